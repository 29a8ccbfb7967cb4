//! How many charts a second: all three widths and the description, one thread.
//!
//! `cargo bench --bench charts`

use candour::chart::canvas::token::Token;
use candour::chart::form::{self, Form};
use candour::chart::shape::{Along, Place, Plot, Reported, Series, Value};
use candour::model::{Amount, Unit};

fn main() {
    divan::main();
}

/// Percentages that go up and down, so that labels must look for their place.
fn values(places: i64, shift: i64) -> Vec<Value> {
    let one = |index: i64| {
        let amount = Amount::new(rust_decimal::Decimal::new(500 + (index * 37 + shift * 91) % 400, 1));
        let (text, bare) = (format!("{amount}%"), amount.to_string());
        Value::Reported(Reported { amount: amount.decimal(), to: None, text, bare, flags: Vec::new() })
    };
    (0..places).map(one).collect()
}

fn plot(form: &'static Form, places: i64, names: &[&str], periods: bool) -> Plot {
    let place = |step: i64| {
        let name = if periods { format!("{}", 2010 + step) } else { format!("Age {}", 16 + step) };
        let (short, brief, when) = (name.clone(), name.clone(), format!("in {name}"));
        Place { name, short, brief, when, group: None, step, benchmark: false }
    };
    let series = (0..).zip(names).map(|(index, name)| Series {
        name: (*name).to_owned(),
        token: if index == 1 { Token::Benchmark } else { Token::S1 },
        benchmark: index == 1,
        values: values(places, index),
    });
    Plot {
        form,
        title: "Hampshire stayed below the South East".to_owned(),
        subtitle: "In touch, percentage".to_owned(),
        unit: Unit::Percent,
        along: Along {
            dimension: "year".to_owned(),
            plural: "years".to_owned(),
            periods,
            regular: periods,
            ordinal: true,
            places: (0..places).map(place).collect(),
        },
        across: Some("area".to_owned()),
        series: series.collect(),
        map: Vec::new(),
        bases: Vec::new(),
        target: None,
        goals: Vec::new(),
        highlight: None,
        source: "Annual report, paragraph 16".to_owned(),
    }
}

#[divan::bench(args = [6, 20])]
fn line(bencher: divan::Bencher<'_, '_>, periods: i64) {
    let plot = plot(&form::LINE, periods, &["Hampshire", "South East"], true);
    bencher.counter(divan::counter::ItemsCount::new(1u32)).bench(|| candour::chart::draw(&plot));
}

#[divan::bench]
fn grouped(bencher: divan::Bencher<'_, '_>) {
    let plot = plot(&form::GROUPED, 5, &["Hampshire", "South East"], false);
    bencher.counter(divan::counter::ItemsCount::new(1u32)).bench(|| candour::chart::draw(&plot));
}
