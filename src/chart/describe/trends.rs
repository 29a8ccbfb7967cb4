//! Series over periods in words.

use super::facts::{self, Known, Movement, Pairing, SeriesFacts};
use super::{categories, words};
use crate::chart::shape::{Plot, Series};
use crate::figure::{format, words as english};
use crate::model::{Amount, Unit};

/// Most series that are told one by one; more are grouped by how they moved.
const ONE_BY_ONE: usize = 4;

/// Every series, then how they compare.
pub fn told(plot: &Plot) -> Vec<String> {
    if plot.series.len() > ONE_BY_ONE {
        return grouped(plot);
    }
    let other = compared(plot);
    let mut sentences: Vec<String> = Vec::new();
    for series in &plot.series {
        let facts = facts::of_series(plot, series);
        let Some(text) = one(plot, series, &facts) else { continue };
        let comparison = other.and_then(|(one, other)| {
            std::ptr::eq(one, series).then(|| stayed(plot, &facts::pairing(plot, one, other), other))?
        });
        sentences.push(comparison.map_or(text.clone(), |comparison| format!("{text}, and {comparison}")));
    }
    sentences.extend(other.and_then(|(one, other)| gap(plot, &facts::pairing(plot, one, other))));
    sentences
}

/// The two series to compare: one with its benchmark, or the only two.
fn compared(plot: &Plot) -> Option<(&Series, &Series)> {
    let benchmark = plot.series.iter().find(|series| series.benchmark);
    match (benchmark, plot.series.as_slice()) {
        (Some(benchmark), all) => {
            let mut others = all.iter().filter(|series| !series.benchmark);
            others.next().filter(|_| others.next().is_none()).map(|one| (one, benchmark))
        }
        (None, [one, other]) => Some((one, other)),
        _ => None,
    }
}

/// One series from its first to its last value.
fn one(plot: &Plot, series: &Series, facts: &SeriesFacts<'_>) -> Option<String> {
    let who = words::subject(plot, series);
    let (first, last) = facts.first().zip(facts.last())?;
    let text = match &facts.movement {
        Movement::Nothing => return None,
        Movement::Once(only) => format!("{who} was {}", words::value_when(*only)),
        Movement::Constant((_, value)) => {
            format!("{who} was {} {}", value.text, words::in_all(plot, facts.known.len()))
        }
        _ if series.benchmark && facts.known.len() > 2 => {
            let (low, high) = facts.lowest().zip(facts.highest())?;
            format!("{who} was between {} and {}", low.1.text, high.1.text)
        }
        Movement::Little => little(&who, facts)?,
        Movement::Rose => format!("{who} rose from {}{}", from_to(first, last), rose(plot, facts)),
        Movement::Fell => format!("{who} fell from {}{}", from_to(first, last), fell(plot, facts)),
        Movement::FellAndRose(turn) => {
            let way = from_to(first, *turn);
            format!("{who} fell from {way} and rose to {}{}", words::value_when(last), ending(plot, facts))
        }
        Movement::RoseAndFell(turn) => {
            let way = from_to(first, *turn);
            format!("{who} rose from {way} and fell to {}{}", words::value_when(last), ending(plot, facts))
        }
        Movement::Varied => {
            let (low, high) = facts.lowest().zip(facts.highest())?;
            let range = format!("{} and {}", words::value_when(low), words::value_when(high));
            format!("{who} varied between {range}, and was {}", words::value_when(last))
        }
    };
    Some(text)
}

fn from_to(from: Known<'_>, to: Known<'_>) -> String {
    format!("{} to {}", words::value_when(from), words::value_when(to))
}

/// Both ends, and the range where it is wider than they are.
fn little(who: &str, facts: &SeriesFacts<'_>) -> Option<String> {
    let (first, last) = facts.first().zip(facts.last())?;
    let (low, high) = facts.lowest().zip(facts.highest())?;
    let ends = [first.1.amount, last.1.amount];
    let within = ends.contains(&low.1.amount) && ends.contains(&high.1.amount);
    let range = if within { String::new() } else { format!(", between {} and {}", low.1.text, high.1.text) };
    Some(format!("{who} moved little: {} and {}{range}", words::value_when(first), words::value_when(last)))
}

/// After a rise: whether its end is the highest, or where the highest is.
fn rose(plot: &Plot, facts: &SeriesFacts<'_>) -> String {
    let last = facts.last().map(|(_, value)| value.amount);
    let higher = facts.highest().filter(|(_, value)| Some(value.amount) > last);
    higher.map_or_else(
        || ending(plot, facts),
        |(place, value)| format!(", and was highest {} ({})", place.when, value.text),
    )
}

/// After a fall: whether its end is the lowest, or where the lowest is.
fn fell(plot: &Plot, facts: &SeriesFacts<'_>) -> String {
    let last = facts.last().map(|(_, value)| value.amount);
    let lower = facts.lowest().filter(|(_, value)| Some(value.amount) < last);
    lower.map_or_else(
        || ending(plot, facts),
        |(place, value)| format!(", and was lowest {} ({})", place.when, value.text),
    )
}

/// Whether the last value is the highest or lowest of all, which two values alone do not make worth saying.
fn ending(plot: &Plot, facts: &SeriesFacts<'_>) -> String {
    let count = facts.known.len();
    let what = match (facts.ends_highest(), facts.ends_lowest()) {
        _ if count < 3 => return String::new(),
        (true, _) => "highest",
        (_, true) => "lowest",
        _ => return String::new(),
    };
    let of = if count == plot.along.places.len() { plot.along.plural.clone() } else { "known".to_owned() };
    format!(", the {what} of the {count} {of}")
}

/// Whether one stayed above or below the other.
fn stayed(plot: &Plot, pairing: &Pairing<'_>, other: &Series) -> Option<String> {
    let side = if pairing.stayed()? { "above" } else { "below" };
    let whose =
        if words::act(plot) { words::named(&other.name) } else { words::of_series(plot, &other.name) };
    let all = words::in_all(plot, pairing.gaps.len());
    let both = if pairing.complete { "" } else { " with both figures" };
    Some(format!("stayed {side} {whose} {all}{both}"))
}

/// Where the gap was smallest and largest, if one stayed on one side of the other.
fn gap(plot: &Plot, pairing: &Pairing<'_>) -> Option<String> {
    pairing.stayed()?;
    let [smallest, largest] = pairing.extremes()?;
    let full = |gap| difference(Amount::new(gap), &plot.unit);
    if smallest.1 == largest.1 {
        return Some(format!("the gap was {} {}", full(smallest.1), words::in_all(plot, pairing.gaps.len())));
    }
    let bare = if plot.unit == Unit::Percent { Amount::new(largest.1).to_string() } else { full(largest.1) };
    Some(format!(
        "the gap was smallest {} ({}) and largest {} ({bare})",
        smallest.0.when,
        full(smallest.1),
        largest.0.when
    ))
}

/// A difference in words: `5.4 points` between percentages.
pub fn difference(amount: Amount, unit: &Unit) -> String {
    if *unit == Unit::Percent { format::points(amount) } else { format::amount(amount, unit) }
}

/// Many series: who rose, who fell, who did neither, and who stands where at the end. The sentence gives one span for
/// all, so that a series is in it whose value is known at both ends, and comparable from one to the other.
fn grouped(plot: &Plot) -> Vec<String> {
    let ends = plot.along.places.first().zip(plot.along.places.last());
    let spans = |facts: &SeriesFacts<'_>| {
        let known = facts.first().zip(facts.last());
        known.zip(ends).is_some_and(|((from, to), (first, last))| from.0 == first && to.0 == last)
    };
    let moves: Vec<(String, Movement<'_>)> = plot
        .series
        .iter()
        .map(|series| (words::of_series(plot, &series.name), facts::of_series(plot, series)))
        .filter(|(_, facts)| spans(facts))
        .map(|(name, facts)| (name, facts.movement))
        .collect();
    let group = |test: fn(&Movement<'_>) -> bool, what: &str| {
        let names: Vec<String> =
            moves.iter().filter(|(_, movement)| test(movement)).map(|(name, _)| name.clone()).collect();
        (!names.is_empty()).then(|| format!("{} {what}", english::list(&names)))
    };
    let groups: Vec<String> = [
        group(|movement| *movement == Movement::Rose, "rose"),
        group(|movement| *movement == Movement::Fell, "fell"),
        group(|movement| matches!(movement, Movement::Little | Movement::Constant(_)), "moved little"),
        group(|movement| matches!(movement, Movement::FellAndRose(_)), "fell and rose again"),
        group(|movement| matches!(movement, Movement::RoseAndFell(_)), "rose and fell again"),
        group(|movement| *movement == Movement::Varied, "varied"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let moved = ends.filter(|_| !groups.is_empty()).map(|(first, last)| {
        let rolling = first.rolling().zip(last.rolling());
        let span = rolling.map_or_else(
            || format!("from {} to {}", first.name, last.name),
            |(first, last)| format!("from the year to {first} to that to {last}"),
        );
        format!("{span}, {}", english::list(&groups))
    });
    moved.into_iter().chain(categories::of_latest(plot)).collect()
}
