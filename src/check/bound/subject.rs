//! What a text speaks of: its words without endings, and what a dataset's title and members want to hear.

use std::borrow::Cow;
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

/// The stems of words; most are the words themselves.
pub(super) type Stems<'a> = BTreeSet<Cow<'a, str>>;

/// What is said around a number.
pub(super) struct Said<'a> {
    /// In small letters.
    pub words: &'a str,
    /// Without their endings.
    pub stems: Stems<'a>,
}

impl<'a> Said<'a> {
    /// Words in small letters.
    pub fn of(words: &'a str) -> Self {
        Self { stems: stems(words), words }
    }
}

/// The stems of the words of a text: small letters, without `'s`, in the singular.
pub(super) fn stems(text: &str) -> Stems<'_> {
    let words = text.split(|it: char| !(it.is_alphanumeric() || matches!(it, '\'' | '’')));
    words.map(stem).filter(|word| !word.is_empty()).collect()
}

/// The stems that say something of a subject.
pub(super) fn telling(text: &str) -> Stems<'_> {
    let mut stems = stems(text);
    stems.retain(|stem| !SMALL.contains(&**stem) && stem.len() > 1);
    stems
}

fn stem(word: &str) -> Cow<'_, str> {
    let word = word.trim_matches(['\'', '’']);
    if word.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit()) {
        return singular(word);
    }
    let lower = word.to_lowercase();
    let bare = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(&lower);
    Cow::Owned(singular(bare).into_owned())
}

fn singular(word: &str) -> Cow<'_, str> {
    if let Some(short) = word.strip_suffix("ies").filter(|short| short.len() > 2) {
        return Cow::Owned(format!("{short}y"));
    }
    let plural = word.strip_suffix('s').filter(|short| short.len() > 2 && !short.ends_with(['s', 'u', 'i']));
    Cow::Borrowed(plural.unwrap_or(word))
}

/// Whether a text names a thing: all its telling words are there, or all its words where none tells.
pub(super) fn names(said: &Stems<'_>, label: &str) -> bool {
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
