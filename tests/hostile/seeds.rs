//! What persons and machines found for the fuzz targets, tried in every run of the tests, without the fuzzer.

use std::collections::BTreeMap;
use std::path::Path;

use candour::diagnostic::{json, terminal};
use candour::source::ProjectPath;
use candour::{Checked, Wish};

use crate::project::files;

/// Where a target's input goes, and what stands before it.
const TARGETS: [(&str, &str, &str); 3] = [
    ("dataset", "data/fuzzed.yaml", ""),
    ("csv", "data/fuzzed.csv", ""),
    (
        "markdown",
        "content/2023-03-28-board/fuzzed.md",
        "---\ntitle: A fuzzed paper\nitem: 2\nfrom: Director\npurpose: noting\n---\n\n",
    ),
];

/// The sound project of the targets with this input.
fn fed(target: &str, input: &[u8]) -> (Checked, Option<candour::bundle::Bundle>) {
    let found = TARGETS.iter().find(|(name, ..)| *name == target);
    let (_, path, before) = found.unwrap_or_else(|| panic!("say where the seeds of `{target}` go"));
    let mut project: BTreeMap<ProjectPath, Vec<u8>> = files(Path::new("fuzz/base"))
        .into_iter()
        .map(|(name, bytes)| (ProjectPath::new(name), bytes))
        .collect();
    if target == "csv" {
        let dataset =
            "title: Fuzzed\nunit: people\nby: [year]\nvalues: fuzzed.csv\nsource: {document: Plan}\n";
        project.insert(ProjectPath::new("data/fuzzed.yaml"), dataset.into());
    }
    project.insert(ProjectPath::new(*path), [before.as_bytes(), input].concat());
    candour::assemble_files(&project, &Wish::default())
}

/// What a browser or a terminal obeys, or shows as nothing.
fn is_hidden(character: char) -> bool {
    (character.is_control() && !['\n', '\t'].contains(&character))
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}')
}

#[test]
fn row_34_no_seed_brings_a_hidden_character_into_a_page_or_a_terminal() {
    let mut refused = Vec::new();
    for (name, input) in files(Path::new("fuzz/seeds")) {
        if name.ends_with(".gitkeep") {
            continue;
        }
        let (checked, site) = fed(name.split('/').next().unwrap(), &input);
        let map = &checked.sources.map;
        for told in
            [terminal::render(&checked.diagnostics, map, false), json::render(&checked.diagnostics, map)]
        {
            assert!(!told.contains(is_hidden), "{name}: {told:?}");
        }
        for (path, file) in site.into_iter().flat_map(candour::bundle::Bundle::into_files) {
            let text =
                file.as_text().unwrap_or_default().trim_start_matches('\u{feff}').replace("\r\n", "\n");
            assert!(!text.contains(is_hidden), "{name}: {path}");
        }
        if checked.diagnostics.iter().any(|found| found.code.to_string() == "file/control-character") {
            refused.push(name);
        }
    }
    assert_eq!(refused, ["dataset/escaped-controls", "markdown/controls-as-codes"]);
}
