//! Claims recomputed in decimal and compared at the precision in which they were printed.
//!
//! In: quantities. Out: whether one follows from the others, and if not, in which way.
//! A printed number stands for every value that rounds to it, half up or half even; a value worked out from
//! printed numbers is therefore a [`Reach`] from the least to the most it can be.
//! Deliberately absent: which numbers belong together (see `kinds`).

use super::tokens::{Approx, Quantity, Unit};
use rust_decimal::{Decimal, RoundingStrategy};

/// How a printed number stands to the value worked out for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is the value, rounded.
    Holds,
    /// It is the value cut off or rounded the wrong way: one step from where it should be.
    Rounded,
    /// It is another number.
    Wrong,
}

/// The least and the most that a number can be, and what it is as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The least.
    pub low: Decimal,
    /// The value worked out from the numbers as printed.
    pub at: Decimal,
    /// The most.
    pub high: Decimal,
}

impl Reach {
    /// One value.
    #[must_use]
    pub fn exactly(value: Decimal) -> Self {
        Self { low: value, at: value, high: value }
    }

    /// A value with as much room on either side.
    #[must_use]
    pub fn around(value: Decimal, room: Decimal) -> Self {
        Self { low: value - room, at: value, high: value + room }
    }

    /// What a printed quantity stands for. A whole count stands for itself; anything else for what rounds to it.
    #[must_use]
    pub fn of(quantity: &Quantity) -> Self {
        let at = quantity.value;
        let half = quantity.step / Decimal::TWO;
        let exact = quantity.is_amount() && quantity.step <= Decimal::ONE && quantity.places == 0;
        let Self { low, high, .. } = Self::around(at, if exact { Decimal::ZERO } else { half });
        let (low, high) = match quantity.approx {
            Approx::Exact => (low, high),
            Approx::About => {
                let room = tenth(at).max(quantity.step + half);
                (at - room, at + room)
            }
            Approx::JustOver => (low, at + tenth(at)),
            Approx::Nearly => (at - tenth(at), high),
            Approx::Over | Approx::AtLeast => (low, at.max(Decimal::ONE) * Decimal::ONE_HUNDRED),
            Approx::Under | Approx::AtMost => (Decimal::ZERO.min(at), high),
        };
        Self { low, at, high }
    }

    /// The difference to a later value.
    #[must_use]
    pub fn to(self, later: Self) -> Self {
        Self { low: later.low - self.high, at: later.at - self.at, high: later.high - self.low }
    }

    /// The value without its sign.
    #[must_use]
    pub fn size(self) -> Self {
        let at = self.at.abs();
        if self.low >= Decimal::ZERO {
            self
        } else if self.high <= Decimal::ZERO {
            Self { low: -self.high, at, high: -self.low }
        } else {
            Self { low: Decimal::ZERO, at, high: self.high.max(-self.low) }
        }
    }

    /// This value divided by another; `None` where that can be nothing.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        if other.low <= Decimal::ZERO {
            return None;
        }
        let low = self.low.checked_div(other.high)?;
        Some(Self { low, at: self.at.checked_div(other.at)?, high: self.high.checked_div(other.low)? })
    }

    /// This value per hundred of a whole; `None` where the whole can be nothing.
    #[must_use]
    pub fn percent_of(self, whole: Self) -> Option<Self> {
        let hundred = |value: Decimal| value.checked_mul(Decimal::ONE_HUNDRED);
        Self { low: hundred(self.low)?, at: hundred(self.at)?, high: hundred(self.high)? }.over(whole)
    }

    /// Whether two reaches share a value.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

fn tenth(value: Decimal) -> Decimal {
    (value / Decimal::TEN).abs()
}

/// Compares what was worked out with what is printed.
#[must_use]
pub fn compare(actual: Reach, printed: &Quantity) -> Fit {
    let half = printed.step / Decimal::TWO;
    let stated = match printed.approx {
        Approx::Exact => Reach::around(printed.value, half),
        _ => Reach::of(printed),
    };
    if actual.meets(stated) {
        return Fit::Holds;
    }
    let near = Reach::around(printed.value, printed.step);
    let strictly_near = actual.low < near.high && near.low < actual.high;
    let single_count = printed.unit == Unit::Count && printed.places == 0;
    if strictly_near && printed.approx == Approx::Exact && !single_count { Fit::Rounded } else { Fit::Wrong }
}

/// The share of a part in a whole as a percentage; `None` for a whole of nothing.
#[must_use]
pub fn share(part: &Quantity, whole: &Quantity) -> Option<Reach> {
    Reach::of(part).percent_of(Reach::of(whole))
}

/// A value as it would be printed with so many decimal places, half away from zero.
#[must_use]
pub fn printed(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// A number in words for a message: thousands set off, no superfluous noughts.
#[must_use]
pub fn show(value: Decimal) -> String {
    let text = value.normalize().abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if value.is_sign_negative() && !value.is_zero() { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}.{fraction}") }
}

/// A quantity for a message, as it stands in the text; numbers in words in digits.
#[must_use]
pub fn said(quantity: &Quantity) -> String {
    if quantity.in_words || quantity.written.is_empty() {
        show_as(quantity.value, quantity, quantity.places)
    } else {
        quantity.written.to_string()
    }
}

/// A value for a message in the unit of a quantity, with that many decimal places.
#[must_use]
pub fn show_as(value: Decimal, like: &Quantity, places: u32) -> String {
    let number = show(printed(value, places));
    match like.unit {
        Unit::Percent => format!("{number}%"),
        Unit::Points => format!("{number} percentage points"),
        Unit::Pounds => format!("£{number}"),
        Unit::Times => format!("{number} times"),
        Unit::Count => number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::claims::tokens::{self, Kind};

    fn quantity(text: &str) -> Quantity {
        let found = tokens::tokens(text).0.into_iter().find_map(|token| match token.kind {
            Kind::Quantity(quantity) => Some(*quantity),
            _ => None,
        });
        found.unwrap_or_else(|| panic!("no quantity in {text}"))
    }

    fn of(part: &str, whole: &str, stated: &str) -> Fit {
        let share = share(&quantity(part), &quantity(whole)).unwrap_or_else(|| panic!("no share"));
        compare(share, &quantity(stated))
    }

    #[test]
    fn a_share_is_compared_at_its_printed_precision() {
        assert_eq!(of("209", "240", "87%"), Fit::Holds);
        assert_eq!(of("155", "780", "19.9%"), Fit::Holds);
        assert_eq!(of("1", "8", "12%"), Fit::Holds, "half even");
        assert_eq!(of("1", "8", "13%"), Fit::Holds, "half up");
        assert_eq!(of("23", "24", "95%"), Fit::Rounded, "cut off");
        assert_eq!(of("209", "240", "78%"), Fit::Wrong);
        assert_eq!(of("209", "240", "over 85%"), Fit::Holds);
        assert_eq!(of("209", "240", "over 90%"), Fit::Wrong);
        assert_eq!(of("209", "240", "around 85%"), Fit::Holds);
    }

    #[test]
    fn printed_ends_reach_as_far_as_their_rounding() {
        let reach = Reach::of(&quantity("£1.2m")).to(Reach::of(&quantity("£1.5m")));
        assert!(reach.meets(Reach::exactly(Decimal::from(350_000))));
        assert!(!reach.meets(Reach::exactly(Decimal::from(450_000))));
        assert_eq!(Reach::of(&quantity("45")), Reach::exactly(Decimal::from(45)));
    }

    #[test]
    fn numbers_are_shown_as_a_paper_prints_them() {
        assert_eq!(show(Decimal::from(1_234_567)), "1,234,567");
        assert_eq!(show(Decimal::new(-12_500, 2)), "-125");
        assert_eq!(show_as(Decimal::new(13359, 4), &quantity("1.4%"), 1), "1.3%");
    }
}
