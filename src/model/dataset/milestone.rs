//! The steps of a plan, for datasets of `kind: milestones`.
//!
//! In: nothing. Out: [`Milestone`] and its [`Status`]. Deliberately absent: whether a step is late, which would need a
//! clock: an author says so.

use crate::model::Period;
use crate::source::{Span, Substr};

/// A step of a plan.
#[derive(Clone, Debug)]
pub struct Milestone {
    /// What is to happen.
    pub what: String,
    /// When, as written and as a period.
    pub when: Option<(Substr, Period)>,
    /// How far it is.
    pub status: Option<Status>,
    /// Where it is written.
    pub span: Span,
}

/// How far a milestone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Done.
    Complete,
    /// Begun.
    InProgress,
    /// Not begun.
    NotStarted,
    /// Goes on without an end.
    Continuing,
    /// Should have been done.
    Late,
}

impl Status {
    /// Every status with the word that authors write.
    pub const ALL: [(&'static str, Self); 5] = [
        ("complete", Self::Complete),
        ("in progress", Self::InProgress),
        ("not started", Self::NotStarted),
        ("continuing", Self::Continuing),
        ("late", Self::Late),
    ];

    /// Reads a status, in small or capital letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|(word, _)| *word == lower).map(|(_, status)| status)
    }

    /// The word for readers.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Complete => "Complete",
            Self::InProgress => "In progress",
            Self::NotStarted => "Not started",
            Self::Continuing => "Continuing",
            Self::Late => "Late",
        }
    }
}
