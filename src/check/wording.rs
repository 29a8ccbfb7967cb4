//! Checks of words on the articles of a site: each article is read once, as its reader sees it.

use super::Context;
use super::access::wording::{COLOUR, colour};
use super::paper::pointers::Targets;
use super::paper::{abbreviations, direction, leftovers, pointers};
use super::pattern::Rare;
use crate::diagnostic::Diagnostics;

/// Words of the template, in a file of the author's.
pub(super) fn leftovers(context: &Context<'_>, found: &mut Diagnostics) {
    super::each_file(context, found, leftovers::check);
}

/// Pointers, abbreviations and colour words of every article.
pub(super) fn check(context: &Context<'_>, found: &mut Diagnostics) {
    let Some(prose) = context.reading.map(|reading| reading.prose) else { return };
    let glossary = &context.whole.glossary;
    let is_term = |small: &str| glossary.iter().any(|term| term.term.value.to_lowercase() == small);
    let rare = RARE.any_in(prose.text());
    for article in context.articles().filter(|_| rare) {
        let text = context.sources.file(article.source).map_or("", |file| file.text());
        pointers::check(prose, || Targets::of_article(article, text), found);
    }
    abbreviations::check(prose, is_term, found);
    if rare {
        direction::check(prose, found);
        colour(prose, found);
    }
}

/// What most texts have nothing of.
static RARE: Rare = Rare::new(&[&pointers::POINTER, &direction::TWICE, &COLOUR]);
