//! The text of a page, meeting or paper, with its figures and blocks.

use super::blocks::Context;
use crate::diagnostic::Diagnostics;
use crate::load::Sources;
use crate::markdown::{self, Harvest, Role};
use crate::model::Site;
use crate::model::dataset::Acceptance;
use crate::model::site::Article;
use crate::source::{Excerpt, SourceId};

/// What an article is made of beside its text.
pub(super) struct Parts {
    /// The Markdown file.
    pub source: SourceId,
    /// Where short dataset names are looked up.
    pub data: Option<String>,
    /// Whether paragraphs are numbered.
    pub role: Role,
    /// What front matter has given already.
    pub harvest: Harvest,
    /// Findings that the author has accepted.
    pub accepts: Vec<Acceptance>,
}

/// Reads the text and resolves its blocks.
pub(super) fn resolve(
    body: &Excerpt,
    parts: Parts,
    site: &Site,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Article {
    let Parts { source, data, role, mut harvest, accepts } = parts;
    let body = markdown::parse(body, role, &mut harvest, diagnostics);
    let block_sources = std::mem::take(&mut harvest.blocks);
    let mut context = Context { site, folder: data.as_deref(), harvest: &mut harvest, diagnostics };
    let blocks = block_sources.iter().map(|source| context.block(source)).collect();
    Article {
        path: sources.map.path(source),
        source,
        data,
        body,
        figures: harvest.figures,
        block_sources,
        blocks,
        accepts,
    }
}
