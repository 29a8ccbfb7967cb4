//! Answers on a scale, as bars that part in the middle: one side to the left, the other to the right.
//!
//! In: series that are answers in an order that means something, and parts of a whole, over categories or periods. Out: a row
//! of answers for each place, centred on the middle of the scale: on the neutral answer where there is one. The names of
//! the answers stand above the first row, values inside their parts where they fit, and how many answered behind each row.

use super::facts::{Answers, Facts, Parts, Refusal};
use super::remarks::{self, Remarks};
use super::rows::{self, BESIDE, Names, Row, WAYS};
use super::stacked::under::Under;
use super::stacked::{self, GAP, ROW, captions};
use crate::chart::canvas::axis::Axis;
use crate::chart::canvas::backend::DrawFault;
use crate::chart::canvas::scene::{Anchor, Frame, PX, Point, Scene};
use crate::chart::canvas::sheet::{Field, Sheet, label};
use crate::chart::canvas::token::{Role, Token};
use crate::chart::gaps;
use crate::chart::shape::{Plot, Reported, Value};
use crate::figure::sides::Sides;
use crate::model::{Amount, Unit};
use captions::{Caption, Captions};
use rust_decimal::Decimal;

/// Most answers that can be told apart.
const MOST: usize = 5;

/// Whether a scale of answers shows the data truthfully.
pub fn suits(facts: &Facts) -> Result<(), Refusal> {
    match facts {
        Facts { parts: Parts::Apart, .. } => {
            Err(Refusal::because("these values are not parts of one whole", "use `form: grouped` or a table"))
        }
        Facts { answers: Answers::Unordered, .. } => Err(Refusal::because(
            "a scale of answers needs answers in an order, and these have none",
            "name their dimension under `ordinal:` in the dataset, or use `form: stacked`",
        )),
        Facts { series, .. } if *series > MOST => Err(Refusal::because(
            "more than five answers cannot be told apart",
            "put answers together in the dataset, or use a table",
        )),
        Facts { unit: Unit::Percent, based: false, .. } => Err(Refusal::because(
            "a scale of answers must say how many answered",
            "state `base:` in the dataset, or use `form: stacked`",
        )),
        _ => Ok(()),
    }
}

/// Draws one attempt.
pub fn draw(plot: &Plot, width: i32, attempt: usize) -> Option<Result<Scene, DrawFault>> {
    let row = |name: &str, names| Row::new(name, Role::Value, ROW, width, names);
    let ways = WAYS.into_iter().map(|names| {
        let rows: Vec<Row> = plot.along.places.iter().map(|place| row(&place.name, names)).collect();
        (names, rows)
    });
    let (names, rows) = ways.filter(|(names, rows)| rows::suits(rows, *names)).nth(attempt)?;
    Some(Scale { plot, width, names, rows }.drawn())
}

struct Scale<'a> {
    plot: &'a Plot,
    width: i32,
    names: Names,
    rows: Vec<Row>,
}

/// The answers of one place; `None` where one of them is missing.
pub fn answers(plot: &Plot, index: usize) -> Option<(Vec<&Reported>, Sides)> {
    let values = plot.series.iter().map(|series| series.values.get(index).and_then(Value::reported));
    let all: Vec<&Reported> = values.collect::<Option<_>>()?;
    let amounts: Vec<Amount> = all.iter().map(|value| Amount::new(value.amount)).collect();
    Some((all, Sides::of(&amounts)?))
}

/// The colours from one side to the other, the milder answers nearer to the middle.
pub fn tokens(count: usize) -> &'static [Token] {
    match count {
        5 => &[Token::S3, Token::S3Soft, Token::Neutral, Token::S1Soft, Token::S1],
        4 => &[Token::S3, Token::S3Soft, Token::S1Soft, Token::S1],
        3 => &[Token::S3, Token::Neutral, Token::S1],
        _ => &[Token::S3, Token::S1],
    }
}

impl Scale<'_> {
    fn drawn(&self) -> Result<Scene, DrawFault> {
        let totals = (0..self.rows.len()).map(|index| stacked::of_whole(self.plot, index)).collect();
        let under = Under {
            width: self.width,
            names: self.names,
            rows: &self.rows,
            totals: (totals, Role::Note),
            remarks: Remarks::new(&sentences(self.plot), self.width),
        };
        under.draw(
            |frame| self.captions(frame),
            |sheet, slot, index, total| self.row(sheet, slot, index, total),
        )
    }

    /// The axis of a row: as far to either side as the longest row needs, in hundredths of its own whole.
    fn axis(&self, sides: &Sides) -> Axis {
        let all = (0..self.rows.len()).filter_map(|index| answers(self.plot, index));
        let reaches: Vec<(Decimal, Decimal)> = all.map(|(_, sides)| sides.reach()).collect();
        let furthest =
            |side: fn(&(Decimal, Decimal)) -> Decimal| reaches.iter().map(side).max().unwrap_or(Decimal::ONE);
        let whole = sides.total.decimal();
        let (low, high) = (-furthest(|reach| reach.0), furthest(|reach| reach.1));
        Axis::plain(low.saturating_mul(whole), high.saturating_mul(whole))
    }

    /// The answers of one row, each from where to where.
    fn parts<'b>(field: &Field, all: &[&'b Reported], sides: &Sides) -> Vec<(Token, &'b Reported, i32, i32)> {
        let x = |value: Decimal| field.at(value, Decimal::ZERO).x;
        let mut from = Decimal::ZERO.saturating_sub(sides.middle());
        let mut parts = Vec::new();
        for (value, token) in all.iter().zip(tokens(all.len())) {
            let to = from.saturating_add(value.amount);
            parts.push((*token, *value, x(from), x(to)));
            from = to;
        }
        parts
    }

    fn row(&self, sheet: &Sheet, slot: Frame, index: usize, total: Option<&str>) -> Result<(), DrawFault> {
        let Some((all, sides)) = answers(self.plot, index) else {
            self.absent(sheet, slot, index);
            return Ok(());
        };
        let field = sheet.field(slot, self.axis(&sides), Axis::plain(Decimal::ZERO, Decimal::ONE));
        let middle = field.at(Decimal::ZERO, Decimal::ZERO).x;
        sheet.stroke(
            Token::Axis,
            Point::new(middle, slot.top - 4 * PX),
            Point::new(middle, slot.bottom + 4 * PX),
        )?;
        let mut end = slot.left;
        for (token, value, from, to) in Self::parts(&field, &all, &sides) {
            end = to;
            stacked::part(sheet, token, value, Frame { left: from, right: to - GAP, ..slot })?;
        }
        let Some(total) = total else { return Ok(()) };
        let at = Point::new(end + BESIDE, stacked::baseline(slot, Role::Note));
        sheet.write(label(Token::Muted, Role::Note, Anchor::Start, at, total).spare());
        Ok(())
    }

    /// A row without all its answers shows why in their place.
    fn absent(&self, sheet: &Sheet, slot: Frame, index: usize) {
        let missing = self.plot.series.iter().find_map(|series| match series.values.get(index) {
            Some(Value::Missing { symbol, .. }) => Some(symbol.as_str()),
            _ => None,
        });
        let at = Point::new(slot.left + BESIDE, stacked::baseline(slot, Role::Note));
        sheet.write(label(Token::Muted, Role::Note, Anchor::Start, at, missing.unwrap_or("[z]")).spare());
    }

    /// The names of the answers above the first row that has them.
    fn captions(&self, frame: Frame) -> Captions {
        let Some((all, sides)) = answers(self.plot, 0) else { return Captions::default() };
        let measuring = Sheet::new(self.width, ROW);
        let slot = Frame { top: 0, bottom: ROW, ..frame };
        let field = measuring.field(slot, self.axis(&sides), Axis::plain(Decimal::ZERO, Decimal::ONE));
        let parts = Self::parts(&field, &all, &sides);
        let named = self.plot.series.iter().zip(parts).map(|(series, (token, _, from, to))| Caption {
            text: series.name.clone(),
            token,
            left: from,
            right: to - GAP,
            foot: 0,
            tier: 0,
        });
        captions::best(named.collect(), 0, self.width)
    }
}

/// What stands below: the answers where no row names them, the neutral one, gaps, rounding and cautions.
fn sentences(plot: &Plot) -> Vec<String> {
    let gaps = gaps::gaps(plot);
    let told = gaps.iter().map(|gap| format!("{} {}", gap.symbol, remarks::of_gap(plot, gap)));
    let names: Vec<&str> = plot.series.iter().map(|series| series.name.as_str()).collect();
    let unnamed = answers(plot, 0).is_none().then(|| format!("From left to right: {}.", names.join(", ")));
    let neutral = names.get(names.len() / 2).filter(|_| names.len() % 2 == 1);
    let neutral = neutral.map(|name| format!("Neutral, in the middle: {name}."));
    let rounded = stacked::rounding(plot);
    unnamed
        .into_iter()
        .chain(neutral)
        .chain(told)
        .chain(rounded)
        .chain(remarks::of_goals(plot))
        .chain(remarks::of_flags(plot, false))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{form, laid_out, samples};

    fn survey() -> Plot {
        let mut plot = samples::plot(
            &form::LIKERT,
            Unit::Percent,
            samples::categories(&["I feel safe where I live", "My worker keeps in touch with me"]),
            &[
                ("Strongly disagree", &["4", "10"]),
                ("Disagree", &["8", "20"]),
                ("Neither", &["12", "10"]),
                ("Agree", &["46", "40"]),
                ("Strongly agree", &["30", "20"]),
            ],
        );
        plot.bases = vec![Some("240".into()), Some("236".into())];
        plot
    }

    #[test]
    fn the_neutral_answers_share_one_middle_and_it_is_clean_at_every_width() {
        for width in [288, 480, 672] {
            let (scene, faults) = laid_out(&survey(), width).unwrap();
            assert_eq!(faults, [], "{width}");
            let middles: Vec<i32> = samples::filled(&scene)
                .iter()
                .filter(|(token, _)| *token == Token::Neutral)
                .map(|(_, frame)| frame.left + frame.right)
                .collect();
            assert!((middles[0] - middles[1]).abs() <= 2, "{middles:?}");
        }
    }

    #[test]
    fn rows_are_as_long_as_each_other_whatever_their_base() {
        let (scene, _) = laid_out(&survey(), 672).unwrap();
        let lengths: Vec<i32> =
            samples::filled(&scene).chunks(5).map(|row| row[4].1.right - row[0].1.left).collect();
        assert!((lengths[0] - lengths[1]).abs() <= 2, "{lengths:?}");
    }

    #[test]
    fn the_neutral_answer_and_the_number_who_answered_are_stated() {
        let (scene, _) = laid_out(&survey(), 672).unwrap();
        let texts: Vec<&str> = scene.labels.iter().map(|label| label.text.as_str()).collect();
        for wanted in ["Neutral, in the middle: Neither.", "of 240", "of 236", "Strongly disagree"] {
            assert!(texts.contains(&wanted), "{wanted}: {texts:?}");
        }
    }

    #[test]
    fn a_row_without_an_answer_has_no_bars() {
        let mut plot = survey();
        plot.series[1].values[1] = Value::Missing { symbol: "[c]".into(), reason: "suppressed".into() };
        let (scene, faults) = laid_out(&plot, 480).unwrap();
        assert_eq!((samples::filled(&scene).len(), faults.len()), (5, 0));
        assert!(
            scene.labels.iter().any(|label| label.text.starts_with("[c] Disagree")),
            "{:?}",
            scene.labels
        );
    }
}
