//! Trend lines: markers and strokes through values that follow each other, labelled directly.
//!
//! In: series over periods. Out: all lines together while there are at most four and their labels find room;
//! otherwise a panel for each, with one scale. A gap is never bridged, and is named on the chart.

mod ends;
mod panel;

use super::Scale;
use super::facts::{Facts, Order, Refusal, Values};
use super::places;
use super::remarks::{self, Remarks};
use super::scale;
use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, Frame, PX, Point, Scene};
use crate::chart::canvas::sheet::{Sheet, label};
use crate::chart::canvas::token::{Role, Token};
use crate::chart::gaps;
use crate::chart::shape::{Plot, Series, Whose};
pub use ends::pushed_apart;
use panel::Panel;
pub use panel::marker;

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

/// What stands at the ends of the lines, whatever room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// Each name with the last value, and the target's name on its line.
    NamesAndValues,
    /// The names; the last values where they find room, and the target in a sentence below.
    Names,
}

/// One layout to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// All lines in one plot.
    Together(Ends, Words),
    /// A plot for each line, so many in a row.
    Panels(i32, Words),
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
        Way::Together(ends, words) => together(plot, width, ends, words),
        Way::Panels(across, words) => panels(plot, width, across, words),
    })
}

/// Whether lines show the data truthfully.
pub fn suits(facts: &Facts) -> Result<(), Refusal> {
    match facts {
        Facts { order: Order::Ordered | Order::Categories, .. } => {
            Err(Refusal::because("a line joins periods, and these are categories", "use `form: bars`"))
        }
        Facts { values: Values::Ranges, .. } => {
            Err(Refusal::because("a line cannot show ranges", "use a `table` block"))
        }
        _ => Ok(()),
    }
}

/// The axis of every layout.
pub fn scale(plot: &Plot) -> Scale {
    Scale::Vertical(scale::of_lines(plot))
}

fn ways(plot: &Plot, width: i32) -> Vec<Way> {
    let own_goals =
        plot.series.len() > 1 && plot.goals.iter().any(|goal| matches!(goal.whose, Whose::Series(_)));
    let together: &[Ends] = if plot.series.len() > TOGETHER || own_goals {
        &[]
    } else if width < NARROW {
        &[Ends::Inside, Ends::Beside, Ends::Column]
    } else {
        &[Ends::Beside, Ends::Column, Ends::Inside]
    };
    let across = [3, 2, 1].into_iter().filter(|across| width / across >= 200 * PX);
    let words = [Words::NamesAndValues, Words::Names];
    let together =
        words.into_iter().flat_map(|words| together.iter().map(move |ends| Way::Together(*ends, words)));
    together
        .chain(
            words.into_iter().flat_map(|words| across.clone().map(move |across| Way::Panels(across, words))),
        )
        .collect()
}

/// All lines in one plot.
fn together(plot: &Plot, width: i32, ends: Ends, words: Words) -> Result<Scene, DrawFault> {
    let axis = scale::of_lines(plot);
    let left = scale::gutter(&axis, &plot.unit);
    let names = ends::names(plot, width, ends, words);
    let right = ends::right_edge(&names, plot, left, width, ends);
    let frame = Frame { left, top: HEADROOM, right, bottom: HEADROOM + plot_height(width) };
    let remarks = Remarks::new(&sentences(plot, &names, words), width);
    let below = frame.bottom + places::height(&plot.along.places);
    let sheet = Sheet::new(width, below + remarks.height());
    let all: Vec<&Series> = plot.series.iter().collect();
    let panel = Panel::new(&sheet, plot, frame, axis);
    panel.scenery(true)?;
    panel.target()?;
    panel.goals(0)?;
    panel.lines(&all)?;
    ends::write(&panel, &names, ends)?;
    panel.words(&all, words);
    remarks.draw(&sheet, below);
    Ok(sheet.finish())
}

/// How high the plot is at a width, in canvas units.
fn plot_height(width: i32) -> i32 {
    (width * 2 / 5).clamp(170 * PX, 250 * PX)
}

/// What stands below: gaps that no label names, and what special markers mean.
fn sentences(plot: &Plot, names: &[ends::Name<'_>], words: Words) -> Vec<String> {
    let told = |gap: &gaps::Gap<'_>| names.iter().any(|name| name.tells(gap));
    let gaps = gaps::gaps(plot).into_iter().filter(|gap| !told(gap));
    let target = plot.target.as_ref().filter(|_| words == Words::Names).map(remarks::of_target);
    gaps.map(|gap| remarks::of_gap(plot, &gap))
        .chain(target)
        .chain(remarks::of_goals(plot))
        .chain(remarks::of_flags(plot, true))
        .collect()
}

/// A plot for each line, all with one scale.
fn panels(plot: &Plot, width: i32, across: i32, words: Words) -> Result<Scene, DrawFault> {
    let axis = scale::of_lines(plot).coarser();
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
    let remarks = Remarks::new(&sentences(plot, &[], words), width);
    let sheet = Sheet::new(width, rows * row + remarks.height());
    for (((turn, index), series), title) in (0usize..).zip(0..).zip(&plot.series).zip(titles) {
        let corner = Point::new(index % across * (each + between), index / across * row);
        for (line, text) in (0..).zip(title) {
            let y = measure::ascent(Role::Heading) + line * measure::line_height(Role::Heading);
            sheet.write(label(Token::Ink, Role::Heading, Anchor::Start, corner.moved(0, y), text));
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
        let panel = Panel::new(&sheet, plot, frame, axis);
        panel.scenery(true)?;
        panel.target()?;
        panel.goals(turn)?;
        panel.lines(&[series])?;
        panel.last_value(series);
        panel.words(&[series], words);
    }
    remarks.draw(&sheet, rows * row);
    Ok(sheet.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::canvas::layout;
    use crate::chart::canvas::scene::{Paint, Shape};
    use crate::chart::samples;

    fn shapes(scene: &Scene, token: Token, paint: Paint) -> Vec<&Shape> {
        let marks = scene.marks.iter().filter(|mark| mark.token == token && mark.paint == paint);
        marks.map(|mark| &mark.shape).collect()
    }

    #[test]
    fn a_value_is_written_once() {
        for width in crate::chart::WIDTHS {
            let (scene, _) = crate::chart::laid_out(&samples::in_touch(), width).unwrap();
            let values = scene.labels.iter().filter(|label| label.role == Role::Value);
            let mut places: Vec<(i32, &str)> =
                values.map(|label| (label.at.x, label.text.as_str())).collect();
            let all = places.len();
            places.sort_unstable();
            places.dedup();
            assert_eq!(places.len(), all, "{width}: {places:?}");
        }
    }

    fn texts(scene: &Scene) -> Vec<&str> {
        scene.labels.iter().map(|label| label.text.as_str()).collect()
    }

    #[test]
    fn the_worked_example_is_clean_at_every_width_at_the_first_attempt() {
        for width in [288, 480, 672] {
            let scene = draw(&samples::in_touch(), width * PX, 0).unwrap().unwrap();
            assert_eq!(layout::faults(&scene), [], "{width}");
            assert!(layout::marks_on_canvas(&scene));
        }
    }

    #[test]
    fn a_missing_value_has_no_marker_and_is_named() {
        let scene = draw(&samples::in_touch(), 672 * PX, 0).unwrap().unwrap();
        assert_eq!(shapes(&scene, Token::S1, Paint::Mark).len(), 6);
        assert_eq!(shapes(&scene, Token::Benchmark, Paint::Mark).len(), 5);
        assert!(texts(&scene).contains(&"Q3 not yet published"));
    }

    #[test]
    fn a_gap_is_never_bridged() {
        let plot = samples::line(&[("Hampshire", &["61", "63", "[x] not collected", "50", "73"])]);
        let scene = draw(&plot, 672 * PX, 0).unwrap().unwrap();
        let lines = shapes(&scene, Token::S1, Paint::Line);
        let lengths: Vec<usize> = lines
            .iter()
            .map(|shape| if let Shape::Path(points) = shape { points.len() } else { 0 })
            .collect();
        assert_eq!(lengths, [2, 2]);
        assert!(texts(&scene).contains(&"No figure for 2020 (not collected)."), "{:?}", texts(&scene));
    }

    #[test]
    fn every_marker_lies_where_its_value_says() {
        let scene = draw(&samples::in_touch(), 672 * PX, 0).unwrap().unwrap();
        let centres: Vec<i32> = shapes(&scene, Token::S1, Paint::Mark)
            .iter()
            .filter_map(|shape| if let Shape::Disc(centre, _) = shape { Some(centre.y) } else { None })
            .collect();
        // From 80% at the bottom to 95% at the top: a point is a fifteenth of the plot's height.
        let height = plot_height(672 * PX);
        let bottom = HEADROOM + height;
        let expected = ["85.0", "85.1", "83.9", "84.1", "84.0", "84.2"].map(|text| {
            let tenths: i32 = text.replace('.', "").parse().unwrap();
            bottom - (tenths - 800) * height / 150
        });
        for (centre, wanted) in centres.iter().zip(expected) {
            assert!((centre - wanted).abs() <= 1, "{centres:?} {expected:?}");
        }
    }

    #[test]
    fn more_than_four_lines_become_panels() {
        let values: &[&str] = &["61", "63", "64"];
        let plot =
            samples::line(&[("A", values), ("B", values), ("C", values), ("D", values), ("E", values)]);
        let scene = draw(&plot, 672 * PX, 0).unwrap().unwrap();
        let headings = scene.labels.iter().filter(|label| label.role == Role::Heading).count();
        assert_eq!(headings, 5);
        assert_eq!(layout::faults(&scene), []);
    }

    #[test]
    fn a_target_is_a_dashed_line_with_its_name_on_it() {
        let mut plot = samples::line(&[("Hampshire", &["61", "63", "64"])]);
        plot.target = Some(crate::chart::shape::Target { amount: 80.into(), text: "80%".into() });
        let scene = draw(&plot, 480 * PX, 0).unwrap().unwrap();
        assert_eq!(shapes(&scene, Token::Target, Paint::Line).len(), 1);
        assert!(texts(&scene).contains(&"Target 80%"));
        assert_eq!(layout::faults(&scene), []);
    }
}
