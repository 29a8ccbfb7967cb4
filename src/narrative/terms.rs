//! Abbreviations and terms of the glossary, marked at their first use on a page.
//!
//! GOV.UK asks authors to write an abbreviation out where they first use it. Where they did, the mark carries the
//! words as a title and nothing else. Where they did not, it is a link to the glossary too: a title alone reaches
//! neither a keyboard, nor a finger, nor paper.

use crate::model::site::Term;
use std::collections::{BTreeMap, BTreeSet};

/// The terms of a site, by their first letter, the longest first.
#[derive(Clone, Debug)]
pub struct Terms<'a> {
    by_letter: BTreeMap<char, Vec<&'a Term>>,
    /// Whether a term begins with a byte: with most bytes of a text none does.
    begins: [bool; 256],
}

/// A term found in a text.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The term.
    pub term: &'a Term,
    /// Whether the words that it stands for are written beside it.
    pub is_explained: bool,
}

/// The anchor of a term on the page of the glossary: `C&F` has `term-c-f`.
#[must_use]
pub fn anchor(term: &str) -> String {
    let lower = term.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    format!("term-{}", words.join("-"))
}

impl<'a> Terms<'a> {
    /// Takes the terms of a site.
    #[must_use]
    pub fn new(glossary: &'a [Term]) -> Self {
        let mut by_letter: BTreeMap<char, Vec<&Term>> = BTreeMap::new();
        for term in glossary {
            if let Some(first) = term.term.value.chars().next() {
                by_letter.entry(first).or_default().push(term);
            }
        }
        for terms in by_letter.values_mut() {
            terms.sort_by_key(|term| std::cmp::Reverse(term.term.value.len()));
        }
        let mut begins = [false; 256];
        for byte in glossary.iter().filter_map(|term| term.term.value.bytes().next()) {
            if let Some(begins) = begins.get_mut(usize::from(byte)) {
                *begins = true;
            }
        }
        Self { by_letter, begins }
    }

    /// The next place at which a term may begin.
    fn next_beginning(&self, text: &str, from: usize) -> Option<usize> {
        let begins = |byte: &u8| self.begins.get(usize::from(*byte)).copied().unwrap_or(false);
        text.as_bytes().get(from..)?.iter().position(begins).map(|step| from + step)
    }

    /// The terms in a text that the page has not marked yet; `before` is what the reader has just read.
    pub fn find(&self, before: &str, text: &str, seen: &mut BTreeSet<String>) -> Vec<Found<'a>> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = self.next_beginning(text, from) {
            from = at + 1;
            let Some((read, rest)) = text.split_at_checked(at) else { continue };
            let read = if read.is_empty() { before } else { read };
            if read.chars().next_back().is_some_and(char::is_alphanumeric) {
                continue;
            }
            let terms =
                rest.chars().next().and_then(|letter| self.by_letter.get(&letter)).into_iter().flatten();
            let mut here = terms.filter_map(|term| Some((end(text, at, &term.term.value)?, *term)));
            if let Some((end, term)) = here.next() {
                from = end;
                if seen.insert(term.term.value.clone()) {
                    let is_explained = explained(before, text, at, end, &term.means);
                    found.push(Found { start: at, end, term, is_explained });
                }
            }
        }
        found
    }
}

/// Where a term ends that stands at a place as a word of its own; its plural (`PAs`) counts, without the `s`.
fn end(text: &str, at: usize, term: &str) -> Option<usize> {
    let rest = text.get(at..)?.strip_prefix(term)?;
    let behind = rest.strip_prefix('s').unwrap_or(rest);
    (!behind.chars().next().is_some_and(char::is_alphanumeric)).then_some(at + term.len())
}

/// Whether the words stand right before the term in brackets, `personal adviser (PA)`, or in brackets behind it.
fn explained(before: &str, text: &str, start: usize, end: usize, means: &str) -> bool {
    let means = means.to_lowercase();
    let ahead = format!("{before}{}", text.get(..start).unwrap_or("")).to_lowercase();
    let behind = text.get(end..).unwrap_or("").to_lowercase();
    let bracketed = ahead.strip_suffix('(').map(str::trim_end);
    let said_before = bracketed.is_some_and(|ahead| {
        ahead.ends_with(&means) || ahead.strip_suffix('s').is_some_and(|ahead| ahead.ends_with(&means))
    });
    let opened = behind.trim_start_matches('s').trim_start().strip_prefix('(');
    said_before || opened.is_some_and(|behind| behind.starts_with(&means))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::fixture::nowhere;
    use crate::source::Spanned;

    fn term(term: &str, means: &str) -> Term {
        Term { term: Spanned::new(term.to_owned(), nowhere()), means: means.to_owned(), text: None }
    }

    /// The text with its terms in square brackets, those to be linked with a star.
    fn marked(before: &str, text: &str) -> String {
        let glossary = [
            term("PA", "personal adviser"),
            term("C&F", "Children and Families"),
            term("PAG", "performance action group"),
        ];
        let mut out = String::new();
        let mut from = 0;
        for found in Terms::new(&glossary).find(before, text, &mut BTreeSet::new()) {
            let star = if found.is_explained { "" } else { "*" };
            out = format!("{out}{}[{}{star}]", &text[from..found.start], &text[found.start..found.end]);
            from = found.end;
        }
        out + &text[from..]
    }

    #[test]
    fn a_term_is_marked_once_as_a_word_of_its_own() {
        assert_eq!(marked("", "The PA and the PA."), "The [PA*] and the PA.");
        assert_eq!(marked("", "PAs, SPA, PAX and PAG"), "[PA*]s, SPA, PAX and [PAG*]");
        assert_eq!(marked("the S", "PA"), "PA");
        assert_eq!(marked("", "In C&F, é PA"), "In [C&F*], é [PA*]");
    }

    #[test]
    fn a_term_that_the_author_wrote_out_needs_no_link() {
        assert_eq!(marked("", "a personal adviser (PA) who"), "a personal adviser ([PA]) who");
        assert_eq!(marked("the Personal advisers ", "(PAs)"), "([PA]s)");
        assert_eq!(marked("", "a PA (personal adviser)"), "a [PA] (personal adviser)");
        assert_eq!(marked("", "an adviser (PA)"), "an adviser ([PA*])");
    }

    #[test]
    fn an_anchor_has_no_marks() {
        assert_eq!(anchor("C&F"), "term-c-f");
    }
}
