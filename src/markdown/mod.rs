//! Markdown to [`Document`](crate::model::document::Document): what an author wrote, as a tree whose pieces know their places.
//!
//! In: an [`Excerpt`](crate::source::Excerpt) of a file. Out: a document, and in the [`Harvest`] the figure references and blocks of data
//! found on the way. `CommonMark` with tables, footnotes, definition lists, smart punctuation, heading attributes
//! and call-outs. Deliberately absent: raw HTML (refused with what to write instead), HTML output (`narrative`),
//! and the meaning of figure references and blocks (`figure`, `resolve`).

mod anchors;
mod braces;
mod build;
mod codes;
mod fenced;
mod inlines;
mod raw_html;
mod rows;

pub use build::parse;

use crate::model::document::{BlockSource, FigureSource};
use crate::source::Span;
use std::collections::BTreeMap;

/// How deep lists, quotes, call-outs, emphasis and links may be nested, taken together.
pub const DEEPEST: usize = 12;

/// What the texts of one article have in common: its figures, blocks, anchors and paragraph numbers.
#[derive(Clone, Debug, Default)]
pub struct Harvest {
    /// Figure references in the order found.
    pub figures: Vec<FigureSource>,
    /// Blocks of data in the order found.
    pub blocks: Vec<BlockSource>,
    /// Anchors and where they are given.
    pub anchors: BTreeMap<String, Span>,
    /// The last number that told a made anchor from others of the same words.
    numbers: BTreeMap<String, u32>,
    /// The number of the last numbered paragraph.
    pub paragraphs: u32,
}

/// Which kind of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The body of a paper: its paragraphs are numbered.
    Numbered,
    /// The body of a page or meeting.
    Plain,
    /// A text of front matter, a dataset or a block: no headings, no blocks of data.
    Fragment,
}
