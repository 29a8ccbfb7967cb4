//! The whole that a percentage must be a share of, where the words give one that standing.
//!
//! In: a pair that fits no whole of the paper. Out: a finding, or nothing where no whole is certain enough.
//! Deliberately absent: pairs whose words name their whole.

use super::{Base, Suspect, against, base_at, quantities};
use crate::check::claims::evaluate;
use crate::check::claims::finding::Finding;
use crate::check::claims::kinds::{Paper, lead_of};
use crate::check::claims::parts;
use crate::check::claims::tokens::Approx;
use crate::check::claims::wholes::Whole;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// How far a percentage may be from the share before the whole is doubted rather than the percentage.
struct Standing {
    base: Base,
    points: u32,
}

pub(super) fn accuse(
    paper: &Paper<'_>,
    suspect: &Suspect<'_>,
    votes: &BTreeMap<(usize, Decimal), usize>,
) -> Option<Finding> {
    let (part, percent) = quantities(&suspect.sentence, suspect.pair)?;
    let standings = [
        in_sentence(paper, suspect),
        led_back(paper, suspect),
        lead_in(paper, suspect),
        voted(suspect, votes),
        in_paragraph(paper, suspect),
        in_section(paper, suspect),
        lone(paper, suspect),
    ];
    let standing = standings.into_iter().flatten().find(|standing| {
        let share = evaluate::share(part, &standing.base.quantity).map(|reach| reach.at);
        let whole = standing.base.quantity.value > part.value && standing.base.quantity.unit == part.unit;
        whole && share.is_some_and(|share| (share - percent.value).abs() <= Decimal::from(standing.points))
    })?;
    against(&suspect.sentence, suspect.pair, &standing.base, &suspect.tried)
}

fn totals<'a>(paper: &'a Paper<'_>, suspect: &Suspect<'_>) -> Vec<&'a Whole> {
    paper.wholes.section(&suspect.sentence).into_iter().filter(|whole| whole.total).collect()
}

fn standing(whole: &Whole, points: u32) -> Standing {
    Standing { base: Base { quantity: whole.quantity.clone(), at: whole.at.clone() }, points }
}

/// `Of the 240 audits, 209 (78%) …`.
fn in_sentence(paper: &Paper<'_>, suspect: &Suspect<'_>) -> Option<Standing> {
    let here = &suspect.sentence;
    let start = here.stretch(suspect.pair.part, suspect.pair.part).start;
    let behind = suspect.pair.part + 1;
    let them = here.word(behind) == "of" && matches!(here.word(behind + 1), "them" | "these" | "those");
    let mut before = (0..suspect.pair.part).rev().filter(|at| them && parts::is_amount(here, *at));
    if let Some(base) = before.next().and_then(|whole| base_at(here, whole)) {
        return Some(Standing { base, points: 100 });
    }
    let found = totals(paper, suspect)
        .into_iter()
        .find(|whole| whole.sentence == suspect.sentence.number && whole.at.start != start)?;
    let opens = suspect.sentence.word(0) == "of"
        || suspect.sentence.any_word(0..suspect.sentence.len(), |word| matches!(word, "which" | "whom"));
    Some(standing(found, if opens { 100 } else { 18 }))
}

/// The total in the sentence that leads in a list.
fn lead_in(paper: &Paper<'_>, suspect: &Suspect<'_>) -> Option<Standing> {
    let lead = lead_of(paper.reading.prose, suspect.sentence.place.block)?;
    totals(paper, suspect)
        .into_iter()
        .filter(|whole| whole.block == lead)
        .max_by_key(|whole| whole.sentence)
        .map(|whole| standing(whole, 100))
}

/// `356 children became … . Of these, 89 (25%) …`: the whole is the last amount of the sentence before.
fn led_back(paper: &Paper<'_>, suspect: &Suspect<'_>) -> Option<Standing> {
    let here = &suspect.sentence;
    let back = here.word(0) == "of" && matches!(here.word(1), "these" | "those" | "them");
    let behind = suspect.pair.part + 1;
    let them = here.word(behind) == "of" && matches!(here.word(behind + 1), "these" | "those" | "them");
    let before = paper.reading.sentence(here.number.checked_sub(1)?).filter(|_| back || them)?;
    let same = before.place.section == here.place.section && before.place.cell.is_none();
    let whole = (0..before.len()).rev().find(|at| parts::is_amount(&before, *at))?;
    let base = base_at(&before, whole).filter(|base| same && base.quantity.approx == Approx::Exact)?;
    Some(Standing { base, points: 30 })
}

/// A whole that at least two other counts of the section fit.
fn voted(suspect: &Suspect<'_>, votes: &BTreeMap<(usize, Decimal), usize>) -> Option<Standing> {
    let section = suspect.sentence.place.section;
    let best = suspect
        .tried
        .iter()
        .filter_map(|base| Some((*votes.get(&(section, base.quantity.value))?, base)))
        .max_by_key(|(count, _)| *count)?;
    (best.0 >= 2).then(|| Standing { base: best.1.clone(), points: 100 })
}

fn in_paragraph(paper: &Paper<'_>, suspect: &Suspect<'_>) -> Option<Standing> {
    let here = &suspect.sentence;
    totals(paper, suspect)
        .into_iter()
        .find(|whole| whole.block == here.place.block && whole.sentence < here.number)
        .map(|whole| standing(whole, 15))
}

/// The only count of the paragraph before it, whatever the words around it.
fn lone(paper: &Paper<'_>, suspect: &Suspect<'_>) -> Option<Standing> {
    let here = &suspect.sentence;
    let (start, value) =
        (here.stretch(suspect.pair.part, suspect.pair.part).start, here.quantity(suspect.pair.part)?.value);
    let section = paper.wholes.section(here).into_iter();
    let mut before = section.filter(|whole| {
        whole.block == here.place.block && whole.at.start < start && whole.quantity.value > value
    });
    let only = before.next()?;
    before.next().is_none().then(|| standing(only, 6))
}

fn in_section(paper: &Paper<'_>, suspect: &Suspect<'_>) -> Option<Standing> {
    let here = suspect.sentence.number;
    totals(paper, suspect).into_iter().find(|whole| whole.sentence < here).map(|whole| standing(whole, 10))
}
