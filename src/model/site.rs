//! A site: its meetings, papers, pages, datasets and glossary.

mod linked;

use super::block::DataBlock;
use super::dataset::{Acceptance, Dataset, DatasetId};
use super::document::{BlockSource, Document, FigureSource};
use super::settings::{Settings, StatutoryAnswer};
use crate::diagnostic::suggest;
use crate::source::{ProjectPath, SourceId, Spanned};
use indexmap::IndexMap;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that an author wrote, as meant.
#[derive(Clone, Debug)]
pub struct Site {
    /// What is common to all pages.
    pub settings: Settings,
    /// The meetings, by date, then by folder.
    pub meetings: Vec<Meeting>,
    /// The ordinary pages, the front page first, then by path.
    pub pages: Vec<Page>,
    /// The datasets, in the order of their ids.
    pub datasets: IndexMap<DatasetId, Dataset>,
    /// Datasets that are there but could not be used; what cites them is not reported again.
    pub unusable: BTreeSet<DatasetId>,
    /// The glossary, by term.
    pub glossary: Vec<Term>,
    /// Pictures and documents beside the papers, by path, with their sizes in bytes.
    pub copies: BTreeMap<ProjectPath, usize>,
}

impl Site {
    /// The day of the meeting to which an article belongs.
    #[must_use]
    pub fn meeting_day(&self, article: &Article) -> Option<Date> {
        self.meeting(article.path.folder().file_name()).map(|meeting| meeting.date)
    }

    /// Every text of the site with figures and blocks in it: pages, meetings, papers.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.articles_of_papers().map(|(article, _)| article)
    }

    /// Every article in the order of [`Self::articles`], with the paper whose text it is, if it is a paper's.
    pub fn articles_of_papers(&self) -> impl Iterator<Item = (&Article, Option<&Paper>)> {
        let pages = self.pages.iter().map(|page| (&page.article, None));
        let meetings = self.meetings.iter().flat_map(|meeting| {
            let papers = meeting.papers.iter().map(|paper| (&paper.article, Some(paper)));
            std::iter::once((&meeting.article, None)).chain(papers)
        });
        pages.chain(meetings)
    }

    /// The meeting of a folder. Their order is that of the folders' names, unless a folder's name and its date differ.
    #[must_use]
    pub fn meeting(&self, id: &str) -> Option<&Meeting> {
        let sorted = self.meetings.binary_search_by(|meeting| meeting.id.as_str().cmp(id));
        let found = sorted.ok().and_then(|at| self.meetings.get(at));
        found.or_else(|| self.meetings.iter().find(|meeting| meeting.id == id))
    }

    /// Every paper with its meeting, in the order of the meetings and their agendas.
    pub fn papers(&self) -> impl Iterator<Item = (&Meeting, &Paper)> {
        self.meetings.iter().flat_map(|meeting| meeting.papers.iter().map(move |paper| (meeting, paper)))
    }
}

/// What a dataset's name, as an author wrote it, leads to.
#[derive(Clone, Debug)]
pub enum Lookup<'a> {
    /// The dataset.
    Found(&'a Dataset),
    /// A dataset that is there but could not be used; its mistakes have been told.
    Unusable,
    /// Nothing; the text says what to write instead.
    Unknown(String),
}

impl Site {
    /// Looks a dataset up by name: first in the article's own folder below `data/`, then by its whole path.
    #[must_use]
    pub fn dataset(&self, folder: Option<&str>, name: &str) -> Lookup<'_> {
        let wishes = folder.map(|folder| format!("{folder}/{name}")).into_iter().chain([name.to_owned()]);
        for id in wishes.map(DatasetId::new) {
            if let Some(dataset) = self.datasets.get(&id) {
                return Lookup::Found(dataset);
            }
            if self.unusable.contains(&id) {
                return Lookup::Unusable;
            }
        }
        Lookup::Unknown(self.nearest_dataset(folder, name))
    }

    /// The datasets of a folder below `data/` and of the folders in it.
    pub fn datasets_in(&self, folder: &str) -> impl Iterator<Item = &Dataset> {
        let inside = format!("{folder}/");
        let first = self.datasets.partition_point(|id, _| id.as_str() < inside.as_str());
        let rest = self.datasets.get_range(first..).into_iter().flatten();
        rest.take_while(move |(id, _)| id.as_str().starts_with(&inside)).map(|(_, dataset)| dataset)
    }

    fn nearest_dataset(&self, folder: Option<&str>, name: &str) -> String {
        let inside = folder.map(|folder| format!("{folder}/"));
        let shorten = |id: &'_ DatasetId| {
            let short = inside.as_deref().and_then(|inside| id.as_str().strip_prefix(inside));
            short.unwrap_or(id.as_str()).to_owned()
        };
        let names: Vec<String> = self.datasets.keys().map(shorten).collect();
        suggest::did_you_mean(name, names.iter().map(String::as_str)).unwrap_or_else(|| {
            let near: Vec<&str> =
                names.iter().map(String::as_str).filter(|name| !name.contains('/')).collect();
            match (near.is_empty(), names.is_empty()) {
                (false, _) => format!("the datasets here are {}", suggest::one_of(near)),
                (true, false) => {
                    format!("the datasets are {}", suggest::one_of(names.iter().map(String::as_str)))
                }
                (true, true) => "there are no datasets in data/ yet".to_owned(),
            }
        })
    }
}

/// Text with figures and blocks of data: the body of a page, a meeting or a paper.
#[derive(Clone, Debug)]
pub struct Article {
    /// The Markdown file.
    pub path: ProjectPath,
    /// The Markdown file, for places.
    pub source: SourceId,
    /// Where short dataset names are looked up: a folder below `data/`.
    pub data: Option<String>,
    /// The text.
    pub body: Document,
    /// Every figure reference of the file, front matter included; [`super::document::FigureIndex`] counts here.
    pub figures: Vec<FigureSource>,
    /// Every block of data as written; [`super::document::BlockIndex`] counts here and in `blocks`.
    pub block_sources: Vec<BlockSource>,
    /// Every block of data as meant; `None` where it could not be read.
    pub blocks: Vec<Option<DataBlock>>,
    /// Findings that the author has accepted.
    pub accepts: Vec<Acceptance>,
}

/// A meeting of a board.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// The name of its folder.
    pub id: String,
    /// The board.
    pub board: String,
    /// Its title: the author's, or the board's name.
    pub title: String,
    /// The day.
    pub date: Date,
    /// The time of day, as written.
    pub time: Option<String>,
    /// The place, as written.
    pub place: Option<String>,
    /// What the author says about the meeting.
    pub article: Article,
    /// Its papers, by item.
    pub papers: Vec<Paper>,
}

/// What a paper asks of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To note.
    Noting,
    /// To decide.
    Decision,
    /// To know.
    Information,
}

impl Purpose {
    /// Every purpose with the word that authors write.
    pub const ALL: [(&'static str, Self); 3] =
        [("noting", Self::Noting), ("decision", Self::Decision), ("information", Self::Information)];

    /// The words for readers.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Noting => "For noting",
            Self::Decision => "For decision",
            Self::Information => "For information",
        }
    }
}

/// A paper of a meeting.
#[derive(Clone, Debug)]
pub struct Paper {
    /// The folder of its meeting.
    pub meeting: String,
    /// Its file name without extension.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its agenda item.
    pub item: Spanned<u32>,
    /// Whose report it is.
    pub from: String,
    /// Whom to ask: a role or a mailbox.
    pub contact: Option<String>,
    /// What it asks of the board.
    pub purpose: Purpose,
    /// The period that it covers, as written.
    pub period: Option<String>,
    /// What it says in a sentence or two.
    pub summary: Option<Document>,
    /// What the board is asked to do.
    pub recommendations: Vec<Document>,
    /// Its answers, one for each section of the settings; `None` where it may be left out.
    pub statutory: Vec<Option<StatutoryAnswer>>,
    /// Whether it is not to be published yet.
    pub draft: bool,
    /// Its text.
    pub article: Article,
}

impl Article {
    /// Its texts: body, and the texts of its blocks.
    pub fn texts(&self) -> impl Iterator<Item = &Document> {
        let blocks = self.blocks.iter().flatten().flat_map(DataBlock::texts);
        std::iter::once(&self.body).chain(blocks)
    }
}

impl Paper {
    /// The texts of its front matter: summary, recommendations, statutory answers.
    #[must_use]
    pub fn texts(&self) -> Vec<&Document> {
        let answers = self.statutory.iter().flatten().filter_map(|answer| match answer {
            StatutoryAnswer::Text(text) => Some(text),
            StatutoryAnswer::YesNo(_) => None,
        });
        self.summary.iter().chain(&self.recommendations).chain(answers).collect()
    }
}

/// Where an ordinary page is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// On top of every page.
    Header,
    /// At the foot of every page.
    Footer,
    /// Nowhere.
    None,
}

/// An ordinary page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its path below `content/` without extension: `index`, `about/accessibility-statement`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// A line about it.
    pub description: Option<String>,
    /// Where it is listed.
    pub menu: Menu,
    /// Its text.
    pub article: Article,
}

/// A term of the glossary.
#[derive(Clone, Debug)]
pub struct Term {
    /// The term, often an abbreviation.
    pub term: Spanned<String>,
    /// What it stands for.
    pub means: String,
    /// A longer explanation.
    pub text: Option<String>,
}
