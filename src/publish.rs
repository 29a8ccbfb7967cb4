//! Every page of a site: charts drawn, texts written, templates filled, paper by paper and at once.
//!
//! In: a site without errors, its figures, a theme. Out: pages, drawings and downloads put into a [`Sink`], and what
//! could not be drawn. Papers do not depend on each other, so they are made in parallel and are gone from memory as
//! soon as they are put. Deliberately absent: the disk (`emit`) and deciding whether to build (`lib.rs`).

use crate::address::Address;
use crate::bundle::{Artifact, OutputPath, Sink};
use crate::chart::{Charts, Drawn};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::figure::Figures;
use crate::load::Sources;
use crate::model::document::BlockIndex;
use crate::model::site::{Article, Page};
use crate::model::{Dataset, DatasetId, Meeting, Paper, Site};
use crate::narrative::{self, ArticleParts, ChartParts, Terms};
use crate::page::{self, Citations, Edition, Theme};
use crate::source::ProjectPath;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a site is made from.
pub struct Material<'a> {
    /// The files.
    pub sources: &'a Sources,
    /// What they mean.
    pub site: &'a Site,
    /// The figures of their sentences.
    pub figures: &'a Figures,
    /// The theme.
    pub theme: &'a Theme,
    /// What was asked for.
    pub options: page::Options,
}

/// Told how many papers are done, and of how many.
pub type Watcher<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Makes every page and puts it. What is found on the way is returned; a page with a finding is not put.
pub fn render(material: &Material<'_>, sink: &dyn Sink, watcher: Watcher<'_>) -> Diagnostics {
    let press = Press::new(material, sink, watcher);
    press.everything();
    press.found.into_inner().unwrap_or_default()
}

/// Draws every chart for its findings alone, so that a run with other mistakes tells these too.
pub fn draw_all(site: &Site, figures: &Figures) -> Diagnostics {
    let charts = Charts::new(site, figures);
    let mut found = Diagnostics::default();
    for article in site.articles() {
        charts.of_article(article, &mut found);
    }
    found
}

/// The work of one run.
struct Press<'a> {
    material: &'a Material<'a>,
    edition: Edition<'a>,
    charts: Charts<'a>,
    sink: &'a dyn Sink,
    watcher: Watcher<'a>,
    sizes: BTreeMap<&'a DatasetId, usize>,
    hidden: BTreeSet<Address>,
    found: Mutex<Diagnostics>,
}

/// Drawings of the charts of an article, by block.
type Drawings = BTreeMap<BlockIndex, ChartParts>;

impl<'a> Press<'a> {
    fn new(material: &'a Material<'a>, sink: &'a dyn Sink, watcher: Watcher<'a>) -> Self {
        let Material { sources, site, figures, theme, options } = material;
        let sizes: Vec<(&DatasetId, usize)> = site
            .datasets
            .values()
            .par_bridge()
            .map(|dataset| (&dataset.id, page::csv(dataset).len()))
            .collect();
        let hidden = site.papers().filter(|(_, paper)| paper.draft && !options.drafts);
        Self {
            material,
            edition: Edition { site, theme, sources: &sources.map, options },
            charts: Charts::new(site, figures),
            sink,
            watcher,
            sizes: sizes.into_iter().collect(),
            hidden: hidden.map(|(_, paper)| Address::paper(&paper.meeting, &paper.slug)).collect(),
            found: Mutex::default(),
        }
    }

    fn everything(&self) {
        let papers: Vec<(&Meeting, &Paper)> = self
            .edition
            .site
            .meetings
            .iter()
            .flat_map(|meeting| self.edition.papers(meeting).map(move |paper| (meeting, paper)))
            .collect();
        let done = AtomicUsize::new(0);
        let mut citations = Citations::default();
        let uses: Vec<_> = papers
            .par_iter()
            .map(|(meeting, paper)| {
                let uses = self.paper(meeting, paper);
                (self.watcher)(done.fetch_add(1, Ordering::Relaxed) + 1, papers.len());
                uses
            })
            .collect();
        for ((meeting, paper), uses) in papers.iter().zip(uses) {
            citations.paper(meeting, paper, uses);
        }
        let meetings = &self.edition.site.meetings;
        let parts: Vec<ArticleParts> = meetings.par_iter().map(|meeting| self.meeting(meeting)).collect();
        for (meeting, parts) in meetings.iter().zip(parts) {
            citations.page(Address::meeting(&meeting.id), &meeting.title, parts.uses);
        }
        for page in &self.edition.site.pages {
            let parts = self.page(page);
            citations.page(Address::page(&page.id), &page.title, parts.uses);
        }
        self.datasets(&citations);
        self.rest(&citations);
    }

    fn tell(&self, outcome: Result<(), page::Failure>) {
        if let Err(finding) = outcome {
            self.add(*finding);
        }
    }

    fn add(&self, finding: Diagnostic) {
        if let Ok(mut found) = self.found.lock() {
            found.push(finding);
        }
    }

    /// Gives a narrative its context with the charts of one article.
    fn with_context<T>(&self, article: &Article, write: impl FnOnce(&narrative::Context<'_>) -> T) -> T {
        let mut found = Diagnostics::default();
        let drawings: Drawings = self
            .charts
            .of_article(article, &mut found)
            .into_iter()
            .map(|(index, drawn)| (index, self.parts(&drawn)))
            .collect();
        if let Ok(mut all) = self.found.lock() {
            all.append(found);
        }
        let charts = |path: &ProjectPath, index: BlockIndex| chart_of(&drawings, article, path, index);
        let csv_size = |id: &DatasetId| self.sizes.get(id).copied().unwrap_or(0);
        write(&narrative::Context {
            site: self.material.site,
            figures: self.material.figures,
            terms: Terms::new(&self.material.site.glossary),
            charts: &charts,
            csv_size: &csv_size,
            hidden: self.hidden.clone(),
        })
    }

    fn parts(&self, drawn: &Drawn) -> ChartParts {
        ChartParts {
            drawings: narrative::Html(drawn.html()),
            subtitle: drawn.subtitle.clone(),
            summary: drawn.summary.clone(),
            download: drawn.download(&self.material.theme.palette),
        }
    }

    fn paper(&self, meeting: &Meeting, paper: &Paper) -> Vec<narrative::parts::Use> {
        let parts = self.with_context(&paper.article, |context| narrative::paper(context, paper));
        self.tell(page::paper(&self.edition, meeting, paper, &parts, self.sink));
        self.files(&parts.article);
        parts.article.uses
    }

    fn article(&self, article: &Article, home: &Address) -> ArticleParts {
        let parts = self.with_context(article, |context| narrative::article(context, article, home));
        self.files(&parts);
        parts
    }

    fn meeting(&self, meeting: &Meeting) -> ArticleParts {
        let parts = self.article(&meeting.article, &Address::meeting(&meeting.id));
        let summaries = |paper: &Paper, at: &Address| self.summary(paper, at);
        self.tell(page::meeting(&self.edition, meeting, &parts, &summaries, self.sink));
        parts
    }

    fn page(&self, page: &Page) -> ArticleParts {
        let parts = self.article(&page.article, &Address::page(&page.id));
        let summaries = |paper: &Paper, at: &Address| self.summary(paper, at);
        let outcome = if page.id == "index" {
            page::front(&self.edition, page, &parts, &summaries, self.sink)
        } else {
            page::ordinary(&self.edition, page, &parts, self.sink)
        };
        self.tell(outcome);
        parts
    }

    fn summary(&self, paper: &Paper, at: &Address) -> Option<narrative::Html> {
        let charts = |_: &ProjectPath, _: BlockIndex| None;
        let csv_size = |_: &DatasetId| 0;
        let context = narrative::Context {
            site: self.material.site,
            figures: self.material.figures,
            terms: Terms::new(&[]),
            charts: &charts,
            csv_size: &csv_size,
            hidden: self.hidden.clone(),
        };
        narrative::summary(&context, paper, at)
    }

    fn datasets(&self, citations: &Citations) {
        let shown: Vec<&Dataset> = page::shown_datasets(&self.edition, citations).collect();
        shown.par_iter().for_each(|dataset| {
            let table = narrative::dataset_table(dataset);
            self.tell(page::dataset(
                &self.edition,
                dataset,
                &table,
                &page::csv(dataset),
                citations,
                self.sink,
            ));
        });
        self.tell(page::datasets(&self.edition, citations, self.sink));
    }

    fn rest(&self, citations: &Citations) {
        self.tell(page::glossary(&self.edition, self.sink));
        self.tell(page::not_found(&self.edition, self.sink));
        self.tell(page::assets(&self.edition, self.sink));
        self.tell(page::copies(&self.edition, &self.material.sources.copies, self.sink));
        let summaries = |paper: &Paper, at: &Address| self.summary(paper, at);
        self.tell(page::feeds(&self.edition, &self.addresses(citations), &summaries, self.sink));
    }

    /// The pages of the site map, in the order of their addresses.
    fn addresses(&self, citations: &Citations) -> Vec<Address> {
        let pages = self.edition.site.pages.iter().map(|page| Address::page(&page.id));
        let meetings = self.edition.site.meetings.iter().flat_map(|meeting| {
            let papers =
                self.edition.papers(meeting).map(|paper| Address::paper(&paper.meeting, &paper.slug));
            std::iter::once(Address::meeting(&meeting.id)).chain(papers)
        });
        let datasets =
            page::shown_datasets(&self.edition, citations).map(|dataset| Address::dataset(&dataset.id));
        let mut all: Vec<Address> = pages.chain(meetings).chain(datasets).collect();
        all.extend([Address::datasets(), Address::glossary()]);
        all.sort();
        all.dedup();
        all
    }

    /// The drawings that a text offers to download.
    fn files(&self, parts: &ArticleParts) {
        for (address, text) in &parts.files {
            let path = match OutputPath::new(address.as_str()) {
                Ok(path) => path,
                Err(error) => {
                    self.add(Diagnostic::at(Code::FILE_NAME, Place::Project, error.to_string()));
                    continue;
                }
            };
            if let Err(error) = self.sink.put(path, Artifact::text(text.clone())) {
                self.add(Diagnostic::at(Code::FILE_NAME, Place::Project, error.to_string()));
            }
        }
    }
}

fn chart_of(
    drawings: &Drawings,
    article: &Article,
    path: &ProjectPath,
    index: BlockIndex,
) -> Option<ChartParts> {
    drawings.get(&index).filter(|_| *path == article.path).cloned()
}
