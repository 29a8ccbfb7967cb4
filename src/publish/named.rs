//! Which pages of a run claim one file, told alike whichever of them was made first.
//!
//! In: the files of the site as they are put, each with its page. Out: two that cannot both be, as if the pages had been
//! made one after the other in the order of their keys. Deliberately absent: what a name may be (`bundle`), and the
//! words of the finding (`page`).

use super::kept::{Key, locked, taken};
use crate::bundle::{Artifact, NameError, Names, OutputPath, Sink};
use crate::diagnostic::Diagnostics;
use crate::page::{self, Edition};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// Where the pages of a run go, and what they are called.
pub(super) struct Named<'a> {
    sink: &'a dyn Sink,
    put: Mutex<Vec<(Key, OutputPath)>>,
    clashed: AtomicBool,
}

impl<'a> Named<'a> {
    pub fn new(sink: &'a dyn Sink) -> Self {
        Self { sink, put: Mutex::default(), clashed: AtomicBool::new(false) }
    }

    /// Where the files of one page go.
    pub fn page(&self, key: Key) -> OfPage<'_> {
        OfPage { all: self, key }
    }

    /// Tells which names cannot both be. Where one was refused another is, in whatever order they are claimed.
    pub fn clashes(self, edition: &Edition) -> Diagnostics {
        let (mut names, mut found) = (Names::default(), Diagnostics::default());
        if self.clashed.into_inner() {
            let mut put = taken(self.put);
            put.sort();
            let refused = put.iter().filter_map(|(_, path)| names.claim(path).err());
            refused.for_each(|error| found.push(page::clash(edition, &error)));
        }
        found
    }
}

/// Where the files of one page go.
pub(super) struct OfPage<'a> {
    all: &'a Named<'a>,
    key: Key,
}

impl Sink for OfPage<'_> {
    fn put(&self, path: OutputPath, artifact: Artifact) -> Result<(), NameError> {
        locked(&self.all.put).push((self.key, path.clone()));
        if self.all.sink.put(path, artifact).is_err() {
            self.all.clashed.store(true, Ordering::Relaxed);
        }
        Ok(())
    }
}
