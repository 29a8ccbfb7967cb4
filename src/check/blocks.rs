//! Blocks of data: a sentence for a title, and a polarity where a comparison is drawn.

use super::Context;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Document;
use crate::model::block::{BlockKind, Tile};
use crate::model::document::plain_text;
use crate::model::site::Article;
use crate::source::Span;
use std::collections::BTreeSet;

/// Checks the titles and tiles of every block.
pub(super) fn check(context: &Context<'_>, found: &mut Diagnostics) {
    for block in context.articles().flat_map(|article| article.blocks.iter().flatten()) {
        if block.title.is_none() && !matches!(block.kind, BlockKind::Tiles(_)) {
            found.push(
                Diagnostic::new(
                    Code::BLOCK_NO_TITLE,
                    block.span,
                    "the block has no `title`, and a plain one is made",
                )
                .help("say in a sentence what the reader should see: `title: Visits rose each year`"),
            );
        }
        if let BlockKind::Tiles(tiles) = &block.kind {
            tiles.iter().filter_map(lone_line).for_each(|finding| found.push(finding));
        }
        let BlockKind::Chart(chart) = &block.kind else { continue };
        let Some(dataset) = context.whole.datasets.get(&chart.view.dataset) else { continue };
        if let Some(title) = block.title.as_ref().filter(|title| words(&title.value) == dataset.title.value) {
            found.push(
                Diagnostic::new(
                    Code::BLOCK_NO_TITLE,
                    title.span,
                    "the chart's title is its dataset's name, and says nothing of what it shows",
                )
                .help("say in a sentence what the reader should see: `title: Visits rose each year`"),
            );
        }
    }
}

/// A chart of an article whose dataset does not say which way is better.
#[derive(Debug)]
pub(super) struct Silent {
    title: Span,
    block: Span,
}

/// The charts of an article that draw a comparison without a polarity.
pub(super) fn silent(context: &Context<'_>, article: &Article) -> Vec<Silent> {
    let charts = article.blocks.iter().flatten().filter_map(|block| match &block.kind {
        BlockKind::Chart(chart) => Some((block.span, &chart.view)),
        _ => None,
    });
    let silent = charts.filter_map(|(block, view)| {
        let dataset = context.whole.datasets.get(&view.dataset)?;
        let grid = dataset.grid()?;
        let shown = view.measures.iter().filter_map(|at| grid.measures.get(*at));
        let mut numbers = shown.filter(|measure| measure.unit.is_number());
        let title = dataset.title.span;
        numbers.any(|measure| measure.better.is_none()).then_some(Silent { title, block })
    });
    silent.collect()
}

/// Tells of each dataset without a polarity once, at the first chart that needs it.
pub(super) fn polarity(context: &Context<'_>, found: &mut Diagnostics) {
    let mut told = BTreeSet::new();
    for Silent { title, block } in context.extracts().iter().flat_map(|extract| &extract.silent) {
        if told.insert(title.source) {
            found.push(
                Diagnostic::new(
                    Code::DATA_NO_POLARITY,
                    *title,
                    "a chart shows the dataset, which does not say which way is better",
                )
                .related(*block, "shown here")
                .help("add `better: higher`, `better: lower` or `better: neither`"),
            );
        }
    }
}

/// The words of a title.
fn words(title: &Document) -> String {
    let mut words = String::new();
    title.each_block(&mut |block| words.extend(block.inlines().into_iter().map(plain_text)));
    words
}

/// A small line stands beside the change in words.
fn lone_line(tile: &Tile) -> Option<Diagnostic> {
    let span = tile.trend.filter(|_| tile.compare.is_none())?;
    let help = "say the change under `compare:`, such as `{change visits: first to latest} since 2018`";
    Some(
        Diagnostic::new(
            Code::BLOCK_UNSUITABLE,
            span,
            "a small line never stands alone, and this tile says no change",
        )
        .help(help),
    )
}
