//! Single papers, Markdown or plain text, checked by their words alone: no site, no datasets.
//!
//! In: files that were named one by one. Out: findings. The front matter of a file may accept findings, as on a site.

use super::paper::pointers::Targets;
use super::paper::{abbreviations, pointers};
use super::pattern::Written;
use super::structure::Title;
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
        let (body, title) = parts(id, file, &mut acceptances);
        words(id, file, &mut found);
        if file.path().as_str().rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("md")) {
            document(&body, title, &mut found);
        } else {
            access::wording::links(Written::new(id, file), &mut found);
        }
    }
    accept::apply(&acceptances, &BTreeMap::new(), sources, &mut found);
    diagnostics.append(found);
}

/// The text of a file without its front matter, whose acceptances are collected, and where its title is.
fn parts(id: SourceId, file: &SourceFile, acceptances: &mut Vec<Acceptance>) -> (Excerpt, Title) {
    if !file.text().starts_with("---\n") {
        return (file.whole(id), Title::Within);
    }
    let mut title = Title::Within;
    let parts = front_matter::read::<Node>(id, file, &mut Diagnostics::default());
    if let Some(Node { kind: Kind::Map(keys), .. }) = parts.front {
        if keys.iter().any(|(key, _)| key.value == "title") {
            title = Title::Beside;
        }
        let accept = keys.into_iter().find(|(key, _)| key.value == "accept").map(|(_, node)| node);
        let read = accept.and_then(|node| Vec::<RawAccept>::from_node(node, &mut Diagnostics::default()));
        let take = |RawAccept { check, quote, because }| Acceptance { check, quote, because };
        acceptances.extend(read.unwrap_or_default().into_iter().map(take));
    }
    (file.excerpt(parts.body), title)
}

fn words(id: SourceId, file: &SourceFile, found: &mut Diagnostics) {
    wording::written(Written::new(id, file), found);
    let prose = claims::plain::read(id, file.text());
    pointers::check(&prose, || Targets::of_text(file.text()), found);
    abbreviations::check(&prose, |_| false, found);
    access::wording::colour(&prose, found);
}

/// What Markdown marks: headings, links, pictures, tables. What only a site refuses (raw HTML) is left alone here.
fn document(body: &Excerpt, title: Title, found: &mut Diagnostics) {
    let text = markdown::parse(body, Role::Plain, &mut Harvest::default(), &mut Diagnostics::default());
    structure::document(&text, title, found);
    access::document(&text, found);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::ProjectPath;

    fn found(text: &str) -> Vec<String> {
        let (mut sources, mut found) = (SourceMap::default(), Diagnostics::default());
        sources.add(SourceFile::new(ProjectPath::new("paper.md"), text.to_owned()));
        texts(&sources, &mut found);
        found.iter().map(|found| found.message.clone()).collect()
    }

    #[test]
    fn a_paper_from_elsewhere_has_its_title_as_a_heading() {
        let text = "# Libraries at home\n\nWords.\n\n## Visits\n\nMore words.\n";
        assert_eq!(found(text), [""; 0]);
        assert_eq!(found(&format!("---\nauthor: A\n---\n\n{text}")), [""; 0]);
        let twice = found(&format!("---\ntitle: Libraries\n---\n\n{text}"));
        assert_eq!(twice, ["a heading of level 1 (`#`), which is the title's own"]);
        let skipped = found("# Libraries at home\n\nWords.\n\n### Visits\n\nMore words.\n");
        assert_eq!(skipped, ["a heading of level 3 follows one of level 1"]);
    }
}
