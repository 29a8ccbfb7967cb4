//! Findings as SARIF 2.1.0, the format that code hosts show beside a change.

use super::harmless::in_json;
use super::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::source::{SourceMap, Span};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Every finding in one SARIF log.
#[must_use]
pub fn render(diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    let codes: BTreeSet<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    let rule = |code: &Code| json!({ "id": code.name(), "shortDescription": { "text": code.summary() } });
    let rules: Vec<Value> = codes.iter().map(rule).collect();
    let index = |found: &Diagnostic| codes.iter().position(|code| *code == found.code);
    let results: Vec<Value> = diagnostics.iter().map(|found| result(found, index(found), sources)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "candour", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    in_json(&format!("{log:#}\n"))
}

fn result(diagnostic: &Diagnostic, rule: Option<usize>, sources: &SourceMap) -> Value {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    };
    let text = match &diagnostic.help {
        Some(help) => format!("{}; {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let locations: Vec<Value> = match &diagnostic.place {
        Place::Words(span) => vec![location(*span, sources)],
        Place::File(path) => {
            vec![json!({ "physicalLocation": { "artifactLocation": { "uri": path.reference() } } })]
        }
        Place::Project => Vec::new(),
    };
    let related: Vec<Value> = diagnostic
        .related
        .iter()
        .map(|related| {
            let mut place = location(related.span, sources);
            if let Value::Object(object) = &mut place {
                object.insert("message".to_owned(), json!({ "text": related.text }));
            }
            place
        })
        .collect();
    json!({
        "ruleId": diagnostic.code.name(),
        "ruleIndex": rule,
        "level": level,
        "message": { "text": text },
        "locations": locations,
        "relatedLocations": related,
    })
}

fn location(span: Span, sources: &SourceMap) -> Value {
    let (start, end) = (sources.position(span), sources.position(Span { start: span.end, ..span }));
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": sources.path(span.source).reference() },
        "region": { "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column },
    }})
}
