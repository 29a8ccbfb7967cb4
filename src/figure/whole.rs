//! Wholes and their parts: totals, bases and shares.
//!
//! What the dataset states comes first: a published share before a computed one, a stated total before a sum.
//! Nothing is summed over periods, over parts that overlap, over the member that is there for comparison, or over
//! cells without a number.

use super::reference::Fault;
use super::sum::{Whole, is_period, several_members, whole};
use super::verbs::{Answer, Ask, Quantity};
use super::{describe, faults, round};
use crate::model::dataset::Stated;
use crate::model::{Amount, Measure, Missing, Observation, Unit};
use rust_decimal::Decimal;

/// The base from which on a computed percentage shows one decimal: one case then moves it by a fifth of a point at
/// most. Below, it shows whole numbers, as 209 of 240 is 87%.
const BASE_FOR_A_DECIMAL: i64 = 500;

/// The total of a breakdown: as stated, else summed over the dimensions left open.
///
/// # Errors
/// When a period is left open, or the parts have no sum.
pub fn total(ask: &Ask<'_>) -> Result<Answer, Fault> {
    let states = |measure: &Measure| measure.unit.is_count() && !matches!(measure.total, Stated::Nothing);
    let stating: Vec<usize> =
        ask.grid.measures.iter().enumerate().filter(|(_, each)| states(each)).map(|(at, _)| at).collect();
    let measure = match (ask.selection.measure, stating.as_slice()) {
        (None, [only]) => *only,
        _ => ask.measure(&|measure| measure.unit.is_count())?,
    };
    let unit = ask.unit(measure);
    if !unit.is_count() {
        return Err(ask.no(format!("the unit is {unit}, and only counts have a total")));
    }
    Ok(answer(ask, measure, whole(ask, measure, &picked(ask))?))
}

/// What a percentage is a percentage of.
///
/// # Errors
/// When the dataset states no base and has no total either.
pub fn base(ask: &Ask<'_>) -> Result<Answer, Fault> {
    let has_base = |measure: &Measure| !matches!(measure.base, Stated::Nothing);
    let measure = match ask.selection.measure {
        Some(chosen) => chosen.at,
        None => match ask
            .grid
            .measures
            .iter()
            .position(has_base)
            .or_else(|| share_measures(ask, None).first().copied())
        {
            Some(measure) => measure,
            None => ask.measure(&|measure| measure.unit.is_count())?,
        },
    };
    let Some(found) = ask.grid.measures.get(measure) else { return Err(ask.no("there is no such measure")) };
    if let Stated::ByMember(list) = &found.base {
        let outermost = picked(ask).first().copied().flatten();
        let Some(member) = outermost else { return Err(faults::left_open(ask.reference, &[0], ask.grid)) };
        if !list.iter().any(|(at, _)| *at == member) {
            return Err(ask.no("the dataset states no base for this member"));
        }
    }
    if let Some(base) = found.base.of(picked(ask).first().copied().flatten()) {
        return Ok(answer(ask, measure, Whole { amount: base.value, cells: Vec::new() }));
    }
    let counts = found.share_of.unwrap_or(measure);
    if !ask.unit(counts).is_count() {
        let fault = faults::not_computable(
            ask.reference,
            format!("`{}` does not say what it is a percentage of", ask.dataset.id),
        );
        return Err(fault.help("state `base:` in the dataset").into());
    }
    Ok(answer(ask, counts, whole(ask, counts, &picked(ask))?))
}

fn answer(ask: &Ask<'_>, measure: usize, whole: Whole) -> Answer {
    let unit = ask.unit(measure);
    // A percentage's base counts things.
    let unit = if unit == Unit::Percent { Unit::Counted(String::new()) } else { unit };
    let detail = describe::whole(ask, whole.cells.len());
    Answer { quantity: Quantity::Number(whole.amount), unit, cells: whole.cells, detail }
}

/// A part of its whole as a percentage: as published, else computed.
///
/// # Errors
/// When the whole is neither stated nor a sum.
pub fn share(ask: &Ask<'_>) -> Result<Answer, Fault> {
    let chosen = ask.selection.measure.map(|chosen| chosen.at);
    let counted = chosen.filter(|at| ask.unit(*at).is_count());
    if let [published] = share_measures(ask, counted).as_slice()
        && (chosen.is_none() || counted.is_some())
    {
        return ask.value(*published);
    }
    let measure = ask.measure(&|measure| measure.unit.is_count())?;
    match ask.unit(measure) {
        Unit::Percent => ask.value(measure),
        unit if unit.is_count() => compute_share(ask, &ask.members()?, measure, None),
        unit => Err(ask.no(format!("the unit is {unit}, and only counts have shares"))),
    }
}

/// The measures that hold published shares, of one count or of any.
fn share_measures(ask: &Ask<'_>, of: Option<usize>) -> Vec<usize> {
    let is_share = |measure: &Measure| {
        measure.unit == Unit::Percent && measure.share_of.is_some_and(|count| of.is_none_or(|of| of == count))
    };
    ask.grid.measures.iter().enumerate().filter(|(_, measure)| is_share(measure)).map(|(at, _)| at).collect()
}

/// The share that a cell leaves out, computed from its count; `None` when the cell is no such cell.
pub(super) fn computed_share(
    ask: &Ask<'_>,
    members: &[usize],
    measure: usize,
) -> Result<Option<Answer>, Fault> {
    let Some(count) = ask.grid.measures.get(measure).and_then(|measure| measure.share_of) else {
        return Ok(None);
    };
    let (_, published) = ask.cell(members, measure)?;
    let (_, counted) = ask.cell(members, count)?;
    if *published != Observation::Missing(Missing::NotAvailable) || counted.amount().is_none() {
        return Ok(None);
    }
    Ok(compute_share(ask, members, count, Some(measure)).ok())
}

fn compute_share(
    ask: &Ask<'_>,
    members: &[usize],
    count: usize,
    share: Option<usize>,
) -> Result<Answer, Fault> {
    let (at, observation) = ask.cell(members, count)?;
    let Some(part) = observation.amount() else {
        let detail = describe::cell(ask, members, count);
        return Ok(Answer {
            quantity: Quantity::Observed(observation.clone()),
            unit: Unit::Percent,
            cells: vec![at],
            detail,
        });
    };
    let whole = whole_of_share(ask, members, count, share)?;
    let base = whole.amount.decimal();
    let hundredfold = part.decimal().checked_mul(Decimal::ONE_HUNDRED).ok_or_else(|| ask.too_long())?;
    let value = hundredfold.checked_div(base).ok_or_else(|| ask.no("a share of 0 cannot be computed"))?;
    let decimals =
        share.and_then(|share| published_decimals(ask, share)).unwrap_or_else(|| decimals_for(base));
    let cells = std::iter::once(at).chain(whole.cells).collect();
    Ok(Answer {
        quantity: Quantity::Number(round::percentage(value, decimals)),
        unit: Unit::Percent,
        cells,
        detail: describe::share(ask, members, part, whole.amount),
    })
}

/// How many decimals a computed percentage shows.
#[must_use]
pub fn decimals_for(base: Decimal) -> u32 {
    u32::from(base >= Decimal::from(BASE_FOR_A_DECIMAL))
}

/// The most decimals among the published shares of a measure.
fn published_decimals(ask: &Ask<'_>, measure: usize) -> Option<u32> {
    let cells = ask.grid.cells.iter().enumerate().filter(|(at, _)| ask.grid.coordinates(*at).1 == measure);
    cells.filter_map(|(_, cell)| cell.observation.amount()).map(Amount::decimals).max()
}

/// What a cell is a part of: the stated base, else the stated total, else the sum of its breakdown.
fn whole_of_share(
    ask: &Ask<'_>,
    members: &[usize],
    count: usize,
    share: Option<usize>,
) -> Result<Whole, Fault> {
    let outermost = members.first().copied();
    let bases = share.into_iter().chain([count]).filter_map(|at| ask.grid.measures.get(at));
    if let Some(base) = bases.filter_map(|measure| measure.base.of(outermost)).map(|base| base.value).next() {
        return Ok(Whole { amount: base, cells: Vec::new() });
    }
    let opened = opened_for_share(ask, count)?;
    let members = members.iter().enumerate();
    let members: Vec<Option<usize>> =
        members.map(|(at, member)| (!opened.contains(&at)).then_some(*member)).collect();
    whole(ask, count, &members)
}

/// The dimensions over which a part is part of its whole.
fn opened_for_share(ask: &Ask<'_>, count: usize) -> Result<Vec<usize>, Fault> {
    let several = several_members(ask);
    match ask.grid.measures.get(count).map(|measure| &measure.total) {
        Some(Stated::ByMember(_)) => return Ok(several.into_iter().filter(|at| *at > 0).collect()),
        Some(Stated::One(_)) if !several.iter().any(|at| is_period(ask, *at)) => return Ok(several),
        _ => {}
    }
    let breakdown: Vec<usize> = several.into_iter().filter(|at| !is_period(ask, *at)).collect();
    match breakdown.as_slice() {
        [_] => Ok(breakdown),
        [] => Err(faults::not_computable(
            ask.reference,
            format!("`{}` has no breakdown to be a share of", ask.dataset.id),
        )
        .help("state `base:` in the dataset")
        .into()),
        _ => Err(faults::not_computable(
            ask.reference,
            format!(
                "`{}` is broken down in more than one way, and does not say what a share is a share of",
                ask.dataset.id
            ),
        )
        .help("state `base:` or `total:` in the dataset")
        .into()),
    }
}

fn picked(ask: &Ask<'_>) -> Vec<Option<usize>> {
    ask.selection.members.iter().map(|member| member.map(|chosen| chosen.at)).collect()
}
