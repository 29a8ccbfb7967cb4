//! Selectors: which members and which measure a reference picks.
//!
//! A selector is the label of a member, the name of a measure, or `latest`, `first` or `previous`; a label that two
//! dimensions share takes the dimension's name before it (`year 2023`). Commas part selectors, but a label with a
//! comma in it is known as a whole: the longest label that fits wins.

use super::faults;
use super::piece::Piece;
use super::reference::{Fault, Reference, Verb};
use crate::model::dataset::MemberRef;
use crate::model::dataset::names::{Letters, PREVIOUS};
use crate::model::{Dataset, Grid};
use crate::source::Span;

/// Something picked, and where that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The position among its like.
    pub at: usize,
    /// Where it is written; `None` when nothing else could be meant.
    pub span: Option<Span>,
}

/// Two members of one dimension, for a change or a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// The dimension.
    pub dimension: usize,
    /// The member that a change starts from; for a gap the first named.
    pub from: usize,
    /// The member that a change leads to; for a gap the one compared against.
    pub to: usize,
    /// Where they are written.
    pub span: Span,
}

/// What the selectors of a reference pick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// For each dimension the member, when one is picked.
    pub members: Vec<Option<Chosen>>,
    /// The measure, when one is picked.
    pub measure: Option<Chosen>,
    /// The two ends of a change or gap.
    pub ends: Option<Ends>,
}

/// What a selector can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A member.
    Member(MemberRef),
    /// A measure, by position.
    Measure(usize),
}

/// Finds out what the selectors of a reference pick. A dimension with a single member needs no selector.
///
/// # Errors
/// Names the selector that is unknown, fits several members, or picks from a dimension that is taken.
pub fn select(reference: &Reference<'_>, dataset: &Dataset, grid: &Grid) -> Result<Selection, Fault> {
    let mut selection = Selection { members: vec![None; grid.dimensions.len()], measure: None, ends: None };
    let mut unclear = Vec::new();
    for (piece, targets) in
        reference.selectors.map_or(Ok(Vec::new()), |all| read(all, reference, dataset, grid))?
    {
        match targets {
            Meaning::Ends(ends) => selection.place_ends(ends, piece, grid)?,
            Meaning::Any(targets) => match targets.as_slice() {
                [one] => selection.place(*one, piece, grid)?,
                _ => unclear.push((piece, targets)),
            },
        }
    }
    for (piece, targets) in unclear {
        let free: Vec<Target> = targets.iter().copied().filter(|target| selection.is_free(*target)).collect();
        match free.as_slice() {
            [one] => selection.place(*one, piece, grid)?,
            [] => return Err(faults::taken(piece, dataset, grid)),
            several => return Err(faults::fits_several(piece, several, grid)),
        }
    }
    selection.fill_single_members(grid);
    Ok(selection)
}

impl Selection {
    /// The dimensions from which nothing is picked.
    #[must_use]
    pub fn open(&self) -> Vec<usize> {
        let ends = self.ends.map(|ends| ends.dimension);
        let members = self.members.iter().enumerate();
        members.filter(|(at, member)| member.is_none() && Some(*at) != ends).map(|(at, _)| at).collect()
    }

    fn is_free(&self, target: Target) -> bool {
        match target {
            Target::Measure(_) => self.measure.is_none(),
            Target::Member(at) => {
                self.members.get(at.dimension).is_some_and(Option::is_none)
                    && self.ends.is_none_or(|ends| ends.dimension != at.dimension)
            }
        }
    }

    fn place(&mut self, target: Target, piece: Piece<'_>, grid: &Grid) -> Result<(), Fault> {
        let span = Some(piece.span());
        match target {
            Target::Measure(at) => match self.measure {
                Some(other) => return Err(faults::two_measures(piece, other.span)),
                None => self.measure = Some(Chosen { at, span }),
            },
            Target::Member(MemberRef { dimension, member }) => {
                let other = self.members.get(dimension).copied().flatten().and_then(|chosen| chosen.span);
                let ends = self.ends.filter(|ends| ends.dimension == dimension).map(|ends| ends.span);
                if let Some(other) = other.or(ends) {
                    return Err(faults::two_members(piece, other, dimension, grid));
                }
                if let Some(place) = self.members.get_mut(dimension) {
                    *place = Some(Chosen { at: member, span });
                }
            }
        }
        Ok(())
    }

    fn place_ends(&mut self, ends: Ends, piece: Piece<'_>, grid: &Grid) -> Result<(), Fault> {
        let member = self.members.get(ends.dimension).copied().flatten().and_then(|chosen| chosen.span);
        if let Some(other) = member.or(self.ends.map(|other| other.span)) {
            return Err(faults::two_members(piece, other, ends.dimension, grid));
        }
        self.ends = Some(ends);
        Ok(())
    }

    fn fill_single_members(&mut self, grid: &Grid) {
        for (place, dimension) in self.members.iter_mut().zip(&grid.dimensions) {
            if place.is_none() && dimension.members.len() == 1 {
                *place = Some(Chosen { at: 0, span: None });
            }
        }
    }
}

/// What one selector means.
enum Meaning {
    Any(Vec<Target>),
    Ends(Ends),
}

/// Parts the selectors at their commas, the longest known label first.
fn read<'a>(
    all: Piece<'a>,
    reference: &Reference<'_>,
    dataset: &Dataset,
    grid: &Grid,
) -> Result<Vec<(Piece<'a>, Meaning)>, Fault> {
    let parts = all.parts(&[',']);
    let mut rest = parts.as_slice();
    let mut meanings = Vec::new();
    while let Some(first) = rest.first() {
        if first.text().is_empty() {
            return Err(faults::nothing_between_commas(*first));
        }
        let runs =
            (1..=rest.len()).rev().filter_map(|length| Some((length, first.to(*rest.get(length - 1)?))));
        let mut known =
            runs.filter_map(|(length, run)| Some((length, run, meaning(run, reference.verb, grid)?)));
        let (length, run, meaning) =
            known.next().ok_or_else(|| faults::unknown(*first, reference, dataset, grid))?;
        meanings.push((run, meaning));
        rest = rest.get(length..).unwrap_or(&[]);
    }
    Ok(meanings)
}

fn meaning(piece: Piece<'_>, verb: Verb, grid: &Grid) -> Option<Meaning> {
    let found = targets(piece.text(), grid);
    if !found.is_empty() {
        return Some(Meaning::Any(found));
    }
    let mark = between(verb)?;
    piece.splits(mark).find_map(|(from, to)| ends(from, to, piece, grid)).map(Meaning::Ends)
}

/// The word between the two ends that a verb asks for.
#[must_use]
pub fn between(verb: Verb) -> Option<&'static str> {
    match verb {
        Verb::Change => Some(" to "),
        Verb::Gap => Some(" against "),
        _ => None,
    }
}

fn ends(from: Piece<'_>, to: Piece<'_>, piece: Piece<'_>, grid: &Grid) -> Option<Ends> {
    let members = |piece: Piece<'_>| {
        targets(piece.text(), grid).into_iter().filter_map(|target| match target {
            Target::Member(at) => Some(at),
            Target::Measure(_) => None,
        })
    };
    members(to).find_map(|last| {
        let first = if from.text() == PREVIOUS {
            last.member.checked_sub(1).filter(|_| is_period(grid, last.dimension))
        } else {
            members(from).find(|first| first.dimension == last.dimension).map(|first| first.member)
        };
        first.map(|from| Ends { dimension: last.dimension, from, to: last.member, span: piece.span() })
    })
}

fn is_period(grid: &Grid, dimension: usize) -> bool {
    grid.dimensions.get(dimension).is_some_and(|dimension| dimension.period.is_some())
}

/// Everything that the words of a selector can mean: exactly as written, else in small or capital letters.
#[must_use]
pub fn targets(words: &str, grid: &Grid) -> Vec<Target> {
    let mut in_turn = Letters::IN_TURN.into_iter().map(|letters| targets_as(words, grid, letters));
    in_turn.find(|found| !found.is_empty()).unwrap_or_default()
}

fn targets_as(words: &str, grid: &Grid, letters: Letters) -> Vec<Target> {
    let members = grid.dimensions.iter().enumerate().filter_map(|(dimension, each)| {
        each.find_as(words, letters).map(|member| Target::Member(MemberRef { dimension, member }))
    });
    members.chain(grid.measures_named(words, letters).map(Target::Measure)).collect()
}
