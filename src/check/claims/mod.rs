//! Claims in prose: statements whose arithmetic can be redone.
//!
//! In: the text of a paper as a reader sees it, with the way back to its source. Out: findings, each with the
//! numbers used and where they stand.
//!
//! The way through: a front end (`plain`, or `paper` for our own papers) makes [`prose::Prose`]; `reading` cuts it into sentences of `tokens`;
//! `wholes` collects what percentages can be percentages of; each rule of `kinds` gives findings; `report` makes
//! them messages; `across` compares what several papers state.
//! Deliberately absent: numbers that the text does not state, and judgements that are not arithmetic.

pub mod prose;
pub mod plain;
pub mod paper;
pub mod tokens;
pub mod reading;
pub mod lexicon;
pub mod calendar;
pub mod evaluate;
pub mod words_of_share;
pub mod parts;
pub mod pairs;
pub mod sizes;
pub mod sums;
pub mod tables;
pub mod wholes;
pub mod ends;
pub mod finding;
pub mod kinds;
pub mod report;
pub mod across;

use super::Context;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{SourceId, SourceMap};
use jiff::civil::Date;
use kinds::{KINDS, Paper as Read};
use prose::Prose;
use reading::Reading;
use std::collections::BTreeSet;

/// Audits an article, with its figures as they are printed; what a paper states is returned.
pub(super) fn of_article(
    context: &Context<'_>,
    reading: &Reading<'_>,
    day: Option<Date>,
    found: &mut Diagnostics,
) -> Vec<across::Fact> {
    audit_reading(reading).into_iter().for_each(|diagnostic| found.push(diagnostic));
    if context.paper().is_some() { across::facts(reading, day) } else { Vec::new() }
}

/// Audits what the papers of a site state together.
pub(super) fn together(context: &Context<'_>, found: &mut Diagnostics) {
    let facts: Vec<&[across::Fact]> =
        context.extracts().iter().map(|extract| extract.facts.as_slice()).collect();
    across::compare(&facts).into_iter().for_each(|diagnostic| found.push(diagnostic));
}

/// Audits single files, Markdown or plain text, and then what they state together.
pub(super) fn texts(sources: &SourceMap, found: &mut Diagnostics) {
    let mut facts = Vec::new();
    for (id, file) in sources.iter() {
        let prose = plain::read(id, file.text());
        let reading = Reading::new(&prose);
        audit_reading(&reading).into_iter().for_each(|diagnostic| found.push(diagnostic));
        facts.push(across::facts(&reading, None));
    }
    let facts: Vec<&[across::Fact]> = facts.iter().map(Vec::as_slice).collect();
    across::compare(&facts).into_iter().for_each(|diagnostic| found.push(diagnostic));
}

/// Audits a single file of Markdown or plain text.
#[must_use]
pub fn audit(source: SourceId, text: &str) -> Vec<Diagnostic> {
    audit_prose(&plain::read(source, text)).0
}

/// Audits prose, and says how many steps that took (so that a test can see that the work is linear).
#[must_use]
pub fn audit_prose(prose: &Prose) -> (Vec<Diagnostic>, u64) {
    let reading = Reading::new(prose);
    let found = audit_reading(&reading);
    (found, reading.steps())
}

/// No more findings of one paper are told: who has so many reads them after the first are mended.
const MOST: usize = 1_000;

/// Asks every rule; two rules that find the same at one place tell it once.
fn audit_reading(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let wholes = wholes::Wholes::of(reading);
    let paper = Read { reading, wholes: &wholes, tables: &tables::tables(reading) };
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for finding in KINDS.iter().flat_map(|rule| rule(&paper)) {
        if found.len() >= MOST {
            break;
        }
        if told.insert((finding.code, finding.figure.start, finding.figure.end)) {
            found.push(report::diagnostic(&finding, reading.prose));
        }
    }
    found
}

#[cfg(test)]
mod tests;
