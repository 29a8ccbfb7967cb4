//! A file of the author's changed in place, whole or not at all.
//!
//! In: a path and what makes new bytes of the old. The new bytes are written beside the file, settled on the disk, and
//! take the file's name in one step; a reader meets the old file or the new one. Rights stay as they were.
//! Deliberately absent: what is changed (`check::bound`).

use crate::bundle::DiskError;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Why a file was not changed. It is as it was.
#[derive(Debug)]
pub enum RewriteError {
    /// The file no longer holds what was to be changed.
    Moved(PathBuf),
    /// The system refused.
    Disk(DiskError),
}

/// Changes a file.
///
/// # Errors
/// The file holds something else by now, or cannot be read or replaced.
pub fn rewrite(path: &Path, change: impl FnOnce(&[u8]) -> Option<Vec<u8>>) -> Result<(), RewriteError> {
    let on_disk = |verb| move |error| RewriteError::Disk(DiskError::new(verb, path)(error));
    let bytes = fs::read(path).map_err(on_disk("read"))?;
    let made = change(&bytes).ok_or_else(|| RewriteError::Moved(path.to_owned()))?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut beside = tempfile::NamedTempFile::new_in(folder).map_err(on_disk("create"))?;
    beside.write_all(&made).and_then(|()| beside.as_file().sync_all()).map_err(on_disk("write"))?;
    let rights = fs::metadata(path).map_err(on_disk("read"))?.permissions();
    fs::set_permissions(beside.path(), rights).map_err(on_disk("write"))?;
    beside.persist(path).map_err(|refused| on_disk("replace")(refused.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_changed_whole_or_left_and_nothing_stays_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("paper.md");
        fs::write(&path, "old").unwrap();
        rewrite(&path, |bytes| Some([bytes, b" and new"].concat())).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "old and new");
        assert!(matches!(rewrite(&path, |_| None), Err(RewriteError::Moved(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old and new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let missing = rewrite(&folder.path().join("none.md"), |_| None);
        assert!(matches!(missing, Err(RewriteError::Disk(_))));
    }
}
