//! Walks through a document: every block, every piece of a line, and the words alone.

use super::{Block, Document, Inline};

impl Document {
    /// Calls `visit` for every block, also those inside lists, quotes, call-outs and footnotes.
    pub fn each_block<'a>(&'a self, visit: &mut dyn FnMut(&'a Block)) {
        each_block(&self.blocks, visit);
        for footnote in &self.footnotes {
            each_block(&footnote.blocks, visit);
        }
    }

    /// Calls `visit` for every inline of every block, also those inside emphasis and links.
    pub fn each_inline<'a>(&'a self, visit: &mut dyn FnMut(&'a Inline)) {
        self.each_block(&mut |block| {
            for inlines in block.inlines() {
                each_inline(inlines, visit);
            }
        });
    }
}

fn each_block<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Block)) {
    for block in blocks {
        visit(block);
        match block {
            Block::List { items, .. } => items.iter().for_each(|item| each_block(&item.blocks, visit)),
            Block::Quote { blocks, .. } | Block::Callout { blocks, .. } => each_block(blocks, visit),
            Block::Definitions { items, .. } => {
                items.iter().flat_map(|(_, all)| all).for_each(|blocks| each_block(blocks, visit));
            }
            _ => {}
        }
    }
}

fn each_inline<'a>(inlines: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        visit(inline);
        match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => {
                each_inline(inner, visit);
            }
            Inline::Link(link) => each_inline(&link.text, visit),
            _ => {}
        }
    }
}

impl Block {
    /// The lines of inlines that stand in this block itself.
    #[must_use]
    pub fn inlines(&self) -> Vec<&[Inline]> {
        match self {
            Self::Heading { text, .. } | Self::Paragraph { text, .. } => vec![text],
            Self::Table { header, rows, .. } => {
                header.iter().chain(rows.iter().flatten()).map(Vec::as_slice).collect()
            }
            Self::Definitions { items, .. } => items.iter().map(|(term, _)| term.as_slice()).collect(),
            _ => Vec::new(),
        }
    }
}

/// The words of inlines without their marks; figures and footnote marks leave nothing.
#[must_use]
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    each_inline(inlines, &mut |inline| match inline {
        Inline::Text(words, _) | Inline::Code(words, _) => text.push_str(words),
        Inline::SoftBreak | Inline::HardBreak => text.push(' '),
        _ => {}
    });
    text
}
