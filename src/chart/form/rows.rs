//! Rows with a name, which bars, groups, stacks, dots and icons share: the name beside the marks or above them.
//!
//! In: names and how thick the marks of a row are. Out: where the marks go; the names are written here.
//! Long names wrap; they never turn.

use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, PX, Point};
use crate::chart::canvas::sheet::{Sheet, label};
use crate::chart::canvas::token::{Role, Token};

/// Room between two rows, in canvas units.
pub const BETWEEN: i32 = 10 * PX;
/// Room between marks and what is written beside them.
pub const BESIDE: i32 = 8 * PX;
/// Most lines of a name beside its marks; a longer one reads better above.
const MOST_LINES: usize = 2;

/// Where the names stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Left of the marks, at most so many hundredths of the width.
    Beside(i32),
    /// Above the marks of each row.
    Above,
}

/// The ways to try, the most compact first.
pub const WAYS: [Names; 3] = [Names::Beside(32), Names::Beside(44), Names::Above];

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    lines: Vec<String>,
    role: Role,
    /// How thick its marks are, in canvas units.
    pub thick: i32,
}

impl Row {
    /// A row whose name is broken to the room that it has in a width.
    pub fn new(name: &str, role: Role, thick: i32, width: i32, names: Names) -> Self {
        let room = match names {
            Names::Beside(share) => width * share / 100,
            Names::Above => width,
        };
        Self { lines: measure::wrap_evenly(name, role, room), role, thick }
    }

    /// A heading over rows that have something in common.
    pub fn heading(text: &str, width: i32) -> Self {
        Self { lines: measure::wrap(text, Role::Heading, width), role: Role::Heading, thick: 0 }
    }

    fn name_height(&self) -> i32 {
        i32::try_from(self.lines.len()).unwrap_or(i32::MAX / 1000) * measure::line_height(self.role)
    }

    /// How high the row is, with the room to the next.
    pub fn height(&self, names: Names) -> i32 {
        match names {
            Names::Beside(_) => self.name_height().max(self.thick) + BETWEEN,
            Names::Above if self.role == Role::Heading => self.name_height() + BETWEEN,
            Names::Above => self.name_height() + self.thick + BETWEEN + 4 * PX,
        }
    }
}

/// Whether every name beside its marks is short enough to stand there.
pub fn suits<'a>(rows: impl IntoIterator<Item = &'a Row>, names: Names) -> bool {
    names == Names::Above || rows.into_iter().all(|row| row.lines.len() <= MOST_LINES)
}

/// The room of the names beside the marks, in canvas units.
pub fn gutter<'a>(rows: impl IntoIterator<Item = &'a Row>, names: Names) -> i32 {
    if names == Names::Above {
        return PX;
    }
    let widths = rows.into_iter().flat_map(|row| row.lines.iter().map(|line| measure::width(line, row.role)));
    widths.max().unwrap_or(0) + BESIDE
}

/// Writes names from `left` on, whose marks begin a gutter further right.
#[derive(Clone, Copy)]
pub struct Writer<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// Where the names stand.
    pub names: Names,
    /// Where the part of the sheet begins.
    pub left: i32,
    /// The room of the names.
    pub gutter: i32,
}

impl Writer<'_> {
    /// Writes the name of a row that starts at `top`; gives the top of its marks.
    pub fn name(&self, row: &Row, top: i32) -> i32 {
        // A heading is nearer to what stands below it than to what stands above.
        let inner = top + if row.role == Role::Heading { BETWEEN } else { BETWEEN / 2 };
        let (side, x, first, marks) = match self.names {
            Names::Beside(_) => {
                let whole = row.name_height().max(row.thick);
                let first = inner + (whole - row.name_height()) / 2;
                (Anchor::End, self.left + self.gutter - BESIDE, first, inner + (whole - row.thick) / 2)
            }
            Names::Above => (Anchor::Start, self.left, inner, inner + row.name_height() + 4 * PX),
        };
        for (index, line) in (0..).zip(&row.lines) {
            let baseline = first + measure::ascent(row.role) + index * measure::line_height(row.role);
            self.sheet.write(label(Token::Ink, row.role, side, Point::new(x, baseline), line));
        }
        marks
    }
}
