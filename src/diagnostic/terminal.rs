//! Findings for people: the line itself, what was found, what was wanted, what to do.

pub use super::harmless::harmless;
use super::harmless::masked;
use super::{Diagnostic, Diagnostics, Place, Severity};
use crate::source::{SourceMap, Span};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// How many lines of a long span are shown.
const MOST_LINES: usize = 4;

/// Puts every finding into text, with colours or without.
#[must_use]
pub fn render(diagnostics: &Diagnostics, sources: &SourceMap, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    for diagnostic in diagnostics.iter() {
        text.push_str(&masked(&renderer.render(&[group(diagnostic, sources)])));
        text.push_str("\n\n");
    }
    text
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a SourceMap) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO.with_name("advice"),
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.name());
    let mut group = Group::with_title(title);
    match &diagnostic.place {
        Place::Words(span) => {
            group = group.element(snippet(*span, &diagnostic.label, AnnotationKind::Primary, sources));
        }
        Place::File(path) => group = group.element(Origin::path(harmless(path.as_str()))),
        Place::Project => {}
    }
    for related in &diagnostic.related {
        group = group.element(snippet(related.span, &related.text, AnnotationKind::Context, sources));
    }
    let notes = diagnostic.notes.iter().map(|note| Level::NOTE.message(note.as_str()));
    let help = diagnostic.help.iter().map(|help| Level::HELP.message(help.as_str()));
    group.elements(notes.chain(help))
}

/// The lines of a span, cut to a few, with the span marked.
fn snippet<'a>(
    span: Span,
    label: &'a str,
    kind: AnnotationKind,
    sources: &'a SourceMap,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let text = sources.file(span.source).map_or("", |file| file.text());
    let start = (span.start as usize).min(text.len());
    let end = (span.end as usize).clamp(start, text.len());
    let first = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let lines = text.get(first..).unwrap_or("");
    let needed = text.get(start..end).map_or(1, |words| words.matches('\n').count() + 1).min(MOST_LINES);
    let length: usize = lines.split_inclusive('\n').take(needed).map(str::len).sum();
    let shown = lines.get(..length).unwrap_or(lines).trim_end_matches('\n');
    let marked = start - first..(end - first).min(shown.len()).max((start - first).min(shown.len()));
    let annotation = kind.span(marked.start.min(marked.end)..marked.end);
    let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
    Snippet::source(shown)
        .line_start(sources.position(span).line as usize)
        .path(harmless(sources.path(span.source).as_str()))
        .annotation(annotation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::{ProjectPath, SourceFile};

    #[test]
    fn a_finding_shows_its_line_and_what_to_do() {
        let mut sources = SourceMap::default();
        let text = "# one\nin touch with {in-touch: Hampshyre, latest} of care leavers\n";
        let id = sources.add(SourceFile::new(ProjectPath::new("content/a.md"), text.to_owned()));
        let mut diagnostics = Diagnostics::default();
        let span = Span { source: id, start: 31, end: 40 };
        diagnostics.push(
            Diagnostic::new(Code::FIGURE_UNKNOWN_MEMBER, span, "`Hampshyre` is no member")
                .note("area is `Hampshire` or `South East`")
                .help("did you mean `Hampshire`?"),
        );
        let shown = render(&diagnostics, &sources, false);
        assert!(shown.contains("error[figure/unknown-member]: `Hampshyre` is no member"), "{shown}");
        assert!(shown.contains("--> content/a.md:2:26"), "{shown}");
        assert!(shown.contains("^^^^^^^^^"), "{shown}");
        assert!(shown.contains("help: did you mean `Hampshire`?"), "{shown}");
    }

    #[test]
    fn hidden_characters_are_shown_and_not_sent_to_the_terminal() {
        let mut sources = SourceMap::default();
        let id = sources
            .add(SourceFile::new(ProjectPath::new("a\u{1b}[31m.md"), "x \u{1b}[31m \u{202e}y\n".to_owned()));
        let mut diagnostics = Diagnostics::default();
        let message = "found `\u{1b}[31m\u{202e}`";
        diagnostics.push(Diagnostic::new(Code::KEY_VALUE, Span { source: id, start: 0, end: 1 }, message));
        let shown = render(&diagnostics, &sources, false);
        assert!(!shown.contains('\u{1b}') && !shown.contains('\u{202e}'), "{shown:?}");
    }
}
