//! A count with its percentage: `209 (87%)` of 240 audits.
//!
//! Every whole that the paper states is tried, those of the section first. Where the words name the whole, or the
//! lead-in of a list does, or other counts of the section fit one, a percentage that fits none is wrong; where no
//! whole has that standing, nothing is said.

mod accuse;

use super::Paper;
use crate::check::claims::evaluate::{self, Fit, Reach};
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::pairs::{self, Pair};
use crate::check::claims::parts;
use crate::check::claims::prose::Role;
use crate::check::claims::reading::Sentence;
use crate::check::claims::tokens::{Approx, Quantity};
use crate::diagnostic::Code;
use accuse::accuse;
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
    for sentence in paper.reading.counting() {
        found.extend(led_on(paper, &sentence));
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

/// `45 families moved on. This is 30% of the 150 families in the scheme`: the part stands in the sentence before.
fn led_on(paper: &Paper<'_>, sentence: &Sentence<'_>) -> Option<Finding> {
    let back = matches!(sentence.word(0), "this" | "that" | "these" | "which" | "it");
    let says = matches!(sentence.word(1), "is" | "was" | "represents" | "equates" | "amounts" | "are");
    let percent = (2..6).find(|at| parts::is_percent(sentence, *at)).filter(|_| back && says)?;
    let whole = parts::whole_behind(sentence, percent)?;
    let before = paper.reading.before(sentence)?;
    let mut counts = (0..before.len()).filter(|at| parts::is_amount(&before, *at));
    let part = counts.next().filter(|_| counts.next().is_none())?;
    let (count, of, stated) =
        (before.quantity(part)?, sentence.quantity(whole)?, sentence.quantity(percent)?);
    let share = evaluate::share(count, of).filter(|_| count.unit == of.unit && count.value < of.value)?;
    let (code, verdict) = match evaluate::compare(share, stated) {
        Fit::Holds => return None,
        Fit::Rounded => (Code::CLAIM_ROUNDING, Verdict::Rounding),
        Fit::Wrong => (Code::CLAIM_SHARE_OF_COUNT, Verdict::Wrong),
    };
    let expected = evaluate::show_as(share.at, stated, stated.places);
    let [said, part_of, all] = [stated, count, of].map(evaluate::said);
    let exact = evaluate::show_as(share.at, stated, stated.places + 2);
    let message = format!("{said} is said of {part_of}, but {part_of} of {all} is {exact}");
    Some(
        Finding::new(code, verdict, sentence.stretch(percent, percent), message)
            .claim(sentence.stretch(0, whole))
            .using(before.stretch(part, part), "the part")
            .using(sentence.stretch(whole, whole), "the whole")
            .expecting(expected.clone(), format!("say `{expected}`, or correct one of the counts")),
    )
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
