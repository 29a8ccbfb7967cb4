//! Claims in prose: statements whose arithmetic can be redone.
//!
//! In: the text of a paper as a reader sees it, with the way back to its source. Out: findings, each with the
//! numbers used and where they stand.
//!
//! The way through: a front end (`plain`, or `paper` for our own papers) makes [`prose::Prose`]; `reading` cuts it into sentences of `tokens`;
//! `wholes` collects what percentages can be percentages of; each rule of `kinds` gives findings; `report` makes
//! them messages.
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

use super::Context;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::SourceId;
use kinds::{KINDS, Paper as Read};
use prose::Prose;
use reading::Reading;

/// Audits every article of the site, with its figures as they are printed.
pub(super) fn check(context: &Context<'_>, found: &mut Diagnostics) {
    super::each_article(context, found, |article, paper, here| {
        let prose = paper::prose(article, paper, context.figures, context.sources);
        for diagnostic in audit_prose(&prose).0 {
            here.push(diagnostic);
        }
    });
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
    let wholes = wholes::Wholes::of(&reading);
    let paper = Read { reading: &reading, wholes: &wholes };
    let mut found = Vec::new();
    for rule in KINDS {
        for finding in rule(&paper) {
            let made = report::diagnostic(&finding, prose);
            if found.iter().all(|known: &Diagnostic| known.code != made.code || known.place != made.place) {
                found.push(made);
            }
        }
    }
    (found, reading.steps())
}

#[cfg(test)]
mod tests;
