//! Links whose words ask for a number, such as `[paragraph](#in-touch)`, lead to what has one: else a page would print
//! "as paragraph says".

use super::links::id_as_written;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Numbers;
use crate::model::document::{BlockWord, Inline, plain_text};
use crate::model::site::Article;
use crate::source::Spanned;

/// Checks a link that leads somewhere.
pub(super) fn check(article: &Article, target: &Spanned<String>, text: &[Inline]) -> Option<Diagnostic> {
    let words = plain_text(text).trim().to_lowercase();
    let kind = ["paragraph", "figure"].into_iter().find(|kind| words == *kind)?;
    let help = match target.value.strip_prefix('#').map(|anchor| numbered(article, anchor)) {
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
    let message = format!("`{}` is no {kind} of this text, so that no number can be printed", target.value);
    Some(Diagnostic::new(Code::LINK_NUMBER, target.span, message).help(help))
}

/// What an anchor names that has a number: `paragraph` or `figure`.
fn numbered(article: &Article, anchor: &str) -> Option<&'static str> {
    let numbers = Numbers::of(article);
    match numbers.called(anchor) {
        Some(called) if called.starts_with("paragraph") => Some("paragraph"),
        Some(_) => Some("figure"),
        None => unread(article, anchor).then_some("figure"),
    }
}

/// Whether an anchor is that of a block that could not be read: its own mistake is told already.
fn unread(article: &Article, anchor: &str) -> bool {
    let sources = article.block_sources.iter().zip(&article.blocks);
    let shown: Vec<_> = sources.filter(|(source, _)| source.kind != BlockWord::Tiles).collect();
    let by_number = anchor.strip_prefix("figure-").and_then(|number| number.parse::<usize>().ok());
    let lost = shown.iter().filter(|(_, block)| block.is_none());
    by_number.is_some_and(|number| (1..=shown.len()).contains(&number))
        || lost.into_iter().any(|(source, _)| id_as_written(source).as_deref() == Some(anchor))
}
