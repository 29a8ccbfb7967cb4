//! A site as a whole: its files one after another, each behind a line `=== path`. What is not there is taken from the
//! sound project. Templates are left out: whoever writes them is trusted with what pages say.

#![no_main]

use candour::Wish;
use candour::source::ProjectPath;
use candour_fuzz::project::{Files, base};
use candour_fuzz::{begin, is_chosen, properties};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    begin(input);
    let files = files(input);
    let wish = Wish { drafts: input.len() % 2 == 0, ..Wish::default() };
    let (checked, bundle) = candour::assemble_files(&files, &wish);
    properties::findings(&checked.diagnostics, &checked.sources.map);
    if let Some(site) = &checked.site {
        site.datasets.values().for_each(candour_fuzz::values::read_back);
    }
    let pages = bundle.map(candour::bundle::Bundle::into_files);
    if let Some(pages) = &pages {
        properties::site(pages);
    }
    if is_chosen(input) {
        let again = candour::assemble_files(&files, &wish).1.map(candour::bundle::Bundle::into_files);
        assert!(again == pages, "another site the second time");
    }
});

/// The files that an input holds.
fn files(input: &[u8]) -> Files {
    let text = String::from_utf8_lossy(input);
    let mut files = base();
    for part in text.split("=== ").skip(1) {
        let (path, bytes) = part.split_once('\n').unwrap_or((part, ""));
        if !path.starts_with("themes/") || !path.contains("/templates/") {
            files.insert(ProjectPath::new(path), bytes.as_bytes().to_vec());
        }
    }
    files
}
