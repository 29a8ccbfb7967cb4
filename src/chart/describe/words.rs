//! The words of descriptions: names with their articles, places in time, and what is missing.

use super::facts::Known;
use crate::chart::gaps::Gap;
use crate::chart::shape::{Plot, Reported, Series};
use crate::figure::words as english;

/// Dimensions whose members act in a sentence: "Hampshire fell", but "at age 18 the figure fell".
const ACTORS: [&str; 12] = [
    "area",
    "areas",
    "council",
    "authority",
    "local authority",
    "district",
    "region",
    "county",
    "place",
    "country",
    "service",
    "organisation",
];
/// First words of names that take an article: "the South East", "the Isle of Wight".
const ARTICLED: [&str; 9] =
    ["North", "South", "East", "West", "Isle", "New Forest", "United", "City of", "Borough of"];
/// Names that begin like these and take none.
const WITHOUT: [&str; 6] =
    ["South Yorkshire", "West Yorkshire", "North Yorkshire", "West Sussex", "East Sussex", "East Hampshire"];
/// Reasons that follow "the figure is".
const PREDICATES: [&str; 5] = ["not ", "suppressed", "withheld", "too ", "close to"];
/// Words of a reason that do not: they tell of another time than now.
const PAST: [&str; 3] = [" when ", " was ", " did "];

/// A text as a sentence: a capital and a full stop.
pub fn sentence(text: &str) -> String {
    let text = english::capital(text.trim());
    if text.ends_with(['.', '?', '!']) { text } else { format!("{text}.") }
}

/// Whether the series of a plot act in sentences.
pub fn act(plot: &Plot) -> bool {
    plot.across.as_deref().is_some_and(|across| ACTORS.contains(&across.to_lowercase().as_str()))
}

/// A name inside a sentence, with its article if it takes one.
pub fn named(name: &str) -> String {
    let bare = WITHOUT.iter().any(|known| name.starts_with(known)) || name.to_lowercase().starts_with("the ");
    let takes = ARTICLED
        .iter()
        .any(|first| name.strip_prefix(first).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')));
    // Two words of direction make a region: "the North West", "the East Midlands".
    if takes && !bare { format!("the {name}") } else { name.to_owned() }
}

/// Whether names are set in quotation marks: all of those that stand side by side, if one of them would read on.
pub fn quoted<'a>(mut names: impl Iterator<Item = &'a str>) -> bool {
    names.any(|name| english::reads_on(name) && named(name) == name)
}

/// A name inside a sentence, in quotation marks where its neighbours need them.
pub fn called(name: &str, quoted: bool) -> String {
    if quoted { format!("“{name}”") } else { named(name) }
}

/// The name of a series inside a sentence.
pub fn of_series(plot: &Plot, name: &str) -> String {
    called(name, quoted(plot.series.iter().map(|series| series.name.as_str())))
}

/// Who moved: `Hampshire`, `at age 18 the figure`, `for Boys the figure`, `for “In person” the figure`, `the figure`.
pub fn subject(plot: &Plot, series: &Series) -> String {
    if series.name.is_empty() {
        "the figure".to_owned()
    } else if act(plot) {
        named(&series.name)
    } else if let Some(age) = series.name.strip_prefix("Age ") {
        format!("at age {age} the figure")
    } else {
        format!("for {} the figure", of_series(plot, &series.name))
    }
}

/// A value with its time: `84.2% in 2022-23 Q3`.
pub fn value_when((place, value): Known<'_>) -> String {
    format!("{} {}", value.text, place.when)
}

/// `in all 5 quarters`, `in both years`.
pub fn in_all(plot: &Plot, count: usize) -> String {
    if count == 2 {
        format!("in both {}", plot.along.plural)
    } else {
        format!("in all {count} {}", plot.along.plural)
    }
}

/// What is missing, and why.
pub fn missing(plot: &Plot, gap: &Gap<'_>) -> String {
    let name = gap.series.name.as_str();
    let predicate = PREDICATES.iter().any(|start| gap.reason.starts_with(start))
        && !PAST.iter().any(|word| format!("{} ", gap.reason).contains(word));
    if gap.whole {
        let who = if name.is_empty() { String::new() } else { format!(" for {}", of_series(plot, name)) };
        return format!("there are no figures{who}: {}", gap.reason);
    }
    let places = gap.places_in_words();
    let several = gap.places.len() > 1;
    let figure = if several { "figures" } else { "figure" };
    let what = if name.is_empty() {
        format!("{figure} for {places}")
    } else if act(plot) {
        format!("{name} {figure} for {places}")
    } else {
        format!("{figure} for {} for {places}", of_series(plot, name))
    };
    let verb = if several { "are" } else { "is" };
    if predicate {
        format!("the {what} {verb} {}", gap.reason)
    } else {
        format!("there {verb} no {what}: {}", gap.reason)
    }
}

/// Where series cannot be compared with what stands before.
pub fn breaks(plot: &Plot) -> Vec<String> {
    let places = plot.along.places.iter().enumerate();
    let broken = places.filter(|(index, _)| {
        let mut at = plot.series.iter().filter_map(|series| series.values.get(*index)?.reported());
        at.any(Reported::breaks)
    });
    broken
        .map(|(_, place)| {
            let from = &place.name;
            format!("the figures from {from} on cannot be compared with those before, because of a break in the series")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_take_an_article_and_counties_do_not() {
        assert_eq!(named("South East"), "the South East");
        assert_eq!(named("East Midlands"), "the East Midlands");
        assert_eq!(named("Isle of Wight"), "the Isle of Wight");
        assert_eq!(named("Hampshire"), "Hampshire");
        assert_eq!(named("East Hampshire"), "East Hampshire");
        assert_eq!(named("Southampton"), "Southampton");
        assert_eq!(named("West Sussex"), "West Sussex");
    }

    #[test]
    fn a_sentence_has_a_capital_and_one_full_stop() {
        assert_eq!(sentence("the figure rose"), "The figure rose.");
        assert_eq!(sentence("The figure rose."), "The figure rose.");
    }
}
