//! Whether amounts that stand together share out a whole: the list is closed, its parts do not overlap.
//!
//! In: a stretch of a sentence. Out: yes or no.
//! Deliberately absent: their sum.

use crate::check::claims::reading::Sentence;
use crate::check::claims::sums;
use std::ops::Range;

/// Whether the last of several clauses says that the others do not hold: `288 were sound and 32 were not`.
pub(super) fn denies(sentence: &Sentence<'_>, places: Range<usize>) -> bool {
    let last = places.clone().rev().find(|at| sentence.quantity(*at).is_some()).unwrap_or(places.start);
    sentence.any_word(last + 1..last + 4, |word| word == "not")
}

/// Whether a stretch is a list that its words close: the amounts stand one after another, and `and` before the last.
pub(super) fn closed(sentence: &Sentence<'_>, places: Range<usize>) -> bool {
    let amounts: Vec<usize> = places.filter(|at| sums::is_part(sentence, *at)).take(13).collect();
    let Some((last, others)) = amounts.split_last() else { return false };
    let Some(before) = others.last() else { return false };
    let joined = sentence.any_word(before + 1..*last, |word| matches!(word, "and" | "or"));
    let pairs = amounts.windows(2).all(|pair| match pair {
        [first, second] => {
            second - first <= 14
                && (first + 1..*second).any(|at| {
                    sentence.is(at, ',') || sentence.is(at, ';') || matches!(sentence.word(at), "and" | "or")
                })
        }
        _ => true,
    });
    joined && pairs
}

/// A bracket that holds nothing but parts, set apart by commas or `and`: `(38 full time, 16 part time)`.
pub(super) fn listed_alone(sentence: &Sentence<'_>, places: Range<usize>) -> bool {
    let first = sums::is_part(sentence, places.start);
    let commas = places.clone().any(|at| sentence.is(at, ','));
    first && (commas || closed(sentence, places.clone())) && !overlap(sentence, places)
}

/// `(15 with a plan and 32 on free meals)`: one thing can have both, so that the parts may overlap.
pub(super) fn overlap(sentence: &Sentence<'_>, places: Range<usize>) -> bool {
    let parts: Vec<usize> = places.filter(|at| sums::is_part(sentence, *at)).take(13).collect();
    parts.iter().any(|at| match sentence.word(at + 1) {
        "who" | "having" | "receiving" | "have" | "has" | "had" | "also" | "more" | "said" => true,
        "with" | "on" => parts.len() < 3,
        "of" => matches!(sentence.word(at + 2), "which" | "whom"),
        _ => false,
    })
}

/// `of which 71 are residential and 25 nursing`: the verb of the first part serves the others, which share it out.
pub(super) fn shares_verb(sentence: &Sentence<'_>, places: Range<usize>) -> bool {
    let verb = |word: &str| matches!(word, "are" | "were" | "is" | "was");
    let parts: Vec<usize> = places.clone().filter(|at| sums::is_part(sentence, *at)).take(13).collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
    parts.len() >= 2
        && sentence.any_word(first + 1..first + 3, verb)
        && !sentence.any_word(first + 3..places.end, verb)
        && last + 4 >= places.end
        && closed(sentence, places)
}

/// Whether the last part is what is left of the others: `not`, `remaining`, `unknown`, or the list ends with `and`.
pub(super) fn complete(sentence: &Sentence<'_>, places: Range<usize>) -> bool {
    let last = places.clone().rev().find(|at| sentence.quantity(*at).is_some()).unwrap_or(places.start);
    sentence.word_before(last, 1) == "and"
        || sentence.word_before(last, 2) == "and"
        || sentence.any_word(last..places.end, |word| matches!(word, "not" | "no" | "unknown" | "remaining"))
}

/// Words behind which another statement begins; `from 45` does, `£0.9m from the Department` does not.
pub(super) fn is_turn(sentence: &Sentence<'_>, at: usize) -> bool {
    match sentence.word(at) {
        "while" | "whilst" | "whereas" | "but" | "although" | "compared" | "including" | "against" => true,
        "from" => sentence.quantity(at + 1).is_some(),
        _ => false,
    }
}

/// Words for the two halves of a group around `and`.
pub(super) fn halves(sentence: &Sentence<'_>, and: usize) -> bool {
    let half = |word: &str| {
        matches!(word, "boys" | "girls" | "male" | "female" | "males" | "females" | "men" | "women")
    };
    sentence.any_word(and.saturating_sub(4)..and, half) && sentence.any_word(and + 1..and + 6, half)
}

/// `outstanding 9, good 51, requires improvement 14, inadequate 3`: each part stands behind its label.
pub(super) fn labels_first(sentence: &Sentence<'_>, places: Range<usize>) -> bool {
    let parts: Vec<usize> = places.clone().filter(|at| sums::is_part(sentence, *at)).take(13).collect();
    let starts = sums::is_part(sentence, places.start);
    let labelled = parts.iter().all(|at| {
        sentence.token(at + 1).is_none() || [',', '.', ';'].iter().any(|mark| sentence.is(at + 1, *mark))
    });
    parts.len() >= 3 && !starts && labelled
}
