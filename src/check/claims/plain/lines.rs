//! One line at a time: what its beginning says about it.
//!
//! In: a text. Out: its lines, each with a shape and the stretch that holds its words.
//! Deliberately absent: what a line is together with its neighbours (see `plain`).

use std::ops::Range;

/// What a line looks like by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Nothing on it, or the break of a page.
    Blank,
    /// A page's number or a mark that belongs to the page.
    Furniture,
    /// Cells set apart by tabs or bars.
    Row,
    /// The rule below a table's header, or across the page.
    Rule,
    /// The start or end of a fenced block.
    Fence,
    /// A Markdown heading.
    Heading,
    /// An item of a list with a bullet, a letter or a roman number.
    Bullet,
    /// A numbered line: a paragraph, a heading or an item.
    Numbered(u32),
    /// A numbered line whose words start small: an item, where a list asks for one (`2. approve the plan`).
    Listed(u32),
    /// A number without a full stop before words in capitals: a heading where it stands alone (`12 Good Practice`).
    Titled,
    /// The text of a footnote.
    Note,
    /// Words.
    Text,
}

/// A line and its words.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it looks like.
    pub shape: Shape,
    /// Where its words stand in the file, without its mark.
    pub content: Range<usize>,
    /// Where its words and its mark stand.
    pub whole: Range<usize>,
}

/// The lines of a text.
#[must_use]
pub fn lines(text: &str) -> Vec<Line> {
    let mut start = 0;
    let mut found = Vec::new();
    for raw in text.split_inclusive(['\n', '\u{c}']) {
        found.push(line(raw, start));
        if raw.ends_with('\u{c}') {
            found.push(Line { shape: Shape::Blank, content: start..start, whole: start..start });
        }
        start += raw.len();
    }
    found
}

fn line(raw: &str, start: usize) -> Line {
    let words = raw.trim();
    let first = start + (raw.len() - raw.trim_start().len());
    let whole = first..first + words.len();
    if words.is_empty() {
        return Line { shape: Shape::Blank, content: start..start, whole: start..start };
    }
    let fixed = if words.starts_with("```") || words.starts_with("~~~") {
        Some(Shape::Fence)
    } else if is_rule(words) {
        Some(Shape::Rule)
    } else if words.starts_with('|') || words.trim_end_matches('\t').contains('\t') || is_aligned(words) {
        Some(Shape::Row)
    } else if is_furniture(words) {
        Some(Shape::Furniture)
    } else {
        None
    };
    if fixed == Some(Shape::Row) {
        let content = start..start + raw.trim_end_matches(['\n', '\r', '\u{c}', ' ']).len();
        let content = if words.starts_with('|') { whole.clone() } else { content };
        return Line { shape: Shape::Row, content, whole };
    }
    if let Some(shape) = fixed {
        return Line { shape, content: whole.clone(), whole };
    }
    let (shape, skip) = marked(words);
    Line { shape, content: whole.start + skip..whole.end, whole }
}

/// `Foster care         300    310`: cells set apart by blanks, most of them numbers, as text taken out of a page has them.
fn is_aligned(words: &str) -> bool {
    let mut cells = words.split("  ").map(str::trim).filter(|cell| !cell.is_empty());
    let Some(label) = cells.next().filter(|_| words.len() < 200) else { return false };
    let rest: Vec<&str> = cells.collect();
    let number = |cell: &&&str| {
        cell.len() <= 12
            && cell.contains(|it: char| it.is_ascii_digit())
            && cell.chars().all(|it| {
                it.is_ascii_digit() || matches!(it, ',' | '.' | '%' | '£' | '-' | '(' | ')' | '/' | 'm' | 'k')
            })
    };
    !label.ends_with(['.', ':', ';']) && rest.len() >= 2 && rest.iter().filter(number).count() == rest.len()
}

fn is_rule(words: &str) -> bool {
    words.len() >= 3
        && words.contains(['-', '=', '_', '*'])
        && words.chars().all(|it| matches!(it, '-' | '=' | '_' | '*' | '|' | ':' | ' ' | '+' | '\t'))
}

/// `Page 76`, `76`, `- 76 -`, `Page 76 of 120`.
fn is_furniture(words: &str) -> bool {
    let bare = words.trim_matches(|it: char| it == '-' || it == '–' || it.is_whitespace());
    let lower = bare.to_lowercase();
    let number = lower.strip_prefix("page").unwrap_or(&lower).trim();
    let number = number.split_once(" of ").map_or(number, |(page, _)| page);
    !number.is_empty() && number.len() <= 4 && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// The shape of a line by its mark, and how many bytes the marks take. A bullet before a paragraph's number is dropped.
fn marked(words: &str) -> (Shape, usize) {
    let hashes = words.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&hashes) && words.get(hashes..).is_some_and(|rest| rest.starts_with(' ')) {
        return (Shape::Heading, hashes + 1);
    }
    if words.starts_with(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']) || words.starts_with("[^")
    {
        return (Shape::Note, words.find([' ', ':']).map_or(0, |at| at + 1));
    }
    let bullet = bullet(words);
    let rest = words.get(bullet..).unwrap_or("");
    if let Some((number, skip)) = number(rest) {
        let small = rest.get(skip..).is_some_and(|rest| rest.starts_with(char::is_lowercase));
        let shape = if small { Shape::Listed(number) } else { Shape::Numbered(number) };
        return (shape, bullet + skip);
    }
    if let Some(skip) = titled(rest).filter(|_| bullet == 0) {
        return (Shape::Titled, skip);
    }
    match letter(rest) {
        Some(skip) => (Shape::Bullet, bullet + skip),
        None if bullet > 0 => (Shape::Bullet, bullet),
        None => (Shape::Text, 0),
    }
}

fn bullet(words: &str) -> usize {
    let mut characters = words.chars();
    let first = characters.next().unwrap_or(' ');
    let is_bullet = matches!(
        first,
        '-' | '*' | '•' | '●' | '▪' | '◦' | '·' | '–' | '—' | 'o' | '\u{f0b7}' | '>' | '+' | '✓' | '➢'
    );
    let rest = characters.as_str();
    if is_bullet && rest.starts_with([' ', '\u{a0}']) {
        words.len() - rest.trim_start().len()
    } else if matches!(first, '•' | '●' | '▪' | '\u{f0b7}') {
        first.len_utf8()
    } else {
        0
    }
}

/// `41. `, `7)`, `5.1 `, `5.1.2. ` in front of a capital letter, `2. ` in front of any: the first number, and the bytes
/// it takes.
fn number(words: &str) -> Option<(u32, usize)> {
    let end = words.find(|it: char| !it.is_ascii_digit() && it != '.' && it != ')').unwrap_or(words.len());
    let mark = words.get(..end).filter(|mark| !mark.is_empty() && mark.len() <= 9)?;
    let rest = words.get(end..)?;
    let ends = mark.ends_with(['.', ')']);
    let parts: Vec<&str> = mark.trim_end_matches(['.', ')']).split('.').collect();
    let number: u32 = parts.first()?.parse().ok().filter(|number| *number < 1000)?;
    let sized = parts
        .iter()
        .all(|part| !part.is_empty() && part.len() <= 3 && part.bytes().all(|it| it.is_ascii_digit()));
    let spaced = rest.starts_with(char::is_whitespace);
    let title = rest
        .trim_start()
        .starts_with(|it: char| it.is_uppercase() || matches!(it, '*' | '\'' | '‘' | '“' | '"' | '(' | '['));
    let small = ends && parts.len() == 1 && rest.trim_start().starts_with(char::is_lowercase);
    (sized && spaced && (small || (title && (ends || parts.len() > 1))))
        .then(|| (number, words.len() - rest.trim_start().len()))
}

/// `12 Good Practice`: a number before a title; the bytes it takes.
fn titled(words: &str) -> Option<usize> {
    let (number, rest) = words.split_once(' ')?;
    let small = number.len() <= 2 && number.bytes().all(|it| it.is_ascii_digit());
    let short = rest.chars().count() < 70 && !rest.contains(['.', '%', '(']);
    (small && short && is_capitalised(rest)).then_some(number.len() + 1)
}

/// Whether every longer word starts with a capital letter.
fn is_capitalised(rest: &str) -> bool {
    let mut long = rest.split_whitespace().filter(|word| word.chars().count() > 3).peekable();
    long.peek().is_some()
        && rest.split_whitespace().count() > 1
        && long.all(|word| word.starts_with(char::is_uppercase))
}

/// `a. `, `(b) `, `iii. `: the bytes that the mark takes.
fn letter(words: &str) -> Option<usize> {
    let inner = words.strip_prefix('(').unwrap_or(words);
    let end = inner.find(['.', ')'])?;
    let mark = inner.get(..end)?;
    let roman = mark.len() <= 4 && mark.chars().all(|it| matches!(it, 'i' | 'v' | 'x'));
    let single = mark.len() == 1 && mark.chars().all(|it| it.is_ascii_lowercase());
    let rest = inner.get(end + 1..)?;
    let spaced = rest.starts_with(char::is_whitespace) && !rest.trim().is_empty();
    (!mark.is_empty() && (roman || single) && spaced).then(|| words.len() - rest.trim_start().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(words: &str) -> (Shape, &str) {
        let found = lines(words);
        let line = found.first().cloned().unwrap_or(Line { shape: Shape::Blank, content: 0..0, whole: 0..0 });
        (line.shape, words.get(line.content).unwrap_or(""))
    }

    #[test]
    fn a_mark_is_told_from_a_number_that_counts() {
        assert_eq!(shape("41. Of Hampshire's 780"), (Shape::Numbered(41), "Of Hampshire's 780"));
        assert_eq!(shape("- 5.1 The appointment"), (Shape::Numbered(5), "The appointment"));
        assert_eq!(shape("12 Good Practice"), (Shape::Titled, "Good Practice"));
        assert_eq!(shape("2. approve the plan"), (Shape::Listed(2), "approve the plan"));
        assert_eq!(shape("484 Males"), (Shape::Text, "484 Males"));
        assert_eq!(shape("12.5 million was spent"), (Shape::Text, "12.5 million was spent"));
        assert_eq!(shape(" a. Feedback forms"), (Shape::Bullet, "Feedback forms"));
        assert_eq!(shape("- 155 (19.9%) have"), (Shape::Bullet, "155 (19.9%) have"));
        assert_eq!(shape("Page 76"), (Shape::Furniture, "Page 76"));
        assert_eq!(shape("Age\t2018\t2019"), (Shape::Row, "Age\t2018\t2019"));
        assert_eq!(shape("Foster care    300   310").0, Shape::Row);
        assert_eq!(shape("It rose.  It fell.  It rose to 3.").0, Shape::Text);
        assert_eq!(shape("² Other ethnic group"), (Shape::Note, "Other ethnic group"));
        assert_eq!(shape("2021 was a good year"), (Shape::Text, "2021 was a good year"));
    }
}
