//! Versions of things that are made anew at each build and seldom differ.

use crate::source::Version;
use std::collections::BTreeMap;

/// Named texts, each with a version that changes when the text does. A name is of a family, such as all meetings.
#[derive(Debug, Default)]
pub struct Cells {
    families: BTreeMap<&'static str, Family>,
    last: Version,
}

/// Texts of one kind by name.
type Family = BTreeMap<String, (String, Version)>;

impl Cells {
    /// The version of a text under a name: the one it had, if it is as it was.
    pub fn version(&mut self, family: &'static str, name: &str, text: String) -> Version {
        let known = self.families.get(family).and_then(|all| all.get(name));
        if let Some((_, version)) = known.filter(|(known, _)| *known == text) {
            return *version;
        }
        let version = self.unused();
        self.families.entry(family).or_default().insert(name.to_owned(), (text, version));
        version
    }

    /// A version that nothing has had.
    pub fn unused(&mut self) -> Version {
        self.last += 1;
        self.last
    }

    /// Lets go of the texts of a family whose names are no more in use. There are so many in use: where no more are
    /// kept, none is looked at.
    pub fn let_go(&mut self, family: &'static str, in_use: usize, is_in_use: impl Fn(&str) -> bool) {
        if let Some(all) = self.families.get_mut(family).filter(|all| all.len() > in_use) {
            all.retain(|name, _| is_in_use(name));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_stands_for_one_text() {
        let mut cells = Cells::default();
        let first = cells.version("letters", "a", "one".to_owned());
        assert_eq!(cells.version("letters", "a", "one".to_owned()), first);
        let second = cells.version("letters", "a", "two".to_owned());
        assert_ne!(second, first);
        assert_ne!(cells.version("letters", "a", "one".to_owned()), first, "an old text under a new version");
        assert_ne!(cells.version("letters", "b", "one".to_owned()), cells.unused());
    }

    #[test]
    fn a_text_that_was_let_go_comes_again_under_a_new_version() {
        let mut cells = Cells::default();
        let [first, other] = ["a", "b"].map(|name| cells.version("letters", name, name.to_owned()));
        cells.let_go("letters", 1, |name| name == "b");
        assert_eq!(cells.version("letters", "b", "b".to_owned()), other);
        assert!(cells.version("letters", "a", "a".to_owned()) > first.max(other));
    }
}
