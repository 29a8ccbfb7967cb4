//! The blocks of a text, built from the events of the parser.

use super::{DEEPEST, Harvest, Role, anchors, braces, codes};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::document::{Block, Callout, Document, Footnote, Inline, plain_text};
use crate::source::{Excerpt, Span, Spanned};
use pulldown_cmark::{BlockQuoteKind, Event, Options, Parser, Tag, TagEnd};
use std::collections::VecDeque;
use std::iter::Peekable;
use std::ops::Range;
use std::vec;

pub(super) struct Builder<'a> {
    pub(super) text: &'a Excerpt,
    pub(super) masked: &'a str,
    pub(super) references: VecDeque<Range<usize>>,
    pub(super) events: Peekable<vec::IntoIter<(Event<'a>, Range<usize>)>>,
    pub(super) harvest: &'a mut Harvest,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) role: Role,
    depth: usize,
    footnotes: Vec<Footnote>,
    html_reported: bool,
}

/// Reads a text. Figures, blocks and anchors go into the harvest of its article.
pub fn parse(text: &Excerpt, role: Role, harvest: &mut Harvest, diagnostics: &mut Diagnostics) -> Document {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    codes::refuse(text, options, diagnostics);
    let all = braces::mask(&text.text);
    let events = read(&all.text, options);
    let outside_code = braces::unmask_code(&all, &events, text, diagnostics);
    let (masked, events) = match &outside_code {
        Some(outside_code) => (outside_code, read(&outside_code.text, options)),
        None => (&all, events),
    };
    let mut builder = Builder {
        text,
        masked: &masked.text,
        references: masked.references.iter().cloned().collect(),
        events: events.into_iter().peekable(),
        harvest,
        diagnostics,
        role,
        depth: 0,
        footnotes: Vec::new(),
        html_reported: false,
    };
    let blocks = builder.blocks_until(None);
    while let Some(reference) = builder.references.pop_front() {
        builder.misplaced(&reference);
    }
    Document { blocks, footnotes: builder.footnotes }
}

fn read(text: &str, options: Options) -> Vec<(Event<'_>, Range<usize>)> {
    Parser::new_ext(text, options).into_offset_iter().collect()
}

impl Builder<'_> {
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let words = self.text.text.get(range.clone()).unwrap_or("");
        self.text.span(range.start, range.start + words.trim_end().len())
    }

    /// Reads blocks up to the end of a tag (consumed), or to the end of the text.
    pub(super) fn blocks_until(&mut self, end: Option<&TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut loose: Vec<Inline> = Vec::new();
        let mut loose_span = None;
        while let Some((event, range)) = self.events.next() {
            if end.is_some_and(|end| matches!(&event, Event::End(found) if found == end)) {
                break;
            }
            if is_inline(&event) {
                let span = self.text.span(range.start, range.end);
                loose_span = Some(loose_span.map_or(span, |first: Span| first.to(span)));
                self.inline(event, range, &mut loose);
                continue;
            }
            end_loose(&mut loose, &mut loose_span, &mut blocks);
            self.block(event, &range, &mut blocks);
        }
        end_loose(&mut loose, &mut loose_span, &mut blocks);
        // The documents of a whole site are held at once.
        blocks.shrink_to_fit();
        blocks
    }

    fn block(&mut self, event: Event<'_>, range: &Range<usize>, into: &mut Vec<Block>) {
        let span = self.span(range);
        match event {
            Event::Start(tag) => self.start(tag, span, range, into),
            Event::Rule => into.push(Block::Rule(span)),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span, range: &Range<usize>, into: &mut Vec<Block>) {
        match tag {
            Tag::Paragraph => {
                let paragraph = self.paragraph(span);
                into.extend(paragraph);
            }
            Tag::Heading { level, id, .. } => into.push(self.heading(level as u8, id.as_deref(), span)),
            Tag::CodeBlock(kind) => {
                let block = self.code_block(&kind, span, range);
                into.push(block);
            }
            Tag::List(start) => {
                let items = self.nested(span, Self::items);
                into.push(Block::List { start, items: items.unwrap_or_default(), span });
            }
            Tag::BlockQuote(kind) => {
                let blocks =
                    self.nested(span, |builder| builder.blocks_until(Some(&TagEnd::BlockQuote(kind))));
                let blocks = blocks.unwrap_or_default();
                into.push(match kind {
                    Some(kind) => Block::Callout { kind: callout(kind), blocks, span },
                    None => Block::Quote { blocks, span },
                });
            }
            Tag::Table(_) => into.push(self.table(span)),
            Tag::DefinitionList => {
                let items = self.nested(span, Self::definitions);
                into.push(Block::Definitions { items: items.unwrap_or_default(), span });
            }
            Tag::FootnoteDefinition(label) => {
                let end = TagEnd::FootnoteDefinition;
                let blocks = self.nested(span, |builder| builder.blocks_until(Some(&end)));
                let label = Spanned::new(label.into_string(), span);
                self.footnotes.push(Footnote { label, blocks: blocks.unwrap_or_default() });
            }
            Tag::HtmlBlock => {
                let _ = self.inlines_until(TagEnd::HtmlBlock);
            }
            _ => {}
        }
    }

    /// Reads something nested, unless it is too deep: then it is reported and passed over.
    pub(super) fn nested<T>(&mut self, span: Span, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= DEEPEST {
            let message = format!("lists, quotes and emphasis are nested more than {DEEPEST} levels deep");
            self.diagnostics.push(
                Diagnostic::new(Code::PAPER_NESTING, span, message)
                    .help("nest fewer levels, or use headings"),
            );
            self.pass_over();
            return None;
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        Some(value)
    }

    /// Leaves out everything up to the end of the tag that has just been opened.
    fn pass_over(&mut self) {
        let mut open = 1_usize;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                _ => {}
            }
            if open == 0 {
                return;
            }
        }
    }

    fn paragraph(&mut self, span: Span) -> Option<Block> {
        let mut text = self.inlines_until(TagEnd::Paragraph);
        let given = take_anchor(&mut text);
        if text.is_empty() {
            return None;
        }
        let has_words = !text.iter().all(|inline| matches!(inline, Inline::Image(_) | Inline::SoftBreak));
        let number = (self.role == Role::Numbered && self.depth == 0 && has_words).then(|| {
            self.harvest.paragraphs += 1;
            self.harvest.paragraphs
        });
        let anchor = match (given, number) {
            (Some((name, span)), _) => Some(self.harvest.given(&name, span, self.diagnostics)),
            (None, Some(number)) => Some(self.harvest.made(&format!("paragraph-{number}"), span)),
            (None, None) => None,
        };
        Some(Block::Paragraph { number, anchor, text, span })
    }

    fn heading(&mut self, level: u8, id: Option<&str>, span: Span) -> Block {
        let text = self.inlines_until(TagEnd::Heading(heading_level(level)));
        let anchor = match id {
            Some(id) => self.harvest.given(id, span, self.diagnostics),
            None => self.harvest.made(&anchors::from_words(&plain_text(&text)), span),
        };
        Block::Heading { level, anchor, text, span }
    }

    /// Reports raw HTML, once for each run of tags: an element and its end are one mistake.
    pub(super) fn report_html(&mut self, problem: Diagnostic) {
        let closes = problem.message.is_empty() || self.html_reported && self.closes(&problem);
        if !closes {
            self.diagnostics.push(problem);
        }
        self.html_reported = true;
    }

    fn closes(&self, problem: &Diagnostic) -> bool {
        match problem.place {
            crate::diagnostic::Place::Words(span) => {
                let start = self.text.span(0, 0).start;
                let at = (span.start - start.min(span.start)) as usize;
                self.text.text.get(at..).is_some_and(|rest| rest.starts_with("</"))
            }
            _ => false,
        }
    }
}

/// A tight list item holds words without a paragraph: give them one.
fn end_loose(loose: &mut Vec<Inline>, span: &mut Option<Span>, blocks: &mut Vec<Block>) {
    if let Some(span) = span.take()
        && !loose.is_empty()
    {
        blocks.push(Block::Paragraph { number: None, anchor: None, text: std::mem::take(loose), span });
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_)
        | Event::Code(_)
        | Event::SoftBreak
        | Event::HardBreak
        | Event::FootnoteReference(_)
        | Event::InlineHtml(_)
        | Event::Html(_) => true,
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        _ => false,
    }
}

/// Takes `{#name}` off the end of a paragraph.
fn take_anchor(text: &mut Vec<Inline>) -> Option<(String, Span)> {
    let Some(Inline::Text(words, span)) = text.last_mut() else { return None };
    let (before, name) = words.strip_suffix('}')?.rsplit_once("{#")?;
    let sound = |character: char| character.is_alphanumeric() || matches!(character, '-' | '_' | '.');
    if name.is_empty() || !name.chars().all(sound) {
        return None;
    }
    let taken = (name.to_owned(), *span);
    *words = words.substr_from(before.trim_end());
    if words.is_empty() {
        text.pop();
        if matches!(text.last(), Some(Inline::SoftBreak)) {
            text.pop();
        }
    }
    Some(taken)
}

fn callout(kind: BlockQuoteKind) -> Callout {
    match kind {
        BlockQuoteKind::Note => Callout::Note,
        BlockQuoteKind::Tip => Callout::Tip,
        BlockQuoteKind::Important => Callout::Important,
        BlockQuoteKind::Warning => Callout::Warning,
        BlockQuoteKind::Caution => Callout::Caution,
    }
}

fn heading_level(level: u8) -> pulldown_cmark::HeadingLevel {
    pulldown_cmark::HeadingLevel::try_from(usize::from(level)).unwrap_or(pulldown_cmark::HeadingLevel::H6)
}

#[cfg(test)]
mod tests;
