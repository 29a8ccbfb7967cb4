//! Which text uses which dataset, seen from both sides: the list of figures of a paper, and what cites a dataset.

use super::Edition;
use super::frame::Links;
use super::parts::{Use, UsePlace};
use super::words::Piece;
use crate::address::Address;
use crate::model::dataset::Provenance;
use crate::model::{DatasetId, Meeting, Paper};
use indexmap::IndexMap;
use serde::Serialize;
use std::collections::BTreeMap;

/// A dataset in the list of figures of a paper.
#[derive(Clone, Debug, Serialize)]
pub(super) struct SourceEntry {
    href: String,
    title: String,
    origin: Option<Vec<Piece>>,
    uses: Vec<Vec<Piece>>,
}

/// The datasets that a text uses, in the order of first use, each with its origin and its places in the text.
pub(super) fn sources(edition: &Edition, uses: &[Use], links: &Links) -> Vec<SourceEntry> {
    let mut by_dataset: IndexMap<&DatasetId, Vec<&Use>> = IndexMap::new();
    for each in uses {
        by_dataset.entry(&each.dataset).or_default().push(each);
    }
    let known = by_dataset.into_iter().filter_map(|(id, uses)| Some((edition.site.datasets.get(id)?, uses)));
    known
        .map(|(dataset, uses)| SourceEntry {
            href: links.to(&Address::dataset(&dataset.id)),
            title: dataset.title.value.clone(),
            origin: dataset.source.as_ref().map(|source| origin(edition, source, links)),
            uses: places(&uses, links.at(), links),
        })
        .collect()
}

/// Where a dataset comes from; the document leads to the paper, or its meeting, when this site has it.
pub(super) fn origin(edition: &Edition, source: &Provenance, links: &Links) -> Vec<Piece> {
    let target = document(edition, source).map(|address| links.to(&address)).or_else(|| source.url.clone());
    let mut pieces = vec![Piece { words: source.document.clone(), href: target }];
    pieces.extend(source.place_words().map(|place| Piece::plain(format!(", {place}"))));
    pieces
}

/// The paper of this site that retells a document: the one that is named, or the one of the meeting with its title.
fn document(edition: &Edition, source: &Provenance) -> Option<Address> {
    let meeting = edition.meeting(source.meeting.as_deref()?)?;
    let named =
        source.paper.as_deref().and_then(|slug| edition.papers(meeting).find(|paper| paper.slug == slug));
    let same_title = || edition.papers(meeting).find(|paper| paper.title == source.document);
    let paper = named.or_else(same_title);
    Some(
        paper.map_or_else(
            || Address::meeting(&meeting.id),
            |paper| Address::paper(&paper.meeting, &paper.slug),
        ),
    )
}

/// The places of uses in words: first what is shown, one line each, then the paragraphs in one line, then the rest.
fn places(uses: &[&Use], page: &Address, links: &Links) -> Vec<Vec<Piece>> {
    let href = |each: &Use| (!each.anchor.is_empty()).then(|| links.to_anchor(page, &each.anchor));
    let mut said: Vec<Vec<Piece>> = Vec::new();
    for each in uses {
        if let UsePlace::Shown(label, title) = &each.place {
            said.push(vec![
                Piece { words: label.clone(), href: href(each) },
                Piece::plain(format!(": {title}")),
            ]);
        }
    }
    let paragraphs: BTreeMap<u32, Option<String>> = uses
        .iter()
        .filter_map(|each| match each.place {
            UsePlace::Paragraph(number) => Some((number, href(each))),
            _ => None,
        })
        .collect();
    if !paragraphs.is_empty() {
        said.push(numbered("paragraph", paragraphs));
    }
    for (place, words) in [
        (UsePlace::Summary, "Summary"),
        (UsePlace::Recommendations, "Recommendations"),
        (UsePlace::Elsewhere, "Elsewhere in the text"),
    ] {
        if let Some(each) = uses.iter().find(|each| each.place == place) {
            said.push(vec![Piece { words: words.to_owned(), href: href(each) }]);
        }
    }
    said
}

/// `Paragraph 4`, `Paragraphs 4 and 16`, `Paragraphs 4, 16 and 18`, each number a link.
fn numbered(word: &str, numbers: BTreeMap<u32, Option<String>>) -> Vec<Piece> {
    let last = numbers.len().saturating_sub(1);
    let plural = if last == 0 { "" } else { "s" };
    let mut pieces = vec![Piece::plain(format!("{}{plural} ", crate::figure::words::capital(word)))];
    for (at, (number, href)) in numbers.into_iter().enumerate() {
        if at > 0 {
            pieces.push(Piece::plain(if at == last { " and " } else { ", " }));
        }
        pieces.push(Piece { words: number.to_string(), href });
    }
    pieces
}

/// A text that uses datasets.
#[derive(Clone, Debug)]
struct Citer {
    address: Address,
    title: String,
    meeting: Option<String>,
    uses: Vec<Use>,
}

/// Which texts use each dataset, gathered while their pages are made.
#[derive(Clone, Debug, Default)]
pub struct Citations {
    citers: Vec<Citer>,
}

/// A text that cites a dataset, on the dataset's page.
#[derive(Clone, Debug, Serialize)]
pub(super) struct CitedBy {
    href: String,
    title: String,
    meeting: Option<String>,
    places: Vec<Vec<Piece>>,
}

impl Citations {
    /// Takes the uses of a paper.
    pub fn paper(&mut self, meeting: &Meeting, paper: &Paper, uses: Vec<Use>) {
        let day = crate::model::date_words(meeting.date);
        self.citers.push(Citer {
            address: Address::paper(&paper.meeting, &paper.slug),
            title: paper.title.clone(),
            meeting: Some(format!("{}, {day}, item {}", meeting.board, paper.item.value)),
            uses,
        });
    }

    /// Takes the uses of a meeting's page or an ordinary page.
    pub fn page(&mut self, address: Address, title: &str, uses: Vec<Use>) {
        self.citers.push(Citer { address, title: title.to_owned(), meeting: None, uses });
    }

    /// Whether anything cites a dataset.
    #[must_use]
    pub fn cite(&self, dataset: &DatasetId) -> bool {
        self.citers.iter().any(|citer| citer.uses.iter().any(|each| each.dataset == *dataset))
    }

    /// The texts that cite a dataset, by their address.
    pub(super) fn of(&self, dataset: &DatasetId, links: &Links) -> Vec<CitedBy> {
        let mut citers: Vec<&Citer> = self.citers.iter().collect();
        citers.sort_by(|a, b| a.address.cmp(&b.address));
        let citing = citers.into_iter().filter_map(|citer| {
            let uses: Vec<&Use> = citer.uses.iter().filter(|each| each.dataset == *dataset).collect();
            (!uses.is_empty()).then(|| CitedBy {
                href: links.to(&citer.address),
                title: citer.title.clone(),
                meeting: citer.meeting.clone(),
                places: places(&uses, &citer.address, links),
            })
        });
        citing.collect()
    }
}
