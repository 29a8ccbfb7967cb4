//! What a table or chart shows, in one line; and the notes that belong to what it shows.

use super::html::Html;
use crate::figure::{describe, words::capital, words::says};
use crate::model::block::View;
use crate::model::dataset::{MemberRef, Stated};
use crate::model::{Dataset, Grid, Measure, Unit};
use std::collections::BTreeMap;

/// Measure, unit, place and period of what is shown: `Care leavers by gender, people, Hampshire`.
#[must_use]
pub fn line(dataset: &Dataset, grid: &Grid, view: &View) -> String {
    let mut parts = vec![dataset.title.value.clone()];
    if let [only] = view.measures.as_slice() {
        let told = |measure| measured(measure, &dataset.title.value, grid.measures.len() > 1);
        parts.extend(grid.measures.get(*only).and_then(told));
    }
    parts.extend(fixed(grid, view));
    parts.extend(dataset.place.clone());
    parts.extend(dataset.period.as_ref().map(crate::model::Period::words).or_else(|| covered(grid, view)));
    parts.join(", ")
}

/// The measure's name among several, and its unit with the base of a percentage.
fn measured(measure: &Measure, title: &str, named: bool) -> Option<String> {
    let unit = match (&measure.unit, &measure.base) {
        (Unit::Text | Unit::Date, _) => None,
        (Unit::Percent, Stated::One(base)) => Some(format!("percentage of {}", base.value)),
        (unit, _) => Some(unit.to_string()),
    };
    let name = named.then(|| measure.name.clone());
    let said = |unit: &String| says(title, unit) || name.as_ref().is_some_and(|name| says(name, unit));
    let unit = unit.filter(|unit| !said(unit));
    let both: Vec<String> = name.into_iter().chain(unit).collect();
    (!both.is_empty()).then(|| both.join(", "))
}

/// The members to which a view is narrowed down, one of a dimension that has more.
fn fixed(grid: &Grid, view: &View) -> Vec<String> {
    let dimensions = grid.dimensions.iter().zip(&view.members).enumerate();
    let narrowed = dimensions.filter_map(|(at, (dimension, shown))| match shown.as_slice() {
        [only] if dimension.members.len() > 1 && dimension.period.is_none() => {
            Some(describe::member(grid, MemberRef { dimension: at, member: *only }))
        }
        _ => None,
    });
    narrowed.collect()
}

/// From the first to the last period that is shown.
fn covered(grid: &Grid, view: &View) -> Option<String> {
    let dimension = grid.period_dimension()?;
    let shown = view.members.get(dimension)?;
    let name = |member: &usize| describe::member(grid, MemberRef { dimension, member: *member });
    let (first, last) = (name(shown.first()?), name(shown.last()?));
    Some(if first == last { first } else { format!("{first} to {last}") })
}

/// The symbols and members that are shown, each with what is to be known of it; none when there is nothing.
#[must_use]
pub fn notes(dataset: &Dataset, grid: &Grid, view: &View) -> Option<Html> {
    let mut entries: Vec<(String, String)> = Vec::new();
    for (symbol, words) in symbols(grid, view) {
        let note = dataset.note(symbol).map_or_else(String::new, |note| format!(". {note}"));
        entries.push((symbol.to_owned(), format!("{}{note}", capital(words))));
    }
    for (dimension, shown) in grid.dimensions.iter().zip(&view.members) {
        for member in shown.iter().filter_map(|at| dimension.members.get(*at)) {
            entries
                .extend(dataset.note(&member.label).map(|note| (member.label.to_string(), note.to_owned())));
        }
    }
    for measure in view.measures.iter().filter_map(|at| grid.measures.get(*at)) {
        let note = dataset.note(&measure.name).filter(|_| !measure.name.is_empty());
        entries.extend(note.map(|note| (measure.name.clone(), note.to_owned())));
    }
    entries.extend(dataset.accepts.iter().map(|accept| ("As published".to_owned(), accept.because.clone())));
    let mut out = Html::default();
    out.raw("<dl class=\"notes\">");
    for (name, text) in &entries {
        out.raw("<div>").element("dt", &[], name).element("dd", &[], text).raw("</div>");
    }
    out.raw("</dl>");
    (!entries.is_empty()).then_some(out)
}

/// The symbols that stand in the shown cells, with their meaning.
fn symbols(grid: &Grid, view: &View) -> BTreeMap<&'static str, &'static str> {
    let mut found = BTreeMap::new();
    for (position, cell) in grid.cells.iter().enumerate() {
        let (members, measure) = grid.coordinates(position);
        let is_shown = view.measures.contains(&measure)
            && members.iter().zip(&view.members).all(|(member, shown)| shown.contains(member));
        if is_shown {
            found.extend(cell.observation.absence());
            found.extend(cell.observation.flags().iter().map(|flag| (flag.symbol(), flag.words())));
        }
    }
    found
}
