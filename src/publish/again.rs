//! A site made again: pages and drawings whose inputs are as in the build before are taken as they were.
//!
//! In: a site, what its parts are at, and the pages of the build before. Out: what was found; [`Kept`] has the pages.
//! Deliberately absent: what a page is made from (`inputs`), and making one (`desk`).

use super::inputs::{self, Inputs};
use super::kept::{Kept, Run};
use super::{Material, Out, Press, Versions, desk, hidden};
use crate::address::Address;
use crate::chart::Charts;
use crate::diagnostic::Diagnostics;
use crate::figure::Figures;
use crate::load::Sources;
use crate::model::site::Article;
use crate::model::{Paper, Site};
use crate::page;
use crate::source::{SourceId, Version};
use crate::together;
use std::collections::{BTreeMap, BTreeSet};

/// Makes the pages that differ from those of the build before; [`Kept::changes`] tells which. All that is found in any
/// page is returned, as from [`super::render`].
pub fn render_again(material: &Material<'_>, versions: &Versions, kept: &mut Kept) -> Diagnostics {
    let Material { sources, site, figures, options, .. } = material;
    let outcome =
        with_inputs((sources, site, figures), options, versions, kept, |charts, mut inputs, hidden, kept| {
            inputs.summaries = summaries(material, hidden, &inputs, kept);
            let press = Press::new(material, charts, Out::Kept(Run::new(inputs, kept.before())), &|_, _| {});
            press.everything();
            match press.out {
                Out::Kept(run) => Some(run.end()),
                Out::Stream(_) => None,
            }
        });
    let found =
        outcome.map_or_else(Diagnostics::default, |outcome| kept.settle(outcome, &material.edition()));
    kept.let_go();
    found
}

/// Looks at what pages and drawings are made from, and works with it.
fn with_inputs<T>(
    (sources, site, figures): (&Sources, &Site, &Figures),
    options: &page::Options,
    versions: &Versions,
    kept: &mut Kept,
    work: impl FnOnce(Charts<'_>, Inputs<'_>, &BTreeSet<Address>, &mut Kept) -> T,
) -> T {
    kept.known.hues.renew(site, versions, &mut kept.cells);
    let charts = Charts::with_hues(site, figures, kept.known.hues.hues.clone());
    let hidden = hidden(site, options);
    let common = inputs::Common { sources, options, hidden: &hidden };
    let mut known = std::mem::take(&mut kept.known);
    let inputs = Inputs::new(site, &common, versions, &mut known, &mut kept.cells);
    let done = work(charts, inputs, &hidden, kept);
    kept.known = known;
    done
}

/// What the summary of each paper is at.
fn summaries(
    material: &Material<'_>,
    hidden: &BTreeSet<Address>,
    inputs: &Inputs<'_>,
    kept: &mut Kept,
) -> BTreeMap<SourceId, Version> {
    let papers: BTreeMap<SourceId, &Paper> =
        material.site.papers().map(|(_, paper)| (paper.article.source, paper)).collect();
    let from = papers.iter().map(|(source, paper)| (*source, inputs.article(&paper.article)));
    kept.summaries(from, |source| {
        let summary = papers.get(&source).and_then(|paper| {
            desk::summary(material, hidden, paper, &Address::paper(&paper.meeting, &paper.slug))
        });
        summary.map_or_else(String::new, |html| html.0)
    })
}

/// Draws every chart for its findings alone, so that a run with other mistakes tells these too. Charts that would be
/// drawn just so again are not drawn.
pub fn draw_again(
    parts: (&Sources, &Site, &Figures),
    options: &page::Options,
    versions: &Versions,
    kept: &mut Kept,
) -> Diagnostics {
    let articles: Vec<&Article> = parts.1.articles().collect();
    let found = with_inputs(parts, options, versions, kept, |charts, inputs, _, kept| {
        let drawn = together::each(articles, |article| {
            let from = inputs.article(article);
            let known = kept.drawing(article, &from).cloned();
            let is_known = known.is_some();
            let found = known.unwrap_or_else(|| {
                let mut found = Diagnostics::default();
                charts.of_article(article, &mut found);
                found
            });
            (article.source, from, found, is_known)
        });
        let mut all = Diagnostics::default();
        drawn.iter().for_each(|(_, _, found, _)| all.append(found.clone()));
        let fresh = drawn.into_iter().filter(|(.., is_known)| !is_known);
        kept.note_drawings(fresh.map(|(source, from, found, _)| (source, from, found)));
        all
    });
    kept.let_go();
    found
}
