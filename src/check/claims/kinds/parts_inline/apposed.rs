//! Parts set beside their total without a word between: `310 vehicles, 186 diesel, 74 electric and 50 hybrid`.
//!
//! In: a comma, a bracket or `and` in a sentence. Out: a finding where the parts nearly make the total.
//! Deliberately absent: totals that a word parts from their parts.

use super::lists::{closed, halves, is_turn, overlap};
use super::{amounts, report, strict};
use crate::check::claims::finding::Finding;
use crate::check::claims::lexicon;
use crate::check::claims::reading::Sentence;
use crate::check::claims::sums::{self, Part};
use crate::check::claims::tokens::Unit;

/// `512 children are looked after, 280 boys and 242 girls`: two parts of one kind of people behind a total.
pub(super) fn appended(sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
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
        30,
    )
}

/// `310 vehicles, 186 diesel, 74 electric and 50 hybrid`: a total, then nothing but a closed list to the end.
pub(super) fn set_out(sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    if !sentence.is(at, ',') || !sums::is_part(sentence, at + 1) {
        return None;
    }
    let first = at + 1;
    let total = (1..=6).map_while(|back| at.checked_sub(back)).find(|at| sums::is_part(sentence, *at))?;
    let end = (first..sentence.len()).find(|at| is_turn(sentence, *at)).unwrap_or(sentence.len());
    let parts = amounts(sentence, first..end, total)?;
    let alone = (0..total).all(|at| sentence.quantity(at).is_none())
        && !sentence.any_word(0..first, |word| {
            lexicon::way(word).is_some()
                || matches!(word, "compared" | "against" | "than" | "target" | "from")
        });
    let labels = (first..end).filter(|at| sums::is_part(sentence, *at)).all(|at| {
        let label = sentence.word(at + 1);
        !label.is_empty()
            && (!lexicon::ends_phrase(label)
                || matches!(label, "of" | "for" | "in" | "to" | "from" | "by" | "at"))
    });
    let listed = parts.len() >= 3 && closed(sentence, first..end) && !overlap(sentence, first..end);
    let total_first = sentence.quantity(total)?;
    (alone && labels && listed).then(|| {
        report(total_first, sentence.stretch(total, total), &parts, sentence.stretch(total, end - 1), 20)
    })?
}

/// `£3.6m comes from the council (£1.5m), the NHS (£1.2m) and the police (£0.9m)`: every part alone in its brackets.
pub(super) fn counted_in_brackets(sentence: &Sentence<'_>, open: usize) -> Option<Finding> {
    let alone = |open: usize| {
        sentence.is(open, '(') && sums::is_part(sentence, open + 1) && sentence.is(open + 2, ')')
    };
    if !alone(open) || (open.saturating_sub(20)..open).any(alone) {
        return None;
    }
    let opens: Vec<usize> = (open..sentence.len().min(open + 90)).filter(|at| alone(*at)).take(13).collect();
    let last = *opens.last()?;
    let before = opens.iter().rev().nth(1)?;
    let joined = sentence.any_word(before + 1..last, |word| matches!(word, "and" | "or"));
    let parts: Vec<Part> = opens.iter().filter_map(|at| sums::part(sentence, at + 1)).collect();
    let largest = parts.iter().map(|part| part.quantity.value).max()?;
    let unit = parts.first()?.quantity.unit;
    let total = (0..open).rev().find(|at| {
        sums::is_part(sentence, *at)
            && sentence.quantity(*at).is_some_and(|total| total.unit == unit && total.value > largest)
    })?;
    let enough = opens.len() >= 3 && joined && parts.iter().all(|part| part.quantity.unit == unit);
    let changes = sentence.any_word(0..last, |word| {
        lexicon::verb(word).is_some()
            || lexicon::comparative(word).is_some()
            || matches!(word, "compared" | "against" | "than" | "target")
    });
    let at = sentence.stretch(total, total);
    let claim = at.start..parts.last()?.at.end;
    (enough && !changes).then(|| Some(strict(sentence.quantity(total)?, at, &parts, 30)?.claim(claim)))?
}

/// `together the two contracts (£640,000 and £385,000) cost £1,025,000`: two amounts and what both make.
pub(super) fn together(sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    if !matches!(sentence.word(at), "together" | "combined" | "jointly") {
        return None;
    }
    let mut all =
        (0..sentence.len()).filter(|at| sums::is_part(sentence, *at) && sentence.quantity(*at).is_some());
    let money = |at: &usize| sentence.quantity(*at).is_some_and(|it| it.unit == Unit::Pounds);
    let found: Vec<usize> = all.by_ref().filter(money).take(4).collect();
    let [first, second, total] = found.as_slice() else { return None };
    let parts = [sums::part(sentence, *first)?, sums::part(sentence, *second)?];
    let claim = sentence.stretch(*first, *total);
    report(sentence.quantity(*total)?, sentence.stretch(*total, *total), &parts, claim, 20)
}
