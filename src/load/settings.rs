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
use std::path::Path;

/// Reads `site.yaml` in the project's folder.
pub(super) fn read_settings(root: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) {
    let path = ProjectPath::new(SETTINGS);
    let file = root.join(SETTINGS);
    match std::fs::symlink_metadata(&file) {
        Err(_) => no_settings(&path, diagnostics),
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

/// The folder of the theme below `themes/`; one that would lead elsewhere is reported and not used.
pub(super) fn theme_name(sources: &Sources, diagnostics: &mut Diagnostics) -> String {
    let built_in = "council".to_owned();
    let Some(theme) = sources.site.as_ref().and_then(|site| site.theme.as_ref()) else { return built_in };
    if !theme.value.contains('/') && OutputPath::new(&theme.value).is_ok() {
        return theme.value.clone();
    }
    let message = format!("the theme is `{}`, and the name of a folder in `themes/` is wanted", theme.value);
    diagnostics.push(
        Diagnostic::new(Code::KEY_VALUE, theme.span, message)
            .help("write the folder's name alone, such as `council`"),
    );
    built_in
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
