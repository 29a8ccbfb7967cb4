//! The pieces of a line: words, figures, emphasis, links, images, footnote marks.

use super::build::Builder;
use super::raw_html;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::document::{FigureIndex, FigureSource, Image, Inline, Link, plain_text};
use crate::source::{Excerpt, Spanned, Substr};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

impl Builder<'_> {
    /// Reads the pieces up to the end of a tag, which is consumed.
    pub(super) fn inlines_until(&mut self, end: TagEnd) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if matches!(&event, Event::End(found) if *found == end) {
                break;
            }
            self.inline(event, range, &mut inlines);
        }
        // Most texts are one or two pieces, and the documents of a whole site are held at once.
        inlines.shrink_to_fit();
        inlines
    }

    /// Adds one piece; an event that is none (a block begins or ends) adds nothing.
    pub(super) fn inline(&mut self, event: Event<'_>, range: Range<usize>, into: &mut Vec<Inline>) {
        let span = self.text.span(range.start, range.end);
        match event {
            Event::Text(words) => self.words(&words, &range, into),
            Event::Code(words) => into.push(Inline::Code(Substr::from(&*words), span)),
            Event::SoftBreak => into.push(Inline::SoftBreak),
            Event::HardBreak => into.push(Inline::HardBreak),
            Event::FootnoteReference(label) => {
                into.push(Inline::FootnoteMark(Box::new(Spanned::new(label.into_string(), span))));
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                if let Some(problem) = raw_html::refuse(&html, span) {
                    self.report_html(problem);
                }
            }
            Event::Start(tag) => self.marked(&tag, span, range, into),
            _ => {}
        }
    }

    fn marked(
        &mut self,
        tag: &Tag<'_>,
        span: crate::source::Span,
        range: Range<usize>,
        into: &mut Vec<Inline>,
    ) {
        let piece = match tag {
            Tag::Emphasis => Inline::Emphasis(self.nested_until(span, TagEnd::Emphasis)),
            Tag::Strong => Inline::Strong(self.nested_until(span, TagEnd::Strong)),
            Tag::Strikethrough => Inline::Struck(self.nested_until(span, TagEnd::Strikethrough)),
            Tag::Link { dest_url, .. } => {
                let text = self.nested_until(span, TagEnd::Link);
                let target = self.target(dest_url, &range);
                Inline::Link(Box::new(Link { target, text, span }))
            }
            Tag::Image { dest_url, .. } => {
                let alternative = plain_text(&self.nested_until(span, TagEnd::Image));
                Inline::Image(Box::new(Image { target: self.target(dest_url, &range), alternative, span }))
            }
            _ => return,
        };
        into.push(piece);
    }

    /// Reads the pieces inside another piece, unless that is nested too deep.
    fn nested_until(&mut self, span: crate::source::Span, end: TagEnd) -> Vec<Inline> {
        self.nested(span, |builder| builder.inlines_until(end)).unwrap_or_default()
    }

    /// Finds the address inside the words of a link, so that a message can mark it alone.
    fn target(&self, address: &str, range: &Range<usize>) -> Spanned<String> {
        let words = self.text.text.get(range.clone()).unwrap_or("");
        let at = words.rfind(address).filter(|_| !address.is_empty());
        let span = match at {
            Some(at) => self.text.span(range.start + at, range.start + at + address.len()),
            None => self.text.span(range.start, range.end),
        };
        Spanned::new(address.to_owned(), span)
    }

    /// Splits words at the figure references among them.
    fn words(&mut self, words: &str, range: &Range<usize>, into: &mut Vec<Inline>) {
        if self.masked.get(range.clone()) != Some(words) {
            into.push(Inline::Text(Substr::from(words), self.text.span(range.start, range.end)));
            return;
        }
        let mut from = range.start;
        while let Some(reference) = self.next_reference(from, range.end) {
            self.plain_words(from..reference.start, into);
            let inside = self.text.words(reference.start + 1, reference.end - 1);
            let start = self.text.span(reference.start + 1, reference.end).start;
            let text = Excerpt::verbatim(inside, self.text.source(), start);
            let span = self.text.span(reference.start, reference.end);
            into.push(Inline::Figure(FigureIndex(self.harvest.figures.len())));
            self.harvest.figures.push(FigureSource { text, span });
            from = reference.end;
        }
        self.plain_words(from..range.end, into);
    }

    fn plain_words(&self, range: Range<usize>, into: &mut Vec<Inline>) {
        let span = self.text.span(range.start, range.end);
        let words = self.text.words(range.start, range.end);
        if !words.is_empty() {
            into.push(Inline::Text(words, span));
        }
    }

    /// The next figure reference of a stretch; those passed over stood where none can stand.
    fn next_reference(&mut self, from: usize, end: usize) -> Option<Range<usize>> {
        while let Some(reference) = self.references.front() {
            if reference.start >= end {
                return None;
            }
            let reference = self.references.pop_front()?;
            if reference.start >= from && reference.end <= end {
                return Some(reference);
            }
            self.misplaced(&reference);
        }
        None
    }

    /// Reports a figure reference inside an image's words, a link's address or the like.
    pub(super) fn misplaced(&mut self, reference: &Range<usize>) {
        let span = self.text.span(reference.start, reference.end);
        self.diagnostics.push(
            Diagnostic::new(Code::FIGURE_SYNTAX, span, "a figure reference cannot stand here").help(
                "move it into the words of a paragraph, or write `\\{` for a brace that is just a brace",
            ),
        );
    }
}
