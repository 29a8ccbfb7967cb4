//! Every code has a page that explains it, shows a file that has the mistake, and shows what the tool says of it.
//!
//! A page is `tests/diagnostics/FAMILY/NAME.md`. Its fenced blocks name the files of the example, which are laid over
//! the small sound site in `base/`; the block `report` is what `candour check` prints. `BLESS=1 cargo test --test
//! diagnostics` writes the reports anew: read the difference before you commit it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

mod page;

use candour::diagnostic::Code;
use page::Page;
use std::path::{Path, PathBuf};
use std::process::Command;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

/// Lays the files of a page over the base site and checks it with the real program.
fn report(page: &Page) -> String {
    let site = tempfile::tempdir().unwrap();
    page::copy_folder(&folder().join("base"), site.path());
    page.write_files(site.path());
    let output = Command::new(env!("CARGO_BIN_EXE_candour"))
        .args(["check", "--verbose", "--root"])
        .arg(site.path())
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stderr).unwrap();
    text.trim_end().to_owned()
}

#[test]
fn the_base_site_is_sound() {
    let page = Page::read("# base\n");
    assert_eq!(report(&page), "");
}

#[test]
fn every_example_is_reported_as_its_page_says() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for (code, _) in Code::all() {
        let path = folder().join(format!("{}.md", code.name()));
        let text = std::fs::read_to_string(&path).unwrap();
        let page = Page::read(&text);
        let Some(expected) = &page.report else { continue };
        let found = report(&page);
        if bless {
            std::fs::write(&path, page::with_report(&text, &found)).unwrap();
        } else if found != *expected {
            wrong.push(format!("{}: expected\n{expected}\n--- found\n{found}\n", code.name()));
        }
        if !found.contains(&format!("[{}]", code.name())) {
            wrong.push(format!("{}: its own code is not reported\n{found}\n", code.name()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_explains_in_plain_words() {
    for (code, _) in Code::all() {
        let page = code.page();
        assert!(page.starts_with(&format!("# {}\n", code.name())), "{}", code.name());
        assert!(page.contains("**What to do:**"), "{}", code.name());
        assert!(!page.to_lowercase().contains("invalid"), "{}", code.name());
    }
}

#[test]
fn no_message_uses_the_word_that_says_nothing() {
    for (code, _) in Code::all() {
        let text = std::fs::read_to_string(folder().join(format!("{}.md", code.name()))).unwrap();
        for line in Page::read(&text).report.unwrap_or_default().lines() {
            assert!(!line.to_lowercase().contains("invalid"), "{}: {line}", code.name());
        }
    }
}
