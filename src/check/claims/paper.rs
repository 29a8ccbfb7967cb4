//! Our own papers into prose: their structure is known, and every figure reads as it is printed.
//!
//! In: an article of the site, its figures and its file. Out: [`Prose`] whose figures lead back to their references.
//! Deliberately absent: blocks of data but for their titles and notes, since their numbers are bound; code.

use super::prose::{Prose, Role};
use crate::figure::Figures;
use crate::model::Document;
use crate::model::document::{Block, BlockIndex, Inline};
use crate::model::site::{Article, Paper};
use crate::source::{SourceMap, Span, offset};

/// The prose of an article; of a paper also its summary and recommendations, which stand first.
#[must_use]
pub fn prose(article: &Article, paper: Option<&Paper>, figures: &Figures, sources: &SourceMap) -> Prose {
    let mut writer = Writer { prose: Prose::new(article.source), article, figures, sources };
    for text in paper.iter().flat_map(|paper| paper.summary.iter().chain(&paper.recommendations)) {
        writer.blocks(&text.blocks);
    }
    writer.document(&article.body);
    writer.prose
}

struct Writer<'a> {
    prose: Prose,
    article: &'a Article,
    figures: &'a Figures,
    sources: &'a SourceMap,
}

impl Writer<'_> {
    fn document(&mut self, document: &Document) {
        self.blocks(&document.blocks);
        for footnote in &document.footnotes {
            for block in &footnote.blocks {
                if let Block::Paragraph { text, .. } = block {
                    self.start(Role::Note, text);
                }
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { text, .. } => self.start(Role::Heading, text),
            Block::Paragraph { text, .. } => self.start(Role::Paragraph, text),
            Block::List { items, .. } => {
                for (at, item) in items.iter().enumerate() {
                    self.item(&item.blocks, at == 0);
                }
            }
            Block::Definitions { items, .. } => {
                for (term, texts) in items {
                    self.start(Role::Paragraph, term);
                    texts.iter().for_each(|blocks| self.blocks(blocks));
                }
            }
            Block::Table { header, rows, .. } => {
                self.row(header, true);
                rows.iter().for_each(|row| self.row(row, false));
            }
            Block::Quote { blocks, .. } | Block::Callout { blocks, .. } => self.blocks(blocks),
            Block::Data(index) => self.data(*index),
            Block::Code { .. } | Block::Rule(_) => {}
        }
    }

    /// An item is its first paragraph; what stands deeper in it follows as its own.
    fn item(&mut self, blocks: &[Block], first: bool) {
        for (at, block) in blocks.iter().enumerate() {
            match block {
                Block::Paragraph { text, .. } if at == 0 => {
                    self.prose.start(Role::Item, first);
                    self.inlines(text);
                }
                other => self.block(other),
            }
        }
    }

    fn row(&mut self, cells: &[Vec<Inline>], first: bool) {
        self.prose.start(Role::Row(Vec::new()), first);
        for cell in cells {
            let place = cell.iter().find_map(|inline| self.span(inline)).map_or(0, |span| span.start);
            self.prose.cell(place);
            self.inlines(cell);
            self.prose.end_cell();
        }
    }

    fn data(&mut self, index: BlockIndex) {
        let article = self.article;
        let Some(Some(block)) = article.blocks.get(index.0) else { return };
        for text in block.title.iter().map(|title| &title.value).chain(&block.note) {
            self.blocks(&text.blocks);
        }
    }

    fn start(&mut self, role: Role, text: &[Inline]) {
        self.prose.start(role, true);
        self.inlines(text);
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(words, span) | Inline::Code(words, span) => self.words(words, *span),
                Inline::Figure(index) => {
                    let place = self.article.figures.get(index.0).map(|source| source.span);
                    let figure = self.figures.get(&self.article.path, *index);
                    if let (Some(span), Some(figure)) = (place, figure) {
                        self.whole(&figure.text, span);
                    }
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) => self.inlines(inner),
                Inline::Link(link) if link.text.is_empty() => self.whole("this place", link.span),
                Inline::Link(link) => self.inlines(&link.text),
                Inline::SoftBreak | Inline::HardBreak => self.prose.push_on(" "),
                Inline::Struck(_) | Inline::Image(_) | Inline::FootnoteMark(_) => {}
            }
        }
    }

    fn span(&self, inline: &Inline) -> Option<Span> {
        match inline {
            Inline::Text(_, span) | Inline::Code(_, span) => Some(*span),
            Inline::Figure(index) => self.article.figures.get(index.0).map(|source| source.span),
            Inline::Emphasis(inner) | Inline::Strong(inner) => {
                inner.iter().find_map(|inline| self.span(inline))
            }
            Inline::Link(link) => link.text.iter().find_map(|inline| self.span(inline)),
            _ => None,
        }
    }

    /// Words that stand for a stretch of the file as a whole: any part of them leads back to all of it.
    fn whole(&mut self, words: &str, span: Span) {
        let Some((last, _)) = words.char_indices().next_back() else { return };
        for (at, letter) in words.char_indices() {
            let origin =
                if at == last { span.end.saturating_sub(offset(letter.len_utf8())) } else { span.start };
            self.prose.push(letter.encode_utf8(&mut [0; 4]), origin);
        }
    }

    /// Words as the file has them, but for marks that were made nicer or taken away: each letter finds its own place.
    fn words(&mut self, words: &str, span: Span) {
        let written = self.sources.words(span);
        if words == written {
            self.prose.push(words, span.start);
            return;
        }
        let mut rest = written.char_indices().peekable();
        let mut place = span.start;
        for letter in words.chars() {
            let near = rest.clone().take(8).position(|(_, other)| other == letter);
            for _ in 0..near.unwrap_or(0) {
                rest.next();
            }
            if let Some((at, _)) = if near.is_some() { rest.next() } else { None } {
                place = span.start + offset(at);
            }
            self.prose.push(letter.encode_utf8(&mut [0; 4]), place);
        }
    }
}
