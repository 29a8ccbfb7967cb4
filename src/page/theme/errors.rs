//! What the template engine says, in words and at the place of the template.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source::{ProjectPath, SourceMap, Span, offset};
use tera::ErrorKind;

/// Turns an error of the template engine into a finding at the file and line of the template.
pub(super) fn finding(error: &tera::Error, theme: &str, sources: &SourceMap) -> Diagnostic {
    let path_of = |template: &str| ProjectPath::new(format!("themes/{theme}/templates/{template}"));
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let path = path_of(report.filename());
            let (line, column) = (report.span().start_line, report.span().start_col + 1);
            let place = place(sources, &path, line, column, report.span().end_col + 1);
            let message = format!(
                "the template `{}` cannot be used at line {line}, column {column}: {}",
                report.filename(),
                small(report.message())
            );
            remedy(Diagnostic::at(Code::THEME, place, message), sources, &path)
        }
        ErrorKind::CircularExtend { tpl, .. }
        | ErrorKind::CircularInclude { tpl, .. }
        | ErrorKind::MissingParent { current: tpl, .. }
        | ErrorKind::TemplateNotFound(tpl) => {
            let message = format!("the template `{tpl}` cannot be used: {}", small(&error.to_string()));
            Diagnostic::file(Code::THEME, &path_of(tpl), message)
        }
        _ => Diagnostic::at(
            Code::THEME,
            Place::Project,
            format!("the theme `{theme}` cannot be used: {}", small(&error.to_string())),
        ),
    }
}

/// The marked words, when the file is one of the project's; else the file.
fn place(sources: &SourceMap, path: &ProjectPath, line: usize, column: usize, end: usize) -> Place {
    let found = sources.iter().find(|(_, file)| file.path() == path);
    let span = found.and_then(|(source, file)| {
        let start_of_line: usize = file.text().split_inclusive('\n').take(line - 1).map(str::len).sum();
        let words = file.text().get(start_of_line..)?.lines().next().unwrap_or("");
        let at = |column: usize| words.char_indices().nth(column - 1).map_or(words.len(), |(at, _)| at);
        let (start, end) = (start_of_line + at(column), start_of_line + at(end.max(column + 1)));
        Some(Span { source, start: offset(start), end: offset(end) })
    });
    span.map_or_else(|| Place::File(path.clone()), Place::Words)
}

/// What to do: mend one's own template, or report the tool's.
fn remedy(finding: Diagnostic, sources: &SourceMap, path: &ProjectPath) -> Diagnostic {
    let own = sources.iter().any(|(_, file)| file.path() == path);
    if own {
        finding.help("mend the template, or remove the file to use the built-in one")
    } else {
        finding.note("the template is built into the program")
    }
}

/// The engine's first line without a capital and without a full stop, as messages are written here.
fn small(message: &str) -> String {
    let line = message.lines().next().unwrap_or("").trim_end_matches('.').replace('\'', "`");
    let line = line.replace(". Available", "; available");
    let mut letters = line.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
