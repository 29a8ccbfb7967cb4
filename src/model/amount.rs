//! Numbers as written: decimal, with the precision that the author typed.

use rust_decimal::Decimal;
use std::fmt::{self, Write as _};

/// A decimal number that remembers how many decimals were written: `85.0` stays `85.0`.
///
/// Exact up to 28 digits; there is no binary floating point anywhere on the way.
#[derive(Clone, Copy, Debug)]
pub struct Amount(Decimal);

/// As many zeros as a number has decimals at most.
const ZEROS: &str = "0000000000000000000000000000";

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// It does not follow the grammar: a sign, digits with or without commas every three, decimals.
    NotANumber,
    /// Commas that do not part the digits in threes, as in `1,66`.
    Commas,
    /// More digits than 28.
    TooLong,
}

impl Amount {
    /// Takes a computed number; its scale is the precision at which it prints.
    #[must_use]
    pub fn new(value: Decimal) -> Self {
        Self(value)
    }

    /// Reads a number as an officer types it: `1669`, `1,669`, `-3`, `−3`, `+0.8`, `85.0`.
    ///
    /// # Errors
    /// Says which rule of the grammar the text breaks.
    pub fn parse(text: &str) -> Result<Self, AmountError> {
        let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, decimals) = match digits.split_once('.') {
            Some((whole, decimals)) => (whole, Some(decimals)),
            None => (digits, None),
        };
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !decimals.is_none_or(all_digits) {
            return Err(AmountError::NotANumber);
        }
        if whole.contains(',') {
            let mut groups = whole.split(',');
            let first = groups.next().unwrap_or("");
            if !all_digits(first) || !whole.split(',').all(all_digits) {
                return Err(AmountError::NotANumber);
            }
            if first.len() > 3 || !groups.all(|group| group.len() == 3) {
                return Err(AmountError::Commas);
            }
        } else if !all_digits(whole) {
            return Err(AmountError::NotANumber);
        }
        let plain: String = digits.chars().filter(|character| *character != ',').collect();
        if plain.len() > 28 {
            return Err(AmountError::TooLong);
        }
        let mut value = Decimal::from_str_exact(&plain).map_err(|_| AmountError::TooLong)?;
        value.set_sign_negative(negative);
        Ok(Self(value))
    }

    /// The number for arithmetic. Only `figure`, the checks of data and the scales of charts compute.
    #[must_use]
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// How many decimals were written.
    #[must_use]
    pub fn decimals(self) -> u32 {
        self.0.scale()
    }

    /// Whether the number is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// Whether the number is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The number without commas, for downloads: `1669`, `-0.8`.
    #[must_use]
    pub fn plain(self) -> String {
        let mut buffer = itoa::Buffer::new();
        let [whole, zeros, decimals] = self.digits(&mut buffer);
        let sign = if self.0.is_sign_negative() { "-" } else { "" };
        [sign, whole, if decimals.is_empty() { "" } else { "." }, zeros, decimals].concat()
    }

    /// The digits before the point, of which there is at least one; the zeros right behind it; and the other decimals.
    fn digits(self, buffer: &mut itoa::Buffer) -> [&str; 3] {
        let mantissa = self.0.mantissa().unsigned_abs();
        // Nearly all numbers are short, and these take a fifth of the time to write.
        let digits = match u64::try_from(mantissa) {
            Ok(short) => buffer.format(short),
            Err(_) => buffer.format(mantissa),
        };
        let behind = self.0.scale() as usize;
        match digits.len().checked_sub(behind).filter(|before| *before > 0) {
            Some(before) => {
                let (whole, decimals) = digits.split_at_checked(before).unwrap_or_default();
                [whole, "", decimals]
            }
            None => ["0", ZEROS.get(digits.len()..behind).unwrap_or_default(), digits],
        }
    }
}

/// Equal amounts have equal values: `85.0` equals `85`.
impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl Eq for Amount {}

/// Prints for people: commas every three digits, the written decimals, a true minus sign.
impl fmt::Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = itoa::Buffer::new();
        let [whole, zeros, decimals] = self.digits(&mut buffer);
        if self.is_negative() {
            formatter.write_str("\u{2212}")?;
        }
        let (first, threes) = whole.split_at_checked((whole.len() - 1) % 3 + 1).unwrap_or_default();
        formatter.write_str(first)?;
        for at in (0..threes.len()).step_by(3) {
            formatter.write_char(',')?;
            formatter.write_str(threes.get(at..at + 3).unwrap_or_default())?;
        }
        if decimals.is_empty() {
            return Ok(());
        }
        formatter.write_char('.')?;
        formatter.write_str(zeros)?;
        formatter.write_str(decimals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        Amount::parse(text).map_or_else(|error| format!("{error:?}"), |amount| amount.to_string())
    }

    #[test]
    fn a_number_is_kept_as_written() {
        assert_eq!(shown("85.0"), "85.0");
        assert_eq!(shown("1669"), "1,669");
        assert_eq!(shown("1,669"), "1,669");
        assert_eq!(shown("-0.80"), "\u{2212}0.80");
        assert_eq!(shown("1234567.5"), "1,234,567.5");
    }

    #[test]
    fn what_looks_like_a_number_to_a_computer_only_is_refused() {
        for text in ["1e3", "1_240", "0x1F", ".5", "5.", "", "-", "12,5O", "1,,2", "NaN", "1 000"] {
            assert_eq!(shown(text), "NotANumber", "{text}");
        }
        assert_eq!(shown("1,66"), "Commas");
        assert_eq!(shown("1234,567"), "Commas");
        assert_eq!(shown("12345678901234567890123456789"), "TooLong");
    }

    proptest! {
        #[test]
        fn printing_and_reading_again_gives_the_same_number(value in any::<i64>(), scale in 0u32..9) {
            let amount = Amount::new(Decimal::new(value, scale));
            let again = Amount::parse(&amount.to_string()).unwrap();
            prop_assert_eq!(again, amount);
            prop_assert_eq!(again.decimals(), amount.decimals());
        }
    }
}
