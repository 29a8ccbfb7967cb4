//! The files of a project, in an order that does not depend on the disk.
//!
//! In: a folder of the project. Out: the plain files below it that every system can hold, and messages about the rest.
//! Deliberately absent: what the files hold.

use super::names;
use crate::bundle::{Names, OutputPath, PathError};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::ProjectPath;
use crate::together;
use std::collections::BTreeMap;
use std::fs::FileType;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// How deep folders may be nested.
pub const DEEPEST: usize = 16;

/// The files below one folder of the project, by path. Hidden files are passed over; what is no plain file or
/// folder (a link, a pipe) is reported. A folder that is not there holds nothing.
pub fn files(root: &Path, folder: &str, diagnostics: &mut Diagnostics) -> BTreeMap<ProjectPath, PathBuf> {
    let (mut files, mut taken) = (BTreeMap::new(), Names::default());
    if is_own_folder(root, folder, diagnostics) {
        for entry in entries(&root.join(folder), folder) {
            match entry {
                Ok(entry) => take(entry, &mut files, &mut taken, diagnostics),
                Err(unreadable) => diagnostics.push(*unreadable),
            }
        }
    }
    files
}

/// What stands below a folder.
struct Entry {
    path: ProjectPath,
    place: PathBuf,
    kind: FileType,
    /// How many folders it stands in, with the first one.
    depth: usize,
    /// The name as a site would have it.
    name: Result<OutputPath, PathError>,
}

/// What stands below a folder, in the order of the paths. The folders in it are walked at once.
fn entries(top: &Path, folder: &str) -> impl Iterator<Item = Result<Entry, Box<Diagnostic>>> {
    let first: Vec<_> = walk(top, 1).collect();
    let each = together::each(first, |first| match first {
        Ok(first) if first.file_type().is_dir() => {
            let folder = project_path(first.path(), 1, folder);
            walk(first.path(), DEEPEST).map(|entry| seen(entry, 1, &folder)).collect()
        }
        other => vec![seen(other, 0, folder)],
    });
    each.into_iter().flatten()
}

/// Goes through a folder as deep as is said.
fn walk(top: &Path, deepest: usize) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
    let hidden = |entry: &DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    let all = WalkDir::new(top).min_depth(1).max_depth(deepest).sort_by_file_name().into_iter();
    all.filter_entry(move |entry| !hidden(entry))
}

/// What was met below a folder of the project that stands in so many others itself.
fn seen(entry: walkdir::Result<DirEntry>, above: usize, folder: &str) -> Result<Entry, Box<Diagnostic>> {
    let entry = entry.map_err(|error| {
        let path =
            error.path().map_or_else(|| folder.to_owned(), |path| project_path(path, error.depth(), folder));
        unreadable(&ProjectPath::new(path), &error)
    })?;
    let (kind, depth) = (entry.file_type(), entry.depth());
    let path = project_path(entry.path(), depth, folder);
    let name = OutputPath::new(&path);
    Ok(Entry { path: ProjectPath::new(path), place: entry.into_path(), kind, depth: above + depth, name })
}

/// Whether a folder is there and in the project: no part of the way to it may be a link to another place.
fn is_own_folder(root: &Path, folder: &str, diagnostics: &mut Diagnostics) -> bool {
    let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
    for part in ends.filter_map(|end| folder.get(..end)) {
        let found = match std::fs::symlink_metadata(root.join(part)) {
            Ok(found) => found,
            Err(error) => {
                // Of a root that is no folder `site.yaml` tells, which is sought in it first.
                if error.kind() != ErrorKind::NotFound && root.is_dir() {
                    diagnostics.push(unreadable(&ProjectPath::new(part), &error));
                }
                return false;
            }
        };
        if !found.is_dir() {
            diagnostics.push(no_plain_file(&ProjectPath::new(part), found.file_type()));
            return false;
        }
    }
    true
}

/// The message for what may be there, but the system does not show it, in the system's words.
pub fn unreadable(path: &ProjectPath, error: &dyn std::error::Error) -> Diagnostic {
    Diagnostic::file(Code::FILE_MISSING, path, format!("cannot be read ({error})"))
        .help("check that the file is there and that you may read it")
}

/// The message for what is read neither as a file nor as a folder.
pub fn no_plain_file(path: &ProjectPath, kind: FileType) -> Diagnostic {
    let message = if kind.is_symlink() {
        "a link to another place, and only what is in the project is read"
    } else if kind.is_file() {
        "a file, and a folder is wanted"
    } else if kind.is_dir() {
        "a folder, and a file is wanted"
    } else {
        "neither a file nor a folder"
    };
    Diagnostic::file(Code::FILE_KIND, path, message)
        .help("put a copy of the file or folder here, or take it out")
}

fn take(
    entry: Entry,
    files: &mut BTreeMap<ProjectPath, PathBuf>,
    taken: &mut Names,
    diagnostics: &mut Diagnostics,
) {
    let Entry { path, place, kind, depth, name } = entry;
    if depth > DEEPEST && kind.is_dir() {
        let message = format!("folders are nested more than {DEEPEST} levels deep");
        diagnostics.push(Diagnostic::file(Code::FILE_KIND, &path, message).help("nest fewer folders"));
    } else if kind.is_file() {
        if place.to_str().is_none() {
            let message = "the file's name is no UTF-8 text";
            diagnostics.push(Diagnostic::file(Code::FILE_NAME, &path, message).help("rename the file"));
        } else if names::accept(&path, name, taken, diagnostics) {
            files.insert(path, place);
        }
    } else if !kind.is_dir() {
        diagnostics.push(no_plain_file(&path, kind));
    }
}

/// The path of what stands so deep below a folder of the project.
fn project_path(path: &Path, depth: usize, folder: &str) -> String {
    let below: Vec<_> = path.iter().rev().take(depth).collect();
    below.iter().rev().fold(folder.to_owned(), |path, name| path + "/" + &name.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The files below `data`, and what is said of the others.
    fn walked(paths: &[String]) -> (Vec<String>, Vec<String>) {
        let root = tempfile::tempdir().unwrap();
        for path in paths {
            let file = root.path().join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, "").unwrap();
        }
        let mut found = Diagnostics::default();
        let files = files(root.path(), "data", &mut found);
        for (path, place) in &files {
            assert_eq!(*place, root.path().join(path.as_str()));
        }
        let said = found.iter().map(|found| found.message.clone()).collect();
        (files.keys().map(|path| path.as_str().to_owned()).collect(), said)
    }

    #[test]
    fn hidden_files_and_folders_are_passed_over() {
        let paths = [
            "data/b/a.yaml",
            "data/b/.c.yaml",
            "data/.d/a.yaml",
            "data/b/.d/a.yaml",
            "data/.e",
            "data/a.yaml",
        ];
        let (files, said) = walked(&paths.map(str::to_owned));
        assert_eq!(files, ["data/a.yaml", "data/b/a.yaml"]);
        assert!(said.is_empty(), "{said:?}");
    }

    #[test]
    fn folders_are_followed_just_so_deep() {
        let deep = |folders: usize| format!("data/{}x.yaml", "f/".repeat(folders));
        assert_eq!(walked(&[deep(DEEPEST)]), (vec![deep(DEEPEST)], vec![]));
        let said = format!("folders are nested more than {DEEPEST} levels deep");
        assert_eq!(walked(&[deep(DEEPEST + 1)]), (vec![], vec![said]));
    }

    #[test]
    fn names_that_are_one_are_told_in_whatever_folder_they_stand() {
        let (files, said) = walked(&["data/A/x.yaml", "data/a/y.yaml", "data/b/x.yaml"].map(str::to_owned));
        assert_eq!(files, ["data/A/x.yaml", "data/b/x.yaml"]);
        assert_eq!(
            said,
            ["`data/a` and `data/A` differ only in capitals, and Windows and macOS take them for one"]
        );
    }

    #[test]
    fn what_the_system_does_not_show_is_not_taken_for_absent() {
        let root = tempfile::tempdir().unwrap();
        let (mut found, long) = (Diagnostics::default(), "f".repeat(1_000));
        assert!(files(root.path(), "data", &mut found).is_empty());
        assert!(found.is_empty(), "a folder that is not there holds nothing");
        assert!(files(root.path(), &long, &mut found).is_empty());
        let told: Vec<_> = found.iter().map(|found| (found.code, found.message.as_str())).collect();
        let [(code, message)] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!(*code, Code::FILE_MISSING);
        assert!(message.starts_with("cannot be read (") && message.contains("os error"), "{message}");
    }
}
