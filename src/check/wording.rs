//! Checks of words, on files as they are written and on articles as their readers see them.
//!
//! In: a file, or an article that was read once for all. Out: findings. Most texts hold nothing of what is sought, and
//! one pass tells so.
//! Deliberately absent: what is sought, which each family says.

use super::Context;
use super::access::wording::{COLOUR, colour};
use super::claims::prose::Prose;
use super::paper::pointers::Targets;
use super::paper::{abbreviations, direction, leftovers, pointers};
use super::pattern::{Look, Rare, Written};
use super::privacy;
use crate::diagnostic::Diagnostics;

/// What is sought in files as they are written.
static IN_FILES: Rare<Look> = Rare::new(&[&leftovers::SOUGHT, &privacy::SOUGHT]);

/// What is sought in the words of an article.
static IN_PROSE: Rare<Read> = Rare::new(&[&[
    (&pointers::POINTER, follow),
    (&direction::TWICE, |_, prose, found| direction::check(prose, found)),
    (&COLOUR, |_, prose, found| colour(prose, found)),
]]);

/// A check of the words of an article.
type Read = fn(&Context<'_>, &Prose, &mut Diagnostics);

/// Words of the template and personal details, in a file of the author's.
pub(super) fn files(context: &Context<'_>, found: &mut Diagnostics) {
    super::each_file(context, found, written);
}

/// The same in one text.
pub(super) fn written(text: Written<'_>, found: &mut Diagnostics) {
    IN_FILES.fitted(text.text).for_each(|look| look(text, found));
    privacy::mailbox(text, found);
}

/// Pointers, abbreviations and colour words of every article.
pub(super) fn check(context: &Context<'_>, found: &mut Diagnostics) {
    let Some(prose) = context.reading.map(|reading| reading.prose) else { return };
    let glossary = &context.whole.glossary;
    let is_term = |small: &str| glossary.iter().any(|term| term.term.value.to_lowercase() == small);
    abbreviations::check(prose, is_term, found);
    IN_PROSE.fitted(prose.text()).for_each(|read| read(context, prose, found));
}

fn follow(context: &Context<'_>, prose: &Prose, found: &mut Diagnostics) {
    for article in context.articles() {
        let text = context.sources.file(article.source).map_or("", |file| file.text());
        pointers::check(prose, || Targets::of_article(article, text), found);
    }
}
