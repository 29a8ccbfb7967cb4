//! How a series moved: statistics and trend, before they are words.
//!
//! In: the known values of a series. Out: a [`Movement`] of a closed list, whose thresholds stand in `figure::movement`.
//! Comparisons of published values only; nothing is estimated.

use crate::chart::shape::{Place, Plot, Reported, Series, Value};
use crate::figure::movement::{self, Shape};
use crate::model::Unit;
use rust_decimal::Decimal;

/// A known value and its place.
pub type Known<'a> = (&'a Place, &'a Reported);

/// How a series moved from its first to its last known value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Movement<'a> {
    /// No value is known.
    Nothing,
    /// One value is known.
    Once(Known<'a>),
    /// All values are equal.
    Constant(Known<'a>),
    /// The range is small.
    Little,
    /// Up, without a reversal of more than half.
    Rose,
    /// Down, without a reversal of more than half.
    Fell,
    /// Down to a lowest value and up again.
    FellAndRose(Known<'a>),
    /// Up to a highest value and down again.
    RoseAndFell(Known<'a>),
    /// None of these.
    Varied,
}

/// The statistics of a series since its last break.
#[derive(Clone, Debug)]
pub struct SeriesFacts<'a> {
    /// The known values since the last break, in order.
    pub known: Vec<Known<'a>>,
    /// How they moved.
    pub movement: Movement<'a>,
}

/// What can be said of a series.
#[must_use]
pub fn of_series<'a>(plot: &'a Plot, series: &'a Series) -> SeriesFacts<'a> {
    let all: Vec<Known<'a>> = series.known(&plot.along).collect();
    let since = all.iter().rposition(|(_, value)| value.breaks()).unwrap_or(0);
    let known: Vec<Known<'a>> = all.into_iter().skip(since).collect();
    let movement = movement(&known, &plot.unit);
    SeriesFacts { known, movement }
}

impl<'a> SeriesFacts<'a> {
    /// The first known value.
    #[must_use]
    pub fn first(&self) -> Option<Known<'a>> {
        self.known.first().copied()
    }

    /// The last known value.
    #[must_use]
    pub fn last(&self) -> Option<Known<'a>> {
        self.known.last().copied()
    }

    /// The lowest value, the earliest of equals.
    #[must_use]
    pub fn lowest(&self) -> Option<Known<'a>> {
        self.known.iter().rev().min_by_key(|(_, value)| value.amount).copied()
    }

    /// The highest value, the earliest of equals.
    #[must_use]
    pub fn highest(&self) -> Option<Known<'a>> {
        self.known.iter().rev().max_by_key(|(_, value)| value.amount).copied()
    }

    /// Whether no other value is as high as the last.
    #[must_use]
    pub fn ends_highest(&self) -> bool {
        self.alone(|other, last| other >= last)
    }

    /// Whether no other value is as low as the last.
    #[must_use]
    pub fn ends_lowest(&self) -> bool {
        self.alone(|other, last| other <= last)
    }

    fn alone(&self, rivals: fn(Decimal, Decimal) -> bool) -> bool {
        let Some(((_, last), before)) = self.known.split_last() else { return false };
        !before.iter().any(|(_, value)| rivals(value.amount, last.amount))
    }
}

fn movement<'a>(known: &[Known<'a>], unit: &Unit) -> Movement<'a> {
    let amounts: Vec<Decimal> = known.iter().map(|(_, value)| value.amount).collect();
    let at = |index: usize, told: fn(Known<'a>) -> Movement<'a>| {
        known.get(index).map_or(Movement::Nothing, |point| told(*point))
    };
    match Shape::of(&amounts, unit) {
        Shape::Nothing => Movement::Nothing,
        Shape::Once => at(0, Movement::Once),
        Shape::Constant => at(0, Movement::Constant),
        Shape::Little => Movement::Little,
        Shape::Rose => Movement::Rose,
        Shape::Fell => Movement::Fell,
        Shape::FellAndRose(turn) => at(turn, Movement::FellAndRose),
        Shape::RoseAndFell(turn) => at(turn, Movement::RoseAndFell),
        Shape::Varied => Movement::Varied,
    }
}

/// How two series compare wherever both have a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairing<'a> {
    /// Places with both values, and the first minus the second.
    pub gaps: Vec<(&'a Place, Decimal)>,
    /// Whether every place has both values.
    pub complete: bool,
}

/// Pairs two series; values before a break are left out.
#[must_use]
pub fn pairing<'a>(plot: &'a Plot, one: &'a Series, other: &'a Series) -> Pairing<'a> {
    let both = plot.along.places.iter().zip(one.values.iter().zip(&other.values));
    let gaps: Vec<(&Place, Decimal)> = both
        .filter_map(|(place, (one, other))| {
            let (one, other) = single(one).zip(single(other))?;
            Some((place, movement::difference(one, other)))
        })
        .collect();
    let complete = gaps.len() == plot.along.places.len();
    Pairing { gaps, complete }
}

/// A single number; a range has no difference.
fn single(value: &Value) -> Option<Decimal> {
    value.reported().filter(|value| value.to.is_none()).map(|value| value.amount)
}

impl<'a> Pairing<'a> {
    /// Whether the first is above the second wherever both are known, below everywhere, or neither.
    #[must_use]
    pub fn stayed(&self) -> Option<bool> {
        let all =
            |test: fn(&Decimal) -> bool| self.gaps.len() > 1 && self.gaps.iter().all(|(_, gap)| test(gap));
        let above = all(|gap| *gap > Decimal::ZERO).then_some(true);
        above.or(all(|gap| *gap < Decimal::ZERO).then_some(false))
    }

    /// The smallest and the largest gap in size, the earliest of equals.
    #[must_use]
    pub fn extremes(&self) -> Option<[(&'a Place, Decimal); 2]> {
        let size = |(place, gap): &(&'a Place, Decimal)| (*place, gap.abs());
        let smallest = self.gaps.iter().rev().min_by_key(|(_, gap)| gap.abs()).map(size)?;
        let largest = self.gaps.iter().rev().max_by_key(|(_, gap)| gap.abs()).map(size)?;
        Some([smallest, largest])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::samples;

    fn told(values: &[&str]) -> String {
        let plot = samples::line(&[("Hampshire", values)]);
        match of_series(&plot, &plot.series[0]).movement {
            Movement::FellAndRose((place, _)) => format!("fell to {} and rose", place.name),
            Movement::RoseAndFell((place, _)) => format!("rose to {} and fell", place.name),
            Movement::Once((place, _)) => format!("once, {}", place.name),
            Movement::Constant(_) => "constant".into(),
            other => format!("{other:?}").to_lowercase(),
        }
    }

    #[test]
    fn the_list_of_movements_is_closed_and_its_thresholds_hold() {
        for (values, movement) in [
            (&["[x] not collected"] as &[&str], "nothing"),
            (&["[x] not collected", "61"], "once, 2019"),
            (&["61", "61", "61"], "constant"),
            (&["61.0", "62.9", "61.5"], "little"),
            (&["61.0", "63.0"], "little"),
            (&["61.0", "63.1"], "rose"),
            (&["61", "66", "64", "70"], "rose"),
            (&["61", "66", "61", "70"], "varied"),
            (&["70", "66", "68", "61"], "fell"),
            (&["61", "63", "64", "50", "73"], "fell to 2021 and rose"),
            (&["66", "73", "74", "88", "79"], "rose to 2021 and fell"),
            (&["66", "73", "88", "82"], "rose"),
            (&["66", "73", "74", "88", "66"], "rose to 2021 and fell"),
            (&["71", "57", "74", "75", "71"], "varied"),
            (&["71", "57", "74", "75", "74"], "fell to 2019 and rose"),
            (&["79", "74", "79"], "varied"),
        ] {
            assert_eq!(told(values), movement, "{values:?}");
        }
    }

    #[test]
    fn values_before_a_break_are_not_compared() {
        assert_eq!(told(&["20", "90", "61 [b]", "61.5"]), "little");
    }

    #[test]
    fn gaps_of_the_worked_example() {
        let plot = samples::in_touch();
        let pair = pairing(&plot, &plot.series[0], &plot.series[1]);
        assert_eq!((pair.gaps.len(), pair.complete, pair.stayed()), (5, false, Some(false)));
        let [smallest, largest] = pair.extremes().unwrap();
        assert_eq!((smallest.0.name.as_str(), smallest.1.to_string()), ("2021-22 Q3", "5.4".to_owned()));
        assert_eq!((largest.0.name.as_str(), largest.1.to_string()), ("2021-22 Q4", "8.3".to_owned()));
    }

    #[test]
    fn lines_that_touch_stay_neither_above_nor_below() {
        let plot = samples::line(&[("Hampshire", &["61", "63"]), ("Kent", &["61", "60"])]);
        assert_eq!(pairing(&plot, &plot.series[0], &plot.series[1]).stayed(), None);
    }
}
