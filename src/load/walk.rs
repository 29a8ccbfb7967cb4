//! The files of a project, in an order that does not depend on the disk.

use super::names;
use crate::bundle::Names;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::ProjectPath;
use std::collections::BTreeMap;
use std::fs::FileType;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// How deep folders may be nested.
pub const DEEPEST: usize = 16;

/// The files below one folder of the project, by path. Hidden files are passed over; what is no plain file or
/// folder (a link, a pipe) is reported. A folder that is not there holds nothing.
pub fn files(
    root: &Path,
    folder: &str,
    taken: &mut Names,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<ProjectPath, PathBuf> {
    let mut files = BTreeMap::new();
    if !is_own_folder(root, folder, diagnostics) {
        return files;
    }
    let top = root.join(folder);
    let hidden =
        |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    for entry in WalkDir::new(&top)
        .max_depth(DEEPEST + 1)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !hidden(entry))
    {
        match entry {
            Ok(entry) => take(&entry, (&top, folder), &mut files, taken, diagnostics),
            Err(error) => {
                let path =
                    error.path().map_or_else(|| folder.to_owned(), |path| project_path(path, &top, folder));
                let message = format!("cannot be read ({error})");
                diagnostics.push(
                    Diagnostic::file(Code::FILE_MISSING, &ProjectPath::new(path), message)
                        .help("check that the file is there and that you may read it"),
                );
            }
        }
    }
    files
}

/// Whether a folder is there and in the project: no part of the way to it may be a link to another place.
fn is_own_folder(root: &Path, folder: &str, diagnostics: &mut Diagnostics) -> bool {
    let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
    for part in ends.filter_map(|end| folder.get(..end)) {
        let Ok(found) = std::fs::symlink_metadata(root.join(part)) else { return false };
        if !found.is_dir() {
            diagnostics.push(no_plain_file(&ProjectPath::new(part), found.file_type()));
            return false;
        }
    }
    true
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
    entry: &walkdir::DirEntry,
    (top, folder): (&Path, &str),
    files: &mut BTreeMap<ProjectPath, PathBuf>,
    taken: &mut Names,
    diagnostics: &mut Diagnostics,
) {
    let path = ProjectPath::new(project_path(entry.path(), top, folder));
    let kind = entry.file_type();
    if entry.depth() > DEEPEST && kind.is_dir() {
        let message = format!("folders are nested more than {DEEPEST} levels deep");
        diagnostics.push(Diagnostic::file(Code::FILE_KIND, &path, message).help("nest fewer folders"));
    } else if kind.is_file() {
        if entry.path().to_str().is_none() {
            let message = "the file's name is no UTF-8 text";
            diagnostics.push(Diagnostic::file(Code::FILE_NAME, &path, message).help("rename the file"));
        } else if names::accept(&path, taken, diagnostics) {
            files.insert(path, entry.path().to_owned());
        }
    } else if !kind.is_dir() {
        diagnostics.push(no_plain_file(&path, kind));
    }
}

fn project_path(path: &Path, top: &Path, folder: &str) -> String {
    let below = path.strip_prefix(top).unwrap_or(path);
    below.iter().fold(folder.to_owned(), |path, part| path + "/" + &part.to_string_lossy())
}
