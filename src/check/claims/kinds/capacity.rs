//! A size for each of several, and a whole that it cannot make: "each hive consists of 15-20 families", "23 hives",
//! "a capacity of 482 families".
//!
//! Every number of hives that the paper states is tried, and the paper's numbers may be more or less than the whole
//! says; a whole outside every product by more than rounding is reported.

use super::Paper;
use crate::check::claims::evaluate;
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::lexicon;
use crate::check::claims::reading::Sentence;
use crate::check::claims::tokens::{Approx, Kind};
use crate::check::claims::wholes;
use crate::diagnostic::Code;
use rust_decimal::Decimal;
use std::ops::Range;

/// `Each hive consists of 15-20 fostering families`.
struct Size {
    unit: String,
    noun: Vec<String>,
    low: Decimal,
    high: Decimal,
    at: Range<usize>,
    sentence: usize,
}

/// Finds wholes that the stated sizes cannot make.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let sizes: Vec<Size> = paper.reading.banded().filter_map(|sentence| size(&sentence)).take(20).collect();
    sizes.iter().flat_map(|size| check(paper, size)).collect()
}

fn size(sentence: &Sentence<'_>) -> Option<Size> {
    let each = (0..sentence.len().min(4)).find(|at| sentence.word(*at) == "each")?;
    let unit = lexicon::stem(sentence.word(each + 1)).to_owned();
    let verb = (each + 2..each + 8).any(|at| {
        matches!(
            sentence.word(at),
            "consists"
                | "has"
                | "have"
                | "supports"
                | "holds"
                | "serves"
                | "contains"
                | "comprises"
                | "takes"
                | "includes"
        )
    });
    let at = (each + 2..each + 12)
        .find(|at| sentence.token(*at).is_some_and(|token| matches!(token.kind, Kind::Range(..))))?;
    let Kind::Range(low, high) = &sentence.token(at)?.kind else { return None };
    let noun = wholes::noun(sentence, at);
    let plain = verb
        && low.is_count()
        && high.is_count()
        && !unit.is_empty()
        && !noun.is_empty()
        && !lexicon::time(sentence.word(at + 1));
    plain.then(|| Size {
        unit,
        noun,
        low: low.value,
        high: high.value,
        at: sentence.stretch(at, at),
        sentence: sentence.number,
    })
}

fn check(paper: &Paper<'_>, size: &Size) -> Vec<Finding> {
    let all = paper.wholes.all();
    let counts: Vec<_> = all
        .iter()
        .filter(|whole| {
            whole.quantity.is_count()
                && whole.noun.contains(&size.unit)
                && whole.quantity.value > Decimal::ONE
        })
        .take(30)
        .collect();
    let speaks = |whole: &&wholes::Whole| {
        let same = whole.noun.iter().all(|word| size.noun.contains(word)) && !whole.noun.is_empty();
        same && whole.quantity.is_count()
            && whole.sentence != size.sentence
            && whole.quantity.approx == Approx::Exact
            && whole.quantity.value > size.high
    };
    let mut found = Vec::new();
    for whole in all.iter().filter(speaks) {
        let Some(sentence) = paper.reading.sentence(whole.sentence) else { continue };
        let names_unit = sentence.any_word(0..sentence.len(), |word| lexicon::stem(word) == size.unit);
        let fits = counts.iter().any(|count| {
            count.quantity.value * size.low <= whole.quantity.value
                && whole.quantity.value <= count.quantity.value * size.high
        });
        let Some(most) = counts.iter().max_by_key(|count| count.quantity.value) else { continue };
        if names_unit && !fits && whole.quantity.value > most.quantity.value * size.high {
            found.push(report(size, whole, most));
        }
    }
    found
}

fn report(size: &Size, whole: &wholes::Whole, most: &wholes::Whole) -> Finding {
    let limit = evaluate::show(most.quantity.value * size.high);
    let [total, units, each] = [whole.quantity.value, most.quantity.value, size.high].map(evaluate::show);
    let message = format!("{total} cannot be: {units} of at most {each} each hold {limit}");
    Finding::new(Code::CLAIM_RATIO, Verdict::Wrong, whole.at.clone(), message)
        .using(size.at.clone(), "the size of each")
        .using(most.at.clone(), "the number of them")
        .expecting(format!("at most {limit}"), "correct the whole, the number or the size of each")
}
