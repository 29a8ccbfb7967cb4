//! A change and its two ends: `from 71.8% to 94.1%, an increase of 22.3%`; `1,313 to 1,439, or a 9% change`.
//!
//! A difference of percentages that is called per cent is a finding of its own. Ends of the sentence before count
//! only where the words lead back to them ("This represents …") or the numbers nearly agree.

mod belongs;
mod earlier;
mod in_turn;

pub use belongs::nearest;

use super::Paper;
use crate::check::claims::ends::{self, Ends};
use crate::check::claims::evaluate::{self, Fit, Reach};
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::lexicon;
use crate::check::claims::reading::Sentence;
use crate::check::claims::sizes::{self, Size};
use crate::check::claims::tokens::{Quantity, Unit};
use crate::diagnostic::Code;
use belongs::explained;
use earlier::before;
use rust_decimal::Decimal;

/// The two values of a change, wherever they stand.
struct Values<'a> {
    from: (&'a Quantity, std::ops::Range<usize>),
    to: (&'a Quantity, std::ops::Range<usize>),
    /// By how many per cent a stated size may miss to be believed to be meant; nothing limits what is firm.
    doubt: u32,
    /// The unit of time that both count, or nothing.
    time: &'a str,
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
    for sentence in paper.reading.counting() {
        let sizes = sizes::sizes(&sentence);
        if sizes.is_empty() {
            continue;
        }
        let ends = ends::ends(&sentence, &sizes);
        for size in &sizes {
            let values = match nearest(&sentence, size, &sizes, &ends) {
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

fn values<'a>(sentence: &Sentence<'a>, ends: &Ends, doubt: u32) -> Option<Values<'a>> {
    let value = |at| Some((sentence.quantity(at)?, sentence.stretch(at, at)));
    let time = [ends.from, ends.to].map(|at| time_unit(sentence, at));
    let time = time.into_iter().find(|unit| !unit.is_empty()).unwrap_or("");
    Some(Values { from: value(ends.from)?, to: value(ends.to)?, doubt, time })
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
        Unit::Count if percents && matches!(sentence.word(size.at + 1), "points" | "point" | "pts") => {
            absolute(sentence, size, stated, values, difference)
        }
        Unit::Count | Unit::Pounds
            if stated.unit == values.from.0.unit && time_unit(sentence, size.at) == values.time =>
        {
            absolute(sentence, size, stated, values, difference)
        }
        _ => None,
    }
}

/// The unit of time that a number counts, without its ending, or nothing.
fn time_unit<'a>(sentence: &Sentence<'a>, at: usize) -> &'a str {
    let word = sentence.word(at + 1);
    if lexicon::time(word) { lexicon::stem(word) } else { "" }
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
