//! Blocks of data as HTML: the figure around a chart or table, headline figures, a timeline.

use super::Download;
use super::caption;
use super::html::{Html, escaped};
use super::parts::UsePlace;
use super::table::Table;
use super::writer::{Style, Writer};
use crate::address::Address;
use crate::bundle::Artifact;
use crate::figure::format;
use crate::model::block::{BlockKind, ChartSpec, DataBlock, TableSpec, View};
use crate::model::document::{Block, BlockIndex, Document};
use crate::model::settings::DrawingFile;
use crate::model::{Dataset, DatasetId, Grid};

/// How many bytes stand around the drawings of a chart, more or less.
const AROUND: usize = 6 << 10;

/// How a block is named on its page.
pub(super) struct Named {
    /// Its anchor.
    pub anchor: String,
    /// `Figure 3`; tiles have none.
    pub number: Option<String>,
}

impl<'a> Writer<'a> {
    /// Writes a block of data; nothing when it was reported.
    pub(super) fn shown(&mut self, index: BlockIndex, out: &mut Html) {
        let article = self.article;
        let Some(block) = article.blocks.get(index.0).and_then(Option::as_ref) else { return };
        let number = self.numbers().figure(index);
        let wish = match (&block.id, number) {
            (Some(id), _) => Some(id.value.0.clone()),
            (None, number) => number.map(|number| self.free_anchor(format!("figure-{number}"))),
        };
        let anchor = wish.unwrap_or_else(|| self.free_anchor(format!("tiles-{}", index.0 + 1)));
        let named = Named { anchor, number: number.map(|number| format!("Figure {number}")) };
        let Some(title) = self.title(block) else { return };
        let place = match &named.number {
            Some(number) => UsePlace::Shown(number.clone(), title),
            None => UsePlace::Tiles,
        };
        let anchor = named.anchor.clone();
        self.at_place(&anchor, place, |writer| match &block.kind {
            BlockKind::Chart(chart) => writer.chart_block(block, chart, index, &named, out),
            BlockKind::Table(table) => writer.table_block(block, table, &named, out),
            BlockKind::Tiles(tiles) => writer.tiles(block, tiles, &named, out),
            BlockKind::Timeline(dataset) => writer.timeline(block, dataset, index, &named, out),
        });
    }

    /// The author's title in words, else that of the dataset.
    fn title(&self, block: &DataBlock) -> Option<String> {
        match (&block.title, block.kind.dataset()) {
            (Some(title), _) => Some(self.words_of(&title.value)),
            (None, Some(dataset)) => Some(self.context.site.datasets.get(dataset)?.title.value.clone()),
            (None, None) => Some(String::new()),
        }
    }

    /// Opens a figure with its title as a heading and a line below it. It ends with `</figure>`.
    pub(super) fn open_figure(
        &mut self,
        class: &str,
        block: &'a DataBlock,
        named: &Named,
        line: &str,
        out: &mut Html,
    ) {
        let title = if let Some(title) = &block.title {
            self.line_of(&title.value, Style::HEADING)
        } else {
            Html(escaped(&self.title(block).unwrap_or_default()))
        };
        let heading = format!("h{}", (self.level + 1).clamp(2, 6));
        out.open("figure", &[("class", Some(class)), ("id", Some(&named.anchor))]).line();
        let titled = !title.0.is_empty();
        if titled || !line.is_empty() {
            out.raw("<figcaption>");
            if titled {
                out.open(&heading, &[]).html(&title).close(&heading);
            }
            if !line.is_empty() {
                out.element("p", &[], line);
            }
            out.raw("</figcaption>\n");
        }
    }

    fn grid(&mut self, view: &View) -> Option<(&'a Dataset, &'a Grid)> {
        let dataset = self.context.site.datasets.get(&view.dataset)?;
        self.uses(&view.dataset);
        Some((dataset, dataset.grid()?))
    }

    /// How many bytes the charts of a document take, which are most of it.
    pub(super) fn room_for_charts(&self, document: &Document) -> usize {
        let drawn = document.blocks.iter().filter_map(|block| match block {
            Block::Data(index) => self.chart(*index),
            _ => None,
        });
        drawn.map(|drawn| drawn.drawings.0.len() + AROUND).sum()
    }

    fn chart_block(
        &mut self,
        block: &'a DataBlock,
        chart: &'a ChartSpec,
        index: BlockIndex,
        named: &Named,
        out: &mut Html,
    ) {
        let Some((dataset, grid)) = self.grid(&chart.view) else { return };
        let Some(drawn) = self.chart(index) else { return };
        let number = named.number.as_deref().unwrap_or_default();
        self.open_figure("chart", block, named, &format!("{number}: {}", drawn.subtitle), out);
        out.html(&drawn.drawings).line();
        if !drawn.summary.is_empty() {
            out.element("p", &[("class", Some("told"))], &drawn.summary.join(" ")).line();
        }
        let line = caption::line(dataset, grid, &chart.view);
        let label = format!("Table of {}", number.to_lowercase());
        let table = Table {
            grid,
            view: &chart.view,
            columns: None,
            caption: &line,
            label: &label,
            anchors: false,
            trend: false,
        };
        out.raw("<details><summary>").words(&format!("Data of {} as a table", number.to_lowercase()));
        out.raw("</summary>\n");
        table.write(out);
        out.line();
        if let Some(notes) = caption::notes(dataset, grid, &chart.view) {
            out.html(&notes).line();
        }
        out.raw("</details>\n");
        self.note(block, out);
        let mut offered = Vec::new();
        for Download { kind, file } in &drawn.downloads {
            let address = self.home.beside(&format!("{}.{}", named.anchor, kind.extension()));
            offered.push((*kind, address.clone(), file.as_ref().map(|file| file.bytes().len())));
            // What is made later has its name already, so that a second file of that name is told now.
            self.files.push((address, file.clone().unwrap_or_else(|| Artifact::binary([]))));
        }
        self.source(dataset, number, &offered, out);
        out.raw("</figure>");
    }

    fn table_block(&mut self, block: &'a DataBlock, shown: &'a TableSpec, named: &Named, out: &mut Html) {
        let Some((dataset, grid)) = self.grid(&shown.view) else { return };
        let number = named.number.as_deref().unwrap_or_default();
        self.open_figure("table", block, named, number, out);
        let line = caption::line(dataset, grid, &shown.view);
        let label = format!("Table of {}", number.to_lowercase());
        let table = Table {
            grid,
            view: &shown.view,
            columns: shown.columns,
            caption: &line,
            label: &label,
            anchors: false,
            trend: shown.trend,
        };
        table.write(out);
        out.line();
        if let Some(notes) = caption::notes(dataset, grid, &shown.view) {
            out.html(&notes).line();
        }
        self.note(block, out);
        self.source(dataset, number, &[], out);
        out.raw("</figure>");
    }

    /// What the author adds below a block.
    pub(super) fn note(&mut self, block: &'a DataBlock, out: &mut Html) {
        if let Some(note) = &block.note {
            out.raw("<p class=\"note\">");
            self.short(note, out);
            out.raw("</p>\n");
        }
    }

    /// Writes a short text of the author in one paragraph, whatever it holds.
    pub(super) fn short(&mut self, document: &'a Document, out: &mut Html) {
        self.within(document, |writer| {
            for (at, inlines) in document.blocks.iter().flat_map(|block| block.inlines()).enumerate() {
                if at > 0 {
                    out.raw(" ");
                }
                writer.line(inlines, Style::TEXT, out);
            }
        });
    }

    /// Where the data is from, and what can be taken away: each file with its format and size.
    pub(super) fn source(
        &mut self,
        dataset: &Dataset,
        number: &str,
        drawings: &[(DrawingFile, Address, Option<usize>)],
        out: &mut Html,
    ) {
        let number = if number.is_empty() { "this figure".to_owned() } else { number.to_lowercase() };
        out.raw("<p class=\"source\">");
        if let Some(source) = &dataset.source {
            out.words(&format!("Source: {}. ", source.words().trim_end_matches('.')));
        }
        let page = Address::dataset(&dataset.id).link_from(&self.at);
        out.element("a", &[("href", Some(&page))], &format!("About the data of {number}")).raw(".");
        if dataset.grid().is_some() {
            out.raw(" Download: ");
            for (kind, file, size) in drawings {
                let words = format!("{} of {number}", kind.words());
                let format = kind.extension().to_uppercase();
                match size {
                    Some(size) => self.file(&words, &format, file, *size, out),
                    None => {
                        out.words(&format!("{words} ({format}, made when the site is built)"));
                    }
                }
                out.raw(", ");
            }
            self.csv(&dataset.id, &number, out);
            out.raw(".");
        }
        out.raw("</p>\n");
    }

    fn csv(&self, dataset: &DatasetId, number: &str, out: &mut Html) {
        let size = (self.context.csv_size)(dataset);
        self.file(&format!("whole dataset of {number}"), "CSV", &Address::dataset_csv(dataset), size, out);
    }

    fn file(&self, words: &str, kind: &str, file: &Address, size: usize, out: &mut Html) {
        let href = file.link_from(&self.at);
        out.open("a", &[("href", Some(&href)), ("download", Some(""))]).words(words).close("a");
        out.words(&format!(" ({kind}, {})", format::file_size(size)));
    }
}
