//! `candour check --fix`: binds typed figures that are exactly one cell, and leaves every other byte as it is.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const BODY: &str = "## Visits\r\n\r\nIn 2025, 12,355 people visited the libraries, after 11,890 visitors to libraries in 2024.\r\n\r\n\
    > Visitors to libraries, 2025: **12,355**\r\n\r\nOf the 9 libraries, 7 have a lift.\r\n\r\n\
    | Visitors to libraries | Number |\r\n|---|---|\r\n| 2025 | 12,355 |\r\n\r\n### The 12,355 visitors to libraries in 2025\r\n\r\nAn end.\r\n";

fn candour(root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    command.args(arguments).arg("--root").arg(root).env("NO_COLOR", "1").output().unwrap()
}

/// A new site whose paper types its figures, saved as Windows editors do.
fn site() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("papers");
    let made = Command::new(env!("CARGO_BIN_EXE_candour"))
        .args(["new", "site", "papers"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(made.status.success());
    let paper = root.join("content/2026-01-12-example-board/libraries.md");
    let front = "---\r\ntitle: Libraries\r\nitem: 2\r\nfrom: Director\r\npurpose: noting\r\nstatutory: {background-documents: none, equalities: none}\r\ndata: example\r\nsummary: Visitors to libraries in 2025 were 12,355.\r\n---\r\n\r\n";
    fs::write(&paper, format!("\u{feff}{front}{BODY}")).unwrap();
    (folder, root)
}

fn paper(root: &Path) -> String {
    fs::read_to_string(root.join("content/2026-01-12-example-board/libraries.md")).unwrap()
}

/// The words of the built paper up to its list of figures.
fn words(root: &Path) -> String {
    let built = candour(root, &["build"]);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let html = fs::read_to_string(root.join("output/2026-01-12-example-board/libraries.html")).unwrap();
    let from = html.find("<h2 id=\"visits\"").expect("the section");
    let until = html[from..].find("An end.").expect("the end") + from;
    let mut inside = false;
    html[from..until]
        .chars()
        .filter(|letter| {
            let shown = !inside && *letter != '<';
            inside = *letter == '<' || inside && *letter != '>';
            shown
        })
        .collect()
}

fn findings(root: &Path) -> String {
    let output = candour(root, &["check", "--format", "json"]);
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().filter(|line| line.contains("\"code\"") && !line.contains("figure/unbound")).collect()
}

#[test]
fn typed_figures_become_references_and_every_other_byte_stays() {
    let (_folder, root) = site();
    let before = paper(&root);
    assert!(candour(&root, &["check", "--fix"]).status.success());
    let after = paper(&root);
    assert_eq!(after.matches("{visits: 2025}").count(), 3, "{after}");
    assert_eq!(after.matches("{visits: 2024}").count(), 1, "{after}");
    let back = after.replace("{visits: 2025}", "12,355").replace("{visits: 2024}", "11,890");
    assert_eq!(back, before, "only the figures changed");
    assert!(after.contains("summary: Visitors to libraries in 2025 were 12,355."), "front matter is left");
    assert!(after.contains("### The 12,355 visitors"), "headings keep their anchors");
}

#[test]
fn the_page_reads_as_before_and_nothing_new_is_found() {
    let (_folder, root) = site();
    let (text, found) = (words(&root), findings(&root));
    candour(&root, &["check", "--fix"]);
    assert_eq!(words(&root), text);
    assert_eq!(findings(&root), found);
}

#[test]
fn twice_is_once_and_a_dry_run_is_nothing() {
    let (_folder, root) = site();
    let before = paper(&root);
    let dry = candour(&root, &["check", "--fix", "--dry-run"]);
    assert!(String::from_utf8_lossy(&dry.stdout).contains("4 typed figures would be bound"));
    assert_eq!(paper(&root), before);
    candour(&root, &["check", "--fix"]);
    let once = paper(&root);
    let again = candour(&root, &["check", "--fix"]);
    assert_eq!(paper(&root), once);
    assert!(String::from_utf8_lossy(&again.stdout).contains("0 typed figures bound"));
}
