//! Every figure reference of a site computed, or reported.

use super::phrase;
use super::piece::Piece;
use super::reference::{self, Fault, Reference, Verb};
use super::select;
use super::verbs::{self, Ask};
use super::{colon, faults};
use crate::diagnostic::Diagnostics;
use crate::model::document::{FigureIndex, FigureSource};
use crate::model::site::{Article, Lookup};
use crate::model::{Amount, Dataset, DatasetId, Flag, Site, Unit};
use crate::source::ProjectPath;
use crate::together;
use std::collections::BTreeMap;

/// A figure of a sentence, ready to print, with the way back to its data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// As it reads in the sentence: `84.2%`, `a fall of 0.8 percentage points`.
    pub text: String,
    /// For programs, unrounded unless it was computed by division: `84.2`, `-0.8`; without a value the symbol: `[x]`.
    pub value: String,
    /// The number, when it is a single one; the change of a fall is negative.
    pub amount: Option<Amount>,
    /// What the number counts; a difference of percentages, in percentage points, has [`Unit::Percent`] too.
    pub unit: Unit,
    /// What was asked for.
    pub verb: Verb,
    /// The dataset.
    pub dataset: DatasetId,
    /// The position in the dataset's `cells` at which a reader should look first: the value itself, the later end of a
    /// change, the highest; `None` for a total or base.
    pub cell: Option<usize>,
    /// The positions in the dataset's `cells` that it was taken or computed from, in rising order.
    pub cells: Vec<usize>,
    /// The dataset's title.
    pub title: String,
    /// Which part of the dataset, and how it was computed: `Hampshire, 2022-23 Q3`, `Male: 484 of 786`.
    pub detail: String,
    /// The cautions that stand beside the cells.
    pub flags: Vec<Flag>,
}

impl Figure {
    /// The line for a list of figures: `84.2%: In touch, by quarter; Hampshire, 2022-23 Q3`.
    #[must_use]
    pub fn explanation(&self) -> String {
        let detail = if self.detail.is_empty() { String::new() } else { format!("; {}", self.detail) };
        format!("{}: {}{detail}", self.text, self.title)
    }
}

/// The figures of a site, by article and position.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    by_article: BTreeMap<ProjectPath, Vec<Option<Figure>>>,
}

impl Figures {
    /// A figure of an article; `None` when its reference was reported.
    #[must_use]
    pub fn get(&self, article: &ProjectPath, index: FigureIndex) -> Option<&Figure> {
        self.of_article(article).get(index.0).and_then(Option::as_ref)
    }

    /// The figures of an article in the order of its references.
    #[must_use]
    pub fn of_article(&self, article: &ProjectPath) -> &[Option<Figure>] {
        self.by_article.get(article).map_or(&[], Vec::as_slice)
    }

    /// Keeps the figures of the articles for which the answer is yes.
    pub fn retain(&mut self, mut keep: impl FnMut(&ProjectPath) -> bool) {
        self.by_article.retain(|path, _| keep(path));
    }

    /// Every figure with its article.
    pub fn iter(&self) -> impl Iterator<Item = (&ProjectPath, FigureIndex, &Figure)> {
        self.by_article.iter().flat_map(|(path, figures)| {
            let figures = figures.iter().enumerate();
            figures.filter_map(move |(at, figure)| Some((path, FigureIndex(at), figure.as_ref()?)))
        })
    }
}

/// Computes every figure reference of a site. What cites a dataset that was reported already is silently left out.
pub fn compute(site: &Site, diagnostics: &mut Diagnostics) -> Figures {
    compute_with(site, Figures::default(), diagnostics)
}

/// The same with `known`, the figures of articles that would be computed just so again, without a finding.
pub fn compute_with(site: &Site, known: Figures, diagnostics: &mut Diagnostics) -> Figures {
    let (mut known, mut by_article) = (known.by_article, BTreeMap::new());
    let mut articles: Vec<&Article> = site.articles().collect();
    articles.retain(|article| match known.remove_entry(&article.path) {
        Some((path, figures)) => by_article.insert(path, figures).is_some(),
        None => true,
    });
    let each = together::each(articles.clone(), |article| of_article(article, site));
    for (article, (figures, faults)) in articles.into_iter().zip(each) {
        by_article.insert(article.path.clone(), figures);
        diagnostics.append(faults);
    }
    Figures { by_article }
}

/// The figures of one article in the order of its references, and what is wrong with them.
fn of_article(article: &Article, site: &Site) -> (Vec<Option<Figure>>, Diagnostics) {
    let mut faults = Diagnostics::default();
    let figures = article.figures.iter().map(|source| {
        figure(source, article, site).unwrap_or_else(|fault| {
            faults.push(*fault);
            None
        })
    });
    (figures.collect(), faults)
}

/// What a reference would print in an article; `None` where it cannot be computed.
#[must_use]
pub fn print(source: &FigureSource, article: &Article, site: &Site) -> Option<Figure> {
    figure(source, article, site).ok().flatten()
}

/// One figure; `None` when its dataset is there but was reported as unusable.
fn figure(source: &FigureSource, article: &Article, site: &Site) -> Result<Option<Figure>, Fault> {
    let folder = article.data.as_deref();
    let colon = |fault| colon::missing(&source.text, folder, site).unwrap_or(fault);
    let reference = reference::parse(&source.text).map_err(colon)?;
    match dataset(reference.dataset, folder, site).map_err(colon)? {
        Some(dataset) => of_dataset(&reference, dataset).map(Some),
        None => Ok(None),
    }
}

/// The dataset of a name; `None` when it was reported as unusable.
fn dataset<'a>(name: Piece<'_>, folder: Option<&str>, site: &'a Site) -> Result<Option<&'a Dataset>, Fault> {
    match site.dataset(folder, name.text()) {
        Lookup::Found(dataset) => Ok(Some(dataset)),
        Lookup::Unusable => Ok(None),
        Lookup::Unknown(help) => Err(faults::unknown_dataset(name, folder, help)),
    }
}

fn of_dataset(reference: &Reference<'_>, dataset: &Dataset) -> Result<Figure, Fault> {
    let Some(grid) = dataset.grid() else {
        let message = format!("`{}` is a list of milestones and has no figures", dataset.id);
        return Err(faults::not_computable(reference, message)
            .help("show it with a `timeline` block")
            .into());
    };
    let selection = select::select(reference, dataset, grid)?;
    let ask = Ask { reference, dataset, grid, selection: &selection };
    let mut answer = verbs::answer(&ask)?;
    let text = phrase::text(&answer, &ask)?;
    answer.cells.sort_unstable();
    answer.cells.dedup();
    let cells = answer.cells.iter().filter_map(|at| grid.cells.get(*at));
    let mut flags: Vec<Flag> = cells.flat_map(|cell| cell.observation.flags()).copied().collect();
    flags.sort_unstable();
    flags.dedup();
    Ok(Figure {
        text,
        value: phrase::machine(&answer.quantity),
        amount: answer.quantity.amount(),
        unit: answer.unit,
        verb: reference.verb,
        dataset: dataset.id.clone(),
        cell: answer.cell,
        cells: answer.cells,
        title: dataset.title.value.clone(),
        detail: answer.detail,
        flags,
    })
}
