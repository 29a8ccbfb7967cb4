//! New files for an author to begin with. Nothing that is there already is ever written over.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Why new files could not be written.
#[derive(Debug)]
pub struct StartError {
    /// The file.
    pub path: PathBuf,
    /// What the system said.
    pub error: io::Error,
}

/// Writes new files below a folder. All are looked for first: if one is there, none is written.
///
/// # Errors
/// One of the files is there already, or the system refused.
pub fn create(root: &Path, files: &[(String, String)]) -> Result<Vec<PathBuf>, StartError> {
    // Part by part: on Windows the messages then show one kind of slash.
    let below = |path: &str| path.split('/').fold(root.to_path_buf(), |place, part| place.join(part));
    let paths: Vec<PathBuf> = files.iter().map(|(path, _)| below(path)).collect();
    if let Some(path) = paths.iter().find(|path| path.symlink_metadata().is_ok()) {
        return Err(StartError { path: path.clone(), error: io::ErrorKind::AlreadyExists.into() });
    }
    for (path, (_, text)) in paths.iter().zip(files) {
        write(path, text).map_err(|error| StartError { path: path.clone(), error })?;
    }
    Ok(paths)
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}
