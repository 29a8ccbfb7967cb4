//! Which files of a project would be one file of the site.
//!
//! In: two names that cannot both be, and the files that were read. Out: one finding, at one of the files that the
//! names come from. Deliberately absent: finding the clash (`bundle`), and pairs that differ in the project already
//! only in their capitals (`load`).

use super::Edition;
use crate::address::Address;
use crate::bundle::{MANIFEST, NameError};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::DatasetId;
use crate::source::ProjectPath;
use std::collections::BTreeSet;

/// Tells of two files of the site that cannot both be, by the files of the project that they come from.
#[must_use]
pub fn clash(edition: &Edition, error: &NameError) -> Diagnostic {
    let (place, who, help) = match origins(edition, error).as_slice() {
        [] => (Place::Project, "two files that Candour makes".to_owned(), "rename what they are made of"),
        [one] => {
            (Place::File((*one).clone()), format!("`{one}` and a file that Candour makes"), "rename the file")
        }
        [one, other, ..] => {
            (Place::File((*one).clone()), format!("`{one}` and `{other}`"), "rename one of the two")
        }
    };
    Diagnostic::at(Code::FILE_NAME, place, format!("{who} {}", what(error))).help(help)
}

/// What the two do.
fn what(error: &NameError) -> String {
    match error {
        NameError::Twice { path } => format!("both become `{path}`"),
        NameError::Twins { name, other } => format!(
            "become `{other}` and `{name}`, which differ only in capital letters, and Windows and macOS take them for one"
        ),
        NameError::FileAndFolder { name } => {
            format!("would make `{name}` both a file and a folder of the site")
        }
        NameError::Reserved => format!("both become `{MANIFEST}`"),
    }
}

/// The files of the project that the two come from, as far as they do.
fn origins<'a>(edition: &Edition<'a>, error: &NameError) -> Vec<&'a ProjectPath> {
    let of = |name: &str| {
        let mut all: Vec<_> = files(edition).into_iter().filter(|file| makes(file, name)).collect();
        all.sort_by_key(|file| !is(file, name));
        all
    };
    match error {
        NameError::Twice { path } => of(path.as_str()),
        NameError::Twins { name, other } => {
            [other, name].into_iter().filter_map(|name| of(name).first().copied()).collect()
        }
        NameError::FileAndFolder { name } => {
            let (file, inside): (Vec<_>, Vec<_>) = of(name).into_iter().partition(|file| is(file, name));
            file.into_iter().take(1).chain(inside.into_iter().take(1)).collect()
        }
        NameError::Reserved => of(MANIFEST),
    }
}

/// The files of the project, in the order of their paths.
fn files<'a>(edition: &Edition<'a>) -> BTreeSet<&'a ProjectPath> {
    let texts = edition.sources.iter().map(|(_, file)| file.path());
    texts.chain(edition.site.copies.keys()).collect()
}

/// Whether a file of the project becomes this file of the site.
fn is(file: &ProjectPath, name: &str) -> bool {
    Address::of_source(file).is_some_and(|address| address.as_str() == name)
}

/// Whether a file of the project becomes this file or folder of the site, or something in it, or has it as its download
/// or drawing.
fn makes(file: &ProjectPath, name: &str) -> bool {
    let Some(address) = Address::of_source(file) else { return false };
    let address = address.as_str();
    let is_inside = |folder: &str, path: &str| {
        path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let id = file.as_str().strip_prefix("data/").and_then(|path| path.strip_suffix(".yaml"));
    let is_download = id.is_some_and(|id| Address::dataset_csv(&DatasetId::new(id)).as_str() == name);
    let is_picture = [".svg", ".png"].iter().any(|ending| name.ends_with(ending));
    let stem = address.strip_suffix(".html").filter(|_| is_picture);
    is_inside(name, address) || is_download || stem.is_some_and(|stem| is_inside(stem, name))
}
