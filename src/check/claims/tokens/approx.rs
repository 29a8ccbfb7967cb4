//! How exactly a number is meant: `around`, `over`, `nearly`, `at least`.
//!
//! In: tokens, and which of them may be a number. Out: that quantity, range or share marked with the words before or
//! behind it.
//! Deliberately absent: how far off an approximation may be (see `evaluate`).

use super::{Kind, Token};
use rust_decimal::Decimal;

/// How exactly a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approx {
    /// As printed.
    Exact,
    /// Near it, on either side.
    About,
    /// More, by any amount.
    Over,
    /// More, by little.
    JustOver,
    /// Less, by any amount.
    Under,
    /// Less, by little.
    Nearly,
    /// As much or more.
    AtLeast,
    /// As much or less.
    AtMost,
}

/// Words before a number; longer phrases stand before their endings.
const BEFORE: &[(&[&str], Approx)] = &[
    (&["in", "the", "region", "of"], Approx::About),
    (&["no", "more", "than"], Approx::AtMost),
    (&["not", "more", "than"], Approx::AtMost),
    (&["no", "less", "than"], Approx::AtLeast),
    (&["no", "fewer", "than"], Approx::AtLeast),
    (&["a", "maximum", "of"], Approx::AtMost),
    (&["a", "minimum", "of"], Approx::AtLeast),
    (&["slightly", "more", "than"], Approx::JustOver),
    (&["slightly", "less", "than"], Approx::Nearly),
    (&["a", "little", "over"], Approx::JustOver),
    (&["a", "little", "under"], Approx::Nearly),
    (&["in", "excess", "of"], Approx::Over),
    (&["more", "than"], Approx::Over),
    (&["greater", "than"], Approx::Over),
    (&["upwards", "of"], Approx::Over),
    (&["less", "than"], Approx::Under),
    (&["fewer", "than"], Approx::Under),
    (&["just", "over"], Approx::JustOver),
    (&["slightly", "over"], Approx::JustOver),
    (&["just", "above"], Approx::JustOver),
    (&["just", "under"], Approx::Nearly),
    (&["slightly", "under"], Approx::Nearly),
    (&["just", "below"], Approx::Nearly),
    (&["close", "to"], Approx::About),
    (&["up", "to"], Approx::AtMost),
    (&["at", "least"], Approx::AtLeast),
    (&["at", "most"], Approx::AtMost),
    (&["a", "further"], Approx::Exact),
    (&["over"], Approx::Over),
    (&["exceeding"], Approx::Over),
    (&["above"], Approx::Over),
    (&["under"], Approx::Under),
    (&["below"], Approx::Under),
    (&["nearly"], Approx::Nearly),
    (&["almost"], Approx::Nearly),
    (&["approaching"], Approx::Nearly),
    (&["about"], Approx::About),
    (&["around"], Approx::About),
    (&["roughly"], Approx::About),
    (&["approximately"], Approx::About),
    (&["approx"], Approx::About),
    (&["circa"], Approx::About),
    (&["c"], Approx::About),
    (&["ca"], Approx::About),
    (&["some"], Approx::About),
    (&["estimated"], Approx::About),
];

/// Marks the number at a place with how exactly it is meant. A date or a name is left alone.
pub fn mark(tokens: &mut [Token<'_>], at: usize) {
    if !tokens.get(at).is_some_and(is_number) {
        return;
    }
    let found = before(tokens, at).or_else(|| behind(tokens, at));
    let (Some(found), Some(token)) = (found, tokens.get_mut(at)) else { return };
    match &mut token.kind {
        Kind::Quantity(quantity) => quantity.approx = found,
        Kind::Range(low, high) => (low.approx, high.approx) = (found, found),
        Kind::Share(share) => share.approx = found,
        _ => {}
    }
}

fn is_number(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Quantity(_) | Kind::Range(..) | Kind::Share(_))
}

fn before(tokens: &[Token<'_>], at: usize) -> Option<Approx> {
    let token = tokens.get(at)?;
    let last = tokens.get(at.checked_sub(1)?)?;
    match last.kind {
        Kind::Mark('~' | '≈') => return Some(Approx::About),
        Kind::Mark('>') => return Some(Approx::Over),
        Kind::Mark('<') => return Some(Approx::Under),
        Kind::Mark('≥') => return Some(Approx::AtLeast),
        Kind::Mark('≤') => return Some(Approx::AtMost),
        _ => {}
    }
    let dotted = last.is('.')
        && at >= 2
        && tokens.get(at - 2).is_some_and(|word| matches!(word.word(), "c" | "approx" | "ca"));
    let end = if dotted { at - 1 } else { at };
    let found = BEFORE.iter().find(|(words, _)| ends_with(tokens, end, words))?;
    let counted = token
        .quantity()
        .is_some_and(|it| it.step == Decimal::ONE && it.value % Decimal::TEN != Decimal::ZERO);
    // "Some 412 households" were counted; "some 400" were not.
    Some(if counted && *found.0 == ["some"] { Approx::Exact } else { found.1 })
}

/// Whether these words stand just before a place. The last tells that most do not.
fn ends_with(tokens: &[Token<'_>], end: usize, words: &[&str]) -> bool {
    let before = tokens.get(..end).unwrap_or_default();
    let pairs = before.iter().rev().zip(words.iter().rev());
    before.len() >= words.len() && pairs.into_iter().all(|(token, word)| token.word() == *word)
}

fn behind(tokens: &[Token<'_>], at: usize) -> Option<Approx> {
    let word = |more: usize| tokens.get(at + more).map_or("", Token::word);
    match (word(1), word(2)) {
        ("or", "so" | "thereabouts") => Some(Approx::About),
        ("or", "more" | "above" | "over" | "higher") | ("plus", _) => Some(Approx::AtLeast),
        ("or", "less" | "fewer" | "below" | "under") => Some(Approx::AtMost),
        _ => None,
    }
}
