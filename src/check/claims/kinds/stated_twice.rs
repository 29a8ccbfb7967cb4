//! The same fact with two numbers: "There are currently 786 care leavers" and "Of the county's 780 care leavers".
//!
//! Never an error: dates and definitions may differ. Only totals that count the same noun and nearly agree are shown
//! side by side, each pair once.

use super::Paper;
use crate::check::claims::evaluate;
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::sums;
use crate::check::claims::tokens::Approx;
use crate::check::claims::wholes::Whole;
use crate::diagnostic::Code;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Numbers below this say too little to be the same fact.
const LEAST: u32 = 50;

/// How many per cent two statements of the same fact may differ by.
const ROOM: u32 = 3;

/// Finds totals of the same thing that differ by little.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut first: BTreeMap<&[String], &Whole> = BTreeMap::new();
    let mut found = Vec::new();
    for whole in paper.wholes.all().iter().filter(|whole| speaks(whole)) {
        match first.get(whole.noun.as_slice()) {
            None => {
                first.insert(&whole.noun, whole);
            }
            Some(known) if differs(known, whole) => found.push(report(known, whole)),
            Some(_) => {}
        }
    }
    found
}

fn speaks(whole: &Whole) -> bool {
    whole.total
        && whole.quantity.is_count()
        && whole.quantity.approx == Approx::Exact
        && whole.quantity.value >= Decimal::from(LEAST)
        && whole.noun.len() >= 2
}

fn differs(first: &Whole, second: &Whole) -> bool {
    let (one, other) = (first.quantity.value, second.quantity.value);
    one != other
        && first.sentence != second.sentence
        && (sums::nearly(one, other, ROOM) || transposed(one, other))
}

/// Whether two numbers have the same digits in another order: 2,310 and 2,130.
fn transposed(one: Decimal, other: Decimal) -> bool {
    let digits = |value: Decimal| {
        let mut digits: Vec<char> = value.normalize().to_string().chars().collect();
        digits.sort_unstable();
        digits
    };
    digits(one) == digits(other)
}

fn report(first: &Whole, second: &Whole) -> Finding {
    let [one, other] = [first, second].map(|whole| evaluate::show(whole.quantity.value));
    let message = format!("{other} here, {one} before: the same noun with two numbers");
    Finding::new(Code::CLAIM_TWICE, Verdict::Advice, second.at.clone(), message)
        .using(first.at.clone(), "the other number")
        .expecting(one.clone(), "say what differs (a date, a definition), or use one number")
}
