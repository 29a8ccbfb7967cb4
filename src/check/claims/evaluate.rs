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

/// The least and the most that a number can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The least.
    pub low: Decimal,
    /// The most.
    pub high: Decimal,
}

impl Reach {
    /// One value.
    #[must_use]
    pub fn exactly(value: Decimal) -> Self {
        Self { low: value, high: value }
    }

    /// What a printed quantity stands for. A whole count stands for itself; anything else for what rounds to it.
    #[must_use]
    pub fn of(quantity: &Quantity) -> Self {
        let value = quantity.value;
        let half = quantity.step / Decimal::TWO;
        let exact = quantity.is_amount() && quantity.step <= Decimal::ONE && quantity.places == 0;
        let rounded =
            if exact { Self::exactly(value) } else { Self { low: value - half, high: value + half } };
        match quantity.approx {
            Approx::Exact => rounded,
            Approx::About => {
                let room = tenth(value).max(quantity.step + half);
                Self { low: value - room, high: value + room }
            }
            Approx::JustOver => Self { low: rounded.low, high: value + tenth(value) },
            Approx::Nearly => Self { low: value - tenth(value), high: rounded.high },
            Approx::Over | Approx::AtLeast => {
                Self { low: rounded.low, high: value.max(Decimal::ONE) * Decimal::from(100) }
            }
            Approx::Under | Approx::AtMost => Self { low: Decimal::ZERO.min(value), high: rounded.high },
        }
    }

    /// The difference to a later value, from the least to the most it can be.
    #[must_use]
    pub fn to(self, later: Self) -> Self {
        Self { low: later.low - self.high, high: later.high - self.low }
    }

    /// The value without its sign.
    #[must_use]
    pub fn size(self) -> Self {
        if self.low >= Decimal::ZERO {
            self
        } else if self.high <= Decimal::ZERO {
            Self { low: -self.high, high: -self.low }
        } else {
            Self { low: Decimal::ZERO, high: self.high.max(-self.low) }
        }
    }

    /// This value per hundred of a whole; `None` where the whole can be nothing.
    #[must_use]
    pub fn percent_of(self, whole: Self) -> Option<Self> {
        if whole.low <= Decimal::ZERO {
            return None;
        }
        let hundred = Decimal::ONE_HUNDRED;
        let low = self.low.checked_mul(hundred)?.checked_div(whole.high)?;
        let high = self.high.checked_mul(hundred)?.checked_div(whole.low)?;
        Some(Self { low, high })
    }

    /// The sum with another.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }

    /// Whether two reaches share a value.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// The value in the middle.
    #[must_use]
    pub fn middle(self) -> Decimal {
        (self.low + self.high) / Decimal::TWO
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
        Approx::Exact => Reach { low: printed.value - half, high: printed.value + half },
        _ => Reach::of(printed),
    };
    if actual.meets(stated) {
        return Fit::Holds;
    }
    let near = Reach { low: printed.value - printed.step, high: printed.value + printed.step };
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
            Kind::Quantity(quantity) => Some(quantity),
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
