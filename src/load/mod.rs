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
pub mod shapes;
mod shelf;
pub mod text;
pub mod walk;

use crate::bundle::{Names, OutputPath};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{ProjectPath, SourceFile, SourceId, SourceMap, Version};
use crate::together;
use bytes::Held;
use file::{Kind, Piece, Read};
use limits::Limits;
use shapes::{Markdown, RawDataset, RawGlossary, RawMeeting, RawPage, RawPaper, RawSite};
pub use shelf::Shelf;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
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
    /// Ordinary pages by path; [`Sources::page`] gives what they hold.
    pub pages: Vec<SourceId>,
    /// Meetings by folder.
    pub meetings: Vec<MeetingFiles>,
    /// Datasets by path; [`Sources::dataset`] gives what they hold.
    pub datasets: Vec<SourceId>,
    /// CSV files by path.
    pub tables: BTreeMap<ProjectPath, SourceId>,
    /// The glossary.
    pub glossary: Option<RawGlossary>,
    /// The theme's files, by path below `themes/NAME/`.
    pub theme: BTreeMap<String, Vec<u8>>,
    /// Text files that are there but could not be read; what needs them is not reported again.
    pub unreadable: BTreeSet<ProjectPath>,
    /// Pictures and documents beside the papers, by path.
    pub copies: BTreeMap<ProjectPath, Arc<Vec<u8>>>,
    /// The versions of those.
    pub copy_versions: BTreeMap<ProjectPath, Version>,
    /// The version of the theme's files; 0 when nobody keeps count.
    pub theme_version: Version,
}

/// The files of a meeting's folder.
#[derive(Clone, Debug)]
pub struct MeetingFiles {
    /// The folder's name.
    pub folder: String,
    /// Its `index.md`.
    pub index: Option<SourceId>,
    /// Its papers by path; [`Sources::paper`] gives what they hold.
    pub papers: Vec<SourceId>,
}

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
    let theme_folder = format!("themes/{}/", theme_name(&sources, diagnostics));
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
        sources.read_all(held.collect(), diagnostics);
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
        let limits = Limits::default();
        sources.site = sources.map.file(id).and_then(|file| read_yaml(id, file, limits, diagnostics));
        let asked = sources.site.as_ref().and_then(|site| site.limits.as_ref());
        sources.limits = asked.map_or(limits, |asked| Limits::of(asked, diagnostics));
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
            files.insert(name.to_owned(), bytes.all);
        }
    }
    files
}

/// Reads files, many at once. A path that the map knows keeps its name, and the others get the next ones.
fn read_many(map: &SourceMap, limits: Limits, files: Vec<(&ProjectPath, Held<'_>)>) -> Vec<(Kind, Read)> {
    let mut ahead = 0;
    let named: Vec<_> = files
        .into_iter()
        .map(|(path, held)| {
            let kind = Kind::of(path);
            let known = map.named(path);
            let id = known.unwrap_or_else(|| map.next(ahead));
            ahead += usize::from(kind.is_text() && known.is_none());
            (path, held, kind, id)
        })
        .collect();
    together::each(named, |(path, held, kind, id)| (kind, Read::new(path, held, kind, id, limits)))
}

impl Sources {
    /// Reads files and takes them in their order.
    fn read_all(&mut self, files: Vec<(&ProjectPath, Held<'_>)>, diagnostics: &mut Diagnostics) {
        for (kind, read) in read_many(&self.map, self.limits, files) {
            let piece = Piece::new(kind, read, &mut self.map);
            self.take(&piece, diagnostics);
        }
    }

    fn take(&mut self, piece: &Piece, diagnostics: &mut Diagnostics) {
        let Piece { path, kind, id, sound, glossary, copy, found } = piece;
        found.iter().for_each(|finding| diagnostics.push(finding.clone()));
        if let Some((bytes, version)) = copy {
            self.copies.insert(path.clone(), Arc::clone(bytes));
            self.copy_versions.insert(path.clone(), *version);
        }
        match kind {
            Kind::Page if *sound => self.pages.push(*id),
            Kind::Meeting if *sound => self.meeting_around(path, |meeting| meeting.index = Some(*id)),
            Kind::Paper if *sound => self.meeting_around(path, |meeting| meeting.papers.push(*id)),
            Kind::Glossary => self.glossary.clone_from(glossary),
            Kind::Dataset => self.datasets.push(*id),
            Kind::Table if *sound => _ = self.tables.insert(path.clone(), *id),
            _ => {}
        }
        if !sound {
            self.unreadable.insert(path.clone());
        }
    }

    /// Changes the meeting in whose folder a file is. Files come in the order of their paths, so that it is the last
    /// one or a new one.
    fn meeting_around(&mut self, file: &ProjectPath, change: impl FnOnce(&mut MeetingFiles)) {
        let folder = file.folder().file_name().to_owned();
        if self.meetings.last().is_none_or(|last| last.folder != folder) {
            self.meetings.push(MeetingFiles { folder, index: None, papers: Vec::new() });
        }
        if let Some(meeting) = self.meetings.last_mut() {
            change(meeting);
        }
    }

    /// The files of a meeting's folder.
    #[must_use]
    pub fn meeting(&self, folder: &str) -> Option<&MeetingFiles> {
        // Paths come in an order in which `2023-03-28-a-b` stands before `2023-03-28-a`, hence the slash.
        let key = |folder: &str| format!("{folder}/");
        let at = self.meetings.binary_search_by(|files| key(&files.folder).cmp(&key(folder))).ok()?;
        self.meetings.get(at)
    }

    /// What an ordinary page holds.
    #[must_use]
    pub fn page(&self, id: SourceId, diagnostics: &mut Diagnostics) -> Option<Markdown<RawPage>> {
        Some(front_matter::read(id, self.map.file(id)?, diagnostics))
    }

    /// What the `index.md` of a meeting holds.
    #[must_use]
    pub fn index(&self, id: SourceId, diagnostics: &mut Diagnostics) -> Option<Markdown<RawMeeting>> {
        Some(front_matter::read(id, self.map.file(id)?, diagnostics))
    }

    /// What a paper holds.
    #[must_use]
    pub fn paper(&self, id: SourceId, diagnostics: &mut Diagnostics) -> Option<Markdown<RawPaper>> {
        Some(front_matter::read(id, self.map.file(id)?, diagnostics))
    }

    /// What a dataset's file holds; `None` where it cannot be used. It is read when it is asked for: the trees of all
    /// datasets at once would take more room than everything else that a build holds.
    #[must_use]
    pub fn dataset(&self, id: SourceId, diagnostics: &mut Diagnostics) -> Option<RawDataset> {
        let file = self.map.file(id)?;
        let readable = !file.text().is_empty() && !self.unreadable.contains(file.path());
        if readable { read_dataset(id, file, self.limits, diagnostics) } else { None }
    }
}

/// A dataset with a key of the wrong kind is not used: what follows from the slip would be told as mistakes.
fn read_dataset(
    id: SourceId,
    file: &SourceFile,
    limits: Limits,
    diagnostics: &mut Diagnostics,
) -> Option<RawDataset> {
    let mut found = Diagnostics::default();
    let raw = read_yaml(id, file, limits, &mut found);
    let misshapen = found.iter().any(|each| each.code == Code::KEY_TYPE);
    diagnostics.append(found);
    raw.filter(|_| !misshapen)
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
