//! Candour turns a council's board papers into a site whose figures cannot contradict each other.
//!
//! An officer writes papers as Markdown (`content/`) and their figures as YAML (`data/`). This library reads both,
//! computes every figure that a sentence cites, audits what is typed, draws the charts, and replaces the folder
//! `output/` by the finished site, or leaves it as it was.
//!
//! # The way through
//!
//! The modules below stand in the order in which data flows, and import only from those above them.
//!
//! | phase | in | out |
//! |---|---|---|
//! | [`load`] | the project's files | [`load::Sources`]: raw shapes and texts, each with its place |
//! | [`markdown`] | Markdown | [`model::Document`]: a tree that knows its places |
//! | [`resolve`] | sources | [`model::Site`]: meetings, papers, datasets, all names looked up |
//! | [`figure`] | site | [`figure::Figures`]: every figure reference computed, every number in words |
//! | [`check`] | site, figures | findings: data, claims in prose, papers, privacy, access, links |
//! | *the gate* | findings | errors stop here, once, all of them told |
//! | [`chart`] | datasets | drawings at three widths, and the words that say what they show |
//! | [`bundle`], [`emit`] | pages | the output folder: the old site or the new one, never a mixture |
//!
//! [`source`] and [`diagnostic`] are what every phase speaks with: places in files, and findings at places.
//! [`model`] is the nouns. [`cli`] is the only module that talks to a terminal.
//!
//! # What holds everywhere
//!
//! - Before the gate nothing fails: a phase returns what it could make and reports the rest, so that one run tells
//!   every mistake, and one mistake gives one message.
//! - Up to `emit` everything is a function of the files: no clock, no network, no order of the disk.
//! - Numbers are decimal with the precision that the author typed; they are computed and put into words in `figure`
//!   alone, so that prose, charts, tables and downloads cannot disagree.
//! - Nothing an author writes reaches a page unescaped.
#![forbid(unsafe_code)]

pub mod source;
pub mod diagnostic;
pub mod bundle;
pub mod model;
#[macro_use]
pub mod load;
pub mod markdown;
pub mod resolve;
pub mod address;
pub mod figure;
pub mod check;
pub mod chart;
pub mod narrative;
pub mod page;
pub mod emit;
pub mod cli;

use diagnostic::Diagnostics;
use figure::Figures;
use jiff::civil::Date;
use load::Sources;
use model::Site;
use std::path::Path;

/// What is asked for beyond what the files say.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Whether papers marked as drafts are shown.
    pub drafts: bool,
    /// Whether warnings are errors.
    pub strict: bool,
    /// The date of the edition, in place of the one in `site.yaml`.
    pub published: Option<Date>,
    /// Where the site will stand, ending in `/`, in place of the address in `site.yaml`.
    pub base_url: Option<String>,
}

/// A project as read, resolved, computed and checked: everything before the gate.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The files.
    pub sources: Sources,
    /// What they mean, unless there are no settings.
    pub site: Option<Site>,
    /// The figures of their sentences.
    pub figures: Figures,
    /// What was found, in order.
    pub diagnostics: Diagnostics,
}

impl Checked {
    /// "2 meetings, 4 papers and 55 datasets".
    #[must_use]
    pub fn count_words(&self) -> String {
        let count = |number: usize, one: &str, many: &str| {
            format!("{number} {}", if number == 1 { one } else { many })
        };
        let site = self.site.as_ref();
        let meetings = count(site.map_or(0, |site| site.meetings.len()), "meeting", "meetings");
        let papers = count(site.map_or(0, |site| site.papers().count()), "paper", "papers");
        let datasets = count(site.map_or(0, |site| site.datasets.len()), "dataset", "datasets");
        format!("{meetings}, {papers} and {datasets}")
    }
}

/// Reads and checks a project: every phase up to the gate.
#[must_use]
pub fn check_project(root: &Path, wish: &Wish) -> Checked {
    let mut diagnostics = Diagnostics::default();
    let sources = load::read(root, &mut diagnostics);
    let mut site = resolve::site(&sources, &mut diagnostics);
    let mut figures = Figures::default();
    if let Some(site) = &mut site {
        if let Some(published) = wish.published {
            site.settings.published = published;
        }
        figure::complete(site, &mut diagnostics);
        figures = figure::compute(site, &mut diagnostics);
        check::run(site, &figures, &sources.map, &mut diagnostics);
    }
    if wish.strict {
        diagnostics.be_strict();
    }
    diagnostics.sort(&sources.map);
    Checked { sources, site, figures, diagnostics }
}
