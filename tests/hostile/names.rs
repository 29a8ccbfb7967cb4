//! Names of files and paths that some system cannot hold, or that lead where they should not.

use crate::project::Project;

const PAGE: &str = "---\ntitle: A page\n---\n\nWords.\n";

#[test]
fn row_12_a_path_in_a_file_cannot_leave_the_project() {
    for path in ["../../../etc/passwd", "/etc/passwd", "C:\\\\x", "\\\\\\\\server\\\\x", "%2e%2e/%2e%2e/x"] {
        for (name, text) in [
            ("content/page.md", format!("---\ntitle: A page\n---\n\n[here]({path})\n")),
            ("content/page.md", format!("---\ntitle: A page\n---\n\n![a picture]({path}.png)\n")),
            ("data/more.yaml", format!("title: More\nunit: children\nby: [year]\nvalues: {path}.csv\n")),
            (
                "site.yaml",
                format!("title: Papers\norganisation: C\npublished: 2023-03-20\ntheme: '{path}'\n"),
            ),
        ] {
            let project = Project::with(name, &text);
            let report = project.check();
            let found = report.findings.iter().find(|found| found.severity == "error" && found.file == name);
            let found = found.unwrap_or_else(|| panic!("nothing is wrong with {text}: {report:#?}"));
            assert!(!found.at.is_empty(), "{found:?}");
        }
    }
}

#[test]
fn row_26_an_accent_in_two_spellings_is_one_name() {
    let project = Project::new();
    project.write("content/caf\u{e9}.md", PAGE);
    assert_eq!(project.check().places(), [""; 0]);
    project.write("content/cafe\u{301}.md", PAGE);
    let report = project.check();
    assert!(report.findings.iter().any(|found| found.code == "file/name"), "{report:#?}");
}

#[test]
fn row_27_names_that_some_system_cannot_hold_are_refused_on_every_system() {
    let long = "x".repeat(200);
    for name in ["CON", "aux", "Lpt1", "page.", "page ", " page", "a:b", "a%2e", "a#b", "a\u{202e}b", &long] {
        for place in [format!("content/{name}.md"), format!("content/about/{name}/page.md")] {
            // A full stop or space before the ending is at no edge.
            if ["page.", "page "].contains(&name) && !place.ends_with("/page.md") {
                continue;
            }
            let project = Project::with(&place, PAGE);
            let report = project.check();
            let found = report.findings.iter().find(|found| found.code == "file/name");
            let found = found.unwrap_or_else(|| panic!("{place} was taken: {report:#?}"));
            assert!(found.file.contains(name) && !found.help.is_empty(), "{found:?}");
        }
    }
}

#[test]
fn row_27_two_names_that_differ_in_capitals_are_refused() {
    for (one, other) in [("content/Ward.md", "content/ward.md"), ("data/Wards.yaml", "data/wards.yaml")] {
        let project = Project::new();
        let text = if one.ends_with("md") {
            PAGE.to_owned()
        } else {
            std::fs::read_to_string(project.path("data/wards.yaml")).unwrap()
        };
        project.write(one, &text);
        project.write(other, &text);
        let report = project.check();
        let found = report.findings.iter().find(|found| found.code == "file/name");
        let found = found.unwrap_or_else(|| panic!("{one} and {other} were taken: {report:#?}"));
        assert!(found.message.contains(one) || found.message.contains(other), "{found:?}");
    }
}
