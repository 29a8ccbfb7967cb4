//! Files in which one thing stands very often: the work grows with the file and not with its square. No clock is asked:
//! where a look at each thing goes through all others, these tests take many minutes.

use std::fmt::Write as _;

use crate::project::{Project, Report};

/// What is told of a project with one more file, but for what the sound project's reader would not be stopped by.
fn errors(project: &Project) -> Vec<String> {
    let Report { findings, .. } = project.check();
    findings.into_iter().filter(|found| found.severity == "error").map(|found| found.code).collect()
}

/// A list such as `w0: 7` for so many members.
fn members(count: usize, indent: &str, value: &str) -> String {
    (0..count).fold(String::new(), |mut text, member| {
        writeln!(text, "{indent}w{member}: {value}").unwrap();
        text
    })
}

#[test]
fn the_numbers_of_a_text_are_counted_once_for_all_links_that_ask_for_one() {
    let front = "---\ntitle: Links\nitem: 2\nfrom: Director\npurpose: noting\nperiod: '2022'\nsummary: In short.\n\
                 recommendations:\n  - That the board notes the paper.\n---\n\n## Purpose\n\n";
    let links = "See [paragraph](#a).\n\n".repeat(20_000);
    let text = format!("{front}{links}Said. {{#a}}\n");
    assert_eq!(errors(&Project::with("content/2023-03-28-board/links.md", text)), [""; 0]);
}

#[test]
fn a_base_for_each_of_many_members_is_found_at_once() {
    let (bases, values) = (members(60_000, "  ", "10"), members(60_000, "  ", "50"));
    let text = format!(
        "title: Wards\ndefinition: Children.\nunit: percent\nbetter: neither\nby: [ward]\nbase:\n{bases}values:\n{values}\
         source: {{document: Annual report, paragraph: 3}}\n"
    );
    assert_eq!(errors(&Project::with("data/set.yaml", text)), [""; 0]);
}

/// A dataset of years and wards, in a wide table.
const WIDE: &str = "title: Wards\ndefinition: Children.\nunit: children\nbetter: neither\nby: [year, ward]\n\
                    values: set.csv\nsource: {document: Annual report, paragraph: 3}\n";

#[test]
fn a_column_that_stands_twice_is_found_among_many() {
    let names = (0..150_000).fold("year".to_owned(), |mut names, column| {
        write!(names, ",w{column}").unwrap();
        names
    });
    let project = Project::with("data/set.yaml", WIDE);
    project.write("data/set.csv", format!("{names},w7\n2022{},1\n", ",1".repeat(150_000)));
    assert_eq!(errors(&project), ["data/csv"]);
}

#[test]
fn one_gap_in_many_rows_is_told() {
    let rows = (0..60_000).fold("year,ward,value\n".to_owned(), |mut rows, ward| {
        writeln!(rows, "2021,w{ward},1").unwrap();
        if ward != 7 {
            writeln!(rows, "2022,w{ward},1").unwrap();
        }
        rows
    });
    let project = Project::with("data/set.yaml", WIDE);
    project.write("data/set.csv", rows);
    assert_eq!(errors(&project), ["data/missing-member"]);
}

#[test]
fn each_of_many_members_is_found_at_once_by_the_figures_that_name_them() {
    let text = format!(
        "title: Wards\ndefinition: Children.\nunit: children\nbetter: neither\nby: [ward]\nvalues:\n{}\
         source: {{document: Annual report, paragraph: 3}}\n",
        members(20_000, "  ", "50")
    );
    let project = Project::with("data/set.yaml", text);
    let front = "---\ntitle: Wards\nitem: 2\nfrom: Director\npurpose: noting\nperiod: '2022'\nsummary: In short.\n\
                 recommendations:\n  - That the board notes the paper.\n---\n\n## Purpose\n\n";
    let words = (0..20_000).fold(front.to_owned(), |mut text, member| {
        // Half of them in other letters, which are looked for after all that are as written.
        let ward = if member % 2 == 0 { "w" } else { "W" };
        writeln!(text, "There are {{set: {ward}{member}}} children.\n").unwrap();
        text
    });
    project.write("content/2023-03-28-board/wards.md", words);
    assert_eq!(errors(&project), [""; 0]);
}
