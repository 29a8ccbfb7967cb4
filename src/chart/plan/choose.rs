//! Which form follows from the data, and which wishes it cannot grant.

use super::{Fault, unsuitable};
use crate::chart::form::facts::{Answers, Facts, Order, Parts, Values};
use crate::chart::form::{self, Form};
use crate::model::Unit;
use crate::source::Span;

/// Most periods of a single count that stand as columns rather than as a line.
const COLUMNS: usize = 8;

/// The form that follows from the data, and why, after "because".
pub(super) fn following(facts: &Facts) -> (&'static Form, &'static str) {
    let scale = facts.answers == Answers::Opposed;
    let few_counts = facts.series == 1 && facts.unit.is_count() && facts.places <= COLUMNS;
    match facts {
        _ if facts.mapped => (&form::MAP, "you say where its tiles stand"),
        _ if scale && form::LIKERT.suits(facts) => {
            (&form::LIKERT, "the answers go from one side to the other, and how many answered is stated")
        }
        Facts { order: Order::Ordered | Order::Categories, values: Values::Ranges, .. } => {
            (&form::DOTS, "ranges need not start at zero")
        }
        Facts { order: Order::Periods, places: 2, .. } => {
            (&form::COLUMNS, "two times stand side by side, from zero")
        }
        Facts { order: Order::Periods, .. } if few_counts => {
            (&form::COLUMNS, "up to eight times of one count stand side by side, from zero")
        }
        Facts { order: Order::Periods, .. } => (&form::LINE, "a line shows how figures moved over time"),
        Facts { series: 1, unit: Unit::Counted(_), .. } if form::ICONS.suits(facts) => {
            (&form::ICONS, "the unit says so many in ten or in a hundred")
        }
        Facts { series: 1, .. } => (&form::BARS, "bars from zero compare categories"),
        Facts { unit: Unit::Percent, parts: Parts::OfAWhole, .. } if form::STACKED.suits(facts) => {
            (&form::STACKED, "the parts of each make a hundred percent")
        }
        _ => (&form::GROUPED, "two dimensions are open, and neither is time"),
    }
}

/// The form that the author wishes, or the one that follows, if it can show the data truthfully.
pub(super) fn granted(form: &'static Form, facts: &Facts, span: Span) -> Result<&'static Form, Fault> {
    (form.suits)(facts).map(|()| form).map_err(|refusal| unsuitable(span, refusal.why, refusal.instead))
}
