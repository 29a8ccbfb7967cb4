//! What each page reads, as versions: a page whose list is as before is as before.
//!
//! In: what texts and datasets are at, and the site. Out: for each page the list of the versions of everything that
//! making it may look at. A list may name too much, which makes a page again for nothing; it must never name too little.

mod hues;

use super::Cells;
use crate::address::Address;
use crate::load::{GLOSSARY, SETTINGS, Sources};
use crate::model::site::Article;
use crate::model::{Dataset, DatasetId, Meeting, Paper, Site};
use crate::page::Options;
use crate::source::{ProjectPath, SourceId, Version};
use hues::KnownHues;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What texts and datasets are at.
#[derive(Debug, Default)]
pub struct Versions {
    /// Articles by their files.
    pub texts: BTreeMap<SourceId, Text>,
    /// Datasets by name.
    pub datasets: BTreeMap<DatasetId, Version>,
    /// All datasets together.
    pub all_datasets: Version,
}

/// An article.
#[derive(Debug)]
pub struct Text {
    /// What it is at; it changes with every dataset that the article cites.
    pub version: Version,
    /// The datasets that it cites.
    pub cites: Arc<[DatasetId]>,
}

/// What is common to all pages beside what the site holds.
pub(super) struct Common<'a> {
    pub sources: &'a Sources,
    pub options: &'a Options,
    /// Papers that are not shown.
    pub hidden: &'a BTreeSet<Address>,
}

/// The versions that pages are made from.
#[derive(Debug)]
pub(super) struct Inputs<'a> {
    versions: &'a Versions,
    site: &'a Site,
    /// What is common to all pages: settings, glossary, theme, menus, what is hidden.
    pub frame: Version,
    /// Each meeting as other pages show it, by its folder.
    meetings: BTreeMap<&'a str, Version>,
    /// All meetings in their order.
    pub agenda: Version,
    articles: &'a BTreeMap<SourceId, At>,
    /// What the summary of each paper reads like.
    pub summaries: BTreeMap<SourceId, Version>,
    /// Pictures and documents.
    pub copies: Version,
    /// The list of datasets.
    pub list: Version,
}

/// What was known when the versions of the build before were given, so that most are found without making anything.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub hues: KnownHues,
    articles: BTreeMap<SourceId, At>,
    /// Each meeting by its folder.
    meetings: BTreeMap<String, At>,
}

/// What something is at, with what it is made from.
#[derive(Debug, Default)]
struct At {
    from: Vec<Version>,
    /// Where the list of what it is made from was last seen to be so: the text and all that stands around texts.
    seen: [Version; 2],
    version: Version,
}

impl<'a> Inputs<'a> {
    /// Looks at everything that is common.
    pub fn new(
        site: &'a Site,
        common: &Common<'_>,
        versions: &'a Versions,
        known: &'a mut Known,
        cells: &mut Cells,
    ) -> Self {
        let meetings = known.meetings(site, versions, cells);
        let in_order: Vec<_> =
            site.meetings.iter().map(|meeting| (&meeting.id, meetings.get(meeting.id.as_str()))).collect();
        let agenda = cells.version("site", "agenda", format!("{in_order:?}"));
        known.articles(site, versions, (&meetings, agenda), cells);
        Self {
            versions,
            site,
            frame: cells.version("site", "frame", common.frame(site)),
            agenda,
            meetings,
            articles: &known.articles,
            summaries: BTreeMap::new(),
            copies: cells.version("site", "copies", common.copies(site)),
            list: known.hues.list,
        }
    }

    /// What the words, figures and drawings of an article are made from.
    pub fn article(&self, article: &Article) -> Vec<Version> {
        vec![self.frame, self.articles.get(&article.source).map_or(0, |at| at.version)]
    }

    /// What the page of a paper is made from.
    pub fn paper(&self, meeting: &Meeting, paper: &Paper) -> Vec<Version> {
        let mut all = self.article(&paper.article);
        all.push(self.meeting(&meeting.id));
        all
    }

    /// What the page of a meeting is made from: it shows the summaries of its papers.
    pub fn meeting_page(&self, meeting: &Meeting) -> Vec<Version> {
        let mut all = self.article(&meeting.article);
        all.push(self.meeting(&meeting.id));
        all.extend(meeting.papers.iter().map(|paper| self.summary(paper)));
        all
    }

    /// What the front page is made from, and the feed: the summaries of papers of any meeting.
    pub fn front(&self, article: Option<&Article>) -> Vec<Version> {
        let mut all = article.map_or_else(|| vec![self.frame], |article| self.article(article));
        all.push(self.agenda);
        all.extend(self.site.papers().map(|(_, paper)| self.summary(paper)));
        all
    }

    /// What the page of a dataset is made from, but for the texts that cite it.
    pub fn dataset(&self, dataset: &Dataset) -> Vec<Version> {
        let version = self.versions.datasets.get(&dataset.id).copied().unwrap_or(0);
        vec![self.frame, version, origin(dataset, &self.meetings)]
    }

    /// A meeting as other pages show it.
    pub fn meeting(&self, id: &str) -> Version {
        self.meetings.get(id).copied().unwrap_or(0)
    }

    fn summary(&self, paper: &Paper) -> Version {
        self.summaries.get(&paper.article.source).copied().unwrap_or(0)
    }
}

/// The meeting from whose papers a dataset comes: a document leads to the paper that retells it.
fn origin(dataset: &Dataset, meetings: &BTreeMap<&str, Version>) -> Version {
    let meeting = dataset.source.as_ref().and_then(|source| source.meeting.as_deref());
    meeting.and_then(|meeting| meetings.get(meeting)).copied().unwrap_or(0)
}

impl Versions {
    fn text(&self, article: &Article) -> Version {
        self.texts.get(&article.source).map_or(0, |text| text.version)
    }
}

impl Known {
    /// The articles of the site.
    pub fn texts(&self) -> impl ExactSizeIterator<Item = SourceId> {
        self.articles.keys().copied()
    }

    /// What each meeting is at as other pages show it. It is made from its own words and from its papers.
    fn meetings<'a>(
        &mut self,
        site: &'a Site,
        versions: &Versions,
        cells: &mut Cells,
    ) -> BTreeMap<&'a str, Version> {
        let at = site.meetings.iter().map(|meeting| {
            let papers = meeting.papers.iter().map(|paper| &paper.article);
            let from =
                std::iter::once(&meeting.article).chain(papers).map(|text| versions.text(text)).collect();
            let known = self.meetings.entry(meeting.id.clone()).or_default();
            if known.from != from {
                known.from = from;
                known.version = cells.version("meetings", &meeting.id, outline(meeting));
            }
            (meeting.id.as_str(), known.version)
        });
        let at: BTreeMap<&str, Version> = at.collect();
        if self.meetings.len() > at.len() {
            self.meetings.retain(|id, _| at.contains_key(id.as_str()));
            cells.let_go("meetings", at.len(), |id| at.contains_key(id));
        }
        at
    }

    /// What each article is at: its text, the hues of the datasets that it cites, and where those come from.
    fn articles(
        &mut self,
        site: &Site,
        versions: &Versions,
        (meetings, agenda): (&BTreeMap<&str, Version>, Version),
        cells: &mut Cells,
    ) {
        let around = cells.version("site", "around texts", format!("{agenda} {}", self.hues.all));
        let text_and_around = |article: &Article| [versions.text(article), around];
        let mut count = 0;
        for article in site.articles() {
            count += 1;
            let known = self.articles.entry(article.source).or_default();
            let seen = text_and_around(article);
            if std::mem::replace(&mut known.seen, seen) == seen {
                continue;
            }
            let mut from = vec![versions.text(article)];
            for id in versions.texts.get(&article.source).iter().flat_map(|text| text.cites.iter()) {
                from.push(self.hues.by_dataset.get(id).copied().unwrap_or(0));
                from.push(site.datasets.get(id).map_or(0, |dataset| origin(dataset, meetings)));
            }
            if known.from != from {
                known.from = from;
                known.version = cells.unused();
            }
        }
        if self.articles.len() > count {
            let there: BTreeSet<SourceId> = site.articles().map(|article| article.source).collect();
            self.articles.retain(|source, _| there.contains(source));
        }
    }
}

impl Common<'_> {
    /// The files that are copied, and what they are at.
    fn copies(&self, site: &Site) -> String {
        let at = &self.sources.copy_versions;
        let linked = if at.is_empty() { BTreeSet::new() } else { site.linked(self.options.drafts) };
        format!("{:?}", at.iter().filter(|(path, _)| linked.contains(*path)).collect::<Vec<_>>())
    }

    fn frame(&self, site: &Site) -> String {
        let Self { sources, options, hidden } = self;
        let version = |path: &str| {
            let named = sources.map.named(&ProjectPath::new(path));
            named.map(|id| sources.map.version(id))
        };
        let files = [version(SETTINGS), version(GLOSSARY)];
        let there = (sources.glossary.is_some(), sources.theme_version, site.settings.published);
        let pages = site.pages.iter().map(|page| (&page.id, &page.title, &page.description, page.menu));
        format!("{files:?} {there:?} {options:?} {:?} {hidden:?}", pages.collect::<Vec<_>>())
    }
}

/// A meeting with its agenda, as other pages show it.
fn outline(meeting: &Meeting) -> String {
    let Meeting { id: _, board, title, date, time, place, article, papers } = meeting;
    let papers = papers.iter().map(|paper| {
        let data = paper.article.data.as_deref();
        (&paper.slug, &paper.title, paper.item.value, &paper.from, paper.purpose, paper.draft, data)
    });
    format!("{:?}", (board, title, date, time, place, &article.path, papers.collect::<Vec<_>>()))
}
