//! The labels along the bottom of a chart: periods in one or two lines, thinned where there are too many.
//!
//! In: the places of a plot and where they lie. Out: labels without overlap. The latest period is always named.

use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, Frame, Label, PX, Point};
use crate::chart::canvas::sheet::{Sheet, label};
use crate::chart::canvas::token::{Role, Token};
use crate::chart::shape::Place;

/// A place and where it lies, in canvas units from the left.
pub type Located<'a> = (i32, &'a Place);

/// How far below the axis the first line of labels has its baseline.
const FIRST_LINE: i32 = 20 * PX;
/// The least room between two labels.
const BETWEEN: i32 = 4 * PX;

/// How much room the labels take below the axis, in canvas units.
pub fn height(places: &[Place]) -> i32 {
    let lines = if places.iter().any(|place| place.group.is_some()) { 2 } else { 1 };
    FIRST_LINE + measure::line_height(Role::Tick) * (lines - 1) + measure::descent(Role::Tick) + 2 * PX
}

/// Writes the labels under an axis at `y`, inside `frame`, with a tick at each named place where `ticks` says so.
pub fn draw(
    sheet: &Sheet,
    located: &[Located<'_>],
    frame: Frame,
    y: i32,
    ticks: bool,
) -> Result<(), DrawFault> {
    let chosen = chosen(located, frame, y);
    for named in chosen {
        let at = named.at;
        sheet.write(named);
        if ticks && at.y == y + FIRST_LINE {
            sheet.stroke(Token::Axis, Point::new(at.x, y), Point::new(at.x, y + 5 * PX))?;
        }
    }
    Ok(())
}

/// The first way of naming the places whose labels do not touch.
fn chosen(located: &[Located<'_>], frame: Frame, y: i32) -> Vec<Label> {
    let grouped = located.iter().any(|(_, place)| place.group.is_some());
    let texts: [fn(&Place) -> &str; 2] = if grouped {
        [|place| &place.short, |place| &place.brief]
    } else {
        [|place| &place.name, |place| &place.brief]
    };
    let strides = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 50, 100];
    let ways = strides.iter().flat_map(|stride| texts.iter().map(move |text| (*stride, *text)));
    for (stride, text) in ways {
        let shown = thinned(located, stride);
        let mut labels: Vec<Label> =
            shown.iter().map(|(x, place)| at(*x, y + FIRST_LINE, text(place))).collect();
        if apart(&labels) {
            if grouped {
                labels.extend(groups(&shown, frame, y));
            }
            return labels;
        }
    }
    located.last().map(|(x, place)| at(*x, y + FIRST_LINE, &place.name)).into_iter().collect()
}

fn at(x: i32, y: i32, text: &str) -> Label {
    label(Token::Muted, Role::Tick, Anchor::Middle, Point::new(x, y), text)
}

/// Every so many places, counted back from the latest.
fn thinned<'a>(located: &[Located<'a>], stride: usize) -> Vec<Located<'a>> {
    let mut shown: Vec<Located<'a>> = located.iter().rev().step_by(stride).copied().collect();
    shown.reverse();
    shown
}

/// Whether neighbours leave room between them.
fn apart(labels: &[Label]) -> bool {
    let frames: Vec<Frame> = labels.iter().map(measure::frame).collect();
    frames.iter().zip(frames.iter().skip(1)).all(|(one, next)| one.right + BETWEEN <= next.left)
}

/// The names of groups, each under its first shown place; a name without room is left out.
fn groups(shown: &[Located<'_>], frame: Frame, y: i32) -> Vec<Label> {
    let y = y + FIRST_LINE + measure::line_height(Role::Tick);
    let mut labels: Vec<Label> = Vec::new();
    let mut before: Option<&str> = None;
    for (x, place) in shown {
        let Some(group) = place.group.as_deref().filter(|group| Some(*group) != before) else { continue };
        before = Some(group);
        let half = measure::width(group, Role::Tick) / 2;
        let x = (*x).clamp(frame.left + half, (frame.right - half).max(frame.left + half));
        let name = at(x, y, group);
        let after = labels.last().map(measure::frame);
        if after.is_none_or(|last| last.right + BETWEEN <= measure::frame(&name).left) {
            labels.push(name);
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::samples;

    fn named(places: &[Place], width: i32) -> Vec<String> {
        let count = i32::try_from(places.len()).unwrap();
        let located: Vec<Located<'_>> =
            (0..).zip(places).map(|(index, place)| (200 + width * index / count, place)).collect();
        let frame = Frame { left: 0, top: 0, right: width + 400, bottom: 1000 };
        chosen(&located, frame, 500).into_iter().map(|label| label.text).collect()
    }

    #[test]
    fn years_stand_in_full_while_there_is_room_and_then_in_brief() {
        let years = samples::years(5).places;
        assert_eq!(named(&years, 5000), ["2018", "2019", "2020", "2021", "2022"]);
        assert_eq!(named(&years, 1700), ["’18", "’19", "’20", "’21", "’22"]);
    }

    #[test]
    fn many_years_are_thinned_and_the_latest_stays() {
        let thinned = named(&samples::years(40).places, 4000);
        assert!(thinned.len() < 20, "{thinned:?}");
        assert_eq!(thinned.last().map(String::as_str), Some("’57"));
    }

    #[test]
    fn quarters_carry_their_year_below_once() {
        let labels = named(&samples::quarters(6).places, 5000);
        assert_eq!(labels, ["Q2", "Q3", "Q4", "Q1", "Q2", "Q3", "2021-22", "2022-23"]);
    }
}
