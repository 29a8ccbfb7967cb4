//! Which ends a size speaks of, and whether other values of the sentence explain it.
//!
//! In: a sentence with its sizes and ends. Out: the ends nearest to a size in the same statement.
//! Deliberately absent: whether they agree.

use super::earlier::comparable;
use super::in_turn::of_another_time;
use crate::check::claims::ends::{self, Ends};
use crate::check::claims::evaluate::{self, Fit, Reach};
use crate::check::claims::lexicon::{self, Way};
use crate::check::claims::reading::Sentence;
use crate::check::claims::sizes::Size;
use crate::check::claims::tokens::{Quantity, Unit};

/// Whether two other values of the sentence give the size: then they are its ends, whatever the words seem to say.
pub(super) fn explained(sentence: &Sentence<'_>, size: &Size) -> bool {
    let Some(stated) = sentence.quantity(size.at) else { return false };
    let values: Vec<&Quantity> = sentence
        .numbers()
        .filter(|at| *at != size.at && comparable(sentence, *at))
        .filter_map(|at| sentence.quantity(at))
        .take(8)
        .collect();
    let pairs = values
        .iter()
        .enumerate()
        .flat_map(|(at, first)| values.iter().skip(at + 1).map(move |second| (*first, *second)));
    pairs.into_iter().filter(|(first, second)| ends::alike(first, second)).any(|(first, second)| {
        let difference = Reach::exactly((first.value - second.value).abs());
        let relative =
            [first, second].into_iter().filter_map(|base| difference.percent_of(Reach::exactly(base.value)));
        match stated.unit {
            Unit::Percent => {
                relative.into_iter().any(|change| evaluate::compare(change, stated) == Fit::Holds)
                    && values.len() > 2
            }
            _ => evaluate::compare(difference, stated) == Fit::Holds,
        }
    })
}

/// The ends that a size speaks of: those of its own statement.
#[must_use]
pub fn nearest<'e>(
    sentence: &Sentence<'_>,
    size: &Size,
    sizes: &[Size],
    ends: &'e [Ends],
) -> Option<&'e Ends> {
    // `8% below the average of £448` compares with what follows, whatever stood nearer.
    let own = ends.iter().find(|ends| {
        ends.way.is_some_and(|(word, _)| word == size.word)
            && lexicon::comparative(sentence.word(size.word)).is_some()
    });
    if own.is_some() {
        return own;
    }
    let near = ends.iter().filter(|ends| {
        let own_verb =
            !size.noun && ends.way.is_some_and(|(word, _)| word != size.word && is_verb(sentence, word));
        let planned = sentence.word_before(ends.from, 1) == "from" && than_planned(sentence, size.word);
        !own_verb
            && !planned
            && !walled(sentence, size.at, nearer(size.at, ends))
            && distance(size.at, ends) <= 25
    });
    let best = near
        .filter(|ends| !of_another_time(sentence, size, sizes, ends))
        .min_by_key(|ends| distance(size.at, ends))?;
    Some(of_its_time(sentence, size, ends, best))
}

/// `171, against 165 last quarter and 187 last year, a fall of 9% on the year`: of several values that one is compared
/// with, the one of the time that the size names, or else one that the size's way fits.
fn of_its_time<'e>(sentence: &Sentence<'_>, size: &Size, ends: &'e [Ends], best: &'e Ends) -> &'e Ends {
    let same = || ends.iter().filter(|other| other.to == best.to);
    if same().nth(1).is_none() {
        return best;
    }
    let named = time_behind(sentence, size.at);
    let of_time = same().find(|other| !named.is_empty() && time_behind(sentence, other.from) == named);
    of_time.unwrap_or_else(|| {
        let mut fitting = same().filter(|other| goes(sentence, size, other));
        if goes(sentence, size, best) { best } else { fitting.next_back().unwrap_or(best) }
    })
}

/// The span of time that is named behind a number: `on the year`, `last quarter`; or nothing.
fn time_behind<'a>(sentence: &Sentence<'a>, at: usize) -> &'a str {
    let mut behind = (at + 1..at + 7).take_while(|it| !sentence.is(*it, ',') && sentence.word(*it) != "and");
    let time = |it: &usize| matches!(sentence.word(*it), "year" | "quarter" | "month" | "week" | "term");
    behind.find(time).map_or("", |it| sentence.word(it))
}

/// Whether the values of ends went the way that a size says.
fn goes(sentence: &Sentence<'_>, size: &Size, ends: &Ends) -> bool {
    let values = sentence.quantity(ends.from).zip(sentence.quantity(ends.to));
    values.is_some_and(|(from, to)| match size.way {
        Way::Up => to.value > from.value,
        Way::Down => to.value < from.value,
        Way::Either => true,
    })
}

/// `10% more than planned`: what is compared with is not stated.
fn than_planned(sentence: &Sentence<'_>, word: usize) -> bool {
    let than = sentence.word(word + 1) == "than" && lexicon::comparative(sentence.word(word)).is_some();
    let plan =
        sentence.word(word + 2 + usize::from(matches!(sentence.word(word + 2), "we" | "was" | "first")));
    than && matches!(
        plan,
        "planned"
            | "expected"
            | "forecast"
            | "budgeted"
            | "hoped"
            | "anticipated"
            | "predicted"
            | "projected"
    )
}

fn is_verb(sentence: &Sentence<'_>, word: usize) -> bool {
    lexicon::verb(sentence.word(word)).is_some()
}

/// The end that stands nearer to a place.
pub(super) fn nearer(at: usize, ends: &Ends) -> usize {
    if at.abs_diff(ends.from) <= at.abs_diff(ends.to) { ends.from } else { ends.to }
}

fn distance(at: usize, ends: &Ends) -> usize {
    at.abs_diff(ends.from).min(at.abs_diff(ends.to))
}

/// Whether words part two places into different statements.
fn walled(sentence: &Sentence<'_>, first: usize, second: usize) -> bool {
    let between = first.min(second)..first.max(second);
    let parted = sentence.any_word(between.clone(), |word| {
        matches!(word, "while" | "whilst" | "whereas" | "but" | "although" | "respectively")
    });
    parted
        || between.into_iter().any(|at| sentence.is(at, ';'))
        || sentence.any_word(0..sentence.len(), |word| word == "respectively")
}
