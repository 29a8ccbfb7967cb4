//! The cells of the datasets, looked up by what a sentence says.
//!
//! In: datasets. Out: for a number and the words around it the one cell that it is, if it is exactly one: the same
//! number with the same decimals and unit, every member named, and at least half of the dataset's subject spoken of.
//! A period may go unnamed when it is the latest; of two members one of which is the benchmark the other may.

use super::subject::{Said, Stems, names, telling};
use crate::check::claims::tokens::{Quantity, Unit as Typed};
use crate::figure::{self, Figures};
use crate::model::dataset::Stated;
use crate::model::document::FigureSource;
use crate::model::site::Article;
use crate::model::{Amount, Dataset, Dimension, Grid, Measure, Member, Site, Unit};
use crate::source::{Excerpt, SourceId, Span};
use std::collections::BTreeMap;

/// A number this small is often something else: more of the subject must be spoken of.
const SMALL: u32 = 13;

/// What stands in a dataset and can be cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A cell: a member for each dimension, and the measure.
    Cell(Vec<usize>, usize),
    /// The stated total.
    Total,
    /// The stated base.
    Base,
}

impl Part {
    /// The place of its measure; a total and a base are stated where there is one alone.
    fn measure(&self) -> usize {
        if let Self::Cell(_, measure) = self { *measure } else { 0 }
    }
}

/// A citable number.
#[derive(Clone, Debug)]
pub(super) struct Cell<'a> {
    /// Its dataset.
    pub dataset: &'a Dataset,
    /// The dataset's observations.
    pub grid: &'a Grid,
    /// Its measure.
    pub measure: &'a Measure,
    /// Which of the dataset's numbers it is.
    pub part: Part,
    /// The number.
    pub amount: Amount,
    /// Where it is written.
    pub span: Span,
}

/// Every citable number that a paper draws on, by dataset.
pub(super) struct Cells<'a> {
    by_dataset: BTreeMap<&'a str, Subject<'a>>,
}

/// A dataset's numbers.
struct Subject<'a> {
    /// For each measure the words that it is about, of the dataset's title and its own name.
    telling: Vec<Stems<'a>>,
    cells: Vec<Cell<'a>>,
}

impl<'a> Cells<'a> {
    /// Every citable number of the datasets of a paper's own folder, and of those that it cites.
    pub fn of(site: &'a Site, article: &Article, figures: &Figures) -> Self {
        let own = article.data.iter().flat_map(|folder| site.datasets_in(folder));
        let figures = figures.of_article(&article.path).iter().flatten();
        let cited = figures.filter_map(|figure| site.datasets.get(&figure.dataset));
        let mut by_dataset = BTreeMap::new();
        for dataset in own.chain(cited) {
            let Some(grid) = dataset.grid() else { continue };
            by_dataset
                .entry(dataset.id.as_str())
                .or_insert_with(|| Subject { telling: tellings(dataset, grid), cells: cells(dataset, grid) });
        }
        Self { by_dataset }
    }

    /// The numbers alike of the measures of which at least so much is spoken of.
    pub fn spoken_of(
        &self,
        said: &Said<'_>,
        enough: (usize, usize),
        is_alike: impl Fn(&Cell<'a>) -> bool + Copy,
    ) -> impl Iterator<Item = &Cell<'a>> {
        // Most datasets have nothing like it, and are not asked what they are about.
        let holding = self.by_dataset.values().filter(move |subject| subject.cells.iter().any(is_alike));
        holding.flat_map(move |subject| {
            let told = subject.telling.iter().map(|telling| is_spoken_of(telling, said, enough));
            let told: Vec<bool> = told.collect();
            let told = move |cell: &&Cell<'a>| told.get(cell.part.measure()) == Some(&true);
            subject.cells.iter().filter(move |cell| is_alike(cell)).filter(told)
        })
    }

    /// The one number of the datasets that a typed one is.
    pub fn only(&self, typed: &Quantity, said: &Said<'_>) -> Option<&Cell<'a>> {
        let enough = if typed.value < SMALL.into() { (2, 3) } else { (1, 2) };
        let same = self.spoken_of(said, enough, |cell| same_number(typed, cell));
        let mut fitting = same.filter(|cell| names_members(cell, said, true));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }
}

/// The reference of a number in an article, and what it prints; `None` where no reference leads to just it.
pub(super) fn print(cell: &Cell<'_>, article: &Article, site: &Site) -> Option<(String, String)> {
    let reference = reference(cell, article.data.as_deref());
    let text = Excerpt::verbatim(reference.clone(), SourceId::default(), 0);
    let figure = figure::print(&FigureSource { text, span: Span::default() }, article, site)?;
    let same = figure.dataset == cell.dataset.id && figure.amount == Some(cell.amount);
    let position = match &cell.part {
        Part::Cell(members, measure) => cell.grid.position(members, *measure),
        Part::Total | Part::Base => None,
    };
    (same && figure.cell == position).then(|| (format!("{{{reference}}}"), figure.text))
}

fn cells<'a>(dataset: &'a Dataset, grid: &'a Grid) -> Vec<Cell<'a>> {
    let mut found = Vec::new();
    for (position, cell) in grid.cells.iter().enumerate() {
        let (members, at) = grid.coordinates(position);
        if let (Some(amount), Some(measure)) = (cell.observation.amount(), grid.measures.get(at))
            && grid.derived.binary_search(&position).is_err()
        {
            found.push(Cell {
                dataset,
                grid,
                measure,
                part: Part::Cell(members, at),
                amount,
                span: cell.span,
            });
        }
    }
    if let [measure] = grid.measures.as_slice() {
        for (stated, part) in [(&measure.total, Part::Total), (&measure.base, Part::Base)] {
            if let Stated::One(amount) = stated {
                found.push(Cell { dataset, grid, measure, part, amount: amount.value, span: amount.span });
            }
        }
    }
    found
}

/// `in-touch: Hampshire, 2022-23 Q3`, as an author of the article would write it.
fn reference(cell: &Cell<'_>, folder: Option<&str>) -> String {
    let id = cell.dataset.id.as_str();
    let short = folder.and_then(|folder| id.strip_prefix(folder)?.strip_prefix('/'));
    let name = short.filter(|short| !short.contains('/')).unwrap_or(id);
    let Part::Cell(members, _) = &cell.part else {
        let verb = if cell.part == Part::Total { "total" } else { "base" };
        return format!("{verb} {name}");
    };
    let open = cell.grid.dimensions.iter().zip(members).filter(|(dimension, _)| dimension.members.len() > 1);
    let mut selectors: Vec<&str> = open
        .filter_map(|(dimension, member)| dimension.members.get(*member))
        .map(|member| member.label.as_str())
        .collect();
    if cell.grid.measures.len() > 1 {
        selectors.push(&cell.measure.name);
    }
    if selectors.is_empty() { name.to_owned() } else { format!("{name}: {}", selectors.join(", ")) }
}

/// The words that each measure of a dataset is about.
fn tellings<'a>(dataset: &'a Dataset, grid: &'a Grid) -> Vec<Stems<'a>> {
    let title = telling(&dataset.title.value);
    match grid.measures.as_slice() {
        [_] => vec![title],
        several => several.iter().map(|measure| &title | &telling(&measure.name)).collect(),
    }
}

/// Whether at least so much of what a measure is about is spoken of, and something of it.
fn is_spoken_of(telling: &Stems<'_>, said: &Said<'_>, (part, whole): (usize, usize)) -> bool {
    let heard = telling.iter().filter(|word| said.stems.contains(*word)).count();
    heard > 0 && heard * whole >= telling.len() * part
}

/// Whether every member of a cell is named; with `leave_out` the latest period and the member beside a benchmark may
/// go unnamed, where no other is named.
pub(super) fn names_members(cell: &Cell<'_>, said: &Said<'_>, leave_out: bool) -> bool {
    let Part::Cell(members, _) = &cell.part else { return true };
    cell.grid.dimensions.iter().zip(members).enumerate().all(|(at, (dimension, member))| {
        let named = |member: &Member| is_named(member, said);
        dimension.members.len() == 1
            || dimension.members.get(*member).is_some_and(named)
            || leave_out
                && goes_without_saying(cell.grid, at, dimension, *member)
                && !dimension.members.iter().any(named)
                && (dimension.period.is_none() || !names_a_year(&said.stems))
    })
}

fn is_named(member: &Member, said: &Said<'_>) -> bool {
    match &member.period {
        Some(period) => {
            said.words.contains(&period.words().to_lowercase())
                || said.words.contains(&member.label.to_lowercase())
        }
        None => names(&said.stems, &member.label),
    }
}

/// Whether some year is spoken of, which then is not the latest period.
fn names_a_year(said: &Stems<'_>) -> bool {
    said.iter()
        .any(|word| word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year)))
}

fn goes_without_saying(grid: &Grid, at: usize, dimension: &Dimension, member: usize) -> bool {
    let latest = dimension.period.is_some() && member + 1 == dimension.members.len();
    let own = grid.benchmark.is_some_and(|benchmark| {
        benchmark.dimension == at && benchmark.member != member && dimension.members.len() == 2
    });
    latest || own
}

fn same_number(typed: &Quantity, cell: &Cell<'_>) -> bool {
    same_unit(typed, cell) && typed.value == cell.amount.decimal() && typed.places == cell.amount.decimals()
}

/// Whether a typed number counts what a cell counts.
pub(super) fn same_unit(typed: &Quantity, cell: &Cell<'_>) -> bool {
    match (&cell.measure.unit, typed.unit) {
        (Unit::Percent, Typed::Percent) => cell.part != Part::Base,
        (Unit::Percent, Typed::Count) => cell.part == Part::Base,
        (Unit::Pounds, Typed::Pounds) | (Unit::Counted(_), Typed::Count) => true,
        _ => false,
    }
}
