//! What a careful auditor finds: the table of checks, one family a file.
//!
//! In: the site, its figures and the texts as readers see them. Out: findings.
//! Deliberately absent: changing anything, asking a network.

pub mod claims;
mod access;
mod accept;
mod blocks;
mod data;
mod links;
mod shares;
mod structure;

use crate::diagnostic::Diagnostics;
use crate::figure::Figures;
use crate::model::site::Article;
use crate::model::{Paper, Site};
use crate::source::SourceMap;
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
    ("links", links::check),
    ("headings and footnotes", structure::check),
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
    accept::apply(&context, &mut found);
    diagnostics.append(found);
}

/// Looks at every article, at many at once; what is found comes in the order of the articles. A paper's article comes
/// with its paper.
fn each_article(
    context: &Context<'_>,
    found: &mut Diagnostics,
    look: impl Fn(&Article, Option<&Paper>, &mut Diagnostics) + Sync,
) {
    let articles: Vec<(&Article, Option<&Paper>)> = context.site.articles_of_papers().collect();
    let each: Vec<Diagnostics> = articles
        .into_par_iter()
        .map(|(article, paper)| {
            let mut here = Diagnostics::default();
            look(article, paper, &mut here);
            here
        })
        .collect();
    each.into_iter().for_each(|here| found.append(here));
}

/// Checks single papers by their words alone.
pub fn texts(sources: &SourceMap, diagnostics: &mut Diagnostics) {
    for (id, file) in sources.iter() {
        for found in claims::audit(id, file.text()) {
            diagnostics.push(found);
        }
    }
}
