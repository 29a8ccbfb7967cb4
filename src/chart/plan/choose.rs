//! Which form follows from the data, and which wishes it cannot grant.

use super::{Fault, unsuitable};
use crate::chart::form::facts::{Answers, Facts, Order, Parts, Values};
use crate::chart::form::{self, Form};
use crate::model::Unit;
use crate::source::Span;

/// Most periods of a single count that stand as columns rather than as a line.
const COLUMNS: usize = 8;

/// The form that follows from the data.
pub(super) fn following(facts: &Facts) -> &'static Form {
    let scale = facts.answers == Answers::Opposed;
    let few_counts = facts.series == 1 && facts.unit.is_count() && facts.places <= COLUMNS;
    match facts {
        _ if scale && form::LIKERT.suits(facts) => &form::LIKERT,
        Facts { order: Order::Ordered | Order::Categories, values: Values::Ranges, .. } => &form::DOTS,
        Facts { order: Order::Periods, places: 2, .. } => &form::COLUMNS,
        Facts { order: Order::Periods, .. } if few_counts => &form::COLUMNS,
        Facts { order: Order::Periods, .. } => &form::LINE,
        Facts { series: 1, unit: Unit::Counted(_), .. } if form::ICONS.suits(facts) => &form::ICONS,
        Facts { series: 1, .. } => &form::BARS,
        Facts { unit: Unit::Percent, parts: Parts::OfAWhole, .. } if form::STACKED.suits(facts) => {
            &form::STACKED
        }
        _ => &form::GROUPED,
    }
}

/// The form that the author wishes, or the one that follows, if it can show the data truthfully.
pub(super) fn granted(form: &'static Form, facts: &Facts, span: Span) -> Result<&'static Form, Fault> {
    (form.suits)(facts).map(|()| form).map_err(|refusal| unsuitable(span, refusal.why, refusal.instead))
}
