//! Totals that stand among their parts: a row or column called `Total`, as a spreadsheet has it, is a member like the
//! others, and every sum would count each part twice.
//!
//! In: datasets of counts. Out: findings. A member that is there for comparison (`benchmark:`) is no part, and parts that
//! overlap are not summed. Deliberately absent: totals that the dataset states (`data`).

use super::Context;
use super::data::grids;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::dataset::{Cell, MemberRef, Stated};
use crate::model::{Amount, Dimension, Grid, Missing, Observation};
use rust_decimal::Decimal;

/// By how many per cent a row called `Total` may miss the sum of the others to be believed to be their total.
const ROOM: u32 = 10;

/// How a member can read as the total of the others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    /// `Total`: nothing else is called so.
    Total,
    /// `All ages`: it is one if it is the sum.
    All,
}

/// Finds members that are the total of the others.
pub(super) fn members(context: &Context<'_>, found: &mut Diagnostics) {
    for (_, grid) in grids(context) {
        among_parts(grid).for_each(|total| found.push(report(grid, total)));
    }
}

/// Whether a total stands among the parts of a dataset, so that nothing can be said of their sum.
pub(super) fn stand_among_parts(grid: &Grid) -> bool {
    among_parts(grid).next().is_some()
}

/// Every cell of a member called `Total`, with the cells of the others beside it.
pub(super) fn beside<'g>(grid: &'g Grid, mut look: impl FnMut(&'g Cell, &[&'g Cell])) {
    for (total, _) in named(grid).filter(|(_, name)| *name == Name::Total) {
        rows(grid, total).for_each(|(cell, others)| look(cell, &others));
    }
}

fn among_parts(grid: &Grid) -> impl Iterator<Item = MemberRef> {
    let compared = |total: MemberRef| grid.benchmark.is_some_and(|it| it.dimension == total.dimension);
    named(grid)
        .filter(move |(total, name)| !compared(*total) && is_total(grid, *total, *name))
        .map(|(total, _)| total)
}

/// The members that are called so, one of each dimension, with two others at least.
fn named(grid: &Grid) -> impl Iterator<Item = (MemberRef, Name)> {
    let summed = !grid.overlapping && grid.measures.iter().any(|measure| measure.unit.is_count());
    let dimensions = grid.dimensions.iter().enumerate();
    let parted =
        dimensions.filter(move |(_, each)| summed && each.period.is_none() && each.members.len() > 2);
    parted.filter_map(|(dimension, each)| {
        let mut members = each.members.iter().enumerate();
        let (member, name) = members.find_map(|(at, member)| Some((at, name(&member.label)?)))?;
        Some((MemberRef { dimension, member }, name))
    })
}

fn name(label: &str) -> Option<Name> {
    let label = label.trim().to_lowercase();
    match label.as_str() {
        "total" | "totals" | "grand total" | "overall total" | "sum" | "subtotal" | "sub-total"
        | "sub total" => Some(Name::Total),
        "all" | "overall" | "everyone" | "altogether" => Some(Name::All),
        other => (other.starts_with("all ") || other.starts_with("total ") || other.ends_with(" total"))
            .then_some(Name::All),
    }
}

/// Whether the numbers bear out that a member is the total of the others of its dimension. Where a part has no number,
/// the name alone has to do.
fn is_total(grid: &Grid, total: MemberRef, name: Name) -> bool {
    let (mut equal, mut stated, mut known) = (true, false, false);
    for (cell, others) in rows(grid, total) {
        let Some(amount) = cell.observation.amount().map(Amount::decimal) else { continue };
        stated = true;
        let Some(sum) = sum(&others) else { continue };
        known = true;
        let off = (amount - sum).abs();
        if name == Name::Total && off > amount.abs() * Decimal::from(ROOM) / Decimal::ONE_HUNDRED {
            return false;
        }
        equal &= off.is_zero();
    }
    match name {
        Name::Total => stated,
        Name::All => equal && known,
    }
}

/// The cells of a member, each with those of the others beside it: for each count, in every combination of the other
/// dimensions.
fn rows(grid: &Grid, total: MemberRef) -> impl Iterator<Item = (&Cell, Vec<&Cell>)> {
    let count = |measure: usize| grid.measures.get(measure).is_some_and(|it| it.unit.is_count());
    let members = grid.dimensions.get(total.dimension).map_or(0, |dimension| dimension.members.len());
    grid.cells.iter().enumerate().filter_map(move |(position, cell)| {
        let (mut place, measure) = grid.coordinates(position);
        if place.get(total.dimension) != Some(&total.member) || !count(measure) {
            return None;
        }
        let mut others = Vec::with_capacity(members);
        for member in (0..members).filter(|member| *member != total.member) {
            *place.get_mut(total.dimension)? = member;
            others.push(grid.cell(&place, measure)?);
        }
        Some((cell, others))
    })
}

fn sum(cells: &[&Cell]) -> Option<Decimal> {
    cells.iter().try_fold(Decimal::ZERO, |sum, cell| match &cell.observation {
        Observation::Missing(Missing::NotApplicable | Missing::NoneRecorded) => Some(sum),
        part => sum.checked_add(part.amount()?.decimal()),
    })
}

fn report(grid: &Grid, total: MemberRef) -> Diagnostic {
    let dimension = grid.dimensions.get(total.dimension);
    let member = grid.member(total);
    let label = member.map_or("", |member| member.label.as_str());
    let name = dimension.map_or("", |dimension| dimension.name.value.as_str());
    let message = format!(
        "`{label}` stands among the members of `{name}`, so that every sum counts each of them twice"
    );
    let instead = instead(grid, total)
        .map_or_else(String::new, |total| format!(" and state the total in the dataset: `{total}`"));
    let other =
        if misses(grid, total) { ", or `overlapping: true` if one can be in several of them" } else { "" };
    let help = format!(
        "leave `{label}` out{instead}; to show it beside the others for comparison, write `benchmark: {label}`{other}"
    );
    let span = member.map(|member| member.span).unwrap_or_default();
    Diagnostic::new(Code::DATA_TOTAL_MEMBER, span, message).help(help)
}

/// Whether a total is another number than the sum of the others.
fn misses(grid: &Grid, total: MemberRef) -> bool {
    let stated = |cell: &Cell| cell.observation.amount().map(Amount::decimal);
    rows(grid, total)
        .any(|(cell, others)| stated(cell).zip(sum(&others)).is_some_and(|(all, sum)| all != sum))
}

/// What to write in the place of a total that stands among its parts, where `total:` can say it.
fn instead(grid: &Grid, total: MemberRef) -> Option<String> {
    let measure = grid.measures.iter().position(|measure| measure.unit.is_count())?;
    if !matches!(grid.measures.get(measure)?.total, Stated::Nothing) {
        return None;
    }
    if grid.cells.iter().any(|cell| cell.observation == Observation::Suppressed) {
        return None;
    }
    let state = |members: &[usize]| Some(grid.cell(members, measure)?.observation.amount()?.to_string());
    match grid.dimensions.as_slice() {
        [_] => Some(format!("total: {}", state(&[total.member])?)),
        [outermost, _] if total.dimension == 1 => {
            by_member(outermost, |member| state(&[member, total.member]))
        }
        _ => None,
    }
}

/// `total: {2024: 170, 2025: 185}`; of many members the first two.
fn by_member(outermost: &Dimension, state: impl Fn(usize) -> Option<String>) -> Option<String> {
    let members = outermost.members.iter().enumerate();
    let each = members.take(2).map(|(at, member)| Some(format!("{}: {}", member.label, state(at)?)));
    let each: Vec<String> = each.collect::<Option<_>>()?;
    let more = if outermost.members.len() > 2 { ", …" } else { "" };
    Some(format!("total: {{{}{more}}}", each.join(", ")))
}
