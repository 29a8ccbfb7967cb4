//! The sitemap and the Atom feed, which need to know where the site will stand.

use super::agenda::Summaries;
use super::{Edition, Failure, put_file};
use crate::address::Address;
use crate::bundle::{Artifact, Sink};
use jiff::civil::Date;
use serde::Serialize;

/// How many papers the feed tells of, the latest meetings first.
const LATEST: usize = 50;

/// What the template of the sitemap sees.
#[derive(Clone, Debug, Serialize)]
struct Sitemap {
    addresses: Vec<String>,
}

/// What the template of the feed sees.
#[derive(Clone, Debug, Serialize)]
struct Feed {
    id: String,
    title: String,
    author: String,
    language: String,
    updated: String,
    front: String,
    self_address: String,
    entries: Vec<Entry>,
}

/// A paper in the feed.
#[derive(Clone, Debug, Serialize)]
struct Entry {
    address: String,
    title: String,
    updated: String,
    summary_html: Option<String>,
}

#[derive(Serialize)]
struct Seen<'a, P: Serialize> {
    page: &'a P,
}

/// Midnight of a day as RFC 3339 has it. The clock is never read: an edition says its own date.
fn midnight(date: Date) -> String {
    format!("{date}T00:00:00Z")
}

/// Puts the sitemap of the pages given, and the feed of all papers, when the site's place is known.
///
/// # Errors
/// A template cannot be filled, or a file not be put.
pub fn feeds(
    edition: &Edition,
    pages: &[Address],
    summaries: Summaries,
    sink: &dyn Sink,
) -> Result<(), Failure> {
    let Some(base) = edition.base_url() else { return Ok(()) };
    let absolute = |address: &Address| format!("{base}{}", address.encoded());
    let sitemap = Sitemap { addresses: pages.iter().map(absolute).collect() };
    let text = edition.theme.render("sitemap.xml", &Seen { page: &sitemap }, edition.sources)?;
    put_file(edition, sink, &Address::sitemap(), Artifact::text(text))?;
    let feed = feed(edition, base, summaries);
    let text = edition.theme.render("feed.xml", &Seen { page: &feed }, edition.sources)?;
    put_file(edition, sink, &Address::feed(), Artifact::text(text))
}

fn feed(edition: &Edition, base: &str, summaries: Summaries) -> Feed {
    let settings = &edition.site.settings;
    let absolute = |address: &Address| format!("{base}{}", address.encoded());
    let meetings = edition.site.meetings.iter().rev();
    let papers = meetings.flat_map(|meeting| edition.papers(meeting).map(move |paper| (meeting, paper)));
    let entries = papers.take(LATEST).map(|(meeting, paper)| {
        let address = Address::paper(&paper.meeting, &paper.slug);
        Entry {
            title: paper.title.clone(),
            updated: midnight(meeting.date.min(settings.published)),
            summary_html: summaries(paper, &address).map(|html| html.0),
            address: absolute(&address),
        }
    });
    Feed {
        id: base.to_owned(),
        title: settings.title.clone(),
        author: settings.organisation.clone(),
        language: settings.language.clone(),
        updated: midnight(settings.published),
        front: absolute(&Address::front()),
        self_address: absolute(&Address::feed()),
        entries: entries.collect(),
    }
}
