//! Observations and numbers as text: for a sentence, a table cell, a chart's label, a download.
//!
//! Nothing is rounded here: a number prints with the decimals that it has (see [`super::round`]).

use super::words;
use crate::model::{Amount, Flag, Observation, Period, Unit, Value};

/// An observation for a sentence, with the sign of its unit: `84.2%`, `786`, `£25.00`, `12.3 per 10,000`,
/// `89% to 100%`; for a cell without a value the kind of nothing: `not available`.
#[must_use]
pub fn sentence(observation: &Observation, unit: &Unit) -> String {
    match observation {
        Observation::Reported(value, _) => self::value(value, unit),
        _ => observation.absence().map_or_else(String::new, |(_, words)| words.to_owned()),
    }
}

/// A value for a sentence or a chart's label, with the sign of its unit.
#[must_use]
pub fn value(value: &Value, unit: &Unit) -> String {
    match value {
        Value::Number(number) => amount(*number, unit),
        Value::Range(ends) => range(ends.0, ends.1, unit),
        Value::Text(text) => text.to_string(),
        Value::Date(time) => date(&time.0, &time.1),
    }
}

/// A date, month or year as it reads in English, however it was typed: `9 February 2024` for `2024-02-09`.
#[must_use]
pub fn date(period: &Period, written: &str) -> String {
    if matches!(period, Period::Span(..)) { written.to_owned() } else { period.words() }
}

/// A number with the sign of its unit: `84.2%`, `£25.00`, `12.3 per 10,000`; counts have none: `786`.
#[must_use]
pub fn amount(number: Amount, unit: &Unit) -> String {
    match unit {
        Unit::Percent => format!("{number}%"),
        Unit::Pounds => pounds(number),
        Unit::Per(base) => format!("{number} per {base}"),
        Unit::Counted(_) | Unit::Text | Unit::Date => number.to_string(),
    }
}

/// A number with its unit in words where the unit has no sign: `786 people`, `1 person`, `84.2%`.
#[must_use]
pub fn counted(number: Amount, unit: &Unit) -> String {
    match unit {
        Unit::Counted(things) => format!("{number} {}", words::agreeing(things, number)),
        _ => amount(number, unit),
    }
}

/// Both ends of a range with the sign of the unit: `89% to 100%`, `£15 to £20`, `8 to 12 per 10,000`.
#[must_use]
pub fn range(low: Amount, high: Amount, unit: &Unit) -> String {
    match unit {
        Unit::Percent | Unit::Pounds => format!("{} to {}", amount(low, unit), amount(high, unit)),
        _ => format!("{low} to {}", amount(high, unit)),
    }
}

/// The difference of two values, without direction: `7.2 percentage points`, `22`, `£3.50`.
#[must_use]
pub fn difference(number: Amount, unit: &Unit) -> String {
    match unit {
        Unit::Percent => percentage_points(number),
        _ => amount(number, unit),
    }
}

/// Percentage points in full: `7.2 percentage points`, `1 percentage point`.
#[must_use]
pub fn percentage_points(number: Amount) -> String {
    format!("{number} {}", words::agreeing("percentage points", number))
}

/// Percentage points for a second mention: `5.4 points`, `1 point`.
#[must_use]
pub fn points(number: Amount) -> String {
    format!("{number} {}", words::agreeing("points", number))
}

/// An observation for a table's cell, whose heading names the unit: `84.2`, `84.2 [p]`, `89 to 100`, `[x]`.
#[must_use]
pub fn cell(observation: &Observation) -> String {
    let text = match observation {
        Observation::Reported(value, _) => bare(value),
        _ => observation.absence().map_or_else(String::new, |(symbol, _)| symbol.to_owned()),
    };
    std::iter::once(text)
        .chain(observation.flags().iter().map(|flag| flag.symbol().to_owned()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A value without the sign of its unit: `84.2`, `89 to 100`.
#[must_use]
pub fn bare(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Range(ends) => format!("{} to {}", ends.0, ends.1),
        Value::Text(text) => text.to_string(),
        Value::Date(time) => date(&time.0, &time.1),
    }
}

/// An observation for programs, without commas, sign of unit or flags: `1669`, `-0.8`, `89 to 100`, `[x]`;
/// a day as `2021-12-31`.
#[must_use]
pub fn machine(observation: &Observation) -> String {
    match observation {
        Observation::Reported(value, _) => machine_value(value),
        _ => observation.absence().map_or_else(String::new, |(symbol, _)| symbol.to_owned()),
    }
}

fn machine_value(value: &Value) -> String {
    match value {
        Value::Number(number) => number.plain(),
        Value::Range(ends) => format!("{} to {}", ends.0.plain(), ends.1.plain()),
        Value::Text(text) => text.to_string(),
        Value::Date(time) => match &**time {
            (Period::Date(day), _) => day.to_string(),
            (_, written) => written.clone(),
        },
    }
}

/// The flags beside a value as their symbols: `[p] [r]`; empty when there are none.
#[must_use]
pub fn flags(observation: &Observation) -> String {
    let symbols: Vec<&str> = observation.flags().iter().map(|flag| flag.symbol()).collect();
    symbols.join(" ")
}

/// The flags beside a value in words: `provisional, revised`; empty when there are none.
#[must_use]
pub fn flags_in_words(flags: &[Flag]) -> String {
    let words: Vec<&str> = flags.iter().map(|flag| flag.words()).collect();
    words.join(", ")
}

/// A file's size for people: `176 bytes`, `1.2 kB`, `3.4 MB`, in powers of a thousand.
#[must_use]
pub fn file_size(bytes: usize) -> String {
    let tenths = |unit: usize| (bytes * 10 + unit / 2) / unit;
    let decimal = |tenths: usize, unit: &str| format!("{}.{} {unit}", tenths / 10, tenths % 10);
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..999_950 => decimal(tenths(1_000), "kB"),
        _ => decimal(tenths(1_000_000), "MB"),
    }
}

/// The sign stands before the pound: −£3, not £−3.
fn pounds(number: Amount) -> String {
    let text = number.to_string();
    text.strip_prefix('\u{2212}').map_or_else(|| format!("£{text}"), |size| format!("\u{2212}£{size}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Missing, PeriodKind};

    fn number(text: &str) -> Amount {
        Amount::parse(text).unwrap()
    }

    fn reported(text: &str) -> Observation {
        Observation::Reported(Value::Number(number(text)), vec![])
    }

    #[test]
    fn a_number_reads_in_a_sentence_with_the_sign_of_its_unit() {
        for (written, unit, shown) in [
            ("84.2", "percent", "84.2%"),
            ("85.0", "percent", "85.0%"),
            ("1669", "people", "1,669"),
            ("25.00", "pounds", "£25.00"),
            ("-3", "pounds", "\u{2212}£3"),
            ("12.3", "per 10,000", "12.3 per 10,000"),
        ] {
            assert_eq!(sentence(&reported(written), &Unit::parse(unit)), shown);
        }
    }

    #[test]
    fn a_range_names_its_unit_where_people_expect_it() {
        let range = |unit| super::range(number("89"), number("100"), &Unit::parse(unit));
        assert_eq!(range("percent"), "89% to 100%");
        assert_eq!(range("people"), "89 to 100");
        assert_eq!(range("per 10,000"), "89 to 100 per 10,000");
    }

    #[test]
    fn a_cell_shows_symbols_and_a_sentence_words() {
        let missing = Observation::Missing(Missing::NotAvailable);
        assert_eq!(cell(&missing), "[x]");
        assert_eq!(sentence(&missing, &Unit::Percent), "not available");
        assert_eq!(machine(&missing), "[x]");
        let revised =
            Observation::Reported(Value::Number(number("1240")), vec![Flag::Provisional, Flag::Revised]);
        assert_eq!(cell(&revised), "1,240 [p] [r]");
        assert_eq!(machine(&revised), "1240");
        assert_eq!(flags(&revised), "[p] [r]");
        assert_eq!(flags_in_words(revised.flags()), "provisional, revised");
    }

    #[test]
    fn a_date_reads_as_english_however_it_was_typed() {
        let typed = |kind, text: &str| {
            let period = Period::parse(kind, text).unwrap();
            Observation::Reported(Value::Date(Box::new((period, text.to_owned()))), vec![])
        };
        let day = typed(PeriodKind::Date, "2024-02-09");
        assert_eq!(
            (sentence(&day, &Unit::Date), machine(&day)),
            ("9 February 2024".into(), "2024-02-09".into())
        );
        assert_eq!(cell(&typed(PeriodKind::Month, "2024-02")), "February 2024");
        assert_eq!(cell(&typed(PeriodKind::Any, "April to June 2023")), "April to June 2023");
    }

    #[test]
    fn the_difference_of_percentages_is_in_points() {
        assert_eq!(difference(number("7.2"), &Unit::Percent), "7.2 percentage points");
        assert_eq!(difference(number("1"), &Unit::Percent), "1 percentage point");
        assert_eq!(difference(number("1.0"), &Unit::Percent), "1.0 percentage points");
        assert_eq!(difference(number("22"), &Unit::parse("people")), "22");
        assert_eq!(points(number("1")), "1 point");
    }

    #[test]
    fn things_that_are_counted_agree_with_their_number() {
        assert_eq!(counted(number("1"), &Unit::parse("people")), "1 person");
        assert_eq!(counted(number("786"), &Unit::parse("people")), "786 people");
        assert_eq!(counted(number("84.2"), &Unit::Percent), "84.2%");
    }
}
