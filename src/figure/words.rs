//! Numbers and nouns in words: eight, twenty-one, 1 person, 2 people.

use crate::model::Amount;
use rust_decimal::prelude::ToPrimitive;

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// Words that end the noun of a unit: `children for each officer`, `years of age`.
const AFTER_THE_NOUN: [&str; 9] = ["of", "for", "in", "per", "with", "who", "at", "to", "on"];
const IRREGULAR: [(&str, &str); 5] =
    [("people", "person"), ("children", "child"), ("men", "man"), ("women", "woman"), ("staff", "staff")];

/// The number that a single word stands for, below twenty or a ten: the way back from [`number`] for readers of prose.
#[must_use]
pub fn value(word: &str) -> Option<u8> {
    let place = |list: &[&str]| list.iter().position(|known| !known.is_empty() && *known == word);
    let ten = |at: usize| at.checked_mul(10);
    place(&SMALL).or_else(|| place(&TENS).and_then(ten)).and_then(|value| u8::try_from(value).ok())
}

/// A whole number from 0 to 99 in words; `None` for any other, which reads better in figures.
#[must_use]
pub fn number(amount: Amount) -> Option<String> {
    let value = amount.decimal();
    if amount.decimals() > 0 {
        return None;
    }
    let number = value.to_usize().filter(|number| *number < 100)?;
    if let Some(word) = SMALL.get(number) {
        return Some((*word).to_owned());
    }
    let tens = TENS.get(number / 10)?;
    Some(if number.is_multiple_of(10) {
        (*tens).to_owned()
    } else {
        format!("{tens}-{}", SMALL.get(number % 10)?)
    })
}

/// The form of a plural unit that goes with a number: `person` with 1, `people` with any other.
#[must_use]
pub fn agreeing(plural: &str, amount: Amount) -> String {
    if is_one(amount) { singular(plural) } else { plural.to_owned() }
}

/// Whether a number takes the singular: 1, but not 1.0, which people read as "one point nought".
#[must_use]
pub fn is_one(amount: Amount) -> bool {
    amount.decimals() == 0 && amount.decimal().abs() == rust_decimal::Decimal::ONE
}

/// The singular of a phrase in the plural, by its noun: `support group`, `child for each officer`.
#[must_use]
pub fn singular(plural: &str) -> String {
    let mut words: Vec<String> = plural.split(' ').map(str::to_owned).collect();
    let end = words.iter().position(|word| AFTER_THE_NOUN.contains(&word.as_str())).unwrap_or(words.len());
    if let Some(noun) = end.checked_sub(1).and_then(|at| words.get_mut(at)) {
        *noun = singular_noun(noun);
    }
    words.join(" ")
}

fn singular_noun(noun: &str) -> String {
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == noun) {
        return (*one).to_owned();
    }
    if let Some(stem) = noun.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for ending in ["ches", "shes", "sses", "xes"] {
        if noun.ends_with(ending) {
            return noun.strip_suffix("es").unwrap_or(noun).to_owned();
        }
    }
    noun.strip_suffix('s').filter(|stem| !stem.ends_with('s')).unwrap_or(noun).to_owned()
}

/// The plural of a phrase, by its noun: `ethnic backgrounds`, `categories`, `people`, `areas of need`.
#[must_use]
pub fn plural(singular: &str) -> String {
    let mut words: Vec<String> = singular.split(' ').map(str::to_owned).collect();
    let after = words.iter().position(|word| AFTER_THE_NOUN.contains(&word.as_str()));
    let end = after.filter(|at| *at > 0).unwrap_or(words.len());
    if let Some(noun) = end.checked_sub(1).and_then(|at| words.get_mut(at)) {
        *noun = plural_noun(noun);
    }
    words.join(" ")
}

fn plural_noun(noun: &str) -> String {
    match IRREGULAR.iter().find(|(_, one)| *one == noun) {
        Some((many, _)) => (*many).to_owned(),
        None if ends_in_y(noun) => format!("{}ies", noun.trim_end_matches('y')),
        None if noun.ends_with(['s', 'x']) || noun.ends_with("ch") || noun.ends_with("sh") => {
            format!("{noun}es")
        }
        None => format!("{noun}s"),
    }
}

/// Whether a noun ends in a `y` that a plural turns into `ies`: `category`, not `survey`.
fn ends_in_y(noun: &str) -> bool {
    let before = noun.strip_suffix('y').and_then(|stem| stem.chars().next_back());
    before.is_some_and(|letter| !"aeiou".contains(letter))
}

/// The text with its first letter a capital, for the start of a sentence.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let mut capital = String::with_capacity(text.len());
    capital.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    capital + letters.as_str()
}

/// Whether a title opens with what is counted, so that its unit need not follow: `Calls` of calls, `Number of visits to
/// libraries` of visits; not `Why people come` of people.
#[must_use]
pub fn says(title: &str, unit: &str) -> bool {
    let title = title.to_lowercase();
    let bare = ["the ", "number of "]
        .iter()
        .fold(title.as_str(), |title, word| title.strip_prefix(word).unwrap_or(title));
    let rest = bare.strip_prefix(&unit.to_lowercase()).filter(|_| !unit.is_empty());
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether a name reads on in a sentence as if it were words of it, `In person`, `Family sessions`: more than one word, of
/// which only the first has a capital.
#[must_use]
pub fn reads_on(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let capital = |word: &str| word.chars().any(char::is_uppercase);
    let opens = words.next().and_then(|word| word.chars().next()).is_some_and(char::is_uppercase);
    let rest: Vec<&str> = words.collect();
    opens
        && !rest.iter().any(|word| capital(word))
        && rest.iter().any(|word| word.starts_with(char::is_lowercase))
}

/// A list in words: `White`, `White and Mixed`, `White, Mixed and Asian`. No comma stands before `and`, in any list of
/// this program; one before an `and` that goes on with a clause closes what stands before it.
#[must_use]
pub fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn amount(text: &str) -> Amount {
        Amount::parse(text).unwrap()
    }

    #[test]
    fn a_word_leads_back_to_its_number() {
        for at in (0..20).chain((20..100).step_by(10)) {
            let word = number(amount(&at.to_string())).unwrap();
            assert_eq!(value(&word), Some(at), "{word}");
        }
        assert_eq!((value(""), value("hundred"), value("twenty-one")), (None, None, None));
    }

    #[test]
    fn a_title_that_says_its_unit_is_told() {
        for (title, unit, says_it) in [
            ("Calls", "calls", true),
            ("Visits to libraries", "visits", true),
            ("The number of care leavers in touch", "care leavers", true),
            ("Callsigns", "calls", false),
            ("Why people come", "people", false),
            ("Care leavers by age", "people", false),
            ("A title", "", false),
        ] {
            assert_eq!(says(title, unit), says_it, "{title}");
        }
    }

    #[test]
    fn a_name_that_would_read_on_is_told_from_one_that_would_not() {
        for name in ["In person", "Family sessions", "I feel welcome", "Say that life is good (aged 8 to 18)"]
        {
            assert!(reads_on(name), "{name}");
        }
        for name in ["Mill Lane", "White", "Age 18", "Black or Black British", "Isle of Wight", "", "no name"]
        {
            assert!(!reads_on(name), "{name}");
        }
    }

    #[test]
    fn a_list_has_no_comma_before_its_last() {
        let list_of = |words: &[&str]| list(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(list_of(&["White"]), "White");
        assert_eq!(list_of(&["White", "Mixed"]), "White and Mixed");
        assert_eq!(list_of(&["White", "Mixed", "Asian"]), "White, Mixed and Asian");
    }

    #[test]
    fn small_numbers_have_words_and_others_do_not() {
        for (written, word) in [
            ("0", "zero"),
            ("8", "eight"),
            ("13", "thirteen"),
            ("40", "forty"),
            ("21", "twenty-one"),
            ("99", "ninety-nine"),
        ] {
            assert_eq!(number(amount(written)).as_deref(), Some(word));
        }
        for written in ["100", "8.5", "8.0", "-3", "1669"] {
            assert_eq!(number(amount(written)), None, "{written}");
        }
    }

    #[test]
    fn one_takes_the_singular() {
        for (plural, one) in [
            ("people", "person"),
            ("fostering families", "fostering family"),
            ("support groups", "support group"),
            ("children for each full-time officer", "child for each full-time officer"),
            ("years of age", "year of age"),
            ("processes", "process"),
            ("Hives", "Hive"),
            ("one-to-one sessions", "one-to-one session"),
            ("times", "time"),
            ("full-time equivalent posts", "full-time equivalent post"),
        ] {
            assert_eq!(agreeing(plural, amount("1")), one);
            assert_eq!(agreeing(plural, amount("2")), plural);
            assert_eq!(agreeing(plural, amount("1.0")), plural);
        }
    }

    #[test]
    fn a_dimension_has_a_plural() {
        for (one, many) in [
            ("ethnic background", "ethnic backgrounds"),
            ("category", "categories"),
            ("survey", "surveys"),
            ("age", "ages"),
            ("sex", "sexes"),
            ("person", "people"),
            ("area of need", "areas of need"),
            ("day of the week", "days of the week"),
            ("category for review", "categories for review"),
            ("staff", "staff"),
        ] {
            assert_eq!(plural(one), many);
        }
    }

    #[test]
    fn a_capital_and_a_list() {
        assert_eq!(capital("a fall of 2"), "A fall of 2");
        assert_eq!(capital("éclairs"), "Éclairs");
        assert_eq!(list(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }

    proptest! {
        #[test]
        fn no_two_numbers_share_their_words(a in 0i64..100, b in 0i64..100) {
            let words = |n: i64| number(Amount::new(n.into())).unwrap();
            prop_assert_eq!(words(a) == words(b), a == b);
            prop_assert!(words(a).chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        }
    }
}
