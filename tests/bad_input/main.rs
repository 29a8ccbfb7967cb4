//! An officer an hour before the deadline: each mistake, in each kind of file in which it can occur, gives one message
//! with file, line, column, the line itself and a remedy; exit code 1; and the published folder stays as it was.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

mod case;
mod cases;
mod project;
mod slips;

use case::Case;
use cases::CASES;
use project::Project;
use slips::SLIPS;
use std::fmt::Write as _;

/// What is wrong with the report of a case; nothing when all is as it should be.
fn judge(case: &Case) -> Result<(), String> {
    let project = Project::sound();
    let before = project.published();
    project.spoil(case);
    let built = project.run(&["build", "--format", "json"]);
    let told: Vec<serde_json::Value> =
        built.output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let found: Vec<&serde_json::Value> =
        told.iter().filter(|found| found["severity"] == "error" || found["severity"] == "warning").collect();
    let wrong = |what: &str| Err(format!("{}: {what}\n{}", case.name, built.output));
    if built.code != 1 {
        return wrong(&format!("exit code {} and not 1", built.code));
    }
    let [only] = found.as_slice() else { return wrong(&format!("{} messages and not one", found.len())) };
    if only["code"] != case.code || only["file"] != case.file {
        return wrong(&format!("not {} in {}", case.code, case.file));
    }
    if let Some((line, column)) = case.at {
        if only["line"] != line || only["column"] != column {
            return wrong(&format!("not at {line}:{column}"));
        }
        let human = project.run(&["check"]).errors;
        let shown = case.text.lines().nth(line - 1).unwrap_or("").trim();
        if !human.contains(&format!("{}:{line}:{column}", case.file)) || !human.contains(shown) {
            return Err(format!("{}: the line `{shown}` is not shown\n{human}", case.name));
        }
    }
    if only["help"].as_str().is_none_or(str::is_empty) {
        return wrong("no remedy");
    }
    if project.published() != before {
        return wrong("the published folder changed");
    }
    Ok(())
}

#[test]
fn every_mistake_is_told_once_with_place_and_remedy_and_the_site_stays() {
    let mut wrong = String::new();
    for case in CASES.iter().chain(SLIPS) {
        if let Err(what) = judge(case) {
            writeln!(wrong, "{what}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_sound_project_has_nothing_to_say() {
    let project = Project::sound();
    let checked = project.run(&["check"]);
    assert_eq!((checked.code, checked.errors.as_str()), (0, ""));
}

#[test]
fn a_mark_and_windows_line_ends_are_accepted_everywhere() {
    let project = Project::sound();
    let before = project.published();
    project.save_as_windows_does();
    let built = project.run(&["build"]);
    assert_eq!(built.code, 0, "{}", built.errors);
    assert_eq!(project.published(), before);
}

#[test]
fn mistakes_in_five_files_are_told_in_one_run() {
    let project = Project::sound();
    let names = [
        "an unknown key in site.yaml",
        "an unknown key in a meeting",
        "an unknown key in a dataset",
        "an unknown key in a page",
        "an unknown key in the glossary",
    ];
    for name in names {
        project.spoil(CASES.iter().find(|case| case.name == name).expect(name));
    }
    let found = project.run(&["check", "--format", "json"]).output;
    assert_eq!(found.lines().filter(|line| line.contains("key/unknown")).count(), names.len(), "{found}");
}
