//! An axis of decimal numbers.
//!
//! In: the smallest and largest value to show. Out: [`Axis`], a coordinate for plotters that maps decimals to canvas
//! units, and its ticks at round numbers.
//! Binary floating point does not occur, so that no value can be "not a number": what is missing cannot be drawn.

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::cmp::Ordering;
use std::ops::Range;

/// A straight axis from a lower to a higher number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    low: Decimal,
    high: Decimal,
    step: Decimal,
    whole: Option<Whole>,
}

/// An axis in whole numbers, where these are short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Whole {
    /// The lower end.
    low: i64,
    /// From the lower to the higher end, which is more than nothing.
    span: i64,
    /// How many decimals both would have.
    places: u32,
}

impl Whole {
    fn of(low: Decimal, high: Decimal) -> Option<Self> {
        let places = low.scale().max(high.scale());
        let (low, high) = (whole(low, places)?, whole(high, places)?);
        let span = high.checked_sub(low).filter(|span| *span > 0)?;
        Some(Self { low, span, places })
    }
}

/// A number with so many decimals, which are no fewer than its own, as if it had no point.
fn whole(number: Decimal, places: u32) -> Option<i64> {
    let more = 10_i64.checked_pow(places.checked_sub(number.scale())?)?;
    i64::try_from(number.mantissa()).ok()?.checked_mul(more)
}

impl Axis {
    fn new(low: Decimal, high: Decimal, step: Decimal) -> Self {
        Self { low, high, step, whole: Whole::of(low, high) }
    }

    /// An axis between two numbers without round ends, for positions rather than values.
    #[must_use]
    pub fn plain(low: Decimal, high: Decimal) -> Self {
        let high = if high > low { high } else { low.checked_add(Decimal::ONE).unwrap_or(Decimal::MAX) };
        Self::new(low, high, Decimal::ONE)
    }

    /// An axis with about `want` steps whose ends are round numbers around all the values; `from_zero` takes in zero.
    #[must_use]
    pub fn around(values: impl IntoIterator<Item = Decimal>, from_zero: bool, want: u32) -> Self {
        let zero = from_zero.then_some(Decimal::ZERO);
        let all: Vec<Decimal> = values.into_iter().chain(zero).collect();
        let low = all.iter().min().copied().unwrap_or(Decimal::ZERO);
        let high = all.iter().max().copied().unwrap_or(Decimal::ONE);
        let (low, high) = if low == high { opened(low) } else { (low, high) };
        // Without zeros at its end, so that the ends, which are multiples of it, have as few decimals as the ticks.
        let step = round_step(span(low, high) / Decimal::from(want.max(1))).normalize();
        let (low, high) = (rounded(low, step, Decimal::floor), rounded(high, step, Decimal::ceil));
        Self::new(low, high, step)
    }

    /// The same axis, begun one step lower.
    #[must_use]
    pub fn lowered(self) -> Self {
        Self::new(self.low.saturating_sub(self.step), self.high, self.step)
    }

    /// Whether a value lies less than a third of a step above the lower end.
    #[must_use]
    pub fn is_near_base(&self, value: Decimal) -> bool {
        value.saturating_sub(self.low) < self.step / Decimal::from(3)
    }

    /// The same ends with half as many ticks, or only the ends where their number is odd.
    #[must_use]
    pub fn coarser(self) -> Self {
        let steps = i64::try_from(self.ticks().len()).unwrap_or(1) - 1;
        let factor = if steps % 2 == 0 { 2 } else { steps.max(1) };
        Self { step: self.step.saturating_mul(Decimal::from(factor)), ..self }
    }

    /// The lower end.
    #[must_use]
    pub fn low(&self) -> Decimal {
        self.low
    }

    /// The higher end.
    #[must_use]
    pub fn high(&self) -> Decimal {
        self.high
    }

    /// Whether a value can be shown.
    #[must_use]
    pub fn holds(&self, value: Decimal) -> bool {
        self.low <= value && value <= self.high
    }

    /// The round numbers from the lower to the higher end, at most 50.
    #[must_use]
    pub fn ticks(&self) -> Vec<Decimal> {
        let next = |tick: &Decimal| tick.checked_add(self.step);
        let within = |tick: &Decimal| *tick <= self.high;
        let places = self.step.normalize().scale();
        let tidy = |tick: Decimal| tick.round_dp(places);
        std::iter::successors(Some(self.low), next).take_while(within).take(50).map(tidy).collect()
    }
}

/// Room around a single value, so that a constant series lies in the middle.
fn opened(value: Decimal) -> (Decimal, Decimal) {
    let room = if value.is_zero() { Decimal::ONE } else { value.abs() / Decimal::from(10) };
    (value.saturating_sub(room), value.saturating_add(room))
}

/// The distance between two numbers, at most the largest number there is.
fn span(low: Decimal, high: Decimal) -> Decimal {
    high.saturating_sub(low)
}

/// The smallest of 1, 2 and 5 times a power of ten that is at least as large.
fn round_step(rough: Decimal) -> Decimal {
    let ten = Decimal::from(10);
    let mut power = Decimal::ONE;
    while let Some(next) = power.checked_mul(ten).filter(|next| *next <= rough) {
        power = next;
    }
    while power > rough && !(power / ten).is_zero() {
        power /= ten;
    }
    let candidates = [1, 2, 5, 10].map(|factor| power.checked_mul(Decimal::from(factor)));
    candidates.into_iter().flatten().find(|step| *step >= rough).unwrap_or(power)
}

/// The multiple of the step next to a value; the value itself where numbers end.
fn rounded(value: Decimal, step: Decimal, direction: fn(&Decimal) -> Decimal) -> Decimal {
    let steps = value.checked_div(step).map(|steps| direction(&steps));
    steps.and_then(|steps| steps.checked_mul(step)).unwrap_or(value)
}

/// Where a value lies between two others, from 0 to 1.
fn fraction(value: Decimal, low: Decimal, high: Decimal) -> Decimal {
    let four = Decimal::from(4);
    let exact = value.checked_sub(low).zip(high.checked_sub(low));
    let (part, whole) = exact.unwrap_or_else(|| (value / four - low / four, high / four - low / four));
    part.checked_div(whole).unwrap_or(Decimal::ZERO)
}

/// How far along a length a value lies, in whole numbers, for which no division of decimals is needed. `None` for values
/// beyond the axis, for numbers too long, and right in the middle of two places, where the last digit of the quotient
/// decides.
fn nearest(value: Decimal, axis: &Axis, length: i32) -> Option<i32> {
    let Whole { low, span, places } = axis.whole?;
    // What a value has of more decimals than the ends, these get too.
    let finer = 10_i64.checked_pow(value.scale().saturating_sub(places))?;
    let span = span.checked_mul(finer)?;
    let part = whole(value, places.max(value.scale()))?.checked_sub(low.checked_mul(finer)?)?;
    if !(0..=span).contains(&part) {
        return None;
    }
    let ahead = part.checked_mul(i64::from(length.unsigned_abs()))?;
    let (below, rest) = (ahead / span, ahead % span);
    let size = match rest.cmp(&(span - rest)) {
        Ordering::Less => below,
        Ordering::Equal => return None,
        Ordering::Greater => below + 1,
    };
    i32::try_from(size).ok().map(|size| size * length.signum())
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = Decimal;

    fn map(&self, value: &Decimal, limit: (i32, i32)) -> i32 {
        let length = limit.1 - limit.0;
        let along = nearest(*value, self, length).unwrap_or_else(|| {
            let along = fraction(*value, self.low, self.high) * Decimal::from(length);
            along.round().to_i32().unwrap_or(0)
        });
        limit.0 + along
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<Decimal> {
        self.ticks().into_iter().take(hint.max_num_points()).collect()
    }

    fn range(&self) -> Range<Decimal> {
        self.low..self.high
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimals(texts: &[&str]) -> Vec<Decimal> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    fn ticks(values: &[&str], from_zero: bool) -> Vec<String> {
        let axis = Axis::around(decimals(values), from_zero, 4);
        axis.ticks().iter().map(Decimal::to_string).collect()
    }

    #[test]
    fn an_axis_ends_at_round_numbers() {
        assert_eq!(ticks(&["83.9", "92.2"], false), ["80", "85", "90", "95"]);
        assert_eq!(ticks(&["61", "88"], true), ["0", "50", "100"]);
        assert_eq!(ticks(&["61", "73"], true), ["0", "20", "40", "60", "80"]);
        assert_eq!(ticks(&["-4", "13"], true), ["-5", "0", "5", "10", "15"]);
        assert_eq!(ticks(&["0.12", "0.31"], false), ["0.10", "0.15", "0.20", "0.25", "0.30", "0.35"]);
    }

    #[test]
    fn the_ends_have_as_few_decimals_as_the_ticks() {
        for values in [["91.25", "94.75"], ["91.10", "91.92"]] {
            let axis = Axis::around(decimals(&values), false, 4);
            let ticks = axis.ticks();
            let ends = [axis.low().to_string(), axis.lowered().low().to_string()];
            assert_eq!(ends[0], ticks[0].to_string());
            assert_eq!(ends[1].len(), ends[0].len(), "{ends:?}");
        }
    }

    #[test]
    fn a_constant_series_lies_in_the_middle() {
        let axis = Axis::around(decimals(&["85.0"]), false, 4);
        assert!(axis.low() < "84".parse().unwrap() && axis.high() > "86".parse().unwrap());
        assert_eq!(Axis::around([], false, 4).ticks().len(), 3);
    }

    #[test]
    fn the_largest_and_smallest_numbers_map_without_overflow() {
        let axis = Axis::around([Decimal::MIN, Decimal::MAX], true, 4);
        assert_eq!(axis.map(&Decimal::MIN, (0, 1000)), 0);
        assert_eq!(axis.map(&Decimal::MAX, (0, 1000)), 1000);
        assert_eq!(axis.map(&Decimal::ZERO, (0, 1000)), 500);
        let tiny = Axis::around(decimals(&["0", "0.0000000000000000000000000003"]), true, 4);
        assert!(!tiny.ticks().is_empty());
    }

    proptest! {
        /// Whole numbers and the division of decimals lead to one place.
        #[test]
        fn both_ways_lead_to_one_place(
            numbers in proptest::array::uniform3(-99_999_i64..99_999),
            places in proptest::array::uniform3(0_u32..5),
            length in -7000_i32..7000,
        ) {
            let [a, b, value] = [0, 1, 2].map(|at| Decimal::new(numbers[at], places[at]));
            let axis = Axis::plain(a.min(b), a.max(b));
            let exact = (fraction(value, axis.low, axis.high) * Decimal::from(length)).round();
            prop_assert_eq!(axis.map(&value, (0, length)), exact.to_i32().unwrap_or(0));
        }
    }

    #[test]
    fn a_value_in_the_middle_of_two_places_goes_where_the_decimals_say() {
        let axis = Axis::plain(Decimal::ZERO, Decimal::from(6));
        assert_eq!(nearest(Decimal::ONE, &axis, 3), None);
        // A sixth is 0.1666…67 in decimals, of which three are a little more than a half.
        assert_eq!(axis.map(&Decimal::ONE, (0, 3)), 1);
        assert_eq!(nearest(Decimal::from(4), &axis, 3), Some(2));
    }

    #[test]
    fn values_map_to_tenths_of_a_pixel() {
        let axis = Axis::around(decimals(&["83.9", "92.2"]), false, 4);
        assert_eq!(axis.map(&"80".parse().unwrap(), (2000, 0)), 2000);
        assert_eq!(axis.map(&"84.2".parse().unwrap(), (2000, 0)), 1440);
        assert_eq!(axis.map(&"95".parse().unwrap(), (2000, 0)), 0);
    }
}
