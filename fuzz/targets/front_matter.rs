//! Front matter: the same file as a meeting, as a paper and as an ordinary page.

#![no_main]

use candour::source::{ProjectPath, SourceFile, SourceMap, Span};
use candour_fuzz::project::{FUZZED_PAPER, Read, base};
use candour_fuzz::{begin, is_chosen, properties};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    begin(input);
    let mut files = base();
    for path in [FUZZED_PAPER, "content/2023-03-29-fuzzed/index.md", "content/about/fuzzed.md"] {
        files.insert(ProjectPath::new(path), input.to_vec());
    }
    let read = Read::new(&files);
    properties::findings(&read.diagnostics, &read.sources.map);
    for (id, page) in &read.sources.pages {
        is_part(&read.sources.map, *id, page.front_span, &page.body.text);
    }
    if is_chosen(input) {
        assert!(
            properties::told(&Read::new(&files)) == properties::told(&read),
            "other findings the second time"
        );
    }
});

/// The text behind the front matter is the end of the file, byte for byte.
fn is_part(map: &SourceMap, id: candour::source::SourceId, front: Span, body: &str) {
    let text = map.file(id).map_or("", SourceFile::text);
    assert!(text.ends_with(body) || body.is_empty(), "{body:?} is not the end of {text:?}");
    assert!(front.end as usize <= text.len());
}
