//! Shares computed from counts.
//!
//! In: a count and what it is a part of. Out: a percentage, and the shares that authors left to be computed.
//! How many decimals: as many as the published shares of the measure have; without any, one where the base is 500
//! or more, so that one case moves the figure by a fifth of a point at most, else none, as 209 of 240 is 87%.

use super::sum::{self, Whole, Why};
use super::{format, round};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::dataset::Stated;
use crate::model::{Amount, Content, Dataset, Grid, Observation, Site, Value};
use crate::source::SourceId;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// The base from which on a computed percentage shows one decimal.
const BASE_FOR_A_DECIMAL: i64 = 500;

/// A computed share and what it was computed from.
#[derive(Clone, Debug)]
pub(super) struct Share {
    pub percentage: Amount,
    pub part: Amount,
    pub base: Amount,
    pub cells: Vec<usize>,
}

/// Computes the shares that authors left out, so that every later phase finds them in their cells.
pub fn complete(site: &mut Site, diagnostics: &mut Diagnostics) {
    complete_with(site, &BTreeSet::new(), diagnostics);
}

/// The same but for the datasets of the files in `done`, which were completed before.
pub fn complete_with(site: &mut Site, done: &BTreeSet<SourceId>, diagnostics: &mut Diagnostics) {
    for dataset in site.datasets.values_mut().filter(|each| !done.contains(&each.title.span.source)) {
        let found = completed(dataset, diagnostics);
        if let Content::Grid(grid) = &mut dataset.content {
            for (at, observation) in found {
                if let Some(cell) = grid.cells.get_mut(at) {
                    cell.observation = observation;
                }
            }
        }
    }
}

/// The shares of a dataset that are left out, as far as they can be computed; the first that cannot is reported.
fn completed(dataset: &Dataset, diagnostics: &mut Diagnostics) -> Vec<(usize, Observation)> {
    let Some(grid) = dataset.grid() else { return Vec::new() };
    let mut found = Vec::new();
    let decimals: Vec<Option<u32>> =
        (0..grid.measures.len()).map(|at| published_decimals(grid, at)).collect();
    for at in &grid.derived {
        match left_out(dataset, grid, *at, &decimals) {
            Ok(observation) => found.push((*at, observation)),
            Err(why) => {
                let message = format!("the share is left out and cannot be computed: {}", why.message);
                if let Some(cell) = grid.cells.get(*at) {
                    let fault = Diagnostic::new(Code::FIGURE_NOT_COMPUTABLE, cell.span, message);
                    diagnostics.push(fault.maybe_help(why.help.map(str::to_owned)));
                }
                break;
            }
        }
    }
    found
}

/// A share that is left out. What cannot be told of the count cannot be told of its share.
fn left_out(dataset: &Dataset, grid: &Grid, at: usize, decimals: &[Option<u32>]) -> Result<Observation, Why> {
    let (members, measure) = grid.coordinates(at);
    let count = grid.measures.get(measure).and_then(|measure| measure.share_of);
    let count = count.ok_or_else(|| Why::new("the measure does not say what it is a share of"))?;
    match grid.cell(&members, count).map(|cell| &cell.observation) {
        Some(nothing @ (Observation::Missing(_) | Observation::Suppressed)) => Ok(nothing.clone()),
        counted => {
            let decimals = decimals.get(measure).copied().flatten();
            let share = with_decimals(dataset, grid, &members, (count, Some(measure)), decimals)?;
            let flags = counted.map_or(&[][..], Observation::flags).to_vec();
            Ok(Observation::Reported(Value::Number(share.percentage), flags))
        }
    }
}

/// The count behind a share and what it is a part of; `None` when either is not a number.
#[must_use]
pub fn part_and_base(
    dataset: &Dataset,
    grid: &Grid,
    members: &[usize],
    share: usize,
) -> Option<(Amount, Amount)> {
    let count = grid.measures.get(share)?.share_of?;
    let found = compute(dataset, grid, members, count, Some(share)).ok()?;
    Some((found.part, found.base))
}

/// The share of a count, with as many decimals as the published shares have.
pub(super) fn compute(
    dataset: &Dataset,
    grid: &Grid,
    members: &[usize],
    count: usize,
    share: Option<usize>,
) -> Result<Share, Why> {
    let decimals = share.and_then(|share| published_decimals(grid, share));
    with_decimals(dataset, grid, members, (count, share), decimals)
}

/// The share of a part in a whole; `None` where the whole is nothing or a number too long.
pub fn of(part: Amount, whole: Amount) -> Option<Amount> {
    let base = whole.decimal();
    let value = part.decimal().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(base)?;
    Some(round::percentage(value, u32::from(base >= Decimal::from(BASE_FOR_A_DECIMAL))))
}

fn with_decimals(
    dataset: &Dataset,
    grid: &Grid,
    members: &[usize],
    (count, share): (usize, Option<usize>),
    published: Option<u32>,
) -> Result<Share, Why> {
    let cell = grid.position(members, count).and_then(|at| Some((at, grid.cells.get(at)?)));
    let (at, cell) = cell.ok_or_else(|| Why::new("the dataset has no cell there"))?;
    let part = cell.observation.amount().ok_or_else(|| {
        Why::new(format!("the count is `{}`, so it has no share", format::cell(&cell.observation)))
    })?;
    let whole = whole(dataset, grid, members, count, share)?;
    let base = whole.amount.decimal();
    let hundredfold = part.decimal().checked_mul(Decimal::ONE_HUNDRED).ok_or_else(Why::too_long)?;
    let value = hundredfold.checked_div(base).ok_or_else(|| Why::new("a share of 0 cannot be computed"))?;
    let decimals = published.unwrap_or_else(|| u32::from(base >= Decimal::from(BASE_FOR_A_DECIMAL)));
    let cells = std::iter::once(at).chain(whole.cells).collect();
    Ok(Share { percentage: round::percentage(value, decimals), part, base: whole.amount, cells })
}

/// The most decimals among the published shares of a measure.
fn published_decimals(grid: &Grid, measure: usize) -> Option<u32> {
    let cells = grid.cells.iter().enumerate().skip(measure).step_by(grid.measures.len().max(1));
    let published = cells.filter(|(at, _)| grid.derived.binary_search(at).is_err());
    published.filter_map(|(_, cell)| cell.observation.amount()).map(Amount::decimals).max()
}

/// What a cell is a part of: the stated base, else the stated total, else the sum of its breakdown.
fn whole(
    dataset: &Dataset,
    grid: &Grid,
    members: &[usize],
    count: usize,
    share: Option<usize>,
) -> Result<Whole, Why> {
    let outermost = members.first().copied();
    let bases = share.into_iter().chain([count]).filter_map(|at| grid.measures.get(at));
    if let Some(base) = bases.filter_map(|measure| measure.base.of(outermost)).map(|base| base.value).next() {
        return Ok(Whole::stated(base));
    }
    let opened = opened(dataset, grid, count)?;
    let members = members.iter().enumerate();
    let members: Vec<Option<usize>> =
        members.map(|(at, member)| (!opened.contains(&at)).then_some(*member)).collect();
    sum::whole(dataset, grid, count, &members)
}

/// The dimensions over which a part is part of its whole.
fn opened(dataset: &Dataset, grid: &Grid, count: usize) -> Result<Vec<usize>, Why> {
    let several = sum::several_members(grid);
    match grid.measures.get(count).map(|measure| &measure.total) {
        Some(Stated::ByMember(_)) => return Ok(several.into_iter().filter(|at| *at > 0).collect()),
        Some(Stated::One(_)) if !several.iter().any(|at| sum::is_period(grid, *at)) => return Ok(several),
        _ => {}
    }
    let breakdown: Vec<usize> = several.into_iter().filter(|at| !sum::is_period(grid, *at)).collect();
    match breakdown.as_slice() {
        [_] => Ok(breakdown),
        [] => Err(Why::new(format!("`{}` has no breakdown to be a share of", dataset.id))
            .help("state `base:` in the dataset")),
        _ => Err(Why::new(format!(
            "`{}` is broken down in several ways, and does not say what a share is a share of",
            dataset.id
        ))
        .help("state `base:` or `total:` in the dataset")),
    }
}
