//! Plots for the tests of this folder, written as a reader would say them.

use super::canvas::scene::{Frame, Paint, Scene, Shape};
use super::canvas::token::Token;
use super::form::{self, Form};
use super::shape::{Along, Place, Plot, Reported, Series, Value};
use crate::figure::format;
use crate::model::{Amount, Flag, Unit};

/// A percentage as a dataset writes it; `[x] why` is missing, `61 [p]` provisional, `61 [b]` a break.
pub fn value(text: &str, unit: &Unit) -> Value {
    if let Some((symbol, reason)) = text.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
        return Value::Missing { symbol: format!("[{symbol}]"), reason: reason.into() };
    }
    let (bare, flag) = text.split_once(" [").unwrap_or((text, ""));
    let (low, high) = bare.split_once(" to ").map_or((bare, None), |(low, high)| (low, Some(high)));
    Value::Reported(Reported {
        amount: number(low).decimal(),
        to: high.map(|high| number(high).decimal()),
        text: high.map_or_else(
            || format::amount(number(low), unit),
            |high| format::range(number(low), number(high), unit),
        ),
        bare: bare.into(),
        flags: Flag::ALL.into_iter().filter(|known| known.symbol() == format!("[{flag}")).collect(),
    })
}

fn number(text: &str) -> Amount {
    Amount::parse(text).unwrap()
}

/// Years from 2018 on.
pub fn years(count: usize) -> Along {
    let place = |index: usize| Place {
        name: format!("{}", 2018 + index),
        when: format!("in {}", 2018 + index),
        short: format!("{}", 2018 + index),
        brief: format!("’{}", 18 + index),
        group: None,
        step: i64::try_from(index).unwrap(),
        benchmark: false,
    };
    let places = (0..count).map(place).collect();
    Along {
        dimension: "year".into(),
        plural: "years".into(),
        periods: true,
        regular: true,
        ordinal: true,
        places,
    }
}

/// Quarters from 2021-22 Q2 on.
pub fn quarters(count: usize) -> Along {
    let place = |index: usize| {
        let (year, quarter) = (21 + (index + 1) / 4, (index + 1) % 4 + 1);
        let group = format!("20{year}-{}", year + 1);
        Place {
            name: format!("{group} Q{quarter}"),
            when: format!("in {group} Q{quarter}"),
            short: format!("Q{quarter}"),
            brief: format!("Q{quarter}"),
            group: Some(group),
            step: i64::try_from(index).unwrap(),
            benchmark: false,
        }
    };
    let places = (0..count).map(place).collect();
    Along {
        dimension: "quarter".into(),
        plural: "quarters".into(),
        periods: true,
        regular: true,
        ordinal: true,
        places,
    }
}

/// The boxes that a drawing fills, each with its colour, in the order of drawing.
pub fn filled(scene: &Scene) -> Vec<(Token, Frame)> {
    let filled = scene.marks.iter().filter(|mark| mark.paint == Paint::Fill);
    let boxes = filled.filter_map(|mark| match mark.shape {
        Shape::Box(frame) => Some((mark.token, frame)),
        _ => None,
    });
    boxes.collect()
}

pub fn categories(names: &[&str]) -> Along {
    let place = |(step, name): (i64, &&str)| Place {
        name: (*name).into(),
        when: format!("for {name}"),
        short: (*name).into(),
        brief: (*name).into(),
        group: None,
        step,
        benchmark: *name == "South East",
    };
    let places = (0..).zip(names).map(place).collect();
    Along {
        dimension: "group".into(),
        plural: "groups".into(),
        periods: false,
        regular: false,
        ordinal: false,
        places,
    }
}

pub fn plot(form: &'static Form, unit: Unit, along: Along, series: &[(&str, &[&str])]) -> Plot {
    let one = |(index, (name, values)): (usize, &(&str, &[&str]))| Series {
        name: (*name).into(),
        token: if *name == "South East" { Token::Benchmark } else { Token::HUES[index % 4] },
        benchmark: *name == "South East",
        values: values.iter().map(|text| value(text, &unit)).collect(),
    };
    let along_ages = series.iter().any(|(name, _)| name.starts_with("Age "));
    let series = series.iter().enumerate().map(one).collect();
    Plot {
        form,
        title: "A sentence".into(),
        subtitle: "Young people in touch, percentage, by quarter".into(),
        across: Some(if along_ages { "age".into() } else { "area".into() }),
        series,
        unit,
        along,
        map: Vec::new(),
        bases: Vec::new(),
        target: None,
        goals: Vec::new(),
        highlight: None,
        source: "Annual report, paragraph 16".into(),
    }
}

/// Percentages by year as lines.
pub fn line(series: &[(&str, &[&str])]) -> Plot {
    let count = series.iter().map(|(_, values)| values.len()).max().unwrap_or(0);
    plot(&form::LINE, Unit::Percent, years(count), series)
}

/// The worked example of the design: in touch by quarter.
pub fn in_touch() -> Plot {
    plot(
        &form::LINE,
        Unit::Percent,
        quarters(6),
        &[
            ("Hampshire", &["85.0", "85.1", "83.9", "84.1", "84.0", "84.2"]),
            ("South East", &["92.1", "90.5", "92.2", "92.2", "91.2", "[x] not yet published"]),
        ],
    )
}

/// Suitable accommodation by age and year: a panel for each age.
pub fn suitable() -> Plot {
    plot(
        &form::COLUMNS,
        Unit::Percent,
        years(5),
        &[
            ("Age 18", &["61", "63", "64", "50", "73"]),
            ("Age 19", &["79", "72", "78", "79", "79"]),
            ("Age 20", &["66", "73", "74", "88", "79"]),
            ("Age 21", &["71", "57", "74", "75", "71"]),
        ],
    )
}

/// Ethnicity: counts by category, with a long name.
pub fn ethnicity() -> Plot {
    let names = [
        "White",
        "Mixed or multiple ethnic groups",
        "Asian or Asian British",
        "Black, African, Caribbean or Black British",
        "Other ethnic group",
    ];
    plot(&form::BARS, Unit::parse("people"), categories(&names), &[("", &["545", "56", "58", "61", "66"])])
}
