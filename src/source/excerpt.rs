//! Text that was taken out of a file, with the way back.
//!
//! In: a stretch of a file, or pieces of one. Out: [`Excerpt`], whose every offset leads to where it was written.
//! Deliberately absent: what the text means.

use super::{SourceId, Span, Substr, offset};

/// Text that was taken out of a file, perhaps from several lines, with the way back.
///
/// A YAML block of text loses its indentation, a joined list its marks: each piece remembers where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The text as it reads.
    pub text: Substr,
    source: SourceId,
    pieces: Pieces,
}

/// Where an excerpt was written.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Pieces {
    /// All of it in one, from this offset into the file on.
    One(u32),
    /// Offsets into the text, rising, each with the offset into the file that it came from.
    Many(Box<[(u32, u32)]>),
}

impl Excerpt {
    /// Text that stands in the file just so, from `start` on.
    #[must_use]
    pub fn verbatim(text: impl Into<Substr>, source: SourceId, start: u32) -> Self {
        Self { text: text.into(), source, pieces: Pieces::One(start) }
    }

    /// The file that the text was taken from.
    #[must_use]
    pub fn source(&self) -> SourceId {
        self.source
    }

    /// Leads a stretch of the text back to the file.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Span {
        match &self.pieces {
            Pieces::One(from) => {
                let (start, end) = (from + offset(start), from + offset(end.max(start)));
                Span { source: self.source, start, end }
            }
            Pieces::Many(pieces) => span(self.source, pieces, start, end),
        }
    }

    /// A stretch of the text, which it shares; empty where no character begins or ends at its borders.
    #[must_use]
    pub fn words(&self, start: usize, end: usize) -> Substr {
        self.text.try_substr_using(|text| text.get(start..end).unwrap_or("")).unwrap_or_default()
    }
}

/// Leads a stretch of a text, which was put together from pieces, back to the file.
fn span(source: SourceId, pieces: &[(u32, u32)], start: usize, end: usize) -> Span {
    let origin = |at: usize| {
        let at = offset(at);
        let piece = pieces.partition_point(|(text, _)| *text <= at).max(1) - 1;
        pieces.get(piece).map_or(0, |(text, file)| file + (at - text.min(&at)))
    };
    let first = origin(start);
    let last = if end > start { origin(end - 1) + 1 } else { first };
    Span { source, start: first, end: last.max(first) }
}

/// An excerpt that is put together piece by piece.
#[derive(Clone, Debug)]
pub struct ExcerptBuilder {
    text: String,
    source: SourceId,
    pieces: Vec<(u32, u32)>,
}

impl ExcerptBuilder {
    /// An excerpt of a file without any piece.
    #[must_use]
    pub fn new(source: SourceId) -> Self {
        Self { text: String::new(), source, pieces: Vec::new() }
    }

    /// Appends a piece that stands in the file from `start` on.
    pub fn push(&mut self, piece: &str, start: u32) {
        let at = offset(self.text.len());
        let follows = self.pieces.last().is_some_and(|(text, file)| file + (at - text) == start);
        if !follows {
            self.pieces.push((at, start));
        }
        self.text.push_str(piece);
    }

    /// The text so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Leads a stretch of the text so far back to the file.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Span {
        span(self.source, &self.pieces, start, end)
    }

    /// The excerpt of all pieces.
    #[must_use]
    pub fn build(self) -> Excerpt {
        let pieces = match self.pieces.as_slice() {
            [(_, start)] => Pieces::One(*start),
            _ => Pieces::Many(self.pieces.into()),
        };
        Excerpt { text: self.text.into(), source: self.source, pieces }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{ProjectPath, SourceFile, SourceMap};

    #[test]
    fn an_excerpt_leads_back_to_each_line() {
        let mut sources = SourceMap::default();
        let id = sources.add(SourceFile::new(ProjectPath::new("a"), "k: |\n  ab\n  cd\n"));
        let mut builder = ExcerptBuilder::new(id);
        builder.push("ab\n", 7);
        builder.push("cd\n", 12);
        let text = builder.build();
        assert_eq!(sources.words(text.span(3, 5)), "cd");
        assert_eq!(sources.words(text.span(0, 2)), "ab");
    }

    #[test]
    fn pieces_that_follow_each_other_are_one() {
        let mut builder = ExcerptBuilder::new(SourceId::default());
        builder.push("ab", 7);
        builder.push("cd", 9);
        assert_eq!(builder.build(), Excerpt::verbatim("abcd", SourceId::default(), 7));
    }

    #[test]
    fn words_are_shared_with_the_text() {
        let text = Excerpt::verbatim("a ward", SourceId::default(), 0);
        let words = text.words(2, 6);
        assert_eq!(words, "ward");
        assert_eq!(words.parent().as_ptr(), text.text.parent().as_ptr());
        assert_eq!(Excerpt::verbatim("é", SourceId::default(), 0).words(1, 2), "");
    }
}
