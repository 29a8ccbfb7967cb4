//! Parts and their total in one sentence: `served 9,248 (4,768 and 4,480)`, `12 buses and 7 trams, a total of 20`.
//!
//! A sum that misses by much is taken for other things that happen to be counted; only a near miss is reported.

mod apposed;
mod lists;
mod totalled;

use super::Paper;
use crate::check::claims::evaluate;
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::lexicon;
use crate::check::claims::reading::Sentence;
use crate::check::claims::sums::{self, Part};
use crate::check::claims::tokens::{Approx, Quantity, Unit};
use crate::diagnostic::Code;
use apposed::{appended, counted_in_brackets, set_out, together};
use lists::{closed, complete, denies, is_turn, labels_first, listed_alone, overlap, shares_verb};
use rust_decimal::Decimal;
use std::ops::Range;
use totalled::totalled;

/// Finds parts that do not sum to the total stated with them.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in paper.reading.counting() {
        found.extend(opened(paper, &sentence));
        // A total and two parts, unless the parts stand in the sentence before.
        let whole = sentence.place.holds.quantities >= 3;
        let rule = if whole { alone } else { totalled };
        found.extend((0..sentence.len()).filter_map(|at| rule(paper, &sentence, at)));
    }
    found
}

/// A total and its parts in one sentence, as a place in it opens them.
fn alone(paper: &Paper<'_>, sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    bracketed(sentence, at)
        .or_else(|| listed(sentence, at))
        .or_else(|| totalled(paper, sentence, at))
        .or_else(|| appended(sentence, at))
        .or_else(|| set_out(sentence, at))
        .or_else(|| counted_in_brackets(sentence, at))
        .or_else(|| together(sentence, at))
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
        (lexicon::compares(word) && word != "from") || lexicon::way(word).is_some() || word == "of"
    }) || (open + 1..close)
        .any(|at| sentence.word(at) == "from" && sentence.quantity(at + 1).is_some());
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
        if listed_alone(sentence, open + 1..close) { 30 } else { 6 },
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
    // Heads and posts (0.6 FTE) do not add up; posts and whole posts (22.5 and 5) do.
    let finest = parts.iter().map(|part| part.quantity.places).max();
    let rates = whole.places > 0 && sentence.any_word(0..sentence.len(), |word| word == "each");
    let mixed = whole.unit == Unit::Count && (finest != Some(whole.places) || rates);
    (parts.len() >= 2 && !mixed).then_some(parts)
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
    (&["comprised"], 15),
    (&["comes", "from"], 15),
    (&["come", "from"], 15),
    (&["came", "from"], 15),
    (&["arises", "from"], 15),
    (&["arise", "from"], 15),
    (&["arose", "from"], 15),
    (&["funded", "by"], 15),
    (&["shared", "between"], 15),
    (&["met", "by"], 15),
    (&["met", "from"], 15),
    (&["funded", "from"], 15),
    (&["financed", "by"], 15),
    (&["paid", "for", "by"], 15),
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
    let (length, room) = if sentence.is(at, ':') || equates(sentence, at) {
        (1, 6)
    } else {
        let first = sentence.word(at);
        let mut cues = CUES.iter().filter(|(words, _)| words.first() == Some(&first));
        cues.find(|(words, _)| sentence.reads(at, words)).map(|(words, room)| (words.len(), *room))?
    };
    let total = (at.saturating_sub(12)..at)
        .rev()
        .take_while(|at| !sentence.is(*at, ';'))
        .find(|at| sentence.quantity(*at).is_some() && !sums::counts_time(sentence, *at))?;
    let semicolons = length == 1;
    let end = (at + length..(at + length + 60).min(sentence.len()))
        .find(|at| (sentence.is(*at, ';') && !semicolons) || is_turn(sentence, *at))
        .unwrap_or(sentence.len().min(at + length + 60));
    let touches = total + 1 == at && sentence.word(at) == "of";
    if touches || sentence.any_word(at..end, |word| word == "each") {
        return None;
    }
    let parts = amounts(sentence, at + length..end, total)?;
    let last = parts.last().map_or(0, |part| part.at.end);
    let claim = sentence.stretch(total, total).start..last;
    let list = at + length..end;
    let whole = (closed(sentence, list.clone()) && room > 5 && !overlap(sentence, list.clone()))
        || shares_verb(sentence, list.clone())
        || (length == 1 && labels_first(sentence, list));
    // `… staff 20; the rest did not say`: the list is not all.
    let rest = sentence.any_word(end..sentence.len(), is_rest) || sentence.any_word(at..end, is_rest);
    let room = if whole && !rest { 30 } else { room };
    report(sentence.quantity(total)?, sentence.stretch(total, total), &parts, claim, room)
}

/// Words for those that a list leaves out.
fn is_rest(word: &str) -> bool {
    matches!(word, "rest" | "others" | "remainder" | "balance")
}

/// `The 26 schools are 19 primaries, five secondaries and two special schools`: the verb equates a total and its parts.
fn equates(sentence: &Sentence<'_>, at: usize) -> bool {
    let end = sentence.len().min(at + 40);
    matches!(sentence.word(at), "are" | "were")
        && sums::is_part(sentence, at + 1)
        && (at + 1..end).filter(|at| sums::is_part(sentence, *at)).take(3).count() == 3
        && closed(sentence, at + 1..end)
        && (0..at).filter(|at| sentence.quantity(*at).is_some()).count() == 1
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
            .find(|at| sentence.is(*at, ';') || is_turn(sentence, *at))
            .unwrap_or(sentence.len());
        let parts = sums::amounts(sentence, start..end, whole.unit);
        let least = if denies(sentence, start..end) { 2 } else { 3 };
        let nested = sentence.any_word(start..end, |word| matches!(word, "which" | "whom"));
        if parts.len() >= least && complete(sentence, start..end) && !nested {
            let shared = shares_verb(sentence, start..end) || denies(sentence, start..end);
            let room = if shared { 30 } else { 15 };
            let at = home.stretch(total, total);
            let made = report(whole, at.clone(), &parts, sentence.whole(), room);
            // Of what the words share out, no part may be left aside.
            let all = || strict(whole, at, &parts, room).map(|made| made.claim(sentence.whole()));
            found.push(made.or_else(|| if shared { all() } else { None }));
        } else {
            found.push(None);
        }
    }
    let agreed = found.iter().any(Option::is_none);
    found.into_iter().flatten().next().filter(|_| !agreed)
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
    if closes_some(&parts, total) {
        return None;
    }
    strict(total, at, &parts, room).map(|made| made.claim(claim))
}

/// The same where every part belongs to the total.
fn strict(total: &Quantity, at: Range<usize>, parts: &[Part], room: u32) -> Option<Finding> {
    if total.approx != Approx::Exact || parts.len() < 2 || sums::closes(parts, total) {
        return None;
    }
    let sum = sums::sum(parts)?;
    let largest = parts.iter().map(|part| part.quantity.value).max()?;
    if !sums::nearly(sum, total.value, room) || largest >= total.value || total.value < Decimal::from(3) {
        return None;
    }
    Some(missed(total, at, parts, sum))
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
