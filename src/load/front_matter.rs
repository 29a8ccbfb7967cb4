//! A Markdown file parted into its front matter and its text.

use super::shapes::Markdown;
use super::yaml::{self, FromNode, Limits};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{SourceFile, SourceId, Span, offset};
use std::ops::Range;

const FENCE: &str = "---";

/// Parts a file and reads its front matter as a shape.
pub fn read<T: FromNode>(id: SourceId, file: &SourceFile, diagnostics: &mut Diagnostics) -> Markdown<T> {
    let text = file.text();
    let whole = |start: usize, end: usize| Span { source: id, start: offset(start), end: offset(end) };
    let Some(after) = text.strip_prefix(FENCE).and_then(|rest| rest.strip_prefix('\n')) else {
        let message = "the file does not begin with front matter";
        diagnostics.push(
            Diagnostic::new(Code::FRONT_MATTER, whole(0, text.lines().next().map_or(0, str::len)), message)
                .help("begin the file with a line `---`, then lines such as `title: …`, then a line `---`"),
        );
        return Markdown { front: None, front_span: whole(0, 0), body: whole(0, text.len()) };
    };
    let start = FENCE.len() + 1;
    let Some((length, rest)) = closing_fence(after) else {
        diagnostics.push(
            Diagnostic::new(Code::FRONT_MATTER, whole(0, FENCE.len()), "the front matter is not closed")
                .help("put a line `---` between the front matter and the text"),
        );
        return Markdown { front: None, front_span: whole(0, FENCE.len()), body: whole(0, 0) };
    };
    let front = file.excerpt(whole(start, start + length));
    let shape = yaml::parse(&front, Limits::default(), diagnostics);
    let body = start + length + rest;
    Markdown {
        front: shape.and_then(|node| T::from_node(node, diagnostics)),
        front_span: whole(0, FENCE.len()),
        body: whole(body, text.len()),
    }
}

/// Where the front matter of a text stands, and where the text behind it begins; `None` where it has none.
#[must_use]
pub fn parted(text: &str) -> Option<(Range<usize>, usize)> {
    let after = text.strip_prefix(FENCE)?.strip_prefix('\n')?;
    let (length, rest) = closing_fence(after)?;
    let start = FENCE.len() + 1;
    Some((start..start + length, start + length + rest))
}

/// How long the front matter is, and how long the fence behind it with its line end.
fn closing_fence(after: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    for line in after.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((at, line.len()));
        }
        at += line.len();
    }
    None
}
