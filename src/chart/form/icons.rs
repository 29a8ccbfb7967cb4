//! Icon arrays: so many of ten or of a hundred, as dots of which that many are filled.
//!
//! In: a value, or one for each category, that says "in every 10" or is a percentage. Out: rows of dots with the count in
//! words. A percentage is rounded to whole dots, and its own figure stands beside them.

use super::facts::{Facts, Order, Refusal, Values};
use super::remarks::{self, Remarks};
use super::rows::{self, Row, WAYS, Writer};
use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, Frame, PX, Point, Scene};
use crate::chart::canvas::sheet::{Sheet, label};
use crate::chart::canvas::token::{Role, Token};
use crate::chart::gaps;
use crate::chart::shape::{Plot, Reported, Value};
use crate::figure::round;
use crate::model::{Amount, Unit};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Most rows of icons that can be taken in.
const MOST: usize = 6;

/// Whether icons show the data truthfully.
pub fn suits(facts: &Facts) -> Result<(), Refusal> {
    match facts {
        Facts { order: Order::Periods, .. } => {
            Err(Refusal::because("icons are for categories, and these are periods", "use `form: line`"))
        }
        Facts { series, .. } if *series > 1 => {
            Err(Refusal::because("icons show one dimension, and two are open", "fix a member with `only:`"))
        }
        Facts { places, .. } if *places > MOST => {
            Err(Refusal::because("more than six rows of icons cannot be taken in", "use `form: bars`"))
        }
        Facts { values: Values::Ranges, .. } => {
            Err(Refusal::because("icons cannot show a range", "use `form: dots`"))
        }
        Facts { unit, .. } if of(unit).is_none() => Err(Refusal::because(
            "icons show so many of ten or of a hundred",
            "use `form: bars`, or the unit `percent` or `in every 10`",
        )),
        _ => Ok(()),
    }
}

/// How many icons stand for the whole.
fn of(unit: &Unit) -> Option<i32> {
    match unit {
        Unit::Percent => Some(100),
        Unit::Counted(things) => things
            .strip_prefix("in every ")
            .and_then(|number| number.parse().ok())
            .filter(|number| *number == 10 || *number == 100),
        _ => None,
    }
}

/// Draws one attempt.
pub fn draw(plot: &Plot, width: i32, attempt: usize) -> Option<Result<Scene, DrawFault>> {
    let whole = of(&plot.unit)?;
    let grid = Grid::of(whole);
    let row = |name: &str, names| Row::new(name, Role::Value, grid.height(), width, names);
    let ways = WAYS.into_iter().map(|names| {
        let rows: Vec<Row> = plot.along.places.iter().map(|place| row(&place.name, names)).collect();
        (names, rows)
    });
    let (names, rows) = ways.filter(|(names, rows)| rows::suits(rows, *names)).nth(attempt)?;
    Some(drawn(plot, width, names, &rows, grid))
}

/// Rows and columns of icons.
#[derive(Clone, Copy)]
struct Grid {
    whole: i32,
    across: i32,
    /// From one icon to the next, in canvas units.
    step: i32,
}

impl Grid {
    fn of(whole: i32) -> Self {
        if whole == 10 {
            Self { whole, across: 10, step: 14 * PX }
        } else {
            Self { whole, across: 20, step: 9 * PX }
        }
    }

    fn height(self) -> i32 {
        self.whole / self.across * self.step
    }

    fn width(self) -> i32 {
        self.across * self.step
    }

    /// The square of an icon, counted along the rows.
    fn icon(self, corner: Point, index: i32) -> Frame {
        let at = corner.moved(index % self.across * self.step, index / self.across * self.step);
        let size = self.step - 2 * PX;
        Frame { left: at.x, top: at.y, right: at.x + size, bottom: at.y + size }
    }
}

fn drawn(plot: &Plot, width: i32, names: rows::Names, rows: &[Row], grid: Grid) -> Result<Scene, DrawFault> {
    let gaps = gaps::gaps(plot);
    let told = gaps.iter().map(|gap| format!("{} {}", gap.symbol, remarks::of_gap(plot, gap)));
    let remarks = Remarks::new(
        &told.chain(remarks::of_goals(plot)).chain(remarks::of_flags(plot, false)).collect::<Vec<_>>(),
        width,
    );
    let bottom: i32 = rows.iter().map(|row| row.height(names)).sum();
    let sheet = Sheet::new(width, bottom + remarks.height());
    let gutter = rows::gutter(rows, names);
    let writer = Writer { sheet: &sheet, names, left: 0, gutter };
    let values = plot.series.first().map_or(&[][..], |series| series.values.as_slice());
    let mut top = 0;
    for (row, value) in rows.iter().zip(values) {
        let corner = Point::new(gutter.min(width - grid.width()).max(0), writer.name(row, top));
        one(&sheet, plot, value, corner, grid)?;
        top += row.height(names);
    }
    remarks.draw(&sheet, bottom);
    Ok(sheet.finish())
}

/// The icons of one value and its words.
fn one(sheet: &Sheet, plot: &Plot, value: &Value, corner: Point, grid: Grid) -> Result<(), DrawFault> {
    let middle = corner.y + i32::midpoint(grid.height() - 2 * PX, measure::capitals(Role::Strong));
    let at = Point::new(corner.x + grid.width() + 4 * PX, middle);
    let Value::Reported(value) = value else {
        let Value::Missing { symbol, .. } = value else { return Ok(()) };
        sheet.write(label(Token::Muted, Role::Note, Anchor::Start, at, symbol).spare());
        return Ok(());
    };
    let filled = filled(value, grid.whole);
    for index in 0..grid.whole {
        let token = if index < filled { Token::S1 } else { Token::Quiet };
        let icon = grid.icon(corner, index);
        if index < filled { sheet.area(token, icon)? } else { sheet.outline(token, icon)? }
    }
    let words = words(plot, value, filled, grid.whole);
    let first =
        middle - (i32::try_from(words.len()).unwrap_or(1) - 1) * measure::line_height(Role::Strong) / 2;
    for (index, line) in (0..).zip(words) {
        let at = Point { y: first + index * measure::line_height(Role::Strong), ..at };
        sheet.write(label(Token::Ink, Role::Strong, Anchor::Start, at, line).spare());
    }
    Ok(())
}

/// How many icons are filled: the value rounded to whole icons, within the whole.
fn filled(value: &Reported, whole: i32) -> i32 {
    let rounded = round::to_decimals(value.amount.clamp(Decimal::ZERO, Decimal::from(whole)), 0);
    rounded.decimal().to_i32().unwrap_or(0)
}

/// `13 in 100`, and below it the published percentage where that is not the same.
fn words(plot: &Plot, value: &Reported, filled: i32, whole: i32) -> Vec<String> {
    let exact = value.amount == Decimal::from(filled) || plot.unit != Unit::Percent;
    let count = format!("{} in {whole}", Amount::new(Decimal::from(filled)));
    std::iter::once(count).chain((!exact).then(|| format!("({})", value.flagged()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::canvas::scene::Paint;
    use crate::chart::{form, laid_out, samples};

    fn drawing(unit: &str, values: &[&str], width: i32) -> Scene {
        let names: Vec<&str> =
            ["Three or more social workers in a year", "Hardly ever included"][..values.len()].to_vec();
        let along = samples::categories(&names);
        let plot = samples::plot(&form::ICONS, Unit::parse(unit), along, &[("", values)]);
        let (scene, faults) = laid_out(&plot, width).unwrap();
        assert_eq!(faults, [], "{width}");
        scene
    }

    fn counts(scene: &Scene) -> (usize, usize) {
        let of = |paint| scene.marks.iter().filter(|mark| mark.paint == paint).count();
        (of(Paint::Fill), of(Paint::Hollow))
    }

    #[test]
    fn as_many_icons_are_filled_as_the_words_say() {
        for width in [288, 480, 672] {
            let scene = drawing("in every 10", &["2", "1"], width);
            assert_eq!(counts(&scene), (3, 17));
            assert!(scene.labels.iter().any(|label| label.text == "2 in 10"));
        }
    }

    #[test]
    fn a_percentage_is_rounded_to_whole_icons_and_stands_beside_them() {
        let scene = drawing("percent", &["12.9"], 480);
        assert_eq!(counts(&scene), (13, 87));
        assert!(scene.labels.iter().any(|label| label.text == "13 in 100"));
        assert!(scene.labels.iter().any(|label| label.text == "(12.9%)"));
    }
}
