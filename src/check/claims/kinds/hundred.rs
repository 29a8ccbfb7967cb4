//! Percentages of one sentence that must make a hundred: `54% are boys and 48% girls`, `85% yes, 10% no, 15% unsure`.
//!
//! Only where words say that nothing is left out: an answer such as `unsure`. The two halves of a group may leave
//! somebody out, so that only more than a hundred is wrong.

use super::Paper;
use crate::check::claims::evaluate;
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::pairs;
use crate::check::claims::reading::Sentence;
use crate::check::claims::sums::{self, Part};
use crate::check::claims::tokens::Unit;
use crate::diagnostic::Code;
use rust_decimal::Decimal;

/// The two halves that a group is told apart by.
const HALVES: &[(&[&str], &[&str])] = &[
    (&["boys", "boy"], &["girls", "girl"]),
    (&["male", "males"], &["female", "females"]),
    (&["men"], &["women"]),
];

/// Finds percentages that do not make a hundred.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    paper.reading.counting().filter_map(|sentence| halves(&sentence).or_else(|| answers(&sentence))).collect()
}

/// The percentages of a sentence that can be shares.
fn percents(sentence: &Sentence<'_>) -> Vec<usize> {
    let shares = sentence.numbers().filter(|at| {
        sentence.quantity(*at).is_some_and(|quantity| quantity.unit == Unit::Percent && !quantity.signed)
    });
    shares.filter(|at| !pairs::tells_of_change(sentence, *at)).take(9).collect()
}

fn halves(sentence: &Sentence<'_>) -> Option<Finding> {
    let found = percents(sentence);
    let [first, second] = found.as_slice() else { return None };
    let behind = |at: usize, words: &[&str], other: usize| {
        let end = if other > at { other } else { at + 9 };
        (at + 1..end.min(at + 9)).any(|place| words.contains(&sentence.word(place)))
    };
    let led = |at: usize, words: &[&str], other: usize| {
        let start = if other < at { other } else { at.saturating_sub(6) };
        (start.max(at.saturating_sub(6))..at).any(|place| words.contains(&sentence.word(place)))
    };
    // Both halves stand behind their percentages, or both before them.
    let near = |at, words, other| {
        behind(at, words, other) || (led(at, words, other) && led_by_halves(sentence, *first))
    };
    let told = HALVES.iter().any(|(one, two)| {
        (near(*first, one, *second) && near(*second, two, *first))
            || (near(*first, two, *second) && near(*second, one, *first))
    });
    let compared = sentence
        .any_word(*first..*second, |word| matches!(word, "compared" | "than" | "against" | "versus" | "of"));
    let same_whole = sentence.word(first + 1) != "of" || sentence.word(second + 1) != "of";
    let of_each = sentence.any_word(*first..*second, |word| word == "of")
        && sentence.any_word(*second..second + 3, |word| word == "of");
    if !told || (compared && of_each) || !same_whole {
        return None;
    }
    let sum: Decimal =
        found.iter().filter_map(|at| sentence.quantity(*at)).map(|quantity| quantity.value).sum();
    if sum < Decimal::ONE_HUNDRED { None } else { report(sentence, &found, 15) }
}

/// `85% said yes, 10% said no and 15% were unsure`.
fn answers(sentence: &Sentence<'_>) -> Option<Finding> {
    let found = percents(sentence);
    let (first, last) = (*found.first()?, *found.last()?);
    let rest = sentence.any_word(last + 1..last + 8, |word| {
        matches!(word, "unsure" | "undecided" | "neutral" | "neither" | "unknown" | "uncertain")
    }) || sentence.reads(last + 1, &["were", "not", "sure"])
        || sentence.reads(last + 1, &["did", "not", "know"]);
    let yes_or_no = sentence.any_word(first..last, |word| {
        matches!(
            word,
            "yes" | "no" | "agreed" | "disagreed" | "satisfied" | "dissatisfied" | "positive" | "negative"
        )
    });
    let left = sentence.any_word(first..last, |word| word == "remaining");
    let told = (rest && yes_or_no) || left_over(sentence, &found);
    (found.len() >= 3 && told && !left).then(|| report(sentence, &found, 15))?
}

/// `Boys made up 58% of the cohort and girls 42%`: a half stands before the first percentage.
fn led_by_halves(sentence: &Sentence<'_>, first: usize) -> bool {
    (first.saturating_sub(6)..first).any(|at| {
        HALVES.iter().any(|(one, two)| one.contains(&sentence.word(at)) || two.contains(&sentence.word(at)))
    })
}

/// `42% … from the police, 23% from schools, 18% from health and 17% from other sources`: a closed list, one of whose
/// parts is what the others leave.
fn left_over(sentence: &Sentence<'_>, found: &[usize]) -> bool {
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return false };
    let near = found.windows(2).all(|pair| matches!(pair, [one, other] if other - one <= 14));
    let before = found.iter().rev().nth(1).copied().unwrap_or(*first);
    let joined = sentence.any_word(before + 1..*last, |word| word == "and");
    let rest = sentence.any_word(before + 1..last + 6, |word| {
        matches!(word, "other" | "others" | "otherwise" | "elsewhere" | "unknown" | "neither" | "rest")
    });
    let neither = sentence.any_word(*first..*last, |word| word == "neither");
    near && joined && (rest || neither)
}

fn report(sentence: &Sentence<'_>, found: &[usize], points: u32) -> Option<Finding> {
    let parts: Vec<Part> = found.iter().filter_map(|at| sums::part(sentence, *at)).collect();
    let sum = sums::sum(&parts)?;
    let off = (sum - Decimal::ONE_HUNDRED).abs();
    let first = parts.first()?;
    let rounding = first.quantity.step * Decimal::from(parts.len()) / Decimal::TWO;
    if off <= rounding || off > Decimal::from(points) {
        return None;
    }
    let summed = evaluate::show_as(sum, &first.quantity, first.quantity.places);
    let message = format!(
        "the percentages sum to {summed}, further from 100% than rounding explains: {}",
        sums::show(&parts)
    );
    let made = Finding::new(Code::CLAIM_PARTS, Verdict::Wrong, first.at.clone(), message);
    let made = parts.iter().skip(1).fold(made, |made, part| made.using(part.at.clone(), "a part"));
    let (start, end) = (*found.first()?, *found.last()?);
    Some(
        made.claim(sentence.stretch(start, end))
            .expecting("100%", "correct a percentage, or say what is counted twice"),
    )
}
