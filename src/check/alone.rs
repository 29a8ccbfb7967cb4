//! Single papers, Markdown or plain text, checked by their words alone: no site, no datasets.
//!
//! In: files that were named one by one. Out: findings. The front matter of a file may accept findings, as on a site.

use super::paper::pointers::Targets;
use super::paper::{abbreviations, pointers};
use super::pattern::Written;
use super::{accept, access, claims, structure, wording};
use crate::diagnostic::Diagnostics;
use crate::load::front_matter;
use crate::load::shapes::RawAccept;
use crate::load::yaml::{FromNode as _, Kind, Node};
use crate::markdown::{self, Harvest, Role};
use crate::model::dataset::Acceptance;
use crate::source::{Excerpt, SourceFile, SourceId, SourceMap};
use std::collections::BTreeMap;

/// Checks single papers by their words alone.
pub fn texts(sources: &SourceMap, diagnostics: &mut Diagnostics) {
    let mut found = Diagnostics::default();
    let mut acceptances = Vec::new();
    claims::texts(sources, &mut found);
    for (id, file) in sources.iter() {
        let body = parts(id, file, &mut acceptances);
        words(id, file, &mut found);
        if file.path().as_str().rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("md")) {
            document(&body, &mut found);
        } else {
            access::wording::links(Written::new(id, file), &mut found);
        }
    }
    accept::apply(&acceptances, &BTreeMap::new(), sources, &mut found);
    diagnostics.append(found);
}

/// The text of a file without its front matter, whose acceptances are collected.
fn parts(id: SourceId, file: &SourceFile, acceptances: &mut Vec<Acceptance>) -> Excerpt {
    if !file.text().starts_with("---\n") {
        return file.whole(id);
    }
    let parts = front_matter::read::<Node>(id, file, &mut Diagnostics::default());
    if let Some(Node { kind: Kind::Map(keys), .. }) = parts.front {
        let accept = keys.into_iter().find(|(key, _)| key.value == "accept").map(|(_, node)| node);
        let read = accept.and_then(|node| Vec::<RawAccept>::from_node(node, &mut Diagnostics::default()));
        let take = |RawAccept { check, quote, because }| Acceptance { check, quote, because };
        acceptances.extend(read.unwrap_or_default().into_iter().map(take));
    }
    file.excerpt(parts.body)
}

fn words(id: SourceId, file: &SourceFile, found: &mut Diagnostics) {
    wording::written(Written::new(id, file), found);
    let prose = claims::plain::read(id, file.text());
    pointers::check(&prose, || Targets::of_text(file.text()), found);
    abbreviations::check(&prose, |_| false, found);
    access::wording::colour(&prose, found);
}

/// What Markdown marks: headings, links, pictures, tables. What only a site refuses (raw HTML) is left alone here.
fn document(body: &Excerpt, found: &mut Diagnostics) {
    let text = markdown::parse(body, Role::Plain, &mut Harvest::default(), &mut Diagnostics::default());
    structure::document(&text, found);
    access::document(&text, found);
}
