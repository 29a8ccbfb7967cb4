//! Averages and rates per each: `234 families across 16 groups, an average of 15 each`.
//!
//! Both terms stand in the sentence. An average that no two numbers of the sentence give is reported only when one
//! of them nearly does.

use super::Paper;
use crate::check::claims::evaluate::{self, Fit, Reach};
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::lexicon;
use crate::check::claims::reading::Sentence;
use crate::check::claims::sums;
use crate::check::claims::tokens::{Approx, Quantity, Unit};
use crate::diagnostic::Code;
use rust_decimal::Decimal;

/// Finds averages that do not hold.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in paper.reading.counting() {
        found.extend(
            sentence.numbers().filter_map(|at| per_many(&sentence, at).or_else(|| average(&sentence, at))),
        );
    }
    found
}

/// The number of an average: `an average of 15`, `15 per hive`, `15 each`.
fn is_average(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(quantity) = sentence.quantity(at).filter(|quantity| quantity.is_amount()) else { return false };
    let led = (1..=4)
        .any(|back| matches!(sentence.word_before(at, back), "average" | "averaging" | "mean" | "averages"));
    let per = (1..=3).any(|more| {
        matches!(sentence.word(at + more), "per" | "each" | "apiece") && !describes(sentence, at + more)
    });
    let each = (2..=4).any(|back| sentence.word_before(at, back) == "per")
        && matches!(sentence.word_before(at, 1), "is" | "was" | "of" | "at");
    let rate =
        (1..=4).any(|more| sentence.word(at + more) == "per" && sentence.quantity(at + more + 1).is_some());
    let worked_out = at >= 3 && sentence.reads(at - 2, &["out", "at"]);
    let every = sentence.word_before(at, 1) == "every" && sentence.word_before(at, 2) == "for";
    let priced = (matches!(sentence.word_before(at, 1), "at" | "x") && !worked_out)
        || at.checked_sub(1).is_some_and(|before| sentence.is(before, '×') || sentence.is(before, '@'));
    (led || per || each || every)
        && !rate
        && !priced
        && sentence.word(at + 1) != "fte"
        && quantity.value > Decimal::ZERO
        && (!sums::counts_time(sentence, at) || per)
}

/// `9 teams, each with 10 to 15 staff`: says what each is like, and not how many each has.
fn describes(sentence: &Sentence<'_>, each: usize) -> bool {
    matches!(
        sentence.word(each + 1),
        "with" | "of" | "has" | "have" | "having" | "supporting" | "made" | "led"
    )
}

/// What a stated average is for: the word behind `per`, `each` or `every`, without its ending.
fn for_each<'a>(sentence: &Sentence<'a>, at: usize) -> &'a str {
    let per = (at + 1..at + 4).find(|next| matches!(sentence.word(*next), "per" | "each"));
    let before = || (1..=4).filter_map(|back| at.checked_sub(back)).find(|it| sentence.word(*it) == "per");
    per.or_else(before).map_or("", |per| lexicon::stem(sentence.word(per + 1)))
}

/// `a rate of 75 per 10,000 of the 60,000 children`: a count and a population, per so many.
fn per_many(sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    let stated = sentence.quantity(at).filter(|it| it.unit == Unit::Count && it.approx == Approx::Exact)?;
    let per = (at + 1..at + 4).find(|next| sentence.word(*next) == "per")?;
    let many =
        sentence.quantity(per + 1).filter(|many| many.is_count() && many.value >= Decimal::ONE_HUNDRED)?;
    let others: Vec<usize> = sentence
        .numbers()
        .filter(|other| *other != at && usable(sentence, *other) && !of_a_rate(sentence, *other))
        .take(3)
        .collect();
    let [first, second] = others.as_slice() else { return None };
    let (one, other) = (sentence.quantity(*first)?, sentence.quantity(*second)?);
    let (part, whole) = if one.value <= other.value { (one, other) } else { (other, one) };
    let rate = Reach::of(part).over(Reach::of(whole))?;
    let scaled = |value: Decimal| value.checked_mul(many.value);
    let rate = Reach { low: scaled(rate.low)?, at: scaled(rate.at)?, high: scaled(rate.high)? };
    let near = (rate.at - stated.value).abs() <= stated.value / Decimal::TWO;
    let fits =
        !near || compare_average(rate, stated) || part.unit != Unit::Count || whole.unit != Unit::Count;
    (!fits).then(|| wrong_average(sentence, at, *first, *second, rate.at))
}

/// A number of a rate, `13.3` or `10,000` of `13.3 per 10,000`: neither a count nor a population.
fn of_a_rate(sentence: &Sentence<'_>, at: usize) -> bool {
    let many = |at: usize| sentence.quantity(at).is_some();
    sentence.word_before(at, 1) == "per" || (sentence.word(at + 1) == "per" && many(at + 2))
}

fn average(sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    if !is_average(sentence, at) {
        return None;
    }
    let stated = sentence.quantity(at)?;
    let unit = for_each(sentence, at);
    let hours = sums::counts_time(sentence, at);
    let others: Vec<usize> = sentence
        .numbers()
        .filter(|other| *other != at && (usable(sentence, *other) || divides(sentence, *other, unit, hours)))
        .take(6)
        .collect();
    if of_several(sentence, stated, &others) {
        return None;
    }
    let mut best: Option<(Decimal, usize, usize, Reach)> = None;
    for total in &others {
        for groups in others.iter().filter(|groups| {
            *groups != total && !(hours && timed(sentence, **groups) && !timed(sentence, *total))
        }) {
            let (whole, parts) = (sentence.quantity(*total)?, sentence.quantity(*groups)?);
            let many = matches!(parts.unit, Unit::Count | Unit::Times);
            if whole.unit != stated.unit || !many || parts.value <= Decimal::ONE {
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
    let named = !unit.is_empty() && others.len() == 2 && lexicon::stem(sentence.word(groups + 1)) == unit;
    let alone =
        others.len() == 2 && !sentence.any_word(0..sentence.len(), |word| lexicon::way(word).is_some());
    let near = off
        <= stated.value
            / Decimal::from(if named {
                1
            } else if alone {
                2
            } else {
                4
            });
    near.then(|| wrong_average(sentence, at, total, groups, actual.at))
}

fn usable(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.quantity(at).is_some_and(|quantity| quantity.is_amount() && !quantity.signed)
        && !sums::counts_time(sentence, at)
}

/// `2 officers at grade 7 and 3 at grade 9 work 0.6 FTE each, 3.0 FTE altogether`: the groups make the total together.
fn of_several(sentence: &Sentence<'_>, stated: &Quantity, others: &[usize]) -> bool {
    let values: Vec<Decimal> =
        others.iter().filter_map(|at| sentence.quantity(*at)).map(|quantity| quantity.value).collect();
    let sum: Decimal = values.iter().sum();
    values.iter().any(|total| stated.value.checked_mul(sum - total) == Some(*total))
}

/// `over 52 weeks` where the average is per week, `met 24 times`, and hours where the average is in hours.
fn divides(sentence: &Sentence<'_>, at: usize, unit: &str, hours: bool) -> bool {
    let Some(quantity) = sentence.quantity(at).filter(|quantity| !quantity.signed) else { return false };
    let same = !unit.is_empty() && lexicon::stem(sentence.word(at + 1)) == unit;
    (quantity.is_count() && timed(sentence, at) && (same || hours))
        || (quantity.unit == Unit::Times && quantity.places == 0)
}

fn timed(sentence: &Sentence<'_>, at: usize) -> bool {
    sums::counts_time(sentence, at)
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
