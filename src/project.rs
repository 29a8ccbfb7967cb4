//! [`Project`]: a project that is built again and again in memory, as the preview does. What comes in is which files
//! changed; what goes out are the files of the site that were made anew.
//!
//! Each build makes what the changes since the one before touch, and comes to what a build of nothing but the files would
//! come to ([`crate::memory`] says why). Deliberately absent: watching files and showing pages ([`crate::serve`]).

use crate::checked::{Checked, Wish};
use crate::diagnostic::Diagnostics;
use crate::memory::Memory;
use crate::source::ProjectPath;
use crate::{load, publish};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A project that is built again and again in memory.
#[derive(Debug)]
pub struct Project {
    root: PathBuf,
    wish: Wish,
    shelf: load::Shelf,
    memory: Memory,
    checked: Checked,
}

impl Project {
    /// A project that was not built yet.
    #[must_use]
    pub fn new(root: &Path, wish: &Wish) -> Self {
        let (root, wish) = (root.to_owned(), wish.clone());
        Self {
            root,
            wish,
            shelf: load::Shelf::default(),
            memory: Memory::default(),
            checked: Checked::default(),
        }
    }

    /// Builds what changed and returns the files of the site that were made anew; none where problems stop the build,
    /// which the next one without problems makes up for. `changed` names all files that changed since the last build,
    /// if somebody watched them.
    pub fn build(&mut self, changed: Option<&BTreeSet<ProjectPath>>) -> Option<publish::Changes> {
        let mut before = std::mem::take(&mut self.checked);
        let map = std::mem::take(&mut before.sources.map);
        let mut diagnostics = Diagnostics::default();
        let sources = self.shelf.read(&self.root, map, changed, &mut diagnostics);
        let mut checked =
            Checked::understood_again(sources, diagnostics, &self.wish, before, &mut self.memory);
        checked.render_again(&self.wish, &mut self.memory);
        checked.audit_again(&self.wish, &mut self.memory);
        let whole = !checked.diagnostics.has_errors();
        self.checked = checked.finish();
        whole.then(|| self.memory.pages.changes())
    }

    /// The project as of the last build.
    #[must_use]
    pub fn checked(&self) -> &Checked {
        &self.checked
    }
}
