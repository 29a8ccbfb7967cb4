//! The auditor of prose: text to findings.

#![no_main]

use candour::check::claims::{audit_prose, plain};
use candour::diagnostic::Diagnostics;
use candour::source::{ProjectPath, SourceFile, SourceMap};
use candour_fuzz::{begin, is_chosen, properties};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    begin(input);
    let Ok(text) = std::str::from_utf8(input) else { return };
    let mut sources = SourceMap::default();
    let id = sources.add(SourceFile::new(ProjectPath::new("paper.md"), text.to_owned()));
    let (found, steps) = audit_prose(&plain::read(id, text));
    let most = 5_000 * (text.len() as u64 + 20);
    assert!(steps <= most, "{steps} steps for {} bytes", text.len());
    let mut diagnostics = Diagnostics::default();
    found.iter().cloned().for_each(|one| diagnostics.push(one));
    properties::findings(&diagnostics, &sources);
    if is_chosen(input) {
        assert_eq!(audit_prose(&plain::read(id, text)), (found, steps));
    }
});
