//! What is left of a whole: `41 of 240 … the remaining 198`, `62% … the other 48%`, `a further 7 bring the total to 23`.
//!
//! The whole and the parts before stand in the same sentence or in the two before it. A near miss is reported.

use super::Paper;
use crate::check::claims::evaluate::{self, said};
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::parts;
use crate::check::claims::reading::Sentence;
use crate::check::claims::sums::{self, Part};
use crate::check::claims::tokens::{Approx, Unit};
use crate::check::claims::wholes;
use crate::diagnostic::Code;
use rust_decimal::Decimal;

/// Finds remainders that do not remain.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in paper.reading.counting() {
        for at in (0..sentence.len()).filter(|at| tells_of_rest(sentence.word(*at))) {
            let left = leaving(&sentence, at).or_else(|| rest(paper, &sentence, at));
            let left = left.or_else(|| less(&sentence, at));
            found.extend(left.or_else(|| further(paper, &sentence, at)));
        }
    }
    found
}

/// Whether a word can state what is left, or what comes to it.
fn tells_of_rest(word: &str) -> bool {
    is_rest(word)
        || matches!(
            word,
            "leaving" | "less" | "minus" | "further" | "additional" | "another" | "extra" | "new"
        )
}

fn is_rest(word: &str) -> bool {
    matches!(word, "remaining" | "other" | "rest" | "remainder")
}

/// The number behind `the remaining`, `the other`, `the rest (`.
fn remainder(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    if !is_rest(sentence.word(at)) {
        return None;
    }
    let article =
        matches!(sentence.word_before(at, 1), "the" | "leaving" | "a") || sentence.word(at) == "remaining";
    let next = at + 1 + usize::from(sentence.is(at + 1, '('));
    let next = next + usize::from(matches!(sentence.word(next), "of" | "the"));
    (article && sentence.quantity(next).is_some_and(|quantity| quantity.approx == Approx::Exact))
        .then_some(next)
}

/// `Of the 60 places, 45 were filled, leaving 25`; `£1.4m of the £2.0m …, leaving £0.8m`: firm, so any miss is told.
fn leaving(sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    let rest = if sentence.word(at) == "leaving" {
        (at + 1..at + 4).find(|at| sentence.quantity(*at).is_some())
    } else {
        remainder(sentence, at)
    }?;
    let own = sums::part(sentence, rest)
        .filter(|own| own.quantity.approx == Approx::Exact && own.quantity.is_amount())?;
    let before = sums::amounts(sentence, 0..at, own.quantity.unit);
    let [first, second] = before.as_slice() else { return None };
    let (part, whole) =
        if first.quantity.value <= second.quantity.value { (first, second) } else { (second, first) };
    let told = (0..at)
        .any(|at| sentence.quantity(at).is_some() && parts::part_of_whole(sentence, at).is_some())
        || sentence.word(0) == "of";
    let left = [part.clone(), own.clone()];
    if !told
        || sums::counts_time(sentence, rest)
        || sums::closes(&left, &whole.quantity)
        || sums::sum(&left).is_none()
    {
        return None;
    }
    let difference = whole.quantity.value - part.quantity.value;
    let show = |value: Decimal| evaluate::show_as(value, &own.quantity, 2);
    let expected = show(difference);
    let message = format!(
        "{} is said to remain, but {} less {} is {expected}",
        said(&own.quantity),
        said(&whole.quantity),
        said(&part.quantity)
    );
    Some(
        finding(&own, std::slice::from_ref(part), 1, message, &expected).using(whole.at.clone(), "the whole"),
    )
}

/// `Gross expenditure of £92.4m less income of £18.9m gives £73.5m`.
fn less(sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    if !matches!(sentence.word(at), "less" | "minus") || sentence.word(at + 1) == "than" {
        return None;
    }
    let gives = (at + 1..at + 9).find(|at| {
        matches!(sentence.word(*at), "gives" | "giving" | "leaves" | "leaving" | "equals" | "makes" | "is")
    })?;
    let value = |places: std::ops::Range<usize>| places.into_iter().find(|at| sums::is_part(sentence, *at));
    let whole = (at.saturating_sub(7)..at).rev().find(|at| sums::is_part(sentence, *at))?;
    let (part, rest) = (value(at + 1..gives)?, value(gives + 1..gives + 8)?);
    let [whole, part, rest] = [whole, part, rest].map(|at| sums::part(sentence, at));
    let (whole, part, rest) = (whole?, part?, rest?);
    let one = [&part, &rest].iter().all(|other| other.quantity.unit == whole.quantity.unit);
    let both = [part.clone(), rest.clone()];
    if !one || sums::closes(&both, &whole.quantity) || sums::sum(&both).is_none() {
        return None;
    }
    let places = whole.quantity.places.max(part.quantity.places);
    let expected =
        evaluate::show_as(whole.quantity.value - part.quantity.value, &rest.quantity, places.max(2));
    let [from, taken, said] = [&whole, &part, &rest].map(|it| evaluate::said(&it.quantity));
    let message = format!("{from} less {taken} is {expected}, not {said}");
    let near = sums::nearly(whole.quantity.value, sums::sum(&both)?, 30);
    near.then(|| {
        finding(&rest, std::slice::from_ref(&part), 1, message, &expected)
            .using(whole.at.clone(), "the whole")
    })
}

fn rest(paper: &Paper<'_>, sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    let rest = remainder(sentence, at)?;
    let quantity = sentence.quantity(rest)?;
    let mut before: Vec<Part> = sums::amounts(sentence, 0..at, quantity.unit);
    let mut earlier = earlier(paper, sentence);
    for _ in 0..2 {
        let Some(other) = earlier.take() else { break };
        let mut parts = sums::amounts(&other, 0..other.len(), quantity.unit);
        parts.append(&mut before);
        before = parts;
        earlier = self::earlier(paper, &other);
    }
    match quantity.unit {
        Unit::Percent => percent(sentence, rest, &before),
        Unit::Count if parts::is_count(sentence, rest) => count(paper, sentence, rest, &before),
        _ => None,
    }
}

/// The sentence before, in the same section.
fn earlier<'a>(paper: &'a Paper<'_>, sentence: &Sentence<'_>) -> Option<Sentence<'a>> {
    let before = paper.reading.sentence(sentence.number.checked_sub(1)?)?;
    (before.place.section == sentence.place.section && before.place.cell.is_none()).then_some(before)
}

/// `40 involved adults, 19 children and the other 7 both`: the sentence begins with a part and ends with what is left.
fn shares_out(sentence: &Sentence<'_>, rest: usize) -> bool {
    parts::is_count(sentence, 0) && (rest + 1..sentence.len()).all(|at| sentence.quantity(at).is_none())
}

/// `62% … the remaining 48%`: with some of the percentages before, it must make 100.
fn percent(sentence: &Sentence<'_>, rest: usize, before: &[Part]) -> Option<Finding> {
    let own = sums::part(sentence, rest)?;
    let hundred = Decimal::ONE_HUNDRED;
    let sums: Vec<(Decimal, usize)> =
        suffixes(before).into_iter().map(|(sum, count)| (sum + own.quantity.value, count)).collect();
    let room = |count: usize| own.quantity.step * Decimal::from(count + 1) / Decimal::TWO;
    if sums.is_empty() || sums.iter().any(|(sum, count)| (sum - hundred).abs() <= room(*count)) {
        return None;
    }
    let (sum, count) = sums.into_iter().min_by_key(|(sum, _)| (*sum - hundred).abs())?;
    if (sum - hundred).abs() > Decimal::from(12) {
        return None;
    }
    let expected =
        evaluate::show_as(hundred - (sum - own.quantity.value), &own.quantity, own.quantity.places);
    let stated = said(&own.quantity);
    Some(finding(&own, before, count, format!("{stated} is said to remain, but {expected} does"), &expected))
}

/// The sums of the last one, two, three … parts.
fn suffixes(parts: &[Part]) -> Vec<(Decimal, usize)> {
    let mut sum = Decimal::ZERO;
    let mut found = Vec::new();
    for (count, part) in parts.iter().rev().enumerate().take(8) {
        sum += part.quantity.value;
        found.push((sum, count + 1));
    }
    found
}

/// `Of the 240, 41 … The remaining 198`: a whole before, less the parts since.
fn count(paper: &Paper<'_>, sentence: &Sentence<'_>, rest: usize, before: &[Part]) -> Option<Finding> {
    let own = sums::part(sentence, rest)?;
    let wholes = paper.wholes.section(sentence).into_iter().filter(|whole| {
        whole.quantity.is_count()
            && whole.quantity.value > own.quantity.value
            && whole.at.start < own.at.start
    });
    let wholes: Vec<_> = wholes.take(12).collect();
    let sums = suffixes(before);
    let singles = before.iter().map(|part| (part.quantity.value, 1));
    let all: Vec<(Decimal, usize)> = sums.iter().copied().chain(singles).collect();
    let holds = wholes
        .iter()
        .any(|whole| all.iter().any(|(sum, _)| sum + own.quantity.value == whole.quantity.value));
    if holds || before.is_empty() {
        return None;
    }
    let here = |whole: &&&wholes::Whole| whole.total && whole.block == sentence.place.block;
    let total = wholes.iter().find(here).or_else(|| wholes.iter().find(|whole| whole.total))?;
    let room = if here(&total) { if shares_out(sentence, rest) { 20 } else { 6 } } else { 1 };
    let taken = sums.iter().chain(&all).filter(|(sum, _)| *sum < total.quantity.value);
    let taken: Vec<&(Decimal, usize)> = taken.collect();
    let (sum, count) =
        taken.into_iter().min_by_key(|(sum, _)| (total.quantity.value - sum - own.quantity.value).abs())?;
    if !sums::nearly(sum + own.quantity.value, total.quantity.value, room)
        || total.quantity.approx != Approx::Exact
    {
        return None;
    }
    let expected = evaluate::show(total.quantity.value - sum);
    let message = format!(
        "{} is said to remain of {}, but {expected} do",
        evaluate::show(own.quantity.value),
        evaluate::show(total.quantity.value)
    );
    Some(finding(&own, before, *count, message, &expected).using(total.at.clone(), "the whole"))
}

fn finding(own: &Part, before: &[Part], count: usize, message: String, expected: &str) -> Finding {
    let found = Finding::new(Code::CLAIM_PARTS, Verdict::Wrong, own.at.clone(), message);
    let parts = before.iter().rev().take(count);
    let found = parts.fold(found, |found, part| found.using(part.at.clone(), "a part before"));
    found.expecting(expected, format!("say `{expected}`, or correct a part"))
}

/// `A further 7 hives … bring the total to 23`: the number before must be stated somewhere as 16.
fn further(paper: &Paper<'_>, sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    let added = at + 1;
    if !matches!(sentence.word(at), "further" | "additional" | "another" | "extra" | "new") {
        return None;
    }
    let value = sentence.quantity(added).filter(|quantity| quantity.is_count())?.value;
    let word = (added..sentence.len().min(added + 30))
        .find(|at| sentence.word(*at) == "total" && sentence.word(at + 1) == "to")?;
    let total = (word + 2..word + 5).find(|at| parts::is_count(sentence, *at))?;
    let stated = sentence.quantity(total)?;
    let before = stated.value.checked_sub(value)?;
    let noun = wholes::noun(sentence, added).into_iter().next()?;
    let counted = paper
        .wholes
        .all()
        .iter()
        .filter(|whole| whole.sentence < sentence.number && whole.noun.contains(&noun));
    let counted: Vec<_> = counted.rev().take(12).collect();
    if counted.iter().any(|whole| whole.quantity.value == before) {
        return None;
    }
    let start = counted.iter().find(|whole| sums::nearly(whole.quantity.value + value, stated.value, 15))?;
    let sum = evaluate::show(start.quantity.value + value);
    let message = format!(
        "{} and a further {} are {sum}, not {}",
        evaluate::show(start.quantity.value),
        evaluate::show(value),
        evaluate::show(stated.value)
    );
    Some(
        Finding::new(Code::CLAIM_PARTS, Verdict::Wrong, sentence.stretch(total, total), message)
            .claim(sentence.stretch(at, total))
            .using(start.at.clone(), "the number before")
            .using(sentence.stretch(added, added), "what is added")
            .expecting(sum.clone(), format!("say `{sum}`, or correct one of the others")),
    )
}
