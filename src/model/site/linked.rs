//! The files that the texts of a site show or link to.
//!
//! In: a site. Out: the paths, of drafts too if they are shown. Deliberately absent: whether anything is there.

use super::{Paper, Site};
use crate::model::Document;
use crate::model::document::Inline;
use crate::source::ProjectPath;
use std::collections::BTreeSet;

impl Site {
    /// The files that texts which are shown show or link to; with `drafts`, drafts are shown too.
    #[must_use]
    pub fn linked(&self, drafts: bool) -> BTreeSet<ProjectPath> {
        let mut files = BTreeSet::new();
        let sections = self.settings.statutory.iter().filter_map(|section| section.intro.as_ref());
        collect(&ProjectPath::new("site.yaml"), sections, &mut files);
        for (article, paper) in self.articles_of_papers() {
            if paper.is_none_or(|paper| drafts || !paper.draft) {
                let front = paper.into_iter().flat_map(Paper::texts);
                collect(&article.path, article.texts().chain(front), &mut files);
            }
        }
        files
    }
}

/// Collects the files that the texts of a file link to or show.
fn collect<'a>(
    from: &ProjectPath,
    texts: impl Iterator<Item = &'a Document>,
    files: &mut BTreeSet<ProjectPath>,
) {
    for document in texts {
        document.each_inline(&mut |inline| {
            let target = match inline {
                Inline::Link(link) => &link.target.value,
                Inline::Image(image) => &image.target.value,
                _ => return,
            };
            files.extend(from.follow_link(target.split('#').next().unwrap_or("")));
        });
    }
}
