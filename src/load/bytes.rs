//! The bytes of one file: read from the disk, or in memory already, and never more than the limit.
//!
//! In: where they are. Out: the bytes, and how the file looked just before they were read, so that a later look can tell
//! whether it is still the same; or what is wrong with it. Deliberately absent: what the bytes mean.

use super::walk;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::ProjectPath;
use std::fs::{File, Metadata};
use std::io::Read as _;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// File systems keep time in steps, the coarsest of two seconds: of two changes within one only the first may show.
const COARSEST: Duration = Duration::from_secs(2);

/// What a file holds.
#[derive(Debug)]
pub(super) struct Bytes {
    /// All of it.
    pub all: Vec<u8>,
    /// How it looked just before it was read, if a change since must show.
    pub seen: Option<Seen>,
}

/// How a file looks from outside.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Seen {
    size: u64,
    modified: SystemTime,
}

impl Seen {
    /// How the file of a path looks; nothing where there is none.
    pub(super) fn at(file: &Path) -> Option<Self> {
        Self::of(&std::fs::symlink_metadata(file).ok()?)
    }

    fn of(found: &Metadata) -> Option<Self> {
        Some(Self { size: found.len(), modified: found.modified().ok()? })
    }

    /// Whether a change from now on must show.
    fn is_settled(&self) -> bool {
        SystemTime::now().duration_since(self.modified).is_ok_and(|age| age > COARSEST)
    }
}

/// Where the bytes of a file are.
#[derive(Clone, Copy)]
pub(super) enum Held<'a> {
    /// On the disk, under this path.
    OnDisk(&'a Path),
    /// In memory.
    InMemory(&'a [u8]),
}

impl Held<'_> {
    /// Whether the file is there and has no byte.
    pub(super) fn is_empty(self) -> bool {
        match self {
            Self::OnDisk(file) => std::fs::metadata(file).is_ok_and(|data| data.len() == 0),
            Self::InMemory(bytes) => bytes.is_empty(),
        }
    }

    /// What is said of a thing that is no file. It is looked at again just before it is opened: the list of a folder may
    /// call a device a file when one is mounted over it, or a pipe may have taken its place since.
    fn stranger(self, path: &ProjectPath) -> Option<Diagnostic> {
        let Self::OnDisk(file) = self else { return None };
        let kind = std::fs::symlink_metadata(file).ok()?.file_type();
        (!kind.is_file()).then(|| walk::no_plain_file(path, kind))
    }

    /// The bytes; a file that is too large or that cannot be read is reported.
    pub(super) fn read(
        self,
        path: &ProjectPath,
        largest: u64,
        diagnostics: &mut Diagnostics,
    ) -> Option<Bytes> {
        if let Some(stranger) = self.stranger(path) {
            diagnostics.push(stranger);
            return None;
        }
        let found = match self {
            Self::OnDisk(file) => read_up_to(file, largest),
            Self::InMemory(bytes) if bytes.len() as u64 > largest => Ok(Err(bytes.len() as u64)),
            Self::InMemory(bytes) => Ok(Ok(Bytes { all: bytes.to_vec(), seen: None })),
        };
        match found {
            Ok(Ok(bytes)) => Some(bytes),
            Ok(Err(size)) => {
                let message =
                    format!("the file has {} MB, and at most {} MB are read", size >> 20, largest >> 20);
                diagnostics.push(Diagnostic::file(Code::FILE_TOO_LARGE, path, message).help(
                    "split the file, take it out of the project, or allow more with `limits` in site.yaml",
                ));
                None
            }
            Err(error) => {
                let message = format!("cannot be read ({error})");
                diagnostics.push(
                    Diagnostic::file(Code::FILE_MISSING, path, message)
                        .help("check that you may read the file"),
                );
                None
            }
        }
    }
}

/// Reads a file, or says how large it is if that is too large. A file that grows meanwhile is not read to its end.
fn read_up_to(file: &Path, largest: u64) -> std::io::Result<Result<Bytes, u64>> {
    let file = File::open(file)?;
    let found = file.metadata()?;
    let size = found.len();
    if size > largest {
        return Ok(Err(size));
    }
    let seen = Seen::of(&found).filter(Seen::is_settled);
    let mut all = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    file.take(largest + 1).read_to_end(&mut all)?;
    let read = all.len() as u64;
    Ok(if read > largest { Err(read) } else { Ok(Bytes { all, seen }) })
}
