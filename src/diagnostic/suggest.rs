//! "Did you mean": the closest of the words that would fit.

/// The closest known word, when it is close enough: at most 30% of the word may differ.
#[must_use]
pub fn closest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = found.to_lowercase();
    known
        .into_iter()
        .map(|word| (strsim::osa_distance(&lower, &word.to_lowercase()), word))
        .filter(|(distance, word)| distance * 10 <= word.chars().count().max(4) * 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// A help line with the closest known word, if one is close.
#[must_use]
pub fn did_you_mean<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    closest(found, known).map(|word| format!("did you mean `{word}`?"))
}

/// A list in words: "`a`, `b` or `c`"; long lists end in "and N more".
#[must_use]
pub fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    const MOST: usize = 12;
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.as_slice() {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [first @ .., last] if words.len() <= MOST => format!("{} or {last}", first.join(", ")),
        many => format!(
            "{} and {} more",
            many.iter().take(MOST).cloned().collect::<Vec<_>>().join(", "),
            many.len() - MOST
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_close_words_are_offered() {
        assert_eq!(closest("Hampshyre", ["Hampshire", "South East"]), Some("Hampshire"));
        assert_eq!(closest("London", ["Hampshire", "South East"]), None);
        assert_eq!(closest("unti", ["unit", "title"]), Some("unit"));
    }

    #[test]
    fn a_list_reads_as_a_sentence() {
        assert_eq!(one_of(["a"]), "`a`");
        assert_eq!(one_of(["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
