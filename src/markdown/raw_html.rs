//! Raw HTML: refused, with what to write instead. Comments are left out without a word.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// The message for a piece of raw HTML; `None` for a comment.
pub(super) fn refuse(html: &str, span: Span) -> Option<Diagnostic> {
    let html = html.trim();
    if html.is_empty() || html.starts_with("<!--") {
        return None;
    }
    let name: String = html
        .trim_start_matches(['<', '/'])
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_lowercase();
    let message = format!("raw HTML (`<{name}>`), and a paper is written in Markdown alone");
    Some(Diagnostic::new(Code::PAPER_RAW_HTML, span, message).help(instead(&name)))
}

fn instead(name: &str) -> &'static str {
    match name {
        "br" => "end the line with a backslash `\\`, or start a new paragraph",
        "b" | "strong" => "write `**words**`",
        "i" | "em" => "write `*words*`",
        "a" => "write `[words](address)`; give a paragraph an anchor with `{#name}` at its end",
        "img" => "write `![what the picture shows](file.png)`",
        "table" | "tr" | "td" | "th" | "thead" | "tbody" => {
            "use a `table` block with a dataset, or a Markdown table"
        }
        "ul" | "ol" | "li" => "begin lines with `- ` or `1. `",
        "p" | "div" | "span" => "leave the tag out; a blank line parts paragraphs",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "write `## Heading`",
        "sup" => "write a footnote `[^1]`",
        "svg" | "script" | "iframe" | "object" | "embed" => "use a `chart` block with a dataset",
        "details" | "summary" => "write the text as ordinary paragraphs, or link to a page of its own",
        _ => "write it in Markdown, or `\\<` for a sign that is just a sign",
    }
}
