//! The glossary.

use super::frame::{Heading, Links, Shell};
use super::{Edition, Failure};
use crate::address::Address;
use crate::bundle::Sink;
use crate::narrative::terms::anchor;
use serde::Serialize;

/// What the template of the glossary sees.
#[derive(Clone, Debug, Serialize)]
struct Glossary {
    terms: Vec<Entry>,
}

/// A term.
#[derive(Clone, Debug, Serialize)]
struct Entry {
    anchor: String,
    term: String,
    means: String,
    text: Option<String>,
}

/// Puts the glossary, in the order of the alphabet whatever the case.
///
/// # Errors
/// The template cannot be filled, or the page not be put.
pub fn glossary(edition: &Edition, sink: &dyn Sink) -> Result<(), Failure> {
    let at = Address::glossary();
    let links = Links::from(&at);
    let mut terms: Vec<Entry> = Vec::new();
    for term in &edition.site.glossary {
        let wish = anchor(&term.term.value);
        let taken = terms.iter().filter(|known| known.anchor == wish).count();
        let anchor = if taken == 0 { wish } else { format!("{wish}.{}", taken + 1) };
        let (name, means) = (term.term.value.clone(), term.means.clone());
        terms.push(Entry { anchor, term: name, means, text: term.text.clone() });
    }
    terms.sort_by_cached_key(|entry| (entry.term.to_lowercase(), entry.term.clone()));
    let heading = Heading {
        title: "Glossary",
        description: Some("What the abbreviations and terms of the papers mean.".to_owned()),
        ..Heading::default()
    };
    edition.put(sink, &at, "glossary.html", &Shell::new(edition, &links, heading), &Glossary { terms })
}
