//! Ordinary pages, and the page for what is not there.

use super::frame::{Heading, Links, Shell};
use super::parts::ArticleParts;
use super::{Edition, Failure};
use crate::address::Address;
use crate::bundle::Sink;
use crate::model::site::Page;
use serde::Serialize;

/// What the template of an ordinary page sees.
#[derive(Clone, Debug, Serialize)]
struct Ordinary {
    title: String,
    body_html: String,
    footnotes_html: Option<String>,
}

/// What the template of the page for what is not there sees.
#[derive(Clone, Debug, Serialize)]
struct NotFound {
    datasets: String,
}

/// Puts an ordinary page.
///
/// # Errors
/// The template cannot be filled, or the page not be put.
pub fn ordinary(edition: &Edition, page: &Page, text: &ArticleParts, sink: &dyn Sink) -> Result<(), Failure> {
    let at = Address::page(&page.id);
    let links = Links::from(&at);
    let seen = Ordinary {
        title: page.title.clone(),
        body_html: text.body.0.clone(),
        footnotes_html: text.footnotes.clone().map(|html| html.0),
    };
    let heading = Heading {
        title: &page.title,
        description: page.description.clone(),
        detail: None,
        above: above(edition, &page.id),
    };
    edition.put(sink, &at, "page.html", &Shell::new(edition, &links, heading), &seen)
}

/// The pages named `index` in the folders above a page, outermost first.
fn above(edition: &Edition, id: &str) -> Vec<(Address, String)> {
    let folders = id.match_indices('/').filter_map(|(end, _)| id.get(..end));
    let indexes = folders.map(|folder| format!("{folder}/index")).filter(|index| index != id);
    indexes
        .filter_map(|index| edition.site.pages.iter().find(|page| page.id == index))
        .map(|page| (Address::page(&page.id), page.title.clone()))
        .collect()
}

/// Puts the page that a web server shows for what is not there.
///
/// # Errors
/// The template cannot be filled, or the page not be put.
pub fn not_found(edition: &Edition, sink: &dyn Sink) -> Result<(), Failure> {
    let at = Address::not_found();
    let links = Links::from_anywhere(&at, edition.base_url());
    let seen = NotFound { datasets: links.to(&Address::datasets()) };
    let heading = Heading { title: "Page not found", ..Heading::default() };
    edition.put(sink, &at, "not-found.html", &Shell::new(edition, &links, heading), &seen)
}
