//! Words of the template that were never replaced.

use crate::check::pattern::{Pattern, Written};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// Instructions to the author: never meant for a reader.
static INSTRUCTION: Pattern = Pattern::new(
    r"(?ix)\blorem\s+ipsum\b
        | \bclick\s+(?:or\s+tap\s+)?here\s+to\s+enter\s+(?:text|a\s+date)\b
        | \bchoose\s+an\s+item\b\.?
        | [\[<](?:please\s+)?(?:insert|enter|add|type|delete|complete|select)\b[^\]\[<>\n]{0,120}[\]>]
        | \binsert\s+in\s+full\b
        | \b(?:please\s+)?delete\s+(?:if|as|where)\s+(?:not\s+applicable|not\s+required|appropriate|applicable|necessary)\b
        | \bnot\s+applicable,?\s+please\s+delete\b(?:\s+it\b)?
        | \bonly\s+complete\s+this\s+section\s+if\b
        | \b(?:drafting|template)\s+note\s*:",
);

/// Signs that stand for a fact which was not known yet.
static PLACEHOLDER: Pattern =
    Pattern::new(r"\b(?:TBC|TBA|TBD)\b|£?\bX{2,8}\b%?|£?\bxx+\b%?|\b[Dd][Dd]/[Mm][Mm]/[Yy]{2,4}\b|\?\?+");

/// Finds words of the template.
pub(in crate::check) fn check(text: Written<'_>, found: &mut Diagnostics) {
    for hit in INSTRUCTION.find_iter(text.text).filter(|hit| !is_comment(text, hit.start())) {
        let words = hit.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
        found.push(
            Diagnostic::new(
                Code::PAPER_LEFTOVER,
                text.span(&hit.range()),
                format!("`{words}` is an instruction of the template"),
            )
            .help("write what it asks for, or take the instruction and its section out"),
        );
    }
    for hit in PLACEHOLDER.find_iter(text.text) {
        let goes_on = text.behind(hit.end()).starts_with('-');
        if goes_on || is_comment(text, hit.start()) || is_address(text, hit.start()) {
            continue;
        }
        found.push(
            Diagnostic::new(
                Code::PAPER_PLACEHOLDER,
                text.span(&hit.range()),
                format!("`{}` stands for something that was not known yet", hit.as_str()),
            )
            .help("put the fact in its place; if it is still open, say in words when it will be known"),
        );
    }
}

/// Whether a place stands in a comment of a YAML file, which no reader sees.
fn is_comment(text: Written<'_>, at: usize) -> bool {
    text.yaml && text.line(at).trim_start().starts_with('#')
}

/// Whether a place stands in a web address.
fn is_address(text: Written<'_>, at: usize) -> bool {
    let word = text.before(at, 200).rsplit(char::is_whitespace).next().unwrap_or("");
    word.contains("://") || word.contains("www.")
}
