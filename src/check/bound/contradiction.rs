//! A typed number that is another than the one in the dataset it speaks of.
//!
//! In: a number and its sentence. Out: a warning, only where nothing else can be meant: the sentence names every
//! member and the period of exactly one cell, speaks of nearly all of the dataset's subject, has no other number of the
//! unit, and says nothing of a change, a gap or a target.

use super::cells::{self, Cell, Cells};
use super::subject::Said;
use crate::check::claims::reading::Sentence;
use crate::check::claims::tokens::{Approx, Quantity};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Amount;
use crate::source::Span;
use rust_decimal::RoundingStrategy;

/// What the sentence's number should be, if it speaks of one cell alone and differs.
pub(super) fn find(
    cells: &Cells<'_>,
    (typed, at): (&Quantity, usize),
    sentence: &Sentence<'_>,
    said: &Said<'_>,
    span: Span,
) -> Option<Diagnostic> {
    let alone =
        sentence.quantities().iter().all(|(other, quantity)| *other == at || quantity.unit != typed.unit);
    if !alone || typed.approx != Approx::Exact || compares(typed, said) {
        return None;
    }
    let alike = cells.spoken_of(said, (3, 4), |cell| cells::same_unit(typed, cell) && has_members(cell));
    let mut fitting = alike.filter(|cell| cells::names_members(cell, said, false));
    let cell = fitting.next()?;
    if fitting.next().is_some() || agrees(typed, cell.amount) {
        return None;
    }
    let amount = cell.amount;
    let message = format!("`{}` is typed, and the dataset it speaks of has {amount}", typed.written);
    Some(
        Diagnostic::new(Code::FIGURE_CONTRADICTS, span, message)
            .related(cell.span, format!("`{}` has {amount}", cell.dataset.id))
            .help("correct the number, or cite the dataset so that the two cannot differ"),
    )
}

/// Whether the words tell of a change, a gap or a target.
fn compares(typed: &Quantity, said: &Said<'_>) -> bool {
    said.stems.iter().any(|word| is_comparing(word) || word == "of" && typed.is_count())
}

/// Words of a sentence whose number may be another than the value of a cell.
#[rustfmt::skip]
fn is_comparing(word: &str) -> bool {
    matches!(
        word,
        "rise" | "rose" | "risen" | "fall" | "fell" | "fallen" | "drop" | "dropped" | "increase" | "increased"
            | "decrease" | "decreased" | "reduce" | "reduced" | "reduction" | "growth" | "grew" | "grown" | "up"
            | "down" | "more" | "less" | "fewer" | "higher" | "lower" | "above" | "below" | "gap" | "difference"
            | "point" | "points" | "than" | "compared" | "from" | "target" | "targets" | "aim" | "expected"
            | "forecast" | "planned" | "estimate" | "estimated" | "change" | "changed" | "average" | "minus" | "plus"
            | "remaining" | "further" | "additional" | "extra" | "only"
    )
}

/// A total is a weak witness: only a cell whose members are named speaks for itself.
fn has_members(cell: &Cell<'_>) -> bool {
    cell.grid.dimensions.iter().any(|dimension| dimension.members.len() > 1)
}

/// Whether a typed number is a cell's value, exactly or rounded as printed.
fn agrees(typed: &Quantity, amount: Amount) -> bool {
    let rounded = |how| amount.decimal().round_dp_with_strategy(typed.places, how) == typed.value;
    typed.value == amount.decimal()
        || rounded(RoundingStrategy::MidpointAwayFromZero)
        || rounded(RoundingStrategy::MidpointNearestEven)
}
