//! Classes of values for a map: at most five, with edges that are round numbers or the values themselves.

use super::format;
use crate::model::{Amount, Unit};
use rust_decimal::Decimal;

/// Most classes whose shades can be told apart.
const MOST: usize = 5;

/// A class of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// The lowest value that belongs to it.
    pub from: Amount,
    /// Where the next class begins; the same as `from` for a class of one value; the last class takes its end in.
    pub to: Amount,
    /// Whether its end belongs to it.
    pub closed: bool,
}

impl Class {
    /// Its edges: `20% to under 40%`, `80% to 100%`, `50%`.
    #[must_use]
    pub fn words(&self, unit: &Unit) -> String {
        let (from, to) = (format::amount(self.from, unit), format::amount(self.to, unit));
        match (self.from.decimal() == self.to.decimal(), self.closed) {
            (true, _) => from,
            (false, true) => format!("{from} to {to}"),
            (false, false) => format!("{from} to under {to}"),
        }
    }
}

/// The classes of some values: one for each where they are few, else of equal width with round edges; lowest first.
#[must_use]
pub fn classes(values: &[Amount]) -> Vec<Class> {
    let mut distinct: Vec<Amount> = values.to_vec();
    distinct.sort_by_key(|amount| amount.decimal());
    distinct.dedup_by_key(|amount| amount.decimal());
    if distinct.len() <= MOST {
        return distinct.into_iter().map(|value| Class { from: value, to: value, closed: true }).collect();
    }
    let ends = distinct.first().zip(distinct.last());
    ends.map_or_else(Vec::new, |(low, high)| of_equal_width(low.decimal(), high.decimal()))
}

/// Steps of 1, 2 or 5 times a power of ten, as many as are needed and no more than five.
fn of_equal_width(low: Decimal, high: Decimal) -> Vec<Class> {
    steps()
        .find_map(|step| {
            let first = low.checked_div(step)?.floor().checked_mul(step)?;
            let count = high.checked_sub(first)?.checked_div(step)?.ceil().max(Decimal::ONE);
            let count = usize::try_from(count).ok().filter(|count| *count <= MOST)?;
            let edge = |index: usize| {
                Some(Amount::new(step.checked_mul(Decimal::from(index))?.checked_add(first)?.normalize()))
            };
            (0..count)
                .map(|index| {
                    Some(Class { from: edge(index)?, to: edge(index + 1)?, closed: index + 1 == count })
                })
                .collect()
        })
        .unwrap_or_else(|| vec![Class { from: Amount::new(low), to: Amount::new(high), closed: true }])
}

/// 1, 2 and 5 times every power of ten, from the smallest.
fn steps() -> impl Iterator<Item = Decimal> {
    let powers = (0..=28).rev().map(|places| Decimal::new(1, places));
    let larger = std::iter::successors(Some(Decimal::TEN), |power| power.checked_mul(Decimal::TEN));
    powers.chain(larger).flat_map(|power| {
        [1, 2, 5].into_iter().filter_map(move |factor| power.checked_mul(Decimal::from(factor)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(texts: &[&str]) -> Vec<String> {
        let values: Vec<Amount> = texts.iter().map(|text| Amount::parse(text).unwrap()).collect();
        classes(&values).iter().map(|class| class.words(&Unit::Percent)).collect()
    }

    #[test]
    fn few_values_are_classes_of_their_own() {
        assert_eq!(words(&["100", "25", "50", "100.0"]), ["25%", "50%", "100%"]);
        assert!(words(&[]).is_empty());
    }

    #[test]
    fn many_values_have_round_edges_and_at_most_five_classes() {
        assert_eq!(
            words(&["61", "63", "72", "88", "79", "94"]),
            ["60% to under 70%", "70% to under 80%", "80% to under 90%", "90% to 100%"]
        );
        assert_eq!(words(&["-4", "13", "2", "7", "1", "9"]).len(), 4);
        assert!(words(&["1", "2", "3", "4", "5", "1000000"]).len() <= 5);
    }

    #[test]
    fn the_longest_numbers_have_a_class() {
        let ends = [Decimal::MIN, Decimal::MAX];
        let all: Vec<Amount> = ends.into_iter().chain((0..5).map(Decimal::from)).map(Amount::new).collect();
        assert!(!classes(&all).is_empty());
    }
}
