//! The page of a paper.

use super::cited::{DocumentEntry, sources};
use super::frame::{Heading, Links, Shell};
use super::parts::{PaperParts, StatutoryParts};
use super::words::{Fact, Piece, contact};
use super::{Edition, Failure};
use crate::address::Address;
use crate::bundle::Sink;
use crate::model::settings::{StatutoryAnswer, StatutoryKind, StatutorySection};
use crate::model::{Meeting, Paper, date_words};
use crate::narrative::html::escaped;
use serde::Serialize;

/// What the template of a paper sees.
#[derive(Clone, Debug, Serialize)]
struct PaperPage<'a> {
    title: String,
    draft: bool,
    facts: Vec<Fact>,
    summary_html: Option<&'a str>,
    recommendations_heading: &'static str,
    recommendations: Vec<Recommendation>,
    contents: Vec<Entry>,
    body_html: &'a str,
    statutory: Vec<Statutory>,
    footnotes_html: Option<&'a str>,
    sources: Vec<DocumentEntry>,
    citation: String,
    cite_paragraph: Option<String>,
    previous: Option<Neighbour>,
    next: Option<Neighbour>,
}

#[derive(Clone, Debug, Serialize)]
struct Recommendation {
    anchor: String,
    words_html: String,
}

/// A line of the contents list.
#[derive(Clone, Debug, Serialize)]
struct Entry {
    anchor: String,
    words_html: String,
}

/// A statutory section: its answer is either one for each item, or words.
#[derive(Clone, Debug, Serialize)]
struct Statutory {
    anchor: String,
    title: String,
    intro_html: Option<String>,
    answers: Vec<Answer>,
    answer_html: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Answer {
    words: String,
    answer: &'static str,
}

/// The paper before or after this one on the agenda.
#[derive(Clone, Debug, Serialize)]
struct Neighbour {
    item: u32,
    title: String,
    href: String,
}

/// Puts the page of a paper.
///
/// # Errors
/// The template cannot be filled, or the page not be put.
pub fn paper(
    edition: &Edition,
    meeting: &Meeting,
    paper: &Paper,
    parts: &PaperParts,
    sink: &dyn Sink,
) -> Result<(), Failure> {
    let at = Address::paper(&paper.meeting, &paper.slug);
    let links = Links::from(&at);
    let seen = PaperPage::new(edition, meeting, paper, parts, &links);
    let day = date_words(meeting.date);
    let heading = Heading {
        title: &paper.title,
        description: Some(format!("Item {} of the {} on {day}.", paper.item.value, meeting.board)),
        above: vec![(Address::meeting(&meeting.id), format!("{}, {day}", meeting.title))],
        detail: Some(day),
    };
    edition.put(sink, &at, "paper.html", &Shell::new(edition, &links, heading), &seen)
}

impl<'a> PaperPage<'a> {
    fn new(
        edition: &Edition,
        meeting: &Meeting,
        paper: &Paper,
        parts: &'a PaperParts,
        links: &Links,
    ) -> Self {
        let statutory = statutory(&edition.site.settings.statutory, paper, &parts.statutory);
        let sources = sources(edition, &parts.article.uses, links);
        let footnotes = parts.article.footnotes.is_some();
        let (previous, next) = neighbours(edition, meeting, paper, links);
        Self {
            title: paper.title.clone(),
            draft: paper.draft,
            facts: facts(meeting, paper, links),
            summary_html: parts.summary.as_ref().map(|html| html.0.as_str()),
            recommendations_heading: match parts.recommendations.len() {
                1 => "Recommendation",
                _ => "Recommendations",
            },
            recommendations: recommendations(parts),
            contents: contents(parts, &statutory, footnotes, !sources.is_empty()),
            body_html: &parts.article.body.0,
            footnotes_html: parts.article.footnotes.as_ref().map(|html| html.0.as_str()),
            citation: citation(edition, meeting, paper, links),
            cite_paragraph: parts.last_paragraph().map(|number| format!("paragraph {number}")),
            statutory,
            sources,
            previous,
            next,
        }
    }
}

/// The header table of a paper.
fn facts(meeting: &Meeting, paper: &Paper, links: &Links) -> Vec<Fact> {
    let board = Piece::link(meeting.board.as_str(), links.to(&Address::meeting(&meeting.id)));
    let mut facts = vec![
        Fact::linked("Board", vec![board]),
        Fact::new("Date", date_words(meeting.date)),
        Fact::new("Item", paper.item.value.to_string()),
        Fact::new("Title", paper.title.as_str()),
        Fact::new("From", paper.from.as_str()),
    ];
    facts.extend(paper.contact.as_deref().map(|words| Fact::linked("Contact", contact(words))));
    facts.push(Fact::new("Purpose", paper.purpose.words()));
    facts.extend(paper.period.as_deref().map(|period| Fact::new("Period", period)));
    facts
}

fn recommendations(parts: &PaperParts) -> Vec<Recommendation> {
    let numbered = (1..).zip(&parts.recommendations);
    numbered
        .map(|(number, html)| Recommendation {
            anchor: format!("recommendation-{number}"),
            words_html: html.0.clone(),
        })
        .collect()
}

/// The headings of the body, then those that the page adds.
fn contents(parts: &PaperParts, statutory: &[Statutory], footnotes: bool, sources: bool) -> Vec<Entry> {
    let own = parts
        .article
        .headings
        .iter()
        .map(|heading| Entry { anchor: heading.anchor.clone(), words_html: heading.words.0.clone() });
    let added = |anchor: &str, words: &str| Entry { anchor: anchor.to_owned(), words_html: escaped(words) };
    own.chain(statutory.iter().map(|section| added(&section.anchor, &section.title)))
        .chain(footnotes.then(|| added("_footnotes", "Footnotes")))
        .chain(sources.then(|| added("_figures", "Figures and where they come from")))
        .chain(std::iter::once(added("_cite", "Cite this paper")))
        .collect()
}

fn statutory(sections: &[StatutorySection], paper: &Paper, parts: &[StatutoryParts]) -> Vec<Statutory> {
    let answered = sections.iter().zip(&paper.statutory).zip(parts);
    answered
        .filter_map(|((section, answer), parts)| {
            let answer = answer.as_ref()?;
            Some(Statutory {
                anchor: format!("_{}", section.id),
                title: section.title.clone(),
                intro_html: parts.intro.clone().map(|html| html.0),
                answers: answers(&section.kind, answer),
                answer_html: parts.answer.clone().map(|html| html.0),
            })
        })
        .collect()
}

fn answers(kind: &StatutoryKind, answer: &StatutoryAnswer) -> Vec<Answer> {
    let (StatutoryKind::YesNo(items), StatutoryAnswer::YesNo(given)) = (kind, answer) else {
        return Vec::new();
    };
    let pairs = items.iter().zip(given);
    pairs
        .map(|((_, words), yes)| Answer { words: words.clone(), answer: if *yes { "Yes" } else { "No" } })
        .collect()
}

/// How to name the paper elsewhere: title, item, board, day, organisation, and the address when it is known.
fn citation(edition: &Edition, meeting: &Meeting, paper: &Paper, links: &Links) -> String {
    let day = date_words(meeting.date);
    let organisation = &edition.site.settings.organisation;
    let address = edition.base_url().map(|base| format!(" {base}{}", links.at().encoded()));
    format!(
        "“{}”. Item {}, {}, {day}. {organisation}.{}",
        paper.title,
        paper.item.value,
        meeting.board,
        address.unwrap_or_default()
    )
}

fn neighbours(
    edition: &Edition,
    meeting: &Meeting,
    paper: &Paper,
    links: &Links,
) -> (Option<Neighbour>, Option<Neighbour>) {
    let shown: Vec<&Paper> = edition.papers(meeting).collect();
    let at = shown.iter().position(|other| other.slug == paper.slug);
    let neighbour = |at: Option<usize>| {
        let paper = shown.get(at?)?;
        Some(Neighbour {
            item: paper.item.value,
            title: paper.title.clone(),
            href: links.to(&Address::paper(&paper.meeting, &paper.slug)),
        })
    };
    (neighbour(at.and_then(|at| at.checked_sub(1))), neighbour(at.map(|at| at + 1)))
}
