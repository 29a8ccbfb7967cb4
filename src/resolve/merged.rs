//! Rows of a table that a spreadsheet has and data has not: cells that were merged, and notes below the figures.
//!
//! In: the rows of a CSV file, and which columns hold labels and values. Out: one finding for all rows of a kind.
//! Deliberately absent: rows without anything, which are left out where the file is read (`load::csv`).

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Spanned, Substr};

type Cells = Vec<Spanned<Substr>>;

/// Rows without a label, as below a merged cell: nobody can tell what their values belong to.
pub(super) fn unlabelled(header: &[Spanned<Substr>], rows: &[Cells], labels: &[usize]) -> Option<Diagnostic> {
    let blank = |row: &Cells| {
        labels.iter().copied().find(|at| row.get(*at).is_some_and(|cell| cell.value.is_empty()))
    };
    let mut found = rows.iter().enumerate().filter_map(|(place, row)| Some((place, row, blank(row)?)));
    let (place, row, at) = found.next()?;
    let name = header.get(at).map_or("", |column| column.value.as_str());
    let message = format!("the row does not say its `{name}`{}", others(found.count()));
    let above =
        rows.get(..place)?.iter().rev().filter_map(|row| row.get(at)).find(|cell| !cell.value.is_empty());
    let help = match above {
        Some(above) => format!(
            "of merged cells a table keeps the words in the first row alone: if it is meant, write `{}` here too",
            above.value
        ),
        None => format!("write its `{name}`"),
    };
    Some(Diagnostic::new(Code::DATA_CSV, row.get(at)?.span, message).help(help))
}

/// Whether a row has labels and not one of several values: a note, or a heading between rows.
pub(super) fn is_note(row: &Cells, values: &[usize]) -> bool {
    values.len() > 1 && values.iter().all(|at| row.get(*at).is_some_and(|cell| cell.value.is_empty()))
}

/// The finding for rows that are notes or headings.
pub(super) fn notes(rows: &[Cells], values: &[usize]) -> Option<Diagnostic> {
    let mut found = rows.iter().filter(|row| is_note(row, values));
    let first = found.next()?.iter().find(|cell| !cell.value.is_empty())?;
    let message = format!("the row `{}` has no values{}", first.value, others(found.count()));
    Some(Diagnostic::new(Code::DATA_BLANK, first.span, message).help(
        "take a note or heading out of the table (`source:` and `notes:` of the dataset hold notes); for a member write a \
         value or a symbol such as `[x]` in each cell",
    ))
}

fn others(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => ", nor does another row".to_owned(),
        more => format!(", nor do {more} other rows"),
    }
}
