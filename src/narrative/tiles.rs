//! Headline figures.

use super::html::Html;
use super::shown::Named;
use super::trend;
use super::writer::Writer;
use crate::figure::{Verb, describe};
use crate::model::Observation;
use crate::model::block::{DataBlock, Tile};
use crate::model::dataset::MemberRef;
use crate::model::document::{Document, FigureIndex, Inline};

impl<'a> Writer<'a> {
    /// Headline figures: each with its label, its value, and a comparison in words.
    pub(super) fn tiles(&mut self, block: &'a DataBlock, tiles: &'a [Tile], named: &Named, out: &mut Html) {
        self.open_figure("tiles", block, named, "", out);
        out.raw("<ul>\n");
        for tile in tiles {
            out.raw("<li>");
            self.tile_line("label", &tile.label, out);
            self.tile_line("value", &tile.value, out);
            if let Some(past) = self.past(tile) {
                out.open("p", &[("class", Some("trend"))]).html(&past).close("p");
            }
            if let Some(compare) = &tile.compare {
                let class = format!("compare {}", self.direction(compare));
                self.tile_line(class.trim_end(), compare, out);
            }
            if let Some(note) = &tile.note {
                self.tile_line("note", note, out);
            }
            out.raw("</li>\n");
        }
        out.raw("</ul>\n");
        self.note(block, out);
        out.raw("</figure>");
    }

    /// The small line of a tile's figure from the first time to its own, and these two in words.
    fn past(&self, tile: &Tile) -> Option<Html> {
        tile.trend?;
        let figure = first_figure(&tile.value).and_then(|index| self.figure(index))?;
        let grid = self.context.site.datasets.get(&figure.dataset)?.grid()?;
        let (members, measure) = grid.coordinates(figure.cell?);
        let times = grid.period_dimension()?;
        let until: Vec<usize> = (0..=*members.get(times)?).collect();
        let cells = until.iter().filter_map(|member| {
            let members: Vec<usize> = members
                .iter()
                .enumerate()
                .map(|(at, own)| if at == times { *member } else { *own })
                .collect();
            grid.cell(&members, measure)
        });
        let all: Vec<&Observation> = cells.map(|cell| &cell.observation).collect();
        let name = |member| describe::member(grid, MemberRef { dimension: times, member });
        let mut out = trend::line(&all);
        out.words(&format!(" {} to {}", name(0), name(*members.get(times)?)));
        Some(out)
    }

    fn tile_line(&mut self, class: &str, words: &'a Document, out: &mut Html) {
        out.open("p", &[("class", Some(class))]);
        self.short(words, out);
        out.close("p");
    }

    /// The direction of the first change that a comparison cites. The style sheet draws an arrow, which repeats the words
    /// and says nothing of good or bad; in the text it would be a letter that screen readers spell out.
    fn direction(&self, compare: &Document) -> &'static str {
        let mut change = None;
        compare.each_inline(&mut |inline| {
            if let (Inline::Figure(index), None) = (inline, change) {
                change = self
                    .figure(*index)
                    .filter(|figure| figure.verb == Verb::Change)
                    .and_then(|figure| figure.amount);
            }
        });
        match change.map(|change| (change.is_zero(), change.is_negative())) {
            None => "",
            Some((true, _)) => "same",
            Some((false, true)) => "fall",
            Some((false, false)) => "rise",
        }
    }
}

/// The first figure that a text cites.
fn first_figure(text: &Document) -> Option<FigureIndex> {
    let mut first = None;
    text.each_inline(&mut |inline| {
        if let (Inline::Figure(index), None) = (inline, first) {
            first = Some(*index);
        }
    });
    first
}
