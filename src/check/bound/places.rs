//! The places of an article at which a figure reference stands, or may be put.

use crate::model::document::{Block, Inline};
use crate::model::site::Article;
use crate::source::Span;

/// The places of one article.
pub(super) struct Places {
    figures: Vec<Span>,
    words: Vec<Span>,
}

impl Places {
    /// Of an article. Words of headings, links, code and front matter take no reference: it would change an anchor, or
    /// what is read as YAML.
    pub fn of(article: &Article) -> Self {
        let mut figures: Vec<Span> = article.figures.iter().map(|figure| figure.span).collect();
        let mut words = Vec::new();
        article.body.each_block(&mut |block| match block {
            Block::Paragraph { text, .. } => collect(text, &mut words),
            Block::Table { rows, .. } => rows.iter().flatten().for_each(|cell| collect(cell, &mut words)),
            _ => {}
        });
        figures.sort_unstable();
        words.sort_unstable();
        Self { figures, words }
    }

    /// Whether a stretch is a figure reference, inside one, or from one to another.
    pub fn is_figure(&self, span: Span) -> bool {
        let before = self.figures.partition_point(|figure| figure.start < span.end).checked_sub(1);
        before.and_then(|at| self.figures.get(at)).is_some_and(|figure| figure.end > span.start)
    }

    /// Whether a stretch may become a figure reference.
    pub fn may_hold_a_figure(&self, span: Span) -> bool {
        holder(&self.words, span).is_some()
    }
}

/// The span that holds another. The spans are in order and do not overlap.
fn holder(spans: &[Span], inner: Span) -> Option<&Span> {
    let at = spans.partition_point(|span| span.start <= inner.start).checked_sub(1)?;
    spans.get(at).filter(|span| span.source == inner.source && inner.end <= span.end)
}

fn collect(inlines: &[Inline], words: &mut Vec<Span>) {
    for inline in inlines {
        match inline {
            Inline::Text(_, span) => words.push(*span),
            Inline::Emphasis(inner) | Inline::Strong(inner) => collect(inner, words),
            _ => {}
        }
    }
}
