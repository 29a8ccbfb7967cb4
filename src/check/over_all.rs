//! Percentages above 100 of which nothing says that they can be: `842` where `84.2` was meant.
//!
//! A percentage without `of` and `base` may be a share or a change, and a change can be any. Where its dataset has a word
//! for a change or a comparison, or a number below zero, nothing is said.
//! Deliberately absent: shares of a stated base (`data`).

use super::Context;
use super::data::{grids, is_share};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Amount, Dataset, Grid, Measure, Unit};
use crate::source::Span;
use rust_decimal::Decimal;

/// How words begin that tell of a change, of an aim or of places that can be more than full.
const BEGINNINGS: &[&str] = &[
    "chang", "grow", "grew", "increas", "decreas", "rise", "rising", "rose", "fell", "reduc", "varia",
    "differ", "inflat", "interest", "yield", "returns", "uplift", "movement", "against", "compar", "target",
    "budget", "planned", "forecast", "capacity", "occupan", "utilis", "usage", "index", "ratio", "relative",
    "gearing", "since", "achiev", "deliver", "level", "times", "previous", "earlier", "cost", "price",
    "recover",
];

/// Finds percentages that are more than all.
pub(super) fn check(context: &Context<'_>, found: &mut Diagnostics) {
    for (dataset, grid) in grids(context) {
        for (at, measure) in grid.measures.iter().enumerate() {
            if measure.unit == Unit::Percent
                && !is_share(measure)
                && let Some(more) = over(dataset, grid, at)
            {
                found.push(more);
            }
        }
    }
}

/// The first value of a measure that is over 100, told for all of them.
fn over(dataset: &Dataset, grid: &Grid, at: usize) -> Option<Diagnostic> {
    let measure = grid.measures.get(at)?;
    let cells = grid.cells.iter().skip(at).step_by(grid.measures.len().max(1));
    let amounts: Vec<(Amount, Span)> =
        cells.filter_map(|cell| Some((cell.observation.amount()?, cell.span))).collect();
    let mut more = amounts.iter().filter(|(amount, _)| amount.decimal() > Decimal::ONE_HUNDRED);
    let (first, span) = more.next()?;
    if amounts.iter().any(|(amount, _)| amount.is_negative()) || can_be_more(dataset, grid, measure) {
        return None;
    }
    let others = match more.count() {
        0 => String::new(),
        1 => ", and so is another value".to_owned(),
        count => format!(", and so are {count} other values"),
    };
    let message = format!("{first}% is more than all, and nothing says that it can be{others}");
    Some(Diagnostic::new(Code::DATA_OVER_ALL, *span, message).help(
        "correct the number; if it is a change, or a percentage of a target or of places, say so in `title` or `definition`",
    ))
}

/// Whether the words of a dataset tell of a change or a comparison.
fn can_be_more(dataset: &Dataset, grid: &Grid, measure: &Measure) -> bool {
    let labels =
        grid.dimensions.iter().flat_map(|each| each.members.iter().map(|member| member.label.as_str()));
    let texts =
        [Some(dataset.title.value.as_str()), dataset.definition.as_deref(), measure.definition.as_deref()];
    let words = texts.into_iter().flatten().chain([measure.name.as_str()]).chain(labels);
    words.flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric())).any(|word| {
        let word = word.to_lowercase();
        BEGINNINGS.iter().any(|beginning| word.starts_with(beginning))
    })
}
