//! Parts that are kept back to protect people, and that a reader can work out: where one part alone is `[c]` and the total
//! is stated, it is the total less the others. The official guidance keeps back a second part for that reason.
//!
//! In: datasets of counts. Out: findings; the number itself is in none of them.
//! Deliberately absent: two tables that give a part away together.

use super::data::{grids, mixes_periods};
use super::{Context, totals};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::dataset::{Cell, Stated};
use crate::model::{Grid, Missing, Observation, Unit};
use crate::source::Span;

/// Finds parts that are kept back in vain.
pub(super) fn check(context: &Context<'_>, found: &mut Diagnostics) {
    for (_, grid) in grids(context) {
        let suppressed = |cell: &Cell| cell.observation == Observation::Suppressed;
        if !grid.cells.iter().any(suppressed) {
            continue;
        }
        by_total(grid, found);
        totals::beside(grid, |total, others| {
            if let Some(part) = alone(others.iter().copied()) {
                found.push(report(part.span, total.span));
            }
        });
        by_share(grid, found);
    }
}

/// The total that the dataset states, less the other parts.
fn by_total(grid: &Grid, found: &mut Diagnostics) {
    for (at, measure) in grid.measures.iter().enumerate() {
        if !measure.unit.is_count() || grid.overlapping {
            continue;
        }
        match &measure.total {
            Stated::Nothing => {}
            Stated::One(_) if mixes_periods(grid) => {}
            Stated::One(total) => {
                if let Some(part) = alone(parts(grid, at, None)) {
                    found.push(report(part.span, total.span));
                }
            }
            Stated::ByMember(totals) => {
                for (member, total) in totals {
                    if let Some(part) = alone(parts(grid, at, Some(*member))) {
                        found.push(report(part.span, total.span));
                    }
                }
            }
        }
    }
}

/// The cells that a stated total is of.
fn parts(grid: &Grid, measure: usize, outermost: Option<usize>) -> impl Iterator<Item = &Cell> {
    grid.cells.iter().enumerate().filter_map(move |(position, cell)| {
        let (members, of) = grid.coordinates(position);
        let benchmark = grid.benchmark.is_some_and(|at| members.get(at.dimension) == Some(&at.member));
        let here = outermost.is_none_or(|wanted| members.first() == Some(&wanted));
        (of == measure && here && !benchmark).then_some(cell)
    })
}

/// The only part that is kept back, where all others are known.
fn alone<'a>(parts: impl Iterator<Item = &'a Cell>) -> Option<&'a Cell> {
    let mut kept_back = None;
    for cell in parts {
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
