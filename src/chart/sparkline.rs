//! Sparklines: the run of a series in the room of a word, never alone.
//!
//! In: the values of a series in order, with its gaps. Out: a small drawing without any text, hidden from assistive
//! technology: value, period and change stand beside it in words. A gap is not bridged, and the last value has a marker.

use super::canvas::axis::Axis;
use super::canvas::backend::DrawFault;
use super::canvas::scene::{Frame, PX, Scene};
use super::canvas::sheet::{Marker, Sheet};
use super::canvas::token::Token;
use super::canvas::write;
use rust_decimal::Decimal;

/// How wide it is, in canvas units.
const WIDE: i32 = 96 * PX;
/// How high it is, in canvas units.
const HIGH: i32 = 28 * PX;
/// Room around the line for the marker at its end.
const INSET: i32 = 6 * PX;

/// The drawing, for the inside of a line of text; `None` without two values that follow each other.
///
/// # Errors
/// When the canvas refuses it: a fault of this program.
pub fn draw(values: &[Option<Decimal>]) -> Result<Option<String>, DrawFault> {
    let scene = scene(values)?;
    Ok(scene.map(|scene| {
        let (width, height) = (write::length(scene.width), write::length(scene.height));
        format!(
            "<svg class=\"spark\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" aria-hidden=\"true\">{}</svg>",
            write::body(&scene)
        )
    }))
}

fn scene(values: &[Option<Decimal>]) -> Result<Option<Scene>, DrawFault> {
    let spots: Vec<Option<(Decimal, Decimal)>> =
        (0i64..).zip(values).map(|(step, value)| value.map(|value| (Decimal::from(step), value))).collect();
    let runs: Vec<Vec<(Decimal, Decimal)>> =
        spots.split(Option::is_none).map(|run| run.iter().copied().flatten().collect()).collect();
    if !runs.iter().any(|run: &Vec<_>| run.len() > 1) {
        return Ok(None);
    }
    let sheet = Sheet::new(WIDE, HIGH);
    let frame = Frame { left: INSET, top: INSET, right: WIDE - INSET, bottom: HIGH - INSET };
    let steps = Axis::plain(Decimal::ZERO, Decimal::from(values.len().saturating_sub(1)));
    let known = || values.iter().flatten().copied();
    let (low, high) = (known().min().unwrap_or_default(), known().max().unwrap_or_default());
    let level = if low == high { Axis::around([low], false, 2) } else { Axis::plain(low, high) };
    let field = sheet.field(frame, steps, level);
    for run in runs.iter().filter(|run| run.len() > 1) {
        field.line(Token::S1, run)?;
    }
    for run in runs.iter().filter(|run| run.len() == 1) {
        run.iter().try_for_each(|spot| field.marker(Token::Quiet, Marker::Disc, false, *spot))?;
    }
    if let Some(last) = spots.iter().rev().flatten().next() {
        field.marker(Token::S1, Marker::Disc, false, *last)?;
    }
    Ok(Some(sheet.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::canvas::layout;
    use crate::chart::canvas::scene::Paint;

    fn values(texts: &[&str]) -> Vec<Option<Decimal>> {
        texts.iter().map(|text| text.parse().ok()).collect()
    }

    #[test]
    fn it_is_small_without_words_and_hidden_from_assistive_technology() {
        let svg = draw(&values(&["61", "63", "50", "73"])).unwrap().unwrap();
        assert!(svg.contains("aria-hidden=\"true\"") && !svg.contains("<text") && svg.len() < 500, "{svg}");
    }

    #[test]
    fn a_gap_is_not_bridged_and_the_last_value_has_a_marker() {
        let scene = scene(&values(&["61", "63", "[x]", "50", "73", "[x]"])).unwrap().unwrap();
        let of = |paint| scene.marks.iter().filter(|mark| mark.paint == paint).count();
        assert_eq!((of(Paint::Line), of(Paint::Mark)), (2, 1));
        assert!(layout::marks_on_canvas(&scene));
    }

    #[test]
    fn nothing_to_join_is_no_line_and_equal_values_are_a_level_one() {
        assert_eq!(draw(&values(&["61", "[x]", "63"])).unwrap(), None);
        assert_eq!(draw(&[]).unwrap(), None);
        assert!(draw(&values(&["5", "5", "5"])).unwrap().is_some());
        assert!(draw(&[Some(Decimal::MIN), Some(Decimal::MAX)]).unwrap().is_some());
    }
}
