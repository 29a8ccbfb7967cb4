//! Numbers in words: `eight`, `twenty-two`, `one hundred and five`, `two thousand`.
//!
//! In: pieces from a place on. Out: a quantity marked as written in words.
//! Deliberately absent: `a couple`, `several`, `many`, which state no number; ordinals (`second`).

use super::quantity::{self, Quantity};
use super::scan::Shape;
use super::{Kind, Reader, Taken, unit};
use rust_decimal::Decimal;

/// The least power of ten that no amount reaches: the product of two amounts still fits a decimal.
const LIMIT: u64 = 10_000_000_000_000;

/// Whether a value is small enough to be computed with.
#[must_use]
pub fn fits(value: Decimal) -> bool {
    value.abs() < Decimal::from(LIMIT)
}

/// The value of a word below one hundred, and whether it is a ten that takes a unit behind it.
#[must_use]
pub fn small(word: &str) -> Option<(u64, bool)> {
    let value = crate::figure::words::value(word)?;
    Some((u64::from(value), value >= 20))
}

/// Whether a word is a number below one hundred. Two letters tell that most words are none.
#[must_use]
pub fn is_small(word: &str) -> bool {
    let may_be = matches!(
        word.as_bytes(),
        [b'z', b'e', ..]
            | [b'o', b'n', ..]
            | [b't', b'w' | b'h' | b'e', ..]
            | [b'f', b'o' | b'i', ..]
            | [b's', b'i' | b'e', ..]
            | [b'e', b'i' | b'l', ..]
            | [b'n', b'i', ..]
    );
    may_be && small(word).is_some()
}

/// Reads a number in words.
#[must_use]
pub fn read(reader: &Reader<'_>, at: usize) -> Taken {
    let (value, taken) = number(reader, at)?;
    if taken == 1 && value == 1 && pronoun(reader, at) {
        return None;
    }
    let (value, taken) = with_half(reader, at, quantity::whole(value, true), taken);
    let (found, unit) = unit::read(reader, at + taken);
    let quantity = Quantity { unit: found, ..value };
    fits(quantity.value).then_some((Kind::Quantity(Box::new(quantity)), taken + unit))
}

/// `two and a half times`, `six and a half weeks`; a magnitude behind it (`two and a half million`) is not read.
fn with_half(reader: &Reader<'_>, at: usize, whole: Quantity, taken: usize) -> (Quantity, usize) {
    let half =
        ["and", "a", "half"].iter().enumerate().all(|(more, word)| reader.word(at + taken + more) == *word);
    let magnitude =
        matches!(reader.word(at + taken + 3), "hundred" | "thousand" | "million" | "billion" | "dozen");
    if !half || magnitude {
        return (whole, taken);
    }
    let tenth = Decimal::new(1, 1);
    (Quantity { value: whole.value + Decimal::new(5, 1), step: tenth, places: 1, ..whole }, taken + 3)
}

/// "one" that counts nothing: `one of`, `one another`, `no one`.
fn pronoun(reader: &Reader<'_>, at: usize) -> bool {
    let hyphened = reader.piece(at + 1).is_some_and(|next| next.glued && next.is_dash());
    let of = reader.word(at + 1) == "of" && reader.digits(at + 2).is_none();
    hyphened
        || of
        || matches!(reader.word(at + 1), "another" | "such" | "that" | "which" | "who" | "with" | "")
        || matches!(
            at.checked_sub(1).map(|at| reader.word(at)),
            Some("no" | "any" | "every" | "each" | "this" | "that")
        )
}

/// The value of a number in words and how many pieces it takes.
#[must_use]
pub fn number(reader: &Reader<'_>, at: usize) -> Option<(u64, usize)> {
    let (mut group, mut next) = below_hundred(reader, at)?;
    let mut total: u64 = 0;
    for _ in 0..6 {
        match reader.word(next) {
            "hundred" => {
                group = group.checked_mul(100)?;
                next += 1;
            }
            "thousand" | "million" | "billion" => {
                total = total.checked_add(group.checked_mul(power(reader.word(next)))?)?;
                group = 0;
                next += 1;
            }
            _ => match joined(reader, next, group, total) {
                Some((more, after)) => {
                    group = group.checked_add(more)?;
                    next = after;
                }
                None => break,
            },
        }
    }
    Some((total.checked_add(group)?, next - at))
}

/// The rest of a number behind a hundred or a thousand: `and five`, `forty-two`, `two hundred`.
fn joined(reader: &Reader<'_>, at: usize, group: u64, total: u64) -> Option<(u64, usize)> {
    let open = (group >= 100 && group.is_multiple_of(100)) || (group == 0 && total > 0);
    if !open {
        return None;
    }
    let start = if reader.word(at) == "and" { at + 1 } else { at };
    below_hundred(reader, start)
}

fn power(word: &str) -> u64 {
    match word {
        "thousand" => 1_000,
        "million" => 1_000_000,
        _ => 1_000_000_000,
    }
}

fn below_hundred(reader: &Reader<'_>, at: usize) -> Option<(u64, usize)> {
    let piece = reader.piece(at)?;
    if piece.glued
        && reader.before(at).is_some_and(|before| before.shape == Shape::Digits || before.is_dash())
    {
        return None;
    }
    let (value, is_ten) = small(piece.word())?;
    if !is_ten {
        return Some((value, at + 1));
    }
    let hyphen = usize::from(reader.piece(at + 1).is_some_and(super::Piece::is_dash));
    match small(reader.word(at + 1 + hyphen)) {
        Some((one, false)) if (1..10).contains(&one) => Some((value + one, at + 2 + hyphen)),
        _ => Some((value, at + 1)),
    }
}
