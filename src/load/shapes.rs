//! What each kind of file may hold, as written. `resolve` takes these wholly apart into the model.
//!
//! In: the tree of a file, a front matter or a block (`yaml`). Out: a shape for each kind, which a module below names.
//! Here stands what several kinds share. Deliberately absent: looking up any name.

mod blocks;
mod dataset;
mod glossary;
mod site;
mod texts;

use crate::source::Spanned;

pub use blocks::{OneOrMore, RawChart, RawTable, RawTile, RawTiles, RawTimeline};
pub use dataset::{RawDataset, RawMeasure, RawMeasureKeys, RawMilestone, RawSource};
pub use glossary::{RawGlossary, RawTerm};
pub use site::{RawLimits, RawSite, RawStatutory};
pub use texts::{Markdown, RawMeeting, RawPage, RawPaper};

shape! {
    /// A finding that the author has looked at and accepted.
    pub struct RawAccept as "an acceptance" {
        /// The finding's code, with or without the part before the `/`.
        "check" check: Spanned<String>,
        /// Words that the line of the finding must hold.
        "quote" quote: Option<String>,
        /// Why it is accepted.
        "because" because: String,
    }
}
