//! One dataset: its shape taken wholly apart into the model.

use super::measures::{self, Common};
use super::rows::{self, Layout};
use super::{dimensions, grid, milestones, provenance};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::load::Sources;
use crate::load::shapes::{RawAccept, RawDataset};
use crate::model::dataset::{Acceptance, Note};
use crate::model::observation::{Flag, Missing, SUPPRESSED};
use crate::model::{Content, Dataset, DatasetId, Dimension, Grid, Period, PeriodKind};
use crate::source::{ProjectPath, SourceId, Spanned};

/// Resolves a dataset; `None` when its data cannot be used.
pub(super) fn resolve(
    id: &DatasetId,
    raw: RawDataset,
    source: SourceId,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Dataset> {
    let path = sources.map.path(source);
    let RawDataset {
        title,
        definition,
        unit,
        better,
        by,
        measures,
        values,
        total,
        base,
        overlapping,
        benchmark,
        target,
        ordinal,
        place,
        period,
        source: stated_source,
        notes,
        accept,
        kind,
        rows,
        extra: _,
    } = raw;
    let has_values = values.is_some();
    let content = if is_milestones(kind.as_ref(), has_values, diagnostics) {
        milestones::resolve(rows, &title, diagnostics)
    } else {
        let common = Common { unit, better, base, total, title: title.span };
        let planned = measures::plan(measures, common, diagnostics);
        let table = Table {
            by: by.unwrap_or_default(),
            ordinal: ordinal.unwrap_or_default(),
            values,
            benchmark,
            target,
            overlapping,
        };
        planned
            .and_then(|planned| table.grid(planned, &title, &path, sources, diagnostics))
            .map(Content::Grid)
    };
    let period = period.and_then(|text| read_period(&text, diagnostics));
    let source = stated_source.map(|raw| provenance::resolve(raw, sources, diagnostics));
    let content = content?;
    let notes = notes
        .map_or_else(Vec::new, |notes| notes.0.into_iter().map(|(key, text)| Note { key, text }).collect());
    check_notes(&notes, &content, diagnostics);
    Some(Dataset {
        id: id.clone(),
        title,
        definition,
        place,
        period,
        source,
        notes,
        accepts: acceptances(accept),
        content,
    })
}

/// Findings that the author has accepted.
pub(super) fn acceptances(raw: Option<Vec<RawAccept>>) -> Vec<Acceptance> {
    let take = |RawAccept { check, quote, because }: RawAccept| Acceptance { check, quote, because };
    raw.unwrap_or_default().into_iter().map(take).collect()
}

/// Another `kind` is told; the dataset is then what its other keys make of it.
fn is_milestones(kind: Option<&Spanned<String>>, has_values: bool, diagnostics: &mut Diagnostics) -> bool {
    let Some(kind) = kind else { return false };
    let named = kind.value == "milestones";
    if !named {
        let message = format!("found `{}`, wanted `milestones`", kind.value);
        diagnostics.push(
            Diagnostic::new(Code::KEY_VALUE, kind.span, message).help("a dataset of values has no `kind`"),
        );
    }
    named || !has_values
}

fn read_period(text: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<Period> {
    let found = Period::parse(PeriodKind::Any, &text.value);
    if found.is_none() {
        let message = format!("`{}` is no period", text.value);
        diagnostics.push(
            Diagnostic::new(Code::DATA_PERIOD, text.span, message)
                .help(format!("write it as {}", PeriodKind::Any.example())),
        );
    }
    found
}

/// The parts of a dataset that make its grid.
struct Table {
    by: Vec<Spanned<String>>,
    ordinal: Vec<Spanned<String>>,
    values: Option<crate::load::yaml::Node>,
    benchmark: Option<Spanned<String>>,
    target: Option<crate::load::yaml::Node>,
    overlapping: Option<bool>,
}

impl Table {
    fn grid(
        self,
        planned: Vec<measures::Planned>,
        title: &Spanned<String>,
        path: &ProjectPath,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Grid> {
        let Some(values) = &self.values else {
            diagnostics.push(
                Diagnostic::new(Code::KEY_MISSING, title.span, "the dataset has no `values`")
                    .help("add `values:` with a value for each member"),
            );
            return None;
        };
        let names: Vec<String> = planned.iter().map(|measure| measure.name.clone()).collect();
        let layout = Layout { dimensions: &self.by, measures: &names };
        let rows = rows::read(values, &layout, path, sources, diagnostics)?;
        let dimensions = dimensions::collect(&self.by, &self.ordinal, &rows, diagnostics)?;
        let columns: Vec<grid::Column> = planned
            .iter()
            .map(|measure| grid::Column {
                name: measure.name.clone(),
                unit: measure.unit.clone(),
                derivable: measure.of.is_some(),
            })
            .collect();
        let cells = grid::cells(&dimensions, &columns, &rows, diagnostics);
        let measures = measures::settle(planned, &dimensions, diagnostics);
        let target = measures::stated(self.target.as_ref(), &dimensions, diagnostics);
        let filled = cells?;
        let mut grid = Grid {
            dimensions,
            measures,
            cells: filled.cells,
            derived: filled.derived,
            benchmark: None,
            overlapping: self.overlapping.unwrap_or(false),
            target,
        };
        grid.benchmark = self.benchmark.and_then(|label| benchmark(&label, &grid, diagnostics));
        Some(grid)
    }
}

fn benchmark(
    label: &Spanned<String>,
    grid: &Grid,
    diagnostics: &mut Diagnostics,
) -> Option<crate::model::dataset::MemberRef> {
    let found = grid.members_named(&label.value).into_iter().next();
    if found.is_none() {
        let known: Vec<&str> = labels(&grid.dimensions).collect();
        let message = format!("`{}` is no member of any dimension", label.value);
        let help = suggest::did_you_mean(&label.value, known.iter().copied())
            .unwrap_or_else(|| format!("the members are {}", suggest::one_of(known)));
        diagnostics.push(Diagnostic::new(Code::KEY_VALUE, label.span, message).help(help));
    }
    found
}

fn labels(dimensions: &[Dimension]) -> impl Iterator<Item = &str> {
    dimensions.iter().flat_map(|dimension| dimension.members.iter().map(|member| member.label.as_str()))
}

/// A note belongs to a symbol that is in use, or to a member.
fn check_notes(notes: &[Note], content: &Content, diagnostics: &mut Diagnostics) {
    let Content::Grid(grid) = content else { return };
    let in_use = |symbol: &str| {
        grid.cells.iter().any(|cell| {
            cell.observation.absence().is_some_and(|(found, _)| found == symbol)
                || cell.observation.flags().iter().any(|flag| flag.symbol() == symbol)
        })
    };
    for note in notes {
        let key = note.key.value.as_str();
        let symbol = Missing::of_symbol(key).is_some()
            || key == SUPPRESSED
            || Flag::ALL.iter().any(|flag| flag.symbol() == key);
        let member = labels(&grid.dimensions)
            .chain(grid.measures.iter().map(|measure| measure.name.as_str()))
            .any(|label| label == key);
        if member || symbol && in_use(key) {
            continue;
        }
        let message = if symbol {
            format!("no cell holds `{key}`")
        } else {
            format!("`{key}` is neither a symbol nor a member")
        };
        let help = suggest::did_you_mean(key, labels(&grid.dimensions)).unwrap_or_else(|| {
            "a note belongs to a symbol in use or to a member; what holds for all goes under `definition`"
                .to_owned()
        });
        diagnostics.push(Diagnostic::new(Code::DATA_NOTE, note.key.span, message).help(help));
    }
}
