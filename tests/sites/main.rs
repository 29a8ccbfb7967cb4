//! Whole sites: each folder beside this file is a project that is built by the real program, and whose pages are
//! compared with the folder `expected/`, file by file, both ways.
//!
//! What is compared of a page is its `<main>`, charts left out (they have tests of their own); of a CSV file and a feed,
//! all. `BLESS=1 cargo test --test sites` writes the expected files anew: read the difference before you commit it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use walkdir::WalkDir;

/// Text files by their path below a folder.
type Tree = BTreeMap<String, String>;

fn sites() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.is_dir());
    found.sort();
    assert!(!found.is_empty());
    found
}

/// Builds a site into a folder of its own; gives the pages, and what the program said.
fn build(site: &Path) -> (Tree, String) {
    let work = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_candour"))
        .args(["build", "--root"])
        .arg(site)
        .arg("--output")
        .arg(work.path().join("output"))
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{}: {said}", site.display());
    (tree(&work.path().join("output"), &compared), said)
}

/// The files of a folder, each through `view`, which says what of it is kept.
fn tree(folder: &Path, view: &dyn Fn(&str, String) -> Option<String>) -> Tree {
    let files =
        WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|file| file.file_type().is_file());
    let files = files.filter_map(|file| {
        let path = file.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        let text = String::from_utf8(fs::read(file.path()).unwrap()).ok()?;
        Some((path.clone(), view(&path, text)?))
    });
    files.collect()
}

/// What of a built file is compared.
fn compared(path: &str, text: String) -> Option<String> {
    match path.rsplit_once('.')?.1 {
        "html" => {
            let start = text.find("<main").unwrap_or_else(|| panic!("{path} has no <main>"));
            let end = text.find("</main>").unwrap_or_else(|| panic!("{path} does not end its <main>"));
            Some(format!("{}\n", without_drawings(&text[start..end])))
        }
        "csv" | "xml" => Some(text),
        _ => None,
    }
}

/// A page with a word in the place of each drawing.
fn without_drawings(page: &str) -> String {
    let mut pieces = page.split("<svg");
    let mut text = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let (_, after) = piece.split_once("</svg>").expect("a drawing ends");
        text.push_str("[drawing]");
        text.push_str(after);
    }
    text
}

/// The first line in which two files differ.
fn first_difference(expected: &str, built: &str) -> String {
    let mut lines = expected.lines().zip(built.lines()).zip(1..);
    match lines.find(|((expected, built), _)| expected != built) {
        Some(((expected, built), line)) => format!("line {line}\n  expected {expected}\n  built    {built}"),
        None => format!("{} lines expected, {} built", expected.lines().count(), built.lines().count()),
    }
}

/// Every file that is missing, extra or different.
fn differences(expected: &Tree, built: &Tree) -> Vec<String> {
    let paths: BTreeSet<&String> = expected.keys().chain(built.keys()).collect();
    let told = paths.into_iter().filter_map(|path| match (expected.get(path), built.get(path)) {
        (Some(expected), Some(built)) if expected == built => None,
        (Some(expected), Some(built)) => Some(format!("{path}: {}", first_difference(expected, built))),
        (Some(_), None) => Some(format!("{path}: expected, not built")),
        (None, _) => Some(format!("{path}: built, not expected")),
    });
    told.collect()
}

fn bless(folder: &Path, built: &Tree) {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
    for (path, text) in built {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

#[test]
fn every_page_is_as_expected() {
    let blessing = std::env::var_os("BLESS").is_some();
    for site in sites() {
        let (built, _) = build(&site);
        let folder = site.join("expected");
        if blessing {
            bless(&folder, &built);
        }
        let expected = tree(&folder, &|_, text| Some(text));
        let differences = differences(&expected, &built);
        assert!(differences.is_empty(), "{}\n{}", site.display(), differences.join("\n"));
    }
}

/// The README of a site lists the codes of its findings; there are no others, and none is missing.
#[test]
fn the_findings_are_those_that_the_site_wants() {
    for site in sites() {
        let (_, said) = build(&site);
        let readme = fs::read_to_string(site.join("README.md")).unwrap();
        let (_, list) = readme.split_once("## Findings wanted").expect("a list of findings");
        let wanted: BTreeSet<&str> =
            list.lines().filter_map(|line| line.strip_prefix("- `")?.split('`').next()).collect();
        let found = said.lines().filter(|line| line.starts_with("warning[") || line.starts_with("advice["));
        let found: BTreeSet<&str> = found.filter_map(|line| line.split(['[', ']']).nth(1)).collect();
        assert_eq!(found, wanted, "{}\n{said}", site.display());
    }
}

#[test]
fn a_page_that_is_missing_extra_or_changed_is_told() {
    let tree = |files: &[(&str, &str)]| -> Tree {
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    };
    let expected = tree(&[("a.html", "one\ntwo"), ("b.html", "x"), ("c.html", "same")]);
    let built = tree(&[("a.html", "one\n2"), ("c.html", "same"), ("d.html", "y")]);
    let told = differences(&expected, &built);
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[0].contains("line 2") && told[1].contains("not built") && told[2].contains("not expected"));
}
