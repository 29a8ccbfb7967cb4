//! Pages: what templates see, the theme, and the files of the site made from both.
//!
//! In: the site as meant, its texts as HTML (`parts`), the theme. Out: pages, feeds and downloads, each put into a
//! [`crate::bundle::Sink`] under its [`Address`].
//! Deliberately absent: Markdown and charts (they come as HTML), arithmetic (templates and pages only place what is
//! given), and the disk. No function here holds state, so papers can be made in any order and at once.

pub mod words;
pub mod theme;
pub mod frame;
mod agenda;
mod cited;
mod clash;
mod copies;
mod dataset;
mod datasets;
mod download;
mod feeds;
mod glossary;
mod meeting;
mod ordinary;
mod paper;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use crate::narrative::parts;
pub use agenda::Summaries;
pub use cited::Citations;
pub use clash::clash;
pub use copies::copies;
pub use dataset::{dataset, download};
pub use datasets::{datasets, shown as shown_datasets};
pub use download::csv;
pub use feeds::feeds;
pub use glossary::glossary;
pub use meeting::{front, meeting};
pub use ordinary::{not_found, ordinary};
pub use paper::paper;
pub use theme::Theme;

use crate::address::Address;
use crate::bundle::{Artifact, OutputPath, PathError, Sink};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Meeting, Paper, Site};
use crate::source::SourceMap;
use serde::Serialize;

/// What is asked of an edition beyond what its files say.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whether papers marked as drafts are shown.
    pub drafts: bool,
    /// Where the site will stand, ending in `/`; it takes the place of the settings' own.
    pub base_url: Option<String>,
    /// Whether the pictures of charts are made; without, pages name those that a build makes.
    pub pictures: bool,
}

/// A site as it is published: without its drafts, unless they are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Edition<'a> {
    /// Everything that was written.
    pub site: &'a Site,
    /// The theme.
    pub theme: &'a Theme,
    /// The files, for the places of findings in templates.
    pub sources: &'a SourceMap,
    /// What was asked.
    pub options: &'a Options,
}

/// Why a page could not be made or put.
pub type Failure = Box<Diagnostic>;

/// What every template sees.
#[derive(Serialize)]
struct Seen<'a, P: Serialize> {
    shell: &'a frame::Shell,
    page: &'a P,
}

impl<'a> Edition<'a> {
    /// The papers of a meeting that are shown, by item.
    #[must_use = "an iterator does nothing by itself"]
    pub fn papers<'m>(&self, meeting: &'m Meeting) -> impl DoubleEndedIterator<Item = &'m Paper> + use<'m> {
        let drafts = self.options.drafts;
        meeting.papers.iter().filter(move |paper| drafts || !paper.draft)
    }

    /// The paper with a meeting's folder and a file name, if it is shown.
    #[must_use]
    pub fn paper(&self, meeting: &str, slug: &str) -> Option<(&'a Meeting, &'a Paper)> {
        let meeting = self.meeting(meeting)?;
        self.papers(meeting).find(|paper| paper.slug == slug).map(|paper| (meeting, paper))
    }

    /// The meeting of a folder.
    #[must_use]
    pub fn meeting(&self, id: &str) -> Option<&'a Meeting> {
        self.site.meeting(id)
    }

    /// Where the site will stand, ending in `/`: as asked, or as the settings say.
    #[must_use]
    pub fn base_url(&self) -> Option<&'a str> {
        self.options.base_url.as_deref().or(self.site.settings.base_url.as_deref())
    }

    /// Fills a template and puts the page where it belongs.
    fn put(
        &self,
        sink: &dyn Sink,
        at: &Address,
        template: &str,
        shell: &frame::Shell,
        page: &impl Serialize,
    ) -> Result<(), Failure> {
        let text = self.theme.render(template, &Seen { shell, page }, self.sources)?;
        put_file(self, sink, at, Artifact::text(text))
    }
}

/// Puts a file of the site where it belongs.
///
/// # Errors
/// Its name is taken or cannot be kept.
pub fn put_file(edition: &Edition, sink: &dyn Sink, at: &Address, artifact: Artifact) -> Result<(), Failure> {
    let wrong = |error: PathError| Diagnostic::at(Code::FILE_NAME, Place::Project, error.to_string());
    let path = OutputPath::new(at.as_str()).map_err(|error| Box::new(wrong(error)))?;
    sink.put(path, artifact).map_err(|error| Box::new(clash(edition, &error)))
}

/// Puts the style sheet and the other files of the theme.
///
/// # Errors
/// A file's name is taken or cannot be kept.
pub fn assets(edition: &Edition, sink: &dyn Sink) -> Result<(), Failure> {
    let put = |at: &Address, artifact: Artifact| put_file(edition, sink, at, artifact);
    put(&Address::style_sheet(), Artifact::text(edition.theme.style_sheet.as_str()))?;
    let mut files = edition.theme.files.iter();
    files.try_for_each(|(name, bytes)| put(&Address::asset(name), Artifact::binary(bytes.clone())))
}
