//! What `site.yaml` says, and what it asks of every paper.
//!
//! In: nothing (see `resolve`). Out: [`Settings`]. Deliberately absent: how an answer looks on a page.

use super::document::Document;
use jiff::civil::Date;

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
