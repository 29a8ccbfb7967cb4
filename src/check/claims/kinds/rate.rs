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
use crate::check::claims::sums::Part;
use crate::check::claims::{sums, tokens::Quantity};
use crate::diagnostic::Code;
use rust_decimal::Decimal;

/// How many points a stated rate may be off to be believed to be meant.
const ROOM: u32 = 15;

/// Finds rates that their two counts do not give.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in paper.reading.counting() {
        let paired = pairs::pairs(&sentence);
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
    let behind = (1..=3).any(|more| sentence.word(at + more) == "rate");
    before || behind
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
