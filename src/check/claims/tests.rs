//! Invented sentences, true and faulty: every finding of each must be as the tables under `tests/claims` say.

use super::*;
use crate::diagnostic::Place;
use crate::source::{ProjectPath, SourceFile, SourceMap};

/// The tables. A case starts with `ok` or with what must be found; its text is indented by two spaces.
const TABLES: &[(&str, &str)] = &[
    ("shares.txt", include_str!("../../../tests/claims/shares.txt")),
    ("parts.txt", include_str!("../../../tests/claims/parts.txt")),
    ("tables.txt", include_str!("../../../tests/claims/tables.txt")),
    ("time.txt", include_str!("../../../tests/claims/time.txt")),
    ("words.txt", include_str!("../../../tests/claims/words.txt")),
    ("phrases.txt", include_str!("../../../tests/claims/phrases.txt")),
    ("changes.txt", include_str!("../../../tests/claims/changes.txt")),
];

/// A case: what must be found, and the text.
fn cases(table: &str) -> Vec<(Vec<String>, String)> {
    let mut found: Vec<(Vec<String>, String)> = Vec::new();
    let mut inside = false;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        if let Some(words) = line.strip_prefix("  ") {
            if let Some((_, text)) = found.last_mut() {
                text.push_str(words);
                text.push('\n');
            }
            inside = true;
        } else if line.trim().is_empty() {
            if let Some((_, text)) = found.last_mut() {
                text.push('\n');
            }
        } else {
            if inside || found.is_empty() {
                found.push((Vec::new(), String::new()));
            }
            inside = false;
            if let Some((expected, _)) = found.last_mut().filter(|_| line != "ok") {
                expected.push(line.to_owned());
            }
        }
    }
    found
}

fn findings(text: &str) -> Vec<String> {
    let mut sources = SourceMap::default();
    let id = sources.add(SourceFile::new(ProjectPath::new("paper.txt"), text.to_owned()));
    let mut found: Vec<String> = audit(id, text)
        .iter()
        .map(|diagnostic| match &diagnostic.place {
            Place::Words(span) => format!("{} `{}`", diagnostic.code, sources.words(*span)),
            _ => diagnostic.code.to_string(),
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

#[test]
fn every_case_of_the_tables_is_judged_as_it_says() {
    let mut wrong = Vec::new();
    let (mut faulty, mut sound) = (0, 0);
    for (name, table) in TABLES {
        for (mut expected, text) in cases(table) {
            expected.sort();
            *(if expected.is_empty() { &mut sound } else { &mut faulty }) += 1;
            let found = findings(&text);
            if found != expected {
                wrong.push(format!("{name}: {}\n    wanted {expected:?}\n    found  {found:?}", text.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), faulty + sound, wrong.join("\n"));
    println!("{faulty} faulty, {sound} sound");
}
