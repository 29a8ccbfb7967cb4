//! The highest and the lowest of a row, and where it stands.
//!
//! A row is one dimension left open. The member that is there for comparison takes no part, and neither do cells
//! without a number; ties are named.

use super::describe;
use super::faults;
use super::reference::Fault;
use super::verbs::{Answer, Ask, Quantity};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Amount;
use crate::model::dataset::MemberRef;

/// The highest.
///
/// # Errors
/// When no dimension or several are left open, or no cell has a number.
pub fn highest(ask: &Ask<'_>) -> Result<Answer, Fault> {
    extreme(ask, "highest", &|new, best| new > best)
}

/// The lowest.
///
/// # Errors
/// When no dimension or several are left open, or no cell has a number.
pub fn lowest(ask: &Ask<'_>) -> Result<Answer, Fault> {
    extreme(ask, "lowest", &|new, best| new < best)
}

type Better<'a> = &'a dyn Fn(rust_decimal::Decimal, rust_decimal::Decimal) -> bool;

fn extreme(ask: &Ask<'_>, which: &str, better: Better<'_>) -> Result<Answer, Fault> {
    let row = row(ask)?;
    let measure = ask.measure(&|measure| measure.unit.is_number())?;
    let mut cells = Vec::new();
    let mut winners: Vec<usize> = Vec::new();
    let mut first = None;
    let mut best: Option<Amount> = None;
    for (member, members) in members_of_row(ask, row) {
        let (at, observation) = ask.cell(&members, measure)?;
        let Some(amount) = observation.amount() else { continue };
        cells.push(at);
        match best {
            Some(so_far) if so_far == amount => winners.push(member),
            Some(so_far) if !better(amount.decimal(), so_far.decimal()) => {}
            _ => {
                best = Some(amount);
                winners = vec![member];
                first = Some(at);
            }
        }
    }
    let best = best.ok_or_else(|| ask.no(format!("no cell there has a number, so there is no {which}")))?;
    let place = describe::places(ask.grid, row, &winners);
    let detail = describe::extreme(ask, measure, which, cells.len());
    Ok(Answer {
        quantity: Quantity::Extreme(best, place),
        unit: ask.unit(measure),
        cell: first,
        cells,
        detail,
    })
}

/// The one dimension that is left open.
fn row(ask: &Ask<'_>) -> Result<usize, Fault> {
    match ask.selection.open().as_slice() {
        [only] => Ok(*only),
        [] => Err(ask.no("every dimension is fixed, so there is nothing to compare")),
        several => {
            let names: Vec<String> = several
                .iter()
                .filter_map(|at| ask.grid.dimensions.get(*at))
                .map(|dimension| dimension.name.value.clone())
                .collect();
            let message = format!(
                "`{}` leaves {} open, and a row is one of them",
                ask.reference.whole.text(),
                super::words::list(&names)
            );
            let mut fault = Diagnostic::new(Code::FIGURE_AMBIGUOUS, ask.reference.whole.span(), message);
            for dimension in several.iter().filter_map(|at| ask.grid.dimensions.get(*at)) {
                fault = fault.related(dimension.name.span, faults::members_of(dimension));
            }
            Err(fault.help("pick a member of all but one").into())
        }
    }
}

/// The members of a row without the benchmark, each with one member for every dimension.
fn members_of_row<'a>(ask: &'a Ask<'_>, row: usize) -> impl Iterator<Item = (usize, Vec<usize>)> + 'a {
    let count = ask.grid.dimensions.get(row).map_or(0, |dimension| dimension.members.len());
    let benchmark = ask.grid.benchmark;
    let compared =
        (0..count).filter(move |member| benchmark != Some(MemberRef { dimension: row, member: *member }));
    compared.map(move |member| {
        let others = ask.selection.members.iter().enumerate();
        (
            member,
            others
                .map(|(at, other)| if at == row { member } else { other.map_or(0, |chosen| chosen.at) })
                .collect(),
        )
    })
}
