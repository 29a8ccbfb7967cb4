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
pub(super) mod likert;
mod line;
pub(super) mod map;
pub(super) mod places;
mod remarks;
pub(super) mod rows;
mod scale;
mod slope;
mod stacked;

use super::canvas::axis::Axis;
use super::canvas::backend::DrawFault;
use super::canvas::scene::Scene;
use super::describe;
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
    /// What it shows, in words.
    pub told: fn(&Plot) -> Vec<String>,
}

impl Form {
    /// Whether it can show data truthfully.
    #[must_use]
    pub fn suits(&self, facts: &Facts) -> bool {
        (self.suits)(facts).is_ok()
    }
}

/// Trend lines, with gaps, benchmark and target.
pub const LINE: Form = Form {
    name: "line",
    what: "Line chart",
    draw: line::draw,
    scale: line::scale,
    suits: line::suits,
    told: describe::statistics,
};
/// Horizontal bars.
pub const BARS: Form = Form {
    name: "bars",
    what: "Bar chart",
    draw: bars::draw,
    scale: from_zero,
    suits: bars::suits,
    told: describe::statistics,
};
/// Columns in panels with one scale.
pub const COLUMNS: Form = Form {
    name: "columns",
    what: "Column chart",
    draw: columns::draw,
    scale: from_zero,
    suits: columns::suits,
    told: describe::statistics,
};
/// Bars in groups.
pub const GROUPED: Form = Form {
    name: "grouped",
    what: "Grouped bar chart",
    draw: grouped::draw,
    scale: from_zero,
    suits: grouped::suits,
    told: describe::statistics,
};

/// Parts of a whole.
pub const STACKED: Form = Form {
    name: "stacked",
    what: "Stacked bar chart",
    draw: stacked::draw,
    scale: from_zero,
    suits: stacked::suits,
    told: describe::statistics,
};
/// Parts of a whole, each row a hundred percent.
pub const SHARES: Form = Form {
    name: "shares",
    what: "100% stacked bar chart",
    draw: stacked::draw_shares,
    scale: to_hundred,
    suits: stacked::suits,
    told: describe::parts,
};
/// Answers on a scale.
pub const LIKERT: Form = Form {
    name: "likert",
    what: "Diverging bar chart of answers on a scale",
    draw: likert::draw,
    scale: from_middle,
    suits: likert::suits,
    told: describe::answers,
};
/// Values or ranges as dots.
pub const DOTS: Form = Form {
    name: "dots",
    what: "Dot chart",
    draw: dots::draw,
    scale: dots::scale,
    suits: dots::suits,
    told: describe::statistics,
};
/// Two periods.
pub const SLOPE: Form = Form {
    name: "slope",
    what: "Slope chart",
    draw: slope::draw,
    scale: at_ends,
    suits: slope::suits,
    told: describe::statistics,
};
/// A tile for each district.
pub const MAP: Form = Form {
    name: "map",
    what: "Tile map",
    draw: map::draw,
    scale: by_shade,
    suits: map::suits,
    told: describe::statistics,
};
/// So many of ten or of a hundred.
pub const ICONS: Form = Form {
    name: "icons",
    what: "Icon array",
    draw: icons::draw,
    scale: from_zero,
    suits: icons::suits,
    told: describe::statistics,
};

/// Every form that a block may name.
pub const FORMS: [&Form; 11] =
    [&LINE, &BARS, &COLUMNS, &GROUPED, &STACKED, &SHARES, &LIKERT, &DOTS, &SLOPE, &MAP, &ICONS];

/// What marks are measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// A vertical axis with numbers.
    Vertical(Axis),
    /// A horizontal axis with numbers.
    Horizontal(Axis),
    /// No numbers: marks start at zero and carry their values.
    Zero,
    /// No numbers: each row is a hundred percent.
    Hundred,
    /// No numbers: rows start at the middle of a scale of answers.
    Middle,
    /// No numbers: tiles have the shade of their class.
    Shades,
    /// No numbers: values stand at the ends of lines.
    Ends,
}

fn from_zero(_: &Plot) -> Scale {
    Scale::Zero
}

fn to_hundred(_: &Plot) -> Scale {
    Scale::Hundred
}

fn from_middle(_: &Plot) -> Scale {
    Scale::Middle
}

fn by_shade(_: &Plot) -> Scale {
    Scale::Shades
}

fn at_ends(_: &Plot) -> Scale {
    Scale::Ends
}

/// The form of a name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Form> {
    FORMS.into_iter().find(|form| form.name == name)
}
