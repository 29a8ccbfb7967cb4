//! Parts of a whole without the whole: `half`, `two thirds`, `one in five`, `nine out of ten`.
//!
//! In: pieces from a place on. Out: a [`Share`] of two small numbers.
//! Deliberately absent: `7 of 8` and `7 out of 8` in digits, which are two counts; `majority`, `most`, `all`,
//! which stay words and are read where a share in words is checked.

use super::approx::Approx;
use super::{Kind, Reader, Taken, words};
use rust_decimal::Decimal;

/// A part of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many parts.
    pub part: u32,
    /// Of how many.
    pub of: u32,
    /// How exactly it is meant.
    pub approx: Approx,
}

impl Share {
    /// The share as a percentage.
    #[must_use]
    pub fn percent(&self) -> Decimal {
        Decimal::from(self.part * 100).checked_div(Decimal::from(self.of)).unwrap_or_default()
    }
}

/// Reads a share.
#[must_use]
pub fn read(reader: &Reader<'_>, at: usize) -> Taken {
    let (part, of, taken) =
        half(reader, at).or_else(|| fraction(reader, at)).or_else(|| one_in(reader, at))?;
    Some((Kind::Share(Share { part, of, approx: Approx::Exact }), taken))
}

/// `half`, unless it is half of a period or of a match.
fn half(reader: &Reader<'_>, at: usize) -> Option<(u32, u32, usize)> {
    let lead = usize::from(reader.word(at) == "a" && reader.word(at + 1) == "half");
    if reader.word(at + lead) != "half" {
        return None;
    }
    let behind = at + lead + 1;
    let named = matches!(
        reader.word(behind),
        "term"
            | "terms"
            | "year"
            | "yearly"
            | "day"
            | "days"
            | "hour"
            | "hours"
            | "way"
            | "termly"
            | "price"
            | "brother"
            | "sister"
            | "sibling"
            | "siblings"
            | "an"
            | "time"
            | "life"
            | "marathon"
    ) || reader.piece(behind).is_some_and(|next| next.is_dash() && next.glued);
    let before = at.checked_sub(1).map_or("", |at| reader.word(at));
    // `grown by half, from 3,000`: how far, not how much of what.
    let by = before == "by" && !(reader.mark(behind, ',') || reader.word(behind) == "from");
    let counted =
        by || matches!(before, "and" | "first" | "second" | "other" | "latter" | "in" | "each" | "last");
    (!named && !counted).then_some((1, 2, lead + 1))
}

/// `a third of`, `two-thirds`, `three quarters`.
fn fraction(reader: &Reader<'_>, at: usize) -> Option<(u32, u32, usize)> {
    let part = match reader.word(at) {
        "a" => 1,
        word => words::small(word).map(|(value, _)| value).filter(|value| (1..10).contains(value))?,
    };
    let hyphen = usize::from(reader.piece(at + 1).is_some_and(super::scan::Piece::is_dash));
    let name = reader.word(at + 1 + hyphen);
    let of = denominator(name, part > 1)?;
    let taken = hyphen + 2;
    let behind = at + taken;
    let by = at.checked_sub(1).is_some_and(|before| reader.word(before) == "by");
    let of_follows = reader.word(behind) == "of" || reader.mark(behind, '(') || by;
    let plural = part > 1 && name != "quarters";
    let part = u32::try_from(part).ok()?;
    (part < of && (of_follows || plural)).then_some((part, of, taken))
}

fn denominator(name: &str, plural: bool) -> Option<u32> {
    const NAMES: [&str; 8] = ["third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let single = if plural { name.strip_suffix('s')? } else { name };
    let place = NAMES.iter().position(|known| *known == single)?;
    u32::try_from(place + 3).ok()
}

/// `one in five`, `2 in 10`, `1 in every 4`, `nine out of ten`.
fn one_in(reader: &Reader<'_>, at: usize) -> Option<(u32, u32, usize)> {
    let (part, first, in_words) = count(reader, at)?;
    let (joint, strict) = match (reader.word(at + first), reader.word(at + first + 1)) {
        ("in", "every") => (2, false),
        ("in", _) => (1, false),
        ("out", "of") => (2, true),
        _ => return None,
    };
    let (of, second, of_in_words) = count(reader, at + first + joint)?;
    let behind = reader.word(at + first + joint + second);
    let time = matches!(
        behind,
        "day"
            | "days"
            | "week"
            | "weeks"
            | "month"
            | "months"
            | "year"
            | "years"
            | "hours"
            | "minutes"
            | "schools"
            | "cases"
            | "districts"
            | "areas"
            | "wards"
            | "places"
            | "local"
            | "different"
    );
    let before = at.checked_sub(1).map_or("", |at| reader.word(at));
    let plain = part < of && of <= 1000 && !(strict && !(in_words && of_in_words)) && before != "of";
    (plain && !time).then_some((part, of, first + joint + second))
}

/// A small count in words or digits, the pieces it takes, and whether it was in words.
fn count(reader: &Reader<'_>, at: usize) -> Option<(u32, usize, bool)> {
    if let Some(value) = reader.small(at).filter(|value| *value > 0) {
        return Some((u32::from(value), 1, false));
    }
    let (value, taken) = words::number(reader, at)?;
    Some((u32::try_from(value).ok().filter(|value| *value > 0)?, taken, true))
}
