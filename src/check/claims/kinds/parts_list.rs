//! A lead-in with a total and a list of its parts: "Of the borough's 780 allotments: 155 …, 387 …".
//!
//! Counts or money must sum to the total of the lead-in, or to an item of the list that is called the total.
//! Percentages must sum to 100 within what rounding can do, where a word says that the list is complete.
//! Lists of overlapping things do not sum; so a sum far from its total is never reported.

use super::Paper;
use super::parts_inline::missed;
use crate::check::claims::evaluate;
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::pairs;
use crate::check::claims::parts;
use crate::check::claims::prose::Role;
use crate::check::claims::reading::Sentence;
use crate::check::claims::sums::{self, Part};
use crate::check::claims::tokens::{Approx, Quantity, Unit};
use crate::diagnostic::Code;
use rust_decimal::Decimal;
use std::ops::Range;

/// A list with more items is no list of parts.
const LONGEST: usize = 12;

/// How many blocks before a list without a lead-in its total may stand.
const FAR: usize = 16;

/// An item with the amount and the percentage that it states.
struct Item {
    amount: Option<Part>,
    percent: Option<Part>,
    total: bool,
    rest: bool,
}

/// Finds lists whose parts do not sum to their total.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    groups(paper).into_iter().flat_map(|group| check(paper, &group)).collect()
}

/// The lists of a paper: the blocks of each.
fn groups(paper: &Paper<'_>) -> Vec<Range<usize>> {
    let blocks = paper.reading.prose.blocks();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, block) in blocks.iter().enumerate().filter(|(_, block)| block.role == Role::Item) {
        match found
            .last_mut()
            .filter(|last| blocks.get(last.start).is_some_and(|first| first.group == block.group))
        {
            Some(last) => last.end = at + 1,
            None => found.push(at..at + 1),
        }
    }
    found.retain(|group| (2..=LONGEST).contains(&group.len()));
    found
}

fn check(paper: &Paper<'_>, group: &Range<usize>) -> Vec<Finding> {
    let items: Vec<Item> = group.clone().filter_map(|block| item(paper, block)).collect();
    if items.len() != group.len() {
        return Vec::new();
    }
    let amounts: Option<Vec<Part>> =
        items.iter().filter(|item| !item.total).map(|item| item.amount.clone()).collect();
    let amounts = amounts.filter(|parts| parts.len() >= 2 && same_unit(parts));
    if let Some(parts) = amounts {
        return counts(paper, group, &items, &parts).into_iter().collect();
    }
    let percents: Option<Vec<Part>> =
        items.iter().filter(|item| !item.total).map(|item| item.percent.clone()).collect();
    percents.and_then(|parts| hundred(paper, group, &items, &parts)).into_iter().collect()
}

fn same_unit(parts: &[Part]) -> bool {
    parts
        .windows(2)
        .all(|pair| matches!(pair, [first, second] if first.quantity.unit == second.quantity.unit))
}

/// What an item states: a leading count (`155 have …`), a trailing one (`Relevant: 8`), or a percentage.
fn item(paper: &Paper<'_>, block: usize) -> Option<Item> {
    let sentence = paper.reading.block(block).next()?;
    let pair = pairs::pairs(&sentence).into_iter().next();
    let amount = match pair {
        Some(pair) => Some(pair.part),
        None => leading(&sentence).or_else(|| trailing(&sentence)),
    };
    let percent = pair.map(|pair| pair.percent).or_else(|| lone_percent(&sentence));
    let words = |wanted: fn(&str) -> bool| sentence.any_word(0..sentence.len().min(12), wanted);
    Some(Item {
        amount: amount.and_then(|at| sums::part(&sentence, at)),
        percent: percent.and_then(|at| sums::part(&sentence, at)),
        total: words(|word| matches!(word, "total" | "overall" | "all")),
        rest: words(|word| {
            matches!(word, "other" | "others" | "unknown" | "remaining" | "rest" | "neither" | "none" | "not")
        }),
    })
}

fn is_amount(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence
        .quantity(at)
        .is_some_and(|quantity| quantity.is_amount() && !quantity.signed && quantity.approx == Approx::Exact)
        && !sums::counts_time(sentence, at)
}

fn leading(sentence: &Sentence<'_>) -> Option<usize> {
    (0..2).find(|at| {
        is_amount(sentence, *at)
            && !sentence
                .quantity(*at)
                .is_some_and(|quantity| quantity.in_words && quantity.value == Decimal::ONE)
    })
}

fn trailing(sentence: &Sentence<'_>) -> Option<usize> {
    let last = (0..sentence.len())
        .rev()
        .find(|at| !sentence.is(*at, '.') && !sentence.is(*at, ';') && !sentence.is(*at, ','))?;
    let alone = (0..last).all(|at| sentence.quantity(at).is_none());
    let labelled = last >= 1 && sentence.len() <= 14;
    (alone && labelled && is_amount(sentence, last)).then_some(last)
}

fn lone_percent(sentence: &Sentence<'_>) -> Option<usize> {
    let mut percents = sentence
        .numbers()
        .filter(|at| parts::is_percent(sentence, *at) && !pairs::tells_of_change(sentence, *at));
    let first = percents.next()?;
    (percents.next().is_none() && (first <= 1 || first + 3 >= sentence.len())).then_some(first)
}

/// Counts or money against the total of the list itself, of its lead-in, or of the blocks before.
fn counts(paper: &Paper<'_>, group: &Range<usize>, items: &[Item], parts: &[Part]) -> Option<Finding> {
    let sum = sums::sum(parts)?;
    let unit = parts.first()?.quantity.unit;
    let own = items.iter().filter(|item| item.total).find_map(|item| item.amount.clone());
    if let Some(total) = own.filter(|total| total.quantity.unit == unit) {
        let holds = sums::closes(parts, &total.quantity) || !sums::nearly(sum, total.quantity.value, 10);
        return (!holds).then(|| missed(&total.quantity, total.at, parts, sum));
    }
    let (totals, room) =
        match super::lead_of(paper.reading.prose, group.start).map(|lead| lead_totals(paper, lead, unit)) {
            Some((totals, room)) if !totals.is_empty() => (totals, room),
            _ => (earlier_totals(paper, group.start), 3),
        };
    if totals.iter().any(|total| sums::closes(parts, &total.quantity)) || parts.len() < 2 {
        return None;
    }
    let total = totals.into_iter().find(|total| {
        sums::nearly(sum, total.quantity.value, room) && total.quantity.approx == Approx::Exact
    })?;
    let large = total.quantity.value >= Decimal::TEN || room > 6;
    large.then(|| missed(&total.quantity, total.at, parts, sum))
}

/// The amounts of the last sentence of a lead-in, and how far off a sum may be to be believed.
fn lead_totals(paper: &Paper<'_>, lead: usize, unit: Unit) -> (Vec<Part>, u32) {
    let sentences: Vec<Sentence<'_>> = paper.reading.block(lead).collect();
    let Some(last) = sentences.last() else { return (Vec::new(), 0) };
    let mut totals = sums::amounts(last, 0..last.len(), unit);
    let complete = last.any_word(0..last.len(), |word| {
        matches!(
            word,
            "breakdown" | "comprising" | "comprises" | "split" | "broken" | "made" | "total" | "totalling"
        )
    });
    if totals.is_empty() {
        totals = sentences
            .iter()
            .rev()
            .nth(1)
            .map(|before| sums::amounts(before, 0..before.len(), unit))
            .unwrap_or_default();
    }
    (totals, if complete { 15 } else { 6 })
}

/// The totals that stand shortly before a list that nothing leads in.
fn earlier_totals(paper: &Paper<'_>, start: usize) -> Vec<Part> {
    let all = paper.wholes.all();
    let end = all.partition_point(|whole| whole.block < start);
    let near = all.get(..end).unwrap_or_default().iter().rev().take_while(|whole| whole.block + FAR >= start);
    near.filter(|whole| whole.total)
        .map(|whole| Part { quantity: whole.quantity.clone(), at: whole.at.clone() })
        .collect()
}

/// Percentages of a complete list against 100.
fn hundred(paper: &Paper<'_>, group: &Range<usize>, items: &[Item], parts: &[Part]) -> Option<Finding> {
    let sum = sums::sum(parts)?;
    let rest = items.iter().any(|item| item.rest);
    let lead = super::lead_of(paper.reading.prose, group.start);
    let cue = lead.is_some_and(|lead| {
        paper.reading.block(lead).any(|sentence| {
            sentence.any_word(0..sentence.len(), |word| {
                matches!(
                    word,
                    "breakdown"
                        | "split"
                        | "broken"
                        | "distribution"
                        | "composition"
                        | "profile"
                        | "proportion"
                        | "made"
                        | "follows"
                )
            })
        })
    });
    let hundred = Decimal::ONE_HUNDRED;
    let near = (sum - hundred).abs() <= Decimal::from(if rest || cue { 10 } else { 3 });
    let step = parts.iter().map(|part| part.quantity.step).max()?;
    let room = step * Decimal::from(parts.len()) / Decimal::TWO;
    if parts.len() < 3 || !near || (sum - hundred).abs() <= room || !(rest || cue) {
        return None;
    }
    let first = parts.first()?;
    let total = Quantity { value: sum, ..first.quantity.clone() };
    let summed = evaluate::show_as(sum, &total, total.places);
    let message = format!(
        "the percentages of the list sum to {summed}, further from 100% than rounding explains: {}",
        sums::show(parts)
    );
    let found = Finding::new(Code::CLAIM_PARTS, Verdict::Wrong, first.at.clone(), message);
    let found = parts.iter().skip(1).fold(found, |found, part| found.using(part.at.clone(), "a part"));
    Some(found.expecting("100%", "correct a percentage, or say which part is missing or counted twice"))
}
