//! The gallery of `docs/gallery/` shows every form that a chart can take.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use candour::chart::form::FORMS;
use std::fs;
use std::path::Path;

fn text() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/gallery/index.md")).unwrap()
}

/// The forms that a text's blocks name.
fn shown(text: &str) -> Vec<&str> {
    let blocks = text.split("```chart\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.flat_map(str::lines).filter_map(|line| line.strip_prefix("form: ")).collect()
}

#[test]
fn every_form_of_a_chart_is_in_the_gallery() {
    let text = text();
    let shown = shown(&text);
    let absent: Vec<&str> = FORMS.iter().map(|form| form.name).filter(|name| !shown.contains(name)).collect();
    assert_eq!(absent, [""; 0], "add a section to docs/gallery/index.md");
}

#[test]
fn every_other_block_is_in_the_gallery_too() {
    let text = text();
    for block in ["table", "tiles", "timeline"] {
        assert!(
            text.contains(&format!("```{block}\n")),
            "add a section with a `{block}` to docs/gallery/index.md"
        );
    }
    let small_lines = text.matches("\ntrend: true\n").count() + text.matches("\n    trend: true\n").count();
    assert_eq!(small_lines, 2, "one in a table and one in a tile");
}

#[test]
fn a_form_that_is_not_shown_is_noticed() {
    assert_eq!(shown("form: line\n\n```chart\ndata: a\nform: bars\n```\n\nform: dots"), ["bars"]);
}
