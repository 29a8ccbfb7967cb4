//! The names of lines, at their ends.

use super::panel::{INSET, Panel, text_token};
use super::{Ends, Words};
use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, Label, Need, PX, Point};
use crate::chart::canvas::sheet::label;
use crate::chart::canvas::token::{Role, Token};
use crate::chart::gaps::{self, Gap};
use crate::chart::shape::{Plot, Series};

/// Room between the last marker and its name, in canvas units.
const BESIDE: i32 = 10 * PX;
/// Least room between two names.
const BETWEEN: i32 = 4 * PX;
/// How far a name inside the plot may lie from its line, in canvas units.
const NEAR: i32 = 44 * PX;

/// What stands at the end of one line.
pub(super) struct Name<'a> {
    series: &'a Series,
    /// Name and last value, the value with its own need where it stands alone.
    strong: Vec<(String, Need)>,
    /// What is missing after the last value.
    notes: Vec<String>,
}

impl Name<'_> {
    /// Whether this label names a gap.
    pub(super) fn tells(&self, gap: &Gap<'_>) -> bool {
        gap.trailing && !self.notes.is_empty() && std::ptr::eq(self.series, gap.series)
    }

    fn lines(&self) -> impl Iterator<Item = (Role, Token, &str, Need)> {
        let token = text_token(self.series);
        let strong = self.strong.iter().map(move |(text, need)| (Role::Strong, token, text.as_str(), *need));
        strong.chain(self.notes.iter().map(|text| (Role::Note, Token::Muted, text.as_str(), Need::Name)))
    }

    fn width(&self) -> i32 {
        self.lines().map(|(role, _, text, _)| measure::width(text, role)).max().unwrap_or(0)
    }

    /// From the top of the first line to the bottom of the last.
    fn height(&self) -> i32 {
        self.lines().map(|(role, ..)| measure::line_height(role)).sum()
    }

    /// How far the middle of name and value lies below the top.
    fn middle(&self) -> i32 {
        let lines = i32::try_from(self.strong.len()).unwrap_or(0);
        lines * measure::line_height(Role::Strong) / 2
    }

    /// The lines from a top downwards.
    fn below_top(&self, x: i32, top: i32, anchor: Anchor) -> Vec<Label> {
        let mut y = top;
        let mut out = Vec::new();
        for (role, token, text, need) in self.lines() {
            let baseline = y + measure::ascent(role);
            out.push(Label { need, ..label(token, role, anchor, Point::new(x, baseline), text) });
            y += measure::line_height(role);
        }
        out
    }
}

/// The names of all lines that have a value, broken for where they stand.
pub(super) fn names(plot: &Plot, width: i32, ends: Ends, words: Words) -> Vec<Name<'_>> {
    let room = (width * 28 / 100).min(170 * PX);
    let name = |series| match words {
        Words::NamesAndValues => name(plot, series, room, ends),
        Words::Names => bare(plot, series, if ends == Ends::Inside { room * 2 } else { room }),
    };
    plot.series.iter().filter_map(name).collect()
}

/// A name without its value.
fn bare<'a>(plot: &'a Plot, series: &'a Series, room: i32) -> Option<Name<'a>> {
    series.known(&plot.along).last()?;
    let lines = measure::wrap(&series.name, Role::Strong, room);
    let strong = lines.into_iter().map(|line| (line, Need::Name)).collect();
    Some(Name { series, strong, notes: Vec::new() })
}

fn name<'a>(plot: &'a Plot, series: &'a Series, room: i32, ends: Ends) -> Option<Name<'a>> {
    let (place, last) = series.known(&plot.along).last()?;
    if ends == Ends::Inside {
        let whole = format!("{} {}", series.name, last.flagged());
        let need = if series.name.is_empty() { Need::Value } else { Need::Name };
        let lines = measure::wrap(whole.trim(), Role::Strong, room * 2);
        let strong = lines.into_iter().map(|line| (line, need)).collect();
        return Some(Name { series, strong, notes: Vec::new() });
    }
    let mut lines = measure::wrap(&series.name, Role::Strong, room);
    let last_line = lines.last().map(|line| format!("{line} {}", last.flagged()));
    let together =
        last_line.filter(|line| plot.series.len() > 2 && measure::width(line, Role::Strong) <= room);
    if together.is_some() {
        lines.pop();
    }
    let end = together.map_or((last.flagged(), Need::Value), |line| (line, Need::Name));
    let strong = lines.into_iter().map(|line| (line, Need::Name)).chain([end]).collect();
    let gap = gaps::of_series(series, &plot.along).into_iter().find(|gap| gap.trailing);
    let note = gap.map_or(String::new(), |gap| {
        let same_group =
            gap.places.iter().all(|missing| missing.group == place.group && place.group.is_some());
        let what = match gap.places.as_slice() {
            [only] if same_group => only.short.clone(),
            _ => gap.places_in_words(),
        };
        format!("{what} {}", gap.reason)
    });
    Some(Name { series, strong, notes: measure::wrap(&note, Role::Note, room) })
}

/// Where the grid ends so that every name has room beside its line, in canvas units.
pub(super) fn right_edge(names: &[Name<'_>], plot: &Plot, left: i32, width: i32, ends: Ends) -> i32 {
    let first = plot.along.places.first().map_or(0, |place| place.step);
    let last = plot.along.places.last().map_or(0, |place| place.step);
    let edge = |name: &Name<'_>| {
        let room = width - name.width() - BESIDE;
        if ends == Ends::Column {
            return Some(room + INSET);
        }
        let (place, _) = name.series.known(&plot.along).last()?;
        let (along, whole) = (i32::try_from(place.step - first).ok()?, i32::try_from(last - first).ok()?);
        // The last value lies at left + inset + along / whole of what is left for the values.
        let span = (room - left - INSET).checked_mul(whole)?.checked_div(along)?;
        Some(left + INSET + span + INSET)
    };
    let whole = width - if ends == Ends::Inside { 0 } else { BESIDE };
    if ends == Ends::Inside {
        whole
    } else {
        names.iter().filter_map(edge).chain([whole]).min().unwrap_or(whole)
    }
}

/// Writes the names.
pub(super) fn write(panel: &Panel<'_>, names: &[Name<'_>], ends: Ends) -> Result<(), DrawFault> {
    if ends == Ends::Inside {
        inside(panel, names);
        return Ok(());
    }
    beside(panel, names, ends)
}

/// Names right of the lines, pushed apart where they would touch.
fn beside(panel: &Panel<'_>, names: &[Name<'_>], ends: Ends) -> Result<(), DrawFault> {
    let column = panel.frame.right - INSET + BESIDE;
    let mut placed: Vec<(i32, Point, &Name<'_>)> = names
        .iter()
        .filter_map(|name| panel.last(name.series).map(|(at, _)| (at.y - name.middle(), at, name)))
        .collect();
    placed.sort_by_key(|(_, at, _)| at.y);
    let lowest = panel.frame.bottom + 14 * PX;
    let tops =
        pushed_apart(&placed.iter().map(|(top, _, name)| (*top, name.height())).collect::<Vec<_>>(), lowest);
    for ((_, at, name), top) in placed.iter().zip(tops) {
        let x = if ends == Ends::Column { column } else { at.x + BESIDE };
        for line in name.below_top(x, top, Anchor::Start) {
            panel.sheet.write(line);
        }
        if ends == Ends::Column && x > at.x + 2 * BESIDE {
            panel.sheet.stroke(
                Token::Grid,
                at.moved(6 * PX, 0),
                Point::new(x - 3 * PX, top + name.middle()),
            )?;
        }
    }
    Ok(())
}

/// Tops of blocks in order, moved so that none overlaps and none ends below the lowest place.
pub fn pushed_apart(wanted: &[(i32, i32)], lowest: i32) -> Vec<i32> {
    let mut tops: Vec<i32> = Vec::new();
    let mut free = 0;
    for (top, height) in wanted {
        let top = (*top).max(free);
        tops.push(top);
        free = top + height + BETWEEN;
    }
    let mut limit = lowest;
    for (top, (_, height)) in tops.iter_mut().zip(wanted).rev() {
        *top = (*top).min(limit - height);
        limit = *top - BETWEEN;
    }
    tops
}

/// Names above or below the ends of lines, as near as there is room.
fn inside(panel: &Panel<'_>, names: &[Name<'_>]) {
    for name in names {
        let Some((at, _)) = panel.last(name.series) else { continue };
        let steps = (8 * PX..NEAR).step_by(usize::try_from(4 * PX).unwrap_or(1));
        let right = panel.frame.right;
        let placings = steps.flat_map(|away| {
            let above = at.y - away - name.height();
            [above, at.y + away].map(|top| name.below_top(right, top, Anchor::End))
        });
        panel.sheet.settle_or_insist(placings);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_would_touch_are_pushed_apart_and_stay_above_the_floor() {
        assert_eq!(pushed_apart(&[(10, 40), (30, 40), (240, 40)], 1000), [10, 90, 240]);
        assert_eq!(pushed_apart(&[(80, 40), (90, 40)], 170), [50, 130]);
    }
}
