//! The forms that a chart can take.
//!
//! In: a [`Plot`]. Out: a scene for one width and one attempt. Each form offers layouts in the order of preference;
//! `mod.rs` of the chart draws them until the layout check finds nothing.
//! Adding a form: one file here, one `pub const` and one line in [`FORMS`].

mod bars;
mod columns;
mod line;
mod places;
mod remarks;
mod scale;

use super::canvas::axis::Axis;
use super::canvas::backend::DrawFault;
use super::canvas::scene::Scene;
use super::shape::Plot;

/// A way to draw data.
#[derive(Debug)]
pub struct Form {
    /// The name in a block's `form:`.
    pub name: &'static str,
    /// What a description calls it: `Line chart`.
    pub what: &'static str,
    /// Draws one attempt at a width in canvas units; `None` when there are no more layouts to try.
    pub draw: fn(&Plot, i32, usize) -> Option<Result<Scene, DrawFault>>,
    /// The vertical axis that its drawings show; `None` where marks start at zero and carry their values.
    pub axis: fn(&Plot) -> Option<Axis>,
}

/// Trend lines, with gaps, benchmark and target.
pub const LINE: Form = Form { name: "line", what: "Line chart", draw: line::draw, axis: line::axis };
/// Horizontal bars.
pub const BARS: Form = Form { name: "bars", what: "Bar chart", draw: bars::draw, axis: |_| None };
/// Columns in panels with one scale.
pub const COLUMNS: Form = Form { name: "columns", what: "Column chart", draw: columns::draw, axis: |_| None };

/// Every form that a block may name.
pub const FORMS: [&Form; 3] = [&LINE, &BARS, &COLUMNS];

/// The form of a name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Form> {
    FORMS.into_iter().find(|form| form.name == name)
}
