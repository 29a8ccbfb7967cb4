//! Which form follows from the data, and which wishes it cannot grant.

use super::{Fault, unsuitable};
use crate::chart::form::{self, Form};
use crate::chart::shape::{Along, Series, Value};
use crate::model::Unit;
use crate::source::Span;

/// Most periods of a single count that stand as columns rather than as a line.
const COLUMNS: usize = 8;

/// What decides the form.
#[expect(clippy::struct_excessive_bools, reason = "each is a question about the data, answered yes or no")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Facts {
    periods: bool,
    ordered: bool,
    places: usize,
    series: usize,
    counts: bool,
    ranges: bool,
}

impl Facts {
    /// Reads them from what is to be shown.
    pub fn of(along: &Along, series: &[Series], unit: &Unit) -> Self {
        let reported = series.iter().flat_map(|series| &series.values).filter_map(Value::reported);
        Self {
            periods: along.periods,
            ordered: along.periods || along.ordinal,
            places: along.places.len(),
            series: series.len(),
            counts: unit.is_count(),
            ranges: reported.into_iter().any(|value| value.to.is_some()),
        }
    }
}

/// The form that follows from the data.
pub(super) fn following(facts: &Facts) -> &'static Form {
    let few_counts = facts.series == 1 && facts.counts && facts.places <= COLUMNS;
    match facts {
        Facts { periods: false, .. } => &form::BARS,
        Facts { places: 2, .. } => &form::COLUMNS,
        _ if few_counts => &form::COLUMNS,
        _ => &form::LINE,
    }
}

/// The form that the author wishes, if it can show the data truthfully.
pub(super) fn wished(form: &'static Form, facts: &Facts, span: Span) -> Result<&'static Form, Fault> {
    let refused = match form.name {
        "line" if !facts.periods => {
            Some(("a line joins periods, and these are categories", "use `form: bars`"))
        }
        "line" if facts.places < 2 => Some(("a line needs two periods or more", "use a tile or a sentence")),
        "line" if facts.ranges => Some(("a line cannot show ranges", "use a `table` block")),
        "bars" if facts.periods => {
            Some(("bars are for categories, and these are periods", "use `form: columns` or `form: line`"))
        }
        "bars" if facts.series > 1 => Some((
            "bars show one dimension, and two are open",
            "fix a member of the other with `only:`, or use a table",
        )),
        "columns" if !facts.ordered => Some((
            "columns stand in an order, and these categories have none",
            "use `form: bars`, or say `ordinal:` in the dataset",
        )),
        _ => None,
    };
    refused.map_or(Ok(form), |(message, help)| Err(unsuitable(span, message, help)))
}
