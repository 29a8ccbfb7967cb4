//! Rows to a grid: every combination of members given a cell for each measure.
//!
//! In: the dimensions, how each measure is read, and the rows. Out: [`Filled`], unless a cell is missing or cannot be
//! read. Deliberately absent: the members (`dimensions`), and how combinations without a row are told (`gaps`).

use super::rows::Row;
use super::{cell, gaps};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::dataset::{Cell, Dimension};
use crate::model::{Missing, Observation, Unit};
use crate::source::{Span, Spanned, Substr};
use indexmap::IndexMap;

/// How many cells a dataset may have.
const MOST_CELLS: usize = 2_000_000;

/// What a measure's cells are read as.
pub(super) struct Column {
    /// The measure's name.
    pub name: String,
    /// What its numbers count.
    pub unit: Unit,
    /// Whether a cell that is left out is a share to be computed.
    pub derivable: bool,
}

/// The cells of a grid, and the positions of the shares that are to be computed.
pub(super) struct Filled {
    pub cells: Vec<Cell>,
    pub derived: Vec<usize>,
}

/// Gives every combination of members a cell for each measure; `None` when any is missing or cannot be read.
pub(super) fn cells(
    dimensions: &[Dimension],
    units: &[Column],
    rows: &[Row],
    diagnostics: &mut Diagnostics,
) -> Option<Filled> {
    let combinations = dimensions
        .iter()
        .try_fold(1_usize, |product, dimension| product.checked_mul(dimension.members.len()));
    let count =
        combinations.and_then(|count| count.checked_mul(units.len())).filter(|count| *count <= MOST_CELLS);
    let Some(count) = count else {
        let span = dimensions.first().map(|dimension| dimension.name.span)?;
        let message = format!("the members of the dimensions make more than {MOST_CELLS} combinations");
        diagnostics.push(Diagnostic::new(Code::YAML_LIMIT, span, message).help("split the dataset"));
        return None;
    };
    let mut table = Table {
        units,
        cells: vec![None; count],
        derived: Vec::new(),
        filled: vec![None; count / units.len().max(1)],
        sound: true,
    };
    let places: Vec<IndexMap<&str, usize>> = dimensions
        .iter()
        .map(|dimension| {
            dimension.members.iter().enumerate().map(|(at, member)| (member.label.as_str(), at)).collect()
        })
        .collect();
    for row in rows {
        table.fill(row, &places, diagnostics);
    }
    if table.filled.iter().any(Option::is_none) {
        table.sound = false;
        gaps::report(dimensions, &table.filled, rows, diagnostics);
    }
    let cells: Option<Vec<Cell>> = table.cells.into_iter().collect();
    table.derived.sort_unstable();
    cells.filter(|_| table.sound).map(|cells| Filled { cells, derived: table.derived })
}

struct Table<'a> {
    units: &'a [Column],
    cells: Vec<Option<Cell>>,
    derived: Vec<usize>,
    filled: Vec<Option<Span>>,
    sound: bool,
}

impl Table<'_> {
    fn fill(&mut self, row: &Row, places: &[IndexMap<&str, usize>], diagnostics: &mut Diagnostics) {
        let mut place = 0;
        for (labels, label) in places.iter().zip(&row.labels) {
            let Some(member) = labels.get(label.value.as_str()) else { return };
            place = place * labels.len() + member;
        }
        let Some(filled) = self.filled.get_mut(place) else { return };
        if let Some(first) = filled.replace(row.span) {
            self.sound = false;
            let labels: Vec<&str> = row.labels.iter().map(|label| label.value.as_str()).collect();
            let message = format!("there are two rows for `{}`", labels.join("`, `"));
            diagnostics.push(
                Diagnostic::new(Code::DATA_DUPLICATE_MEMBER, row.span, message)
                    .related(first, "first written here")
                    .help("keep one of the two"),
            );
            return;
        }
        for (measure, (column, cell)) in self.units.iter().zip(&row.cells).enumerate() {
            let at = place * self.units.len() + measure;
            match (self.read(column, cell.as_ref(), row, at), self.cells.get_mut(at)) {
                (Ok(cell), Some(slot)) => *slot = Some(cell),
                (Err(found), _) => {
                    self.sound = false;
                    diagnostics.push(*found);
                }
                (Ok(_), None) => {}
            }
        }
    }

    fn read(
        &mut self,
        column: &Column,
        cell: Option<&Spanned<Substr>>,
        row: &Row,
        at: usize,
    ) -> Result<Cell, Box<Diagnostic>> {
        match cell {
            Some(cell) => {
                cell::observation(cell, &column.unit).map(|observation| Cell { observation, span: cell.span })
            }
            None if column.derivable => {
                self.derived.push(at);
                Ok(Cell { observation: Observation::Missing(Missing::NotAvailable), span: row.span })
            }
            None => {
                let message = format!("the row has no value for the measure `{}`", column.name);
                let help = "write the value, or a symbol such as `[x]` not available";
                Err(Box::new(Diagnostic::new(Code::DATA_MISSING_MEMBER, row.span, message).help(help)))
            }
        }
    }
}
