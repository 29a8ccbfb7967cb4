//! Pictures and documents beside the papers, which the site holds as they are.
//!
//! What only a hidden draft refers to stays hidden with it.

use super::{Edition, Failure, put_file};
use crate::address::Address;
use crate::bundle::{Artifact, Sink};
use crate::model::Document;
use crate::model::document::Inline;
use crate::model::settings::StatutoryAnswer;
use crate::model::site::Article;
use crate::source::ProjectPath;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Puts the files of `content/` that are no text, except those that only hidden drafts refer to.
///
/// # Errors
/// A file's name is taken or cannot be kept.
pub fn copies(
    edition: &Edition,
    files: &BTreeMap<ProjectPath, Arc<Vec<u8>>>,
    sink: &dyn Sink,
) -> Result<(), Failure> {
    let (shown, hidden) = referred(edition);
    let kept = files.iter().filter(|(path, _)| shown.contains(*path) || !hidden.contains(*path));
    kept.filter_map(|(path, bytes)| Some((Address::of_source(path)?, bytes))).try_for_each(
        |(address, bytes)| put_file(edition, sink, &address, Artifact::binary(bytes.as_ref().clone())),
    )
}

/// The files that texts which are shown refer to, and those that hidden drafts refer to.
pub(super) fn referred(edition: &Edition) -> (BTreeSet<ProjectPath>, BTreeSet<ProjectPath>) {
    let (mut shown, mut hidden) = (BTreeSet::new(), BTreeSet::new());
    for page in &edition.site.pages {
        collect(&page.article, &[], &mut shown);
    }
    for meeting in &edition.site.meetings {
        collect(&meeting.article, &[], &mut shown);
        for paper in &meeting.papers {
            let answers = paper.statutory.iter().filter_map(|answer| match answer {
                Some(StatutoryAnswer::Text(words)) => Some(words),
                _ => None,
            });
            let others: Vec<&Document> =
                paper.summary.iter().chain(&paper.recommendations).chain(answers).collect();
            let is_hidden = paper.draft && !edition.options.drafts;
            collect(&paper.article, &others, if is_hidden { &mut hidden } else { &mut shown });
        }
    }
    (shown, hidden)
}

/// Collects the files that a text and its other texts link to or show.
fn collect(article: &Article, others: &[&Document], files: &mut BTreeSet<ProjectPath>) {
    for document in std::iter::once(&article.body).chain(others.iter().copied()) {
        document.each_inline(&mut |inline| {
            let target = match inline {
                Inline::Link(link) => &link.target.value,
                Inline::Image(image) => &image.target.value,
                _ => return,
            };
            files.extend(article.path.follow(target.split('#').next().unwrap_or("")));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::Bundle;
    use crate::diagnostic::Diagnostics;
    use crate::model::document::{Block, Image};
    use crate::page::samples::{MEETING, full_site, spanned};
    use crate::page::{Options, Theme};
    use crate::source::SourceMap;

    fn shows(picture: &str) -> Document {
        let target = spanned(picture.to_owned());
        let span = target.span;
        let image = Inline::Image(Box::new(Image { target, alternative: "A picture".to_owned(), span }));
        let paragraph = Block::Paragraph { number: None, anchor: None, text: vec![image], span };
        Document { blocks: vec![paragraph], footnotes: Vec::new() }
    }

    #[test]
    fn a_picture_of_a_hidden_draft_stays_hidden() {
        let mut site = full_site();
        for paper in &mut site.meetings[1].papers {
            let name = if paper.draft { "draft.jpg" } else { "both.jpg" };
            paper.article.body = shows(name);
            paper.recommendations =
                if paper.draft { vec![shows("both.jpg"), shows("asked.jpg")] } else { Vec::new() };
        }
        let names = ["both.jpg", "draft.jpg", "asked.jpg", "alone.jpg"];
        let files: BTreeMap<ProjectPath, Arc<Vec<u8>>> = names
            .map(|name| (ProjectPath::new(format!("content/{MEETING}/{name}")), Arc::new(vec![1])))
            .into();
        let mut sources = SourceMap::default();
        let theme =
            Theme::load("council", &BTreeMap::new(), &mut sources, &mut Diagnostics::default()).unwrap();
        let put = |drafts| {
            let (options, bundle) = (Options { drafts, base_url: None, pictures: false }, Bundle::new());
            let edition = Edition { site: &site, theme: &theme, sources: &sources, options: &options };
            copies(&edition, &files, &bundle).unwrap();
            bundle.into_files().into_keys().map(|path| path.file_name().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(put(false), ["alone.jpg", "both.jpg"]);
        assert_eq!(put(true), ["alone.jpg", "asked.jpg", "both.jpg", "draft.jpg"]);
    }
}
