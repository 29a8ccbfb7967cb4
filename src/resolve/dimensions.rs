//! The dimensions of a dataset: members collected from its rows, periods read and put in order.
//!
//! In: the names of the dimensions, and the rows. Out: each [`Dimension`] with its members, unless a period cannot be
//! read. Deliberately absent: whether every combination of members has a value (`grid`, `gaps`).

use super::rows::Row;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::model::dataset::{Dimension, Member};
use crate::model::{Period, PeriodKind};
use crate::source::Spanned;
use indexmap::IndexMap;

/// The dimensions of a dataset, with the members that its rows name.
pub(super) fn collect(
    names: &[Spanned<String>],
    ordinal: &[Spanned<String>],
    rows: &[Row],
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Dimension>> {
    for wish in ordinal.iter().filter(|wish| !names.iter().any(|name| name.value == wish.value)) {
        let message = format!("`{}` is no dimension of this dataset", wish.value);
        let help =
            format!("the dimensions are {}", suggest::one_of(names.iter().map(|name| name.value.as_str())));
        diagnostics.push(Diagnostic::new(Code::KEY_VALUE, wish.span, message).help(help));
    }
    if let Some(found) = swapped(names, rows) {
        diagnostics.push(found);
        return None;
    }
    let mut sound = true;
    let mut dimensions = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let mut members = IndexMap::new();
        for label in rows.iter().filter_map(|row| row.labels.get(at)) {
            members.entry(label.value.clone()).or_insert(label.span);
        }
        let period = PeriodKind::of_dimension(&name.value);
        let ordinal = period.is_some() || ordinal.iter().any(|wish| wish.value == name.value);
        let members: Vec<Member> =
            members.into_iter().map(|(label, span)| Member { label, period: None, span }).collect();
        let mut dimension = Dimension::new(name.clone(), period, ordinal, members);
        if let Some(kind) = period {
            sound &= read_periods(&mut dimension, kind, diagnostics);
        }
        dimensions.push(dimension);
    }
    sound.then_some(dimensions)
}

/// Two dimensions that `by:` names in another order than the values have them: the labels of one are all periods that
/// only the other can have.
fn swapped(names: &[Spanned<String>], rows: &[Row]) -> Option<Diagnostic> {
    let reads = |at: usize, kind: PeriodKind| {
        move |row: &Row| row.labels.get(at).is_some_and(|label| Period::parse(kind, &label.value).is_some())
    };
    let (time, name, kind) = names
        .iter()
        .enumerate()
        .filter_map(|(at, name)| Some((at, name, PeriodKind::of_dimension(&name.value)?)))
        .find(|(at, _, kind)| !rows.is_empty() && !rows.iter().any(reads(*at, *kind)))?;
    let other = (0..names.len()).find(|at| *at != time && rows.iter().all(reads(*at, kind)))?;
    let mut order: Vec<&str> = names.iter().map(|name| name.value.as_str()).collect();
    order.swap(time, other);
    let label = rows.first()?.labels.get(time)?;
    let message =
        format!("`by` gives another order than the values: `{}` is no {}", label.value, kind.name());
    let swapped = Diagnostic::new(Code::DATA_PERIOD, name.span, message).related(label.span, "found here");
    Some(swapped.help(format!("write `by: [{}]`", order.join(", "))))
}

/// Reads the members as periods and puts them in order of time.
fn read_periods(dimension: &mut Dimension, kind: PeriodKind, diagnostics: &mut Diagnostics) -> bool {
    let mut sound = true;
    for member in &mut dimension.members {
        member.period = Period::parse(kind, &member.label);
        if member.period.is_none() {
            sound = false;
            let message = format!("`{}` is no {}", member.label, kind.name());
            let help = if member.label.to_lowercase().contains("total") {
                format!(
                    "leave it out: a sum over periods is none of the values of `{}`",
                    dimension.name.value
                )
            } else {
                format!("write it as {}", kind.example())
            };
            diagnostics.push(Diagnostic::new(Code::DATA_PERIOD, member.span, message).help(help));
        }
    }
    let misplaced = dimension.members.windows(2).find_map(|pair| match pair {
        [a, b] if a.period > b.period => Some((b.span, b.label.clone(), a.label.clone())),
        _ => None,
    });
    if let Some((span, label, before)) = misplaced.filter(|_| sound) {
        let message = format!("`{label}` stands behind `{before}`, which is later");
        diagnostics.push(
            Diagnostic::new(Code::DATA_PERIOD_ORDER, span, message).help("put the periods in order of time"),
        );
    }
    dimension.members.sort_by(|a, b| a.period.cmp(&b.period));
    for pair in dimension.members.windows(2) {
        if let [a, b] = pair
            && a.period.is_some()
            && a.period == b.period
        {
            sound = false;
            let message = format!("`{}` and `{}` are the same {}", a.label, b.label, kind.name());
            diagnostics.push(
                Diagnostic::new(Code::DATA_DUPLICATE_MEMBER, b.span, message)
                    .related(a.span, "first written here")
                    .help("keep one of the two"),
            );
        }
    }
    sound
}
