//! The plotters backend that records a scene instead of painting pixels.
//!
//! In: what plotters is told to draw, with reserved colours. Out: marks in a shared [`Scene`].
//! Any other colour, any font and any single pixel is a [`DrawFault`]: nothing unnamed reaches a page.

use super::scene::{Frame, Mark, Paint, Point, Scene, Shape};
use super::token::Token;
use plotters::drawing::DrawingAreaErrorKind;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

/// Why a chart could not be drawn: always a fault of this program, never of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DrawFault {
    /// A colour that is no token.
    RawColour(u8, u8, u8),
    /// A text in a font rather than in a role.
    Font(String),
    /// Something that cannot be drawn as a shape.
    Pixels,
    /// A value outside its axis, which plotters would move to the edge without a word.
    OutsideAxis(String),
    /// Plotters itself gave up.
    Plotters(String),
}

impl fmt::Display for DrawFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RawColour(red, green, blue) => {
                write!(formatter, "the colour #{red:02x}{green:02x}{blue:02x} is no token of the theme")
            }
            Self::Font(family) => write!(formatter, "the font `{family}` is no role of text"),
            Self::Pixels => formatter.write_str("single pixels cannot be drawn as shapes"),
            Self::OutsideAxis(value) => write!(formatter, "{value} lies outside its axis"),
            Self::Plotters(message) => write!(formatter, "plotters could not draw: {message}"),
        }
    }
}

impl std::error::Error for DrawFault {}

impl From<DrawingAreaErrorKind<DrawFault>> for DrawFault {
    fn from(error: DrawingAreaErrorKind<DrawFault>) -> Self {
        match error {
            DrawingAreaErrorKind::BackendError(DrawingErrorKind::DrawingError(fault)) => fault,
            other => Self::Plotters(other.to_string()),
        }
    }
}

/// Records what plotters draws.
pub struct Recorder {
    scene: Rc<RefCell<Scene>>,
}

type Outcome = Result<(), DrawingErrorKind<DrawFault>>;

impl Recorder {
    /// A backend that writes into a scene of which the caller keeps a handle.
    #[must_use]
    pub fn new(scene: Rc<RefCell<Scene>>) -> Self {
        Self { scene }
    }

    fn mark(&self, colour: BackendColor, paint: Paint, shape: Shape) -> Outcome {
        let token = token(colour)?;
        self.scene.borrow_mut().marks.push(Mark::new(token, paint, shape));
        Ok(())
    }
}

fn token(colour: BackendColor) -> Result<Token, DrawingErrorKind<DrawFault>> {
    let (red, green, blue) = colour.rgb;
    Token::of(colour).ok_or(DrawingErrorKind::DrawingError(DrawFault::RawColour(red, green, blue)))
}

fn point((x, y): BackendCoord) -> Point {
    Point::new(x, y)
}

impl DrawingBackend for Recorder {
    type ErrorType = DrawFault;

    fn get_size(&self) -> (u32, u32) {
        let scene = self.scene.borrow();
        (scene.width.unsigned_abs(), scene.height.unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Outcome {
        Err(DrawingErrorKind::DrawingError(DrawFault::Pixels))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        let frame = Frame::around(point(upper_left), point(bottom_right));
        self.mark(style.color(), if fill { Paint::Fill } else { Paint::Hollow }, Shape::Box(frame))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome {
        let points: Vec<Point> = path.into_iter().map(point).collect();
        match points.as_slice() {
            // A path back to its start is a marker in outline: plotters has no word of its own for one.
            [first, corners @ .., last] if first == last && corners.len() > 1 => {
                let corners = points.iter().skip(1).copied().collect();
                self.mark(style.color(), Paint::Hollow, Shape::Polygon(corners))
            }
            _ => self.mark(style.color(), Paint::Line, Shape::Path(points)),
        }
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Outcome {
        let radius = i32::try_from(radius).unwrap_or(i32::MAX);
        let paint = if fill { Paint::Mark } else { Paint::Hollow };
        self.mark(style.color(), paint, Shape::Disc(point(center), radius))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Outcome {
        self.mark(style.color(), Paint::Mark, Shape::Polygon(vert.into_iter().map(point).collect()))
    }

    /// Words come as labels, past plotters: a text of plotters' own has a font, and no role.
    fn draw_text<T: BackendTextStyle>(&mut self, _: &str, style: &T, _: BackendCoord) -> Outcome {
        let family = style.family().as_str().to_owned();
        Err(DrawingErrorKind::DrawingError(DrawFault::Font(family)))
    }

    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Outcome {
        Err(DrawingErrorKind::DrawingError(DrawFault::Pixels))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plotters::prelude::*;

    fn drawn(
        draw: impl FnOnce(&DrawingArea<Recorder, plotters::coord::Shift>) -> Result<(), DrawFault>,
    ) -> Result<Scene, DrawFault> {
        let scene = Rc::new(RefCell::new(Scene { width: 1000, height: 1000, ..Scene::default() }));
        let area = DrawingArea::from(Recorder::new(Rc::clone(&scene)));
        draw(&area)?;
        Ok(scene.borrow().clone())
    }

    #[test]
    fn a_raw_colour_is_refused_by_name() {
        let line = PathElement::new([(0, 0), (10, 10)], RED);
        let fault = drawn(|area| Ok(area.draw(&line)?)).unwrap_err();
        assert_eq!(fault, DrawFault::RawColour(255, 0, 0));
        assert_eq!(fault.to_string(), "the colour #ff0000 is no token of the theme");
    }

    #[test]
    fn an_unknown_font_and_a_bitmap_are_refused() {
        let text = Text::new("85%", (5, 5), ("sans-serif", 12).into_font().color(&Token::Ink.reserved()));
        assert_eq!(drawn(|area| Ok(area.draw(&text)?)).unwrap_err(), DrawFault::Font("sans-serif".into()));
        let pixel = Pixel::new((5, 5), Token::Ink.reserved());
        assert_eq!(drawn(|area| Ok(area.draw(&pixel)?)).unwrap_err(), DrawFault::Pixels);
    }

    #[test]
    fn shapes_keep_their_tokens_and_tenths_of_a_pixel() {
        let bar = Rectangle::new([(13, 27), (101, 99)], Token::S2.reserved().filled());
        let scene = drawn(|area| Ok(area.draw(&bar)?)).unwrap();
        let frame = Frame { left: 13, top: 27, right: 101, bottom: 99 };
        assert_eq!(scene.marks, [Mark::new(Token::S2, Paint::Fill, Shape::Box(frame))]);
    }
}
