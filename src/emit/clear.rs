//! Clearing the working folder: what an interrupted build left, and the previous site after a replacement. What comes in
//! are the places, under the lock; what goes out are notes for the officer. A folder that cannot be cleared is no reason
//! to fail: the site is whole, and the next build tries again.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::contents;
use super::disk::Disk;
use super::lock::Lock;
use super::places::{Places, stands};
use super::swap::{self, Folders};
use super::{EmitError, Refusal, Settings};
use crate::bundle::DiskError;

/// See [`super::recover`].
pub fn recover(target: &Path, settings: &Settings) -> Result<bool, EmitError> {
    let absolute = std::path::absolute(target).map_err(DiskError::new("find", target))?;
    if !absolute.parent().map_or(Ok(false), stands)? {
        return Ok(false);
    }
    let places = Places::find(target, settings)?;
    if !stands(&places.work)? {
        return Ok(false);
    }
    let _lock = Lock::take(&places)?;
    let interrupted = swap::recover(&Disk, &places)?;
    clear(&Disk, &places)?;
    Ok(interrupted)
}

/// Puts back a site that stands aside, and removes what an interrupted build left.
pub fn clear(folders: &dyn Folders, places: &Places) -> Result<Vec<String>, EmitError> {
    swap::recover(folders, places)?;
    let mut notes = Vec::new();
    notes.extend(retire(folders, places, &places.old));
    // A stage, which has no manifest until it is complete, or the site that it has replaced.
    if stands(&places.new)? {
        notes.extend(match contents::examine(&places.new)? {
            Err(Refusal::Foreign(files)) => Some(keep(folders, places, &places.new, &files)),
            _ => discard(folders, places, &places.new).err().map(|error| unremoved(&places.new, &error)),
        });
    }
    for trash in trashes(places)? {
        notes.extend(fs::remove_dir_all(&trash).err().map(|error| unremoved(&trash, &error)));
    }
    Ok(notes)
}

/// Removes a whole site that is no longer needed. A file in it that we did not write was put there in the instant of a
/// replacement: then the folder is kept under another name, and the note says so.
pub fn retire(folders: &dyn Folders, places: &Places, folder: &Path) -> Option<String> {
    if matches!(stands(folder), Ok(false)) {
        return None;
    }
    match contents::examine(folder) {
        Ok(Err(Refusal::Foreign(files) | Refusal::NotOurs(files))) => {
            Some(keep(folders, places, folder, &files))
        }
        Ok(_) => discard(folders, places, folder).err().map(|error| unremoved(folder, &error)),
        Err(error) => Some(format!("{error}; the next build tries again")),
    }
}

fn unremoved(folder: &Path, error: &io::Error) -> String {
    format!("`{}` could not be removed ({error}); the next build tries again", folder.display())
}

/// Removes a folder, which is called trash from before its first file goes: what is not trash is whole.
fn discard(folders: &dyn Folders, places: &Places, folder: &Path) -> io::Result<()> {
    let trash = free_name(&places.work, TRASH);
    folders.rename(folder, &trash)?;
    fs::remove_dir_all(&trash)
}

/// Keeps a folder that holds somebody's files.
fn keep(folders: &dyn Folders, places: &Places, folder: &Path, files: &[String]) -> String {
    let kept = free_name(&places.work, "kept");
    let place = if folders.rename(folder, &kept).is_ok() { &kept } else { folder };
    format!(
        "`{}` was put into the site's folder while it was replaced; the whole folder is kept as `{}`",
        files.join("`, `"),
        place.display()
    )
}

/// What folders that wait for removal are called, with a number behind it.
const TRASH: &str = "trash";

/// A name in the working folder that nothing has.
fn free_name(work: &Path, stem: &str) -> PathBuf {
    let mut number = 1_u64;
    loop {
        let place = work.join(format!("{stem}-{number}"));
        if fs::symlink_metadata(&place).is_err() {
            return place;
        }
        number += 1;
    }
}

fn trashes(places: &Places) -> Result<Vec<PathBuf>, DiskError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(&places.work).map_err(DiskError::new("list", &places.work))? {
        let entry = entry.map_err(DiskError::new("list", &places.work))?;
        if entry.file_name().to_string_lossy().starts_with(TRASH) {
            found.push(entry.path());
        }
    }
    Ok(found)
}
