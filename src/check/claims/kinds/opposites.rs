//! Two answers that shut each other out: `78% were on time and 32% late`, `200 on time and 60 late of 240`.
//!
//! Only where nothing stands between the two but the words for them, so that both speak of one whole. Somebody may be
//! left out, so that only more than the whole is wrong.

use super::Paper;
use super::parts_inline::missed;
use crate::check::claims::evaluate;
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::parts;
use crate::check::claims::reading::Sentence;
use crate::check::claims::sums;
use crate::check::claims::tokens::{Approx, Kind};
use crate::diagnostic::Code;
use rust_decimal::Decimal;

/// Words of which nothing is both.
const PAIRS: &[(&[&str], &[&str])] = &[
    (&["time"], &["late"]),
    (&["agreed", "agree"], &["disagreed", "disagree"]),
    (&["satisfied"], &["dissatisfied", "unsatisfied"]),
    (&["passed"], &["failed"]),
    (&["favour", "for"], &["against", "opposed"]),
    (&["accepted"], &["rejected", "refused"]),
    (&["approved", "granted"], &["refused", "rejected"]),
    (&["upheld"], &["dismissed"]),
    (&["occupied"], &["empty", "vacant"]),
    (&["yes"], &["no"]),
];

/// Verbs that may stand before the word, once for both.
const VERBS: &[&str] =
    &["were", "was", "are", "is", "said", "arrived", "came", "answered", "paid", "ran", "in"];

/// How many per cent a whole may be passed by to be believed to be meant.
const ROOM: u32 = 30;

/// Finds answers that are more than all.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    paper
        .reading
        .counting()
        .filter_map(|sentence| (0..sentence.len()).find_map(|at| more_than_all(&sentence, at)))
        .collect()
}

/// Two numbers around an `and`, each with one word of a pair behind it.
fn more_than_all(sentence: &Sentence<'_>, and: usize) -> Option<Finding> {
    if sentence.word(and) != "and" {
        return None;
    }
    let second = (and + 1..and + 3).find(|at| sentence.quantity(*at).is_some())?;
    let first = (and.saturating_sub(8)..and).rev().find(|at| sentence.quantity(*at).is_some())?;
    let opposed = |one: &[&str], other: &[&str]| {
        one.contains(&sentence.word(and - 1)) && other.contains(&sentence.word(label(sentence, second)))
    };
    let told = PAIRS.iter().any(|(one, other)| opposed(one, other) || opposed(other, one));
    let exact = |at: usize| sentence.quantity(at).is_some_and(|it| it.approx == Approx::Exact && !it.signed);
    let ends = ends(sentence, label(sentence, second));
    if !told || !ends || !exact(first) || !exact(second) || !one_whole(sentence, first, and) {
        return None;
    }
    of_hundred(sentence, first, second).or_else(|| of_count(sentence, first, second))
}

/// The word that a number is said of, past its verb: `60 were late`, `60 late`.
fn label(sentence: &Sentence<'_>, number: usize) -> usize {
    let verbs = (number + 1..number + 4)
        .take_while(|at| VERBS.contains(&sentence.word(*at)) || sentence.word(*at) == "on");
    number + 1 + verbs.count()
}

/// Whether nothing between the first number and `and` speaks of another time, place or group.
fn one_whole(sentence: &Sentence<'_>, first: usize, and: usize) -> bool {
    let of = sentence.word(first + 1) == "of";
    (first + 1 + 2 * usize::from(of)..and - 1).all(|at| {
        let word = sentence.word(at);
        !word.is_empty()
            && !matches!(word, "of" | "at" | "by" | "from" | "when" | "while" | "that" | "than" | "if")
    })
}

/// Whether a clause ends behind a word: `60 late of 240`, `32% disagreed.`, but not `32% against a target of 40%`.
fn ends(sentence: &Sentence<'_>, word: usize) -> bool {
    let next = sentence.token(word + 1);
    next.is_none_or(|next| {
        matches!(next.kind, Kind::Mark(_)) || matches!(next.word(), "of" | "that" | "with")
    })
}

/// `78% were on time and 32% late`.
fn of_hundred(sentence: &Sentence<'_>, first: usize, second: usize) -> Option<Finding> {
    if !parts::is_percent(sentence, first)
        || !parts::is_percent(sentence, second)
        || sentence.word(second + 1) == "of"
    {
        return None;
    }
    let both = [sums::part(sentence, first)?, sums::part(sentence, second)?];
    let sum = sums::sum(&both)?;
    let step = both.iter().map(|part| part.quantity.step).max()?;
    let over = sum - Decimal::ONE_HUNDRED;
    if over <= step || over > Decimal::from(ROOM) {
        return None;
    }
    let [one, other] = &both;
    let summed = evaluate::show_as(sum, &one.quantity, one.quantity.places);
    let message = format!("the percentages sum to {summed}, and nothing can be both: {}", sums::show(&both));
    let made = Finding::new(Code::CLAIM_PARTS, Verdict::Wrong, other.at.clone(), message);
    Some(
        made.claim(sentence.stretch(first, second))
            .using(one.at.clone(), "a part")
            .expecting("100%", "correct a percentage, or say what each is a share of"),
    )
}

/// `200 on time and 60 late of 240`, `of the 240 calls, 200 were on time and 60 late`.
fn of_count(sentence: &Sentence<'_>, first: usize, second: usize) -> Option<Finding> {
    if !parts::is_count(sentence, first) || !parts::is_count(sentence, second) {
        return None;
    }
    let numbers: Vec<usize> = sentence.numbers().take(4).collect();
    let [one, two, three] = numbers.as_slice() else { return None };
    let total = if *three == second { *one } else { *three };
    let behind = total == *three && *one == first && *two == second && total <= label(sentence, second) + 3;
    let before = total == *one && *two == first && first - total <= 6;
    let whole = sentence.quantity(total).filter(|whole| whole.approx == Approx::Exact)?;
    if !(behind || before) || !parts::is_count(sentence, total) || !parts::of_before(sentence, total) {
        return None;
    }
    let both = [sums::part(sentence, first)?, sums::part(sentence, second)?];
    let sum = sums::sum(&both)?;
    let near =
        sums::nearly(sum, whole.value, ROOM) && both.iter().all(|part| part.quantity.value < whole.value);
    (sum > whole.value && near).then(|| {
        missed(whole, sentence.stretch(total, total), &both, sum)
            .claim(sentence.stretch(first.min(total), second.max(total)))
    })
}
