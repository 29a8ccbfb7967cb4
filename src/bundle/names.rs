//! `Names`: which paths of a site are taken, so that no two files claim one place on any system.

use std::borrow::Cow;
use std::collections::HashMap;

use arcstr::ArcStr;

use super::{MANIFEST, NameError, OutputPath};

/// The paths that a site has so far, with all their folders.
///
/// Windows and macOS take `Ward.html` and `ward.html` for one file; the web server does not. Such a pair is refused
/// everywhere, so that a site built on one system works on another.
#[derive(Debug, Default)]
pub struct Names {
    /// From the name in small letters to the name as written. Nobody asks for an order.
    taken: HashMap<ArcStr, Taken>,
}

#[derive(Debug)]
struct Taken {
    /// The name as written, where that is not the name in small letters: a large site has hundreds of thousands.
    written: Option<ArcStr>,
    folder: bool,
}

impl Names {
    /// Takes a path and its folders, or nothing at all.
    ///
    /// # Errors
    /// The path, or one that differs only in capital letters, is taken; or a file stands where it needs a folder.
    pub fn claim(&mut self, path: &OutputPath) -> Result<(), NameError> {
        if path.as_str().eq_ignore_ascii_case(MANIFEST) {
            return Err(NameError::Reserved);
        }
        // Most files stand beside one before: a folder that is taken has brought those above it.
        let inner = path.as_str().rsplit_once('/');
        let is_known = inner.is_none_or(|(folder, _)| self.check(path, folder, true) == Ok(true));
        let mut fresh = Vec::new();
        for folder in path.folders().filter(|_| !is_known) {
            if !self.check(path, folder, true)? {
                fresh.push(folder);
            }
        }
        self.check(path, path.as_str(), false)?;
        for folder in fresh {
            self.take(folder.into(), true);
        }
        self.take(path.shared().clone(), false);
        Ok(())
    }

    /// Whether a name is taken already, by the same folder.
    fn check(&self, path: &OutputPath, name: &str, folder: bool) -> Result<bool, NameError> {
        let lower = lower(name);
        let Some(taken) = self.taken.get(&*lower) else { return Ok(false) };
        let written = taken.written.as_deref().unwrap_or(&lower);
        if written != name {
            return Err(NameError::Twins { name: name.to_owned(), other: written.to_owned() });
        }
        match (taken.folder, folder) {
            (true, true) => Ok(true),
            (false, false) => Err(NameError::Twice { path: path.clone() }),
            _ => Err(NameError::FileAndFolder { name: name.to_owned() }),
        }
    }

    fn take(&mut self, name: ArcStr, folder: bool) {
        let (lower, written) = match lower(&name) {
            Cow::Owned(lower) if lower != *name => (lower.into(), Some(name)),
            _ => (name, None),
        };
        self.taken.insert(lower, Taken { written, folder });
    }
}

/// A name in small letters, which most names of pages are.
fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return name.into();
    }
    name.to_lowercase().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim_all(paths: &[&str]) -> Result<(), NameError> {
        let mut names = Names::default();
        paths.iter().try_for_each(|path| names.claim(&OutputPath::new(path).unwrap()))
    }

    #[test]
    fn different_files_share_folders() {
        assert_eq!(claim_all(&["a/x.html", "a/y.html", "a/b/x.html", "x.html"]), Ok(()));
    }

    #[test]
    fn one_place_holds_one_file() {
        assert!(matches!(claim_all(&["a/x.html", "a/x.html"]), Err(NameError::Twice { .. })));
        assert!(matches!(claim_all(&["a", "a/x.html"]), Err(NameError::FileAndFolder { .. })));
        assert!(matches!(claim_all(&["a/x.html", "a"]), Err(NameError::FileAndFolder { .. })));
    }

    #[test]
    fn the_list_of_files_is_no_page() {
        assert_eq!(claim_all(&["Candour-Manifest.json"]), Err(NameError::Reserved));
        assert_eq!(claim_all(&["a/candour-manifest.json"]), Ok(()));
    }

    #[test]
    fn capital_letters_do_not_make_a_difference() {
        for pair in [["Ward.html", "ward.html"], ["Ward/x.html", "ward/y.html"], ["É.html", "é.html"]] {
            assert!(matches!(claim_all(&pair), Err(NameError::Twins { .. })), "{pair:?}");
        }
    }

    #[test]
    fn a_refused_path_takes_nothing() {
        let mut names = Names::default();
        names.claim(&OutputPath::new("x.html").unwrap()).unwrap();
        assert!(names.claim(&OutputPath::new("X.html/b").unwrap()).is_err());
        assert!(names.claim(&OutputPath::new("b/x.html").unwrap()).is_ok());
        assert!(names.claim(&OutputPath::new("b").unwrap()).is_err());
        assert_eq!(names.claim(&OutputPath::new("x.html-b").unwrap()), Ok(()));
    }
}
