//! Findings and outcomes told: problems to the error stream, or as JSON and SARIF to the output stream.

use super::{Common, Exit, Format};
use crate::diagnostic::{Diagnostics, Severity, json, sarif, terminal};
use crate::source::SourceMap;
use std::io::Write as _;

/// Tells every finding, and says how many there are.
pub fn findings(diagnostics: &Diagnostics, sources: &SourceMap, format: Format, common: &Common) -> Exit {
    match format {
        Format::Human => {
            let shown = shown(diagnostics, common);
            error(&terminal::render(&shown, sources, true));
            let left_out = diagnostics.count(Severity::Advice) - shown.count(Severity::Advice);
            if let Some(line) = count(diagnostics, left_out) {
                error(&format!("{line}\n"));
            }
        }
        Format::Json => out(&json::render(diagnostics, sources)),
        Format::Sarif => out(&sarif::render(diagnostics, sources)),
    }
    if diagnostics.has_errors() { Exit::Problems } else { Exit::Clean }
}

/// Advice is shown when asked for with `--verbose`; errors and warnings always.
fn shown(diagnostics: &Diagnostics, common: &Common) -> Diagnostics {
    let mut shown = diagnostics.clone();
    shown.retain(|found| common.verbose || found.severity != Severity::Advice);
    shown
}

/// "2 errors, 1 warning; 3 pieces of advice (shown with --verbose)".
fn count(diagnostics: &Diagnostics, left_out: usize) -> Option<String> {
    let number = |severity: Severity, one: &str, many: &str| {
        let count = diagnostics.count(severity);
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
    };
    let counts: Vec<String> = [
        number(Severity::Error, "error", "errors"),
        number(Severity::Warning, "warning", "warnings"),
        number(Severity::Advice, "piece of advice", "pieces of advice"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let hint = if left_out > 0 { " (advice is shown with --verbose)" } else { "" };
    (!counts.is_empty()).then(|| format!("{}{hint}", counts.join(", ")))
}

/// Writes to the output stream. A closed stream is no mistake of ours.
pub fn out(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// Writes to the error stream; colours are taken out where nobody would see them (`NO_COLOR`, a file, a pipe).
pub fn error(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// Tells a failure of usage or machine.
pub fn failed(message: &str, help: Option<&str>) -> Exit {
    error(&format!("error: {}\n", terminal::harmless(message)));
    if let Some(help) = help {
        error(&format!("  = help: {}\n", terminal::harmless(help)));
    }
    Exit::Failed
}

/// Tells what is not as it should be and stops nothing.
#[cfg(feature = "preview")]
pub fn warned(message: &str, help: &str) {
    error(&format!("warning: {}\n  = help: {}\n", terminal::harmless(message), terminal::harmless(help)));
}

/// Says something good, unless asked to be quiet. It may name files, whose names no terminal shall obey.
pub fn say(text: &str, common: &Common) {
    if !common.quiet {
        let lines: Vec<String> = text.split('\n').map(terminal::harmless).collect();
        out(&format!("{}\n", lines.join("\n")));
    }
}
