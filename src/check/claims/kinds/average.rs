//! Averages and rates per each: `234 families across 16 groups, an average of 15 each`.
//!
//! Both terms stand in the sentence. An average that no two numbers of the sentence give is reported only when one
//! of them nearly does.

use super::Paper;
use crate::check::claims::evaluate::{self, Fit, Reach};
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::reading::Sentence;
use crate::check::claims::sums;
use crate::check::claims::tokens::{Quantity, Unit};
use crate::diagnostic::Code;
use rust_decimal::Decimal;

/// Finds averages that do not hold.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in paper.reading.sentences() {
        found.extend((0..sentence.len()).filter_map(|at| average(&sentence, at)));
    }
    found
}

/// The number of an average: `an average of 15`, `15 per hive`, `15 each`.
fn is_average(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(quantity) = sentence.quantity(at).filter(|quantity| quantity.is_amount()) else { return false };
    let led = (1..=4)
        .any(|back| matches!(sentence.word_before(at, back), "average" | "averaging" | "mean" | "averages"));
    let per = (1..=3).any(|more| matches!(sentence.word(at + more), "per" | "each" | "apiece"));
    let each = (2..=4).any(|back| sentence.word_before(at, back) == "per")
        && matches!(sentence.word_before(at, 1), "is" | "was" | "of" | "at");
    let rate =
        (1..=4).any(|more| sentence.word(at + more) == "per" && sentence.quantity(at + more + 1).is_some());
    let priced = matches!(sentence.word_before(at, 1), "at" | "x")
        || at.checked_sub(1).is_some_and(|before| sentence.is(before, '×') || sentence.is(before, '@'));
    (led || per || each)
        && !rate
        && !priced
        && quantity.value > Decimal::ZERO
        && !sums::counts_time(sentence, at)
}

fn average(sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    if !is_average(sentence, at) {
        return None;
    }
    let stated = sentence.quantity(at)?;
    let others: Vec<usize> =
        (0..sentence.len()).filter(|other| *other != at && usable(sentence, *other)).take(6).collect();
    let mut best: Option<(Decimal, usize, usize, Reach)> = None;
    for total in &others {
        for groups in others.iter().filter(|groups| *groups != total) {
            let (whole, parts) = (sentence.quantity(*total)?, sentence.quantity(*groups)?);
            if whole.unit != stated.unit || parts.unit != Unit::Count || parts.value <= Decimal::ONE {
                continue;
            }
            let actual = quotient(whole, parts)?;
            let rounded = compare_average(actual, stated);
            if rounded {
                return None;
            }
            let off = (actual.at - stated.value).abs();
            if best.as_ref().is_none_or(|(least, ..)| off < *least) {
                best = Some((off, *total, *groups, actual));
            }
        }
    }
    let (off, total, groups, actual) = best?;
    let near = off <= stated.value / Decimal::from(4);
    near.then(|| wrong_average(sentence, at, total, groups, actual.at))
}

fn usable(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.quantity(at).is_some_and(|quantity| quantity.is_amount() && !quantity.signed)
        && !sums::counts_time(sentence, at)
}

fn quotient(whole: &Quantity, parts: &Quantity) -> Option<Reach> {
    Reach::of(whole).over(Reach::of(parts))
}

/// An average in whole numbers may be rounded either way: 14.6 families are 14 or 15.
fn compare_average(actual: Reach, stated: &Quantity) -> bool {
    evaluate::compare(actual, stated) == Fit::Holds
        || (stated.unit == Unit::Count
            && stated.places == 0
            && (actual.at - stated.value).abs() < Decimal::ONE)
}

fn wrong_average(
    sentence: &Sentence<'_>,
    at: usize,
    total: usize,
    groups: usize,
    actual: Decimal,
) -> Finding {
    let show = |at: usize| sentence.quantity(at).map(evaluate::said).unwrap_or_default();
    let places = sentence.quantity(at).map_or(0, |quantity| quantity.places);
    let expected = sentence
        .quantity(at)
        .map(|quantity| {
            evaluate::show_as(actual, quantity, places.max(u32::from(actual < Decimal::ONE_HUNDRED)))
        })
        .unwrap_or_default();
    let message = format!(
        "{} is said to be the average, but {} over {} is {expected}",
        show(at),
        show(total),
        show(groups)
    );
    Finding::new(Code::CLAIM_RATIO, Verdict::Wrong, sentence.stretch(at, at), message)
        .claim(sentence.stretch(at.min(total).min(groups), at.max(total).max(groups)))
        .using(sentence.stretch(total, total), "the total")
        .using(sentence.stretch(groups, groups), "the number it is divided by")
        .expecting(expected.clone(), format!("say `{expected}`, or correct one of the numbers"))
}
