//! Marks that Markdown does not know and prints as they stand: `> [!WARNNG]`, and an anchor that is not closed.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::model::Document;
use crate::model::document::{Block, Inline, plain_text};
use crate::source::Span;

/// The kinds of call-out.
const CALLOUTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// Checks one body.
pub(super) fn check(body: &Document, found: &mut Diagnostics) {
    body.each_block(&mut |block| match block {
        Block::Quote { blocks, .. } => {
            if let Some(Block::Paragraph { text, .. }) = blocks.first() {
                callout(text, found);
            }
        }
        Block::Heading { text, .. } | Block::Paragraph { text, .. } => anchor(text, found),
        _ => {}
    });
}

/// Where the first words of a line stand.
fn first_words(text: &[Inline]) -> Option<Span> {
    text.iter().find_map(|inline| match inline {
        Inline::Text(_, span) => Some(*span),
        _ => None,
    })
}

fn callout(text: &[Inline], found: &mut Diagnostics) {
    let words = plain_text(text);
    let Some((kind, _)) = words.strip_prefix("[!").and_then(|rest| rest.split_once(']')) else { return };
    let Some(span) = first_words(text) else { return };
    let help = suggest::did_you_mean(kind, CALLOUTS)
        .unwrap_or_else(|| format!("the call-outs are {}", suggest::one_of(CALLOUTS)));
    let message = format!("`[!{kind}]` is no call-out, and is printed as it stands");
    found.push(Diagnostic::new(Code::PAPER_MARKUP, span, message).help(help));
}

fn anchor(text: &[Inline], found: &mut Diagnostics) {
    let last = text.iter().rev().find_map(|inline| match inline {
        Inline::Text(words, span) => Some((words, *span)),
        _ => None,
    });
    let Some((words, span)) = last else { return };
    // One sign is found far faster than two.
    if words.contains('{')
        && let Some((_, name)) = words.rsplit_once("{#").filter(|(_, name)| !name.contains('}'))
    {
        let message = format!("`{{#{name}` is not closed, and is printed as it stands");
        found.push(
            Diagnostic::new(Code::PAPER_MARKUP, span, message)
                .help(format!("close it: `{{#{}}}`", name.trim())),
        );
    }
}
