//! What decides whether a form can show data truthfully.

use crate::chart::shape::{Along, Reported, Series, Value};
use crate::model::Unit;
use rust_decimal::Decimal;

/// What orders the places along a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// They are periods.
    Periods,
    /// Their written order means something, as with ages.
    Ordered,
    /// None.
    Categories,
}

/// What the values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// Single numbers.
    Single,
    /// Some are ranges.
    Ranges,
}

/// Whether the series at each place are parts of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// Counts that do not overlap, or percentages that sum to 100 but for rounding.
    OfAWhole,
    /// Anything else: means, rates, answers of which several can be given.
    Apart,
}

/// Whether the written order of the series means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answers {
    /// It does not.
    Unordered,
    /// It does, as with bands of age.
    Ordered,
    /// It does, and the first says the opposite of the last: `Strongly disagree` and `Strongly agree`.
    Opposed,
}

/// What decides the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// What orders the places.
    pub order: Order,
    /// How many places there are.
    pub places: usize,
    /// How many series.
    pub series: usize,
    /// What the numbers count.
    pub unit: Unit,
    /// Whether there are ranges.
    pub values: Values,
    /// Whether series are parts.
    pub parts: Parts,
    /// Whether the series are answers on a scale.
    pub answers: Answers,
    /// Whether it is stated where the tiles of a map stand.
    pub mapped: bool,
    /// Whether it is stated what percentages are percentages of.
    pub based: bool,
}

/// Why a form cannot show the data, and what to use instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub why: &'static str,
    /// What to use instead.
    pub instead: &'static str,
}

impl Refusal {
    /// A refusal in words.
    #[must_use]
    pub fn because(why: &'static str, instead: &'static str) -> Self {
        Self { why, instead }
    }
}

impl Facts {
    /// Reads them from what is to be shown.
    pub fn of(along: &Along, series: &[Series], unit: &Unit, overlapping: bool, scale: bool) -> Self {
        let mut reported = series.iter().flat_map(|series| &series.values).filter_map(Value::reported);
        let ranges = reported.any(|value| value.to.is_some());
        let order = match along {
            Along { periods: true, .. } => Order::Periods,
            Along { ordinal: true, .. } => Order::Ordered,
            _ => Order::Categories,
        };
        let whole = !overlapping && series.len() > 1 && are_parts(along, series, unit);
        Self {
            order,
            places: along.places.len(),
            series: series.len(),
            unit: unit.clone(),
            values: if ranges { Values::Ranges } else { Values::Single },
            parts: if whole { Parts::OfAWhole } else { Parts::Apart },
            answers: match scale {
                false => Answers::Unordered,
                true if are_opposed(series) => Answers::Opposed,
                true => Answers::Ordered,
            },
            mapped: false,
            based: false,
        }
    }
}

/// Words that say the opposite of each other at the ends of a scale of answers.
const OPPOSITES: [(&str, &str); 9] = [
    ("disagree", "agree"),
    ("dissatisfied", "satisfied"),
    ("unsatisfied", "satisfied"),
    ("unhappy", "happy"),
    ("unlikely", "likely"),
    ("unimportant", "important"),
    ("poor", "good"),
    ("difficult", "easy"),
    ("never", "always"),
];

/// Whether the answers at the ends of a scale are opposites, in either order.
fn are_opposed(series: &[Series]) -> bool {
    let Some((first, last)) = series.first().zip(series.last()) else { return false };
    let says = |series: &Series, word: &str| series.name.to_lowercase().split(' ').any(|each| each == word);
    OPPOSITES
        .iter()
        .any(|(one, other)| says(first, one) && says(last, other) || says(first, other) && says(last, one))
}

/// Whether the series at each place are parts of a whole.
fn are_parts(along: &Along, series: &[Series], unit: &Unit) -> bool {
    let at = |index: usize| -> Vec<&Reported> {
        series.iter().filter_map(|series| series.values.get(index)?.reported()).collect()
    };
    (0..along.places.len()).all(|index| {
        let parts = at(index);
        let positive = parts.iter().all(|part| part.amount >= Decimal::ZERO && part.to.is_none());
        positive && (unit.is_count() || *unit == Unit::Percent && is_hundred(&parts))
    })
}

/// Whether percentages sum to 100 but for rounding: half a unit of the last place for each.
pub fn is_hundred(parts: &[&Reported]) -> bool {
    let sum = parts.iter().fold(Decimal::ZERO, |sum, part| sum.saturating_add(part.amount));
    let places = parts.iter().map(|part| part.amount.scale()).min().unwrap_or(0);
    let count = Decimal::from(parts.len());
    let room = count * Decimal::new(5, (places + 1).min(28));
    parts.is_empty() || sum.saturating_sub(Decimal::ONE_HUNDRED).abs() <= room
}
