//! One cell of a dataset: a value, or one of the official kinds of nothing.
//!
//! Symbols are those of the Government Analysis Function's guidance on symbols in tables.

use super::{Amount, Period};

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Observation {
    /// A value, with the flags that stand beside it.
    Reported(Value, Vec<Flag>),
    /// No value, and why.
    Missing(Missing),
    /// `[c]`: a value that is kept back to protect someone.
    Suppressed,
}

/// A value as written. Most are numbers, so that the others stand elsewhere and a cell stays small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(Amount),
    /// A range, both ends included: `89 to 100`.
    Range(Box<(Amount, Amount)>),
    /// Words.
    Text(Box<str>),
    /// A date, month or year, with the words as written.
    Date(Box<(Period, String)>),
}

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// `[x]`
    NotAvailable,
    /// `[z]`
    NotApplicable,
    /// `[low]`: rounds to zero but is not zero.
    Low,
    /// `[w]`
    NoneRecorded,
}

/// A caution beside a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// `[p]`
    Provisional,
    /// `[r]`
    Revised,
    /// `[e]`
    Estimated,
    /// `[u]`
    LowReliability,
    /// `[b]`: not comparable with what stands before it.
    Break,
}

impl Missing {
    /// The symbol that stands in the cell.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::NotAvailable => "[x]",
            Self::NotApplicable => "[z]",
            Self::Low => "[low]",
            Self::NoneRecorded => "[w]",
        }
    }

    /// The symbol in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NotAvailable => "not available",
            Self::NotApplicable => "not applicable",
            Self::Low => "close to zero",
            Self::NoneRecorded => "none recorded",
        }
    }

    /// The kind of nothing that a symbol stands for.
    #[must_use]
    pub fn of_symbol(symbol: &str) -> Option<Self> {
        [Self::NotAvailable, Self::NotApplicable, Self::Low, Self::NoneRecorded]
            .into_iter()
            .find(|missing| missing.symbol() == symbol)
    }
}

/// The symbol of a suppressed value.
pub const SUPPRESSED: &str = "[c]";

impl Flag {
    /// All flags.
    pub const ALL: [Self; 5] =
        [Self::Provisional, Self::Revised, Self::Estimated, Self::LowReliability, Self::Break];

    /// The symbol that stands beside the value.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Provisional => "[p]",
            Self::Revised => "[r]",
            Self::Estimated => "[e]",
            Self::LowReliability => "[u]",
            Self::Break => "[b]",
        }
    }

    /// The symbol in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Provisional => "provisional",
            Self::Revised => "revised",
            Self::Estimated => "estimated",
            Self::LowReliability => "low reliability",
            Self::Break => "break in series",
        }
    }
}

impl Observation {
    /// The number, when the cell holds a single one.
    #[must_use]
    pub fn amount(&self) -> Option<Amount> {
        match self {
            Self::Reported(Value::Number(amount), _) => Some(*amount),
            _ => None,
        }
    }

    /// The flags beside the value.
    #[must_use]
    pub fn flags(&self) -> &[Flag] {
        match self {
            Self::Reported(_, flags) => flags,
            _ => &[],
        }
    }

    /// The symbol and the words for a cell without a value.
    #[must_use]
    pub fn absence(&self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Reported(..) => None,
            Self::Missing(missing) => Some((missing.symbol(), missing.words())),
            Self::Suppressed => Some((SUPPRESSED, "suppressed to protect people")),
        }
    }
}
