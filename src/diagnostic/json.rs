//! Findings for programs: one JSON object for each, on a line of its own.
//!
//! The fields are stable: `code`, `severity`, `file`, `line`, `column`, `end_line`, `end_column`, `message`,
//! `help`, `notes`, `related`, and for claims in prose `claim`, `expected`, `evidence`. Lines and columns start at
//! 1 and count characters; a finding about a whole file has none.

use super::harmless::in_json;
use super::{Diagnostic, Diagnostics, Place, Related};
use crate::source::{SourceMap, Span};
use serde::Serialize;
use serde_json::{Value, json};

/// A place as programs read it.
#[derive(Serialize)]
struct Where {
    file: String,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

impl Where {
    fn of(span: Span, sources: &SourceMap) -> Self {
        let (start, end) = (sources.position(span), sources.position(Span { start: span.end, ..span }));
        Self {
            file: sources.path(span.source).to_string(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

/// Every finding as a line of JSON.
#[must_use]
pub fn render(diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    let mut lines = String::new();
    for diagnostic in diagnostics.iter() {
        lines.push_str(&object(diagnostic, sources).to_string());
        lines.push('\n');
    }
    in_json(&lines)
}

fn object(diagnostic: &Diagnostic, sources: &SourceMap) -> Value {
    let mut object = json!({ "code": diagnostic.code.name(), "severity": diagnostic.severity.word() });
    let place = match &diagnostic.place {
        Place::Words(span) => json!(Where::of(*span, sources)),
        Place::File(path) => json!({ "file": path.as_str() }),
        Place::Project => json!({}),
    };
    merge(&mut object, place);
    let related: Vec<Value> = diagnostic
        .related
        .iter()
        .map(|related| {
            let mut value = json!({ "text": related.text });
            merge(&mut value, json!(Where::of(related.span, sources)));
            value
        })
        .collect();
    merge(
        &mut object,
        json!({ "message": diagnostic.message, "help": diagnostic.help, "notes": diagnostic.notes, "related": related }),
    );
    if let Some(evidence) = &diagnostic.evidence {
        let used: Vec<Value> = diagnostic.related.iter().map(|related| used(related, sources)).collect();
        merge(
            &mut object,
            json!({ "claim": evidence.claim, "expected": evidence.expected, "evidence": used }),
        );
    }
    object
}

/// A number that was used: what it is, its words and where they stand.
fn used(related: &Related, sources: &SourceMap) -> Value {
    let mut value = json!({ "text": related.text, "words": sources.words(related.span) });
    merge(&mut value, json!(Where::of(related.span, sources)));
    value
}

fn merge(object: &mut Value, more: Value) {
    if let (Value::Object(object), Value::Object(more)) = (object, more) {
        object.extend(more);
    }
}
