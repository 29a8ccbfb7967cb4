//! A change in the prose whose ends stand in a table of the section: "improved from 2021 by 23% in 2022".
//!
//! The sentence names two columns (years), or speaks of one row; a row whose label the sentence names decides.

use super::Paper;
use crate::check::claims::ends;
use crate::check::claims::evaluate::{self, Fit, Reach};
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::reading::Sentence;
use crate::check::claims::sizes::{self, Size};
use crate::check::claims::tables::{Cell, Row, Table};
use crate::check::claims::tokens::{Date, Kind, Quantity, Unit};
use crate::diagnostic::Code;

/// Finds changes in the prose that the table beside it contradicts, or that are points called per cent.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    if paper.tables.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for sentence in paper.reading.counting().filter(|sentence| sentence.place.cell.is_none()) {
        let sizes = sizes::sizes(&sentence);
        if sizes.is_empty() || !ends::ends(&sentence, &sizes).is_empty() {
            continue;
        }
        let Some((from, to)) = two_years(&sentence) else { continue };
        let near = paper.tables.iter().filter(|table| {
            table.rows.first().is_some_and(|row| row.section.abs_diff(sentence.place.section) <= 1)
        });
        for size in &sizes {
            let rows: Vec<(&Row, &Cell, &Cell)> =
                near.clone().flat_map(|table| ends_of_rows(table, from, to)).collect();
            found.extend(judge(&sentence, size, &rows));
        }
    }
    found
}

/// The two years that a sentence names, the earlier first.
fn two_years(sentence: &Sentence<'_>) -> Option<(i16, i16)> {
    let mut years: Vec<i16> = Vec::new();
    for at in 0..sentence.len() {
        match sentence.token(at).map(|token| &token.kind) {
            Some(Kind::Date(Date { year: Some(year), .. })) => years.push(*year),
            Some(Kind::Period(Date { year: Some(first), .. }, Date { year: Some(last), .. })) => {
                years.extend([*first, *last]);
            }
            _ => {}
        }
    }
    years.sort_unstable();
    years.dedup();
    match years.as_slice() {
        [first, last] => Some((*first, *last)),
        _ => None,
    }
}

/// The rows of a table with their values in the columns of two years.
fn ends_of_rows(table: &Table, from: i16, to: i16) -> Vec<(&Row, &Cell, &Cell)> {
    let column = |year: i16| {
        table
            .header
            .iter()
            .position(|cell| cell.date.is_some_and(|date| date.year == Some(year) && date.month.is_none()))
    };
    let (Some(first), Some(last)) = (column(from), column(to)) else { return Vec::new() };
    table.rows.iter().filter_map(|row| Some((row, row.cells.get(first)?, row.cells.get(last)?))).collect()
}

fn judge(sentence: &Sentence<'_>, size: &Size, rows: &[(&Row, &Cell, &Cell)]) -> Option<Finding> {
    let stated =
        sentence.quantity(size.at).filter(|stated| matches!(stated.unit, Unit::Percent | Unit::Points))?;
    let named: Vec<&(&Row, &Cell, &Cell)> = rows
        .iter()
        .filter(|(row, ..)| row.cells.first().is_some_and(|label| names(sentence, label)))
        .collect();
    let [(_, from, to)] = named.as_slice() else { return None };
    let (start, end) = (from.value.as_ref()?, to.value.as_ref()?);
    if start.unit != end.unit {
        return None;
    }
    let difference = Reach::of(start).to(Reach::of(end)).size();
    let relative = Reach::exactly((end.value - start.value).abs()).percent_of(Reach::exactly(start.value))?;
    let points = start.is_percent() && evaluate::compare(difference, stated) == Fit::Holds;
    let holds = evaluate::compare(relative, stated) == Fit::Holds || (points && stated.unit == Unit::Points);
    let exact = evaluate::show_as(
        relative.at,
        &Quantity { unit: Unit::Percent, ..stated.clone() },
        stated.places + 1,
    );
    if holds || !points {
        return None;
    }
    let said = evaluate::said(stated);
    let wanted = format!("{} percentage points", evaluate::show(stated.value));
    let message = format!(
        "{said} is the difference in percentage points; in per cent of the earlier value the change is {exact}"
    );
    Some(
        Finding::new(Code::CLAIM_POINTS, Verdict::Wording, sentence.stretch(size.at, size.at), message)
            .claim(sentence.stretch(size.word, size.at))
            .using(from.at.clone(), "the earlier value")
            .using(to.at.clone(), "the later value")
            .expecting(wanted.clone(), format!("say `{wanted}`")),
    )
}

/// Whether a sentence names a row: its words, or its number as an age or a quantity.
fn names(sentence: &Sentence<'_>, label: &Cell) -> bool {
    if let Some(value) = &label.value {
        return (0..sentence.len()).any(|at| match sentence.token(at).map(|token| &token.kind) {
            Some(Kind::Age(low, high)) => low == high && value.value == rust_decimal::Decimal::from(*low),
            _ => false,
        });
    }
    let words: Vec<&str> = label.label.split(' ').filter(|word| word.len() > 3).collect();
    !words.is_empty() && words.iter().all(|word| sentence.any_word(0..sentence.len(), |other| other == *word))
}
