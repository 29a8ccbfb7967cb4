//! What hues and the list of datasets are at: they are made from all datasets together, and most changes leave them.

use super::Versions;
use crate::chart::plan::hues::Hues;
use crate::model::{Dataset, DatasetId, Site};
use crate::publish::Cells;
use crate::source::Version;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The hues that members had, with what they were given from.
#[derive(Debug, Default)]
pub(in crate::publish) struct KnownHues {
    from: Version,
    pub hues: Hues,
    /// What the hues of each dataset are at.
    pub(super) by_dataset: BTreeMap<DatasetId, Version>,
    /// What all of them together are at.
    pub(super) all: Version,
    /// What the list of datasets is at.
    pub(super) list: Version,
}

impl KnownHues {
    /// Gives hues anew if a dataset changed, and looks at the list of datasets again.
    pub fn renew(&mut self, site: &Site, versions: &Versions, cells: &mut Cells) {
        if std::mem::replace(&mut self.from, versions.all_datasets) == versions.all_datasets {
            return;
        }
        let hues = Hues::of_datasets(site.datasets.values());
        if hues != self.hues || !versions.datasets.keys().eq(self.by_dataset.keys()) {
            self.by_dataset = versions.datasets.keys().map(|id| (id.clone(), 0)).collect();
            for (id, version) in &mut self.by_dataset {
                let Some(dataset) = site.datasets.get(id) else { continue };
                *version = cells.version("hues", id.as_str(), hues_of(dataset, &hues));
            }
            let known = &self.by_dataset;
            cells.let_go("hues", known.len(), |id| known.contains_key(&DatasetId::new(id)));
            self.all = cells.unused();
        }
        self.hues = hues;
        self.list = cells.version("site", "list of datasets", list_of(site));
    }
}

/// The hues of everything that a drawing of a dataset may name.
fn hues_of(dataset: &Dataset, hues: &Hues) -> String {
    let members = dataset.grid().into_iter().flat_map(|grid| &grid.dimensions);
    let labels = members.flat_map(|dimension| &dimension.members).map(|member| member.label.as_str());
    let labels = labels.chain(dataset.place.as_deref());
    labels.filter_map(|label| Some(format!("{label}\u{0}{:?}\u{0}", hues.of(label)?))).collect()
}

/// What the list of datasets tells of each.
fn list_of(site: &Site) -> String {
    let mut text = String::new();
    for dataset in site.datasets.values() {
        let grid = dataset.grid();
        let names =
            grid.iter().flat_map(|grid| &grid.dimensions).map(|dimension| dimension.name.value.as_str());
        let source = dataset.source.as_ref().map(|source| {
            let [meeting, paper] =
                [&source.meeting, &source.paper].map(|of| of.as_deref().unwrap_or_default());
            [source.document.as_str(), meeting, paper]
        });
        let named = [dataset.id.as_str(), dataset.title.value.as_str()];
        // What has no source is another thing than what has names of the same words.
        let source = source.unwrap_or(["\u{1}"; 3]);
        for part in named.into_iter().chain(source).chain(names) {
            text.push_str(part);
            text.push('\u{0}');
        }
        for measure in grid.iter().flat_map(|grid| &grid.measures) {
            let _ = write!(text, "{}\u{0}", measure.unit);
        }
        text.push('\u{1}');
    }
    text
}
