//! What is known while a page is written: where it stands, what it has shown, what it refers to.

use super::html::Html;
use super::notes::Notes;
use super::parts::{Heading, Use, UsePlace};
use super::{ChartParts, Context};
use crate::address::Address;
use crate::bundle::Artifact;
use crate::figure::Figure;
use crate::model::document::{Block, BlockIndex, Document, FigureIndex, Footnote, Inline};
use crate::model::site::Article;
use crate::model::{DatasetId, Numbers};
use crate::source::ProjectPath;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// Which marks the pieces of a line may leave.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each mark is there or not, whatever the others")]
pub(super) struct Style {
    /// Links of the author.
    pub links: bool,
    /// Footnote marks.
    pub notes: bool,
    /// Terms of the glossary.
    pub terms: bool,
    /// Links from figures to their cells.
    pub traces: bool,
}

impl Style {
    /// The text of a page.
    pub const TEXT: Self = Self { links: true, notes: true, terms: true, traces: true };
    /// A heading or title: a term is explained in the text, and a figure in a title leads nowhere.
    pub const HEADING: Self = Self { links: true, notes: true, terms: false, traces: false };
    /// Words that are themselves a link.
    pub const INSIDE_LINK: Self = Self { links: false, notes: false, terms: false, traces: false };
    /// A text shown on another page than its own.
    pub const ELSEWHERE: Self = Self { links: true, notes: false, terms: false, traces: false };
}

/// Writes the texts of one page.
pub(super) struct Writer<'a> {
    pub context: &'a Context<'a>,
    /// The article whose figures and blocks are cited.
    pub article: &'a Article,
    /// The file to which links are relative: the article's own, or `site.yaml` for its sections.
    pub file: ProjectPath,
    /// The page of the article.
    pub home: Address,
    /// The page on which the text is shown.
    pub at: Address,
    /// The numbers of the article's paragraphs and figures, once somebody asks: a summary elsewhere seldom does.
    numbers: OnceCell<Numbers<'a>>,
    /// Anchors of the text, once somebody asks; what the writer makes up avoids them.
    anchors: Option<BTreeSet<Cow<'a, str>>>,
    /// Terms that were marked.
    pub seen: BTreeSet<String>,
    pub notes: Notes<'a>,
    /// The footnotes of the document that is being written.
    pub footnotes: &'a [Footnote],
    pub headings: Vec<Heading>,
    pub uses: Vec<Use>,
    pub files: Vec<(Address, Artifact)>,
    /// The anchor and the kind of the place that is being written.
    pub place: (String, UsePlace),
    /// The level of the last heading.
    pub level: u8,
    /// The words of the last heading, and how many tables the author typed below it.
    pub under: (String, u32),
    /// What the reader has just read in the same block.
    pub before: String,
}

impl<'a> Writer<'a> {
    /// Starts a page: `home` is the page of the article, `at` the page on which its text is shown.
    pub fn new(context: &'a Context<'a>, article: &'a Article, home: &Address, at: &Address) -> Self {
        Self {
            context,
            article,
            file: article.path.clone(),
            home: home.clone(),
            at: at.clone(),
            numbers: OnceCell::new(),
            anchors: None,
            seen: BTreeSet::new(),
            notes: Notes::default(),
            footnotes: &[],
            headings: Vec::new(),
            uses: Vec::new(),
            files: Vec::new(),
            place: (String::new(), UsePlace::Elsewhere),
            level: 1,
            under: (String::new(), 0),
            before: String::new(),
        }
    }

    /// Writes all blocks of a document.
    pub fn document(&mut self, document: &'a Document, style: Style) -> Html {
        let mut out = Html::default();
        out.make_room(self.room_for_charts(document));
        self.within(document, |writer| writer.blocks(&document.blocks, style, &mut out));
        out
    }

    /// Writes a short text without a paragraph around it when it is one paragraph alone.
    pub fn line_of(&mut self, document: &'a Document, style: Style) -> Html {
        let mut out = Html::default();
        self.within(document, |writer| match document.blocks.as_slice() {
            [Block::Paragraph { text, .. }] => writer.line(text, style, &mut out),
            blocks => writer.blocks(blocks, style, &mut out),
        });
        out
    }

    /// Does something with the footnotes of a document; those of the document around it come back afterwards.
    pub fn within<T>(&mut self, document: &'a Document, write: impl FnOnce(&mut Self) -> T) -> T {
        let around = std::mem::replace(&mut self.footnotes, &document.footnotes);
        let written = write(self);
        self.footnotes = around;
        written
    }

    /// The words of a short text without any marks, its figures included.
    pub fn words_of(&self, document: &Document) -> String {
        let mut words = String::new();
        document.each_block(&mut |block| {
            for inlines in block.inlines() {
                self.push_words(inlines, &mut words);
            }
        });
        words
    }

    fn push_words(&self, inlines: &[Inline], into: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(words, _) | Inline::Code(words, _) => into.push_str(words),
                Inline::Figure(index) => into.push_str(self.figure(*index).map_or("", |figure| &figure.text)),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => {
                    self.push_words(inner, into);
                }
                Inline::Link(link) => self.push_words(&link.text, into),
                Inline::SoftBreak | Inline::HardBreak => into.push(' '),
                Inline::Image(_) | Inline::FootnoteMark(_) => {}
            }
        }
    }

    /// The words of a heading without any marks.
    pub fn words(&self, inlines: &[Inline]) -> String {
        let mut words = String::new();
        self.push_words(inlines, &mut words);
        words
    }

    /// A figure of the article.
    pub fn figure(&self, index: FigureIndex) -> Option<&'a Figure> {
        self.context.figures.get(&self.article.path, index)
    }

    /// The numbers of the article's paragraphs and figures.
    pub fn numbers(&self) -> &Numbers<'a> {
        self.numbers.get_or_init(|| Numbers::of(self.article))
    }

    /// The drawing of a chart.
    pub fn chart(&self, index: BlockIndex) -> Option<&'a ChartParts> {
        self.context.charts.get(&index)
    }

    /// Notes that the current place uses a dataset.
    pub fn uses(&mut self, dataset: &DatasetId) {
        let (anchor, place) = self.place.clone();
        let found = Use { dataset: dataset.clone(), anchor, place };
        if !self.uses.contains(&found) {
            self.uses.push(found);
        }
    }

    /// Writes something at another place, and comes back.
    pub fn at_place<T>(&mut self, anchor: &str, place: UsePlace, write: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.place, (anchor.to_owned(), place));
        let written = write(self);
        self.place = before;
        written
    }

    /// An anchor that no text of the page has.
    pub fn free_anchor(&mut self, wish: String) -> String {
        let anchors = self.anchors();
        let free = if anchors.contains(wish.as_str()) { format!("_{wish}") } else { wish };
        anchors.insert(Cow::from(free.clone()));
        free
    }

    /// The anchors of the text and what the writer has made up.
    fn anchors(&mut self) -> &mut BTreeSet<Cow<'a, str>> {
        self.anchors.get_or_insert_with(|| anchors(&self.article.body))
    }

    /// Whether a text of the page has an anchor.
    pub fn has_anchor(&mut self, anchor: &str) -> bool {
        self.anchors().contains(anchor)
    }
}

/// Every anchor that stands in a text, so that none is given twice.
fn anchors(document: &Document) -> BTreeSet<Cow<'_, str>> {
    let mut anchors = BTreeSet::new();
    document.each_block(&mut |block| match block {
        Block::Heading { anchor, .. } | Block::Paragraph { anchor: Some(anchor), .. } => {
            anchors.insert(Cow::from(anchor.0.as_str()));
        }
        _ => {}
    });
    anchors
}
