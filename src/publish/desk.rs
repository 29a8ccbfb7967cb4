//! One page while it is made: its charts, its words, its template.
//!
//! In: what the press has, and where the page goes. Out: the page put, its uses of datasets, what was found.
//! Deliberately absent: whether a page needs to be made (`publish`).

use super::{Csv, Material, Out, Press};
use crate::address::Address;
use crate::bundle::{Artifact, Sink};
use crate::chart::{Drawn, picture};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::block::BlockKind;
use crate::model::document::BlockIndex;
use crate::model::settings::DrawingFile;
use crate::model::site::{Article, Page};
use crate::model::{Dataset, DatasetId, Meeting, Paper};
use crate::narrative::parts::Use;
use crate::narrative::{self, ArticleParts, ChartParts, Download, Terms};
use crate::page::{self, Citations, Edition};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// A page while it is made.
pub(super) struct Desk<'a> {
    press: &'a Press<'a>,
    sink: &'a dyn Sink,
    found: RefCell<Diagnostics>,
}

/// Drawings of the charts of an article, by block.
type Drawings = BTreeMap<BlockIndex, ChartParts>;

impl<'a> Desk<'a> {
    /// Makes a page and tells what was found.
    pub fn make(
        press: &'a Press<'a>,
        sink: &'a dyn Sink,
        make: &dyn Fn(&Desk) -> Vec<Use>,
    ) -> (Vec<Use>, Diagnostics) {
        let desk = Desk { press, sink, found: RefCell::default() };
        let uses = make(&desk);
        (uses, desk.found.into_inner())
    }

    fn edition(&self) -> &Edition<'a> {
        &self.press.edition
    }

    fn add(&self, finding: Diagnostic) {
        self.found.borrow_mut().push(finding);
    }

    fn add_failure(&self, outcome: Result<(), page::Failure>) {
        if let Err(finding) = outcome {
            self.add(*finding);
        }
    }

    /// Makes a page that uses no dataset.
    pub fn tell(&self, make: impl Fn(&Edition, &dyn Sink) -> Result<(), page::Failure>) -> Vec<Use> {
        self.add_failure(make(self.edition(), self.sink));
        Vec::new()
    }

    /// The page of a paper.
    pub fn paper(&self, meeting: &Meeting, paper: &Paper) -> Vec<Use> {
        let mut parts = self.with_context(&paper.article, |context| narrative::paper(context, paper));
        self.add_failure(page::paper(self.edition(), meeting, paper, &parts, self.sink));
        self.files(&mut parts.article);
        parts.article.uses
    }

    /// The page of a meeting.
    pub fn meeting(&self, meeting: &Meeting) -> Vec<Use> {
        let parts = self.article(&meeting.article, &Address::meeting(&meeting.id));
        let summaries = |paper: &Paper, at: &Address| self.summary(paper, at);
        self.add_failure(page::meeting(self.edition(), meeting, &parts, &summaries, self.sink));
        parts.uses
    }

    /// An ordinary page, or the front page.
    pub fn page(&self, page: &Page) -> Vec<Use> {
        let parts = self.article(&page.article, &Address::page(&page.id));
        let summaries = |paper: &Paper, at: &Address| self.summary(paper, at);
        self.add_failure(if page.id == "index" {
            page::front(self.edition(), page, &parts, &summaries, self.sink)
        } else {
            page::ordinary(self.edition(), page, &parts, self.sink)
        });
        parts.uses
    }

    /// The page of a dataset; what is kept for the next build has the download beside it.
    pub fn dataset(&self, dataset: &Dataset, citations: &Citations) -> Vec<Use> {
        let table = narrative::dataset_table(dataset);
        let csv = self.press.csv(&dataset.id);
        if let Some(Csv::Held(file)) = csv {
            self.add_failure(page::download(self.edition(), dataset, file.clone(), self.sink));
        }
        let bytes = csv.map_or(0, Csv::size);
        self.tell(|edition, sink| page::dataset(edition, dataset, &table, bytes, citations, sink))
    }

    /// The site map of the pages given, and the feed.
    pub fn feeds(&self, addresses: &[Address]) -> Vec<Use> {
        let summaries = |paper: &Paper, at: &Address| self.summary(paper, at);
        self.tell(|edition, sink| page::feeds(edition, addresses, &summaries, sink))
    }

    fn article(&self, article: &Article, home: &Address) -> ArticleParts {
        let mut parts = self.with_context(article, |context| narrative::article(context, article, home));
        self.files(&mut parts);
        parts
    }

    /// Gives a narrative its context with the charts of one article.
    fn with_context<T>(&self, article: &Article, write: impl FnOnce(&narrative::Context<'_>) -> T) -> T {
        let mut found = Diagnostics::default();
        let drawn = self.press.charts.of_article(article, &mut found);
        let parts = |(index, drawn)| (index, self.parts(&drawn, is_chart(article, index)));
        let drawings: Drawings = drawn.into_iter().map(parts).collect();
        if let Out::Kept(run) = &self.press.out {
            run.drawn(article, &found);
        }
        self.found.borrow_mut().append(found);
        let csv_size = |id: &DatasetId| self.press.csv(id).map_or(0, Csv::size);
        let material = self.press.material;
        write(&narrative::Context {
            site: material.site,
            figures: material.figures,
            terms: Terms::new(&material.site.glossary),
            charts: &drawings,
            csv_size: &csv_size,
            hidden: self.press.hidden.clone(),
        })
    }

    fn parts(&self, drawn: &Drawn, offered: bool) -> ChartParts {
        ChartParts {
            drawings: narrative::Html(drawn.html()),
            subtitle: drawn.subtitle.clone(),
            summary: drawn.summary.clone(),
            downloads: if offered { self.downloads(drawn) } else { Vec::new() },
        }
    }

    /// The files of a drawing that the settings ask for.
    fn downloads(&self, drawn: &Drawn) -> Vec<Download> {
        let svg = drawn.download(&self.press.material.theme.palette);
        let asked = self.press.material.site.settings.downloads.iter();
        let files = asked.filter_map(|kind| {
            let file = match kind {
                DrawingFile::Svg => Some(Artifact::text(svg.clone())),
                DrawingFile::Png if drawn.obstacle().is_some() => return None,
                DrawingFile::Png if !self.press.material.options.pictures => None,
                DrawingFile::Png => Some(Artifact::binary(self.picture(&svg, &drawn.title)?)),
            };
            Some(Download { kind: *kind, file })
        });
        files.collect()
    }

    fn picture(&self, svg: &str, title: &str) -> Option<Vec<u8>> {
        let tell = |fault| {
            let message = format!("the picture of “{title}” cannot be made: {fault}");
            self.add(Diagnostic::at(Code::CHART_PICTURE, Place::Project, message));
        };
        picture::png(svg).map_err(tell).ok()
    }

    fn summary(&self, paper: &Paper, at: &Address) -> Option<narrative::Html> {
        summary(self.press.material, &self.press.hidden, paper, at)
    }

    /// Puts the drawings that a text offers to download.
    fn files(&self, parts: &mut ArticleParts) {
        for (address, file) in std::mem::take(&mut parts.files) {
            self.add_failure(page::put_file(self.edition(), self.sink, &address, file));
        }
    }
}

/// Whether a block is a chart, of which files are offered.
fn is_chart(article: &Article, index: BlockIndex) -> bool {
    let block = article.blocks.get(index.0).and_then(Option::as_ref);
    block.is_some_and(|block| matches!(block.kind, BlockKind::Chart(_)))
}

/// The summary of a paper as another page shows it.
pub(super) fn summary(
    material: &Material<'_>,
    hidden: &BTreeSet<Address>,
    paper: &Paper,
    at: &Address,
) -> Option<narrative::Html> {
    let context = narrative::Context {
        site: material.site,
        figures: material.figures,
        terms: Terms::new(&[]),
        charts: &Drawings::new(),
        csv_size: &|_| 0,
        hidden: hidden.clone(),
    };
    narrative::summary(&context, paper, at)
}
