//! A file in `data/` as written: what it shows, its dimensions and measures or its milestones, and where it comes from.
//!
//! In: the file's tree. Out: [`RawDataset`]. Values stay a tree, whose nesting only `by` explains. Deliberately absent:
//! the rows of a CSV file beside it (`load::csv`).

use super::RawAccept;
use crate::diagnostic::Diagnostics;
use crate::load::yaml::{FromNode, Keyed, Kind, Node};
use crate::source::Spanned;
use schemars::JsonSchema;

shape! {
    /// What a dataset holds.
    pub struct RawDataset as "a dataset" {
        /// What it shows.
        "title" title: Spanned<String>,
        /// What is counted, and how.
        "definition" definition: Option<String>,
        /// `people`, `percent`, `pounds`, `per 10,000`, `text`, `date`, or any things that are counted.
        "unit" unit: Option<Spanned<String>>,
        /// Which way is better: `higher`, `lower` or `neither`.
        #[schemars(extend("enum" = ["higher", "lower", "neither"]))]
        "better" better: Option<Spanned<String>>,
        /// The dimensions, outermost first.
        "by" by: Option<Vec<Spanned<String>>>,
        /// What was measured, when there are several measures of the same things.
        "measures" measures: Option<Keyed<RawMeasure>>,
        /// The values, nested as `by` says, or the name of a CSV file beside this file.
        "values" values: Option<Node>,
        /// The total of the outermost breakdown: a number, or one for each outermost member.
        "total" total: Option<Node>,
        /// What a percentage is a percentage of: a number, or one for each outermost member.
        "base" base: Option<Node>,
        /// `true` when parts may overlap, so that they need not sum.
        "overlapping" overlapping: Option<bool>,
        /// The member that is there for comparison.
        "benchmark" benchmark: Option<Spanned<String>>,
        /// What is aimed at: a number, or one for each outermost member.
        "target" target: Option<Node>,
        /// Dimensions whose written order means something, such as age.
        "ordinal" ordinal: Option<Vec<Spanned<String>>>,
        /// The place that it is about.
        "place" place: Option<String>,
        /// When, for data without a period among its dimensions.
        "period" period: Option<Spanned<String>>,
        /// Where it comes from.
        "source" source: Option<RawSource>,
        /// Notes, by symbol or member.
        "notes" notes: Option<Keyed<String>>,
        /// Findings that you have looked at and accept, with the reason.
        "accept" accept: Option<Vec<RawAccept>>,
        /// `milestones` for a list of milestones.
        #[schemars(extend("enum" = ["milestones"]))]
        "kind" kind: Option<Spanned<String>>,
        /// The milestones.
        "rows" rows: Option<Vec<Spanned<RawMilestone>>>,
        /// Free fields.
        "extra" extra: Option<Node>,
    }
}

shape! {
    /// Where a dataset comes from.
    pub struct RawSource as "a source" {
        /// The document's title.
        "document" document: String,
        /// The meeting's folder, when the document is one of its papers.
        "meeting" meeting: Option<Spanned<String>>,
        /// The paper's file name without `.md`, when it is on this site.
        "paper" paper: Option<Spanned<String>>,
        /// The paragraph.
        "paragraph" paragraph: Option<String>,
        /// The page.
        "page" page: Option<String>,
        /// The section.
        "section" section: Option<String>,
        /// The table.
        "table" table: Option<String>,
        /// An address outside the site.
        "url" url: Option<Spanned<String>>,
    }
}

shape! {
    /// One of several measures.
    pub struct RawMeasureKeys as "a measure" {
        /// What its numbers count.
        "unit" unit: Spanned<String>,
        /// For a share: the measure whose count it is a share of.
        "of" of: Option<Spanned<String>>,
        /// What a percentage is a percentage of.
        "base" base: Option<Node>,
        /// The total of the outermost breakdown.
        "total" total: Option<Node>,
        /// Which way is better: `higher`, `lower` or `neither`.
        #[schemars(extend("enum" = ["higher", "lower", "neither"]))]
        "better" better: Option<Spanned<String>>,
        /// What is counted, and how.
        "definition" definition: Option<String>,
    }
}

/// A measure: its unit alone, or its keys.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(untagged)]
pub enum RawMeasure {
    /// Its unit.
    Unit(Spanned<String>),
    /// Its keys.
    Keys(Box<RawMeasureKeys>),
}

impl FromNode for RawMeasure {
    fn from_node(node: Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        match node.kind {
            Kind::Map(_) => Some(Self::Keys(Box::new(RawMeasureKeys::from_node(node, diagnostics)?))),
            _ => Some(Self::Unit(Spanned::from_node(node, diagnostics)?)),
        }
    }
}

shape! {
    /// A step of a plan.
    pub struct RawMilestone as "a milestone" {
        /// What is to happen.
        "what" what: String,
        /// When: a date, month, year, or `April to June 2023`; `[x]` when not stated.
        "when" when: Option<Node>,
        /// `complete`, `in progress`, `not started`, `continuing` or `late`; `[x]` when not stated.
        "status" status: Option<Node>,
    }
}
