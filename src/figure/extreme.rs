//! The highest and the lowest of a row, and where it stands.
//!
//! A row is one dimension left open. The member that is there for comparison takes no part, and neither do cells
//! without a value (`[x]`, `[z]`, `[w]`); ties are named. Where a cell holds a value of which too little is known to
//! rank it, a range, `[low]` or `[c]`, and it could be the answer, there is none.

use super::describe;
use super::faults;
use super::reference::Fault;
use super::verbs::{Answer, Ask, Quantity};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::dataset::MemberRef;
use crate::model::{Amount, Missing, Observation, Value};
use rust_decimal::Decimal;

/// Which end of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Highest,
    Lowest,
}

/// A cell of a row: its member, its place among all cells, and what it holds.
type Cell<'a> = (usize, usize, &'a Observation);

/// The highest.
///
/// # Errors
/// When no dimension or several are left open, no cell has a number, or too little is known of one.
pub fn highest(ask: &Ask<'_>) -> Result<Answer, Fault> {
    extreme(ask, End::Highest)
}

/// The lowest.
///
/// # Errors
/// When no dimension or several are left open, no cell has a number, or too little is known of one.
pub fn lowest(ask: &Ask<'_>) -> Result<Answer, Fault> {
    extreme(ask, End::Lowest)
}

impl End {
    fn word(self) -> &'static str {
        match self {
            Self::Highest => "highest",
            Self::Lowest => "lowest",
        }
    }

    /// Whether a number is as good as the best, or better.
    fn reaches(self, number: Decimal, best: Decimal) -> bool {
        match self {
            Self::Highest => number >= best,
            Self::Lowest => number <= best,
        }
    }

    /// Whether a cell without a single number could be the answer where the best number is this one.
    fn could_be(self, observation: &Observation, best: Option<Decimal>) -> bool {
        let reaches = |number: Decimal| best.is_none_or(|best| self.reaches(number, best));
        match observation {
            Observation::Reported(Value::Range(ends), _) => match self {
                Self::Highest => reaches(ends.1.decimal()),
                Self::Lowest => reaches(ends.0.decimal()),
            },
            Observation::Missing(Missing::Low) => reaches(Decimal::ZERO),
            Observation::Suppressed => true,
            _ => false,
        }
    }
}

fn extreme(ask: &Ask<'_>, end: End) -> Result<Answer, Fault> {
    let row = row(ask)?;
    let measure = ask.measure(&|measure| measure.unit.is_number())?;
    let cells = members_of_row(ask, row).map(|(member, members)| {
        let (at, observation) = ask.cell(&members, measure)?;
        Ok((member, at, observation))
    });
    let cells: Vec<Cell<'_>> = cells.collect::<Result<_, Fault>>()?;
    let numbers: Vec<(usize, usize, Amount)> =
        cells.iter().filter_map(|(member, at, cell)| Some((*member, *at, cell.amount()?))).collect();
    let amounts = numbers.iter().map(|(_, _, amount)| *amount);
    let best =
        amounts.reduce(|best, one| if end.reaches(best.decimal(), one.decimal()) { best } else { one });
    let known = best.map(Amount::decimal);
    if let Some((member, at, cell)) = cells.iter().find(|(_, _, cell)| end.could_be(cell, known)) {
        return Err(uncertain(ask, end, row, (*member, *at, cell)));
    }
    let best =
        best.ok_or_else(|| ask.no(format!("no cell there has a number, so there is no {}", end.word())))?;
    let won = || numbers.iter().filter(|(_, _, amount)| *amount == best);
    let winners: Vec<usize> = won().map(|(member, ..)| *member).collect();
    Ok(Answer {
        quantity: Quantity::Extreme(best, describe::places(ask.grid, row, &winners)),
        unit: ask.unit(measure),
        cell: won().map(|(_, at, _)| *at).next(),
        cells: numbers.iter().map(|(_, at, _)| *at).collect(),
        detail: describe::extreme(ask, measure, end.word(), numbers.len()),
    })
}

/// A cell of which too little is known.
fn uncertain(ask: &Ask<'_>, end: End, row: usize, (member, at, cell): Cell<'_>) -> Fault {
    let name = describe::member(ask.grid, MemberRef { dimension: row, member });
    let (what, end) = (super::format::cell(cell), end.word());
    let message = format!("{name} is `{what}`, which could be the {end}, so which one is cannot be said");
    let span = ask.grid.cells.get(at).map_or(ask.reference.whole.span(), |cell| cell.span);
    let data = ask.reference.dataset.text();
    let help = format!("cite a value by its name, `{{{data}: …}}`, and say among which it is the {end}");
    faults::not_computable(ask.reference, message).related(span, "it is written here").help(help).into()
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
