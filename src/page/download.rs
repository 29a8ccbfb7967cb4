//! The download of a dataset: a tidy CSV, one row for each observation.
//!
//! In: a dataset. Out: text (RFC 4180, UTF-8). Values are the author's digits without commas; a missing value leaves
//! its cell blank and its symbol beside it. Text that a spreadsheet would run as a formula gets an apostrophe.

use crate::figure::format;
use crate::model::dataset::{Stated, Status};
use crate::model::{Amount, Dataset, Grid, Measure, Milestone, Observation, Value};
use crate::source::Spanned;

/// A dataset as CSV.
#[must_use]
pub fn csv(dataset: &Dataset) -> String {
    // The library's own room is for files of megabytes, and it is made clean for each dataset.
    let mut rows = Rows(csv::WriterBuilder::new().buffer_capacity(1024).from_writer(Vec::new()));
    match (dataset.grid(), dataset.milestones()) {
        (Some(grid), _) => observations(grid, &dataset.title.value, &mut rows),
        (None, Some(steps)) => milestones(steps, &mut rows),
        (None, None) => {}
    }
    rows.text()
}

/// Rows while they are written, cell by cell. Writing to memory cannot fail.
struct Rows(csv::Writer<Vec<u8>>);

impl Rows {
    /// A cell of digits or words of this program.
    fn cell(&mut self, text: &str) {
        let _ = self.0.write_field(text);
    }

    /// A cell of words of an author that no spreadsheet runs: one that starts like a formula gets an apostrophe
    /// (OWASP, CSV injection).
    fn inert(&mut self, text: &str) {
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            self.cell(&format!("'{text}"));
        } else {
            self.cell(text);
        }
    }

    fn end(&mut self) {
        let _ = self.0.write_record(None::<&[u8]>);
    }

    fn text(self) -> String {
        let bytes = self.0.into_inner().ok();
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        // Spreadsheets take a CSV for the machine's old encoding unless this mark leads it; plain ASCII needs none.
        if text.is_ascii() { text } else { format!("\u{feff}{text}") }
    }
}

/// What is said of a measure in each of its rows.
struct Column<'a> {
    measure: &'a Measure,
    name: &'a str,
    unit: String,
}

impl<'a> Column<'a> {
    fn new(measure: &'a Measure, title: &'a str) -> Self {
        let name = if measure.name.is_empty() { title } else { measure.name.as_str() };
        Self { measure, name, unit: measure.unit.to_string() }
    }
}

fn observations(grid: &Grid, title: &str, rows: &mut Rows) {
    let columns: Vec<Column> = grid.measures.iter().map(|measure| Column::new(measure, title)).collect();
    let has_base = grid.measures.iter().any(|measure| !matches!(measure.base, Stated::Nothing));
    header(grid, has_base, rows);
    for (position, cell) in grid.cells.iter().enumerate() {
        let (members, at) = grid.coordinates(position);
        let Some(column) = columns.get(at) else { continue };
        for (dimension, at) in grid.dimensions.iter().zip(&members) {
            rows.inert(dimension.members.get(*at).map_or("", |member| &member.label));
        }
        rows.inert(column.name);
        value(&cell.observation, rows);
        rows.inert(&column.unit);
        symbol(&cell.observation, rows);
        if has_base {
            let base = column.measure.base.of(members.first().copied());
            rows.cell(&base.map_or_else(String::new, |base| base.value.plain()));
        }
        rows.end();
    }
    totals(grid, &columns, has_base, rows);
}

fn header(grid: &Grid, has_base: bool, rows: &mut Rows) {
    let names = || grid.dimensions.iter().map(|dimension| dimension.name.value.as_str());
    names().for_each(|name| rows.inert(name));
    for column in
        ["measure", "value", "unit", "symbol", "base"].into_iter().take(if has_base { 5 } else { 4 })
    {
        if names().any(|name| name == column) {
            rows.cell(&format!("{column} of the dataset"));
        } else {
            rows.cell(column);
        }
    }
    rows.end();
}

/// The totals that the source states, which its parts need not reach: a member `Total` of the dimensions summed over.
fn totals(grid: &Grid, columns: &[Column], has_base: bool, rows: &mut Rows) {
    let taken = grid.dimensions.iter().any(|dimension| dimension.position(TOTAL).is_some());
    for column in columns.iter().filter(|_| !taken) {
        let stated: Vec<(Option<usize>, &Spanned<Amount>)> = match &column.measure.total {
            Stated::Nothing => Vec::new(),
            Stated::One(total) => vec![(None, total)],
            Stated::ByMember(each) => each.iter().map(|(at, total)| (Some(*at), total)).collect(),
        };
        for (outermost, total) in stated {
            let first = outermost.and_then(|at| grid.dimensions.first()?.members.get(at));
            let first = first.map_or(TOTAL, |member| member.label.as_str());
            (0..grid.dimensions.len()).for_each(|at| rows.inert(if at == 0 { first } else { TOTAL }));
            rows.inert(column.name);
            rows.cell(&total.value.plain());
            rows.inert(&column.unit);
            // Neither a symbol nor a base.
            rows.cell("");
            if has_base {
                rows.cell("");
            }
            rows.end();
        }
    }
}

/// The member under which a stated total stands.
const TOTAL: &str = "Total";

fn value(observation: &Observation, rows: &mut Rows) {
    match observation {
        Observation::Reported(Value::Number(_), _) => rows.cell(&format::machine(observation)),
        Observation::Reported(Value::Date(time), _) => rows.inert(&time.1),
        Observation::Reported(..) => rows.inert(&format::machine(observation)),
        Observation::Missing(_) | Observation::Suppressed => rows.cell(""),
    }
}

fn symbol(observation: &Observation, rows: &mut Rows) {
    match observation.absence() {
        Some((symbol, _)) => rows.cell(symbol),
        None => rows.cell(&format::flags(observation)),
    }
}

fn milestones(steps: &[Milestone], rows: &mut Rows) {
    ["what", "when", "status"].iter().for_each(|name| rows.cell(name));
    rows.end();
    for step in steps {
        rows.inert(&step.what);
        rows.inert(step.when.as_ref().map_or("", |(written, _)| written.as_str()));
        rows.cell(step.status.map_or("[x]", Status::words));
        rows.end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Period;
    use crate::model::dataset::Content;
    use crate::page::samples::{bare_dataset, full_dataset, spanned};

    #[test]
    fn each_observation_is_a_row_with_its_digits_as_written() {
        let text = csv(&full_dataset("care/in-touch"));
        assert_eq!(
            text,
            "quarter,area,measure,value,unit,symbol,base\n\
             2021-22 Q2,Hampshire,care leavers,1669,people,,\n\
             2021-22 Q2,Hampshire,share,85.0,percentage,[p],240\n\
             2021-22 Q2,'=Other,care leavers,-3,people,,\n\
             2021-22 Q2,'=Other,share,89 to 100,percentage,,240\n\
             2021-22 Q3,Hampshire,care leavers,,people,[x],\n\
             2021-22 Q3,Hampshire,share,,percentage,[c],240\n\
             2021-22 Q3,'=Other,care leavers,12,people,,\n\
             2021-22 Q3,'=Other,share,'=1+1,percentage,,240\n"
        );
    }

    #[test]
    fn text_that_needs_it_says_its_encoding() {
        let mut dataset = bare_dataset("a");
        assert_eq!(csv(&dataset), "measure,value,unit,symbol\nA number,1669,people,\n");
        dataset.title = spanned("Café, “one”".to_owned());
        assert_eq!(csv(&dataset), "\u{feff}measure,value,unit,symbol\n\"Café, “one”\",1669,people,\n");
    }

    #[test]
    fn a_column_of_the_author_keeps_its_name() {
        let mut dataset = full_dataset("a");
        if let Content::Grid(grid) = &mut dataset.content {
            grid.dimensions[0].name = spanned("measure".to_owned());
        }
        assert!(csv(&dataset).starts_with("measure,area,measure of the dataset,value,unit,symbol,base\n"));
    }

    #[test]
    fn a_total_that_the_source_states_is_a_row_of_its_own() {
        let mut dataset = full_dataset("a");
        let total = |text: &str| spanned(Amount::parse(text).unwrap());
        let Content::Grid(grid) = &mut dataset.content else { panic!("it has observations") };
        grid.measures[0].total = Stated::ByMember(vec![(0, total("1,666")), (1, total("12"))]);
        let text = csv(&dataset);
        assert!(
            text.ends_with(
                "2021-22 Q2,Total,care leavers,1666,people,,\n2021-22 Q3,Total,care leavers,12,people,,\n"
            ),
            "{text}"
        );
        let Content::Grid(grid) = &mut dataset.content else { panic!("it has observations") };
        grid.measures[0].total = Stated::One(total("1678"));
        assert!(csv(&dataset).ends_with("\nTotal,Total,care leavers,1678,people,,\n"));
        let Content::Grid(grid) = &mut dataset.content else { panic!("it has observations") };
        grid.dimensions[1].members[1].label = "Total".into();
        assert!(!csv(&dataset).contains("1678"), "a member of that name already says it");
    }

    #[test]
    fn a_milestone_is_a_row() {
        let mut dataset = bare_dataset("a");
        let span = dataset.title.span;
        let row = |what: &str, when: Option<&str>, status| Milestone {
            what: what.to_owned(),
            when: when.map(|text| (text.into(), Period::Year(2022))),
            status,
            span,
        };
        dataset.content = Content::Milestones(vec![
            row("@start", Some("July 2022"), Some(Status::Complete)),
            row("End", None, None),
        ]);
        assert_eq!(csv(&dataset), "what,when,status\n'@start,July 2022,Complete\nEnd,,[x]\n");
    }

    #[test]
    fn a_size_is_told_in_words_that_people_know() {
        for (bytes, words) in [
            (0, "0 bytes"),
            (176, "176 bytes"),
            (1_000, "1.0 kB"),
            (1_249, "1.2 kB"),
            (999_949, "999.9 kB"),
            (999_950, "1.0 MB"),
            (3_440_000, "3.4 MB"),
        ] {
            assert_eq!(crate::figure::format::file_size(bytes), words);
        }
    }
}
