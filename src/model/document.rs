//! The text of a paper as a tree: numbered paragraphs, headings, lists, tables, figures, blocks of data.
//!
//! In: nothing (see `markdown`, which builds it). Every piece knows where it was written.
//! Deliberately absent: HTML; and what a figure reference or a block of data means (`figure`, `resolve`).

mod walk;

pub use walk::plain_text;

use crate::source::{Excerpt, Span, Spanned, Substr};

/// Names an anchor of a page, without the `#`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor(pub String);

/// The position of a figure reference among those of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureIndex(pub usize);

/// The position of a block of data among those of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BlockIndex(pub usize);

/// A text, wherever it stands: the body of a paper, a summary, a tile's label.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its blocks in order.
    pub blocks: Vec<Block>,
    /// Its footnotes, in the order of their first mention.
    pub footnotes: Vec<Footnote>,
}

/// A figure reference as written between its braces.
#[derive(Clone, Debug)]
pub struct FigureSource {
    /// The text between the braces.
    pub text: Excerpt,
    /// The braces and what is between them.
    pub span: Span,
}

/// A fenced block that holds YAML for a chart, a table, tiles or a timeline.
#[derive(Clone, Debug)]
pub struct BlockSource {
    /// `chart`, `table`, `tiles` or `timeline`.
    pub kind: BlockWord,
    /// The YAML between the fences.
    pub yaml: Excerpt,
    /// The whole block.
    pub span: Span,
}

/// The language word of a block of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockWord {
    /// A chart.
    Chart,
    /// A table.
    Table,
    /// Headline figures.
    Tiles,
    /// Milestones.
    Timeline,
}

impl BlockWord {
    /// Every word as authors write it.
    pub const ALL: [(&'static str, Self); 4] = [
        ("chart", Self::Chart),
        ("table", Self::Table),
        ("tiles", Self::Tiles),
        ("timeline", Self::Timeline),
    ];

    /// The word as authors write it.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, known)| *known == self).map_or("chart", |(word, _)| word)
    }
}

/// A footnote.
#[derive(Clone, Debug)]
pub struct Footnote {
    /// The name that the author gave it.
    pub label: Spanned<String>,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// A piece of a document that stands on lines of its own.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading of level 2 to 6.
    Heading {
        /// 2 to 6.
        level: u8,
        /// Its anchor: given by the author, or made from its words.
        anchor: Anchor,
        /// Its words.
        text: Vec<Inline>,
        /// Where.
        span: Span,
    },
    /// A paragraph. Only those of the body's outermost level are numbered.
    Paragraph {
        /// Its number in the paper.
        number: Option<u32>,
        /// Its anchor, when it has a number or the author gave one.
        anchor: Option<Anchor>,
        /// Its words.
        text: Vec<Inline>,
        /// Where.
        span: Span,
    },
    /// A list; it belongs to the paragraph that opens it.
    List {
        /// The first number of an ordered list.
        start: Option<u64>,
        /// Its items.
        items: Vec<ListItem>,
        /// Where.
        span: Span,
    },
    /// Terms with their explanations.
    Definitions {
        /// Each term with its explanations.
        items: Vec<(Vec<Inline>, Vec<Vec<Block>>)>,
        /// Where.
        span: Span,
    },
    /// A table that the author typed.
    Table {
        /// The header row; empty cells when the author left them so.
        header: Vec<Vec<Inline>>,
        /// The other rows.
        rows: Vec<Vec<Vec<Inline>>>,
        /// Where.
        span: Span,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
        /// Where.
        span: Span,
    },
    /// A call-out: a note, tip, warning.
    Callout {
        /// Its kind.
        kind: Callout,
        /// Its text.
        blocks: Vec<Block>,
        /// Where.
        span: Span,
    },
    /// Text to be shown letter by letter.
    Code {
        /// The language word, often empty.
        language: String,
        /// The text.
        text: String,
        /// Where.
        span: Span,
    },
    /// A chart, table, row of tiles or timeline.
    Data(BlockIndex),
    /// A line between two parts.
    Rule(Span),
}

/// An item of a list.
#[derive(Clone, Debug)]
pub struct ListItem {
    /// Its blocks; a tight item is one paragraph without number.
    pub blocks: Vec<Block>,
    /// Where.
    pub span: Span,
}

/// The kinds of call-out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Callout {
    /// `> [!NOTE]`
    Note,
    /// `> [!TIP]`
    Tip,
    /// `> [!IMPORTANT]`
    Important,
    /// `> [!WARNING]`
    Warning,
    /// `> [!CAUTION]`
    Caution,
}

/// A piece of a line. The pieces of a whole site are held at once, so they are small.
#[derive(Clone, Debug)]
pub enum Inline {
    /// Words, with smart punctuation; the span covers them in the file.
    Text(Substr, Span),
    /// A figure reference.
    Figure(FigureIndex),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong importance.
    Strong(Vec<Inline>),
    /// Text no longer true.
    Struck(Vec<Inline>),
    /// Code.
    Code(Substr, Span),
    /// A link.
    Link(Box<Link>),
    /// An image.
    Image(Box<Image>),
    /// The mark of a footnote, by its label.
    FootnoteMark(Box<Spanned<String>>),
    /// The end of a line in the file, a space on the page.
    SoftBreak,
    /// A line break on the page.
    HardBreak,
}

/// A link.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it leads, as written.
    pub target: Spanned<String>,
    /// Its words; empty asks for the number of what it leads to.
    pub text: Vec<Inline>,
    /// Where.
    pub span: Span,
}

/// An image.
#[derive(Clone, Debug)]
pub struct Image {
    /// The file, as written.
    pub target: Spanned<String>,
    /// The words for those who do not see it.
    pub alternative: String,
    /// Where.
    pub span: Span,
}
