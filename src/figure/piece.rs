//! A stretch of a figure reference that knows where it was written.

use crate::source::{Excerpt, Span};

/// A stretch of an excerpt.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    excerpt: &'a Excerpt,
    start: usize,
    end: usize,
}

impl<'a> Piece<'a> {
    /// The whole excerpt, without white space around it.
    #[must_use]
    pub fn whole(excerpt: &'a Excerpt) -> Self {
        Self { excerpt, start: 0, end: excerpt.text.len() }.trim()
    }

    /// The words.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.excerpt.text.get(self.start..self.end).unwrap_or("")
    }

    /// Where the words are written.
    #[must_use]
    pub fn span(self) -> Span {
        self.excerpt.span(self.start, self.end)
    }

    /// The stretch up to the first `mark` and the stretch behind it.
    #[must_use]
    pub fn split_once(self, mark: &str) -> Option<(Self, Self)> {
        self.splits(mark).next()
    }

    /// Every way to part the stretch at a `mark`.
    pub fn splits(self, mark: &str) -> impl Iterator<Item = (Self, Self)> {
        let length = mark.len();
        let places: Vec<usize> = self.text().match_indices(mark).map(|(at, _)| self.start + at).collect();
        places.into_iter().map(move |at| (self.part(self.start, at), self.part(at + length, self.end)))
    }

    /// The stretches between the marks.
    #[must_use]
    pub fn parts(self, marks: &[char]) -> Vec<Self> {
        let mut start = self.start;
        let mut parts = Vec::new();
        for (at, mark) in self.text().match_indices(marks) {
            parts.push(self.part(start, self.start + at));
            start = self.start + at + mark.len();
        }
        parts.push(self.part(start, self.end));
        parts
    }

    /// The stretch from the start of this one to the end of a later one.
    #[must_use]
    pub fn to(self, last: Self) -> Self {
        Self { end: last.end.max(self.end), ..self }
    }

    /// The stretch without a character at its end.
    #[must_use]
    pub fn without_end(self, mark: char) -> Self {
        let text = self.text();
        let shorter = text.strip_suffix(mark).unwrap_or(text);
        self.part(self.start, self.start + shorter.len())
    }

    fn part(self, start: usize, end: usize) -> Self {
        Self { start, end, ..self }.trim()
    }

    fn trim(self) -> Self {
        let text = self.text();
        let start = self.start + (text.len() - text.trim_start().len());
        Self { start, end: start + text.trim().len(), ..self }
    }
}
