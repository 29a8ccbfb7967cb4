//! Tables as grids of values: rows, columns, their labels and what each cell holds.
//!
//! In: rows of a reading. Out: [`Table`]s whose cells know their place.
//! Deliberately absent: what the cells must sum to (see `kinds::table_total`).

use super::prose::Role;
use super::reading::{Reading, Sentence};
use super::tokens::{Date, Kind, Quantity};
use std::ops::Range;

/// A table with more columns or rows is read only so far.
const MOST: usize = 200;

/// One cell.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// Its words in lower case, without numbers.
    pub label: String,
    /// Its value, when it holds one number and nothing else of weight.
    pub value: Option<Quantity>,
    /// The date or period that it names.
    pub date: Option<Date>,
    /// Whether a percent sign stands in it.
    pub percent: bool,
    /// Where it stands in the text.
    pub at: Range<usize>,
}

impl Cell {
    /// Whether its words name a total.
    #[must_use]
    pub fn is_total(&self) -> bool {
        matches!(
            self.label.as_str(),
            "total"
                | "totals"
                | "grand total"
                | "overall"
                | "overall total"
                | "all"
                | "sum"
                | "total all"
                | "net total"
                | "total number"
        ) || self.label.starts_with("total ")
            || self.label.ends_with(" total")
    }
}

/// One row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The section of the paper it stands in.
    pub section: usize,
    /// Its cells; the first is its label.
    pub cells: Vec<Cell>,
}

impl Row {
    /// Whether no cell but the first holds an amount: a header.
    fn is_header(&self) -> bool {
        self.cells.iter().skip(1).all(|cell| cell.value.is_none()) && self.cells.len() > 1
    }
}

/// A table: its header and its rows.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The labels of the columns, from the first header row that names them.
    pub header: Vec<Cell>,
    /// The rows below.
    pub rows: Vec<Row>,
}

impl Table {
    /// The values of a column, by row.
    pub fn column(&self, column: usize) -> impl Iterator<Item = (usize, &Cell)> {
        self.rows.iter().enumerate().filter_map(move |(row, cells)| Some((row, cells.cells.get(column)?)))
    }

    /// How many columns the widest row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }

    /// The label of a column, or nothing.
    #[must_use]
    pub fn heading(&self, column: usize) -> &str {
        self.header.get(column).map_or("", |cell| cell.label.as_str())
    }
}

/// The tables of a paper, in order.
#[must_use]
pub fn tables(reading: &Reading<'_>) -> Vec<Table> {
    let mut found: Vec<(usize, Table)> = Vec::new();
    for (at, block) in reading.prose.blocks().iter().enumerate() {
        let Role::Row(cells) = &block.role else { continue };
        let row = row(reading, at, block.section, cells);
        match found.last_mut().filter(|(group, _)| *group == block.group) {
            Some((_, table)) => table.rows.push(row),
            None => found.push((block.group, Table { header: Vec::new(), rows: vec![row] })),
        }
    }
    found.into_iter().map(|(_, table)| split_header(table)).collect()
}

/// Takes the header rows off: the last of them names the columns, the ones above fill its gaps.
fn split_header(table: Table) -> Table {
    let count =
        table.rows.iter().take_while(|row| row.is_header()).count().min(table.rows.len().saturating_sub(1));
    let mut rows = table.rows.into_iter();
    let mut header: Vec<Cell> = Vec::new();
    for row in rows.by_ref().take(count) {
        for (column, cell) in row.cells.into_iter().enumerate() {
            let blank = cell.label.is_empty() && cell.date.is_none();
            match header.get_mut(column) {
                Some(_) if blank => {}
                Some(known) => *known = cell,
                None => header.push(cell),
            }
        }
    }
    Table { header, rows: rows.take(MOST).collect() }
}

fn row(reading: &Reading<'_>, block: usize, section: usize, cells: &[Range<usize>]) -> Row {
    let mut made: Vec<Cell> =
        cells.iter().take(MOST).map(|at| Cell { at: at.clone(), ..Cell::default() }).collect();
    for sentence in reading.block(block) {
        if let Some(cell) = sentence.place.cell.and_then(|column| made.get_mut(column)) {
            fill(cell, &sentence);
        }
    }
    Row { section, cells: made }
}

fn fill(cell: &mut Cell, sentence: &Sentence<'_>) {
    let mut values = Vec::new();
    let mut words = Vec::new();
    for at in 0..sentence.len() {
        let Some(token) = sentence.token(at) else { continue };
        match &token.kind {
            Kind::Quantity(quantity) => values.push(&**quantity),
            Kind::Mark('%') => cell.percent = true,
            Kind::Word(word) => words.push(&**word),
            Kind::Date(date) | Kind::Period(date, _) => cell.date = Some(*date),
            _ => {}
        }
    }
    let bracketed = sentence.is(0, '(') && sentence.is(sentence.len().saturating_sub(1), ')');
    if !cell.label.is_empty() && !words.is_empty() {
        cell.label.push(' ');
    }
    cell.label.push_str(&words.join(" "));
    if let ([value], true) = (values.as_slice(), words.is_empty() && cell.date.is_none()) {
        let value = (*value).clone();
        cell.value = Some(if bracketed && !value.is_percent() {
            Quantity { value: -value.value, ..value }
        } else {
            value
        });
    }
}
