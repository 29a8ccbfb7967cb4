//! What is missing from a chart, in words that both the drawing and the description use.
//!
//! In: a plot. Out: [`Gap`]s: neighbouring missing values of one series with one reason, named.
//! Deliberately absent: filling them. A gap is never bridged.

use crate::figure::words as english;

use super::shape::{Along, Place, Plot, Series, Value};

/// Missing values of one series that follow each other and share a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap<'a> {
    /// The series.
    pub series: &'a Series,
    /// The places without a value.
    pub places: Vec<&'a Place>,
    /// Why: `not yet published`.
    pub reason: &'a str,
    /// The official symbol: `[x]`.
    pub symbol: &'a str,
    /// Whether the places are periods, so that several are told from the first to the last.
    pub periods: bool,
    /// Whether no value follows.
    pub trailing: bool,
    /// Whether the series has no value at all.
    pub whole: bool,
}

impl PartialEq for Series {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.values == other.values
    }
}

impl Eq for Series {}

/// Every gap of every series, in order.
#[must_use]
pub fn gaps(plot: &Plot) -> Vec<Gap<'_>> {
    plot.series.iter().flat_map(|series| of_series(series, &plot.along)).collect()
}

/// The gaps of one series.
#[must_use]
pub fn of_series<'a>(series: &'a Series, along: &'a Along) -> Vec<Gap<'a>> {
    let whole = series.values.iter().all(|value| value.reported().is_none());
    let mut found: Vec<Gap<'a>> = Vec::new();
    let mut open = false;
    for (place, value) in along.places.iter().zip(&series.values) {
        let Value::Missing { symbol, reason } = value else {
            open = false;
            continue;
        };
        let alike = if along.periods {
            found.last_mut().filter(|gap| open && gap.reason == reason)
        } else {
            found.iter_mut().find(|gap| gap.reason == reason)
        };
        match alike {
            Some(gap) => gap.places.push(place),
            None => {
                let periods = along.periods;
                let gap =
                    Gap { series, places: vec![place], reason, symbol, periods, trailing: false, whole };
                found.push(gap);
            }
        }
        open = true;
    }
    let last_known =
        along.places.iter().zip(&series.values).rev().find(|(_, value)| value.reported().is_some());
    for gap in &mut found {
        let behind =
            gap.places.first().zip(last_known).is_some_and(|(first, (known, _))| first.step > known.step);
        gap.trailing = behind && !whole && along.periods;
    }
    found
}

impl Gap<'_> {
    /// The places in words: `2021-22 Q2`, `2018 and 2019`, `2018 to 2021`.
    #[must_use]
    pub fn places_in_words(&self) -> String {
        match self.places.as_slice() {
            [] => String::new(),
            [only] => only.name.clone(),
            [first, second] if self.periods => format!("{} and {}", first.name, second.name),
            [first, .., last] if self.periods => format!("{} to {}", first.name, last.name),
            all => english::list(&all.iter().map(|place| place.name.clone()).collect::<Vec<_>>()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::samples;

    #[test]
    fn neighbouring_gaps_with_one_reason_are_one() {
        let plot = samples::line(&[(
            "Hampshire",
            &["61", "[x] not collected", "[x] not collected", "64", "[c] suppressed"],
        )]);
        let found = gaps(&plot);
        let told: Vec<(String, &str, bool)> =
            found.iter().map(|gap| (gap.places_in_words(), gap.reason, gap.trailing)).collect();
        assert_eq!(
            told,
            [("2019 and 2020".to_owned(), "not collected", false), ("2022".to_owned(), "suppressed", true)]
        );
    }

    #[test]
    fn categories_with_one_reason_are_named_together_wherever_they_stand() {
        let values: &[&str] = &["[w] no offer", "5", "[w] no offer", "[x] not listed", "[w] no offer"];
        let along = samples::categories(&["Gosport", "Hart", "Rushmoor", "Fareham", "Havant"]);
        let plot =
            samples::plot(&crate::chart::form::BARS, crate::model::Unit::Percent, along, &[("", values)]);
        let told: Vec<String> = gaps(&plot).iter().map(Gap::places_in_words).collect();
        assert_eq!(told, ["Gosport, Rushmoor and Havant", "Fareham"]);
    }

    #[test]
    fn a_series_without_any_value_is_one_whole_gap() {
        let plot = samples::line(&[("Hampshire", &["[x] not collected"; 4])]);
        let found = gaps(&plot);
        assert_eq!(found.len(), 1);
        assert!(found[0].whole && !found[0].trailing);
        assert_eq!(found[0].places_in_words(), "2018 to 2021");
    }
}
