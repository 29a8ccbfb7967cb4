//! What a careful auditor finds: the table of checks, one family a file.
//!
//! In: the site, its figures and the texts as readers see them. Out: findings.
//! Deliberately absent: changing anything, asking a network.

pub mod claims;
mod access;
mod accept;
mod alone;
mod blocks;
pub mod bound;
mod data;
mod links;
mod markup;
mod memory;
mod numbers;
mod over_all;
mod paper;
mod pattern;
mod privacy;
mod shares;
mod structure;
mod suppressed;
mod totals;
mod wording;

pub use accept::unused as unused_acceptance;
pub use alone::texts;
pub use links::external;
pub use memory::Memory;

use crate::diagnostic::Diagnostics;
use crate::figure::Figures;
use crate::model::site::Article;
use crate::model::{Dataset, Meeting, Paper, Site};
use crate::source::{SourceFile, SourceId, SourceMap};
use crate::together;
use claims::reading::Reading;
use memory::{Extract, Found, Gathered, found_in};
use pattern::Written;
use std::collections::{BTreeMap, BTreeSet};

/// What every check may look at.
pub struct Context<'a> {
    /// The whole site, for looking things up; what is to be checked is told by `articles` and `datasets`.
    pub whole: &'a Site,
    /// The figures of its sentences.
    pub figures: &'a Figures,
    /// The files.
    pub sources: &'a SourceMap,
    focus: Focus<'a>,
    /// The words of a text that is checked alone, read once for all who look at them.
    reading: Option<&'a Reading<'a>>,
}

/// What is checked at a time.
#[derive(Clone, Copy)]
enum Focus<'a> {
    /// A text alone, perhaps of a paper.
    Article(&'a Article, Option<(&'a Meeting, &'a Paper)>),
    /// A dataset alone.
    Dataset(&'a Dataset),
    /// A file of the author's as it is written.
    File(SourceId, &'a SourceFile),
    /// Everything, with what each text and each dataset has for the others.
    Site(&'a Gathered<'a>),
}

impl<'a> Context<'a> {
    /// A whole site, to look things up in.
    fn of_site(site: &'a Site, figures: &'a Figures, sources: &'a SourceMap) -> Self {
        const NOTHING: &Gathered<'_> = &Gathered { texts: Vec::new(), titles: Vec::new() };
        Self { whole: site, figures, sources, focus: Focus::Site(NOTHING), reading: None }
    }

    /// The texts that are to be checked.
    fn articles(&self) -> impl Iterator<Item = &'a Article> + use<'a> {
        let (one, all) = match self.focus {
            Focus::Article(article, _) => (Some(article), None),
            Focus::Dataset(_) | Focus::File(..) => (None, None),
            Focus::Site(_) => (None, Some(self.whole.articles())),
        };
        one.into_iter().chain(all.into_iter().flatten())
    }

    /// The datasets that are to be checked.
    fn datasets(&self) -> impl Iterator<Item = &'a Dataset> + use<'a> {
        let (one, all) = match self.focus {
            Focus::Article(..) | Focus::File(..) => (None, None),
            Focus::Dataset(dataset) => (Some(dataset), None),
            Focus::Site(_) => (None, Some(self.whole.datasets.values())),
        };
        one.into_iter().chain(all.into_iter().flatten())
    }

    /// The paper of a text that is checked alone.
    fn paper(&self) -> Option<&'a Paper> {
        match self.focus {
            Focus::Article(_, paper) => paper.map(|(_, paper)| paper),
            _ => None,
        }
    }

    /// What each text of the site has for the others, in their order.
    fn extracts(&self) -> &'a [&'a Extract] {
        match self.focus {
            Focus::Site(gathered) => &gathered.texts,
            _ => &[],
        }
    }

    /// The titles of all datasets, in small letters.
    fn titles(&self) -> impl Iterator<Item = (&'a str, &'a Dataset)> + use<'a> {
        let titles = match self.focus {
            Focus::Site(gathered) => gathered.titles.as_slice(),
            _ => &[],
        };
        titles.iter().copied()
    }
}

/// A family of checks.
type Check = fn(&Context<'_>, &mut Diagnostics);

/// What a family looks at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// One text or dataset at a time: what is found depends on nothing else but the settings, the glossary, the datasets
    /// that the text cites and those of its folder.
    Each,
    /// One file at a time as it is written: what is found depends on nothing else.
    File,
    /// All datasets at once: what is found depends on nothing else.
    Datasets,
    /// The whole site at once.
    Site,
}

/// The table of checks: adding a family is one file and one line.
const CHECKS: &[(&str, Scope, Check)] = &[
    ("parts and totals", Scope::Each, data::parts),
    ("totals among their parts", Scope::Each, totals::members),
    ("published shares", Scope::Each, shares::check),
    ("percentages in range", Scope::Each, data::range),
    ("percentages above all", Scope::Each, over_all::check),
    ("parts kept back in vain", Scope::Each, suppressed::check),
    ("sources of datasets", Scope::Each, data::source),
    ("datasets that state the same", Scope::Datasets, data::disagree),
    ("claims of papers together", Scope::Site, claims::together),
    ("typed figures", Scope::Each, bound::check),
    ("links", Scope::Site, links::check),
    ("headings, footnotes and empty sections", Scope::Each, structure::check),
    ("words of the template and personal details", Scope::File, wording::files),
    ("pointers, abbreviations and colour words", Scope::Each, wording::check),
    ("images, tables and link texts", Scope::Each, access::check),
    ("titles of blocks", Scope::Each, blocks::check),
    ("polarity of charts", Scope::Site, blocks::polarity),
];

/// Runs every check, and leaves out what authors have accepted.
pub fn run(site: &Site, figures: &Figures, sources: &SourceMap, diagnostics: &mut Diagnostics) {
    run_with(site, figures, sources, (&mut Memory::default(), &BTreeSet::new()), diagnostics);
}

/// The same with what was found in the texts and datasets of the files in `kept`, which are as they were, and so is all
/// that they cite.
pub fn run_with(
    site: &Site,
    figures: &Figures,
    sources: &SourceMap,
    (memory, kept): (&mut Memory, &BTreeSet<SourceId>),
    diagnostics: &mut Diagnostics,
) {
    let context = |focus| Context { whole: site, figures, sources, focus, reading: None };
    let all: BTreeMap<SourceId, Focus> = each(site).collect();
    let holds = |source: &SourceId, found: &Found| all.get(source).is_some_and(|focus| found.holds(*focus));
    memory.each.retain(|source, found| kept.contains(source) && holds(source, found));
    let fresh: Vec<(SourceId, Focus)> =
        all.into_iter().filter(|(source, _)| !memory.each.contains_key(source)).collect();
    let datasets_stand = !fresh.iter().any(|(_, focus)| matches!(focus, Focus::Dataset(_)));
    memory.each.extend(together::each(fresh, |(source, focus)| (source, found_in(&context(focus)))));
    memory.look_through(sources, &context);
    let mut found = Diagnostics::default();
    let in_files = memory.files.values().map(|(_, found)| found);
    let each = memory.each.values().map(|found| &found.diagnostics).chain(in_files);
    each.flat_map(Diagnostics::iter).for_each(|finding| found.push(finding.clone()));
    let known = memory.of_datasets.take();
    let gathered = memory.gather(site);
    let together = |scope| run_together(scope, || context(Focus::Site(&gathered)));
    let of_datasets = match known {
        Some((count, found)) if datasets_stand && count == site.datasets.len() => found,
        _ => together(Scope::Datasets),
    };
    found.append(of_datasets.clone());
    found.append(together(Scope::Site));
    memory.of_datasets = Some((site.datasets.len(), of_datasets));
    accept::apply(&accept::of_site(site), &accept::of_tables(site), sources, &mut found);
    diagnostics.append(found);
}

/// Everything that is checked alone, by its file.
fn each(site: &Site) -> impl Iterator<Item = (SourceId, Focus<'_>)> {
    let pages = site.pages.iter().map(|page| (&page.article, None));
    let meetings = site.meetings.iter().map(|meeting| (&meeting.article, None));
    let papers = site.papers().map(|(meeting, paper)| (&paper.article, Some((meeting, paper))));
    let articles = pages.chain(meetings).chain(papers);
    let datasets = site.datasets.values().map(|dataset| (dataset.title.span.source, Focus::Dataset(dataset)));
    articles.map(|(article, paper)| (article.source, Focus::Article(article, paper))).chain(datasets)
}

fn run_scope(scope: Scope, context: &Context<'_>, found: &mut Diagnostics) {
    of_scope(scope).for_each(|check| check(context, found));
}

/// The checks of a scope side by side; what they find comes in their order.
fn run_together<'a>(scope: Scope, context: impl Fn() -> Context<'a> + Sync) -> Diagnostics {
    let checks: Vec<Check> = of_scope(scope).collect();
    let each = together::each(checks, |check| {
        let mut found = Diagnostics::default();
        check(&context(), &mut found);
        found
    });
    each.into_iter().fold(Diagnostics::default(), |mut all, found| {
        all.append(found);
        all
    })
}

fn of_scope(scope: Scope) -> impl Iterator<Item = Check> {
    CHECKS.iter().filter(move |(_, of, _)| *of == scope).map(|(_, _, check)| *check)
}

/// Looks at each text that is to be checked; a paper's comes with its paper.
fn each_article(
    context: &Context<'_>,
    found: &mut Diagnostics,
    look: impl Fn(&Article, Option<&Paper>, &mut Diagnostics),
) {
    for article in context.articles() {
        look(article, context.paper(), found);
    }
}

/// Looks through each file that is to be checked as it is written.
fn each_file(context: &Context<'_>, found: &mut Diagnostics, look: impl Fn(Written<'_>, &mut Diagnostics)) {
    if let Focus::File(source, file) = context.focus {
        look(Written::new(source, file), found);
    }
}

#[cfg(test)]
mod tests;
