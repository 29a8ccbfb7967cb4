//! The texts of a project by their names.
//!
//! In: files as read. Out: [`SourceMap`], which names each and leads from a name to its text. A text that takes another's
//! place gets a version of its own. The name of a file that is gone for good may become another file's, under a version
//! that nothing has had: whoever keeps something by name keeps the version too. Deliberately absent: reading files (`load`).

use super::{Excerpt, LineColumn, ProjectPath, SourceFile, SourceId, Span, Version, offset};
use std::collections::{BTreeMap, BTreeSet};

/// All text files of a project, in the order in which they were first read.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    files: Vec<(SourceFile, Version)>,
    by_path: BTreeMap<ProjectPath, SourceId>,
    /// Files that are no more in the project as far as is known: they keep their names in case they come again.
    gone: BTreeSet<SourceId>,
    /// Names that other files may have.
    free: BTreeSet<SourceId>,
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
        self.version += 1;
        let id = self.to_come().next().unwrap_or_default();
        self.by_path.insert(file.path.clone(), id);
        self.free.remove(&id);
        match self.files.get_mut(id.0 as usize) {
            Some(place) => *place = (file, self.version),
            None => self.files.push((file, self.version)),
        }
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
        self.gone.contains(&id) || self.free.contains(&id)
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

    /// Lets go of the texts of files that are no more in the project, but for those that may come again in this build.
    pub fn let_go(&mut self, may_come: impl Fn(&ProjectPath) -> bool) {
        let files = &self.files;
        let is_lost = |id: &SourceId| files.get(id.0 as usize).is_none_or(|(file, _)| !may_come(file.path()));
        let lost: Vec<SourceId> = self.gone.extract_if(.., |id| is_lost(id)).collect();
        for id in lost {
            let Some(place) = self.files.get_mut(id.0 as usize) else { continue };
            self.version += 1;
            self.by_path.remove(place.0.path());
            *place = (SourceFile::new(ProjectPath::new(""), String::new()), self.version);
            self.free.insert(id);
        }
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

    /// The names that files get which are added now, in their order.
    pub fn to_come(&self) -> impl Iterator<Item = SourceId> {
        let new = (self.files.len()..).map(|at| SourceId(offset(at)));
        self.free.iter().copied().chain(new)
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
        all.filter(|(id, _)| !self.is_gone(*id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn the_name_of_a_file_that_is_gone_for_good_is_given_again_under_a_new_version() {
        let mut sources = SourceMap::default();
        let file = |path: &str| SourceFile::new(ProjectPath::new(path), "text".to_owned());
        let [a, b] = ["a", "b"].map(|path| sources.add(file(path)));
        let last = sources.version(b);
        sources.forget([&ProjectPath::new("a"), &ProjectPath::new("b")]);
        sources.let_go(|path| path.as_str() == "b");
        assert_eq!((sources.named(&ProjectPath::new("a")), sources.is_gone(a)), (None, true));
        assert_eq!(sources.file(a).map(SourceFile::text), Some(""), "its text is let go");
        assert_eq!((sources.add(file("b")), sources.version(b)), (b, last), "it came again");
        let foretold: Vec<SourceId> = sources.to_come().take(2).collect();
        assert_eq!(vec![sources.add(file("c")), sources.add(file("d"))], foretold);
        assert!(foretold[0] == a && sources.version(a) > last && !sources.is_gone(a));
        assert_eq!(sources.iter().count(), 3);
    }
}
