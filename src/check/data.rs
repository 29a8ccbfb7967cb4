//! Datasets: parts against totals, percentages in range, sources, and two datasets that state the same cell.

use super::{Context, totals};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::dataset::{Cell, Stated};
use crate::model::{Amount, Dataset, Grid, Measure, Unit};
use crate::source::{Span, Spanned};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Every dataset of values with its grid.
pub(super) fn grids<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Dataset, &'a Grid)> + use<'a> {
    context.datasets().filter_map(|dataset| Some((dataset, dataset.grid()?)))
}

/// Parts of counts sum to the stated total, exactly.
pub(super) fn parts(context: &Context<'_>, found: &mut Diagnostics) {
    for (_, grid) in grids(context) {
        let mut stated = stated_totals(grid).peekable();
        if stated.peek().is_some() && !totals::stand_among_parts(grid) {
            stated.for_each(|(total, cells)| compare(total, &cells, found));
        }
    }
}

/// Each total that a dataset states of counts that do not overlap, with the cells that it is of.
pub(super) fn stated_totals(grid: &Grid) -> impl Iterator<Item = (&Spanned<Amount>, Vec<&Cell>)> {
    let measures = grid.measures.iter().enumerate();
    let counts = measures.filter(|(_, measure)| measure.unit.is_count() && !grid.overlapping);
    counts.flat_map(move |(at, measure)| {
        let stated: Vec<_> = match &measure.total {
            Stated::Nothing => Vec::new(),
            Stated::One(_) if mixes_periods(grid) => Vec::new(),
            Stated::One(total) => vec![(None, total)],
            Stated::ByMember(totals) => totals.iter().map(|(member, total)| (Some(*member), total)).collect(),
        };
        stated.into_iter().map(move |(outermost, total)| (total, cells_of(grid, at, outermost)))
    })
}

fn compare(total: &Spanned<Amount>, cells: &[&Cell], found: &mut Diagnostics) {
    let add = |sum: Decimal, cell: &&Cell| sum.checked_add(cell.observation.amount()?.decimal());
    let sum = cells.iter().try_fold(Decimal::ZERO, add);
    let Some(sum) = sum.filter(|sum| !cells.is_empty() && *sum != total.value.decimal()) else { return };
    let printed = Amount::new(sum);
    let message = format!("the parts sum to {printed}, and the total is stated as {}", total.value);
    let mut finding = Diagnostic::new(Code::DATA_PARTS, total.span, message);
    if let (Some(first), Some(last)) = (cells.first(), cells.last()) {
        finding = finding.related(first.span, "the parts begin here").related(last.span, "and end here");
    }
    found.push(finding.help(
        "correct the total or a part; if the source is printed so, keep it and add `accept: [{check: parts-sum-to-total, because: …}]`; \
         if parts may overlap, add `overlapping: true`",
    ));
}

/// Whether a single total could belong to each period or to all: then nothing is compared.
fn mixes_periods(grid: &Grid) -> bool {
    let several = |periods: bool| {
        grid.dimensions.iter().any(|each| each.period.is_some() == periods && each.members.len() > 1)
    };
    several(true) && several(false)
}

/// The cells of a measure over a member of the outermost dimension, or over all, but for those that are there for comparison.
fn cells_of(grid: &Grid, measure: usize, outermost: Option<usize>) -> Vec<&Cell> {
    let cells = grid.cells.iter().enumerate().filter(|(position, _)| {
        let (members, of) = grid.coordinates(*position);
        let benchmark = grid.benchmark.is_some_and(|at| members.get(at.dimension) == Some(&at.member));
        of == measure && !benchmark && outermost.is_none_or(|wanted| members.first() == Some(&wanted))
    });
    cells.map(|(_, cell)| cell).collect()
}

/// Whether a measure says of what it is a share.
pub(super) fn is_share(measure: &Measure) -> bool {
    measure.unit == Unit::Percent && (measure.share_of.is_some() || !matches!(measure.base, Stated::Nothing))
}

/// A percentage that is a share of something is between 0 and 100.
pub(super) fn range(context: &Context<'_>, found: &mut Diagnostics) {
    for (_, grid) in grids(context) {
        for (position, cell) in grid.cells.iter().enumerate() {
            let Some(amount) = cell.observation.amount() else { continue };
            let outside = amount.is_negative() || amount.decimal() > Decimal::ONE_HUNDRED;
            let measure = || grid.measures.get(grid.coordinates(position).1);
            if outside && measure().is_some_and(is_share) {
                let message = format!("{amount}% of a whole, and a share is between 0% and 100%");
                found.push(
                    Diagnostic::new(Code::DATA_PERCENT, cell.span, message).help(
                        "correct the number, or take `of` and `base` away if it is a rate and no share",
                    ),
                );
            }
        }
    }
}

/// Every dataset says where it comes from.
pub(super) fn source(context: &Context<'_>, found: &mut Diagnostics) {
    for dataset in context.datasets().filter(|dataset| dataset.source.is_none()) {
        found.push(
            Diagnostic::new(
                Code::DATA_NO_SOURCE,
                dataset.title.span,
                "the dataset does not say where it comes from",
            )
            .help("add `source:` with the `document` and the `paragraph` or `page`"),
        );
    }
}

/// What a cell of datasets with one title states: the members, the measure.
type Statement = (Vec<String>, String);

/// Two datasets with one title state the same cell alike.
pub(super) fn disagree(context: &Context<'_>, found: &mut Diagnostics) {
    let mut titles: BTreeMap<&str, Vec<(&Dataset, &Grid)>> = BTreeMap::new();
    for (title, dataset) in context.titles() {
        if let Some(grid) = dataset.grid() {
            titles.entry(title).or_default().push((dataset, grid));
        }
    }
    titles.values().filter(|datasets| datasets.len() > 1).for_each(|datasets| disagree_of(datasets, found));
}

/// Datasets with one title, in the order of their names.
fn disagree_of(datasets: &[(&Dataset, &Grid)], found: &mut Diagnostics) {
    let mut stated: BTreeMap<Statement, (&Dataset, Span, String)> = BTreeMap::new();
    for (dataset, grid) in datasets {
        for (position, cell) in grid.cells.iter().enumerate() {
            let Some(amount) = cell.observation.amount() else { continue };
            let (members, measure) = grid.coordinates(position);
            let labels = grid.dimensions.iter().zip(&members);
            let labels: Vec<String> = labels
                .filter_map(|(dimension, member)| {
                    dimension.members.get(*member).map(|member| member.label.to_string())
                })
                .collect();
            let name = grid.measures.get(measure).map_or("", |measure| measure.name.as_str());
            let key = (labels, name.to_owned());
            match stated.get(&key) {
                Some((other, place, value)) if other.id != dataset.id && *value != amount.to_string() => {
                    let message =
                        format!("`{}` states {amount} where `{}` states {value}", dataset.id, other.id);
                    found.push(
                        Diagnostic::new(Code::DATA_DISAGREE, cell.span, message)
                            .related(*place, "stated here as well")
                            .help("keep the figure in one dataset, or give the two different titles"),
                    );
                }
                Some(_) => {}
                None => {
                    stated.insert(key, (dataset, cell.span, amount.to_string()));
                }
            }
        }
    }
}
