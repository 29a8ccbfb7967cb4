//! Averages, rates per each, and factors: `234 families across 16 groups, an average of 15 each`; `doubled from 20 to 38`.
//!
//! Both terms stand in the sentence. An average that no two numbers of the sentence give is reported only when one
//! of them nearly does.

use super::Paper;
use crate::check::claims::changes;
use crate::check::claims::evaluate::{self, Fit, Reach};
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::reading::Sentence;
use crate::check::claims::sums;
use crate::check::claims::tokens::{Approx, Quantity, Unit};
use crate::diagnostic::Code;
use rust_decimal::Decimal;

/// Finds averages and factors that do not hold.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in paper.reading.sentences() {
        found.extend((0..sentence.len()).filter_map(|at| average(&sentence, at)));
        found.extend(factor(&sentence));
        found.extend((0..sentence.len()).filter_map(|at| product(&sentence, at)));
    }
    found
}

/// The number of an average: `an average of 15`, `15 per hive`, `15 each`.
fn is_average(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(quantity) = sentence.quantity(at).filter(|quantity| quantity.is_amount()) else { return false };
    let led = (1..=4)
        .any(|back| matches!(sentence.word_before(at, back), "average" | "averaging" | "mean" | "averages"));
    let per = (1..=3).any(|more| matches!(sentence.word(at + more), "per" | "each" | "apiece"));
    let rate =
        (1..=4).any(|more| sentence.word(at + more) == "per" && sentence.quantity(at + more + 1).is_some());
    let priced = matches!(sentence.word_before(at, 1), "at" | "x")
        || at.checked_sub(1).is_some_and(|before| sentence.is(before, '×') || sentence.is(before, '@'));
    (led || per) && !rate && !priced && quantity.value > Decimal::ZERO && !sums::counts_time(sentence, at)
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
            let off = (actual.middle() - stated.value).abs();
            if best.as_ref().is_none_or(|(least, ..)| off < *least) {
                best = Some((off, *total, *groups, actual));
            }
        }
    }
    let (off, total, groups, actual) = best?;
    let near = off <= stated.value / Decimal::from(4);
    near.then(|| wrong_average(sentence, at, total, groups, actual.middle()))
}

fn usable(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.quantity(at).is_some_and(|quantity| quantity.is_amount() && !quantity.signed)
        && !sums::counts_time(sentence, at)
}

fn quotient(whole: &Quantity, parts: &Quantity) -> Option<Reach> {
    let (whole, parts) = (Reach::of(whole), Reach::of(parts));
    Some(Reach { low: whole.low.checked_div(parts.high)?, high: whole.high.checked_div(parts.low)? })
}

/// An average in whole numbers may be rounded either way: 14.6 families are 14 or 15.
fn compare_average(actual: Reach, stated: &Quantity) -> bool {
    evaluate::compare(actual, stated) == Fit::Holds
        || (stated.unit == Unit::Count
            && stated.places == 0
            && (actual.middle() - stated.value).abs() < Decimal::ONE)
}

fn wrong_average(
    sentence: &Sentence<'_>,
    at: usize,
    total: usize,
    groups: usize,
    actual: Decimal,
) -> Finding {
    let show = |at: usize| {
        sentence
            .quantity(at)
            .map(|quantity| evaluate::show_as(quantity.value, quantity, quantity.places))
            .unwrap_or_default()
    };
    let places = sentence.quantity(at).map_or(0, |quantity| quantity.places);
    let expected = sentence
        .quantity(at)
        .map(|quantity| evaluate::show_as(actual, quantity, places.max(1)))
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

/// The factor that a word states, in hundredths: the least and the most of it that people call so.
fn named_factor(sentence: &Sentence<'_>, at: usize) -> Option<(u32, u32)> {
    let (exact_low, exact_high) = match sentence.word(at) {
        "doubled" | "doubling" => (190, 215),
        "trebled" | "tripled" | "trebling" | "tripling" => (285, 320),
        "quadrupled" => (380, 430),
        "halved" | "halving" => (45, 55),
        _ => return None,
    };
    let halved = sentence.word(at).starts_with("halv");
    let before = (sentence.word_before(at, 2), sentence.word_before(at, 1));
    Some(match before {
        ("more", "than") if halved => (0, 50),
        ("more", "than") => (exact_low + 10, 10_000),
        (_, "nearly" | "almost") if halved => (50, 62),
        (_, "nearly" | "almost") => (exact_low - exact_low / 8, exact_high - exact_low / 20),
        _ => (exact_low, exact_high),
    })
}

/// `doubled from 20 to 38`, `an increase of three times`.
fn factor(sentence: &Sentence<'_>) -> Option<Finding> {
    let sizes = changes::sizes(sentence);
    let ends = changes::ends(sentence, &sizes);
    let (at, (low, high)) = (0..sentence.len()).find_map(|at| Some((at, named_factor(sentence, at)?)))?;
    let ends = ends.iter().find(|ends| ends.firm && ends.from.abs_diff(at) <= 12)?;
    let (from, to) = (sentence.quantity(ends.from)?, sentence.quantity(ends.to)?);
    let factor = Reach::of(to).percent_of(Reach::of(from))?;
    let stated = Reach { low: Decimal::from(low), high: Decimal::from(high) };
    if factor.meets(stated) {
        return None;
    }
    let times = evaluate::show(evaluate::printed(factor.middle() / Decimal::ONE_HUNDRED, 2));
    let message = format!("`{}` is said of a change to {times} times the earlier value", sentence.word(at));
    Some(
        Finding::new(Code::CLAIM_RATIO, Verdict::Wrong, sentence.stretch(at, at), message)
            .claim(sentence.stretch(at.min(ends.from), at.max(ends.to)))
            .using(sentence.stretch(ends.from, ends.from), "the earlier value")
            .using(sentence.stretch(ends.to, ends.to), "the later value")
            .expecting(
                format!("{times} times"),
                format!("say that it is {times} times as many, or correct one of the ends"),
            ),
    )
}

/// `12 places at £3,400 each, £40,800`: a count, a price and their product, with `x`, `at` or `@` between.
fn product(sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    let sign =
        sentence.is(at, '×') || sentence.is(at, '@') || sentence.word(at) == "x" || sentence.word(at) == "at";
    let count = at.checked_sub(1).and_then(|before| {
        (0..4).filter_map(|back| before.checked_sub(back)).find(|at| sentence.quantity(*at).is_some())
    })?;
    let price = Some(at + 1)
        .filter(|price| sentence.quantity(*price).is_some_and(|quantity| quantity.unit == Unit::Pounds))?;
    let equals = (price + 1..price + 7).find(|at| {
        sentence.is(*at, '=') || matches!(sentence.word(*at), "totalling" | "costing" | "total")
    })?;
    let total = (equals + 1..equals + 4)
        .find(|at| sentence.quantity(*at).is_some_and(|quantity| quantity.unit == Unit::Pounds))?;
    let (number, each, stated) =
        (sentence.quantity(count)?, sentence.quantity(price)?, sentence.quantity(total)?);
    let exact = [number, each, stated].iter().all(|quantity| quantity.approx == Approx::Exact);
    if !sign || !exact || !number.is_count() || sums::counts_time(sentence, count) {
        return None;
    }
    let actual = number.value.checked_mul(each.value)?;
    let room = number.value.checked_mul(each.step)?;
    let reach = Reach { low: actual - room / Decimal::TWO, high: actual + room / Decimal::TWO };
    let reach = if each.step <= Decimal::ONE { Reach::exactly(actual) } else { reach };
    if evaluate::compare(reach, stated) == Fit::Holds || !sums::nearly(actual, stated.value, 30) {
        return None;
    }
    let expected = evaluate::show_as(actual, stated, stated.places);
    let message = format!(
        "{} times {} is {expected}",
        evaluate::show(number.value),
        evaluate::show_as(each.value, each, each.places)
    );
    Some(
        Finding::new(Code::CLAIM_RATIO, Verdict::Wrong, sentence.stretch(total, total), message)
            .claim(sentence.stretch(count, total))
            .using(sentence.stretch(count, count), "the number")
            .using(sentence.stretch(price, price), "the price of one")
            .expecting(expected.clone(), format!("say `{expected}`, or correct the number or the price")),
    )
}
