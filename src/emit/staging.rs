//! `Staging`: a site on its way to the disk. `begin` takes the lock and clears the ground, `put` writes files from many
//! threads, `seal` ends the writing. Dropped, it leaves everything as it was. Deliberately absent: putting the site in
//! its place (`sealed`).

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::clear;
use super::contents::{self, Besides};
use super::disk::{self, Disk};
use super::file;
use super::lock::Lock;
use super::manifest::{Entry, Manifest};
use super::places::{Places, stands};
use super::sealed::Sealed;
use super::settling::{Settle, Settling};
use super::swap::Folders;
use super::{Changes, EmitError, Settings};
use crate::bundle::{Artifact, DiskError, MANIFEST, NameError, Names, OutputPath, Sink};

/// A site that is being written beside its folder.
pub struct Staging {
    pub(super) places: Places,
    pub(super) folders: Box<dyn Folders>,
    /// The manifest of the site that stands in the folder.
    pub(super) before: Manifest,
    files: Mutex<Files>,
    pub(super) notes: Vec<String>,
    /// Whether `places.new` still holds our stage, which `drop` then removes.
    pub(super) staged: bool,
    /// Makes sure of the files, where this is not done one by one.
    settle: Option<Settle>,
    // The last field: dropped last.
    _lock: Lock,
}

#[derive(Default)]
struct Files {
    names: Names,
    written: BTreeMap<OutputPath, Entry>,
    /// The first file that the disk did not take. Nothing is written after it, and `seal` tells of it.
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
        let settle = disk::settle_all(&places.new).map_err(DiskError::new("open", &places.new))?;
        Ok(Self {
            places,
            folders,
            before,
            files: Mutex::default(),
            notes,
            staged: true,
            settle,
            _lock: lock,
        })
    }

    /// Ends the writing: nothing more is put. The site gets the list of its files, and the disk begins to make sure of
    /// all, for which nobody waits before [`Sealed::commit`].
    ///
    /// # Errors
    /// The disk did not take a file, or the system has no thread left. The old site then stands as it stood.
    pub fn seal(mut self) -> Result<Sealed, EmitError> {
        let Files { written, failed, .. } = std::mem::take(&mut *self.lock_files());
        if let Some(error) = failed {
            return Err(error.into());
        }
        let manifest = Manifest::new(written);
        self.list(&manifest)?;
        let settling = self.settle.take().map(Settling::begin).transpose();
        let settling = settling.map_err(DiskError::new("make sure of", &self.places.new))?;
        Ok(Sealed { staging: self, manifest, settling })
    }

    /// Ends the writing and puts the site in its place: [`Self::seal`], then [`Sealed::commit`].
    ///
    /// # Errors
    /// Those of both.
    pub fn commit(self) -> Result<Changes, EmitError> {
        self.seal()?.commit()
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

    /// Writes the list of the files.
    fn list(&self, manifest: &Manifest) -> Result<(), DiskError> {
        file::write_with(&self.places.new.join(MANIFEST), |file| {
            let mut pieces = BufWriter::new(file);
            manifest.write(&mut pieces)?;
            pieces.flush()
        })
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
            Ok(()) => _ = files.written.insert(path, entry),
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
pub(super) fn examine(places: &Places) -> Result<(Manifest, Besides), EmitError> {
    if !stands(&places.target)? {
        return Ok(Default::default());
    }
    contents::examine(&places.target)?.map_err(|because| places.refuse(because))
}
