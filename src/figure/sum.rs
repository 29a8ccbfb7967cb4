//! Totals of a breakdown: what the dataset states, else a sum.
//!
//! Nothing is summed over periods, over parts that overlap, over the member that is there for comparison, or over
//! cells without a number.

use super::{describe, format};
use crate::model::dataset::Stated;
use crate::model::{Amount, Dataset, Grid, Missing, Observation};
use rust_decimal::Decimal;

/// Why there is no sum or share, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Why {
    pub message: String,
    pub help: Option<&'static str>,
}

impl Why {
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    pub fn help(self, help: &'static str) -> Self {
        Self { help: Some(help), ..self }
    }

    pub fn too_long() -> Self {
        Self::new("the numbers have more digits than can be computed with")
    }
}

/// A whole, and the cells that were summed to it; none when the dataset states it.
#[derive(Clone, Debug)]
pub(super) struct Whole {
    pub amount: Amount,
    pub cells: Vec<usize>,
}

impl Whole {
    pub fn stated(amount: Amount) -> Self {
        Self { amount, cells: Vec::new() }
    }
}

/// The dimensions with more than one member.
pub(super) fn several_members(grid: &Grid) -> Vec<usize> {
    let all = grid.dimensions.iter().enumerate();
    all.filter(|(_, dimension)| dimension.members.len() > 1).map(|(at, _)| at).collect()
}

/// Whether a dimension holds periods.
pub(super) fn is_period(grid: &Grid, dimension: usize) -> bool {
    grid.dimensions.get(dimension).is_some_and(|dimension| dimension.period.is_some())
}

/// The total over the dimensions that have no member.
pub(super) fn whole(
    dataset: &Dataset,
    grid: &Grid,
    measure: usize,
    members: &[Option<usize>],
) -> Result<Whole, Why> {
    match stated(grid, measure, members) {
        Some(total) => Ok(Whole::stated(total)),
        None => sum(dataset, grid, measure, members),
    }
}

/// The total that the dataset states, when it is of just these members.
pub(super) fn stated(grid: &Grid, measure: usize, members: &[Option<usize>]) -> Option<Amount> {
    let open = |at: &usize| members.get(*at).is_some_and(Option::is_none);
    let several = several_members(grid);
    let total = &grid.measures.get(measure)?.total;
    let holds = match total {
        Stated::Nothing => false,
        Stated::One(_) => several.iter().all(open),
        Stated::ByMember(_) => several.iter().filter(|at| **at > 0).all(open),
    };
    total.of(members.first().copied().flatten()).filter(|_| holds).map(|total| total.value)
}

fn sum(dataset: &Dataset, grid: &Grid, measure: usize, members: &[Option<usize>]) -> Result<Whole, Why> {
    summable(dataset, grid, members)?;
    let mut amount = Decimal::ZERO;
    let mut cells = Vec::new();
    for parts in combinations(grid, members) {
        let at = grid.position(&parts, measure);
        let Some((at, cell)) = at.and_then(|at| Some((at, grid.cells.get(at)?))) else { continue };
        if let Some(part) = cell.observation.amount() {
            amount = amount.checked_add(part.decimal()).ok_or_else(Why::too_long)?;
        } else if cell.observation != Observation::Missing(Missing::NotApplicable) {
            let place = describe::cell(grid, &parts, measure);
            let why =
                Why::new(format!("{place} is `{}`, so there is no sum", format::cell(&cell.observation)));
            return Err(why.help(instead(grid, measure, members)));
        }
        cells.push(at);
    }
    Ok(Whole { amount: Amount::new(amount), cells })
}

/// What to do where a part has no number. A total beside a single part that is kept back would give it away.
fn instead(grid: &Grid, measure: usize, members: &[Option<usize>]) -> &'static str {
    let cells = combinations(grid, members).into_iter().filter_map(|members| grid.cell(&members, measure));
    if cells.filter(|cell| cell.observation == Observation::Suppressed).count() == 1 {
        "leave the total out: beside it, the one part that is kept back could be worked out; with a second part as `[c]` you \
         can state `total:` in the dataset"
    } else {
        "state `total:` in the dataset"
    }
}

/// Whether cells can be summed over the dimensions without a member at all.
fn summable(dataset: &Dataset, grid: &Grid, members: &[Option<usize>]) -> Result<(), Why> {
    let open: Vec<usize> = (0..members.len()).filter(|at| members.get(*at) == Some(&None)).collect();
    if open.is_empty() && !several_members(grid).is_empty() {
        let why = Why::new("every dimension is fixed, so there is nothing to sum");
        return Err(why.help("leave out the members that are to be summed"));
    }
    if open.iter().any(|at| is_period(grid, *at)) {
        return Err(Why::new("periods have no sum").help("state `total:` in the dataset"));
    }
    if grid.overlapping {
        let why = Why::new(format!("the parts of `{}` can overlap, so they have no sum", dataset.id));
        return Err(why.help("state `total:` or `base:` in the dataset"));
    }
    match grid.benchmark.filter(|benchmark| open.contains(&benchmark.dimension)) {
        Some(benchmark) => {
            let name = describe::member(grid, benchmark);
            Err(Why::new(format!("{name} is there for comparison, so the members beside it have no sum")))
        }
        None => Ok(()),
    }
}

/// One member for each dimension, in every combination of the open ones.
fn combinations(grid: &Grid, members: &[Option<usize>]) -> Vec<Vec<usize>> {
    let start = vec![Vec::with_capacity(members.len())];
    grid.dimensions.iter().zip(members).fold(start, |before, (dimension, member)| {
        let range = member.map_or(0..dimension.members.len(), |member| member..member + 1);
        let extend =
            |head: Vec<usize>| range.clone().map(move |next| head.iter().copied().chain([next]).collect());
        before.into_iter().flat_map(extend).collect()
    })
}
