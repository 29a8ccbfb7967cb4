//! What an author hears of how a chart got its form.

use super::{GENDER, Hues, IN_TOUCH, Wish, dataset, nowhere, spec};
use crate::chart::plan::explain;

/// The lines of an explanation.
fn explained(text: &str, form: Option<&str>) -> Vec<String> {
    let dataset = dataset(text);
    let (spec, hues) = (spec(&dataset, form), Hues::of_datasets([&dataset]));
    let explanation =
        explain(&dataset, Wish { spec: &spec, span: nowhere(), title: None, hues: &hues }).unwrap();
    explanation.lines().into_iter().map(|(what, words)| format!("{what} {words}")).collect()
}

#[test]
fn an_author_hears_how_a_chart_got_its_form() {
    let lines = explained(IN_TOUCH, None);
    assert_eq!(
        lines.get(..5).unwrap(),
        [
            "data care-leavers/in-touch",
            "along quarter: 3 times, 2021-22 Q2, 2021-22 Q3, 2022-23 Q1",
            "series area: 2 members, Hampshire, South East (benchmark)",
            "measure Title of care-leavers/in-touch, percentage",
            "form line, because a line shows how figures moved over time",
        ]
    );
    assert!(lines.contains(&"or form: columns".to_owned()), "{lines:?}");
    assert!(
        lines.contains(&"not bars: bars are for categories, and these are periods".to_owned()),
        "{lines:?}"
    );
    assert_eq!(
        lines.len(),
        5 + 1 + crate::chart::form::FORMS.len() - 2,
        "every form is in one list: {lines:?}"
    );
}

#[test]
fn an_author_hears_why_a_wish_was_not_granted_and_what_would_follow() {
    let lines = explained(GENDER, Some("line"));
    let problem = "problem line cannot be: a line joins periods, and these are categories; use `form: bars`";
    assert!(lines.contains(&problem.to_owned()), "{lines:?}");
    assert!(lines.contains(&"form bars, because bars from zero compare categories".to_owned()), "{lines:?}");
    let wished = explained(IN_TOUCH, Some("columns"));
    let words = "form columns, because you wish it; without `form:` it would be line: a line shows how figures moved over time";
    assert!(wished.contains(&words.to_owned()), "{wished:?}");
    let ranges =
        explained("a\n by year\n measures = percent\n 2020 = 4 to 5\n 2021 = 5 to 6\n 2022 = 7 to 9", None);
    assert!(
        ranges.contains(&"problem line cannot be: a line cannot show ranges; use a `table` block".to_owned())
    );
    assert!(!ranges.iter().any(|line| line.starts_with("form ")), "{ranges:?}");
}
