//! What one dataset or one text was made from.
//!
//! In: a dataset, or a text with its figures. Out: a [`Record`], and the versions of all that its text would be made from
//! today. Deliberately absent: what datasets may read beside their own files, and what follows from a difference
//! (`memory`).

use crate::figure::Figures;
use crate::load::{SETTINGS, Sources};
use crate::model::site::Article;
use crate::model::{Dataset, DatasetId};
use crate::publish::Text;
use crate::source::{ProjectPath, SourceId, Version};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a dataset or a text was made from.
#[derive(Debug)]
pub(super) struct Record {
    /// The versions of all that it was made from, in a fixed order.
    pub inputs: Vec<Version>,
    /// What it is at itself.
    pub version: Version,
    /// Nothing was found in it, and all that it cites is there.
    pub sound: bool,
    /// The folder in which a text looks for datasets; of a dataset the meeting's from which it comes.
    pub folder: Option<String>,
    /// Whether the values of a dataset stand in a table beside it.
    pub has_table: bool,
    /// The datasets that a text cites; of a dataset itself.
    pub cites: Arc<[DatasetId]>,
}

/// The datasets by name: what each is at.
pub(super) type States = BTreeMap<DatasetId, Version>;

impl Record {
    /// What is known of a text that was made, but for what it was made from. It is not sound where a block or a figure
    /// could not be used.
    pub fn of_text(article: &Article, figures: &Figures, version: Version) -> Self {
        Self {
            inputs: Vec::new(),
            version,
            sound: is_whole(article, figures),
            folder: article.data.clone(),
            has_table: false,
            cites: cites(article, figures),
        }
    }

    /// What is known of a dataset that was made, but for what it was made from.
    pub fn of_dataset(dataset: &Dataset, version: Version) -> Self {
        Self {
            inputs: Vec::new(),
            version,
            sound: true,
            folder: dataset.source.as_ref().and_then(|from| from.meeting.clone()),
            has_table: has_table(dataset),
            cites: [dataset.id.clone()].into(),
        }
    }

    /// What it is at, for the pages.
    pub fn text(&self) -> Text {
        Text { version: self.version, cites: Arc::clone(&self.cites) }
    }

    /// What a text is made from: its file, the settings, whether its folder of data is there, the datasets that it
    /// cites, whether one nearer to hand has taken the name of one, and all datasets of the folder, which are looked
    /// through for numbers that the text types.
    pub fn text_inputs(&self, source: SourceId, sources: &Sources, states: &States) -> Vec<Version> {
        let inside = self.folder.as_ref().map(|folder| DatasetId::new(format!("{folder}/")));
        let first = inside.as_ref().and_then(|inside| states.range(inside..).next());
        let is_there = first
            .zip(inside.as_ref())
            .is_some_and(|((id, _), inside)| id.as_str().starts_with(inside.as_str()));
        let mut inputs =
            vec![sources.map.version(source), version_of(SETTINGS, sources), Version::from(is_there)];
        inputs.extend(self.cites.iter().map(|id| states.get(id).copied().unwrap_or(0)));
        let beside = inside.as_ref().into_iter().flat_map(|inside| {
            states.range(inside..).take_while(|(id, _)| id.as_str().starts_with(inside.as_str()))
        });
        inputs.extend(beside.map(|(_, version)| *version));
        inputs
    }
}

/// What a file of the project is at; 0 when it is not there.
pub(super) fn version_of(path: &str, sources: &Sources) -> Version {
    sources.map.named(&ProjectPath::new(path)).map_or(0, |id| sources.map.version(id))
}

/// Whether the values of a dataset stand in another file than its own.
fn has_table(dataset: &Dataset) -> bool {
    let mut cells = dataset.grid().into_iter().flat_map(|grid| &grid.cells);
    cells.any(|cell| cell.span.source != dataset.title.span.source)
}

/// Whether all blocks and figures of a text could be used.
fn is_whole(article: &Article, figures: &Figures) -> bool {
    article.blocks.iter().all(Option::is_some)
        && figures.of_article(&article.path).iter().all(Option::is_some)
}

/// The datasets that a text cites, each also under the folder of the text: a dataset of that name would be found first.
fn cites(article: &Article, figures: &Figures) -> Arc<[DatasetId]> {
    let shown = article.blocks.iter().flatten().filter_map(|block| block.kind.dataset());
    let cited = figures.of_article(&article.path).iter().flatten().map(|figure| &figure.dataset);
    let all: BTreeSet<&DatasetId> = shown.chain(cited).collect();
    let nearer = article
        .data
        .iter()
        .flat_map(|folder| all.iter().map(move |id| DatasetId::new(format!("{folder}/{id}"))));
    let nearer: Vec<DatasetId> = nearer.collect();
    all.into_iter().cloned().chain(nearer).collect()
}
