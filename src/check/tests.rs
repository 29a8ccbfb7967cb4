//! What is said of whole datasets: totals among their parts, parts that are kept back, percentages above all.

use crate::Wish;
use crate::source::ProjectPath;
use std::collections::BTreeMap;

const FILES: [(&str, &str); 4] = [
    ("site.yaml", "title: Papers\norganisation: Example Council\npublished: 2026-01-05\n"),
    ("content/index.md", "---\ntitle: Papers\n---\n"),
    ("content/2026-01-12-board/index.md", "---\nboard: Board\ndate: 2026-01-12\n---\n"),
    (
        "content/2026-01-12-board/paper.md",
        "---\ntitle: Paper\nitem: 1\nfrom: Director\npurpose: noting\n---\n\nWords.\n",
    ),
];

/// Each finding of a dataset with these lines, and with this table where its values stand apart: code, words, remedy.
fn findings(lines: &str, table: &str) -> Vec<String> {
    let dataset = format!("title: Visitors\nbetter: neither\nsource: {{document: Report}}\n{lines}");
    let own = [("data/visits.yaml", dataset.as_str()), ("data/visits.csv", table)];
    let files: BTreeMap<ProjectPath, Vec<u8>> = FILES
        .into_iter()
        .chain(own.into_iter().filter(|(_, text)| !text.is_empty()))
        .map(|(path, text)| (ProjectPath::new(path), text.as_bytes().to_vec()))
        .collect();
    let (checked, _) = crate::assemble_files(&files, &Wish::default());
    let told = checked.diagnostics.iter();
    told.map(|it| format!("{}: {}; {}", it.code, it.message, it.help.as_deref().unwrap_or_default()))
        .collect()
}

/// The codes alone.
fn codes(lines: &str, table: &str) -> Vec<String> {
    let first = |told: &String| told.split(": ").next().unwrap().to_owned();
    findings(lines, table).iter().map(first).collect()
}

const BRANCHES: &str = "unit: people\nby: [branch]\n";

#[test]
fn a_total_among_its_parts_is_told_with_what_to_write_instead() {
    let told = findings(&format!("{BRANCHES}values: {{North: 43, South: 55, Total: 98}}\n"), "");
    assert_eq!(
        told,
        [
            "data/total-member: `Total` stands among the members of `branch`, so that every sum counts each of them twice; \
             leave `Total` out and state the total in the dataset: `total: 98`; to show it beside the others for comparison, \
             write `benchmark: Total`"
        ]
    );
    let by_year = "unit: people\nby: [year, branch]\nvalues: visits.csv\n";
    let told = findings(by_year, "year,North,South,TOTAL\n2024,40,50,90\n2025,43,55,98\n");
    assert!(told.len() == 1 && told[0].contains("`total: {2024: 90, 2025: 98}`"), "{told:?}");
    let by_branch = "unit: people\nby: [branch, year]\nvalues: visits.csv\n";
    let told = findings(by_branch, "branch,2024,2025\nNorth,40,43\nSouth,50,55\nAll branches,90,98\n");
    assert!(told.len() == 1 && told[0].contains("leave `All branches` out; to show"), "{told:?}");
}

#[test]
fn a_total_that_nearly_is_the_sum_or_cannot_be_summed_is_told_too_and_once() {
    for values in ["{North: 43, South: 55, Total: 99}", "{North: 43, South: \"[x]\", Total: 98}"] {
        assert_eq!(codes(&format!("{BRANCHES}values: {values}\n"), ""), ["data/total-member"], "{values}");
    }
    let told = findings(&format!("{BRANCHES}values: {{North: 43, South: 55, Total: 90}}\n"), "");
    assert!(
        told[0].ends_with("`benchmark: Total`, or `overlapping: true` if one can be in several of them"),
        "{told:?}"
    );
    let stated = format!("{BRANCHES}total: 98\nvalues: {{North: 43, South: 55, Total: 98}}\n");
    assert_eq!(codes(&stated, ""), ["data/total-member"]);
}

#[test]
fn a_member_that_is_no_total_of_the_others_is_left_alone() {
    for lines in [
        "unit: people\nby: [branch]\nbenchmark: Total\nvalues: {North: 43, South: 55, Total: 98}\n",
        "unit: people\nby: [branch]\noverlapping: true\nvalues: {North: 43, South: 95, Total: 98}\n",
        "unit: percent\nby: [branch]\nvalues: {North: 43, South: 55, Total: 50}\n",
        "unit: days\nby: [branch]\nvalues: {North: 43, South: 55, Total: 49}\n",
        "unit: people\nby: [branch]\nvalues: {North: 43, South: 55, All saints: 77}\n",
        "unit: people\nby: [branch]\nvalues: {Boys: 98, Total: 98}\n",
        "unit: people\nby: [branch]\nvalues: {North: 43, South: 55, Total: 98}\n\
         accept: [{check: data/total-member, because: Total is a petrol station.}]\n",
    ] {
        assert_eq!(findings(lines, ""), [""; 0], "{lines}");
    }
}

#[test]
fn what_is_found_in_a_table_is_accepted_by_its_dataset() {
    let lines = format!(
        "{BRANCHES}values: visits.csv\naccept: [{{check: data/total-member, quote: Total, because: A petrol station.}}]\n"
    );
    assert_eq!(findings(&lines, "branch,value\nNorth,43\nSouth,55\nTotal,98\n"), [""; 0]);
    assert_eq!(
        codes(&lines, "branch,value\nNorth,43\nSouth,55\n"),
        ["accept/unused"],
        "an acceptance of nothing is told"
    );
}

#[test]
fn a_part_that_is_kept_back_alone_beside_its_total_is_told_without_its_number() {
    for lines in [
        "unit: people\nby: [branch]\ntotal: 98\nvalues: {North: 43, South: 50, West: \"[c]\"}\n",
        "unit: people\nby: [branch]\ntotal: 98\nvalues: {North: 43, South: 50, West: \"[c]\", East: \"[z]\"}\n",
        "unit: people\nby: [year, branch]\ntotal: {2024: 98}\nvalues:\n  2024: {North: 43, West: \"[c]\"}\n  2025: {North: 43, West: 5}\n",
        "unit: people\nby: [branch]\nbenchmark: Total\nvalues: {North: 43, South: 50, West: \"[c]\", Total: 98}\n",
        "by: [branch]\nmeasures: {people: {unit: people, base: 98}, share: {unit: percent, of: people}}\n\
         values: {North: {people: 43, share: 44}, West: {people: \"[c]\", share: 5}}\n",
    ] {
        let told = findings(lines, "");
        assert!(told.len() == 1 && told[0].starts_with("privacy/suppressed-cell: "), "{lines}{told:?}");
    }
    let told = findings("unit: people\nby: [branch]\ntotal: 98\nvalues: {North: 43, West: \"[c]\"}\n", "");
    assert!(!told[0].contains("55"), "{told:?}");
}

#[test]
fn parts_that_nobody_can_work_out_are_kept_back_well() {
    for lines in [
        "unit: people\nby: [branch]\ntotal: 98\nvalues: {North: 43, South: \"[c]\", West: \"[c]\"}\n",
        "unit: people\nby: [branch]\ntotal: 98\nvalues: {North: 43, South: \"[x]\", West: \"[c]\"}\n",
        "unit: people\nby: [branch]\nvalues: {North: 43, South: 50, West: \"[c]\"}\n",
        "unit: people\nby: [branch]\ntotal: 98\noverlapping: true\nvalues: {North: 43, South: 50, West: \"[c]\"}\n",
        "by: [branch]\nmeasures: {people: {unit: people, base: 98}, share: {unit: percent, of: people}}\n\
         values: {North: {people: 43, share: 44}, West: {people: \"[c]\", share: \"[c]\"}}\n",
    ] {
        assert_eq!(findings(lines, ""), [""; 0], "{lines}");
    }
}

#[test]
fn a_percentage_above_all_is_told_once_unless_it_can_be() {
    let told = findings("unit: percent\nby: [year]\nvalues: {2023: 84.2, 2024: 842, 2025: 850}\n", "");
    assert_eq!(
        told,
        [
            "data/over-100: 842% is more than all, and nothing says that it can be, and so is another value; correct the \
             number; if it is a change, or a percentage of a target or of places, say so in `title` or `definition`"
        ]
    );
    for lines in [
        "unit: percent\nby: [year]\nvalues: {2023: 84.2, 2024: 100}\n",
        "unit: percent\nby: [year]\nvalues: {2023: -4.2, 2024: 250}\n",
        "unit: percent\nby: [year]\ndefinition: The change from the year before.\nvalues: {2024: 250}\n",
        "by: [year]\nmeasures: {of its budget: percent}\nvalues: {2024: {of its budget: 104}}\n",
    ] {
        assert_eq!(findings(lines, ""), [""; 0], "{lines}");
    }
}
