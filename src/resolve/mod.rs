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
use crate::model::{DatasetId, Site};
use indexmap::IndexMap;
use std::collections::BTreeSet;

/// Makes a site of what was read; `None` when there are no settings to build it with.
pub fn site(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Site> {
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
    site.pages = page::resolve(sources, &site, diagnostics);
    site.meetings = meeting::resolve(sources, &site, diagnostics);
    Some(site)
}

type Datasets = (IndexMap<DatasetId, crate::model::Dataset>, BTreeSet<DatasetId>);

fn datasets(sources: &Sources, diagnostics: &mut Diagnostics) -> Datasets {
    let (mut usable, mut unusable) = (IndexMap::new(), BTreeSet::new());
    for (source, raw) in &sources.datasets {
        let path = sources.map.path(*source);
        let name = path.as_str().strip_prefix("data/").unwrap_or(path.as_str());
        let id = DatasetId::new(name.strip_suffix(".yaml").unwrap_or(name));
        let found = raw.clone().and_then(|raw| dataset::resolve(&id, raw, *source, sources, diagnostics));
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
