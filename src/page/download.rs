//! The download of a dataset: a tidy CSV, one row for each observation.
//!
//! In: a dataset. Out: text (RFC 4180, UTF-8). Values are the author's digits without commas; a missing value leaves
//! its cell blank and its symbol beside it. Text that a spreadsheet would run as a formula gets an apostrophe.

use crate::figure::format;
use crate::model::dataset::Stated;
use crate::model::{Amount, Dataset, Grid, Measure, Milestone, Observation, Value};
use crate::source::Spanned;
use std::borrow::Cow;

/// The cells of one row.
type Row<'a> = Vec<Cow<'a, str>>;

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
        let _ = writer.write_record(row.iter().map(|cell| cell.as_bytes()));
    }
    let text = writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    // Spreadsheets take a CSV for the machine's old encoding unless this mark leads it; plain ASCII needs none.
    if text.is_ascii() { text } else { format!("\u{feff}{text}") }
}

fn observations<'a>(grid: &'a Grid, title: &'a str) -> Vec<Row<'a>> {
    let has_base = grid.measures.iter().any(|measure| !matches!(measure.base, Stated::Nothing));
    let mut header: Row = grid.dimensions.iter().map(|dimension| inert(&dimension.name.value)).collect();
    for column in
        ["measure", "value", "unit", "symbol", "base"].into_iter().take(if has_base { 5 } else { 4 })
    {
        let taken = header.iter().any(|name| name == column);
        header.push(if taken { format!("{column} of the dataset").into() } else { column.into() });
    }
    let rows = grid.cells.iter().enumerate().filter_map(|(position, cell)| {
        let (members, at) = grid.coordinates(position);
        let measure = grid.measures.get(at)?;
        let mut row = Vec::with_capacity(members.len() + 5);
        row.extend(labels(grid, &members));
        row.extend(measured(measure, title, value(&cell.observation), symbol(&cell.observation)));
        row.extend(has_base.then(|| base(measure, members.first().copied())));
        Some(row)
    });
    let totals = totals(grid, title).into_iter().map(|mut row| {
        row.extend(has_base.then(Cow::default));
        row
    });
    std::iter::once(header).chain(rows).chain(totals).collect()
}

fn labels<'a>(grid: &'a Grid, members: &[usize]) -> impl Iterator<Item = Cow<'a, str>> {
    let members = grid.dimensions.iter().zip(members);
    members.filter_map(|(dimension, at)| dimension.members.get(*at)).map(|member| inert(&member.label))
}

/// The columns that say what was measured and what was found.
fn measured<'a>(
    measure: &'a Measure,
    title: &'a str,
    value: Cow<'a, str>,
    symbol: Cow<'a, str>,
) -> [Cow<'a, str>; 4] {
    let name = inert(if measure.name.is_empty() { title } else { measure.name.as_str() });
    [name, value, inert(measure.unit.to_string()), symbol]
}

fn base(measure: &Measure, outermost: Option<usize>) -> Cow<'static, str> {
    measure.base.of(outermost).map_or_else(Cow::default, |base| base.value.plain().into())
}

/// The totals that the source states, which its parts need not reach: a member `Total` of the dimensions summed over.
fn totals<'a>(grid: &'a Grid, title: &'a str) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    let taken = grid.dimensions.iter().any(|dimension| dimension.position(TOTAL).is_some());
    for measure in grid.measures.iter().filter(|_| !taken) {
        let stated: Vec<(Option<usize>, &Spanned<Amount>)> = match &measure.total {
            Stated::Nothing => Vec::new(),
            Stated::One(total) => vec![(None, total)],
            Stated::ByMember(each) => each.iter().map(|(at, total)| (Some(*at), total)).collect(),
        };
        for (outermost, total) in stated {
            let first = outermost.and_then(|at| grid.dimensions.first()?.members.get(at));
            let first = first.map_or(TOTAL, |member| member.label.as_str());
            let label = |at: usize| if at == 0 { first } else { TOTAL };
            let mut row: Row = (0..grid.dimensions.len()).map(|at| inert(label(at))).collect();
            row.extend(measured(measure, title, total.value.plain().into(), Cow::default()));
            rows.push(row);
        }
    }
    rows
}

/// The member under which a stated total stands.
const TOTAL: &str = "Total";

fn value(observation: &Observation) -> Cow<'_, str> {
    match observation {
        Observation::Reported(Value::Number(_), _) => format::machine(observation).into(),
        Observation::Reported(Value::Date(time), _) => inert(&time.1),
        Observation::Reported(..) => inert(format::machine(observation)),
        Observation::Missing(_) | Observation::Suppressed => Cow::default(),
    }
}

fn symbol(observation: &Observation) -> Cow<'static, str> {
    observation.absence().map_or_else(|| format::flags(observation).into(), |(symbol, _)| symbol.into())
}

fn milestones(rows: &[Milestone]) -> Vec<Row<'_>> {
    let header = ["what", "when", "status"].map(Cow::from).to_vec();
    let rows = rows.iter().map(|row| {
        let when = row.when.as_ref().map_or("", |(written, _)| written.as_str());
        let status = row.status.map_or("[x]", crate::model::dataset::Status::words);
        vec![inert(&row.what), inert(when), status.into()]
    });
    std::iter::once(header).chain(rows).collect()
}

/// Text that no spreadsheet runs: a cell that starts like a formula gets an apostrophe (OWASP, CSV injection).
fn inert<'a>(text: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
    let text = text.into();
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}").into() } else { text }
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
