//! Bars in groups: two or three values for each category, or a panel of bars for each of many.
//!
//! In: several series over categories. Out: a heading for each category with its bars, every bar named; more than three
//! bars to a group become panels with a title, one scale and the same order everywhere.

use super::bars::{self, list};
use super::facts::{Facts, Order, Refusal, Values};
use super::remarks::Remarks;
use super::rows::{Names, WAYS};
use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::scene::{PX, Scene};
use crate::chart::canvas::sheet::Sheet;
use crate::chart::shape::{self, Plot, Series, Value};
use list::{Bar, Item, List, Place};

/// Most bars that stand under one heading.
const TOGETHER: usize = 3;
/// Room between panels.
const BETWEEN: i32 = 28 * PX;
/// The least width of a panel of bars.
const PANEL: i32 = 300 * PX;

/// Whether groups show the data truthfully.
pub fn suits(facts: &Facts) -> Result<(), Refusal> {
    match facts {
        Facts { order: Order::Periods, .. } => Err(Refusal::because(
            "groups of bars are for categories, and these are periods",
            "use `form: line` or `form: columns`",
        )),
        Facts { values: Values::Ranges, .. } => {
            Err(Refusal::because("a bar from zero cannot show a range", "use `form: dots`"))
        }
        Facts { series: 1, .. } => {
            Err(Refusal::because("there is one value in each group", "use `form: bars`"))
        }
        _ => Ok(()),
    }
}

/// Draws one attempt.
pub fn draw(plot: &Plot, width: i32, attempt: usize) -> Option<Result<Scene, DrawFault>> {
    let grouped = plot.series.len() <= TOGETHER;
    let across: &[i32] = if grouped || width < 2 * PANEL { &[1] } else { &[2, 1] };
    let ways = across.iter().flat_map(|across| WAYS.map(|names| (*across, names)));
    let lists =
        ways.map(
            |(across, names)| {
                if grouped { groups(plot, width, names) } else { panels(plot, width, across, names) }
            },
        );
    let lists = lists.filter(|lists| lists.iter().all(List::suits)).nth(attempt)?;
    Some(drawn(plot, &lists, width))
}

/// A heading for each category.
fn groups(plot: &Plot, width: i32, names: Names) -> Vec<List<'_>> {
    let items = order(plot).into_iter().flat_map(|(index, place)| {
        let bar = move |series: &'_ Series| -> Option<Item<'_>> {
            let series = plot.series.iter().find(|other| std::ptr::eq(*other, series))?;
            let value = series.values.get(index)?;
            Some(Item::Bar(Bar {
                name: &series.name,
                token: series.token,
                strong: false,
                ..bars::bar(plot, series, place, value)
            }))
        };
        std::iter::once(Item::Heading(&place.name)).chain(plot.series.iter().filter_map(bar))
    });
    let place = Place { left: 0, top: bars::headroom(plot), width, names, axis: list::axis(plot) };
    vec![List::new(items.collect(), place)]
}

/// The categories with their positions, in the order of the first series.
fn order(plot: &Plot) -> Vec<(usize, &shape::Place)> {
    let Some(first) = plot.series.first() else { return Vec::new() };
    let sorted = bars::sorted(plot, first).into_iter().map(|(place, _)| place);
    let position =
        |place: &shape::Place| plot.along.places.iter().position(|other| std::ptr::eq(other, place));
    sorted.filter_map(|place| Some((position(place)?, place))).collect()
}

/// A panel for each series, so many in a row.
fn panels(plot: &Plot, width: i32, across: i32, names: Names) -> Vec<List<'_>> {
    let each = (width - BETWEEN * (across - 1)) / across;
    let axis = list::axis(plot);
    let order = order(plot);
    let mut lists: Vec<List<'_>> = Vec::new();
    let (mut top, mut lowest) = (bars::headroom(plot), 0);
    for (index, series) in (0..).zip(&plot.series) {
        let column = index % across;
        if column == 0 {
            top = top.max(lowest);
        }
        let bar = |(at, place): &(usize, &'_ shape::Place)| -> Option<Item<'_>> {
            let place = plot.along.places.iter().find(|other| std::ptr::eq(*other, *place))?;
            let value: &Value = series.values.get(*at)?;
            Some(Item::Bar(Bar { token: series.token, ..bars::bar(plot, series, place, value) }))
        };
        let items: Vec<Item<'_>> =
            std::iter::once(Item::Heading(&series.name)).chain(order.iter().filter_map(bar)).collect();
        let place = Place { left: column * (each + BETWEEN), top, width: each, names, axis };
        let list = List::new(items, place);
        lowest = lowest.max(top + list.height() + 10 * PX);
        lists.push(list);
    }
    lists
}

fn drawn(plot: &Plot, lists: &[List<'_>], width: i32) -> Result<Scene, DrawFault> {
    let remarks = Remarks::new(&bars::sentences(plot, lists.iter().all(List::tells_reasons)), width);
    let bottom = lists.iter().map(|list| list.frame().bottom).max().unwrap_or(0);
    let sheet = Sheet::new(width, bottom + remarks.height());
    if let [only] = lists {
        bars::target(&sheet, plot, only.frame())?;
    }
    lists.iter().try_for_each(|list| list.draw(&sheet))?;
    remarks.draw(&sheet, bottom);
    Ok(sheet.finish())
}
