//! A dataset: observations by dimensions and measures, or a list of milestones, with where it comes from.

use super::{Amount, Observation, Period, PeriodKind, Polarity, Unit};
use crate::source::{Span, Spanned, Substr};
use std::fmt;
use std::sync::Arc;

/// A dataset's path in `data/` without `.yaml`: `care-leavers/in-touch`. Its copies share one text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DatasetId(Arc<str>);

impl DatasetId {
    /// Takes a path below `data/` without its extension.
    #[must_use]
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// The path below `data/` without its extension.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DatasetId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A dataset.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// Its name.
    pub id: DatasetId,
    /// What it shows, and where that is written.
    pub title: Spanned<String>,
    /// What is counted, and how.
    pub definition: Option<String>,
    /// The place that it is about.
    pub place: Option<String>,
    /// When, for data without a period among its dimensions.
    pub period: Option<Period>,
    /// Where it comes from.
    pub source: Option<Provenance>,
    /// Notes that belong to symbols and members.
    pub notes: Vec<Note>,
    /// Findings that the author has accepted.
    pub accepts: Vec<Acceptance>,
    /// The data.
    pub content: Content,
}

impl Dataset {
    /// The observations, unless it is a list of milestones.
    #[must_use]
    pub fn grid(&self) -> Option<&Grid> {
        match &self.content {
            Content::Grid(grid) => Some(grid),
            Content::Milestones(_) => None,
        }
    }

    /// The milestones, if that is what it holds.
    #[must_use]
    pub fn milestones(&self) -> Option<&[Milestone]> {
        match &self.content {
            Content::Grid(_) => None,
            Content::Milestones(rows) => Some(rows),
        }
    }

    /// The note of a symbol or member, if it has one.
    #[must_use]
    pub fn note(&self, key: &str) -> Option<&str> {
        self.notes.iter().find(|note| note.key.value == key).map(|note| note.text.as_str())
    }
}

/// What a dataset holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// Observations by dimensions and measures.
    Grid(Grid),
    /// `kind: milestones`.
    Milestones(Vec<Milestone>),
}

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
}

impl Dimension {
    /// The position of the member with a label.
    #[must_use]
    pub fn position(&self, label: &str) -> Option<usize> {
        self.members.iter().position(|member| member.label == label)
    }

    /// The position of a member by its label, by another way to write its period, or by `first`, `previous` or
    /// `latest` among periods.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<usize> {
        let last = self.members.len().checked_sub(1);
        self.position(word).or_else(|| match (self.period, word) {
            (None, _) => None,
            (Some(_), "first") => last.map(|_| 0),
            (Some(_), "previous") => last?.checked_sub(1),
            (Some(_), "latest") => last,
            (Some(kind), text) => {
                let period = Period::parse(kind, text)?;
                self.members.iter().position(|member| member.period.as_ref() == Some(&period))
            }
        })
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

/// Where a dataset comes from.
#[derive(Clone, Debug, Default)]
pub struct Provenance {
    /// The document's title.
    pub document: String,
    /// The meeting's folder, when the document is one of its papers.
    pub meeting: Option<String>,
    /// The paper's file name without extension, when it is on this site.
    pub paper: Option<String>,
    /// Where in the document: `("paragraph", "16")`, `("page", "78")`, in the order written.
    pub places: Vec<(String, String)>,
    /// An address outside the site.
    pub url: Option<String>,
}

impl Provenance {
    /// The source in words: "Annual report of the care leavers service, paragraph 16".
    #[must_use]
    pub fn words(&self) -> String {
        let places = self.place_words().map(|place| format!(", {place}"));
        std::iter::once(self.document.clone()).chain(places).collect()
    }

    /// The places in the document in words: `paragraph 16`, `paragraphs 10 to 15`, `section late jobs`.
    pub fn place_words(&self) -> impl Iterator<Item = String> {
        self.places.iter().map(|(kind, value)| {
            let numbers =
                value.split(|c: char| !c.is_ascii_digit() && c != '.').filter(|part| !part.is_empty());
            let starts_with_number = value.starts_with(|c: char| c.is_ascii_digit());
            let plural = if starts_with_number && numbers.count() > 1 { "s" } else { "" };
            format!("{kind}{plural} {value}")
        })
    }
}

/// A note that belongs to a symbol or to a member.
#[derive(Clone, Debug)]
pub struct Note {
    /// The symbol or the member's label.
    pub key: Spanned<Substr>,
    /// The note.
    pub text: String,
}

/// A finding that the author has looked at and accepted.
#[derive(Clone, Debug)]
pub struct Acceptance {
    /// The code, with or without its family: `data/parts-sum-to-total` or `parts-sum-to-total`.
    pub check: Spanned<String>,
    /// Words that the finding's line must hold, when given.
    pub quote: Option<String>,
    /// Why.
    pub because: String,
}

/// A step of a plan.
#[derive(Clone, Debug)]
pub struct Milestone {
    /// What is to happen.
    pub what: String,
    /// When, as written and as a period.
    pub when: Option<(Substr, Period)>,
    /// How far it is.
    pub status: Option<Status>,
    /// Where it is written.
    pub span: Span,
}

/// How far a milestone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Done.
    Complete,
    /// Begun.
    InProgress,
    /// Not begun.
    NotStarted,
    /// Goes on without an end.
    Continuing,
    /// Should have been done.
    Late,
}

impl Status {
    /// Every status with the word that authors write.
    pub const ALL: [(&'static str, Self); 5] = [
        ("complete", Self::Complete),
        ("in progress", Self::InProgress),
        ("not started", Self::NotStarted),
        ("continuing", Self::Continuing),
        ("late", Self::Late),
    ];

    /// Reads a status, in small or capital letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|(word, _)| *word == lower).map(|(_, status)| status)
    }

    /// The word for readers.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Complete => "Complete",
            Self::InProgress => "In progress",
            Self::NotStarted => "Not started",
            Self::Continuing => "Continuing",
            Self::Late => "Late",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_paragraphs_are_in_the_plural() {
        let place = |kind: &str, value: &str| {
            let places = vec![(kind.to_owned(), value.to_owned())];
            Provenance { document: "The report".to_owned(), places, ..Provenance::default() }.words()
        };
        assert_eq!(place("paragraph", "16"), "The report, paragraph 16");
        assert_eq!(place("paragraph", "6.12"), "The report, paragraph 6.12");
        assert_eq!(place("paragraph", "45, 47 and 49"), "The report, paragraphs 45, 47 and 49");
        assert_eq!(place("paragraph", "10 to 15"), "The report, paragraphs 10 to 15");
        assert_eq!(
            place("section", "late jobs of 2022 and 2023"),
            "The report, section late jobs of 2022 and 2023"
        );
    }
}
