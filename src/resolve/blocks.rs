//! Blocks of data: the YAML of a `chart`, `table`, `tiles` or `timeline` to what it shows.

use super::view;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::shapes::{RawChart, RawTable, RawTile, RawTiles, RawTimeline};
use crate::load::yaml::{self, FromNode, Limits, Node};
use crate::markdown::{self, Harvest, Role};
use crate::model::block::{BlockKind, ChartSpec, DataBlock, TableSpec, Tile};
use crate::model::document::{BlockSource, BlockWord, Document};
use crate::model::{Dataset, Grid, Site};
use crate::source::{Excerpt, Span, Spanned};

/// What blocks are resolved with.
pub(super) struct Context<'a> {
    pub site: &'a Site,
    pub folder: Option<&'a str>,
    pub harvest: &'a mut Harvest,
    pub diagnostics: &'a mut Diagnostics,
}

/// The parts that all blocks have.
struct Common {
    title: Option<Spanned<Excerpt>>,
    id: Option<Spanned<String>>,
    note: Option<Excerpt>,
}

impl<'a> Context<'a> {
    /// Reads a block; `None` when it cannot be used.
    pub(super) fn block(&mut self, source: &BlockSource) -> Option<DataBlock> {
        let node = yaml::parse(&source.yaml, Limits::default(), self.diagnostics)?;
        match source.kind {
            BlockWord::Chart => self.chart(node, source.span),
            BlockWord::Table => self.table(node, source.span),
            BlockWord::Tiles => self.tiles(node, source.span),
            BlockWord::Timeline => self.timeline(node, source.span),
        }
    }

    fn finish(&mut self, common: Common, span: Span, kind: BlockKind) -> DataBlock {
        let title = common.title.map(|title| Spanned::new(self.fragment(&title.value), title.span));
        let note = common.note.map(|note| self.fragment(&note));
        let id = common
            .id
            .map(|id| Spanned::new(self.harvest.given(&id.value, id.span, self.diagnostics), id.span));
        DataBlock { span, id, title, note, kind }
    }

    fn fragment(&mut self, text: &Excerpt) -> Document {
        markdown::parse(text, Role::Fragment, self.harvest, self.diagnostics)
    }

    /// The dataset of a chart or table, which must hold values.
    fn grid(&mut self, name: &Spanned<String>, what: &str) -> Option<(&'a Dataset, &'a Grid)> {
        let site = self.site;
        let dataset = view::dataset(name, self.folder, site, self.diagnostics)?;
        let Some(grid) = dataset.grid() else {
            let message = format!("`{}` holds milestones, and a {what} shows values", name.value);
            self.diagnostics.push(
                Diagnostic::new(Code::BLOCK_UNSUITABLE, name.span, message).help("use a `timeline` block"),
            );
            return None;
        };
        Some((dataset, grid))
    }

    fn chart(&mut self, node: Node, span: Span) -> Option<DataBlock> {
        let RawChart { data, title, id, form, measure, only, highlight, map, note } =
            RawChart::from_node(node, self.diagnostics)?;
        let found = self.grid(&data, "chart");
        let common = Common { title, id, note };
        let Some((dataset, grid)) = found else {
            self.finish(common, span, BlockKind::Tiles(Vec::new()));
            return None;
        };
        let view = view::resolve(dataset, grid, measure.as_ref(), only.as_ref(), self.diagnostics);
        let highlight = highlight.and_then(|name| view::member(&name, grid, self.diagnostics));
        let map = map.map_or_else(Vec::new, |map| view::tiles(&map, grid, &view, self.diagnostics));
        Some(self.finish(common, span, BlockKind::Chart(ChartSpec { view, form, highlight, map })))
    }

    fn table(&mut self, node: Node, span: Span) -> Option<DataBlock> {
        let RawTable { data, title, id, measure, only, columns, trend, note } =
            RawTable::from_node(node, self.diagnostics)?;
        let found = self.grid(&data, "table");
        let common = Common { title, id, note };
        let Some((dataset, grid)) = found else {
            self.finish(common, span, BlockKind::Tiles(Vec::new()));
            return None;
        };
        let view = view::resolve(dataset, grid, measure.as_ref(), only.as_ref(), self.diagnostics);
        let columns = columns.and_then(|name| view::dimension(&name, grid, self.diagnostics));
        let wished = trend.filter(|trend| trend.value);
        let trend =
            wished.as_ref().and_then(|wish| view::times_across(wish.span, grid, &view, self.diagnostics));
        let spec = TableSpec { columns: trend.or(columns), view, trend: trend.is_some() };
        Some(self.finish(common, span, BlockKind::Table(spec)))
    }

    fn tiles(&mut self, node: Node, span: Span) -> Option<DataBlock> {
        let RawTiles { title, id, tiles, note } = RawTiles::from_node(node, self.diagnostics)?;
        let tiles = tiles.into_iter().map(|tile| self.tile(&tile)).collect();
        Some(self.finish(Common { title, id, note }, span, BlockKind::Tiles(tiles)))
    }

    fn tile(&mut self, RawTile { label, value, compare, trend, note }: &RawTile) -> Tile {
        Tile {
            label: self.fragment(label),
            value: self.fragment(value),
            compare: compare.as_ref().map(|text| self.fragment(text)),
            trend: trend.as_ref().filter(|trend| trend.value).map(|trend| trend.span),
            note: note.as_ref().map(|text| self.fragment(text)),
        }
    }

    fn timeline(&mut self, node: Node, span: Span) -> Option<DataBlock> {
        let RawTimeline { data, title, id, note } = RawTimeline::from_node(node, self.diagnostics)?;
        let site = self.site;
        let dataset = view::dataset(&data, self.folder, site, self.diagnostics);
        if dataset.is_some_and(|dataset| dataset.milestones().is_none()) {
            let message = format!("`{}` holds values, and a timeline shows milestones", data.value);
            self.diagnostics.push(
                Diagnostic::new(Code::BLOCK_UNSUITABLE, data.span, message)
                    .help("use a `table` or `chart` block"),
            );
        }
        let id_of =
            dataset.filter(|dataset| dataset.milestones().is_some()).map(|dataset| dataset.id.clone());
        let kind = id_of.clone().map_or_else(|| BlockKind::Tiles(Vec::new()), BlockKind::Timeline);
        let block = self.finish(Common { title, id, note }, span, kind);
        id_of.map(|_| block)
    }
}
