//! Measures the check of claims against marks that people made:
//! `cargo run --example score -- MARKS.jsonl PAPERS_DIR [-v]`.
//!
//! A mark is one JSON object a line: file, line, quote, kind, numbers, `context_line`, verdict. A finding matches a
//! mark when it stands in the same file within a line of it (or of where its other value stands) and shares a
//! number or words with it. Printed: found and missed faults and false alarms by kind; with `-v` each of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example prints, and stops at what it did not expect"
)]

use anyhow::{Context, Result};
use candour::check::claims;
use candour::diagnostic::{Diagnostic, Place};
use candour::source::{ProjectPath, SourceFile, SourceMap};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// One mark of a person.
struct Mark {
    id: String,
    file: String,
    lines: Vec<u64>,
    quote: String,
    kind: String,
    numbers: BTreeSet<String>,
    verdict: String,
}

/// One finding, with the lines and numbers it speaks of.
struct Found {
    file: String,
    line: u32,
    lines: BTreeSet<u32>,
    numbers: BTreeSet<String>,
    words: String,
    shown: String,
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [marks, papers, rest @ ..] = arguments.as_slice() else {
        anyhow::bail!("usage: score MARKS.jsonl PAPERS_DIR [-v]");
    };
    let marks = read_marks(Path::new(marks))?;
    let found = audit_all(Path::new(papers))?;
    report(&marks, &found, rest.iter().any(|option| option == "-v"));
    Ok(())
}

fn read_marks(path: &Path) -> Result<Vec<Mark>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| Ok(mark(&serde_json::from_str(line)?)))
        .collect()
}

fn mark(value: &Value) -> Mark {
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let mut lines = vec![value["line"].as_u64().unwrap_or(0)];
    match &value["context_line"] {
        Value::Number(line) => lines.extend(line.as_u64()),
        Value::Array(list) => lines.extend(list.iter().filter_map(Value::as_u64)),
        _ => {}
    }
    let mut numbers = numbers_of(&text("quote"));
    collect_numbers(&value["numbers"], &mut numbers);
    Mark {
        id: text("id"),
        file: text("file"),
        lines,
        quote: text("quote"),
        kind: text("kind"),
        numbers,
        verdict: text("verdict"),
    }
}

fn collect_numbers(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Number(number) => {
            let text = number.to_string();
            into.insert(text.strip_suffix(".0").unwrap_or(&text).to_owned());
        }
        Value::Array(list) => list.iter().for_each(|item| collect_numbers(item, into)),
        Value::Object(map) => map.values().for_each(|item| collect_numbers(item, into)),
        Value::String(text) => into.append(&mut numbers_of(text)),
        _ => {}
    }
}

/// The runs of digits of a text, without commas.
fn numbers_of(text: &str) -> BTreeSet<String> {
    let bare: String = text.chars().filter(|it| *it != ',').collect();
    let runs = bare.split(|it: char| !it.is_ascii_digit() && it != '.').map(|run| run.trim_matches('.'));
    runs.filter(|run| !run.is_empty()).map(str::to_owned).collect()
}

fn audit_all(folder: &Path) -> Result<Vec<Found>> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|end| end == "txt" || end == "md")) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let text = std::fs::read_to_string(path)?;
        let mut sources = SourceMap::default();
        let id = sources.add(SourceFile::new(ProjectPath::new(name.clone()), text.clone()));
        found.extend(
            claims::audit(id, &text).iter().filter_map(|diagnostic| describe(&name, &sources, diagnostic)),
        );
    }
    Ok(found)
}

fn describe(file: &str, sources: &SourceMap, diagnostic: &Diagnostic) -> Option<Found> {
    let Place::Words(span) = &diagnostic.place else { return None };
    let line = sources.position(*span).line;
    let mut lines = BTreeSet::from([line]);
    let claim = diagnostic.evidence.as_ref().map(|evidence| evidence.claim.clone()).unwrap_or_default();
    let mut words = format!("{} {claim} {}", sources.words(*span), diagnostic.message);
    for related in &diagnostic.related {
        lines.insert(sources.position(related.span).line);
        words.push(' ');
        words.push_str(sources.words(related.span));
    }
    let shown =
        format!("{file}:{line} [{}] {:?} {}", diagnostic.code, diagnostic.severity, diagnostic.message);
    Some(Found {
        file: file.to_owned(),
        line,
        lines,
        numbers: numbers_of(&words),
        words: claim.to_lowercase(),
        shown,
    })
}

fn matches(mark: &Mark, found: &Found) -> bool {
    let near = |line: u32| mark.lines.iter().any(|known| known.abs_diff(u64::from(line)) <= 1);
    let own = mark.lines.first().is_some_and(|line| line.abs_diff(u64::from(found.line)) <= 1);
    let shared = mark.numbers.intersection(&found.numbers).count();
    let quoted =
        mark.quote.to_lowercase().contains(&found.words) || found.words.contains(&mark.quote.to_lowercase());
    let there = own
        || (near(found.line)
            && found
                .lines
                .iter()
                .any(|line| mark.lines.first().is_some_and(|own| own.abs_diff(u64::from(*line)) <= 1)));
    mark.file == found.file && there && (shared >= 1 || quoted)
}

fn is_fault(mark: &Mark) -> bool {
    matches!(mark.verdict.as_str(), "inconsistent" | "wording" | "rounding")
}

fn report(marks: &[Mark], found: &[Found], all: bool) {
    let mut rows: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    let mut explained = vec![false; found.len()];
    for mark in marks.iter().filter(|mark| is_fault(mark)) {
        let row = rows.entry(&mark.kind).or_default();
        let hits: Vec<usize> = (0..found.len()).filter(|at| matches(mark, &found[*at])).collect();
        hits.iter().for_each(|at| explained[*at] = true);
        row[usize::from(hits.is_empty())] += 1;
        if all {
            let outcome = if hits.is_empty() { "missed" } else { "found " };
            println!(
                "{outcome} {} {}:{} {} `{}`",
                mark.id, mark.file, mark.lines[0], mark.verdict, mark.quote
            );
        }
    }
    for (at, finding) in found.iter().enumerate().filter(|(at, _)| !explained[*at]) {
        let hit = marks.iter().find(|mark| !is_fault(mark) && matches(mark, finding));
        let row = rows.entry(hit.map_or("not marked", |mark| mark.kind.as_str())).or_default();
        let consistent = hit.is_some_and(|mark| mark.verdict == "consistent");
        row[if consistent { 2 } else { 3 }] += 1;
        if all {
            let against = hit.map_or("no mark".to_owned(), |mark| format!("{} {}", mark.id, mark.verdict));
            println!("{} ({against}) {}", if consistent { "false alarm" } else { "other" }, found[at].shown);
        }
    }
    let true_claims = marks.iter().filter(|mark| mark.verdict == "consistent").count();
    println!("{:22}{:>8}{:>8}{:>14}{:>8}", "kind", "found", "missed", "false alarms", "other");
    let mut sum = [0; 4];
    for (kind, row) in &rows {
        println!("{kind:22}{:>8}{:>8}{:>14}{:>8}", row[0], row[1], row[2], row[3]);
        sum.iter_mut().zip(row).for_each(|(sum, count)| *sum += count);
    }
    println!("{:22}{:>8}{:>8}{:>14}{:>8}", "all", sum[0], sum[1], sum[2], sum[3]);
    println!(
        "{true_claims} true claims are marked; \"other\" stands on no mark, or on one that cannot be decided"
    );
}
