//! `Staging`: a site on its way to the disk. `begin` takes the lock and clears the ground, `put` writes files from many
//! threads, `commit` checks the whole and swaps it in. Dropped without `commit`, it leaves everything as it was.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufWriter, ErrorKind, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::clear;
use super::contents::{self, Besides};
use super::disk::{self, Disk};
use super::file;
use super::lock::Lock;
use super::manifest::{Entry, Manifest};
use super::places::{Places, stands};
use super::settler::Settler;
use super::swap::{self, Folders};
use super::{Changes, EmitError, Settings};
use crate::bundle::{Artifact, DiskError, MANIFEST, NameError, Names, OutputPath, Sink};

/// A site that is being written beside its folder.
pub struct Staging {
    places: Places,
    folders: Box<dyn Folders>,
    /// The manifest of the site that stands in the folder.
    before: Manifest,
    files: Mutex<Files>,
    notes: Vec<String>,
    /// Whether `places.new` still holds our stage, which `drop` then removes.
    staged: bool,
    /// Makes sure of the files, where this is not done one by one.
    settler: Option<Settler>,
    // The last field: dropped last.
    _lock: Lock,
}

#[derive(Default)]
struct Files {
    names: Names,
    written: BTreeMap<OutputPath, Entry>,
    /// The first file that the disk did not take. Nothing is written after it, and `commit` tells of it.
    failed: Option<DiskError>,
}

impl Staging {
    /// Makes ready to write a site to a folder: checks that the folder is ours to replace, takes the lock, repairs and
    /// clears what an interrupted build left.
    ///
    /// # Errors
    /// The folder is refused, another build is running, or the system does not let us work beside the folder.
    pub fn begin(target: &Path, settings: &Settings) -> Result<Self, EmitError> {
        Self::begin_on(Box::new(Disk), target, settings)
    }

    pub(super) fn begin_on(
        folders: Box<dyn Folders>,
        target: &Path,
        settings: &Settings,
    ) -> Result<Self, EmitError> {
        let places = Places::find(target, settings)?;
        let lock = Lock::take(&places)?;
        let notes = clear::clear(folders.as_ref(), &places)?;
        let (before, _) = examine(&places)?;
        fs::create_dir(&places.new).map_err(DiskError::new("make the folder", &places.new))?;
        let settler = disk::settler(&places.new).map_err(DiskError::new("open", &places.new))?;
        Ok(Self {
            places,
            folders,
            before,
            files: Mutex::default(),
            notes,
            staged: true,
            settler,
            _lock: lock,
        })
    }

    /// Puts the staged site in the place of the old one, in one step where the system can, and removes the old one.
    ///
    /// # Errors
    /// The disk did not take a file, the staged files are not what was written, somebody put files into the folder
    /// meanwhile, or the system refused.
    /// The old site then stands as it stood.
    pub fn commit(mut self) -> Result<Changes, EmitError> {
        let Files { written, failed, .. } = std::mem::take(&mut *self.lock_files());
        if let Some(error) = failed {
            return Err(error.into());
        }
        let manifest = Manifest::new(written);
        let carried = self.carry_over()?;
        let settler = self.settler.take();
        // To look through the files takes no longer than the disk.
        let (changes, safe) = rayon::join(
            || self.verify(&manifest, &carried).map(|()| manifest.changes_since(&self.before)),
            || self.make_safe(&manifest, settler),
        );
        let mut changes = changes?;
        safe?;
        let swapped = swap::replace(self.folders.as_ref(), &self.places)?;
        self.staged = false;
        changes.notes = std::mem::take(&mut self.notes);
        if let Some(previous) = swapped.previous(&self.places) {
            changes.notes.extend(clear::retire(self.folders.as_ref(), &self.places, previous));
        }
        Ok(changes)
    }

    /// Brings one file onto the stage: taken over from the old site if it is the same there, else written.
    fn keep(&self, path: &OutputPath, artifact: &Artifact, entry: &Entry) -> Result<(), DiskError> {
        let place = path.below(&self.places.new);
        let as_before = self.before.files().get(path) == Some(entry);
        if as_before && file::reuse(&path.below(&self.places.target), &place, artifact.bytes()) {
            return Ok(());
        }
        file::write(&place, artifact.bytes())
    }

    /// Writes the list of the files, and waits until all of them are on the disk.
    fn make_safe(&self, manifest: &Manifest, settler: Option<Settler>) -> Result<(), DiskError> {
        let folder = &self.places.new;
        file::write_with(&folder.join(MANIFEST), |file| {
            let mut pieces = BufWriter::new(file);
            manifest.write(&mut pieces)?;
            pieces.flush()
        })?;
        settler.map_or(Ok(()), Settler::finish).map_err(DiskError::new("write to the disk", folder))
    }

    /// Checks that the staged folder holds what was written and carried over, and nothing else.
    fn verify(&self, manifest: &Manifest, carried: &[String]) -> Result<(), EmitError> {
        let folder = &self.places.new;
        let there = AtomicUsize::new(0);
        let altered = contents::each_file(folder, |name, entry| {
            let listed = manifest.files().get(name);
            let found = match listed.filter(|_| entry.file_type().is_ok_and(|kind| kind.is_file())) {
                Some(listed) => {
                    there.fetch_add(1, Ordering::Relaxed);
                    (entry.metadata()?.len() != listed.size).then_some("it changed")
                }
                None if name == MANIFEST || carried.iter().any(|carried| carried == name) => None,
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

    /// Gives the new site the files that people keep in the folder, and the folder's own permissions, so that a web
    /// server's group still reads it. Returns the names of the files.
    fn carry_over(&self) -> Result<Vec<String>, EmitError> {
        let Places { target, new, .. } = &self.places;
        let (_, besides) = examine(&self.places)?;
        for name in &besides.carried {
            let (from, to) = (target.join(name), new.join(name));
            let taken = fs::hard_link(&from, &to).or_else(|error| match error.kind() {
                ErrorKind::AlreadyExists | ErrorKind::NotFound => Err(error),
                _ => fs::copy(&from, &to).map(|_| ()),
            });
            match taken {
                // Litter whose folder the new site does not have.
                Err(error) if error.kind() == ErrorKind::NotFound && name.contains('/') => {}
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                    return Err(self.places.refuse(super::Refusal::InTheWay(name.clone())));
                }
                other => other.map_err(DiskError::new("carry over", &from))?,
            }
        }
        disk::copy_permissions(target, new).map_err(DiskError::new("set the permissions of", new))?;
        Ok(besides.carried)
    }

    fn lock_files(&self) -> MutexGuard<'_, Files> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for Staging {
    fn put(&self, path: OutputPath, artifact: Artifact) -> Result<(), NameError> {
        {
            let mut files = self.lock_files();
            files.names.claim(&path)?;
            if files.failed.is_some() {
                return Ok(());
            }
        }
        let entry = Entry::of(artifact.bytes());
        let kept = self.keep(&path, &artifact, &entry);
        let mut files = self.lock_files();
        match kept {
            Ok(()) => {
                self.settler.iter().for_each(|settler| settler.wrote(entry.size));
                files.written.insert(path, entry);
            }
            Err(error) => _ = files.failed.get_or_insert(error),
        }
        Ok(())
    }
}

impl Drop for Staging {
    /// Clears the stage if it was not committed; the next build clears what this cannot.
    fn drop(&mut self) {
        if self.staged {
            let _ = fs::remove_dir_all(&self.places.new);
        }
    }
}

/// What the target holds, or why it is not ours to replace.
fn examine(places: &Places) -> Result<(Manifest, Besides), EmitError> {
    if !stands(&places.target)? {
        return Ok(Default::default());
    }
    contents::examine(&places.target)?.map_err(|because| places.refuse(because))
}
