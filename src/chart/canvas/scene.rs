//! A drawing as a list of marks and texts, before it is SVG.
//!
//! In: what the backend was told to draw. Out: [`Scene`], which the layout check reads and `write` turns into SVG.
//! Deliberately absent: looks (the style sheet has them) and data (the forms have it).
//!
//! Lengths are canvas units: ten to the CSS pixel.

use super::measure;
use super::token::{Role, Token};

/// Canvas units in one CSS pixel.
pub const PX: i32 = 10;

/// Room around everything in a drawing, in canvas units. Browsers round the ink of a text outwards to whole pixels, so that
/// a letter at the very edge would reach over it; this is a pixel still where a drawing is shrunk to its smallest.
pub const EDGE: i32 = 12;

/// How many marks and how many texts most charts have at most.
const MOST: usize = 32;

/// A place on the canvas, from the top left corner, in canvas units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Downwards.
    pub y: i32,
}

impl Point {
    /// A place, in canvas units.
    #[must_use]
    pub fn new(x: i32, y: i32) -> Self {
        Self { x, y }
    }

    /// The place that lies so far to the right and below.
    #[must_use]
    pub fn moved(self, x: i32, y: i32) -> Self {
        Self { x: self.x + x, y: self.y + y }
    }
}

/// An upright rectangle, in canvas units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Left edge.
    pub left: i32,
    /// Top edge.
    pub top: i32,
    /// Right edge.
    pub right: i32,
    /// Bottom edge.
    pub bottom: i32,
}

impl Frame {
    /// The smallest frame around two corners.
    #[must_use]
    pub fn around(a: Point, b: Point) -> Self {
        Self { left: a.x.min(b.x), top: a.y.min(b.y), right: a.x.max(b.x), bottom: a.y.max(b.y) }
    }

    /// Whether two frames share more than an edge.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether the other frame lies wholly inside.
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    /// The frame grown on every side.
    #[must_use]
    pub fn grown(self, by: i32) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// How wide it is.
    #[must_use]
    pub fn width(self) -> i32 {
        self.right - self.left
    }

    /// How high it is.
    #[must_use]
    pub fn height(self) -> i32 {
        self.bottom - self.top
    }
}

/// How a mark is painted; the style sheet says what that means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paint {
    /// An area: a bar, a tile.
    Fill,
    /// A stroke: a line of data, a grid line, an axis.
    Line,
    /// A filled marker at a value.
    Mark,
    /// A marker in outline: a provisional value.
    Hollow,
}

/// The outline of a mark, in canvas units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An open line through its points.
    Path(Vec<Point>),
    /// A rectangle.
    Box(Frame),
    /// A closed shape through its corners.
    Polygon(Vec<Point>),
    /// A circle: its centre and radius.
    Disc(Point, i32),
}

impl Shape {
    /// The smallest frame around it, without the width of its stroke.
    fn around(&self) -> Frame {
        match self {
            Self::Path(points) | Self::Polygon(points) => {
                let corner = points.first().copied().unwrap_or(Point::new(0, 0));
                points.iter().fold(Frame::around(corner, corner), |around, point| Frame {
                    left: around.left.min(point.x),
                    top: around.top.min(point.y),
                    right: around.right.max(point.x),
                    bottom: around.bottom.max(point.y),
                })
            }
            Self::Box(bar) => *bar,
            Self::Disc(centre, radius) => Frame::around(*centre, *centre).grown(*radius),
        }
    }
}

/// One mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its colour's name.
    pub token: Token,
    /// How it is painted.
    pub paint: Paint,
    /// Its outline.
    pub shape: Shape,
    /// The frame around its outline, measured once.
    pub around: Frame,
}

impl Mark {
    /// A mark with the frame around it.
    #[must_use]
    pub fn new(token: Token, paint: Paint, shape: Shape) -> Self {
        let around = shape.around();
        Self { token, paint, shape, around }
    }
}

/// The side of a text that stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// The text starts there.
    Start,
    /// The text's middle is there.
    Middle,
    /// The text ends there.
    End,
}

/// What a drawing loses with a text that finds no place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Need {
    /// A name, without which a mark cannot be read: the drawing is at fault.
    #[default]
    Name,
    /// A value, which the table gives too: it is left out at this width.
    Value,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its colour's name.
    pub token: Token,
    /// What kind of text it is.
    pub role: Role,
    /// Which side of it stands at its place.
    pub anchor: Anchor,
    /// Its place: the baseline.
    pub at: Point,
    /// The words.
    pub text: String,
    /// Whether it may be left out.
    pub need: Need,
}

impl Label {
    /// The same text as a value that may be left out where it finds no place.
    #[must_use]
    pub fn spare(self) -> Self {
        Self { need: Need::Value, ..self }
    }
}

/// A drawing before it is SVG.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// How wide the canvas is, in canvas units.
    pub width: i32,
    /// How high the canvas is, in canvas units.
    pub height: i32,
    /// The marks in the order in which they were drawn.
    pub marks: Vec<Mark>,
    /// The texts in the order in which they were drawn.
    pub labels: Vec<Label>,
    /// The frames of the texts, measured once, in the same order.
    pub frames: Vec<Frame>,
    /// How many values were left out because they found no place.
    pub omitted: usize,
}

impl Scene {
    /// An empty drawing with room for what most charts hold.
    #[must_use]
    pub fn new(width: i32, height: i32) -> Self {
        Self {
            width,
            height,
            marks: Vec::with_capacity(MOST),
            labels: Vec::with_capacity(MOST),
            frames: Vec::with_capacity(MOST),
            omitted: 0,
        }
    }

    /// Adds a text.
    pub fn add(&mut self, label: Label) {
        self.frames.push(measure::frame(&label));
        self.labels.push(label);
    }

    /// The same drawing with the labels that stay, each with its frame.
    #[must_use]
    pub fn keeping(self, stays: &[bool]) -> Self {
        let labelled = self.labels.into_iter().zip(self.frames).zip(stays);
        let (labels, frames) = labelled.filter(|(_, stays)| **stays).map(|(labelled, _)| labelled).unzip();
        Self { labels, frames, ..self }
    }

    /// Width and height with the room around everything.
    #[must_use]
    pub fn outer(&self) -> (i32, i32) {
        (self.width + 2 * EDGE, self.height + 2 * EDGE)
    }

    /// The whole canvas.
    #[must_use]
    pub fn frame(&self) -> Frame {
        Frame { left: 0, top: 0, right: self.width, bottom: self.height }
    }
}
