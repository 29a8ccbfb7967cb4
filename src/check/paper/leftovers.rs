//! Words of the template that were never replaced.

use crate::check::pattern::{Pattern, Sought, Written};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::{front_matter, yaml};
use crate::markdown::{self, Harvest, Role};
use crate::source::{Excerpt, offset};
use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::iter;
use std::ops::Range;

/// What is sought.
pub(in crate::check) static SOUGHT: [Sought; 2] =
    [(&INSTRUCTION, instructions), (&PLACEHOLDER, placeholders)];

/// Instructions to the author: never meant for a reader. Of one in brackets this is the opening (see [`end`]).
static INSTRUCTION: Pattern = Pattern::new(
    r"(?ix)\blorem\s+ipsum\b
        | \bclick\s+(?:or\s+tap\s+)?here\s+to\s+enter\s+(?:text|a\s+date)\b
        | \bchoose\s+an\s+item\b\.?
        | [\[<](?:please\s+)?(?:insert|enter|add|type|delete|complete|select)\b
        | \binsert\s+in\s+full\b
        | \b(?:please\s+)?delete\s+(?:if|as|where)\s+(?:not\s+applicable|not\s+required|appropriate|applicable|necessary)\b
        | \bnot\s+applicable,?\s+please\s+delete\b(?:\s+it\b)?
        | \bonly\s+complete\s+this\s+section\s+if\b
        | \b(?:drafting|template)\s+note\s*:",
);

/// Signs that stand for a fact which was not known yet.
static PLACEHOLDER: Pattern =
    Pattern::new(r"\b(?:TBC|TBA|TBD)\b|£?\bX{2,8}\b%?|£?\bxx+\b%?|\b[Dd][Dd]/[Mm][Mm]/[Yy]{2,4}\b|\?\?+");

/// The most letters that an instruction in brackets has behind its opening.
const LONGEST: usize = 120;

fn instructions(text: Written<'_>, found: &mut Diagnostics) {
    let lists = LazyCell::new(|| lists(text));
    let is_list = |at: usize| text.behind(at).starts_with('[') && lists.contains(&offset(at));
    for hit in instructions_in(text.text).filter(|hit| !is_comment(text, hit.start) && !is_list(hit.start)) {
        let words = text.text.get(hit.clone()).unwrap_or("");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        found.push(
            Diagnostic::new(
                Code::PAPER_LEFTOVER,
                text.span(&hit),
                format!("`{words}` is an instruction of the template"),
            )
            .help("write what it asks for, or take the instruction and its section out"),
        );
    }
}

/// Where lists of YAML begin, such as `[type of home, year]`: in a YAML file, in front matter and in blocks of data.
fn lists(text: Written<'_>) -> BTreeSet<u32> {
    let excerpt = |from: usize, words: &str| Excerpt::verbatim(words, text.source, offset(from));
    let mut yaml = Vec::new();
    let front = front_matter::parted(text.text);
    let (front, body) = front.map_or((None, 0), |(front, body)| (Some(front), body));
    if text.yaml {
        yaml.push(excerpt(0, text.text));
    } else {
        yaml.extend(front.and_then(|front| Some(excerpt(front.start, text.text.get(front)?))));
        let (mut harvest, words) = (Harvest::default(), excerpt(body, text.behind(body)));
        markdown::parse(&words, Role::Plain, &mut harvest, &mut Diagnostics::default());
        yaml.extend(harvest.blocks.into_iter().map(|block| block.yaml));
    }
    let begin =
        |yaml: &Excerpt| -> Vec<u32> { yaml::lists(&yaml.text).map(|at| yaml.span(at, at).start).collect() };
    yaml.iter().flat_map(begin).collect()
}

/// Where the instructions of a text stand.
fn instructions_in(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    iter::from_fn(move || {
        loop {
            let hit = INSTRUCTION.find_at(text, from)?;
            let Some(end) = end(text, &hit.range()) else {
                from = hit.start() + 1;
                continue;
            };
            from = end;
            return Some(hit.start()..end);
        }
    })
}

/// Where an instruction ends. One in brackets ends with the next bracket, which closes; a counted repetition in the
/// pattern would say so too, but takes longer to compile than all the rest.
fn end(text: &str, opening: &Range<usize>) -> Option<usize> {
    let behind = text.get(opening.end..)?;
    if !text.get(opening.start..)?.starts_with(['[', '<']) {
        return Some(opening.end);
    }
    let (length, (at, mark)) =
        behind.char_indices().enumerate().find(|(_, (_, mark))| "[]<>\n".contains(*mark))?;
    (length <= LONGEST && matches!(mark, ']' | '>')).then_some(opening.end + at + 1)
}

/// Whether a word stands for a fact which was not known yet.
pub(super) fn is_placeholder(word: &str) -> bool {
    PLACEHOLDER.find_iter(word).any(|hit| hit.as_str() == word)
}

fn placeholders(text: Written<'_>, found: &mut Diagnostics) {
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
