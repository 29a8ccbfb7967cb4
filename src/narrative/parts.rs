//! What a page gets from the narrative: its texts as HTML, its headings, where it uses which dataset, its files.

pub use super::html::Html;
use crate::address::Address;
use crate::bundle::Artifact;
use crate::model::DatasetId;

/// The text of a page.
#[derive(Clone, Debug, Default)]
pub struct ArticleParts {
    /// Its body.
    pub body: Html,
    /// Its footnotes as an ordered list, if it has any; in a paper also those of its other texts.
    pub footnotes: Option<Html>,
    /// Its headings of level 2, in order.
    pub headings: Vec<Heading>,
    /// Where it uses which dataset, in the order of the text.
    pub uses: Vec<Use>,
    /// The drawings to download, with the addresses that the text links to.
    pub files: Vec<(Address, Artifact)>,
}

/// A heading of a text.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Its anchor, without the `#`.
    pub anchor: String,
    /// Its words, without links and footnote marks.
    pub words: Html,
}

/// The texts of a paper.
#[derive(Clone, Debug, Default)]
pub struct PaperParts {
    /// Its body.
    pub article: ArticleParts,
    /// What it says in a sentence or two, with links that start at the paper.
    pub summary: Option<Html>,
    /// What the board is asked to do.
    pub recommendations: Vec<Html>,
    /// Its answers to the sections of the settings, in their order.
    pub statutory: Vec<StatutoryParts>,
}

/// The texts of one statutory section of a paper.
#[derive(Clone, Debug, Default)]
pub struct StatutoryParts {
    /// What stands before the answer.
    pub intro: Option<Html>,
    /// The answer, when it is words.
    pub answer: Option<Html>,
}

/// One use of a dataset in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The dataset.
    pub dataset: DatasetId,
    /// The anchor of the place, without the `#`; empty where the place has none.
    pub anchor: String,
    /// What the place is.
    pub place: UsePlace,
}

/// Where in a text a dataset is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UsePlace {
    /// A numbered paragraph.
    Paragraph(u32),
    /// A chart, table or timeline: `Figure 3`, with its title.
    Shown(String, String),
    /// A row of tiles.
    Tiles,
    /// The summary.
    Summary,
    /// The recommendations.
    Recommendations,
    /// What stands under a heading without a number, in a statutory section or a footnote, by its name in a sentence:
    /// `footnote 1`, `the section “Equalities”`.
    Named(String),
    /// Anywhere else: above the first heading.
    Elsewhere,
}

impl UsePlace {
    /// A section by the words of its heading.
    #[must_use]
    pub fn section(words: &str) -> Self {
        Self::Named(format!("the section “{words}”"))
    }
}

impl PaperParts {
    /// The number of the last paragraph that uses a dataset, as an example of how to cite.
    #[must_use]
    pub fn last_paragraph(&self) -> Option<u32> {
        let numbers = self.article.uses.iter().filter_map(|each| match each.place {
            UsePlace::Paragraph(number) => Some(number),
            _ => None,
        });
        numbers.max()
    }
}
