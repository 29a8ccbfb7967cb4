//! What one build leaves for the next: a project that is built again makes only what its changes touch.
//!
//! In: what was read ([`Sources`]), and the site of the build before. Out: what of it would be made just so again
//! ([`Recall`]); afterwards, who read what.
//!
//! # Why the result is that of a clean build
//!
//! Every result is a function of what it reads. Each dataset and each text is recorded with the versions of all that it
//! was made from: its file, the settings, the datasets that it cites, the names that lead to them. A version stands for
//! one content and is never given twice, so a result whose list of versions is as before is as before, and is taken
//! instead of being made; everything else is made by the same functions as in a clean build, which is nothing but a
//! build with an empty memory. What anything was found in is never taken, so that a finding may depend on anything.
//! `tests/incremental` edits a site at random and compares each build with a clean one, byte by byte.
//!
//! Deliberately absent: which file changed (`load::Shelf`) and what pages read (`publish::kept`).

mod record;

use crate::check;
use crate::diagnostic::{Diagnostics, Place};
use crate::figure::Figures;
use crate::load::{GLOSSARY, SETTINGS, Sources};
use crate::model::site::Article;
use crate::model::{Dataset, Site};
use crate::page::Theme;
use crate::publish::{Cells, Kept, Versions};
use crate::resolve::{self, Recall, Recalled};
use crate::source::{SourceId, Version};
use record::{Record, States, version_of};
use std::collections::{BTreeMap, BTreeSet};

/// A dataset that will be made: nobody knows yet what will come of it.
const UNKNOWN: Version = Version::MAX;
/// A dataset that is there but cannot be used.
const UNUSABLE: Version = Version::MAX - 1;

/// What one build leaves for the next.
#[derive(Debug, Default)]
pub struct Memory {
    /// No build follows, for which anything would be noted.
    ends: bool,
    datasets: BTreeMap<SourceId, Record>,
    texts: BTreeMap<SourceId, Record>,
    /// What was taken from the build before, by file.
    taken: BTreeSet<SourceId>,
    /// The files of the datasets, and whether each was taken, with none new or gone.
    listed: Vec<SourceId>,
    datasets_stand: bool,
    checks: check::Memory,
    checked_with: [Version; 2],
    cells: Cells,
    /// What all tables are at, the limits of files, and the files of each meeting.
    tables: Version,
    limits: Version,
    meetings: BTreeMap<String, Version>,
    theme: Option<(Version, String)>,
    /// What datasets and texts are at, for the pages.
    pub(crate) versions: Versions,
    /// The pages.
    pub(crate) pages: Kept,
}

impl Memory {
    /// The memory of a build that none follows.
    pub(crate) fn of_one_build() -> Self {
        Self { ends: true, ..Self::default() }
    }

    /// Takes the site and the figures of the build before apart; what would be made just so again is returned.
    pub(crate) fn recall(
        &mut self,
        sources: &Sources,
        site: Option<Site>,
        figures: Figures,
    ) -> (Recall, Figures) {
        self.taken.clear();
        self.datasets_stand = false;
        self.look_around(sources);
        let Some(site) = site else { return (Recall::default(), Figures::default()) };
        for source in &sources.datasets {
            let record = self.datasets.get(source).filter(|record| record.sound);
            if record.is_some_and(|record| self.dataset_inputs(*source, record, sources) == record.inputs) {
                self.taken.insert(*source);
            }
        }
        self.datasets_stand = self.listed == sources.datasets && self.taken.len() == self.listed.len();
        // When every dataset stands, a text is made from what it was made from but for its own file and the settings.
        let states = (!self.datasets_stand).then(|| self.states(sources));
        let settings = version_of(SETTINGS, sources);
        for (source, record) in &self.texts {
            let stands = match &states {
                None => record.inputs.starts_with(&[sources.map.version(*source), settings]),
                Some(states) => record.text_inputs(*source, sources, states) == record.inputs,
            };
            if record.sound && stands {
                self.taken.insert(*source);
            }
        }
        let mut figures = figures;
        figures.retain(|path| sources.map.named(path).is_some_and(|source| self.taken.contains(&source)));
        (self.apart(site), figures)
    }

    /// The datasets as far as they are known before they are made.
    fn states(&self, sources: &Sources) -> States {
        let state = |source: &SourceId| {
            let known = self.datasets.get(source).filter(|_| self.taken.contains(source));
            let id = known.and_then(|record| record.cites.first().cloned());
            let id = id.unwrap_or_else(|| resolve::dataset_id(&sources.map.path(*source)));
            (id, known.map_or(UNKNOWN, |record| record.version))
        };
        sources.datasets.iter().map(state).collect()
    }

    fn apart(&self, site: Site) -> Recall {
        let room = if self.datasets_stand { 0 } else { site.datasets.len() };
        let mut recall = Recalled::with_room(room, self.texts.len());
        let taken = |source: &SourceId| self.taken.contains(source);
        if self.datasets_stand {
            recall.all_datasets = Some(site.datasets);
        } else {
            let datasets = site.datasets.into_values().map(|dataset| (dataset.title.span.source, dataset));
            recall.datasets.extend(datasets.filter(|(source, _)| taken(source)));
        }
        let pages = site.pages.into_iter().map(|page| page.article);
        recall.articles.extend(pages.map(|article| (article.source, article)));
        for meeting in site.meetings {
            recall.articles.insert(meeting.article.source, meeting.article);
            let papers = meeting.papers.into_iter().map(|paper| (paper.article.source, paper));
            recall.papers.extend(papers.filter(|(source, _)| taken(source)));
        }
        recall.articles.retain(|source, _| taken(source));
        Recall::new(recall)
    }

    /// The files of what was taken from the build before.
    pub(crate) fn taken(&self) -> &BTreeSet<SourceId> {
        &self.taken
    }

    /// Records who read what. `found` is what was found so far.
    pub(crate) fn note(&mut self, sources: &Sources, site: &Site, figures: &Figures, found: &Diagnostics) {
        if self.ends {
            return;
        }
        let faulty: BTreeSet<SourceId> = found.iter().filter_map(|finding| file_of(&finding.place)).collect();
        if !self.datasets_stand {
            self.note_datasets(sources, site, &faulty);
        }
        let there: BTreeSet<SourceId> = site.articles().map(|article| article.source).collect();
        self.texts.retain(|source, _| self.taken.contains(source) && there.contains(source));
        self.versions.texts.retain(|source, _| self.texts.contains_key(source));
        let is_new = |article: &&Article| !self.texts.contains_key(&article.source);
        let fresh: Vec<&Article> = site.articles().filter(is_new).collect();
        for article in fresh {
            let mut record = Record::of_text(article, figures, self.cells.unused());
            record.sound &= !faulty.contains(&article.source);
            record.inputs = record.text_inputs(article.source, sources, &self.versions.datasets);
            self.versions.texts.insert(article.source, record.text());
            self.texts.insert(article.source, record);
        }
    }

    fn note_datasets(&mut self, sources: &Sources, site: &Site, faulty: &BTreeSet<SourceId>) {
        let tables_are_sound = !sources.tables.values().any(|table| faulty.contains(table));
        let mut before = std::mem::take(&mut self.datasets);
        let made: BTreeMap<SourceId, &Dataset> =
            site.datasets.values().map(|dataset| (dataset.title.span.source, dataset)).collect();
        let mut states = Vec::new();
        for source in &sources.datasets {
            let Some(dataset) = made.get(source) else {
                states.push((resolve::dataset_id(&sources.map.path(*source)), UNUSABLE));
                continue;
            };
            let known = before.remove(source).filter(|_| self.taken.contains(source));
            let record = known.unwrap_or_else(|| {
                let mut record = Record::of_dataset(dataset, self.cells.unused());
                record.sound = !faulty.contains(source) && (tables_are_sound || !record.has_table);
                record.inputs = self.dataset_inputs(*source, &record, sources);
                record
            });
            states.push((dataset.id.clone(), record.version));
            self.datasets.insert(*source, record);
        }
        self.listed.clone_from(&sources.datasets);
        self.versions.datasets = states.into_iter().collect();
        self.versions.all_datasets = self.cells.unused();
    }

    /// Notes what single datasets may read beside their own files: all tables, and the files of a meeting.
    fn look_around(&mut self, sources: &Sources) {
        let tables: Vec<_> =
            sources.tables.iter().map(|(path, id)| (path, sources.map.version(*id))).collect();
        self.tables = self.cells.version("project", "tables", format!("{tables:?} {:?}", sources.unreadable));
        self.limits = self.cells.version("project", "limits", format!("{:?}", sources.limits));
        self.meetings.clear();
        for files in &sources.meetings {
            let version =
                self.cells.version("files of meetings", &files.folder, format!("{:?}", files.papers));
            self.meetings.insert(files.folder.clone(), version);
        }
        let meetings = &self.meetings;
        self.cells.let_go("files of meetings", meetings.len(), |folder| meetings.contains_key(folder));
    }

    /// What a dataset is made from: its file, how much one may hold, the tables when it names one, and the files of the
    /// meeting that it names.
    fn dataset_inputs(&self, source: SourceId, record: &Record, sources: &Sources) -> Vec<Version> {
        let mut inputs = vec![sources.map.version(source), self.limits];
        inputs.extend(record.has_table.then_some(self.tables));
        let meeting = record.folder.as_ref();
        inputs.extend(meeting.map(|meeting| self.meetings.get(meeting).copied().unwrap_or(0)));
        inputs
    }

    /// What was found in single texts and datasets, as far as it stands; checks may read settings and glossary too.
    pub(crate) fn checks(&mut self, sources: &Sources) -> (&mut check::Memory, &BTreeSet<SourceId>) {
        let glossary = if sources.glossary.is_some() { version_of(GLOSSARY, sources) } else { 0 };
        let with = [version_of(SETTINGS, sources), glossary];
        if std::mem::replace(&mut self.checked_with, with) != with {
            self.checks = check::Memory::default();
        }
        (&mut self.checks, &self.taken)
    }

    /// The theme of the build before, if it would be made just so again.
    pub(crate) fn theme(&mut self, name: &str, sources: &Sources, before: Option<Theme>) -> Option<Theme> {
        let key = (sources.theme_version, name.to_owned());
        before.filter(|_| sources.theme_version > 0 && self.theme.as_ref() == Some(&key))
    }

    /// Records the theme, in which nothing was found.
    pub(crate) fn note_theme(&mut self, name: &str, sources: &Sources, sound: bool) {
        self.theme = sound.then(|| (sources.theme_version, name.to_owned()));
    }
}

fn file_of(place: &Place) -> Option<SourceId> {
    match place {
        Place::Words(span) => Some(span.source),
        Place::File(_) | Place::Project => None,
    }
}
