//! Lines about papers and meetings, as the front page and the page of a meeting show them.

use super::Edition;
use super::frame::Links;
use super::parts::Html;
use crate::address::Address;
use crate::model::{Meeting, Paper, date_words};
use serde::Serialize;

/// A line about a paper.
#[derive(Clone, Debug, Serialize)]
pub struct PaperLine {
    /// Its agenda item.
    pub item: u32,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// What it asks of the board, in words.
    pub purpose: &'static str,
    /// Whose report it is.
    pub from: String,
    /// Whether it is a draft.
    pub draft: bool,
    /// What it says in a sentence or two.
    pub summary_html: Option<String>,
}

/// A meeting with its papers.
#[derive(Clone, Debug, Serialize)]
pub struct MeetingLine {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Day, time and place in words.
    pub when: String,
    /// Its papers, by item.
    pub papers: Vec<PaperLine>,
}

/// A meeting without its papers.
#[derive(Clone, Debug, Serialize)]
pub struct MeetingLink {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its day in words.
    pub day: String,
    /// How many papers it has: `3 papers`.
    pub papers: String,
}

/// Gives the summary of a paper as HTML whose links start at a page; a summary may be missing.
pub type Summaries<'a> = &'a dyn Fn(&Paper, &Address) -> Option<Html>;

impl PaperLine {
    /// The line about a paper on the page from which the links start.
    #[must_use]
    pub fn new(paper: &Paper, links: &Links, summaries: Summaries) -> Self {
        Self {
            item: paper.item.value,
            title: paper.title.clone(),
            href: links.to(&Address::paper(&paper.meeting, &paper.slug)),
            purpose: paper.purpose.words(),
            from: paper.from.clone(),
            draft: paper.draft,
            summary_html: summaries(paper, links.at()).map(|html| html.0),
        }
    }
}

impl MeetingLine {
    /// A meeting and its papers on the page from which the links start.
    #[must_use]
    pub fn new(edition: &Edition, meeting: &Meeting, links: &Links, summaries: Summaries) -> Self {
        let papers = edition.papers(meeting);
        Self {
            title: meeting.title.clone(),
            href: links.to(&Address::meeting(&meeting.id)),
            when: when(meeting),
            papers: papers.map(|paper| PaperLine::new(paper, links, summaries)).collect(),
        }
    }
}

impl MeetingLink {
    /// A meeting on the page from which the links start.
    #[must_use]
    pub fn new(edition: &Edition, meeting: &Meeting, links: &Links) -> Self {
        let papers = edition.papers(meeting).count();
        Self {
            title: meeting.title.clone(),
            href: links.to(&Address::meeting(&meeting.id)),
            day: date_words(meeting.date),
            papers: if papers == 1 { "1 paper".to_owned() } else { format!("{papers} papers") },
        }
    }
}

/// Day, time and place, as far as they are stated: `28 March 2023, 2pm, Ashburton Hall`.
fn when(meeting: &Meeting) -> String {
    let day = Some(date_words(meeting.date));
    let parts = [day, meeting.time.clone(), meeting.place.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
