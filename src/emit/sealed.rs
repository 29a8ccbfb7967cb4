//! `Sealed`: a site of which all is written. `commit` looks through it, waits until the disk has it, and puts it in its
//! place. Dropped without `commit`, it leaves everything as it was.

use std::collections::BTreeMap;
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::carry;
use super::clear;
use super::contents;
use super::manifest::Manifest;
use super::settling::Settling;
use super::staging::Staging;
use super::swap;
use super::{Changes, EmitError};
use crate::bundle::{DiskError, MANIFEST};

/// A site that is written whole and stands beside its folder; the disk is making sure of it.
pub struct Sealed {
    pub(super) staging: Staging,
    pub(super) manifest: Manifest,
    /// The disk making sure of all files, where this is not done one by one.
    pub(super) settling: Option<Settling>,
}

impl Sealed {
    /// Puts the site in the place of the old one, in one step where the system can, with what people keep there, and
    /// removes the old one.
    ///
    /// # Errors
    /// The disk did not take a file, the files are not what was written, somebody put files into the folder meanwhile, or
    /// the system refused.
    /// The old site then stands as it stood.
    pub fn commit(mut self) -> Result<Changes, EmitError> {
        self.verify()?;
        let Staging { places, folders, before, notes, staged, .. } = &mut self.staging;
        let mut changes = self.manifest.changes_since(before);
        let safe = self.settling.map_or(Ok(()), Settling::finish);
        safe.map_err(DiskError::new("write to the disk", &places.new))?;
        // As late as can be: what people put there until now is not lost.
        carry::over(places)?;
        let swapped = swap::replace(folders.as_ref(), places, staged)?;
        changes.notes = std::mem::take(notes);
        if let Some(previous) = swapped.previous(places) {
            changes.notes.extend(clear::retire(folders.as_ref(), places, previous));
        }
        Ok(changes)
    }

    /// Checks that the folder holds what was written, and nothing else.
    fn verify(&self) -> Result<(), EmitError> {
        let Self { staging, manifest, .. } = self;
        let folder = &staging.places.new;
        let there = AtomicUsize::new(0);
        let altered = contents::each_file(folder, |name, entry| {
            let listed = manifest.files().get(name);
            let found = match listed.filter(|_| entry.file_type().is_ok_and(|kind| kind.is_file())) {
                Some(listed) => {
                    there.fetch_add(1, Ordering::Relaxed);
                    (entry.metadata()?.len() != listed.size).then_some("it changed")
                }
                None if name == MANIFEST => None,
                None => Some("it appeared there"),
            };
            Ok(found.map(|found| (name.to_owned(), found)))
        })?;
        let mut altered: BTreeMap<String, &str> = altered.into_iter().collect();
        if there.into_inner() < manifest.files().len() {
            let paths = manifest.files().keys();
            let stands = |found: fs::Metadata| found.is_file();
            let gone = paths.filter(|path| !fs::symlink_metadata(path.below(folder)).is_ok_and(stands));
            altered.extend(gone.map(|path| (path.to_string(), "it vanished")));
        }
        match altered.pop_first() {
            Some((name, found)) => {
                Err(EmitError::Altered { path: folder.join(name), found: found.to_owned() })
            }
            None => Ok(()),
        }
    }
}
