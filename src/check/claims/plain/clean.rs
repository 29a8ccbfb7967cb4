//! The marks of Markdown, HTML and addresses taken out of a line, so that the words remain.
//!
//! In: a stretch of the file. Out: its words pushed into the prose, each run with its place.
//! Deliberately absent: tables of Markdown beyond their bars.

use crate::check::claims::prose::Prose;
use crate::source::offset;
use std::ops::Range;

/// A tag or the target of a link is at most this long; what is longer is text.
const LONGEST: usize = 300;

/// Pushes the words of a stretch.
pub fn words(text: &str, part: &Range<usize>, prose: &mut Prose) {
    let Some(line) = text.get(part.clone()) else { return };
    let mut run = 0;
    let mut at = 0;
    let mut links = Links::default();
    while let Some(first) = line.get(at..).and_then(|rest| rest.chars().next()) {
        let skip = skipped(line, at, first, &mut links);
        if skip == 0 {
            at += first.len_utf8();
            continue;
        }
        push(line, run..at, part.start, prose);
        at += skip;
        run = at;
    }
    push(line, run..line.len(), part.start, prose);
}

/// Pushes the cells of a row: set apart by bars where the row starts with one, by tabs, or by several blanks.
pub fn row(text: &str, part: &Range<usize>, prose: &mut Prose) {
    let Some(line) = text.get(part.clone()) else { return };
    let (separator, line, lead) = match line.strip_prefix('|') {
        Some(rest) => ("|", rest.trim_end().strip_suffix('|').unwrap_or(rest), 1),
        None if line.contains('\t') => ("\t", line, 0),
        None => ("  ", line, 0),
    };
    let mut start = part.start + lead;
    let blanks = separator == "  ";
    for cell in line.split(separator) {
        if blanks && cell.trim().is_empty() {
            start += cell.len() + separator.len();
            continue;
        }
        let blank = cell.len() - cell.trim_start().len();
        prose.cell(offset(start));
        words(text, &(start + blank..start + blank + cell.trim().len()), prose);
        prose.end_cell();
        start += cell.len() + separator.len();
    }
}

fn push(line: &str, run: Range<usize>, start: usize, prose: &mut Prose) {
    let origin = offset(start + run.start);
    prose.push(line.get(run).unwrap_or(""), origin);
}

/// Where the next `](` stands, looked up once for all brackets before it.
#[derive(Default)]
struct Links {
    next: Option<usize>,
    /// The rest of the line has none.
    exhausted: bool,
}

impl Links {
    fn next(&mut self, line: &str, at: usize) -> Option<usize> {
        let stale = self.next.is_none_or(|known| known < at);
        if stale && !self.exhausted {
            self.next = line.get(at..).and_then(|rest| rest.find("](")).map(|found| at + found);
            self.exhausted = self.next.is_none();
        }
        self.next
    }
}

/// How many bytes at a place are no words to the reader.
fn skipped(line: &str, at: usize, first: char, links: &mut Links) -> usize {
    let rest = line.get(at..).unwrap_or("");
    match first {
        '\\' => usize::from(rest.chars().nth(1).is_some_and(|next| next.is_ascii_punctuation())),
        '*' | '_' => emphasis(line, at, first),
        '<' => tag(rest),
        '{' => figure(rest),
        '[' => usize::from(links.next(line, at).is_some_and(|end| end - at <= LONGEST)),
        '!' => usize::from(rest.starts_with("![")),
        ']' if rest.starts_with("](") => within(rest, ')').map_or(0, |end| end + 1),
        'h' if rest.starts_with("http://") || rest.starts_with("https://") => {
            rest.find(|it: char| it.is_whitespace() || matches!(it, ')' | '>' | ']')).unwrap_or(rest.len())
        }
        _ => 0,
    }
}

/// `**`, or a single mark with a letter on just one side: emphasis. `5 * 3` and `snake_case` stay.
fn emphasis(line: &str, at: usize, mark: char) -> usize {
    let before = line.get(..at).and_then(|text| text.chars().next_back());
    let mut behind = line.get(at + 1..).unwrap_or("").chars();
    let next = behind.next();
    if next == Some(mark) {
        return 2;
    }
    let inner = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let inside_a_word = inner(before) && inner(next);
    let between_blanks = before == Some(' ') && next == Some(' ');
    usize::from(!inside_a_word && !between_blanks)
}

/// `{in-touch: Hampshire, latest}` or `{#anchor}`: a figure or an anchor of our own papers, which no reader sees so.
fn figure(rest: &str) -> usize {
    let inner = within(rest, '}').and_then(|end| rest.get(1..end)).filter(|inner| inner.contains([':', '#']));
    inner.map_or(0, |inner| inner.len() + 2)
}

/// `<u>`, `</p>`, `<br>`; `<5%` is text.
fn tag(rest: &str) -> usize {
    let named =
        rest.chars().nth(1).is_some_and(|next| next.is_ascii_alphabetic() || next == '/' || next == '!');
    if named { within(rest, '>').map_or(0, |end| end + 1) } else { 0 }
}

/// Where a mark stands, if it is near.
fn within(rest: &str, mark: char) -> Option<usize> {
    rest.char_indices().take(LONGEST).find(|(_, it)| *it == mark).map(|(at, _)| at)
}
