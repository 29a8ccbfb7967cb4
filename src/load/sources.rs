//! What was read: everything that an author wrote, each text with its place, nothing looked up.
//!
//! In: files as they were read, in the order of their paths. Out: [`Sources`], and on demand what a text or a dataset
//! holds. Deliberately absent: reading files (`load`, `load::file`).

use super::file::{Kind, Piece};
use super::limits::Limits;
use super::shapes::{Markdown, RawDataset, RawGlossary, RawMeeting, RawPage, RawPaper, RawSite};
use super::{front_matter, read_yaml};
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{ProjectPath, SourceFile, SourceId, SourceMap, Version};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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

impl Sources {
    /// Takes a file as it was read; files come in the order of their paths.
    pub(super) fn take(&mut self, piece: &Piece, diagnostics: &mut Diagnostics) {
        let Piece { path, kind, id, sound, glossary, copy, found, .. } = piece;
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
