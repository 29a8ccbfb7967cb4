//! A paper as a reader sees it: its words in order, joined across lines and pages, with its structure marked.
//!
//! In: blocks pushed by a front end (`plain` for extracted text and Markdown files, `paper` for our own papers).
//! Out: [`Prose`], whose every stretch leads back to the source.
//! Deliberately absent: what the words mean.

use crate::source::{ExcerptBuilder, SourceId, Span};
use std::ops::Range;

/// What a block is to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// A heading: a new section starts with it.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list, or one of several short lines in a row.
    Item,
    /// A footnote, printed away from where it belongs.
    Note,
    /// A row of a table: where its cells stand.
    Row(Vec<Range<usize>>),
}

/// A stretch of text that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// Where it stands in the text.
    pub text: Range<usize>,
    /// The section it stands in: how many headings stand before it.
    pub section: usize,
    /// Blocks of one list or one table that follow each other share a group; others have their own.
    pub group: usize,
}

/// The text of one file as a reader sees it.
#[derive(Clone, Debug)]
pub struct Prose {
    excerpt: ExcerptBuilder,
    blocks: Vec<Block>,
    group: usize,
    section: usize,
    open: bool,
}

impl Prose {
    /// An empty text of a file.
    #[must_use]
    pub fn new(source: SourceId) -> Self {
        Self { excerpt: ExcerptBuilder::new(source), blocks: Vec::new(), group: 0, section: 0, open: false }
    }

    /// The whole text; blocks are set apart by line ends.
    #[must_use]
    pub fn text(&self) -> &str {
        self.excerpt.text()
    }

    /// The blocks in order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The words of a stretch.
    #[must_use]
    pub fn words(&self, stretch: &Range<usize>) -> &str {
        self.text().get(stretch.clone()).unwrap_or("")
    }

    /// Leads a stretch of the text back to its file.
    #[must_use]
    pub fn span(&self, stretch: &Range<usize>) -> Span {
        self.excerpt.span(stretch.start, stretch.end)
    }

    /// Starts a block. Items and rows continue the group of the block before when that is of the same kind
    /// and nothing came between; `apart` says that something did.
    pub fn start(&mut self, role: Role, apart: bool) {
        if !self.text().is_empty() {
            self.break_line();
        }
        if role == Role::Heading {
            self.section += 1;
        }
        let joins = !apart && self.blocks.last().is_some_and(|last| same_kind(&last.role, &role));
        self.group += usize::from(!joins);
        let at = self.text().len();
        self.blocks.push(Block { role, text: at..at, section: self.section, group: self.group });
        self.open = true;
    }

    /// Adds words that stand in the file from `origin` on.
    pub fn push(&mut self, words: &str, origin: u32) {
        if words.is_empty() || !self.open {
            return;
        }
        self.excerpt.push(words, origin);
        let end = self.text().len();
        if let Some(block) = self.blocks.last_mut() {
            block.text.end = end;
        }
    }

    /// Adds words that stand nowhere in the file, such as the space for the end of a line.
    pub fn push_on(&mut self, words: &str) {
        let end = self.text().len();
        let origin = self.excerpt.span(end.saturating_sub(1), end).end;
        self.push(words, origin);
    }

    /// Starts the next cell of a row.
    pub fn cell(&mut self, origin: u32) {
        self.push("\t", origin);
        let at = self.text().len();
        if let Some(Block { role: Role::Row(cells), .. }) = self.blocks.last_mut() {
            cells.push(at..at);
        }
    }

    /// Ends the cell that was started last.
    pub fn end_cell(&mut self) {
        let end = self.text().len();
        if let Some(cell) = self.blocks.last_mut().and_then(|block| match &mut block.role {
            Role::Row(cells) => cells.last_mut(),
            _ => None,
        }) {
            cell.end = end.max(cell.start);
        }
    }

    fn break_line(&mut self) {
        let end = self.text().len();
        let origin = self.excerpt.span(end.saturating_sub(1), end).end;
        self.excerpt.push("\n", origin);
    }
}

fn same_kind(last: &Role, next: &Role) -> bool {
    matches!((last, next), (Role::Item, Role::Item) | (Role::Row(_), Role::Row(_)))
}
