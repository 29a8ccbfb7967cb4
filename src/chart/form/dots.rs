//! Dots on rows: values or ranges of categories, with the benchmark as a marker of its own.
//!
//! In: one series over categories, and perhaps a benchmark. Out: a row for each category on one axis, which need not
//! start at zero since no length is compared; ranges such as `89% to 100%` are bars from end to end.

use super::facts::{Facts, Order, Refusal};
use super::remarks::{self, Remarks};
use super::rows::{self, BESIDE, Row, WAYS, Writer};
use super::{Scale, scale};
use crate::chart::canvas::axis::Axis;
use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, Frame, Label, PX, Point, Scene};
use crate::chart::canvas::sheet::{Field, Marker, Sheet, label};
use crate::chart::canvas::token::{Role, Token};
use crate::chart::gaps;
use crate::chart::shape::{self, Place, Plot, Reported, Series, Value};
use rust_decimal::Decimal;

/// How thick a row is, in canvas units.
const ROW: i32 = 20 * PX;
/// Room for the labels of the axis below the rows.
const BELOW: i32 = 26 * PX;
/// Room for the benchmark's name above the rows.
const ABOVE: i32 = 20 * PX;
/// Room for half a marker.
const MARK: i32 = 8 * PX;
/// Half the thickness of a range.
const HALF_RANGE: i32 = 4 * PX;

/// Whether dots show the data truthfully.
pub fn suits(facts: &Facts) -> Result<(), Refusal> {
    match facts {
        Facts { order: Order::Periods, .. } => {
            Err(Refusal::because("dots are for categories, and these are periods", "use `form: line`"))
        }
        Facts { series, .. } if *series > 2 => Err(Refusal::because(
            "dots show one series and a benchmark, and there are more",
            "use `form: grouped`, or fix a member with `only:`",
        )),
        _ => Ok(()),
    }
}

/// The axis below the rows.
pub fn scale(plot: &Plot) -> Scale {
    Scale::Horizontal(scale::of_lines(plot))
}

/// Draws one attempt.
pub fn draw(plot: &Plot, width: i32, attempt: usize) -> Option<Result<Scene, DrawFault>> {
    let row = |place: &Place, names| Row::new(&place.name, Role::Value, ROW, width, names);
    let ways = WAYS
        .into_iter()
        .map(|names| (names, plot.along.places.iter().map(|place| row(place, names)).collect::<Vec<_>>()));
    let (names, rows) = ways.filter(|(names, rows)| rows::suits(rows, *names)).nth(attempt)?;
    Some(Dots { plot, width, names, rows, axis: scale::of_lines(plot) }.drawn())
}

struct Dots<'a> {
    plot: &'a Plot,
    width: i32,
    names: rows::Names,
    rows: Vec<Row>,
    axis: Axis,
}

impl Dots<'_> {
    fn drawn(&self) -> Result<Scene, DrawFault> {
        let plot = self.plot;
        let remarks = Remarks::new(&sentences(plot), self.width);
        let top = if plot.series.iter().any(|series| series.benchmark) { ABOVE } else { 0 };
        let bottom = top + self.rows.iter().map(|row| row.height(self.names)).sum::<i32>();
        let gutter = rows::gutter(&self.rows, self.names);
        let frame = self.frame(gutter, top, bottom);
        let sheet = Sheet::new(self.width, bottom + BELOW + remarks.height());
        let field = sheet.field(frame, self.axis, unit_axis());
        self.scenery(&sheet, &field, frame)?;
        let writer = Writer { sheet: &sheet, names: self.names, left: 0, gutter };
        let mut next = top;
        for (index, row) in self.rows.iter().enumerate() {
            let marks = writer.name(row, next);
            let slot = Frame { top: marks, bottom: marks + ROW, ..frame };
            self.row(&sheet, slot, index)?;
            next += row.height(self.names);
        }
        remarks.draw(&sheet, bottom + BELOW);
        Ok(sheet.finish())
    }

    /// Room for the names on the left, for the last label of the axis and the values on the right.
    fn frame(&self, gutter: i32, top: i32, bottom: i32) -> Frame {
        let ticks: Vec<String> =
            self.axis.ticks().into_iter().map(|tick| shape::tick(tick, &self.plot.unit)).collect();
        let half = measure::widest(ticks.iter().map(String::as_str), Role::Tick) / 2;
        let reported = self.plot.series.iter().flat_map(|series| &series.values).filter_map(Value::reported);
        let texts: Vec<String> = reported.map(Reported::flagged).collect();
        let value = measure::widest(texts.iter().map(String::as_str), Role::Strong) + 2 * BESIDE;
        // Where names and values leave nothing, the layout check will say so; the marks stay on the canvas.
        let left = gutter.max(half).max(MARK).min(self.width - 3 * MARK);
        let right = (self.width - value.max(half)).clamp(left + MARK, self.width - MARK);
        Frame { left, top, right, bottom }
    }

    fn scenery(&self, sheet: &Sheet, field: &Field, frame: Frame) -> Result<(), DrawFault> {
        let ticks: Vec<Label> =
            self.axis.ticks().into_iter().map(|tick| self.tick(field, frame, tick)).collect();
        for tick in &ticks {
            let x = tick.at.x;
            sheet.stroke(Token::Grid, Point::new(x, frame.top), Point::new(x, frame.bottom))?;
        }
        // Every tick is named, or every second, or every third, so that the numbers stay evenly apart.
        let apart = |stride: &usize| {
            let frames = || ticks.iter().step_by(*stride).map(measure::frame);
            frames().zip(frames().skip(1)).all(|(one, next)| one.right + 4 * PX <= next.left)
        };
        let stride = (1..=ticks.len()).find(apart).unwrap_or(ticks.len()).max(1);
        ticks.into_iter().step_by(stride).for_each(|tick| sheet.write(tick));
        Ok(())
    }

    fn tick(&self, field: &Field, frame: Frame, tick: Decimal) -> Label {
        let at = Point::new(field.at(tick, Decimal::ZERO).x, frame.bottom + 18 * PX);
        label(Token::Muted, Role::Tick, Anchor::Middle, at, shape::tick(tick, &self.plot.unit))
    }

    /// The marks of one row, the benchmark below, and the value beside the highest of them.
    fn row(&self, sheet: &Sheet, slot: Frame, index: usize) -> Result<(), DrawFault> {
        let field = sheet.field(slot, self.axis, unit_axis());
        let (below, above): (Vec<&Series>, Vec<&Series>) =
            self.plot.series.iter().partition(|series| series.benchmark);
        for series in below.into_iter().chain(above) {
            let Some(value) = series.values.get(index) else { continue };
            let token = self.token(series, index);
            match value {
                Value::Reported(value) => mark(sheet, &field, token, series, value, slot)?,
                Value::Missing { symbol, reason } if !series.benchmark => {
                    let at = Point::new(slot.left + BESIDE, centred(slot, Role::Note));
                    let whole =
                        label(Token::Muted, Role::Note, Anchor::Start, at, format!("{symbol} {reason}"))
                            .spare();
                    let short = Label { text: symbol.clone(), ..whole.clone() };
                    sheet.settle_or_insist([vec![whole], vec![short]]);
                }
                Value::Missing { .. } => {}
            }
        }
        self.words(sheet, &field, slot, index);
        Ok(())
    }

    fn token(&self, series: &Series, index: usize) -> Token {
        let benchmark =
            series.benchmark || self.plot.along.places.get(index).is_some_and(|place| place.benchmark);
        match self.plot.highlight {
            _ if benchmark => Token::Benchmark,
            Some(chosen) if chosen != index => Token::Quiet,
            _ => series.token,
        }
    }

    /// The value beside its mark, and in the first row the benchmark's name above its marker.
    fn words(&self, sheet: &Sheet, field: &Field, slot: Frame, index: usize) {
        let value = |series: &Series| series.values.get(index).and_then(Value::reported).cloned();
        let own = self.plot.series.iter().find(|series| !series.benchmark);
        if let Some(value) = own.and_then(value) {
            let y = centred(slot, Role::Strong);
            let after = field.at(value.to.unwrap_or(value.amount), Decimal::ZERO).x + 10 * PX;
            let before = field.at(value.amount, Decimal::ZERO).x - 10 * PX;
            let placing = |x: i32, side| {
                vec![label(Token::Ink, Role::Strong, side, Point::new(x, y), value.flagged()).spare()]
            };
            let further = (1..=3).map(|step| placing(after + step * 8 * PX, Anchor::Start));
            let beside = [placing(after, Anchor::Start), placing(before, Anchor::End)];
            sheet.settle_or_insist(beside.into_iter().chain(further));
        }
        let benchmark = self.plot.series.iter().find(|series| series.benchmark);
        let first = benchmark.filter(|_| index == 0).and_then(|series| Some((series, value(series)?)));
        if let Some((series, value)) = first {
            let at = Point::new(field.at(value.amount, Decimal::ZERO).x, slot.top - 6 * PX);
            let sides = [Anchor::Middle, Anchor::End, Anchor::Start];
            let placing = |side, text: &str| vec![label(Token::Benchmark, Role::Note, side, at, text)];
            let whole = format!("{} {}", series.name, value.text);
            if !sheet.settle(sides.map(|side| placing(side, &whole))) {
                sheet.settle_or_insist(sides.map(|side| placing(side, &series.name)));
            }
        }
    }
}

/// A dot, a diamond for the benchmark, or a range from end to end.
fn mark(
    sheet: &Sheet,
    field: &Field,
    token: Token,
    series: &Series,
    value: &Reported,
    slot: Frame,
) -> Result<(), DrawFault> {
    let half = Decimal::new(5, 1);
    if let Some(to) = value.to {
        let (from, to) = (field.at(value.amount, half), field.at(to, half));
        let bar = Frame {
            left: from.x,
            right: to.x.max(from.x + PX),
            top: from.y - HALF_RANGE,
            bottom: from.y + HALF_RANGE,
        };
        return sheet.area(token, bar);
    }
    debug_assert!(slot.height() > 0, "a row has a height");
    let marker = if series.benchmark { Marker::Diamond } else { Marker::Disc };
    field.marker(token, marker, value.is_provisional(), (value.amount, half))
}

fn unit_axis() -> Axis {
    Axis::plain(Decimal::ZERO, Decimal::ONE)
}

/// The baseline that centres text on a row.
fn centred(slot: Frame, role: Role) -> i32 {
    (slot.top + slot.bottom + measure::capitals(role)) / 2
}

fn sentences(plot: &Plot) -> Vec<String> {
    let gaps = gaps::gaps(plot);
    let told = gaps.iter().map(|gap| format!("{} {}", gap.symbol, remarks::of_gap(plot, gap)));
    let unnamed = plot.series.iter().filter(|series| series.benchmark && is_unnamed(series));
    let diamonds = unnamed.map(|series| format!("Diamonds: {}.", series.name));
    told.chain(diamonds).chain(remarks::of_goals(plot)).chain(remarks::of_flags(plot, true)).collect()
}

/// Whether a benchmark has no value in the first row, above which its name would stand, but has one below.
fn is_unnamed(benchmark: &Series) -> bool {
    let mut values = benchmark.values.iter().map(|value| value.reported().is_some());
    !values.next().unwrap_or(true) && values.any(|known| known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::canvas::layout;
    use crate::chart::canvas::scene::{Paint, Shape};
    use crate::chart::{form, laid_out, samples};
    use crate::model::Unit;

    fn ranges() -> Plot {
        let findings = ["Trust their social worker", "Say that life is a bit or much better"];
        let along = samples::categories(&findings);
        samples::plot(&form::DOTS, Unit::Percent, along, &[("", &["89 to 100", "83 to 92"])])
    }

    #[test]
    fn a_range_reaches_from_end_to_end() {
        let (scene, faults) = laid_out(&ranges(), 672).unwrap();
        assert_eq!(faults, []);
        let frames: Vec<Frame> = scene
            .marks
            .iter()
            .filter(|mark| mark.paint == Paint::Fill)
            .filter_map(|mark| if let Shape::Box(frame) = mark.shape { Some(frame) } else { None })
            .collect();
        let [trust, life] = frames.as_slice() else { panic!("{frames:?}") };
        // 11 points and 9 points on one axis.
        assert!((trust.width() * 9 - life.width() * 11).abs() <= 20, "{frames:?}");
        let texts: Vec<&str> = scene.labels.iter().map(|label| label.text.as_str()).collect();
        assert!(texts.contains(&"89% to 100%"), "{texts:?}");
    }

    #[test]
    fn the_benchmark_has_a_marker_of_its_own_and_its_name_once() {
        let along = samples::categories(&["Age 18", "Age 19"]);
        let plot = samples::plot(
            &form::DOTS,
            Unit::Percent,
            along,
            &[("Hampshire", &["61", "79"]), ("South East", &["71", "72"])],
        );
        for width in [288, 480, 672] {
            let (scene, faults) = laid_out(&plot, width).unwrap();
            assert_eq!(faults, [], "{width}");
            let named = scene.labels.iter().filter(|label| label.text.starts_with("South East")).count();
            let diamonds = scene.marks.iter().filter(|mark| mark.token == Token::Benchmark).count();
            assert_eq!((named, diamonds), (1, 2));
        }
        assert_eq!(layout::faults(&laid_out(&ranges(), 288).unwrap().0), []);
    }
}
