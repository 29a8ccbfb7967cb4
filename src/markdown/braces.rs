//! Figure references found before Markdown is read, and kept out of its way.
//!
//! `{share gender: Male | about}` may hold what Markdown takes for its own (`|`, `*`, quotes), and braces at
//! the end of a heading are attributes. So each reference is masked by as many plain letters: no offset changes, and
//! no mark is seen there.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Excerpt;
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// The text with its figure references masked.
pub(super) struct Masked {
    /// As long as the original, byte for byte.
    pub text: String,
    /// The braces with what is between them, in order.
    pub references: Vec<Range<usize>>,
    /// The braces that are not closed on their line, in order.
    unclosed: Vec<usize>,
}

/// Masks all that could be a figure reference, also in code: what is code is seen when the masked text is read.
pub(super) fn mask(original: &str) -> Masked {
    let (references, unclosed) = pairs(original);
    Masked { text: masked(original, &references), references, unclosed }
}

/// The text with its figure references outside code masked, where some stand in code; it must be read again. `events` is
/// what was read of the text with all of them masked. A brace outside code that is not closed on its line is reported.
pub(super) fn unmask_code(
    all: &Masked,
    events: &[(Event<'_>, Range<usize>)],
    text: &Excerpt,
    diagnostics: &mut Diagnostics,
) -> Option<Masked> {
    if all.references.is_empty() && all.unclosed.is_empty() {
        return None;
    }
    let original = text.text.as_str();
    let code = code_ranges(events);
    for open in all.unclosed.iter().copied().filter(|open| enclosing(&code, *open).is_none()) {
        let line = original.get(open..).and_then(|rest| rest.lines().next()).unwrap_or("");
        let span = text.span(open, open + line.chars().take(30).map(char::len_utf8).sum::<usize>());
        diagnostics.push(
            Diagnostic::new(Code::FIGURE_SYNTAX, span, "a `{` is not closed on its line")
                .help("close it with `}` on the same line, or write `\\{` for a brace that is just a brace"),
        );
    }
    let mut references = all.references.clone();
    references.retain(|reference| enclosing(&code, reference.start).is_none());
    let same = references.len() == all.references.len();
    (!same).then(|| Masked { text: masked(original, &references), references, unclosed: Vec::new() })
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

fn code_ranges(events: &[(Event<'_>, Range<usize>)]) -> Vec<Range<usize>> {
    let code = |event: &Event<'_>| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)));
    let mut ranges: Vec<Range<usize>> =
        events.iter().filter(|(event, _)| code(event)).map(|(_, range)| range.clone()).collect();
    ranges.sort_by_key(|range| range.start);
    ranges
}
