//! Columns called change, difference or variance: the difference of two columns before them, for most rows.
//!
//! A column of changes in per cent is compared with the relative change, unless its ends are percentages.

use super::Paper;
use super::table_share::misfit;
use crate::check::claims::evaluate::{self, Fit};
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::tables::Table;
use crate::check::claims::tokens::{Quantity, Unit};
use crate::diagnostic::Code;
use std::ops::Range;

/// A quantity and where it stands.
type Placed = (Quantity, Range<usize>);

/// Finds changes of a table that are not the difference of their row.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    paper.tables.iter().flat_map(differences).collect()
}

/// A column called change, difference or variance: the difference of two columns before it, for most rows.
fn differences(table: &Table) -> Vec<Finding> {
    let named = |column: &usize| {
        let words = |word: &str| {
            matches!(word, "change" | "difference" | "variance" | "increase" | "movement" | "diff")
        };
        table.heading(*column).split(' ').any(words)
    };
    let mut found = Vec::new();
    for column in (3..table.width()).filter(named) {
        let pairs = [(column - 2, column - 1), (column - 1, column - 2), (1, column - 1), (column - 1, 1)];
        let readings = pairs.iter().map(|(from, to)| try_difference(table, *from, *to, column));
        let best = readings.max_by_key(|(fits, _)| *fits);
        found.extend(
            best.filter(|(fits, wrong)| *fits >= 2 && *fits > wrong.len())
                .map(|(_, wrong)| wrong)
                .unwrap_or_default(),
        );
    }
    found
}

/// How many rows of a table bear out that a column is the change between two others, and those that do not.
fn try_difference(table: &Table, from: usize, to: usize, column: usize) -> (usize, Vec<Finding>) {
    let (mut fits, mut wrong) = (0, Vec::new());
    for row in &table.rows {
        let value = |column: usize| {
            row.cells.get(column).and_then(|cell| Some((cell.value.clone()?, cell.at.clone())))
        };
        let (Some(from), Some(to), Some((stated, at))) = (value(from), value(to), value(column)) else {
            continue;
        };
        let headed = table.heading(column).contains("percent")
            || table.header.get(column).is_some_and(|cell| cell.percent);
        let points = from.0.unit == Unit::Percent;
        let stated = if headed && stated.unit == Unit::Count && !points {
            Quantity { unit: Unit::Percent, ..stated }
        } else {
            stated
        };
        match judge(&from, &to, &(stated, at)) {
            Some(Ok(())) => fits += 1,
            Some(Err(finding)) => wrong.push(*finding),
            None => {}
        }
    }
    (fits, wrong)
}

/// Whether a stated change is that from one value to another, or what is wrong with it; nothing where the units cannot be
/// compared.
fn judge(from: &Placed, to: &Placed, stated: &Placed) -> Option<Result<(), Box<Finding>>> {
    let points = from.0.unit == Unit::Percent;
    if stated.0.unit == Unit::Percent && !points && from.0.unit == to.0.unit {
        return in_percent(from, to, stated);
    }
    let comparable =
        stated.0.unit == from.0.unit || (points && matches!(stated.0.unit, Unit::Points | Unit::Count));
    (from.0.unit == to.0.unit && comparable).then(|| in_the_unit(from, to, stated))
}

/// A change stated in per cent of the earlier value.
fn in_percent(
    (from, from_at): &Placed,
    (to, _): &Placed,
    (stated, at): &Placed,
) -> Option<Result<(), Box<Finding>>> {
    let change =
        evaluate::Reach::of(from).to(evaluate::Reach::of(to)).percent_of(evaluate::Reach::of(from))?;
    Some(match evaluate::compare(change, stated) {
        Fit::Holds => Ok(()),
        fit => {
            let [first, second, said] = [from, to, stated].map(evaluate::said);
            let exact = evaluate::show_as(change.at, stated, stated.places + 1);
            let message =
                format!("the table gives {said}, but from {first} to {second} the change is {exact}");
            let made = misfit(fit, to, from, stated, change.at);
            let made = made.using(from_at.clone(), "the earlier value").at(at.clone());
            Err(Box::new(Finding { message, ..made }))
        }
    })
}

/// A change stated in the unit of the values.
fn in_the_unit(
    (from, from_at): &Placed,
    (to, to_at): &Placed,
    (stated, at): &Placed,
) -> Result<(), Box<Finding>> {
    let actual = evaluate::Reach::of(from).to(evaluate::Reach::of(to));
    if evaluate::compare(actual, stated) == Fit::Holds {
        return Ok(());
    }
    let [first, second, said] = [from, to, stated].map(evaluate::said);
    let expected = evaluate::show_as(to.value - from.value, stated, stated.places.max(from.places));
    let message =
        format!("the table gives a change of {said}, but from {first} to {second} it is {expected}");
    let finding = Finding::new(Code::CLAIM_TABLE, Verdict::Wrong, at.clone(), message)
        .using(from_at.clone(), "the earlier value")
        .using(to_at.clone(), "the later value")
        .expecting(expected.clone(), format!("say `{expected}`, or correct one of the ends"));
    Err(Box::new(finding))
}
