//! The grammar of the two ends of a change or a comparison: `from 71.8% to 94.1%`, `94% against 87%`, `88% (82% in 2020)`.
//!
//! In: a sentence and the sizes of change in it, whose numbers are no ends. Out: [`Ends`], each with the word that
//! says which way. A recogniser is asked at each word that opens one; those without such a word come last.
//! Deliberately absent: which size belongs to which ends, and whether they agree (see `kinds::change`).

mod compared;
mod from_to;
mod labelled;
mod ways;

use super::lexicon::{self, Way};
use super::reading::Sentence;
use super::sizes::Size;
use super::tokens::{Kind, Quantity, Unit};
use super::wholes;
use std::ops::Range;

/// How many tokens may stand between a value and the words that make it an end.
const REACH: usize = 14;

/// Two values of the same thing, an earlier and a later, or one and the one it is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// The token of the earlier value.
    pub from: usize,
    /// The token of the later value.
    pub to: usize,
    /// The word that says which way, if there is one.
    pub way: Option<(usize, Way)>,
    /// Whether the words leave no doubt which value is which (`from A to B`).
    pub firm: bool,
}

/// A sentence with the sizes of change that it states.
struct Claim<'s, 'a> {
    sentence: &'s Sentence<'a>,
    sizes: &'s [Size],
}

/// The pairs of ends that a sentence states; `sizes` are no ends.
#[must_use]
pub fn ends(sentence: &Sentence<'_>, sizes: &[Size]) -> Vec<Ends> {
    let claim = Claim { sentence, sizes };
    let mut found: Vec<Ends> = Vec::new();
    for at in 0..sentence.len() {
        let next = claim.opened(at).or_else(|| claim.also_compared(at, found.last()?));
        if let Some(next) = next.filter(|next| found.iter().all(|known| known.from != next.from)) {
            found.push(next);
        }
    }
    if found.is_empty() && !sizes.is_empty() {
        found.extend(claim.labelled().or_else(|| claim.budgeted()).or_else(|| claim.reached()));
    }
    found
}

/// The two values of a sentence that states no size: `In 2022 there were 36; in 2021 there were 48.`
#[must_use]
pub fn dated_pair(sentence: &Sentence<'_>) -> Option<Ends> {
    Claim { sentence, sizes: &[] }.labelled()
}

/// Whether two values can be the ends of one change.
#[must_use]
pub fn alike(first: &Quantity, second: &Quantity) -> bool {
    first.unit == second.unit
        && matches!(first.unit, Unit::Count | Unit::Percent | Unit::Pounds)
        && !first.signed
        && !second.signed
}

impl Claim<'_, '_> {
    /// The ends that the word or mark at a place opens.
    fn opened(&self, at: usize) -> Option<Ends> {
        match self.sentence.word(at) {
            "from" => self.start_to_end(at).or_else(|| self.end_from_start(at).filter(|_| !self.goes_to(at))),
            "to" => self.bare_to(at).or_else(|| self.stepped_to(at)),
            "compared" | "comparison" | "against" | "versus" | "contrast" => self.compared(at),
            "on" | "over" => self.on_base(at),
            word if lexicon::comparative(word).is_some() => self.comparative(at),
            _ if self.sentence.is(at, '(') => self.bracketed(at),
            _ => None,
        }
    }

    fn quantity(&self, at: usize) -> Option<&Quantity> {
        self.sentence.quantity(at)
    }

    /// Whether a number can be an end: no size of a change, and not the `1,000` of a rate per 1,000.
    fn is_value(&self, at: usize) -> bool {
        self.quantity(at).is_some()
            && self.sentence.word_before(at, 1) != "per"
            && self.sizes.iter().all(|size| size.at != at || self.is_level(size))
    }

    /// `an overspend of £16.3m, an improvement of £1.2m on …`: where another size follows, what is short or over is a value.
    fn is_level(&self, size: &Size) -> bool {
        let level = matches!(
            self.sentence.word(size.word),
            "overspend" | "underspend" | "shortfall" | "surplus" | "gap" | "deficit"
        );
        level && self.sizes.iter().any(|other| other.at > size.at && other.word != size.word)
    }

    fn alike(&self, first: usize, second: usize) -> bool {
        self.quantity(first).zip(self.quantity(second)).is_some_and(|(first, second)| alike(first, second))
    }

    /// The first value of a stretch, not behind a mark that parts statements.
    fn first_value(&self, places: Range<usize>) -> Option<usize> {
        let mut places = places.take_while(|at| !self.is_wall(*at));
        places.find(|at| self.is_value(*at))
    }

    /// The last value before a place that can be the other end of a value.
    fn last_like(&self, end: usize, other: usize) -> Option<usize> {
        let mut places = (end.saturating_sub(REACH)..end).rev().take_while(|at| !self.is_wall(*at));
        places.find(|at| self.is_value(*at) && self.alike(*at, other))
    }

    /// What parts one statement from the next.
    fn is_wall(&self, at: usize) -> bool {
        self.sentence.is(at, ';')
            || matches!(
                self.sentence.word(at),
                "while" | "whilst" | "whereas" | "but" | "although" | "though" | "however"
            )
    }

    /// `45 complaints … from 60 wards`: two counts of different things are no ends.
    fn other_noun(&self, first: usize, second: usize) -> bool {
        let [first, second] = [first, second].map(|at| {
            let mut noun = wholes::noun(self.sentence, at);
            noun.retain(|word| !word.ends_with("ed"));
            noun
        });
        !first.is_empty() && !second.is_empty() && first.iter().all(|word| !second.contains(word))
    }

    fn is_date(&self, at: usize) -> bool {
        self.sentence.token(at).is_some_and(|token| matches!(token.kind, Kind::Date(_) | Kind::Period(..)))
    }
}
