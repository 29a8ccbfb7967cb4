//! Pages kept from one build to the next: those whose inputs are as before are not made again.
//!
//! In: each page with the versions of all that it reads (`inputs`) and how to make it. Out: [`Changes`], the files that
//! came, went or were made anew. Deliberately absent: the files themselves, which whoever shows them keeps.

use super::Cells;
use super::inputs::{Inputs, Known};
use super::uses::{Citing, Uses};
use crate::bundle::{Artifact, NameError, Names, OutputPath, Sink};
use crate::diagnostic::Diagnostics;
use crate::model::site::Article;
use crate::narrative::parts::Use;
use crate::page::{self, Edition};
use crate::source::{SourceId, Version};
use crate::together;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Files of the site that were made anew since they were last told; `None` where one is gone.
pub type Changes = BTreeMap<OutputPath, Option<Artifact>>;

/// The pages of the build before.
#[derive(Debug, Default)]
pub struct Kept {
    pages: Pages,
    drawings: Drawings,
    summaries: Summaries,
    pub(super) cells: Cells,
    pub(super) known: Known,
    changes: Changes,
    /// Pages that claim one file, and what was told of them.
    clashes: (BTreeSet<Key>, Diagnostics),
    last_uses: Version,
    citing: Arc<Citing>,
}

/// Names a page, or several files that are made together. A text and a dataset go by their files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Paper(SourceId),
    Meeting(SourceId),
    Page(SourceId),
    Dataset(SourceId),
    Datasets,
    Glossary,
    NotFound,
    Assets,
    Copies,
    Feeds,
}

type Pages = BTreeMap<Key, Page>;
/// What the summary of each paper was made from, and what it is at.
type Summaries = BTreeMap<SourceId, (Vec<Version>, Version)>;
/// What was found in the drawings of each text, with what they were made from.
type Drawings = BTreeMap<SourceId, (Vec<Version>, Diagnostics)>;

/// A page, or several files that are made together.
#[derive(Debug)]
struct Page {
    inputs: Vec<Version>,
    uses: Arc<Uses>,
    found: Diagnostics,
    files: Vec<OutputPath>,
    visited: AtomicBool,
}

/// One run over all pages.
pub(super) struct Run<'a> {
    pub inputs: Inputs<'a>,
    before: Pages,
    fresh: Mutex<Vec<Fresh>>,
    drawings: Mutex<Drawings>,
    last_uses: AtomicU64,
    citing: Mutex<Arc<Citing>>,
}

/// What came of a run.
pub(super) struct Outcome {
    before: Pages,
    fresh: Vec<Fresh>,
    drawings: Drawings,
    last_uses: Version,
    citing: Arc<Citing>,
}

/// A page that was made in this run, under its key, and its files.
type Fresh = (Key, Page, Vec<(OutputPath, Artifact)>);
/// Makes a page: its uses of datasets, and what was found.
type Make<'m> = &'m dyn Fn(&dyn Sink) -> (Vec<Use>, Diagnostics);

/// The files of one page.
#[derive(Default)]
struct Tray(Mutex<Vec<(OutputPath, Artifact)>>);

impl Sink for Tray {
    fn put(&self, path: OutputPath, artifact: Artifact) -> Result<(), NameError> {
        locked(&self.0).push((path, artifact));
        Ok(())
    }
}

/// What a mutex holds, also if a thread panicked with it.
pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The same, when nobody else asks any more.
pub(super) fn taken<T>(mutex: Mutex<T>) -> T {
    mutex.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// What the build before has left for a run.
pub(super) struct Before {
    pages: Pages,
    last_uses: Version,
    citing: Arc<Citing>,
}

impl<'a> Run<'a> {
    pub fn new(inputs: Inputs<'a>, before: Before) -> Self {
        Self {
            inputs,
            before: before.pages,
            fresh: Mutex::default(),
            drawings: Mutex::default(),
            last_uses: before.last_uses.into(),
            citing: before.citing.into(),
        }
    }

    /// A page as it is, if its inputs are as before; else it is made.
    pub fn page(&self, key: Key, inputs: Vec<Version>, make: Make<'_>) -> Arc<Uses> {
        let known = self.before.get(&key);
        if let Some(known) = known.filter(|known| known.inputs == inputs) {
            known.visited.store(true, Ordering::Relaxed);
            return Arc::clone(&known.uses);
        }
        let tray = Tray::default();
        let (uses, found) = make(&tray);
        let uses = match known.filter(|known| *known.uses.list == *uses) {
            Some(known) => Arc::clone(&known.uses),
            None => Arc::new(Uses::new(self.last_uses.fetch_add(1, Ordering::Relaxed) + 1, uses)),
        };
        let files = taken(tray.0);
        let names = files.iter().map(|(path, _)| path.clone()).collect();
        let page = Page { inputs, uses: Arc::clone(&uses), found, files: names, visited: true.into() };
        locked(&self.fresh).push((key, page, files));
        uses
    }

    /// Notes what was found in the drawings of an article.
    pub fn drawn(&self, article: &Article, found: &Diagnostics) {
        let noted = (self.inputs.article(article), found.clone());
        locked(&self.drawings).insert(article.source, noted);
    }

    /// What the texts that use each dataset are at; each text comes with how it is named.
    pub fn citing<'u>(&self, texts: impl Iterator<Item = (&'u Arc<Uses>, Version)> + Clone) -> Arc<Citing> {
        let mut known = locked(&self.citing);
        *known = Citing::of(texts, &known);
        Arc::clone(&known)
    }

    pub fn end(self) -> Outcome {
        Outcome {
            before: self.before,
            fresh: taken(self.fresh),
            drawings: taken(self.drawings),
            last_uses: self.last_uses.into_inner(),
            citing: taken(self.citing),
        }
    }
}

impl Kept {
    /// What the build before has left; pages that claimed one file are made again, since only one of them had it.
    pub(super) fn before(&mut self) -> Before {
        let mut pages = std::mem::take(&mut self.pages);
        for key in std::mem::take(&mut self.clashes.0) {
            let files = pages.remove(&key).map_or_else(Vec::new, |page| page.files);
            self.changes.extend(files.into_iter().map(|path| (path, None)));
        }
        Before { pages, last_uses: self.last_uses, citing: Arc::clone(&self.citing) }
    }

    /// Tells of files that are gone, unless another page has made them.
    fn lose(&mut self, gone: &BTreeSet<OutputPath>) {
        if gone.is_empty() {
            return;
        }
        let made: BTreeSet<&OutputPath> = self.pages.values().flat_map(|page| &page.files).collect();
        let gone: Vec<OutputPath> = gone.iter().filter(|path| !made.contains(path)).cloned().collect();
        self.changes.extend(gone.into_iter().map(|path| (path, None)));
    }

    /// Takes in what a run made and lets go of the pages that it did not visit; all that was found is returned.
    pub(super) fn settle(&mut self, outcome: Outcome, edition: &Edition) -> Diagnostics {
        let Outcome { before, mut fresh, drawings, last_uses, citing } = outcome;
        (self.last_uses, self.citing) = (last_uses, citing);
        self.drawings.extend(drawings);
        let mut pages = before;
        let mut renamed = false;
        fresh.sort_by_key(|(key, ..)| *key);
        let mut gone: BTreeSet<OutputPath> = BTreeSet::new();
        for (key, page, files) in fresh {
            let old = pages.insert(key, page).map_or_else(Vec::new, |old| old.files);
            renamed |= !old.iter().eq(files.iter().map(|(path, _)| path));
            gone.extend(old.into_iter().filter(|path| files.iter().all(|(other, _)| other != path)));
            self.changes.extend(files.into_iter().map(|(path, artifact)| (path, Some(artifact))));
        }
        let lost = pages.extract_if(.., |_, page| !page.visited.swap(false, Ordering::Relaxed));
        gone.extend(lost.flat_map(|(_, page)| page.files));
        self.pages = pages;
        renamed |= !gone.is_empty();
        self.lose(&gone);
        // What was told before may be mended by a page that is gone, which no other had to be made again for.
        if renamed || !self.clashes.1.is_empty() {
            self.claim(edition);
        }
        let mut found = self.clashes.1.clone();
        for page in self.pages.values() {
            page.found.iter().for_each(|finding| found.push(finding.clone()));
        }
        found
    }

    /// Sees that no two pages claim one file.
    fn claim(&mut self, edition: &Edition) {
        let mut names = Names::default();
        let mut owners: BTreeMap<String, Key> = BTreeMap::new();
        let (mut keys, mut found) = (BTreeSet::new(), Diagnostics::default());
        for (key, page) in &self.pages {
            for path in &page.files {
                let owner = *owners.entry(path.as_str().to_lowercase()).or_insert(*key);
                if let Err(error) = names.claim(path) {
                    found.push(page::clash(edition, &error));
                    keys.extend([*key, owner]);
                }
            }
        }
        self.clashes = (keys, found);
    }

    /// What the summary of each paper is at: it is read on other pages, and most changes of a paper leave it as it is.
    pub(super) fn summaries(
        &mut self,
        papers: impl Iterator<Item = (SourceId, Vec<Version>)>,
        read: impl Fn(SourceId) -> String + Sync,
    ) -> BTreeMap<SourceId, Version> {
        let name = |source: SourceId| format!("{source:?}");
        let mut at = BTreeMap::new();
        let mut open = Vec::new();
        for (source, from) in papers {
            match self.summaries.get(&source).filter(|(known, _)| *known == from) {
                Some((_, version)) => _ = at.insert(source, *version),
                None => open.push((source, from)),
            }
        }
        for (source, from, text) in together::each(open, |(source, from)| (source, from, read(source))) {
            let version = self.cells.version("summaries", &name(source), text);
            self.summaries.insert(source, (from, version));
            at.insert(source, version);
        }
        if self.summaries.len() > at.len() {
            self.summaries.retain(|source, _| at.contains_key(source));
            let names: BTreeSet<String> = at.keys().copied().map(name).collect();
            self.cells.let_go("summaries", names.len(), |name| names.contains(name));
        }
        at
    }

    /// Lets go of what was found in the drawings of articles that are no more in the site.
    pub(super) fn let_go(&mut self) {
        if self.drawings.len() > self.known.texts().len() {
            let there: BTreeSet<SourceId> = self.known.texts().collect();
            self.drawings.retain(|source, _| there.contains(source));
        }
    }

    /// What was found in the drawings of an article, if they would be made just so again.
    pub(super) fn drawing(&self, article: &Article, inputs: &[Version]) -> Option<&Diagnostics> {
        self.drawings.get(&article.source).filter(|(known, _)| known == inputs).map(|(_, found)| found)
    }

    /// Notes what was found in the drawings of articles.
    pub(super) fn note_drawings(
        &mut self,
        drawings: impl IntoIterator<Item = (SourceId, Vec<Version>, Diagnostics)>,
    ) {
        self.drawings.extend(drawings.into_iter().map(|(source, inputs, found)| (source, (inputs, found))));
    }

    /// The files that differ since they were last asked for.
    pub fn changes(&mut self) -> Changes {
        std::mem::take(&mut self.changes)
    }
}
