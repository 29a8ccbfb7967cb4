//! Ages and bands of ages: `aged 11-15`, `18 to 21 years old`, `16-year-olds`, `under 5s`, `(18+)`.
//!
//! In: pieces from a place on. Out: an age or a band with both ends included. Ages are no counts.
//! Deliberately absent: bands without a word that says so (`18-25 (100% discount)`), which stay ranges.

use super::{Kind, Reader, Taken};

/// The upper end of an age without one.
const OLDEST: u16 = 120;

/// Reads an age or a band of ages.
#[must_use]
pub fn read(reader: &Reader<'_>, at: usize) -> Taken {
    let low = reader.small(at).filter(|age| *age < OLDEST)?;
    if reader.glued(at + 1) && reader.word(at + 1) == "s" {
        return Some((Kind::Age(low, low), 2));
    }
    let turned = at.checked_sub(1).is_some_and(|at| matches!(reader.word(at), "turned" | "turning" | "turn"));
    let (high, taken) = band(reader, at).filter(|_| !turned).unwrap_or((low, 1));
    if high < low {
        return None;
    }
    if let Some(more) = years_old(reader, at + taken) {
        return Some((Kind::Age(low, high), taken + more));
    }
    if introduced(reader, at) {
        let open = reader.mark(at + taken, '+') && reader.glued(at + taken);
        return Some((Kind::Age(low, if open { OLDEST } else { high }), taken + usize::from(open)));
    }
    let bracketed = reader.before(at).is_some_and(|before| before.is('('));
    let plus = bracketed && low <= 25 && reader.mark(at + 1, '+') && reader.mark(at + 2, ')');
    plus.then_some((Kind::Age(low, OLDEST), 2))
}

/// The upper end of a band and the pieces up to it: `11-15`, `16 or 17`, `18 to 21`.
fn band(reader: &Reader<'_>, at: usize) -> Option<(u16, usize)> {
    let dash = reader.piece(at + 1).is_some_and(super::scan::Piece::is_dash);
    let joins = dash || matches!(reader.word(at + 1), "to" | "and" | "or");
    let high = reader.small(at + 2).filter(|age| joins && *age < OLDEST)?;
    Some((high, 3))
}

/// `years old`, `-year-olds`, `yr olds`, `years of age`; the pieces that takes.
fn years_old(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let hyphen = |at| usize::from(reader.piece(at).is_some_and(super::scan::Piece::is_dash));
    let first = hyphen(at);
    if !matches!(reader.word(at + first), "year" | "years" | "yr" | "yrs" | "months" | "month") {
        return None;
    }
    let second = hyphen(at + first + 1);
    match reader.word(at + first + 1 + second) {
        "old" | "olds" => Some(first + second + 2),
        "of" if reader.word(at + first + 2) == "age" => Some(first + 3),
        _ => None,
    }
}

/// Whether the words before say that an age follows.
fn introduced(reader: &Reader<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| reader.word(at));
    let named = |word: &str| matches!(word, "aged" | "age" | "ages" | "turned" | "turning" | "turn");
    named(before(1))
        || (matches!(before(1), "between" | "over" | "under" | "of" | "from" | "to") && named(before(2)))
        || (matches!(before(1), "and" | "to") && [3, 4].iter().any(|back| before(*back).starts_with("age")))
}
