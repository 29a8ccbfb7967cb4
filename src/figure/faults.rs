//! The findings about figure references: what was found, what would fit, and where that is written.

use super::piece::Piece;
use super::reference::{Fault, Reference, Verb};
use super::select::{self, Target};
use crate::diagnostic::suggest::{closest, one_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::dataset::names::{LATEST, TIMES};
use crate::model::{Dataset, Dimension, Grid};
use crate::source::Span;

/// No dataset has the name.
#[must_use]
pub fn unknown_dataset(name: Piece<'_>, folder: Option<&str>, help: String) -> Fault {
    let message = format!("there is no dataset `{}`", name.text());
    let note = match folder {
        Some(folder) => format!("looked for `data/{folder}/{0}.yaml` and `data/{0}.yaml`", name.text()),
        None => format!("looked for `data/{}.yaml`", name.text()),
    };
    let fault = Diagnostic::new(Code::FIGURE_UNKNOWN_DATASET, name.span(), message);
    fault.note(note).help(help).into()
}

/// Two commas with nothing between them, or one at an end.
#[must_use]
pub fn nothing_between_commas(piece: Piece<'_>) -> Fault {
    let fault = Diagnostic::new(Code::FIGURE_SYNTAX, piece.span(), "a comma has no selector beside it");
    fault.help("take the comma out, or write a member beside it").into()
}

/// A selector that means nothing in the dataset.
#[must_use]
pub fn unknown(piece: Piece<'_>, reference: &Reference<'_>, dataset: &Dataset, grid: &Grid) -> Fault {
    if let Some(help) = ends_of_another_verb(piece, reference, grid) {
        let message = format!("`{}` names two members, and a figure has one", piece.text());
        return Diagnostic::new(Code::FIGURE_SYNTAX, piece.span(), message).help(help).into();
    }
    let piece = unknown_end(piece, reference.verb, grid);
    let what = if grid.measures.iter().any(|measure| !measure.name.is_empty()) {
        "no member of any dimension and no measure"
    } else {
        "no member of any dimension"
    };
    let message = format!("`{}` is {what} of `{}`", piece.text(), dataset.id);
    let fault = Diagnostic::new(Code::FIGURE_UNKNOWN_MEMBER, piece.span(), message);
    let near = || closest(piece.text(), every_label(grid)).map(|near| format!("did you mean `{near}`?"));
    let help = time_help(piece.text(), grid).or_else(near);
    with_members(fault, grid).maybe_help(help).into()
}

/// `A to B` without the verb `change`, `A against B` without the verb `gap`.
fn ends_of_another_verb(piece: Piece<'_>, reference: &Reference<'_>, grid: &Grid) -> Option<String> {
    [Verb::Change, Verb::Gap].into_iter().filter(|verb| *verb != reference.verb).find_map(|verb| {
        let mark = select::between(verb)?;
        let known = |end: Piece<'_>| !select::targets(end.text(), grid).is_empty();
        piece.splits(mark).find(|(from, to)| known(*from) && known(*to))?;
        let name = reference.dataset.text();
        Some(match verb {
            Verb::Change => format!("write `{{change {name}: …}}` for the way from the first to the second"),
            _ => format!("write `{{gap {name}: …}}` for the distance between the two"),
        })
    })
}

/// The end of `A to B` or `A against B` that is not known, when the other one is.
fn unknown_end<'a>(piece: Piece<'a>, verb: Verb, grid: &Grid) -> Piece<'a> {
    let Some(mark) = select::between(verb) else { return piece };
    let known = |end: Piece<'_>| !select::targets(end.text(), grid).is_empty();
    let ends = piece.splits(mark).find_map(|(from, to)| match (known(from), known(to)) {
        (true, false) => Some(to),
        (false, true) => Some(from),
        _ => None,
    });
    ends.or_else(|| piece.split_once(mark).map(|(from, _)| from)).unwrap_or(piece)
}

fn time_help(words: &str, grid: &Grid) -> Option<String> {
    if !TIMES.contains(&words) {
        return None;
    }
    let Some(dimension) = grid.period_dimension().and_then(|at| grid.dimensions.get(at)) else {
        return Some(format!("`{words}` needs a dimension of periods, such as `quarter` or `year`"));
    };
    Some(format!("{} has a single period, so that nothing stands before it", dimension.name.value))
}

fn every_label(grid: &Grid) -> impl Iterator<Item = &str> {
    let members = grid.dimensions.iter().flat_map(|dimension| &dimension.members);
    let measures = grid.measures.iter().map(|measure| measure.name.as_str());
    let times = TIMES.into_iter().filter(|_| grid.period_dimension().is_some());
    members.map(|member| member.label.as_str()).chain(measures.filter(|name| !name.is_empty())).chain(times)
}

/// The members of a dimension, as a phrase: "area is `Hampshire` or `South East`".
#[must_use]
pub fn members_of(dimension: &Dimension) -> String {
    let labels = dimension.members.iter().map(|member| member.label.as_str());
    let times = dimension.period.map_or_else(String::new, |_| format!(", and {}", one_of(TIMES)));
    format!("{} is {}{times}", dimension.name.value, one_of(labels))
}

/// Adds what each dimension and the measures are, and where they are written.
fn with_members(mut fault: Diagnostic, grid: &Grid) -> Diagnostic {
    for dimension in &grid.dimensions {
        let place = dimension.members.first().map_or(dimension.name.span, |member| member.span);
        fault = fault.related(place, members_of(dimension));
    }
    let named: Vec<&str> =
        grid.measures.iter().map(|measure| measure.name.as_str()).filter(|name| !name.is_empty()).collect();
    match grid.measures.first() {
        Some(first) if !named.is_empty() => {
            fault.related(first.span, format!("a measure is {}", one_of(named)))
        }
        _ => fault,
    }
}

/// A selector that fits several free dimensions or measures.
#[must_use]
pub fn fits_several(piece: Piece<'_>, targets: &[Target], grid: &Grid) -> Fault {
    let message = format!("`{}` fits more than one thing", piece.text());
    let mut fault = Diagnostic::new(Code::FIGURE_AMBIGUOUS, piece.span(), message);
    let mut writings = Vec::new();
    for target in targets {
        match target {
            Target::Member(at) => {
                let Some(dimension) = grid.dimensions.get(at.dimension) else { continue };
                let span = grid.member(*at).map_or(dimension.name.span, |member| member.span);
                fault = fault.related(span, format!("it is a member of {}", dimension.name.value));
                writings.push(format!("{} {}", dimension.name.value, piece.text()));
            }
            Target::Measure(at) => {
                let Some(measure) = grid.measures.get(*at) else { continue };
                fault = fault.related(measure.span, "it is a measure");
            }
        }
    }
    fault.help(format!("write {}", one_of(writings.iter().map(String::as_str)))).into()
}

/// A selector all of whose dimensions are taken.
#[must_use]
pub fn taken(piece: Piece<'_>, dataset: &Dataset, grid: &Grid) -> Fault {
    let message =
        format!("`{}` picks from dimensions of `{}` that are taken already", piece.text(), dataset.id);
    with_members(Diagnostic::new(Code::FIGURE_CONFLICT, piece.span(), message), grid)
        .help("take one of the selectors out")
        .into()
}

/// Two selectors of one dimension.
#[must_use]
pub fn two_members(piece: Piece<'_>, other: Span, dimension: usize, grid: &Grid) -> Fault {
    let name =
        grid.dimensions.get(dimension).map_or("a dimension", |dimension| dimension.name.value.as_str());
    let message = format!("`{}` is a second member of {name}, and a figure has one", piece.text());
    let fault = Diagnostic::new(Code::FIGURE_CONFLICT, piece.span(), message);
    let help = "take one of them out; for two members write `change … A to B` or `gap … A against B`";
    fault.related(other, "the first is here").help(help).into()
}

/// Two measures.
#[must_use]
pub fn two_measures(piece: Piece<'_>, other: Option<Span>) -> Fault {
    let message = format!("`{}` is a second measure, and a figure has one", piece.text());
    let fault = Diagnostic::new(Code::FIGURE_CONFLICT, piece.span(), message);
    let fault = other.map_or(fault.clone(), |other| fault.related(other, "the first is here"));
    fault.help("take one of them out").into()
}

/// Dimensions from which nothing is picked, although the figure needs one member of each.
#[must_use]
pub fn left_open(reference: &Reference<'_>, open: &[usize], grid: &Grid) -> Fault {
    let dimensions: Vec<&Dimension> = open.iter().filter_map(|at| grid.dimensions.get(*at)).collect();
    let names: Vec<String> =
        dimensions.iter().map(|dimension| format!("`{}`", dimension.name.value)).collect();
    let message = format!("`{}` does not say which {}", reference.whole.text(), super::words::list(&names));
    let mut fault = Diagnostic::new(Code::FIGURE_AMBIGUOUS, reference.whole.span(), message);
    for dimension in &dimensions {
        let place = dimension.members.first().map_or(dimension.name.span, |member| member.span);
        fault = fault.related(place, members_of(dimension));
    }
    let example = dimensions.iter().filter_map(|dimension| match dimension.period {
        Some(_) => Some(LATEST),
        None => dimension.members.first().map(|member| member.label.as_str()),
    });
    let example: Vec<&str> = example.collect();
    fault.help(format!("add `{}`", example.join(", "))).into()
}

/// Several measures would fit.
#[must_use]
pub fn which_measure(reference: &Reference<'_>, fitting: &[usize], grid: &Grid) -> Fault {
    let fitting: Vec<_> = fitting.iter().filter_map(|at| grid.measures.get(*at)).collect();
    let message = format!("`{}` does not say which measure", reference.whole.text());
    let fault = Diagnostic::new(Code::FIGURE_AMBIGUOUS, reference.whole.span(), message);
    let names = one_of(fitting.iter().map(|measure| measure.name.as_str()));
    let fault = match fitting.first() {
        Some(first) => {
            fault.related(first.span, format!("a measure is {names}")).help(format!("add `{}`", first.name))
        }
        None => fault,
    };
    fault.into()
}

/// The dataset does not have what the figure needs.
#[must_use]
pub fn not_computable(reference: &Reference<'_>, why: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::FIGURE_NOT_COMPUTABLE, reference.whole.span(), why)
}
