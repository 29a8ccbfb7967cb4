//! Pictures and documents beside the papers, which the site holds as they are.
//!
//! In: the files of `content/` that are no text, and the texts. Out: the files that a text which is shown shows or links
//! to: what only a hidden draft refers to stays hidden with it, and what nobody refers to was perhaps never meant to be
//! read. Deliberately absent: which those are (`model::site`), and telling of the others (`check::links`).

use super::{Edition, Failure, put_file};
use crate::address::Address;
use crate::bundle::{Artifact, Sink};
use crate::source::ProjectPath;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Puts the files of `content/` that are no text and that the site shows or links to.
///
/// # Errors
/// A file's name is taken or cannot be kept.
pub fn copies(
    edition: &Edition,
    files: &BTreeMap<ProjectPath, Arc<Vec<u8>>>,
    sink: &dyn Sink,
) -> Result<(), Failure> {
    if files.is_empty() {
        return Ok(());
    }
    let linked = edition.site.linked(edition.options.drafts);
    let kept = files.iter().filter(|(path, _)| linked.contains(*path));
    kept.filter_map(|(path, bytes)| Some((Address::of_source(path)?, bytes))).try_for_each(
        |(address, bytes)| put_file(edition, sink, &address, Artifact::binary(bytes.as_ref().clone())),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::Bundle;
    use crate::diagnostic::Diagnostics;
    use crate::model::Document;
    use crate::model::document::{Block, Image, Inline};
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
    fn what_only_a_hidden_draft_or_nobody_shows_stays_hidden() {
        let mut site = full_site();
        for paper in &mut site.meetings[1].papers {
            let name = if paper.draft { "draft.jpg" } else { "both.jpg" };
            paper.article.body = shows(name);
            paper.recommendations =
                if paper.draft { vec![shows("both.jpg"), shows("asked%20for.jpg")] } else { Vec::new() };
        }
        site.settings.statutory[0].intro = Some(shows(&format!("content/{MEETING}/law.jpg")));
        let names = ["both.jpg", "draft.jpg", "asked for.jpg", "alone.jpg", "law.jpg"];
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
        assert_eq!(put(false), ["both.jpg", "law.jpg"]);
        assert_eq!(put(true), ["asked for.jpg", "both.jpg", "draft.jpg", "law.jpg"]);
    }
}
