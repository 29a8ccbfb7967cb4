//! Days, months and years counted as a reader counts them: both ends included.
//!
//! In: dates as written. Out: how long a period is, as [`Length`]; whether a day exists; its weekday.
//! Deliberately absent: reading dates (`tokens::date`).

use super::tokens::Date;
use jiff::civil;

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// In days, both ends included.
    Days(i32),
    /// In months, both named months included.
    Months(i32),
    /// In years, both named years included.
    Years(i32),
}

/// The day of a date, if it was written in full and exists.
#[must_use]
pub fn day(date: Date) -> Option<civil::Date> {
    civil::Date::new(date.year?, date.month?, date.day?).ok()
}

/// Whether the day exists; a day without a year may be of a leap year.
#[must_use]
pub fn exists(date: Date) -> bool {
    match (date.month, date.day) {
        (Some(month), Some(day)) => civil::Date::new(date.year.unwrap_or(2020), month, day).is_ok(),
        _ => true,
    }
}

/// How long a period is; `None` when its ends are written differently, when the second is before the first, and for
/// two years in a row, which may be one financial year.
#[must_use]
pub fn length(first: Date, last: Date) -> Option<Length> {
    let (first, last) = same_year(first, last);
    if first.day.is_some() && last.day.is_some() {
        return Some(Length::Days(days(day(first)?, day(last)?)?));
    }
    match (first.month, last.month) {
        (Some(start), Some(end)) => {
            let months =
                (i32::from(last.year?) - i32::from(first.year?)) * 12 + i32::from(end) - i32::from(start) + 1;
            (months > 0).then_some(Length::Months(months))
        }
        (None, None) => Some(i32::from(last.year? - first.year?))
            .filter(|years| *years > 1)
            .map(|years| Length::Years(years + 1)),
        _ => None,
    }
}

/// Two dates without years are of the same year; what matters is only how far they are apart.
fn same_year(first: Date, last: Date) -> (Date, Date) {
    if first.year.is_none() && last.year.is_none() && first.month <= last.month {
        (Date { year: Some(2021), ..first }, Date { year: Some(2021), ..last })
    } else if first.year.is_none() && last.year.is_none() && first.month.is_some() && last.month.is_some() {
        (Date { year: Some(2021), ..first }, Date { year: Some(2022), ..last })
    } else {
        (first, last)
    }
}

/// The days from one to another, both included.
fn days(first: civil::Date, last: civil::Date) -> Option<i32> {
    let between = first.until(last).ok()?.get_days();
    (between >= 0).then_some(between + 1)
}

/// The weekdays from Monday to Friday in a period, both ends included; only for periods up to a year.
#[must_use]
pub fn weekdays(first: Date, last: Date) -> Option<i32> {
    let (first, last) = same_year(first, last);
    let (mut at, last) = (day(first)?, day(last)?);
    let mut count = 0;
    for _ in 0..370 {
        if at > last {
            return Some(count);
        }
        count += i32::from(at.weekday().to_monday_one_offset() <= 5);
        at = at.tomorrow().ok()?;
    }
    None
}

/// The English name of a day's weekday.
#[must_use]
pub fn weekday(date: civil::Date) -> &'static str {
    match date.weekday().to_monday_one_offset() {
        1 => "Monday",
        2 => "Tuesday",
        3 => "Wednesday",
        4 => "Thursday",
        5 => "Friday",
        6 => "Saturday",
        _ => "Sunday",
    }
}

/// Whether a period is so many days, weeks, months or years long, as people count: one end more or less, working
/// weeks, a month of any length. `None` when the unit is none of these.
#[must_use]
pub fn is_long(first: Date, last: Date, count: i32, unit: &str) -> Option<bool> {
    let length = length(first, last)?;
    let unit = super::lexicon::stem(unit);
    Some(match (unit, length) {
        ("day", Length::Days(days)) => {
            (days - count).abs() <= 1 || weekdays(first, last).is_some_and(|days| (days - count).abs() <= 1)
        }
        ("week", Length::Days(days)) => (count * 7 - 3..=count * 7 + 1).contains(&days),
        ("month", Length::Days(days)) => (days * 100 - count * 3044).abs() <= 500 + 40 * count,
        ("year", Length::Days(days)) => (days * 100 - count * 36525).abs() <= 1600,
        ("month", Length::Months(months)) => months == count || months == count + 1,
        ("year", Length::Months(months)) => months == count * 12 || months == count * 12 + 1,
        ("year", Length::Years(years)) => years == count || years == count + 1,
        ("month", Length::Years(years)) => years * 12 == count || (years - 1) * 12 == count,
        _ => return None,
    })
}

/// A length in words.
#[must_use]
pub fn show(first: Date, last: Date) -> String {
    match length(first, last) {
        Some(Length::Days(days)) if days > 62 => {
            let months = (days * 100 + 1522) / 3044;
            format!("{days} days, about {months} months")
        }
        Some(Length::Days(1)) => "1 day".to_owned(),
        Some(Length::Days(days)) => format!("{days} days"),
        Some(Length::Months(months)) => format!("{months} months"),
        Some(Length::Years(years)) => format!("{years} years"),
        None => "of unknown length".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i16, month: i8, day: i8) -> Date {
        Date { year: Some(year), month: Some(month), day: Some(day) }
    }

    #[test]
    fn both_ends_count() {
        assert_eq!(length(on(2021, 6, 1), on(2021, 6, 18)), Some(Length::Days(18)));
        assert_eq!(is_long(on(2021, 6, 1), on(2021, 6, 14), 2, "weeks"), Some(true));
        assert_eq!(is_long(on(2021, 6, 1), on(2021, 6, 18), 2, "week"), Some(false));
        assert_eq!(is_long(on(2020, 7, 1), on(2021, 6, 30), 1, "year"), Some(true));
        assert_eq!(is_long(on(2020, 7, 1), on(2021, 7, 31), 1, "year"), Some(false));
        assert_eq!(is_long(on(2020, 4, 1), on(2020, 9, 30), 6, "months"), Some(true));
        assert!(!exists(Date { year: None, month: Some(6), day: Some(31) }));
        assert_eq!(day(on(2022, 10, 26)).map(weekday), Some("Wednesday"));
    }
}
