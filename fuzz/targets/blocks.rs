//! A block of data: its word, then its YAML, between fences. Charts are drawn.

#![no_main]

use candour_fuzz::project::{Built, with_body};
use candour_fuzz::{begin, is_chosen, properties};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    begin(input);
    let Ok(text) = std::str::from_utf8(input) else { return };
    let files = with_body(&format!("~~~~{text}\n~~~~\n"));
    let built = Built::new(&files);
    properties::project(&built);
    if is_chosen(input) {
        properties::is_repeatable(&files, &built);
    }
});
