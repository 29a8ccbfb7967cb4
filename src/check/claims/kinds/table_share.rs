//! Columns of percentages that are a count over another column, or over the total of the count's own column.
//!
//! Which columns belong together is what most rows fit; the rows that do not are reported.

use super::Paper;
use crate::check::claims::evaluate::{self, Fit};
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::tables::{Cell, Table};
use crate::check::claims::tokens::{Quantity, Unit};
use crate::diagnostic::Code;

/// Finds percentages of a table that are not their row's share.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    paper.tables.iter().flat_map(shares).collect()
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
                misfit(fit, &count, &base, &stated, share.at)
                    .using(count_cell.at.clone(), "the part")
                    .at(stated_cell.at.clone()),
            ),
        }
    }
    (fits, wrong)
}

/// A misfit of a share or of a change in per cent.
#[must_use]
pub fn misfit(
    fit: Fit,
    count: &Quantity,
    base: &Quantity,
    stated: &Quantity,
    share: rust_decimal::Decimal,
) -> Finding {
    let [said, part, whole] = [stated, count, base].map(evaluate::said);
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
