//! Dates in digits alone: `01/07/2020`, `2020-07-01`, `31.03.2022`.
//!
//! In: pieces from a place on. Out: the date, and the pieces it takes.
//! Deliberately absent: the order of the United States; days stand before months.

use super::Date;
use crate::check::claims::tokens::Reader;

/// Reads a date in digits.
pub(super) fn numeric(reader: &Reader<'_>, at: usize) -> Option<(Date, usize)> {
    let first = reader.digits(at)?;
    if let Some((day, month, year)) = dotted(first) {
        return date(day, month, year).map(|date| (date, 1));
    }
    let joint = reader.piece(at + 1).filter(|piece| piece.glued && (piece.is('/') || piece.is('-')))?;
    let last = reader.piece(at + 3).filter(|piece| piece.glued && piece.shape == joint.shape)?;
    let (second, third) = (reader.small(at + 2)?, reader.small(at + 4)?);
    if !last.glued || !reader.glued(at + 2) || !reader.glued(at + 4) {
        return None;
    }
    let first: u16 = first.parse().ok()?;
    let found = if first > 31 { date(third, second, first) } else { date(first, second, full_year(third)) };
    found.map(|date| (date, 5))
}

fn full_year(year: u16) -> u16 {
    if year < 100 { 2000 + year } else { year }
}

fn dotted(digits: &str) -> Option<(u16, u16, u16)> {
    let mut parts = digits.split('.').map(str::parse::<u16>);
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        // `1.2.67` numbers a version or a section; `01.02.23` and `1.2.2023` are days.
        (Some(Ok(day)), Some(Ok(month)), Some(Ok(year)), None) if year > 1900 || digits.len() == 8 => {
            Some((day, month, full_year(year)))
        }
        _ => None,
    }
}

fn date(day: u16, month: u16, year: u16) -> Option<Date> {
    let fits = (1..=31).contains(&day) && (1..=12).contains(&month) && (1900..=2100).contains(&year);
    if !fits {
        return None;
    }
    Some(Date {
        year: i16::try_from(year).ok(),
        month: i8::try_from(month).ok(),
        day: i8::try_from(day).ok(),
    })
}
