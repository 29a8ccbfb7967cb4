//! Bands that overlap: `18-21 years old (100% discount) 21-25 years old (50% discount)`.
//!
//! Bands stand one after another in a sentence or a cell, each with what it gets in brackets or behind a colon.
//! Deliberately absent: gaps between bands, which may be meant.

use super::Paper;
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::reading::Sentence;
use crate::check::claims::tokens::Kind;
use crate::diagnostic::Code;
use rust_decimal::Decimal;

/// Finds bands that share a value.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    paper.reading.sentences().flat_map(|sentence| overlaps(&sentence)).collect()
}

struct Band {
    low: Decimal,
    high: Decimal,
    at: usize,
    age: bool,
}

fn overlaps(sentence: &Sentence<'_>) -> Vec<Finding> {
    let speaks = sentence.any_word(0..sentence.len(), |word| {
        matches!(word, "age" | "aged" | "ages" | "years" | "band" | "bands" | "month" | "months" | "weeks")
    });
    let bands: Vec<Band> = (0..sentence.len()).filter_map(|at| band(sentence, at)).collect();
    bands
        .windows(2)
        .filter_map(|pair| match pair {
            [first, second]
                if first.low < first.high
                    && first.high >= second.low
                    && first.low < second.low
                    && first.high < second.high
                    && first.age == second.age
                    && (first.age || speaks) =>
            {
                Some(report(sentence, first, second))
            }
            _ => None,
        })
        .collect()
}

/// A band with what it gets behind it.
fn band(sentence: &Sentence<'_>, at: usize) -> Option<Band> {
    let (low, high, age) = match &sentence.token(at)?.kind {
        Kind::Age(low, high) if *high < 120 => (Decimal::from(*low), Decimal::from(*high), true),
        Kind::Range(low, high) if low.is_count() && high.is_count() => (low.value, high.value, false),
        _ => return None,
    };
    let gets = (at + 1..at + 4)
        .any(|next| sentence.is(next, '(') || sentence.is(next, ':') || sentence.is(next, '='));
    gets.then_some(Band { low, high, at, age })
}

fn report(sentence: &Sentence<'_>, first: &Band, second: &Band) -> Finding {
    let shared = if first.high == second.low {
        first.high.to_string()
    } else {
        format!("{} to {}", second.low, first.high)
    };
    let next = first.high + Decimal::ONE;
    Finding::new(
        Code::CLAIM_BANDS,
        Verdict::Wrong,
        sentence.stretch(second.at, second.at),
        format!("the bands overlap: {shared} is in both"),
    )
    .claim(sentence.stretch(first.at, second.at))
    .using(sentence.stretch(first.at, first.at), "the band before")
    .expecting(
        format!("a band that starts at {next}"),
        format!("start the second band at {next}, or end the first before {}", second.low),
    )
}
