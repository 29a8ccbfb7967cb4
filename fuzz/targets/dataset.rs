//! A dataset in YAML.

#![no_main]

use candour::narrative;
use candour_fuzz::project::{FUZZED_DATASET, Read, with};
use candour_fuzz::{begin, is_chosen, properties, values};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    begin(input);
    let files = with(FUZZED_DATASET, input);
    let read = Read::new(&files);
    properties::findings(&read.diagnostics, &read.sources.map);
    if let Some(dataset) = read.dataset(FUZZED_DATASET) {
        values::read_back(dataset);
        properties::fragment(&narrative::dataset_table(dataset).0);
    }
    if is_chosen(input) {
        assert!(
            properties::told(&Read::new(&files)) == properties::told(&read),
            "other findings the second time"
        );
    }
});
