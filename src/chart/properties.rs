//! What holds for every chart, tried on generated data: 1 to 200 points, 1 to 12 series, long names, negative, huge and
//! tiny values, every kind of missing.

mod endless;
mod small;

use super::canvas::layout;
use super::canvas::token::Token;
use super::form::{self, Form};
use super::samples;
use super::shape::{Along, Goal, Plot, Reported, Series, Target, Value, Whose};
use super::{WIDTHS, draw, laid_out};
use crate::figure::{format, round};
use crate::model::{Amount, Flag, Unit};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

fn amount() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        6 => (-1000i64..1000, 0u32..3).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
        1 => any::<i64>().prop_map(|digits| Decimal::new(digits, 0)),
        1 => (any::<i64>(), 10u32..28).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
        1 => Just(Decimal::ZERO),
    ]
}

fn value(unit: Unit) -> impl Strategy<Value = Value> {
    let reported = (amount(), prop::option::weighted(0.1, prop::sample::select(Flag::ALL.to_vec())));
    prop_oneof![
        8 => reported.prop_map(move |(amount, flag)| Value::Reported(Reported {
            amount,
            to: None,
            text: format::amount(Amount::new(amount), &unit),
            bare: Amount::new(amount).to_string(),
            flags: flag.into_iter().collect(),
        })),
        2 => prop::sample::select(vec![("[x]", "not available"), ("[c]", "suppressed"), ("[w]", "none recorded")])
            .prop_map(|(symbol, reason)| Value::Missing { symbol: symbol.into(), reason: reason.into() }),
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[A-Z][a-z ]{0,20}[a-z]", 1 => "[A-Za-z’&<>\"é][A-Za-z’&<>\"é ]{0,77}[a-z]", 1 => "[a-z]{60,80}"]
}

fn unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![
        Unit::Percent,
        Unit::Pounds,
        Unit::Counted("people".into()),
        Unit::Per(Amount::new(10_000.into())),
    ])
}

fn along(points: usize, names: &[String], periods: bool) -> Along {
    if periods && points.is_multiple_of(2) {
        samples::quarters(points)
    } else if periods {
        samples::years(points)
    } else {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        samples::categories(&names)
    }
}

fn plot_of(form: &'static Form, unit: Unit, points: usize, series: usize) -> impl Strategy<Value = Plot> {
    let values = prop::collection::vec(value(unit.clone()), points);
    let names = prop::collection::vec(name(), points);
    let lines = prop::collection::vec((name(), values), series);
    let target = prop::option::weighted(0.3, amount());
    let goals = prop::collection::vec((any::<bool>(), any::<prop::sample::Index>(), amount()), 0..3);
    (lines, names, any::<bool>(), target, goals).prop_map(move |(lines, names, benchmark, target, goals)| {
        let count = lines.len();
        let one = |(index, (name, values)): (usize, (String, Vec<Value>))| Series {
            name: if count == 1 { String::new() } else { name },
            token: if benchmark && index == 1 { Token::Benchmark } else { Token::HUES[index % 4] },
            benchmark: benchmark && index == 1,
            values,
        };
        let series = lines.into_iter().enumerate().map(one).collect();
        let along = along(points, &names, ["line", "columns", "slope"].contains(&form.name));
        let plain = samples::plot(form, unit.clone(), along, &[]);
        let map = rows_of_tiles(if form.name == "map" { points } else { 0 });
        let reach = |amount| Target { amount, text: format::amount(Amount::new(amount), &unit) };
        let goal = |(of_series, at, amount): (bool, prop::sample::Index, Decimal)| Goal {
            whose: if of_series { Whose::Series(at.index(count)) } else { Whose::Place(at.index(points)) },
            target: reach(amount),
        };
        let (target, goals) = (target.map(reach), goals.into_iter().map(goal).collect());
        Plot { series, map, target, goals, across: Some("area".into()), ..plain }
    })
}

/// So many tiles in rows of five, every seventh place empty.
fn rows_of_tiles(count: usize) -> Vec<Vec<Option<usize>>> {
    let mut tiles: Vec<Option<usize>> = Vec::new();
    for place in 0..count {
        tiles.extend((place % 6 == 5).then_some(None));
        tiles.push(Some(place));
    }
    tiles.chunks(5).map(<[_]>::to_vec).collect()
}

/// Plots that a form can show truthfully, as the plan would hand them to it.
fn any_plot(points: std::ops::Range<usize>) -> impl Strategy<Value = Plot> {
    let forms = prop::sample::select(form::FORMS.to_vec());
    (forms, unit(), points, 1usize..=12).prop_flat_map(|(form, unit, points, series)| {
        let (unit, points, series) = match form.name {
            "bars" => (unit, points, 1),
            "icons" => (Unit::Percent, points.min(6), 1),
            "map" => (unit, points.min(40), 1),
            "dots" => (unit, points.min(40), series.min(2)),
            "grouped" => (unit, points.min(20), series.max(2)),
            "stacked" | "shares" | "likert" => {
                (Unit::Counted("people".into()), points.min(20), series.clamp(2, 5))
            }
            "slope" => (unit, 2, series.min(10)),
            _ => (unit, points, series),
        };
        plot_of(form, unit, points, series)
            .prop_map(|plot| if is_of_parts(plot.form) { positive(plot) } else { plot })
    })
}

/// Whether a form shows parts of a whole.
fn is_of_parts(form: &Form) -> bool {
    ["stacked", "shares", "likert"].contains(&form.name)
}

/// The same counts without a sign, and not too long to be summed.
fn positive(mut plot: Plot) -> Plot {
    for value in plot.series.iter_mut().flat_map(|series| &mut series.values) {
        if let Value::Reported(reported) = value {
            let amount = reported.amount.abs().min(Decimal::from(1_000_000)).round_dp(4);
            reported.amount = amount;
            reported.text = format::amount(Amount::new(amount), &plot.unit);
        }
    }
    plot
}

/// Every run of digits with commas and decimals in a text.
fn numbers(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut run = String::new();
    for letter in text.chars().chain([' ']) {
        if letter.is_ascii_digit() || (!run.is_empty() && matches!(letter, '.' | ',')) {
            run.push(letter);
        } else if !run.is_empty() {
            found.insert(run.trim_end_matches(['.', ',']).to_owned());
            run.clear();
        }
    }
    found
}

/// Every number that a description may state: values, names, counts, and differences of values.
fn facts(plot: &Plot) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut add = |text: &str| all.extend(numbers(text));
    plot.along.places.iter().for_each(|place| add(&place.name));
    for series in &plot.series {
        add(&series.name);
        series.values.iter().filter_map(Value::reported).for_each(|value| add(&value.text));
    }
    (0..=plot.along.places.len().max(plot.series.len())).for_each(|count| add(&count.to_string()));
    for (one, other) in plot.series.iter().flat_map(|one| plot.series.iter().map(move |other| (one, other))) {
        for (one, other) in one.values.iter().zip(&other.values) {
            if let (Some(one), Some(other)) = (one.reported(), other.reported()) {
                let gap = Amount::new(one.amount.saturating_sub(other.amount).abs());
                add(&format::amount(gap, &plot.unit));
            }
        }
    }
    if is_of_parts(plot.form) {
        (0..plot.along.places.len())
            .for_each(|index| parts_and_sides(plot, index).iter().for_each(|text| add(text)));
    }
    add("10,000");
    all
}

/// The parts of a place and the sums of its sides, alone and as shares of the whole.
fn parts_and_sides(plot: &Plot, index: usize) -> Vec<String> {
    let reported = plot.series.iter().map(|series| Some(series.values[index].reported()?.amount));
    let Some(parts) = reported.collect::<Option<Vec<Decimal>>>() else { return Vec::new() };
    let half = parts.len() / 2;
    let whole: Decimal = parts.iter().sum();
    let sums = [parts[..half].iter().sum(), parts[parts.len() - half..].iter().sum(), whole];
    let told = |part: Decimal| {
        let share = (whole > Decimal::ZERO)
            .then(|| round::percentage(part * Decimal::ONE_HUNDRED / whole, u32::from(whole >= 500.into())));
        format!("{} {}", Amount::new(part), share.map_or(String::new(), |share| share.to_string()))
    };
    parts.iter().chain(&sums).map(|part| told(*part)).collect()
}

fn holds(plot: &Plot) -> Result<(), TestCaseError> {
    for width in WIDTHS {
        let (scene, faults) =
            laid_out(plot, width).map_err(|fault| TestCaseError::fail(fault.to_string()))?;
        prop_assert!(layout::marks_on_canvas(&scene), "marks lie off the canvas at {}", width);
        prop_assert_eq!(layout::faults(&scene), faults, "what is wrong is told");
    }
    let drawn = draw(plot).map_err(|fault| TestCaseError::fail(fault.to_string()))?;
    for drawing in &drawn.drawings {
        for path in drawing.split(" d=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            prop_assert!(path.chars().all(|letter| "MhvlazHVL0123456789.- ".contains(letter)), "{}", path);
        }
        prop_assert!(
            !drawing.contains(" style=") && !drawing.contains(" fill=") && !drawing.contains(" stroke=")
        );
    }
    let told = numbers(&drawn.summary.join(" "));
    let known = facts(plot);
    let invented: Vec<&String> = told.difference(&known).collect();
    prop_assert!(invented.is_empty(), "{:?} in {:?}", invented, drawn.summary);
    for sentence in &drawn.summary {
        prop_assert!(sentence.ends_with('.') && !sentence.contains(" ."), "{}", sentence);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Where a label has no place, it is a name's: without any value's words it has none either.
    #[test]
    fn values_never_stop_a_build(plot in any_plot(1..9)) {
        for width in WIDTHS {
            let (_, faults) = laid_out(&plot, width).unwrap();
            let (_, without) = laid_out(&plot.without_values(), width).unwrap();
            prop_assert!(faults.is_empty() || !without.is_empty(), "{} at {}: {:?}", plot.form.name, width, faults);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn short_charts_are_drawn_and_told(plot in any_plot(1..9)) {
        holds(&plot)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn long_charts_are_drawn_and_told(plot in any_plot(9..201)) {
        holds(&plot)?;
    }
}

#[test]
fn an_invented_number_is_noticed() {
    let known = facts(&samples::in_touch());
    let told = numbers("Hampshire moved little: 85.0% in 2021-22 Q2 and 99.9% in 2022-23 Q3.");
    assert_eq!(told.difference(&known).collect::<Vec<_>>(), ["99.9"]);
}

/// Names as councils write them, few enough to be drawn: these must be clean, not only told.
#[test]
fn plain_charts_are_clean_at_every_width() {
    for values in [
        &["61", "63", "64", "50", "73"] as &[&str],
        &["0", "0", "0"],
        &["1234567", "7654321"],
        &["-5", "5"],
        &["7"],
    ] {
        let many = [("Hampshire", values), ("South East", values), ("Isle of Wight", values)];
        for count in 1..=many.len() {
            let series = &many[..count];
            for form in [&form::LINE, &form::COLUMNS] {
                let plot = samples::plot(form, Unit::Percent, samples::years(values.len()), series);
                for width in WIDTHS {
                    let (_, faults) = laid_out(&plot, width).unwrap();
                    assert_eq!(faults, [], "{} {values:?} {count} {width}", form.name);
                }
            }
        }
    }
}
