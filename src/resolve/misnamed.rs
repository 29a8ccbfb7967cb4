//! Folders that hold a meeting, but whose names do not begin with a date, so that they were read as pages.
//!
//! In: the pages. Out: those folders, each told once: every key of a meeting or paper would be told as a mistake of a page.
//! Deliberately absent: a folder whose date is another than its meeting's (`meeting`).

use super::settings;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::yaml::{Kind, Node};
use crate::load::{Sources, front_matter};
use crate::source::{ProjectPath, SourceId, Spanned};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The folders, by their names below `content/`.
pub(super) fn folders(sources: &Sources, diagnostics: &mut Diagnostics) -> BTreeSet<String> {
    let mut folders = BTreeSet::new();
    for source in sources.pages.iter().copied() {
        let path = sources.map.path(source);
        let below = path.as_str().strip_prefix("content/").and_then(|path| path.strip_suffix("/index.md"));
        let Some(folder) = below.filter(|folder| !folder.contains('/')) else { continue };
        let Some(right) = right_name(source, folder, sources) else { continue };
        let message =
            format!("`{folder}` holds a meeting, and its name does not begin with the meeting's date");
        diagnostics.push(
            Diagnostic::file(Code::MEETING_FOLDER, &ProjectPath::new(format!("content/{folder}")), message)
                .help(right),
        );
        folders.insert(folder.to_owned());
    }
    folders
}

/// What the folder of a page is to be called, if the page is that of a meeting: it says whose board's, or it says when
/// and the folder's name begins like a date.
fn right_name(source: SourceId, folder: &str, sources: &Sources) -> Option<String> {
    let read = front_matter::read::<Node>(source, sources.map.file(source)?, &mut Diagnostics::default());
    let Some(Node { kind: Kind::Map(keys), .. }) = read.front else { return None };
    let value = |name: &str| keys.iter().find(|(key, _)| key.value == name).map(|(_, value)| value);
    let (board, date) = (value("board"), value("date"));
    if board.is_none() && !(date.is_some() && folder.starts_with(|first: char| first.is_ascii_digit())) {
        return None;
    }
    let day = date.and_then(|date| Some(Spanned::new(date.text()?.to_owned(), date.span)));
    let Some(day) = day.and_then(|day| settings::date(&day, &mut Diagnostics::default())) else {
        return Some(
            "rename it to begin with the date of the meeting, such as `2026-01-12-board`".to_owned(),
        );
    };
    Some(format!("rename it to `{}`", named(day, folder, board.and_then(Node::text))))
}

/// The date, and of the folder's name what is none; else the name of the board.
fn named(day: Date, folder: &str, board: Option<&str>) -> String {
    let rest = folder.trim_start_matches(|first: char| !first.is_alphabetic());
    let words = if rest.is_empty() { board.unwrap_or("board").to_lowercase() } else { rest.to_owned() };
    let words: Vec<&str> =
        words.split(|letter: char| !letter.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    format!("{:04}-{:02}-{:02}-{}", day.year(), day.month(), day.day(), words.join("-"))
}
