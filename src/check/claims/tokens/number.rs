//! Digits into an amount: thousands, decimals, and the least step that was printed.
//!
//! In: digits as written (`1,647`, `22.5`). Out: a decimal and how many decimal places were printed.
//! Deliberately absent: units and words (`unit`, `words`). Numbers of more than [`MOST_DIGITS`] digits are
//! names (of accounts, of cases), not amounts: arithmetic on the rest cannot overflow.

use rust_decimal::Decimal;

/// A number with more digits than this is no amount that a board paper states.
pub const MOST_DIGITS: usize = 12;

/// A number as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Its value.
    pub value: Decimal,
    /// How many decimal places were printed.
    pub places: u32,
    /// Whether thousands were set off by commas.
    pub grouped: bool,
}

/// Reads digits as they stand, or says that they are no amount.
#[must_use]
pub fn read(digits: &str) -> Option<Printed> {
    if digits.len() > MOST_DIGITS + 4 {
        return None;
    }
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, fraction),
        None => (digits, ""),
    };
    let plain = !fraction.contains(['.', ',']) && groups(whole);
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    if !plain || leading_zero {
        return None;
    }
    let bare: String = digits.chars().filter(|character| *character != ',').collect();
    if bare.len() > MOST_DIGITS {
        return None;
    }
    let value = Decimal::from_str_exact(&bare).ok()?;
    let places = u32::try_from(fraction.len()).ok()?;
    Some(Printed { value, places, grouped: whole.contains(',') })
}

/// Whether commas stand only before groups of three digits.
fn groups(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let rest: Vec<&str> = groups.collect();
    rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thousands_decimals_and_what_is_neither() {
        assert_eq!(
            read("1,647").map(|it| (it.value, it.places, it.grouped)),
            Some((Decimal::from(1647), 0, true))
        );
        assert_eq!(read("22.50").map(|it| it.places), Some(2));
        assert_eq!(read("1559").map(|it| it.value), Some(Decimal::from(1559)));
        for odd in ["1,64", "3.2.1", "007", "1234567890123", "31.03.2022", "1,2,3"] {
            assert_eq!(read(odd), None, "{odd}");
        }
    }

    proptest! {
        #[test]
        fn a_grouped_number_reads_as_the_same_number(value in 1_000_u32..999_999_999) {
            let plain = value.to_string();
            let mut grouped = String::new();
            for (at, digit) in plain.chars().enumerate() {
                if at > 0 && (plain.len() - at) % 3 == 0 {
                    grouped.push(',');
                }
                grouped.push(digit);
            }
            prop_assert_eq!(read(&grouped).map(|it| it.value), Some(Decimal::from(value)));
        }
    }
}
