//! Where a page uses datasets, shared between builds.

use crate::model::DatasetId;
use crate::narrative::parts::Use;
use crate::source::Version;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// The uses of datasets of one page.
#[derive(Debug)]
pub(super) struct Uses {
    /// What they are at: it stays while the page is made again with the same uses.
    pub version: Version,
    /// The uses in the order of the text.
    pub list: Arc<[Use]>,
    /// The datasets that are used, each once.
    pub datasets: BTreeSet<DatasetId>,
}

impl Uses {
    pub fn new(version: Version, list: Vec<Use>) -> Self {
        let datasets = list.iter().map(|each| each.dataset.clone()).collect();
        Self { version, list: list.into(), datasets }
    }
}

/// What the texts that use each dataset are at.
#[derive(Debug, Default)]
pub(super) struct Citing {
    /// What all texts are at, in their order: their uses, and how they are named.
    from: Vec<Version>,
    by_dataset: HashMap<DatasetId, Vec<Version>>,
}

impl Citing {
    /// Puts together what is known of texts, each with how it is named; `before` is taken when it was made of the same.
    pub fn of<'a>(
        texts: impl Iterator<Item = (&'a Arc<Uses>, Version)> + Clone,
        before: &Arc<Self>,
    ) -> Arc<Self> {
        let from: Vec<Version> = texts.clone().flat_map(|(uses, named)| [uses.version, named]).collect();
        if before.from == from {
            return Arc::clone(before);
        }
        let mut by_dataset: HashMap<DatasetId, Vec<Version>> =
            HashMap::with_capacity(before.by_dataset.len());
        for (uses, named) in texts {
            for id in &uses.datasets {
                by_dataset.entry(id.clone()).or_default().extend([uses.version, named]);
            }
        }
        Arc::new(Self { from, by_dataset })
    }

    /// What the texts that use a dataset are at.
    pub fn dataset(&self, id: &DatasetId) -> &[Version] {
        self.by_dataset.get(id).map_or(&[], Vec::as_slice)
    }
}
