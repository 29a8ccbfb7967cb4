//! The numbers of a text: which paragraph and which figure an anchor names.

use super::block::BlockKind;
use super::document::{Anchor, Block, BlockIndex};
use super::site::Article;
use std::collections::BTreeMap;

/// The numbers of one article.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    by_anchor: BTreeMap<String, String>,
    figures: BTreeMap<BlockIndex, u32>,
}

impl Numbers {
    /// Counts the figures of an article: charts, tables and timelines, in the order of the text.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let mut numbers = Self::default();
        let mut figures = 0;
        article.body.each_block(&mut |block| match block {
            Block::Paragraph { number: Some(number), anchor, .. } => {
                numbers.name(anchor.as_ref(), &format!("paragraph {number}"));
                numbers.by_anchor.insert(format!("paragraph-{number}"), format!("paragraph {number}"));
            }
            Block::Data(index) => {
                let data = article.blocks.get(index.0).and_then(Option::as_ref);
                if let Some(data) = data.filter(|data| !matches!(data.kind, BlockKind::Tiles(_))) {
                    figures += 1;
                    numbers.figures.insert(*index, figures);
                    let name = format!("figure {figures}");
                    numbers.name(data.id.as_ref().map(|id| &id.value), &name);
                    numbers.by_anchor.insert(format!("figure-{figures}"), name);
                }
            }
            _ => {}
        });
        numbers
    }

    fn name(&mut self, anchor: Option<&Anchor>, words: &str) {
        if let Some(anchor) = anchor {
            self.by_anchor.insert(anchor.0.clone(), words.to_owned());
        }
    }

    /// What an anchor is called: `paragraph 16`, `figure 3`.
    #[must_use]
    pub fn called(&self, anchor: &str) -> Option<&str> {
        self.by_anchor.get(anchor).map(String::as_str)
    }

    /// The number of a block; tiles have none.
    #[must_use]
    pub fn figure(&self, block: BlockIndex) -> Option<u32> {
        self.figures.get(&block).copied()
    }
}
