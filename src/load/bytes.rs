//! The bytes of one file: read from the disk, or in memory already, and never more than the limit.

use super::walk;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::ProjectPath;
use std::io::Read as _;
use std::path::Path;

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
    ) -> Option<Vec<u8>> {
        if let Some(stranger) = self.stranger(path) {
            diagnostics.push(stranger);
            return None;
        }
        let found = match self {
            Self::OnDisk(file) => read_up_to(file, largest),
            Self::InMemory(bytes) if bytes.len() as u64 > largest => Ok(Err(bytes.len() as u64)),
            Self::InMemory(bytes) => Ok(Ok(bytes.to_vec())),
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
fn read_up_to(file: &Path, largest: u64) -> std::io::Result<Result<Vec<u8>, u64>> {
    let file = std::fs::File::open(file)?;
    let size = file.metadata()?.len();
    if size > largest {
        return Ok(Err(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    file.take(largest + 1).read_to_end(&mut bytes)?;
    let read = bytes.len() as u64;
    Ok(if read > largest { Err(read) } else { Ok(bytes) })
}
