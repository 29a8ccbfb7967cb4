//! Looking at files now and then, for places of which the system does not tell when they change.
//!
//! In: places. Out: the paths that came, went, or look otherwise than at the look before. Deliberately absent: what a
//! changed path asks for, and which places are watched (`watch`).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use walkdir::WalkDir;

/// How something looks from outside: a file's size and time. Of anything else it is known only that it is there.
type Looks = Option<(u64, SystemTime)>;

/// How places looked.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Look(BTreeMap<PathBuf, Looks>);

impl Look {
    /// How places look now, each down to a depth below it. Links are not followed, as where the site is read.
    pub fn at<'p>(places: impl IntoIterator<Item = (&'p Path, usize)>) -> Self {
        let walk = |(place, depth): (&Path, usize)| WalkDir::new(place).max_depth(depth).into_iter();
        // What cannot be looked at now comes when it can be.
        let all = places.into_iter().flat_map(walk).flatten().filter_map(|entry| {
            let found = entry.metadata().ok()?;
            let looks = found.is_file().then(|| Some((found.len(), found.modified().ok()?))).flatten();
            Some((entry.into_path(), looks))
        });
        Self(all.collect())
    }

    /// The paths in which two looks differ.
    pub fn differences<'l>(&'l self, other: &'l Self) -> impl Iterator<Item = &'l Path> {
        let differs = |a: &'l Self, b: &'l Self| {
            a.0.iter().filter(|(path, looks)| b.0.get(*path) != Some(looks)).map(|(path, _)| path.as_path())
        };
        differs(self, other).chain(differs(other, self))
    }
}
