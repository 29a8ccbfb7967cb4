//! Periods: quarters, months, years of three kinds, dates, snapshots, rolling years and spans of these.
//!
//! They sort by when they end, then by when they start; two of one kind can be subtracted.

use super::period_text;
use jiff::ToSpan;
use jiff::civil::Date;
use std::cmp::Ordering;
use std::fmt;

/// What kind of period a dimension holds. Its name in `by:` says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodKind {
    /// `quarter`: `2021-22 Q2` of a financial year, or `2022 Q2` of a calendar year.
    Quarter,
    /// `month`: `December 2021` or `2021-12`.
    Month,
    /// `year`: `2021`.
    Year,
    /// `financial year`: `2021-22`, from 1 April.
    FinancialYear,
    /// `academic year`: `2021-22`, from 1 September.
    AcademicYear,
    /// `date`: `2021-12-31` or `31 December 2021`.
    Date,
    /// `as at`: a snapshot on a date or at the end of a month.
    AsAt,
    /// `year to`: the twelve months that end with a month or date.
    YearTo,
    /// `period`: any of these, or `X to Y`.
    Any,
}

impl PeriodKind {
    /// Every kind with its name as a dimension.
    pub const ALL: [(&'static str, Self); 9] = [
        ("quarter", Self::Quarter),
        ("month", Self::Month),
        ("year", Self::Year),
        ("financial year", Self::FinancialYear),
        ("academic year", Self::AcademicYear),
        ("date", Self::Date),
        ("as at", Self::AsAt),
        ("year to", Self::YearTo),
        ("period", Self::Any),
    ];

    /// The kind that a dimension's name asks for; other dimensions are categories.
    #[must_use]
    pub fn of_dimension(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, kind)| kind)
    }

    /// The name as a dimension.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("period", |(name, _)| name)
    }

    /// How to write one, for messages.
    #[must_use]
    pub fn example(self) -> &'static str {
        match self {
            Self::Quarter => "`2021-22 Q2` or `2022 Q2`",
            Self::Month => "`December 2021` or `2021-12`",
            Self::Year => "`2021`",
            Self::FinancialYear | Self::AcademicYear => "`2021-22`",
            Self::Date => "`31 December 2021` or `2021-12-31`",
            Self::AsAt | Self::YearTo => "`31 December 2021` or `December 2021`",
            Self::Any => "`2021-22`, `December 2021` or `July 2020 to July 2021`",
        }
    }
}

/// A stretch of time, or a day on which something was counted. Two are equal that have the same days, however they are
/// written: `2021-22` and `April 2021 to March 2022`.
#[derive(Clone, Debug)]
pub enum Period {
    /// A quarter of a calendar year (1 to 4).
    Quarter(i16, i8),
    /// A quarter of a financial year that starts in the given year; Q1 is April to June.
    FinancialQuarter(i16, i8),
    /// A month (1 to 12).
    Month(i16, i8),
    /// A calendar year.
    Year(i16),
    /// From 1 April of the given year.
    FinancialYear(i16),
    /// From 1 September of the given year.
    AcademicYear(i16),
    /// A day.
    Date(Date),
    /// A count on a day or at the end of a month.
    AsAt(Box<Period>),
    /// The twelve months that end with a month or day.
    YearTo(Box<Period>),
    /// From the start of one to the end of another.
    Span(Box<Period>, Box<Period>),
}

impl Period {
    /// Reads a period of a kind; `None` when the text is none.
    #[must_use]
    pub fn parse(kind: PeriodKind, text: &str) -> Option<Self> {
        period_text::parse(kind, text.trim())
    }

    /// The first day.
    #[must_use]
    pub fn start(&self) -> Date {
        match self {
            Self::Quarter(year, quarter) => first_of(*year, quarter * 3 - 2),
            Self::FinancialQuarter(year, 4) => first_of(year + 1, 1),
            Self::FinancialQuarter(year, quarter) => first_of(*year, quarter * 3 + 1),
            Self::Month(year, month) => first_of(*year, *month),
            Self::Year(year) => first_of(*year, 1),
            Self::FinancialYear(year) => first_of(*year, 4),
            Self::AcademicYear(year) => first_of(*year, 9),
            Self::Date(date) => *date,
            Self::AsAt(day) => day.end(),
            Self::YearTo(end) => twelve_months_before(end.end()),
            Self::Span(from, _) => from.start(),
        }
    }

    /// The last day.
    #[must_use]
    pub fn end(&self) -> Date {
        match self {
            Self::Quarter(..) | Self::FinancialQuarter(..) => last_of_month(add_months(self.start(), 2)),
            Self::Month(..) => last_of_month(self.start()),
            Self::Year(_) | Self::FinancialYear(_) | Self::AcademicYear(_) => {
                last_of_month(add_months(self.start(), 11))
            }
            Self::Date(date) => *date,
            Self::AsAt(day) | Self::YearTo(day) => day.end(),
            Self::Span(_, to) => to.end(),
        }
    }

    /// How many steps of their common kind this period is after another: 3 quarters, 2 years.
    ///
    /// `None` when the two are of different kinds, or have no natural step (spans).
    #[must_use]
    pub fn steps_since(&self, earlier: &Self) -> Option<i64> {
        let months = |a: &Self, b: &Self| months_of(a.end()) - months_of(b.end());
        match (self, earlier) {
            (Self::Quarter(..), Self::Quarter(..))
            | (Self::FinancialQuarter(..), Self::FinancialQuarter(..)) => Some(months(self, earlier) / 3),
            (Self::Month(..), Self::Month(..)) => Some(months(self, earlier)),
            (Self::Year(a), Self::Year(b))
            | (Self::FinancialYear(a), Self::FinancialYear(b))
            | (Self::AcademicYear(a), Self::AcademicYear(b)) => Some(i64::from(*a) - i64::from(*b)),
            (Self::Date(a), Self::Date(b)) => Some(i64::from((*a - *b).get_days())),
            (Self::AsAt(a), Self::AsAt(b)) | (Self::YearTo(a), Self::YearTo(b)) => a.steps_since(b),
            _ => None,
        }
    }

    /// How the period reads in a sentence: `2021-22 Q2`, `December 2021`, `the year to July 2021`.
    #[must_use]
    pub fn words(&self) -> String {
        period_text::words(self)
    }
}

impl PartialEq for Period {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Period {}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By end, then by start.
impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.end(), self.start()).cmp(&(other.end(), other.start()))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.words())
    }
}

fn first_of(year: i16, month: i8) -> Date {
    Date::new(year, month, 1).unwrap_or(Date::MAX)
}

fn add_months(date: Date, months: i64) -> Date {
    let count = months_of(date) + months;
    let year = i16::try_from(count.div_euclid(12)).unwrap_or(i16::MAX);
    first_of(year, i8::try_from(count.rem_euclid(12) + 1).unwrap_or(1))
}

fn months_of(date: Date) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month()) - 1
}

fn last_of_month(date: Date) -> Date {
    date.last_of_month()
}

fn twelve_months_before(end: Date) -> Date {
    let same_day = end.checked_sub(1.year()).unwrap_or(end);
    if end == end.last_of_month() { add_months(end, -11) } else { same_day.tomorrow().unwrap_or(same_day) }
}

#[cfg(test)]
mod tests;
