//! The files of a project between two looks: what did not change is not read again.
//!
//! In: the project's folder, and perhaps the paths that a watcher saw change. Out: [`Sources`], as if all had been read
//! anew. A file counts as unchanged while its size and time are, and its time was old enough when it was read that a
//! later change must show; a watcher's word is taken only for files that are known and still there, else the folders
//! are walked. When other limits are set, every file is read again. Deliberately absent: who needs what was read again
//! (`memory`).

use super::bytes::{Held, Seen};
use super::file::Piece;
use super::limits::Limits;
use super::settings::{read_settings, read_theme, theme_name};
use super::{SETTINGS, Sources, read_many, walk};
use crate::diagnostic::Diagnostics;
use crate::source::{ProjectPath, SourceMap, Version};
use crate::together;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What is known of a project's files since the last look.
#[derive(Debug, Default)]
pub struct Shelf {
    kept: BTreeMap<ProjectPath, Piece>,
    list: Option<List>,
    limits: Limits,
    theme: (Version, BTreeMap<String, Vec<u8>>),
}

/// The files below `content/` and `data/`, and what was wrong with their names.
#[derive(Debug)]
struct List {
    files: BTreeMap<ProjectPath, PathBuf>,
    found: Diagnostics,
}

impl Shelf {
    /// Reads what changed since the last look. `map` holds the texts of that look; `changed` names all that changed
    /// since then, if somebody watched.
    #[must_use]
    pub fn read(
        &mut self,
        root: &Path,
        map: SourceMap,
        changed: Option<&BTreeSet<ProjectPath>>,
        diagnostics: &mut Diagnostics,
    ) -> Sources {
        let mut sources = Sources { map, ..Sources::default() };
        sources.map.forget([&ProjectPath::new(SETTINGS)]);
        sources.map.forget_below("themes/");
        read_settings(root, &mut sources, diagnostics);
        self.read_theme(root, &mut sources, diagnostics);
        let afresh = std::mem::replace(&mut self.limits, sources.limits) != sources.limits;
        if afresh {
            self.kept.values_mut().for_each(|piece| piece.seen = None);
        }
        let changed = changed.filter(|changed| !afresh && changed.iter().all(|path| self.knows(root, path)));
        let list = self.list.take().filter(|_| changed.is_some()).unwrap_or_else(|| List::of(root));
        self.read_changed(&list, changed, &mut sources.map);
        self.kept.values().for_each(|piece| sources.take(piece, diagnostics));
        list.found.iter().for_each(|found| diagnostics.push(found.clone()));
        self.list = Some(list);
        // A theme that is as it was keeps its texts without adding them again.
        let folder = format!("themes/{}/", theme_name(&sources));
        let theme = &self.theme.1;
        let is_of_theme =
            |path: &str| path.strip_prefix(&folder).is_some_and(|file| theme.contains_key(file));
        sources.map.let_go(|path| is_of_theme(path.as_str()));
        sources
    }

    /// Reads the files of which nobody knows that they are as they were, many at once, and lets go of those that are
    /// no more in the list.
    fn read_changed(&mut self, list: &List, changed: Option<&BTreeSet<ProjectPath>>, map: &mut SourceMap) {
        let mut open = Vec::new();
        if let Some(changed) = changed {
            // The list is as it was, so that nobody need look at the other files.
            for path in changed {
                let Some((path, file)) = list.files.get_key_value(path) else { continue };
                open.push((path, file, self.kept.remove(path)));
            }
        } else {
            let mut before = std::mem::take(&mut self.kept);
            let files = list.files.iter().map(|(path, file)| (path, file, before.remove(path)));
            let looked =
                together::each(files.collect(), |(path, file, known)| (path, file, look(known, file)));
            for (path, file, found) in looked {
                match found {
                    Ok(piece) => _ = self.kept.insert(path.clone(), piece),
                    Err(known) => open.push((path, file, known)),
                }
            }
            map.forget(before.keys());
        }
        let held = open.iter().map(|(path, file, ..)| (*path, Held::OnDisk(file))).collect();
        let read = read_many(map, self.limits, held);
        for ((path, _, known), (kind, read)) in open.into_iter().zip(read) {
            let mut piece = Piece::new(kind, read, map);
            let same =
                |known: &Piece| known.copy.as_ref().zip(piece.copy.as_ref()).is_some_and(|(a, b)| a.0 == b.0);
            if let Some(known) = known.filter(same) {
                piece.copy = known.copy;
            }
            self.kept.insert(path.clone(), piece);
        }
    }

    fn read_theme(&mut self, root: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) {
        let folder = format!("themes/{}", theme_name(sources));
        let theme = read_theme(root, &folder, sources.limits, diagnostics);
        if self.theme.0 == 0 || self.theme.1 != theme {
            self.theme = (sources.map.next_version(), theme.clone());
        }
        (sources.theme_version, sources.theme) = (self.theme.0, theme);
    }

    /// Whether a change of a path leaves the list of files as it is: the file is known and still there, or it is of
    /// those that are read at each look, or of those that are passed over.
    fn knows(&self, root: &Path, path: &ProjectPath) -> bool {
        let passed_over = path.as_str().split('/').any(|part| part.starts_with('.'));
        let read_always = path.as_str() == SETTINGS || path.as_str().starts_with("themes/");
        let there = || std::fs::symlink_metadata(root.join(path.as_str())).is_ok_and(|file| file.is_file());
        passed_over || read_always || (self.kept.contains_key(path) && there())
    }
}

/// Looks at a file again: gives back what is known of it, as an error where that may be no longer so.
fn look(known: Option<Piece>, file: &Path) -> Result<Piece, Option<Piece>> {
    match known {
        Some(piece) if piece.seen.is_some() && piece.seen == Seen::at(file) => Ok(piece),
        known => Err(known),
    }
}

impl List {
    fn of(root: &Path) -> Self {
        let walk = |folder| {
            let mut found = Diagnostics::default();
            (walk::files(root, folder, &mut found), found)
        };
        let ((mut files, mut found), (data, found_in_data)) =
            rayon::join(|| walk("content"), || walk("data"));
        files.extend(data);
        found.append(found_in_data);
        Self { files, found }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn project() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("data")).unwrap();
        let save = |path: &str, text: &str| fs::write(folder.path().join(path), text).unwrap();
        save("site.yaml", "title: T\norganisation: O\npublished: 2024-01-01\n");
        save("data/a.yaml", "title: A\nunit: people\nvalues: 1\n");
        save("data/b.yaml", "title: B\nunit: people\nvalues: 2\n");
        folder
    }

    /// The titles of the datasets after a look, and the versions of their files.
    fn look(
        shelf: &mut Shelf,
        map: &mut SourceMap,
        root: &Path,
        changed: Option<&[&str]>,
    ) -> Vec<(String, Version)> {
        let changed =
            changed.map(|paths| paths.iter().map(|path| ProjectPath::new(*path)).collect::<BTreeSet<_>>());
        let mut found = Diagnostics::default();
        let sources = shelf.read(root, std::mem::take(map), changed.as_ref(), &mut found);
        let seen = sources.datasets.iter().map(|id| {
            let raw = sources.dataset(*id, &mut found);
            (raw.map_or(String::new(), |raw| raw.title.value), sources.map.version(*id))
        });
        let seen = seen.collect();
        *map = sources.map;
        seen
    }

    #[test]
    fn a_changed_file_has_a_new_version_and_no_other_has() {
        let (folder, mut shelf, mut map) = (project(), Shelf::default(), SourceMap::default());
        let first = look(&mut shelf, &mut map, folder.path(), None);
        fs::write(folder.path().join("data/b.yaml"), "title: C\nunit: people\nvalues: 2\n").unwrap();
        let second = look(&mut shelf, &mut map, folder.path(), None);
        assert_eq!(second[0], first[0]);
        assert_eq!(second[1].0, "C");
        assert!(second[1].1 > first[1].1);
        assert_eq!(look(&mut shelf, &mut map, folder.path(), None), second);
    }

    #[test]
    fn a_watcher_who_names_a_new_or_lost_file_is_not_taken_at_its_word() {
        let (folder, mut shelf, mut map) = (project(), Shelf::default(), SourceMap::default());
        look(&mut shelf, &mut map, folder.path(), None);
        fs::write(folder.path().join("data/c.yaml"), "title: C\nunit: people\nvalues: 2\n").unwrap();
        assert_eq!(look(&mut shelf, &mut map, folder.path(), Some(&["data/a.yaml"])).len(), 2);
        assert_eq!(look(&mut shelf, &mut map, folder.path(), Some(&["data/c.yaml"])).len(), 3);
        fs::remove_file(folder.path().join("data/a.yaml")).unwrap();
        assert_eq!(look(&mut shelf, &mut map, folder.path(), Some(&["data/a.yaml"])).len(), 2);
    }
}
