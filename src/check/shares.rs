//! Published shares: each is its count over its base at the printed precision.

use super::Context;
use super::data::grids;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figure::part_and_base;
use crate::model::{Amount, Dataset, Grid, Observation, Unit, Value};
use rust_decimal::{Decimal, RoundingStrategy};

/// Compares every published share with its count. Half up and half to even are both right.
pub(super) fn check(context: &Context<'_>, found: &mut Diagnostics) {
    for (dataset, grid) in grids(context) {
        for (position, cell) in grid.cells.iter().enumerate() {
            if grid.derived.binary_search(&position).is_ok() {
                continue;
            }
            if let Observation::Reported(Value::Number(share), _) = &cell.observation
                && let Some(finding) = compare(dataset, grid, position, *share)
            {
                found.push(finding);
            }
        }
    }
}

fn compare(dataset: &Dataset, grid: &Grid, position: usize, share: Amount) -> Option<Diagnostic> {
    let (members, measure) = grid.coordinates(position);
    let measured = grid.measures.get(measure)?;
    let count_at = measured.share_of.filter(|_| measured.unit == Unit::Percent)?;
    let count = grid.cell(&members, count_at)?;
    let (part, whole) = part_and_base(dataset, grid, &members, measure)?;
    let exact = part.decimal().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.decimal())?;
    let rounded = |how| exact.round_dp_with_strategy(share.decimals(), how);
    let half_up = rounded(RoundingStrategy::MidpointAwayFromZero);
    if share.decimal() == half_up || share.decimal() == rounded(RoundingStrategy::MidpointNearestEven) {
        return None;
    }
    let mut right = half_up;
    right.rescale(share.decimals());
    let message =
        format!("the share is printed as {share}%, and {part} of {whole} is {}%", Amount::new(right));
    let cut = exact.round_dp_with_strategy(share.decimals(), RoundingStrategy::ToZero) == share.decimal();
    let help = if cut {
        "the share was cut off instead of rounded; correct it, or accept it if the source is printed so"
    } else {
        "correct the share, the count or the base; if the source is printed so, keep it and add `accept: [{check: share-of-count, because: …}]`"
    };
    let span = grid.cells.get(position)?.span;
    Some(Diagnostic::new(Code::DATA_SHARE, span, message).related(count.span, "the count").help(help))
}
