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

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// Everything that a project keeps, a line for each part of it.
    fn kept(project: &Project) -> usize {
        format!("{project:#?}").lines().count()
    }

    /// A site whose meeting, paper, dataset, page, picture and theme go by the number of an edit.
    fn save(root: &Path, number: usize) {
        for folder in ["content", "data", "themes"] {
            let _ = fs::remove_dir_all(root.join(folder));
        }
        let number = 10 + number;
        let meeting = format!("content/20{number}-01-01-board");
        let file = |path: String, text: String| {
            let file = root.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        };
        file(
            "site.yaml".to_owned(),
            "title: T\norganisation: O\npublished: 2024-01-01\ntheme: ours\n".to_owned(),
        );
        file("content/index.md".to_owned(), format!("---\ntitle: T\n---\n\nWords {number}.\n"));
        file(
            format!("content/page-{number}.md"),
            "---\ntitle: A page\n---\n\n![A bridge](a.png)\n".to_owned(),
        );
        file("content/a.png".to_owned(), format!("picture {number}"));
        let index = format!("---\nboard: Board\ntitle: Meeting\ndate: 20{number}-01-01\n---\n");
        file(format!("{meeting}/index.md"), index);
        let paper = format!(
            "---\ntitle: Paper {number}\nitem: 1\nfrom: F\npurpose: noting\n---\n\nThere are {{stock{number}: A}} here.\n\n\
             ```chart\ntitle: Stock\ndata: stock{number}\n```\n"
        );
        file(format!("{meeting}/paper-{number}.md"), paper);
        let data = "title: Stock\nunit: homes\nbetter: higher\nby: [area]\nvalues: {A: 1, B: 2}\n\
                    source: {document: Report}\n";
        file(format!("data/stock{number}.yaml"), data.to_owned());
        file(format!("themes/ours/static/{number}.txt"), "x".to_owned());
    }

    #[test]
    fn what_is_gone_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let mut project = Project::new(folder.path(), &Wish::default());
        let mut sizes = Vec::new();
        for number in 0..12 {
            save(folder.path(), number);
            let changes = project.build(None);
            let findings = &project.checked.diagnostics;
            assert!(changes.is_some(), "{:?}", findings.iter().collect::<Vec<_>>());
            sizes.push(kept(&project));
        }
        assert_eq!(sizes[2..], vec![sizes[2]; 10], "lines of what is kept after each renaming");
    }
}
