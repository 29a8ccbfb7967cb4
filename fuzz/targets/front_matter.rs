//! Front matter: the same file as a meeting, as a paper and as an ordinary page.

#![no_main]

use candour::diagnostic::Diagnostics;
use candour::source::{ProjectPath, SourceFile, SourceId, SourceMap, Span};
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
    for id in &read.sources.pages {
        let Some(page) = read.sources.page(*id, &mut Diagnostics::default()) else { continue };
        is_part(&read.sources.map, *id, page.front_span, page.body);
    }
    if is_chosen(input) {
        assert!(
            properties::told(&Read::new(&files)) == properties::told(&read),
            "other findings the second time"
        );
    }
});

/// The text behind the front matter is the rest of the file, or nothing.
fn is_part(map: &SourceMap, id: SourceId, front: Span, body: Span) {
    let text = map.file(id).map_or("", SourceFile::text);
    let rest = text.get(body.start as usize..body.end as usize);
    assert!(rest.is_some_and(|rest| rest.is_empty() || text.ends_with(rest)), "{body:?} of {text:?}");
    assert!(rest == Some("") || body.end as usize == text.len(), "{body:?} of {text:?}");
    assert!(
        front.end as usize <= text.len() && (rest == Some("") || front.end <= body.start),
        "{front:?} {body:?}"
    );
}
