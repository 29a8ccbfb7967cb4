//! Blocks of data in a text: charts, tables, tiles and timelines, as meant by their authors.
//!
//! In: nothing (see `resolve`). Out: [`DataBlock`]. Deliberately absent: which form a chart takes (`chart`).

use super::dataset::{DatasetId, MemberRef};
use super::document::{Anchor, Document};
use crate::source::{Span, Spanned};

/// A chart, table, row of tiles or timeline.
#[derive(Clone, Debug)]
pub struct DataBlock {
    /// The whole block.
    pub span: Span,
    /// The anchor that the author gave it.
    pub id: Option<Spanned<Anchor>>,
    /// What the reader should see, as a sentence.
    pub title: Option<Spanned<Document>>,
    /// What the author adds below.
    pub note: Option<Document>,
    /// What it shows.
    pub kind: BlockKind,
}

impl DataBlock {
    /// Every text of the block.
    #[must_use]
    pub fn texts(&self) -> Vec<&Document> {
        let mut texts: Vec<&Document> =
            self.title.iter().map(|title| &title.value).chain(&self.note).collect();
        if let BlockKind::Tiles(tiles) = &self.kind {
            for tile in tiles {
                texts.extend([&tile.label, &tile.value].into_iter().chain(&tile.compare).chain(&tile.note));
            }
        }
        texts
    }
}

/// What a block of data shows.
#[derive(Clone, Debug)]
pub enum BlockKind {
    /// A chart.
    Chart(ChartSpec),
    /// A table.
    Table(TableSpec),
    /// Headline figures.
    Tiles(Vec<Tile>),
    /// Milestones.
    Timeline(DatasetId),
}

impl BlockKind {
    /// The dataset that the block shows, if it shows a single one.
    #[must_use]
    pub fn dataset(&self) -> Option<&DatasetId> {
        match self {
            Self::Chart(chart) => Some(&chart.view.dataset),
            Self::Table(table) => Some(&table.view.dataset),
            Self::Timeline(dataset) => Some(dataset),
            Self::Tiles(_) => None,
        }
    }
}

/// The part of a dataset that a block shows.
#[derive(Clone, Debug)]
pub struct View {
    /// The dataset.
    pub dataset: DatasetId,
    /// The measures that are shown, by position; at least one.
    pub measures: Vec<usize>,
    /// For each dimension the members that are shown, by position, in the dataset's order.
    pub members: Vec<Vec<usize>>,
}

/// A chart.
#[derive(Clone, Debug)]
pub struct ChartSpec {
    /// What is shown.
    pub view: View,
    /// The form that the author wishes, as written; else it follows from the data.
    pub form: Option<Spanned<String>>,
    /// The member that stands out.
    pub highlight: Option<MemberRef>,
    /// Where the tiles of a map stand, row by row; empty without a map.
    pub map: Vec<Vec<Option<MemberRef>>>,
}

/// A table.
#[derive(Clone, Debug)]
pub struct TableSpec {
    /// What is shown.
    pub view: View,
    /// The dimension that runs across, by position; else the last of two or more.
    pub columns: Option<usize>,
    /// Whether a small line and the change from first to last stand behind each row.
    pub trend: bool,
}

/// A headline figure.
#[derive(Clone, Debug)]
pub struct Tile {
    /// What it is.
    pub label: Document,
    /// The figure.
    pub value: Document,
    /// A comparison in words.
    pub compare: Option<Document>,
    /// Where a small line of the figure's past is asked for.
    pub trend: Option<Span>,
    /// What the author adds.
    pub note: Option<Document>,
}
