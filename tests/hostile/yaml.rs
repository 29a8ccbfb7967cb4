//! YAML that bombs, hides, or means something else than it seems to.

use std::fmt::Write as _;
use std::time::Duration;

use candour::bundle::OutputPath;

use crate::project::Project;

/// A dataset with these values.
fn dataset(values: &str) -> String {
    format!(
        "title: Wards\ndefinition: Children.\nunit: text\nbetter: neither\nby: [ward]\nvalues:\n{values}\
         source: {{document: Annual report, paragraph: 3}}\n"
    )
}

#[test]
fn row_15_an_alias_bomb_does_not_go_off() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for pair in "abcdefghijklmnopqrstuvwxyz".as_bytes().windows(2) {
        let (old, new) = (char::from(pair[0]), char::from(pair[1]));
        writeln!(bomb, "{new}: &{new} [*{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}]")
            .unwrap();
    }
    for name in ["data/bomb.yaml", "data/glossary.yaml", "site.yaml"] {
        let report = Project::with(name, &bomb).check();
        assert_eq!(report.places(), [format!("yaml/alias {name}:1:7")]);
        assert!(report.took < Duration::from_secs(1));
    }
    let report = Project::with("content/page.md", format!("---\n{bomb}---\n")).check();
    assert_eq!(report.places(), ["yaml/alias content/page.md:2:7"]);
    let one = Project::with("data/set.yaml", dataset("  Hart: &x yes\n")).check();
    assert_eq!(one.only().code, "yaml/alias");
}

#[test]
fn row_16_nesting_without_end_is_an_error_and_no_crash() {
    let many = 100_000;
    let deep = ["[", "- ", "? ", "{a: ", "{", "[{", "a: [", "- - "].map(|piece| piece.repeat(many));
    let keys = (0..2_000).fold(String::new(), |text, level| text + &" ".repeat(level) + "a:\n");
    for text in deep.iter().chain([&keys]) {
        for name in ["data/deep.yaml", "site.yaml", "content/page.md"] {
            let text = if name.ends_with("md") { format!("---\n{text}\n---\n") } else { text.clone() };
            let report = Project::with(name, &text).check();
            let code = &report.only().code;
            assert!(["yaml/limit", "yaml/syntax"].contains(&code.as_str()), "{code}");
            assert!(report.took < Duration::from_secs(5), "{name} {:?} took {:?}", &text[..9], report.took);
        }
    }
}

#[test]
fn row_20_a_key_written_twice_shows_both_lines() {
    let report =
        Project::with("data/set.yaml", dataset("  Hart: one\n  Gosport: two\n  Hart: three\n")).check();
    assert_eq!(report.places(), ["yaml/duplicate-key data/set.yaml:9:3"]);
    assert_eq!(report.only().related, ["7:3 first written here"]);
}

/// The value that stands in the download for the only cell of `data/set.yaml`.
fn downloaded(project: &Project) -> String {
    let (checked, site) = candour::assemble(&project.path("."), &candour::Wish::default());
    let site = site.unwrap_or_else(|| panic!("{:?}", checked.diagnostics));
    let text = site.get(&OutputPath::new("data/set.csv").unwrap()).unwrap();
    let mut reader =
        csv::Reader::from_reader(text.as_text().unwrap().trim_start_matches('\u{feff}').as_bytes());
    let value = reader.headers().unwrap().iter().position(|name| name == "value").unwrap();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows[0][value].to_owned()
}

#[test]
fn row_21_a_cell_is_kept_as_it_was_typed() {
    for typed in [
        "no",
        "NO",
        "y",
        "on",
        "true",
        "1_000",
        "017",
        "0o17",
        "1.10",
        "2021-22",
        "12:30",
        "2021-04-01",
        "0x1F",
        "1e3",
        ".inf",
        ".nan",
        "1:20:30",
        "2021-04-01T10:00:00Z",
        "a: b",
        "'",
        "#14",
        " blank ",
    ] {
        let quoted = if typed.contains([' ', '#', '\'']) { format!("\"{typed}\"") } else { typed.to_owned() };
        let project = Project::with("data/set.yaml", dataset(&format!("  Hart: {quoted}\n")));
        assert_eq!(project.check().places(), [""; 0], "{typed}");
        assert_eq!(downloaded(&project), typed.trim());
    }
    for typed in ["85.0", "0.10", "1669", "100.00", "-3"] {
        let text = dataset(&format!("  Hart: {typed}\n")).replace("unit: text", "unit: children");
        assert_eq!(downloaded(&Project::with("data/set.yaml", text)), typed);
    }
    let nothing = Project::with("data/set.yaml", dataset("  Hart: ~\n")).check();
    assert_eq!(nothing.places(), ["data/blank data/set.yaml:7:9"]);
}

#[test]
fn row_22_what_yaml_cuts_off_or_hides_is_warned_of() {
    let cases = [
        ("  Hart: see minute #14\n", "yaml/cut-off"),
        ("  Hart: \u{201c}yes\u{201d}\n", "yaml/curly-quotes"),
        ("  Hart:\u{a0}yes\n", "yaml/hidden-space"),
        ("  Hart\u{a0}: yes\n", "yaml/hidden-space"),
        ("  Hart\u{200b}: yes\n", "yaml/hidden-space"),
    ];
    for (values, code) in cases {
        let report = Project::with("data/set.yaml", dataset(values)).check();
        let found = report.findings.iter().find(|found| found.code == code);
        let found = found.unwrap_or_else(|| panic!("{values}: {report:#?}"));
        assert!(found.at.starts_with("7:"), "{found:?}");
        assert!(found.help.len() > 10, "{found:?}");
    }
}
