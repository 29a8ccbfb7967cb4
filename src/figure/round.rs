//! Rounding: decimal, half away from zero, once, at print.

use crate::model::Amount;
use rust_decimal::{Decimal, RoundingStrategy};

/// The most decimals that are ever added to keep a number from being rounded to something that it is not.
const MOST_DECIMALS: u32 = 6;

/// Rounds to a number of decimals, half away from zero, and shows them all: 61.5 to two decimals is 61.50.
#[must_use]
pub fn to_decimals(value: Decimal, decimals: u32) -> Amount {
    let mut rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    Amount::new(rounded)
}

/// Rounds a percentage, but never to 0 or 100 what is neither: 239 of 240 is 99.6%, not 100%.
#[must_use]
pub fn percentage(value: Decimal, decimals: u32) -> Amount {
    let hundred = Decimal::ONE_HUNDRED;
    let mut rounded = to_decimals(value, decimals);
    for more in decimals..=MOST_DECIMALS {
        rounded = to_decimals(value, more);
        let misleading = |whole: Decimal| rounded.decimal() == whole && value != whole;
        if !misleading(Decimal::ZERO) && !misleading(hundred) && !misleading(-hundred) {
            break;
        }
    }
    rounded
}

/// Rounds for "about": percentages to whole numbers, all else to two significant figures.
///
/// What would become zero keeps its first figure: 0.42% is about 0.4%.
#[must_use]
pub fn about(value: Decimal, whole: bool) -> Amount {
    let size = magnitude(value);
    let decimals = if whole { 0 } else { 1 - size };
    let decimals = if size < 0 { (-size).max(decimals.min(-size)) } else { decimals };
    u32::try_from(decimals).map_or_else(
        |_| to_tens(value, decimals.unsigned_abs()),
        |few| to_decimals(value, few.min(value.scale())),
    )
}

/// The power of ten of the first figure: 2 for 786, 0 for 8.4, -1 for 0.42; 0 for zero.
fn magnitude(value: Decimal) -> i32 {
    let mut rest = value.abs();
    let mut power = 0;
    while rest >= Decimal::TEN {
        rest /= Decimal::TEN;
        power += 1;
    }
    while !rest.is_zero() && rest < Decimal::ONE && power > -28 {
        rest *= Decimal::TEN;
        power -= 1;
    }
    power
}

fn to_tens(value: Decimal, zeros: u32) -> Amount {
    let unit = (0..zeros).fold(Decimal::ONE, |unit, _| unit * Decimal::TEN);
    let rounded = to_decimals(value / unit, 0).decimal().checked_mul(unit);
    Amount::new(rounded.unwrap_or(value).trunc())
}

/// The sum of parts that are shown together, such as "agree" and "strongly agree", with the most decimals of any.
#[must_use]
pub fn together(parts: impl IntoIterator<Item = Amount>) -> Option<Amount> {
    let mut parts = parts.into_iter();
    let first = parts.next()?.decimal();
    parts.try_fold(first, |sum, part| sum.checked_add(part.decimal())).map(Amount::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        Amount::parse(text).map(Amount::decimal).unwrap()
    }

    #[test]
    fn a_half_goes_away_from_zero() {
        for (value, decimals, shown) in [
            ("0.5", 0, "1"),
            ("2.5", 0, "3"),
            ("-2.5", 0, "\u{2212}3"),
            ("61.55", 1, "61.6"),
            ("85", 1, "85.0"),
        ] {
            assert_eq!(to_decimals(decimal(value), decimals).to_string(), shown, "{value}");
        }
    }

    #[test]
    fn nearly_all_is_not_all_and_nearly_none_is_not_none() {
        assert_eq!(percentage(decimal("99.58"), 0).to_string(), "99.6");
        assert_eq!(percentage(decimal("0.04"), 1).to_string(), "0.04");
        assert_eq!(percentage(decimal("100"), 0).to_string(), "100");
        assert_eq!(percentage(decimal("0"), 1).to_string(), "0.0");
    }

    #[test]
    fn about_keeps_what_a_reader_remembers() {
        for (value, whole, shown) in [
            ("84.2", true, "84"),
            ("0.42", true, "0.4"),
            ("786", false, "790"),
            ("1669", false, "1,700"),
            ("99.6", false, "100"),
            ("12.34", false, "12"),
            ("8.44", false, "8.4"),
            ("8", false, "8"),
            ("0", false, "0"),
            ("25.00", false, "25"),
        ] {
            assert_eq!(about(decimal(value), whole).to_string(), shown, "{value}");
        }
    }

    proptest! {
        #[test]
        fn rounding_is_symmetric_and_moves_by_half_a_unit_at_most(value in -1_000_000_000_i64..1_000_000_000, scale in 0u32..7, decimals in 0u32..6) {
            let value = Decimal::new(value, scale);
            let rounded = to_decimals(value, decimals);
            prop_assert_eq!(rounded.decimals(), decimals);
            prop_assert_eq!(to_decimals(-value, decimals).decimal(), -rounded.decimal());
            prop_assert!((rounded.decimal() - value).abs() * Decimal::TWO <= Decimal::new(1, decimals));
        }

        #[test]
        fn rounding_twice_to_the_same_decimals_changes_nothing(value in any::<i32>(), scale in 0u32..7, decimals in 0u32..6) {
            let once = to_decimals(Decimal::new(value.into(), scale), decimals);
            prop_assert_eq!(to_decimals(once.decimal(), decimals).to_string(), once.to_string());
        }
    }

    #[test]
    fn parts_shown_together_keep_their_decimals() {
        let sum = |parts: &[&str]| {
            together(parts.iter().map(|part| Amount::parse(part).unwrap())).unwrap().to_string()
        };
        assert_eq!(sum(&["61.0", "20.5"]), "81.5");
        assert_eq!(sum(&["61", "20"]), "81");
        assert_eq!(together([]), None);
    }
}
