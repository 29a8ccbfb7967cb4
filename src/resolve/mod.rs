//! Raw to model: every name looked up, every value read, every mistake told.
//!
//! In: [`Sources`]. Out: a [`Site`] that holds what could be used. A dataset whose body is bad still has a name, so
//! that papers which cite it are not told of a mistake that is not theirs.
//! Deliberately absent: arithmetic (`figure`, `check`) and figure references (`figure`).

mod article;
mod blocks;
mod cell;
mod dataset;
mod dimensions;
mod gaps;
mod glossary;
mod grid;
mod measures;
mod meeting;
mod merged;
mod milestones;
mod misnamed;
mod page;
mod paper;
mod provenance;
mod rows;
mod settings;
mod statutory;
mod view;

use crate::diagnostic::Diagnostics;
use crate::load::Sources;
use crate::model::site::Article;
use crate::model::{Dataset, DatasetId, Paper, Site};
use crate::source::{ProjectPath, SourceId};
use crate::together;
use indexmap::IndexMap;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

/// What an earlier build made and what would be made just so again: it is taken as it is. Nothing was found in it.
#[derive(Debug, Default)]
pub struct Recall(Mutex<Recalled>);

/// What is recalled, by file. Nobody asks for its order, and large values stay where they are.
#[derive(Debug, Default)]
pub struct Recalled {
    /// All datasets in the order of their ids, where every one is recalled.
    pub all_datasets: Option<IndexMap<DatasetId, Dataset>>,
    /// Datasets.
    pub datasets: HashMap<SourceId, Dataset>,
    /// The texts of meetings and ordinary pages.
    pub articles: HashMap<SourceId, Article>,
    /// Papers.
    pub papers: HashMap<SourceId, Paper>,
}

impl Recalled {
    /// Nothing yet, with room for so many datasets and texts.
    #[must_use]
    pub fn with_room(datasets: usize, texts: usize) -> Self {
        Self {
            all_datasets: None,
            datasets: HashMap::with_capacity(datasets),
            articles: HashMap::default(),
            papers: HashMap::with_capacity(texts),
        }
    }
}

impl Recall {
    /// What is recalled.
    #[must_use]
    pub fn new(recalled: Recalled) -> Self {
        Self(Mutex::new(recalled))
    }

    fn take<T>(&self, take: impl FnOnce(&mut Recalled) -> Option<T>) -> Option<T> {
        take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Makes a site of what was read; `None` when there are no settings to build it with.
pub fn site(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Site> {
    site_with(sources, &Recall::default(), diagnostics)
}

/// The same with what an earlier build made.
pub fn site_with(sources: &Sources, recall: &Recall, diagnostics: &mut Diagnostics) -> Option<Site> {
    let settings = settings::resolve(sources, diagnostics);
    let (datasets, unusable) = datasets(sources, recall, diagnostics);
    let mut site = Site {
        settings: settings?,
        meetings: Vec::new(),
        pages: Vec::new(),
        datasets,
        unusable,
        glossary: glossary::resolve(sources),
        copies: sources.copies.iter().map(|(path, bytes)| (path.clone(), bytes.len())).collect(),
    };
    let folders = folders(&site);
    let around = Around { sources, site: &site, folders: &folders, recall };
    let pages = page::resolve(around, diagnostics);
    let meetings = meeting::resolve(around, diagnostics);
    site.pages = pages;
    site.meetings = meetings;
    Some(site)
}

/// What texts are resolved with.
#[derive(Clone, Copy)]
struct Around<'a> {
    /// The files.
    sources: &'a Sources,
    /// The site as far as it is known: its settings, datasets and glossary.
    site: &'a Site,
    /// Every folder that has datasets, below `data/`, in it or deeper.
    folders: &'a BTreeSet<String>,
    /// What need not be made.
    recall: &'a Recall,
}

fn folders(site: &Site) -> BTreeSet<String> {
    let mut folders = BTreeSet::new();
    let mut last = "";
    for id in site.datasets.keys().chain(&site.unusable).map(DatasetId::as_str) {
        // Most datasets stand in the folder of the one before.
        let folder = id.rsplit_once('/').map_or("", |(folder, _)| folder);
        if std::mem::replace(&mut last, folder) == folder {
            continue;
        }
        // A folder that is there has brought those above it.
        let above = id.rmatch_indices('/').filter_map(|(at, _)| id.get(..at));
        for folder in above.take_while(|folder| !folder.is_empty()) {
            if folders.contains(folder) {
                break;
            }
            folders.insert(folder.to_owned());
        }
    }
    folders
}

type Datasets = (IndexMap<DatasetId, Dataset>, BTreeSet<DatasetId>);

/// The datasets, many read at once; those that cannot be used keep their names.
fn datasets(sources: &Sources, recall: &Recall, diagnostics: &mut Diagnostics) -> Datasets {
    if let Some(all) = recall.take(|recalled| recalled.all_datasets.take()) {
        return (all, BTreeSet::new());
    }
    let (mut usable, mut unusable) = (IndexMap::with_capacity(sources.datasets.len()), BTreeSet::new());
    let resolved = together::each(sources.datasets.clone(), |source| dataset(source, sources, recall));
    for (id, found, faults) in resolved {
        diagnostics.append(faults);
        match found {
            Some(dataset) => {
                usable.insert(id, dataset);
            }
            None => {
                unusable.insert(id);
            }
        }
    }
    usable.sort_unstable_keys();
    (usable, unusable)
}

/// The name of the dataset in a file.
#[must_use]
pub fn dataset_id(path: &ProjectPath) -> DatasetId {
    let name = path.as_str().strip_prefix("data/").unwrap_or(path.as_str());
    DatasetId::new(name.strip_suffix(".yaml").unwrap_or(name))
}

fn dataset(
    source: SourceId,
    sources: &Sources,
    recall: &Recall,
) -> (DatasetId, Option<Dataset>, Diagnostics) {
    let mut faults = Diagnostics::default();
    if let Some(known) = recall.take(|all| all.datasets.remove(&source)) {
        return (known.id.clone(), Some(known), faults);
    }
    let id = dataset_id(&sources.map.path(source));
    let raw = sources.dataset(source, &mut faults);
    let found = raw.and_then(|raw| dataset::resolve(&id, raw, source, sources, &mut faults));
    (id, found, faults)
}
