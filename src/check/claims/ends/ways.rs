//! The word that says which way a value went, near its ends.
//!
//! In: places of a sentence. Out: the place of the word and its way.
//! Deliberately absent: words that only say how exact a number is (`more than 45`).

use super::Claim;
use crate::check::claims::lexicon::{self, Way};
use crate::check::claims::sizes;

impl Claim<'_, '_> {
    /// The nearest word of a way before a place, in the same statement.
    pub(super) fn way_before(&self, end: usize) -> Option<(usize, Way)> {
        let mut places =
            (end.saturating_sub(10)..end).rev().take_while(|at| !self.is_wall(*at) && !self.ends_clause(*at));
        places.find_map(|at| self.way_at(at))
    }

    pub(super) fn ends_clause(&self, at: usize) -> bool {
        self.sentence.is(at, ',') && matches!(self.sentence.word(at + 1), "and" | "with")
    }

    pub(super) fn way_between(&self, start: usize, end: usize) -> Option<(usize, Way)> {
        (start + 1..end).rev().find_map(|at| self.way_at(at))
    }

    pub(super) fn way_at(&self, at: usize) -> Option<(usize, Way)> {
        let way = lexicon::way(self.sentence.word(at))?;
        self.is_telling(at).then_some((at, way))
    }

    /// `more than 45`, `less than`, `up to`, `over` before a number tell how exact it is, not which way it went.
    pub(super) fn is_telling(&self, at: usize) -> bool {
        let next = self.sentence.word(at + 1);
        match self.sentence.word(at) {
            "more" | "less" | "fewer" | "greater" | "above" | "below" | "larger" | "smaller" => false,
            "up" | "down" if sizes::of_verb(self.sentence, at) => false,
            "up" => next != "to" || self.sentence.word(at + 2) == "from",
            "reduced" | "reducing" | "raised" | "raising" | "increasing" | "growing" | "rising" => !matches!(
                next,
                "rate" | "price" | "prices" | "hours" | "demand" | "need" | "number" | "numbers" | "the"
            ),
            "higher" | "lower" => next != "education",
            _ => true,
        }
    }
}
