//! Versions of things that are made anew at each build and seldom differ.

use crate::source::Version;
use std::collections::BTreeMap;

/// Named texts, each with a version that changes when the text does.
#[derive(Debug, Default)]
pub struct Cells {
    cells: BTreeMap<String, (String, Version)>,
    last: Version,
}

impl Cells {
    /// The version of a text under a name: the one it had, if it is as it was.
    pub fn version(&mut self, name: &str, text: String) -> Version {
        if let Some((known, version)) = self.cells.get(name)
            && *known == text
        {
            return *version;
        }
        let version = self.unused();
        self.cells.insert(name.to_owned(), (text, version));
        version
    }

    /// A version that nothing has had.
    pub fn unused(&mut self) -> Version {
        self.last += 1;
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_stands_for_one_text() {
        let mut cells = Cells::default();
        let first = cells.version("a", "one".to_owned());
        assert_eq!(cells.version("a", "one".to_owned()), first);
        let second = cells.version("a", "two".to_owned());
        assert_ne!(second, first);
        assert_ne!(cells.version("a", "one".to_owned()), first, "an old text under a new version");
        assert_ne!(cells.version("b", "one".to_owned()), cells.unused());
    }
}
