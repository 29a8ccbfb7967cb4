//! Parts first, their total behind: `12 buses and 7 trams, a total of 19`, `nine staff in all`.
//!
//! In: the place of a word that names a total. Out: a finding where the parts before it do not sum to it.
//! Deliberately absent: totals that stand before their parts.

use super::lists::closed;
use super::{amounts, report, strict};
use crate::check::claims::finding::Finding;
use crate::check::claims::kinds::Paper;
use crate::check::claims::reading::Sentence;
use crate::check::claims::sums::{self, Part};
use crate::check::claims::tokens::Kind;

/// `12 buses and 7 trams, a total of 20`; `… bringing the total to 20`; `In total, 20 …` after a sentence of parts.
pub(super) fn totalled(paper: &Paper<'_>, sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    let (total, strong) = total_behind(sentence, at)?;
    let mut parts = amounts(sentence, 0..at, total).unwrap_or_default();
    let mut room = if strong { 25 } else { 5 };
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
    let parts: Vec<Part> = parts.into_iter().filter(|part| part.at != last).collect();
    let list = parts.len() >= 3 && closed(sentence, 0..total.min(at));
    let whole = sentence.quantity(total)?;
    if list && (strong || total + 3 >= at) {
        return strict(whole, last, &parts, 20).map(|made| made.claim(claim));
    }
    report(whole, last, &parts, claim, room)
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
            let total = value(at + 1).or_else(|| before_total(sentence, at))?;
            Some((total, matches!(sentence.word_before(total, 1), "making" | "giving" | "or")))
        }
        "total"
            if sentence.quantity(at + 1).is_some()
                && at > 0
                && [')', ';', ','].iter().any(|mark| sentence.is(at - 1, *mark)) =>
        {
            Some((at + 1, true))
        }
        "altogether" => before_total(sentence, at).map(|total| (total, true)),
        "all" if sentence.word_before(at, 1) == "in" && ends_statement(sentence, at) => {
            before_total(sentence, at).map(|total| (total, true))
        }
        _ => None,
    }
}

/// Whether no noun stands behind a word: `nine staff in all.`
fn ends_statement(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.token(at + 1).is_none_or(|token| matches!(token.kind, Kind::Mark(_)))
}

/// `making 20 in total`: the number before the words.
fn before_total(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    (1..6).filter_map(|back| at.checked_sub(back)).find(|at| sentence.quantity(*at).is_some())
}
