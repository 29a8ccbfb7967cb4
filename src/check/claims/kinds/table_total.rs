//! Tables whose totals and percentages do not follow from their cells.
//!
//! Only where the layout is certain: a row or column is called a total, and either another total of the same table
//! closes or this one nearly does; a column is a percentage of another for most rows.

use super::Paper;
use super::parts_inline::missed;
use crate::check::claims::evaluate::{self, Fit};
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::sums::{self, Part};
use crate::check::claims::tables::{self, Cell, Table};
use crate::check::claims::tokens::{Approx, Quantity, Unit};
use crate::diagnostic::Code;

/// Finds totals that do not close and percentages that do not follow.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let tables = tables::tables(paper.reading);
    tables
        .iter()
        .flat_map(|table| {
            columns(table).into_iter().chain(rows(table)).chain(shares(table)).chain(differences(table))
        })
        .collect()
}

/// A total and what should sum to it.
struct Sum {
    total: Part,
    parts: Vec<Part>,
}

fn part(cell: &Cell) -> Option<Part> {
    let quantity = cell.value.clone().filter(|value| value.approx == Approx::Exact)?;
    Some(Part { quantity, at: cell.at.clone() })
}

/// Total rows: each column above must sum to them, from the last total or the top on.
fn columns(table: &Table) -> Vec<Finding> {
    let mut sums = Vec::new();
    for column in 1..table.width() {
        let mut parts: Vec<Part> = Vec::new();
        let mut whole = true;
        for row in &table.rows {
            let cell = row.cells.get(column);
            let value = cell.and_then(part);
            if row.cells.first().is_some_and(Cell::is_total) {
                let parts = std::mem::take(&mut parts);
                if let Some(total) = value.filter(|_| whole) {
                    sums.push(Sum { total, parts });
                }
                whole = true;
                continue;
            }
            whole &= value.is_some()
                || cell.is_none_or(|cell| matches!(cell.label.as_str(), "" | "nil" | "n" | "na"));
            parts.extend(value);
        }
    }
    judge(sums)
}

/// A total column: the cells before it in each row must sum to it.
fn rows(table: &Table) -> Vec<Finding> {
    let Some(column) =
        (1..table.width()).find(|column| table.header.get(*column).is_some_and(Cell::is_total))
    else {
        return Vec::new();
    };
    let mut sums = Vec::new();
    for row in &table.rows {
        let parts: Option<Vec<Part>> = row.cells.iter().take(column).skip(1).map(part).collect();
        let total = row.cells.get(column).and_then(part);
        if let (Some(parts), Some(total)) = (parts, total) {
            sums.push(Sum { total, parts });
        }
    }
    judge(sums)
}

/// The totals that do not close, where another does, or where they nearly do.
fn judge(sums: Vec<Sum>) -> Vec<Finding> {
    let fit = |sum: &Sum| {
        sum.parts.len() >= 2
            && sum.parts.iter().all(|part| part.quantity.unit == sum.total.quantity.unit)
            && sum.total.quantity.unit != Unit::Percent
    };
    let sums: Vec<Sum> = sums.into_iter().filter(fit).collect();
    let closing = sums.iter().filter(|sum| sums::closes(&sum.parts, &sum.total.quantity)).count();
    let certain = closing * 2 > sums.len();
    let broken = sums.iter().filter(|sum| !sums::closes(&sum.parts, &sum.total.quantity));
    broken
        .filter_map(|Sum { total, parts }| {
            let sum = sums::sum(parts)?;
            let near = sums::nearly(sum, total.quantity.value, if closing > 0 { 10 } else { 4 });
            (certain || near).then(|| Finding {
                code: Code::CLAIM_TABLE,
                ..missed(&total.quantity, total.at.clone(), parts, sum)
            })
        })
        .collect()
}

/// Columns of percentages that are a count over another column, or over the total of the count's column.
fn shares(table: &Table) -> Vec<Finding> {
    let mut found = Vec::new();
    for percent in 1..table.width() {
        let is_share = table
            .column(percent)
            .filter(|(_, cell)| cell.value.as_ref().is_some_and(|value| value.unit == Unit::Percent))
            .count()
            >= 2;
        let named = table
            .header
            .get(percent)
            .is_some_and(|cell| cell.label.starts_with("percent") || cell.label == "share");
        if is_share || named {
            found.extend(best_share(table, percent));
        }
    }
    found
}

/// The misfits of the reading of a percentage column that most rows fit.
fn best_share(table: &Table, percent: usize) -> Vec<Finding> {
    let counts = (1..percent).rev().take(4);
    let mut best: Option<(usize, Vec<Finding>)> = None;
    for part in counts {
        let whole_columns =
            (1..table.width()).filter(|column| *column != part && *column != percent).map(Some);
        for whole in whole_columns.take(6).chain(std::iter::once(None)) {
            let (fits, wrong) = try_share(table, part, whole, percent);
            let convincing = fits >= 2 && fits > wrong.len() * 2;
            if convincing && best.as_ref().is_none_or(|(most, _)| fits > *most) {
                best = Some((fits, wrong));
            }
        }
    }
    best.map(|(_, wrong)| wrong).unwrap_or_default()
}

fn try_share(table: &Table, part: usize, whole: Option<usize>, percent: usize) -> (usize, Vec<Finding>) {
    let total = table
        .rows
        .iter()
        .find(|row| row.cells.first().is_some_and(Cell::is_total))
        .and_then(|row| row.cells.get(part)?.value.clone());
    let (mut fits, mut wrong) = (0, Vec::new());
    for row in &table.rows {
        let cell = |column: usize| row.cells.get(column).and_then(|cell| Some((cell.value.clone()?, cell)));
        let (Some((count, count_cell)), Some((stated, stated_cell))) = (cell(part), cell(percent)) else {
            continue;
        };
        let base = match whole {
            Some(column) => cell(column).map(|(value, _)| value),
            None => total.clone(),
        };
        let Some(base) = base.filter(|base| count.unit == base.unit && count.unit != Unit::Percent) else {
            continue;
        };
        let stated = Quantity { unit: Unit::Percent, ..stated };
        let Some(share) = evaluate::share(&count, &base) else { continue };
        match evaluate::compare(share, &stated) {
            Fit::Holds => fits += 1,
            fit => wrong.push(
                misfit(fit, &count, &base, &stated, share.middle())
                    .using(count_cell.at.clone(), "the part")
                    .at(stated_cell.at.clone()),
            ),
        }
    }
    (fits, wrong)
}

fn misfit(
    fit: Fit,
    count: &Quantity,
    base: &Quantity,
    stated: &Quantity,
    share: rust_decimal::Decimal,
) -> Finding {
    let [said, part, whole] =
        [stated, count, base].map(|quantity| evaluate::show_as(quantity.value, quantity, quantity.places));
    let expected = evaluate::show_as(share, stated, stated.places);
    let exact = evaluate::show_as(share, stated, stated.places + 2);
    let (code, verdict) = if fit == Fit::Rounded {
        (Code::CLAIM_ROUNDING, Verdict::Rounding)
    } else {
        (Code::CLAIM_TABLE, Verdict::Wrong)
    };
    Finding::new(code, verdict, 0..0, format!("the table gives {said}, but {part} of {whole} is {exact}"))
        .expecting(expected.clone(), format!("say `{expected}`, or correct one of the counts"))
}

/// A column called change, difference or variance: the difference of two columns before it, for most rows.
fn differences(table: &Table) -> Vec<Finding> {
    let named = |column: &usize| {
        matches!(
            table.heading(*column),
            "change" | "difference" | "variance" | "increase" | "movement" | "net change"
        )
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

fn try_difference(table: &Table, from: usize, to: usize, column: usize) -> (usize, Vec<Finding>) {
    let (mut fits, mut wrong) = (0, Vec::new());
    for row in &table.rows {
        let value = |column: usize| {
            row.cells.get(column).and_then(|cell| Some((cell.value.clone()?, cell.at.clone())))
        };
        let (Some((from, from_at)), Some((to, to_at)), Some((stated, at))) =
            (value(from), value(to), value(column))
        else {
            continue;
        };
        let points = from.unit == Unit::Percent;
        if from.unit != to.unit
            || (stated.unit != from.unit && !(points && matches!(stated.unit, Unit::Points | Unit::Count)))
        {
            continue;
        }
        let actual = evaluate::Reach::of(&from).to(evaluate::Reach::of(&to));
        if evaluate::compare(actual, &stated) == Fit::Holds {
            fits += 1;
            continue;
        }
        let [first, second, said] = [&from, &to, &stated]
            .map(|quantity| evaluate::show_as(quantity.value, quantity, quantity.places));
        let expected = evaluate::show_as(to.value - from.value, &stated, stated.places.max(from.places));
        let message =
            format!("the table gives a change of {said}, but from {first} to {second} it is {expected}");
        wrong.push(
            Finding::new(Code::CLAIM_TABLE, Verdict::Wrong, at, message)
                .using(from_at, "the earlier value")
                .using(to_at, "the later value")
                .expecting(expected.clone(), format!("say `{expected}`, or correct one of the ends")),
        );
    }
    (fits, wrong)
}
