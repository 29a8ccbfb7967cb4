//! Tables whose totals do not follow from their cells, and tables that do not sum to the total announced before them.
//!
//! Only where the layout is certain: a row or column is called a total, and either another total of the same table
//! closes or this one nearly does.

use super::Paper;
use super::parts_inline::missed;
use crate::check::claims::finding::Finding;
use crate::check::claims::sums::{self, Part};
use crate::check::claims::tables::{Cell, Table};
use crate::check::claims::tokens::{Approx, Unit};
use crate::check::claims::wholes::Whole;
use crate::diagnostic::Code;
use rust_decimal::Decimal;

/// Finds totals that do not close and percentages that do not follow.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    paper
        .tables
        .iter()
        .flat_map(|table| columns(table).into_iter().chain(rows(table)).chain(announced(paper, table)))
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
            let near = sums::nearly(sum, total.quantity.value, if closing > 0 { 15 } else { 6 });
            (certain || near).then(|| Finding {
                code: Code::CLAIM_TABLE,
                ..missed(&total.quantity, total.at.clone(), parts, sum)
            })
        })
        .collect()
}

/// `The table shows 512 children.` and a table without a total of its own, one column of which nearly sums to it.
fn announced(paper: &Paper<'_>, table: &Table) -> Vec<Finding> {
    let own_total = table.rows.iter().any(|row| row.cells.first().is_some_and(Cell::is_total));
    let columns: Vec<Vec<Part>> =
        (1..table.width()).filter_map(|column| whole_column(table, column)).collect();
    let ([parts], false) = (columns.as_slice(), own_total) else { return Vec::new() };
    let first = parts.first().map_or(0, |part| part.at.start);
    let all = paper.wholes.all();
    let end = all.partition_point(|whole| whole.at.start < first);
    let section = table.rows.first().map_or(0, |row| row.section);
    let block = paper.reading.prose.blocks().partition_point(|block| block.text.start < first);
    let near_by = |whole: &&Whole| whole.block + 3 + table.rows.len() >= block && whole.section == section;
    let before = all.get(..end).unwrap_or_default().iter().rev().take(12);
    let totals: Vec<_> = before.filter(near_by).filter(|whole| whole.quantity.is_count()).collect();
    let Some(sum) = sums::sum(parts) else { return Vec::new() };
    if totals.iter().any(|whole| sums::closes(parts, &whole.quantity)) {
        return Vec::new();
    }
    let near = totals
        .into_iter()
        .find(|whole| sums::nearly(sum, whole.quantity.value, 2) && whole.quantity.value > Decimal::from(30));
    near.map(|whole| missed(&whole.quantity, whole.at.clone(), parts, sum)).into_iter().collect()
}

/// A column all of whose cells are counts.
fn whole_column(table: &Table, column: usize) -> Option<Vec<Part>> {
    let parts: Vec<Part> =
        table.rows.iter().map(|row| row.cells.get(column).and_then(part)).collect::<Option<_>>()?;
    let counts = parts.iter().all(|part| part.quantity.is_count());
    (counts && parts.len() >= 3).then_some(parts)
}
