//! What holds of every dataset that an author may write and show as a chart, from its YAML to the page: 1 to 200 points,
//! 1 to 12 series, names of 1 to 80 characters, negative, huge and tiny values, every kind of missing.
//!
//! Never a panic; a page or a diagnostic; on a page no number that is none, and every known value in the chart's table
//! and in the download. The drawings and words of plots are tried beside them (`src/chart/properties`).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use candour::Wish;
use candour::source::ProjectPath;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// A dataset of one measure over one or two dimensions.
#[derive(Clone, Debug)]
struct Table {
    unit: &'static str,
    /// Years along, or categories.
    periods: bool,
    form: Option<&'static str>,
    /// The members across; none where there is one series.
    series: Vec<String>,
    points: Vec<String>,
    /// By point, then by series.
    cells: Vec<Vec<String>>,
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[A-Z][a-z]{0,12}( [a-z]{1,8})?", 1 => "[A-Z][a-z&<>é’]{59,79}", 1 => "[A-Z]"]
}

fn names(count: usize) -> impl Strategy<Value = Vec<String>> {
    // Differing by a number where chance made them alike: a name stands once in its dimension.
    prop::collection::vec(name(), count).prop_map(|names| {
        let mut seen = BTreeSet::new();
        let one = |(at, name): (usize, String)| {
            if seen.insert(name.to_lowercase()) { name } else { format!("{name} no {at}") }
        };
        names.into_iter().enumerate().map(one).collect()
    })
}

/// What the cells of one dataset are.
#[derive(Clone, Copy, Debug)]
enum Cells {
    Numbers,
    NumbersAndRanges,
    /// Counts that may be parts of a whole.
    Counts,
}

fn cell(cells: Cells) -> BoxedStrategy<String> {
    let missing = prop::sample::select(vec!["[x]", "[c]", "[w]", "[z]", "[low]"]).prop_map(str::to_owned);
    let count = (0u32..100).prop_map(|whole| whole.to_string());
    let tenths = (-2000i32..2000).prop_map(|tenths| {
        let sign = if tenths < 0 { "-" } else { "" };
        format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
    });
    let huge = (1_000_000_000u64..999_999_999_999_999).prop_map(|huge| huge.to_string());
    let tiny = (1u32..99).prop_map(|tiny| format!("0.0000000000{tiny:02}"));
    let flagged = prop::sample::select(vec!["61 [p]", "62 [e]", "63 [r]", "64 [b]"]).prop_map(str::to_owned);
    let range = (0u32..50, 50u32..100).prop_map(|(low, high)| format!("{low} to {high}"));
    match cells {
        Cells::Counts => prop_oneof![30 => count, 1 => missing].boxed(),
        Cells::Numbers => {
            prop_oneof![8 => tenths, 4 => count, 1 => huge, 1 => tiny, 1 => flagged, 2 => missing].boxed()
        }
        Cells::NumbersAndRanges => prop_oneof![4 => count, 4 => range, 1 => flagged, 1 => missing].boxed(),
    }
}

/// Forms that the data may suit, and at times one that it does not.
fn form(cells: Cells, periods: bool) -> impl Strategy<Value = Option<&'static str>> {
    let any = ["line", "columns", "bars", "grouped", "dots", "stacked", "shares", "likert", "slope", "icons"];
    let fit = match (cells, periods) {
        (Cells::Counts, _) => vec!["stacked", "shares", "likert"],
        (_, true) => vec!["line", "columns", "slope"],
        (Cells::NumbersAndRanges, _) => vec!["dots"],
        (Cells::Numbers, false) => vec!["bars", "grouped", "dots", "icons"],
    };
    prop_oneof![
        6 => Just(None),
        3 => prop::sample::select(fit).prop_map(Some),
        1 => prop::sample::select(any.to_vec()).prop_map(Some),
    ]
}

fn table() -> impl Strategy<Value = Table> {
    let unit = prop::sample::select(vec!["percent", "people", "pounds", "days"]);
    let cells =
        prop_oneof![6 => Just(Cells::Numbers), 1 => Just(Cells::NumbersAndRanges), 3 => Just(Cells::Counts)];
    let kind = (cells, any::<bool>())
        .prop_flat_map(|(cells, periods)| (Just(cells), Just(periods), form(cells, periods)));
    let points = prop_oneof![8 => 1usize..9, 1 => 9usize..40, 1 => 190usize..=200];
    let series = prop_oneof![2 => Just(1usize), 3 => 2usize..=5, 1 => 6usize..=12];
    (unit, kind, points, series).prop_flat_map(|(unit, (kind, periods, form), points, series)| {
        let cells = prop::collection::vec(prop::collection::vec(cell(kind), series), points);
        (names(series), names(points), cells).prop_map(move |(series, places, cells)| {
            let years = (0..points).map(|point| (1800 + point).to_string()).collect();
            let series = if series.len() == 1 { Vec::new() } else { series };
            Table { unit, periods, form, series, points: if periods { years } else { places }, cells }
        })
    })
}

/// A name as YAML, whatever it holds.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

impl Table {
    fn yaml(&self) -> String {
        let along = if self.periods { "year" } else { "thing" };
        let by = if self.series.is_empty() { along.to_owned() } else { format!("{along}, area") };
        let mut text =
            format!("title: The measure\nunit: {}\nbetter: neither\nby: [{by}]\nvalues:\n", self.unit);
        for (point, cells) in self.points.iter().zip(&self.cells) {
            let _ = match self.series.as_slice() {
                [] => writeln!(text, "  {}: {}", quoted(point), quoted(&cells[0])),
                series => {
                    let each = series
                        .iter()
                        .zip(cells)
                        .map(|(name, cell)| format!("{}: {}", quoted(name), quoted(cell)));
                    writeln!(text, "  {}: {{{}}}", quoted(point), each.collect::<Vec<_>>().join(", "))
                }
            };
        }
        text + "source: {document: The return, page: 1}\n"
    }

    /// The numbers that are known, as the dataset has them.
    fn known(&self) -> BTreeSet<String> {
        let shown = self.cells.iter().flatten().filter(|cell| !cell.starts_with('['));
        shown.flat_map(|cell| cell.split(" [").next().unwrap().split(" to ")).map(str::to_owned).collect()
    }

    fn files(&self) -> BTreeMap<ProjectPath, Vec<u8>> {
        let form = self.form.map_or(String::new(), |form| format!("form: {form}\n"));
        let page = format!(
            "---\ntitle: A page\n---\n\n```chart\ndata: measure\ntitle: The figures\nid: it\n{form}```\n"
        );
        [
            ("site.yaml", "title: T\norganisation: O\npublished: 2026-01-01\n".to_owned()),
            ("content/index.md", page),
            ("data/measure.yaml", self.yaml()),
        ]
        .map(|(path, text)| (ProjectPath::new(path), text.into_bytes()))
        .into()
    }
}

/// The words between the tags of HTML, with thousands run together and a plain minus.
fn cells_of(html: &str) -> Vec<String> {
    let inside = html.split('<').filter_map(|rest| rest.split_once('>')).map(|(_, text)| text.trim());
    inside
        .filter(|text| !text.is_empty())
        .map(|text| text.replace(',', "").replace('−', "-").replace('£', ""))
        .collect()
}

/// What is wrong with the page or the download of a table that was shown; and whether it was.
fn faults(table: &Table) -> (Vec<String>, bool) {
    faults_of(table, &table.files())
}

fn faults_of(table: &Table, files: &BTreeMap<ProjectPath, Vec<u8>>) -> (Vec<String>, bool) {
    let (checked, site) = candour::assemble_files(files, &Wish::default());
    let Some(site) = site else {
        let told = checked.diagnostics.iter().all(|finding| !finding.message.is_empty());
        return (
            if told && checked.diagnostics.has_errors() {
                vec![]
            } else {
                vec!["no page and no word of it".into()]
            },
            false,
        );
    };
    let files = site.into_files();
    let text = |name: &str| {
        let file = files.iter().find(|(path, _)| path.as_str() == name);
        file.unwrap_or_else(|| panic!("{name} is not there")).1.as_text().unwrap().to_owned()
    };
    let (page, csv) = (text("index.html"), text("data/measure.csv"));
    let mut faults = Vec::new();
    for word in ["NaN", "Infinity", "inf\"", "undefined"] {
        faults.extend(page.contains(word).then(|| format!("{word} on the page")));
    }
    let shown =
        page.split("<table").nth(1).and_then(|rest| rest.split("</table>").next()).unwrap_or_default();
    let shown: BTreeSet<String> = cells_of(shown)
        .iter()
        .flat_map(|cell| cell.split([' ', '%']).map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let downloaded: BTreeSet<&str> = csv.split([',', '\n', ' ']).collect();
    for value in table.known() {
        faults.extend((!shown.contains(&value)).then(|| format!("{value} is not in the table")));
        faults.extend(
            (!downloaded.contains(value.as_str())).then(|| format!("{value} is not in the download")),
        );
    }
    (faults, true)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_known_value_is_in_the_table_and_the_download(table in table()) {
        let (faults, _) = faults(&table);
        prop_assert!(faults.is_empty(), "{:?}", faults);
    }
}

/// So that the property above is not held by refusals alone.
#[test]
fn most_tables_are_shown() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let shown = (0..40).filter(|_| faults(&table().new_tree(&mut runner).unwrap().current()).1).count();
    assert!(shown >= 15, "{shown} of 40");
}

#[test]
fn a_value_that_is_lost_is_noticed() {
    let table = Table {
        unit: "percent",
        periods: true,
        form: None,
        series: vec!["Hampshire".into(), "Kent".into()],
        points: vec!["2021".into(), "2022".into()],
        cells: vec![vec!["61.5".into(), "-3".into()], vec!["[x]".into(), "1234567".into()]],
    };
    assert_eq!(faults(&table), (vec![], true));
    let mut other = table.clone();
    other.cells[0][1] = "-4".into();
    assert_eq!(faults_of(&table, &other.files()).0, ["-3 is not in the table", "-3 is not in the download"]);
}

/// The table of `tests/README.md`: what is done to a chart, the file, and the test that notices it.
#[test]
fn every_fault_that_was_made_on_purpose_has_its_test() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("tests/README.md")).unwrap();
    let table = text.split("## What must fail").nth(1).unwrap();
    let rows: Vec<Vec<&str>> =
        table.lines().filter(|line| line.contains("` | `")).map(|line| line.split('`').collect()).collect();
    assert!(rows.len() > 12, "{rows:?}");
    for row in rows {
        let [_, file, _, test, ..] = row.as_slice() else { panic!("{row:?}") };
        let source = std::fs::read_to_string(root.join(file)).unwrap();
        let (in_rust, in_browser) = (format!("fn {test}("), format!("test(\"{test}\""));
        assert!(source.contains(&in_rust) || source.contains(&in_browser), "{file} has no test `{test}`");
    }
}
