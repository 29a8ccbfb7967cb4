//! Horizontal bars: one value for each category, from zero, with the value at the end.
//!
//! In: one series over categories. Out: bars from the longest to the shortest, unless the order means something.
//! Long names wrap, beside the bars or above them; they never turn.

use super::remarks::{self, Remarks};
use super::scale;
use crate::chart::canvas::axis::Axis;
use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, Frame, Label, PX, Point, Scene};
use crate::chart::canvas::sheet::{Field, Sheet, label};
use crate::chart::canvas::token::{Role, Token};
use crate::chart::gaps;
use crate::chart::shape::{Place, Plot, Reported, Series, Value};
use rust_decimal::Decimal;

/// How thick a bar is, in canvas units.
const BAR: i32 = 22 * PX;
/// Room between two rows.
const BETWEEN: i32 = 10 * PX;
/// Room between a bar and what is written beside it.
const BESIDE: i32 = 8 * PX;

/// Where the names of the bars stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Names {
    /// Left of the bars, at most so many hundredths of the width.
    Beside(i32),
    /// Above each bar.
    Above,
}

/// One bar with its name.
struct Row<'a> {
    place: &'a Place,
    value: &'a Value,
    token: Token,
    strong: bool,
    name: Vec<String>,
}

/// Draws one attempt.
pub fn draw(plot: &Plot, width: i32, attempt: usize) -> Option<Result<Scene, DrawFault>> {
    let names = [Names::Beside(32), Names::Beside(44), Names::Above].into_iter().nth(attempt)?;
    let series = plot.series.first()?;
    let rows = rows(plot, series, width, names);
    // Names of more than two lines beside the bars read worse than names above them.
    if names != Names::Above && rows.iter().any(|row| row.name.len() > 2) {
        return draw(plot, width, attempt + 1);
    }
    Some(drawn(plot, &rows, width, names))
}

/// The bars in their order, each with its name broken to the room that it has.
fn rows<'a>(plot: &'a Plot, series: &'a Series, width: i32, names: Names) -> Vec<Row<'a>> {
    let room = match names {
        Names::Beside(share) => width * share / 100,
        Names::Above => width,
    };
    let highlight = plot.highlight.and_then(|index| plot.along.places.get(index));
    let row = |(place, value): (&'a Place, &'a Value)| {
        let stands_out = highlight.is_some_and(|chosen| std::ptr::eq(chosen, place));
        let token = match highlight {
            _ if place.benchmark => Token::Benchmark,
            Some(_) if !stands_out => Token::Quiet,
            _ => series.token,
        };
        Row {
            place,
            value,
            token,
            strong: stands_out,
            name: measure::wrap_evenly(&place.name, name_role(stands_out), room),
        }
    };
    let mut rows: Vec<Row<'a>> = plot.along.places.iter().zip(&series.values).map(row).collect();
    if !plot.along.ordinal {
        rows.sort_by_key(|row| {
            let amount = row.value.reported().map(|value| value.amount);
            (is_rest(row.place), std::cmp::Reverse(amount))
        });
    }
    rows
}

fn name_role(strong: bool) -> Role {
    if strong { Role::Strong } else { Role::Value }
}

/// Whether a category is what remains, which comes last whatever its size.
fn is_rest(place: &Place) -> bool {
    let name = place.name.to_lowercase();
    ["other", "not known", "not stated", "unknown", "none of"].iter().any(|start| name.starts_with(start))
}

fn drawn(plot: &Plot, rows: &[Row<'_>], width: i32, names: Names) -> Result<Scene, DrawFault> {
    let axis = axis(plot, rows);
    let frame = frame(rows, width, names);
    let remarks = Remarks::new(&sentences(plot), width);
    let target = if plot.target.is_some() { measure::line_height(Role::Note) + 4 * PX } else { 0 };
    let heights: Vec<i32> = rows.iter().map(|row| height(row, names)).collect();
    let bottom = target + heights.iter().sum::<i32>();
    let sheet = Sheet::new(width, bottom + remarks.height());
    let bars = Bars { sheet: &sheet, names, gutter: gutter(rows, names) };
    let mut top = target;
    for (row, height) in rows.iter().zip(&heights) {
        let bar = Frame { top: top + height - BETWEEN / 2 - bar_row(row, names), bottom: 0, ..frame };
        let bar = Frame { bottom: bar.top + BAR, ..bar };
        let mut field = sheet.field(bar, axis, Axis::plain(Decimal::ZERO, Decimal::ONE))?;
        bars.row(&mut field, row, bar, top + BETWEEN / 2)?;
        top += height;
    }
    let zero = sheet.field(frame, axis, Axis::plain(Decimal::ZERO, Decimal::ONE))?;
    let x = zero.at(Decimal::ZERO, Decimal::ZERO).x;
    if names != Names::Above {
        sheet.stroke(Token::Axis, Point::new(x, target), Point::new(x, bottom))?;
    }
    self::target(&sheet, plot, &zero, bottom)?;
    remarks.draw(&sheet, bottom)?;
    Ok(sheet.finish())
}

/// From zero, or the lowest value below it, to the highest value: no room is lost on round numbers.
fn axis(plot: &Plot, rows: &[Row<'_>]) -> Axis {
    let target = plot.target.as_ref().map(|target| target.amount);
    let amounts = rows.iter().filter_map(|row| row.value.reported()).map(|value| value.amount);
    let all: Vec<Decimal> = amounts.chain(target).chain([Decimal::ZERO]).collect();
    let low = all.iter().min().copied().unwrap_or(Decimal::ZERO);
    let high = all.iter().max().copied().unwrap_or(Decimal::ONE);
    if low == high { scale::from_zero(plot) } else { Axis::plain(low, high) }
}

/// The room of the names beside the bars.
fn gutter(rows: &[Row<'_>], names: Names) -> i32 {
    let lines =
        rows.iter().flat_map(|row| row.name.iter().map(|line| measure::width(line, name_role(row.strong))));
    match names {
        Names::Beside(_) => lines.max().unwrap_or(0) + BESIDE,
        Names::Above => PX,
    }
}

/// The room of the bars between the names and the values.
fn frame(rows: &[Row<'_>], width: i32, names: Names) -> Frame {
    let left = gutter(rows, names);
    let room = |negative: bool| {
        let values = rows.iter().filter_map(|row| row.value.reported());
        let side = values.filter(|value| (value.amount < Decimal::ZERO) == negative);
        side.map(|value| measure::width(&value.flagged(), Role::Strong) + BESIDE).max().unwrap_or(0)
    };
    Frame { left: left + room(true), top: 0, right: width - room(false), bottom: 0 }
}

/// How high a row is, with the room to the next.
fn height(row: &Row<'_>, names: Names) -> i32 {
    let text = name_height(row);
    match names {
        Names::Beside(_) => text.max(BAR) + BETWEEN,
        Names::Above => text + BAR + BETWEEN + 4 * PX,
    }
}

fn name_height(row: &Row<'_>) -> i32 {
    i32::try_from(row.name.len()).unwrap_or(i32::MAX) * measure::line_height(Role::Value)
}

/// From the top of a bar to the bottom of its row: a name of two lines stands beside the middle of its bar.
fn bar_row(row: &Row<'_>, names: Names) -> i32 {
    match names {
        Names::Beside(_) => i32::midpoint(name_height(row).max(BAR), BAR),
        Names::Above => BAR,
    }
}

/// Draws rows one by one.
struct Bars<'a> {
    sheet: &'a Sheet,
    names: Names,
    gutter: i32,
}

impl Bars<'_> {
    /// One bar, its name and its value; `top` is where the row starts.
    fn row(&self, field: &mut Field, row: &Row<'_>, bar: Frame, top: i32) -> Result<(), DrawFault> {
        self.name(row, bar, top)?;
        if self.names == Names::Above {
            let x = field.at(Decimal::ZERO, Decimal::ZERO).x;
            self.sheet.stroke(
                Token::Axis,
                Point::new(x, bar.top - 2 * PX),
                Point::new(x, bar.bottom + 2 * PX),
            )?;
        }
        match row.value {
            Value::Reported(value) => {
                if !value.amount.is_zero() {
                    field.bar(row.token, (Decimal::ZERO, Decimal::ZERO), (value.amount, Decimal::ONE))?;
                }
                self.sheet.write(&value_label(field, row, value, bar))
            }
            Value::Missing { symbol, reason } => {
                let at = field.at(Decimal::ZERO, Decimal::ZERO).moved(BESIDE, 0);
                let at = Point { y: baseline(bar, Role::Note), ..at };
                let whole = label(Token::Muted, Role::Note, Anchor::Start, at, format!("{symbol} {reason}"));
                let short = Label { text: symbol.clone(), ..whole.clone() };
                self.sheet.settle_or_insist(&[vec![whole], vec![short]])
            }
        }
    }

    fn name(&self, row: &Row<'_>, bar: Frame, top: i32) -> Result<(), DrawFault> {
        let role = name_role(row.strong);
        let (side, x, first) = match self.names {
            Names::Beside(_) => {
                (Anchor::End, self.gutter - BESIDE, i32::midpoint(bar.top, bar.bottom) - name_height(row) / 2)
            }
            Names::Above => (Anchor::Start, 0, top),
        };
        for (index, line) in (0..).zip(&row.name) {
            let baseline = first + measure::ascent(role) + index * measure::line_height(role);
            self.sheet.write(&label(Token::Ink, role, side, Point::new(x, baseline), line))?;
        }
        Ok(())
    }
}

/// The baseline that centres text on a bar.
fn baseline(bar: Frame, role: Role) -> i32 {
    (bar.top + bar.bottom + measure::capitals(role)) / 2
}

fn value_label(field: &Field, row: &Row<'_>, value: &Reported, bar: Frame) -> Label {
    let end = field.at(value.amount, Decimal::ZERO);
    let (side, away) =
        if value.amount < Decimal::ZERO { (Anchor::End, -6 * PX) } else { (Anchor::Start, 6 * PX) };
    let at = Point::new(end.x + away, baseline(bar, Role::Strong));
    label(if row.strong { row.token } else { Token::Ink }, Role::Strong, side, at, value.flagged())
}

/// The dashed line of the target with its name above the bars.
fn target(sheet: &Sheet, plot: &Plot, field: &Field, bottom: i32) -> Result<(), DrawFault> {
    let Some(target) = &plot.target else { return Ok(()) };
    let x = field.at(target.amount, Decimal::ZERO).x;
    let top = measure::line_height(Role::Note);
    sheet.stroke(Token::Target, Point::new(x, top), Point::new(x, bottom))?;
    let text = format!("Target {}", target.text);
    let sides = [(Anchor::Middle, 0), (Anchor::End, 4 * PX), (Anchor::Start, -4 * PX)];
    let y = measure::ascent(Role::Note);
    let placings =
        sides.map(|(side, dx)| vec![label(Token::Ink, Role::Note, side, Point::new(x + dx, y), &text)]);
    sheet.settle_or_insist(&placings)
}

/// What stands below: gaps whose reason may not have had room at the bar.
fn sentences(plot: &Plot) -> Vec<String> {
    let gaps = gaps::gaps(plot);
    let told = gaps.iter().map(|gap| format!("{} {}", gap.symbol, remarks::of_gap(plot, gap)));
    told.chain(remarks::of_flags(plot, false)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::canvas::layout;
    use crate::chart::canvas::scene::{Paint, Shape};
    use crate::chart::{form, samples};

    const WIDE: i32 = 672 * PX;

    fn names(plot: &Plot) -> Vec<String> {
        let series = plot.series.first().unwrap();
        rows(plot, series, WIDE, Names::Above).iter().map(|row| row.place.name.clone()).collect()
    }

    fn bars(scene: &Scene) -> Vec<Frame> {
        let boxes = scene.marks.iter().filter(|mark| mark.paint == Paint::Fill);
        boxes.filter_map(|mark| if let Shape::Box(frame) = mark.shape { Some(frame) } else { None }).collect()
    }

    #[test]
    fn bars_are_sorted_and_what_remains_comes_last() {
        let plot = samples::plot(
            &form::BARS,
            crate::model::Unit::parse("people"),
            samples::categories(&["Other ethnic group", "Mixed", "White"]),
            &[("", &["66", "56", "545"])],
        );
        assert_eq!(names(&plot), ["White", "Mixed", "Other ethnic group"]);
    }

    #[test]
    fn an_order_that_means_something_is_kept() {
        let mut plot = samples::ethnicity();
        plot.along.ordinal = true;
        let written: Vec<String> = plot.along.places.iter().map(|place| place.name.clone()).collect();
        assert_eq!(names(&plot), written);
    }

    #[test]
    fn bars_start_at_zero_and_their_lengths_are_in_proportion() {
        let plot = samples::plot(
            &form::BARS,
            crate::model::Unit::parse("people"),
            samples::categories(&["A", "B", "C"]),
            &[("", &["100", "50", "-25"])],
        );
        let scene = draw(&plot, WIDE, 0).unwrap().unwrap();
        let bars = bars(&scene);
        let [first, second, third] = bars.as_slice() else { panic!("{bars:?}") };
        assert_eq!((first.left, second.left, third.right), (first.left, first.left, first.left));
        assert!((first.width() - 2 * second.width()).abs() <= 2, "{bars:?}");
        assert!((first.width() - 4 * third.width()).abs() <= 4, "{bars:?}");
        assert_eq!(layout::faults(&scene), []);
    }

    #[test]
    fn long_names_wrap_and_the_layout_is_clean_at_every_width() {
        for width in [288, 480, 672] {
            let scene = draw(&samples::ethnicity(), width * PX, 0).unwrap().unwrap();
            assert_eq!(layout::faults(&scene), [], "{width}");
        }
    }

    #[test]
    fn a_missing_bar_is_named_and_never_drawn() {
        let plot = samples::plot(
            &form::BARS,
            crate::model::Unit::parse("people"),
            samples::categories(&["A", "B"]),
            &[("", &["100", "[c] suppressed to protect people"])],
        );
        let scene = draw(&plot, WIDE, 0).unwrap().unwrap();
        assert_eq!(bars(&scene).len(), 1);
        let texts: Vec<&str> = scene.labels.iter().map(|label| label.text.as_str()).collect();
        assert!(texts.contains(&"[c] suppressed to protect people"), "{texts:?}");
    }
}
