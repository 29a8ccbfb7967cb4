//! `Lock`: one build at a time for each folder. What comes in are the places; what goes out is the right to change them
//! for as long as the value lives. The system drops the lock when the process ends in whatever way, so there is no stale
//! lock to clear.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use super::EmitError;
use super::places::Places;
use crate::bundle::DiskError;

/// The right to write the site, held until dropped.
#[derive(Debug)]
pub struct Lock {
    /// Taken out when it is closed.
    file: Option<File>,
    path: PathBuf,
    work: PathBuf,
}

/// How often the file may vanish between opening and locking, because another build has just finished.
const TRIES: usize = 100;

impl Lock {
    /// Takes the lock without waiting.
    pub fn take(places: &Places) -> Result<Self, EmitError> {
        for _ in 0..TRIES {
            make_work(places)?;
            refuse_stranger(places)?;
            let opened = OpenOptions::new().create(true).truncate(false).write(true).open(&places.lock);
            let file = match opened {
                Err(error) if is_vanishing(&error) => continue,
                other => other.map_err(DiskError::new("open", &places.lock))?,
            };
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => break,
                Err(TryLockError::Error(error)) => {
                    return Err(DiskError::new("lock", &places.lock)(error).into());
                }
                Ok(()) if still_stands(&file, places) => {
                    return Ok(Self {
                        file: Some(file),
                        path: places.lock.clone(),
                        work: places.work.clone(),
                    });
                }
                Ok(()) => {}
            }
        }
        Err(EmitError::Running { target: places.named.clone() })
    }
}

impl Drop for Lock {
    /// Removes the file while it is still locked, so that nobody can hold a lock on a file that is gone; `take` checks.
    /// Windows may keep the name until the file is closed, so that the folder goes last. A failure leaves a folder with
    /// an empty file, no more.
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
        drop(self.file.take());
        let _ = fs::remove_dir(&self.work);
    }
}

/// Whether the file or its folder is just being removed by a build that ends: it is gone, or it is closed in a moment and
/// Windows lets nobody open it (5 access denied).
fn is_vanishing(error: &io::Error) -> bool {
    error.kind() == ErrorKind::NotFound || (cfg!(windows) && error.raw_os_error() == Some(5))
}

/// Makes the working folder, unless it is there.
fn make_work(places: &Places) -> Result<(), EmitError> {
    let fail = DiskError::new("make the working folder", &places.work);
    match fs::create_dir(&places.work) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(fail(error).into()),
        _ => {}
    }
    match fs::symlink_metadata(&places.work) {
        Ok(found) if !found.is_dir() => Err(fail(io::Error::from(ErrorKind::NotADirectory)).into()),
        _ => Ok(()),
    }
}

/// Refuses what stands in the place of the lock and is no file. It is looked at before it is opened: a pipe would keep us
/// waiting, and through a link a file would be made somewhere else.
fn refuse_stranger(places: &Places) -> Result<(), EmitError> {
    match fs::symlink_metadata(&places.lock) {
        Ok(found) if !found.is_file() => {
            let what = io::Error::other("it is no file; delete it and build again");
            Err(DiskError::new("open", &places.lock)(what).into())
        }
        _ => Ok(()),
    }
}

/// Whether the locked file is the one that another build would find now.
fn still_stands(file: &File, places: &Places) -> bool {
    use same_file::Handle;
    let locked = file.try_clone().and_then(Handle::from_file);
    match (locked, Handle::from_path(&places.lock)) {
        (Ok(locked), Ok(found)) => locked == found,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::Settings;

    #[test]
    fn a_lock_on_a_file_that_another_build_has_removed_does_not_count() {
        use std::sync::atomic::{AtomicU32, Ordering};
        let root = tempfile::tempdir().unwrap();
        let settings = Settings { root: root.path().join("project"), inputs: Vec::new() };
        let places = Places::find(&root.path().join("output"), &settings).unwrap();
        let (holders, taken) = (AtomicU32::new(0), AtomicU32::new(0));
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    while taken.load(Ordering::SeqCst) < 100 {
                        let Ok(_lock) = Lock::take(&places) else { continue };
                        assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0, "two hold the lock");
                        taken.fetch_add(1, Ordering::SeqCst);
                        std::thread::yield_now();
                        holders.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
    }

    #[test]
    fn one_holder_at_a_time_and_nothing_left_behind() {
        let root = tempfile::tempdir().unwrap();
        let settings = Settings { root: root.path().join("project"), inputs: Vec::new() };
        let places = Places::find(&root.path().join("output"), &settings).unwrap();
        let first = Lock::take(&places).unwrap();
        let message = Lock::take(&places).unwrap_err().to_string();
        assert!(message.contains("another build is running"), "{message}");
        drop(first);
        assert!(!places.work.exists());
        Lock::take(&places).unwrap();
    }
}
