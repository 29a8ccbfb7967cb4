//! Figure references found before Markdown is read, and kept out of its way.
//!
//! `{share gender: Male | about}` may hold what Markdown takes for its own (`|`, `*`, quotes), and braces at
//! the end of a heading are attributes. So each reference is masked by as many plain letters: no offset changes, and
//! no mark is seen there.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Excerpt;
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::ops::Range;

/// The text with its figure references masked.
pub(super) struct Masked {
    /// As long as the original, byte for byte.
    pub text: String,
    /// The braces with what is between them, in order.
    pub references: Vec<Range<usize>>,
}

/// Masks figure references outside code. A brace that is not closed on its line is reported.
pub(super) fn mask(text: &Excerpt, options: Options, diagnostics: &mut Diagnostics) -> Masked {
    let original = text.text.as_str();
    if !original.contains('{') {
        return Masked { text: original.to_owned(), references: Vec::new() };
    }
    let (mut references, unclosed) = pairs(original);
    let code = code_ranges(&masked(original, &references), options);
    references.retain(|reference| enclosing(&code, reference.start).is_none());
    for open in unclosed.into_iter().filter(|open| enclosing(&code, *open).is_none()) {
        let line = original.get(open..).and_then(|rest| rest.lines().next()).unwrap_or("");
        let span = text.span(open, open + line.chars().take(30).map(char::len_utf8).sum::<usize>());
        diagnostics.push(
            Diagnostic::new(Code::FIGURE_SYNTAX, span, "a `{` is not closed on its line")
                .help("close it with `}` on the same line, or write `\\{` for a brace that is just a brace"),
        );
    }
    Masked { text: masked(original, &references), references }
}

/// The pairs of braces that could be references, and the braces that are not closed on their line.
fn pairs(original: &str) -> (Vec<Range<usize>>, Vec<usize>) {
    let (mut references, mut unclosed) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(open) = original.get(at..).and_then(|rest| rest.find('{')).map(|found| at + found) {
        at = open + 1;
        let before = original.get(..open).unwrap_or("");
        let rest = original.get(open + 1..).unwrap_or("");
        let backslashes = before.len() - before.trim_end_matches('\\').len();
        if backslashes % 2 == 1 || rest.starts_with(['#', '.']) {
            continue;
        }
        let line = rest.split('\n').next().unwrap_or("");
        match line.find('}') {
            Some(close) => {
                references.push(open..open + close + 2);
                at = open + close + 2;
            }
            None => {
                // Nothing closes the other braces of the line either: one mistake, one message.
                unclosed.push(open);
                at = open + 1 + line.len();
            }
        }
    }
    (references, unclosed)
}

fn masked(original: &str, references: &[Range<usize>]) -> String {
    let mut text = String::with_capacity(original.len());
    let mut from = 0;
    for reference in references {
        text.push_str(original.get(from..reference.start).unwrap_or(""));
        text.extend(std::iter::repeat_n('x', reference.len()));
        from = reference.end;
    }
    text.push_str(original.get(from..).unwrap_or(""));
    text
}

fn enclosing(ranges: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    let next = ranges.partition_point(|range| range.start <= at);
    ranges.get(next.checked_sub(1)?).filter(|range| range.contains(&at))
}

fn code_ranges(text: &str, options: Options) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Parser::new_ext(text, options)
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))))
        .map(|(_, range)| range)
        .collect();
    ranges.sort_by_key(|range| range.start);
    ranges
}
