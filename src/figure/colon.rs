//! A reference without the colon behind its dataset: `{waiting latest}`.
//!
//! In: what stands between the braces. Out: the message, where the first words are a verb and a dataset that is there.
//! Deliberately absent: names that no dataset has (`faults`).

use super::piece::Piece;
use super::reference::{Fault, Verb};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Site;
use crate::model::site::Lookup;
use crate::source::Excerpt;

/// Says that the colon is missing, and writes the reference with it.
pub(super) fn missing(text: &Excerpt, folder: Option<&str>, site: &Site) -> Option<Fault> {
    let whole = Piece::whole(text);
    if whole.text().contains(':') {
        return None;
    }
    let (asked, options) = match whole.split_once("|") {
        Some((asked, options)) => (asked.without_end('\\'), format!(" | {}", options.text())),
        None => (whole, String::new()),
    };
    let (first, rest) = asked.split_once(" ")?;
    let is_verb = Verb::ALL.iter().any(|(word, _)| *word == first.text());
    let (verb, name, members) = if is_verb {
        let (name, members) = rest.split_once(" ")?;
        (format!("{} ", first.text()), name, members)
    } else {
        (String::new(), first, rest)
    };
    let known = !matches!(site.dataset(folder, name.text()), Lookup::Unknown(_));
    let message = format!("a colon is missing behind `{}`", name.text());
    let help = format!("write `{{{verb}{}: {}{options}}}`", name.text(), members.text());
    known.then(|| Diagnostic::new(Code::FIGURE_SYNTAX, name.span(), message).help(help).into())
}
