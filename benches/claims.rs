//! How long it takes to audit a paper, and texts made to be slow: `cargo bench --bench claims`.

#![allow(clippy::expect_used, reason = "a benchmark stops at what it did not expect")]

use candour::check::claims;
use candour::source::{ProjectPath, SourceFile, SourceMap};
use std::path::Path;

fn main() {
    divan::main();
}

/// The longest papers of the sample site.
const PAPERS: [&str; 3] = [
    "2022-02-08-children-and-families-advisory-panel/irs-annual-report.md",
    "2023-03-28-corporate-parenting-board/care-leavers.md",
    "2023-03-28-corporate-parenting-board/participation.md",
];

/// What a megabyte is made of.
const HOSTILE: [&str; 7] = ["7", "[", "(", "of the ", "10% of 20 ", "\n", "- 5 of 6 (7%)\n"];

fn audit(text: &str) -> usize {
    let mut sources = SourceMap::default();
    let id = sources.add(SourceFile::new(ProjectPath::new("paper.md"), text.to_owned()));
    claims::audit(id, text).len()
}

#[divan::bench(args = PAPERS)]
fn paper(bencher: divan::Bencher<'_, '_>, path: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(path);
    let text = std::fs::read_to_string(path).expect("the sample site is there");
    bencher.bench(|| audit(&text));
}

#[divan::bench(args = HOSTILE, sample_count = 3, sample_size = 1)]
fn a_megabyte(bencher: divan::Bencher<'_, '_>, piece: &str) {
    let text = piece.repeat((1 << 20) / piece.len());
    bencher.bench(|| audit(&text));
}
