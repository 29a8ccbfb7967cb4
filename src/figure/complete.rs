//! Shares that an author left to be computed: filled in before anything reads them.

use super::round;
use super::whole::decimals_for;
use crate::model::{Amount, Grid, Observation, Site, Value};
use rust_decimal::Decimal;

/// Fills the shares of every dataset. A share whose count or whole is not a number stays not available.
pub fn complete(site: &mut Site) {
    for dataset in site.datasets.values_mut() {
        if let crate::model::Content::Grid(grid) = &mut dataset.content {
            let shares: Vec<(usize, Amount)> =
                grid.derived.iter().filter_map(|at| Some((*at, share(grid, *at)?))).collect();
            for (at, share) in shares {
                if let Some(cell) = grid.cells.get_mut(at) {
                    cell.observation = Observation::Reported(Value::Number(share), Vec::new());
                }
            }
        }
    }
}

/// The share of the count beside a cell in its whole, as a percentage.
fn share(grid: &Grid, at: usize) -> Option<Amount> {
    let (members, measure) = grid.coordinates(at);
    let count = grid.measures.get(measure)?.share_of?;
    let part = grid.cell(&members, count)?.observation.amount()?.decimal();
    let whole = whole(grid, &members, measure, count)?;
    let value = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    Some(round::percentage(value, decimals_for(whole)))
}

/// What a share is a share of: the stated base, the stated total, else the sum over all that are no periods.
#[must_use]
pub fn whole(grid: &Grid, members: &[usize], share: usize, count: usize) -> Option<Decimal> {
    let outermost = members.first().copied();
    let (share, counted) = (grid.measures.get(share)?, grid.measures.get(count)?);
    let stated = share
        .base
        .of(outermost)
        .or_else(|| counted.base.of(outermost))
        .or_else(|| counted.total.of(outermost));
    if let Some(stated) = stated {
        return Some(stated.value.decimal());
    }
    let mut sum = Decimal::ZERO;
    for (position, cell) in grid.cells.iter().enumerate() {
        let (others, measure) = grid.coordinates(position);
        if measure == count && same_period(grid, members, &others) {
            sum = sum.checked_add(cell.observation.amount()?.decimal())?;
        }
    }
    (!grid.overlapping).then_some(sum)
}

fn same_period(grid: &Grid, members: &[usize], others: &[usize]) -> bool {
    let mut dimensions = grid.dimensions.iter().zip(members.iter().zip(others));
    dimensions.all(|(dimension, (member, other))| dimension.period.is_none() || member == other)
}
