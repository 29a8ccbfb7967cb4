//! A list of horizontal bars with headings between them: what single bars, groups and panels of bars are made of.

use crate::chart::canvas::axis::Axis;
use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, Frame, Label, PX, Point};
use crate::chart::canvas::sheet::{Field, Sheet, label};
use crate::chart::canvas::token::{Role, Token};
use crate::chart::form::rows::{self, BESIDE, BETWEEN, Names, Row, Writer};
use crate::chart::form::scale;
use crate::chart::shape::{Plot, Reported, Value};
use plotters::coord::ranged1d::Ranged;
use rust_decimal::Decimal;

/// How thick a bar is, in canvas units.
pub const BAR: i32 = 22 * PX;

/// A bar before it is laid out.
pub struct Bar<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its value.
    pub value: &'a Value,
    /// Its colour's name.
    pub token: Token,
    /// Whether it stands out.
    pub strong: bool,
    /// What it is to reach, where that differs from the others.
    pub goal: Option<Decimal>,
}

/// Bars and headings from top to bottom.
pub enum Item<'a> {
    /// What the bars below have in common.
    Heading(&'a str),
    /// One bar.
    Bar(Bar<'a>),
}

/// Where a list stands on the sheet, and what its bars are measured against.
#[derive(Clone, Copy)]
pub struct Place {
    /// Its left edge.
    pub left: i32,
    /// Its top.
    pub top: i32,
    /// Its width.
    pub width: i32,
    /// Where the names stand.
    pub names: Names,
    /// The common axis.
    pub axis: Axis,
}

/// From zero, or the lowest value below it, to the highest value: no room is lost on round numbers.
pub fn axis(plot: &Plot) -> Axis {
    let all: Vec<Decimal> = plot.amounts().chain(plot.targets()).chain([Decimal::ZERO]).collect();
    let low = all.iter().min().copied().unwrap_or(Decimal::ZERO);
    let high = all.iter().max().copied().unwrap_or(Decimal::ONE);
    if low == high { scale::from_zero(plot) } else { Axis::plain(low, high) }
}

/// A laid-out list.
pub struct List<'a> {
    items: Vec<(Item<'a>, Row)>,
    place: Place,
    gutter: i32,
}

impl<'a> List<'a> {
    /// Breaks the names for a place.
    pub fn new(items: Vec<Item<'a>>, place: Place) -> Self {
        let laid = |item: Item<'a>| {
            let row = match &item {
                Item::Heading(text) => Row::heading(text, place.width),
                Item::Bar(bar) => {
                    let role = if bar.strong { Role::Strong } else { Role::Value };
                    Row::new(bar.name, role, BAR, place.width, place.names)
                }
            };
            (item, row)
        };
        let items: Vec<(Item<'a>, Row)> = items.into_iter().map(laid).collect();
        let gutter = rows::gutter(bars(&items), place.names);
        Self { items, place, gutter }
    }

    /// Whether the names have room where they stand.
    pub fn suits(&self) -> bool {
        rows::suits(bars(&self.items), self.place.names)
    }

    /// How high the list is.
    pub fn height(&self) -> i32 {
        self.items.iter().map(|(item, row)| height(item, row, self.place.names)).sum()
    }

    /// The room of the bars between the names and the values.
    pub fn frame(&self) -> Frame {
        let room = |negative: bool| {
            let values = self.items.iter().filter_map(|(item, _)| match item {
                Item::Bar(bar) => bar.value.reported(),
                Item::Heading(_) => None,
            });
            let side = values.filter(|value| (value.amount < Decimal::ZERO) == negative);
            side.map(|value| measure::width(&value.flagged(), Role::Strong) + BESIDE).max().unwrap_or(0)
        };
        let Place { left, top, width, .. } = self.place;
        // Where names and values leave nothing, the layout check will say so; the bars stay on the canvas.
        let before = (left + self.gutter + room(true)).min(left + width - 2 * PX);
        let after = (left + width - room(false)).max(before + PX);
        Frame { left: before, top, right: after, bottom: top + self.height() }
    }

    /// Whether every missing value has room for its reason at its own place.
    pub fn tells_reasons(&self) -> bool {
        let frame = self.frame();
        let zero = self.place.axis.map(&Decimal::ZERO, (frame.left, frame.right));
        let room = self.place.left + self.place.width - zero - BESIDE;
        self.items.iter().all(|(item, _)| match item {
            Item::Bar(Bar { value: Value::Missing { symbol, reason }, .. }) => {
                measure::width(&absence(symbol, reason), Role::Note) <= room
            }
            _ => true,
        })
    }

    /// Draws names, bars and values, and the line from which the bars start.
    pub fn draw(&self, sheet: &Sheet) -> Result<(), DrawFault> {
        let Place { left, names, axis, .. } = self.place;
        let writer = Writer { sheet, names, left, gutter: self.gutter };
        let frame = self.frame();
        let mut top = frame.top;
        for (item, row) in &self.items {
            match item {
                Item::Heading(_) => {
                    Writer { names: Names::Above, ..writer }.name(row, top);
                }
                Item::Bar(bar) => {
                    let marks = writer.name(row, top);
                    let slot = Frame { top: marks, bottom: marks + BAR, ..frame };
                    let field = sheet.field(slot, axis, Axis::plain(Decimal::ZERO, Decimal::ONE));
                    one(sheet, &field, bar, slot)?;
                }
            }
            top += height(item, row, names);
        }
        Ok(())
    }
}

fn bars<'b>(items: &'b [(Item<'_>, Row)]) -> impl Iterator<Item = &'b Row> {
    items.iter().filter(|(item, _)| matches!(item, Item::Bar(_))).map(|(_, row)| row)
}

fn height(item: &Item<'_>, row: &Row, names: Names) -> i32 {
    row.height(if matches!(item, Item::Heading(_)) { Names::Above } else { names })
}

/// One bar, the piece of base line before it, and its value.
fn one(sheet: &Sheet, field: &Field, bar: &Bar<'_>, slot: Frame) -> Result<(), DrawFault> {
    let zero = field.at(Decimal::ZERO, Decimal::ZERO).x;
    let (above, below) =
        (Point::new(zero, slot.top - BETWEEN / 2), Point::new(zero, slot.bottom + BETWEEN / 2));
    if let Some(goal) = bar.goal {
        let x = field.at(goal, Decimal::ZERO).x;
        let (above, below) = (Point::new(x, slot.top - 3 * PX), Point::new(x, slot.bottom + 3 * PX));
        sheet.stroke(Token::Target, above, below)?;
    }
    match bar.value {
        Value::Reported(value) => {
            if !value.amount.is_zero() {
                field.bar(bar.token, (Decimal::ZERO, Decimal::ZERO), (value.amount, Decimal::ONE))?;
            }
            sheet.stroke(Token::Axis, above, below)?;
            sheet.write(value_label(field, bar, value, slot).spare());
            Ok(())
        }
        Value::Missing { symbol, reason } => {
            sheet.stroke(Token::Axis, above, below)?;
            let at = Point::new(zero + BESIDE, baseline(slot, Role::Note));
            let whole = label(Token::Muted, Role::Note, Anchor::Start, at, absence(symbol, reason)).spare();
            let short = Label { text: symbol.clone(), ..whole.clone() };
            sheet.settle_or_insist([vec![whole], vec![short]]);
            Ok(())
        }
    }
}

/// A missing value in place of a bar.
fn absence(symbol: &str, reason: &str) -> String {
    format!("{symbol} {reason}")
}

/// The baseline that centres text on a bar.
pub fn baseline(slot: Frame, role: Role) -> i32 {
    (slot.top + slot.bottom + measure::capitals(role)) / 2
}

fn value_label(field: &Field, bar: &Bar<'_>, value: &Reported, slot: Frame) -> Label {
    let end = field.at(value.amount, Decimal::ZERO);
    let (side, away) =
        if value.amount < Decimal::ZERO { (Anchor::End, -6 * PX) } else { (Anchor::Start, 6 * PX) };
    let at = Point::new(end.x + away, baseline(slot, Role::Strong));
    label(if bar.strong { bar.token } else { Token::Ink }, Role::Strong, side, at, value.flagged())
}
