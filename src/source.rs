//! Where a thing was written.
//!
//! In: the files of a project, read once. Out: [`SourceId`], [`Span`] and [`Spanned`], which every later
//! phase carries so that a message can point at the words it speaks of. A text is held once: what is taken out of it is
//! a [`Substr`], which shares it.
//! Deliberately absent: reading files (see `load`) and drawing messages (see `diagnostic`).

mod excerpt;

pub use arcstr::Substr;
pub use excerpt::{Excerpt, ExcerptBuilder};

use arcstr::ArcStr;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::OnceLock;

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
        let range = span.start as usize..span.end as usize;
        let words = self.text.try_substr_using(|text| text.get(range).unwrap_or(""));
        Excerpt::verbatim(words.unwrap_or_default(), span.source, span.start)
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

/// All text files of a project, in the order in which they were first read.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    files: Vec<(SourceFile, Version)>,
    by_path: BTreeMap<ProjectPath, SourceId>,
    /// Files that are no more in the project: they keep their names in case they come again.
    gone: BTreeSet<SourceId>,
    version: Version,
}

impl SourceMap {
    /// Adds a file and names it. A path that was added before keeps its name: the new text takes the old one's place,
    /// under a new version if it differs.
    pub fn add(&mut self, file: SourceFile) -> SourceId {
        let known = self.by_path.get(&file.path).copied();
        if let Some((id, place)) = known.and_then(|id| Some((id, self.files.get_mut(id.0 as usize)?))) {
            self.gone.remove(&id);
            if place.0.text != file.text {
                self.version += 1;
                *place = (file, self.version);
            }
            return id;
        }
        let id = SourceId(offset(self.files.len()));
        self.version += 1;
        self.by_path.insert(file.path.clone(), id);
        self.files.push((file, self.version));
        id
    }

    /// The name of a path, if a file of that path was added.
    #[must_use]
    pub fn named(&self, path: &ProjectPath) -> Option<SourceId> {
        self.by_path.get(path).copied()
    }

    /// Whether a file of a path is in the project.
    #[must_use]
    pub fn holds(&self, path: &ProjectPath) -> bool {
        self.named(path).is_some_and(|id| !self.gone.contains(&id))
    }

    /// Whether a file is no more in the project.
    #[must_use]
    pub fn is_gone(&self, id: SourceId) -> bool {
        self.gone.contains(&id)
    }

    /// Notes that files are no more in the project.
    pub fn forget<'a>(&mut self, gone: impl IntoIterator<Item = &'a ProjectPath>) {
        let by_path = &self.by_path;
        self.gone.extend(gone.into_iter().filter_map(|path| by_path.get(path)));
    }

    /// Notes that the files whose paths begin so are no more in the project.
    pub fn forget_below(&mut self, start: &str) {
        let from = self.by_path.range(ProjectPath::new(start)..);
        let below = from.take_while(|(path, _)| path.as_str().starts_with(start));
        self.gone.extend(below.map(|(_, id)| *id));
    }

    /// A version that nothing has had.
    pub fn next_version(&mut self) -> Version {
        self.version += 1;
        self.version
    }

    /// The version of a file's text.
    #[must_use]
    pub fn version(&self, id: SourceId) -> Version {
        self.files.get(id.0 as usize).map_or(0, |(_, version)| *version)
    }

    /// The file of a name.
    #[must_use]
    pub fn file(&self, id: SourceId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize).map(|(file, _)| file)
    }

    /// The path of a file, or the empty path for a name of another map.
    #[must_use]
    pub fn path(&self, id: SourceId) -> ProjectPath {
        self.file(id).map_or_else(|| ProjectPath::new(""), |file| file.path.clone())
    }

    /// The words of a span.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        self.file(span.source)
            .and_then(|file| file.text.get(span.start as usize..span.end as usize))
            .unwrap_or("")
    }

    /// The name that a file gets which is added after so many others.
    #[must_use]
    pub fn next(&self, after: usize) -> SourceId {
        SourceId(offset(self.files.len() + after))
    }

    /// The words of a span, with the way back.
    #[must_use]
    pub fn excerpt(&self, span: Span) -> Excerpt {
        self.file(span.source)
            .map_or_else(|| Excerpt::verbatim("", span.source, 0), |file| file.excerpt(span))
    }

    /// Where a span starts, for people.
    #[must_use]
    pub fn position(&self, span: Span) -> LineColumn {
        self.file(span.source).map_or(LineColumn { line: 1, column: 1 }, |file| file.position(span.start))
    }

    /// The files and their names, in the order in which they were first read.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &SourceFile)> {
        let all = self.files.iter().enumerate().map(|(at, (file, _))| (SourceId(offset(at)), file));
        all.filter(|(id, _)| !self.gone.contains(id))
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
    fn a_path_keeps_its_name_and_another_text_is_another_version() {
        let mut sources = SourceMap::default();
        let file = |text: &str| SourceFile::new(ProjectPath::new("a"), text.to_owned());
        let id = sources.add(file("one"));
        let first = sources.version(id);
        assert_eq!((sources.add(file("one")), sources.version(id)), (id, first));
        assert_eq!(sources.add(file("two")), id);
        assert!(sources.version(id) > first);
        assert_eq!(sources.file(id).map(SourceFile::text), Some("two"));
        assert_eq!(sources.named(&ProjectPath::new("a")), Some(id));
        let second = sources.version(id);
        sources.add(file("one"));
        assert!(sources.version(id) > second, "an old text under a new version");
        sources.forget([&ProjectPath::new("a")]);
        assert_eq!((sources.iter().count(), sources.named(&ProjectPath::new("a"))), (0, Some(id)));
        sources.add(file("one"));
        assert_eq!(sources.iter().count(), 1);
        for path in ["b/c", "b/d/e", "b-f"] {
            sources.add(SourceFile::new(ProjectPath::new(path), String::new()));
        }
        sources.forget_below("b/");
        let left: Vec<&str> = sources.iter().map(|(_, file)| file.path().as_str()).collect();
        assert_eq!(left, ["a", "b-f"]);
    }
}
