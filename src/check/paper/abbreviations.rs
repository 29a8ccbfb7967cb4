//! Abbreviations that a reader meets before, or without, the words they stand for.
//!
//! In: the prose, and whether words in small letters are a term of the glossary. Out: a warning where the explanation
//! comes later, and advice where it never comes: one finding for each abbreviation, at its first use. A glossary's term
//! counts as explained; so do those that everybody knows, and `TBC`, which is told of as what it is.
//! Deliberately absent: judging whether the words beside an abbreviation are the right ones.

use super::leftovers;
use crate::check::claims::prose::{Block, Prose, Role};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What needs no explanation in a paper of a British council.
const WELL_KNOWN: &str = "UK GB EU US USA UN BBC NHS GP PDF IT ICT HR TV DVD CD PC ID MP PM AM CV FAQ VAT GDP GCSE PE \
    PHD BA MA BSC CEO DIY GDPR HIV AIDS DNA OK NB PS RSVP URL SMS CCTV AGM VIP COVID HMRC NSPCC UNICEF NATO RAF HM HMS \
    BC AD MOT ISBN LED USB WI-FI AI RAG HTML CSV QR IQ LGBT LGBTQ A&E Q&A B&B R&D P&L MBE OBE CBE KC QC JP DOB NI BSL \
    BST GMT WCAG AA AAA II III IV VI VII VIII IX XI XII XIII XX";

/// Reads a text and tells which abbreviations it does not explain in time.
pub(in crate::check) fn check(prose: &Prose, is_term: impl Fn(&str) -> bool, found: &mut Diagnostics) {
    let mut seen: BTreeMap<String, Range<usize>> = BTreeMap::new();
    let mut explained: BTreeMap<String, Range<usize>> = BTreeMap::new();
    for block in prose.blocks() {
        let terms = terms(prose, block);
        let shouts = !terms.is_empty() && shouting(prose, block);
        for (term, at) in terms {
            if explains(prose, block, &term, &at) {
                explained.entry(term).or_insert(at);
            } else if !shouts && !matches!(block.role, Role::Heading | Role::Note | Role::Row(_)) {
                seen.entry(term).or_insert(at);
            }
        }
    }
    seen.retain(|term, at| {
        let is_known = is_term(&term.to_lowercase())
            || WELL_KNOWN.split_whitespace().any(|known| known == term)
            || leftovers::is_placeholder(term)
            || explained.get(term).is_some_and(|explained| explained.start <= at.start);
        !is_known
    });
    let loud = in_small_letters(prose.text(), &seen);
    for (term, at) in seen.iter().filter(|(term, _)| !loud.contains(&term.to_lowercase())) {
        found.push(finding(term, at, explained.get(term), prose));
    }
}

fn finding(term: &str, at: &Range<usize>, late: Option<&Range<usize>>, prose: &Prose) -> Diagnostic {
    let help = format!(
        "write the words at the first use, with the abbreviation in brackets, or put `{term}` into data/glossary.yaml"
    );
    let Some(late) = late else {
        let message = format!("`{term}` is not explained");
        let mut made = Diagnostic::new(Code::PAPER_ABBREVIATION, prose.span(at), message).help(help);
        made.severity = Severity::Advice;
        return made;
    };
    let message = format!("`{term}` is used before it is explained");
    Diagnostic::new(Code::PAPER_ABBREVIATION, prose.span(at), message)
        .related(prose.span(late), "explained here")
        .help(help)
}

/// The abbreviations of a block: two to seven capitals in a row, perhaps with `&`; a plural `s` is left off.
fn terms(prose: &Prose, block: &Block) -> Vec<(String, Range<usize>)> {
    let text = prose.words(&block.text);
    if !has_openings(text.as_bytes()) {
        return Vec::new();
    }
    let found = openings(text).filter_map(|first| {
        let rest = text.get(first..)?;
        let word = rest.split(|letter| !belongs(letter)).next()?.trim_end_matches(['.', '-', '/', '’', '\'']);
        let (term, first) = (term(word)?, block.text.start + first);
        Some((term.to_owned(), first..first + term.len()))
    });
    found.collect()
}

/// The places at which a word starts with a capital and goes on with another or with `&`: nothing else can be an
/// abbreviation, and few words are looked at more closely.
fn openings(text: &str) -> impl Iterator<Item = usize> {
    let pairs = text.as_bytes().windows(2).enumerate();
    let capitals =
        pairs.filter(|(_, pair)| matches!(pair, [first, next] if is_capital(*first) && goes_on(*next)));
    let starts = |at: &usize| !text.get(..*at).is_some_and(|before| before.ends_with(belongs));
    capitals.map(|(at, _)| at).filter(starts)
}

/// Whether a text has such a place, which most have not: seen of many letters at a time.
fn has_openings(letters: &[u8]) -> bool {
    let pairs = letters.iter().zip(letters.get(1..).unwrap_or_default());
    pairs.fold(false, |found, (first, next)| found | (is_capital(*first) & goes_on(*next)))
}

fn is_capital(letter: u8) -> bool {
    letter.is_ascii_uppercase()
}

/// Whether a letter or mark can follow the first capital of an abbreviation.
fn goes_on(next: u8) -> bool {
    matches!(next, b'A'..=b'Z' | b'&')
}

/// Whether a letter or mark is part of a word.
fn belongs(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '&' | '-' | '/' | '@' | '.' | '_' | '’' | '\'')
}

fn term(word: &str) -> Option<&str> {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let bare = word.strip_suffix('s').unwrap_or(word);
    let bare = bare.split_once('-').map_or(bare, |(first, _)| first);
    let capitals = bare.chars().filter(char::is_ascii_uppercase).count();
    let shape = bare.chars().all(|it| it.is_ascii_uppercase() || it == '&');
    (shape && (2..=7).contains(&capitals) && bare.starts_with(|it: char| it.is_ascii_uppercase()))
        .then_some(bare)
}

/// Whether the words that an abbreviation stands for are beside it: `Words Of It (WOI)`, `WOI (words of it)`,
/// `WOI – words`, `WOI stands for …`.
fn explains(prose: &Prose, block: &Block, term: &str, at: &Range<usize>) -> bool {
    let before = prose.words(&(block.text.start..at.start)).trim_end_matches(['"', '“', '‘', '\'']);
    let behind = prose.words(&(at.end..block.text.end));
    let behind = behind.strip_prefix('s').unwrap_or(behind).trim_start_matches(['"', '”', '’', '\'']);
    let first = term.chars().next().unwrap_or(' ').to_ascii_lowercase();
    let begins = |words: &str| {
        let words: Vec<&str> = words.split_whitespace().take(12).collect();
        words.len() > 1 && words.iter().any(|word| word.to_lowercase().starts_with(first))
    };
    if before.ends_with('(') && behind.starts_with([')', ',', ';', ' ']) {
        let last: Vec<&str> = before.split_whitespace().rev().take(14).collect();
        return last.iter().any(|word| word.trim_start_matches('(').to_lowercase().starts_with(first));
    }
    let rest = behind.trim_start();
    let inside = rest.strip_prefix('(').and_then(|rest| rest.split(')').next());
    inside.is_some_and(|words| begins(words) && words.split_whitespace().count() >= term.len().min(2))
        || rest.strip_prefix(['–', '—', ':', '=']).is_some_and(|words| begins(words) && spells(words, term))
        || ["stands for ", "means ", "is short for "].iter().any(|words| rest.starts_with(words))
        || (before.trim_end().ends_with(" or") || before.trim_end().ends_with(','))
            && ends_spelling(before, term)
}

/// Whether words start with the letters of the abbreviation, small words apart.
fn spells(words: &str, term: &str) -> bool {
    let letters: String = term.chars().filter(|it| *it != '&').collect::<String>().to_lowercase();
    initials(words.split_whitespace()).starts_with(&letters)
}

fn ends_spelling(before: &str, term: &str) -> bool {
    let letters: String = term.chars().filter(|it| *it != '&').collect::<String>().to_lowercase();
    let before = before.trim_end().trim_end_matches(',').trim_end_matches(" or");
    let last: Vec<&str> = before.split_whitespace().rev().take(12).collect();
    initials(last.into_iter().rev()).ends_with(&letters)
}

fn initials<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let small = ["of", "the", "and", "for", "in", "to", "a", "an", "or", "&"];
    words
        .filter(|word| !small.contains(&word.to_lowercase().as_str()))
        .filter_map(|word| word.trim_start_matches(['(', '"', '“', '‘']).chars().next())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a block is written in capitals, whose words are no abbreviations.
fn shouting(prose: &Prose, block: &Block) -> bool {
    let words: Vec<&str> = prose
        .words(&block.text)
        .split(|it: char| !it.is_alphabetic())
        .filter(|word| word.len() > 1)
        .collect();
    let capitals = words.iter().filter(|word| word.chars().all(char::is_uppercase)).count();
    words.len() > 1 && capitals * 2 > words.len()
}

/// The terms that stand in a text in small letters too: in capitals they are spoken loudly, and stand for themselves.
fn in_small_letters<T>(text: &str, terms: &BTreeMap<String, T>) -> BTreeSet<String> {
    let small: BTreeSet<String> = terms.keys().map(|term| term.to_lowercase()).collect();
    if small.is_empty() {
        return small;
    }
    let words = text.split(|it: char| !it.is_alphanumeric());
    words.filter(|word| small.contains(*word)).map(str::to_owned).collect()
}
