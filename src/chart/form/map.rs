//! Tile maps: a tile for each district, roughly where it lies, with its name and figure.
//!
//! In: one series over categories, and rows of tiles that say which stands where. Out: tiles in at most five classes whose
//! edges are given above; on a narrow screen, where the map's tiles cannot hold their names, wider tiles in the map's order.
//! Deliberately absent: real borders, which make large districts look important.

use super::facts::{Facts, Order, Refusal, Values};
use super::remarks::{self, Remarks};
use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, Frame, PX, Point, Scene};
use crate::chart::canvas::sheet::{Sheet, label};
use crate::chart::canvas::token::{Role, Token};
use crate::chart::gaps;
use crate::chart::shape::{Place, Plot, Reported, Value};
use crate::figure::classes::{Class, classes};
use crate::model::Amount;

/// Room between tiles, in canvas units.
const GAP: i32 = 4 * PX;
/// Room between the edge of a tile and its words.
const PAD: i32 = 4 * PX;
/// The most width of a tile.
const WIDEST: i32 = 130 * PX;
/// The side of the square that stands for a class.
const SWATCH: i32 = 14 * PX;

/// Whether tiles show the data truthfully.
pub fn suits(facts: &Facts) -> Result<(), Refusal> {
    match facts {
        Facts { order: Order::Periods, .. } => Err(Refusal::because(
            "a map is of places, and these are periods",
            "fix one with `only:`, or use `form: line`",
        )),
        Facts { series, .. } if *series > 1 => Err(Refusal::because(
            "a map shows one figure for each place, and there are more",
            "fix a member with `only:`",
        )),
        Facts { values: Values::Ranges, .. } => {
            Err(Refusal::because("a tile cannot show a range", "use `form: dots`"))
        }
        Facts { mapped: false, .. } => Err(Refusal::because(
            "a map needs to know where its tiles stand",
            "give them row by row under `map:`, or use `form: bars`",
        )),
        _ => Ok(()),
    }
}

/// Draws one attempt: the map, or its tiles three, two or one to a row.
pub fn draw(plot: &Plot, width: i32, attempt: usize) -> Option<Result<Scene, DrawFault>> {
    let rows = match attempt {
        0 => plot.map.clone(),
        1..=3 => reflowed(&plot.map, 4 - attempt),
        _ => return None,
    };
    let series = plot.series.first()?;
    let amounts: Vec<Amount> =
        series.known(&plot.along).map(|(_, value)| Amount::new(value.amount)).collect();
    let across = rows.iter().map(Vec::len).max().and_then(|most| i32::try_from(most).ok())?.max(1);
    let wide = ((width - GAP * (across - 1)) / across).min(WIDEST.max(width / 3));
    let map = Map {
        plot,
        values: &series.values,
        classes: classes(&amounts),
        rows,
        wide: if attempt == 0 { wide.min(WIDEST) } else { wide },
    };
    Some(map.drawn(width, attempt == 0))
}

/// The same tiles, so many to a row, in the order of the map.
fn reflowed(rows: &[Vec<Option<usize>>], across: usize) -> Vec<Vec<Option<usize>>> {
    let all: Vec<Option<usize>> = rows.iter().flatten().flatten().map(|place| Some(*place)).collect();
    all.chunks(across).map(<[_]>::to_vec).collect()
}

struct Map<'a> {
    plot: &'a Plot,
    values: &'a [Value],
    classes: Vec<Class>,
    rows: Vec<Vec<Option<usize>>>,
    wide: i32,
}

/// One square of the key with its words, and where it stands.
struct Key {
    token: Token,
    text: String,
    at: Point,
}

impl Map<'_> {
    fn drawn(&self, width: i32, is_map: bool) -> Result<Scene, DrawFault> {
        let (key, below_key) = self.key(width);
        let high = self.height();
        let rows = i32::try_from(self.rows.len()).unwrap_or(1);
        let bottom = below_key + rows * (high + GAP);
        let remarks = Remarks::new(&self.sentences(is_map), width);
        let sheet = Sheet::new(width, bottom + remarks.height());
        for Key { token, text, at } in key {
            sheet
                .area(token, Frame { left: at.x, top: at.y, right: at.x + SWATCH, bottom: at.y + SWATCH })?;
            let words = Point::new(
                at.x + SWATCH + 6 * PX,
                at.y + i32::midpoint(SWATCH, measure::capitals(Role::Note)),
            );
            sheet.write(label(Token::Ink, Role::Note, Anchor::Start, words, text));
        }
        for (turn, row) in (0..).zip(&self.rows) {
            for (column, tile) in (0..).zip(row) {
                let corner = Point::new(column * (self.wide + GAP), below_key + turn * (high + GAP));
                let frame = Frame {
                    left: corner.x,
                    top: corner.y,
                    right: corner.x + self.wide,
                    bottom: corner.y + high,
                };
                if let Some(index) = tile {
                    self.tile(&sheet, *index, frame)?;
                }
            }
        }
        remarks.draw(&sheet, bottom);
        Ok(sheet.finish())
    }

    fn name(&self, place: &Place) -> Vec<String> {
        measure::wrap(&place.name, Role::Inside, self.wide - 2 * PAD)
    }

    /// Room for the longest name and a value below it.
    fn height(&self) -> i32 {
        let lines = self.plot.along.places.iter().map(|place| self.name(place).len()).max().unwrap_or(1);
        let lines = i32::try_from(lines).unwrap_or(1);
        lines * measure::line_height(Role::Inside) + measure::line_height(Role::InsideStrong) + 2 * PAD
    }

    fn tile(&self, sheet: &Sheet, index: usize, frame: Frame) -> Result<(), DrawFault> {
        let Some((place, value)) = self.plot.along.places.get(index).zip(self.values.get(index)) else {
            return Ok(());
        };
        let (token, roles, words) = match value {
            Value::Reported(value) => {
                let token = self.token(value);
                sheet.area(token, frame)?;
                (token, [Role::Inside, Role::InsideStrong], value.flagged())
            }
            Value::Missing { symbol, .. } => {
                sheet.outline(Token::Grid, frame)?;
                (Token::Muted, [Role::Note, Role::Note], symbol.clone())
            }
        };
        let x = i32::midpoint(frame.left, frame.right);
        let lines = self.name(place);
        let count = i32::try_from(lines.len()).unwrap_or(1);
        let block = count * measure::line_height(roles[0]) + measure::line_height(roles[1]);
        let mut y = frame.top + (frame.height() - block) / 2;
        for line in lines {
            let at = Point::new(x, y + measure::ascent(roles[0]));
            sheet.write(label(token, roles[0], Anchor::Middle, at, line));
            y += measure::line_height(roles[0]);
        }
        let at = Point::new(x, y + measure::ascent(roles[1]));
        sheet.write(label(token, roles[1], Anchor::Middle, at, words).spare());
        Ok(())
    }

    /// The colour of the class to which a value belongs.
    fn token(&self, value: &Reported) -> Token {
        let class = self.classes.iter().rposition(|class| class.from.decimal() <= value.amount);
        token(class.unwrap_or(0), self.classes.len())
    }

    /// The classes from left to right in as many lines as they need, and where the last line ends.
    fn key(&self, width: i32) -> (Vec<Key>, i32) {
        let line = measure::line_height(Role::Note) + 4 * PX;
        let (mut x, mut y) = (0, 2 * PX);
        let mut keys = Vec::new();
        for (index, class) in self.classes.iter().enumerate() {
            let text = class.words(&self.plot.unit);
            let wide = SWATCH + 6 * PX + measure::width(&text, Role::Note);
            if x > 0 && x + wide > width {
                (x, y) = (0, y + line);
            }
            keys.push(Key { token: token(index, self.classes.len()), text, at: Point::new(x, y) });
            x += wide + 14 * PX;
        }
        let bottom = if keys.is_empty() { 0 } else { y + line + 8 * PX };
        (keys, bottom)
    }

    fn sentences(&self, is_map: bool) -> Vec<String> {
        let place = if is_map {
            format!("Tiles show roughly where the {} lie.", self.plot.along.plural)
        } else {
            "The tiles stand in the order of a map, row by row.".to_owned()
        };
        let gaps = gaps::gaps(self.plot);
        let told = gaps.iter().map(|gap| format!("{} {}", gap.symbol, remarks::of_gap(self.plot, gap)));
        std::iter::once(place)
            .chain(told)
            .chain(remarks::of_goals(self.plot))
            .chain(remarks::of_flags(self.plot, false))
            .collect()
    }
}

/// The colour of a class among so many: the ends of the ramp are always used.
fn token(class: usize, of: usize) -> Token {
    let ramp: &[Token] = match of {
        0 | 1 => &[Token::Q3],
        2 => &[Token::Q2, Token::Q5],
        3 => &[Token::Q1, Token::Q3, Token::Q5],
        4 => &[Token::Q1, Token::Q2, Token::Q4, Token::Q5],
        _ => &[Token::Q1, Token::Q2, Token::Q3, Token::Q4, Token::Q5],
    };
    ramp.get(class).copied().unwrap_or(Token::Q5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{form, laid_out, samples};
    use crate::model::Unit;

    fn districts() -> Plot {
        let names = ["Test Valley", "Basingstoke", "Hart", "New Forest", "Winchester", "East Hampshire"];
        let values: &[&str] = &["100", "25", "[x] not stated", "100", "100", "50"];
        let plot = samples::plot(&form::MAP, Unit::Percent, samples::categories(&names), &[("", values)]);
        Plot { map: vec![vec![Some(0), Some(1), Some(2)], vec![Some(3), Some(4), Some(5)]], ..plot }
    }

    fn texts(scene: &Scene) -> Vec<&str> {
        scene.labels.iter().map(|label| label.text.as_str()).collect()
    }

    #[test]
    fn every_tile_has_its_name_and_value_and_every_class_its_edges() {
        for width in [288, 480, 672] {
            let (scene, faults) = laid_out(&districts(), width).unwrap();
            assert_eq!(faults, [], "{width}");
            for wanted in ["Basingstoke", "25%", "50%", "100%", "[x]", "[x] No figure for Hart (not stated)."]
            {
                assert!(texts(&scene).contains(&wanted), "{wanted} at {width}: {:?}", texts(&scene));
            }
        }
    }

    #[test]
    fn the_position_is_said_to_be_rough_where_it_is_one() {
        let (wide, _) = laid_out(&districts(), 672).unwrap();
        assert!(texts(&wide).contains(&"Tiles show roughly where the groups lie."));
        let mut crowded = districts();
        crowded.map = vec![(0..6).map(Some).collect()];
        let (narrow, faults) = laid_out(&crowded, 288).unwrap();
        assert_eq!(faults, []);
        assert!(texts(&narrow).iter().any(|text| text.starts_with("The tiles stand in the order of")));
    }

    #[test]
    fn a_tile_wears_the_colour_of_its_class() {
        let (scene, _) = laid_out(&districts(), 672).unwrap();
        let of = |token| scene.marks.iter().filter(|mark| mark.token == token).count();
        // A square of the key for each class, and the tiles: one of 25%, one of 50%, three of 100%.
        assert_eq!((of(Token::Q1), of(Token::Q3), of(Token::Q5)), (2, 2, 4));
    }
}
