//! Anchors: made from words, or given by the author, and never twice on a page.

use super::Harvest;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::document::Anchor;
use crate::source::Span;

/// The anchor of a heading that has none of its own: its words in small letters, parted by hyphens.
#[must_use]
pub(super) fn from_words(words: &str) -> String {
    let mut anchor = String::new();
    for character in words.to_lowercase().chars() {
        if character.is_alphanumeric() {
            anchor.push(character);
        } else if matches!(character, ' ' | '-' | '_' | '/' | '\u{2013}') && !anchor.ends_with('-') {
            anchor.push('-');
        }
    }
    let anchor = anchor.trim_matches('-');
    if anchor.is_empty() { "section".to_owned() } else { anchor.to_owned() }
}

impl Harvest {
    /// Takes an anchor that the author gave; the second of a page is reported.
    pub fn given(&mut self, name: &str, span: Span, diagnostics: &mut Diagnostics) -> Anchor {
        if let Some(first) = self.anchors.get(name) {
            diagnostics.push(
                Diagnostic::new(
                    Code::PAPER_DUPLICATE_ANCHOR,
                    span,
                    format!("the anchor `{name}` is given twice"),
                )
                .related(*first, "first given here")
                .help("give each its own name"),
            );
        }
        self.anchors.insert(name.to_owned(), span);
        Anchor(name.to_owned())
    }

    /// Makes an anchor; a number tells the second from the first.
    pub(super) fn made(&mut self, wish: &str, span: Span) -> Anchor {
        let mut name = wish.to_owned();
        if self.anchors.contains_key(wish) {
            // Where the count goes on, so that a thousand equal headings are not compared with each other.
            let number = self.numbers.entry(wish.to_owned()).or_insert(1);
            while self.anchors.contains_key(&name) {
                *number += 1;
                name = format!("{wish}-{number}");
            }
        }
        self.anchors.insert(name.clone(), span);
        Anchor(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_reads_like_its_heading() {
        assert_eq!(from_words("In touch: 19\u{2013}21 year olds"), "in-touch-19-21-year-olds");
        assert_eq!(from_words("???"), "section");
    }
}
