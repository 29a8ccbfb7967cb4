//! Small lines beside figures, never alone: value, period and change stand beside them in words.

use super::html::Html;
use crate::chart::sparkline;
use crate::figure::describe;
use crate::figure::words::capital;
use crate::model::dataset::MemberRef;
use crate::model::{Amount, Grid, Observation};

/// The line of some observations; nothing where there are no two to join.
pub(super) fn line(all: &[&Observation]) -> Html {
    let values: Vec<_> = all.iter().map(|each| each.amount().map(Amount::decimal)).collect();
    // What the canvas refuses would be a fault of this program; the words beside the line are whole without it.
    Html(sparkline::draw(&values).ok().flatten().unwrap_or_default())
}

/// From the first to the last of some times, as a heading.
pub(super) fn heading(grid: &Grid, dimension: usize, members: &[usize]) -> String {
    let name = |member: Option<&usize>| {
        member.map_or_else(String::new, |member| {
            describe::member(grid, MemberRef { dimension, member: *member })
        })
    };
    capital(&format!("change, {} to {}", name(members.first()), name(members.last())))
}
