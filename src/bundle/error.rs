//! Why a file of the site could not be taken, or kept on a disk, in words for the person who runs the build.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::{MANIFEST, OutputPath};

/// Something that the system would not do with a file or folder.
#[derive(Debug)]
pub struct DiskError {
    /// What was tried, as a verb: `write`.
    pub verb: &'static str,
    /// The place on the disk.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

impl DiskError {
    /// Ties what the system said to what was tried, for `map_err`.
    pub fn new(verb: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_path_buf();
        move |source| Self { verb, path, source }
    }
}

impl fmt::Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { verb, path, source } = self;
        write!(f, "cannot {verb} `{}`: {source}", path.display())?;
        match remedy(source.kind()) {
            Some(remedy) => write!(f, "; {remedy}"),
            None => Ok(()),
        }
    }
}

impl Error for DiskError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}

/// What a person can do about it, where that is known.
fn remedy(kind: io::ErrorKind) -> Option<&'static str> {
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Some("free some space and build again"),
        io::ErrorKind::PermissionDenied => {
            Some("allow writing there, close programs that have files of it open, or choose another folder")
        }
        io::ErrorKind::ReadOnlyFilesystem => Some("choose a folder on a disk that can be written to"),
        _ => None,
    }
}

/// Two files of the site that cannot both exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameError {
    /// The very same path.
    Twice {
        /// The path.
        path: OutputPath,
    },
    /// Paths that differ only in capital letters.
    Twins {
        /// The later of the two.
        name: String,
        /// The earlier.
        other: String,
    },
    /// One name for a file and for a folder.
    FileAndFolder {
        /// The name.
        name: String,
    },
    /// The name of the manifest.
    Reserved,
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Twice { path } => {
                write!(f, "two pages or files of the site both become `{path}`; rename one of them")
            }
            Self::Twins { name, other } => write!(
                f,
                "`{name}` and `{other}` differ only in capital letters, and Windows and macOS take them for one; \
                 rename one of them"
            ),
            Self::FileAndFolder { name } => {
                write!(f, "`{name}` would be both a file and a folder of the site; rename one of them")
            }
            Self::Reserved => write!(f, "`{MANIFEST}` is the list of the site's files; choose another name"),
        }
    }
}

impl Error for NameError {}
