//! Where a thing was written.
//!
//! In: the files of a project, read once. Out: [`SourceId`], [`Span`] and [`Spanned`], which every later
//! phase carries so that a message can point at the words it speaks of. A text is held once: what is taken out of it is
//! a [`Substr`], which shares it.
//! Deliberately absent: reading files (see `load`) and drawing messages (see `diagnostic`).

mod excerpt;
mod map;

pub use arcstr::Substr;
pub use excerpt::{Excerpt, ExcerptBuilder};
pub use map::SourceMap;

use arcstr::ArcStr;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

/// What is encoded in a link: all but the letters, digits and marks that RFC 3986 calls unreserved.
pub(crate) const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The same in a path, which keeps the marks between its parts.
pub(crate) const ENCODED_IN_PATHS: &AsciiSet = &ENCODED.remove(b'/');

/// Tells one content of a file, or one result, from all that stood in its place before: equal versions, equal content.
pub type Version = u64;

/// A path inside the project, with `/` between its parts on every system, relative to the project's root.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProjectPath(ArcStr);

impl ProjectPath {
    /// Makes a project path from parts already joined by `/`.
    #[must_use]
    pub fn new(path: impl Into<ArcStr>) -> Self {
        Self(path.into())
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder that holds the file, or the empty path at the root.
    #[must_use]
    pub fn folder(&self) -> Self {
        Self(self.0.rsplit_once('/').map_or(ArcStr::new(), |(folder, _)| folder.into()))
    }

    /// The last part of the path.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(self.0.as_str(), |(_, name)| name)
    }

    /// The last part of the path without its extension.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// Follows a relative path written in this file (`../data/x.yaml`); `None` when it leads out of the project.
    #[must_use]
    pub fn follow(&self, relative: &str) -> Option<Self> {
        let folder = self.folder();
        let mut parts: Vec<&str> = folder.0.split('/').filter(|part| !part.is_empty()).collect();
        for part in relative.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                other => parts.push(other),
            }
        }
        Some(Self(parts.join("/").into()))
    }

    /// Follows the path of a link or picture of this file, in which `%20` stands for a space and `%C3%A9` for `é`, as in
    /// any address. `None` when it leads out of the project.
    ///
    /// Every part asks here, so that none takes a link for dead, or for no link, that another follows.
    #[must_use]
    pub fn follow_link(&self, target: &str) -> Option<Self> {
        let encoded = percent_decode_str(target);
        let path = encoded.decode_utf8().unwrap_or(Cow::Borrowed(target));
        self.follow(&path).filter(|_| !path.starts_with('/'))
    }

    /// The path as a relative reference (RFC 3986).
    #[must_use]
    pub fn reference(&self) -> String {
        utf8_percent_encode(self.as_str(), ENCODED_IN_PATHS).to_string()
    }
}

impl fmt::Display for ProjectPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Names one file of the [`SourceMap`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A stretch of one file, as byte offsets into its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The stretch from the start of this span to the end of another of the same file.
    #[must_use]
    pub fn to(self, end: Self) -> Self {
        Self { end: end.end.max(self.end), ..self }
    }
}

/// A value together with where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Joins a value to its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), span: self.span }
    }

    /// The same place with a borrowed value.
    pub fn as_ref(&self) -> Spanned<&T> {
        Spanned { value: &self.value, span: self.span }
    }
}

/// One text file: UTF-8, byte-order mark removed, line ends made `\n`.
#[derive(Clone, Debug)]
pub struct SourceFile {
    path: ProjectPath,
    text: ArcStr,
    /// Where lines start, once somebody asks: of most files nothing is told.
    line_starts: OnceLock<Vec<u32>>,
}

/// A place as people count: both start at 1; a column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: u32,
    /// The character in the line, from 1.
    pub column: u32,
}

impl SourceFile {
    /// Takes the text of a file as decoded by `load`.
    #[must_use]
    pub fn new(path: ProjectPath, text: impl Into<ArcStr>) -> Self {
        Self { path, text: text.into(), line_starts: OnceLock::new() }
    }

    /// The file's path in the project.
    #[must_use]
    pub fn path(&self) -> &ProjectPath {
        &self.path
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words of a span of this file, with the way back.
    #[must_use]
    pub fn excerpt(&self, span: Span) -> Excerpt {
        let words = self.whole(span.source).words(span.start as usize, span.end as usize);
        Excerpt::verbatim(words, span.source, span.start)
    }

    /// The whole text as that of a name, with the way back.
    #[must_use]
    pub fn whole(&self, id: SourceId) -> Excerpt {
        Excerpt::verbatim(Substr::full(self.text.clone()), id, 0)
    }

    /// Line and column of a byte offset.
    #[must_use]
    pub fn position(&self, at: u32) -> LineColumn {
        let line_starts = self.line_starts.get_or_init(|| {
            let breaks = self.text.match_indices('\n').map(|(at, _)| offset(at + 1));
            std::iter::once(0).chain(breaks).collect()
        });
        let line = line_starts.partition_point(|start| *start <= at).max(1);
        let start = line_starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start as usize..at as usize).unwrap_or("");
        LineColumn { line: offset(line), column: offset(before.chars().count() + 1) }
    }
}

/// A byte offset as the 32 bits that spans hold. `load` refuses files of 4 GiB and more long before.
#[must_use]
pub fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_counts_characters_not_bytes() {
        let file = SourceFile::new(ProjectPath::new("a.md"), "one\n£2 is two".to_owned());
        assert_eq!(file.position(0), LineColumn { line: 1, column: 1 });
        assert_eq!(file.position(6), LineColumn { line: 2, column: 2 });
        assert_eq!(file.position(4), LineColumn { line: 2, column: 1 });
    }

    #[test]
    fn a_relative_path_is_followed_but_not_out_of_the_project() {
        let paper = ProjectPath::new("content/meeting/paper.md");
        assert_eq!(paper.follow("../../data/a.yaml"), Some(ProjectPath::new("data/a.yaml")));
        assert_eq!(paper.follow("hives.md"), Some(ProjectPath::new("content/meeting/hives.md")));
        assert_eq!(paper.follow("../../../etc/passwd"), None);
    }

    #[test]
    fn a_link_is_decoded_and_followed_but_not_out_of_the_project() {
        let paper = ProjectPath::new("content/meeting/paper.md");
        let leads = |target| paper.follow_link(target).map(|path| path.to_string());
        assert_eq!(leads("my%20plan.jpg").as_deref(), Some("content/meeting/my plan.jpg"));
        assert_eq!(leads("caf%C3%A9.jpg").as_deref(), Some("content/meeting/café.jpg"));
        assert_eq!(leads("100%25%231.jpg").as_deref(), Some("content/meeting/100%#1.jpg"));
        assert_eq!(leads("100%.jpg").as_deref(), Some("content/meeting/100%.jpg"), "a stray `%` is itself");
        assert_eq!(leads("%FF.jpg").as_deref(), Some("content/meeting/%FF.jpg"), "no UTF-8");
        assert_eq!(leads("%2Fetc/passwd"), None);
        assert_eq!(leads("..%2F%2e%2e/../etc/passwd"), None);
    }
}
