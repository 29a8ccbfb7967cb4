//! What a reader of board papers would call each number.

use super::*;
use proptest::prelude::*;

/// The numbers of a text in a short notation: `45`, `22.5%`, `22.3pp`, `£1200000`, `~45`, `age 11-15`, `2020-07-01`.
fn read(text: &str) -> Vec<String> {
    tokens(text).0.iter().filter_map(|token| short(&token.kind)).collect()
}

fn short(kind: &Kind) -> Option<String> {
    Some(match kind {
        Kind::Quantity(quantity) => amount(quantity),
        Kind::Range(low, high) => format!("{}..{}", amount(low), amount(high)),
        Kind::Share(share) => format!("{}{}/{}", sign(share.approx), share.part, share.of),
        Kind::Date(date) => day(*date),
        Kind::Period(first, last) => format!("{} to {}", day(*first), day(*last)),
        Kind::Age(low, high) => format!("age {low}-{high}"),
        Kind::Name => "name".to_owned(),
        Kind::Word(_) | Kind::Mark(_) => return None,
    })
}

fn amount(quantity: &Quantity) -> String {
    let (before, behind) = match quantity.unit {
        Unit::Count => ("", ""),
        Unit::Percent => ("", "%"),
        Unit::Points => ("", "pp"),
        Unit::Pounds => ("£", ""),
        Unit::Times => ("", "x"),
    };
    format!("{}{before}{}{behind}", sign(quantity.approx), quantity.value)
}

fn sign(approx: Approx) -> &'static str {
    match approx {
        Approx::Exact => "",
        Approx::About => "~",
        Approx::Over => ">",
        Approx::JustOver => ">~",
        Approx::Under => "<",
        Approx::Nearly => "<~",
        Approx::AtLeast => ">=",
        Approx::AtMost => "<=",
    }
}

fn day(date: Date) -> String {
    let part = |value: Option<i16>| value.map_or("?".to_owned(), |value| format!("{value:02}"));
    format!("{}-{}-{}", part(date.year), part(date.month.map(i16::from)), part(date.day.map(i16::from)))
}

/// One case a line: the text, and what it holds. See the file.
#[test]
fn every_number_of_the_table_is_read_as_its_line_says() {
    let table = include_str!("../../../../tests/claims/tokens.txt");
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let Some((text, expected)) = line.split_once(" => ") else { panic!("no ` => ` in {line}") };
        let found = read(text.trim()).join(" | ");
        if found != expected.trim() {
            wrong.push(format!("{text}\n  wanted {expected}\n  found  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(table.lines().count() > 60);
}

#[test]
fn every_number_in_words_is_known_by_its_first_letters() {
    for value in 0..100 {
        let amount = crate::model::Amount::parse(&value.to_string()).unwrap();
        let words = crate::figure::words::number(amount).unwrap();
        assert!(words.split('-').all(words::is_small), "{words}");
    }
    assert!(!words::is_small("the") && !words::is_small("service") && !words::is_small(""));
}

#[test]
fn spans_lead_to_the_words_that_were_read() {
    let text = "fell by £1.2m, or 22.3 percentage points";
    let (tokens, _) = tokens(text);
    let words: Vec<&str> = tokens
        .iter()
        .filter(|token| token.quantity().is_some())
        .filter_map(|token| text.get(token.span.clone()))
        .collect();
    assert_eq!(words, ["£1.2m", "22.3 percentage points"]);
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    for hostile in [
        "1",
        "(",
        "of the ",
        "1,",
        "2021-",
        "£",
        "one hundred ",
        "1 in ",
        "- ",
        "%",
        "a third ",
        "1 to ",
        "12 July to ",
    ] {
        let small = hostile.repeat(20_000 / hostile.len());
        let large = hostile.repeat(200_000 / hostile.len());
        let (few, many) = (tokens(&small).1, tokens(&large).1);
        assert!(many <= few * 11 + 100, "{hostile}: {few} steps, then {many}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_span_is_a_slice(text in "\\PC*") {
        for token in tokens(&text).0 {
            prop_assert!(text.get(token.span.clone()).is_some());
        }
    }

    #[test]
    fn texts_made_of_numbers_and_their_company_are_read(parts in prop::collection::vec(
        prop::sample::select(vec!["1", "2021", "-", "–", "%", " ", "per cent", "£", "m", "k", ",", ".", "of", "one",
            "hundred", "million", "third", "July", "to", "aged", "years old", "(", ")", "²", "th", "in", "half", ":"]), 0..40))
    {
        let text = parts.join("");
        for token in tokens(&text).0 {
            prop_assert!(text.get(token.span.clone()).is_some());
        }
        for token in tokens(&parts.join(" ")).0 {
            prop_assert!(token.span.start < token.span.end);
        }
    }
}
