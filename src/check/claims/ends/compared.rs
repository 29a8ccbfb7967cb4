//! `94% against 87%`, `7 points above the national 74%`, `more in spring (40) than in autumn (32)`, `88% (82% in 2020)`.
//!
//! In: the place of the word that compares, or of a bracket. Out: the ends: what is compared, and what with.
//! Deliberately absent: changes told by `from` and `to` (`from_to`).

use super::{Claim, Ends, REACH};
use crate::check::claims::lexicon::{self, Way};
use crate::check::claims::tokens::Unit;
use std::ops::Range;

impl Claim<'_, '_> {
    /// `B compared with A last year`, `B against a budget of A`.
    pub(super) fn compared(&self, at: usize) -> Option<Ends> {
        let from = self.first_value(at + 1..at + 9)?;
        let to = self.last_like(at, from).or_else(|| self.next_like(at, from))?;
        let base = |word: &str| {
            matches!(
                word,
                "last"
                    | "previous"
                    | "previously"
                    | "year"
                    | "earlier"
                    | "prior"
                    | "before"
                    | "budget"
                    | "budgeted"
                    | "target"
                    | "plan"
                    | "planned"
                    | "allocation"
                    | "forecast"
                    | "estimate"
                    | "ago"
                    | "original"
            )
        };
        let named = self.sentence.any_word(at.saturating_sub(6)..from + 9, base)
            || (at..from + 6).any(|it| self.is_date(it));
        let way = self
            .way_between(to, at)
            .or_else(|| self.way_before(to))
            .or_else(|| self.way_said(to))
            .or_else(|| self.way_led(to));
        let aimed = self.sentence.any_word(at..from + 3, |word| {
            matches!(
                word,
                "target"
                    | "budget"
                    | "budgeted"
                    | "plan"
                    | "planned"
                    | "forecast"
                    | "estimate"
                    | "allocation"
            )
        });
        // What fell, fell from its own value, not from its target.
        let way = way.filter(|(word, _)| !aimed || lexicon::verb(self.sentence.word(*word)).is_none());
        let fits = named && self.alike(from, to) && !self.other_noun(from, to);
        fits.then_some(Ends { from, to, way, firm: false })
    }

    /// `171, against 165 last quarter and 187 last year`: a second value of another time that the same value is compared with.
    pub(super) fn also_compared(&self, at: usize, first: &Ends) -> Option<Ends> {
        let from = Some(at + 1).filter(|from| self.sentence.word(at) == "and" && self.is_value(*from))?;
        let times = self.names_base(first.from + 1..at) && self.names_base(from + 1..from + 6);
        let joined = first.to < first.from && self.first_value(first.from + 1..at).is_none() && !first.firm;
        let fits = times && joined && self.alike(from, first.to) && !self.other_noun(from, first.to);
        fits.then_some(Ends { from, to: first.to, way: None, firm: false })
    }

    /// `last quarter`, `a year ago`, `in 2023`: words right behind a value that name its time.
    fn names_base(&self, places: Range<usize>) -> bool {
        let mut near = places.take_while(|at| !self.sentence.is(*at, ',') && !self.is_wall(*at));
        near.any(|at| {
            self.is_date(at) || matches!(self.sentence.word(at), "last" | "previous" | "ago" | "before")
        })
    }

    /// `Against a target of 95%, performance was 91.2%`: the sentence opens with what is compared with.
    pub(super) fn next_like(&self, at: usize, other: usize) -> Option<usize> {
        let mut behind = (other + 1..other + REACH).take_while(|at| !self.is_wall(*at));
        let to = behind.find(|at| self.is_value(*at))?;
        (at == 0 && self.alike(to, other)).then_some(to)
    }

    /// `fewer complaints, 212 against 230`: the word stands before a comma and the values.
    pub(super) fn way_led(&self, to: usize) -> Option<(usize, Way)> {
        let comma = to.checked_sub(1).filter(|comma| self.sentence.is(*comma, ','))?;
        let mut before = (comma.saturating_sub(4)..comma).rev();
        before.find_map(|at| Some((at, lexicon::comparative(self.sentence.word(at))?)))
    }

    /// `this year's 61.4% is higher`.
    pub(super) fn way_said(&self, to: usize) -> Option<(usize, Way)> {
        let verb = matches!(self.sentence.word(to + 1), "is" | "was");
        let way = lexicon::comparative(self.sentence.word(to + 2)).filter(|_| verb)?;
        Some((to + 2, way))
    }

    /// `an increase of £3.1m on the 2021/22 budget of £41.8m`, `a 5.2% improvement on the 73.2% achieved`.
    pub(super) fn on_base(&self, at: usize) -> Option<Ends> {
        let size = self.sizes.iter().find(|size| {
            let last = size.at.max(size.word);
            size.noun && last < at && at - last <= 4
        })?;
        let close = (at + 1..at + 9).find(|next| self.sentence.is(*next, ')')).unwrap_or(at + 9);
        let from = self.first_value(at + 1..close)?;
        let to = self.last_like(size.at.min(size.word), from)?;
        (!self.other_noun(from, to)).then_some(Ends {
            from,
            to,
            way: Some((size.word, size.way)),
            firm: true,
        })
    }

    /// `V1 is higher than V2`, `V1 is 7 points above the national V2`, `4 more than the V2`.
    pub(super) fn comparative(&self, at: usize) -> Option<Ends> {
        let word = self.sentence.word(at);
        let way = lexicon::comparative(word)?;
        if let Some(ends) = self.bracketed_than(at, way) {
            return Some(ends);
        }
        let size = self.sizes.iter().find(|size| size.word == at);
        let from = self.first_value(at + 1..at + 10)?;
        let end = size.map_or(at, |size| size.at);
        let to = self.last_outside(end, from)?;
        // `3 points above last year and 13 short of the 65%`: the value belongs to the size behind.
        let taken = self.sizes.iter().any(|other| other.word > at && other.word < from);
        let percents = self.quantity(from)?.is_percent();
        let money = self.quantity(from)?.unit == Unit::Pounds && self.sentence.word_before(from, 1) == "the";
        let plain =
            matches!(word, "higher" | "lower" | "above" | "below") && (percents || money) && from > at + 1;
        let past = self.sentence.any_word(at..from, |word| matches!(word, "than" | "above" | "below"));
        let fits = (size.is_some() || plain) && past && self.alike(from, to) && !self.other_noun(from, to);
        let together = !self.sentence.any_word(to..at, |word| matches!(word, "and" | "or")) || size.is_some();
        (fits && together && !taken).then_some(Ends { from, to, way: Some((at, way)), firm: true })
    }

    /// The last value before a place that can be the other end of a value, outside brackets: `312 homes in three years
    /// (98, 104 and 110), 12 more than the 300`.
    fn last_outside(&self, end: usize, other: usize) -> Option<usize> {
        let nearest = self.last_like(end, other)?;
        let timed = |at: usize| lexicon::time(self.sentence.word(at + 1));
        let before = std::iter::successors(Some(nearest), |at| self.last_like(*at, other));
        let outside = before.take(6).find(|at| !self.in_brackets(*at) && timed(*at) == timed(other));
        Some(outside.unwrap_or(nearest))
    }

    /// `more referrals in quarter 3 (1,240) than in quarter 2 (1,120)`.
    pub(super) fn bracketed_than(&self, at: usize, way: Way) -> Option<Ends> {
        let alone = |open: usize| {
            self.sentence.is(open, '(') && self.is_value(open + 1) && self.sentence.is(open + 2, ')')
        };
        let than = (at + 1..at + 14).find(|than| self.sentence.word(*than) == "than")?;
        let to = (at + 1..than).find(|open| alone(*open))? + 1;
        let from = (than + 1..than + 10).find(|open| alone(*open))? + 1;
        self.alike(from, to).then_some(Ends { from, to, way: Some((at, way)), firm: true })
    }

    /// `88% (82% in 2020)`, `88% of tenants (last year 82%)`.
    pub(super) fn bracketed(&self, open: usize) -> Option<Ends> {
        let close = (open + 2..open + 10).find(|at| self.sentence.is(*at, ')'))?;
        let from = self.first_value(open + 1..close)?;
        let alone = self.first_value(from + 1..close).is_none();
        let to = (1..=8)
            .map_while(|back| open.checked_sub(back))
            .take_while(|at| !self.is_wall(*at) && !self.sentence.is(*at, ','));
        let to = to.into_iter().find(|at| self.is_value(*at))?;
        let past = (open + 1..close).any(|at| self.is_date(at))
            || self.sentence.any_word(open + 1..close, |word| {
                matches!(word, "last" | "previous" | "previously" | "prior")
            });
        let fits = past && alone && self.alike(from, to);
        fits.then_some(Ends { from, to, way: None, firm: false })
    }
}
