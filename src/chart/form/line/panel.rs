//! One plot of a line chart: its scenery, lines, markers and the values at them.

use super::super::{places, scale};
use super::Words;
use crate::chart::canvas::axis::Axis;
use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, Frame, Label, PX, Point};
use crate::chart::canvas::sheet::{Field, Marker, Sheet, label};
use crate::chart::canvas::token::{Role, Token};
use crate::chart::shape::{Along, Place, Plot, Reported, Series};
use crate::model::Flag;
use indexmap::IndexSet;
use rust_decimal::Decimal;

/// Room between the frame and the first and last value, in canvas units.
pub(super) const INSET: i32 = 14 * PX;
/// Least distance of two markers, in canvas units.
const CLOSEST: i32 = 11 * PX;
/// Most values of a line that are all labelled.
const ALL_LABELLED: usize = 8;

/// One plot.
pub(super) struct Panel<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) plot: &'a Plot,
    pub(super) frame: Frame,
    axis: Axis,
    field: Field,
}

/// A value and where it lies.
type Located<'a> = (Point, &'a Reported);

impl<'a> Panel<'a> {
    /// A plot inside a frame; the frame's sides are where grid lines end.
    pub(super) fn new(sheet: &'a Sheet, plot: &'a Plot, frame: Frame, axis: Axis) -> Self {
        let inner = Frame { left: frame.left + INSET, right: frame.right - INSET, ..frame };
        let field = sheet.field(inner, steps(&plot.along.places), axis);
        Self { sheet, plot, frame, axis, field }
    }

    /// Grid lines and the labels of both axes.
    pub(super) fn scenery(&self, ticks: bool) -> Result<(), DrawFault> {
        scale::draw(self.sheet, &self.field, self.frame, &self.axis, &self.plot.unit)?;
        let located: Vec<places::Located<'_>> =
            self.plot.along.places.iter().map(|place| (self.x(place), place)).collect();
        let whole = Frame { left: self.frame.left - INSET, ..self.frame };
        places::draw(self.sheet, &located, whole, self.frame.bottom, ticks)
    }

    fn x(&self, place: &Place) -> i32 {
        self.field.at(Decimal::from(place.step), self.axis.low()).x
    }

    /// Where a value of a series lies.
    pub(super) fn at(&self, place: &Place, value: &Reported) -> Point {
        self.field.at(Decimal::from(place.step), value.amount)
    }

    /// The last known value of a series and where it lies.
    pub(super) fn last(&self, series: &'a Series) -> Option<Located<'a>> {
        let (place, value) = series.known(&self.plot.along).last()?;
        Some((self.at(place, value), value))
    }

    /// Strokes and markers, the benchmark first so that it lies below.
    pub(super) fn lines(&self, all: &[&Series]) -> Result<(), DrawFault> {
        let (below, above): (Vec<&Series>, Vec<&Series>) = all.iter().partition(|series| series.benchmark);
        for series in below.into_iter().chain(above) {
            for run in runs(series, &self.plot.along) {
                let places: Vec<(Decimal, Decimal)> =
                    run.iter().map(|(place, value)| spot(place, value)).collect();
                if places.len() > 1 {
                    self.field.line(series.token, &places)?;
                }
            }
            for (place, value) in self.marked(series) {
                self.field.marker(
                    series.token,
                    marker(series.token),
                    value.is_provisional(),
                    spot(place, value),
                )?;
            }
        }
        Ok(())
    }

    /// The values with markers: all, or where they would touch only the last and those without a neighbour.
    fn marked<'b>(&self, series: &'b Series) -> Vec<(&'b Place, &'b Reported)>
    where
        'a: 'b,
    {
        let places = &self.plot.along.places;
        let room = self.frame.width() / i32::try_from(places.len()).unwrap_or(i32::MAX).max(1);
        let runs = runs(series, &self.plot.along);
        let last = runs.last().and_then(|run| run.last()).copied();
        if room >= CLOSEST {
            return runs.into_iter().flatten().collect();
        }
        let lonely = runs.into_iter().filter(|run| run.len() == 1).flatten();
        lonely.chain(last).collect()
    }

    /// The dashed line of the target.
    pub(super) fn target(&self) -> Result<(), DrawFault> {
        let Some(target) = &self.plot.target else { return Ok(()) };
        let y = self.field.at(Decimal::ZERO, target.amount).y;
        self.sheet.stroke(Token::Target, Point::new(self.frame.left, y), Point::new(self.frame.right, y))
    }

    /// Targets that differ by place or series, each a dash from half a step before its place to half a step behind.
    pub(super) fn goals(&self, series: usize) -> Result<(), DrawFault> {
        let half = self.step() / 2;
        for (index, place) in self.plot.along.places.iter().enumerate() {
            let Some(goal) = self.plot.goal(series, index) else { continue };
            let at = self.field.at(Decimal::from(place.step), goal.amount);
            let (from, to) = ((at.x - half).max(self.frame.left), (at.x + half).min(self.frame.right));
            self.sheet.stroke(Token::Target, Point::new(from, at.y), Point::new(to, at.y))?;
        }
        Ok(())
    }

    /// How far one step lies from the next, in canvas units.
    fn step(&self) -> i32 {
        let x = |step: i64| self.field.at(Decimal::from(step), self.axis.low()).x;
        let first = self.plot.along.places.first().map_or(0, |place| place.step);
        if self.plot.along.places.len() > 1 { x(first + 1) - x(first) } else { self.frame.width() / 2 }
    }

    /// The target's name, unless it stands below, and values at their markers.
    pub(super) fn words(&self, all: &[&'a Series], words: Words) {
        if words == Words::NamesAndValues {
            self.target_label();
        } else {
            all.iter().for_each(|series| self.value_at_end(series));
        }
        self.values(all);
    }

    /// The target's name on its line, at the end that has room.
    fn target_label(&self) {
        let Some(target) = &self.plot.target else { return };
        let y = self.field.at(Decimal::ZERO, target.amount).y;
        let text = format!("Target {}", target.text);
        let (above, below) = (y - 6 * PX, y + 4 * PX + measure::ascent(Role::Note));
        let sides = [(self.frame.left, Anchor::Start), (self.frame.right, Anchor::End)];
        let placings = [above, below].into_iter().flat_map(|y| {
            sides.map(|(x, side)| vec![label(Token::Ink, Role::Note, side, Point::new(x, y), &text)])
        });
        self.sheet.settle_or_insist(placings);
    }

    /// The last value of a line whose name stands without it, at the side of its marker that has room.
    fn value_at_end(&self, series: &'a Series) {
        let Some((at, value)) = self.last(series) else { return };
        let half = measure::capitals(Role::Strong) / 2;
        let sides = [
            (0, -9 * PX, Anchor::Middle),
            (0, 9 * PX + 2 * half, Anchor::Middle),
            (9 * PX, half, Anchor::Start),
        ];
        let placings = sides.into_iter().map(|(x, y, side)| {
            vec![label(text_token(series), Role::Strong, side, at.moved(x, y), value.flagged()).spare()]
        });
        self.sheet.settle(placings);
    }

    /// The last value right of its marker, for a panel whose title names the series.
    pub(super) fn last_value(&self, series: &'a Series) {
        let Some((at, value)) = self.last(series) else { return };
        let at = at.moved(9 * PX, measure::capitals(Role::Strong) / 2);
        self.sheet.settle_or_insist([vec![
            label(text_token(series), Role::Strong, Anchor::Start, at, &value.text).spare(),
        ]]);
    }

    /// Values at their markers: of a short line all that find room, of a long one the first, highest and lowest.
    fn values(&self, all: &[&'a Series]) {
        for series in all {
            let known: Vec<Located<'_>> =
                series.known(&self.plot.along).map(|(place, value)| (self.at(place, value), value)).collect();
            let Some((_, but_last)) = known.split_last() else { continue };
            let few = known.len() <= ALL_LABELLED;
            let at_its_side = |index| Self::value(series, &known, index, lies_above(&known, index));
            let whole = || (0..but_last.len()).map(at_its_side).collect();
            if few && self.sheet.settle([whole()]) {
                continue;
            }
            let rest = (0..but_last.len()).filter(|_| few);
            // Each once: a value that has its place would else find a second one on the other side.
            let in_turn: IndexSet<usize> = telling(&known).into_iter().chain(rest).collect();
            for index in in_turn {
                let above = lies_above(&known, index);
                let sides = [above, !above].into_iter();
                self.sheet.settle(sides.map(|above| vec![Self::value(series, &known, index, above)]));
            }
        }
    }

    /// The label of one value, above or below its marker.
    fn value(series: &Series, known: &[Located<'_>], index: usize, above: bool) -> Label {
        let (at, text) = known.get(index).map_or((Point::new(0, 0), String::new()), |(at, value)| {
            // A break is marked where it is, as a note below explains it.
            let marked = || format!("{} {}", value.bare, Flag::Break.symbol());
            (*at, if value.breaks() { marked() } else { value.bare.clone() })
        });
        let dy = if above { -9 * PX } else { 9 * PX + measure::capitals(Role::Value) };
        label(text_token(series), Role::Value, Anchor::Middle, at.moved(0, dy), text)
    }
}

/// Whether the label of a value belongs above its marker: unless the line goes up on both sides of it.
fn lies_above(known: &[Located<'_>], index: usize) -> bool {
    let y = |index: usize| known.get(index).map(|(at, _)| at.y);
    let around = [index.checked_sub(1).and_then(y), y(index + 1)];
    let here = y(index).unwrap_or_default();
    !around.iter().flatten().all(|neighbour| *neighbour < here)
}

/// The axis of steps: a single period lies in the middle.
fn steps(places: &[Place]) -> Axis {
    let first = places.first().map_or(0, |place| place.step);
    let last = places.last().map_or(0, |place| place.step);
    let (first, last) = if first == last { (first - 1, last + 1) } else { (first, last) };
    Axis::plain(Decimal::from(first), Decimal::from(last))
}

fn spot(place: &Place, value: &Reported) -> (Decimal, Decimal) {
    (Decimal::from(place.step), value.amount)
}

/// Known values that follow each other; a missing value, a step without a period or a break in the series starts a
/// new run.
fn runs<'a>(series: &'a Series, along: &'a Along) -> Vec<Vec<(&'a Place, &'a Reported)>> {
    let mut runs: Vec<Vec<(&Place, &Reported)>> = Vec::new();
    let mut before: Option<i64> = None;
    for (place, value) in along.places.iter().zip(&series.values) {
        let next = before.is_some_and(|step| !along.regular || place.step == step + 1);
        before = value.reported().map(|_| place.step);
        let Some(value) = value.reported() else { continue };
        match runs.last_mut() {
            Some(run) if next && !value.breaks() => run.push((place, value)),
            _ => runs.push(vec![(place, value)]),
        }
    }
    runs
}

/// The first, highest and lowest of the values before the last.
fn telling(known: &[Located<'_>]) -> Vec<usize> {
    let but_last = known.len().saturating_sub(1);
    let before = || known.iter().enumerate().take(but_last);
    let highest = before().max_by_key(|(_, (_, value))| value.amount).map(|(index, _)| index);
    let lowest = before().min_by_key(|(_, (_, value))| value.amount).map(|(index, _)| index);
    [(but_last > 0).then_some(0), highest, lowest].into_iter().flatten().collect()
}

/// The marker of a series, which tells it apart without colour.
pub fn marker(token: Token) -> Marker {
    match token {
        Token::Benchmark | Token::S4 => Marker::Diamond,
        Token::S2 => Marker::Square,
        Token::S3 => Marker::Triangle,
        _ => Marker::Disc,
    }
}

/// The colour of a series' words.
pub(super) fn text_token(series: &Series) -> Token {
    series.token
}
