//! What a text speaks of: its words without endings, and what a dataset's title and members want to hear.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Words that say nothing of a subject.
static SMALL: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    "a an the of and or in to at on by for with from as is are was were be been has have had that which \
    who whom whose their its our this these those it they not no than then there per percent percentage share number \
    total all each every more most other aged age year between after before into over under up out"
        .split_whitespace()
        .collect()
});

/// What is said around a number.
pub(super) struct Said {
    /// In small letters.
    pub words: String,
    /// Without their endings.
    pub stems: BTreeSet<String>,
}

impl Said {
    /// Words in small letters.
    pub fn of(words: String) -> Self {
        Self { stems: stems(&words), words }
    }
}

/// The stems of the words of a text: small letters, without `'s`, in the singular.
pub(super) fn stems(text: &str) -> BTreeSet<String> {
    let words = text.split(|it: char| !(it.is_alphanumeric() || matches!(it, '\'' | '’')));
    words.map(stem).filter(|word| !word.is_empty()).collect()
}

/// The stems that say something of a subject.
pub(super) fn telling(text: &str) -> BTreeSet<String> {
    let mut stems = stems(text);
    stems.retain(|stem| !SMALL.contains(stem.as_str()) && stem.len() > 1);
    stems
}

fn stem(word: &str) -> String {
    let lower = word.trim_matches(['\'', '’']).to_lowercase();
    let bare = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(&lower);
    if let Some(short) = bare.strip_suffix("ies").filter(|short| short.len() > 2) {
        return format!("{short}y");
    }
    let plural = bare.strip_suffix('s').filter(|short| short.len() > 2 && !short.ends_with(['s', 'u', 'i']));
    plural.unwrap_or(bare).to_owned()
}

/// Whether a text names a thing: all its telling words are there, or all its words where none tells.
pub(super) fn names(said: &BTreeSet<String>, label: &str) -> bool {
    let telling = telling(label);
    let wanted = if telling.is_empty() { stems(label) } else { telling };
    !wanted.is_empty() && wanted.is_subset(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_their_endings() {
        let said = stems("The care leavers' visits to 3 libraries, and Hampshire’s bus");
        for label in ["library", "Care leaver", "Visit", "hampshire", "bus", "3"] {
            assert!(names(&said, label), "{label}");
        }
        assert!(!names(&said, "care home"));
        assert!(!names(&said, ""));
    }
}
