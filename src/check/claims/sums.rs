//! Sums of amounts that a text states together, and whether a stated total is near enough to be meant.
//!
//! In: tokens of a sentence. Out: [`Part`]s and their sum.
//! Deliberately absent: which amounts are parts of which total (see `kinds`).

use super::lexicon;
use super::reading::Sentence;
use super::tokens::{Approx, Quantity, Unit};
use rust_decimal::Decimal;
use std::ops::Range;

/// No list of parts is longer.
const MOST: usize = 12;

/// An amount that may be part of a total.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its value.
    pub quantity: Quantity,
    /// Where it stands in the text.
    pub at: Range<usize>,
}

/// The amounts of one unit in a stretch of a sentence: no spans of time, no signed numbers.
#[must_use]
pub fn amounts(sentence: &Sentence<'_>, places: Range<usize>, unit: Unit) -> Vec<Part> {
    let fits = |at: &usize| {
        sentence.quantity(*at).is_some_and(|quantity| quantity.unit == unit && !quantity.signed)
            && !counts_time(sentence, *at)
    };
    let found = places.filter(fits).take(MOST + 1);
    found.filter_map(|at| part(sentence, at)).collect()
}

/// Whether the number at a place can be a part or a total.
#[must_use]
pub fn is_part(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.quantity(at).is_some_and(|quantity| quantity.is_amount() && !quantity.signed)
        && !counts_time(sentence, at)
}

/// The amount at a place as a part.
#[must_use]
pub fn part(sentence: &Sentence<'_>, at: usize) -> Option<Part> {
    Some(Part { quantity: sentence.quantity(at)?.clone(), at: sentence.stretch(at, at) })
}

/// Whether a number counts time rather than things.
#[must_use]
pub fn counts_time(sentence: &Sentence<'_>, at: usize) -> bool {
    lexicon::time(sentence.word(at + 1)) || (sentence.is(at + 1, '-') && lexicon::time(sentence.word(at + 2)))
}

/// The sum of parts; `None` when one is not exact or there are too many.
#[must_use]
pub fn sum(parts: &[Part]) -> Option<Decimal> {
    let exact = parts.iter().all(|part| part.quantity.approx == Approx::Exact);
    if !exact || parts.len() > MOST {
        return None;
    }
    parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.quantity.value))
}

/// How far a sum may be from a total by rounding alone: half a step of each.
#[must_use]
pub fn rounding(parts: &[Part], total: &Quantity) -> Decimal {
    let half = |quantity: &Quantity| {
        let exact = quantity.step <= Decimal::ONE && quantity.places == 0 && quantity.is_amount();
        if exact { Decimal::ZERO } else { quantity.step / Decimal::TWO }
    };
    parts.iter().map(|part| half(&part.quantity)).sum::<Decimal>() + half(total)
}

/// Whether a sum is the total, allowing for rounding.
#[must_use]
pub fn closes(parts: &[Part], total: &Quantity) -> bool {
    let off = |sum: Decimal| (sum - total.value).abs();
    sum(parts).is_some_and(|sum| off(sum).is_zero() || off(sum) < rounding(parts, total))
}

/// Whether a sum misses a total by so little (in per cent of it, or by 2) that it must have been meant.
#[must_use]
pub fn nearly(sum: Decimal, total: Decimal, percent: u32) -> bool {
    let room = (total.abs() * Decimal::from(percent) / Decimal::ONE_HUNDRED).max(if total >= Decimal::TEN {
        Decimal::TWO
    } else {
        Decimal::ONE
    });
    (sum - total).abs() <= room
}

/// Parts in words: `4,768 + 4,480`.
#[must_use]
pub fn show(parts: &[Part]) -> String {
    let shown: Vec<String> = parts
        .iter()
        .map(|part| {
            super::evaluate::show_as(part.quantity.value, &part.quantity, part.quantity.places.max(2))
        })
        .collect();
    shown.join(" + ")
}
