//! Words of which some are links: what a template gets where a value leads somewhere.

use serde::Serialize;

/// A few words, perhaps a link.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Piece {
    /// The words.
    pub words: String,
    /// Where they lead.
    pub href: Option<String>,
}

impl Piece {
    /// Words that lead nowhere.
    #[must_use]
    pub fn plain(words: impl Into<String>) -> Self {
        Self { words: words.into(), href: None }
    }

    /// Words that lead somewhere.
    #[must_use]
    pub fn link(words: impl Into<String>, href: impl Into<String>) -> Self {
        Self { words: words.into(), href: Some(href.into()) }
    }
}

/// A name and its value, as in the header table of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// What it says.
    pub value: Vec<Piece>,
}

impl Fact {
    /// A fact whose value is words.
    #[must_use]
    pub fn new(name: &str, value: impl Into<String>) -> Self {
        Self { name: name.to_owned(), value: vec![Piece::plain(value)] }
    }

    /// A fact whose value holds links.
    #[must_use]
    pub fn linked(name: &str, value: Vec<Piece>) -> Self {
        Self { name: name.to_owned(), value }
    }
}

/// A contact as written, its mailbox made a link: `Care leavers service (care@example.org)`.
#[must_use]
pub fn contact(written: &str) -> Vec<Piece> {
    let is_part = |character: char| character.is_alphanumeric() || "@.-_+'".contains(character);
    let start_of = |at: usize| written.get(..at).and_then(|text| text.rfind(|c| !is_part(c)));
    let Some(at) = written.find('@') else { return vec![Piece::plain(written)] };
    let start = start_of(at).map_or(0, |before| before + char_length(written, before));
    let end =
        written.get(at..).and_then(|rest| rest.find(|c| !is_part(c))).map_or(written.len(), |end| at + end);
    let mailbox = written.get(start..end).unwrap_or("").trim_end_matches('.');
    if mailbox.starts_with('@') || mailbox.ends_with('@') || mailbox.matches('@').count() != 1 {
        return vec![Piece::plain(written)];
    }
    let before = written.get(..start).unwrap_or("");
    let after = written.get(start + mailbox.len()..).unwrap_or("");
    let pieces =
        [Piece::plain(before), Piece::link(mailbox, format!("mailto:{mailbox}")), Piece::plain(after)];
    pieces.into_iter().filter(|piece| !piece.words.is_empty()).collect()
}

fn char_length(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(written: &str) -> String {
        let pieces = contact(written);
        pieces
            .iter()
            .map(|piece| piece.href.as_ref().map_or(piece.words.clone(), |href| format!("<{href}>")))
            .collect()
    }

    #[test]
    fn a_mailbox_becomes_a_link_wherever_it_stands() {
        assert_eq!(shown("papers@example.org"), "<mailto:papers@example.org>");
        assert_eq!(
            shown("Service manager (care-leavers@example.org)"),
            "Service manager (<mailto:care-leavers@example.org>)"
        );
        assert_eq!(shown("Write to a.b@example.org."), "Write to <mailto:a.b@example.org>.");
        assert_eq!(shown("–a@b.uk–"), "–<mailto:a@b.uk>–");
    }

    #[test]
    fn words_without_a_mailbox_stay_words() {
        for written in ["Care leavers service", "a@", "@b", "a@b@c", ""] {
            assert_eq!(shown(written), written);
        }
    }
}
