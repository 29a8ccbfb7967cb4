//! `from A to B`, `B, up from A`, `1,313 to 1,439`, `£12.4m is to rise by £5.1m, to £17.5m`.
//!
//! In: the place of `from` or `to`. Out: the ends that it opens.
//! Deliberately absent: comparisons (`compared`).

use super::{Claim, Ends, REACH};
use crate::check::claims::lexicon;

impl Claim<'_, '_> {
    /// `from A … to B`.
    pub(super) fn start_to_end(&self, at: usize) -> Option<Ends> {
        let from = self.first_value(at + 1..at + 7).filter(|from| !self.interrupted(at, *from))?;
        let mut words = (from + 1..from + REACH).take_while(|next| !self.is_wall(*next));
        let to_word = words.find(|next| {
            self.sentence.word(*next) == "to" && self.sentence.word_before(*next, 1) != "compared"
        })?;
        let between = self.first_value(from + 1..to_word).filter(|between| !self.in_brackets(*between));
        let to = self.first_value(to_word + 1..to_word + 9)?;
        let fits = between.is_none() && self.alike(from, to) && self.same_time(from, to);
        fits.then(|| Ends { from, to, way: self.way_before(at), firm: true })
    }

    /// Whether `from A` goes on with `to B`, whatever B is.
    pub(super) fn goes_to(&self, at: usize) -> bool {
        let from = self.first_value(at + 1..at + 7).unwrap_or(at);
        (from + 1..from + 6).any(|to| self.sentence.word(to) == "to" && self.quantity(to + 1).is_some())
    }

    /// `by 7% from April, adding £6.30`: a date and a comma follow `from`, so that no value does.
    pub(super) fn interrupted(&self, at: usize, value: usize) -> bool {
        self.is_date(at + 1) && (at + 1..value).any(|it| self.sentence.is(it, ','))
    }

    /// `the deficit of £12.4m is forecast to rise by £5.1m, to £17.5m`: the value before the verb, and where a step leads.
    pub(super) fn stepped_to(&self, at: usize) -> Option<Ends> {
        let to = Some(at + 1).filter(|to| self.is_value(*to))?;
        let step = self
            .sizes
            .iter()
            .find(|size| size.at < at && at - size.at <= 2 && self.sentence.word(size.word + 1) == "by")?;
        let mut before =
            (0..step.word).rev().take_while(|at| !self.is_wall(*at)).filter(|at| self.is_value(*at));
        let from = before.next().filter(|_| before.next().is_none())?;
        let same = self.quantity(step.at)?.unit == self.quantity(to)?.unit;
        (same && self.alike(from, to)).then_some(Ends {
            from,
            to,
            way: Some((step.word, step.way)),
            firm: true,
        })
    }

    /// Two counts must not count different times: `from 12 weeks to 3 days`.
    pub(super) fn same_time(&self, first: usize, second: usize) -> bool {
        let time = |at: usize| Some(self.sentence.word(at + 1)).filter(|word| lexicon::time(word));
        match (time(first), time(second)) {
            (Some(first), Some(second)) => lexicon::stem(first) == lexicon::stem(second),
            _ => true,
        }
    }

    pub(super) fn in_brackets(&self, at: usize) -> bool {
        let mut before =
            (1..10).filter_map(|back| at.checked_sub(back)).take_while(|at| !self.sentence.is(*at, ')'));
        before.any(|at| self.sentence.is(at, '('))
    }

    /// `B, up from A`; `B, an increase of 3 from A`; `rose to B from A`.
    pub(super) fn end_from_start(&self, at: usize) -> Option<Ends> {
        let from = self.first_value(at + 1..at + 7)?;
        let to = self.last_like(at, from)?;
        let way = self.way_between(to, at).or_else(|| self.way_before(to));
        let fits = way.is_some() && self.alike(from, to) && !self.other_noun(from, to);
        fits.then_some(Ends { from, to, way, firm: true })
    }

    /// `increased 1,313 to 1,439`, `71% to 75%, a rise of`: no `from`, so both values must touch the word.
    pub(super) fn bare_to(&self, at: usize) -> Option<Ends> {
        let from = at.checked_sub(1).filter(|from| self.is_value(*from))?;
        let to = Some(at + 1).filter(|to| self.is_value(*to))?;
        let has_from = (1..6).any(|back| self.sentence.word_before(from, back) == "from");
        let in_words = self.quantity(from)?.in_words;
        let way = self.way_before(from).filter(|(word, _)| from - word <= 2 && !in_words);
        (!has_from && self.alike(from, to)).then_some(Ends { from, to, way, firm: false })
    }
}
