//! Datasets and figures for tests, written as lines of text.
//!
//! ```text
//! care-leavers/in-touch            the id
//! by quarter; area                 the dimensions
//! measures = percent               name = unit, or name = percent of another; `;` between measures
//! benchmark South East             also: overlapping, total 786, base 240, total 2021: 40; 2022: 50
//! 2021-22 Q2; Hampshire = 85.0     a cell for each measure, `;` between them; `-` for a share that is left out
//! ```

use super::{Figures, compute};
use crate::diagnostic::{Diagnostics, Place};
use crate::model::dataset::{Cell, Provenance, Stated};
use crate::model::document::{Document, FigureSource};
use crate::model::observation::SUPPRESSED;
use crate::model::settings::Settings;
use crate::model::site::{Article, Menu, Page};
use crate::model::*;
use crate::source::{Excerpt, ProjectPath, SourceFile, SourceMap, Span, Spanned};

/// The place of everything that has no better one.
pub(crate) fn nowhere() -> Span {
    let source = SourceMap::default().add(SourceFile::new(ProjectPath::new("a"), String::new()));
    Span { source, start: 0, end: 0 }
}

/// The members of a row, and per measure whether it is left to be computed and what is reported.
type Row = (Vec<usize>, Vec<(bool, Observation)>);

/// Reads a dataset.
pub(crate) fn dataset(text: &str) -> Dataset {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let id = lines.next().unwrap();
    let mut dimensions: Vec<Dimension> = Vec::new();
    let mut measures = vec![measure("", "people", &[])];
    let mut rows: Vec<Row> = Vec::new();
    let (mut benchmark, mut overlapping) = (None, false);
    let (mut total, mut base) = (None, None);
    for line in lines {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "by" => dimensions = rest.split("; ").map(dimension).collect(),
            "measures" => measures = self::measures(rest),
            "benchmark" => benchmark = Some(rest.to_owned()),
            "overlapping" => overlapping = true,
            "total" => total = Some(rest.to_owned()),
            "base" => base = Some(rest.to_owned()),
            _ => {
                let (labels, cells) = line.split_once("= ").unwrap();
                let labels = labels.trim().split("; ").filter(|label| !label.is_empty());
                let members =
                    labels.zip(&mut dimensions).map(|(label, dimension)| member(dimension, label)).collect();
                let cells = cells.split("; ").map(|cell| (cell == "-", observation(cell, &measures[0].unit)));
                rows.push((members, cells.collect()));
            }
        }
    }
    for (text, is_total) in [(total, true), (base, false)] {
        let stated = text.map_or(Stated::Nothing, |text| stated(&text, &dimensions));
        let place = if is_total { &mut measures[0].total } else { &mut measures[0].base };
        *place = stated;
    }
    let grid = Grid {
        dimensions,
        measures,
        cells: vec![],
        derived: Vec::new(),
        benchmark: None,
        overlapping,
        target: Stated::Nothing,
    };
    let mut grid = filled(grid, rows);
    grid.benchmark = benchmark.map(|label| grid.members_named(&label)[0]);
    Dataset {
        id: DatasetId::new(id),
        title: Spanned::new(format!("Title of {id}"), nowhere()),
        definition: None,
        place: None,
        period: None,
        source: Some(Provenance {
            document: "The return".into(),
            places: vec![("paragraph".into(), "16".into())],
            ..Provenance::default()
        }),
        notes: vec![],
        accepts: vec![],
        content: Content::Grid(grid),
    }
}

fn filled(mut grid: Grid, rows: Vec<Row>) -> Grid {
    let mut cells: Vec<Option<Cell>> = vec![None; rows.len() * grid.measures.len()];
    for (members, observations) in rows {
        for (at, (left_out, observation)) in observations.into_iter().enumerate() {
            let position = grid.position(&members, at).unwrap();
            grid.derived.extend(left_out.then_some(position));
            cells[position] = Some(Cell { observation, span: nowhere() });
        }
    }
    grid.derived.sort_unstable();
    grid.cells = cells.into_iter().map(Option::unwrap).collect();
    grid
}

fn dimension(name: &str) -> Dimension {
    let period = PeriodKind::of_dimension(name);
    Dimension::new(Spanned::new(name.into(), nowhere()), period, period.is_some(), vec![])
}

fn member(dimension: &mut Dimension, label: &str) -> usize {
    if let Some(at) = dimension.position(label) {
        return at;
    }
    let period = dimension.period.map(|kind| Period::parse(kind, label).unwrap());
    dimension.members.push(Member { label: label.into(), period, span: nowhere() });
    dimension.members.len() - 1
}

fn measures(text: &str) -> Vec<Measure> {
    let mut all: Vec<Measure> = Vec::new();
    for each in text.split("; ") {
        let (name, unit) = each.split_once("= ").unwrap();
        let next = measure(name.trim(), unit, &all);
        all.push(next);
    }
    all
}

fn measure(name: &str, unit: &str, before: &[Measure]) -> Measure {
    let (unit, of) = unit.split_once(" of ").map_or((unit, None), |(unit, of)| (unit, Some(of)));
    Measure {
        name: name.into(),
        unit: Unit::parse(unit),
        better: None,
        share_of: of.map(|of| before.iter().position(|measure| measure.name == of).unwrap()),
        base: Stated::Nothing,
        total: Stated::Nothing,
        definition: None,
        span: nowhere(),
    }
}

fn stated(text: &str, dimensions: &[Dimension]) -> Stated {
    let amount = |text: &str| Spanned::new(Amount::parse(text).unwrap(), nowhere());
    if !text.contains(": ") {
        return Stated::One(amount(text));
    }
    let pairs = text.split("; ").map(|pair| pair.split_once(": ").unwrap());
    Stated::ByMember(
        pairs.map(|(label, number)| (dimensions[0].position(label).unwrap(), amount(number))).collect(),
    )
}

/// Reads a cell: a number with flags, a range, a symbol, or text.
pub(crate) fn observation(text: &str, unit: &Unit) -> Observation {
    if text == SUPPRESSED {
        return Observation::Suppressed;
    }
    if let Some(missing) = Missing::of_symbol(if text == "-" { "[x]" } else { text }) {
        return Observation::Missing(missing);
    }
    let flags: Vec<Flag> = Flag::ALL.into_iter().filter(|flag| text.contains(flag.symbol())).collect();
    let number = text.split(" [").next().unwrap();
    let value = match (unit, number.split_once(" to ")) {
        (Unit::Text, _) => Value::Text(number.into()),
        (Unit::Date, _) => {
            Value::Date(Box::new((Period::parse(PeriodKind::Any, number).unwrap(), number.into())))
        }
        (_, Some((low, high))) => {
            Value::Range(Box::new((Amount::parse(low).unwrap(), Amount::parse(high).unwrap())))
        }
        _ => Value::Number(Amount::parse(number).unwrap()),
    };
    Observation::Reported(value, flags)
}

/// The path of the one page of [`site`].
pub(crate) fn path() -> ProjectPath {
    ProjectPath::new("content/index.md")
}

/// A site of datasets with one page, which cites the references and looks names up in `data/care-leavers/`.
pub(crate) fn site(datasets: &[Dataset], references: &[&str]) -> (Site, SourceMap) {
    let mut sources = SourceMap::default();
    let text: String = references.iter().flat_map(|reference| ["{", reference, "}\n"]).collect();
    let source = sources.add(SourceFile::new(path(), text));
    let mut start = 0;
    let figures = references.iter().map(|reference| {
        let end = start + u32::try_from(reference.len()).unwrap() + 2;
        let figure = FigureSource {
            text: Excerpt::verbatim(*reference, source, start + 1),
            span: Span { source, start, end },
        };
        start = end + 1;
        figure
    });
    let article = Article {
        path: path(),
        source,
        data: Some("care-leavers".into()),
        body: Document::default(),
        figures: figures.collect(),
        block_sources: vec![],
        blocks: vec![],
        accepts: vec![],
    };
    let page =
        Page { id: "index".into(), title: "Front".into(), description: None, menu: Menu::None, article };
    let settings = Settings {
        title: "Papers".into(),
        organisation: "Council".into(),
        language: "en-GB".into(),
        theme: "council".into(),
        published: jiff::civil::date(2023, 3, 20),
        base_url: None,
        notice: None,
        contact: None,
        downloads: vec![crate::model::settings::DrawingFile::Svg],
        statutory: vec![],
    };
    let datasets = datasets.iter().map(|dataset| (dataset.id.clone(), dataset.clone())).collect();
    let site = Site {
        settings,
        meetings: vec![],
        pages: vec![page],
        datasets,
        unusable: std::iter::once(DatasetId::new("broken")).collect(),
        glossary: vec![],
        copies: std::collections::BTreeMap::new(),
    };
    (site, sources)
}

/// The figures of references, and what was found about them: `code: message at <words>; help`.
pub(crate) fn figures(datasets: &[Dataset], references: &[&str]) -> (Figures, Vec<String>) {
    let (site, sources) = site(datasets, references);
    let mut diagnostics = Diagnostics::default();
    let figures = compute(&site, &mut diagnostics);
    let findings = diagnostics.iter().map(|finding| {
        let Place::Words(span) = finding.place else { panic!("a finding about a figure has a place") };
        let help = finding.help.as_ref().map_or(String::new(), |help| format!("; {help}"));
        format!("{}: {} at <{}>{help}", finding.code, finding.message, sources.words(span))
    });
    (figures, findings.collect())
}
