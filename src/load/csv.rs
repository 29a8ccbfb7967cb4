//! CSV values, tidy or wide, as the same tree that YAML gives: rows of cells that know their places.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{SourceFile, SourceId, Span, Spanned, Substr, offset};

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
        if table.header.is_empty() {
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
    Some(table)
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
