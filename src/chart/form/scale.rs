//! The axis of values: where it starts, its grid lines and its labels.

use crate::chart::canvas::axis::Axis;
use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, Frame, PX, Point};
use crate::chart::canvas::sheet::{Field, Sheet, label};
use crate::chart::canvas::token::{Role, Token};
use crate::chart::shape::{self, Plot};
use crate::model::Unit;
use rust_decimal::Decimal;

/// Room between a label of the axis and the plot, in canvas units.
const BESIDE: i32 = 8 * PX;

/// The axis of a line chart with about four steps: it starts at zero unless all values lie in the upper half of what it would then show.
pub fn of_lines(plot: &Plot) -> Axis {
    let values: Vec<Decimal> = plot.amounts().chain(plot.targets()).collect();
    let low = values.iter().min().copied().unwrap_or(Decimal::ZERO);
    let high = values.iter().max().copied().unwrap_or(Decimal::ZERO);
    let far_from_zero = low.is_sign_positive() && low > high / Decimal::TWO;
    let axis = Axis::around(values, !far_from_zero, 4);
    // A value on or near the base line of an axis that does not start at zero would look like nothing.
    if far_from_zero && axis.is_near_base(low) { axis.lowered() } else { axis }
}

/// The axis of bars and columns, which always takes in zero.
pub fn from_zero(plot: &Plot) -> Axis {
    let mut values: Vec<Decimal> = plot.amounts().chain(plot.targets()).collect();
    if values.iter().all(Decimal::is_zero) {
        values.push(Decimal::ONE);
    }
    Axis::around(values, true, 4)
}

/// How much room the labels of a vertical axis take, in canvas units.
pub fn gutter(axis: &Axis, unit: &Unit) -> i32 {
    let texts: Vec<String> = axis.ticks().into_iter().map(|tick| shape::tick(tick, unit)).collect();
    measure::widest(texts.iter().map(String::as_str), Role::Tick) + BESIDE
}

/// Grid lines across a frame, the lowest as an axis, with labels on their left.
pub fn draw(sheet: &Sheet, field: &Field, frame: Frame, axis: &Axis, unit: &Unit) -> Result<(), DrawFault> {
    for tick in axis.ticks() {
        let y = field.at(Decimal::ZERO, tick).y;
        let base = tick == axis.low();
        let token = if base { Token::Axis } else { Token::Grid };
        sheet.stroke(token, Point::new(frame.left, y), Point::new(frame.right, y))?;
        let at = Point::new(frame.left - BESIDE, y + measure::capitals(Role::Tick) / 2);
        sheet.write(label(Token::Muted, Role::Tick, Anchor::End, at, shape::tick(tick, unit)));
    }
    Ok(())
}
