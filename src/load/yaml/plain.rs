//! YAML of the simplest shape, which most files of data are: one `key: value` a line, blocks below their key, and lists
//! and maps in brackets on one line, all of words without quotes.
//!
//! In: a text. Out: the same tree that the parser of all YAML builds, at a fraction of its work; or nothing, where the
//! text holds anything else or anything is to be said of it.
//! Deliberately absent: messages. A text that is not read here is read by the parser.

use super::parse::{Builder, Open};
use serde_yaml::granit_parser::ScalarStyle;

/// How long a key may be, in bytes; YAML itself allows 1,024 characters.
const LONGEST_KEY: usize = 1000;

/// Reads a whole text into a builder that is fresh. `None` leaves the builder half done.
pub(super) fn read(builder: &mut Builder<'_>) -> Option<()> {
    let text = &builder.text.text;
    let mut columns: Vec<usize> = Vec::new();
    let mut opens = true;
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let start = end;
        end += line.len();
        let line = line.strip_suffix('\n').unwrap_or(line);
        if line.is_empty() {
            continue;
        }
        let words = line.trim_start_matches(' ');
        let column = line.len() - words.len();
        let first = start + column;
        if opens {
            if columns.last().is_some_and(|above| column <= *above) {
                return None;
            }
            columns.push(column);
            builder.open(Open::map(first)).ok()?;
        }
        while columns.pop_if(|open| *open > column).is_some() {
            builder.close(first).ok()?;
        }
        if columns.last() != Some(&column) {
            return None;
        }
        let (key, value) = words.split_once(':')?;
        plain_key(builder, key, first)?;
        opens = value.is_empty();
        if !opens {
            let typed = value.strip_prefix(' ')?.trim_start_matches(' ');
            any(builder, typed, first + words.len() - typed.len())?;
        }
    }
    columns.iter().try_for_each(|_| builder.close(end)).ok()?;
    (!opens).then_some(())
}

/// What stands behind a key.
fn any(builder: &mut Builder<'_>, typed: &str, start: usize) -> Option<()> {
    let end = start + typed.len();
    if let Some(inside) = typed.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        builder.open(Open::list(start)).ok()?;
        parts(inside, start + 1).try_for_each(|(item, at)| plain(builder, item, at))?;
        return builder.close(end).ok();
    }
    if let Some(inside) = typed.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        builder.open(Open::map(start)).ok()?;
        parts(inside, start + 1).try_for_each(|(entry, at)| {
            let (key, value) = entry.split_once(": ")?;
            plain_key(builder, key, at)?;
            plain(builder, value, at + entry.len() - value.len())
        })?;
        return builder.close(end).ok();
    }
    plain(builder, typed, start)
}

/// What commas part, each with its place, without the space behind a comma.
fn parts(inside: &str, start: usize) -> impl Iterator<Item = (&str, usize)> {
    let mut end = start;
    inside.split(',').map(move |part| {
        let bare = part.trim_start_matches(' ');
        let at = end + part.len() - bare.len();
        end += part.len() + 1;
        (bare, at)
    })
}

fn plain_key(builder: &mut Builder<'_>, key: &str, start: usize) -> Option<()> {
    if key.len() > LONGEST_KEY {
        return None;
    }
    plain(builder, key, start)
}

fn plain(builder: &mut Builder<'_>, words: &str, start: usize) -> Option<()> {
    let begins = words.starts_with(|first: char| first.is_alphanumeric() || first == '£');
    let sound = begins && !words.ends_with(' ') && words.chars().all(is_safe);
    if !sound {
        return None;
    }
    builder.scalar(words, ScalarStyle::Plain, start, start + words.len()).ok()
}

/// Whether a character means nothing but itself inside words without quotes.
fn is_safe(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || matches!(letter, ' ' | '.' | ',' | '-' | '(' | ')' | '/' | '\'' | '%' | '&' | ';' | '+' | '_')
        || matches!(letter, '£' | '–' | '’')
        || !letter.is_ascii() && letter.is_alphabetic()
}
