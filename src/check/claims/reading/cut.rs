//! The tokens of a block into sentences.
//!
//! In: the tokens of one block or cell. Out: which of them make each sentence.
//! Deliberately absent: sentences that go on in the next block.

use crate::check::claims::tokens::{Kind, Token};
use std::ops::Range;

/// A sentence with more tokens is read in parts: no rule looks further than this.
const LONGEST: usize = 160;

/// The sentences of a block, in order.
pub(super) fn sentences(tokens: &[Token<'_>]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let most = tokens.len().min(start + LONGEST);
        let last = (start..most).find(|at| ends_sentence(tokens, *at));
        let end = last.map_or(most, |last| last + 1);
        let sentence = std::mem::replace(&mut start, end)..end;
        (!sentence.is_empty()).then_some(sentence)
    })
}

/// Whether a sentence ends with this token.
fn ends_sentence(tokens: &[Token<'_>], at: usize) -> bool {
    match tokens.get(at).map(|token| &token.kind) {
        Some(Kind::Mark('!' | '?' | '•')) => true,
        Some(Kind::Mark('.')) => tokens.get(at + 1).is_some_and(begins_sentence) && !abbreviates(tokens, at),
        _ => false,
    }
}

/// Whether a sentence can begin with a token.
fn begins_sentence(token: &Token<'_>) -> bool {
    !token.glued && (token.capital || !matches!(token.kind, Kind::Word(_) | Kind::Mark(',' | ')' | ';')))
}

/// `e.g.`, `approx.`, `No.`, an initial: the full stop ends no sentence.
fn abbreviates(tokens: &[Token<'_>], at: usize) -> bool {
    const SHORT: [&str; 17] = [
        "approx", "ca", "no", "nos", "eg", "ie", "vs", "mr", "mrs", "ms", "dr", "st", "inc", "fig", "para",
        "paras", "cllr",
    ];
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    before.zip(tokens.get(at)).is_some_and(|(word, dot)| {
        let single = word.word().chars().count() == 1 && !matches!(word.word(), "a" | "i");
        word.span.end == dot.span.start && (single || SHORT.contains(&word.word()))
    })
}
