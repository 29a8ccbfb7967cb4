//! Answers on a scale, from one side over a neutral middle to the other: sums of the sides, and shares of a whole.
//!
//! In: the parts of a whole in the order of the scale. Out: [`Sides`], and how far each reaches from the middle.
//! Deliberately absent: what the answers are called, and drawing.

use super::{format, round, share};
use crate::model::{Amount, Unit};
use rust_decimal::Decimal;

/// The two sides of a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    /// What stands before the middle, together.
    pub before: Amount,
    /// What stands in the middle, where the number of parts is odd.
    pub neutral: Option<Amount>,
    /// What stands after the middle, together.
    pub after: Amount,
    /// All parts together.
    pub total: Amount,
}

impl Sides {
    /// The sides of parts in the order of their scale; `None` for fewer than two, for nothing at all and for sums too long.
    #[must_use]
    pub fn of(parts: &[Amount]) -> Option<Self> {
        let half = parts.len() / 2;
        let (before, rest) = parts.split_at_checked(half)?;
        let (middle, after) = rest.split_at_checked(parts.len() % 2)?;
        let sum = |parts: &[Amount]| round::together(parts.iter().copied());
        let total = sum(parts).filter(|total| half > 0 && total.decimal() > Decimal::ZERO)?;
        Some(Self { before: sum(before)?, neutral: middle.first().copied(), after: sum(after)?, total })
    }

    /// How far the middle of the scale lies from its start, in the unit of the parts.
    #[must_use]
    pub fn middle(&self) -> Decimal {
        let neutral = self.neutral.map_or(Decimal::ZERO, Amount::decimal);
        self.before.decimal().saturating_add(neutral / Decimal::TWO)
    }

    /// How far the sides reach from the middle, as fractions of the whole.
    #[must_use]
    pub fn reach(&self) -> (Decimal, Decimal) {
        let before = self.middle().checked_div(self.total.decimal()).unwrap_or(Decimal::ZERO);
        (before, Decimal::ONE.saturating_sub(before))
    }
}

/// A part of a whole in words: `62%` of percentages, `62% (149 of 240)` of counts.
#[must_use]
pub fn in_words(part: Amount, whole: Amount, unit: &Unit) -> String {
    match share::of(part, whole).filter(|_| *unit != Unit::Percent) {
        Some(share) => format!("{} ({part} of {whole})", format::amount(share, &Unit::Percent)),
        None => format::amount(part, unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amounts(texts: &[&str]) -> Vec<Amount> {
        texts.iter().map(|text| Amount::parse(text).unwrap()).collect()
    }

    #[test]
    fn an_odd_number_of_answers_has_a_neutral_one_in_the_middle() {
        let sides = Sides::of(&amounts(&["5", "12.5", "18", "44", "20.5"])).unwrap();
        assert_eq!(
            (sides.before.to_string(), sides.after.to_string()),
            ("17.5".to_owned(), "64.5".to_owned())
        );
        assert_eq!(sides.neutral.map(|neutral| neutral.to_string()), Some("18".to_owned()));
        assert_eq!(sides.reach(), ("0.265".parse().unwrap(), "0.735".parse().unwrap()));
    }

    #[test]
    fn an_even_number_has_none_and_nothing_has_no_sides() {
        let sides = Sides::of(&amounts(&["30", "70"])).unwrap();
        assert_eq!((sides.neutral, sides.middle()), (None, Decimal::from(30)));
        assert_eq!(Sides::of(&amounts(&["100"])), None);
        assert_eq!(Sides::of(&amounts(&["0", "0"])), None);
        assert_eq!(Sides::of(&[Amount::new(Decimal::MAX); 2]), None);
    }

    #[test]
    fn a_count_is_told_with_its_share() {
        let [part, whole] = amounts(&["149", "240"])[..] else { panic!() };
        assert_eq!(in_words(part, whole, &Unit::parse("people")), "62% (149 of 240)");
        assert_eq!(in_words(part, whole, &Unit::Percent), "149%");
    }
}
