//! A count with its percentage: `209 (87%)` of 240 audits.
//!
//! Every whole that the paper states is tried, those of the section first. Where the words name the whole, or the
//! lead-in of a list does, or other counts of the section fit one, a percentage that fits none is wrong; where no
//! whole has that standing, nothing is said.

use super::Paper;
use crate::check::claims::evaluate::{self, Fit, Reach};
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::pairs::{self, Pair};
use crate::check::claims::prose::Role;
use crate::check::claims::reading::Sentence;
use crate::check::claims::tokens::{Approx, Quantity};
use crate::check::claims::wholes::Whole;
use crate::diagnostic::Code;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::ops::Range;

/// A whole that a percentage was tried against.
#[derive(Clone)]
struct Base {
    quantity: Quantity,
    at: Range<usize>,
}

/// A pair that fits no whole.
struct Suspect<'a> {
    sentence: Sentence<'a>,
    pair: Pair,
    tried: Vec<Base>,
}

/// Finds percentages that are not their count's share.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut suspects = Vec::new();
    let mut votes: BTreeMap<(usize, Decimal), usize> = BTreeMap::new();
    for sentence in paper.reading.sentences() {
        for pair in pairs::pairs(&sentence) {
            match judge(paper, &sentence, pair) {
                Judged::Found(finding) => found.push(finding),
                Judged::Fits(base) => *votes.entry((sentence.place.section, base)).or_default() += 1,
                Judged::Suspect(tried) => suspects.push(Suspect { sentence, pair, tried }),
                Judged::Fine => {}
            }
        }
    }
    for suspect in suspects.iter().filter(|suspect| !shares_another_whole(suspect, &suspects)) {
        found.extend(accuse(paper, suspect, &votes));
    }
    found
}

/// Whether a percentage and most others of its section that fit no stated whole are shares of one whole that is not
/// stated: then the whole is another one, and nothing is wrong.
fn shares_another_whole(suspect: &Suspect<'_>, all: &[Suspect<'_>]) -> bool {
    let Some(own) = implied(suspect) else { return false };
    let section = suspect.sentence.place.section;
    let start = all.partition_point(|other| other.sentence.place.section < section);
    let end = all.partition_point(|other| other.sentence.place.section <= section);
    let others: Vec<Reach> =
        all.get(start..end).unwrap_or_default().iter().take(60).filter_map(implied).collect();
    let agree = others.iter().filter(|other| other.meets(own)).count();
    agree >= 3 && agree * 2 > others.len()
}

/// The wholes of which a count could be its percentage.
fn implied(suspect: &Suspect<'_>) -> Option<Reach> {
    let (part, percent) = quantities(&suspect.sentence, suspect.pair)?;
    Reach::exactly(part.value).percent_of(Reach::of(percent))
}

enum Judged {
    Found(Finding),
    Fits(Decimal),
    Suspect(Vec<Base>),
    Fine,
}

fn judge(paper: &Paper<'_>, sentence: &Sentence<'_>, pair: Pair) -> Judged {
    let Some((part, percent)) = quantities(sentence, pair) else { return Judged::Fine };
    if part.approx != Approx::Exact {
        return Judged::Fine;
    }
    if let Some(base) = pair.whole.and_then(|whole| base_at(sentence, whole)) {
        return match against(sentence, pair, &base, &[]) {
            Some(finding) => Judged::Found(finding),
            None => Judged::Fits(base.quantity.value),
        };
    }
    let tried = candidates(paper, sentence, part, &sentence.stretch(pair.part, pair.part));
    let fits = tried.iter().find(|base| fit(part, &base.quantity, percent) == Some(Fit::Holds));
    match fits {
        Some(base) => Judged::Fits(base.quantity.value),
        None if elsewhere(sentence, pair) => Judged::Fine,
        None => Judged::Suspect(tried),
    }
}

/// `compared with 190 (85%) last year`: the whole of another year is not stated here.
fn elsewhere(sentence: &Sentence<'_>, pair: Pair) -> bool {
    let start = pair.part.min(pair.percent);
    let end = pair.part.max(pair.percent);
    let before = start.saturating_sub(6)..start;
    let behind = end + 1..end + 7;
    matches!(sentence.word_before(start, 1), "from" | "to" | "than")
        || sentence.any_word(before, |word| {
            matches!(word, "compared" | "against" | "versus" | "previously" | "than")
        })
        || sentence.any_word(behind, |word| matches!(word, "previous" | "last" | "previously" | "nationally"))
}

fn quantities<'a>(sentence: &Sentence<'a>, pair: Pair) -> Option<(&'a Quantity, &'a Quantity)> {
    Some((sentence.quantity(pair.part)?, sentence.quantity(pair.percent)?))
}

fn base_at(sentence: &Sentence<'_>, at: usize) -> Option<Base> {
    Some(Base { quantity: sentence.quantity(at)?.clone(), at: sentence.stretch(at, at) })
}

fn fit(part: &Quantity, whole: &Quantity, percent: &Quantity) -> Option<Fit> {
    Some(evaluate::compare(evaluate::share(part, whole)?, percent))
}

/// The wholes to try: of the section, then of the paper, then the sum of the list that the count stands in.
fn candidates(paper: &Paper<'_>, sentence: &Sentence<'_>, part: &Quantity, own: &Range<usize>) -> Vec<Base> {
    let section = paper.wholes.section(sentence).into_iter();
    let stated = section.chain(paper.wholes.paper(sentence)).filter(|whole| {
        whole.quantity.unit == part.unit && whole.quantity.value >= part.value && whole.at != *own
    });
    let mut found: Vec<Base> = Vec::new();
    for whole in stated {
        if found.iter().all(|base| base.quantity.value != whole.quantity.value) {
            found.push(Base { quantity: whole.quantity.clone(), at: whole.at.clone() });
        }
    }
    found.extend(sum_of_group(paper, sentence));
    found
}

/// The counts of a list with percentages, added up: their own whole.
fn sum_of_group(paper: &Paper<'_>, sentence: &Sentence<'_>) -> Option<Base> {
    let blocks = paper.reading.prose.blocks();
    let here = blocks.get(sentence.place.block).filter(|block| block.role == Role::Item)?;
    let near = sentence.place.block.saturating_sub(20)..(sentence.place.block + 20).min(blocks.len());
    let mut total: Option<Quantity> = None;
    let mut last = 0..0;
    for block in near.filter(|at| blocks.get(*at).is_some_and(|block| block.group == here.group)) {
        let Some(first) = paper.reading.block(block).next() else { continue };
        let Some(pair) = pairs::pairs(&first).into_iter().next() else { continue };
        let part = first.quantity(pair.part)?;
        last = first.stretch(pair.part, pair.part);
        total = Some(match total {
            Some(sum) => Quantity { value: sum.value + part.value, ..sum },
            None => part.clone(),
        });
    }
    total.map(|quantity| Base { quantity, at: last })
}

/// How far a percentage may be from the share before the whole is doubted rather than the percentage.
struct Standing {
    base: Base,
    points: u32,
}

fn accuse(
    paper: &Paper<'_>,
    suspect: &Suspect<'_>,
    votes: &BTreeMap<(usize, Decimal), usize>,
) -> Option<Finding> {
    let (part, percent) = quantities(&suspect.sentence, suspect.pair)?;
    let standings = [
        in_sentence(paper, suspect),
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
    let start = suspect.sentence.stretch(suspect.pair.part, suspect.pair.part).start;
    let found = totals(paper, suspect)
        .into_iter()
        .find(|whole| whole.sentence == suspect.sentence.number && whole.at.start != start)?;
    let opens = suspect.sentence.word(0) == "of"
        || suspect.sentence.any_word(0..suspect.sentence.len(), |word| matches!(word, "which" | "whom"));
    Some(standing(found, if opens { 100 } else { 15 }))
}

/// The total in the sentence that leads in a list.
fn lead_in(paper: &Paper<'_>, suspect: &Suspect<'_>) -> Option<Standing> {
    let lead = super::lead_of(paper.reading.prose, suspect.sentence.place.block)?;
    totals(paper, suspect)
        .into_iter()
        .filter(|whole| whole.block == lead)
        .max_by_key(|whole| whole.sentence)
        .map(|whole| standing(whole, 100))
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

/// The finding that a percentage is not its count's share of a whole; `None` when it is.
fn against(sentence: &Sentence<'_>, pair: Pair, base: &Base, tried: &[Base]) -> Option<Finding> {
    let (part, percent) = quantities(sentence, pair)?;
    let share = evaluate::share(part, &base.quantity)?;
    let (code, verdict) = match evaluate::compare(share, percent) {
        Fit::Holds => return None,
        Fit::Rounded => (Code::CLAIM_ROUNDING, Verdict::Rounding),
        Fit::Wrong => (Code::CLAIM_SHARE_OF_COUNT, Verdict::Wrong),
    };
    let expected = evaluate::show_as(share.at, percent, percent.places);
    let exact = evaluate::show_as(share.at, percent, percent.places + 2);
    let [said, of, whole] = [percent, part, &base.quantity].map(evaluate::said);
    let message = if part.value > base.quantity.value {
        format!("{of} of {whole} is said: the part is larger than its whole")
    } else {
        format!("{said} is said of {of}, but {of} of {whole} is {exact}")
    };
    let others: Vec<String> = tried
        .iter()
        .filter(|other| other.quantity.value != base.quantity.value)
        .take(6)
        .map(|other| evaluate::show(other.quantity.value))
        .collect();
    let note = if others.is_empty() {
        String::new()
    } else {
        format!("; it is no share of {} either", others.join(", "))
    };
    Some(
        Finding::new(code, verdict, sentence.stretch(pair.percent, pair.percent), message)
            .claim(sentence.stretch(pair.part, pair.percent))
            .using(sentence.stretch(pair.part, pair.part), "the part")
            .using(base.at.clone(), "the whole")
            .expecting(
                expected.clone(),
                format!("say `{expected}`, or name the whole that it is a share of{note}"),
            ),
    )
}
