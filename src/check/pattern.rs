//! Patterns of words that are looked for in the text of a file.
//!
//! In: a pattern. Out: the places where a text fits it, each with its span. The work is linear in the text, and for rare
//! patterns that are sought together it is one pass.
//! Deliberately absent: what a match means; each family says so beside its patterns.

use crate::diagnostic::Diagnostics;
use crate::source::{SourceFile, SourceId, Span, offset};
use regex::{Regex, RegexSet};
use std::ops::{Deref, Range};
use std::sync::OnceLock;

/// The white space that people type or paste: also the kinds of space that Word puts between digits.
const SPACE: &str = r"[\x20\t\n\u{a0}\u{2009}\u{202f}]";

/// A pattern. `\b`, `\d` and `\s` are those of plain English text, so that the search stays fast.
#[derive(Debug)]
pub(super) struct Pattern {
    words: &'static str,
    made: OnceLock<Regex>,
}

impl Pattern {
    /// A pattern that is compiled when it is first used.
    pub const fn new(words: &'static str) -> Self {
        Self { words, made: OnceLock::new() }
    }

    fn plain(&self) -> String {
        self.words.replace(r"\b", r"(?-u:\b)").replace(r"\d", "[0-9]").replace(r"\s", SPACE)
    }
}

impl Deref for Pattern {
    type Target = Regex;

    #[expect(clippy::expect_used, reason = "patterns are constants, and every one is used by a test")]
    fn deref(&self) -> &Regex {
        self.made.get_or_init(|| Regex::new(&self.plain()).expect("a constant pattern"))
    }
}

/// Patterns that few texts fit, each with what is to be done where one does: one pass tells that a text fits none of
/// them, where each would need one of its own.
#[derive(Debug)]
pub(super) struct Rare<T: 'static> {
    sought: &'static [&'static [(&'static Pattern, T)]],
    made: OnceLock<RegexSet>,
}

impl<T> Rare<T> {
    /// Patterns of several families that are sought together.
    pub const fn new(sought: &'static [&'static [(&'static Pattern, T)]]) -> Self {
        Self { sought, made: OnceLock::new() }
    }

    /// What is to be done with a text, in the order of the patterns.
    pub fn fitted(&self, text: &str) -> impl Iterator<Item = &'static T> {
        let set = self.made.get_or_init(|| self.set());
        // To tell which of them it fits takes far longer than to tell that it fits none.
        let fits = set.is_match(text).then(|| set.matches(text));
        let fitting = move |at: usize| fits.as_ref().is_some_and(|fits| fits.matched(at));
        self.each().enumerate().filter(move |(at, _)| fitting(*at)).map(|(_, (_, then))| then)
    }

    #[expect(clippy::expect_used, reason = "patterns are constants, and every one is used by a test")]
    fn set(&self) -> RegexSet {
        RegexSet::new(self.each().map(|(pattern, _)| pattern.plain())).expect("constant patterns")
    }

    fn each(&self) -> impl Iterator<Item = &'static (&'static Pattern, T)> + use<T> {
        self.sought.iter().copied().flatten()
    }
}

/// What is sought in a file: a pattern, and the check that looks at a text which fits it.
pub(super) type Sought = (&'static Pattern, Look);

/// A check of the text of a file.
pub(super) type Look = fn(Written<'_>, &mut Diagnostics);

/// The text of one file.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    /// The file.
    pub source: SourceId,
    /// All of it.
    pub text: &'a str,
    /// Whether it is YAML, whose comments no reader sees.
    pub yaml: bool,
}

impl<'a> Written<'a> {
    /// A file of the project.
    pub fn new(source: SourceId, file: &'a SourceFile) -> Self {
        Self {
            source,
            text: file.text(),
            yaml: file.path().as_str().rsplit_once('.').is_some_and(|(_, end)| end == "yaml"),
        }
    }

    /// A stretch of the file as a span.
    pub fn span(self, stretch: &Range<usize>) -> Span {
        Span { source: self.source, start: offset(stretch.start), end: offset(stretch.end) }
    }

    /// Up to so many bytes before a place, on letter boundaries.
    pub fn before(self, at: usize, bytes: usize) -> &'a str {
        let start = (at.saturating_sub(bytes)..=at).find(|start| self.text.is_char_boundary(*start));
        self.text.get(start.unwrap_or(at)..at).unwrap_or("")
    }

    /// The text behind a place.
    pub fn behind(self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or("")
    }

    /// The line that holds a place.
    pub fn line(self, at: usize) -> &'a str {
        let start = self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        self.behind(start).lines().next().unwrap_or("")
    }

    /// Whether a stretch stands alone: no letter, digit or mark of a longer number touches it.
    pub fn stands_alone(self, stretch: &Range<usize>) -> bool {
        let joins = |mark: char| matches!(mark, '.' | ',' | '-' | '/' | '£' | '+' | ':');
        let last = self.before(stretch.start, 4).chars().next_back();
        let mut behind = self.behind(stretch.end).chars();
        let next = behind.next();
        let goes_on = next.is_some_and(joins) && behind.next().is_some_and(|digit| digit.is_ascii_digit());
        !last.is_some_and(|it| it.is_alphanumeric() || joins(it) && it != ':')
            && !next.is_some_and(char::is_alphanumeric)
            && !goes_on
    }
}
