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
mod numbers;
mod paper;
mod pattern;
mod privacy;
mod shares;
mod structure;
mod wording;

pub use alone::texts;
pub use links::external;

use crate::diagnostic::Diagnostics;
use crate::figure::Figures;
use crate::model::site::Article;
use crate::model::{Paper, Site};
use crate::source::SourceMap;
use pattern::Written;
use rayon::prelude::*;

/// What every check may look at.
pub struct Context<'a> {
    /// The site.
    pub site: &'a Site,
    /// The figures of its sentences.
    pub figures: &'a Figures,
    /// The files.
    pub sources: &'a SourceMap,
}

/// A family of checks.
type Check = fn(&Context<'_>, &mut Diagnostics);

/// The table of checks: adding a family is one file and one line.
const CHECKS: &[(&str, Check)] = &[
    ("parts and totals", data::parts),
    ("published shares", shares::check),
    ("percentages in range", data::range),
    ("sources of datasets", data::source),
    ("datasets that state the same", data::disagree),
    ("claims in prose", claims::check),
    ("typed figures", bound::check),
    ("links", links::check),
    ("headings, footnotes and empty sections", structure::check),
    ("words of the template", wording::leftovers),
    ("pointers, abbreviations and colour words", wording::check),
    ("personal details", privacy::check),
    ("images, tables and link texts", access::check),
    ("titles and polarity of blocks", blocks::check),
];

/// Runs every check, and leaves out what authors have accepted.
pub fn run(site: &Site, figures: &Figures, sources: &SourceMap, diagnostics: &mut Diagnostics) {
    let context = Context { site, figures, sources };
    let mut found = Diagnostics::default();
    for (_, check) in CHECKS {
        check(&context, &mut found);
    }
    accept::apply(&accept::of_site(site), sources, &mut found);
    diagnostics.append(found);
}

/// Looks at every article; a paper's article comes with its paper. Answers what was seen in each.
fn each_article<Seen: Send>(
    context: &Context<'_>,
    found: &mut Diagnostics,
    look: impl Fn(&Article, Option<&Paper>, &mut Diagnostics) -> Seen + Sync,
) -> Vec<Seen> {
    let articles: Vec<(&Article, Option<&Paper>)> = context.site.articles_of_papers().collect();
    each(articles, found, |(article, paper), here| look(article, paper, here))
}

/// Looks through every file that an author wrote.
fn each_file(
    context: &Context<'_>,
    found: &mut Diagnostics,
    look: impl Fn(Written<'_>, &mut Diagnostics) + Sync,
) {
    let files = context.sources.iter().map(|(source, file)| Written::new(source, file)).collect();
    each(files, found, look);
}

/// Looks at many things at once; what is found comes in the order of the things, and so does what was seen in each.
fn each<T: Send, Seen: Send>(
    things: Vec<T>,
    found: &mut Diagnostics,
    look: impl Fn(T, &mut Diagnostics) -> Seen + Sync,
) -> Vec<Seen> {
    let each: Vec<(Seen, Diagnostics)> = things
        .into_par_iter()
        .map(|thing| {
            let mut here = Diagnostics::default();
            let seen = look(thing, &mut here);
            (seen, here)
        })
        .collect();
    let mut all = Vec::new();
    for (seen, here) in each {
        found.append(here);
        all.push(seen);
    }
    all
}
