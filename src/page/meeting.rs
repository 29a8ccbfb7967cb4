//! The front page and the page of a meeting.

use super::agenda::{MeetingLine, MeetingLink, PaperLine, Summaries};
use super::frame::{Heading, Links, Shell};
use super::parts::ArticleParts;
use super::words::Fact;
use super::{Edition, Failure};
use crate::address::Address;
use crate::bundle::Sink;
use crate::model::site::Page;
use crate::model::{Meeting, date_words};
use serde::Serialize;

/// What the template of the front page sees.
#[derive(Clone, Debug, Serialize)]
struct Front {
    title: String,
    body_html: String,
    next: Group,
    past: Group,
}

/// Meetings on one side of the edition's date, the nearest first.
#[derive(Clone, Debug, Serialize)]
struct Group {
    heading: &'static str,
    /// The nearest, with their papers.
    meetings: Vec<MeetingLine>,
    further_heading: &'static str,
    /// The others, so that the page stays short however many there are.
    further: Vec<MeetingLink>,
}

/// How many meetings before and after the edition's date are shown with their papers.
const WITH_PAPERS: usize = 5;

/// What the template of a meeting sees.
#[derive(Clone, Debug, Serialize)]
struct MeetingPage {
    title: String,
    facts: Vec<Fact>,
    body_html: String,
    papers: Vec<PaperLine>,
}

fn one_or_many(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}

/// Puts the front page: its words, then the meetings on and after the edition's date, the next first, then those
/// before it, the latest first.
///
/// # Errors
/// The template cannot be filled, or the page not be put.
pub fn front(
    edition: &Edition,
    page: &Page,
    text: &ArticleParts,
    summaries: Summaries,
    sink: &dyn Sink,
) -> Result<(), Failure> {
    let at = Address::front();
    let links = Links::from(&at);
    let published = edition.site.settings.published;
    let meetings = &edition.site.meetings;
    let next: Vec<&Meeting> = meetings.iter().filter(|meeting| meeting.date >= published).collect();
    let past: Vec<&Meeting> = meetings.iter().rev().filter(|meeting| meeting.date < published).collect();
    let group = |all: &[&Meeting], one, many, further_heading| {
        let (near, far) = all.split_at(all.len().min(WITH_PAPERS));
        Group {
            heading: one_or_many(near.len(), one, many),
            meetings: near.iter().map(|each| MeetingLine::new(edition, each, &links, summaries)).collect(),
            further_heading,
            further: far.iter().map(|each| MeetingLink::new(edition, each, &links)).collect(),
        }
    };
    let seen = Front {
        title: page.title.clone(),
        body_html: text.body.0.clone(),
        next: group(&next, "Next meeting", "Next meetings", "Later meetings"),
        past: group(&past, "Past meeting", "Past meetings", "Earlier meetings"),
    };
    let heading = Heading { title: &page.title, description: page.description.clone(), ..Heading::default() };
    edition.put(sink, &at, "front.html", &Shell::new(edition, &links, heading), &seen)
}

/// Puts the page of a meeting: its facts, its words, its agenda.
///
/// # Errors
/// The template cannot be filled, or the page not be put.
pub fn meeting(
    edition: &Edition,
    meeting: &Meeting,
    text: &ArticleParts,
    summaries: Summaries,
    sink: &dyn Sink,
) -> Result<(), Failure> {
    let at = Address::meeting(&meeting.id);
    let links = Links::from(&at);
    let seen = MeetingPage {
        title: meeting.title.clone(),
        facts: facts(meeting),
        body_html: text.body.0.clone(),
        papers: edition.papers(meeting).map(|paper| PaperLine::new(paper, &links, summaries)).collect(),
    };
    let day = date_words(meeting.date);
    let heading = Heading {
        title: &meeting.title,
        description: Some(format!("Agenda and papers of the meeting of the {} on {day}.", meeting.board)),
        detail: Some(day),
        above: Vec::new(),
    };
    edition.put(sink, &at, "meeting.html", &Shell::new(edition, &links, heading), &seen)
}

fn facts(meeting: &Meeting) -> Vec<Fact> {
    let or_not = |stated: &Option<String>| stated.clone().unwrap_or_else(|| "Not stated".to_owned());
    vec![
        Fact::new("Board", meeting.board.as_str()),
        Fact::new("Date", date_words(meeting.date)),
        Fact::new("Time", or_not(&meeting.time)),
        Fact::new("Place", or_not(&meeting.place)),
    ]
}
