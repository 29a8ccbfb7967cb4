//! Raw to model: every name looked up, every value read, every mistake told.
//!
//! In: [`Sources`]. Out: a [`Site`] that holds what could be used. A dataset whose body is bad still has a name, so
//! that papers which cite it are not told of a mistake that is not theirs.
//! Deliberately absent: arithmetic (`figure`, `check`) and figure references (`figure`).

mod article;
mod blocks;
mod cell;
mod dataset;
mod glossary;
mod grid;
mod measures;
mod meeting;
mod page;
mod paper;
mod rows;
mod settings;
mod statutory;
mod view;

use crate::diagnostic::Diagnostics;
use crate::load::Sources;
use crate::model::{Dataset, DatasetId, Site};
use crate::source::SourceId;
use indexmap::IndexMap;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Makes a site of what was read; `None` when there are no settings to build it with. The shapes of papers, meetings and
/// pages are used up: what they meant is in the site.
pub fn site(sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Site> {
    let settings = settings::resolve(sources, diagnostics);
    let (datasets, unusable) = datasets(sources, diagnostics);
    let mut site = Site {
        settings: settings?,
        meetings: Vec::new(),
        pages: Vec::new(),
        datasets,
        unusable,
        glossary: glossary::resolve(sources),
        copies: sources.copies.iter().map(|(path, bytes)| (path.clone(), bytes.len())).collect(),
    };
    let (pages, meetings) = (std::mem::take(&mut sources.pages), std::mem::take(&mut sources.meetings));
    let folders = folders(&site);
    let around = Around { sources, site: &site, folders: &folders };
    let pages = page::resolve(pages, around, diagnostics);
    let meetings = meeting::resolve(meetings, around, diagnostics);
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
}

fn folders(site: &Site) -> BTreeSet<String> {
    let mut folders = BTreeSet::new();
    for id in site.datasets.keys().chain(&site.unusable).map(DatasetId::as_str) {
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
fn datasets(sources: &Sources, diagnostics: &mut Diagnostics) -> Datasets {
    let (mut usable, mut unusable) = (IndexMap::new(), BTreeSet::new());
    let resolved: Vec<_> = sources.datasets.par_iter().map(|source| dataset(*source, sources)).collect();
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
    (usable, unusable)
}

fn dataset(source: SourceId, sources: &Sources) -> (DatasetId, Option<Dataset>, Diagnostics) {
    let path = sources.map.path(source);
    let name = path.as_str().strip_prefix("data/").unwrap_or(path.as_str());
    let id = DatasetId::new(name.strip_suffix(".yaml").unwrap_or(name));
    let mut faults = Diagnostics::default();
    let raw = sources.dataset(source, &mut faults);
    let found = raw.and_then(|raw| dataset::resolve(&id, raw, source, sources, &mut faults));
    (id, found, faults)
}
