//! Combinations of members that no row has, told so that one slip of the pen gives one message.
//!
//! In: the dimensions, and which combinations have a row. Out: findings alone. Deliberately absent: a row that lacks the
//! value of one measure, which is told where the row is read (`grid`).

use super::rows::Row;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::model::dataset::{Dimension, members_of_row};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// How many gaps of one dataset are told one by one.
const MOST_GAPS: usize = 8;

/// Tells which combinations have no row; `filled` holds the row of each, in the order of a grid's cells. A label that
/// stands in few rows is told once, as a likely slip.
pub(super) fn report(
    dimensions: &[Dimension],
    filled: &[Option<Span>],
    rows: &[Row],
    diagnostics: &mut Diagnostics,
) {
    let slips = slips(dimensions, rows, diagnostics);
    let gaps: Vec<Vec<usize>> = (0..filled.len())
        .filter(|place| matches!(filled.get(*place), Some(None)))
        .map(|place| members_of_row(dimensions, place))
        .collect();
    let honest: Vec<&Vec<usize>> = gaps
        .iter()
        .filter(|members| {
            !members.iter().enumerate().any(|(dimension, member)| slips.hides(dimension, *member))
        })
        .collect();
    for members in honest.iter().take(MOST_GAPS) {
        diagnostics.push(gap(dimensions, members, rows));
    }
    if honest.len() > MOST_GAPS {
        let span = dimensions.first().map(|dimension| dimension.name.span);
        let message = format!("{} more combinations of members have no value", honest.len() - MOST_GAPS);
        diagnostics.push(
            Diagnostic::new(Code::DATA_MISSING_MEMBER, span.unwrap_or_default(), message)
                .help("write a value for each, or a symbol such as `[x]` not available"),
        );
    }
}

fn gap(dimensions: &[Dimension], members: &[usize], rows: &[Row]) -> Diagnostic {
    let labels: Vec<&str> = dimensions
        .iter()
        .zip(members)
        .filter_map(|(dimension, member)| dimension.members.get(*member).map(|member| member.label.as_str()))
        .collect();
    let near = rows.iter().max_by_key(|row| {
        row.labels.iter().zip(&labels).take_while(|(label, wanted)| label.value == **wanted).count()
    });
    let span = near.and_then(|row| row.labels.first()).map(|label| label.span).unwrap_or_default();
    let (last, others) = labels.split_last().map_or(("", &[][..]), |(last, others)| (*last, others));
    let message = if others.is_empty() {
        format!("there is no value for `{last}`")
    } else {
        format!("there is no value for `{last}` in `{}`", others.join("`, `"))
    };
    Diagnostic::new(Code::DATA_MISSING_MEMBER, span, message)
        .help("write the value, or a symbol: `[x]` not available, `[z]` not applicable, `[c]` suppressed, `[w]` none recorded")
}

/// Tells the labels that stand in few rows and are much like one that stands in many.
fn slips(dimensions: &[Dimension], rows: &[Row], diagnostics: &mut Diagnostics) -> Slips {
    let mut slips = Slips::default();
    for (at, dimension) in dimensions.iter().enumerate() {
        let mut counts = vec![0_usize; dimension.members.len()];
        let places: BTreeMap<&str, usize> =
            dimension.members.iter().enumerate().map(|(at, member)| (member.label.as_str(), at)).collect();
        for label in rows.iter().filter_map(|row| row.labels.get(at)) {
            if let Some(count) = places.get(label.value.as_str()).and_then(|member| counts.get_mut(*member)) {
                *count += 1;
            }
        }
        let most = counts.iter().copied().max().unwrap_or(0);
        let rare = |member: usize| counts.get(member).is_some_and(|count| count * 2 < most);
        for (member, found) in dimension.members.iter().enumerate().filter(|(member, _)| rare(*member)) {
            let others = dimension.members.iter().enumerate().filter(|(other, _)| !rare(*other));
            let Some(meant) = suggest::closest(&found.label, others.map(|(_, other)| other.label.as_str()))
            else {
                continue;
            };
            let meant_at = places.get(meant).copied().unwrap_or(member);
            let message = format!(
                "`{}` stands in {} of the rows for {}, and other members in {most}",
                found.label,
                counts.get(member).copied().unwrap_or(0),
                dimension.name.value
            );
            diagnostics.push(
                Diagnostic::new(Code::DATA_MISSING_MEMBER, found.span, message)
                    .help(format!("did you mean `{meant}`?")),
            );
            slips.found.insert((at, member));
            slips.meant.insert((at, meant_at));
        }
    }
    slips
}

/// Labels that are likely slips, and the labels that were likely meant.
#[derive(Default)]
struct Slips {
    found: BTreeSet<(usize, usize)>,
    meant: BTreeSet<(usize, usize)>,
}

impl Slips {
    /// Whether a gap follows from a slip: it is a gap of the slip itself, or of the member that was meant.
    fn hides(&self, dimension: usize, member: usize) -> bool {
        self.found.contains(&(dimension, member)) || self.meant.contains(&(dimension, member))
    }
}
