//! A site: its settings, meetings, papers, pages, datasets and glossary.

use super::dataset::{Acceptance, Dataset, DatasetId, MemberRef};
use super::document::{Anchor, BlockSource, Document, FigureSource};
use crate::diagnostic::suggest;
use crate::source::{ProjectPath, SourceId, Span, Spanned};
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

/// What `site.yaml` says.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's name.
    pub title: String,
    /// Whose papers they are.
    pub organisation: String,
    /// The language as a BCP 47 tag.
    pub language: String,
    /// The theme's name.
    pub theme: String,
    /// The date of this edition.
    pub published: Date,
    /// Where the site will stand, ending in `/`, when the author knows.
    pub base_url: Option<String>,
    /// A sentence that stands on every page.
    pub notice: Option<String>,
    /// A mailbox for questions.
    pub contact: Option<String>,
    /// The files in which drawings are offered, in order.
    pub downloads: Vec<DrawingFile>,
    /// The sections that every paper answers, in order.
    pub statutory: Vec<StatutorySection>,
}

/// A kind of file in which the drawing of a chart is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawingFile {
    /// A drawing that stays sharp in any size.
    Svg,
    /// A picture of 192 pixels to the inch.
    Png,
}

impl DrawingFile {
    /// Every kind with the word that authors write, which is the file's extension too.
    pub const ALL: [(&'static str, Self); 2] = [("svg", Self::Svg), ("png", Self::Png)];

    /// The extension of the file's name.
    #[must_use]
    pub fn extension(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }

    /// What a link calls the file.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Svg => "drawing",
            Self::Png => "picture",
        }
    }
}

/// A section that every paper answers.
#[derive(Clone, Debug)]
pub struct StatutorySection {
    /// The key that papers use.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What stands before the answer.
    pub intro: Option<Document>,
    /// How it is answered.
    pub kind: StatutoryKind,
    /// Whether a paper may leave it out.
    pub required: bool,
}

/// How a statutory section is answered.
#[derive(Clone, Debug)]
pub enum StatutoryKind {
    /// Yes or no to each item: key and words.
    YesNo(Vec<(String, String)>),
    /// Words.
    Text,
}

/// A paper's answer to a statutory section.
#[derive(Clone, Debug)]
pub enum StatutoryAnswer {
    /// Yes or no for each item of the section, in its order.
    YesNo(Vec<bool>),
    /// Words.
    Text(Document),
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

/// A chart, table, row of tiles or timeline.
#[derive(Clone, Debug)]
pub struct DataBlock {
    /// The whole block.
    pub span: Span,
    /// The anchor that the author gave it.
    pub id: Option<Spanned<Anchor>>,
    /// What the reader should see, as a sentence.
    pub title: Option<Spanned<Document>>,
    /// What the author adds below.
    pub note: Option<Document>,
    /// What it shows.
    pub kind: BlockKind,
}

impl DataBlock {
    /// Every text of the block.
    #[must_use]
    pub fn texts(&self) -> Vec<&Document> {
        let mut texts: Vec<&Document> =
            self.title.iter().map(|title| &title.value).chain(&self.note).collect();
        if let BlockKind::Tiles(tiles) = &self.kind {
            for tile in tiles {
                texts.extend([&tile.label, &tile.value].into_iter().chain(&tile.compare).chain(&tile.note));
            }
        }
        texts
    }
}

/// What a block of data shows.
#[derive(Clone, Debug)]
pub enum BlockKind {
    /// A chart.
    Chart(ChartSpec),
    /// A table.
    Table(TableSpec),
    /// Headline figures.
    Tiles(Vec<Tile>),
    /// Milestones.
    Timeline(DatasetId),
}

impl BlockKind {
    /// The dataset that the block shows, if it shows a single one.
    #[must_use]
    pub fn dataset(&self) -> Option<&DatasetId> {
        match self {
            Self::Chart(chart) => Some(&chart.view.dataset),
            Self::Table(table) => Some(&table.view.dataset),
            Self::Timeline(dataset) => Some(dataset),
            Self::Tiles(_) => None,
        }
    }
}

/// The part of a dataset that a block shows.
#[derive(Clone, Debug)]
pub struct View {
    /// The dataset.
    pub dataset: DatasetId,
    /// The measures that are shown, by position; at least one.
    pub measures: Vec<usize>,
    /// For each dimension the members that are shown, by position, in the dataset's order.
    pub members: Vec<Vec<usize>>,
}

/// A chart.
#[derive(Clone, Debug)]
pub struct ChartSpec {
    /// What is shown.
    pub view: View,
    /// The form that the author wishes, as written; else it follows from the data.
    pub form: Option<Spanned<String>>,
    /// The member that stands out.
    pub highlight: Option<MemberRef>,
    /// Where the tiles of a map stand, row by row; empty without a map.
    pub map: Vec<Vec<Option<MemberRef>>>,
}

/// A table.
#[derive(Clone, Debug)]
pub struct TableSpec {
    /// What is shown.
    pub view: View,
    /// The dimension that runs across, by position; else the last of two or more.
    pub columns: Option<usize>,
    /// Whether a small line and the change from first to last stand behind each row.
    pub trend: bool,
}

/// A headline figure.
#[derive(Clone, Debug)]
pub struct Tile {
    /// What it is.
    pub label: Document,
    /// The figure.
    pub value: Document,
    /// A comparison in words.
    pub compare: Option<Document>,
    /// Where a small line of the figure's past is asked for.
    pub trend: Option<Span>,
    /// What the author adds.
    pub note: Option<Document>,
}
