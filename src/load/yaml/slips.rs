//! Mistakes that an officer makes in a line of YAML, where the parser has words for itself alone: a text that begins with
//! a brace or a quotation mark, and a number with a comma.
//!
//! In: the text and where the parser stopped, or entries between braces. Out: the message. Deliberately absent: what the
//! parser says well (`messages`).

use super::{Kind, Node};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Excerpt, Spanned, Substr};

/// Keys behind which a text stands.
const TEXTS: [&str; 13] = [
    "title",
    "summary",
    "label",
    "value",
    "compare",
    "note",
    "definition",
    "text",
    "means",
    "description",
    "notice",
    "intro",
    "because",
];

/// What stands behind the key of a line: its key, where it begins and its words.
struct Line<'a> {
    key: &'a str,
    start: usize,
    value: &'a str,
}

/// The mistake of the line where the parser stopped, or of the line before it that opened a text.
pub(super) fn of_line(text: &Excerpt, at: usize, parser: &str) -> Option<Diagnostic> {
    let words = text.text.as_str();
    let in_quotes = parser.contains("quoted scalar") || parser.contains("end of stream");
    if let Some(line) = opening(words, at).filter(|_| in_quotes) {
        return Some(never_closed(text, &line));
    }
    let line = line_at(words, at)?;
    behind_quote(text, &line, at).or_else(|| code(text, &line)).or_else(|| brace(text, &line, at))
}

fn line_at(text: &str, at: usize) -> Option<Line<'_>> {
    let from = text.get(..at)?.rfind('\n').map_or(0, |found| found + 1);
    let line = text.get(from..)?.lines().next()?;
    let mut bare = line.trim_start();
    while let Some(item) = bare.strip_prefix("- ") {
        bare = item.trim_start();
    }
    let (key, value) = match bare.split_once(": ") {
        Some((key, value)) if !key.contains(['"', '\'', '{', '[']) => (key, value.trim_start()),
        _ => ("", bare),
    };
    let start = from + line.len() - value.len();
    Some(Line { key, start, value: value.trim_end() })
}

/// The nearest line, up to the mistake, that opens a quotation mark and does not close it.
fn opening(text: &str, at: usize) -> Option<Line<'_>> {
    let upto = text.get(..at.min(text.len()))?;
    let starts = upto.rmatch_indices('\n').map(|(found, _)| found + 1).chain([0]).take(NEAR);
    let lines = starts.filter_map(|start| line_at(text, start));
    let open = |line: &Line<'_>| {
        at >= line.start + line.value.len()
            && upto.get(line.start..).is_some_and(|rest| closing(rest).is_none())
    };
    lines.into_iter().find(|line| line.value.starts_with(['"', '\'']) && open(line))
}

/// How many lines back a mark may stand open.
const NEAR: usize = 40;

/// Where the quotation mark that a text begins with is closed.
fn closing(value: &str) -> Option<usize> {
    let mark = value.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    let mut letters = value.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' && mark == '"' {
            letters.next();
        } else if letter == mark {
            if mark == '\'' && letters.peek().is_some_and(|(_, next)| *next == mark) {
                letters.next();
            } else {
                return Some(at);
            }
        }
    }
    None
}

fn never_closed(text: &Excerpt, line: &Line<'_>) -> Diagnostic {
    let mark = line.value.get(..1).unwrap_or("\"");
    let span = text.span(line.start, line.start + 1);
    Diagnostic::new(Code::YAML_SYNTAX, span, format!("a `{mark}` is not closed"))
        .help(format!("close it with `{mark}` at the end of the text"))
}

/// `"84%" of people`: words behind the mark that closes a text.
fn behind_quote(text: &Excerpt, line: &Line<'_>, at: usize) -> Option<Diagnostic> {
    let close = closing(line.value)?;
    let rest = line.value.get(close + 1..)?.trim_start();
    if rest.is_empty() || rest.starts_with(['#', ',', '}', ']', ':']) || at <= line.start + close {
        return None;
    }
    let mark = line.value.get(close..close + 1)?;
    let span = text.span(line.start + close, line.start + close + 1);
    let help = if mark == "'" {
        "put the whole text in double quotes: `\"…\"`; in single quotes it ends at the first `'`"
    } else {
        "put the closing `\"` behind the last word; within the text write curly quotes, or `\\\"`"
    };
    let message = format!("the text goes on behind the `{mark}` that closes it");
    Some(Diagnostic::new(Code::YAML_SYNTAX, span, message).help(help))
}

/// `"\{"`: in double quotes a backslash begins a code.
fn code(text: &Excerpt, line: &Line<'_>) -> Option<Diagnostic> {
    let inside = line.value.strip_prefix('"')?;
    let mut letters = inside.char_indices();
    while let Some((at, letter)) = letters.next() {
        if letter == '\\'
            && letters.next().is_some_and(|(_, next)| matches!(next, '{' | '}' | '*' | '_' | '[' | ']'))
        {
            let start = line.start + 1 + at;
            let message = "in double quotes a `\\` begins a code, and this is none";
            return Some(
                Diagnostic::new(Code::YAML_SYNTAX, text.span(start, start + 2), message)
                    .help("write two, `\\\\`, or put the text in single quotes"),
            );
        }
    }
    None
}

/// `summary: {visits: latest} people came`: a text that begins with a figure.
fn brace(text: &Excerpt, line: &Line<'_>, at: usize) -> Option<Diagnostic> {
    let rest = line.value.strip_prefix('{')?;
    let span = text.span(line.start, line.start + 1);
    let closed = rest.find('}');
    let goes_on = closed.is_some_and(|close| {
        let behind = rest.get(close + 1..).unwrap_or("").trim_start();
        !behind.is_empty() && !behind.starts_with(['#', ',', '}', ']', ':']) && at > line.start + close
    });
    let help = match closed {
        Some(_) if goes_on => format!("put the whole text in quotes: {}", in_quotes(line)),
        None if TEXTS.contains(&line.key) => {
            "put the whole text in quotes, and close the figure with `}`".to_owned()
        }
        _ => return None,
    };
    let message = "a text begins with `{`, which YAML takes for a block of keys";
    Some(Diagnostic::new(Code::YAML_SYNTAX, span, message).help(help))
}

/// A line as it should be: `summary: "{visits: latest} people came."`.
fn in_quotes(line: &Line<'_>) -> String {
    let mark = if line.value.contains('"') { '\'' } else { '"' };
    let key = if line.key.is_empty() { String::new() } else { format!("{}: ", line.key) };
    format!("`{key}{mark}{}{mark}`", line.value)
}

/// A text that was to be a figure and stands without quotes, so that it is a block of keys: `{visits: latest}`.
pub(super) fn bare_figure(node: &Node) -> Option<String> {
    let Kind::Map(entries) = &node.kind else { return None };
    let between_braces = entries.first().is_none_or(|(key, _)| node.span.start < key.span.start);
    let entry = |(key, value): &(Spanned<Substr>, Node)| match value.text() {
        Some(_) if value.is_blank() => Some(key.value.to_string()),
        Some(text) => Some(format!("{}: {text}", key.value)),
        None => None,
    };
    let inside: Option<Vec<String>> = entries.iter().map(entry).collect();
    inside
        .filter(|_| between_braces)
        .map(|inside| format!("put it in quotes: `\"{{{}}}\"`", inside.join(", ")))
}

/// `{adults: 1,234, children: 900}`: a comma between braces parts entries, so that a number ends there.
pub(super) fn parted_number(
    before: Option<&(Spanned<Substr>, Node)>,
    key: &Spanned<Substr>,
    value: &Node,
) -> Option<Diagnostic> {
    let three = |text: &str| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (_, first) = before.filter(|_| three(&key.value) && value.is_blank())?;
    let whole = first
        .text()
        .filter(|text| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))?;
    let message =
        format!("`{whole},{}` is read as two entries: between braces a comma parts them", key.value);
    Some(
        Diagnostic::new(Code::YAML_SYNTAX, first.span.to(key.span), message)
            .help(format!("write numbers between braces without commas: `{whole}{}`", key.value)),
    )
}
