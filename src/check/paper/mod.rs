//! What a paper is left with when it was written in a hurry: words of the template, pointers to nothing, words that
//! nobody explains, headings without a text.
//!
//! In: the text of a paper, as written and as read. Out: findings.
//! Deliberately absent: arithmetic (`claims`) and the statutory answers, which `resolve` asks for.

pub(super) mod abbreviations;
pub(super) mod direction;
pub(super) mod empty;
pub(super) mod leftovers;
pub(super) mod pointers;
mod targets;

#[cfg(test)]
mod tests;
