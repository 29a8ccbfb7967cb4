//! Files to raw shapes: what an author wrote, with places, before anything is looked up.
//!
//! In: the project's folder. Out: [`Sources`]. Every file is read once, in the order of its path, whatever the
//! order of the disk. Deliberately absent: what the words mean (`resolve`), and any clock.

#[macro_use]
pub mod yaml;
mod bytes;
pub mod csv;
pub mod front_matter;
pub mod limits;
pub mod names;
pub mod shapes;
pub mod text;
pub mod walk;

use crate::bundle::{Names, OutputPath};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Excerpt, ProjectPath, SourceFile, SourceId, SourceMap};
use bytes::Held;
use limits::Limits;
use shapes::{Markdown, RawDataset, RawGlossary, RawMeeting, RawPage, RawPaper, RawSite};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use yaml::FromNode;

/// The settings file of a project.
pub const SETTINGS: &str = "site.yaml";
/// The glossary of a project.
pub const GLOSSARY: &str = "data/glossary.yaml";

/// Everything that an author wrote, as written.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The text files.
    pub map: SourceMap,
    /// `site.yaml`, unless it could not be read.
    pub site: Option<RawSite>,
    /// How much files may hold.
    pub limits: Limits,
    /// Ordinary pages by path.
    pub pages: Vec<(SourceId, Markdown<RawPage>)>,
    /// Meetings by folder.
    pub meetings: Vec<MeetingFiles>,
    /// Datasets by path; `None` where the file could not be read.
    pub datasets: Vec<(SourceId, Option<RawDataset>)>,
    /// CSV files by path.
    pub tables: BTreeMap<ProjectPath, SourceId>,
    /// The glossary.
    pub glossary: Option<RawGlossary>,
    /// The theme's files, by path below `themes/NAME/`.
    pub theme: BTreeMap<String, Vec<u8>>,
    /// Text files that are there but could not be read; what needs them is not reported again.
    pub unreadable: BTreeSet<ProjectPath>,
    /// Pictures and documents beside the papers, by path.
    pub copies: BTreeMap<ProjectPath, Vec<u8>>,
}

/// The files of a meeting's folder.
#[derive(Clone, Debug)]
pub struct MeetingFiles {
    /// The folder's name.
    pub folder: String,
    /// Its `index.md`.
    pub index: Option<(SourceId, Markdown<RawMeeting>)>,
    /// Its papers by path.
    pub papers: Vec<(SourceId, Markdown<RawPaper>)>,
}

/// Reads a project. What cannot be read is reported, and the rest is there.
#[must_use]
pub fn read(root: &Path, diagnostics: &mut Diagnostics) -> Sources {
    let mut sources = Sources::default();
    read_settings(root, &mut sources, diagnostics);
    let theme_folder = format!("themes/{}", theme_name(&sources, diagnostics));
    let mut taken = Names::default();
    sources.theme = read_theme(root, &theme_folder, sources.limits, &mut taken, diagnostics);
    for folder in ["content", "data"] {
        for (path, file) in walk::files(root, folder, &mut taken, diagnostics) {
            read_file(&path, Held::OnDisk(&file), &mut sources, diagnostics);
        }
    }
    sources
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
    let theme_folder = format!("themes/{}/", theme_name(&sources, diagnostics));
    let mut taken = Names::default();
    let mut below = |folder: &str, diagnostics: &mut Diagnostics| -> Vec<(&ProjectPath, &Vec<u8>)> {
        let inside = files.iter().filter(|(path, _)| path.as_str().starts_with(folder));
        let shown = inside.filter(|(path, _)| !path.as_str().split('/').any(|part| part.starts_with('.')));
        shown.filter(|(path, _)| names::accept(path, &mut taken, diagnostics)).collect()
    };
    for (path, bytes) in below(&theme_folder, diagnostics) {
        let name = path.as_str().strip_prefix(&theme_folder).unwrap_or(path.as_str());
        sources.theme.insert(name.to_owned(), bytes.clone());
    }
    for folder in ["content/", "data/"] {
        for (path, bytes) in below(folder, diagnostics) {
            read_file(path, Held::InMemory(bytes), &mut sources, diagnostics);
        }
    }
    sources
}

/// Reads single text files, each under the path by which it was named. What cannot be read is reported.
#[must_use]
pub fn read_files(files: &[PathBuf], diagnostics: &mut Diagnostics) -> SourceMap {
    let mut sources = Sources::default();
    for file in files {
        let path = ProjectPath::new(file.to_string_lossy().replace('\\', "/"));
        add_text(&path, Held::OnDisk(file), &mut sources, diagnostics);
    }
    sources.map
}

fn read_settings(root: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) {
    let path = ProjectPath::new(SETTINGS);
    let file = root.join(SETTINGS);
    match std::fs::symlink_metadata(&file) {
        Err(_) => no_settings(&path, diagnostics),
        Ok(found) if !found.is_file() => diagnostics.push(walk::no_plain_file(&path, found.file_type())),
        Ok(_) => add_settings(&path, Held::OnDisk(&file), sources, diagnostics),
    }
}

fn no_settings(path: &ProjectPath, diagnostics: &mut Diagnostics) {
    diagnostics.push(
        Diagnostic::file(Code::FILE_MISSING, path, format!("there is no `{SETTINGS}` here"))
            .help("run the program in the project's folder or name it with `--root`; `candour new site NAME` starts a new one"),
    );
}

fn add_settings(path: &ProjectPath, file: Held<'_>, sources: &mut Sources, diagnostics: &mut Diagnostics) {
    if let Some(id) = add_text(path, file, sources, diagnostics) {
        sources.site = read_yaml(id, sources, diagnostics);
        let asked = sources.site.as_ref().and_then(|site| site.limits.as_ref());
        sources.limits = asked.map_or_else(Limits::default, |asked| Limits::of(asked, diagnostics));
    }
}

/// The folder of the theme below `themes/`; one that would lead elsewhere is reported and not used.
fn theme_name(sources: &Sources, diagnostics: &mut Diagnostics) -> String {
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

fn read_theme(
    root: &Path,
    folder: &str,
    limits: Limits,
    taken: &mut Names,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for (path, file) in walk::files(root, folder, taken, diagnostics) {
        if let Some(bytes) = Held::OnDisk(&file).read(&path, limits.document, diagnostics) {
            let name = path.as_str().strip_prefix(folder).unwrap_or(path.as_str()).trim_start_matches('/');
            files.insert(name.to_owned(), bytes);
        }
    }
    files
}

fn read_file(path: &ProjectPath, file: Held<'_>, sources: &mut Sources, diagnostics: &mut Diagnostics) {
    let extension = path.file_name().rsplit_once('.').map_or("", |(_, extension)| extension);
    match (path.as_str().split('/').next(), extension) {
        (Some("content"), "md") => {
            if let Some(id) = add_text(path, file, sources, diagnostics) {
                read_markdown(id, path, sources, diagnostics);
            }
        }
        (Some("data"), "yaml") => {
            let id = add_text(path, file, sources, diagnostics);
            if path.as_str() == GLOSSARY {
                sources.glossary = id.and_then(|id| read_yaml(id, sources, diagnostics));
            } else {
                let id = id.unwrap_or_else(|| sources.map.add(SourceFile::new(path.clone(), String::new())));
                let usable = !sources.map.file(id).is_none_or(|file| file.text().is_empty());
                let raw = if usable {
                    read_dataset(id, sources, diagnostics)
                } else {
                    empty(path, file, diagnostics)
                };
                sources.datasets.push((id, raw));
            }
        }
        (Some("data"), "csv") => {
            if let Some(id) = add_text(path, file, sources, diagnostics) {
                sources.tables.insert(path.clone(), id);
            }
        }
        (Some("data"), "yml") => {
            let message = "the file ends in `.yml`, and a dataset ends in `.yaml`";
            diagnostics
                .push(Diagnostic::file(Code::FILE_NAME, path, message).help("rename it to end in `.yaml`"));
        }
        (
            Some("content"),
            "png" | "jpg" | "jpeg" | "gif" | "webp" | "pdf" | "csv" | "ods" | "xlsx" | "docx",
        ) => {
            if let Some(bytes) = file.read(path, sources.limits.document, diagnostics) {
                sources.copies.insert(path.clone(), bytes);
            }
        }
        _ => {
            let message = "this kind of file has no use here";
            let help =
                "content/ holds `.md` files, pictures and documents; data/ holds `.yaml` and `.csv` files";
            let mut found = Diagnostic::file(Code::FILE_KIND, path, message).help(help);
            found.severity = crate::diagnostic::Severity::Warning;
            diagnostics.push(found);
        }
    }
}

/// A dataset file without a byte is reported; one that could not be read has been.
fn empty(path: &ProjectPath, file: Held<'_>, diagnostics: &mut Diagnostics) -> Option<RawDataset> {
    if file.is_empty() {
        let message = "the file is empty";
        diagnostics.push(
            Diagnostic::file(Code::KEY_MISSING, path, message)
                .help("write at least `title`, `unit` and `values`"),
        );
    }
    None
}

fn read_markdown(id: SourceId, path: &ProjectPath, sources: &mut Sources, diagnostics: &mut Diagnostics) {
    let Some(file) = sources.map.file(id) else { return };
    let mut parts = path.as_str().split('/').skip(1);
    let (first, second, third) = (parts.next(), parts.next(), parts.next());
    match (first, second, third) {
        (Some(folder), Some(name), None) if is_meeting_folder(folder) => {
            // Files come in the order of their paths, so that the meeting is the last one or a new one.
            let at =
                sources.meetings.iter().rposition(|meeting| meeting.folder == folder).unwrap_or_else(|| {
                    sources.meetings.push(MeetingFiles {
                        folder: folder.to_owned(),
                        index: None,
                        papers: Vec::new(),
                    });
                    sources.meetings.len() - 1
                });
            let Some(meeting) = sources.meetings.get_mut(at) else { return };
            if name == "index.md" {
                meeting.index = Some((id, front_matter::read(id, file, diagnostics)));
            } else {
                meeting.papers.push((id, front_matter::read(id, file, diagnostics)));
            }
        }
        _ => sources.pages.push((id, front_matter::read(id, file, diagnostics))),
    }
}

/// Whether a folder's name begins with a date, as `2023-03-28-corporate-parenting-board`.
fn is_meeting_folder(name: &str) -> bool {
    let mut shape =
        name.chars().take(11).map(|character| if character.is_ascii_digit() { '9' } else { character });
    "9999-99-99-".chars().all(|wanted| shape.next() == Some(wanted))
}

/// A dataset with a key of the wrong kind is not used: what follows from the slip would be told as mistakes.
fn read_dataset(id: SourceId, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<RawDataset> {
    let mut found = Diagnostics::default();
    let raw = read_yaml(id, sources, &mut found);
    let misshapen = found.iter().any(|each| each.code == Code::KEY_TYPE);
    diagnostics.append(found);
    raw.filter(|_| !misshapen)
}

fn read_yaml<T: FromNode>(id: SourceId, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<T> {
    let text = Excerpt::verbatim(sources.map.file(id)?.text(), id, 0);
    let limits = yaml::Limits { nodes: sources.limits.values, ..yaml::Limits::default() };
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
    file: Held<'_>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<SourceId> {
    let bytes = file.read(path, sources.limits.text, diagnostics)?;
    match text::decode(path, bytes) {
        Ok(text) => {
            let id = sources.map.add(SourceFile::new(path.clone(), text));
            let hidden = sources.map.file(id).and_then(|file| text::control_character(id, file));
            let sound = hidden.is_none();
            hidden.into_iter().for_each(|found| diagnostics.push(found));
            sound.then_some(id)
        }
        Err(found) => {
            diagnostics.push(*found);
            None
        }
    }
}
