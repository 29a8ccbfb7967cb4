//! What YAML reads otherwise than a person does: a text cut off at `#`, curly quotes that quote nothing, and spaces that
//! cannot be told from ordinary ones. Each is a warning, since each can be meant.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Spanned, Substr};

/// Spaces of other kinds than the ordinary one, and characters without width: a plain ASCII text has none.
const HIDDEN: [char; 8] =
    ['\u{a0}', '\u{ad}', '\u{2007}', '\u{200b}', '\u{200c}', '\u{2060}', '\u{202f}', '\u{feff}'];

/// What is odd about a plain value. `behind` is what follows it in the file.
pub(super) fn in_value(text: &str, span: Span, behind: &str) -> Option<Diagnostic> {
    let next = behind.trim_start_matches([' ', '\t']);
    if next.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) {
        let comment = next.lines().next().unwrap_or("").trim();
        let message = format!("YAML stops reading at `#`, so `{comment}` is no part of the text");
        return Some(
            Diagnostic::new(Code::YAML_CUT_OFF, span, message)
                .help("put the whole text in quotes, or write a space behind the `#` of a comment"),
        );
    }
    if text.is_ascii() {
        return None;
    }
    if is_in_curly_quotes(text) {
        let message = "curly quotes are part of the text, and YAML knows straight ones alone";
        return Some(
            Diagnostic::new(Code::YAML_CURLY_QUOTES, span, message)
                .help("type `\"` instead; to print the curly quotes, put straight ones around them"),
        );
    }
    // Where an ordinary space would part a key from its value, or nothing at all would stand.
    let behind_colon = text.match_indices(':').filter_map(|(at, _)| text.get(at + 1..)?.chars().next());
    let edges = text.chars().next().into_iter().chain(text.chars().last());
    hidden_space(edges.chain(behind_colon), "the value", span)
}

/// What is odd about a key.
pub(super) fn in_key(key: &Spanned<Substr>) -> Option<Diagnostic> {
    if key.value.is_ascii() {
        return None;
    }
    hidden_space(key.value.chars(), "the key", key.span)
}

fn hidden_space(mut among: impl Iterator<Item = char>, place: &str, span: Span) -> Option<Diagnostic> {
    let found = among.find(|character| HIDDEN.contains(character))?;
    let message = format!("{place} holds a space of another kind (U+{:04X})", u32::from(found));
    Some(
        Diagnostic::new(Code::YAML_HIDDEN_SPACE, span, message)
            .help("delete the space and type it again; copied text often brings such spaces along"),
    )
}

/// Whether one pair of curly quotes encloses the whole text.
fn is_in_curly_quotes(text: &str) -> bool {
    let pairs = [('\u{201c}', '\u{201d}'), ('\u{2018}', '\u{2019}')];
    pairs.iter().any(|(open, close)| {
        let inside = text.strip_prefix(*open).and_then(|rest| rest.strip_suffix(*close));
        inside.is_some_and(|inside| !inside.contains([*open, '\u{201d}']))
    })
}
