//! What a number counts, and which way is better.

use std::fmt;

/// What the numbers of a measure count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A share of a base, out of 100. The difference of two is in percentage points.
    Percent,
    /// Money in pounds sterling.
    Pounds,
    /// A rate: so many for each thousand, ten thousand or other number.
    Per(super::Amount),
    /// Things that are counted: `people`, `support groups`. Written in the plural.
    Counted(String),
    /// Free text.
    Text,
    /// Dates.
    Date,
}

impl Unit {
    /// Reads a unit as an officer types it. Any phrase that is not a known word is what is counted.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        match text.to_lowercase().as_str() {
            "percent" | "per cent" | "%" | "percentage" => Self::Percent,
            "pounds" | "£" | "gbp" => Self::Pounds,
            "text" => Self::Text,
            "date" => Self::Date,
            lower => lower
                .strip_prefix("per ")
                .and_then(|number| super::Amount::parse(number.trim()).ok())
                .map_or_else(|| Self::Counted(text.to_owned()), Self::Per),
        }
    }

    /// Whether its values are numbers.
    #[must_use]
    pub fn is_number(&self) -> bool {
        !matches!(self, Self::Text | Self::Date)
    }

    /// Whether its values are counts that parts can sum to.
    #[must_use]
    pub fn is_count(&self) -> bool {
        matches!(self, Self::Counted(_) | Self::Pounds)
    }
}

/// The unit in words, as a column heading has it: `percentage`, `pounds`, `per 10,000`, `people`.
impl fmt::Display for Unit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Percent => formatter.write_str("percentage"),
            Self::Pounds => formatter.write_str("pounds"),
            Self::Per(number) => write!(formatter, "per {number}"),
            Self::Counted(things) => formatter.write_str(things),
            Self::Text => formatter.write_str("text"),
            Self::Date => formatter.write_str("date"),
        }
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither: it describes, it does not judge.
    Neither,
}

impl Polarity {
    /// Reads `higher`, `lower` or `neither`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "higher" => Some(Self::Higher),
            "lower" => Some(Self::Lower),
            "neither" => Some(Self::Neither),
            _ => None,
        }
    }

    /// A sentence for readers.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Higher => "Higher is better",
            Self::Lower => "Lower is better",
            Self::Neither => "Neither higher nor lower is better",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words_are_units_and_all_else_is_what_is_counted() {
        assert_eq!(Unit::parse("percent"), Unit::Percent);
        assert_eq!(Unit::parse("per 10,000").to_string(), "per 10,000");
        assert_eq!(Unit::parse("support groups"), Unit::Counted("support groups".into()));
        assert_eq!(Unit::parse("per child"), Unit::Counted("per child".into()));
    }
}
