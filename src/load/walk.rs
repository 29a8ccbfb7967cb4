//! The files of a project, in an order that does not depend on the disk.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::ProjectPath;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// How deep folders may be nested.
const DEEPEST: usize = 16;

/// The files below one folder of the project, by path. Hidden files are passed over; what is no plain file or
/// folder (a link, a pipe) is reported. A folder that is not there holds nothing.
pub fn files(root: &Path, folder: &str, diagnostics: &mut Diagnostics) -> BTreeMap<ProjectPath, PathBuf> {
    let mut files = BTreeMap::new();
    let top = root.join(folder);
    if std::fs::symlink_metadata(&top).is_err() {
        return files;
    }
    let hidden =
        |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    for entry in WalkDir::new(&top)
        .max_depth(DEEPEST + 1)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !hidden(entry))
    {
        match entry {
            Ok(entry) => take(&entry, &top, folder, &mut files, diagnostics),
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

fn take(
    entry: &walkdir::DirEntry,
    top: &Path,
    folder: &str,
    files: &mut BTreeMap<ProjectPath, PathBuf>,
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
        } else {
            files.insert(path, entry.path().to_owned());
        }
    } else if !kind.is_dir() {
        let message = if kind.is_symlink() {
            "a link to another place, and only plain files are read"
        } else {
            "neither a file nor a folder"
        };
        diagnostics.push(
            Diagnostic::file(Code::FILE_KIND, &path, message)
                .help("put a copy of the file here, or take it out"),
        );
    }
}

fn project_path(path: &Path, top: &Path, folder: &str) -> String {
    let below = path.strip_prefix(top).unwrap_or(path);
    let parts = below.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    std::iter::once(folder.to_owned()).chain(parts).collect::<Vec<_>>().join("/")
}
