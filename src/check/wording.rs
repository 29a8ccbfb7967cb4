//! Checks of words on the articles of a site: each article is read once, as its reader sees it.

use super::Context;
use super::paper::pointers::Targets;
use super::paper::{abbreviations, direction, leftovers, pointers};
use crate::diagnostic::Diagnostics;
use std::collections::BTreeSet;

/// Words of the template, in a file of the author's.
pub(super) fn leftovers(context: &Context<'_>, found: &mut Diagnostics) {
    super::each_file(context, found, leftovers::check);
}

/// Pointers, abbreviations and colour words of every article.
pub(super) fn check(context: &Context<'_>, found: &mut Diagnostics) {
    let Some(prose) = context.reading.map(|reading| reading.prose) else { return };
    let glossary: BTreeSet<String> =
        context.whole.glossary.iter().map(|term| term.term.value.to_lowercase()).collect();
    for article in context.articles() {
        let text = context.sources.file(article.source).map_or("", |file| file.text());
        pointers::check(prose, || Targets::of_article(article, text), found);
    }
    abbreviations::check(prose, &glossary, found);
    direction::check(prose, found);
    super::access::wording::colour(prose, found);
}
