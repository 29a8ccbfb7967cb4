//! The sheet that a form draws on: plotters with names instead of colours.
//!
//! In: a size, and from the forms values with their tokens. Out: a [`Scene`].
//! Deliberately absent: choosing what to draw.

use super::axis::Axis;
use super::backend::{DrawFault, Recorder};
use super::layout;
use super::scene::{Anchor, Frame, Label, Need, PX, Point, Scene};
use super::token::{Role, Token};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, EmptyElement, PathElement, Polygon, Rectangle};
use plotters::style::{Color, ShapeStyle};
use rust_decimal::Decimal;
use std::cell::RefCell;
use std::rc::Rc;

/// The outline of a marker, so that series differ without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A circle.
    Disc,
    /// A square on its corner.
    Diamond,
    /// A square.
    Square,
    /// A triangle, point upwards.
    Triangle,
}

/// Half the width of a marker, in canvas units.
pub const MARKER: i32 = 4 * PX;

/// A canvas with a pen.
pub struct Sheet {
    scene: Rc<RefCell<Scene>>,
    area: DrawingArea<Recorder, Shift>,
}

/// A part of the sheet with two axes.
pub struct Field {
    area: DrawingArea<Recorder, Cartesian2d<Axis, Axis>>,
    x: Axis,
    y: Axis,
}

impl Sheet {
    /// An empty sheet of a size in canvas units.
    #[must_use]
    pub fn new(width: i32, height: i32) -> Self {
        let scene = Rc::new(RefCell::new(Scene::new(width, height)));
        let area = DrawingArea::from(Recorder::new(Rc::clone(&scene)));
        Self { scene, area }
    }

    /// Lays two axes over a part of the sheet; the vertical one grows upwards.
    #[must_use]
    pub fn field(&self, frame: Frame, x: Axis, y: Axis) -> Field {
        // plotters leaves the last unit of either side to the neighbour, hence one more.
        let size = (frame.width() + 1, frame.height() + 1);
        let part = self.area.clone().shrink((frame.left, frame.top), size);
        let (across, down) = part.get_pixel_range();
        let (right, bottom) = (across.end - 1, down.end - 1);
        let axes = Cartesian2d::new(x, y, (across.start..right, bottom..down.start));
        Field { area: part.apply_coord_spec(axes), x, y }
    }

    /// Writes one label where its baseline is, as it is: the style sheet has its font, so that plotters has no part in
    /// it.
    pub fn write(&self, label: Label) {
        self.scene.borrow_mut().add(label);
    }

    /// Writes the first of several placings of a block of labels whose every label has a free place; whether one had.
    pub fn settle(&self, placings: impl IntoIterator<Item = Vec<Label>>) -> bool {
        let free = placings.into_iter().find(|placing| self.is_free(placing));
        free.map(|placing| self.write_all(placing)).is_some()
    }

    /// Like [`Self::settle`], but a block without any free place is written at the first all the same, where the
    /// layout check will find it.
    pub fn settle_or_insist(&self, placings: impl IntoIterator<Item = Vec<Label>>) {
        let mut first = None;
        for placing in placings {
            if self.is_free(&placing) {
                return self.write_all(placing);
            }
            first.get_or_insert(placing);
        }
        self.write_all(first.unwrap_or_default());
    }

    fn is_free(&self, placing: &[Label]) -> bool {
        layout::are_free(&self.scene.borrow(), placing)
    }

    fn write_all(&self, placing: Vec<Label>) {
        placing.into_iter().for_each(|label| self.write(label));
    }

    /// A straight stroke that belongs to no field.
    ///
    /// # Errors
    /// When the backend refuses it.
    pub fn stroke(&self, token: Token, from: Point, to: Point) -> Result<(), DrawFault> {
        let path = PathElement::new([(from.x, from.y), (to.x, to.y)], token.reserved());
        Ok(self.area.draw(&path)?)
    }

    /// An area that belongs to no field.
    ///
    /// # Errors
    /// When the backend refuses it.
    pub fn area(&self, token: Token, frame: Frame) -> Result<(), DrawFault> {
        let corners = [(frame.left, frame.top), (frame.right, frame.bottom)];
        Ok(self.area.draw(&Rectangle::new(corners, token.reserved().filled()))?)
    }

    /// The outline of an area that belongs to no field.
    ///
    /// # Errors
    /// When the backend refuses it.
    pub fn outline(&self, token: Token, frame: Frame) -> Result<(), DrawFault> {
        let corners = [(frame.left, frame.top), (frame.right, frame.bottom)];
        Ok(self.area.draw(&Rectangle::new(corners, token.reserved()))?)
    }

    /// A marker that belongs to no field.
    ///
    /// # Errors
    /// When the backend refuses it.
    pub fn marker(&self, token: Token, marker: Marker, hollow: bool, at: Point) -> Result<(), DrawFault> {
        let style = ShapeStyle { color: token.reserved().to_rgba(), filled: !hollow, stroke_width: 1 };
        if marker == Marker::Disc {
            return Ok(self.area.draw(&Circle::new((at.x, at.y), MARKER, style))?);
        }
        let moved = |(x, y): (i32, i32)| (at.x + x, at.y + y);
        let outline: Vec<(i32, i32)> = corners(marker).into_iter().map(moved).collect();
        if hollow {
            let closed: Vec<(i32, i32)> = outline.iter().chain(outline.first()).copied().collect();
            return Ok(self.area.draw(&PathElement::new(closed, style))?);
        }
        Ok(self.area.draw(&Polygon::new(outline, style))?)
    }

    /// The finished drawing.
    #[must_use]
    pub fn finish(self) -> Scene {
        self.scene.take()
    }
}

impl Field {
    /// Where a pair of values lies on the sheet.
    #[must_use]
    pub fn at(&self, x: Decimal, y: Decimal) -> Point {
        let (x, y) = self.area.map_coordinate(&(x, y));
        Point::new(x, y)
    }

    fn inside(&self, places: &[(Decimal, Decimal)]) -> Result<(), DrawFault> {
        let outside = places.iter().find(|(x, y)| !(self.x.holds(*x) && self.y.holds(*y)));
        outside.map_or(Ok(()), |(x, y)| Err(DrawFault::OutsideAxis(format!("({x}, {y})"))))
    }

    /// A line through values that follow each other without a gap.
    ///
    /// # Errors
    /// When a value lies outside its axis.
    pub fn line(&self, token: Token, places: &[(Decimal, Decimal)]) -> Result<(), DrawFault> {
        self.inside(places)?;
        Ok(self.area.draw(&PathElement::new(places, token.reserved()))?)
    }

    /// A bar between two corners.
    ///
    /// # Errors
    /// When a corner lies outside its axis.
    pub fn bar(
        &self,
        token: Token,
        from: (Decimal, Decimal),
        to: (Decimal, Decimal),
    ) -> Result<(), DrawFault> {
        self.inside(&[from, to])?;
        Ok(self.area.draw(&Rectangle::new([from, to], token.reserved().filled()))?)
    }

    /// A marker at a value; hollow when the value is provisional.
    ///
    /// # Errors
    /// When the value lies outside its axis.
    pub fn marker(
        &self,
        token: Token,
        marker: Marker,
        hollow: bool,
        place: (Decimal, Decimal),
    ) -> Result<(), DrawFault> {
        self.inside(&[place])?;
        let style = ShapeStyle { color: token.reserved().to_rgba(), filled: !hollow, stroke_width: 1 };
        let at = EmptyElement::at(place);
        if marker == Marker::Disc {
            self.area.draw(&(at + Circle::new((0, 0), MARKER, style)))?;
        } else if hollow {
            let outline: Vec<(i32, i32)> =
                corners(marker).into_iter().chain(corners(marker).first().copied()).collect();
            self.area.draw(&(at + PathElement::new(outline, style)))?;
        } else {
            self.area.draw(&(at + Polygon::new(corners(marker), style)))?;
        }
        Ok(())
    }
}

/// The corners of a marker around its centre; areas look alike, so a diamond reaches further than a square.
fn corners(marker: Marker) -> Vec<(i32, i32)> {
    let (near, far) = (MARKER * 7 / 8, MARKER * 5 / 4);
    match marker {
        Marker::Disc | Marker::Square => vec![(-near, -near), (near, -near), (near, near), (-near, near)],
        Marker::Diamond => vec![(0, -far), (far, 0), (0, far), (-far, 0)],
        Marker::Triangle => vec![(0, -far), (far, near), (-far, near)],
    }
}

/// A label in one go.
#[must_use]
pub fn label(token: Token, role: Role, anchor: Anchor, at: Point, text: impl Into<String>) -> Label {
    Label { token, role, anchor, at, text: text.into(), need: Need::Name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::canvas::scene::{Paint, Shape};

    fn axis(low: i64, high: i64) -> Axis {
        Axis::plain(Decimal::from(low), Decimal::from(high))
    }

    fn place(x: i64, y: i64) -> (Decimal, Decimal) {
        (Decimal::from(x), Decimal::from(y))
    }

    const FRAME: Frame = Frame { left: 100, top: 50, right: 1100, bottom: 550 };

    #[test]
    fn values_land_where_the_axes_say() {
        let sheet = Sheet::new(2880, 1000);
        let field = sheet.field(FRAME, axis(0, 4), axis(0, 100));
        assert_eq!(field.at(Decimal::ZERO, Decimal::ZERO), Point::new(100, 550));
        field.line(Token::S1, &[place(0, 0), place(2, 50), place(4, 100)]).unwrap();
        let path = vec![Point::new(100, 550), Point::new(600, 300), Point::new(1100, 50)];
        assert_eq!(sheet.finish().marks.first().map(|mark| &mark.shape), Some(&Shape::Path(path)));
    }

    #[test]
    fn a_value_outside_its_axis_is_refused_rather_than_moved_to_the_edge() {
        let sheet = Sheet::new(2880, 1000);
        let field = sheet.field(FRAME, axis(0, 4), axis(0, 100));
        let fault = field.marker(Token::S1, Marker::Disc, false, place(1, 101)).unwrap_err();
        assert_eq!(fault, DrawFault::OutsideAxis("(1, 101)".into()));
        assert!(sheet.finish().marks.is_empty());
    }

    #[test]
    fn a_provisional_value_has_a_hollow_marker() {
        let sheet = Sheet::new(2880, 1000);
        let field = sheet.field(FRAME, axis(0, 4), axis(0, 100));
        for marker in [Marker::Disc, Marker::Diamond] {
            field.marker(Token::S1, marker, true, place(1, 50)).unwrap();
            field.marker(Token::S1, marker, false, place(2, 50)).unwrap();
        }
        let paints: Vec<Paint> = sheet.finish().marks.iter().map(|mark| mark.paint).collect();
        assert_eq!(paints, [Paint::Hollow, Paint::Mark, Paint::Hollow, Paint::Mark]);
    }

    #[test]
    fn a_label_settles_where_there_is_room() {
        let sheet = Sheet::new(2880, 1000);
        let at = |y| vec![label(Token::Ink, Role::Value, Anchor::Start, Point::new(100, y), "85.0%")];
        assert!(sheet.settle([at(500)]));
        assert!(sheet.settle([at(505), at(300)]));
        assert!(!sheet.settle([at(310)]));
        let places: Vec<i32> = sheet.finish().labels.iter().map(|label| label.at.y).collect();
        assert_eq!(places, [500, 300]);
    }
}
