//! What is read before all else, as the rest depends on it: `site.yaml`, and the theme that it names.
//!
//! In: the project's folder, or the file's bytes. Out: the settings and limits in [`Sources`], and the theme's files.
//! Deliberately absent: whether a setting makes sense (`resolve::settings`) and what a theme must hold (`page::theme`).

use super::bytes::Held;
use super::limits::Limits;
use super::{SETTINGS, Sources, add_text, read_yaml, walk};
use crate::bundle::OutputPath;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::ProjectPath;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

/// Reads `site.yaml` in the project's folder.
pub(super) fn read_settings(root: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) {
    let path = ProjectPath::new(SETTINGS);
    let file = root.join(SETTINGS);
    match std::fs::symlink_metadata(&file) {
        Err(error) if error.kind() == ErrorKind::NotFound => no_settings(&path, diagnostics),
        Err(error) => diagnostics.push(walk::unreadable(&path, &error)),
        Ok(found) if !found.is_file() => diagnostics.push(walk::no_plain_file(&path, found.file_type())),
        Ok(_) => add_settings(&path, Held::OnDisk(&file), sources, diagnostics),
    }
}

/// Tells that there is no `site.yaml`.
pub(super) fn no_settings(path: &ProjectPath, diagnostics: &mut Diagnostics) {
    diagnostics.push(
        Diagnostic::file(Code::FILE_MISSING, path, format!("there is no `{SETTINGS}` here"))
            .help("run the program in the project's folder or name it with `--root`; `candour new site NAME` starts a new one"),
    );
}

/// Takes `site.yaml` and the limits that it sets, by which all other files are read.
pub(super) fn add_settings(
    path: &ProjectPath,
    file: Held<'_>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) {
    if let Some(id) = add_text(path, file, sources, diagnostics) {
        let limits = Limits::default();
        sources.site = sources.map.file(id).and_then(|file| read_yaml(id, file, limits, diagnostics));
        let asked = sources.site.as_ref().and_then(|site| site.limits.as_ref());
        sources.limits = asked.map_or(limits, |asked| Limits::of(asked, diagnostics));
    }
}

/// The folder of the theme below `themes/`. A name that would lead elsewhere, which `resolve` tells of, is not used.
pub(super) fn theme_name(sources: &Sources) -> &str {
    let asked = sources.site.as_ref().and_then(|site| site.theme.as_ref()).map(|theme| theme.value.as_str());
    asked.filter(|name| !name.contains('/') && OutputPath::new(name).is_ok()).unwrap_or("council")
}

/// The files of a theme, by path below its folder.
pub(super) fn read_theme(
    root: &Path,
    folder: &str,
    limits: Limits,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for (path, file) in walk::files(root, folder, diagnostics) {
        if let Some(bytes) = Held::OnDisk(&file).read(&path, limits.document, diagnostics) {
            let name = path.as_str().strip_prefix(folder).unwrap_or(path.as_str()).trim_start_matches('/');
            files.insert(name.to_owned(), bytes.all);
        }
    }
    files
}

#[cfg(all(test, unix))]
mod tests {
    use crate::diagnostic::{Code, Diagnostics};

    #[test]
    fn settings_that_cannot_be_looked_at_are_not_taken_for_absent() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        for (root, wanted) in [(folder.path(), "there is no `site.yaml` here"), (&file, "cannot be read (")] {
            let mut found = Diagnostics::default();
            let _ = crate::load::read(root, &mut found);
            let told: Vec<_> = found.iter().map(|found| (found.code, found.message.as_str())).collect();
            let [(code, message)] = told.as_slice() else { panic!("{told:?}") };
            assert_eq!(*code, Code::FILE_MISSING);
            assert!(message.starts_with(wanted), "{message}");
        }
    }
}
