//! Wholes and their parts: totals, bases and shares.
//!
//! What the dataset states comes first: a published share before a computed one, a stated total before a sum.

use super::reference::Fault;
use super::sum::{self, Whole};
use super::verbs::{Answer, Ask, Quantity};
use super::{describe, faults, share};
use crate::model::dataset::Stated;
use crate::model::{Measure, Unit};

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
    Ok(answer(ask, measure, whole(ask, measure)?))
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
        return Ok(answer(ask, measure, Whole::stated(base.value)));
    }
    let counts = found.share_of.unwrap_or(measure);
    if !ask.unit(counts).is_count() {
        let fault = faults::not_computable(
            ask.reference,
            format!("`{}` does not say what it is a percentage of", ask.dataset.id),
        );
        return Err(fault.help("state `base:` in the dataset").into());
    }
    Ok(answer(ask, counts, whole(ask, counts)?))
}

fn answer(ask: &Ask<'_>, measure: usize, whole: Whole) -> Answer {
    let unit = ask.unit(measure);
    // A percentage's base counts things.
    let unit = if unit == Unit::Percent { Unit::Counted(String::new()) } else { unit };
    let detail = describe::whole(ask, whole.cells.len());
    Answer { quantity: Quantity::Number(whole.amount), unit, cell: None, cells: whole.cells, detail }
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
        unit if unit.is_count() => compute(ask, &ask.members()?, measure, None),
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

/// A share that the author left to be computed.
pub(super) fn computed(ask: &Ask<'_>, members: &[usize], measure: usize) -> Result<Answer, Fault> {
    match ask.grid.measures.get(measure).and_then(|measure| measure.share_of) {
        Some(count) => compute(ask, members, count, Some(measure)),
        None => Err(ask.no("the measure does not say what it is a share of")),
    }
}

fn compute(ask: &Ask<'_>, members: &[usize], count: usize, share: Option<usize>) -> Result<Answer, Fault> {
    let (at, counted) = ask.cell(members, count)?;
    if counted.amount().is_none() {
        let quantity = Quantity::Observed(counted.clone());
        let detail = describe::cell(ask.grid, members, count);
        return Ok(Answer { quantity, unit: Unit::Percent, cell: Some(at), cells: vec![at], detail });
    }
    let share_cell = share.and_then(|share| ask.grid.position(members, share));
    let share = share::compute(ask.dataset, ask.grid, members, count, share).map_err(|why| ask.why(why))?;
    Ok(Answer {
        quantity: Quantity::Number(share.percentage),
        unit: Unit::Percent,
        detail: describe::share(ask.grid, members, share.part, share.base),
        cell: share_cell.or(Some(at)),
        cells: share.cells,
    })
}

fn picked(ask: &Ask<'_>) -> Vec<Option<usize>> {
    ask.selection.members.iter().map(|member| member.map(|chosen| chosen.at)).collect()
}

/// The total over the dimensions left open; a period must be picked unless the dataset states the total.
fn whole(ask: &Ask<'_>, measure: usize) -> Result<Whole, Fault> {
    let members = picked(ask);
    let periods: Vec<usize> =
        ask.selection.open().into_iter().filter(|at| sum::is_period(ask.grid, *at)).collect();
    if sum::stated(ask.grid, measure, &members).is_none() && !periods.is_empty() {
        return Err(over_periods(ask, &periods));
    }
    sum::whole(ask.dataset, ask.grid, measure, &members).map_err(|why| ask.why(why))
}

/// A total over periods: one of them is to be picked if something is left to sum then.
fn over_periods(ask: &Ask<'_>, periods: &[usize]) -> Fault {
    if ask.selection.open().len() > periods.len() {
        let fault = *faults::left_open(ask.reference, periods, ask.grid);
        return fault.help("add `latest`: values are not summed over periods").into();
    }
    let (whole, data) = (ask.reference.whole.text(), ask.reference.dataset.text());
    let message = format!("`{whole}` would be a sum over periods, which is not made");
    let help = format!("state `total:` in the dataset, or cite a single period: `{{{data}: latest}}`");
    faults::not_computable(ask.reference, message).help(help).into()
}
