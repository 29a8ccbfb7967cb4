//! `Bundle`: the finished site as a set of files, held in memory. What comes in is a path and a content from any
//! thread, through [`Sink`]; what goes out is the set, in the order of the paths. The rule for names is asked as soon as files are
//! read ([`crate::load`]), and holds for every page that is made. Deliberately absent: the disk. A
//! page is put into a `Sink` and never learns whether it goes to a folder ([`crate::emit`]) or stays here for the
//! preview and the tests.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

mod artifact;
mod error;
mod names;
mod path;

pub use artifact::Artifact;
pub use error::{DiskError, NameError};
pub use names::Names;
pub use path::{LONGEST_NAME, LONGEST_PATH, OutputPath, PathError, composed};

/// The name of the list of all files that stands at the top of every written site. No page may take it.
pub const MANIFEST: &str = "candour-manifest.json";

/// Where finished files of a site go, from many threads at once.
pub trait Sink: Sync {
    /// Takes one file. A disk that does not keep it is no matter of the page: the sink tells of it when the site is
    /// finished.
    ///
    /// # Errors
    /// Another file has the path.
    fn put(&self, path: OutputPath, artifact: Artifact) -> Result<(), NameError>;
}

/// A whole site in memory.
#[derive(Debug, Default)]
pub struct Bundle {
    files: Mutex<Files>,
}

#[derive(Debug, Default)]
struct Files {
    names: Names,
    artifacts: BTreeMap<OutputPath, Artifact>,
}

impl Bundle {
    /// A site without files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The files of the site in the order of their paths.
    #[must_use]
    pub fn into_files(self) -> BTreeMap<OutputPath, Artifact> {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner).artifacts
    }

    /// A copy of one file, if the site has it.
    #[must_use]
    pub fn get(&self, path: &OutputPath) -> Option<Artifact> {
        self.lock().artifacts.get(path).cloned()
    }

    fn lock(&self) -> MutexGuard<'_, Files> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for Bundle {
    fn put(&self, path: OutputPath, artifact: Artifact) -> Result<(), NameError> {
        let mut files = self.lock();
        files.names.claim(&path)?;
        files.artifacts.insert(path, artifact);
        Ok(())
    }
}

/// A sink that keeps nothing but the names: what a check needs to find two files that would become one.
#[derive(Debug, Default)]
pub struct Nowhere {
    names: Mutex<Names>,
}

impl Sink for Nowhere {
    fn put(&self, path: OutputPath, _: Artifact) -> Result<(), NameError> {
        self.names.lock().unwrap_or_else(PoisonError::into_inner).claim(&path)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> OutputPath {
        OutputPath::new(text).unwrap()
    }

    #[test]
    fn files_from_many_threads_come_out_in_order() {
        let bundle = Bundle::new();
        std::thread::scope(|scope| {
            for name in ["c.html", "a.html", "b/a.html"] {
                let bundle = &bundle;
                scope.spawn(move || bundle.put(path(name), Artifact::text(name)).unwrap());
            }
        });
        assert_eq!(bundle.get(&path("b/a.html")).unwrap().as_text(), Some("b/a.html"));
        let names: Vec<_> = bundle.into_files().into_keys().map(|p| p.to_string()).collect();
        assert_eq!(names, ["a.html", "b/a.html", "c.html"]);
    }

    #[test]
    fn the_first_of_two_files_stays() {
        let bundle = Bundle::new();
        bundle.put(path("a.html"), Artifact::text("first")).unwrap();
        let error = bundle.put(path("a.html"), Artifact::text("second")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "two pages or files of the site both become `a.html`; rename one of them"
        );
        assert_eq!(bundle.get(&path("a.html")).unwrap().bytes(), b"first");
    }
}
