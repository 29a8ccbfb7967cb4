//! The numbers of a text: which paragraph and which figure an anchor names.

use super::block::{BlockKind, DataBlock};
use super::document::{Block, BlockIndex};
use super::site::Article;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// The numbers of one article.
#[derive(Clone, Debug)]
pub struct Numbers<'a> {
    article: &'a Article,
    figures: BTreeMap<BlockIndex, u32>,
    /// What is called by a number, once somebody asks: few papers lead to their own paragraphs.
    by_anchor: OnceCell<BTreeMap<String, String>>,
}

impl<'a> Numbers<'a> {
    /// Counts the figures of an article: charts, tables and timelines, in the order of the text.
    #[must_use]
    pub fn of(article: &'a Article) -> Self {
        let mut figures = BTreeMap::new();
        let mut count = 0;
        article.body.each_block(&mut |block| {
            if let Some((index, _)) = shown(article, block) {
                count += 1;
                figures.insert(index, count);
            }
        });
        Self { article, figures, by_anchor: OnceCell::new() }
    }

    fn by_anchor(&self) -> BTreeMap<String, String> {
        let mut names = BTreeMap::new();
        self.article.body.each_block(&mut |block| {
            if let Block::Paragraph { number: Some(number), anchor, .. } = block {
                let name = format!("paragraph {number}");
                names.extend(anchor.as_ref().map(|anchor| (anchor.0.clone(), name.clone())));
                names.insert(format!("paragraph-{number}"), name);
            } else if let Some((index, data)) = shown(self.article, block)
                && let Some(figure) = self.figure(index)
            {
                let name = format!("figure {figure}");
                names.extend(data.id.as_ref().map(|id| (id.value.0.clone(), name.clone())));
                names.insert(format!("figure-{figure}"), name);
            }
        });
        names
    }

    /// What an anchor is called: `paragraph 16`, `figure 3`.
    #[must_use]
    pub fn called(&self, anchor: &str) -> Option<&str> {
        self.by_anchor.get_or_init(|| self.by_anchor()).get(anchor).map(String::as_str)
    }

    /// The number of a block; tiles have none.
    #[must_use]
    pub fn figure(&self, block: BlockIndex) -> Option<u32> {
        self.figures.get(&block).copied()
    }
}

/// What a block shows that has a number: tiles have none.
fn shown<'a>(article: &'a Article, block: &Block) -> Option<(BlockIndex, &'a DataBlock)> {
    let Block::Data(index) = block else { return None };
    let data = article.blocks.get(index.0)?.as_ref()?;
    (!matches!(data.kind, BlockKind::Tiles(_))).then_some((*index, data))
}
