//! Periods: their first and last days, their order, and their words.

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn read(kind: PeriodKind, text: &str) -> Period {
    Period::parse(kind, text).unwrap_or_else(|| panic!("`{text}` is a {}", kind.name()))
}

#[test]
fn a_financial_quarter_starts_in_april() {
    let quarter = read(PeriodKind::Quarter, "2021-22 Q2");
    assert_eq!((quarter.start(), quarter.end()), (date(2021, 7, 1), date(2021, 9, 30)));
    let last = read(PeriodKind::Quarter, "2021-22 Q4");
    assert_eq!((last.start(), last.end()), (date(2022, 1, 1), date(2022, 3, 31)));
    assert_eq!(last.steps_since(&quarter), Some(2));
    assert_eq!(read(PeriodKind::Quarter, "2022-23 Q1").steps_since(&last), Some(1));
}

#[test]
fn an_academic_year_ends_in_august() {
    let year = read(PeriodKind::AcademicYear, "2021-22");
    assert_eq!((year.start(), year.end()), (date(2021, 9, 1), date(2022, 8, 31)));
}

#[test]
fn a_rolling_year_covers_twelve_months() {
    let year = read(PeriodKind::YearTo, "July 2021");
    assert_eq!((year.start(), year.end()), (date(2020, 8, 1), date(2021, 7, 31)));
    let to_a_day = read(PeriodKind::YearTo, "15 July 2021");
    assert_eq!((to_a_day.start(), to_a_day.end()), (date(2020, 7, 16), date(2021, 7, 15)));
    for (end, start) in [
        ("30 July 2021", date(2020, 7, 31)),
        ("29 July 2021", date(2020, 7, 30)),
        ("31 July 2021", date(2020, 8, 1)),
        ("28 February 2021", date(2020, 3, 1)),
        ("28 February 2024", date(2023, 3, 1)),
        ("29 February 2024", date(2023, 3, 1)),
    ] {
        assert_eq!(read(PeriodKind::YearTo, end).start(), start, "{end}");
    }
}

#[test]
fn periods_of_the_same_days_are_one() {
    let any = |text| read(PeriodKind::Any, text);
    assert_eq!(any("2021-22"), any("April 2021 to March 2022"));
    assert_ne!(any("2021-22"), any("April 2021 to February 2022"));
    assert_eq!(read(PeriodKind::Quarter, "2022 Q1"), read(PeriodKind::Quarter, "2021-22 Q4"));
}

#[test]
fn a_snapshot_at_a_month_is_its_last_day() {
    let day = read(PeriodKind::AsAt, "December 2021");
    assert_eq!((day.start(), day.end()), (date(2021, 12, 31), date(2021, 12, 31)));
}

#[test]
fn periods_sort_by_when_they_end() {
    let mut periods = [
        read(PeriodKind::Any, "2021-22"),
        read(PeriodKind::Any, "2021"),
        read(PeriodKind::Any, "December 2021"),
    ];
    periods.sort();
    let words: Vec<String> = periods.iter().map(Period::words).collect();
    assert_eq!(words, ["2021", "December 2021", "2021-22"]);
}

#[test]
fn different_kinds_cannot_be_subtracted() {
    assert_eq!(read(PeriodKind::Year, "2021").steps_since(&read(PeriodKind::FinancialYear, "2020-21")), None);
}

proptest! {
    #[test]
    fn a_period_written_in_words_is_read_as_the_same_period(year in 1900i16..2100, month in 1i8..=12, quarter in 1i8..=4) {
        for (kind, period) in [
            (PeriodKind::Month, Period::Month(year, month)),
            (PeriodKind::Quarter, Period::Quarter(year, quarter)),
            (PeriodKind::Quarter, Period::FinancialQuarter(year, quarter)),
            (PeriodKind::Year, Period::Year(year)),
            (PeriodKind::FinancialYear, Period::FinancialYear(year)),
            (PeriodKind::AcademicYear, Period::AcademicYear(year)),
        ] {
            prop_assert_eq!(Period::parse(kind, &period.words()), Some(period.clone()));
            prop_assert!(period.start() <= period.end());
        }
    }

    #[test]
    fn reading_never_panics(text in ".{0,40}") {
        for (_, kind) in PeriodKind::ALL {
            let _ = Period::parse(kind, &text);
        }
    }
}
