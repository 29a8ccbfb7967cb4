//! Every page of a site: charts drawn, texts written, templates filled, paper by paper and at once.
//!
//! In: a sound site, its figures, a theme. Out: pages, drawings and downloads put into a [`Sink`], and what
//! could not be drawn. Papers do not depend on each other, so they are made in parallel and are gone from memory as
//! soon as they are put. Each page is made by one function of what it reads: with [`Kept`], the pages of the build
//! before, only those are made whose inputs differ. Deliberately absent: the disk (`emit`) and deciding whether to
//! make pages (`checked`).

mod again;
mod cells;
mod desk;
mod inputs;
mod kept;
mod named;
mod texts;
mod uses;

pub use again::{draw_again, render_again};
pub use cells::Cells;
pub use inputs::{Text, Versions};
pub use kept::{Changes, Kept};

use crate::address::Address;
use crate::bundle::{Artifact, Sink};
use crate::chart::Charts;
use crate::diagnostic::Diagnostics;
use crate::figure::Figures;
use crate::load::Sources;
use crate::model::site::Page;
use crate::model::{Dataset, DatasetId, Meeting, Paper, Site};
use crate::narrative::parts::Use;
use crate::page::{self, Edition, Theme};
use crate::source::Version;
use crate::together;
use desk::Desk;
use inputs::Inputs;
use kept::{Key, Run};
use named::Named;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};
use texts::Texts;
use uses::Uses;

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

impl Material<'_> {
    fn edition(&self) -> Edition<'_> {
        let Self { sources, site, theme, options, .. } = self;
        Edition { site, theme, sources: &sources.map, options }
    }
}

/// Told how many papers are done, and of how many.
pub type Watcher<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Makes every page and puts it. What is found on the way is returned; a page with a finding is not put.
pub fn render(material: &Material<'_>, sink: &dyn Sink, watcher: Watcher<'_>) -> Diagnostics {
    let charts = Charts::new(material.site, material.figures);
    let press = Press::new(material, charts, Out::Stream(Named::new(sink)), watcher);
    press.everything();
    let mut found = kept::taken(press.found);
    if let Out::Stream(named) = press.out {
        found.append(named.clashes(&press.edition));
    }
    found
}

/// Papers that this edition does not show.
fn hidden(site: &Site, options: &page::Options) -> BTreeSet<Address> {
    let drafts = site.papers().filter(|(_, paper)| paper.draft && !options.drafts);
    drafts.map(|(_, paper)| Address::paper(&paper.meeting, &paper.slug)).collect()
}

/// Where pages go.
enum Out<'a> {
    /// Each to its place at once.
    Stream(Named<'a>),
    /// Beside those of the build before.
    Kept(Run<'a>),
}

/// The download of a dataset.
enum Csv {
    /// So many bytes, which went to their place at once: nobody holds the text.
    Put(usize),
    /// The file, until the page of its dataset is made, beside which it is kept.
    Held(Artifact),
}

impl Csv {
    /// How many bytes it has.
    fn size(&self) -> usize {
        match self {
            Self::Put(bytes) => *bytes,
            Self::Held(file) => file.bytes().len(),
        }
    }
}

/// The work of one run.
struct Press<'a> {
    material: &'a Material<'a>,
    edition: Edition<'a>,
    charts: Charts<'a>,
    out: Out<'a>,
    watcher: Watcher<'a>,
    /// The downloads of the datasets in their order, as far as anybody asked.
    csvs: Vec<OnceLock<Csv>>,
    hidden: BTreeSet<Address>,
    found: Mutex<Diagnostics>,
}

impl<'a> Press<'a> {
    fn new(material: &'a Material<'a>, charts: Charts<'a>, out: Out<'a>, watcher: Watcher<'a>) -> Self {
        let site = material.site;
        Self {
            material,
            edition: material.edition(),
            charts,
            out,
            watcher,
            csvs: site.datasets.keys().map(|_| OnceLock::new()).collect(),
            hidden: hidden(site, &material.options),
            found: Mutex::default(),
        }
    }

    fn everything(&self) {
        // The list of all datasets is the longest page of a large site: it is made while others are.
        let all: Vec<&Dataset> = self.edition.site.datasets.values().collect();
        let all_are_shown = self.hidden.is_empty();
        let texts = rayon::join(|| self.texts(), || all_are_shown.then(|| self.list(&all))).0;
        let shown = if all_are_shown {
            all
        } else {
            let shown = page::shown_datasets(&self.edition, texts.citations()).collect::<Vec<_>>();
            self.list(&shown);
            shown
        };
        rayon::join(|| self.datasets(&texts, &shown), || self.rest(&shown));
    }

    fn texts(&self) -> Texts<'a> {
        let site = self.edition.site;
        Texts {
            papers: self.papers(),
            meetings: together::each(site.meetings.iter().collect(), |meeting| {
                (meeting, self.meeting(meeting))
            }),
            pages: site.pages.iter().map(|page| (page, self.page(page))).collect(),
            citations: OnceLock::new(),
        }
    }

    fn list(&self, shown: &[&Dataset]) {
        let inputs = |inputs: &Inputs| self.with_hidden(vec![inputs.frame, inputs.list], inputs);
        self.make(Key::Datasets, inputs, |desk| {
            desk.tell(|edition, sink| page::datasets(edition, shown, sink))
        });
    }

    /// Makes a page, or leaves it as it was when its inputs are.
    fn make(
        &self,
        key: Key,
        inputs: impl FnOnce(&Inputs) -> Vec<Version>,
        make: impl Fn(&Desk) -> Vec<Use>,
    ) -> Arc<Uses> {
        let make = |sink: &dyn Sink| Desk::make(self, sink, &make);
        match &self.out {
            Out::Kept(run) => run.page(key, inputs(&run.inputs), &make),
            Out::Stream(named) => {
                let (uses, found) = make(&named.page(key));
                self.found().append(found);
                Arc::new(Uses::new(0, uses))
            }
        }
    }

    fn papers(&self) -> Vec<(&'a Meeting, &'a Paper, Arc<Uses>)> {
        let meetings = self.edition.site.meetings.iter();
        let papers: Vec<(&Meeting, &Paper)> = meetings
            .flat_map(|meeting| self.edition.papers(meeting).map(move |paper| (meeting, paper)))
            .collect();
        let (done, all) = (AtomicUsize::new(0), papers.len());
        together::each(papers, |(meeting, paper)| {
            let key = Key::Paper(paper.article.source);
            let uses =
                self.make(key, |inputs| inputs.paper(meeting, paper), |desk| desk.paper(meeting, paper));
            (self.watcher)(done.fetch_add(1, Ordering::Relaxed) + 1, all);
            (meeting, paper, uses)
        })
    }

    fn meeting(&self, meeting: &Meeting) -> Arc<Uses> {
        let key = Key::Meeting(meeting.article.source);
        self.make(key, |inputs| inputs.meeting_page(meeting), |desk| desk.meeting(meeting))
    }

    fn page(&self, page: &Page) -> Arc<Uses> {
        let inputs = |inputs: &Inputs| match page.id.as_str() {
            "index" => inputs.front(Some(&page.article)),
            _ => inputs.article(&page.article),
        };
        self.make(Key::Page(page.article.source), inputs, |desk| desk.page(page))
    }

    fn datasets(&self, texts: &Texts, shown: &[&Dataset]) {
        let citing = match &self.out {
            Out::Kept(run) => texts.citing(run),
            Out::Stream(_) => Arc::default(),
        };
        together::each(shown.to_vec(), |dataset| {
            let inputs = |inputs: &Inputs| {
                let mut all = inputs.dataset(dataset);
                all.extend(citing.dataset(&dataset.id));
                all
            };
            let key = Key::Dataset(dataset.title.span.source);
            self.make(key, inputs, |desk| desk.dataset(dataset, texts.citations()));
        });
    }

    /// Which datasets are shown depends on all texts when some are hidden.
    fn with_hidden(&self, mut all: Vec<Version>, inputs: &Inputs) -> Vec<Version> {
        if !self.hidden.is_empty() {
            all.extend(inputs.front(None));
        }
        all
    }

    fn rest(&self, shown: &[&Dataset]) {
        let frame = |inputs: &Inputs| vec![inputs.frame];
        self.make(Key::Glossary, frame, |desk| desk.tell(page::glossary));
        self.make(Key::NotFound, frame, |desk| desk.tell(page::not_found));
        self.make(Key::Assets, frame, |desk| desk.tell(page::assets));
        let copies = |inputs: &Inputs| vec![inputs.frame, inputs.copies];
        self.make(Key::Copies, copies, |desk| {
            desk.tell(|edition, sink| page::copies(edition, &self.material.sources.copies, sink))
        });
        let feeds = |inputs: &Inputs| {
            let mut all = inputs.front(None);
            all.push(inputs.list);
            all
        };
        self.make(Key::Feeds, feeds, |desk| desk.feeds(&self.addresses(shown)));
    }

    /// The pages of the site map, in the order of their addresses.
    fn addresses(&self, shown: &[&Dataset]) -> Vec<Address> {
        let pages = self.edition.site.pages.iter().map(|page| Address::page(&page.id));
        let meetings = self.edition.site.meetings.iter().flat_map(|meeting| {
            let papers =
                self.edition.papers(meeting).map(|paper| Address::paper(&paper.meeting, &paper.slug));
            std::iter::once(Address::meeting(&meeting.id)).chain(papers)
        });
        let datasets = shown.iter().map(|dataset| Address::dataset(&dataset.id));
        let mut all: Vec<Address> = pages.chain(meetings).chain(datasets).collect();
        all.extend([Address::datasets(), Address::glossary()]);
        all.sort();
        all.dedup();
        all
    }

    /// What was found so far. None of it may be lost, or a site with mistakes would be published.
    fn found(&self) -> MutexGuard<'_, Diagnostics> {
        kept::locked(&self.found)
    }

    /// The download of a dataset, made by whoever asks first: papers say its size before the page of the dataset is made.
    fn csv(&self, id: &DatasetId) -> Option<&Csv> {
        let (at, _, dataset) = self.edition.site.datasets.get_full(id)?;
        let csv = self.csvs.get(at)?;
        Some(csv.get_or_init(|| self.make_csv(dataset)))
    }

    fn make_csv(&self, dataset: &Dataset) -> Csv {
        let file = Artifact::text(page::csv(dataset));
        let Out::Stream(named) = &self.out else { return Csv::Held(file) };
        let bytes = file.bytes().len();
        let sink = named.page(Key::Dataset(dataset.title.span.source));
        if let Err(finding) = page::download(&self.edition, dataset, file, &sink) {
            self.found().push(*finding);
        }
        Csv::Put(bytes)
    }
}
