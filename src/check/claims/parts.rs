//! The grammar of a part and its whole: `209 of the 240`, `7 out of 8`, `463/503`, `1,250, of which 900`.
//!
//! In: a sentence and places in it. Out: whether a number can be a part, and where its whole stands.
//! Deliberately absent: percentages of them (see `pairs`).

use super::lexicon;
use super::reading::Sentence;
use super::tokens::Unit;

/// How far before `of which` its whole may stand.
const REACH: usize = 9;

/// A whole number that can be a part: exact, not money, and no span of time.
#[must_use]
pub fn is_count(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.quantity(at).is_some_and(|quantity| quantity.is_count() && !quantity.signed)
        && !lexicon::time(sentence.word(at + 1))
        && !hyphen_time(sentence, at)
}

/// A part or a whole: a count, or an amount of money.
#[must_use]
pub fn is_amount(sentence: &Sentence<'_>, at: usize) -> bool {
    let money =
        sentence.quantity(at).is_some_and(|quantity| quantity.unit == Unit::Pounds && !quantity.signed);
    money || is_count(sentence, at)
}

/// `a two-week period`.
fn hyphen_time(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is(at + 1, '-') && lexicon::time(sentence.word(at + 2))
}

/// `1,250, of which 900`, `512 children of whom 189`: the whole before.
#[must_use]
pub fn of_which(sentence: &Sentence<'_>, part: usize) -> Option<usize> {
    let of = part.checked_sub(2).filter(|of| {
        sentence.word(*of) == "of" && matches!(sentence.word(of + 1), "which" | "whom" | "these")
    })?;
    let mut inside = false;
    for at in (of.saturating_sub(REACH)..of).rev().take_while(|at| !sentence.is(*at, ';')) {
        inside = (inside || sentence.is(at, ')')) && !sentence.is(at, '(');
        if !inside && is_amount(sentence, at) {
            return Some(at);
        }
    }
    None
}

/// Whether `of`, `of the`, `out of` stand before a number: it is a whole, not a part.
#[must_use]
pub fn of_before(sentence: &Sentence<'_>, at: usize) -> bool {
    let the = usize::from(matches!(
        sentence.word_before(at, 1),
        "the" | "these" | "those" | "all" | "our" | "its" | "their" | "some"
    ));
    sentence.word_before(at, 1 + the) == "of" && !sentence.word_before(at, 2 + the).ends_with("total")
}

/// The part of `N of the W`, `N/W`, `N out of W`, `N children of the W`: the place of N, when W stands at a place.
#[must_use]
pub fn part_of_whole(sentence: &Sentence<'_>, whole: usize) -> Option<usize> {
    if sentence.is(whole.checked_sub(1)?, '/') {
        return whole.checked_sub(2).filter(|at| is_amount(sentence, *at));
    }
    if let Some(out) = out_of_total(sentence, whole) {
        return nearest_amount(sentence, out, 8, |_| false);
    }
    let responses_from =
        sentence.word_before(whole, 1) == "from" && sentence.word_before(whole, 2) == "responses";
    if !of_before(sentence, whole) && !responses_from {
        return None;
    }
    let of = (1..=3).filter_map(|back| whole.checked_sub(back)).find(|at| sentence.word(*at) == "of")?;
    if sentence.word_before(of, 1) == "out" {
        return nearest_amount(sentence, of - 1, 6, |_| false);
    }
    let stops = |word: &str| {
        matches!(word, "total" | "and" | "number" | "some" | "most" | "majority")
            || lexicon::ends_phrase(word)
    };
    nearest_amount(sentence, of, 4, stops)
}

/// `out of a total of 48`: the place of `out`.
fn out_of_total(sentence: &Sentence<'_>, whole: usize) -> Option<usize> {
    let out = whole.checked_sub(5)?;
    (sentence.reads(out, &["out", "of", "a", "total", "of"])
        || sentence.reads(out, &["out", "of", "the", "total", "of"]))
    .then_some(out)
}

/// The nearest amount before a place, over at most so many words.
fn nearest_amount(
    sentence: &Sentence<'_>,
    end: usize,
    most: usize,
    stops: impl Fn(&str) -> bool,
) -> Option<usize> {
    for back in 1..=most {
        let at = end.checked_sub(back)?;
        if is_amount(sentence, at) {
            return Some(at);
        }
        let word = sentence.word(at);
        if word.is_empty() || stops(word) {
            return None;
        }
    }
    None
}

/// `P% of the W`, `P%) of W`: the whole behind a percentage.
#[must_use]
pub fn whole_behind(sentence: &Sentence<'_>, percent: usize) -> Option<usize> {
    let at = percent + 1 + usize::from(sentence.is(percent + 1, ')'));
    if sentence.word(at) != "of" {
        return None;
    }
    let mut next = at + 1;
    while matches!(sentence.word(next), "the" | "all" | "these" | "those" | "our" | "a" | "total")
        || (sentence.word(next) == "of" && next > at)
    {
        next += 1;
        if next > at + 6 {
            return None;
        }
    }
    is_amount(sentence, next).then_some(next)
}

/// Whether a quantity is a percentage; used where the unit alone matters.
#[must_use]
pub fn is_percent(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.quantity(at).is_some_and(|quantity| quantity.unit == Unit::Percent)
}
