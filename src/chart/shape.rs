//! What a chart shows, ready to be drawn and told: numbers as decimals beside their finished words.
//!
//! In: built by `plan` from a dataset and the words of `figure`. Out: [`Plot`], which the forms draw and `describe`
//! tells. Deliberately absent: positions and widths, which are the canvas's, and formatting of values.

use super::canvas::token::Token;
use super::form::Form;
use crate::figure::format;
use crate::model::{Amount, Flag, Unit};
use rust_decimal::Decimal;

/// Everything that one chart shows.
#[derive(Clone, Debug)]
pub struct Plot {
    /// How it is drawn.
    pub form: &'static Form,
    /// The sentence that says what the reader should see.
    pub title: String,
    /// Measure, unit, place and period, for the line under the title.
    pub subtitle: String,
    /// What its numbers count.
    pub unit: Unit,
    /// What runs along the chart.
    pub along: Along,
    /// The dimension that tells the series apart, if there are several: `area`, `age`.
    pub across: Option<String>,
    /// The lines, panels or groups.
    pub series: Vec<Series>,
    /// The rows of a tile map from north to south: positions of places, or nothing.
    pub map: Vec<Vec<Option<usize>>>,
    /// For each place, what percentages there are percentages of, where that is stated: `240`.
    pub bases: Vec<Option<String>>,
    /// A value to reach, the same for all.
    pub target: Option<Target>,
    /// Values to reach that differ by series or by place.
    pub goals: Vec<Goal>,
    /// Which place along the chart stands out, if the author named one.
    pub highlight: Option<usize>,
    /// Where the data is from, for the downloaded drawing.
    pub source: String,
}

/// What runs along a chart: periods or categories.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Along {
    /// The dimension's name: `quarter`, `area`.
    pub dimension: String,
    /// What several of its members are called: `quarters`, `years`, `areas`.
    pub plural: String,
    /// Whether its members are periods.
    pub periods: bool,
    /// Whether periods follow each other step by step, so that a step without a place is a gap.
    pub regular: bool,
    /// Whether the written order of categories means something, as with ages.
    pub ordinal: bool,
    /// The places in order.
    pub places: Vec<Place>,
}

/// How the name of a rolling year begins: `year to July 2021`.
const ROLLING: &str = "year to ";

/// One place along a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The whole name: `2021-22 Q2`, `Age 18`.
    pub name: String,
    /// The name inside its group: `Q2`; the same as `name` without a group.
    pub short: String,
    /// The name where there is hardly room: `’19`.
    pub brief: String,
    /// How it reads in a sentence: `in 2021-22 Q2`, `at 31 March 2022`.
    pub when: String,
    /// What several neighbours share: `2021-22`.
    pub group: Option<String>,
    /// How many steps after the first: periods that are left out leave a distance.
    pub step: i64,
    /// Whether it is there for comparison, as an area among areas.
    pub benchmark: bool,
}

impl Place {
    /// The end of a rolling year: `July 2021` of `year to July 2021`.
    #[must_use]
    pub fn rolling(&self) -> Option<&str> {
        self.name.strip_prefix(ROLLING)
    }
}

/// One line, panel or group.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its name: `Hampshire`, `Age 18`; empty when there is but one and it needs none.
    pub name: String,
    /// Its colour's name.
    pub token: Token,
    /// Whether it is there for comparison.
    pub benchmark: bool,
    /// One value for each place along the chart.
    pub values: Vec<Value>,
}

/// One value of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A published number.
    Reported(Reported),
    /// No number, and why.
    Missing {
        /// The official symbol: `[x]`.
        symbol: String,
        /// Why there is none: `not yet published`.
        reason: String,
    },
}

/// A published number with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    /// The number.
    pub amount: Decimal,
    /// The other end of a range such as `89 to 100`.
    pub to: Option<Decimal>,
    /// With its unit: `84.2%`.
    pub text: String,
    /// Without its unit: `84.2`.
    pub bare: String,
    /// The cautions beside it.
    pub flags: Vec<Flag>,
}

/// A value to reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The number.
    pub amount: Decimal,
    /// With its unit.
    pub text: String,
}

/// A value that one series, or all at one place, are to reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// Whose it is.
    pub whose: Whose,
    /// The value.
    pub target: Target,
}

/// Whose a value to reach is, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// That of a series, at every place.
    Series(usize),
    /// That of all series at a place.
    Place(usize),
}

impl Value {
    /// The published number, if there is one.
    #[must_use]
    pub fn reported(&self) -> Option<&Reported> {
        match self {
            Self::Reported(reported) => Some(reported),
            Self::Missing { .. } => None,
        }
    }
}

impl Reported {
    /// Whether it may still change.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.flags.contains(&Flag::Provisional)
    }

    /// Whether it cannot be compared with the values before.
    #[must_use]
    pub fn breaks(&self) -> bool {
        self.flags.contains(&Flag::Break)
    }

    /// The value with its unit and the symbols of its cautions: `84.2% [p]`.
    #[must_use]
    pub fn flagged(&self) -> String {
        let symbols = self.flags.iter().map(|flag| format!(" {}", flag.symbol()));
        std::iter::once(self.text.clone()).chain(symbols).collect()
    }
}

impl Series {
    /// The published numbers with the places to which they belong.
    pub fn known<'a>(&'a self, along: &'a Along) -> impl Iterator<Item = (&'a Place, &'a Reported)> {
        let pairs = along.places.iter().zip(&self.values);
        pairs.filter_map(|(place, value)| value.reported().map(|reported| (place, reported)))
    }
}

impl Plot {
    /// The same plot without the words of its values: for a width at which names need their room.
    #[must_use]
    pub fn without_values(&self) -> Self {
        let mut plot = self.clone();
        for value in plot.series.iter_mut().flat_map(|series| &mut series.values) {
            if let Value::Reported(reported) = value {
                reported.text.clear();
                reported.bare.clear();
            }
        }
        plot
    }

    /// Every value to reach.
    pub fn targets(&self) -> impl Iterator<Item = Decimal> {
        let goals = self.goals.iter().map(|goal| goal.target.amount);
        self.target.iter().map(|target| target.amount).chain(goals)
    }

    /// What is to be reached by a series at a place, where that differs from others.
    #[must_use]
    pub fn goal(&self, series: usize, place: usize) -> Option<&Target> {
        let fits = |goal: &&Goal| match goal.whose {
            Whose::Series(at) => at == series,
            Whose::Place(at) => at == place,
        };
        self.goals.iter().find(fits).map(|goal| &goal.target)
    }

    /// Every published number, both ends of ranges.
    pub fn amounts(&self) -> impl Iterator<Item = Decimal> {
        let reported = self.series.iter().flat_map(|series| &series.values).filter_map(Value::reported);
        reported.flat_map(|reported| [Some(reported.amount), reported.to].into_iter().flatten())
    }
}

/// A number of the axis in words: a rate without its base, which the subtitle gives once.
#[must_use]
pub fn tick(number: Decimal, unit: &Unit) -> String {
    let amount = Amount::new(number);
    if matches!(unit, Unit::Per(_)) { amount.to_string() } else { format::amount(amount, unit) }
}
