//! "Did you mean": the closest of the words that would fit.

/// How many words are compared with one at most. Who has more members than this, and many slips, would wait for long.
const MOST_COMPARED: usize = 1_000;

/// The closest known word, when it is close enough: at most 30% of the word may differ.
#[must_use]
pub fn closest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = found.to_lowercase();
    known
        .into_iter()
        .take(MOST_COMPARED)
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
    let words: Vec<&str> = words.into_iter().collect();
    let listed = |some: &[&str]| some.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    match words.as_slice() {
        [] => "nothing".to_owned(),
        [only] => format!("`{only}`"),
        [first @ .., last] if words.len() <= MOST => format!("{} or `{last}`", listed(first)),
        many => format!("{} and {} more", listed(many.get(..MOST).unwrap_or(many)), many.len() - MOST),
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
    fn a_slip_is_not_compared_with_hundreds_of_thousands_of_words() {
        let mut asked = 0;
        let many = std::iter::repeat_n("a member", 500_000).inspect(|_| asked += 1);
        assert_eq!(closest("a membre", many), Some("a member"));
        assert!(asked <= MOST_COMPARED, "{asked} words were compared");
    }

    #[test]
    fn a_list_reads_as_a_sentence() {
        assert_eq!(one_of(["a"]), "`a`");
        assert_eq!(one_of(["a", "b", "c"]), "`a`, `b` or `c`");
        assert!(one_of(["a"; 15]).ends_with("`a` and 3 more"));
    }
}
