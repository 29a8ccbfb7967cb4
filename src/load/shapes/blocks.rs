//! The blocks of a paper as written: `chart`, `table`, `tiles` and `timeline`.
//!
//! In: the tree of a fenced block. Out: a shape for each kind. Deliberately absent: finding blocks in a text
//! (`markdown`), and the dataset that they name (`resolve::blocks`).

use crate::diagnostic::Diagnostics;
use crate::load::yaml::{FromNode, Keyed, Kind, Node, wrong_type};
use crate::source::{Excerpt, Spanned};
use schemars::JsonSchema;

shape! {
    /// A `chart` block.
    pub struct RawChart as "a chart block" {
        /// The dataset.
        "data" data: Spanned<String>,
        /// What the reader should see, as a sentence.
        "title" title: Option<Spanned<Excerpt>>,
        /// Its anchor.
        "id" id: Option<Spanned<String>>,
        /// The form; without it the form follows from the data.
        "form" form: Option<Spanned<String>>,
        /// The measure, when the dataset has several.
        "measure" measure: Option<Spanned<OneOrMore>>,
        /// The members that are shown, by dimension.
        "only" only: Option<Keyed<Spanned<OneOrMore>>>,
        /// The member that stands out.
        "highlight" highlight: Option<Spanned<String>>,
        /// Where the tiles of a map stand: rows from north to south, each a list of members, `""` where there is none.
        "map" map: Option<Spanned<Vec<Vec<Node>>>>,
        /// What you add below.
        "note" note: Option<Excerpt>,
    }
}

shape! {
    /// A `table` block.
    pub struct RawTable as "a table block" {
        /// The dataset.
        "data" data: Spanned<String>,
        /// What the reader should see, as a sentence.
        "title" title: Option<Spanned<Excerpt>>,
        /// Its anchor.
        "id" id: Option<Spanned<String>>,
        /// The measure or measures that are shown.
        "measure" measure: Option<Spanned<OneOrMore>>,
        /// The members that are shown, by dimension.
        "only" only: Option<Keyed<Spanned<OneOrMore>>>,
        /// The dimension that runs across.
        "columns" columns: Option<Spanned<String>>,
        /// `true` puts a small line and the change from the first to the last time behind each row.
        "trend" trend: Option<Spanned<bool>>,
        /// What you add below.
        "note" note: Option<Excerpt>,
    }
}

shape! {
    /// A `tiles` block: headline figures.
    pub struct RawTiles as "a tiles block" {
        /// What the reader should see, as a sentence.
        "title" title: Option<Spanned<Excerpt>>,
        /// Its anchor.
        "id" id: Option<Spanned<String>>,
        /// The tiles.
        "tiles" tiles: Vec<RawTile>,
        /// What you add below.
        "note" note: Option<Excerpt>,
    }
}

shape! {
    /// A headline figure.
    pub struct RawTile as "a tile" {
        /// What it is.
        "label" label: Excerpt,
        /// The figure, usually a figure reference in quotes.
        "value" value: Excerpt,
        /// A comparison in words.
        "compare" compare: Option<Excerpt>,
        /// `true` draws a small line of the figure's past; `compare` must say the change.
        "trend" trend: Option<Spanned<bool>>,
        /// What you add.
        "note" note: Option<Excerpt>,
    }
}

shape! {
    /// A `timeline` block.
    pub struct RawTimeline as "a timeline block" {
        /// The dataset of milestones.
        "data" data: Spanned<String>,
        /// What the reader should see, as a sentence.
        "title" title: Option<Spanned<Excerpt>>,
        /// Its anchor.
        "id" id: Option<Spanned<String>>,
        /// What you add below.
        "note" note: Option<Excerpt>,
    }
}

/// One word or a list of them.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(untagged)]
pub enum OneOrMore {
    /// One.
    One(Spanned<String>),
    /// Several.
    More(Vec<Spanned<String>>),
}

impl OneOrMore {
    /// The words, one or several.
    #[must_use]
    pub fn words(&self) -> &[Spanned<String>] {
        match self {
            Self::One(word) => std::slice::from_ref(word),
            Self::More(words) => words,
        }
    }
}

impl FromNode for OneOrMore {
    fn from_node(node: Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        match node.kind {
            Kind::List(_) => Some(Self::More(Vec::from_node(node, diagnostics)?)),
            Kind::Scalar(_) => Some(Self::One(Spanned::from_node(node, diagnostics)?)),
            Kind::Map(_) => {
                wrong_type(&node, "a word or a list of words", diagnostics);
                None
            }
        }
    }
}
