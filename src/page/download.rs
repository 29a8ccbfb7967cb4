//! The download of a dataset: a tidy CSV, one row for each observation.
//!
//! In: a dataset. Out: text (RFC 4180, UTF-8). Values are the author's digits without commas; a missing value leaves
//! its cell blank and its symbol beside it. Text that a spreadsheet would run as a formula gets an apostrophe.

use crate::figure::format;
use crate::model::{Dataset, Grid, Milestone, Observation, Value};

/// A dataset as CSV.
#[must_use]
pub fn csv(dataset: &Dataset) -> String {
    let rows = match (dataset.grid(), dataset.milestones()) {
        (Some(grid), _) => observations(grid, &dataset.title.value),
        (None, Some(rows)) => milestones(rows),
        (None, None) => Vec::new(),
    };
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail.
        let _ = writer.write_record(row);
    }
    let text = writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    // Spreadsheets take a CSV for the machine's old encoding unless this mark leads it; plain ASCII needs none.
    if text.is_ascii() { text } else { format!("\u{feff}{text}") }
}

fn observations(grid: &Grid, title: &str) -> Vec<Vec<String>> {
    let mut header: Vec<String> =
        grid.dimensions.iter().map(|dimension| inert(&dimension.name.value)).collect();
    for column in ["measure", "value", "unit", "symbol"] {
        let taken = header.iter().any(|name| name == column);
        header.push(if taken { format!("{column} of the dataset") } else { column.to_owned() });
    }
    let rows = grid.cells.iter().enumerate().map(|(position, cell)| {
        let (members, measure) = grid.coordinates(position);
        let labels =
            grid.dimensions.iter().zip(members).filter_map(|(dimension, at)| dimension.members.get(at));
        let mut row: Vec<String> = labels.map(|member| inert(&member.label)).collect();
        if let Some(measure) = grid.measures.get(measure) {
            row.push(inert(if measure.name.is_empty() { title } else { &measure.name }));
            row.push(value(&cell.observation));
            row.push(inert(&measure.unit.to_string()));
            row.push(symbol(&cell.observation));
        }
        row
    });
    std::iter::once(header).chain(rows).collect()
}

fn value(observation: &Observation) -> String {
    match observation {
        Observation::Reported(Value::Number(_), _) => format::machine(observation),
        Observation::Reported(..) => inert(&format::machine(observation)),
        Observation::Missing(_) | Observation::Suppressed => String::new(),
    }
}

fn symbol(observation: &Observation) -> String {
    observation.absence().map_or_else(|| format::flags(observation), |(symbol, _)| symbol.to_owned())
}

fn milestones(rows: &[Milestone]) -> Vec<Vec<String>> {
    let header = ["what", "when", "status"].map(str::to_owned).to_vec();
    let rows = rows.iter().map(|row| {
        let when = row.when.as_ref().map_or("", |(written, _)| written.as_str());
        let status = row.status.map_or("[x]", crate::model::dataset::Status::words);
        vec![inert(&row.what), inert(when), status.to_owned()]
    });
    std::iter::once(header).chain(rows).collect()
}

/// Text that no spreadsheet runs: a cell that starts like a formula gets an apostrophe (OWASP, CSV injection).
fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Period;
    use crate::model::dataset::{Content, Status};
    use crate::page::samples::{bare_dataset, full_dataset, spanned};

    #[test]
    fn each_observation_is_a_row_with_its_digits_as_written() {
        let text = csv(&full_dataset("care/in-touch"));
        assert_eq!(
            text,
            "quarter,area,measure,value,unit,symbol\n\
             2021-22 Q2,Hampshire,care leavers,1669,people,\n\
             2021-22 Q2,Hampshire,share,85.0,percentage,[p]\n\
             2021-22 Q2,'=Other,care leavers,-3,people,\n\
             2021-22 Q2,'=Other,share,89 to 100,percentage,\n\
             2021-22 Q3,Hampshire,care leavers,,people,[x]\n\
             2021-22 Q3,Hampshire,share,,percentage,[c]\n\
             2021-22 Q3,'=Other,care leavers,12,people,\n\
             2021-22 Q3,'=Other,share,'=1+1,percentage,\n"
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
        assert!(csv(&dataset).starts_with("measure,area,measure of the dataset,value,unit,symbol\n"));
    }

    #[test]
    fn a_milestone_is_a_row() {
        let mut dataset = bare_dataset("a");
        let span = dataset.title.span;
        let row = |what: &str, when: Option<&str>, status| Milestone {
            what: what.to_owned(),
            when: when.map(|text| (text.to_owned(), Period::Year(2022))),
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
