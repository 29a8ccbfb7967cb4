//! The grammar of the two ends of a change or a comparison: `from 71.8% to 94.1%`, `94% against 87%`, `88% (82% in 2020)`.
//!
//! In: a sentence and the sizes of change in it, whose numbers are no ends. Out: [`Ends`], each with the word that
//! says which way. A recogniser is asked at each word that opens one; those without such a word come last.
//! Deliberately absent: which size belongs to which ends, and whether they agree (see `kinds::change`).

use super::lexicon::{self, Way};
use super::reading::Sentence;
use super::sizes::{self, Size};
use super::tokens::{Date, Kind, Quantity, Unit};
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
        let next = claim.opened(at);
        if let Some(next) = next.filter(|next| found.iter().all(|known| known.from != next.from)) {
            found.push(next);
        }
    }
    if found.is_empty() && !sizes.is_empty() {
        found.extend(claim.labelled().or_else(|| claim.reached()));
    }
    found
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
            "from" => self.start_to_end(at).or_else(|| self.end_from_start(at)),
            "to" => self.bare_to(at),
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
            && self.sizes.iter().all(|size| size.at != at)
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

    /// `from A … to B`.
    fn start_to_end(&self, at: usize) -> Option<Ends> {
        let from = self.first_value(at + 1..at + 7)?;
        let mut words = (from + 1..from + REACH).take_while(|next| !self.is_wall(*next));
        let to_word = words.find(|next| {
            self.sentence.word(*next) == "to" && self.sentence.word_before(*next, 1) != "compared"
        })?;
        let between = self.first_value(from + 1..to_word).filter(|between| !self.in_brackets(*between));
        let to = self.first_value(to_word + 1..to_word + 7)?;
        let fits = between.is_none() && self.alike(from, to) && self.same_time(from, to);
        fits.then(|| Ends { from, to, way: self.way_before(at), firm: true })
    }

    /// Two counts must not count different times: `from 12 weeks to 3 days`.
    fn same_time(&self, first: usize, second: usize) -> bool {
        let time = |at: usize| Some(self.sentence.word(at + 1)).filter(|word| lexicon::time(word));
        match (time(first), time(second)) {
            (Some(first), Some(second)) => lexicon::stem(first) == lexicon::stem(second),
            _ => true,
        }
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

    fn in_brackets(&self, at: usize) -> bool {
        let mut before =
            (1..5).filter_map(|back| at.checked_sub(back)).take_while(|at| !self.sentence.is(*at, ')'));
        before.any(|at| self.sentence.is(at, '('))
    }

    /// `B, up from A`; `B, an increase of 3 from A`; `rose to B from A`.
    fn end_from_start(&self, at: usize) -> Option<Ends> {
        let from = self.first_value(at + 1..at + 7)?;
        let to = self.last_like(at, from)?;
        let way = self.way_between(to, at).or_else(|| self.way_before(to));
        let fits = way.is_some() && self.alike(from, to) && !self.other_noun(from, to);
        fits.then_some(Ends { from, to, way, firm: true })
    }

    /// `increased 1,313 to 1,439`, `71% to 75%, a rise of`: no `from`, so both values must touch the word.
    fn bare_to(&self, at: usize) -> Option<Ends> {
        let from = at.checked_sub(1).filter(|from| self.is_value(*from))?;
        let to = Some(at + 1).filter(|to| self.is_value(*to))?;
        let has_from = (1..6).any(|back| self.sentence.word_before(from, back) == "from");
        let in_words = self.quantity(from)?.in_words;
        let way = self.way_before(from).filter(|(word, _)| from - word <= 2 && !in_words);
        (!has_from && self.alike(from, to)).then_some(Ends { from, to, way, firm: false })
    }

    /// `B compared with A last year`, `B against a budget of A`.
    fn compared(&self, at: usize) -> Option<Ends> {
        let from = self.first_value(at + 1..at + 9)?;
        let to = self.last_like(at, from)?;
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
        let named = self.sentence.any_word(at..from + 9, base) || (at..from + 6).any(|it| self.is_date(it));
        let way = self.way_between(to, at).or_else(|| self.way_before(to));
        let fits = named && self.alike(from, to) && !self.other_noun(from, to);
        fits.then_some(Ends { from, to, way, firm: false })
    }

    fn is_date(&self, at: usize) -> bool {
        self.sentence.token(at).is_some_and(|token| matches!(token.kind, Kind::Date(_) | Kind::Period(..)))
    }

    /// `an increase of £3.1m on the 2021/22 budget of £41.8m`, `a 5.2% improvement on the 73.2% achieved`.
    fn on_base(&self, at: usize) -> Option<Ends> {
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
    fn comparative(&self, at: usize) -> Option<Ends> {
        let word = self.sentence.word(at);
        let way = lexicon::comparative(word)?;
        let size = self.sizes.iter().find(|size| size.word == at);
        let from = self.first_value(at + 1..at + 10)?;
        let to = self.last_like(size.map_or(at, |size| size.at), from)?;
        let percents = self.quantity(from)?.is_percent();
        let plain = matches!(word, "higher" | "lower" | "above" | "below") && percents && from > at + 1;
        let past = self.sentence.any_word(at..from, |word| matches!(word, "than" | "above" | "below"));
        let fits = (size.is_some() || plain) && past && self.alike(from, to) && !self.other_noun(from, to);
        let together = !self.sentence.any_word(to..at, |word| matches!(word, "and" | "or")) || size.is_some();
        (fits && together).then_some(Ends { from, to, way: Some((at, way)), firm: true })
    }

    /// `88% (82% in 2020)`, `88% of tenants (last year 82%)`.
    fn bracketed(&self, open: usize) -> Option<Ends> {
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

    /// `1,240 in 2018 and 1,116 in 2019`: two values of the sentence with different years, the earlier first.
    fn labelled(&self) -> Option<Ends> {
        let mut values = (0..self.sentence.len()).filter(|at| self.is_value(*at));
        let (first, second) = (values.next()?, values.next()?);
        let ordered = self.year(first)?.cmp(&self.year(second)?);
        let alone = values.next().is_none() && self.alike(first, second) && !self.other_noun(first, second);
        let behind = self.sizes.iter().any(|size| size.noun && size.at > second);
        let (from, to) = match ordered {
            std::cmp::Ordering::Less => (first, second),
            std::cmp::Ordering::Greater => (second, first),
            std::cmp::Ordering::Equal => return None,
        };
        (alone && behind).then_some(Ends { from, to, way: None, firm: true })
    }

    /// The year and month that stand with a value: `in 2018` behind it, or `in 2018,` before it.
    fn year(&self, at: usize) -> Option<(i16, Option<i8>)> {
        let date = |at: usize| match self.sentence.token(at)?.kind {
            Kind::Date(Date { year: Some(year), month, .. })
            | Kind::Period(_, Date { year: Some(year), month, .. }) => Some((year, month)),
            _ => None,
        };
        let mut behind = (at + 1..at + 7).take_while(|next| {
            !self.is_value(*next) && !self.sentence.is(*next, ',') && !self.is_wall(*next)
        });
        behind.find_map(date).or_else(|| {
            let mut before = (1..=6)
                .map_while(|back| at.checked_sub(back))
                .take_while(|it| !self.is_value(*it) && !self.is_wall(*it));
            before.find_map(date)
        })
    }

    /// `82% were satisfied; this rose to 88%, an increase of 6%`: the value that a verb leads to, and the one before.
    fn reached(&self) -> Option<Ends> {
        let verb = (0..self.sentence.len()).find(|at| {
            lexicon::verb(self.sentence.word(*at)).is_some() && self.sentence.word(at + 1) == "to"
        })?;
        let way = lexicon::verb(self.sentence.word(verb))?;
        let to = self.first_value(verb + 2..verb + 5)?;
        let from = (verb.saturating_sub(2 * REACH)..verb).rev().find(|at| self.is_value(*at))?;
        self.alike(from, to).then_some(Ends { from, to, way: Some((verb, way)), firm: false })
    }

    /// The nearest word of a way before a place, in the same statement.
    fn way_before(&self, end: usize) -> Option<(usize, Way)> {
        let mut places =
            (end.saturating_sub(10)..end).rev().take_while(|at| !self.is_wall(*at) && !self.ends_clause(*at));
        places.find_map(|at| self.way_at(at))
    }

    fn ends_clause(&self, at: usize) -> bool {
        self.sentence.is(at, ',') && matches!(self.sentence.word(at + 1), "and" | "with")
    }

    fn way_between(&self, start: usize, end: usize) -> Option<(usize, Way)> {
        (start + 1..end).rev().find_map(|at| self.way_at(at))
    }

    fn way_at(&self, at: usize) -> Option<(usize, Way)> {
        let way = lexicon::way(self.sentence.word(at))?;
        self.is_telling(at).then_some((at, way))
    }

    /// `more than 45`, `less than`, `up to`, `over` before a number tell how exact it is, not which way it went.
    fn is_telling(&self, at: usize) -> bool {
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
