//! Links whose words ask for a number, such as `[paragraph](#in-touch)`, lead to what has one: else a page would print
//! "as paragraph says".

use super::links::id_as_written;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Numbers;
use crate::model::document::{BlockWord, Inline, plain_text};
use crate::model::site::Article;
use crate::source::Spanned;
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// What the anchors of a text name, for all its links: looked up when the first one asks.
pub(super) struct Named<'a> {
    article: &'a Article,
    numbers: OnceCell<Numbers<'a>>,
    unread: OnceCell<Unread>,
}

/// The blocks of a text that could not be read: their own mistakes are told already.
struct Unread {
    /// How many blocks that have a number were written.
    written: usize,
    /// The anchors of those that could not be.
    anchors: BTreeSet<String>,
}

impl<'a> Named<'a> {
    pub fn of(article: &'a Article) -> Self {
        Self { article, numbers: OnceCell::new(), unread: OnceCell::new() }
    }

    /// Checks a link that leads somewhere.
    pub fn check(&self, target: &Spanned<String>, text: &[Inline]) -> Option<Diagnostic> {
        let words = plain_text(text).trim().to_lowercase();
        let kind = ["paragraph", "figure"].into_iter().find(|kind| words == *kind)?;
        let help = match target.value.strip_prefix('#').map(|anchor| self.numbered(anchor)) {
            Some(Some(found)) if found == kind => return None,
            Some(Some(found)) => format!("write `[{found}]`"),
            Some(None) if kind == "paragraph" => {
                "headings have no number: write words of your own, or give a paragraph `{#name}` at its end"
                    .to_owned()
            }
            Some(None) => {
                "write words of your own, or lead to a chart, table or timeline with an `id:`".to_owned()
            }
            None => "numbers are known within one paper: write words of your own".to_owned(),
        };
        let message =
            format!("`{}` is no {kind} of this text, so that no number can be printed", target.value);
        Some(Diagnostic::new(Code::LINK_NUMBER, target.span, message).help(help))
    }

    /// What an anchor names that has a number: `paragraph` or `figure`.
    fn numbered(&self, anchor: &str) -> Option<&'static str> {
        match self.numbers.get_or_init(|| Numbers::of(self.article)).called(anchor) {
            Some(called) if called.starts_with("paragraph") => Some("paragraph"),
            Some(_) => Some("figure"),
            None => self.unread.get_or_init(|| Unread::of(self.article)).has(anchor).then_some("figure"),
        }
    }
}

impl Unread {
    fn of(article: &Article) -> Self {
        let sources = article.block_sources.iter().zip(&article.blocks);
        let shown = || sources.clone().filter(|(source, _)| source.kind != BlockWord::Tiles);
        let lost = shown().filter(|(_, block)| block.is_none());
        Self {
            written: shown().count(),
            anchors: lost.filter_map(|(source, _)| id_as_written(source)).collect(),
        }
    }

    /// Whether an anchor is that of such a block.
    fn has(&self, anchor: &str) -> bool {
        let number = anchor.strip_prefix("figure-").and_then(|number| number.parse::<usize>().ok());
        number.is_some_and(|number| (1..=self.written).contains(&number)) || self.anchors.contains(anchor)
    }
}
