//! Links whose words ask for a number, such as `[paragraph](#in-touch)`, lead to what has one: else a page would print
//! "as paragraph says".

use super::links::id_as_written;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::document::{Block, BlockWord, Inline, plain_text};
use crate::model::site::Article;
use crate::source::Spanned;

/// Checks a link that leads somewhere.
pub(super) fn check(article: &Article, target: &Spanned<String>, text: &[Inline]) -> Option<Diagnostic> {
    let words = plain_text(text).trim().to_lowercase();
    let kind = ["paragraph", "figure"].into_iter().find(|kind| words == *kind)?;
    let wanted = match target.value.strip_prefix('#') {
        Some(anchor) if has_number(article, kind, anchor) => return None,
        Some(anchor)
            if has_number(article, if kind == "figure" { "paragraph" } else { "figure" }, anchor) =>
        {
            format!("write `[{}]`", if kind == "figure" { "paragraph" } else { "figure" })
        }
        Some(_) if kind == "paragraph" => {
            "headings have no number: write words of your own, or give a paragraph `{#name}` at its end"
                .to_owned()
        }
        Some(_) => "write words of your own, or lead to a chart, table or timeline with an `id:`".to_owned(),
        None => "numbers are known within one paper: write words of your own".to_owned(),
    };
    let message = format!("`{}` is no {kind} of this text, so that no number can be printed", target.value);
    Some(Diagnostic::new(Code::LINK_NUMBER, target.span, message).help(wanted))
}

/// Whether an anchor is that of a numbered paragraph, or of a chart, table or timeline.
fn has_number(article: &Article, kind: &str, anchor: &str) -> bool {
    if kind == "figure" { is_figure(article, anchor) } else { is_paragraph(article, anchor) }
}

fn is_paragraph(article: &Article, wanted: &str) -> bool {
    let mut found = false;
    article.body.each_block(&mut |block| {
        if let Block::Paragraph { number: Some(number), anchor, .. } = block {
            found |= anchor.as_ref().is_some_and(|anchor| anchor.0 == wanted);
            found |= wanted.strip_prefix("paragraph-").is_some_and(|rest| rest == number.to_string());
        }
    });
    found
}

fn is_figure(article: &Article, wanted: &str) -> bool {
    let sources = article.block_sources.iter().zip(&article.blocks);
    let shown: Vec<_> = sources.filter(|(source, _)| source.kind != BlockWord::Tiles).collect();
    let by_number = wanted.strip_prefix("figure-").and_then(|number| number.parse::<usize>().ok());
    by_number.is_some_and(|number| (1..=shown.len()).contains(&number))
        || shown.iter().any(|(source, block)| match block {
            Some(block) => block.id.as_ref().is_some_and(|id| id.value.0 == wanted),
            None => id_as_written(source).as_deref() == Some(wanted),
        })
}
