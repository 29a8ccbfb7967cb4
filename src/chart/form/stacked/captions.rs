//! The names of parts above a row, each a line higher than the one that it would touch, with a line down to its part.

use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, PX, Point};
use crate::chart::canvas::sheet::{Sheet, label};
use crate::chart::canvas::token::{Role, Token};

/// Room between two names on one line, in canvas units.
const BETWEEN: i32 = 6 * PX;

/// The name of a part.
#[derive(Clone, Debug)]
pub struct Caption {
    /// The name.
    pub text: String,
    /// The part's colour.
    pub token: Token,
    /// Where the part begins; laid out, where the name begins.
    pub left: i32,
    /// Where the part ends; laid out, where the name ends.
    pub right: i32,
    /// Where its line goes down.
    pub foot: i32,
    /// How many lines above the lowest it stands.
    pub tier: i32,
}

/// All names of a row.
#[derive(Clone, Debug, Default)]
pub struct Captions(Vec<Caption>);

/// Names that begin where their parts begin, the rightmost lowest; none before `least`, none behind `width`.
fn from_right(mut parts: Vec<Caption>, least: i32, width: i32) -> Captions {
    let (mut tier, mut leftmost) = (0, i32::MAX);
    for part in parts.iter_mut().rev() {
        let wide = measure::width(&part.text, Role::Strong);
        part.foot = part.left + PX / 2;
        part.left = part.left.min(width - wide).max(least);
        part.right = part.left + wide;
        tier = if part.right + BETWEEN > leftmost { tier + 1 } else { 0 };
        part.tier = tier;
        leftmost = part.left;
    }
    Captions(parts)
}

/// Names that end where their parts end unless they fit above them, the leftmost lowest.
fn from_left(mut parts: Vec<Caption>, least: i32, width: i32) -> Captions {
    let (mut tier, mut rightmost) = (0, i32::MIN / 2);
    for part in &mut parts {
        let wide = measure::width(&part.text, Role::Strong);
        part.foot = part.right - PX / 2;
        let fits = wide <= part.right - part.left;
        part.left = if fits { part.left } else { (part.right - wide).min(width - wide).max(least) };
        part.right = part.left + wide;
        tier = if part.left - BETWEEN < rightmost { tier + 1 } else { 0 };
        part.tier = tier;
        rightmost = part.right;
    }
    Captions(parts)
}

/// The names on the side on which fewer lines down to the parts cross a name.
pub fn best(parts: Vec<Caption>, least: i32, width: i32) -> Captions {
    let ways = [from_right(parts.clone(), least, width), from_left(parts, least, width)];
    ways.into_iter().min_by_key(Captions::crossings).unwrap_or_default()
}

impl Captions {
    fn tiers(&self) -> i32 {
        self.0.iter().map(|caption| caption.tier + 1).max().unwrap_or(0)
    }

    /// How much room they take above the row.
    pub fn height(&self) -> i32 {
        self.tiers() * measure::line_height(Role::Strong) + 6 * PX
    }

    /// How many lines go through names below, then how many lines of names there are.
    pub fn crossings(&self) -> (usize, i32) {
        let crossed = |caption: &Caption| {
            let below = self.0.iter().filter(|other| other.tier < caption.tier);
            below.filter(|other| other.left < caption.foot && caption.foot < other.right).count()
        };
        (self.0.iter().map(crossed).sum(), self.tiers())
    }

    /// Writes them above a row that starts at `top`.
    pub fn write(&self, sheet: &Sheet, top: i32) -> Result<(), DrawFault> {
        for caption in &self.0 {
            let y = top - 6 * PX - caption.tier * measure::line_height(Role::Strong);
            if caption.tier > 0 {
                sheet.stroke(
                    Token::Axis,
                    Point::new(caption.foot, y + 3 * PX),
                    Point::new(caption.foot, top),
                )?;
            }
            let at = Point::new(caption.left, y);
            sheet.write(label(caption.token, Role::Strong, Anchor::Start, at, &caption.text));
        }
        Ok(())
    }
}
