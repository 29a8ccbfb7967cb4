//! Trend lines: markers and strokes through values that follow each other, labelled directly.
//!
//! In: series over periods. Out: all lines together while there are at most four and their labels find room;
//! otherwise a panel for each, with one scale. A gap is never bridged, and is named on the chart.

mod ends;
mod panel;

use super::places;
use super::remarks::{self, Remarks};
use super::scale;
use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, Frame, PX, Point, Scene};
use crate::chart::canvas::sheet::{Sheet, label};
use crate::chart::canvas::token::{Role, Token};
use crate::chart::gaps;
use crate::chart::shape::{Plot, Series};
use panel::Panel;

/// Where the names of the lines stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    /// Right of each line's last value.
    Beside,
    /// In one column right of the plot.
    Column,
    /// Inside the plot, above or below each line's end.
    Inside,
}

/// One layout to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// All lines in one plot.
    Together(Ends),
    /// A plot for each line, so many in a row.
    Panels(i32),
}

/// The widest drawing whose names stand inside the plot by preference, in canvas units.
const NARROW: i32 = 400 * PX;
/// Most lines that share a plot.
const TOGETHER: usize = 4;
/// Room above the plot for labels of values at its top, in canvas units.
const HEADROOM: i32 = 26 * PX;

/// Draws one attempt.
pub fn draw(plot: &Plot, width: i32, attempt: usize) -> Option<Result<Scene, DrawFault>> {
    let way = ways(plot, width).into_iter().nth(attempt)?;
    Some(match way {
        Way::Together(ends) => together(plot, width, ends),
        Way::Panels(across) => panels(plot, width, across),
    })
}

fn ways(plot: &Plot, width: i32) -> Vec<Way> {
    let together: &[Ends] = if plot.series.len() > TOGETHER {
        &[]
    } else if width < NARROW {
        &[Ends::Inside, Ends::Beside, Ends::Column]
    } else {
        &[Ends::Beside, Ends::Column, Ends::Inside]
    };
    let across = [3, 2, 1].into_iter().filter(|across| width / across >= 200 * PX);
    together.iter().map(|ends| Way::Together(*ends)).chain(across.map(Way::Panels)).collect()
}

/// All lines in one plot.
fn together(plot: &Plot, width: i32, ends: Ends) -> Result<Scene, DrawFault> {
    let axis = scale::of_lines(plot, 4);
    let left = scale::gutter(&axis, &plot.unit);
    let names = ends::names(plot, width, ends);
    let right = ends::right_edge(&names, plot, left, width, ends);
    let frame = Frame { left, top: HEADROOM, right, bottom: HEADROOM + plot_height(width) };
    let remarks = Remarks::new(&sentences(plot, &names), width);
    let below = frame.bottom + places::height(&plot.along.places);
    let sheet = Sheet::new(width, below + remarks.height());
    let all: Vec<&Series> = plot.series.iter().collect();
    let mut panel = Panel::new(&sheet, plot, frame, axis)?;
    panel.scenery(true)?;
    panel.target()?;
    panel.lines(&all)?;
    ends::write(&panel, &names, ends)?;
    panel.target_label()?;
    panel.values(&all)?;
    remarks.draw(&sheet, below)?;
    Ok(sheet.finish())
}

/// How high the plot is at a width, in canvas units.
fn plot_height(width: i32) -> i32 {
    (width * 2 / 5).clamp(170 * PX, 250 * PX)
}

/// What stands below: gaps that no label names, and what special markers mean.
fn sentences(plot: &Plot, names: &[ends::Name<'_>]) -> Vec<String> {
    let told = |gap: &gaps::Gap<'_>| names.iter().any(|name| name.tells(gap));
    let gaps = gaps::gaps(plot).into_iter().filter(|gap| !told(gap));
    gaps.map(|gap| remarks::of_gap(plot, &gap)).chain(remarks::of_flags(plot, true)).collect()
}

/// A plot for each line, all with one scale.
fn panels(plot: &Plot, width: i32, across: i32) -> Result<Scene, DrawFault> {
    let axis = scale::of_lines(plot, 2);
    let left = scale::gutter(&axis, &plot.unit);
    let between = 20 * PX;
    let each = (width - between * (across - 1)) / across;
    let high = 100 * PX;
    let titles: Vec<Vec<String>> =
        plot.series.iter().map(|series| measure::wrap(&series.name, Role::Heading, each)).collect();
    let title_lines =
        titles.iter().map(Vec::len).max().and_then(|lines| i32::try_from(lines).ok()).unwrap_or(0);
    let head = title_lines * measure::line_height(Role::Heading) + HEADROOM;
    let row = head + high + places::height(&plot.along.places) + 8 * PX;
    let count = i32::try_from(plot.series.len()).unwrap_or(i32::MAX);
    let rows = (count + across - 1) / across;
    let remarks = Remarks::new(&sentences(plot, &[]), width);
    let sheet = Sheet::new(width, rows * row + remarks.height());
    for ((index, series), title) in (0..).zip(&plot.series).zip(titles) {
        let corner = Point::new(index % across * (each + between), index / across * row);
        for (line, text) in (0..).zip(title) {
            let y = measure::ascent(Role::Heading) + line * measure::line_height(Role::Heading);
            sheet.write(&label(Token::Ink, Role::Heading, Anchor::Start, corner.moved(0, y), text))?;
        }
        let last_value = measure::widest(
            series.values.iter().filter_map(|value| Some(value.reported()?.text.as_str())),
            Role::Strong,
        );
        let frame = Frame {
            left: corner.x + left,
            top: corner.y + head,
            right: corner.x + each - last_value - panel::INSET,
            bottom: corner.y + head + high,
        };
        let mut panel = Panel::new(&sheet, plot, frame, axis)?;
        panel.scenery(true)?;
        panel.target()?;
        panel.lines(&[series])?;
        panel.last_value(series)?;
        panel.target_label()?;
        panel.values(&[series])?;
    }
    remarks.draw(&sheet, rows * row)?;
    Ok(sheet.finish())
}
