//! Prints the table of advance widths as JSON, for the browser test that compares it with Chromium.
//!
//! `{"unitsPerEm": 2048, "fonts": "…", "advances": [{"character": "A", "regular": 1366, "bold": 1479}, …]}`

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example prints, and stops at what it did not expect"
)]

use candour::chart::canvas::{UNITS_PER_EM, advance, known};
use std::io::Write;

fn main() -> std::io::Result<()> {
    let entry = |character: char| {
        serde_json::json!({
            "character": character,
            "regular": advance(character, false),
            "bold": advance(character, true),
        })
    };
    let advances: Vec<serde_json::Value> = known().map(entry).collect();
    let fonts = "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif";
    let table = serde_json::json!({ "unitsPerEm": UNITS_PER_EM, "fonts": fonts, "advances": advances });
    writeln!(std::io::stdout(), "{table:#}")
}
