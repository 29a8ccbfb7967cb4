//! What each verb computes.

use super::extreme;
use super::faults;
use super::reference::{Fault, Reference, Verb};
use super::select::{Ends, Selection};
use super::sum::Why;
use super::{describe, round, whole};
use crate::model::{Amount, Dataset, Flag, Grid, Measure, Observation, Unit};
use rust_decimal::Decimal;

/// A reference with what it refers to.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// The reference.
    pub reference: &'a Reference<'a>,
    /// Its dataset.
    pub dataset: &'a Dataset,
    /// The dataset's observations.
    pub grid: &'a Grid,
    /// What its selectors pick.
    pub selection: &'a Selection,
}

/// What a verb found.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The figure.
    pub quantity: Quantity,
    /// What it counts.
    pub unit: Unit,
    /// The cell at which a reader should look first.
    pub cell: Option<usize>,
    /// The cells that it was taken or computed from.
    pub cells: Vec<usize>,
    /// Which part of the dataset, and how it was computed.
    pub detail: String,
}

/// A figure before it is put into words.
#[derive(Clone, Debug)]
pub enum Quantity {
    /// A cell as it stands.
    Observed(Observation),
    /// A number that was stated or computed.
    Number(Amount),
    /// A change: below zero is a fall.
    Change(Amount),
    /// A change as a percentage of where it started.
    RelativeChange(Amount),
    /// A gap, never below zero.
    Gap(Amount),
    /// A gap as a percentage of what is compared against.
    RelativeGap(Amount),
    /// The highest or lowest of a row, and where it stands: `in 2022`, `(White)`.
    Extreme(Amount, String),
}

impl Quantity {
    /// The number, when it is a single one.
    #[must_use]
    pub fn amount(&self) -> Option<Amount> {
        match self {
            Self::Observed(observation) => observation.amount(),
            Self::Number(amount)
            | Self::Change(amount)
            | Self::RelativeChange(amount)
            | Self::Gap(amount)
            | Self::RelativeGap(amount)
            | Self::Extreme(amount, _) => Some(*amount),
        }
    }
}

/// Computes what a reference asks for.
///
/// # Errors
/// Says what is left open, or why the dataset cannot answer.
pub fn answer(ask: &Ask<'_>) -> Result<Answer, Fault> {
    match ask.reference.verb {
        Verb::Value => ask.value(ask.measure(&|_| true)?),
        Verb::Count => ask.count(),
        Verb::Change | Verb::Gap => ask.between(),
        Verb::Share => whole::share(ask),
        Verb::Total => whole::total(ask),
        Verb::Base => whole::base(ask),
        Verb::Highest => extreme::highest(ask),
        Verb::Lowest => extreme::lowest(ask),
    }
}

impl Ask<'_> {
    /// The measure that is picked, or the only one that the verb can use.
    pub(super) fn measure(&self, usable: &dyn Fn(&Measure) -> bool) -> Result<usize, Fault> {
        if let Some(chosen) = self.selection.measure {
            return Ok(chosen.at);
        }
        let all = self.grid.measures.iter().enumerate();
        let fitting: Vec<usize> = all.filter(|(_, measure)| usable(measure)).map(|(at, _)| at).collect();
        match fitting.as_slice() {
            [only] => Ok(*only),
            [] if self.grid.measures.len() == 1 => Ok(0),
            [] => Err(faults::which_measure(
                self.reference,
                &(0..self.grid.measures.len()).collect::<Vec<_>>(),
                self.grid,
            )),
            several => Err(faults::which_measure(self.reference, several, self.grid)),
        }
    }

    /// The unit of a measure.
    pub(super) fn unit(&self, measure: usize) -> Unit {
        self.grid.measures.get(measure).map_or(Unit::Text, |measure| measure.unit.clone())
    }

    /// One member for each dimension.
    pub(super) fn members(&self) -> Result<Vec<usize>, Fault> {
        let picked: Option<Vec<usize>> =
            self.selection.members.iter().map(|member| member.map(|chosen| chosen.at)).collect();
        picked.ok_or_else(|| faults::left_open(self.reference, &self.selection.open(), self.grid))
    }

    /// The position and the observation of a cell.
    pub(super) fn cell(&self, members: &[usize], measure: usize) -> Result<(usize, &Observation), Fault> {
        let at = self.grid.position(members, measure);
        let found = at.and_then(|at| self.grid.cells.get(at).map(|cell| (at, &cell.observation)));
        found.ok_or_else(|| self.no("the dataset has no cell there"))
    }

    /// A finding that the figure cannot be computed.
    pub(super) fn no(&self, why: impl Into<String>) -> Fault {
        faults::not_computable(self.reference, why).into()
    }

    /// A finding that says why there is no sum or share.
    pub(super) fn why(&self, why: Why) -> Fault {
        faults::not_computable(self.reference, why.message).maybe_help(why.help.map(str::to_owned)).into()
    }

    /// A finding that numbers are too long to compute with.
    pub(super) fn too_long(&self) -> Fault {
        self.no("the numbers have more digits than can be computed with")
    }

    pub(super) fn value(&self, measure: usize) -> Result<Answer, Fault> {
        let members = self.members()?;
        let (at, observation) = self.cell(&members, measure)?;
        if self.grid.derived.binary_search(&at).is_ok() {
            return whole::computed(self, &members, measure);
        }
        Ok(Answer {
            quantity: Quantity::Observed(observation.clone()),
            unit: self.unit(measure),
            cell: Some(at),
            cells: vec![at],
            detail: describe::cell(self.grid, &members, measure),
        })
    }

    fn count(&self) -> Result<Answer, Fault> {
        let measure = self.measure(&|measure| measure.unit.is_count())?;
        if !self.unit(measure).is_count() {
            let unit = self.unit(measure);
            return Err(faults::not_computable(
                self.reference,
                format!("there is no count here: the unit is {unit}"),
            )
            .help(
                "a percentage does not become a count; cite the percentage, or add the counts to the dataset",
            )
            .into());
        }
        self.value(measure)
    }

    /// A change or a gap.
    fn between(&self) -> Result<Answer, Fault> {
        let Some(ends) = self.selection.ends else { return Err(self.no_ends()) };
        let measure = self.measure(&|measure| measure.unit.is_number())?;
        let (from_at, from) = self.end(ends, ends.from, measure)?;
        let (to_at, to) = self.end(ends, ends.to, measure)?;
        let unit = self.unit(measure);
        let change = to.decimal().checked_sub(from.decimal()).ok_or_else(|| self.too_long())?;
        let is_change = self.reference.verb == Verb::Change;
        let quantity = if self.reference.options.percent.is_none() {
            if is_change {
                Quantity::Change(Amount::new(change))
            } else {
                Quantity::Gap(Amount::new(change.abs()))
            }
        } else {
            let relative = self.relative(change, if is_change { from } else { to }, &unit)?;
            if is_change {
                Quantity::RelativeChange(relative)
            } else {
                Quantity::RelativeGap(Amount::new(relative.decimal().abs()))
            }
        };
        let broken = is_change && self.is_broken(ends, measure);
        let detail = describe::between(self, ends, (from, to), &unit, broken);
        let cell = Some(if is_change { to_at } else { from_at });
        Ok(Answer { quantity, unit, cell, cells: vec![from_at, to_at], detail })
    }

    fn no_ends(&self) -> Fault {
        let name = self.reference.dataset.text();
        let (message, help) = if self.reference.verb == Verb::Change {
            ("a change needs two ends", format!("write `{{change {name}: … first to latest}}`"))
        } else {
            ("a gap needs two members", format!("write `{{gap {name}: … A against B}}`"))
        };
        crate::diagnostic::Diagnostic::new(
            crate::diagnostic::Code::FIGURE_SYNTAX,
            self.reference.whole.span(),
            message,
        )
        .help(help)
        .into()
    }

    /// The number at one end.
    fn end(&self, ends: Ends, member: usize, measure: usize) -> Result<(usize, Amount), Fault> {
        let open = self.selection.open();
        if !open.is_empty() {
            return Err(faults::left_open(self.reference, &open, self.grid));
        }
        let mut members: Vec<usize> =
            self.selection.members.iter().map(|member| member.map_or(0, |chosen| chosen.at)).collect();
        if let Some(place) = members.get_mut(ends.dimension) {
            *place = member;
        }
        let (at, observation) = self.cell(&members, measure)?;
        if let Some(amount) = observation.amount() {
            return Ok((at, amount));
        }
        let place = describe::cell(self.grid, &members, measure);
        let what = super::format::cell(observation);
        let fault = faults::not_computable(
            self.reference,
            format!("{place} is `{what}`, so there is nothing to subtract"),
        );
        let span = self.grid.cells.get(at).map_or(self.reference.whole.span(), |cell| cell.span);
        Err(fault.related(span, "it is written here").into())
    }

    /// A difference as a percentage of a start, to one decimal.
    fn relative(&self, change: Decimal, start: Amount, unit: &Unit) -> Result<Amount, Fault> {
        if *unit == Unit::Percent {
            let fault = faults::not_computable(
                self.reference,
                "the change between two percentages is in percentage points",
            );
            return Err(fault.help("take `percent` out").into());
        }
        if start.decimal() <= Decimal::ZERO {
            let start = super::format::amount(start, unit);
            let message = format!("a change from {start} has no percentage, which needs a start above 0");
            let fault = faults::not_computable(self.reference, message);
            return Err(fault.help("take `percent` out, and say the change itself").into());
        }
        let hundredfold = change.checked_mul(Decimal::ONE_HUNDRED).ok_or_else(|| self.too_long())?;
        let relative = hundredfold.checked_div(start.decimal());
        relative.map(|relative| round::percentage(relative, 1)).ok_or_else(|| self.too_long())
    }

    /// Whether a break in the series stands between the two ends.
    fn is_broken(&self, ends: Ends, measure: usize) -> bool {
        let members = |member| {
            let others = self.selection.members.iter().enumerate();
            others.map(
                move |(at, other)| {
                    if at == ends.dimension { member } else { other.map_or(0, |chosen| chosen.at) }
                },
            )
        };
        let behind = (ends.from.min(ends.to) + 1)..=ends.from.max(ends.to);
        behind.into_iter().any(|member| {
            let members: Vec<usize> = members(member).collect();
            self.grid
                .cell(&members, measure)
                .is_some_and(|cell| cell.observation.flags().contains(&Flag::Break))
        })
    }
}
