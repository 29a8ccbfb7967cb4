//! Totals of a breakdown: what the dataset states, else a sum.

use super::reference::Fault;
use super::verbs::Ask;
use super::{describe, faults};
use crate::model::dataset::Stated;
use crate::model::{Amount, Missing, Observation};
use rust_decimal::Decimal;

/// A whole, and the cells that were summed to it; none when the dataset states it.
#[derive(Clone, Debug)]
pub(super) struct Whole {
    pub(super) amount: Amount,
    pub(super) cells: Vec<usize>,
}

/// The dimensions with more than one member.
pub(super) fn several_members(ask: &Ask<'_>) -> Vec<usize> {
    let all = ask.grid.dimensions.iter().enumerate();
    all.filter(|(_, dimension)| dimension.members.len() > 1).map(|(at, _)| at).collect()
}

/// Whether a dimension holds periods.
pub(super) fn is_period(ask: &Ask<'_>, dimension: usize) -> bool {
    ask.grid.dimensions.get(dimension).is_some_and(|dimension| dimension.period.is_some())
}

/// The total over the dimensions that have no member.
pub(super) fn whole(ask: &Ask<'_>, measure: usize, members: &[Option<usize>]) -> Result<Whole, Fault> {
    let several = several_members(ask);
    let open = |at: &usize| members.get(*at).is_some_and(Option::is_none);
    let stated = ask.grid.measures.get(measure).and_then(|found| match &found.total {
        Stated::One(total) => several.iter().all(open).then_some(total),
        Stated::ByMember(_) => {
            let outermost = members.first().copied().flatten();
            several.iter().filter(|at| **at > 0).all(open).then(|| found.total.of(outermost)).flatten()
        }
        Stated::Nothing => None,
    });
    match stated {
        Some(total) => Ok(Whole { amount: total.value, cells: Vec::new() }),
        None => sum(ask, measure, members),
    }
}

fn sum(ask: &Ask<'_>, measure: usize, members: &[Option<usize>]) -> Result<Whole, Fault> {
    let open: Vec<usize> =
        members.iter().enumerate().filter(|(_, member)| member.is_none()).map(|(at, _)| at).collect();
    let periods: Vec<usize> = open.iter().copied().filter(|at| is_period(ask, *at)).collect();
    if open.is_empty() && !ask.grid.dimensions.is_empty() && !several_members(ask).is_empty() {
        return Err(faults::not_computable(
            ask.reference,
            "every dimension is fixed, so there is nothing to sum",
        )
        .help("leave out the members that are to be summed")
        .into());
    }
    if !periods.is_empty() {
        return Err(faults::left_open(ask.reference, &periods, ask.grid));
    }
    summable(ask, &open)?;
    let mut amount = Decimal::ZERO;
    let mut cells = Vec::new();
    for members in combinations(ask, members) {
        let (at, observation) = ask.cell(&members, measure)?;
        if let Some(part) = observation.amount() {
            amount = amount.checked_add(part.decimal()).ok_or_else(|| ask.too_long())?;
        } else if *observation != Observation::Missing(Missing::NotApplicable) {
            let place = describe::cell(ask, &members, measure);
            let message = format!("{place} is `{}`, so there is no sum", super::format::cell(observation));
            return Err(faults::not_computable(ask.reference, message)
                .help("state `total:` in the dataset")
                .into());
        }
        cells.push(at);
    }
    Ok(Whole { amount: Amount::new(amount), cells })
}

/// Whether cells can be summed over dimensions at all.
fn summable(ask: &Ask<'_>, open: &[usize]) -> Result<(), Fault> {
    if ask.grid.overlapping {
        let message = format!("the parts of `{}` can overlap, so they have no sum", ask.dataset.id);
        return Err(faults::not_computable(ask.reference, message)
            .help("state `total:` or `base:` in the dataset")
            .into());
    }
    match ask.grid.benchmark.filter(|benchmark| open.contains(&benchmark.dimension)) {
        Some(benchmark) => {
            let name = describe::member(ask.grid, benchmark);
            Err(ask.no(format!("{name} is there for comparison, so the members beside it have no sum")))
        }
        None => Ok(()),
    }
}

/// One member for each dimension, in every combination of the open ones.
fn combinations(ask: &Ask<'_>, members: &[Option<usize>]) -> Vec<Vec<usize>> {
    let start = vec![Vec::with_capacity(members.len())];
    ask.grid.dimensions.iter().zip(members).fold(start, |before, (dimension, member)| {
        let range = member.map_or(0..dimension.members.len(), |member| member..member + 1);
        let extend =
            |head: Vec<usize>| range.clone().map(move |next| head.iter().copied().chain([next]).collect());
        before.into_iter().flat_map(extend).collect()
    })
}
