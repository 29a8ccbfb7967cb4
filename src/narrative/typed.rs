//! Tables that the author typed.
//!
//! They have no title, so the region around them is named after the heading above. The first column heads its rows;
//! a column whose cells are all numbers is set as one.

use super::html::Html;
use super::writer::{Style, Writer};
use crate::model::Amount;
use crate::model::document::{Inline, plain_text};

type Row = Vec<Vec<Inline>>;

impl<'a> Writer<'a> {
    /// Writes a table inside a region that can be scrolled, also by keyboard.
    pub(super) fn typed_table(&mut self, header: &'a Row, rows: &'a [Row], style: Style, out: &mut Html) {
        self.under.1 += 1;
        let label = match &self.under {
            (heading, _) if heading.is_empty() => format!("Table {}", self.under.1),
            (heading, 1) => format!("Table: {heading}"),
            (heading, number) => format!("Table {number}: {heading}"),
        };
        super::table::open_region(&label, out);
        out.raw("<table>\n");
        let numeric: Vec<bool> = (0..header.len()).map(|at| at > 0 && self.is_numeric(rows, at)).collect();
        if header.iter().any(|cell| !cell.is_empty()) {
            out.raw("<thead><tr>");
            for (at, cell) in header.iter().enumerate() {
                let class = class(&numeric, at);
                self.cell(cell, if cell.is_empty() { None } else { Some("col") }, class, style, out);
            }
            out.raw("</tr></thead>\n");
        }
        out.raw("<tbody>\n");
        for row in rows {
            out.raw("<tr>");
            for (at, cell) in row.iter().enumerate() {
                let heads = at == 0 && row.len() > 1 && !cell.is_empty();
                self.cell(cell, heads.then_some("row"), class(&numeric, at), style, out);
            }
            out.raw("</tr>\n");
        }
        out.raw("</tbody>\n</table></div>");
    }

    fn cell(
        &mut self,
        cell: &'a [Inline],
        heads: Option<&str>,
        class: Option<&str>,
        style: Style,
        out: &mut Html,
    ) {
        let element = if heads.is_some() { "th" } else { "td" };
        out.open(element, &[("scope", heads), ("class", class)]);
        self.line(cell, style, out);
        out.close(element);
    }

    /// Whether every cell of a column is a number, with or without a sign of its unit.
    fn is_numeric(&self, rows: &[Row], at: usize) -> bool {
        let is_number = |cell: &Vec<Inline>| match cell.as_slice() {
            [Inline::Figure(index)] => self.figure(*index).is_some_and(|figure| figure.amount.is_some()),
            words => {
                let words = plain_text(words);
                let digits = words.trim().trim_start_matches('£').trim_end_matches('%');
                Amount::parse(digits).is_ok()
            }
        };
        !rows.is_empty() && rows.iter().all(|row| row.get(at).is_some_and(is_number))
    }
}

/// The class of a cell in a column of numbers.
fn class(numeric: &[bool], at: usize) -> Option<&'static str> {
    numeric.get(at).is_some_and(|numeric| *numeric).then_some("num")
}
