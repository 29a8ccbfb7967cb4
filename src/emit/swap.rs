//! Putting the new folder where the old one stands. What comes in are the places with a finished site in `new`; what
//! goes out is the site in `target` and a note of where the previous one went.
//!
//! Linux exchanges two folders in one step, and no reader ever finds none. Elsewhere, and on file systems that cannot,
//! the old folder is moved aside and the new one moved in; between the two steps there is no site for a moment, and
//! whoever is interrupted there is repaired by [`recover`]. Windows refuses to move a folder while a virus scanner or an
//! editor has a file of it open, so each step is tried again for some ten seconds.

use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Duration;

use super::EmitError;
use super::places::{Places, stands};
use crate::bundle::DiskError;

/// What is asked of the system to replace a folder; the tests have one that fails when told to.
pub trait Folders: Send + Sync {
    /// Lets two folders change places in one step. `Unsupported` where this cannot be done.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// Moves a folder to where nothing stands.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Makes sure that what was moved in or out of a folder outlasts a power cut.
    fn settle(&self, folder: &Path) -> io::Result<()>;
    /// Whether a refusal may pass by itself.
    fn may_pass(&self, error: &io::Error) -> bool;
    /// Waits.
    fn pause(&self, time: Duration);
}

/// Where the previous site went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Swapped {
    /// There was none.
    First,
    /// To `new`.
    Exchanged,
    /// To `old`.
    Aside,
}

impl Swapped {
    /// The folder that now holds the previous site.
    pub fn previous(self, places: &Places) -> Option<&Path> {
        match self {
            Self::First => None,
            Self::Exchanged => Some(&places.new),
            Self::Aside => Some(&places.old),
        }
    }
}

/// How often a move is tried: the pauses of 10 ms, 20 ms and so on add up to ten seconds.
const TRIES: u32 = 10;

/// Puts `new` in the place of `target`; on failure `target` stands as before. `staged` says whether `new` holds the new
/// site still or again: should the disk refuse even to undo a replacement, the old site stands there, and is left alone.
pub fn replace(folders: &dyn Folders, places: &Places, staged: &mut bool) -> Result<Swapped, EmitError> {
    let swapped = swap(folders, places)?;
    *staged = false;
    let settled = folders.settle(places.parent()).and_then(|()| folders.settle(&places.work));
    if let Err(error) = settled {
        undo(folders, places, swapped, staged)?;
        return Err(DiskError::new("make sure of the folder", places.parent())(error).into());
    }
    Ok(swapped)
}

fn swap(folders: &dyn Folders, places: &Places) -> Result<Swapped, EmitError> {
    let Places { target, new, .. } = places;
    if !stands(target)? {
        patiently(folders, new, target).map_err(DiskError::new("move the new site to", target))?;
        return Ok(Swapped::First);
    }
    match folders.exchange(new, target) {
        Ok(()) => Ok(Swapped::Exchanged),
        Err(error) if error.kind() == ErrorKind::Unsupported => move_aside(folders, places),
        Err(error) => Err(DiskError::new("replace", target)(error).into()),
    }
}

fn move_aside(folders: &dyn Folders, places: &Places) -> Result<Swapped, EmitError> {
    let Places { target, new, old, .. } = places;
    patiently(folders, target, old).map_err(DiskError::new("move aside", target))?;
    let Err(error) = patiently(folders, new, target) else { return Ok(Swapped::Aside) };
    put_back(folders, places)?;
    Err(DiskError::new("move the new site to", target)(error).into())
}

/// Brings back what stood in `target` before a swap.
fn undo(
    folders: &dyn Folders,
    places: &Places,
    swapped: Swapped,
    staged: &mut bool,
) -> Result<(), EmitError> {
    let Places { target, new, .. } = places;
    let undone = match swapped {
        Swapped::Exchanged => folders.exchange(new, target),
        Swapped::First | Swapped::Aside => patiently(folders, target, new),
    };
    undone.map_err(DiskError::new("bring back the previous site in", target))?;
    *staged = true;
    if swapped == Swapped::Aside { put_back(folders, places) } else { Ok(()) }
}

fn put_back(folders: &dyn Folders, places: &Places) -> Result<(), EmitError> {
    let Places { target, old, named, .. } = places;
    patiently(folders, old, target).map_err(|source| EmitError::Stranded {
        target: named.clone(),
        kept: old.clone(),
        source,
    })
}

/// Repairs a replacement that was interrupted while the old folder stood aside. Returns whether there was one.
pub fn recover(folders: &dyn Folders, places: &Places) -> Result<bool, EmitError> {
    // What we moved aside is a folder; a link in its place would lead readers somewhere else.
    let is_folder = std::fs::symlink_metadata(&places.old).is_ok_and(|found| found.is_dir());
    let interrupted = is_folder && !stands(&places.target)?;
    if interrupted {
        put_back(folders, places)?;
    }
    Ok(interrupted)
}

fn patiently(folders: &dyn Folders, from: &Path, to: &Path) -> io::Result<()> {
    for tried in 0..TRIES {
        match folders.rename(from, to) {
            Err(error) if folders.may_pass(&error) => folders.pause(Duration::from_millis(10 << tried)),
            other => return other,
        }
    }
    folders.rename(from, to)
}

#[cfg(test)]
mod tests;
