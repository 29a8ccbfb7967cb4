//! The limits, each in one place of the program and all of them in the handbook.

use candour::load::limits::Limits;
use candour::load::yaml;
use candour::{bundle, load, markdown};

use crate::project::Project;

#[test]
fn the_handbook_states_every_limit() {
    let handbook = std::fs::read_to_string("docs/limits.md").unwrap();
    let (usual, most) = (Limits::default(), Limits::MOST);
    let millions = |values: usize| format!("{},000,000", values / 1_000_000);
    for (key, most) in [("text", most.text), ("document", most.document)] {
        let stated = format!("`limits: {{{key}: …}}`, up to {} MB", most >> 20);
        assert!(handbook.contains(&stated), "the handbook does not say {stated}");
    }
    assert!(handbook.contains(&format!("`limits: {{values: …}}`, up to {}", millions(most.values))));
    for (what, most) in [
        ("One file of words or figures", format!("{} MB", usual.text >> 20)),
        ("One picture or document", format!("{} MB", usual.document >> 20)),
        ("Values in one YAML file", millions(usual.values)),
        ("Levels of values inside values", yaml::Limits::default().depth.to_string()),
        ("Levels of lists, quotes", markdown::DEEPEST.to_string()),
        ("Folders inside folders", load::walk::DEEPEST.to_string()),
        ("Characters in a path", bundle::LONGEST_PATH.to_string()),
        ("Bytes in one name", bundle::LONGEST_NAME.to_string()),
    ] {
        let row = handbook.lines().find(|line| line.starts_with(&format!("| {what}")));
        let row = row.unwrap_or_else(|| panic!("no row begins `{what}`"));
        assert!(row.split('|').nth(2).unwrap().contains(&most), "{row} does not say {most}");
    }
}

/// A project that asks for these limits.
fn with_limits(limits: &str) -> Project {
    let project = Project::new();
    project.replace("site.yaml", "language:", &format!("limits: {limits}\nlanguage:"));
    project
}

#[test]
fn a_project_that_needs_more_says_so() {
    let too_large = |project: &Project| {
        project.check().findings.iter().filter(|found| found.code == "file/too-large").count()
    };
    for (name, megabytes, raised) in [
        ("data/large.csv", 17, "{text: 18}"),
        ("content/2023-03-28-board/large.pdf", 65, "{document: 66}"),
        ("themes/council/static/large.png", 65, "{document: 66}"),
    ] {
        let text = "year,ward,value\n".repeat(megabytes << 16);
        let usual = Project::with(name, &text);
        assert_eq!(too_large(&usual), 1, "{name}");
        let project = with_limits(raised);
        project.write(name, &text);
        assert_eq!(too_large(&project), 0, "{name}");
    }
}

#[test]
fn a_project_that_wants_less_gets_less() {
    let project = with_limits("{values: 10}");
    assert_eq!(project.check().places(), ["yaml/limit data/wards.yaml:5:12"]);
    let help = &project.check().findings[0].help;
    assert!(help.contains("limits: {values: …}"), "{help}");
}

#[test]
fn a_limit_beyond_all_limits_is_told() {
    for (limits, wanted) in [
        ("{text: 257}", "wanted a number of megabytes from 1 to 256"),
        ("{document: 0}", "wanted a number of megabytes from 1 to 2048"),
        ("{values: 20000001}", "wanted a number of values from 1 to 20000000"),
    ] {
        let report = with_limits(limits).check();
        assert_eq!(report.only().code, "key/value");
        assert!(report.only().message.contains(wanted), "{}", report.only().message);
    }
}
