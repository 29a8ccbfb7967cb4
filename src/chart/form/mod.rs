//! The forms that a chart can take.
//!
//! In: a [`Plot`]. Out: a scene for one width and one attempt. Each form offers layouts in the order of preference;
//! `mod.rs` of the chart draws them until the layout check finds nothing.
//! Adding a form: one file here, one `pub const` and one line in [`FORMS`].

mod bars;
mod columns;
mod dots;
pub mod facts;
mod grouped;
mod icons;
mod line;
mod places;
mod remarks;
mod rows;
mod scale;
mod slope;
mod stacked;

use super::canvas::axis::Axis;
use super::canvas::backend::DrawFault;
use super::canvas::scene::Scene;
use super::shape::Plot;
use facts::{Facts, Refusal};

/// A way to draw data.
#[derive(Debug)]
pub struct Form {
    /// The name in a block's `form:`.
    pub name: &'static str,
    /// What a description calls it: `Line chart`.
    pub what: &'static str,
    /// Draws one attempt at a width in canvas units; `None` when there are no more layouts to try.
    pub draw: fn(&Plot, i32, usize) -> Option<Result<Scene, DrawFault>>,
    /// What its marks are measured against.
    pub scale: fn(&Plot) -> Scale,
    /// Whether it can show the data truthfully.
    pub suits: fn(&Facts) -> Result<(), Refusal>,
}

/// Trend lines, with gaps, benchmark and target.
pub const LINE: Form =
    Form { name: "line", what: "Line chart", draw: line::draw, scale: line::scale, suits: line::suits };
/// Horizontal bars.
pub const BARS: Form =
    Form { name: "bars", what: "Bar chart", draw: bars::draw, scale: from_zero, suits: bars::suits };
/// Columns in panels with one scale.
pub const COLUMNS: Form = Form {
    name: "columns",
    what: "Column chart",
    draw: columns::draw,
    scale: from_zero,
    suits: columns::suits,
};
/// Bars in groups.
pub const GROUPED: Form = Form {
    name: "grouped",
    what: "Grouped bar chart",
    draw: grouped::draw,
    scale: from_zero,
    suits: grouped::suits,
};

/// Parts of a whole.
pub const STACKED: Form = Form {
    name: "stacked",
    what: "Stacked bar chart",
    draw: stacked::draw,
    scale: from_zero,
    suits: stacked::suits,
};
/// Values or ranges as dots.
pub const DOTS: Form =
    Form { name: "dots", what: "Dot chart", draw: dots::draw, scale: dots::scale, suits: dots::suits };
/// Two periods.
pub const SLOPE: Form =
    Form { name: "slope", what: "Slope chart", draw: slope::draw, scale: at_ends, suits: slope::suits };
/// So many of ten or of a hundred.
pub const ICONS: Form =
    Form { name: "icons", what: "Icon array", draw: icons::draw, scale: from_zero, suits: icons::suits };

/// Every form that a block may name.
pub const FORMS: [&Form; 8] = [&LINE, &BARS, &COLUMNS, &GROUPED, &STACKED, &DOTS, &SLOPE, &ICONS];

/// What marks are measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// A vertical axis with numbers.
    Vertical(Axis),
    /// A horizontal axis with numbers.
    Horizontal(Axis),
    /// No numbers: marks start at zero and carry their values.
    Zero,
    /// No numbers: values stand at the ends of lines.
    Ends,
}

fn from_zero(_: &Plot) -> Scale {
    Scale::Zero
}

fn at_ends(_: &Plot) -> Scale {
    Scale::Ends
}

/// The form of a name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Form> {
    FORMS.into_iter().find(|form| form.name == name)
}
