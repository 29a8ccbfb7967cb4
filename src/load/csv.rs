//! CSV values, tidy or wide, as the same tree that YAML gives: rows of cells that know their places.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{SourceFile, SourceId, Span, Spanned, Substr, offset};
use std::collections::BTreeSet;

/// A CSV file: a header and rows as long as the header.
#[derive(Clone, Debug)]
pub struct Table {
    /// The column names.
    pub header: Vec<Spanned<Substr>>,
    /// The rows.
    pub rows: Vec<Vec<Spanned<Substr>>>,
}

/// Reads a CSV file. A row of another length than the header is reported; what it has too much is left out, and what it
/// lacks is not available, so that nothing else follows from it.
pub fn read(id: SourceId, file: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Table> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file.text().as_bytes());
    let mut table = Table { header: Vec::new(), rows: Vec::new() };
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let message = format!("this is not CSV ({error})");
                diagnostics.push(
                    Diagnostic::file(Code::DATA_CSV, file.path(), message)
                        .help("save the table again as CSV UTF-8"),
                );
                return None;
            }
        };
        let mut cells = cells(id, file, &record);
        // Spreadsheets are saved with empty rows as long as the others.
        if cells.iter().all(|cell| cell.value.is_empty()) {
            continue;
        }
        if table.header.is_empty() {
            if let Some(found) = parted_otherwise(&cells) {
                diagnostics.push(found);
                return None;
            }
            table.header = cells;
            continue;
        }
        let wanted = table.header.len();
        if cells.len() != wanted {
            let start = start_of(id, file, &record);
            diagnostics.push(ragged(&cells, wanted, start));
            cells.resize(wanted, Spanned::new("[x]".into(), start));
        }
        table.rows.push(cells);
    }
    if table.header.is_empty() {
        diagnostics.push(
            Diagnostic::file(Code::DATA_CSV, file.path(), "the file is empty")
                .help("write a header row and a row for each value"),
        );
        return None;
    }
    table.drop_empty_columns();
    if let Some(found) = nameless(&table.header) {
        diagnostics.push(found);
        return None;
    }
    Some(table)
}

impl Table {
    /// Leaves out columns without a name and without a cell, which spreadsheets are saved with.
    fn drop_empty_columns(&mut self) {
        let empty = |at: usize, row: &[Spanned<Substr>]| row.get(at).is_none_or(|cell| cell.value.is_empty());
        let unnamed = (0..self.header.len()).filter(|at| empty(*at, &self.header));
        let gone: BTreeSet<usize> =
            unnamed.filter(|at| self.rows.iter().all(|row| empty(*at, row))).collect();
        if gone.is_empty() {
            return;
        }
        for row in self.rows.iter_mut().chain([&mut self.header]) {
            let mut at = 0;
            row.retain(|_| {
                at += 1;
                !gone.contains(&(at - 1))
            });
        }
    }
}

/// A first row whose cells are parted by something else than commas.
fn parted_otherwise(header: &[Spanned<Substr>]) -> Option<Diagnostic> {
    let [only] = header else { return None };
    let (mark, name) =
        [(';', "semicolons"), ('\t', "tabs")].into_iter().find(|(mark, _)| only.value.contains(*mark))?;
    let message = format!("the cells are parted by {name} and not by commas");
    let help = format!(
        "save the table again as CSV UTF-8 with commas, or put a `,` in the place of each `{}`",
        mark.escape_default()
    );
    Some(Diagnostic::new(Code::DATA_CSV, only.span, message).help(help))
}

/// Columns that hold something and have no name: most often since the first row is a title.
fn nameless(header: &[Spanned<Substr>]) -> Option<Diagnostic> {
    let nameless = header.iter().position(|column| column.value.is_empty())?;
    let named = header.iter().filter(|column| !column.value.is_empty()).count();
    let (message, help) = if named == 1 && header.len() > 2 {
        (
            "the first row is a title and not the names of the columns".to_owned(),
            "take out what stands above the names of the columns; the dataset has its own `title:`",
        )
    } else {
        (
            format!("column {} has no name", nameless + 1),
            "write in its first row what it holds: a dimension of `by:`, a member of the last dimension, a measure, or `value`",
        )
    };
    let place = header.get(nameless).filter(|_| named > 1 || header.len() == 2).or(header.first())?;
    Some(Diagnostic::new(Code::DATA_CSV, place.span, message).help(help))
}

/// A row that is longer or shorter than the header.
fn ragged(cells: &[Spanned<Substr>], wanted: usize, start: Span) -> Diagnostic {
    let message = format!("the row has {} cells, and the header has {wanted}", cells.len());
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let parted = cells.windows(2).find_map(|pair| match pair {
        [a, b]
            if cells.len() > wanted && digits(&a.value, 3) && b.value.len() == 3 && digits(&b.value, 3) =>
        {
            Some((a, b))
        }
        _ => None,
    });
    let help = match parted {
        Some((a, b)) => {
            format!("if `{0},{1}` is one number, write it without a comma: `{0}{1}`", a.value, b.value)
        }
        None => {
            "give every row as many cells as the header; put a text that holds a comma in quotes".to_owned()
        }
    };
    let span = cells.first().map_or(start, |cell| cell.span);
    Diagnostic::new(Code::DATA_CSV, span, message).help(help)
}

fn start_of(id: SourceId, file: &SourceFile, record: &csv::StringRecord) -> Span {
    let byte = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
    let skipped = file.text().get(byte..).map_or(0, |rest| rest.len() - rest.trim_start_matches('\n').len());
    Span { source: id, start: offset(byte + skipped), end: offset(byte + skipped) }
}

/// The cells of a record, each found in the line by walking over the cells before it.
fn cells(id: SourceId, file: &SourceFile, record: &csv::StringRecord) -> Vec<Spanned<Substr>> {
    let mut at = start_of(id, file, record).start as usize;
    let mut cells = Vec::with_capacity(record.len());
    for cell in record {
        let rest = file.text().get(at..).unwrap_or("");
        let quoted = rest.starts_with('"');
        let inside = if quoted { cell.matches('"').count() + 2 } else { 0 };
        let length = (cell.len() + inside).min(rest.len());
        let quote = usize::from(quoted);
        // A cell whose quotation marks are not in pairs is longer or shorter than it reads.
        let start = file.text().floor_char_boundary(at + quote);
        let end = file.text().floor_char_boundary(at + length - quote.min(length)).max(start);
        let span = Span { source: id, start: offset(start), end: offset(end) };
        let shared = file.excerpt(span).text;
        let words = cell.trim();
        cells.push(Spanned::new(if shared == words { shared } else { words.into() }, span));
        at += length + 1;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{ProjectPath, SourceMap};

    #[test]
    fn every_cell_knows_its_words() {
        let text = "year,area,people\n2021,\"Hart, \"\"new\"\"\",5\n\n2022,Gosport,[x]\n";
        let mut sources = SourceMap::default();
        let file = SourceFile::new(ProjectPath::new("a.csv"), text.to_owned());
        let id = sources.add(file.clone());
        let mut diagnostics = Diagnostics::default();
        let table = read(id, &file, &mut diagnostics).unwrap();
        assert_eq!(table.rows[0][1].value, "Hart, \"new\"");
        assert_eq!(sources.words(table.rows[0][2].span), "5");
        assert_eq!(sources.words(table.rows[1][2].span), "[x]");
        assert!(diagnostics.is_empty());
    }

    /// The names of columns, and how many rows, or what is found.
    fn told(text: &str) -> Result<(String, usize), String> {
        let mut sources = SourceMap::default();
        let file = SourceFile::new(ProjectPath::new("a.csv"), text.to_owned());
        let id = sources.add(file.clone());
        let mut diagnostics = Diagnostics::default();
        let table = read(id, &file, &mut diagnostics);
        let found: Vec<&str> = diagnostics.iter().map(|it| it.message.as_str()).collect();
        let names =
            |table: &Table| table.header.iter().map(|cell| cell.value.as_str()).collect::<Vec<_>>().join("|");
        table
            .filter(|_| found.is_empty())
            .map(|it| (names(&it), it.rows.len()))
            .ok_or_else(|| found.join("; "))
    }

    #[test]
    fn empty_rows_and_columns_of_a_spreadsheet_are_left_out() {
        let sound = Ok(("area|2024|2025".to_owned(), 2));
        for text in [
            "area,2024,2025\nNorth,1,2\n,,\nSouth,3,4\n,,\n",
            "area,2024,2025,,\nNorth,1,2,,\nSouth,3,4,,\n",
            ",area,2024,2025\n,North,1,2\n,South,3,4\n",
            ",,\narea,2024,2025\nNorth,1,2\nSouth,3,4\n",
        ] {
            assert_eq!(told(text), sound, "{text}");
        }
    }

    #[test]
    fn a_first_row_that_names_no_columns_is_told_as_what_it_is() {
        let title = Err("the first row is a title and not the names of the columns".to_owned());
        assert_eq!(told("Visitors,,\narea,2024,2025\nNorth,1,2\n"), title);
        assert_eq!(told(",2024\nNorth,1\n"), Err("column 1 has no name".to_owned()));
        assert_eq!(told("area,2024,\nNorth,1,2\n"), Err("column 3 has no name".to_owned()));
        let parted = |by: &str| Err(format!("the cells are parted by {by} and not by commas"));
        assert_eq!(told("area;2024\nNorth;1\n"), parted("semicolons"));
        assert_eq!(told("area\t2024\nNorth\t1\n"), parted("tabs"));
    }

    #[test]
    fn a_cell_with_a_stray_quotation_mark_is_still_made_of_whole_characters() {
        for text in ["a,b\n\"x\"é\"é,ééé\n", "\"é\"\"é,\"é\n", "\"a\"é,ü,\"\"ö\nx,é,ö\n"] {
            let mut sources = SourceMap::default();
            let file = SourceFile::new(ProjectPath::new("a.csv"), text.to_owned());
            let id = sources.add(file.clone());
            let table = read(id, &file, &mut Diagnostics::default()).unwrap();
            for cell in table.rows.iter().flatten().chain(&table.header) {
                let place = cell.span.start as usize..cell.span.end as usize;
                assert!(text.get(place.clone()).is_some(), "{place:?} cuts a character of {text:?}");
            }
        }
    }

    #[test]
    fn a_row_of_another_length_is_reported() {
        let mut sources = SourceMap::default();
        let file = SourceFile::new(ProjectPath::new("a.csv"), "a,b\n1\n2,3\n".to_owned());
        let id = sources.add(file.clone());
        let mut diagnostics = Diagnostics::default();
        let table = read(id, &file, &mut diagnostics).unwrap();
        assert_eq!((table.rows.len(), diagnostics.iter().count()), (2, 1));
        assert_eq!(table.rows[0][1].value, "[x]");
    }
}
