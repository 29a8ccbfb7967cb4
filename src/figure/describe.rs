//! Where a figure stands in its dataset, and how it was computed, in words for the list of figures.

use super::format;
use super::select::Ends;
use super::verbs::Ask;
use super::words;
use crate::model::dataset::MemberRef;
use crate::model::{Amount, Grid, Period, Unit};

/// The members and the measure of a cell: `Hampshire, 2022-23 Q3`; periods last.
#[must_use]
pub fn cell(grid: &Grid, members: &[usize], measure: usize) -> String {
    let all = members.iter().enumerate().map(|(dimension, member)| MemberRef { dimension, member: *member });
    parts(grid, all, Some(measure)).join(", ")
}

/// The members that are picked, without those of open dimensions.
fn picked(ask: &Ask<'_>, measure: Option<usize>) -> Vec<String> {
    let members = ask.selection.members.iter().enumerate();
    let picked = members
        .filter_map(|(dimension, member)| member.map(|member| MemberRef { dimension, member: member.at }));
    parts(ask.grid, picked, measure)
}

fn parts(grid: &Grid, members: impl Iterator<Item = MemberRef>, measure: Option<usize>) -> Vec<String> {
    let is_period = |at: &MemberRef| {
        grid.dimensions.get(at.dimension).is_some_and(|dimension| dimension.period.is_some())
    };
    let (periods, others): (Vec<_>, Vec<_>) = members.partition(is_period);
    let name = |at: MemberRef| self::member(grid, at);
    let measure = measure.and_then(|at| grid.measures.get(at)).map(|measure| measure.name.clone());
    let measure = measure.filter(|name| !name.is_empty());
    others.into_iter().map(name).chain(measure).chain(periods.into_iter().map(name)).collect()
}

/// A member as it reads on its own: `Hampshire`, `2022-23 Q3`, `age 18`.
#[must_use]
pub fn member(grid: &Grid, at: MemberRef) -> String {
    let Some((dimension, member)) = grid.dimensions.get(at.dimension).zip(grid.member(at)) else {
        return String::new();
    };
    match &member.period {
        Some(period) => period.words(),
        None if member.label.chars().all(|letter| letter.is_ascii_digit()) => {
            format!("{} {}", dimension.name.value, member.label)
        }
        None => member.label.to_string(),
    }
}

/// Both ends of a change or gap with their values: `Hampshire, from 85.0% in 2021-22 Q2 to 84.2% in 2022-23 Q3`.
#[must_use]
pub fn between(ask: &Ask<'_>, ends: Ends, values: (Amount, Amount), unit: &Unit, broken: bool) -> String {
    let name = |member| self::member(ask.grid, MemberRef { dimension: ends.dimension, member });
    let value = |amount| format::amount(amount, unit);
    let ways = if ask.reference.verb == super::reference::Verb::Change {
        let place = |member| places(ask.grid, ends.dimension, &[member]);
        format!("from {} {} to {} {}", value(values.0), place(ends.from), value(values.1), place(ends.to))
    } else {
        format!("{} ({}) against {} ({})", name(ends.from), value(values.0), name(ends.to), value(values.1))
    };
    let mut all = picked(ask, ask.selection.measure.map(|chosen| chosen.at));
    let is_period =
        ask.grid.dimensions.get(ends.dimension).is_some_and(|dimension| dimension.period.is_some());
    let at = if is_period { all.len() } else { 0 };
    all.insert(at, ways);
    let broken = if broken { "; there is a break in the series between them" } else { "" };
    format!("{}{broken}", all.join(", "))
}

/// Where the highest or lowest stands: `in 2022`, `on 31 July 2021`, `(White and Mixed)`.
#[must_use]
pub fn places(grid: &Grid, dimension: usize, members: &[usize]) -> String {
    let names: Vec<String> = members.iter().map(|member| member_of(grid, dimension, *member)).collect();
    let first = members.first().and_then(|member| grid.member(MemberRef { dimension, member: *member }));
    match first.and_then(|member| member.period.as_ref()) {
        Some(period) => format!("{} {}", preposition(period), words::list(&names)),
        None => format!("({})", words::list(&names)),
    }
}

fn member_of(grid: &Grid, dimension: usize, member: usize) -> String {
    self::member(grid, MemberRef { dimension, member })
}

fn preposition(period: &Period) -> &'static str {
    match period {
        Period::Date(_) => "on",
        Period::AsAt(day) => preposition(day),
        Period::Span(..) => "from",
        _ => "in",
    }
}

/// How the highest or lowest was found: `age 18, the highest of 5 values`.
#[must_use]
pub fn extreme(ask: &Ask<'_>, measure: usize, which: &str, count: usize) -> String {
    let mut all = picked(ask, ask.selection.measure.map(|_| measure));
    all.push(format!("the {which} of {count} values"));
    all.join(", ")
}

/// A share with its numbers: `Male, 484 of 786`.
#[must_use]
pub fn share(grid: &Grid, members: &[usize], part: Amount, base: Amount) -> String {
    let all = members.iter().enumerate().map(|(dimension, member)| MemberRef { dimension, member: *member });
    let mut all = parts(grid, all, None);
    all.push(format!("{part} of {base}"));
    all.join(", ")
}

/// A total or base with how it is known: `2023-24, as stated`, `sum of 3 values`.
#[must_use]
pub fn whole(ask: &Ask<'_>, summed: usize) -> String {
    let mut all = picked(ask, ask.selection.measure.map(|chosen| chosen.at));
    all.push(if summed == 0 {
        "as the dataset states it".to_owned()
    } else {
        format!("the sum of {summed} values")
    });
    all.join(", ")
}
