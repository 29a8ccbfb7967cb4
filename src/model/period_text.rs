//! Periods read from text and put into words.

use super::period::{Period, PeriodKind};
use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month from 1 to 12.
pub(super) fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("")
}

pub(super) fn parse(kind: PeriodKind, text: &str) -> Option<Period> {
    match kind {
        PeriodKind::Quarter => quarter(text),
        PeriodKind::Month => month(text),
        PeriodKind::Year => year(text).map(Period::Year),
        PeriodKind::FinancialYear => split_year(text).map(Period::FinancialYear),
        PeriodKind::AcademicYear => split_year(text).map(Period::AcademicYear),
        PeriodKind::Date => date(text).map(Period::Date),
        PeriodKind::AsAt => day_or_month(text).map(|day| Period::AsAt(Box::new(day))),
        PeriodKind::YearTo => day_or_month(text).map(|end| Period::YearTo(Box::new(end))),
        PeriodKind::Any => any(text),
    }
}

fn any(text: &str) -> Option<Period> {
    quarter(text)
        .or_else(|| split_year(text).map(Period::FinancialYear))
        .or_else(|| day_or_month(text))
        .or_else(|| year(text).map(Period::Year))
        .or_else(|| span(text))
}

fn span(text: &str) -> Option<Period> {
    let (from, to) = text.split_once(" to ").or_else(|| text.split_once(" \u{2013} "))?;
    let to = any(to.trim())?;
    let from = any(from.trim()).or_else(|| borrow_year(from.trim(), &to))?;
    (from.start() <= to.start()).then(|| Period::Span(Box::new(from), Box::new(to)))
}

/// `April to June 2023`, `1 to 5 August 2022`: the first end borrows what it does not say from the second.
fn borrow_year(from: &str, to: &Period) -> Option<Period> {
    let end = to.end();
    any(&format!("{from} {}", end.year()))
        .or_else(|| any(&format!("{from} {} {}", month_name(end.month()), end.year())))
}

fn year(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?.filter(|year| (1000..=2999).contains(year))
}

/// `2021-22` or `2021/22`: the second year must follow the first.
fn split_year(text: &str) -> Option<i16> {
    let (first, second) = text.split_once(['-', '/', '\u{2013}'])?;
    let first = year(first)?;
    let two_digits = second.len() == 2 && second.bytes().all(|byte| byte.is_ascii_digit());
    let second: i16 = two_digits.then(|| second.parse().ok())??;
    ((first + 1) % 100 == second).then_some(first)
}

fn quarter(text: &str) -> Option<Period> {
    let (of, quarter) = text.rsplit_once(' ')?;
    let number: i8 = match quarter {
        "Q1" => 1,
        "Q2" => 2,
        "Q3" => 3,
        "Q4" => 4,
        _ => return None,
    };
    split_year(of.trim())
        .map(|year| Period::FinancialQuarter(year, number))
        .or_else(|| year(of.trim()).map(|year| Period::Quarter(year, number)))
}

fn day_or_month(text: &str) -> Option<Period> {
    month(text).or_else(|| date(text).map(Period::Date))
}

fn month(text: &str) -> Option<Period> {
    if let Some((name, of)) = text.split_once(' ') {
        return Some(Period::Month(year(of.trim())?, month_number(name)?));
    }
    let (of, number) = text.split_once('-')?;
    let number: i8 = (number.len() == 2).then(|| number.parse().ok())??;
    (1..=12).contains(&number).then_some(Period::Month(year(of)?, number))
}

fn month_number(name: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|month| {
        month.eq_ignore_ascii_case(name)
            || (name.len() == 3 && month.get(..3).is_some_and(|short| short.eq_ignore_ascii_case(name)))
    })?;
    i8::try_from(at + 1).ok()
}

fn date(text: &str) -> Option<Date> {
    let mut words = text.split_whitespace();
    if let (Some(day), Some(month), Some(of), None) = (words.next(), words.next(), words.next(), words.next())
    {
        let day: i8 = day.parse().ok()?;
        return Date::new(year(of)?, month_number(month)?, day).ok();
    }
    let mut parts = text.split('-');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(of), Some(month), Some(day), None) if month.len() == 2 && day.len() == 2 => {
            Date::new(year(of)?, month.parse().ok()?, day.parse().ok()?).ok()
        }
        _ => None,
    }
}

pub(super) fn words(period: &Period) -> String {
    match period {
        Period::Quarter(year, quarter) => format!("{year} Q{quarter}"),
        Period::FinancialQuarter(year, quarter) => split_words(*year) + " Q" + &quarter.to_string(),
        Period::Month(year, month) => [month_name(*month), " ", &year.to_string()].concat(),
        Period::Year(year) => year.to_string(),
        Period::FinancialYear(year) | Period::AcademicYear(year) => split_words(*year),
        Period::Date(date) => date_words(*date),
        Period::AsAt(day) => words(day),
        Period::YearTo(end) => format!("the year to {}", words(end)),
        Period::Span(from, to) => format!("{} to {}", words(from), words(to)),
    }
}

fn split_words(year: i16) -> String {
    let next = (year + 1) % 100;
    year.to_string() + if next < 10 { "-0" } else { "-" } + &next.to_string()
}

/// A date as GOV.UK writes it: `28 March 2023`.
#[must_use]
pub fn date_words(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date.month()), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_read_as_officers_write_it() {
        for (kind, text, shown) in [
            (PeriodKind::Quarter, "2021-22 Q2", "2021-22 Q2"),
            (PeriodKind::Quarter, "2021/22 Q2", "2021-22 Q2"),
            (PeriodKind::Month, "2021-12", "December 2021"),
            (PeriodKind::Month, "dec 2021", "December 2021"),
            (PeriodKind::Date, "2021-12-31", "31 December 2021"),
            (PeriodKind::Date, "1 August 2022", "1 August 2022"),
            (PeriodKind::Any, "July 2020 to July 2021", "July 2020 to July 2021"),
            (PeriodKind::Any, "April to June 2023", "April 2023 to June 2023"),
            (PeriodKind::Any, "1 to 5 August 2022", "1 August 2022 to 5 August 2022"),
            (PeriodKind::AcademicYear, "1999-00", "1999-00"),
        ] {
            assert_eq!(parse(kind, text).map(|period| words(&period)).as_deref(), Some(shown), "{text}");
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for (kind, text) in [
            (PeriodKind::FinancialYear, "2021-23"),
            (PeriodKind::FinancialYear, "2021"),
            (PeriodKind::Quarter, "2021-22 Q5"),
            (PeriodKind::Month, "2021-13"),
            (PeriodKind::Month, "Decembre 2021"),
            (PeriodKind::Date, "2021-02-30"),
            (PeriodKind::Year, "21"),
            (PeriodKind::Any, "July 2021 to July 2020"),
        ] {
            assert_eq!(parse(kind, text), None, "{text}");
        }
    }
}
