//! Parts of a whole in words: the largest and the smallest, and the sides of a scale of answers.

use super::words;
use crate::chart::form::likert;
use crate::chart::shape::{Plot, Reported};
use crate::figure::words as english;
use crate::figure::{round, sides};
use crate::model::{Amount, Unit};

/// For each place the largest and the smallest part.
#[must_use]
pub fn parts(plot: &Plot) -> Vec<String> {
    (0..plot.along.places.len()).filter_map(|index| largest_and_smallest(plot, index)).collect()
}

fn largest_and_smallest(plot: &Plot, index: usize) -> Option<String> {
    let place = plot.along.places.get(index)?;
    let known =
        plot.series.iter().map(|series| Some((series.name.as_str(), series.values.get(index)?.reported()?)));
    let known: Vec<(&str, &Reported)> = known.collect::<Option<_>>()?;
    let whole = round::together(known.iter().map(|(_, value)| Amount::new(value.amount)))?;
    let told = |value: &Reported| sides::in_words(Amount::new(value.amount), whole, &plot.unit);
    let (_, most) = known.iter().max_by_key(|(_, value)| value.amount)?;
    let (_, least) = known.iter().min_by_key(|(_, value)| value.amount)?;
    if most.amount == least.amount {
        return Some(format!("{}, the {} parts are equal, each {}", place.when, known.len(), told(most)));
    }
    let names = |amount| -> Vec<String> {
        let named = known.iter().filter(|(_, value)| value.amount == amount);
        named.map(|(name, _)| words::of_series(plot, name)).collect()
    };
    let end = |word: &str, value: &Reported| {
        let names = names(value.amount);
        let each = if names.len() > 1 { "each " } else { "" };
        let verb = if names.len() > 1 { "are" } else { "is" };
        let part = if names.len() > 1 { "parts" } else { "part" };
        format!("the {word} {part} {verb} {}, {each}{}", english::list(&names), told(value))
    };
    Some(format!("{}, {}, and {}", place.when, end("largest", most), end("smallest", least)))
}

/// For each place the sums of both sides and the neutral answer.
#[must_use]
pub fn answers(plot: &Plot) -> Vec<String> {
    let names: Vec<String> = plot.series.iter().map(|series| format!("“{}”", series.name)).collect();
    let half = names.len() / 2;
    let (before, rest) = names.split_at(half);
    let (neutral, after) = rest.split_at(names.len() % 2);
    let either = |names: &[String]| names.join(" or ");
    (0..plot.along.places.len())
        .filter_map(|index| {
            let place = plot.along.places.get(index)?;
            let (_, sides) = likert::answers(plot, index)?;
            let told = |part| sides::in_words(part, sides.total, &plot.unit);
            let base = plot.bases.get(index).cloned().flatten().filter(|_| plot.unit == Unit::Percent);
            let of = base.map_or(String::new(), |base| format!(" of {base}"));
            let sums = format!("{}{of} answered {}", told(sides.after), either(after));
            let others = format!("{} {}", told(sides.before), either(before));
            let middle = sides.neutral.map(|part| format!("{} {}", told(part), either(neutral)));
            let all: Vec<String> = [sums, others].into_iter().chain(middle).collect();
            Some(format!("{}: {}", place.name, english::list(&all)))
        })
        .collect()
}
