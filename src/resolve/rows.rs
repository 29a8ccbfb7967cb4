//! The values of a dataset as rows: a label for each dimension, and a cell for each measure.
//!
//! Nested YAML, tidy CSV and wide CSV all become the same rows, so that everything behind them is written once.

use super::{cell, merged};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::load::Sources;
use crate::load::csv;
use crate::load::yaml::{Kind, Node};
use crate::source::{ProjectPath, Span, Spanned, Substr};
use std::collections::BTreeMap;

/// One row.
pub(super) struct Row {
    /// A label for each dimension, outermost first.
    pub labels: Vec<Spanned<Substr>>,
    /// A cell for each measure; `None` where there is none.
    pub cells: Vec<Option<Spanned<Substr>>>,
    /// Where it is written.
    pub span: Span,
}

/// What the values are to be read as.
pub(super) struct Layout<'a> {
    /// The names of the dimensions, outermost first.
    pub dimensions: &'a [Spanned<String>],
    /// The names of the measures; a single empty one when the dataset has but one.
    pub measures: &'a [String],
}

/// Reads `values`. `None` when the shape cannot be read at all.
pub(super) fn read(
    values: &Node,
    layout: &Layout<'_>,
    path: &ProjectPath,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Row>> {
    if let Some(name) = values.text().filter(|name| name.to_lowercase().ends_with(".csv")) {
        return from_csv(&Spanned::new(name.into(), values.span), layout, path, sources, diagnostics);
    }
    let mut rows = Vec::new();
    let places = layout.measures.iter().enumerate().map(|(at, measure)| (measure.as_str(), at)).collect();
    let mut nest = Nest { layout, places, rows: &mut rows, labels: Vec::new(), sound: true, diagnostics };
    nest.walk(values);
    let sound = nest.sound;
    (sound || !rows.is_empty()).then_some(rows).filter(|_| sound)
}

struct Nest<'a> {
    layout: &'a Layout<'a>,
    /// Where each measure stands among them.
    places: BTreeMap<&'a str, usize>,
    rows: &'a mut Vec<Row>,
    labels: Vec<Spanned<Substr>>,
    sound: bool,
    diagnostics: &'a mut Diagnostics,
}

impl Nest<'_> {
    fn walk(&mut self, node: &Node) {
        let Some(dimension) = self.layout.dimensions.get(self.labels.len()) else {
            return self.leaf(node);
        };
        let Kind::Map(entries) = &node.kind else {
            let message =
                format!("found {}, wanted a value for each member of `{}`", node.describe(), dimension.value);
            let help = format!(
                "`by:` asks for {} levels: write `member: value` for each {}",
                self.layout.dimensions.len(),
                dimension.value
            );
            return self.refuse(node.span, message, help);
        };
        if entries.is_empty() {
            let message = format!("there are no values for `{}`", dimension.value);
            return self.refuse(node.span, message, "write `member: value` for each member".to_owned());
        }
        for (key, value) in entries {
            self.labels.push(key.clone());
            self.walk(value);
            self.labels.pop();
        }
    }

    fn leaf(&mut self, node: &Node) {
        let span = self.labels.last().map_or(node.span, |label| label.span);
        let cells = match self.layout.measures {
            [only] if only.is_empty() => match cell::text_of(node) {
                Some(text) => vec![Some(text)],
                None => return self.too_deep(node),
            },
            measures => match self.by_measure(node, measures) {
                Some(cells) => cells,
                None => return,
            },
        };
        self.rows.push(Row { labels: self.labels.clone(), cells, span });
    }

    fn too_deep(&mut self, node: &Node) {
        let message = format!("found {}, wanted one value", node.describe());
        let help = if self.layout.dimensions.is_empty() {
            "name the dimension in `by:`, such as `by: [year]`".to_owned()
        } else {
            "name every level in `by:`, or give several measures under `measures:`".to_owned()
        };
        self.refuse(node.span, message, help);
    }

    fn by_measure(&mut self, node: &Node, measures: &[String]) -> Option<Vec<Option<Spanned<Substr>>>> {
        let list = || suggest::one_of(measures.iter().map(String::as_str));
        let Kind::Map(entries) = &node.kind else {
            let message = format!("found {}, wanted a value for each measure", node.describe());
            self.refuse(node.span, message, format!("write `{{measure: value}}` for {}", list()));
            return None;
        };
        let mut cells = vec![None; measures.len()];
        for (key, value) in entries {
            let place = self.places.get(key.value.as_str()).copied();
            match (place.and_then(|at| cells.get_mut(at)), cell::text_of(value)) {
                (Some(slot), Some(text)) => *slot = Some(text),
                (Some(_), None) => self.too_deep(value),
                (None, _) => {
                    let message = format!("`{}` is no measure of this dataset", key.value);
                    let help = suggest::did_you_mean(&key.value, measures.iter().map(String::as_str))
                        .unwrap_or_else(|| format!("the measures are {}", list()));
                    self.refuse(key.span, message, help);
                }
            }
        }
        Some(cells)
    }

    fn refuse(&mut self, span: Span, message: String, help: String) {
        self.sound = false;
        self.diagnostics.push(Diagnostic::new(Code::DATA_SHAPE, span, message).help(help));
    }
}

fn from_csv(
    name: &Spanned<Substr>,
    layout: &Layout<'_>,
    path: &ProjectPath,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Row>> {
    let file = path.follow(&name.value).and_then(|path| Some((path.clone(), *sources.tables.get(&path)?)));
    if path.follow(&name.value).is_some_and(|path| sources.unreadable.contains(&path)) {
        return None;
    }
    let Some((_, id)) = file else {
        let known = sources.tables.keys().filter(|known| known.folder() == path.folder());
        let help = suggest::did_you_mean(&name.value, known.map(ProjectPath::file_name))
            .unwrap_or_else(|| "put the CSV file beside this file".to_owned());
        let message = format!("there is no file `{}` beside this one", name.value);
        diagnostics.push(Diagnostic::new(Code::FILE_MISSING, name.span, message).help(help));
        return None;
    };
    let table = csv::read(id, sources.map.file(id)?, diagnostics)?;
    if let Some(twice) = repeated(&table.header) {
        diagnostics.push(twice);
        return None;
    }
    let columns = columns(&table.header, layout, diagnostics)?;
    if let Some(found) = merged::unlabelled(&table.header, &table.rows, &columns.dimensions) {
        diagnostics.push(found);
        return None;
    }
    merged::notes(&table.rows, &columns.values).into_iter().for_each(|found| diagnostics.push(found));
    let rows = table.rows.iter().filter(|row| !merged::is_note(row, &columns.values));
    Some(rows.flat_map(|row| columns.rows(row, &table.header, layout)).collect())
}

/// Two columns of one name: nobody can tell which of them is meant.
fn repeated(header: &[Spanned<Substr>]) -> Option<Diagnostic> {
    let mut seen = BTreeMap::new();
    let (first, again) = header
        .iter()
        .find_map(|column| seen.insert(column.value.as_str(), column).map(|first| (first, column)))?;
    let message = format!("two columns are called `{}`", again.value);
    let repeated = Diagnostic::new(Code::DATA_CSV, again.span, message);
    Some(
        repeated
            .related(first.span, "first written here")
            .help("take one of the two out, or give it its own name"),
    )
}

/// Which columns hold dimensions, and which hold values.
struct Columns {
    dimensions: Vec<usize>,
    values: Vec<usize>,
    /// Whether the value columns are members of the last dimension (a wide table).
    wide: bool,
}

fn columns(
    header: &[Spanned<Substr>],
    layout: &Layout<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Columns> {
    let places: BTreeMap<&str, usize> =
        header.iter().enumerate().map(|(at, column)| (column.value.as_str(), at)).collect();
    let find = |name: &str| places.get(name).copied();
    let names: Vec<&str> = layout.dimensions.iter().map(|dimension| dimension.value.as_str()).collect();
    let found: Vec<Option<usize>> = names.iter().map(|name| find(name)).collect();
    let measures: Vec<Option<usize>> = match layout.measures {
        [only] if only.is_empty() => vec![find("value")],
        several => several.iter().map(|measure| find(measure)).collect(),
    };
    let tidy: Option<Vec<usize>> = found.iter().copied().collect();
    if let (Some(dimensions), Some(values)) = (tidy, measures.iter().copied().collect::<Option<Vec<usize>>>())
    {
        return Some(Columns { dimensions, values, wide: false });
    }
    let outer = found.split_last().map_or(&[][..], |(_, outer)| outer);
    let outer: Option<Vec<usize>> = outer.iter().copied().collect();
    // A table with a column `value` is not wide: a dimension's column has another name.
    let wide = layout.measures == [""] && measures == [None];
    if let (Some(dimensions), Some(None), true) = (outer, found.last().copied(), wide) {
        let values = (0..header.len()).filter(|at| !dimensions.contains(at)).collect();
        return Some(Columns { dimensions, values, wide: true });
    }
    diagnostics.push(unfit(header, &names, layout)?);
    None
}

/// Columns that are not what the dataset says. One whose name is nearly right is shown alone.
fn unfit(header: &[Spanned<Substr>], names: &[&str], layout: &Layout<'_>) -> Option<Diagnostic> {
    let values = layout.measures.iter().map(|name| if name.is_empty() { "value" } else { name.as_str() });
    let wanted: Vec<&str> = names.iter().copied().chain(values).collect();
    let lacking = || wanted.iter().copied().filter(|name| !header.iter().any(|column| column.value == *name));
    let slip = header
        .iter()
        .filter(|column| !wanted.contains(&column.value.as_str()))
        .find_map(|column| Some((column, suggest::did_you_mean(&column.value, lacking())?)));
    if let Some((column, help)) = slip {
        let message = format!("`{}` is no dimension or measure of the dataset", column.value);
        return Some(Diagnostic::new(Code::DATA_CSV, column.span, message).help(help));
    }
    let first = header.first()?.span;
    let span = header.last().map_or(first, |last| first.to(last.span));
    let message = format!("the columns do not fit `by: [{}]`", names.join(", "));
    Some(Diagnostic::new(Code::DATA_CSV, span, message).help(format!(
        "name the columns {}, or leave the last dimension out and give each of its members a column",
        suggest::one_of(wanted).replace(" or ", " and ")
    )))
}

impl Columns {
    fn rows(&self, row: &[Spanned<Substr>], header: &[Spanned<Substr>], layout: &Layout<'_>) -> Vec<Row> {
        let cell = |at: &usize| row.get(*at).cloned();
        let labels: Vec<Spanned<Substr>> = self.dimensions.iter().filter_map(cell).collect();
        let span = row
            .first()
            .map_or_else(|| Span { source: header_source(header), start: 0, end: 0 }, |cell| cell.span);
        if !self.wide {
            return vec![Row { labels, cells: self.values.iter().map(cell).collect(), span }];
        }
        debug_assert_eq!(labels.len() + 1, layout.dimensions.len());
        let wide = self.values.iter().map(|at| {
            let member = header.get(*at).cloned();
            let labels = labels.iter().cloned().chain(member).collect();
            Row { labels, cells: vec![cell(at)], span }
        });
        wide.collect()
    }
}

fn header_source(header: &[Spanned<Substr>]) -> crate::source::SourceId {
    header.first().map_or_else(crate::source::SourceId::default, |first| first.span.source)
}
