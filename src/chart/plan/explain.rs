//! How a chart got its form, for the author who asks: what is shown, what was chosen and why, what else would do.
//!
//! In: what `plot` gets. Out: [`Explanation`], told in lines. The form is chosen by the same rules as when the chart is
//! drawn. Deliberately absent: drawing, and printing (`cli`).

use super::{Axes, Fault, Shown, Wish, choose, named, shown};
use crate::chart::form::facts::Refusal;
use crate::chart::form::{FORMS, Form};
use crate::diagnostic::suggest;
use crate::model::Dataset;
use crate::model::block::View;
use crate::model::dataset::Grid;

/// Most members whose names are listed.
const MOST: usize = 6;

/// How a chart got its form.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The dataset's name.
    pub dataset: String,
    /// The open dimensions with their members, each after what it does: `along`, `series`.
    pub dimensions: Vec<(&'static str, String)>,
    /// What is measured, with its unit.
    pub measure: String,
    /// The form, and why; none when the one that follows cannot show the data either.
    pub form: Option<(&'static str, String)>,
    /// The form that the author wishes or that follows and that cannot be, with the reason.
    pub refused: Option<(&'static str, Refusal)>,
    /// Other forms that can show this data.
    pub others: Vec<&'static str>,
    /// Forms that cannot, with the reasons.
    pub unsuitable: Vec<(&'static str, Refusal)>,
}

/// Says how a chart gets its form.
///
/// # Errors
/// When the data cannot be drawn in any form, or the wished form is not known.
pub fn explain(dataset: &Dataset, wish: Wish<'_>) -> Result<Explanation, Fault> {
    let Shown { grid, axes, measure, cells, along, facts, .. } = shown(dataset, wish)?;
    let (following, why) = choose::following(&facts);
    let wished = wish.spec.form.as_ref().map(named).transpose()?;
    let refusal = |form: &Form| Some((form.name, (form.suits)(&facts).err()?));
    let refused = wished.and_then(refusal);
    let form = match wished.filter(|_| refused.is_none()) {
        Some(form) if form.name == following.name => {
            Some((form.name, format!("you wish it, and without `form:` it would be the same: {why}")))
        }
        Some(form) => {
            Some((form.name, format!("you wish it; without `form:` it would be {}: {why}", following.name)))
        }
        None => (following.suits)(&facts).ok().map(|()| (following.name, why.to_owned())),
    };
    let refused = refused.or_else(|| refusal(following).filter(|_| form.is_none()));
    let named = [form.as_ref().map(|(name, _)| *name), refused.map(|(name, _)| name)];
    let rest: Vec<&Form> = FORMS.into_iter().filter(|other| !named.contains(&Some(other.name))).collect();
    let unsuitable =
        rest.iter().filter_map(|other| Some((other.name, (other.suits)(&facts).err()?))).collect();
    let others = rest.iter().filter(|other| (other.suits)(&facts).is_ok());
    Ok(Explanation {
        dataset: dataset.id.to_string(),
        dimensions: dimensions(grid, &wish.spec.view, axes, along.periods),
        measure: format!("{}, {}", cells.title_of_measure(), measure.1.unit),
        form,
        refused,
        others: others.map(|other| other.name).collect(),
        unsuitable,
    })
}

/// The open dimensions with what they do.
fn dimensions(grid: &Grid, view: &View, axes: Axes, times: bool) -> Vec<(&'static str, String)> {
    let along = Some(("along", axes.along, if times { "times" } else { "members" }));
    let across = axes.across.map(|at| ("series", at, "members"));
    let words = |(role, at, noun): (&'static str, usize, &str)| {
        let dimension = grid.dimensions.get(at)?;
        let shown = view.members.get(at)?;
        let label = |member: &usize| {
            let benchmark = grid.benchmark.is_some_and(|mark| mark.dimension == at && mark.member == *member);
            let mark = if benchmark { " (benchmark)" } else { "" };
            dimension.members.get(*member).map(|member| format!("{}{mark}", member.label))
        };
        let labels: Vec<String> = shown.iter().filter_map(label).collect();
        let list = match labels.as_slice() {
            [first, .., last] if labels.len() > MOST => format!("{first} to {last}"),
            _ => labels.join(", "),
        };
        let order = if dimension.ordinal && dimension.period.is_none() {
            ", in an order that means something"
        } else {
            ""
        };
        Some((role, format!("{}: {} {noun}, {list}{order}", dimension.name.value, labels.len())))
    };
    [along, across].into_iter().flatten().filter_map(words).collect()
}

impl Explanation {
    /// The explanation in lines, each with what it tells first.
    #[must_use]
    pub fn lines(&self) -> Vec<(&'static str, String)> {
        let mut lines = vec![("data", self.dataset.clone())];
        lines.extend(self.dimensions.iter().cloned());
        lines.push(("measure", self.measure.clone()));
        if let Some((name, refusal)) = &self.refused {
            lines.push(("problem", format!("{name} cannot be: {}; {}", refusal.why, refusal.instead)));
        }
        if let Some((form, why)) = &self.form {
            lines.push(("form", format!("{form}, because {why}")));
        }
        if !self.others.is_empty() {
            let others = suggest::one_of(self.others.iter().copied());
            lines.push(("or", format!("form: {}", others.replace('`', ""))));
        }
        lines.extend(
            self.unsuitable.iter().map(|(name, refusal)| ("not", format!("{name}: {}", refusal.why))),
        );
        lines
    }
}
