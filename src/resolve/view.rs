//! The part of a dataset that a block shows: its measures and its members.

use super::cell;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::load::shapes::OneOrMore;
use crate::load::yaml::Keyed;
use crate::load::yaml::Node;
use crate::model::block::View;
use crate::model::dataset::names::Letters;
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
        let mut named =
            Letters::IN_TURN.into_iter().flat_map(|letters| grid.measures_named(&word.value, letters));
        match named.next() {
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

/// The member that an author names; an unknown one is reported.
pub(super) fn member(
    name: &Spanned<String>,
    grid: &Grid,
    diagnostics: &mut Diagnostics,
) -> Option<MemberRef> {
    let found = Letters::IN_TURN.into_iter().find_map(|letters| {
        let mut dimensions = grid.dimensions.iter().enumerate();
        dimensions.find_map(|(dimension, each)| {
            each.find_as(&name.value, letters).map(|member| MemberRef { dimension, member })
        })
    });
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

#[cfg(test)]
mod tests {
    use crate::source::ProjectPath;

    #[test]
    fn a_block_names_members_and_measures_in_the_letters_that_figures_may_use() {
        let files = [
            ("site.yaml", "title: T\norganisation: O\npublished: 2024-01-01\n"),
            (
                "data/homes.yaml",
                "title: Homes\nby: [quarter, area]\nbetter: higher\nmeasures: {Let: homes, Sold: homes}\nvalues:\n  \
                 2023 Q1: {Hampshire: {Let: 1, Sold: 2}, Dorset: {Let: 3, Sold: 4}}\n  2023 Q2: {Hampshire: {Let: 5, Sold: 6}, Dorset: {Let: 7, Sold: 8}}\n\
                 source: {document: Report}\n",
            ),
            (
                "content/index.md",
                "---\ntitle: T\n---\n\nThere were {homes: hampshire, latest, SOLD}.\n\n```table\ntitle: Homes\ndata: homes\n\
                 measure: sold\nonly: {area: hampshire, quarter: [previous, latest]}\n```\n",
            ),
        ];
        let files = files.map(|(path, text)| (ProjectPath::new(path), text.as_bytes().to_vec())).into();
        let (checked, _) = crate::assemble_files(&files, &crate::Wish::default());
        let found: Vec<String> = checked.diagnostics.iter().map(|found| found.message.clone()).collect();
        assert_eq!(found, [""; 0]);
        let site = checked.site.unwrap();
        let block = site.pages[0].article.blocks[0].as_ref().unwrap();
        let crate::model::block::BlockKind::Table(table) = &block.kind else { panic!("a table") };
        assert_eq!((&table.view.measures, &table.view.members), (&vec![1], &vec![vec![0, 1], vec![0]]));
    }
}
