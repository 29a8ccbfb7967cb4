//! Stacked bars: parts of a whole for each category, at most five, one after the other.
//!
//! In: series that are parts, over categories. Out: rows of parts with a gap of a pixel between them, values inside where
//! they fit, the names of the parts above the first row, the total at the end of counts, and a note when rounded
//! percentages are not 100.

pub mod captions;
pub mod under;

use super::facts::{self, Facts, Parts, Refusal};
use super::remarks::{self, Remarks};
use super::rows::{self, BESIDE, Names, Row, WAYS};
use crate::chart::canvas::axis::Axis;
use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, Frame, PX, Point, Scene};
use crate::chart::canvas::sheet::{Sheet, label};
use crate::chart::canvas::token::{Role, Token};
use crate::chart::gaps;
use crate::chart::shape::{Plot, Reported, Series};
use crate::figure::{format, round};
use crate::model::{Amount, Unit};
use captions::{Caption, Captions};
use rust_decimal::Decimal;
use under::Under;

/// How thick a row is, in canvas units.
pub const ROW: i32 = 28 * PX;
/// Most parts that can be told apart.
const MOST: usize = 5;
/// The gap between two parts.
pub const GAP: i32 = PX;

/// Whether stacks show the data truthfully.
pub fn suits(facts: &Facts) -> Result<(), Refusal> {
    match facts {
        Facts { parts: Parts::Apart, .. } => {
            Err(Refusal::because("these values are not parts of one whole", "use `form: grouped` or a table"))
        }
        Facts { series, .. } if *series > MOST => Err(Refusal::because(
            "more than five parts cannot be told apart",
            "use `form: grouped`, or put small parts together in the dataset",
        )),
        _ => Ok(()),
    }
}

/// Draws one attempt, all rows on one scale.
pub fn draw(plot: &Plot, width: i32, attempt: usize) -> Option<Result<Scene, DrawFault>> {
    drawn(plot, width, attempt, Rows::Amounts)
}

/// Draws one attempt, each row as long as the others: a hundred percent.
pub fn draw_shares(plot: &Plot, width: i32, attempt: usize) -> Option<Result<Scene, DrawFault>> {
    drawn(plot, width, attempt, Rows::Shares)
}

fn drawn(plot: &Plot, width: i32, attempt: usize, lengths: Rows) -> Option<Result<Scene, DrawFault>> {
    let row = |name: &str, names| Row::new(name, Role::Value, ROW, width, names);
    let ways = WAYS.into_iter().map(|names| {
        let rows: Vec<Row> = plot.along.places.iter().map(|place| row(&place.name, names)).collect();
        (names, rows)
    });
    let (names, rows) = ways.filter(|(names, rows)| rows::suits(rows, *names)).nth(attempt)?;
    Some(Stack { plot, lengths, width, names, rows }.drawn())
}

/// What the length of a row means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rows {
    /// Its total.
    Amounts,
    /// A hundred percent.
    Shares,
}

struct Stack<'a> {
    plot: &'a Plot,
    lengths: Rows,
    width: i32,
    names: Names,
    rows: Vec<Row>,
}

/// One part of a row: its series, its value, and where it begins.
struct Part<'a> {
    series: &'a Series,
    token: Token,
    value: &'a Reported,
    from: Decimal,
}

impl Part<'_> {
    fn to(&self) -> Decimal {
        self.from.saturating_add(self.value.amount)
    }
}

impl Stack<'_> {
    fn parts(&self, index: usize) -> Vec<Part<'_>> {
        let mut from = Decimal::ZERO;
        let mut parts = Vec::new();
        for (at, series) in self.plot.series.iter().enumerate() {
            let Some(value) = series.values.get(index).and_then(|value| value.reported()) else { continue };
            parts.push(Part { series, token: token(at), value, from });
            from = from.saturating_add(value.amount);
        }
        parts
    }

    /// From nothing to the longest row, or to a hundred percent; of shares, to the end of the row itself.
    fn axis(&self, index: usize) -> Axis {
        let end = |index: usize| self.parts(index).last().map(Part::to);
        let longest = match self.lengths {
            Rows::Amounts => (0..self.rows.len()).filter_map(end).max(),
            Rows::Shares => end(index),
        };
        let hundred = self.plot.unit == Unit::Percent && self.lengths == Rows::Amounts;
        let hundred = if hundred { Decimal::ONE_HUNDRED } else { Decimal::ZERO };
        Axis::plain(Decimal::ZERO, longest.unwrap_or(Decimal::ONE).max(hundred).max(Decimal::new(1, 10)))
    }

    /// The total of a row of counts; percentages are all of a hundred.
    fn total(&self, index: usize) -> Option<String> {
        if self.lengths == Rows::Shares {
            return of_whole(self.plot, index);
        }
        (self.plot.unit != Unit::Percent).then(|| whole(self.plot, index))?.map(|sum| format!("Total {sum}"))
    }

    fn drawn(&self) -> Result<Scene, DrawFault> {
        let totals = (0..self.rows.len()).map(|index| self.total(index)).collect();
        let under = Under {
            width: self.width,
            names: self.names,
            rows: &self.rows,
            totals: (totals, Role::Strong),
            remarks: Remarks::new(&self.sentences(), self.width),
        };
        under.draw(
            |frame| self.captions(frame),
            |sheet, slot, index, total| self.row(sheet, slot, index, total),
        )
    }

    /// The parts of one row, their values where they fit, and the total behind them.
    fn row(&self, sheet: &Sheet, slot: Frame, index: usize, total: Option<&str>) -> Result<(), DrawFault> {
        let flat = Axis::plain(Decimal::ZERO, Decimal::ONE);
        let field = sheet.field(slot, self.axis(index), flat);
        let x = |value| field.at(value, Decimal::ZERO).x;
        let mut end = slot.left;
        for part in self.parts(index) {
            let (from, to) = (x(part.from), x(part.to()));
            end = to;
            self::part(sheet, part.token, part.value, Frame { left: from, right: to - GAP, ..slot })?;
        }
        let Some(total) = total else { return Ok(()) };
        let at = Point::new(end + BESIDE, baseline(slot, Role::Strong));
        sheet.write(label(Token::Ink, Role::Strong, Anchor::Start, at, total).spare());
        Ok(())
    }

    /// The names of the parts above the first row, on the side on which fewer lines down to the parts cross a name.
    fn captions(&self, frame: Frame) -> Captions {
        let measuring = Sheet::new(self.width, ROW);
        let slot = Frame { top: 0, bottom: ROW, ..frame };
        let field = measuring.field(slot, self.axis(0), Axis::plain(Decimal::ZERO, Decimal::ONE));
        let x = |value| field.at(value, Decimal::ZERO).x;
        let ends: Vec<Caption> = self
            .parts(0)
            .iter()
            .map(|part| Caption {
                text: part.series.name.clone(),
                token: part.token,
                left: x(part.from),
                right: x(part.to()) - GAP,
                foot: 0,
                tier: 0,
            })
            .collect();
        captions::best(ends, frame.left, self.width)
    }

    fn sentences(&self) -> Vec<String> {
        let gaps = gaps::gaps(self.plot);
        let told = gaps.iter().map(|gap| format!("{} {}", gap.symbol, remarks::of_gap(self.plot, gap)));
        told.chain(rounding(self.plot))
            .chain(remarks::of_goals(self.plot))
            .chain(remarks::of_flags(self.plot, false))
            .collect()
    }
}

/// One part of a row, with its value inside where it fits.
pub fn part(sheet: &Sheet, token: Token, value: &Reported, area: Frame) -> Result<(), DrawFault> {
    if area.width() <= 0 {
        return Ok(());
    }
    sheet.area(token, area)?;
    let text = value.flagged();
    if measure::width(&text, Role::Inside) + 4 * PX > area.width() {
        return Ok(());
    }
    let middle = Point::new(i32::midpoint(area.left, area.right), baseline(area, Role::Inside));
    sheet.write(label(token, Role::Inside, Anchor::Middle, middle, text).spare());
    Ok(())
}

/// The parts of a place, unless one of them is missing.
fn all_parts(plot: &Plot, index: usize) -> Option<Vec<&Reported>> {
    plot.series.iter().map(|series| series.values.get(index)?.reported()).collect()
}

/// The sum of all parts of a place, in words.
fn whole(plot: &Plot, index: usize) -> Option<String> {
    let sum = round::together(all_parts(plot, index)?.iter().map(|value| Amount::new(value.amount)))?;
    Some(format::amount(sum, &plot.unit))
}

/// What the parts of a place are parts of: the sum of counts, the base of percentages.
pub fn of_whole(plot: &Plot, index: usize) -> Option<String> {
    let whole = match plot.unit {
        Unit::Percent => plot.bases.get(index).cloned().flatten(),
        _ => whole(plot, index),
    };
    whole.map(|whole| format!("of {whole}"))
}

/// The note on percentages that are near to a hundred together and not a hundred.
pub fn rounding(plot: &Plot) -> Option<String> {
    let is_rounded = |index: usize| {
        all_parts(plot, index).filter(|parts| facts::is_hundred(parts)).is_some_and(|parts| {
            let sum = round::together(parts.iter().map(|value| Amount::new(value.amount)));
            sum.is_some_and(|sum| sum.decimal() != Decimal::ONE_HUNDRED)
        })
    };
    let rounded = plot.unit == Unit::Percent && (0..plot.along.places.len()).any(is_rounded);
    rounded.then(|| "Percentages do not sum to 100 because they are rounded.".to_owned())
}

/// The colour of a part by its turn: neighbours differ in hue and lightness.
fn token(index: usize) -> Token {
    let turns = [Token::S1, Token::S4, Token::S3, Token::S2, Token::S1Soft];
    turns.get(index).copied().unwrap_or(Token::S1Soft)
}

/// The baseline that centres text on a row.
pub fn baseline(slot: Frame, role: Role) -> i32 {
    (slot.top + slot.bottom + measure::capitals(role)) / 2
}

#[cfg(test)]
mod tests;
