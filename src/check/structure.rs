//! Headings step by step, and footnotes in pairs.

use super::Context;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Document;
use crate::model::document::{Block, Inline};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Checks the body of every article.
pub(super) fn check(context: &Context<'_>, found: &mut Diagnostics) {
    super::each_article(context, found, |article, _, here| document(&article.body, Title::Beside, here));
}

/// Where a text has its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    /// Beside its body, in the front matter.
    Beside,
    /// In its body, as a heading of level 1, as papers have it that were written elsewhere.
    Within,
}

/// Checks one body: headings, footnotes, and headings without a text.
pub(super) fn document(body: &Document, title: Title, found: &mut Diagnostics) {
    headings(body, title, found);
    footnotes(body, found);
    super::paper::empty::check(body, found);
    super::markup::check(body, found);
}

/// WCAG 2.2, 1.3.1: the levels of headings say how parts belong together, so none is skipped.
fn headings(body: &Document, title: Title, found: &mut Diagnostics) {
    let mut above = 1;
    for block in &body.blocks {
        let Block::Heading { level, span, .. } = block else { continue };
        let problem = if *level == 1 && title == Title::Within {
            None
        } else if *level == 1 {
            Some((
                "a heading of level 1 (`#`), which is the title's own".to_owned(),
                "begin headings with `##`",
            ))
        } else if *level > above + 1 {
            let message = format!("a heading of level {level} follows one of level {above}");
            Some((message, "go one level deeper at a time: `##`, then `###`"))
        } else {
            None
        };
        if let Some((message, help)) = problem {
            found.push(Diagnostic::new(Code::PAPER_HEADING, *span, message).help(help));
        }
        above = if title == Title::Within { *level } else { (*level).max(2) };
    }
}

fn footnotes(body: &Document, found: &mut Diagnostics) {
    let mut marks: BTreeMap<&str, Span> = BTreeMap::new();
    let mut unknown: Vec<(String, Span)> = Vec::new();
    body.each_inline(&mut |inline| match inline {
        Inline::FootnoteMark(label) => {
            marks.entry(&label.value).or_insert(label.span);
        }
        Inline::Text(words, span) => {
            // One sign is found far faster than two.
            if words.contains('[')
                && let Some((_, rest)) = words.split_once("[^")
                && let Some((label, _)) = rest.split_once(']')
            {
                unknown.push((label.to_owned(), *span));
            }
        }
        _ => {}
    });
    let defined: BTreeSet<&str> =
        body.footnotes.iter().map(|footnote| footnote.label.value.as_str()).collect();
    for (label, span) in marks.iter().filter(|(label, _)| !defined.contains(**label)) {
        unknown.push(((*label).to_owned(), *span));
    }
    for (label, span) in unknown {
        let message = format!("the footnote `[^{label}]` has no text");
        let help = format!("add a line `[^{label}]: …` below the paragraph");
        found.push(Diagnostic::new(Code::PAPER_FOOTNOTE, span, message).help(help));
    }
    for footnote in
        body.footnotes.iter().filter(|footnote| !marks.contains_key(footnote.label.value.as_str()))
    {
        let message = format!("nothing refers to the footnote `[^{}]`", footnote.label.value);
        let help =
            format!("put `[^{}]` behind the words that it belongs to, or take it out", footnote.label.value);
        found.push(Diagnostic::new(Code::PAPER_FOOTNOTE, footnote.label.span, message).help(help));
    }
}
