//! How much room text takes.
//!
//! In: words and their role. Out: widths in canvas units, frames around labels, and words broken into lines.
//! Every width is that of a reader who sets the text spacing of WCAG 2.2, 1.4.12 (letters 0.12 em and words 0.16 em
//! further apart): what fits then fits always, and the same room serves fonts somewhat wider than Arial.

use super::advances::{UNITS_PER_EM, advance};
use super::scene::{Anchor, Frame, Label, PX};
use super::token::Role;

/// Extra space behind each letter in a reader's own spacing, in hundredths of the text's size (WCAG 1.4.12).
const LETTER_SPACING: i64 = 12;
/// Extra space at each blank in a reader's own spacing, in hundredths of the text's size (WCAG 1.4.12).
const WORD_SPACING: i64 = 16;
/// How far letters reach above the baseline, in thousandths of the text's size (Arial's ascent).
const ASCENT: i32 = 905;
/// How far letters reach below the baseline, in thousandths of the text's size (Arial's descent).
const DESCENT: i32 = 212;
/// How high digits and capitals are, in thousandths of the text's size.
const CAPITALS: i32 = 716;

/// The greatest width that a text is said to have, in canvas units: wider than any drawing, and small enough that some
/// of them, side by side, can be counted.
const WIDEST: i32 = 10_000_000;

/// What the width of a text depends on.
#[derive(Clone, Copy, Default)]
struct Letters {
    /// The widths of all letters, in 2048ths of the text's size.
    advances: i64,
    /// How many there are.
    count: i64,
    /// How many of them are blanks.
    blanks: i64,
}

impl Letters {
    fn of(text: &str, bold: bool) -> Self {
        text.chars().fold(Self::default(), |all, letter| Self {
            advances: all.advances + i64::from(advance(letter, bold)),
            count: all.count + 1,
            blanks: all.blanks + i64::from(letter == ' '),
        })
    }

    /// Both behind each other.
    fn and(self, other: Self) -> Self {
        Self {
            advances: self.advances + other.advances,
            count: self.count + other.count,
            blanks: self.blanks + other.blanks,
        }
    }

    /// The width as the browser sets it, in canvas units, rounded up.
    fn natural(self, size: i32) -> i32 {
        at_most(self.natural_in_full(size))
    }

    fn natural_in_full(self, size: i32) -> i64 {
        (self.advances * i64::from(size)).div_euclid(i64::from(UNITS_PER_EM)) + 1
    }

    /// The width with a reader's own spacing, in canvas units.
    fn spaced(self, size: i32) -> i32 {
        let spacing = self.count * LETTER_SPACING + self.blanks * WORD_SPACING;
        at_most(self.natural_in_full(size) + i64::from(size) * spacing / 100)
    }
}

/// A width as a place on the canvas. [`WIDEST`] stands for every greater one.
fn at_most(width: i64) -> i32 {
    i32::try_from(width).map_or(WIDEST, |width| width.min(WIDEST))
}

/// The size of a text, in canvas units.
fn size(role: Role) -> i32 {
    i32::from(role.style().size) * PX
}

/// The width of a text as the browser sets it, in canvas units, rounded up.
#[must_use]
pub fn natural_width(text: &str, role: Role) -> i32 {
    Letters::of(text, role.style().bold).natural(size(role))
}

/// The width of a text with a reader's own spacing, in canvas units.
#[must_use]
pub fn width(text: &str, role: Role) -> i32 {
    Letters::of(text, role.style().bold).spaced(size(role))
}

/// The widest of some texts, in canvas units; nothing takes no room.
pub fn widest<'a>(texts: impl IntoIterator<Item = &'a str>, role: Role) -> i32 {
    texts.into_iter().map(|text| width(text, role)).max().unwrap_or(0)
}

/// The distance between the baselines of two lines of text, in canvas units.
#[must_use]
pub fn line_height(role: Role) -> i32 {
    size(role) * 5 / 4
}

/// How far letters reach above the baseline, in canvas units.
#[must_use]
pub fn ascent(role: Role) -> i32 {
    size(role) * ASCENT / 1000
}

/// How far letters reach below the baseline, in canvas units.
#[must_use]
pub fn descent(role: Role) -> i32 {
    size(role) * DESCENT / 1000
}

/// How high digits are, in canvas units: half of it centres a text on a line.
#[must_use]
pub fn capitals(role: Role) -> i32 {
    size(role) * CAPITALS / 1000
}

/// The frame that a label may fill, from the highest ascent to the lowest descent.
#[must_use]
pub fn frame(label: &Label) -> Frame {
    let wide = width(&label.text, label.role);
    let left = match label.anchor {
        Anchor::Start => label.at.x,
        Anchor::Middle => label.at.x - wide / 2,
        Anchor::End => label.at.x - wide,
    };
    Frame {
        left,
        top: label.at.y - ascent(label.role),
        right: left + wide,
        bottom: label.at.y + descent(label.role),
    }
}

/// Breaks a text into lines no wider than `room`, in canvas units. A word that is wider stands alone on its line,
/// where the layout check will find it.
#[must_use]
pub fn wrap(text: &str, role: Role, room: i32) -> Vec<String> {
    let letters = |text: &str| Letters::of(text, role.style().bold);
    let (size, blank) = (size(role), letters(" "));
    let mut lines: Vec<String> = Vec::new();
    let mut last = Letters::default();
    for word in text.split_whitespace() {
        let more = letters(word);
        let longer = last.and(blank).and(more);
        match lines.last_mut() {
            Some(line) if longer.spaced(size) <= room => {
                line.push(' ');
                line.push_str(word);
                last = longer;
            }
            _ => {
                lines.push(word.to_owned());
                last = more;
            }
        }
    }
    lines
}

/// Breaks a text like [`wrap`], into as many lines of about equal length.
#[must_use]
pub fn wrap_evenly(text: &str, role: Role, room: i32) -> Vec<String> {
    let lines = wrap(text, role, room);
    if lines.len() < 2 {
        return lines;
    }
    let step = 4 * PX;
    let fitting = |room: i32| {
        let tried = wrap(text, role, room);
        (tried.len() == lines.len() && widest_of(&tried, role) <= room).then_some(tried)
    };
    // A narrower room never needs fewer lines, so that the narrowest one is found by halving.
    let (mut fits, mut fails) = (0, room.max(0) / step + 1);
    let mut best = None;
    while fits < fails {
        let tried = i32::midpoint(fits, fails);
        match fitting(room - 1 - tried * step) {
            Some(found) => {
                best = Some(found);
                fits = tried + 1;
            }
            None => fails = tried,
        }
    }
    best.unwrap_or(lines)
}

fn widest_of(lines: &[String], role: Role) -> i32 {
    widest(lines.iter().map(String::as_str), role)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::canvas::scene::{Need, Point};
    use crate::chart::canvas::token::Token;

    #[test]
    fn a_percentage_is_as_wide_as_its_letters() {
        // 84.2% at 13 px: (3 × 1139 + 569 + 1821) / 2048 × 13 = 36.9 px
        assert_eq!(natural_width("84.2%", Role::Tick), 368 + 1);
    }

    #[test]
    fn a_text_without_end_is_wider_than_any_drawing() {
        let long = "M".repeat(100_000);
        assert_eq!((width(&long, Role::Value), natural_width(&long, Role::Value)), (WIDEST, WIDEST));
        assert_eq!(wrap(&format!("A {long}"), Role::Value, 2500), ["A", &long]);
    }

    #[test]
    fn a_readers_own_spacing_is_allowed_for() {
        let natural = natural_width("South East", Role::Strong);
        // ten letters of 14 px at 0.12 em and one blank at 0.16 em
        assert_eq!(width("South East", Role::Strong), natural + 140 * (10 * 12 + 16) / 100);
    }

    #[test]
    fn the_frame_lies_on_the_side_of_its_anchor() {
        let label = |anchor| Label {
            token: Token::Ink,
            role: Role::Value,
            anchor,
            at: Point::new(1000, 500),
            text: "Male".into(),
            need: Need::Name,
        };
        let (start, middle, end) =
            (frame(&label(Anchor::Start)), frame(&label(Anchor::Middle)), frame(&label(Anchor::End)));
        assert_eq!((start.left, end.right), (1000, 1000));
        assert!(middle.left < 1000 && middle.right > 1000);
        assert!(start.top < 500 - 120 && start.bottom > 500 + 20);
    }

    #[test]
    fn long_names_break_at_blanks_only() {
        let lines = wrap("Unaccompanied young people seeking asylum", Role::Value, 1600);
        assert!(lines.len() > 1, "{lines:?}");
        assert!(lines.iter().all(|line| width(line, Role::Value) <= 1600));
        assert_eq!(lines.join(" "), "Unaccompanied young people seeking asylum");
        assert_eq!(wrap("Unbreakablelongword", Role::Value, 10), ["Unbreakablelongword"]);
    }

    #[test]
    fn lines_are_about_equally_long_and_no_more_than_needed() {
        let name = "Black, African, Caribbean or Black British";
        assert_eq!(wrap(name, Role::Value, 2500).last().map(String::as_str), Some("Black British"));
        assert_eq!(wrap_evenly(name, Role::Value, 2500), ["Black, African, Caribbean", "or Black British"]);
    }
}
