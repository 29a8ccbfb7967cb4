//! What stands behind a number and says what it counts: percent signs, points, magnitudes.
//!
//! In: the pieces behind a number. Out: its unit or magnitude and how many pieces that took.
//! Deliberately absent: the nouns of counts ("children"), which stay words.

use super::Reader;
use super::scan::Shape;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// People, things, or anything that stands as a noun behind the number.
    Count,
    /// Hundredths of a whole.
    Percent,
    /// The difference of two percentages.
    Points,
    /// Pounds.
    Pounds,
    /// A factor: `three times`, `1.5 times`.
    Times,
}

/// The unit behind a number, and how many pieces it takes.
#[must_use]
pub fn read(reader: &Reader<'_>, at: usize) -> (Unit, usize) {
    if reader.mark(at, '%') {
        return points_behind(reader, at + 1).map_or((Unit::Percent, 1), |taken| (Unit::Points, taken + 1));
    }
    match reader.word(at) {
        "per" if reader.word(at + 1) == "cent" => {
            points_behind(reader, at + 2).map_or((Unit::Percent, 2), |taken| (Unit::Points, taken + 2))
        }
        "percent" | "pc" => {
            points_behind(reader, at + 1).map_or((Unit::Percent, 1), |taken| (Unit::Points, taken + 1))
        }
        "percentage" => {
            points_behind(reader, at + 1).map_or((Unit::Count, 0), |taken| (Unit::Points, taken + 1))
        }
        "pp" | "ppt" | "ppts" | "pps" => (Unit::Points, 1),
        "times" | "fold" => (Unit::Times, 1),
        _ if hyphen(reader, at) && reader.word(at + 1) == "fold" => (Unit::Times, 2),
        _ if hyphen(reader, at) && reader.word(at + 1) == "percentage" => {
            points_behind(reader, at + 2).map_or((Unit::Count, 0), |taken| (Unit::Points, taken + 2))
        }
        _ => (Unit::Count, 0),
    }
}

fn hyphen(reader: &Reader<'_>, at: usize) -> bool {
    reader.piece(at).is_some_and(|piece| piece.is_dash() && piece.glued)
}

/// "points", "point" or "pts", perhaps behind a hyphen; how many pieces that takes.
fn points_behind(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let skip = usize::from(hyphen(reader, at));
    matches!(reader.word(at + skip), "point" | "points" | "pt" | "pts").then_some(skip + 1)
}

/// The power of ten that a magnitude behind a number stands for (`k`, `m`, `million`), and the pieces it takes.
#[must_use]
pub fn magnitude(reader: &Reader<'_>, at: usize, money: bool) -> (u32, usize) {
    let glued = reader.glued(at);
    let power = match reader.word(at) {
        "k" if glued => 3,
        "thousand" => 3,
        "m" | "mn" if glued || money => 6,
        "million" => 6,
        "bn" if glued || money => 9,
        "billion" => 9,
        _ => return (0, 0),
    };
    let ends = !reader.piece(at + 1).is_some_and(|next| next.glued && next.shape == Shape::Digits);
    if ends { (power, 1) } else { (0, 0) }
}
