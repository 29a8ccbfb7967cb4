//! Slopes: two periods, a line for each series, its values at both ends.
//!
//! In: series over two periods. Out: one plot whose labels are pushed apart until none touches another.

use super::facts::{Facts, Order, Refusal, Values};
use super::line;
use super::remarks::{self, Remarks};
use super::scale;
use crate::chart::canvas::axis::Axis;
use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, Frame, Label, Need, PX, Point, Scene};
use crate::chart::canvas::sheet::{Field, Sheet, label};
use crate::chart::canvas::token::{Role, Token};
use crate::chart::gaps;
use crate::chart::shape::{Plot, Reported, Series};
use rust_decimal::Decimal;

/// Most series whose labels can be told apart.
const MOST: usize = 10;
/// Room above the plot for the names of the periods, in canvas units.
const ABOVE: i32 = 34 * PX;
/// How high the plot is.
const HIGH: i32 = 200 * PX;
/// Room between a marker and its label.
const BESIDE: i32 = 10 * PX;

/// Whether slopes show the data truthfully.
pub fn suits(facts: &Facts) -> Result<(), Refusal> {
    match facts {
        Facts { order: Order::Ordered | Order::Categories, .. } => {
            Err(Refusal::because("a slope joins two periods, and these are categories", "use `form: bars`"))
        }
        Facts { places, .. } if *places != 2 => Err(Refusal::because(
            "a slope joins two periods, and there are not two",
            "choose two with `only:`, or use `form: line`",
        )),
        Facts { series, .. } if *series > MOST => {
            Err(Refusal::because("more than ten slopes cannot be told apart", "choose some with `only:`"))
        }
        Facts { values: Values::Ranges, .. } => {
            Err(Refusal::because("a slope cannot show ranges", "use a `table` block"))
        }
        _ => Ok(()),
    }
}

/// From the lowest to the highest value: the values stand at the ends, so that round numbers are not needed.
fn axis(plot: &Plot) -> Axis {
    let low = plot.amounts().min().unwrap_or(Decimal::ZERO);
    let high = plot.amounts().max().unwrap_or(Decimal::ONE);
    if low == high { scale::of_lines(plot) } else { Axis::plain(low, high) }
}

/// What stands at an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    /// The name and the value.
    Both,
    /// The value.
    Value,
    /// The name.
    Name,
    /// Neither.
    Nothing,
}

/// Draws one attempt: names at both ends, values alone on the left, names alone on the right.
pub fn draw(plot: &Plot, width: i32, attempt: usize) -> Option<Result<Scene, DrawFault>> {
    use Words::{Both, Name, Nothing, Value};
    let left = if width > 400 * PX { Both } else { Value };
    let ways = [[left, Both], [Value, Both], [Nothing, Name]];
    Some(drawn(plot, width, ways.into_iter().nth(attempt)?))
}

/// A label at one end of a line.
struct End<'a> {
    series: &'a Series,
    at: Point,
    lines: Vec<String>,
}

fn drawn(plot: &Plot, width: i32, [on_left, on_right]: [Words; 2]) -> Result<Scene, DrawFault> {
    let room = width * 30 / 100;
    let texts = |index: usize, what: Words| -> Vec<Vec<String>> {
        plot.series.iter().map(|series| words(series, index, what, room)).collect()
    };
    let (left, right) = (texts(0, on_left), texts(1, on_right));
    let wide = |texts: &[Vec<String>]| {
        measure::widest(texts.iter().flatten().map(String::as_str), Role::Strong) + BESIDE
    };
    let (left_edge, right_edge) =
        (wide(&left).min(width * 45 / 100), (width - wide(&right)).max(width * 55 / 100));
    let frame = Frame { left: left_edge, top: ABOVE, right: right_edge, bottom: ABOVE + HIGH };
    let lowest = frame.bottom + 16 * PX;
    let sentences: Vec<String> = gaps::gaps(plot).iter().map(|gap| remarks::of_gap(plot, gap)).collect();
    let flags = remarks::of_flags(plot, true);
    let remarks =
        Remarks::new(&[sentences, remarks::of_goals(plot).into_iter().collect(), flags].concat(), width);
    let sheet = Sheet::new(width, lowest + remarks.height());
    let steps = Axis::plain(Decimal::ZERO, Decimal::ONE);
    let field = sheet.field(frame, steps, axis(plot));
    periods(&sheet, plot, frame)?;
    for series in &plot.series {
        one(&field, series)?;
    }
    for (index, texts, side) in [(0, left, Anchor::End), (1, right, Anchor::Start)] {
        let ends = ends(plot, &field, index, texts);
        let need =
            if [on_left, on_right].get(index) == Some(&Words::Value) { Need::Value } else { Need::Name };
        write(&sheet, ends, side, lowest, need);
    }
    remarks.draw(&sheet, lowest);
    Ok(sheet.finish())
}

/// The value at one end, with the name where there is room for it.
fn words(series: &Series, index: usize, what: Words, room: i32) -> Vec<String> {
    let Some(value) = series.values.get(index).and_then(|value| value.reported()) else { return Vec::new() };
    let text = match what {
        Words::Both if index == 0 => format!("{} {}", series.name, value.flagged()),
        Words::Both => format!("{} {}", value.flagged(), series.name),
        Words::Value => value.flagged(),
        Words::Name => series.name.clone(),
        Words::Nothing => String::new(),
    };
    measure::wrap(text.trim(), Role::Strong, room)
}

/// The two periods above, and a thin line below each.
fn periods(sheet: &Sheet, plot: &Plot, frame: Frame) -> Result<(), DrawFault> {
    let sides = [(frame.left, Anchor::Middle), (frame.right, Anchor::Middle)];
    for (place, (x, side)) in plot.along.places.iter().zip(sides) {
        let half = measure::width(&place.name, Role::Tick) / 2;
        let middle = x.clamp(half, (frame.right + frame.left).max(x) - PX).max(half);
        sheet.write(label(
            Token::Muted,
            Role::Tick,
            side,
            Point::new(middle, measure::ascent(Role::Tick)),
            &place.name,
        ));
        sheet.stroke(Token::Grid, Point::new(x, frame.top - 8 * PX), Point::new(x, frame.bottom))?;
    }
    Ok(())
}

fn one(field: &Field, series: &Series) -> Result<(), DrawFault> {
    let spot = |index: usize, value: &Reported| (Decimal::from(index), value.amount);
    let known: Vec<(usize, &Reported)> = series
        .values
        .iter()
        .enumerate()
        .filter_map(|(index, value)| Some((index, value.reported()?)))
        .collect();
    let broken = known.iter().any(|(index, value)| *index == 1 && value.breaks());
    let spots: Vec<(Decimal, Decimal)> = known.iter().map(|(index, value)| spot(*index, value)).collect();
    if spots.len() == 2 && !broken {
        field.line(series.token, &spots)?;
    }
    for (index, value) in known {
        field.marker(series.token, line::marker(series.token), value.is_provisional(), spot(index, value))?;
    }
    Ok(())
}

fn ends<'a>(plot: &'a Plot, field: &Field, index: usize, texts: Vec<Vec<String>>) -> Vec<End<'a>> {
    let end = |(series, lines): (&'a Series, Vec<String>)| {
        let value = series.values.get(index)?.reported()?;
        Some(End { series, at: field.at(Decimal::from(index), value.amount), lines })
    };
    plot.series.iter().zip(texts).filter_map(end).collect()
}

/// Writes the labels of one side, from the top down, pushed apart.
fn write(sheet: &Sheet, mut ends: Vec<End<'_>>, side: Anchor, lowest: i32, need: Need) {
    ends.sort_by_key(|end| end.at.y);
    let high = measure::line_height(Role::Strong);
    let height = |end: &End<'_>| i32::try_from(end.lines.len()).unwrap_or(0) * high;
    let wanted: Vec<(i32, i32)> = ends.iter().map(|end| (end.at.y - height(end) / 2, height(end))).collect();
    let away = if side == Anchor::End { -BESIDE } else { BESIDE };
    for (end, top) in ends.iter().zip(line::pushed_apart(&wanted, lowest)) {
        for (index, text) in (0..).zip(&end.lines) {
            let at = Point::new(end.at.x + away, top + index * high + measure::ascent(Role::Strong));
            sheet.write(Label { need, ..label(end.series.token, Role::Strong, side, at, text) });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::chart::canvas::token::Token;
    use crate::chart::{form, laid_out, samples};
    use crate::model::Unit;

    #[test]
    fn labels_at_both_ends_never_touch() {
        let plot = samples::plot(
            &form::SLOPE,
            Unit::Percent,
            samples::years(2),
            &[
                ("Hampshire", &["61", "73"]),
                ("South East", &["62", "72"]),
                ("Isle of Wight", &["61", "74"]),
                ("Portsmouth", &["50", "73"]),
            ],
        );
        for width in [288, 480, 672] {
            let (scene, faults) = laid_out(&plot, width).unwrap();
            assert_eq!(faults, [], "{width}");
            let texts: Vec<&str> = scene.labels.iter().map(|label| label.text.as_str()).collect();
            assert!(texts.iter().any(|text| text.contains("Hampshire")), "{texts:?}");
        }
    }

    #[test]
    fn a_missing_end_has_no_line() {
        let plot = samples::plot(
            &form::SLOPE,
            Unit::Percent,
            samples::years(2),
            &[("Hampshire", &["61", "73"]), ("Kent", &["[x] not collected", "72"])],
        );
        let (scene, _) = laid_out(&plot, 672).unwrap();
        let of = |token| scene.marks.iter().filter(|mark| mark.token == token).count();
        assert_eq!((of(Token::S1), of(Token::S2)), (3, 1));
        assert!(scene.labels.iter().any(|label| label.text == "Kent: no figure for 2018 (not collected)."));
    }
}
