//! Where a page uses datasets, shared between builds.

use crate::model::DatasetId;
use crate::narrative::parts::Use;
use crate::source::Version;
use std::collections::BTreeSet;

/// The uses of datasets of one page.
#[derive(Debug)]
pub(super) struct Uses {
    /// What they are at: it stays while the page is made again with the same uses.
    pub version: Version,
    /// The uses in the order of the text.
    pub list: Vec<Use>,
    /// The datasets that are used, each once.
    pub datasets: BTreeSet<DatasetId>,
}

impl Uses {
    pub fn new(version: Version, list: Vec<Use>) -> Self {
        let datasets = list.iter().map(|each| each.dataset.clone()).collect();
        Self { version, list, datasets }
    }
}
