//! Bands that overlap: `18-21 years old (100% discount) 21-25 years old (50% discount)`.
//!
//! Bands stand one after another in a sentence or a cell, each with what it gets in brackets or behind a colon.
//! Deliberately absent: gaps between bands, which may be meant.

use super::Paper;
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::lexicon;
use crate::check::claims::reading::Sentence;
use crate::check::claims::tokens::{Kind, Unit};
use crate::diagnostic::Code;
use rust_decimal::Decimal;

/// Finds bands that share a value.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let within = paper.reading.banded().flat_map(|sentence| overlaps(&sentence));
    within.chain(paper.reading.banded().filter_map(|sentence| follows(paper, &sentence))).collect()
}

/// `Young people aged 16-18 travel free. Those aged 18-24 pay half.`: two sentences of the same shape, each with one band.
fn follows(paper: &Paper<'_>, sentence: &Sentence<'_>) -> Option<Finding> {
    let those = (0..2).any(|at| matches!(sentence.word(at), "those" | "people" | "children"));
    let before = paper.reading.before(sentence).filter(|_| those)?;
    let (first, second) = (only_band(&before)?, only_band(sentence)?);
    let overlap = first.low < second.low && first.high >= second.low && first.high < second.high;
    (first.age && second.age && overlap).then(|| report(&before, &first, sentence, &second))
}

/// The band of ages in the first words of a sentence that has no other.
fn only_band(sentence: &Sentence<'_>) -> Option<Band> {
    let mut bands = (0..sentence.len()).filter_map(|at| {
        let (low, high, last, age) = bounds(sentence, at)?;
        let aged = age || matches!(sentence.word_before(at, 1), "aged" | "age" | "ages");
        Some(Band { low, high, at, last, age: aged })
    });
    bands.next().filter(|band| band.at <= 5 && bands.next().is_none())
}

struct Band {
    low: Decimal,
    high: Decimal,
    at: usize,
    last: usize,
    age: bool,
}

fn overlaps(sentence: &Sentence<'_>) -> Vec<Finding> {
    let speaks = sentence.any_word(0..sentence.len(), |word| {
        matches!(word, "age" | "aged" | "ages" | "years" | "band" | "bands" | "month" | "months" | "weeks")
    });
    let bands: Vec<Band> = (0..sentence.len()).filter_map(|at| band(sentence, at, speaks)).collect();
    bands
        .windows(2)
        .filter_map(|pair| match pair {
            [first, second]
                if first.low < first.high
                    && (first.high > second.low || (first.high == second.low && !spans(sentence, first)))
                    && first.low < second.low
                    && first.high < second.high
                    && (speaks || (first.age && second.age) || priced(sentence, first, second)) =>
            {
                Some(report(sentence, first, sentence, second))
            }
            _ => None,
        })
        .collect()
}

/// `3 to 6 months, 6 to 12 months`: who counts time lets bands touch.
fn spans(sentence: &Sentence<'_>, band: &Band) -> bool {
    matches!(sentence.word(band.last + 1), "months" | "weeks" | "days" | "hours" | "minutes")
}

/// A band with what it gets behind it, or with another band behind it.
fn band(sentence: &Sentence<'_>, at: usize, speaks: bool) -> Option<Band> {
    let (low, high, last, age) = bounds(sentence, at)?;
    let gets = (last + 1..last + 4).any(|next| {
        sentence.is(next, '(')
            || sentence.is(next, ':')
            || sentence.is(next, '=')
            || sentence.quantity(next).is_some_and(|quantity| quantity.unit == Unit::Pounds)
    });
    let joins = |at: usize| sentence.is(at, ',') || matches!(sentence.word(at), "and" | "or");
    let next = speaks && joins(last + 1) && bounds(sentence, last + 2).is_some();
    let before = speaks
        && at >= 2
        && joins(at - 1)
        && (at.saturating_sub(4)..at - 1)
            .any(|start| bounds(sentence, start).is_some_and(|band| band.2 + 2 == at));
    (gets || next || before).then_some(Band { low, high, at, last, age })
}

/// The ends of a band, the last token of it, and whether it is of ages: `18-21`, `aged 11 to 15`, `18 to 21 years`.
fn bounds(sentence: &Sentence<'_>, at: usize) -> Option<(Decimal, Decimal, usize, bool)> {
    match &sentence.token(at)?.kind {
        Kind::Age(low, high) if *high < 120 => Some((Decimal::from(*low), Decimal::from(*high), at, true)),
        Kind::Range(low, high) if low.is_count() && high.is_count() => {
            Some((low.value, high.value, at, false))
        }
        Kind::Quantity(low) if low.is_count() && sentence.word(at + 1) == "to" => {
            let high = sentence.quantity(at + 2).filter(|high| high.is_count() && high.value > low.value)?;
            let change = sentence.word_before(at, 1) == "from"
                || sentence.any_word(at.saturating_sub(8)..at, |word| lexicon::verb(word).is_some());
            (!change).then_some((low.value, high.value, at + 2, false))
        }
        _ => None,
    }
}

/// `1-2 people £40, 2-4 people £60`: bands of one noun, each with its price.
fn priced(sentence: &Sentence<'_>, first: &Band, second: &Band) -> bool {
    let price = |band: &Band| {
        (band.last + 1..band.last + 4)
            .any(|next| sentence.quantity(next).is_some_and(|quantity| quantity.unit == Unit::Pounds))
    };
    let noun = sentence.word(first.last + 1);
    !noun.is_empty() && noun == sentence.word(second.last + 1) && price(first) && price(second)
}

/// The finding; the first band may stand in the sentence before.
fn report(before: &Sentence<'_>, first: &Band, sentence: &Sentence<'_>, second: &Band) -> Finding {
    let shared = if first.high == second.low {
        first.high.to_string()
    } else {
        format!("{} to {}", second.low, first.high)
    };
    let next = first.high + Decimal::ONE;
    Finding::new(
        Code::CLAIM_BANDS,
        Verdict::Wrong,
        sentence.stretch(second.at, second.last),
        format!("the bands overlap: {shared} is in both"),
    )
    .claim(before.stretch(first.at, first.last).start..sentence.stretch(second.at, second.last).end)
    .using(before.stretch(first.at, first.last), "the band before")
    .expecting(
        format!("a band that starts at {next}"),
        format!("start the second band at {next}, or end the first before {}", second.low),
    )
}
