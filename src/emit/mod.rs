//! [`Staging`], [`Sealed`] and [`write()`]: a finished site in its folder, all or nothing. What comes in are the files of the site,
//! from any thread; what goes out is the folder with exactly these files and a list of what changed.
//!
//! The site grows in a hidden folder beside the target, is checked against its own manifest, and then takes the place of
//! the old one in one step. Whoever interrupts this, in whatever way, leaves the old site or the new one, whole. Only
//! files that Candour wrote are ever removed.
//!
//! Deliberately absent: writing into the target file by file, even for a single changed page.

use std::path::{Path, PathBuf};

mod carry;
mod clear;
mod contents;
mod disk;
mod error;
mod file;
mod lock;
mod manifest;
mod places;
mod rewrite;
mod sealed;
mod settling;
mod staging;
pub mod start;
mod swap;

pub use crate::bundle::{Artifact, Bundle, MANIFEST, OutputPath, Sink};
pub use error::{EmitError, Refusal};
pub use manifest::{Entry, Manifest};
pub use rewrite::{RewriteError, rewrite};
pub use sealed::Sealed;
pub use staging::Staging;

/// What the writer must know of the project to keep away from it.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The project's folder. The site may stand in it, but not hold it.
    pub root: PathBuf,
    /// The files and folders from which the site is made: `content`, `data`, `themes`, `site.yaml`. The site may neither
    /// hold nor stand in one of them.
    pub inputs: Vec<PathBuf>,
}

/// What a build changed in the folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that were not there before.
    pub added: Vec<OutputPath>,
    /// Files with another content than before.
    pub changed: Vec<OutputPath>,
    /// Files that are no longer there.
    pub removed: Vec<OutputPath>,
    /// How many files are as they were.
    pub unchanged: usize,
    /// What the officer should know, though the site is whole: a previous site that could not be removed.
    pub notes: Vec<String>,
}

/// Writes a whole site from memory.
///
/// # Errors
/// The target is not ours to replace, another build is running, or the system refused; the old site then stands.
pub fn write(bundle: Bundle, target: &Path, settings: &Settings) -> Result<Changes, EmitError> {
    let staging = Staging::begin(target, settings)?;
    for (path, artifact) in bundle.into_files() {
        staging.put(path, artifact)?;
    }
    staging.commit()
}

/// Repairs a site whose replacement was interrupted, and clears what an interrupted build left beside it. Worth calling
/// before a build reads anything, so that the old site is back even if the build then finds a mistake.
///
/// Returns whether a site had to be put back.
///
/// # Errors
/// Another build is running, or the system refused.
pub fn recover(target: &Path, settings: &Settings) -> Result<bool, EmitError> {
    clear::recover(target, settings)
}
