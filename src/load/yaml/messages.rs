//! What the parser found, in an officer's words.

use super::slips;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Excerpt, Span};
use serde_yaml::granit_parser::{ErrorKind, ScanError};

/// The message for a text that is no YAML.
pub(super) fn syntax(error: &ScanError, text: &Excerpt) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or(0).min(text.text.len());
    let width = text.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let span = text.span(at, at + width);
    let line = line_around(&text.text, at);
    if line.starts_with('\t')
        || matches!(error.kind(), ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation)
    {
        return tab(span);
    }
    if is_of_tab(error.kind())
        && let Some(words) = tabbed(&text.text, at)
    {
        return tab(text.span(words, words + 1));
    }
    if let Some(slip) = slips::of_line(text, at, &error.to_string()) {
        return slip;
    }
    if let Some((open, bracket, closing)) = unclosed(&text.text, at) {
        return Diagnostic::new(
            Code::YAML_SYNTAX,
            text.span(open, open + 1),
            format!("a `{bracket}` is not closed"),
        )
        .help(format!("close it with `{closing}`; a text that holds a bracket or brace goes in quotes"));
    }
    let (message, help) = words(error, line);
    Diagnostic::new(Code::YAML_SYNTAX, span, message).help(help)
}

fn tab(span: Span) -> Diagnostic {
    Diagnostic::new(Code::YAML_TAB, span, "a line is indented with a tab, and YAML wants spaces")
        .help("replace each tab at the start of the line by two spaces")
}

/// Whether the parser met a tab where it was still reading a text.
fn is_of_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabInPlainScalar | ErrorKind::TabAtBlockScalarStart | ErrorKind::TabInIndentation
    )
}

/// Where the words of the line begin that is indented with a tab: that of the mistake or the next one, since the parser
/// calls a mistake what was before the tab.
fn tabbed(text: &str, at: usize) -> Option<usize> {
    let mut from = text.get(..at)?.rfind('\n').map_or(0, |found| found + 1);
    let lines = text.get(from..)?.split_inclusive('\n').map(|line| {
        let start = from;
        from += line.len();
        (start, line.len() - line.trim_start_matches([' ', '\t']).len(), line)
    });
    let mut near = lines.filter(|(.., line)| !line.trim().is_empty()).take(2);
    let (start, width, _) =
        near.find(|(_, width, line)| line.get(..*width).is_some_and(|indent| indent.contains('\t')))?;
    Some(start + width)
}

fn words(error: &ScanError, line: &str) -> (String, String) {
    let (message, help): (&str, &str) = match error.kind() {
        ErrorKind::ExpectedFlowMappingSeparator => (
            "between braces, a `,` or `}` was wanted here",
            "part the entries by commas, close with `}`, and put a text that holds `,` `[` `]` `{` or `}` in quotes",
        ),
        ErrorKind::ExpectedFlowSequenceSeparator => (
            "between brackets, a `,` or `]` was wanted here",
            "part the entries by commas, close with `]`, and put a text that holds `,` `[` `]` `{` or `}` in quotes",
        ),
        ErrorKind::ExpectedBlockMappingKey => {
            ("a key with a `:` was wanted here", "line the keys up below each other, each as `key: value`")
        }
        ErrorKind::CommentNotSeparated => ("a `#` follows without a space", "put the text in quotes"),
        ErrorKind::UnexpectedCharacter { .. } if line.contains('%') => {
            ("a value begins with a character that YAML keeps for itself", "put the value in quotes")
        }
        _ if line.matches(": ").count() > 1 => {
            ("a second `: ` stands in the same line", "put the text that holds `: ` in quotes")
        }
        _ => (
            "this is not YAML",
            "compare the line with the one above: indentation, `:` and a space behind each key, quotes in pairs",
        ),
    };
    if message == "this is not YAML" {
        return (format!("this is not YAML ({})", plain(&error.to_string())), help.to_owned());
    }
    (message.to_owned(), help.to_owned())
}

/// The bracket that the line of the mistake, or the one before it, leaves open: where it stands, and what closes it.
fn unclosed(text: &str, at: usize) -> Option<(usize, char, char)> {
    let upto = text.get(..at).unwrap_or(text);
    let start = upto.trim_end().rmatch_indices('\n').nth(1).map_or(0, |(found, _)| found + 1);
    let end = text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |found| at + found);
    let near = text.get(start..end).unwrap_or("");
    [('{', '}'), ('[', ']')].into_iter().find_map(|(bracket, closing)| {
        let mut open = Vec::new();
        for (place, found) in near.char_indices() {
            if found == bracket {
                open.push(start + place);
            } else if found == closing {
                open.pop();
            }
        }
        open.last().map(|place| (*place, bracket, closing))
    })
}

/// The parser's own words without its place, which the message has already.
fn plain(message: &str) -> String {
    message.split(" at ").next().unwrap_or(message).trim_end_matches('.').to_lowercase()
}

fn line_around(text: &str, at: usize) -> &str {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1);
    text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("")
}
