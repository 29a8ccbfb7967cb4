//! The kinds of edit. Each gets the files and chance, changes what it likes, and says in words what it did.

mod of_files;
mod of_texts;

use crate::chance::Chance;
use crate::start::{self, Files};
use of_files::{add, garbage, lose, mend, nearer, picture, rename, table, touch};
use of_texts::{front_matter, glossary, number, replace, settings, theme, words};

type Edit = fn(&mut Files, &mut Chance) -> String;

/// The kinds, each with how often it is taken.
const EDITS: &[(usize, Edit)] = &[
    (10, words),
    (10, number),
    (6, replace),
    (4, front_matter),
    (4, settings),
    (3, glossary),
    (3, theme),
    (3, rename),
    (3, lose),
    (3, add),
    (3, nearer),
    (2, picture),
    (2, table),
    (2, garbage),
    (2, touch),
    (14, mend),
];

/// Makes one edit of any kind.
pub fn any(files: &mut Files, chance: &mut Chance) -> String {
    let all: usize = EDITS.iter().map(|(weight, _)| weight).sum();
    let mut at = chance.below(all);
    for (weight, edit) in EDITS {
        if at < *weight {
            return edit(files, chance);
        }
        at -= weight;
    }
    unreachable!("one of them was taken")
}

/// Puts every file back as it was at the beginning.
pub fn mend_all(files: &mut Files) -> String {
    *files = start::files();
    "all mended".to_owned()
}

fn some(files: &Files, chance: &mut Chance, fits: impl Fn(&str) -> bool) -> Option<String> {
    let all: Vec<String> = files.keys().filter(|path| fits(path)).cloned().collect();
    (!all.is_empty()).then(|| chance.of(&all))
}

fn is_text(path: &str) -> bool {
    path.starts_with("content/") && path.strip_suffix(".md").is_some()
}

fn is_data(path: &str) -> bool {
    path.starts_with("data/") && path.strip_suffix(".yaml").is_some() && path != "data/glossary.yaml"
}

fn text(files: &Files, path: &str) -> String {
    String::from_utf8_lossy(files.get(path).map_or(&[][..], |bytes| bytes)).into_owned()
}

fn set(files: &mut Files, path: &str, text: impl Into<Vec<u8>>) {
    files.insert(path.to_owned(), text.into());
}
