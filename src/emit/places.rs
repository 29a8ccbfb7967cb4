//! `Places`: where a site is written, and the hidden folder beside it in which the next one grows. What comes in is the
//! folder as the officer named it; what goes out are absolute paths, or a refusal because the folder cannot be one that
//! may be replaced. Deliberately absent: what the folder holds (see `contents`).

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{EmitError, Refusal, Settings};
use crate::bundle::DiskError;

/// The folder of the site and the working folder beside it: `output` and `.output.candour`.
///
/// They share a parent, hence a disk, so that a folder moves from one to the other in one step.
#[derive(Debug, Clone)]
pub struct Places {
    /// The folder as it was named, for messages.
    pub named: PathBuf,
    /// The folder of the site.
    pub target: PathBuf,
    /// The working folder, removed when no build is running and nothing is left in it.
    pub work: PathBuf,
    /// The file whose lock a build holds.
    pub lock: PathBuf,
    /// The site being written. After an exchange: the previous one, until it is removed.
    pub new: PathBuf,
    /// The previous site, moved aside where folders cannot be exchanged. Always whole.
    pub old: PathBuf,
}

impl Places {
    /// Finds the places for a folder, and refuses one whose position alone forbids it.
    pub fn find(named: &Path, settings: &Settings) -> Result<Self, EmitError> {
        let refuse = |because| Err(EmitError::Refused { target: named.to_path_buf(), because });
        let given = std::path::absolute(named).map_err(DiskError::new("find", named))?;
        // Without a slash at the end, behind which a link would hide.
        let given: PathBuf = given.components().collect();
        match fs::symlink_metadata(&given) {
            Ok(found) if found.is_symlink() => return refuse(Refusal::Link),
            Ok(found) if !found.is_dir() => return refuse(Refusal::File),
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(DiskError::new("look at", &given)(error).into());
            }
            _ => {}
        }
        let target = resolve(&given)?;
        if let Some(because) = position(&target, settings)? {
            return refuse(because);
        }
        let (Some(parent), Some(name)) = (target.parent(), target.file_name()) else {
            return refuse(Refusal::Root);
        };
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(".candour");
        let work = parent.join(hidden);
        Ok(Self {
            named: named.to_path_buf(),
            lock: work.join("lock"),
            new: work.join("new"),
            old: work.join("old"),
            target,
            work,
        })
    }

    /// The refusal of this folder.
    pub fn refuse(&self, because: Refusal) -> EmitError {
        EmitError::Refused { target: self.named.clone(), because }
    }

    /// The folder in which the site's folder stands.
    pub fn parent(&self) -> &Path {
        self.target.parent().unwrap_or(&self.target)
    }
}

/// Whether anything stands at a place. A disk that does not answer is an error: it must not pass for an empty place.
pub fn stands(path: &Path) -> Result<bool, DiskError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(DiskError::new("look at", path)(error)),
    }
}

/// The true path of a folder that need not exist yet; its parent is made if it does not.
fn resolve(given: &Path) -> Result<PathBuf, EmitError> {
    if stands(given)? {
        return Ok(given.canonicalize().map_err(DiskError::new("find", given))?);
    }
    let (Some(parent), Some(name)) = (given.parent(), given.file_name()) else {
        return Err(EmitError::Refused { target: given.to_path_buf(), because: Refusal::Root });
    };
    fs::create_dir_all(parent).map_err(DiskError::new("make the folder", parent))?;
    Ok(parent.canonicalize().map_err(DiskError::new("find", parent))?.join(name))
}

/// What the position of a folder has against it.
fn position(target: &Path, settings: &Settings) -> Result<Option<Refusal>, EmitError> {
    if target.parent().is_none() {
        return Ok(Some(Refusal::Root));
    }
    if std::env::home_dir().and_then(|home| home.canonicalize().ok()).is_some_and(|h| h.starts_with(target)) {
        return Ok(Some(Refusal::Home));
    }
    if stands(&target.join(".git"))? {
        return Ok(Some(Refusal::Repository));
    }
    for input in settings.inputs.iter().chain([&settings.root]) {
        let Some(place) = real(input)? else { continue };
        if place.starts_with(target) {
            return Ok(Some(Refusal::HoldsInput(input.clone())));
        }
        if input != &settings.root && target.starts_with(&place) {
            return Ok(Some(Refusal::InsideInput(input.clone())));
        }
    }
    Ok(None)
}

/// The true path of an input, if it exists.
fn real(input: &Path) -> Result<Option<PathBuf>, EmitError> {
    match input.canonicalize() {
        Ok(place) => Ok(Some(place)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(DiskError::new("find", input)(error).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(target: &Path, settings: &Settings) -> Refusal {
        match Places::find(target, settings) {
            Err(EmitError::Refused { because, .. }) => because,
            other => panic!("{} was taken: {other:?}", target.display()),
        }
    }

    /// A project with `content` and `data`, and its settings.
    fn project() -> (tempfile::TempDir, Settings) {
        let root = tempfile::tempdir().unwrap();
        let inputs = ["content", "data"].map(|name| root.path().join(name));
        inputs.iter().for_each(|folder| fs::create_dir(folder).unwrap());
        let settings = Settings { root: root.path().to_path_buf(), inputs: inputs.to_vec() };
        (root, settings)
    }

    #[test]
    fn a_folder_beside_the_inputs_is_taken() {
        let (root, settings) = project();
        let places = Places::find(&root.path().join("a/output/"), &settings).unwrap();
        assert_eq!(places.work, root.path().canonicalize().unwrap().join("a/.output.candour"));
        assert!(!places.target.exists());
    }

    #[test]
    fn folders_that_hold_other_work_are_refused() {
        let (root, settings) = project();
        assert_eq!(refusal(Path::new("/"), &settings), Refusal::Root);
        assert_eq!(refusal(&std::env::home_dir().unwrap(), &settings), Refusal::Home);
        assert!(matches!(refusal(root.path(), &settings), Refusal::HoldsInput(_)));
        assert!(matches!(refusal(&root.path().join("content/.."), &settings), Refusal::HoldsInput(_)));
        assert!(matches!(refusal(&root.path().join("content"), &settings), Refusal::HoldsInput(_)));
        assert!(matches!(refusal(&root.path().join("content/site"), &settings), Refusal::InsideInput(_)));
        fs::create_dir_all(root.path().join("clone/.git")).unwrap();
        assert_eq!(refusal(&root.path().join("clone"), &settings), Refusal::Repository);
        fs::write(root.path().join("file"), "").unwrap();
        assert_eq!(refusal(&root.path().join("file"), &settings), Refusal::File);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_refused_even_with_a_slash_behind_it() {
        let (root, settings) = project();
        fs::create_dir(root.path().join("elsewhere")).unwrap();
        std::os::unix::fs::symlink("elsewhere", root.path().join("output")).unwrap();
        for name in ["output", "output/", "output/."] {
            assert_eq!(refusal(&root.path().join(name), &settings), Refusal::Link, "{name}");
        }
        std::os::unix::fs::symlink("nowhere", root.path().join("dangling")).unwrap();
        assert_eq!(refusal(&root.path().join("dangling"), &settings), Refusal::Link);
    }
}
