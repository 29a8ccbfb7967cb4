//! What a folder holds: our files, files that people keep beside them, and files that forbid its removal. What comes in
//! is a folder and the manifest in it; what goes out are the names to carry over, or a refusal.
//!
//! Files whose name starts with a dot at the top of the folder (`.gitignore`, `.htaccess`, `.nojekyll`) tell a server or
//! a tool how to treat it; the officer keeps them there, and they are carried over from site to site, as is the litter
//! that desktops drop into folders they show. Anything else that is not on the manifest is somebody's file in the wrong
//! place: the build stops and names it.

use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

use super::{Manifest, Refusal};
use crate::bundle::{DiskError, composed};
use crate::together;

/// What stands in a site's folder besides the site.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Besides {
    /// Files that move on to the next site, written with `/`.
    pub carried: Vec<String>,
    /// Files that are neither ours nor carried over.
    pub foreign: Vec<String>,
}

/// Sorts everything in the folder that is not on the manifest.
pub fn besides(folder: &Path, manifest: &Manifest) -> Result<Besides, DiskError> {
    let mut unlisted = each_file(folder, |name, entry| {
        let is_file = entry.file_type()?.is_file();
        Ok((!is_file || !manifest.lists(name)).then(|| (name.to_owned(), is_file)))
    })?;
    unlisted.sort();
    let mut besides = Besides::default();
    for (name, is_file) in unlisted {
        let kept = is_file && is_carried(&name);
        if kept { &mut besides.carried } else { &mut besides.foreign }.push(name);
    }
    Ok(besides)
}

/// The manifest of a folder and what stands beside our files, or what forbids its replacement.
pub fn examine(folder: &Path) -> Result<Result<(Manifest, Besides), Refusal>, DiskError> {
    let manifest = match Manifest::read(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            return Ok(Err(Refusal::StrangeManifest(error.to_string())));
        }
        other => other.map_err(DiskError::new("read the manifest of", folder))?,
    };
    let ours = manifest.is_some();
    let manifest = manifest.unwrap_or_default();
    let besides = besides(folder, &manifest)?;
    Ok(match (besides.foreign.is_empty(), ours) {
        (true, _) => Ok((manifest, besides)),
        (false, true) => Err(Refusal::Foreign(besides.foreign)),
        (false, false) => Err(Refusal::NotOurs(besides.foreign)),
    })
}

/// Looks at everything in the folder that is no folder, by its path, written with `/`. What comes of it is in no order: many
/// folders are looked through at once.
pub fn each_file<Seen: Send>(
    folder: &Path,
    look: impl Fn(&str, &DirEntry) -> io::Result<Option<Seen>> + Sync,
) -> Result<Vec<Seen>, DiskError> {
    let mut all = Vec::new();
    // Level by level: how deep folders are nested is nobody's to limit.
    let mut level = vec![(folder.to_path_buf(), String::new())];
    while !level.is_empty() {
        let listed = together::each(std::mem::take(&mut level), |(place, path)| {
            list(&place, &path, &look).map_err(DiskError::new("list", &place))
        });
        for listed in listed {
            let (seen, folders) = listed?;
            all.extend(seen);
            level.extend(folders);
        }
    }
    Ok(all)
}

/// A folder's place and its path below the first, which ends in `/`.
type Inner = (PathBuf, String);

/// Looks through one folder. Returns the folders in it, too.
fn list<Seen>(
    place: &Path,
    path: &str,
    look: &impl Fn(&str, &DirEntry) -> io::Result<Option<Seen>>,
) -> io::Result<(Vec<Seen>, Vec<Inner>)> {
    let (mut seen, mut folders) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(place)? {
        let entry = entry?;
        let name = path.to_owned() + &composed(&entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            folders.push((entry.path(), name + "/"));
        } else {
            seen.extend(look(&name, &entry)?);
        }
    }
    Ok((seen, folders))
}

/// Whether a file that we did not write moves on from site to site.
fn is_carried(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    (name == file && file.starts_with('.'))
        || file.starts_with("._")
        || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(&file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dot_files_at_the_top_and_litter_are_carried_and_the_rest_is_foreign() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a/b", ".well-known"] {
            fs::create_dir_all(folder.path().join(name)).unwrap();
        }
        for name in [".gitignore", ".htaccess", "a/b/.DS_Store", "a/.hidden", "notes.txt", ".well-known/x"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let found = besides(folder.path(), &Manifest::default()).unwrap();
        assert_eq!(found.carried, [".gitignore", ".htaccess", "a/b/.DS_Store"]);
        assert_eq!(found.foreign, [".well-known/x", "a/.hidden", "notes.txt"]);
    }

    #[test]
    fn an_empty_folder_and_one_with_a_gitignore_are_nobodys() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(examine(folder.path()).unwrap().unwrap().1, Besides::default());
        fs::write(folder.path().join(".gitignore"), "*").unwrap();
        assert_eq!(examine(folder.path()).unwrap().unwrap().1.carried, [".gitignore"]);
        fs::write(folder.path().join("thesis.doc"), "").unwrap();
        assert_eq!(
            examine(folder.path()).unwrap().unwrap_err(),
            Refusal::NotOurs(vec!["thesis.doc".to_owned()])
        );
    }
}
