//! Rows to a grid: members collected, periods read and put in order, every combination given a cell.

use super::cell;
use super::rows::Row;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::model::dataset::{Cell, Dimension, Member, members_of_row};
use crate::model::{Missing, Observation, Period, PeriodKind, Unit};
use crate::source::{Span, Spanned, Substr};
use indexmap::IndexMap;
use std::collections::BTreeSet;

/// How many cells a dataset may have.
pub(super) const MOST_CELLS: usize = 2_000_000;
/// How many gaps of one dataset are told one by one.
const MOST_GAPS: usize = 8;

/// The dimensions of a dataset, with the members that its rows name.
pub(super) fn dimensions(
    names: &[Spanned<String>],
    ordinal: &[Spanned<String>],
    rows: &[Row],
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Dimension>> {
    for wish in ordinal.iter().filter(|wish| !names.iter().any(|name| name.value == wish.value)) {
        let message = format!("`{}` is no dimension of this dataset", wish.value);
        let help =
            format!("the dimensions are {}", suggest::one_of(names.iter().map(|name| name.value.as_str())));
        diagnostics.push(Diagnostic::new(Code::KEY_VALUE, wish.span, message).help(help));
    }
    if let Some(found) = swapped(names, rows) {
        diagnostics.push(found);
        return None;
    }
    let mut sound = true;
    let mut dimensions = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let mut members = IndexMap::new();
        for label in rows.iter().filter_map(|row| row.labels.get(at)) {
            members.entry(label.value.clone()).or_insert(label.span);
        }
        let period = PeriodKind::of_dimension(&name.value);
        let ordinal = period.is_some() || ordinal.iter().any(|wish| wish.value == name.value);
        let members: Vec<Member> =
            members.into_iter().map(|(label, span)| Member { label, period: None, span }).collect();
        let mut dimension = Dimension { name: name.clone(), period, ordinal, members };
        if let Some(kind) = period {
            sound &= read_periods(&mut dimension, kind, diagnostics);
        }
        dimensions.push(dimension);
    }
    sound.then_some(dimensions)
}

/// Two dimensions that `by:` names in another order than the values have them: the labels of one are all periods that
/// only the other can have.
fn swapped(names: &[Spanned<String>], rows: &[Row]) -> Option<Diagnostic> {
    let reads = |at: usize, kind: PeriodKind| {
        move |row: &Row| row.labels.get(at).is_some_and(|label| Period::parse(kind, &label.value).is_some())
    };
    let (time, name, kind) = names
        .iter()
        .enumerate()
        .filter_map(|(at, name)| Some((at, name, PeriodKind::of_dimension(&name.value)?)))
        .find(|(at, _, kind)| !rows.is_empty() && !rows.iter().any(reads(*at, *kind)))?;
    let other = (0..names.len()).find(|at| *at != time && rows.iter().all(reads(*at, kind)))?;
    let mut order: Vec<&str> = names.iter().map(|name| name.value.as_str()).collect();
    order.swap(time, other);
    let label = rows.first()?.labels.get(time)?;
    let message =
        format!("`by` gives another order than the values: `{}` is no {}", label.value, kind.name());
    let swapped = Diagnostic::new(Code::DATA_PERIOD, name.span, message).related(label.span, "found here");
    Some(swapped.help(format!("write `by: [{}]`", order.join(", "))))
}

/// Reads the members as periods and puts them in order of time.
fn read_periods(dimension: &mut Dimension, kind: PeriodKind, diagnostics: &mut Diagnostics) -> bool {
    let mut sound = true;
    for member in &mut dimension.members {
        member.period = Period::parse(kind, &member.label);
        if member.period.is_none() {
            sound = false;
            let message = format!("`{}` is no {}", member.label, kind.name());
            diagnostics.push(
                Diagnostic::new(Code::DATA_PERIOD, member.span, message)
                    .help(format!("write it as {}", kind.example())),
            );
        }
    }
    let misplaced = dimension.members.windows(2).find_map(|pair| match pair {
        [a, b] if a.period > b.period => Some((b.span, b.label.clone(), a.label.clone())),
        _ => None,
    });
    if let Some((span, label, before)) = misplaced.filter(|_| sound) {
        let message = format!("`{label}` stands behind `{before}`, which is later");
        diagnostics.push(
            Diagnostic::new(Code::DATA_PERIOD_ORDER, span, message).help("put the periods in order of time"),
        );
    }
    dimension.members.sort_by(|a, b| a.period.cmp(&b.period));
    for pair in dimension.members.windows(2) {
        if let [a, b] = pair
            && a.period.is_some()
            && a.period == b.period
        {
            sound = false;
            let message = format!("`{}` and `{}` are the same {}", a.label, b.label, kind.name());
            diagnostics.push(
                Diagnostic::new(Code::DATA_DUPLICATE_MEMBER, b.span, message)
                    .related(a.span, "first written here")
                    .help("keep one of the two"),
            );
        }
    }
    sound
}

/// What a measure's cells are read as.
pub(super) struct Column {
    /// The measure's name.
    pub name: String,
    /// What its numbers count.
    pub unit: Unit,
    /// Whether a cell that is left out is a share to be computed.
    pub derivable: bool,
}

/// The cells of a grid, and the positions of the shares that are to be computed.
pub(super) struct Filled {
    pub cells: Vec<Cell>,
    pub derived: Vec<usize>,
}

/// Gives every combination of members a cell for each measure; `None` when any is missing or cannot be read.
pub(super) fn cells(
    dimensions: &[Dimension],
    units: &[Column],
    rows: &[Row],
    diagnostics: &mut Diagnostics,
) -> Option<Filled> {
    let combinations = dimensions
        .iter()
        .try_fold(1_usize, |product, dimension| product.checked_mul(dimension.members.len()));
    let count =
        combinations.and_then(|count| count.checked_mul(units.len())).filter(|count| *count <= MOST_CELLS);
    let Some(count) = count else {
        let span = dimensions.first().map(|dimension| dimension.name.span)?;
        let message = format!("the members of the dimensions make more than {MOST_CELLS} combinations");
        diagnostics.push(Diagnostic::new(Code::YAML_LIMIT, span, message).help("split the dataset"));
        return None;
    };
    let mut table = Table {
        dimensions,
        units,
        cells: vec![None; count],
        derived: Vec::new(),
        filled: vec![None; count / units.len().max(1)],
        sound: true,
    };
    let places: Vec<IndexMap<&str, usize>> = dimensions
        .iter()
        .map(|dimension| {
            dimension.members.iter().enumerate().map(|(at, member)| (member.label.as_str(), at)).collect()
        })
        .collect();
    for row in rows {
        table.fill(row, &places, diagnostics);
    }
    table.report_gaps(rows, diagnostics);
    let cells: Option<Vec<Cell>> = table.cells.into_iter().collect();
    table.derived.sort_unstable();
    cells.filter(|_| table.sound).map(|cells| Filled { cells, derived: table.derived })
}

struct Table<'a> {
    dimensions: &'a [Dimension],
    units: &'a [Column],
    cells: Vec<Option<Cell>>,
    derived: Vec<usize>,
    filled: Vec<Option<Span>>,
    sound: bool,
}

impl Table<'_> {
    fn fill(&mut self, row: &Row, places: &[IndexMap<&str, usize>], diagnostics: &mut Diagnostics) {
        let mut place = 0;
        for (labels, label) in places.iter().zip(&row.labels) {
            let Some(member) = labels.get(label.value.as_str()) else { return };
            place = place * labels.len() + member;
        }
        let Some(filled) = self.filled.get_mut(place) else { return };
        if let Some(first) = filled.replace(row.span) {
            self.sound = false;
            let labels: Vec<&str> = row.labels.iter().map(|label| label.value.as_str()).collect();
            let message = format!("there are two rows for `{}`", labels.join("`, `"));
            diagnostics.push(
                Diagnostic::new(Code::DATA_DUPLICATE_MEMBER, row.span, message)
                    .related(first, "first written here")
                    .help("keep one of the two"),
            );
            return;
        }
        for (measure, (column, cell)) in self.units.iter().zip(&row.cells).enumerate() {
            let at = place * self.units.len() + measure;
            match (self.read(column, cell.as_ref(), row, at), self.cells.get_mut(at)) {
                (Ok(cell), Some(slot)) => *slot = Some(cell),
                (Err(found), _) => {
                    self.sound = false;
                    diagnostics.push(*found);
                }
                (Ok(_), None) => {}
            }
        }
    }

    fn read(
        &mut self,
        column: &Column,
        cell: Option<&Spanned<Substr>>,
        row: &Row,
        at: usize,
    ) -> Result<Cell, Box<Diagnostic>> {
        match cell {
            Some(cell) => {
                cell::observation(cell, &column.unit).map(|observation| Cell { observation, span: cell.span })
            }
            None if column.derivable => {
                self.derived.push(at);
                Ok(Cell { observation: Observation::Missing(Missing::NotAvailable), span: row.span })
            }
            None => {
                let message = format!("the row has no value for the measure `{}`", column.name);
                let help = "write the value, or a symbol such as `[x]` not available";
                Err(Box::new(Diagnostic::new(Code::DATA_MISSING_MEMBER, row.span, message).help(help)))
            }
        }
    }

    /// Tells which combinations have no row. A label that stands in few rows is told once, as a likely slip.
    fn report_gaps(&mut self, rows: &[Row], diagnostics: &mut Diagnostics) {
        if self.filled.iter().all(Option::is_some) {
            return;
        }
        self.sound = false;
        let slips = self.slips(rows, diagnostics);
        let gaps: Vec<Vec<usize>> = (0..self.filled.len())
            .filter(|place| matches!(self.filled.get(*place), Some(None)))
            .map(|place| members_of_row(self.dimensions, place))
            .collect();
        let honest: Vec<&Vec<usize>> = gaps
            .iter()
            .filter(|members| {
                !members
                    .iter()
                    .enumerate()
                    .any(|(dimension, member)| slips.hides(dimension, *member, members))
            })
            .collect();
        for members in honest.iter().take(MOST_GAPS) {
            diagnostics.push(self.gap(members, rows));
        }
        if honest.len() > MOST_GAPS {
            let span = self.dimensions.first().map(|dimension| dimension.name.span);
            let message = format!("{} more combinations of members have no value", honest.len() - MOST_GAPS);
            diagnostics.push(
                Diagnostic::new(Code::DATA_MISSING_MEMBER, span.unwrap_or_default(), message)
                    .help("write a value for each, or a symbol such as `[x]` not available"),
            );
        }
    }

    fn gap(&self, members: &[usize], rows: &[Row]) -> Diagnostic {
        let labels: Vec<&str> = self
            .dimensions
            .iter()
            .zip(members)
            .filter_map(|(dimension, member)| {
                dimension.members.get(*member).map(|member| member.label.as_str())
            })
            .collect();
        let near = rows.iter().max_by_key(|row| {
            row.labels.iter().zip(&labels).take_while(|(label, wanted)| label.value == **wanted).count()
        });
        let span = near.and_then(|row| row.labels.first()).map(|label| label.span).unwrap_or_default();
        let (last, others) = labels.split_last().map_or(("", &[][..]), |(last, others)| (*last, others));
        let message = if others.is_empty() {
            format!("there is no value for `{last}`")
        } else {
            format!("there is no value for `{last}` in `{}`", others.join("`, `"))
        };
        Diagnostic::new(Code::DATA_MISSING_MEMBER, span, message)
            .help("write the value, or a symbol: `[x]` not available, `[z]` not applicable, `[c]` suppressed, `[w]` none recorded")
    }

    fn slips(&self, rows: &[Row], diagnostics: &mut Diagnostics) -> Slips {
        let mut slips = Slips::default();
        for (at, dimension) in self.dimensions.iter().enumerate() {
            let mut counts = vec![0_usize; dimension.members.len()];
            for label in rows.iter().filter_map(|row| row.labels.get(at)) {
                if let Some(count) =
                    dimension.position(&label.value).and_then(|member| counts.get_mut(member))
                {
                    *count += 1;
                }
            }
            let most = counts.iter().copied().max().unwrap_or(0);
            let rare = |member: usize| counts.get(member).is_some_and(|count| count * 2 < most);
            for (member, found) in dimension.members.iter().enumerate().filter(|(member, _)| rare(*member)) {
                let others = dimension.members.iter().enumerate().filter(|(other, _)| !rare(*other));
                let Some(meant) =
                    suggest::closest(&found.label, others.map(|(_, other)| other.label.as_str()))
                else {
                    continue;
                };
                let meant_at = dimension.position(meant).unwrap_or(member);
                let message = format!(
                    "`{}` stands in {} of the rows for {}, and other members in {most}",
                    found.label,
                    counts.get(member).copied().unwrap_or(0),
                    dimension.name.value
                );
                diagnostics.push(
                    Diagnostic::new(Code::DATA_MISSING_MEMBER, found.span, message)
                        .help(format!("did you mean `{meant}`?")),
                );
                slips.found.insert((at, member));
                slips.meant.insert((at, meant_at));
            }
        }
        slips
    }
}

/// Labels that are likely slips, and the labels that were likely meant.
#[derive(Default)]
struct Slips {
    found: BTreeSet<(usize, usize)>,
    meant: BTreeSet<(usize, usize)>,
}

impl Slips {
    /// Whether a gap follows from a slip: it is a gap of the slip itself, or of the member that was meant.
    fn hides(&self, dimension: usize, member: usize, _: &[usize]) -> bool {
        self.found.contains(&(dimension, member)) || self.meant.contains(&(dimension, member))
    }
}
