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

use case::Case;
use project::Project;
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
    for case in cases::all() {
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
        project.spoil(cases::all().find(|case| case.name == name).expect(name));
    }
    let found = project.run(&["check", "--format", "json"]).output;
    assert_eq!(found.lines().filter(|line| line.contains("key/unknown")).count(), names.len(), "{found}");
}

#[test]
fn what_a_page_and_what_a_text_has_wrong_is_told_in_one_run() {
    let project = Project::sound();
    let before = project.published();
    let page = "---\ntitle: Words\n---\n\nThe [rules](#rules) are elsewhere.\n";
    project.write("content/glossary.md", page.as_bytes());
    for settings in ["", "downloads: [svg, png]\n"] {
        project.write("site.yaml", format!("{}{settings}", project::SETTINGS).as_bytes());
        let [built, checked] = ["build", "check"].map(|command| {
            let run = project.run(&[command, "--format", "json"]);
            assert_eq!(run.code, 1, "{}", run.output);
            run.output.lines().filter(|line| line.contains("\"severity\"")).collect::<Vec<_>>().join("\n")
        });
        assert!(built.contains("link/anchor") && built.contains("file/name"), "{built}");
        assert_eq!(built, checked);
        assert_eq!(project.published(), before);
        assert!(project.is_tidy());
    }
}

#[test]
fn a_folder_that_cannot_be_replaced_is_told_with_what_papers_and_pages_have_wrong() {
    let project = Project::sound();
    project.write("output/thesis.doc", b"years of work");
    let before = project.published();
    project.write("content/glossary.md", b"---\ntitle: Words\n---\n\nThe [rules](#rules) are elsewhere.\n");
    let told = project.run(&["build"]);
    assert_eq!(told.code, 1);
    for wanted in ["link/anchor", "file/name", "thesis.doc"] {
        assert!(told.errors.contains(wanted), "{wanted}: {}", told.errors);
    }
    // Where the words have a mistake that leaves no pages, too.
    project.write("content/about.md", b"---\ntitle: About\nmenu: perhaps\n---\n");
    assert_eq!(project.run(&["build"]).code, 1);
    assert_eq!(project.published(), before);
}

#[test]
fn strict_tells_no_less() {
    let project = Project::sound();
    project.write("content/notes.xyz", b"what is this");
    project.write("content/glossary.md", b"---\ntitle: Words\n---\n\nWords.\n");
    let count = |arguments: &[&str]| {
        let output = project.run(arguments).output;
        output.lines().filter(|line| line.contains("\"severity\"")).count()
    };
    let plain = count(&["check", "--format", "json"]);
    assert!(plain >= 2, "a warning of a file and an error of a page");
    assert_eq!(count(&["check", "--strict", "--format", "json"]), plain);
}

#[test]
fn a_meeting_in_a_folder_that_does_not_begin_with_its_date_is_one_mistake() {
    for (folder, index, right) in [
        ("12-01-2026-example-board", "board: Example Board\ndate: 2026-01-12\n", "2026-01-12-example-board"),
        ("2026-6-10-x", "board: Example Board\ndate: 2026-06-10\n", "2026-06-10-x"),
        ("2026-06-10", "board: Example Board\ndate: 2026-06-10\n", "2026-06-10-example-board"),
        ("2026-06-10 board", "title: A\ndate: 2026-06-10\n", "2026-06-10-board"),
        ("example-board", "board: Example Board\n", "2026-01-12-board"),
    ] {
        let project = Project::sound();
        project.write(&format!("content/{folder}/index.md"), format!("---\n{index}---\n").as_bytes());
        for paper in ["one", "two"] {
            let text = format!(
                "---\ntitle: {paper}\nitem: 1\nfrom: Director\n---\n\n## A\n\nSee {{visits: 2025}}.\n"
            );
            project.write(&format!("content/{folder}/{paper}.md"), text.as_bytes());
        }
        let told = project.run(&["check", "--format", "json"]).output;
        let lines = told.lines().filter(|line| line.contains("\"severity\""));
        let told: Vec<serde_json::Value> = lines.map(|line| serde_json::from_str(line).unwrap()).collect();
        let [only] = told.as_slice() else { panic!("{folder}: {told:#?}") };
        assert_eq!(
            (&only["code"], &only["file"]),
            (&"meeting/folder".into(), &format!("content/{folder}").into())
        );
        assert!(only["help"].as_str().unwrap().contains(&format!("`{right}`")), "{only}");
    }
}

#[test]
fn a_page_with_a_date_is_no_meeting() {
    let project = Project::sound();
    project.write("content/about/index.md", b"---\ntitle: About\ndate: 2026-06-10\n---\n");
    let told = project.run(&["check", "--format", "json"]).output;
    assert!(told.contains("key/unknown") && !told.contains("meeting/folder"), "{told}");
}
