//! The labels along the bottom of a chart: periods in one or two lines, thinned where there are too many.
//!
//! In: the places of a plot and where they lie. Out: labels without overlap. The latest period is always named.

use super::line::pushed_apart;
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
    for (x, named) in chosen(located, frame, y) {
        let first_line = named.at.y == y + FIRST_LINE;
        sheet.write(named);
        if ticks && first_line {
            sheet.stroke(Token::Axis, Point::new(x, y), Point::new(x, y + 5 * PX))?;
        }
    }
    Ok(())
}

/// The first way of naming the places whose labels do not touch, each with where its place lies.
fn chosen(located: &[Located<'_>], frame: Frame, y: i32) -> Vec<(i32, Label)> {
    let grouped = located.iter().any(|(_, place)| place.group.is_some());
    let texts: [fn(&Place) -> &str; 2] = if grouped {
        [|place| &place.short, |place| &place.brief]
    } else {
        [|place| &place.name, |place| &place.brief]
    };
    let named = |x: i32, text: &str| (x, within(frame, x, y + FIRST_LINE, text));
    let strides = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 50, 100];
    let ways = strides.iter().flat_map(|stride| texts.iter().map(move |text| (*stride, *text)));
    for (stride, text) in ways {
        let shown = thinned(located, stride);
        let mut labels: Vec<(i32, Label)> = shown.iter().map(|(x, place)| named(*x, text(place))).collect();
        if !apart(&labels) {
            continue;
        }
        let Some(groups) = groups(&shown, frame, y) else { continue };
        labels.extend(groups);
        return labels;
    }
    located.last().map(|(x, place)| named(*x, &place.name)).into_iter().collect()
}

/// A label in the middle below its place, or as near to that as it can be without reaching over the frame.
fn within(frame: Frame, x: i32, y: i32, text: &str) -> Label {
    let wide = measure::width(text, Role::Tick);
    let left = (x - wide / 2).clamp(frame.left, (frame.right - wide).max(frame.left));
    at(left + wide / 2, y, text)
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
fn apart(labels: &[(i32, Label)]) -> bool {
    let frames: Vec<Frame> = labels.iter().map(|(_, label)| measure::frame(label)).collect();
    frames.iter().zip(frames.iter().skip(1)).all(|(one, next)| one.right + BETWEEN <= next.left)
}

/// The name of each group under its first shown place, moved aside where it would touch another or reach over the
/// frame; `None` where one of them would then stand under none of its own places, which would put these in another year.
fn groups(shown: &[Located<'_>], frame: Frame, y: i32) -> Option<Vec<(i32, Label)>> {
    let mut groups: Vec<(&str, i32, i32)> = Vec::new();
    for (x, place) in shown {
        let Some(group) = place.group.as_deref() else { continue };
        match groups.last_mut() {
            Some((before, _, last)) if *before == group => *last = *x,
            _ => groups.push((group, *x, *x)),
        }
    }
    let y = y + FIRST_LINE + measure::line_height(Role::Tick);
    let wanted = groups.iter().map(|(group, x, _)| {
        let frame = measure::frame(&within(frame, *x, y, group));
        (frame.left, frame.width())
    });
    let wanted: Vec<(i32, i32)> = wanted.collect();
    let lefts = pushed_apart(&wanted, frame.right);
    let labels = groups.iter().zip(wanted).zip(lefts).map(|(((group, first, last), (_, wide)), left)| {
        let own = left <= *last && left + wide >= *first && left >= frame.left;
        own.then(|| (*first, at(left + wide / 2, y, group)))
    });
    labels.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::samples;
    use crate::chart::shape::Plot;
    use crate::model::Unit;
    use std::collections::BTreeSet;

    fn named(places: &[Place], width: i32) -> Vec<String> {
        let count = i32::try_from(places.len()).unwrap();
        let located: Vec<Located<'_>> =
            (0..).zip(places).map(|(index, place)| (200 + width * index / count, place)).collect();
        let frame = Frame { left: 0, top: 0, right: width + 400, bottom: 1000 };
        chosen(&located, frame, 500).into_iter().map(|(_, label)| label.text).collect()
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

    /// A chart of some of the quarters from 2021-22 Q2 on.
    fn quarterly(form: &'static crate::chart::form::Form, chosen: &[usize]) -> Plot {
        let mut along = samples::quarters(20);
        let first = chosen.first().copied().unwrap_or_default();
        along.places = chosen.iter().map(|turn| along.places[*turn].clone()).collect();
        along.places.iter_mut().for_each(|place| place.step -= i64::try_from(first).unwrap());
        let values = vec!["120"; chosen.len()];
        samples::plot(form, Unit::parse("people"), along, &[("", &values)])
    }

    /// Draws it at every width without a fault, each year that is shown with its name.
    fn every_year_is_named(form: &'static crate::chart::form::Form, chosen: &[usize]) {
        let plot = quarterly(form, chosen);
        for width in crate::chart::WIDTHS {
            let (scene, faults) = crate::chart::laid_out(&plot, width).unwrap();
            assert_eq!(faults, [], "{chosen:?} at {width}");
            let texts: Vec<&str> = scene.labels.iter().map(|label| label.text.as_str()).collect();
            let named = texts.iter().filter(|text| text.starts_with('Q')).count();
            let years: BTreeSet<&str> =
                plot.along.places.iter().filter_map(|place| place.group.as_deref()).collect();
            let all = named == chosen.len();
            assert!(
                years.iter().all(|year| !all || texts.contains(year)),
                "{chosen:?} at {width}: {texts:?}"
            );
            assert!(2 * named >= chosen.len(), "{chosen:?} at {width}: {texts:?}");
        }
    }

    #[test]
    fn every_run_of_quarters_has_room_for_its_years() {
        for (start, length) in (0..4).flat_map(|start| (2..=12).map(move |length| (start, length))) {
            let chosen: Vec<usize> = (start..start + length).collect();
            every_year_is_named(&crate::chart::form::COLUMNS, &chosen);
            every_year_is_named(&crate::chart::form::LINE, &chosen);
        }
    }

    #[test]
    fn a_year_after_a_gap_keeps_its_name() {
        // Up to 2022-23 Q4, then 2023-24 Q1 and Q3.
        for start in 0..7 {
            let chosen: Vec<usize> = (start..=6).chain([7, 9]).collect();
            every_year_is_named(&crate::chart::form::LINE, &chosen);
            every_year_is_named(&crate::chart::form::COLUMNS, &chosen);
        }
    }

    #[test]
    fn the_last_of_many_names_stays_inside_the_frame() {
        let mut along = samples::years(12);
        along.places.iter_mut().for_each(|place| {
            place.name = format!("{}-30", place.name);
            place.brief = place.name[2..].to_owned();
        });
        let plot =
            samples::plot(&crate::chart::form::COLUMNS, Unit::parse("people"), along, &[("", &["1"; 12])]);
        for width in crate::chart::WIDTHS {
            assert_eq!(crate::chart::laid_out(&plot, width).unwrap().1, [], "{width}");
        }
    }
}
