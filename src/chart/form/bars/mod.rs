//! Horizontal bars: values of categories, from zero, with the value at the end.
//!
//! In: one series over categories. Out: bars from the longest to the shortest, unless the order means something.

pub mod list;
#[cfg(test)]
mod tests;

use super::facts::{Facts, Order, Refusal, Values};
use super::remarks::{self, Remarks};
use super::rows::{Names, WAYS};
use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, Frame, PX, Point, Scene};
use crate::chart::canvas::sheet::{Sheet, label};
use crate::chart::canvas::token::{Role, Token};
use crate::chart::gaps;
use crate::chart::shape::{self, Plot, Series, Value};
use list::{Bar, Item, List, Place};
use rust_decimal::Decimal;

/// Whether bars show the data truthfully.
pub fn suits(facts: &Facts) -> Result<(), Refusal> {
    match facts {
        Facts { order: Order::Periods, .. } => Err(Refusal::because(
            "bars are for categories, and these are periods",
            "use `form: columns` or `form: line`",
        )),
        Facts { values: Values::Ranges, .. } => {
            Err(Refusal::because("a bar from zero cannot show a range", "use `form: dots`"))
        }
        Facts { series, .. } if *series > 1 => Err(Refusal::because(
            "bars show one dimension, and two are open",
            "use `form: grouped`, or fix a member with `only:`",
        )),
        _ => Ok(()),
    }
}

/// Draws one attempt.
pub fn draw(plot: &Plot, width: i32, attempt: usize) -> Option<Result<Scene, DrawFault>> {
    let series = plot.series.first()?;
    let lists = WAYS.into_iter().map(|names| listed(plot, series, width, names));
    let list = lists.filter(List::suits).nth(attempt)?;
    Some(drawn(plot, &list, width))
}

fn listed<'a>(plot: &'a Plot, series: &'a Series, width: i32, names: Names) -> List<'a> {
    let place = Place { left: 0, top: headroom(plot), width, names, axis: list::axis(plot) };
    List::new(bars(plot, series), place)
}

/// The bars in their order.
fn bars<'a>(plot: &'a Plot, series: &'a Series) -> Vec<Item<'a>> {
    sorted(plot, series)
        .into_iter()
        .map(|(place, value)| Item::Bar(bar(plot, series, place, value)))
        .collect()
}

/// One bar of a series.
pub fn bar<'a>(plot: &'a Plot, series: &Series, place: &'a shape::Place, value: &'a Value) -> Bar<'a> {
    let index = plot.along.places.iter().position(|other| std::ptr::eq(other, place));
    let at = plot.series.iter().position(|other| std::ptr::eq(other, series));
    let goal = at.zip(index).and_then(|(series, place)| plot.goal(series, place)).map(|target| target.amount);
    let highlight = plot.highlight.and_then(|index| plot.along.places.get(index));
    let strong = highlight.is_some_and(|chosen| std::ptr::eq(chosen, place));
    let token = match highlight {
        _ if place.benchmark => Token::Benchmark,
        Some(_) if !strong => Token::Quiet,
        _ => series.token,
    };
    Bar { name: &place.name, value, token, strong, goal }
}

/// The values of a series from the highest to the lowest, what remains last, unless the order means something.
pub fn sorted<'a>(plot: &'a Plot, series: &'a Series) -> Vec<(&'a shape::Place, &'a Value)> {
    let mut all: Vec<(&shape::Place, &Value)> = plot.along.places.iter().zip(&series.values).collect();
    if !plot.along.ordinal && !plot.along.periods {
        all.sort_by_cached_key(|(place, value)| {
            (is_rest(place), std::cmp::Reverse(value.reported().map(|value| value.amount)))
        });
    }
    all
}

/// Whether a category is what remains, which comes last whatever its size.
fn is_rest(place: &shape::Place) -> bool {
    let begins = |start: &str| {
        place.name.get(..start.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(start))
    };
    ["other", "not known", "not stated", "unknown", "none of"].into_iter().any(begins)
}

/// Room for the target's name.
pub fn headroom(plot: &Plot) -> i32 {
    if plot.target.is_some() { measure::line_height(Role::Note) + 4 * PX } else { 0 }
}

fn drawn(plot: &Plot, list: &List<'_>, width: i32) -> Result<Scene, DrawFault> {
    let remarks = Remarks::new(&sentences(plot, list.tells_reasons()), width);
    let frame = list.frame();
    let sheet = Sheet::new(width, frame.bottom + remarks.height());
    target(&sheet, plot, frame)?;
    list.draw(&sheet)?;
    remarks.draw(&sheet, frame.bottom);
    Ok(sheet.finish())
}

/// The dashed line of the target with its name above the bars.
pub fn target(sheet: &Sheet, plot: &Plot, frame: Frame) -> Result<(), DrawFault> {
    let Some(target) = &plot.target else { return Ok(()) };
    let flat = crate::chart::canvas::axis::Axis::plain(Decimal::ZERO, Decimal::ONE);
    let x = sheet.field(frame, list::axis(plot), flat).at(target.amount, Decimal::ZERO).x;
    sheet.stroke(Token::Target, Point::new(x, frame.top - 2 * PX), Point::new(x, frame.bottom))?;
    let text = format!("Target {}", target.text);
    let sides = [(Anchor::Middle, 0), (Anchor::End, 4 * PX), (Anchor::Start, -4 * PX)];
    let y = measure::ascent(Role::Note);
    let placings =
        sides.map(|(side, dx)| vec![label(Token::Ink, Role::Note, side, Point::new(x + dx, y), &text)]);
    sheet.settle_or_insist(placings);
    Ok(())
}

/// What stands below: reasons that have no room at their place, and what special values mean.
pub fn sentences(plot: &Plot, told: bool) -> Vec<String> {
    let gaps = gaps::gaps(plot).into_iter().filter(|_| !told);
    let reasons = gaps.map(|gap| format!("{} {}", gap.symbol, remarks::of_gap(plot, &gap)));
    reasons.chain(remarks::of_goals(plot)).chain(remarks::of_flags(plot, false)).collect()
}
