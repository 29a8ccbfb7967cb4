//! Figure references: one a line, each between the braces of a sentence of its own.

#![no_main]

use candour::source::ProjectPath;
use candour_fuzz::project::{Built, FUZZED_PAPER, with_body};
use candour_fuzz::{begin, is_chosen, properties};
use libfuzzer_sys::fuzz_target;
use std::fmt::Write as _;

fuzz_target!(|input: &[u8]| {
    begin(input);
    let Ok(text) = std::str::from_utf8(input) else { return };
    let mut body = String::new();
    for reference in text.lines() {
        let _ = writeln!(body, "It was {{{reference}}} then.\n");
    }
    let files = with_body(&body);
    let built = Built::new(&files);
    properties::project(&built);
    for figure in built.read.figures.of_article(&ProjectPath::new(FUZZED_PAPER)).iter().flatten() {
        assert!(!figure.text.trim().is_empty() && !figure.value.is_empty(), "{figure:?}");
        let dataset = built.read.site.as_ref().and_then(|site| site.datasets.get(&figure.dataset));
        let cells = dataset.and_then(|dataset| dataset.grid()).map_or(0, |grid| grid.cells.len());
        assert!(figure.cells.iter().chain(&figure.cell).all(|cell| *cell < cells), "{figure:?}");
    }
    if is_chosen(input) {
        properties::is_repeatable(&files, &built);
    }
});
