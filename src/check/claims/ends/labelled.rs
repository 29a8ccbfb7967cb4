//! Two values that their labels put in order: years, months, a budget and a forecast.
//!
//! In: a sentence that opens no ends by a word of its own. Out: its only two values as ends.
//! Deliberately absent: sentences with more values.

use super::{Claim, Ends, REACH};
use crate::check::claims::lexicon;
use crate::check::claims::tokens::{Date, Kind, Unit};

impl Claim<'_, '_> {
    /// `1,240 in 2018 and 1,116 in 2019`: two values of the sentence with different years, the earlier first.
    pub(super) fn labelled(&self) -> Option<Ends> {
        let mut values = (0..self.sentence.len()).filter(|at| self.is_value(*at));
        let (first, second) = (values.next()?, values.next()?);
        let ordered = match (self.year(first), self.year(second)) {
            (Some(one), Some(other)) => one.cmp(&other),
            (None, None) if self.month_behind(first) && self.month_behind(second) => std::cmp::Ordering::Less,
            _ => return None,
        };
        let alone = values.next().is_none() && self.alike(first, second) && !self.other_noun(first, second);
        let announced = |at: usize| at < first && (at..first).any(|it| self.sentence.is(it, ':'));
        let behind = self.sizes.is_empty()
            || self.sizes.iter().any(|size| size.noun && (size.at > second || announced(size.at)));
        let (from, to) = match ordered {
            std::cmp::Ordering::Less => (first, second),
            std::cmp::Ordering::Greater => (second, first),
            std::cmp::Ordering::Equal => return None,
        };
        (alone && behind).then_some(Ends { from, to, way: None, firm: true })
    }

    /// `the budget is £45.0m and the forecast is £46.8m, an overspend of £1.8m`: two amounts, one of them the budget.
    pub(super) fn budgeted(&self) -> Option<Ends> {
        let mut values = (0..self.sentence.len()).filter(|at| self.is_value(*at));
        let (first, second) = (values.next()?, values.next()?);
        let size = self.sizes.iter().find(|size| size.noun && size.at > second)?;
        let money = self.quantity(first)?.unit == Unit::Pounds && self.quantity(size.at)?.unit != Unit::Count;
        let alone = values.next().is_none() && self.alike(first, second);
        let plan =
            |word: &str| matches!(word, "budget" | "budgeted" | "plan" | "planned" | "target" | "allocation");
        let real = |word: &str| {
            matches!(word, "forecast" | "outturn" | "actual" | "spend" | "spent" | "expenditure" | "spending")
        };
        let led =
            |at: usize, known: &dyn Fn(&str) -> bool, start: usize| self.sentence.any_word(start..at, known);
        let (from, to) = if led(first, &plan, 0) && led(second, &real, first) {
            (first, second)
        } else if led(first, &real, 0) && led(second, &plan, first) {
            (second, first)
        } else {
            return None;
        };
        (money && alone).then_some(Ends { from, to, way: None, firm: true })
    }

    /// `last quarter`, `this year`.
    pub(super) fn names_time(&self, at: usize) -> bool {
        matches!(self.sentence.word(at), "year" | "quarter" | "month" | "week" | "term")
    }

    /// `67% in April`, `£3.4m at 1 April`: a date without a year behind a value.
    pub(super) fn month_behind(&self, at: usize) -> bool {
        let mut behind = (at + 2..at + 8).take_while(|next| !self.is_value(*next) && !self.is_wall(*next));
        behind.any(|next| {
            matches!(self.sentence.word(next - 1), "in" | "at" | "on" | "by")
                && (self.sentence.token(next).is_some_and(|token| {
                    matches!(token.kind, Kind::Date(Date { year: None, month: Some(_), .. }))
                }) || matches!(self.sentence.word(next + 1), "spring" | "summer" | "autumn" | "winter"))
        })
    }

    /// The year and month that stand with a value: `in 2018` behind it, or `in 2018,` before it.
    pub(super) fn year(&self, at: usize) -> Option<(i16, Option<i8>)> {
        let date = |at: usize| match &self.sentence.token(at)?.kind {
            Kind::Date(Date { year: Some(year), month, .. })
            | Kind::Period(_, Date { year: Some(year), month, .. }) => Some((*year, *month)),
            Kind::Word(word) if matches!(&**word, "now" | "currently" | "today") => Some((i16::MAX, None)),
            Kind::Word(word) if matches!(&**word, "ago" | "previously") => Some((0, None)),
            Kind::Word(word) if matches!(&**word, "this" | "last") && self.names_time(at + 1) => {
                Some((if &**word == "this" { i16::MAX } else { 0 }, None))
            }
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
    pub(super) fn reached(&self) -> Option<Ends> {
        let verb = (0..self.sentence.len()).find(|at| {
            lexicon::verb(self.sentence.word(*at)).is_some() && self.sentence.word(at + 1) == "to"
        })?;
        let way = lexicon::verb(self.sentence.word(verb))?;
        let to = self.first_value(verb + 2..verb + 5)?;
        let from = (verb.saturating_sub(2 * REACH)..verb).rev().find(|at| self.is_value(*at))?;
        self.alike(from, to).then_some(Ends { from, to, way: Some((verb, way)), firm: false })
    }
}
