//! Parts that are kept back to protect people, and that a reader can work out: where one part alone is `[c]` and the total
//! is stated, it is the total less the others. The official guidance keeps back a second part for that reason.
//!
//! In: datasets of counts. Out: findings; the number itself is in none of them.
//! Deliberately absent: two tables that give a part away together.

use super::data::{grids, stated_totals};
use super::{Context, totals};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::dataset::Cell;
use crate::model::{Grid, Missing, Observation, Unit};
use crate::source::Span;

/// Finds parts that are kept back in vain.
pub(super) fn check(context: &Context<'_>, found: &mut Diagnostics) {
    for (_, grid) in grids(context) {
        let suppressed = |cell: &Cell| cell.observation == Observation::Suppressed;
        if !grid.cells.iter().any(suppressed) {
            continue;
        }
        for (total, parts) in stated_totals(grid) {
            if let Some(part) = alone(&parts) {
                found.push(report(part.span, total.span));
            }
        }
        totals::beside(grid, |total, others| {
            if let Some(part) = alone(others) {
                found.push(report(part.span, total.span));
            }
        });
        by_share(grid, found);
    }
}

/// The only part that is kept back, where all others are known.
fn alone<'a>(parts: &[&'a Cell]) -> Option<&'a Cell> {
    let mut kept_back = None;
    for &cell in parts {
        match &cell.observation {
            Observation::Suppressed if kept_back.is_some() => return None,
            Observation::Suppressed => kept_back = Some(cell),
            Observation::Missing(Missing::NotApplicable | Missing::NoneRecorded) => {}
            known => {
                known.amount()?;
            }
        }
    }
    kept_back
}

/// A count that is kept back beside its share of a whole that is stated.
fn by_share(grid: &Grid, found: &mut Diagnostics) {
    for (position, cell) in grid.cells.iter().enumerate() {
        let (members, measure) = grid.coordinates(position);
        let Some(share) = grid.measures.get(measure).filter(|share| share.unit == Unit::Percent) else {
            continue;
        };
        let Some(count) = share.share_of.and_then(|at| grid.measures.get(at)) else { continue };
        let counted = share.share_of.and_then(|at| grid.cell(&members, at));
        let outermost = members.first().copied();
        let whole =
            [&share.base, &count.base, &count.total].into_iter().find_map(|stated| stated.of(outermost));
        let suppressed = counted.filter(|counted| counted.observation == Observation::Suppressed);
        if let (Some(part), Some(whole), Some(_)) = (suppressed, whole, cell.observation.amount()) {
            let message = "a count is kept back, and its share beside it gives it away";
            found.push(
                Diagnostic::new(Code::PRIVACY_SUPPRESSED, part.span, message)
                    .related(cell.span, "the share")
                    .related(whole.span, "what it is a share of")
                    .help("write `[c]` for the share as well"),
            );
        }
    }
}

fn report(part: Span, total: Span) -> Diagnostic {
    let message = "one part alone is kept back, and anybody can work it out: it is the total less the others";
    Diagnostic::new(Code::PRIVACY_SUPPRESSED, part, message).related(total, "the total").help(
        "write `[c]` for a second part as well, the next smallest, or put small parts together under one name, or leave the \
         total out",
    )
}
