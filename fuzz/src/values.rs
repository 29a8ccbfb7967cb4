//! What must hold of a dataset that was accepted: its download gives its values back, as they were typed.

use candour::figure::format;
use candour::model::{Amount, Dataset, Grid, Observation, Value};
use candour::page;

/// Reads the download as a program of somebody else would, and compares every value with the dataset.
pub fn read_back(dataset: &Dataset) {
    let text = page::csv(dataset);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(text.as_bytes());
    let header: Vec<String> =
        reader.headers().expect("a download has a header").iter().map(str::to_owned).collect();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a download is CSV")).collect();
    match dataset.grid() {
        Some(grid) => observations(grid, &header, &rows),
        None => assert_eq!(rows.len(), dataset.milestones().map_or(0, <[_]>::len)),
    }
}

fn observations(grid: &Grid, header: &[String], rows: &[csv::StringRecord]) {
    let dimensions = grid.dimensions.len();
    assert!(rows.len() >= grid.cells.len(), "{} rows for {} cells", rows.len(), grid.cells.len());
    assert!(header.len() == dimensions + 4 || header.len() == dimensions + 5, "{header:?}");
    for (position, (cell, row)) in grid.cells.iter().zip(rows).enumerate() {
        let (members, _) = grid.coordinates(position);
        for (at, (dimension, member)) in grid.dimensions.iter().zip(&members).enumerate() {
            is_words(&dimension.members[*member].label, &row[at]);
        }
        observation(&cell.observation, &row[dimensions + 1], &row[dimensions + 3]);
    }
}

/// Words come back as they were, but for the apostrophe before what a spreadsheet would run.
fn is_words(words: &str, cell: &str) {
    assert!(cell == words || cell.strip_prefix('\'') == Some(words), "`{words}` comes back as `{cell}`");
}

fn observation(observation: &Observation, value: &str, symbol: &str) {
    match observation {
        Observation::Reported(Value::Number(number), _) => is_number(*number, value),
        Observation::Reported(Value::Range(ends), _) => {
            let (first, last) =
                value.trim_start_matches('\'').split_once(" to ").expect("a range has two ends");
            is_number(ends.0, first);
            is_number(ends.1, last);
        }
        Observation::Reported(Value::Text(words), _) => is_words(words, value),
        Observation::Reported(Value::Date(..), _) => assert!(!value.is_empty()),
        Observation::Missing(_) | Observation::Suppressed => {
            assert!(
                value.is_empty() && symbol.starts_with('['),
                "`{value}` and `{symbol}` for {observation:?}"
            );
        }
    }
    if observation.absence().is_none() {
        assert_eq!(symbol, format::flags(observation));
    }
}

/// A number comes back with its digits and its decimals.
fn is_number(number: Amount, cell: &str) {
    let again = Amount::parse(cell).unwrap_or_else(|error| panic!("`{cell}` is no number: {error:?}"));
    assert_eq!((again.decimal(), again.decimals()), (number.decimal(), number.decimals()), "`{cell}`");
    let shown = Amount::parse(&number.to_string()).expect("a number that is printed can be typed");
    assert_eq!(shown.decimal(), number.decimal(), "{number}");
}
