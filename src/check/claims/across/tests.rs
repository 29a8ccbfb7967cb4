//! Two papers side by side: what is told, and what is left alone.

use super::*;
use crate::check::claims::plain;
use crate::check::claims::reading::Reading;
use crate::diagnostic::Place;
use crate::source::{ProjectPath, SourceFile, SourceMap};

/// What is told of papers, each as "words here | words there".
fn told(papers: &[&str]) -> Vec<String> {
    let mut sources = SourceMap::default();
    let mut all = Vec::new();
    for (at, text) in papers.iter().enumerate() {
        let id = sources.add(SourceFile::new(ProjectPath::new(format!("{at}.txt")), (*text).to_owned()));
        all.push(facts(&Reading::new(&plain::read(id, text)), None));
    }
    let place = |found: &Diagnostic| match &found.place {
        Place::Words(span) => sources.words(*span).to_owned(),
        _ => String::new(),
    };
    let there = |found: &Diagnostic| found.related.first().map(|it| sources.words(it.span).to_owned());
    let all: Vec<&[Fact]> = all.iter().map(Vec::as_slice).collect();
    compare(&all).iter().map(|it| format!("{} | {}", place(it), there(it).unwrap_or_default())).collect()
}

const LAST_YEAR: &str =
    "Date: 22 March 2022\n\nThe service held 98.5% of child protection conferences on time.\n";

#[test]
fn last_year_is_what_last_years_paper_said() {
    let both = "Date: 28 March 2023\n\nThis year the service held 95% of child protection conferences on time, \
                compared with 93% last year.";
    assert_eq!(told(&[LAST_YEAR, both]), ["93% | 98.5%"]);
    let restated =
        "Date: 28 March 2023\n\nLast year the service held 93% of child protection conferences on time.";
    assert_eq!(told(&[LAST_YEAR, restated]), ["93% | 98.5%"]);
    let right = restated.replace("93%", "98.5%");
    assert_eq!(told(&[LAST_YEAR, &right]), Vec::<String>::new());
    let rounded = restated.replace("93%", "99%");
    assert_eq!(told(&[LAST_YEAR, &rounded]), Vec::<String>::new(), "rounded");
    let old = restated.replace("2023", "2025");
    assert_eq!(told(&[LAST_YEAR, &old]), Vec::<String>::new(), "not last year's paper");
}

#[test]
fn one_time_has_one_value() {
    let first = "At the end of March 2022 there were 1,669 looked after children.";
    let second = "In March 2022 the county had 1,696 looked after children.";
    assert_eq!(told(&[first, second]), ["1,696 | 1,669"]);
    assert_eq!(told(&[first, &second.replace("1,696", "1,669")]), Vec::<String>::new());
    assert_eq!(told(&[first, &second.replace("2022", "2023")]), Vec::<String>::new(), "another time");
    assert_eq!(
        told(&[first, &second.replace("looked after", "adopted")]),
        Vec::<String>::new(),
        "another subject"
    );
    assert_eq!(
        told(&[first, &second.replace("1,696", "around 1,700")]),
        Vec::<String>::new(),
        "an approximation"
    );
    assert_eq!(told(&[first, &second.replace("1,696", "44%")]), Vec::<String>::new(), "another unit");
    assert_eq!(told(&[&format!("{first}\n\n{second}")]), Vec::<String>::new(), "one paper");
}

#[test]
fn an_audit_has_one_set_of_days() {
    let first = "The audit of care plans was carried out between 30 November 2020 and 3 January 2021.";
    let second = "An audit of all care plans was carried out from 30 November 2020 to 4 January 2021.";
    let found = told(&[first, second]);
    assert_eq!(found, ["30 November 2020 to 4 January 2021 | 30 November 2020 and 3 January 2021"]);
    assert_eq!(told(&[first, &second.replace("4 January", "3 January")]), Vec::<String>::new());
    assert_eq!(
        told(&[first, &second.replace("care plans", "road signs")]),
        Vec::<String>::new(),
        "another audit"
    );
}

#[test]
fn a_measure_is_told_of_at_most_three_times() {
    let papers: Vec<String> =
        (0..40).map(|at| format!("In March 2022 there were {} looked after children.", 1_600 + at)).collect();
    let papers: Vec<&str> = papers.iter().map(String::as_str).collect();
    assert_eq!(told(&papers).len(), MOST);
}
