//! Numbers that are names: `paragraph 50`, `s.118`, `Year 9`, `1:1`, `10:30`, `24/7`.
//!
//! In: pieces from a place on, and the tokens read so far. Out: a name, which no rule computes with.
//! Deliberately absent: where such a name leads (the family of checks `paper` follows pointers).

use super::{Kind, Reader, Taken, Token};

/// Words whose number says which one, not how many.
const NAMING: &[&str] = &[
    "section",
    "sections",
    "paragraph",
    "paragraphs",
    "para",
    "paras",
    "page",
    "pages",
    "appendix",
    "appendices",
    "annex",
    "table",
    "tables",
    "figure",
    "figures",
    "fig",
    "chart",
    "graph",
    "chapter",
    "part",
    "item",
    "items",
    "recommendation",
    "recommendations",
    "standard",
    "standards",
    "mission",
    "level",
    "levels",
    "stage",
    "phase",
    "year",
    "grade",
    "tier",
    "band",
    "quarter",
    "step",
    "option",
    "options",
    "priority",
    "objective",
    "goal",
    "theme",
    "article",
    "regulation",
    "regulations",
    "schedule",
    "rule",
    "rules",
    "s",
    "ss",
    "ref",
    "reference",
    "line",
    "clause",
    "question",
    "questions",
    "indicator",
    "kpi",
    "note",
    "footnote",
    "action",
    "volume",
    "module",
    "strand",
    "post",
    "version",
    "month",
    "period",
    "wave",
    "lot",
    "key",
    "category",
    "domain",
    "pillar",
    "measure",
    "minute",
    "slide",
    "scenario",
    "measures",
    "type",
    "block",
    "zone",
    "room",
    "pre",
    "qtr",
    "wk",
    "no",
    "nos",
    "act",
    "attainment",
    "progress",
];

/// Reads a number that is a name.
#[must_use]
pub fn read(reader: &Reader<'_>, at: usize) -> Taken {
    let digits = reader.digits(at)?;
    if let Some(taken) = ratio(reader, at) {
        return Some((Kind::Name, taken));
    }
    let foreign = reader.before(at).is_some_and(|before| before.is('$') || before.is('€') || before.is('#'));
    if footnoted_year(digits) || foreign || named(reader, at) || chained(reader) {
        return Some((Kind::Name, 1));
    }
    None
}

/// A year with the number of a footnote glued to it: `20211`, `2027.12`.
fn footnoted_year(digits: &str) -> bool {
    let (year, note) = digits.split_at_checked(4).unwrap_or((digits, ""));
    let note = note.strip_prefix('.').unwrap_or(note);
    let short = if digits.contains('.') { note.len() <= 2 } else { note.len() == 1 };
    year.starts_with("20") && year < "2040" && short && !note.is_empty()
}

/// `1:1`, `10:30`, `24/7`: two numbers that are one name.
fn ratio(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let joint = reader.piece(at + 1).filter(|piece| piece.glued)?;
    let second = reader.digits(at + 2).filter(|_| reader.glued(at + 2))?;
    let always = joint.is('/') && reader.digits(at) == Some("24") && second == "7";
    (joint.is(':') || always).then_some(3)
}

/// Whether the word before names by number: `paragraph 50`, `s.118`, `Year 9` (but `a year 9 children` is rare).
fn named(reader: &Reader<'_>, at: usize) -> bool {
    let Some(before) = reader.before(at) else { return false };
    let dotted = before.is('.') && before.glued && at >= 2;
    let word = if dotted { reader.word(at - 2) } else { before.word() };
    let abbreviated = !dotted || matches!(word, "s" | "ss" | "para" | "paras" | "fig" | "no" | "nos" | "ref");
    let lettered =
        matches!(word, "no" | "act" | "key" | "measure" | "measures" | "period" | "post" | "pre" | "month")
            && !before.capital
            && !dotted
            && word != "post";
    let small = reader.small(at).is_some_and(|number| number <= 13);
    let counted = matches!(word, "year" | "month" | "quarter" | "level" | "stage") && !small;
    let many = at >= 2 && dotted_count(reader, at) && word.ends_with('s');
    abbreviated && !counted && !lettered && !many && NAMING.contains(&word) && !behaves_as_count(reader, at)
}

/// `Of the 45 recommendations 38 have been met`: the word before is counted already, and names nothing.
fn dotted_count(reader: &Reader<'_>, at: usize) -> bool {
    at.checked_sub(2).is_some_and(|at| reader.digits(at).is_some())
}

/// `figure 12%` or `part £3m` name nothing.
fn behaves_as_count(reader: &Reader<'_>, at: usize) -> bool {
    reader.mark(at + 1, '%') || reader.word(at + 1) == "per" || reader.word(at + 1) == "percent"
}

/// `paragraphs 4 to 6`, `sections 17, 20 and 47`.
fn chained(reader: &Reader<'_>) -> bool {
    let joins = reader.back(1).is_some_and(|last| {
        matches!(last.word(), "to" | "and" | "or")
            || last.is(',')
            || last.is('-')
            || last.is('–')
            || last.is('&')
    });
    let commas = reader.back(1).is_some_and(|last| last.is(','));
    let singular = |word: &Token<'_>| commas && !word.word().ends_with('s');
    let name = reader.back(2).is_some_and(|token| token.kind == Kind::Name);
    joins
        && name
        && reader.back(3).is_some_and(|word| {
            (NAMING.contains(&word.word()) && !singular(word)) || word.is('.') || word.is(',')
        })
}
