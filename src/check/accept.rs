//! Findings that an author has looked at and accepted, with a reason. An acceptance that fits nothing is told.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::Site;
use crate::model::dataset::Acceptance;
use crate::source::{SourceId, SourceMap, Span};
use std::collections::BTreeMap;

/// The datasets whose values stand in a file of their own, by that file.
type Tables = BTreeMap<SourceId, Vec<SourceId>>;

/// Takes accepted findings out, and tells acceptances that match none.
pub(super) fn apply(
    acceptances: &[Acceptance],
    tables: &Tables,
    sources: &SourceMap,
    found: &mut Diagnostics,
) {
    let mut used = vec![false; acceptances.len()];
    let mut by_source: BTreeMap<SourceId, Vec<usize>> = BTreeMap::new();
    for (at, acceptance) in acceptances.iter().enumerate() {
        by_source.entry(acceptance.check.span.source).or_default().push(at);
    }
    found.retain(|finding| {
        let Place::Words(span) = finding.place else { return true };
        let homes = tables.get(&span.source).into_iter().flatten();
        let here = std::iter::once(&span.source).chain(homes).filter_map(|source| by_source.get(source));
        let mut accepted = false;
        for at in here.flatten() {
            if acceptances.get(*at).is_some_and(|acceptance| fits(acceptance, finding, span, sources)) {
                accepted = true;
                if let Some(used) = used.get_mut(*at) {
                    *used = true;
                }
            }
        }
        !accepted
    });
    let unused = acceptances.iter().zip(used).filter(|(_, used)| !used).map(|(acceptance, _)| acceptance);
    // Where charts are drawn their findings are accepted too.
    unused
        .filter(|acceptance| !acceptance.is_for_drawing())
        .map(self::unused)
        .for_each(|told| found.push(told));
}

/// The finding for an acceptance that accepts nothing.
#[must_use]
pub fn unused(acceptance: &Acceptance) -> Diagnostic {
    let message = format!("nothing is found that `{}` accepts here", acceptance.check.value);
    Diagnostic::new(Code::ACCEPT_UNUSED, acceptance.check.span, message)
        .help("take the acceptance out, or correct its `check` or `quote`")
}

/// Every acceptance of a site.
pub(super) fn of_site(site: &Site) -> Vec<Acceptance> {
    let datasets = site.datasets.values().flat_map(|dataset| &dataset.accepts);
    datasets.chain(site.articles().flat_map(|article| &article.accepts)).cloned().collect()
}

/// The files of values of datasets that accept something: what is found there, the dataset accepts.
pub(super) fn of_tables(site: &Site) -> Tables {
    let mut tables = Tables::new();
    for dataset in site.datasets.values().filter(|dataset| !dataset.accepts.is_empty()) {
        let home = dataset.title.span.source;
        let table = dataset.grid().and_then(|grid| grid.cells.first()).map(|cell| cell.span.source);
        if let Some(table) = table.filter(|table| *table != home) {
            tables.entry(table).or_default().push(home);
        }
    }
    tables
}

fn fits(acceptance: &Acceptance, finding: &Diagnostic, span: Span, sources: &SourceMap) -> bool {
    acceptance.is_for(finding.code)
        && acceptance.quote.as_ref().is_none_or(|quote| near(quote, span, sources))
}

/// Whether the lines of a finding, up to the blank lines around them, hold the quoted words.
fn near(quote: &str, span: Span, sources: &SourceMap) -> bool {
    let Some(text) = sources.file(span.source).map(crate::source::SourceFile::text) else {
        return false;
    };
    let start = text.get(..span.start as usize).and_then(|before| before.rfind("\n\n")).unwrap_or(0);
    let after = text.get(span.end as usize..).unwrap_or("");
    let end = span.end as usize + after.find("\n\n").unwrap_or(after.len());
    let squeeze = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    text.get(start..end).is_some_and(|words| squeeze(words).contains(&squeeze(quote)))
}
