//! Parts and their total in one sentence: `served 9,248 (4,768 and 4,480)`, `12 buses and 7 trams, a total of 20`.
//!
//! A sum that misses by much is taken for other things that happen to be counted; only a near miss is reported.

use super::Paper;
use crate::check::claims::evaluate;
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::lexicon;
use crate::check::claims::reading::Sentence;
use crate::check::claims::sums::{self, Part};
use crate::check::claims::tokens::{Approx, Quantity, Unit};
use crate::diagnostic::Code;
use rust_decimal::Decimal;
use std::ops::Range;

/// Finds parts that do not sum to the total stated with them.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in paper.reading.sentences() {
        found.extend(opened(paper, &sentence));
        for at in 0..sentence.len() {
            let claims = [
                bracketed(&sentence, at),
                listed(&sentence, at),
                totalled(paper, &sentence, at),
                appended(&sentence, at),
            ];
            found.extend(claims.into_iter().flatten().next());
        }
    }
    found
}

/// `9,248 meetings (4,768 and 4,480)`.
fn bracketed(sentence: &Sentence<'_>, open: usize) -> Option<Finding> {
    if !sentence.is(open, '(') {
        return None;
    }
    let total = (1..=6)
        .map_while(|back| open.checked_sub(back))
        .take_while(|at| sentence.quantity(at + 1).is_none())
        .find(|at| sentence.quantity(*at).is_some())?;
    let close = (open + 1..open + 40).find(|at| sentence.is(*at, ')'))?;
    let parts = amounts(sentence, open + 1..close, total)?;
    let foreign = (open + 1..close)
        .any(|at| sentence.quantity(at).is_some_and(|other| Some(other.unit) != unit(sentence, total)));
    let compares = sentence.any_word(open + 1..close, |word| {
        lexicon::compares(word) || lexicon::way(word).is_some() || word == "of"
    });
    let formula =
        (open + 1..close + 2).any(|at| ['=', '/', '+', '×', '\\'].iter().any(|mark| sentence.is(at, *mark)));
    if foreign || compares || formula {
        return None;
    }
    report(
        sentence.quantity(total)?,
        sentence.stretch(total, total),
        &parts,
        sentence.stretch(total, close),
        6,
    )
}

fn unit(sentence: &Sentence<'_>, at: usize) -> Option<Unit> {
    sentence.quantity(at).map(|quantity| quantity.unit)
}

/// At least two exact amounts of the total's unit.
fn amounts(sentence: &Sentence<'_>, places: Range<usize>, total: usize) -> Option<Vec<Part>> {
    let whole = sentence.quantity(total).filter(|quantity| quantity.is_amount() && !quantity.signed)?;
    if sums::counts_time(sentence, total) {
        return None;
    }
    let parts = sums::amounts(sentence, places, whole.unit);
    (parts.len() >= 2).then_some(parts)
}

/// Words that part a total from its parts, and by how many per cent the sum may miss to be believed.
const CUES: &[(&[&str], u32)] = &[
    (&["made", "up", "of"], 15),
    (&["comprising"], 15),
    (&["comprises"], 15),
    (&["comprise"], 15),
    (&["consist", "of"], 15),
    (&["are", "made", "up", "of"], 15),
    (&["comprised", "of"], 15),
    (&["consisting", "of"], 15),
    (&["consists", "of"], 15),
    (&["split", "between"], 15),
    (&["split", "into"], 15),
    (&["split", "as"], 15),
    (&["broken", "down"], 15),
    (&["divided", "between"], 15),
    (&["divided", "into"], 15),
    (&["namely"], 10),
    (&["of", "which"], 5),
    (&["of", "whom"], 5),
    (&["of", "these"], 5),
];

/// `45 staff, made up of 20 teachers and 24 assistants`; `45 staff: 20 teachers and 24 assistants`.
fn listed(sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    let (length, room) = if sentence.is(at, ':') {
        (1, 6)
    } else {
        CUES.iter().find(|(words, _)| sentence.reads(at, words)).map(|(words, room)| (words.len(), *room))?
    };
    let total = (at.saturating_sub(12)..at)
        .rev()
        .take_while(|at| !sentence.is(*at, ';'))
        .find(|at| sentence.quantity(*at).is_some())?;
    let end = (at + length..(at + length + 60).min(sentence.len()))
        .find(|at| sentence.is(*at, ';') || is_turn(sentence.word(*at)))
        .unwrap_or(sentence.len().min(at + length + 60));
    let touches = total + 1 == at && sentence.word(at) == "of";
    if touches || sentence.any_word(at..end, |word| word == "each") {
        return None;
    }
    let parts = amounts(sentence, at + length..end, total)?;
    let last = parts.last().map_or(0, |part| part.at.end);
    let claim = sentence.stretch(total, total).start..last;
    report(sentence.quantity(total)?, sentence.stretch(total, total), &parts, claim, room)
}

/// `Of the 15 actions, 12 are complete, two are in progress and two have not started`; `We received 36. Of these 12 …`.
fn opened(paper: &Paper<'_>, sentence: &Sentence<'_>) -> Option<Finding> {
    if sentence.word(0) != "of" {
        return None;
    }
    let back =
        matches!(sentence.word(1), "these" | "those" | "them") && paper.reading.before(sentence).is_some();
    let own = (1..7).find(|at| sentence.quantity(*at).is_some()).filter(|_| !back);
    let before = paper.reading.before(sentence).filter(|_| back);
    let there = before
        .as_ref()
        .and_then(|before| Some((before, (0..before.len()).rev().find(|at| sums::is_part(before, *at))?)));
    let tries = [
        own.filter(|own| sentence.quantity(own + 1).is_none()).map(|own| (sentence, own, own + 1)),
        there.map(|(before, at)| (before, at, 1)),
    ];
    let mut found = Vec::new();
    for (home, total, start) in tries.into_iter().flatten() {
        let whole = home.quantity(total).filter(|whole| whole.is_amount())?;
        let end = (start..sentence.len())
            .find(|at| sentence.is(*at, ';') || is_turn(sentence.word(*at)))
            .unwrap_or(sentence.len());
        let parts = sums::amounts(sentence, start..end, whole.unit);
        if parts.len() >= 3 && complete(sentence, start..end) {
            found.push(report(whole, home.stretch(total, total), &parts, sentence.whole(), 15));
        } else {
            found.push(None);
        }
    }
    let agreed = found.iter().any(Option::is_none);
    found.into_iter().flatten().next().filter(|_| !agreed)
}

/// Whether the last part is what is left of the others: `not`, `remaining`, `unknown`, or the list ends with `and`.
fn complete(sentence: &Sentence<'_>, places: Range<usize>) -> bool {
    let last = places.clone().rev().find(|at| sentence.quantity(*at).is_some()).unwrap_or(places.start);
    sentence.word_before(last, 1) == "and"
        || sentence.any_word(last..places.end, |word| matches!(word, "not" | "no" | "unknown" | "remaining"))
}

/// `512 children are looked after, 280 boys and 242 girls`: two parts of one kind of people behind a total.
fn appended(sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    if sentence.word(at) != "and" || !halves(sentence, at) {
        return None;
    }
    let second = (at + 1..at + 3).find(|at| sums::is_part(sentence, *at))?;
    let first = (at.saturating_sub(5)..at).rev().find(|at| sums::is_part(sentence, *at))?;
    let total = (0..first).rev().find(|at| sums::is_part(sentence, *at))?;
    let parts = amounts(sentence, first..second + 1, total)?;
    report(
        sentence.quantity(total)?,
        sentence.stretch(total, total),
        &parts,
        sentence.stretch(total, second),
        10,
    )
}

/// Words for the two halves of a group around `and`.
fn halves(sentence: &Sentence<'_>, and: usize) -> bool {
    let half = |word: &str| {
        matches!(word, "boys" | "girls" | "male" | "female" | "males" | "females" | "men" | "women")
    };
    sentence.any_word(and.saturating_sub(4)..and, half) && sentence.any_word(and + 1..and + 6, half)
}

fn is_turn(word: &str) -> bool {
    matches!(
        word,
        "while" | "whilst" | "whereas" | "but" | "although" | "compared" | "including" | "from" | "against"
    )
}

/// `12 buses and 7 trams, a total of 20`; `… bringing the total to 20`; `In total, 20 …` after a sentence of parts.
fn totalled(paper: &Paper<'_>, sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    let (total, strong) = total_behind(sentence, at)?;
    let mut parts = amounts(sentence, 0..at, total).unwrap_or_default();
    let mut room = if strong { 12 } else { 5 };
    if parts.is_empty() {
        let before = paper.reading.before(sentence)?;
        let whole = sentence.quantity(total).filter(|quantity| quantity.is_amount())?;
        let alone = sums::amounts(sentence, 0..sentence.len(), whole.unit).len() == 1;
        parts = Some(sums::amounts(&before, 0..before.len(), whole.unit))
            .filter(|parts| parts.len() >= 2 && alone)?;
        room = 3;
    }
    if sums::counts_time(sentence, total) {
        return None;
    }
    let last = sentence.stretch(total, total);
    let claim = parts.first().map_or(last.start, |part| part.at.start)..last.end;
    report(sentence.quantity(total)?, last, &parts, claim, room)
}

/// The total behind `a total of`, `totalling`, `bringing the total to`, `in total`; whether parts must stand before.
fn total_behind(sentence: &Sentence<'_>, at: usize) -> Option<(usize, bool)> {
    let word = sentence.word(at);
    let strong = matches!(sentence.word_before(at, 1), "a" | "the" | "overall" | "combined" | "grand")
        && (1..4).any(|back| {
            let lead = sentence.word_before(at, back);
            lead.ends_with("ing")
                || lead.ends_with("es")
                || matches!(lead, "make" | "give" | "to")
                || at.checked_sub(2).is_some_and(|at| sentence.is(at, ','))
                || lead == "for"
        });
    let value = |from: usize| (from..from + 3).find(|at| sentence.quantity(*at).is_some());
    match word {
        "totalling" | "totaling" | "totals" | "totalled" => value(at + 1).map(|total| (total, true)),
        "total" if matches!(sentence.word(at + 1), "of" | "to") => value(at + 2).map(|total| (total, strong)),
        "total" if sentence.word_before(at, 1) == "in" => {
            value(at + 1).or_else(|| before_total(sentence, at)).map(|total| (total, false))
        }
        "total" if sentence.quantity(at + 1).is_some() && sentence.is(at.wrapping_sub(1), ')') => {
            Some((at + 1, true))
        }
        "altogether" => before_total(sentence, at).map(|total| (total, true)),
        _ => None,
    }
}

/// `making 20 in total`: the number before the words.
fn before_total(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    (2..6).filter_map(|back| at.checked_sub(back)).find(|at| sentence.quantity(*at).is_some())
}

/// The finding that a sum nearly is the total; `None` when it is, or when it is far off.
fn report(
    total: &Quantity,
    at: Range<usize>,
    parts: &[Part],
    claim: Range<usize>,
    room: u32,
) -> Option<Finding> {
    let parts: Vec<Part> = parts.iter().filter(|part| part.at != at).cloned().collect();
    if total.approx != Approx::Exact || parts.len() < 2 || closes_some(&parts, total) {
        return None;
    }
    let sum = sums::sum(&parts)?;
    let largest = parts.iter().map(|part| part.quantity.value).max()?;
    if !sums::nearly(sum, total.value, room) || largest >= total.value || total.value < Decimal::from(3) {
        return None;
    }
    Some(missed(total, at, &parts, sum).claim(claim))
}

/// Whether the sum, or the sum of the last few parts, is the total.
fn closes_some(parts: &[Part], total: &Quantity) -> bool {
    (0..parts.len().saturating_sub(1))
        .any(|skip| parts.get(skip..).is_some_and(|parts| sums::closes(parts, total)))
        || (2..parts.len()).any(|take| parts.get(..take).is_some_and(|parts| sums::closes(parts, total)))
}

/// A finding about parts that do not sum to their total.
#[must_use]
pub fn missed(total: &Quantity, at: Range<usize>, parts: &[Part], sum: Decimal) -> Finding {
    let [said, summed] = [total.value, sum].map(|value| evaluate::show_as(value, total, total.places.max(2)));
    let off = evaluate::show_as((sum - total.value).abs(), total, 2);
    let side = if sum < total.value { "short of" } else { "more than" };
    let message =
        format!("the parts sum to {summed}, {off} {side} the total of {said}: {}", sums::show(parts));
    let found = Finding::new(Code::CLAIM_PARTS, Verdict::Wrong, at, message);
    let found = parts.iter().fold(found, |found, part| found.using(part.at.clone(), "a part"));
    found.expecting(summed.clone(), format!("correct a part or the total, or say why {off} are not counted"))
}
