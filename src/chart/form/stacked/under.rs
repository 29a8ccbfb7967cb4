//! Rows under the names of their parts: what stacks and scales of answers have in common.
//!
//! In: the rows, what stands behind each, the names of the parts, and how one row is drawn. Out: the sheet, with room for
//! the names above the first row and for remarks below the last.

use super::ROW;
use super::captions::Captions;
use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Frame, PX, Scene};
use crate::chart::canvas::sheet::Sheet;
use crate::chart::canvas::token::Role;
use crate::chart::form::remarks::Remarks;
use crate::chart::form::rows::{self, BESIDE, Names, Row, Writer};

/// Rows whose parts are named above the first.
pub struct Under<'a> {
    /// How wide the drawing is, in canvas units.
    pub width: i32,
    /// Where the rows' names stand.
    pub names: Names,
    /// The rows.
    pub rows: &'a [Row],
    /// What stands behind each row, and the role in which its room is measured.
    pub totals: (Vec<Option<String>>, Role),
    /// What is said below.
    pub remarks: Remarks,
}

impl Under<'_> {
    /// Draws the names of the parts, which `captions` places in a frame, and each row, which `row` draws in its slot.
    ///
    /// # Errors
    /// When the canvas refuses something.
    pub fn draw(
        self,
        captions: impl FnOnce(Frame) -> Captions,
        row: impl Fn(&Sheet, Frame, usize, Option<&str>) -> Result<(), DrawFault>,
    ) -> Result<Scene, DrawFault> {
        let Self { width, names, rows, totals: (totals, role), remarks } = self;
        let gutter = rows::gutter(rows, names);
        let total = measure::widest(totals.iter().flatten().map(String::as_str), role);
        let right = width - if total > 0 { total + BESIDE } else { PX };
        let left = gutter.min(right - 2 * PX).max(0);
        let frame = Frame { left, right: right.max(left + PX), top: 0, bottom: 0 };
        let captions = captions(frame);
        let bottom = captions.height() + rows.iter().map(|row| row.height(names)).sum::<i32>();
        let sheet = Sheet::new(width, bottom + remarks.height());
        let writer = Writer { sheet: &sheet, names, left: 0, gutter };
        // Where the name of the first row stands above it, the parts are named between the two.
        let between = if names == Names::Above { captions.height() } else { 0 };
        let mut next = captions.height() - between;
        for (index, (named, total)) in rows.iter().zip(&totals).enumerate() {
            let extra = if index == 0 { between } else { 0 };
            let marks = writer.name(named, next) + extra;
            let slot = Frame { top: marks, bottom: marks + ROW, ..frame };
            row(&sheet, slot, index, total.as_deref())?;
            if index == 0 {
                captions.write(&sheet, slot.top)?;
            }
            next += named.height(names) + extra;
        }
        remarks.draw(&sheet, bottom);
        Ok(sheet.finish())
    }
}
