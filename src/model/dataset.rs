//! A dataset: observations by dimensions and measures, or a list of milestones, with where it comes from.
//!
//! In: nothing. Out: [`Dataset`] and its name; what it holds has modules of its own. Deliberately absent: what any of it
//! looks like.

mod grid;
mod milestone;
pub mod names;
mod provenance;

pub use grid::{Cell, Dimension, Grid, Measure, Member, MemberRef, Stated, members_of_row};
pub use milestone::{Milestone, Status};
pub use provenance::Provenance;

use super::Period;
use crate::diagnostic::Code;
use crate::source::{Spanned, Substr};
use std::fmt;
use std::sync::Arc;

/// A dataset's path in `data/` without `.yaml`: `care-leavers/in-touch`. Its copies share one text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DatasetId(Arc<str>);

impl DatasetId {
    /// Takes a path below `data/` without its extension.
    #[must_use]
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// The path below `data/` without its extension.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DatasetId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A dataset.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// Its name.
    pub id: DatasetId,
    /// What it shows, and where that is written.
    pub title: Spanned<String>,
    /// What is counted, and how.
    pub definition: Option<String>,
    /// The place that it is about.
    pub place: Option<String>,
    /// When, for data without a period among its dimensions.
    pub period: Option<Period>,
    /// Where it comes from.
    pub source: Option<Provenance>,
    /// Notes that belong to symbols and members.
    pub notes: Vec<Note>,
    /// Findings that the author has accepted.
    pub accepts: Vec<Acceptance>,
    /// The data.
    pub content: Content,
}

impl Dataset {
    /// The observations, unless it is a list of milestones.
    #[must_use]
    pub fn grid(&self) -> Option<&Grid> {
        match &self.content {
            Content::Grid(grid) => Some(grid),
            Content::Milestones(_) => None,
        }
    }

    /// The milestones, if that is what it holds.
    #[must_use]
    pub fn milestones(&self) -> Option<&[Milestone]> {
        match &self.content {
            Content::Grid(_) => None,
            Content::Milestones(rows) => Some(rows),
        }
    }

    /// The note of a symbol or member, if it has one.
    #[must_use]
    pub fn note(&self, key: &str) -> Option<&str> {
        self.notes.iter().find(|note| note.key.value == key).map(|note| note.text.as_str())
    }
}

/// What a dataset holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// Observations by dimensions and measures.
    Grid(Grid),
    /// `kind: milestones`.
    Milestones(Vec<Milestone>),
}

/// A note that belongs to a symbol or to a member.
#[derive(Clone, Debug)]
pub struct Note {
    /// The symbol or the member's label.
    pub key: Spanned<Substr>,
    /// The note.
    pub text: String,
}

/// A finding that the author has looked at and accepted.
#[derive(Clone, Debug)]
pub struct Acceptance {
    /// The code, with or without its family: `data/parts-sum-to-total` or `parts-sum-to-total`.
    pub check: Spanned<String>,
    /// Words that the finding's line must hold, when given.
    pub quote: Option<String>,
    /// Why.
    pub because: String,
}

impl Acceptance {
    /// What may be accepted of the findings of drawings, which are taken out where charts are drawn: all that is no error,
    /// and a title that the numbers seem to deny.
    pub const OF_DRAWINGS: [Code; 2] = [Code::CHART_TITLE, Code::CHART_PICTURE];

    /// Whether it accepts what is found when charts are drawn.
    #[must_use]
    pub fn is_for_drawing(&self) -> bool {
        Self::OF_DRAWINGS.into_iter().any(|code| self.is_for(code))
    }

    /// Whether it accepts findings of a code.
    #[must_use]
    pub fn is_for(&self, code: Code) -> bool {
        let (name, wanted) = (code.name(), self.check.value.as_str());
        name == wanted || name.rsplit_once('/').is_some_and(|(_, short)| short == wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::fixture::nowhere;

    #[test]
    fn every_warning_of_a_drawing_may_be_accepted() {
        let warnings = Code::all().iter().filter(|(code, severity)| {
            code.name().starts_with("chart/") && *severity != crate::diagnostic::Severity::Error
        });
        for (code, _) in warnings {
            assert!(Acceptance::OF_DRAWINGS.contains(code), "{code:?}");
        }
    }

    #[test]
    fn an_acceptance_names_a_code_with_or_without_its_family() {
        let accepted = |check: &str| Acceptance {
            check: Spanned::new(check.to_owned(), nowhere()),
            quote: None,
            because: String::new(),
        };
        assert!(
            accepted("chart/title").is_for(Code::CHART_TITLE) && accepted("title").is_for(Code::CHART_TITLE)
        );
        assert!(
            !accepted("chart").is_for(Code::CHART_TITLE)
                && !accepted("block/title").is_for(Code::CHART_TITLE)
        );
    }
}
