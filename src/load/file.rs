//! One file of `content/` or `data/` on its own: what it is by its place, and what it holds.
//!
//! In: its path, and where its bytes are. Out: [`Read`], which [`super::Sources`] takes in the order of the paths.
//! Deliberately absent: every other file, so that many are read at once.

use super::bytes::{Held, Seen};
use super::limits::Limits;
use super::shapes::RawGlossary;
use super::{GLOSSARY, read_yaml, text};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::source::{ProjectPath, SourceFile, SourceId, SourceMap, Version};
use std::sync::Arc;

/// What a file is, by its place and its ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An ordinary page.
    Page,
    /// The `index.md` of a meeting.
    Meeting,
    /// A paper.
    Paper,
    /// A dataset.
    Dataset,
    /// The glossary.
    Glossary,
    /// A table of values that a dataset names.
    Table,
    /// A picture or document that is copied as it is.
    Copy,
    /// A dataset with the wrong ending.
    OtherEnding,
    /// Nothing of use.
    Useless,
}

impl Kind {
    /// What the file of a path is.
    pub(super) fn of(path: &ProjectPath) -> Self {
        // Word and Excel put one beside each file that is open: it holds the name of whoever opened it.
        if path.file_name().starts_with("~$") {
            return Self::Useless;
        }
        let extension = path.file_name().rsplit_once('.').map_or("", |(_, extension)| extension);
        let mut folders = path.as_str().split('/');
        match (folders.next(), extension) {
            (Some("content"), "md") => match (folders.next(), folders.next(), folders.next()) {
                (Some(folder), Some("index.md"), None) if is_meeting_folder(folder) => Self::Meeting,
                (Some(folder), Some(_), None) if is_meeting_folder(folder) => Self::Paper,
                _ => Self::Page,
            },
            (Some("data"), "yaml") if path.as_str() == GLOSSARY => Self::Glossary,
            (Some("data"), "yaml") => Self::Dataset,
            (Some("data"), "csv") => Self::Table,
            (Some("data"), "yml") => Self::OtherEnding,
            (
                Some("content"),
                "png" | "jpg" | "jpeg" | "gif" | "webp" | "pdf" | "csv" | "ods" | "xlsx" | "docx",
            ) => Self::Copy,
            _ => Self::Useless,
        }
    }

    /// Whether its text joins the sources.
    pub(super) fn is_text(self) -> bool {
        matches!(
            self,
            Self::Page | Self::Meeting | Self::Paper | Self::Dataset | Self::Glossary | Self::Table
        )
    }
}

/// What a file holds.
#[derive(Debug)]
pub(super) enum Shape {
    /// The glossary.
    Glossary(Option<RawGlossary>),
    /// A picture or document.
    Copy(Vec<u8>),
    /// Text that is taken apart later, or nothing that can be used.
    Other,
}

/// A file that was read, or could not be.
pub(super) struct Read {
    /// Its text; of a file that is no text its path alone.
    pub file: SourceFile,
    /// Whether its text can be used.
    pub sound: bool,
    /// What it holds.
    pub shape: Shape,
    /// How it looked when it was read, if a change since must show.
    pub seen: Option<Seen>,
    /// What is wrong with it.
    pub found: Diagnostics,
}

impl Read {
    /// Reads one file. `id` is the name that its text gets among the sources.
    pub(super) fn new(path: &ProjectPath, held: Held<'_>, kind: Kind, id: SourceId, limits: Limits) -> Self {
        let mut found = Diagnostics::default();
        let empty = || SourceFile::new(path.clone(), String::new());
        if !kind.is_text() {
            let read = match kind {
                Kind::Copy => held.read(path, limits.document, &mut found),
                other => {
                    found.push(not_used(path, other));
                    None
                }
            };
            let (shape, seen) = read.map_or((Shape::Other, None), |read| (Shape::Copy(read.all), read.seen));
            return Self { file: empty(), sound: true, shape, seen, found };
        }
        let (text, seen) = read_text(path, held, limits, &mut found);
        let hidden = text.as_ref().and_then(|file| text::control_character(id, file));
        let sound = text.is_some() && hidden.is_none();
        hidden.into_iter().for_each(|hidden| found.push(hidden));
        let file = text.unwrap_or_else(empty);
        let shape = if sound { shape((kind, id, held), &file, limits, &mut found) } else { Shape::Other };
        Self { file, sound, shape, seen, found }
    }
}

/// A file among the sources.
#[derive(Debug)]
pub(super) struct Piece {
    /// Its path.
    pub path: ProjectPath,
    /// What it is.
    pub kind: Kind,
    /// The name of its text; of a file that is no text the one that nobody asks for.
    pub id: SourceId,
    /// Whether its text can be used.
    pub sound: bool,
    /// The glossary, if it is that.
    pub glossary: Option<RawGlossary>,
    /// The bytes of a picture or document, and their version.
    pub copy: Option<(Arc<Vec<u8>>, Version)>,
    /// How the file looked when it was read, if a change since must show.
    pub seen: Option<Seen>,
    /// What is wrong with it.
    pub found: Diagnostics,
}

impl Piece {
    /// Puts the text of a file among the others.
    pub(super) fn new(kind: Kind, read: Read, map: &mut SourceMap) -> Self {
        let Read { file, sound, shape, seen, found } = read;
        let path = file.path().clone();
        let id = if kind.is_text() { map.add(file) } else { SourceId::default() };
        let (glossary, copy) = match shape {
            Shape::Glossary(glossary) => (glossary, None),
            Shape::Copy(bytes) => (None, Some((Arc::new(bytes), map.next_version()))),
            Shape::Other => (None, None),
        };
        Self { path, kind, id, sound, glossary, copy, seen, found }
    }
}

/// The text of a file, and how the file looked when it was read; one that cannot be read is reported.
pub(super) fn read_text(
    path: &ProjectPath,
    held: Held<'_>,
    limits: Limits,
    diagnostics: &mut Diagnostics,
) -> (Option<SourceFile>, Option<Seen>) {
    let Some(bytes) = held.read(path, limits.text, diagnostics) else { return (None, None) };
    let text = match text::decode(path, bytes.all) {
        Ok(text) => Some(SourceFile::new(path.clone(), text)),
        Err(found) => {
            diagnostics.push(*found);
            None
        }
    };
    (text, bytes.seen)
}

fn shape(
    (kind, id, held): (Kind, SourceId, Held<'_>),
    file: &SourceFile,
    limits: Limits,
    diagnostics: &mut Diagnostics,
) -> Shape {
    match kind {
        Kind::Glossary => Shape::Glossary(read_yaml(id, file, limits, diagnostics)),
        Kind::Dataset if file.text().is_empty() && held.is_empty() => {
            let message = "the file is empty";
            diagnostics.push(
                Diagnostic::file(Code::KEY_MISSING, file.path(), message)
                    .help("write at least `title`, `unit` and `values`"),
            );
            Shape::Other
        }
        _ => Shape::Other,
    }
}

fn not_used(path: &ProjectPath, kind: Kind) -> Diagnostic {
    if kind == Kind::OtherEnding {
        let message = "the file ends in `.yml`, and a dataset ends in `.yaml`";
        return Diagnostic::file(Code::FILE_NAME, path, message).help("rename it to end in `.yaml`");
    }
    let message = "this kind of file has no use here";
    let help = "content/ holds `.md` files, pictures and documents; data/ holds `.yaml` and `.csv` files";
    let mut found = Diagnostic::file(Code::FILE_KIND, path, message).help(help);
    found.severity = Severity::Warning;
    found
}

/// Whether a folder's name begins with a date, as `2023-03-28-corporate-parenting-board`.
fn is_meeting_folder(name: &str) -> bool {
    let mut shape =
        name.chars().take(11).map(|character| if character.is_ascii_digit() { '9' } else { character });
    "9999-99-99-".chars().all(|wanted| shape.next() == Some(wanted))
}
