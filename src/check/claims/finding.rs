//! What a rule found: the claim as read, the numbers used and where each stands, the value worked out, the remedy.
//!
//! In: rules. Out: [`Finding`]s, which `report` turns into messages.
//! Deliberately absent: how a message looks.

use crate::diagnostic::Code;
use std::ops::Range;

/// In which way a claim does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The numbers contradict each other.
    Wrong,
    /// The number is right but its words are not: points called per cent.
    Wording,
    /// One step off: cut off, or rounded the wrong way.
    Rounding,
    /// Two places differ, and both may be right.
    Advice,
}

/// Another number that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// Where it stands in the prose.
    pub at: Range<usize>,
    /// What it is: "the whole", "the earlier value".
    pub role: String,
}

/// One claim that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which kind of finding it is.
    pub code: Code,
    /// In which way.
    pub verdict: Verdict,
    /// The number or words that the finding is about.
    pub figure: Range<usize>,
    /// The claim as read: the stretch of text from the first to the last number used in its sentence.
    pub claim: Range<usize>,
    /// The other numbers used.
    pub used: Vec<Used>,
    /// What was found and what was wanted, in one line.
    pub message: String,
    /// The value or words that would hold.
    pub expected: String,
    /// What to do.
    pub remedy: String,
}

impl Finding {
    /// A finding about a stretch of the text.
    #[must_use]
    pub fn new(code: Code, verdict: Verdict, figure: Range<usize>, message: impl Into<String>) -> Self {
        let claim = figure.clone();
        Self {
            code,
            verdict,
            figure,
            claim,
            used: Vec::new(),
            message: message.into(),
            expected: String::new(),
            remedy: String::new(),
        }
    }

    /// The same finding at another place.
    #[must_use]
    pub fn at(mut self, figure: Range<usize>) -> Self {
        self.claim = figure.clone();
        self.figure = figure;
        self
    }

    /// The claim as read.
    #[must_use]
    pub fn claim(mut self, claim: Range<usize>) -> Self {
        self.claim = claim;
        self
    }

    /// Adds a number that was used.
    #[must_use]
    pub fn using(mut self, at: Range<usize>, role: impl Into<String>) -> Self {
        self.used.push(Used { at, role: role.into() });
        self
    }

    /// What would hold, and what to do.
    #[must_use]
    pub fn expecting(mut self, expected: impl Into<String>, remedy: impl Into<String>) -> Self {
        self.expected = expected.into();
        self.remedy = remedy.into();
        self
    }
}
