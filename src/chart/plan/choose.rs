//! Which form follows from the data, and which wishes it cannot grant.

use super::{Fault, unsuitable};
use crate::chart::form::facts::{Facts, Order};
use crate::chart::form::{self, Form};
use crate::source::Span;

/// Most periods of a single count that stand as columns rather than as a line.
const COLUMNS: usize = 8;

/// The form that follows from the data.
pub(super) fn following(facts: &Facts) -> &'static Form {
    let few_counts = facts.series == 1 && facts.unit.is_count() && facts.places <= COLUMNS;
    match facts {
        Facts { order: Order::Periods, places: 2, .. } => &form::COLUMNS,
        Facts { order: Order::Periods, .. } if few_counts => &form::COLUMNS,
        Facts { order: Order::Periods, .. } => &form::LINE,
        Facts { series: 1, .. } => &form::BARS,
        _ => &form::GROUPED,
    }
}

/// The form that the author wishes, or the one that follows, if it can show the data truthfully.
pub(super) fn granted(form: &'static Form, facts: &Facts, span: Span) -> Result<&'static Form, Fault> {
    (form.suits)(facts).map(|()| form).map_err(|refusal| unsuitable(span, refusal.why, refusal.instead))
}
