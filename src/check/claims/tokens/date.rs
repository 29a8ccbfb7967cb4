//! Days, months, years and the periods between two of them.
//!
//! In: pieces from a place on. Out: a [`Date`] with what was written of it, or a period of two.
//! Rules: `2021-22` is a financial or academic year, never a subtraction; four digits from 1900 to 2100 are a
//! year unless a counted noun stands behind them; `1 - 5 August 2022` is one period.
//! Deliberately absent: how long a period is (see `kinds::spans`).

pub mod month;
mod numeric;

use super::scan::Shape;
use super::{Kind, Reader, Taken, unit};
use numeric::numeric;

/// As much of a date as was written. At least one part is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Date {
    /// The year, in full.
    pub year: Option<i16>,
    /// The month, from 1.
    pub month: Option<i8>,
    /// The day of the month, from 1.
    pub day: Option<i8>,
}

impl Date {
    /// A year alone.
    #[must_use]
    pub fn of_year(year: i16) -> Self {
        Self { year: Some(year), ..Self::default() }
    }
}

/// Reads a date or a period.
#[must_use]
pub fn read(reader: &Reader<'_>, at: usize) -> Taken {
    if let Some((first, second, taken)) = years(reader, at) {
        let later = joint(reader, at, at + taken).and_then(|(joint, the)| {
            let (last, _, more) = years(reader, at + taken + joint + the)?;
            Some((last, joint + the + more))
        });
        let (last, more) = later.unwrap_or((second, 0));
        return Some((Kind::Period(Date::of_year(first), Date::of_year(last)), taken + more));
    }
    if let Some(found) = day_range(reader, at) {
        return Some(found);
    }
    let (date, taken) = single(reader, at)?;
    period(reader, at, date, taken).or(Some((Kind::Date(date), taken)))
}

/// A date with a month, followed by `to`, `until` or a dash and another: a period.
fn period(reader: &Reader<'_>, at: usize, first: Date, taken: usize) -> Taken {
    let (joint, the) = joint(reader, at, at + taken)?;
    let (second, more) = single(reader, at + taken + joint + the)?;
    let months = first.month.is_some() && second.month.is_some();
    let both_years = first.month.is_none() && second.month.is_none();
    if !months && !both_years {
        return None;
    }
    let first = Date { year: first.year.or_else(|| year_before(first, second)), ..first };
    Some((Kind::Period(first, second), taken + joint + the + more))
}

/// How many pieces join two dates, and whether `the` follows.
fn joint(reader: &Reader<'_>, start: usize, at: usize) -> Option<(usize, usize)> {
    let before = start.checked_sub(1).map_or("", |at| reader.word(at));
    let between =
        before == "between" || (before == "the" && start >= 2 && reader.word(start - 2) == "between");
    let joins = match reader.word(at) {
        "to" | "until" | "till" | "through" => true,
        "and" => between,
        _ => reader.piece(at).is_some_and(super::scan::Piece::is_dash),
    };
    let the = matches!(
        reader.word(at + 1),
        "the" | "end" | "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
    );
    joins.then_some((1, usize::from(the)))
}

/// "November to 3 January 2021": the first year is the one before when the month comes later.
fn year_before(first: Date, second: Date) -> Option<i16> {
    let turns = first.month > second.month;
    second.year.map(|year| if turns { year - 1 } else { year })
}

/// `2021-22`, `2021/2022`, `2022 – 2025`, `19/20`: two years, and the pieces they take.
fn years(reader: &Reader<'_>, at: usize) -> Option<(i16, i16, usize)> {
    let digits = reader.digits(at)?;
    // `CVE-2020-1971` is a name.
    if reader.glued(at) && reader.before(at).is_some_and(super::scan::Piece::is_dash) {
        return None;
    }
    let joint = reader.piece(at + 1).filter(|piece| piece.is_dash() || piece.is('/'))?;
    let second = reader.digits(at + 2)?;
    let tight = joint.glued && reader.glued(at + 2);
    if reader.piece(at + 3).is_some_and(|next| next.glued && (next.is('/') || next.is('-') || next.is('%'))) {
        return None;
    }
    let first = match (year(digits), digits.len()) {
        (Some(year), _) => year,
        (None, 2) if tight && joint.is('/') => {
            2000 + digits.parse::<i16>().ok().filter(|year| (10..40).contains(year))?
        }
        _ => return None,
    };
    let end = match second.len() {
        4 => year(second)?,
        2 if tight => {
            let end = first / 100 * 100 + second.parse::<i16>().ok()?;
            if end < first { end + 100 } else { end }
        }
        _ => return None,
    };
    let short = digits.len() == 2 && end != first + 1;
    (end > first && end - first <= 30 && !short).then_some((first, end, 3))
}

/// `1 - 5 August 2022`, `24th to 28th of October`.
fn day_range(reader: &Reader<'_>, at: usize) -> Taken {
    let (first, taken) = day(reader, at)?;
    let (joint, the) = joint(reader, at, at + taken)?;
    let start = at + taken + joint + the;
    let (second, more) = single(reader, start)?;
    let last = second.day.filter(|last| *last > first)?;
    let starts_with_day = day(reader, start).is_some_and(|(found, _)| found == last);
    starts_with_day
        .then_some((Kind::Period(Date { day: Some(first), ..second }, second), taken + joint + the + more))
}

/// One date: `1 July 2020`, `the 1st of July`, `July 2020`, `July 1, 2020`, `01/07/2020`, `2020-07-01`, `2020`.
fn single(reader: &Reader<'_>, at: usize) -> Option<(Date, usize)> {
    numeric(reader, at)
        .or_else(|| day_month(reader, at))
        .or_else(|| month_first(reader, at))
        .or_else(|| bare_year(reader, at))
}

fn day_month(reader: &Reader<'_>, at: usize) -> Option<(Date, usize)> {
    let (day, mut taken) = day(reader, at)?;
    taken += usize::from(reader.word(at + taken) == "of");
    let month = month(reader, at + taken)?;
    taken += 1;
    let (year, more) = year_behind(reader, at + taken);
    Some((Date { year, month: Some(month), day: Some(day) }, taken + more))
}

fn month_first(reader: &Reader<'_>, at: usize) -> Option<(Date, usize)> {
    let month = month(reader, at)?;
    if let (Some(year), more) = year_behind(reader, at + 1) {
        return Some((Date { year: Some(year), month: Some(month), day: None }, 1 + more));
    }
    if let Some((day, more)) = day(reader, at + 1) {
        let (year, years) = year_behind(reader, at + 1 + more);
        if year.is_some() {
            return Some((Date { year, month: Some(month), day: Some(day) }, 1 + more + years));
        }
        let short_year = more == 1 && day > 12;
        let known = if short_year { None } else { Some(day) };
        return Some((Date { year: None, month: Some(month), day: known }, 1 + more));
    }
    let is_name = !matches!(reader.word(at), "may" | "march") || follows_preposition(reader, at);
    is_name.then_some((Date { year: None, month: Some(month), day: None }, 1))
}

/// A month by itself is one behind a preposition of time: `in May`, `by the end of March`.
fn follows_preposition(reader: &Reader<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| reader.word(at));
    matches!(
        before,
        "in" | "of"
            | "to"
            | "by"
            | "from"
            | "since"
            | "until"
            | "during"
            | "between"
            | "and"
            | "for"
            | "last"
            | "early"
            | "late"
            | "mid"
            | "the"
    )
}

/// A year behind a month: `2020`, `, 2020`, or two digits joined by a hyphen (`Mar-21`).
fn year_behind(reader: &Reader<'_>, at: usize) -> (Option<i16>, usize) {
    let comma = usize::from(reader.mark(at, ','));
    if let Some(year) = reader.digits(at + comma).and_then(year) {
        return (Some(year), comma + 1);
    }
    let hyphen = reader
        .piece(at)
        .is_some_and(|piece| piece.glued && (piece.is_dash() || piece.is('\'') || piece.is('’')));
    let short = reader.small(at + 1).filter(|year| hyphen && reader.glued(at + 1) && (10..40).contains(year));
    short.and_then(|year| i16::try_from(year).ok()).map_or((None, 0), |year| (Some(2000 + year), 2))
}

/// Four digits of a year, unless what stands around them shows a count: `2040 children`, `£2000`, `2000%`.
fn bare_year(reader: &Reader<'_>, at: usize) -> Option<(Date, usize)> {
    let old = || {
        reader
            .digits(at)
            .and_then(old_year)
            .filter(|_| follows_preposition(reader, at) && !plural(reader, at + 1))
    };
    let year = reader.digits(at).and_then(year).or_else(old)?;
    let before = reader.before(at);
    let money = before.is_some_and(|before| before.is('£') || before.is('$') || before.is('€'));
    let measured = unit::read(reader, at + 1).1 > 0 || unit::magnitude(reader, at + 1, false).1 > 0;
    let counted = before.is_some_and(|before| counts(before.word())) && plural(reader, at + 1);
    let glued = before.is_some_and(|before| matches!(before.shape, Shape::Word(_))) && reader.glued(at);
    (!money && !measured && !counted && !glued).then_some((Date::of_year(year), 1))
}

/// Words that stand before a count rather than before a year.
fn counts(word: &str) -> bool {
    matches!(
        word,
        "were"
            | "was"
            | "are"
            | "is"
            | "have"
            | "has"
            | "had"
            | "received"
            | "held"
            | "completed"
            | "totalling"
            | "than"
            | "about"
            | "around"
            | "approximately"
            | "nearly"
            | "almost"
            | "some"
            | "over"
            | "total"
            | "all"
            | "these"
            | "supported"
            | "delivered"
    )
}

fn plural(reader: &Reader<'_>, at: usize) -> bool {
    let Some(piece) = reader.piece(at).filter(|piece| !piece.capital) else { return false };
    piece.word().ends_with('s') || matches!(piece.word(), "children" | "people" | "young" | "women" | "men")
}

fn year(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    (digits.len() == 4 && (1900..=2100).contains(&year)).then_some(year)
}

/// A year before 1900, believed only where the words before ask for a year.
fn old_year(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    (digits.len() == 4 && (1700..1900).contains(&year)).then_some(year)
}

fn day(reader: &Reader<'_>, at: usize) -> Option<(i8, usize)> {
    let day = reader.small(at).filter(|day| (1..=31).contains(day))?;
    let ordinal = reader.glued(at + 1) && matches!(reader.word(at + 1), "st" | "nd" | "rd" | "th");
    Some((i8::try_from(day).ok()?, 1 + usize::from(ordinal)))
}

/// The month of a word with a capital letter.
fn month(reader: &Reader<'_>, at: usize) -> Option<i8> {
    reader.piece(at).filter(|piece| piece.capital).and_then(|piece| month::of(piece.word()))
}
