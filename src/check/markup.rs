//! Marks that Markdown does not know and prints as they stand: `> [!WARNNG]`, and an anchor that is not closed.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::model::Document;
use crate::model::document::{Block, BlockWord, Inline, plain_text};
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
        Block::Heading { text, .. } => anchor(text, found),
        Block::Paragraph { text, .. } => {
            anchor(text, found);
            lines(text, found);
        }
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

/// Lines of a paragraph that were meant to open a heading or a block.
fn lines(text: &[Inline], found: &mut Diagnostics) {
    let mut first = true;
    for inline in text {
        if let Inline::Text(words, span) = inline
            && first
        {
            let told = heading(words, *span).or_else(|| fence(words, *span));
            told.into_iter().for_each(|told| found.push(told));
        }
        first = matches!(inline, Inline::SoftBreak | Inline::HardBreak);
    }
}

/// `##Visits`: without a blank behind its signs it is no heading.
fn heading(words: &str, span: Span) -> Option<Diagnostic> {
    let title = words.trim_start_matches('#');
    let signs = words.get(..words.len() - title.len()).filter(|signs| (2..=6).contains(&signs.len()))?;
    title.chars().next().filter(|letter| letter.is_alphabetic())?;
    let message = format!("`{signs}` without a blank behind it is printed as it stands");
    Some(Diagnostic::new(Code::PAPER_MARKUP, span, message).help(format!("write `{signs} {}`", title.trim())))
}

/// Curly or straight quotation marks and accents in the place of backticks, with the word of a block behind them.
fn fence(words: &str, span: Span) -> Option<Diagnostic> {
    let word =
        words.trim_start_matches(['\u{2018}', '\u{2019}', '\'', '\u{b4}', '"', '\u{201c}', '\u{201d}']);
    let marks = words.get(..words.len() - word.len()).filter(|marks| marks.chars().count() >= 3)?;
    let (word, _) = BlockWord::ALL.iter().find(|(known, _)| *known == word.trim())?;
    let message = format!("`{marks}` opens no block, which would be printed as it stands");
    let help = format!("type three backticks in its place, and in the line that closes it: ```{word}");
    Some(Diagnostic::new(Code::BLOCK_WORD, span, message).help(help))
}
