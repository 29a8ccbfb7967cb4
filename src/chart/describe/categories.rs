//! Values of categories in words: the highest and the lowest.

use super::trends::difference;
use super::words;
use crate::chart::shape::{Plot, Reported};
use crate::figure::{movement, words as english};

/// Most ranges that are told one by one.
const MOST_RANGES: usize = 5;

/// A name and its value.
type Ranked<'a> = (&'a str, &'a Reported);

/// Every series over its categories.
pub fn told(plot: &Plot) -> Vec<String> {
    let several = plot.series.len() > 1;
    plot.series
        .iter()
        .filter_map(|series| {
            let known: Vec<Ranked<'_>> =
                series.known(&plot.along).map(|(place, value)| (place.name.as_str(), value)).collect();
            let text = benchmark(plot, &known).or_else(|| ranks(&known, plot.along.places.len()))?;
            let name = words::of_series(plot, &series.name);
            Some(if several { format!("for {name}, {text}") } else { text })
        })
        .collect()
}

/// The highest and lowest series at the latest place.
pub fn of_latest(plot: &Plot) -> Option<String> {
    let (index, place) = plot.along.places.iter().enumerate().next_back()?;
    let value = |index: usize, values: &'_ [crate::chart::shape::Value]| values.get(index).cloned();
    let at: Vec<(String, Reported)> = plot
        .series
        .iter()
        .filter_map(|series| Some((series.name.clone(), value(index, &series.values)?.reported()?.clone())))
        .collect();
    let known: Vec<Ranked<'_>> = at.iter().map(|(name, value)| (name.as_str(), value)).collect();
    Some(format!("{} {}", place.when, ranks(&known, plot.series.len())?))
}

/// Two figures of which one is the benchmark.
fn benchmark(plot: &Plot, known: &[Ranked<'_>]) -> Option<String> {
    let [one, other] = known else { return None };
    let is_benchmark =
        |name: &str| plot.along.places.iter().any(|place| place.benchmark && place.name == name);
    let (own, theirs) = match (is_benchmark(one.0), is_benchmark(other.0)) {
        (false, true) => (one, other),
        (true, false) => (other, one),
        _ => return None,
    };
    if own.1.to.is_some() || theirs.1.to.is_some() {
        return None;
    }
    let name = words::named(own.0);
    let (text, their_name, their_text) = (&own.1.text, words::named(theirs.0), &theirs.1.text);
    if own.1.amount == theirs.1.amount {
        return Some(format!("the figure for {name} ({text}) equals that for {their_name}"));
    }
    let side = if own.1.amount > theirs.1.amount { "above" } else { "below" };
    let gap = movement::distance(own.1.amount, theirs.1.amount);
    let gap = difference(gap, &plot.unit);
    Some(format!("the figure for {name} ({text}) is {side} that for {their_name} ({their_text}), by {gap}"))
}

/// The highest and lowest of some values, of so many.
fn ranks(known: &[Ranked<'_>], of: usize) -> Option<String> {
    if known.len() > 1 && known.iter().any(|(_, value)| value.to.is_some()) {
        return ranges(known);
    }
    let highest = known.iter().map(|(_, value)| value.amount).max()?;
    let lowest = known.iter().map(|(_, value)| value.amount).min()?;
    let count = known.len();
    let some = if count == of { String::new() } else { " known".to_owned() };
    if let [(name, value)] = known {
        return Some(format!("the only figure is for {}, at {}", called(known, name), value.text));
    }
    let text_of =
        |amount| known.iter().find(|(_, value)| value.amount == amount).map(|(_, value)| value.text.as_str());
    if highest == lowest {
        let all = if count == 2 { "both".to_owned() } else { format!("all {count}") };
        return Some(format!("{all}{some} are at {}", text_of(highest)?));
    }
    let (high_word, low_word) = match (count, of) {
        (2, 2) => ("higher".to_owned(), "lower"),
        (2, _) => ("higher of the 2 known".to_owned(), "lower"),
        _ => (format!("highest of the {count}{some}"), "lowest"),
    };
    let end = |word: &str, amount| {
        Some(format!("the {word} is {}, for {}", text_of(amount)?, english::list(&at(known, amount))))
    };
    Some(format!("{}, and {}", end(&high_word, highest)?, end(low_word, lowest)?))
}

/// Ranges have no order where they overlap: a few are told one by one.
fn ranges(known: &[Ranked<'_>]) -> Option<String> {
    let each: Vec<String> =
        known.iter().map(|(name, value)| format!("for {} {}", called(known, name), value.text)).collect();
    (known.len() <= MOST_RANGES).then(|| format!("the figure is {}", english::list(&each)))
}

/// The names of all with one value.
fn at(known: &[Ranked<'_>], amount: rust_decimal::Decimal) -> Vec<String> {
    known.iter().filter(|(_, value)| value.amount == amount).map(|(name, _)| called(known, name)).collect()
}

/// A name among the others.
fn called(known: &[Ranked<'_>], name: &str) -> String {
    words::called(name, words::quoted(known.iter().map(|(name, _)| *name)))
}
