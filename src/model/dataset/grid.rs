//! Observations by dimensions and measures, and where each stands among them.
//!
//! In: nothing. Out: a [`Grid`], in which every combination of members has a cell for each measure. Deliberately absent:
//! filling it (`resolve::grid`), and sums and shares of its cells (`figure`).

use super::names::{Letters, Names};
use crate::model::{Amount, Observation, Period, PeriodKind, Polarity, Unit};
use crate::source::{Span, Spanned, Substr};

/// Observations by dimensions and measures. Every combination of members has a cell for each measure.
#[derive(Clone, Debug)]
pub struct Grid {
    /// The dimensions, outermost first; none for a single value.
    pub dimensions: Vec<Dimension>,
    /// What was measured; at least one.
    pub measures: Vec<Measure>,
    /// Row by row: the last dimension runs fastest, and the measures of one combination stand together.
    pub cells: Vec<Cell>,
    /// Positions in `cells` of shares that the author left to be computed; `figure` fills them.
    pub derived: Vec<usize>,
    /// The member that is there for comparison.
    pub benchmark: Option<MemberRef>,
    /// Whether parts may overlap, so that they need not sum.
    pub overlapping: bool,
    /// What is aimed at.
    pub target: Stated,
}

impl Grid {
    /// The cell of one member for each dimension, and a measure.
    #[must_use]
    pub fn cell(&self, members: &[usize], measure: usize) -> Option<&Cell> {
        self.position(members, measure).and_then(|at| self.cells.get(at))
    }

    /// The position in `cells` of one member for each dimension, and a measure.
    #[must_use]
    pub fn position(&self, members: &[usize], measure: usize) -> Option<usize> {
        if members.len() != self.dimensions.len() || measure >= self.measures.len() {
            return None;
        }
        let mut row = 0;
        for (dimension, member) in self.dimensions.iter().zip(members) {
            if *member >= dimension.members.len() {
                return None;
            }
            row = row * dimension.members.len() + member;
        }
        Some(row * self.measures.len() + measure)
    }

    /// The members and the measure of a position in `cells`.
    #[must_use]
    pub fn coordinates(&self, position: usize) -> (Vec<usize>, usize) {
        let measures = self.measures.len().max(1);
        (members_of_row(&self.dimensions, position / measures), position % measures)
    }

    /// The position of the first dimension of periods.
    #[must_use]
    pub fn period_dimension(&self) -> Option<usize> {
        self.dimensions.iter().position(|dimension| dimension.period.is_some())
    }

    /// The member of a reference.
    #[must_use]
    pub fn member(&self, at: MemberRef) -> Option<&Member> {
        self.dimensions.get(at.dimension).and_then(|dimension| dimension.members.get(at.member))
    }

    /// The positions of the measures that words name.
    pub fn measures_named(&self, words: &str, letters: Letters) -> impl Iterator<Item = usize> {
        let named = self.measures.iter().enumerate().filter(|(_, measure)| !measure.name.is_empty());
        named.filter(move |(_, measure)| letters.same(&measure.name, words)).map(|(at, _)| at)
    }

    /// Every member with this label, over all dimensions.
    #[must_use]
    pub fn members_named(&self, label: &str) -> Vec<MemberRef> {
        let dimensions = self.dimensions.iter().enumerate();
        dimensions
            .filter_map(|(dimension, each)| {
                each.position(label).map(|member| MemberRef { dimension, member })
            })
            .collect()
    }
}

/// The member of each dimension in a row of a grid, where the last dimension runs fastest.
#[must_use]
pub fn members_of_row(dimensions: &[Dimension], mut row: usize) -> Vec<usize> {
    let mut members: Vec<usize> = dimensions
        .iter()
        .rev()
        .map(|dimension| {
            let count = dimension.members.len().max(1);
            let member = row % count;
            row /= count;
            member
        })
        .collect();
    members.reverse();
    members
}

/// A value and where it is written.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What the cell holds.
    pub observation: Observation,
    /// Where it is written.
    pub span: Span,
}

/// Names one member of a grid by the position of its dimension and its own position therein.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MemberRef {
    /// Position of the dimension.
    pub dimension: usize,
    /// Position of the member in the dimension.
    pub member: usize,
}

/// One way in which the data is broken down.
#[derive(Clone, Debug)]
pub struct Dimension {
    /// Its name, as in `by:`.
    pub name: Spanned<String>,
    /// Whether its members are periods, and of which kind.
    pub period: Option<PeriodKind>,
    /// Whether the written order of its members means something (periods always; ages if the author says so).
    pub ordinal: bool,
    /// Its members, as written in the data; periods in order of time.
    pub members: Vec<Member>,
    /// The members by their names.
    pub(super) names: Names,
}

impl Dimension {
    /// A dimension of members, which do not change once one of them is looked up.
    #[must_use]
    pub fn new(
        name: Spanned<String>,
        period: Option<PeriodKind>,
        ordinal: bool,
        members: Vec<Member>,
    ) -> Self {
        Self { name, period, ordinal, members, names: Names::default() }
    }

    /// The position of the member with a label.
    #[must_use]
    pub fn position(&self, label: &str) -> Option<usize> {
        self.members.iter().position(|member| member.label == label)
    }
}

/// One member of a dimension.
#[derive(Clone, Debug)]
pub struct Member {
    /// As written.
    pub label: Substr,
    /// As a period, when the dimension is one.
    pub period: Option<Period>,
    /// Where it is written first.
    pub span: Span,
}

/// What was measured.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its name; empty when the dataset has a single unnamed measure.
    pub name: String,
    /// What its numbers count.
    pub unit: Unit,
    /// Which way is better, when the author says so.
    pub better: Option<Polarity>,
    /// For a share: the position of the measure whose count it is a share of.
    pub share_of: Option<usize>,
    /// What a percentage is a percentage of.
    pub base: Stated,
    /// The total of the outermost breakdown.
    pub total: Stated,
    /// What is counted, and how.
    pub definition: Option<String>,
    /// Where it is written: its name, or the dataset's unit.
    pub span: Span,
}

/// A number that the author states beside the values.
#[derive(Clone, Debug, Default)]
pub enum Stated {
    /// None is stated.
    #[default]
    Nothing,
    /// One number for all.
    One(Spanned<Amount>),
    /// One for each of some members of the outermost dimension, by position.
    ByMember(Vec<(usize, Spanned<Amount>)>),
}

impl Stated {
    /// The number that holds for a member of the outermost dimension (or for all).
    #[must_use]
    pub fn of(&self, member: Option<usize>) -> Option<&Spanned<Amount>> {
        match self {
            Self::Nothing => None,
            Self::One(amount) => Some(amount),
            Self::ByMember(list) => list.iter().find(|(at, _)| Some(*at) == member).map(|(_, amount)| amount),
        }
    }
}
