//! Extracted text and Markdown files into prose: what an officer pastes from Word, a PDF or an e-mail.
//!
//! In: the text of a file, with wrapped lines, page breaks, bullets, numbers of paragraphs, tab tables.
//! Out: [`Prose`]. A paragraph cut by a page is joined, a page's number is dropped, a footnote is set apart.
//! Deliberately absent: our own papers, whose structure is known (see `paper`).

mod clean;
mod lines;

use super::prose::{Prose, Role};
use crate::source::{SourceId, offset};
use lines::{Line, Shape};
use std::ops::Range;

/// A line this long was probably broken because the page was full.
const FULL_LINE: usize = 55;

/// Reads a text as prose.
#[must_use]
pub fn read(source: SourceId, text: &str) -> Prose {
    let mut outline = Outline::default();
    let lines = lines::lines(text);
    let start = front_matter(text);
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.content.start >= start) {
        let alone = lines.get(at + 1).is_none_or(|next| next.shape == Shape::Blank);
        outline.take(text, line, alone);
    }
    outline.lay_out(source, text)
}

/// Where the words start: behind the front matter, if there is one.
fn front_matter(text: &str) -> usize {
    let end = text.strip_prefix("---\n").and_then(|rest| rest.find("\n---\n"));
    end.map_or(0, |end| end + "---\n\n---\n".len())
}

/// A block before its words are cleaned: which stretches of the file it is made of.
struct Draft {
    role: Role,
    parts: Vec<Range<usize>>,
    apart: bool,
}

#[derive(Default)]
struct Outline {
    drafts: Vec<Draft>,
    /// Whether a blank line or a page's number came since the last line.
    blank: bool,
    /// The number that the next item of a numbered list would have.
    next_number: Option<u32>,
    /// Whether items of the list stood on adjacent lines: one set apart by a blank line then belongs to another.
    tight: bool,
    /// Whether the file is inside a fenced block.
    fenced: bool,
}

impl Outline {
    fn take(&mut self, text: &str, line: &Line, alone: bool) {
        if line.shape == Shape::Fence {
            self.fenced = !self.fenced;
            return;
        }
        if self.fenced {
            return;
        }
        match line.shape {
            Shape::Blank => self.blank = true,
            Shape::Furniture if self.blank && alone => {}
            Shape::Rule | Shape::Fence => {}
            Shape::Row => self.start(Role::Row(Vec::new()), line, self.blank && !self.after_row()),
            Shape::Heading => self.start(Role::Heading, line, true),
            Shape::Note => self.start(Role::Note, line, true),
            Shape::Bullet if self.continues_page(text, line) => self.join(line),
            Shape::Bullet => self.bullet(line),
            Shape::Numbered(number) => self.numbered(text, line, number, alone),
            Shape::Listed(number) if self.lists(text, number) => self.numbered(text, line, number, alone),
            Shape::Listed(_) => {
                let line =
                    Line { content: line.whole.clone(), whole: line.whole.clone(), shape: Shape::Text };
                self.words(text, &line, alone);
            }
            Shape::Titled if self.blank && alone => self.start(Role::Heading, line, true),
            Shape::Titled => {
                let line = Line { content: line.whole.clone(), ..line.clone() };
                self.words(text, &line, alone);
            }
            Shape::Text | Shape::Furniture => self.words(text, line, alone),
        }
        if !matches!(line.shape, Shape::Blank | Shape::Furniture) {
            self.blank = false;
        }
    }

    fn start(&mut self, role: Role, line: &Line, apart: bool) {
        if role != Role::Item {
            self.next_number = None;
        }
        self.drafts.push(Draft { role, parts: vec![line.content.clone()], apart });
    }

    fn bullet(&mut self, line: &Line) {
        let follows = self.drafts.last().is_some_and(|last| last.role == Role::Item);
        let apart = self.blank && (self.tight || !self.loose_list());
        self.tight = follows && !apart && (self.tight || !self.blank);
        self.start(Role::Item, line, apart);
    }

    fn join(&mut self, line: &Line) {
        if let Some(last) = self.drafts.iter_mut().rev().find(|draft| draft.role != Role::Note) {
            last.parts.push(line.content.clone());
            // What goes on over the page was no title.
            if last.role == Role::Heading {
                last.role = Role::Paragraph;
            }
        }
    }

    /// A numbered line is an item where a lead-in or the item before asks for it, else a paragraph or a heading.
    fn numbered(&mut self, text: &str, line: &Line, number: u32, alone: bool) {
        if self.lists(text, number) {
            self.start(Role::Item, line, number == 1);
            self.next_number = Some(number + 1);
        } else if alone && is_title(text, line) {
            self.start(Role::Heading, line, true);
        } else {
            self.start(Role::Paragraph, line, true);
        }
    }

    /// Whether a lead-in or the item before asks for an item of this number.
    fn lists(&self, text: &str, number: u32) -> bool {
        (number == 1 && self.last_ends_with(text, ":")) || self.next_number == Some(number)
    }

    fn words(&mut self, text: &str, line: &Line, alone: bool) {
        if self.blank || self.drafts.is_empty() || self.after_row() {
            if self.continues_page(text, line) {
                self.join(line);
            } else if alone && is_title(text, line) {
                self.start(Role::Heading, line, true);
            } else {
                let short = !alone && is_short(text, line);
                self.start(if short { Role::Item } else { Role::Paragraph }, line, true);
            }
        } else if self.wraps(text, line) {
            self.join(line);
        } else {
            self.start(Role::Item, line, false);
        }
    }

    /// Whether a line goes on where the line just above was broken.
    fn wraps(&self, text: &str, line: &Line) -> bool {
        let Some(last) = self.drafts.last() else { return false };
        let above = last.parts.last().and_then(|part| text.get(part.clone())).unwrap_or("");
        if last.role == Role::Heading {
            return false;
        }
        starts_inside(text, line) && !above.ends_with(['.', ':', ';'])
            || above.chars().count() >= FULL_LINE
            || goes_on(above)
    }

    /// Whether a line goes on where a page was broken: the paragraph before has no end, and this line no beginning.
    fn continues_page(&self, text: &str, line: &Line) -> bool {
        let Some(last) = self.drafts.iter().rev().find(|draft| draft.role != Role::Note) else {
            return false;
        };
        let above = last.parts.last().and_then(|part| text.get(part.clone())).unwrap_or("").trim_end();
        let unfinished = !above.ends_with(['.', ':', ';', '!', '?', '”', '"', ')', '|']);
        let digit = text
            .get(line.content.clone())
            .is_some_and(|words| words.starts_with(|first: char| first.is_ascii_digit()));
        let whole_line = above.chars().count() >= FULL_LINE || last.parts.len() > 1;
        self.blank
            && (matches!(last.role, Role::Paragraph | Role::Item)
                || (last.role == Role::Heading && last.apart && starts_inside(text, line)))
            && unfinished
            && whole_line
            && (starts_inside(text, line) || (digit && line.shape == Shape::Text))
    }

    fn last_ends_with(&self, text: &str, end: &str) -> bool {
        let part = self.drafts.last().and_then(|draft| draft.parts.last());
        part.and_then(|part| text.get(part.clone())).is_some_and(|words| words.trim_end().ends_with(end))
    }

    fn after_row(&self) -> bool {
        self.drafts.last().is_some_and(|last| matches!(last.role, Role::Row(_)))
    }

    /// A list whose items are set apart by blank lines is one list.
    fn loose_list(&self) -> bool {
        let mut last = self.drafts.iter().rev();
        last.next().is_some_and(|draft| draft.role == Role::Item)
            && last.next().is_some_and(|draft| draft.role == Role::Item || draft.role == Role::Paragraph)
    }

    fn lay_out(self, source: SourceId, text: &str) -> Prose {
        let mut prose = Prose::new(source);
        for draft in self.drafts {
            let is_row = matches!(draft.role, Role::Row(_));
            prose.start(draft.role, draft.apart);
            for (at, part) in draft.parts.iter().enumerate() {
                if is_row {
                    clean::row(text, part, &mut prose);
                    continue;
                }
                let halved = draft.parts.get(at + 1).is_some_and(|next| is_halved(text, part, next));
                let part = part.start..part.end - usize::from(halved);
                clean::words(text, &part, &mut prose);
                if let Some(next) = draft.parts.get(at + 1).filter(|_| !halved) {
                    prose.push(" ", offset(next.start));
                }
            }
        }
        prose
    }
}

/// Whether a line starts in the middle of a sentence.
fn starts_inside(text: &str, line: &Line) -> bool {
    let words = text.get(line.content.clone()).unwrap_or("");
    words.starts_with(|first: char| first.is_lowercase() || matches!(first, '(' | ',' | '%' | '&'))
}

fn is_short(text: &str, line: &Line) -> bool {
    let words = text.get(line.content.clone()).unwrap_or("").trim_end();
    words.chars().count() < FULL_LINE && !words.ends_with(['.', '!', '?', ',', ';', ':']) && !goes_on(words)
}

/// Whether a line cannot be the end of what it says: it ends with a comma, in the middle of a word, or with a word
/// that asks for another.
fn goes_on(above: &str) -> bool {
    let above = above.trim_end();
    let last = above.rsplit([' ', '\t']).next().unwrap_or("");
    let halved = last.strip_suffix('-').is_some_and(|half| half.ends_with(char::is_alphabetic));
    let asks = matches!(
        last,
        "of" | "to"
            | "from"
            | "by"
            | "in"
            | "the"
            | "a"
            | "an"
            | "and"
            | "or"
            | "with"
            | "for"
            | "than"
            | "at"
    );
    above.contains(' ') && (above.ends_with(',') || halved || asks)
}

/// Whether the end of a line parts a word: `re-` and `ferrals`; `two-` and `year` stay apart.
fn is_halved(text: &str, part: &Range<usize>, next: &Range<usize>) -> bool {
    let half = text.get(part.clone()).and_then(|line| line.strip_suffix('-')).unwrap_or("");
    let word = half.rsplit(|it: char| !it.is_alphanumeric()).next().unwrap_or("");
    let letters = word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    let goes_on = text.get(next.clone()).is_some_and(|line| line.starts_with(char::is_lowercase));
    letters && goes_on && super::tokens::words::small(&word.to_lowercase()).is_none()
}

/// Whether a line that stands alone is a title rather than a short paragraph.
fn is_title(text: &str, line: &Line) -> bool {
    let words = text.get(line.content.clone()).unwrap_or("").trim_end();
    let length = words.chars().count();
    let leads_in = words.ends_with(':') && (length > 60 || words.split_whitespace().count() > 3);
    length < 120 && !words.ends_with(['.', '!', '?', ',', ';']) && !leads_in
}
