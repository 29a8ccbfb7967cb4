//! Words that lead back to a period and call it a year, a month or a week: "between 1 July 2020 and 31 July 2021 …
//! during that year". And the period of a report, stated twice.

use super::Paper;
use crate::check::claims::calendar::{self, Length};
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::reading::Sentence;
use crate::check::claims::tokens::{Date, Kind};
use crate::diagnostic::Code;
use std::ops::Range;

/// How many sentences back a period may stand.
const BACK: usize = 7;

/// Finds periods that are called what they are not.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if paper.reading.dated().next().is_none() {
        return found;
    }
    for sentence in paper.reading.sentences() {
        for at in 0..sentence.len() {
            found.extend(called(paper, &sentence, at));
        }
    }
    found.extend(report_period(paper));
    found
}

/// `that year`, `the same month`, `this two-week period` is left alone.
fn called(paper: &Paper<'_>, sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    let unit = sentence.word(at);
    if at < 2 || !matches!(unit, "year" | "month" | "week") {
        return None;
    }
    let back = sentence.word_before(at, 1) == "that"
        || (sentence.word_before(at, 1) == "same" && sentence.word_before(at, 2) == "the");
    if !back {
        return None;
    }
    let time = matches!(
        sentence.word_before(at, 2),
        "during" | "in" | "held" | "for" | "over" | "within" | "throughout" | "of" | "the" | "completed"
    );
    let (first, last, place) = last_time(paper, sentence, at).filter(|_| time)?;
    let fits = match (unit, calendar::length(first, last)?) {
        ("year", Length::Days(days)) => days <= 366 + 3,
        ("year", Length::Months(months)) => months <= 13,
        ("month", Length::Days(days)) => days <= 32,
        ("month", Length::Months(months)) => months <= 1,
        ("week", Length::Days(days)) => days <= 8,
        _ => true,
    };
    if fits {
        return None;
    }
    let long = calendar::show(first, last);
    let message = format!("the {unit} that this leads back to is a period of {long}");
    Some(
        Finding::new(Code::CLAIM_DATES, Verdict::Wrong, sentence.stretch(at - 1, at), message)
            .using(place, "the period")
            .expecting(long.clone(), "correct a date, or say `that period`"),
    )
}

/// The period that stands last before a place, when it is a period of two dates and nothing else of time came since.
fn last_time(paper: &Paper<'_>, sentence: &Sentence<'_>, at: usize) -> Option<(Date, Date, Range<usize>)> {
    let mut found = last_in(sentence, at);
    for back in 1..=BACK {
        match found {
            LastTime::Period(first, last, place) => return Some((first, last, place)),
            LastTime::SingleDate => return None,
            LastTime::Nothing => {}
        }
        let before = paper.reading.sentence(sentence.number.checked_sub(back)?)?;
        if before.place.section != sentence.place.section {
            return None;
        }
        found = last_in(&before, before.len());
    }
    match found {
        LastTime::Period(first, last, place) => Some((first, last, place)),
        LastTime::SingleDate | LastTime::Nothing => None,
    }
}

/// What a sentence says last of time.
enum LastTime {
    Period(Date, Date, Range<usize>),
    SingleDate,
    Nothing,
}

/// The last time of a sentence before a place.
fn last_in(sentence: &Sentence<'_>, end: usize) -> LastTime {
    let mut before = (0..end).rev().filter_map(|at| match sentence.token(at)?.kind {
        Kind::Period(first, last) => Some(LastTime::Period(first, last, sentence.stretch(at, at))),
        Kind::Date(_) => Some(LastTime::SingleDate),
        _ => None,
    });
    before.next().unwrap_or(LastTime::Nothing)
}

/// The period that a report covers, stated in two places with different dates.
fn report_period(paper: &Paper<'_>) -> Option<Finding> {
    let mut first: Option<(Date, Date, Range<usize>, usize)> = None;
    for sentence in paper.reading.dated() {
        let Some((start, end, place)) = stated(&sentence) else { continue };
        match &first {
            None => first = Some((start, end, place, sentence.number)),
            Some((other_start, other_end, other, _)) => {
                let differs = (start, end) != (*other_start, *other_end) && same_detail(start, *other_start);
                if differs {
                    let message = "the period of this report is stated with other dates elsewhere";
                    return Some(
                        Finding::new(Code::CLAIM_DATES, Verdict::Wrong, place, message)
                            .using(other.clone(), "the other statement")
                            .expecting("the same dates in both places", "make the two statements agree"),
                    );
                }
            }
        }
    }
    None
}

fn same_detail(first: Date, second: Date) -> bool {
    first.day.is_some() == second.day.is_some() && first.month.is_some() == second.month.is_some()
}

/// `this report covers the period from X to Y`, `in the period covered by this report … between X and Y`.
fn stated(sentence: &Sentence<'_>) -> Option<(Date, Date, Range<usize>)> {
    let places = 0..sentence.len();
    let names = sentence.any_word(places.clone(), |word| matches!(word, "report" | "reporting" | "review"));
    let covers = sentence.any_word(places.clone(), |word| matches!(word, "covers" | "covering" | "covered"))
        || places.clone().any(|at| sentence.reads(at, &["reporting", "period"]));
    let period = sentence.any_word(places.clone(), |word| matches!(word, "period" | "year"));
    if !names || !covers || !period {
        return None;
    }
    let mut periods = places.filter_map(|at| match sentence.token(at)?.kind {
        Kind::Period(first, last) if first.year.is_some() && first.month.is_some() => {
            Some((first, last, sentence.stretch(at, at)))
        }
        _ => None,
    });
    let only = periods.next()?;
    periods.next().is_none().then_some(only)
}
