//! What keeps some readers out: pictures without words, tables without headers, link texts that say nothing, and
//! (in `wording`) meaning that colour alone carries.

pub(super) mod wording;

use super::Context;
use super::links::texts;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Document;
use crate::model::document::{Block, Inline, plain_text};

/// Words that say nothing about where a link leads (WCAG 2.2, 2.4.4).
const EMPTY_WORDS: [&str; 9] =
    ["here", "click here", "click", "link", "this link", "more", "read more", "this", "this page"];

/// Checks every text of every article.
pub(super) fn check(context: &Context<'_>, found: &mut Diagnostics) {
    super::each_article(context, found, |article, paper, found| {
        texts(article, paper).into_iter().for_each(|text| document(text, found));
    });
}

/// Checks one text.
pub(super) fn document(text: &Document, found: &mut Diagnostics) {
    text.each_block(&mut |block| table(block, found));
    text.each_inline(&mut |inline| match inline {
        Inline::Image(image) if image.alternative.trim().is_empty() => found.push(
            Diagnostic::new(
                Code::ACCESS_IMAGE,
                image.span,
                "the picture has no words for those who do not see it",
            )
            .help("say between the brackets what the picture shows: `![A chart of …](file.png)`"),
        ),
        Inline::Link(link) => {
            let words = plain_text(&link.text);
            if let Some(problem) = empty_words(&words, link.text.is_empty(), &link.target.value) {
                found.push(
                    Diagnostic::new(Code::ACCESS_LINK_TEXT, link.span, problem)
                        .help("name what the link leads to, so that it makes sense on its own"),
                );
            }
        }
        _ => {}
    });
}

/// WCAG 2.2, 1.3.1: a table's columns are named.
fn table(block: &Block, found: &mut Diagnostics) {
    let Block::Table { header, span, .. } = block else { return };
    if header.iter().all(|cell| plain_text(cell).trim().is_empty()) {
        found.push(
            Diagnostic::new(Code::ACCESS_TABLE_HEADER, *span, "the table's columns have no names")
                .help("write the names of the columns into its first row"),
        );
    }
}

fn empty_words(words: &str, none: bool, target: &str) -> Option<String> {
    let bare = words.trim().to_lowercase();
    if none || words.trim().is_empty() {
        return (!target.starts_with('#')).then(|| "the link has no words".to_owned());
    }
    if EMPTY_WORDS.contains(&bare.as_str()) {
        return Some(format!("the link's words `{}` do not say where it leads", words.trim()));
    }
    (bare.starts_with("http://") || bare.starts_with("https://") || bare.starts_with("www."))
        .then(|| "the link's words are an address".to_owned())
}
