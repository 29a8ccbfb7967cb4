//! The names of the months.
//!
//! In: a word in small letters. Out: its month.
//! Deliberately absent: whether the word had a capital letter and stands where a month can stand.

/// Whether a word is a month. Two letters tell that most words are none.
#[must_use]
pub fn is_one(word: &str) -> bool {
    let may_be = matches!(
        word.as_bytes(),
        [b'j', b'a' | b'u', ..]
            | [b'f' | b's' | b'd', b'e', ..]
            | [b'm', b'a', ..]
            | [b'a', b'p' | b'u', ..]
            | [b'o', b'c', ..]
            | [b'n', b'o', ..]
    );
    may_be && of(word).is_some()
}

/// The month of a word in small letters, perhaps shortened.
#[must_use]
pub fn of(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let short = word.len() == 3 || word == "sept";
    let place = MONTHS.iter().position(|month| *month == word || (short && month.starts_with(word)))?;
    i8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_month_is_known_in_full_and_shortened() {
        let names =
            "january february march april may june july august september october november december sept";
        for name in names.split(' ') {
            assert!(is_one(name), "{name}");
            assert_eq!(of(name), of(name.get(..3).unwrap_or(name)), "{name}");
        }
        assert!(!is_one("the") && !is_one("apples") && !is_one("marches") && !is_one(""));
    }
}
