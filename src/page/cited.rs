//! Which text uses which dataset, seen from both sides: the list of figures of a paper, and what cites a dataset.

use super::Edition;
use super::frame::Links;
use super::parts::{Use, UsePlace};
use super::words::Piece;
use crate::address::Address;
use crate::figure::words::capital;
use crate::model::dataset::Provenance;
use crate::model::{Dataset, DatasetId, Meeting, Paper};
use indexmap::IndexMap;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A document in the list of figures of a paper, with the datasets that come from it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct DocumentEntry {
    origin: Vec<Piece>,
    datasets: Vec<DatasetEntry>,
}

/// A dataset in the list of figures of a paper.
#[derive(Clone, Debug, Serialize)]
struct DatasetEntry {
    href: String,
    title: String,
    /// Where in the document it stands.
    place: Option<String>,
    /// Where in the paper it is used.
    uses: Vec<Piece>,
}

/// The datasets that a text uses, by the document that they come from, in the order of first use.
pub(super) fn sources(edition: &Edition, uses: &[Use], links: &Links) -> Vec<DocumentEntry> {
    let mut by_dataset: IndexMap<&DatasetId, Vec<&Use>> = IndexMap::new();
    for each in uses {
        by_dataset.entry(&each.dataset).or_default().push(each);
    }
    let mut documents: IndexMap<Piece, Vec<DatasetEntry>> = IndexMap::new();
    for (id, uses) in by_dataset {
        let Some(dataset) = edition.site.datasets.get(id) else { continue };
        let origin = origin(edition, dataset, links);
        let (document, places) = origin.map_or_else(
            || (Piece::plain("Source not stated"), None),
            |Origin { document, places }| (document, (!places.is_empty()).then(|| places.join(", "))),
        );
        documents.entry(document).or_default().push(DatasetEntry {
            href: links.to(&Address::dataset(id)),
            title: dataset.title.value.clone(),
            place: places,
            uses: sentence(places_of(&uses, links.at(), links, false)),
        });
    }
    let entries = documents.into_iter();
    entries.map(|(document, datasets)| DocumentEntry { origin: vec![document], datasets }).collect()
}

/// Where a dataset comes from.
pub(super) struct Origin {
    /// The document's title; it leads to the paper when this site has it.
    pub document: Piece,
    /// Where in the document, in words.
    pub places: Vec<String>,
}

impl Origin {
    /// Document and places in one line.
    pub fn line(self) -> Vec<Piece> {
        let places = self.places.into_iter().map(|place| Piece::plain(format!(", {place}")));
        std::iter::once(self.document).chain(places).collect()
    }
}

/// Where a dataset comes from; the document leads to its paper, unless that is the page on which it stands.
pub(super) fn origin(edition: &Edition, dataset: &Dataset, links: &Links) -> Option<Origin> {
    let source = dataset.source.as_ref()?;
    let page = document(edition, dataset, source).filter(|page| page != links.at());
    let href = page.map(|page| links.to(&page)).or_else(|| source.url.clone());
    let document = Piece { words: source.document.clone(), href };
    Some(Origin { document, places: source.place_words().collect() })
}

/// The page of this site that retells a document: the paper that is named; else, among the papers of the meeting, the
/// one with its title, or the one whose datasets lie beside this one; else the meeting.
fn document(edition: &Edition, dataset: &Dataset, source: &Provenance) -> Option<Address> {
    let meeting = edition.meeting(source.meeting.as_deref()?)?;
    let find = |fits: &dyn Fn(&Paper) -> bool| edition.papers(meeting).find(|paper| fits(paper));
    let folder = dataset.id.as_str().rsplit_once('/').map(|(folder, _)| folder);
    let paper = find(&|paper| source.paper.as_ref() == Some(&paper.slug))
        .or_else(|| find(&|paper| paper.title == source.document))
        .or_else(|| find(&|paper| folder.is_some() && paper.article.data.as_deref() == folder));
    Some(
        paper.map_or_else(
            || Address::meeting(&meeting.id),
            |paper| Address::paper(&paper.meeting, &paper.slug),
        ),
    )
}

/// The places of uses in words: first what is shown, then the paragraphs together, then the rest. With titles each
/// place stands on a line of its own, without them in a sentence.
fn places_of(uses: &[&Use], page: &Address, links: &Links, titles: bool) -> Vec<Vec<Piece>> {
    let href = |each: &Use| (!each.anchor.is_empty()).then(|| links.to_anchor(page, &each.anchor));
    let case = |words: &str| if titles { capital(words) } else { words.to_owned() };
    let mut said: Vec<Vec<Piece>> = Vec::new();
    for each in uses {
        if let UsePlace::Shown(label, title) = &each.place {
            let label = if titles { label.clone() } else { label.to_lowercase() };
            let title = titles.then(|| Piece::plain(format!(": {title}")));
            said.push(std::iter::once(Piece { words: label, href: href(each) }).chain(title).collect());
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
        said.push(numbered(&case("paragraph"), paragraphs));
    }
    let rest = [
        (UsePlace::Tiles, "the headline figures"),
        (UsePlace::Summary, "the summary"),
        (UsePlace::Recommendations, "the recommendations"),
    ];
    let named = uses.iter().filter_map(|each| match &each.place {
        UsePlace::Named(name) => Some((each.place.clone(), name.as_str())),
        _ => None,
    });
    let mut told: Vec<UsePlace> = Vec::new();
    for (place, words) in rest.into_iter().chain(named).chain([(UsePlace::Elsewhere, "the top of the page")])
    {
        if let (Some(each), false) = (uses.iter().find(|each| each.place == place), told.contains(&place)) {
            said.push(vec![Piece { words: case(words), href: href(each) }]);
            told.push(place);
        }
    }
    said
}

/// Places in a sentence: `figure 1`, `figure 1 and paragraph 4`, `figure 1, paragraph 4 and the summary`. Only where
/// one before the last is a list itself does a comma part them: `figure 1, paragraphs 4 and 7, and the summary`.
fn sentence(places: Vec<Vec<Piece>>) -> Vec<Piece> {
    let count = places.len();
    let before = places.split_last().map_or(&[][..], |(_, before)| before);
    let nested = before.iter().flatten().any(|piece| piece.words == " and ");
    let mut pieces = Vec::new();
    for (at, place) in places.into_iter().enumerate() {
        if at > 0 {
            let is_last = at + 1 == count;
            pieces.push(Piece::plain(match (is_last, nested) {
                (true, false) => " and ",
                (true, true) => ", and ",
                (false, _) => ", ",
            }));
        }
        pieces.extend(place);
    }
    pieces
}

/// `paragraph 4`, `paragraphs 4 and 16`, `paragraphs 4, 16 and 18`, each number a link.
fn numbered(word: &str, numbers: BTreeMap<u32, Option<String>>) -> Vec<Piece> {
    let last = numbers.len().saturating_sub(1);
    let plural = if last == 0 { "" } else { "s" };
    let mut pieces = vec![Piece::plain(format!("{word}{plural} "))];
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
    uses: Arc<[Use]>,
}

/// Which texts use each dataset, gathered while their pages are made.
#[derive(Clone, Debug, Default)]
pub struct Citations {
    citers: Vec<Citer>,
    /// The positions in `citers` of the texts that use a dataset, each once.
    by_dataset: BTreeMap<DatasetId, Vec<usize>>,
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
    pub fn paper(&mut self, meeting: &Meeting, paper: &Paper, uses: Arc<[Use]>) {
        let day = crate::model::date_words(meeting.date);
        self.add(Citer {
            address: Address::paper(&paper.meeting, &paper.slug),
            title: paper.title.clone(),
            meeting: Some(format!("{}, {day}, item {}", meeting.board, paper.item.value)),
            uses,
        });
    }

    /// Takes the uses of a meeting's page or an ordinary page.
    pub fn page(&mut self, address: Address, title: &str, uses: Arc<[Use]>) {
        self.add(Citer { address, title: title.to_owned(), meeting: None, uses });
    }

    fn add(&mut self, citer: Citer) {
        let at = self.citers.len();
        for each in citer.uses.iter() {
            let citing = self.by_dataset.entry(each.dataset.clone()).or_default();
            if citing.last() != Some(&at) {
                citing.push(at);
            }
        }
        self.citers.push(citer);
    }

    /// Whether anything cites a dataset.
    #[must_use]
    pub fn cite(&self, dataset: &DatasetId) -> bool {
        self.by_dataset.contains_key(dataset)
    }

    /// The texts that cite a dataset, by their address.
    pub(super) fn of(&self, dataset: &DatasetId, links: &Links) -> Vec<CitedBy> {
        let positions = self.by_dataset.get(dataset).into_iter().flatten();
        let mut citers: Vec<&Citer> = positions.filter_map(|at| self.citers.get(*at)).collect();
        citers.sort_by(|a, b| a.address.cmp(&b.address));
        let citing = citers.into_iter().map(|citer| {
            let uses: Vec<&Use> = citer.uses.iter().filter(|each| each.dataset == *dataset).collect();
            CitedBy {
                href: links.to(&citer.address),
                title: citer.title.clone(),
                meeting: citer.meeting.clone(),
                places: places_of(&uses, &citer.address, links, true),
            }
        });
        citing.collect()
    }
}
