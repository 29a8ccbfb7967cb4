//! The same measure in two papers: stated of the same time with another value, or restated as `last year`.
//!
//! In: the facts of every paper. Out: advice that shows both places. Never more than advice: definitions, revised data
//! and dates may differ, and only people know.
//! Two facts are of the same measure only when all words that say something agree, and their units, and their times.
//! Deliberately absent: likeness. A word more is another measure.

mod facts;

pub use facts::{Fact, facts};

use super::evaluate::{self, Reach};
use super::tokens::{Date, Unit};
use crate::diagnostic::{Code, Diagnostic};
use facts::{EVENTS, What, When};
use indexmap::IndexMap;
use std::collections::BTreeMap;

/// No measure is told of more often than this.
const MOST: usize = 3;

/// How many days before a paper last year's paper was written, at least and at most.
const A_YEAR: (i64, i64) = (270, 460);

/// Compares the facts of all papers, in the order in which the papers were read.
#[must_use]
pub fn compare(papers: &[&[Fact]]) -> Vec<Diagnostic> {
    // The mark of a subject parts nearly all of them; words are compared where marks are alike.
    let mut measures: IndexMap<(u64, u8), Vec<Vec<&Fact>>> = IndexMap::new();
    for fact in papers.iter().copied().flatten() {
        let What::Value(quantity) = &fact.what else { continue };
        let alike = measures.entry((fact.mark, kind(quantity.unit))).or_default();
        let own = |facts: &&mut Vec<&Fact>| facts.first().is_some_and(|known| known.subject == fact.subject);
        match alike.iter_mut().find(own) {
            Some(facts) => facts.push(fact),
            None => alike.push(vec![fact]),
        }
    }
    let mut found = Vec::new();
    for facts in measures.values().flatten().filter(|facts| facts.len() > 1) {
        found.extend(same_time(facts).into_iter().chain(last_year(facts)).take(MOST));
    }
    found.extend(other_days(papers));
    found
}

/// Units that are compared with each other.
fn kind(unit: Unit) -> u8 {
    match unit {
        Unit::Count => 0,
        Unit::Percent => 1,
        Unit::Pounds => 2,
        Unit::Points | Unit::Times => 3,
    }
}

/// Year, month and day as a key: what was not written is nothing.
type Day = (i16, i8, i8);

fn key(date: Date) -> Day {
    (date.year.unwrap_or(0), date.month.unwrap_or(0), date.day.unwrap_or(0))
}

/// A period as a key.
type Period = (Day, Day);

/// Facts of one named time: each against the first that another paper states.
fn same_time(facts: &[&Fact]) -> Vec<Diagnostic> {
    let mut first: BTreeMap<Period, &Fact> = BTreeMap::new();
    let mut found = Vec::new();
    for fact in facts {
        let When::Named(start, end) = fact.when else { continue };
        let known = first.entry((key(start), key(end))).or_insert(fact);
        if known.span.source != fact.span.source && differ(known, fact) {
            let text = "stated here of the same time";
            found.push(told(fact, known, "another paper states the same of this time as", text));
        }
    }
    found
}

/// Facts of last year: each against the paper that was written about a year before.
fn last_year(facts: &[&Fact]) -> Vec<Diagnostic> {
    let mut now: BTreeMap<jiff::civil::Date, &Fact> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| fact.when == When::Now) {
        if let Some(day) = fact.day {
            now.entry(day).or_insert(fact);
        }
    }
    let restated = facts.iter().filter(|fact| fact.when == When::LastYear);
    restated
        .filter_map(|fact| {
            let day = fact.day?;
            let (from, to) = (before(day, A_YEAR.1)?, before(day, A_YEAR.0)?);
            let (_, known) = now.range(from..=to).next_back()?;
            let text = "last year's paper stated this";
            (known.span.source != fact.span.source && differ(known, fact))
                .then(|| told(fact, known, "last year's paper stated it as", text))
        })
        .collect()
}

fn before(day: jiff::civil::Date, days: i64) -> Option<jiff::civil::Date> {
    day.checked_sub(jiff::Span::new().try_days(days).ok()?).ok()
}

/// Whether two values are more apart than their rounding.
fn differ(one: &Fact, other: &Fact) -> bool {
    match (&one.what, &other.what) {
        (What::Value(one), What::Value(other)) => !Reach::of(one).meets(Reach::of(other)),
        _ => false,
    }
}

fn told(here: &Fact, there: &Fact, says: &str, text: &str) -> Diagnostic {
    let shown = |fact: &Fact| match &fact.what {
        What::Value(quantity) => evaluate::said(quantity),
        What::Days(..) => String::new(),
    };
    let [own, other] = [here, there].map(shown);
    Diagnostic::new(Code::CLAIM_OTHER_PAPER, here.span, format!("{own} is stated here; {says} {other}"))
        .related(there.span, text)
        .evidence(here.claim.clone(), other)
        .help("if a date, a definition or revised data makes them differ, say so; else use one number")
}

/// An audit or consultation that two papers date differently: one of its ends is the same day, the other is not.
fn other_days(papers: &[&[Fact]]) -> Vec<Diagnostic> {
    let mut ends: BTreeMap<(&str, bool, Day), &Fact> = BTreeMap::new();
    let mut found = Vec::new();
    for fact in papers.iter().copied().flatten() {
        let What::Days(first, last) = fact.what else { continue };
        let Some(event) = EVENTS.iter().find(|event| fact.subject.words().any(|word| word == **event)) else {
            continue;
        };
        for (start, day) in [(true, first), (false, last)] {
            let known = *ends.entry((event, start, key(day))).or_insert(fact);
            let shared =
                known.subject.words().filter(|word| fact.subject.words().any(|own| own == *word)).count();
            if known.span.source != fact.span.source && known.what != fact.what && shared >= 3 {
                let message = format!("another paper gives this {event} other days");
                found.push(
                    Diagnostic::new(Code::CLAIM_OTHER_PAPER, fact.span, message)
                        .related(known.span, "the other paper's days")
                        .evidence(fact.claim.clone(), "the same days in both papers")
                        .help("make the two papers agree, or say what differs"),
                );
            }
        }
    }
    found
}

#[cfg(test)]
mod tests;
