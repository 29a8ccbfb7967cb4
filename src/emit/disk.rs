//! `Disk`: the folders of the system that we run on, and what makes files outlast a power cut.
//!
//! A crash of the program loses nothing that was written, so only the loss of power matters here. Before the new site
//! takes its place all of it must be on the disk: Linux does this for a whole file system in one call, much faster than
//! file by file; elsewhere each file is made sure of as it is written, by many threads at once.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::Duration;

use super::settling::Settle;
use super::swap::Folders;

/// The real folders.
#[derive(Debug, Clone, Copy)]
pub struct Disk;

impl Folders for Disk {
    #[cfg(target_os = "linux")]
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
            // The file system or an old kernel cannot.
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Err(io::ErrorKind::Unsupported.into()),
            other => Ok(other?),
        }
    }

    #[cfg(not(target_os = "linux"))]
    fn exchange(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn settle(&self, folder: &Path) -> io::Result<()> {
        // Windows cannot open a folder as a file, and writes moves through its journal.
        if cfg!(windows) { Ok(()) } else { File::open(folder)?.sync_all() }
    }

    fn may_pass(&self, error: &io::Error) -> bool {
        cfg!(windows) && passes_on_windows(error)
    }

    fn pause(&self, time: Duration) {
        std::thread::sleep(time);
    }
}

/// Whether Windows may allow a little later what it has just refused: a virus scanner or an editor has a file open. The
/// codes are 5 access denied, 32 sharing violation, 33 lock violation. This part was compiled and tried on Linux alone,
/// with such errors injected (`swap/tests.rs`).
pub(super) fn passes_on_windows(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(5 | 32 | 33))
}

/// Makes sure of one written file, where this is not done for all at once.
pub fn settle_file(file: &File) -> io::Result<()> {
    if cfg!(target_os = "linux") { Ok(()) } else { file.sync_all() }
}

/// What makes sure of all files of a folder at once, and of all others on its disk. Errors from now on are reported: a
/// file that is open since before the first write is told of all that the system met.
#[cfg(target_os = "linux")]
pub fn settle_all(folder: &Path) -> io::Result<Option<Settle>> {
    let folder = File::open(folder)?;
    Ok(Some(Box::new(move || Ok(rustix::fs::syncfs(&folder)?))))
}

/// Elsewhere each file is made sure of as it is written.
#[cfg(not(target_os = "linux"))]
#[expect(clippy::unnecessary_wraps, reason = "Linux may refuse")]
pub fn settle_all(_: &Path) -> io::Result<Option<Settle>> {
    Ok(None)
}

/// Gives a folder the permissions of another, if that exists. The owner keeps access, or could not remove it again.
#[cfg(unix)]
pub fn copy_permissions(from: &Path, to: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    match fs::metadata(from) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(found) => fs::set_permissions(to, fs::Permissions::from_mode(found.permissions().mode() | 0o700)),
    }
}

/// Elsewhere a folder takes its rights from the one it stands in.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the other systems may refuse")]
pub fn copy_permissions(_: &Path, _: &Path) -> io::Result<()> {
    Ok(())
}
