//! A rate of two counts that stand with it: `340 replies from 2,100 households, a response rate of 21%`.
//!
//! The two counts are the only ones of the sentence, or of it and the one before. A percentage far from their share
//! is taken for a rate of something else.

use super::Paper;
use crate::check::claims::evaluate::{self, Fit};
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::lexicon;
use crate::check::claims::pairs;
use crate::check::claims::parts;
use crate::check::claims::reading::Sentence;
use crate::check::claims::sums;
use crate::check::claims::sums::Part;
use crate::check::claims::tokens::{Kind, Quantity};
use crate::diagnostic::Code;
use rust_decimal::Decimal;

/// How many points a stated rate may be off to be believed to be meant.
const ROOM: u32 = 15;

/// Finds rates that their two counts do not give.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in paper.reading.counting() {
        let paired = pairs::pairs(&sentence);
        // Where two counts have a percentage of their own, no other is said of them.
        if paired.iter().any(|pair| pair.whole.is_some()) {
            continue;
        }
        for at in sentence.numbers().filter(|at| is_rate(&sentence, *at)) {
            if paired.iter().all(|pair| pair.percent != at) {
                found.extend(judge(paper, &sentence, at));
            }
        }
    }
    found
}

/// `a response rate of 21%`, `(21% response rate)`, `this is 21%`, `equates to 21%`.
fn is_rate(sentence: &Sentence<'_>, at: usize) -> bool {
    if !parts::is_percent(sentence, at) || pairs::tells_of_change(sentence, at) {
        return false;
    }
    let before = (1..=4).any(|back| {
        matches!(
            sentence.word_before(at, back),
            "rate" | "proportion" | "share" | "performance" | "uptake" | "coverage"
        )
    });
    let mut behind = (at + 1..at + 4).take_while(|at| !sentence.word(*at).is_empty());
    before || behind.any(|at| sentence.word(at) == "rate")
}

/// `the rate was 88% in 2024, and in 2025 912 of 1,000 were answered`: the sentence tells of two times, and names one
/// between the rate and a count.
fn of_another_time(sentence: &Sentence<'_>, at: usize, count: &Part) -> bool {
    let is_date = |at: &usize| {
        sentence.token(*at).is_some_and(|it| matches!(it.kind, Kind::Date(_) | Kind::Period(..)))
    };
    let dates = || (0..sentence.len()).filter(is_date).map(|at| sentence.stretch(at, at).start);
    let rate = sentence.stretch(at, at).start;
    let between = rate.min(count.at.start)..rate.max(count.at.start);
    dates().count() > 1 && dates().any(|date| between.contains(&date))
}

fn judge(paper: &Paper<'_>, sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    let stated = sentence.quantity(at)?;
    let mut counts = self::counts(sentence);
    if counts.is_empty() {
        let before = paper.reading.before(sentence)?;
        let rated = (0..before.len()).any(|at| parts::is_percent(&before, at));
        counts = if rated { Vec::new() } else { self::counts(&before) };
    }
    let [first, second] = counts.as_slice() else { return None };
    if of_another_time(sentence, at, first) {
        return None;
    }
    let (part, whole) =
        if first.quantity.value <= second.quantity.value { (first, second) } else { (second, first) };
    let share = evaluate::share(&part.quantity, &whole.quantity)?;
    let fit = evaluate::compare(share, stated);
    let near = (share.at - stated.value).abs() <= Decimal::from(ROOM);
    (fit != Fit::Holds && near).then(|| report(sentence, at, stated, part, whole, fit))
}

/// The counts of a sentence that are no years, ages, spans of time or ends of a change.
fn counts(sentence: &Sentence<'_>) -> Vec<Part> {
    let changed = sentence.any_word(0..sentence.len(), |word| lexicon::verb(word).is_some());
    let found = sentence.numbers().filter(|at| {
        parts::is_count(sentence, *at) && sentence.quantity(*at).is_some_and(|it| it.value > Decimal::TEN)
    });
    if changed { Vec::new() } else { found.filter_map(|at| sums::part(sentence, at)).take(4).collect() }
}

fn report(
    sentence: &Sentence<'_>,
    at: usize,
    stated: &Quantity,
    part: &Part,
    whole: &Part,
    fit: Fit,
) -> Finding {
    let (code, verdict) = match fit {
        Fit::Rounded => (Code::CLAIM_ROUNDING, Verdict::Rounding),
        _ => (Code::CLAIM_RATIO, Verdict::Wrong),
    };
    let share = evaluate::share(&part.quantity, &whole.quantity).map_or(Decimal::ZERO, |reach| reach.at);
    let expected = evaluate::show_as(share, stated, stated.places);
    let exact = evaluate::show_as(share, stated, stated.places + 2);
    let [said, of, all] = [stated, &part.quantity, &whole.quantity].map(evaluate::said);
    Finding::new(
        code,
        verdict,
        sentence.stretch(at, at),
        format!("{said} is said to be the rate, but {of} of {all} is {exact}"),
    )
    .claim(sentence.whole())
    .using(part.at.clone(), "the part")
    .using(whole.at.clone(), "the whole")
    .expecting(expected.clone(), format!("say `{expected}`, or correct one of the counts"))
}
