//! A change and its two ends: `from 71.8% to 94.1%, an increase of 22.3%`; `1,313 to 1,439, or a 9% change`.
//!
//! A difference of percentages that is called per cent is a finding of its own. Ends of the sentence before count
//! only where the words lead back to them ("This represents …") or the numbers nearly agree.

use super::Paper;
use crate::check::claims::ends::{self, Ends};
use crate::check::claims::evaluate::{self, Fit, Reach};
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::reading::Sentence;
use crate::check::claims::sizes::{self, Size};
use crate::check::claims::tokens::{Kind, Quantity, Unit};
use crate::diagnostic::Code;
use rust_decimal::Decimal;

/// The two values of a change, wherever they stand.
struct Values<'a> {
    from: (&'a Quantity, std::ops::Range<usize>),
    to: (&'a Quantity, std::ops::Range<usize>),
    /// By how many per cent a stated size may miss to be believed to be meant; nothing limits what is firm.
    doubt: u32,
}

/// The words leave no doubt which values a size speaks of.
const FIRM: u32 = 0;
/// The words make it likely.
const LIKELY: u32 = 60;
/// Only a near miss shows it.
const NEAR: u32 = 15;

/// Finds changes that are not the difference of their ends.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in paper.reading.sentences() {
        let sizes = sizes::sizes(&sentence);
        if sizes.is_empty() {
            continue;
        }
        let ends = ends::ends(&sentence, &sizes);
        for size in &sizes {
            let values = match nearest(&sentence, size, &ends) {
                Some(ends) => values(&sentence, ends, FIRM),
                None if size.noun => before(paper, &sentence, size, &sizes),
                None => None,
            };
            let finding = values.and_then(|values| judge(&sentence, size, &values));
            found.extend(
                finding.filter(|finding| finding.verdict == Verdict::Wording || !explained(&sentence, size)),
            );
        }
    }
    found
}

/// Whether two other values of the sentence give the size: then they are its ends, whatever the words seem to say.
fn explained(sentence: &Sentence<'_>, size: &Size) -> bool {
    let Some(stated) = sentence.quantity(size.at) else { return false };
    let values: Vec<&Quantity> = (0..sentence.len())
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

fn values<'a>(sentence: &Sentence<'a>, ends: &Ends, doubt: u32) -> Option<Values<'a>> {
    let value = |at| Some((sentence.quantity(at)?, sentence.stretch(at, at)));
    Some(Values { from: value(ends.from)?, to: value(ends.to)?, doubt })
}

/// The ends that a size speaks of: those of its own statement.
#[must_use]
pub fn nearest<'e>(sentence: &Sentence<'_>, size: &Size, ends: &'e [Ends]) -> Option<&'e Ends> {
    let near = ends.iter().filter(|ends| {
        let own_verb =
            !size.noun && ends.way.is_some_and(|(word, _)| word != size.word && is_verb(sentence, word));
        !own_verb && !walled(sentence, size.at, nearer(size.at, ends)) && distance(size.at, ends) <= 25
    });
    near.min_by_key(|ends| distance(size.at, ends))
}

fn is_verb(sentence: &Sentence<'_>, word: usize) -> bool {
    crate::check::claims::lexicon::verb(sentence.word(word)).is_some()
}

/// The end that stands nearer to a place.
fn nearer(at: usize, ends: &Ends) -> usize {
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

/// The ends in the sentence before, or one value there and one here.
fn before<'a>(
    paper: &'a Paper<'_>,
    sentence: &Sentence<'a>,
    size: &Size,
    sizes: &[Size],
) -> Option<Values<'a>> {
    let earlier = paper.reading.before(sentence)?;
    let earlier_sizes = sizes::sizes(&earlier);
    let ends = ends::ends(&earlier, &earlier_sizes);
    let leads_back = matches!(sentence.word(0), "this" | "that" | "these" | "it" | "which" | "overall");
    let own = (0..sentence.len())
        .filter(|at| sizes.iter().all(|size| size.at != *at) && comparable(sentence, *at))
        .collect::<Vec<_>>();
    match (ends.as_slice(), own.as_slice()) {
        ([only], []) => values(&earlier, only, if leads_back { FIRM } else { NEAR }),
        ([], []) if leads_back => two_before(paper, &earlier, &earlier_sizes, size),
        ([] | [_], [here]) => across(&earlier, &earlier_sizes, sentence, *here, size),
        _ => None,
    }
}

/// `In 2018 there were 98. In 2019 there were 81. This is a reduction of 27%`: the last value of each of two sentences.
fn two_before<'a>(
    paper: &'a Paper<'_>,
    earlier: &Sentence<'a>,
    sizes: &[Size],
    size: &Size,
) -> Option<Values<'a>> {
    let mut own =
        (0..earlier.len()).filter(|at| sizes.iter().all(|size| size.at != *at) && comparable(earlier, *at));
    let (here, alone) = (own.next()?, own.next().is_none());
    let first = paper.reading.before(earlier).filter(|_| alone)?;
    let found = across(&first, &sizes::sizes(&first), earlier, here, size)?;
    Some(Values { doubt: found.doubt.max(NEAR), ..found })
}

fn has_date(sentence: &Sentence<'_>) -> bool {
    (0..sentence.len()).any(|at| {
        sentence.token(at).is_some_and(|token| matches!(token.kind, Kind::Date(_) | Kind::Period(..)))
    })
}

fn comparable(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence
        .quantity(at)
        .is_some_and(|quantity| matches!(quantity.unit, Unit::Count | Unit::Percent | Unit::Pounds))
        && !crate::check::claims::lexicon::time(sentence.word(at + 1))
}

/// `… was 1,669. At the end of July 2020 this figure was 1,647, a 1.4% increase`: which is the earlier is told by the way.
fn across<'a>(
    earlier: &Sentence<'a>,
    sizes: &[Size],
    sentence: &Sentence<'a>,
    here: usize,
    size: &Size,
) -> Option<Values<'a>> {
    use crate::check::claims::lexicon::Way;
    let own = sentence.quantity(here)?;
    let mut alike = (0..earlier.len()).filter(|at| {
        sizes.iter().all(|size| size.at != *at)
            && comparable(earlier, *at)
            && earlier.quantity(*at).is_some_and(|other| ends::alike(own, other))
    });
    let there = alike.next_back()?;
    let other = earlier.quantity(there)?;
    let alone = alike.next().is_none();
    let here = (own, sentence.stretch(here, here));
    let there = (other, earlier.stretch(there, there));
    let rises = match size.way {
        Way::Up => true,
        Way::Down => false,
        Way::Either => here.0.value > there.0.value,
    };
    let (low, high) = if here.0.value <= there.0.value { (here, there) } else { (there, here) };
    let (from, to) = if rises { (low, high) } else { (high, low) };
    let dated = has_date(sentence) && has_date(earlier);
    alone.then_some(Values { from, to, doubt: if dated { LIKELY } else { NEAR } })
}

fn judge(sentence: &Sentence<'_>, size: &Size, values: &Values<'_>) -> Option<Finding> {
    let stated = sentence.quantity(size.at)?;
    let stated = &Quantity { value: stated.value.abs(), ..stated.clone() };
    let [from, to] = [Reach::of(values.from.0), Reach::of(values.to.0)];
    let difference = from.to(to).size();
    let percents = values.from.0.is_percent();
    match stated.unit {
        Unit::Percent => relative(sentence, size, stated, values, difference),
        Unit::Points if percents => absolute(sentence, size, stated, values, difference),
        Unit::Count | Unit::Pounds
            if stated.unit == values.from.0.unit && !counts_time(sentence, size.at) =>
        {
            absolute(sentence, size, stated, values, difference)
        }
        _ => None,
    }
}

fn counts_time(sentence: &Sentence<'_>, at: usize) -> bool {
    crate::check::claims::lexicon::time(sentence.word(at + 1))
}

/// A size in the unit of its ends.
fn absolute(
    sentence: &Sentence<'_>,
    size: &Size,
    stated: &Quantity,
    values: &Values<'_>,
    difference: Reach,
) -> Option<Finding> {
    let fit = evaluate::compare(difference, stated);
    if fit == Fit::Holds || !is_near(difference.at, stated.value, values.doubt) {
        return None;
    }
    let places = stated.places.max(values.from.0.places).max(values.to.0.places);
    let expected = evaluate::show_as(difference.at, stated, places);
    Some(finding(sentence, size, values, fit, &expected, &format!("the difference is {expected}")))
}

/// A size in per cent of its earlier end, or percentage points called per cent.
fn relative(
    sentence: &Sentence<'_>,
    size: &Size,
    stated: &Quantity,
    values: &Values<'_>,
    difference: Reach,
) -> Option<Finding> {
    let change = difference.percent_of(Reach::of(values.from.0).size())?;
    let fit = evaluate::compare(change, stated);
    let printed = Reach::exactly((values.to.0.value - values.from.0.value).abs());
    let central = printed.percent_of(Reach::exactly(values.from.0.value))?;
    let exact = evaluate::show_as(central.at, stated, stated.places + 1);
    let points =
        evaluate::compare(if fit == Fit::Holds { printed } else { difference }, stated) == Fit::Holds;
    if values.from.0.is_percent() && points && evaluate::compare(central, stated) != Fit::Holds {
        return Some(called_percent(sentence, size, stated, values, &exact));
    }
    if fit == Fit::Holds {
        return None;
    }
    let near = is_near(change.at, stated.value, values.doubt)
        || (values.from.0.is_percent() && is_near(difference.at, stated.value, values.doubt));
    if !near {
        return None;
    }
    let expected = evaluate::show_as(change.at, stated, stated.places);
    let reason = format!("the change is {exact} of the earlier value");
    Some(finding(sentence, size, values, fit, &expected, &reason))
}

fn called_percent(
    sentence: &Sentence<'_>,
    size: &Size,
    stated: &Quantity,
    values: &Values<'_>,
    exact: &str,
) -> Finding {
    let said = evaluate::said(stated);
    let points = format!("{} percentage points", evaluate::show(stated.value));
    let message = format!(
        "{said} is the difference in percentage points; in per cent of the earlier value the change is {exact}"
    );
    Finding::new(Code::CLAIM_POINTS, Verdict::Wording, sentence.stretch(size.at, size.at), message)
        .claim(sentence.stretch(size.word, size.at))
        .using(values.from.1.clone(), "the earlier value")
        .using(values.to.1.clone(), "the later value")
        .expecting(points.clone(), format!("say `{points}`"))
}

fn finding(
    sentence: &Sentence<'_>,
    size: &Size,
    values: &Values<'_>,
    fit: Fit,
    expected: &str,
    reason: &str,
) -> Finding {
    let (code, verdict) = match fit {
        Fit::Rounded => (Code::CLAIM_ROUNDING, Verdict::Rounding),
        _ => (Code::CLAIM_CHANGE, Verdict::Wrong),
    };
    let show = evaluate::said;
    let said = sentence.quantity(size.at).map(show).unwrap_or_default();
    let [from, to] = [show(values.from.0), show(values.to.0)];
    Finding::new(
        code,
        verdict,
        sentence.stretch(size.at, size.at),
        format!("{said} is said of a change from {from} to {to}, but {reason}"),
    )
    .claim(sentence.stretch(size.word, size.at))
    .using(values.from.1.clone(), "the earlier value")
    .using(values.to.1.clone(), "the later value")
    .expecting(expected, format!("say `{expected}`, or correct one of the ends"))
}

/// Whether a stated value is so near to what was worked out that it must have been meant.
fn is_near(actual: Decimal, stated: Decimal, doubt: u32) -> bool {
    let room =
        (actual.abs().max(stated) * Decimal::from(doubt) / Decimal::ONE_HUNDRED).max(Decimal::new(15, 2));
    doubt == FIRM || (actual - stated).abs() <= room
}
