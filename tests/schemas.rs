//! The JSON Schemas that editors use agree with the reader: every file of the sample site and of `tests/sites` fits the
//! schema of its kind, and a file with a slip does not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use jsonschema::Validator;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use walkdir::WalkDir;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The schema of a kind of file, as `candour schema` prints it.
fn schema(kind: &str) -> Validator {
    let output = Command::new(env!("CARGO_BIN_EXE_candour")).args(["schema", kind]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap_or_else(|error| panic!("{kind}: {error}"));
    jsonschema::validator_for(&schema).unwrap()
}

fn as_json(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{error}\n{yaml}"))
}

/// The YAML of a file: the whole of it, or the front matter of a Markdown file.
fn yaml(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let text = text.trim_start_matches('\u{feff}');
    let is_markdown = path.extension().is_some_and(|extension| extension == "md");
    let front = text.strip_prefix("---\n").and_then(|text| text.split_once("\n---\n"));
    if is_markdown { front.unwrap().0.to_owned() } else { text.to_owned() }
}

/// What a file is, by where it lies; nothing for files that have no YAML.
fn kind(path: &Path, site: &Path) -> Option<&'static str> {
    let name = path.strip_prefix(site).unwrap().to_str().unwrap();
    let in_meeting = name.strip_prefix("content/").is_some_and(|rest| rest.starts_with("20"));
    match path.extension()?.to_str()? {
        "yaml" if name == "site.yaml" => Some("site"),
        "yaml" if name == "data/glossary.yaml" => Some("glossary"),
        "yaml" if name.starts_with("data/") => Some("dataset"),
        "md" if in_meeting && name.ends_with("/index.md") => Some("meeting"),
        "md" if in_meeting => Some("paper"),
        "md" if name.starts_with("content/") => Some("page"),
        _ => None,
    }
}

/// The files of a kind in the sample site and in the sites of the tests.
fn files(wanted: &str) -> Vec<PathBuf> {
    let sites = fs::read_dir(root().join("tests/sites")).unwrap().map(|entry| entry.unwrap().path());
    let mut found = Vec::new();
    for site in sites.filter(|path| path.is_dir()).chain([root()]) {
        for part in ["site.yaml", "content", "data"] {
            let files = WalkDir::new(site.join(part)).into_iter().map(|entry| entry.unwrap().into_path());
            found.extend(files.filter(|path| path.is_file() && kind(path, &site) == Some(wanted)));
        }
    }
    found
}

/// The faults that a schema finds in the files of its kind.
fn faults(kind: &str) -> Vec<String> {
    let schema = schema(kind);
    let files = files(kind);
    assert!(files.len() > 1, "no files of the kind {kind}: the test would show nothing");
    let told = files.iter().flat_map(|path| {
        let value = as_json(&yaml(path));
        let errors = schema.iter_errors(&value).map(|error| format!("{}: {error}", path.display()));
        errors.collect::<Vec<_>>()
    });
    told.collect()
}

#[test]
fn every_file_that_builds_fits_the_schema_of_its_kind() {
    for kind in ["site", "dataset", "paper", "meeting", "page", "glossary"] {
        assert_eq!(faults(kind), [""; 0], "{kind}");
    }
}

#[test]
fn an_editor_underlines_what_the_reader_refuses() {
    let slips = [
        ("site", "title: Papers\norganisation: Example\npublished: 2026-01-05\ntitel: Papers"),
        ("site", "title: [Papers]\norganisation: Example\npublished: 2026-01-05"),
        ("site", "organisation: Example\npublished: 2026-01-05"),
        ("site", "title: Papers\norganisation: Example\npublished: 2026-01-05\ndownloads: [jpg]"),
        (
            "dataset",
            "title: Visitors\nunit: people\nby: [year]\nvalues: {2025: 1}\nsorce: {document: Report}",
        ),
        ("dataset", "title: Visitors\nunit: people\nbetter: larger\nby: [year]\nvalues: {2025: 1}"),
        ("paper", "title: Libraries\nitem: one\nfrom: Director"),
        ("paper", "title: Libraries\nitem: 1\nfrom: Director\npurpose: notting"),
        ("meeting", "board: Schools\ndate: 2026-01-12\nplaces: Hall"),
        ("page", "titel: About"),
        ("glossary", "NEET: {mean: not in education}"),
    ];
    for (kind, text) in slips {
        assert!(!schema(kind).is_valid(&as_json(text)), "{kind} accepts\n{text}");
    }
}
