//! Fenced text: a block of data, or text to be shown letter by letter.

use super::Role;
use super::build::Builder;
use crate::diagnostic::{Code, Diagnostic, suggest};
use crate::model::document::{Block, BlockIndex, BlockSource, BlockWord};
use crate::source::{Excerpt, ExcerptBuilder, Span};
use pulldown_cmark::{CodeBlockKind, Event};
use std::ops::Range;

impl Builder<'_> {
    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'_>, span: Span, range: &Range<usize>) -> Block {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or("").to_owned(),
            CodeBlockKind::Indented => String::new(),
        };
        let mut inside = self.fenced_text();
        let word = BlockWord::ALL.iter().find(|(word, _)| *word == language).map(|(_, word)| *word);
        match word {
            Some(kind) if self.role != Role::Fragment => {
                if inside.text.is_empty() {
                    inside = Excerpt::verbatim(
                        "",
                        self.text.source(),
                        self.text.span(range.start, range.start).start,
                    );
                }
                self.harvest.blocks.push(BlockSource { kind, yaml: inside, span });
                Block::Data(BlockIndex(self.harvest.blocks.len() - 1))
            }
            _ => {
                self.misspelt_word(&language, span);
                Block::Code { language, text: inside.text.to_string(), span }
            }
        }
    }

    /// The text between the fences, shared with the file where it stands there just so.
    fn fenced_text(&mut self) -> Excerpt {
        let mut inside = ExcerptBuilder::new(self.text.source());
        let mut first = None;
        for (event, piece) in self.events.by_ref() {
            let Event::Text(words) = event else { break };
            let start = self.text.span(piece.start, piece.end).start;
            first.get_or_insert((piece.start, start));
            inside.push(&words, start);
        }
        let inside = inside.build();
        let (at, start) = first.unwrap_or_default();
        let shared = self.text.words(at, at + inside.text.len());
        let as_it_stands = Excerpt::verbatim(shared, self.text.source(), start);
        if as_it_stands == inside { as_it_stands } else { inside }
    }

    /// A word that is nearly that of a block of data: its YAML would be printed for members to read.
    fn misspelt_word(&mut self, language: &str, span: Span) {
        let known = BlockWord::ALL.iter().map(|(word, _)| *word);
        if self.role != Role::Fragment
            && !known.clone().any(|word| word == language)
            && let Some(meant) = suggest::closest(language, known)
        {
            let message = format!("`{language}` is no word for a block of data");
            self.diagnostics.push(
                Diagnostic::new(Code::BLOCK_WORD, span, message).help(format!("did you mean `{meant}`?")),
            );
        }
    }
}
