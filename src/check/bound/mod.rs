//! Which numbers of a paper come from its data, and which were typed.
//!
//! In: the papers of a site as a reader sees them, and the datasets that they draw on. Out: a [`Tally`] for each paper:
//! how many of its statistics are bound, and for each typed one that is exactly one cell the reference that would bind
//! it. Out too: findings, advice where a typed number could be bound and a warning where it contradicts its dataset.
//! Deliberately absent: writing into a paper (`cli` asks for it, `emit` does it); numbers in words, dates, ages and
//! names such as "Year 9", which are no statistics.

mod cells;
mod contradiction;
pub mod edit;
mod places;
mod subject;

use super::Context;
use super::claims;
use super::claims::prose::{Prose, Role};
use super::claims::reading::{Reading, Sentence};
use super::claims::tokens::{Kind, Quantity, Token};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figure::Figures;
use crate::model::Site;
use crate::model::site::Paper;
use crate::source::{ProjectPath, SourceMap, Span};
use cells::Cells;
use places::Places;
use std::cell::LazyCell;
use subject::Said;

/// The statistics of one paper.
#[derive(Clone, Debug)]
pub struct Tally {
    /// The paper's file.
    pub path: ProjectPath,
    /// How many figure references it has.
    pub bound: usize,
    /// The statistics that are typed.
    pub typed: Vec<Typed>,
}

impl Tally {
    /// How many statistics the paper has, bound and typed.
    #[must_use]
    pub fn statistics(&self) -> usize {
        self.bound + self.typed.len()
    }

    /// "28 of 64 statistics are bound to data".
    #[must_use]
    pub fn words(bound: usize, statistics: usize) -> String {
        let (things, are) = if statistics == 1 { ("statistic", "is") } else { ("statistics", "are") };
        format!("{bound} of {statistics} {things} {are} bound to data")
    }
}

/// A typed statistic.
#[derive(Clone, Debug)]
pub struct Typed {
    /// Where it stands.
    pub span: Span,
    /// How it is written.
    pub written: String,
    /// The reference that would bind it, with its braces, where it is exactly one cell.
    pub reference: Option<String>,
    /// Whether the reference prints just what is written, may stand at its place, and is no part of words that an
    /// acceptance quotes.
    pub is_fixable: bool,
}

/// The tallies of all papers, in the order of the meetings.
#[must_use]
pub fn tallies(site: &Site, figures: &Figures, sources: &SourceMap) -> Vec<Tally> {
    let context = Context::of_site(site, figures, sources);
    let tally = |(_, paper): (_, &Paper)| {
        let prose = claims::paper::prose(&paper.article, Some(paper), figures, sources);
        tally(&context, paper, &Reading::new(&prose), &mut Diagnostics::default())
    };
    site.papers().map(tally).collect()
}

/// Advice for typed statistics that could be bound, and warnings where one contradicts its dataset.
pub(super) fn check(context: &Context<'_>, found: &mut Diagnostics) {
    if let (Some(paper), Some(reading)) = (context.paper(), context.reading) {
        for typed in tally(context, paper, reading, found).typed {
            found_in(advice(&typed), found);
        }
    }
}

/// How a typed statistic could be bound, where it is exactly one cell.
fn advice(typed: &Typed) -> Option<Diagnostic> {
    let reference = typed.reference.as_ref()?;
    let message = format!("`{}` is typed, and a dataset has it", typed.written);
    let help = if typed.is_fixable {
        format!("write `{reference}`, or let `candour check --fix` write it")
    } else {
        format!("`{reference}` would bind it to its data")
    };
    Some(Diagnostic::new(Code::FIGURE_UNBOUND, typed.span, message).help(help))
}

fn tally(context: &Context<'_>, paper: &Paper, reading: &Reading<'_>, found: &mut Diagnostics) -> Tally {
    let (article, prose) = (&paper.article, reading.prose);
    let cells = LazyCell::new(|| Cells::of(context.whole, article, context.figures));
    let places = Places::of(article);
    let mut typed = Vec::new();
    for sentence in reading.banded() {
        for (at, token) in statistics(&sentence) {
            let span = prose.span(&token.span);
            if places.is_figure(span) {
                continue;
            }
            let words = words(prose, &sentence, token);
            let said = Said::of(&words);
            let quantity = token.quantity();
            let cell = quantity.and_then(|quantity| cells.only(quantity, &said));
            if let (Some(quantity), None, None) = (quantity, &cell, sentence.place.cell) {
                found_in(contradiction::find(&cells, (quantity, at), &sentence, &said, span), found);
            }
            let written = context.sources.words(span).to_owned();
            let printed = cell.and_then(|cell| cells::print(cell, article, context.whole));
            let is_fixable =
                places.may_hold_a_figure(span) && printed.as_ref().is_some_and(|(_, text)| *text == written);
            let reference = printed.map(|(reference, _)| reference);
            typed.push(Typed { span, written, reference, is_fixable });
        }
    }

    Tally { path: article.path.clone(), bound: article.figures.len(), typed }
}

fn found_in(finding: Option<Diagnostic>, found: &mut Diagnostics) {
    if let Some(finding) = finding {
        found.push(finding);
    }
}

/// The statistics of a sentence: numbers in digits that count, measure or compare something. Spans of time, ages
/// ("in care at 16 or 17") and telephone numbers do not.
fn statistics<'a>(sentence: &Sentence<'a>) -> Vec<(usize, &'a Token<'a>)> {
    let all = (0..sentence.len()).filter_map(|at| Some((at, sentence.token(at)?)));
    all.filter(|(at, token)| match &token.kind {
        Kind::Quantity(quantity) | Kind::Range(quantity, _) => is_statistic(sentence, *at, quantity),
        _ => false,
    })
    .collect()
}

fn is_statistic(sentence: &Sentence<'_>, at: usize, quantity: &Quantity) -> bool {
    const TIME: [&str; 16] = [
        "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute",
        "minutes", "am", "pm", "mph", "miles",
    ];
    let before = at.checked_sub(1).and_then(|at| sentence.token(at));
    let telephone = before.is_some_and(|token| token.kind == Kind::Name) || quantity.written.starts_with('0');
    let telephone = telephone && quantity.places == 0 && quantity.written.len() > 1;
    !quantity.in_words
        && !TIME.contains(&sentence.word(at + 1))
        && !telephone
        && !is_age(sentence, at, quantity)
}

/// A small number that counts nothing named, and is not said to be anything: `fell at 20 and 21`.
fn is_age(sentence: &Sentence<'_>, at: usize, quantity: &Quantity) -> bool {
    const NO_NOUN: [&str; 22] = [
        "", "and", "or", "to", "at", "in", "on", "for", "from", "of", "by", "with", "who", "if", "when",
        "while", "are", "is", "was", "can", "get", "until",
    ];
    const IS: [&str; 6] = ["is", "was", "are", "were", "total", "totalled"];
    let said = at.checked_sub(1).is_some_and(|before| sentence.is(before, ':'))
        || IS.contains(&sentence.word_before(at, 1));
    let bare = NO_NOUN.contains(&sentence.word(at + 1)) && !sentence.is(at + 1, '(');
    let table = sentence.place.cell.is_some();
    quantity.is_count() && quantity.value < 30.into() && bare && !said && !table
}

/// The words of a sentence around a number; in a table those that name its row and its column.
fn words(prose: &Prose, sentence: &Sentence<'_>, token: &Token<'_>) -> String {
    if let Some(column) = sentence.place.cell {
        return table_words(prose, sentence.place.block, column).unwrap_or_default().to_lowercase();
    }
    let whole = sentence.whole();
    let before = prose.words(&(whole.start..token.span.start));
    let behind = prose.words(&(token.span.end..whole.end));
    format!("{before} {behind}").to_lowercase()
}

/// The first cell of a row, and of the table's first row the first cell and the one over a column.
fn table_words(prose: &Prose, block: usize, column: usize) -> Option<String> {
    let row = prose.blocks().get(block)?;
    let first = prose.blocks().partition_point(|other| other.group < row.group);
    let header = prose.blocks().get(first).filter(|_| first != block)?;
    let (Role::Row(cells), Role::Row(names)) = (&row.role, &header.role) else { return None };
    let parts = [names.first(), names.get(column), cells.first().filter(|_| column > 0)];
    Some(parts.into_iter().flatten().map(|cell| prose.words(cell)).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests;
