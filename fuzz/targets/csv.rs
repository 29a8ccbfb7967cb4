//! A CSV file of values. Its dataset has the header's columns but the last as dimensions, so that any header will do.

#![no_main]

use candour::source::ProjectPath;
use candour_fuzz::project::{FUZZED_DATASET, Read, with};
use candour_fuzz::{begin, is_chosen, properties, values};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    begin(input);
    let text = String::from_utf8_lossy(input);
    let header = text.lines().next().unwrap_or("").trim_start_matches('\u{feff}');
    let names: Vec<String> = header.split(',').map(|name| name.trim().replace(['\'', '"'], "")).collect();
    let by: Vec<String> =
        names.iter().take(names.len().saturating_sub(1)).map(|name| format!("'{name}'")).collect();
    let dataset = format!(
        "title: Fuzzed\nunit: people\nbetter: neither\nby: [{}]\nvalues: fuzzed.csv\nsource: {{document: Plan}}\n",
        by.join(", ")
    );
    let mut files = with(FUZZED_DATASET, dataset);
    files.insert(ProjectPath::new("data/fuzzed.csv"), input.to_vec());
    let read = Read::new(&files);
    properties::findings(&read.diagnostics, &read.sources.map);
    if let Some(dataset) = read.dataset(FUZZED_DATASET) {
        values::read_back(dataset);
    }
    if is_chosen(input) {
        assert!(
            properties::told(&Read::new(&files)) == properties::told(&read),
            "other findings the second time"
        );
    }
});
