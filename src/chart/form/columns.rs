//! Columns in panels: one panel for each series, all with one scale from zero, the latest value standing out.
//!
//! In: series over a few periods. Out: as many panels in a row as find room for their labels.

use super::facts::{Facts, Order, Refusal, Values};
use super::places;
use super::remarks::{self, Remarks};
use super::scale;
use crate::chart::canvas::axis::Axis;
use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, Frame, Label, PX, Point, Scene};
use crate::chart::canvas::sheet::{Field, Sheet, label};
use crate::chart::canvas::token::{Role, Token};
use crate::chart::gaps;
use crate::chart::shape::{Along, Place, Plot, Reported, Series, Value};
use rust_decimal::Decimal;

/// Room between panels, in canvas units.
const BETWEEN: i32 = 24 * PX;
/// How high the highest column is.
const HIGH: i32 = 105 * PX;
/// The least width of a column with its gap, below which panels stand under each other.
const NARROWEST: i32 = 18 * PX;
/// The most width of a column with its gap.
const WIDEST: i32 = 90 * PX;
/// Half a column, in hundredths of a step.
const HALF: i64 = 39;

/// One layout to try: so many panels in a row, with every value labelled or only those that find room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Way {
    across: i32,
    every_value: bool,
}

/// Whether columns show the data truthfully.
pub fn suits(facts: &Facts) -> Result<(), Refusal> {
    match facts {
        Facts { order: Order::Categories, .. } => Err(Refusal::because(
            "columns stand in an order, and these categories have none",
            "use `form: bars`, or say `ordinal:` in the dataset",
        )),
        Facts { values: Values::Ranges, .. } => {
            Err(Refusal::because("a column from zero cannot show a range", "use a `table` block"))
        }
        _ => Ok(()),
    }
}

/// Draws one attempt.
pub fn draw(plot: &Plot, width: i32, attempt: usize) -> Option<Result<Scene, DrawFault>> {
    let way = ways(plot, width).into_iter().nth(attempt)?;
    Some(panels(plot, width, way))
}

fn ways(plot: &Plot, width: i32) -> Vec<Way> {
    let count = i32::try_from(plot.series.len()).unwrap_or(i32::MAX).max(1);
    let places = i32::try_from(plot.along.places.len()).unwrap_or(i32::MAX).max(1);
    let fits = |across: &i32| panel_width(width, *across) / places >= NARROWEST;
    let candidates: Vec<i32> = (1..=count.min(6)).rev().filter(|across| even(count, *across)).collect();
    let labelled = candidates.iter().copied().filter(fits).map(|across| Way { across, every_value: true });
    labelled
        .chain(candidates.iter().rev().map(|across| Way { across: *across, every_value: false }))
        .collect()
}

/// Whether so many panels in a row leave no single panel on the last row: 4 in a row, or 2, not 3 and 1.
fn even(count: i32, across: i32) -> bool {
    across == 1 || count % across != 1
}

fn panel_width(width: i32, across: i32) -> i32 {
    (width - BETWEEN * (across - 1)) / across
}

fn panels(plot: &Plot, width: i32, way: Way) -> Result<Scene, DrawFault> {
    let axis = axis(plot);
    let places = i32::try_from(plot.along.places.len()).unwrap_or(i32::MAX).max(2);
    let each = panel_width(width, way.across).min(places.saturating_mul(WIDEST));
    let titles: Vec<Vec<String>> =
        plot.series.iter().map(|series| measure::wrap(&series.name, Role::Heading, each)).collect();
    let lines = titles.iter().map(Vec::len).max().and_then(|lines| i32::try_from(lines).ok()).unwrap_or(0);
    let head = lines * measure::line_height(Role::Heading) + measure::line_height(Role::Strong) + 4 * PX;
    let foot = if axis.low() < Decimal::ZERO { measure::line_height(Role::Strong) } else { 0 };
    let row = head + HIGH + foot + places::height(&plot.along.places) + 10 * PX;
    let count = i32::try_from(plot.series.len()).unwrap_or(i32::MAX);
    let rows = (count + way.across - 1) / way.across;
    let remarks = Remarks::new(&sentences(plot), width);
    let sheet = Sheet::new(width, rows * row + remarks.height());
    for (((turn, index), series), title) in (0usize..).zip(0..).zip(&plot.series).zip(titles) {
        let corner = Point::new(index % way.across * (each + BETWEEN), index / way.across * row);
        for (line, text) in (0..).zip(title) {
            let y = measure::ascent(Role::Heading) + line * measure::line_height(Role::Heading);
            sheet.write(label(Token::Ink, Role::Heading, Anchor::Start, corner.moved(0, y), text));
        }
        let top = corner.y + head;
        let frame = Frame { left: corner.x, top, right: corner.x + each, bottom: top + HIGH };
        Panel { sheet: &sheet, plot, series, turn, frame, foot, way }.draw(axis)?;
    }
    remarks.draw(&sheet, rows * row);
    Ok(sheet.finish())
}

/// From zero to the highest value: columns carry their values, so that round numbers are not needed.
fn axis(plot: &Plot) -> Axis {
    let round = scale::from_zero(plot);
    let high = plot
        .amounts()
        .chain(plot.targets())
        .max()
        .filter(|high| *high > Decimal::ZERO)
        .unwrap_or(Decimal::ZERO);
    let low = plot
        .amounts()
        .chain(plot.targets())
        .min()
        .filter(|low| *low < Decimal::ZERO)
        .unwrap_or(Decimal::ZERO);
    if low == high { round } else { Axis::plain(low, high) }
}

struct Panel<'a> {
    sheet: &'a Sheet,
    plot: &'a Plot,
    series: &'a Series,
    turn: usize,
    frame: Frame,
    foot: i32,
    way: Way,
}

impl Panel<'_> {
    fn draw(&self, axis: Axis) -> Result<(), DrawFault> {
        let places = &self.plot.along.places;
        let inset = self.inset();
        let inner = Frame { left: self.frame.left + inset, right: self.frame.right - inset, ..self.frame };
        let field = self.sheet.field(inner, steps(&self.plot.along), axis);
        for (index, (place, value)) in places.iter().zip(&self.series.values).enumerate() {
            self.column(&field, place, value, self.stands_out(index))?;
        }
        let base = field.at(Decimal::ZERO, Decimal::ZERO).y;
        self.sheet.stroke(
            Token::Axis,
            Point::new(self.frame.left, base),
            Point::new(self.frame.right, base),
        )?;
        let middle = |place: &Place| field.at(self.at(place), Decimal::ZERO).x;
        let located: Vec<places::Located<'_>> = places.iter().map(|place| (middle(place), place)).collect();
        places::draw(self.sheet, &located, self.frame, self.frame.bottom + self.foot, false)?;
        self.target(&field)?;
        let mut in_turn: Vec<usize> = (0..places.len()).collect();
        // The one that stands out is labelled first, so that it has its place whatever else has.
        in_turn.sort_by_key(|index| !self.stands_out(*index));
        in_turn.into_iter().for_each(|index| self.value(&field, index));
        Ok(())
    }

    /// Room at both sides, so that a value wider than its column is not cut off at the edge; the columns keep half of
    /// the panel, and a value that has no room is left out.
    fn inset(&self) -> i32 {
        let texts = self.series.values.iter().filter_map(Value::reported).map(|value| value.text.as_str());
        let places = i32::try_from(self.plot.along.places.len()).unwrap_or(i32::MAX).max(1);
        ((measure::widest(texts, Role::Strong) - self.frame.width() / places) / 2 + PX)
            .clamp(0, self.frame.width() / 4)
    }

    /// The named place, or the latest period; where neither is, all columns look alike.
    fn stands_out(&self, index: usize) -> bool {
        let latest = self.plot.along.periods.then(|| self.plot.along.places.len().saturating_sub(1));
        self.plot.highlight.or(latest).is_none_or(|chosen| chosen == index)
    }

    fn column(&self, field: &Field, place: &Place, value: &Value, strong: bool) -> Result<(), DrawFault> {
        let Some(value) = value.reported().filter(|value| !value.amount.is_zero()) else { return Ok(()) };
        let (middle, half) = (self.at(place), Decimal::new(HALF, 2));
        field.bar(self.token(strong), (middle - half, Decimal::ZERO), (middle + half, value.amount))
    }

    fn at(&self, place: &Place) -> Decimal {
        column_at(&self.plot.along, place)
    }

    fn token(&self, strong: bool) -> Token {
        if self.series.benchmark {
            Token::Benchmark
        } else if strong {
            self.series.token
        } else {
            Token::Quiet
        }
    }

    fn value(&self, field: &Field, index: usize) {
        let place = self.plot.along.places.get(index).zip(self.series.values.get(index));
        let Some((place, value)) = place else { return };
        let one = match value {
            Value::Reported(value) => self.label(field, place, value, self.stands_out(index)),
            Value::Missing { symbol, .. } => {
                let at = field.at(self.at(place), Decimal::ZERO).moved(0, -7 * PX);
                label(Token::Muted, Role::Note, Anchor::Middle, at, symbol)
            }
        };
        let required = self.way.every_value || self.stands_out(index);
        if required {
            self.sheet.write(one.spare());
        } else {
            self.sheet.settle([vec![one]]);
        }
    }

    fn label(&self, field: &Field, place: &Place, value: &Reported, strong: bool) -> Label {
        let strong = strong && (self.plot.along.periods || self.plot.highlight.is_some());
        let (token, role) = if strong { (self.token(true), Role::Strong) } else { (Token::Ink, Role::Value) };
        let below = value.amount < Decimal::ZERO;
        let dy = if below { 5 * PX + measure::capitals(role) } else { -5 * PX };
        let at = field.at(self.at(place), value.amount).moved(0, dy);
        label(token, role, Anchor::Middle, at, if strong { &value.text } else { &value.bare })
    }

    fn target(&self, field: &Field) -> Result<(), DrawFault> {
        let dashed = |amount, from: i32, to: i32| {
            let y = field.at(Decimal::ZERO, amount).y;
            self.sheet.stroke(Token::Target, Point::new(from, y), Point::new(to, y))
        };
        if let Some(target) = &self.plot.target {
            dashed(target.amount, self.frame.left, self.frame.right)?;
        }
        let half = Decimal::new(5, 1);
        for (index, place) in self.plot.along.places.iter().enumerate() {
            let Some(goal) = self.plot.goal(self.turn, index) else { continue };
            let x = |away: Decimal| field.at(self.at(place) + away, Decimal::ZERO).x;
            dashed(goal.amount, x(-half), x(half))?;
        }
        Ok(())
    }
}

/// The axis of columns with half a column's room on either side.
fn steps(along: &Along) -> Axis {
    let half = Decimal::new(5, 1);
    let first = along.places.first().map_or(Decimal::ZERO, |place| column_at(along, place));
    let last = along.places.last().map_or(Decimal::ZERO, |place| column_at(along, place));
    Axis::plain(first - half, last + half)
}

/// Where a column stands: at its step where periods are regular, else in its turn.
fn column_at(along: &Along, place: &Place) -> Decimal {
    let turn =
        || along.places.iter().position(|other| other == place).and_then(|index| i64::try_from(index).ok());
    Decimal::from(if along.regular { place.step } else { turn().unwrap_or(place.step) })
}

/// What stands below: gaps by their symbols, the target that the dashed line shows, what special values mean.
fn sentences(plot: &Plot) -> Vec<String> {
    let gaps = gaps::gaps(plot);
    let told = gaps.iter().map(|gap| format!("{} {}", gap.symbol, remarks::of_gap(plot, gap)));
    let target = plot.target.as_ref().map(remarks::of_target);
    told.chain(target).chain(remarks::of_goals(plot)).chain(remarks::of_flags(plot, false)).collect()
}

#[cfg(test)]
mod tests;
