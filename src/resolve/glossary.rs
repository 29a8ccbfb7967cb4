//! The glossary, by term, without regard to capital letters.

use crate::load::Sources;
use crate::model::site::Term;

/// The terms in the order of the alphabet.
pub(super) fn resolve(sources: &Sources) -> Vec<Term> {
    let raw = sources.glossary.clone().map_or_else(Vec::new, |glossary| glossary.0.0);
    let mut terms: Vec<Term> = raw
        .into_iter()
        .map(|(term, raw)| Term { term: term.map(|term| term.to_string()), means: raw.means, text: raw.text })
        .collect();
    terms.sort_by_key(|term| term.term.value.to_lowercase());
    terms
}
