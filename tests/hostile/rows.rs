//! The table of rows in `README.md`: every row is there, and every test that it names.

use std::fs;

/// How many rows the project's list of attacks and accidents has.
const ROWS: usize = 36;

/// A row: its number, and the tests that it names, as `path::name` or as the path of a script.
struct Row {
    number: usize,
    tests: Vec<String>,
}

fn rows(table: &str) -> Vec<Row> {
    let lines = table.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| ")?.split(" | ");
        let number = cells.next()?.parse().ok()?;
        let tests = cells.last()?.split('`').skip(1).step_by(2).map(str::to_owned);
        Some(Row { number, tests: tests.collect() })
    });
    lines.collect()
}

/// What is wrong with a test that a row names.
fn fault(test: &str) -> Option<String> {
    let (path, name) = test.split_once("::").map_or((test, None), |(path, name)| (path, Some(name)));
    let Ok(text) = fs::read_to_string(path) else { return Some(format!("there is no {path}")) };
    let name = name?;
    let declared = if path.ends_with(".rs") {
        text.split(&format!("fn {name}()"))
            .next()
            .filter(|before| before.len() < text.len())
            .is_some_and(is_test)
    } else {
        ["\"", "`"].iter().any(|quote| text.contains(&format!("test({quote}{name}")))
    };
    (!declared).then(|| format!("{path} has no test `{name}`"))
}

/// Whether what stands before a function says that it is a test.
fn is_test(before: &str) -> bool {
    let lines = before.lines().rev().map(str::trim);
    let mut attributes = lines.take_while(|line| line.starts_with("#[") || line.is_empty());
    attributes.any(|attribute| attribute == "#[test]")
}

#[test]
fn every_row_is_tried_by_tests_that_are_there() {
    let table = fs::read_to_string("tests/hostile/README.md").unwrap();
    let rows = rows(&table);
    let numbers: Vec<usize> = rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, (1..=ROWS).collect::<Vec<_>>());
    let faults: Vec<String> = rows
        .iter()
        .flat_map(|row| {
            let none = row.tests.is_empty().then(|| "it names no test".to_owned());
            let faults = row.tests.iter().filter_map(|test| fault(test)).chain(none);
            faults.map(|fault| format!("row {}: {fault}", row.number)).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(faults, [""; 0]);
}

#[test]
fn a_test_that_is_not_there_is_noticed() {
    assert_eq!(fault("tests/hostile/rows.rs::a_test_that_is_not_there_is_noticed"), None);
    assert_eq!(fault("tests/nu-check"), None);
    let cases = [
        "tests/hostile/gone.rs::x",
        "tests/hostile/rows.rs::gone",
        "tests/hostile/rows.rs::rows",
        "tests/browser/links.test.mjs::gone",
    ];
    for test in cases {
        assert!(fault(test).is_some(), "{test}");
    }
}

#[test]
fn row_34_every_fuzz_target_is_run() {
    let script = fs::read_to_string("fuzz/run").unwrap();
    let list = script.lines().find_map(|line| line.strip_prefix("targets=(")).unwrap();
    let run: Vec<&str> = list.trim_end_matches(')').split(' ').collect();
    let mut there: Vec<String> = fs::read_dir("fuzz/targets")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap().trim_end_matches(".rs").to_owned())
        .collect();
    there.sort();
    let mut sorted = run.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, there);
    assert!(there.len() >= 8, "{there:?}");
    for target in run {
        assert!(
            fs::metadata(format!("fuzz/dictionaries/{target}.dict")).is_ok(),
            "{target} has no dictionary"
        );
    }
    let all = fs::read_to_string("test").unwrap();
    assert!(all.contains("stage \"fuzz\" fuzz/run"), "./test does not run them");
}
