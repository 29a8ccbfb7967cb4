//! Texts as HTML: paragraphs with their numbers, figures in their places, charts and tables with all that belongs to
//! them.
//!
//! In: the site as meant, its figures, the drawings of its charts. Out: [`ArticleParts`] and [`PaperParts`]: HTML in
//! which whatever an author typed is escaped, with the headings, the uses of datasets and the files of each page.
//! Deliberately absent: templates and whole pages (`page`), drawing (`chart`), numbers in words (`figure`), and
//! judging whether a link leads somewhere (`check`); a link that no page may have is left as its words.
//!
//! The markup carries the meaning and no look: no `style`, no script, no colour. Identifiers that are made up here
//! are `paragraph-N`, `figure-N`, `footnote-N`, `footnote-ref-N` and `cell-N`.

mod block;
pub mod caption;
pub mod html;
mod inline;
mod notes;
pub mod parts;
mod shown;
pub mod table;
pub mod terms;
mod tiles;
mod trend;
mod timeline;
mod typed;
mod writer;

#[cfg(test)]
mod tests;

pub use html::Html;
pub use parts::{ArticleParts, PaperParts};
pub use table::cell_anchor;
pub use terms::Terms;

use crate::address::Address;
use crate::bundle::Artifact;
use crate::figure::Figures;
use crate::model::document::BlockIndex;
use crate::model::settings::{DrawingFile, StatutoryAnswer};
use crate::model::site::Article;
use crate::model::{Dataset, DatasetId, Paper, Site};
use crate::source::ProjectPath;
use parts::{StatutoryParts, UsePlace};
use std::collections::{BTreeMap, BTreeSet};
use writer::{Style, Writer};

/// What all pages are written from.
pub struct Context<'a> {
    /// Everything that was written.
    pub site: &'a Site,
    /// The figures of its sentences.
    pub figures: &'a Figures,
    /// The terms of its glossary.
    pub terms: Terms<'a>,
    /// The charts of the article, by block; one that was reported is not there.
    pub charts: &'a BTreeMap<BlockIndex, ChartParts>,
    /// Gives the size of a dataset's download in bytes.
    pub csv_size: &'a (dyn Fn(&DatasetId) -> usize + Sync),
    /// Pages that this edition leaves out, such as drafts; links to them are left as words.
    pub hidden: BTreeSet<Address>,
}

/// A chart as the narrative needs it.
#[derive(Clone, Debug, Default)]
pub struct ChartParts {
    /// Its drawings as HTML.
    pub drawings: Html,
    /// Measure, unit, place, period, and a remark on the axis.
    pub subtitle: String,
    /// What it shows, in sentences.
    pub summary: Vec<String>,
    /// The files of its drawing to download.
    pub downloads: Vec<Download>,
}

/// A file in which a chart is offered.
#[derive(Clone, Debug)]
pub struct Download {
    /// What it is.
    pub kind: DrawingFile,
    /// The file itself, unless only a build makes it.
    pub file: Option<Artifact>,
}

/// Writes the text of an ordinary page or a meeting.
#[must_use]
pub fn article(context: &Context<'_>, article: &Article, home: &Address) -> ArticleParts {
    let mut writer = Writer::new(context, article, home, home);
    let body = writer.document(&article.body, Style::TEXT);
    finish(writer, body)
}

/// Writes the texts of a paper, in the order in which its page prints them.
#[must_use]
pub fn paper(context: &Context<'_>, paper: &Paper) -> PaperParts {
    let home = Address::paper(&paper.meeting, &paper.slug);
    let mut writer = Writer::new(context, &paper.article, &home, &home);
    let summary = paper.summary.as_ref().map(|summary| {
        writer.at_place("_summary", UsePlace::Summary, |writer| writer.document(summary, Style::TEXT))
    });
    let recommendations = paper.recommendations.iter().map(|recommendation| {
        writer.at_place("_recommendations", UsePlace::Recommendations, |writer| {
            writer.line_of(recommendation, Style::TEXT)
        })
    });
    let recommendations = recommendations.collect();
    let body = writer.document(&paper.article.body, Style::TEXT);
    let statutory = statutory(&mut writer, context, paper);
    PaperParts { article: finish(writer, body), summary, recommendations, statutory }
}

fn statutory<'a>(writer: &mut Writer<'a>, context: &Context<'a>, paper: &'a Paper) -> Vec<StatutoryParts> {
    let sections = context.site.settings.statutory.iter().zip(&paper.statutory);
    let written = sections.map(|(section, answer)| {
        writer.at_place(&format!("_{}", section.id), UsePlace::section(&section.title), |writer| {
            let file = std::mem::replace(&mut writer.file, ProjectPath::new("site.yaml"));
            let intro = section.intro.as_ref().map(|intro| writer.document(intro, Style::ELSEWHERE));
            writer.file = file;
            let answer = match answer {
                Some(StatutoryAnswer::Text(text)) => Some(writer.document(text, Style::TEXT)),
                Some(StatutoryAnswer::YesNo(_)) | None => None,
            };
            StatutoryParts { intro, answer }
        })
    });
    written.collect()
}

/// The summary of a paper as another page shows it, with links that start there.
#[must_use]
pub fn summary(context: &Context<'_>, paper: &Paper, at: &Address) -> Option<Html> {
    let home = Address::paper(&paper.meeting, &paper.slug);
    let mut writer = Writer::new(context, &paper.article, &home, at);
    paper.summary.as_ref().map(|summary| writer.document(summary, Style::ELSEWHERE))
}

/// The table of a dataset's page: every cell, each with an anchor to which figures lead.
#[must_use]
pub fn dataset_table(dataset: &Dataset) -> Html {
    match dataset.grid() {
        Some(grid) => {
            let view = table::whole(grid, &dataset.id);
            let caption = caption::line(dataset, grid, &view);
            let label = "The data as a table";
            let table = table::Table {
                grid,
                view: &view,
                columns: None,
                caption: &caption,
                label,
                anchors: true,
                trend: false,
            };
            let mut out = Html::default();
            table.write(&mut out);
            out
        }
        None => timeline::milestones(dataset),
    }
}

fn finish(mut writer: Writer<'_>, body: Html) -> ArticleParts {
    let footnotes = writer.footnote_list();
    ArticleParts { body, footnotes, headings: writer.headings, uses: writer.uses, files: writer.files }
}
