//! Pointers in the text: "see paragraph 45", "Appendix C", "figure 3".
//!
//! In: the prose, and what of the paper can be pointed to. Out: a finding for each pointer to nothing.
//! A pointer into another document ("section 4 of the Act") is not followed.
//! Deliberately absent: links, which `links` follows.

use crate::check::claims::prose::{Prose, Role};
use crate::check::pattern::Pattern;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use regex::Captures;
use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::ops::{Deref, Range};

/// What a text can point to inside itself.
#[derive(Debug, Default)]
pub(in crate::check) struct Targets {
    /// Numbers of paragraphs and sections: `16`, `5.6`.
    pub paragraphs: BTreeSet<String>,
    /// Numbers of figures and charts.
    pub figures: BTreeSet<String>,
    /// Numbers of tables.
    pub tables: BTreeSet<String>,
    /// Names of appendices and annexes: `a`, `2`.
    pub appendices: BTreeSet<String>,
    /// Whether the file holds all there is, so that what is not in it is nowhere. Pictures, captions and appendices
    /// are often lost when a text is pasted.
    pub whole: bool,
}

/// The fewest numbers that show that a text numbers its paragraphs.
const NUMBERED: usize = 4;

pub(in crate::check) static POINTER: Pattern = Pattern::new(
    r"(?ix)\b(paragraphs?|paras?\.?|sections?|figures?|fig\.?|charts?|tables?|appendix|appendices|annex(?:e|es)?)\s
          ((?-i:[A-Z]|\d{1,3}(?:\.\d{1,3}){0,2})(?:(?:,\s|\sto\s|\sand\s|,\sand\s|\sor\s|\s?&\s?|\s?[-–]\s?)(?-i:[A-Z]|\d{1,3}(?:\.\d{1,3}){0,2})\b)*)\b",
);
static NAME: Pattern = Pattern::new(r"\b(?:[A-Z]|\d{1,3}(?:\.\d{1,3}){0,2})\b");
/// Words behind a pointer that lead out of the paper.
static ELSEWHERE: Pattern = Pattern::new(
    r"(?ix)^(?:\([0-9a-z]+\))*,?\s?(?:of|in|to|under|within)\s(?:(?:this|that|our)\s(?:report|paper|document|appendix)\b)?",
);
/// Words before a pointer that name another document.
static OTHER_DOCUMENT: Pattern = Pattern::new(
    r"(?ix)\b(?:act(?:\s\d{4})?|schedule\s[a-z]?\d*|regulations?(?:\s\d{4})?|code|handbook|guidance|framework|policy|nppf|directive|order\s\d{4}|minutes?|[’']s\s(?:report|paper)),?\s?\(?$|\(at\s$",
);
/// A document whose paragraphs a sentence speaks of: `the Handbook says … (at paragraph 2.10)`.
static SPEAKS_OF: Pattern =
    Pattern::new(r"(?i)\b(?:act\s\d{4}|regulations|code\sof\spractice|handbook|guidance|nppf)\b");
/// What makes a section a part of this paper and not of a law: `see section 5`, `section 5 above`.
static SEE: Pattern = Pattern::new(
    r"(?i)\b(?:see|refer\sto|(?:set\sout|described|detailed|outlined|shown|listed|given|discussed)\s(?:in|at))\s\(?$",
);
static HERE: Pattern = Pattern::new(r"(?i)^,?\s(?:above|below|of\sthis\s(?:report|paper)|overleaf)\b");

/// Follows the pointers of a text. What they can lead to is asked for when there is one.
pub(in crate::check) fn check(prose: &Prose, targets: impl FnOnce() -> Targets, found: &mut Diagnostics) {
    let targets = LazyCell::new(targets);
    for block in prose.blocks().iter().filter(|block| block.role != Role::Heading) {
        let words = prose.words(&block.text);
        for pointer in POINTER.captures_iter(words) {
            follow(&pointer, words, block.text.start, (prose, &targets), found);
        }
    }
}

fn follow(
    pointer: &Captures<'_>,
    words: &str,
    start: usize,
    (prose, targets): (&Prose, &impl Deref<Target = Targets>),
    found: &mut Diagnostics,
) {
    let (Some(whole), Some(kind), Some(names)) = (pointer.get(0), pointer.get(1), pointer.get(2)) else {
        return;
    };
    let before = words.get(..whole.start()).unwrap_or("");
    let behind = words.get(whole.end()..).unwrap_or("");
    let sentence = before.rsplit(". ").next().unwrap_or("");
    if OTHER_DOCUMENT.is_match(before)
        || SPEAKS_OF.is_match(sentence)
        || leads_elsewhere(behind)
        || captions(before, behind)
    {
        return;
    }
    let Some(kind) = Kind::of(kind.as_str()) else { return };
    if kind == Kind::Section && !SEE.is_match(before) && !HERE.is_match(behind) {
        return;
    }
    for name in NAME.find_iter(names.as_str()) {
        if kind.knows(name.as_str(), targets) {
            continue;
        }
        let at = start + names.start() + name.start();
        let stretch = if names.start() + name.start() == names.start() { start + whole.start() } else { at };
        found.push(finding(kind, name.as_str(), &(stretch..at + name.len()), prose, targets));
    }
}

fn finding(kind: Kind, name: &str, at: &Range<usize>, prose: &Prose, targets: &Targets) -> Diagnostic {
    let word = kind.word();
    let message = format!("the paper has no {word} {name}");
    let known = kind.targets(targets);
    let help = match (kind, known.last()) {
        (Kind::Appendix, _) => "add the appendix, link to it, or take the pointer out".to_owned(),
        (_, Some(_)) if targets.whole && matches!(kind, Kind::Paragraph | Kind::Figure) => {
            format!("point by a link, which follows when numbers change: `[{word}](#its-anchor)`")
        }
        (_, Some(_)) => format!("correct the number; the paper has {}", several(known)),
        (_, None) => format!("number the {word}s, or say in words what is meant"),
    };
    let mut made = Diagnostic::new(Code::PAPER_POINTER, prose.span(at), message).help(help);
    if known.is_empty() && !targets.whole {
        made.severity = Severity::Advice;
    }
    made
}

/// "1 to 7" where all between are there, else "1, 3 and 4".
fn several(known: &BTreeSet<String>) -> String {
    let mut names: Vec<&str> = known.iter().map(String::as_str).collect();
    names.sort_by_key(|name| {
        (name.split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<u32>>(), *name)
    });
    match names.as_slice() {
        [] => "none".to_owned(),
        [one] => one.to_string(),
        [first, .., last] => format!("{first} to {last}"),
    }
}

/// `of the Act`, `in the Handbook`: but not `of this report`.
fn leads_elsewhere(behind: &str) -> bool {
    ELSEWHERE.captures(behind).is_some_and(|hit| {
        let words = hit.get(0).map_or("", |hit| hit.as_str()).to_lowercase();
        let here = words.contains("this ") || words.contains("our ");
        !here && hit.get(0).is_some_and(|hit| hit.as_str().contains([' ', '\u{a0}']))
    })
}

/// `Figure 3: Children by age` at the start of a block names a figure and points to none.
fn captions(before: &str, behind: &str) -> bool {
    before.trim().is_empty()
        && (behind.is_empty() || behind.trim_start().starts_with([':', '.', '-', '–', '—', '(']))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Paragraph,
    Section,
    Figure,
    Table,
    Appendix,
}

impl Kind {
    fn of(word: &str) -> Option<Self> {
        let lower = word.to_lowercase();
        let all = [
            ("para", Self::Paragraph),
            ("section", Self::Section),
            ("fig", Self::Figure),
            ("chart", Self::Figure),
        ];
        let more = [("table", Self::Table), ("app", Self::Appendix), ("annex", Self::Appendix)];
        all.into_iter().chain(more).find(|(start, _)| lower.starts_with(start)).map(|(_, kind)| kind)
    }

    fn word(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Section => "section",
            Self::Figure => "figure",
            Self::Table => "table",
            Self::Appendix => "appendix",
        }
    }

    fn targets(self, targets: &Targets) -> &BTreeSet<String> {
        match self {
            Self::Paragraph | Self::Section => &targets.paragraphs,
            Self::Figure => &targets.figures,
            Self::Table => &targets.tables,
            Self::Appendix => &targets.appendices,
        }
    }

    /// Whether a name is one of the paper's, or nothing can be said about it.
    fn knows(self, name: &str, targets: &Targets) -> bool {
        let known = self.targets(targets);
        let lettered = name.starts_with(|it: char| it.is_ascii_uppercase());
        let name = name.to_lowercase();
        let inside = |known: &String| known.strip_prefix(&name).is_some_and(|rest| rest.starts_with('.'));
        match self {
            Self::Paragraph | Self::Section if lettered || known.len() < NUMBERED => true,
            _ if name.contains('.') && !known.iter().any(|known| known.contains('.')) => true,
            Self::Section if name.parse::<u32>().is_ok_and(|number| number > 40) => true,
            _ => known.contains(&name) || known.iter().any(inside),
        }
    }
}
