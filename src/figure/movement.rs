//! How values moved from the first to the last: a closed list, by the thresholds that stand here.
//!
//! In: numbers in their order. Out: a [`Shape`]; differences between two of them. Nothing is estimated.

use crate::model::{Amount, Unit};
use rust_decimal::Decimal;

/// A range of no more than this many percentage points, or hundredths of the largest value, is "moved little".
const LITTLE: i64 = 2;
/// Each leg of a turn is longer than this many percentage points, or hundredths of the largest value.
const LEG: i64 = 5;

/// How values moved; a turn by its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// There is none.
    Nothing,
    /// There is one.
    Once,
    /// All are equal.
    Constant,
    /// The range is small.
    Little,
    /// Up, without a reversal of more than half.
    Rose,
    /// Down, without a reversal of more than half.
    Fell,
    /// Down to a lowest value and up again.
    FellAndRose(usize),
    /// Up to a highest value and down again.
    RoseAndFell(usize),
    /// None of these.
    Varied,
}

/// One number less another, with its sign.
#[must_use]
pub fn difference(one: Decimal, other: Decimal) -> Decimal {
    one.saturating_sub(other)
}

/// How far two numbers are apart.
#[must_use]
pub fn distance(one: Decimal, other: Decimal) -> Amount {
    Amount::new(difference(one, other).abs())
}

impl Shape {
    /// The shape of numbers in their order.
    #[must_use]
    pub fn of(amounts: &[Decimal], unit: &Unit) -> Self {
        let (first, last) = match amounts {
            [] => return Self::Nothing,
            [_] => return Self::Once,
            [first, .., last] => (*first, *last),
        };
        let low = amounts.iter().min().copied().unwrap_or_default();
        let high = amounts.iter().max().copied().unwrap_or_default();
        if low == high {
            return Self::Constant;
        }
        let scale = scale(unit, low, high);
        if difference(high, low) <= percent_of(LITTLE, scale) {
            return Self::Little;
        }
        let change = difference(last, first);
        if change.abs() > percent_of(LITTLE, scale) && steady(amounts) {
            return if change.is_sign_positive() { Self::Rose } else { Self::Fell };
        }
        turn(amounts, percent_of(LEG, scale), percent_of(LITTLE, scale)).unwrap_or(Self::Varied)
    }
}

/// What thresholds are hundredths of: a hundred for percentages, the largest value for all else.
fn scale(unit: &Unit, low: Decimal, high: Decimal) -> Decimal {
    if *unit == Unit::Percent { Decimal::ONE_HUNDRED } else { high.abs().max(low.abs()) }
}

fn percent_of(hundredths: i64, scale: Decimal) -> Decimal {
    scale / Decimal::ONE_HUNDRED * Decimal::from(hundredths)
}

/// Whether values go from first to last without a reversal of more than half of the way.
fn steady(amounts: &[Decimal]) -> bool {
    let ends = amounts.first().zip(amounts.last());
    let Some((first, last)) = ends else { return false };
    let up = last >= first;
    let way = difference(*last, *first).abs();
    reversal(amounts, up) <= way / Decimal::TWO
}

/// The longest way back: for a rise, the deepest fall below a value reached before.
fn reversal(amounts: &[Decimal], up: bool) -> Decimal {
    let mut furthest: Option<Decimal> = None;
    let mut worst = Decimal::ZERO;
    for amount in amounts {
        let amount = if up { *amount } else { -*amount };
        let reached = furthest.map_or(amount, |reached| reached.max(amount));
        worst = worst.max(difference(reached, amount));
        furthest = Some(reached);
    }
    worst
}

/// One turn: both legs long enough, each steady, and the second without a turn back before its end, which "rose to"
/// would leave untold.
fn turn(amounts: &[Decimal], leg: Decimal, little: Decimal) -> Option<Shape> {
    let at = |index: usize, down: bool| {
        let (before, after) = (amounts.get(..=index)?, amounts.get(index..)?);
        let length = |part: &[Decimal]| {
            part.first().zip(part.last()).map(|(first, last)| difference(*last, *first).abs())
        };
        let long = length(before)? > leg && length(after)? > leg;
        let told = if down { Shape::FellAndRose(index) } else { Shape::RoseAndFell(index) };
        let ends_there = back_from_furthest(after, down) <= little;
        (long && steady(before) && steady(after) && ends_there).then_some(told)
    };
    let inner = || amounts.iter().enumerate().skip(1).take(amounts.len().saturating_sub(2));
    let lowest = inner().min_by_key(|(_, amount)| **amount).map(|(index, _)| index);
    let highest = inner().max_by_key(|(_, amount)| **amount).map(|(index, _)| index);
    let ends = amounts.first().copied().zip(amounts.last().copied())?;
    let below = lowest.filter(|index| amounts.get(*index).is_some_and(|low| *low < ends.0 && *low < ends.1));
    let above =
        highest.filter(|index| amounts.get(*index).is_some_and(|high| *high > ends.0 && *high > ends.1));
    below.and_then(|index| at(index, true)).or_else(|| above.and_then(|index| at(index, false)))
}

/// How far the last value stands back from the furthest that was reached.
fn back_from_furthest(amounts: &[Decimal], up: bool) -> Decimal {
    let furthest = if up { amounts.iter().max() } else { amounts.iter().min() };
    furthest
        .zip(amounts.last())
        .map(|(furthest, last)| difference(*furthest, *last).abs())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(values: &[&str], unit: &Unit) -> Shape {
        let amounts: Vec<Decimal> = values.iter().map(|value| value.parse().unwrap()).collect();
        Shape::of(&amounts, unit)
    }

    #[test]
    fn thresholds_are_points_of_percentages_and_hundredths_of_all_else() {
        assert_eq!(shape(&["61.0", "63.0"], &Unit::Percent), Shape::Little);
        assert_eq!(shape(&["61.0", "63.1"], &Unit::Percent), Shape::Rose);
        assert_eq!(shape(&["6100", "6200"], &Unit::Pounds), Shape::Little);
        assert_eq!(shape(&["6100", "6300"], &Unit::Pounds), Shape::Rose);
    }

    #[test]
    fn values_below_zero_rise_and_fall_like_others() {
        assert_eq!(shape(&["-20", "-5", "10"], &Unit::Percent), Shape::Rose);
        assert_eq!(shape(&["-5", "-20", "-5"], &Unit::Percent), Shape::FellAndRose(1));
        assert_eq!(distance("-5".parse().unwrap(), "7".parse().unwrap()).to_string(), "12");
    }

    #[test]
    fn the_longest_numbers_have_a_shape() {
        let ends = [Decimal::MIN, Decimal::MAX];
        assert_eq!(Shape::of(&ends, &Unit::Percent), Shape::Rose);
        assert_eq!(Shape::of(&[], &Unit::Percent), Shape::Nothing);
    }
}
