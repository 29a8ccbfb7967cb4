//! Files to raw shapes: what an author wrote, with places, before anything is looked up.
//!
//! In: the project's folder. Out: [`Sources`]. Every file is read once, in the order of its path, whatever the
//! order of the disk. Deliberately absent: what the words mean (`resolve`), and any clock.

#[macro_use]
pub mod yaml;
mod bytes;
pub mod csv;
mod file;
pub mod front_matter;
pub mod limits;
pub mod names;
mod settings;
pub mod shapes;
mod shelf;
mod single;
mod sources;
pub mod text;
pub mod walk;

use crate::bundle::{Names, OutputPath};
use crate::diagnostic::Diagnostics;
use crate::source::{ProjectPath, SourceFile, SourceId, SourceMap};
use crate::together;
use bytes::Held;
use file::{Kind, Piece, Read};
use limits::Limits;
use settings::{add_settings, no_settings, theme_name};
pub use shelf::Shelf;
pub use single::read_files;
pub use sources::{MeetingFiles, Sources};
use std::collections::BTreeMap;
use std::path::Path;
use yaml::FromNode;

/// The settings file of a project.
pub const SETTINGS: &str = "site.yaml";
/// The glossary of a project.
pub const GLOSSARY: &str = "data/glossary.yaml";

/// Reads a project. What cannot be read is reported, and the rest is there.
#[must_use]
pub fn read(root: &Path, diagnostics: &mut Diagnostics) -> Sources {
    Shelf::default().read(root, SourceMap::default(), None, diagnostics)
}

/// Reads a project whose files are in memory already, as [`read`] does those of a folder.
#[must_use]
pub fn read_memory(files: &BTreeMap<ProjectPath, Vec<u8>>, diagnostics: &mut Diagnostics) -> Sources {
    let mut sources = Sources::default();
    let settings = ProjectPath::new(SETTINGS);
    match files.get(&settings) {
        Some(bytes) => add_settings(&settings, Held::InMemory(bytes), &mut sources, diagnostics),
        None => no_settings(&settings, diagnostics),
    }
    let theme_folder = format!("themes/{}/", theme_name(&sources));
    let mut taken = Names::default();
    let mut below = |folder: &str, diagnostics: &mut Diagnostics| -> Vec<(&ProjectPath, &Vec<u8>)> {
        let inside = files.iter().filter(|(path, _)| path.as_str().starts_with(folder));
        let shown = inside.filter(|(path, _)| !path.as_str().split('/').any(|part| part.starts_with('.')));
        let name = |path: &ProjectPath| OutputPath::new(path.as_str());
        shown.filter(|(path, _)| names::accept(path, name(path), &mut taken, diagnostics)).collect()
    };
    for (path, bytes) in below(&theme_folder, diagnostics) {
        let name = path.as_str().strip_prefix(&theme_folder).unwrap_or(path.as_str());
        sources.theme.insert(name.to_owned(), bytes.clone());
    }
    for folder in ["content/", "data/"] {
        let inside = below(folder, diagnostics);
        let held = inside.into_iter().map(|(path, bytes)| (path, Held::InMemory(bytes)));
        read_all(held.collect(), &mut sources, diagnostics);
    }
    sources
}

/// Reads files and takes them in their order.
fn read_all(files: Vec<(&ProjectPath, Held<'_>)>, sources: &mut Sources, diagnostics: &mut Diagnostics) {
    for (kind, read) in read_many(&sources.map, sources.limits, files) {
        let piece = Piece::new(kind, read, &mut sources.map);
        sources.take(&piece, diagnostics);
    }
}

/// Reads files, many at once. A path that the map knows keeps its name, and the others get the next ones.
fn read_many(map: &SourceMap, limits: Limits, files: Vec<(&ProjectPath, Held<'_>)>) -> Vec<(Kind, Read)> {
    let mut to_come = map.to_come();
    let named: Vec<_> = files
        .into_iter()
        .map(|(path, held)| {
            let kind = Kind::of(path);
            let known = map.named(path);
            let new = if known.is_none() && kind.is_text() { to_come.next() } else { None };
            let id = known.or(new).unwrap_or_default();
            (path, held, kind, id)
        })
        .collect();
    together::each(named, |(path, held, kind, id)| (kind, Read::new(path, held, kind, id, limits)))
}

fn read_yaml<T: FromNode>(
    id: SourceId,
    file: &SourceFile,
    limits: Limits,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    let text = file.whole(id);
    let limits = yaml::Limits { nodes: limits.values, ..yaml::Limits::default() };
    T::from_node(yaml::parse(&text, limits, diagnostics)?, diagnostics)
}

fn add_text(
    path: &ProjectPath,
    file: Held<'_>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<SourceId> {
    let id = decode_text(path, file, sources, diagnostics);
    if id.is_none() {
        sources.unreadable.insert(path.clone());
    }
    id
}

fn decode_text(
    path: &ProjectPath,
    held: Held<'_>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<SourceId> {
    let id = sources.map.add(file::read_text(path, held, sources.limits, diagnostics).0?);
    let hidden = sources.map.file(id).and_then(|file| text::control_character(id, file));
    let sound = hidden.is_none();
    hidden.into_iter().for_each(|found| diagnostics.push(found));
    sound.then_some(id)
}
