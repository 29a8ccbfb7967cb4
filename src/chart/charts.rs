//! The charts of a site, article by article.
//!
//! In: the site with its figures. Out: the drawings of each block of an article, and findings: data that cannot be
//! drawn as wished, and labels that fit nowhere. Nothing is kept, so that articles can be drawn at once.

use super::canvas::backend::DrawFault;
use super::canvas::layout::LayoutFault;
use super::pardons::Pardons;
use super::picture::Obstacle;
use super::plan::{self, Explanation, Wish, hues::Hues};
use super::timeline::Timeline;
use super::title::Contradiction;
use super::{Drawn, draw, draw_timeline};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figure::Figures;
use crate::model::block::{BlockKind, ChartSpec};
use crate::model::document::{BlockIndex, Document, Inline};
use crate::model::settings::DrawingFile;
use crate::model::site::Article;
use crate::model::{DatasetId, Site};
use crate::source::Span;
use std::collections::BTreeMap;

/// Draws the charts of a site; each entity wears the same hue on every page.
#[derive(Clone, Debug)]
pub struct Charts<'a> {
    site: &'a Site,
    figures: &'a Figures,
    hues: Hues,
}

impl<'a> Charts<'a> {
    /// Gives every entity of the site its hue.
    #[must_use]
    pub fn new(site: &'a Site, figures: &'a Figures) -> Self {
        Self::with_hues(site, figures, Hues::of_datasets(site.datasets.values()))
    }

    /// The same with hues that were given before to these datasets.
    #[must_use]
    pub fn with_hues(site: &'a Site, figures: &'a Figures, hues: Hues) -> Self {
        Self { site, figures, hues }
    }

    /// Plans and draws every chart block of an article; what cannot be drawn is reported.
    pub fn of_article(
        &self,
        article: &Article,
        diagnostics: &mut Diagnostics,
    ) -> BTreeMap<BlockIndex, Drawn> {
        let mut all = BTreeMap::new();
        let mut pardons = Pardons::of(article);
        for (index, block) in article.blocks.iter().enumerate() {
            let Some(block) = block else {
                pardons.is_whole = false;
                continue;
            };
            let drawn = match &block.kind {
                BlockKind::Chart(spec) => {
                    let title = block.title.as_ref();
                    let words = title.map(|title| words_of(&title.value, article, self.figures));
                    let chart = Block {
                        site: self.site,
                        hues: &self.hues,
                        span: block.span,
                        spec,
                        title: words.as_deref(),
                    };
                    chart.told(title.map(|title| title.span), &mut pardons, diagnostics)
                }
                BlockKind::Timeline(dataset) => self.timeline(article, dataset, block.span, diagnostics),
                BlockKind::Table(_) | BlockKind::Tiles(_) => None,
            };
            all.extend(drawn.map(|drawn| (BlockIndex(index), drawn)));
        }
        pardons.unused().for_each(|told| diagnostics.push(told));
        all
    }

    /// How each chart of an article got its form, in the order of the text.
    #[must_use]
    pub fn explained(&self, article: &Article) -> Vec<Explained> {
        let charts = article.blocks.iter().flatten().filter_map(|block| {
            let BlockKind::Chart(spec) = &block.kind else { return None };
            let dataset = self.site.datasets.get(&spec.view.dataset)?;
            let title = block.title.as_ref().map(|title| words_of(&title.value, article, self.figures));
            let wish = Wish { spec, span: block.span, title: title.as_deref(), hues: &self.hues };
            let outcome = plan::explain(dataset, wish);
            let title = title.unwrap_or_else(|| dataset.title.value.clone());
            Some(Explained { span: block.span, title, outcome })
        });
        charts.collect()
    }

    /// Draws a list of milestones that has enough of them.
    fn timeline(
        &self,
        article: &Article,
        dataset: &DatasetId,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<Drawn> {
        let steps = self.site.datasets.get(dataset)?.milestones()?;
        let timeline = Timeline { steps, meeting: self.site.meeting_day(article) };
        let drawn = timeline.is_worth_drawing().then(|| draw_timeline(&timeline))?;
        drawn.map_err(|fault| diagnostics.push(*refused(&fault, span))).ok()
    }
}

/// What the canvas refused.
fn refused(fault: &DrawFault, span: Span) -> Box<Diagnostic> {
    let message = format!("the chart cannot be drawn: {fault}");
    Box::new(Diagnostic::new(Code::CHART_LAYOUT, span, message).help("please report this chart"))
}

/// Tells what the numbers of a chart contradict in its title.
fn accuse(drawn: &Drawn, span: Span, found: &mut Diagnostics) {
    for Contradiction { word, found: numbers } in &drawn.contradictions {
        let message = format!("the title says `{word}`, and {numbers}");
        found.push(
            Diagnostic::new(Code::CHART_TITLE, span, message).help(
                "say in the title what the chart shows, or name the members and times that it speaks of",
            ),
        );
    }
}

/// How a chart of an article got its form.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The whole block.
    pub span: Span,
    /// What it shows, as the author's title says or the dataset's.
    pub title: String,
    /// What was chosen and why; or what is wrong with the block.
    pub outcome: Result<Explanation, Box<Diagnostic>>,
}

/// One block to draw.
struct Block<'a> {
    site: &'a Site,
    hues: &'a Hues,
    span: Span,
    spec: &'a ChartSpec,
    title: Option<&'a str>,
}

impl Block<'_> {
    /// Draws the chart and tells what is wrong with it, but for what the author accepts.
    fn told(
        &self,
        title: Option<Span>,
        pardons: &mut Pardons<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Drawn> {
        let mut found = Diagnostics::default();
        let drawn = self.drawn(&mut found).unwrap_or_else(|fault| {
            found.push(*fault);
            None
        });
        match &drawn {
            Some(drawn) => {
                title.into_iter().for_each(|span| accuse(drawn, span, &mut found));
                found.retain(|finding| !pardons.accept(finding, &drawn.title));
            }
            None => pardons.is_whole = false,
        }
        diagnostics.append(found);
        drawn
    }

    fn drawn(&self, diagnostics: &mut Diagnostics) -> Result<Option<Drawn>, Box<Diagnostic>> {
        let Some(dataset) = self.site.datasets.get(&self.spec.view.dataset) else { return Ok(None) };
        let wish = Wish { spec: self.spec, span: self.span, title: self.title, hues: self.hues };
        let plot = plan::plot(dataset, wish)?;
        let drawn = draw(&plot).map_err(|fault| refused(&fault, self.span))?;
        if let Some(fault) = drawn.faults.first() {
            diagnostics.push(crowded(fault, drawn.faults.len(), self.span));
        }
        if self.site.settings.downloads.contains(&DrawingFile::Png)
            && let Some(obstacle) = drawn.obstacle()
        {
            diagnostics.push(without_picture(obstacle, self.span));
        }
        Ok(Some(drawn))
    }
}

/// One finding for all labels of a chart that fit nowhere.
fn crowded(fault: &LayoutFault, count: usize, span: Span) -> Diagnostic {
    let more = if count > 1 { format!(" (and {} more)", count - 1) } else { String::new() };
    Diagnostic::new(Code::CHART_LAYOUT, span, format!("{fault}{more}"))
        .help("shorten the name in the dataset, show fewer members with `only:`, or use a table")
}

/// The finding for a chart that is offered without a picture.
fn without_picture(obstacle: Obstacle, span: Span) -> Diagnostic {
    let help = match obstacle {
        Obstacle::Character(_) => "write it in letters, or leave the picture out: the drawing (SVG) shows it",
        Obstacle::Height(_) => {
            "show fewer members with `only:`, or leave the picture out: the drawing (SVG) shows all"
        }
    };
    Diagnostic::new(Code::CHART_PICTURE, span, format!("this chart has no picture (PNG): {obstacle}"))
        .help(help)
}

/// The words of a title with its figures.
fn words_of(document: &Document, article: &Article, figures: &Figures) -> String {
    let mut words = String::new();
    document.each_inline(&mut |inline| match inline {
        Inline::Text(text, _) | Inline::Code(text, _) => words.push_str(text),
        Inline::Figure(index) => {
            words.push_str(figures.get(&article.path, *index).map_or("", |figure| figure.text.as_str()));
        }
        Inline::SoftBreak | Inline::HardBreak => words.push(' '),
        _ => {}
    });
    words
}
