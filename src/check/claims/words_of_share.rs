//! Words that state a share of a whole, and the bands in which a reader would use them.
//!
//! In: a place in a sentence. Out: the least and the most per cent that the words there can mean. The bands are wide:
//! a word is wrong only where no reader would use it. Both ends included:
//!
//! | Words | Band in per cent |
//! |---|---|
//! | a fraction such as half, a third | within 4 points, or a tenth of it |
//! | nearly, almost, just under | from 8 points below to the fraction |
//! | just over | from the fraction to 8 points above |
//! | over, more than | above the fraction |
//! | under, less than | below the fraction |
//! | majority, most | above 50 |
//! | vast, large or overwhelming majority | from 60 |
//! | small or narrow majority | 50 to 65 |
//! | almost all | from 80 |
//! | all, every | from 99.5 |
//! | minority | up to 50 |
//! | none | up to 0.5 |
//!
//! Deliberately absent: `some`, `many`, `few`, which fit almost any share.

use super::reading::Sentence;
use super::tokens::share::Share;
use super::tokens::{Approx, Kind};
use rust_decimal::Decimal;

/// The least and the most per cent that words can mean.
pub type Band = (Decimal, Decimal);

/// The band of the words at a place.
#[must_use]
pub fn band(sentence: &Sentence<'_>, at: usize) -> Option<Band> {
    if let Kind::Share(share) = &sentence.token(at)?.kind {
        return Some(fraction(share));
    }
    let whole = |low: i64, high: i64| Some((Decimal::from(low), Decimal::from(high)));
    let above_half = || Some((Decimal::new(500_001, 4), Decimal::ONE_HUNDRED));
    let every = || Some((Decimal::new(995, 1), Decimal::ONE_HUNDRED));
    let before = sentence.word_before(at, 1);
    let behind = sentence.word(at + 1);
    match sentence.word(at) {
        "majority" if matches!(before, "vast" | "overwhelming" | "large" | "great") => whole(60, 100),
        "majority" if matches!(before, "slim" | "small" | "narrow" | "slight") => whole(50, 65),
        "majority" => above_half(),
        "most" if !matches!(before, "the" | "at" | "s") && (sentence.is(at + 1, '(') || is_noun(behind)) => {
            above_half()
        }
        "minority" if before != "ethnic" && !names_people(behind) => whole(0, 50),
        "all" if matches!(before, "almost" | "nearly") => whole(80, 100),
        "all"
            if !matches!(before, "at" | "in" | "not" | "of" | "above" | "for" | "and" | "with")
                && counts(sentence, at) =>
        {
            every()
        }
        "every"
            if matches!(
                behind,
                "school" | "child" | "case" | "home" | "service" | "team" | "pupil" | "family"
            ) =>
        {
            every()
        }
        "none" if behind == "of" => Some((Decimal::ZERO, Decimal::new(5, 1))),
        _ => None,
    }
}

/// `all schools`, `all 48 schools`, `all of the`.
fn counts(sentence: &Sentence<'_>, at: usize) -> bool {
    is_noun(sentence.word(at + 1)) || sentence.quantity(at + 1).is_some_and(super::tokens::Quantity::is_count)
}

/// `ethnic minority groups` states no share.
fn names_people(word: &str) -> bool {
    matches!(
        word,
        "ethnic" | "group" | "groups" | "background" | "backgrounds" | "communities" | "interest" | "stake"
    )
}

/// `most children`, `all of the schools`: the word is about what is counted.
fn is_noun(word: &str) -> bool {
    !word.is_empty()
        && !word.ends_with("ly")
        && !matches!(word, "important" | "recent" | "common" | "other" | "notable")
}

/// The band of a fraction with the word before it.
fn fraction(share: &Share) -> Band {
    let percent = share.percent();
    let room = (percent / Decimal::TEN).max(Decimal::from(4));
    let wide = Decimal::from(8);
    let hundred = Decimal::ONE_HUNDRED;
    let slack = Decimal::new(5, 1);
    match share.approx {
        Approx::Exact | Approx::About => (percent - room, percent + room),
        Approx::Nearly => (percent - wide, percent + slack),
        Approx::JustOver => (percent - slack, percent + wide),
        Approx::Over | Approx::AtLeast => (percent - slack, hundred),
        Approx::Under | Approx::AtMost => (Decimal::ZERO, percent + slack),
    }
}

/// Words that fit a share.
#[must_use]
pub fn in_words(share: Decimal) -> &'static str {
    let below = |limit: i64| share < Decimal::from(limit);
    match () {
        () if below(8) => "few",
        () if below(15) => "about one in ten",
        () if below(23) => "about one in five",
        () if below(30) => "about a quarter",
        () if below(38) => "about a third",
        () if below(46) => "about two in five",
        () if below(50) => "nearly half",
        () if below(55) => "just over half",
        () if below(63) => "about three in five",
        () if below(71) => "about two thirds",
        () if below(79) => "about three quarters",
        () if below(90) => "the great majority",
        () if below(99) => "almost all",
        () => "all",
    }
}
