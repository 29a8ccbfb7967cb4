//! The part of a dataset that a block shows: its measures and its members.

use super::cell;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::load::shapes::OneOrMore;
use crate::load::yaml::Keyed;
use crate::load::yaml::Node;
use crate::model::block::View;
use crate::model::dataset::{Grid, MemberRef};
use crate::model::site::Lookup;
use crate::model::{Dataset, Site};
use crate::source::{Span, Spanned, Substr};

/// Looks a dataset up by the name that an author wrote; what is not there is reported.
pub(super) fn dataset<'a>(
    name: &Spanned<String>,
    folder: Option<&str>,
    site: &'a Site,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Dataset> {
    match site.dataset(folder, &name.value) {
        Lookup::Found(dataset) => Some(dataset),
        Lookup::Unusable => None,
        Lookup::Unknown(help) => {
            let message = format!("there is no dataset `{}`", name.value);
            diagnostics.push(Diagnostic::new(Code::FIGURE_UNKNOWN_DATASET, name.span, message).help(help));
            None
        }
    }
}

/// The measures and members that a block shows.
pub(super) fn resolve(
    dataset: &Dataset,
    grid: &Grid,
    measure: Option<&Spanned<OneOrMore>>,
    only: Option<&Keyed<Spanned<OneOrMore>>>,
    diagnostics: &mut Diagnostics,
) -> View {
    let measures =
        measure.map(|wish| measures(grid, &wish.value, diagnostics)).filter(|found| !found.is_empty());
    let mut members: Vec<Vec<usize>> =
        grid.dimensions.iter().map(|dimension| (0..dimension.members.len()).collect()).collect();
    for (name, wish) in only.map_or(&[][..], |only| only.0.as_slice()) {
        let Some(at) = grid.dimensions.iter().position(|dimension| dimension.name.value == name.value) else {
            diagnostics.push(unknown_dimension(&name.value, name.span, grid));
            continue;
        };
        if let (Some(dimension), Some(kept)) = (grid.dimensions.get(at), members.get_mut(at)) {
            let mut found: Vec<usize> = Vec::new();
            for word in wish.value.words() {
                match dimension.find(&word.value) {
                    Some(member) => found.push(member),
                    None => diagnostics.push(unknown_member(word, grid, at)),
                }
            }
            found.sort_unstable();
            found.dedup();
            if !found.is_empty() {
                *kept = found;
            }
        }
    }
    View {
        dataset: dataset.id.clone(),
        measures: measures.unwrap_or_else(|| (0..grid.measures.len()).collect()),
        members,
    }
}

fn measures(grid: &Grid, wish: &OneOrMore, diagnostics: &mut Diagnostics) -> Vec<usize> {
    let mut found = Vec::new();
    for word in wish.words() {
        match grid.measures.iter().position(|measure| measure.name == word.value) {
            Some(at) => found.push(at),
            None => {
                let known: Vec<&str> = grid
                    .measures
                    .iter()
                    .map(|measure| measure.name.as_str())
                    .filter(|name| !name.is_empty())
                    .collect();
                let message = format!("`{}` is no measure of this dataset", word.value);
                let help = suggest::did_you_mean(&word.value, known.iter().copied()).unwrap_or_else(|| {
                    if known.is_empty() {
                        "it has a single measure: take the line out".to_owned()
                    } else {
                        format!("the measures are {}", suggest::one_of(known))
                    }
                });
                diagnostics.push(Diagnostic::new(Code::BLOCK_UNSUITABLE, word.span, message).help(help));
            }
        }
    }
    found
}

/// The position of a dimension by name; an unknown one is reported.
pub(super) fn dimension(name: &Spanned<String>, grid: &Grid, diagnostics: &mut Diagnostics) -> Option<usize> {
    let found = grid.dimensions.iter().position(|dimension| dimension.name.value == name.value);
    if found.is_none() {
        diagnostics.push(unknown_dimension(&name.value, name.span, grid));
    }
    found
}

/// A member by its label, or `latest` or `first` of the periods; an unknown one is reported.
pub(super) fn member(
    name: &Spanned<String>,
    grid: &Grid,
    diagnostics: &mut Diagnostics,
) -> Option<MemberRef> {
    let dimensions = grid.dimensions.iter().enumerate();
    let mut found = dimensions
        .filter_map(|(dimension, each)| each.find(&name.value).map(|member| MemberRef { dimension, member }));
    let found = found.next();
    if found.is_none() {
        let labels: Vec<&str> = grid
            .dimensions
            .iter()
            .flat_map(|dimension| dimension.members.iter().map(|member| member.label.as_str()))
            .collect();
        let message = format!("`{}` is no member of any dimension", name.value);
        let help = suggest::did_you_mean(&name.value, labels.iter().copied())
            .unwrap_or_else(|| format!("the members are {}", suggest::one_of(labels)));
        diagnostics.push(Diagnostic::new(Code::FIGURE_UNKNOWN_MEMBER, name.span, message).help(help));
    }
    found
}

/// Where the tiles of a map stand. Each shown member has one tile; a tile without one, a second one, a missing one are
/// reported.
pub(super) fn tiles(
    rows: &Spanned<Vec<Vec<Node>>>,
    grid: &Grid,
    view: &View,
    diagnostics: &mut Diagnostics,
) -> Vec<Vec<Option<MemberRef>>> {
    let mut placed: Vec<MemberRef> = Vec::new();
    let mut tile = |node: &Node| {
        let name = cell::text_of(node).filter(|name| !name.value.trim().is_empty())?;
        let found = member(&name.as_ref().map(Substr::to_string), grid, diagnostics)?;
        if placed.contains(&found) {
            let message = format!("`{}` has two tiles", name.value);
            diagnostics.push(
                Diagnostic::new(Code::BLOCK_UNSUITABLE, name.span, message).help("take one of them out"),
            );
        }
        placed.push(found);
        Some(found)
    };
    let tiles = rows.value.iter().map(|row| row.iter().map(&mut tile).collect()).collect();
    let dimension = placed.first().map(|at| at.dimension);
    let shown = dimension.and_then(|at| view.members.get(at)).map_or(&[][..], Vec::as_slice);
    let missing = shown.iter().filter_map(|shown| {
        let at = MemberRef { dimension: dimension?, member: *shown };
        grid.member(at).filter(|_| !placed.contains(&at)).map(|member| format!("`{}`", member.label))
    });
    let missing: Vec<String> = missing.collect();
    if !missing.is_empty() {
        let message = format!("the map has no tile for {}", missing.join(", "));
        diagnostics.push(
            Diagnostic::new(Code::BLOCK_UNSUITABLE, rows.span, message).help("put each into one of the rows"),
        );
    }
    tiles
}

/// The dimension of times that runs across a table with small lines; reported where there is none, or several measures.
pub(super) fn times_across(
    wish: Span,
    grid: &Grid,
    view: &View,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    let times =
        grid.period_dimension().filter(|at| view.members.get(*at).is_some_and(|members| members.len() > 2));
    let one_number = match view.measures.as_slice() {
        [only] => grid.measures.get(*only).is_some_and(|measure| measure.unit.is_number()),
        _ => false,
    };
    if times.is_none() || !one_number {
        let message = "a small line shows one measure over three times or more";
        let help = "take `trend` out, or choose one measure with `measure:` and the times with `only:`";
        diagnostics.push(Diagnostic::new(Code::BLOCK_UNSUITABLE, wish, message).help(help));
    }
    times.filter(|_| one_number)
}

fn unknown_dimension(name: &str, span: Span, grid: &Grid) -> Diagnostic {
    let known: Vec<&str> = grid.dimensions.iter().map(|dimension| dimension.name.value.as_str()).collect();
    let message = format!("`{name}` is no dimension of the dataset");
    let help = suggest::did_you_mean(name, known.iter().copied())
        .unwrap_or_else(|| format!("the dimensions are {}", suggest::one_of(known)));
    Diagnostic::new(Code::BLOCK_UNSUITABLE, span, message).help(help)
}

fn unknown_member(word: &Spanned<String>, grid: &Grid, at: usize) -> Diagnostic {
    let dimension = grid.dimensions.get(at);
    let labels: Vec<&str> = dimension.map_or_else(Vec::new, |dimension| {
        dimension.members.iter().map(|member| member.label.as_str()).collect()
    });
    let name = dimension.map_or("", |dimension| dimension.name.value.as_str());
    let message = format!("`{}` is no member of `{name}`", word.value);
    let help = suggest::did_you_mean(&word.value, labels.iter().copied())
        .unwrap_or_else(|| format!("{name} is {}", suggest::one_of(labels)));
    Diagnostic::new(Code::FIGURE_UNKNOWN_MEMBER, word.span, message).help(help)
}
