//! From a dataset and a wish to a plot: which dimension runs along, which becomes series, and which form suits.
//!
//! In: a dataset, the part of it that a block shows, the form that the author wishes, if any. Out: a [`Plot`] whose
//! every number already has its words, or a finding that says what to use instead.
//! Deliberately absent: computing values (`figure` has done so) and drawing.

mod choose;
mod explain;
pub mod hues;
mod places;
mod values;

use super::canvas::token::Token;
use super::form::facts::Facts;
use super::form::{self, Form};
use super::shape::{Along, Plot, Series};
use crate::diagnostic::{Code, Diagnostic, suggest};
use crate::model::block::{ChartSpec, View};
use crate::model::dataset::Grid;
use crate::model::{Dataset, Measure};
use crate::source::Span;
pub use explain::{Explanation, explain};
use hues::Hues;
use values::Cells;

/// What the plan needs to know besides the dataset.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// The block as resolved.
    pub spec: &'a ChartSpec,
    /// The whole block, for findings.
    pub span: Span,
    /// The sentence title as words, if the author wrote one.
    pub title: Option<&'a str>,
    /// The colours of the site's entities.
    pub hues: &'a Hues,
}

type Fault = Box<Diagnostic>;

/// Plans a chart.
///
/// # Errors
/// When the data cannot be drawn, or not in the form that the author wishes: the finding says what to use instead.
pub fn plot(dataset: &Dataset, wish: Wish<'_>) -> Result<Plot, Fault> {
    let Shown { grid, axes, measure, cells, along, mut series, map, bases, facts } = shown(dataset, wish)?;
    let form = match &wish.spec.form {
        Some(name) => choose::granted(named(name)?, &facts, name.span)?,
        None => choose::granted(choose::following(&facts).0, &facts, wish.span)?,
    };
    highlight(&cells, wish, &mut series);
    let whole = cells.title_of_measure();
    Ok(Plot {
        form,
        title: wish.title.map_or_else(|| whole.clone(), str::to_owned),
        subtitle: cells.subtitle(&whole, &along),
        unit: measure.1.unit.clone(),
        highlight: cells.highlighted_place(wish.spec),
        across: axes
            .across
            .and_then(|at| grid.dimensions.get(at))
            .map(|dimension| dimension.name.value.clone()),
        along,
        series,
        map,
        bases,
        target: cells.target(),
        goals: cells.goals(),
        source: dataset.source.as_ref().map_or_else(String::new, crate::model::dataset::Provenance::words),
    })
}

/// What a chart shows, before its form is chosen.
struct Shown<'a> {
    grid: &'a Grid,
    axes: Axes,
    measure: (usize, &'a Measure),
    cells: Cells<'a>,
    along: Along,
    series: Vec<Series>,
    map: Vec<Vec<Option<usize>>>,
    bases: Vec<Option<String>>,
    facts: Facts,
}

fn shown<'a>(dataset: &'a Dataset, wish: Wish<'a>) -> Result<Shown<'a>, Fault> {
    let grid = dataset
        .grid()
        .ok_or_else(|| unsuitable(wish.span, "milestones are no numbers", "use a `timeline` block"))?;
    let view = &wish.spec.view;
    let axes = Axes::of(grid, view, wish.span)?;
    let measure = measure(grid, view, wish.span)?;
    let cells = Cells { dataset, grid, view, measure: measure.0, axes };
    let along = cells.along();
    let series = cells.series(wish.hues);
    let scale = axes.across.and_then(|at| grid.dimensions.get(at)).is_some_and(|dimension| dimension.ordinal);
    let (map, bases) = (cells.map(wish.spec), cells.bases());
    let facts = Facts::of(&along, &series, &measure.1.unit, grid.overlapping || cells.is_mean(), scale);
    let facts = Facts { based: bases.iter().any(Option::is_some), mapped: !map.is_empty(), ..facts };
    Ok(Shown { grid, axes, measure, cells, along, series, map, bases, facts })
}

/// Which dimension runs along the chart and which becomes series, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Axes {
    along: usize,
    across: Option<usize>,
}

impl Axes {
    /// Periods run along; without them, the outermost of the dimensions that are open.
    fn of(grid: &Grid, view: &View, span: Span) -> Result<Self, Fault> {
        let several = |at: &usize| view.members.get(*at).is_some_and(|members| members.len() > 1);
        let open: Vec<usize> = (0..grid.dimensions.len()).filter(several).collect();
        let is_period =
            |at: &&usize| grid.dimensions.get(**at).is_some_and(|dimension| dimension.period.is_some());
        let period = open.iter().find(is_period).copied();
        match (open.as_slice(), period) {
            ([], _) => Err(unsuitable(
                span,
                "there is one value, which is no chart",
                "write it in a sentence or a tile",
            )),
            ([only], _) => Ok(Self { along: *only, across: None }),
            ([one, other], period) => {
                let along = period.unwrap_or(*one);
                Ok(Self { along, across: Some(if along == *one { *other } else { *one }) })
            }
            (many, _) => {
                let names: Vec<&str> = many
                    .iter()
                    .filter_map(|at| grid.dimensions.get(*at))
                    .map(|each| each.name.value.as_str())
                    .collect();
                let message = format!(
                    "{} dimensions are open: {}; a chart shows two",
                    many.len(),
                    suggest::one_of(names)
                );
                Err(unsuitable(span, message, "fix a member of the others with `only:`, or use a table"))
            }
        }
    }
}

/// The measure that is drawn: the first of numbers; a share beside its count is told at the bars.
fn measure<'a>(grid: &'a Grid, view: &View, span: Span) -> Result<(usize, &'a Measure), Fault> {
    let shown = view.measures.iter().filter_map(|at| grid.measures.get(*at).map(|measure| (*at, measure)));
    let numbers: Vec<(usize, &Measure)> = shown.filter(|(_, measure)| measure.unit.is_number()).collect();
    let first = numbers.first().copied();
    first.ok_or_else(|| {
        unsuitable(span, "the values are words or dates, which have no length", "use a `table` block")
    })
}

/// The form of a name.
fn named(name: &crate::source::Spanned<String>) -> Result<&'static Form, Fault> {
    form::named(&name.value).ok_or_else(|| {
        let known: Vec<&str> = form::FORMS.iter().map(|form| form.name).collect();
        let help = suggest::did_you_mean(&name.value, known.iter().copied())
            .unwrap_or_else(|| format!("the forms are {}", suggest::one_of(known)));
        Box::new(
            Diagnostic::new(Code::KEY_VALUE, name.span, format!("`{}` is no form of a chart", name.value))
                .help(help),
        )
    })
}

/// A chart that cannot be drawn, and what to do instead.
fn unsuitable(span: Span, message: impl Into<String>, help: impl Into<String>) -> Fault {
    Box::new(Diagnostic::new(Code::BLOCK_UNSUITABLE, span, message).help(help))
}

/// What is highlighted stands out in its own hue, or in the first where it has none; the others become context.
fn highlight(cells: &Cells<'_>, wish: Wish<'_>, series: &mut [Series]) {
    let Some(chosen) = wish.spec.highlight else { return };
    if Some(chosen.dimension) == cells.axes.across {
        let members = cells.view.members.get(chosen.dimension).map_or(&[][..], Vec::as_slice);
        for (member, series) in members.iter().zip(series) {
            series.token = match series.token {
                _ if *member != chosen.member => Token::Quiet,
                own if Token::HUES.contains(&own) => own,
                _ => Token::S1,
            };
        }
    } else if let (true, [only]) = (chosen.dimension == cells.axes.along, series) {
        only.token = cells.hue_along(wish.hues, chosen.member).unwrap_or(Token::S1);
    }
}

#[cfg(test)]
mod tests;
