//! What stands in rows: items of lists, terms with their explanations, tables.

use super::build::Builder;
use crate::model::document::{Block, Inline, ListItem};
use crate::source::Span;
use pulldown_cmark::{Event, Tag, TagEnd};

impl Builder<'_> {
    pub(super) fn items(&mut self) -> Vec<ListItem> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    let span = self.span(&range);
                    items.push(ListItem { blocks: self.blocks_until(Some(&TagEnd::Item)), span });
                }
                _ => break,
            }
        }
        items
    }

    pub(super) fn definitions(&mut self) -> Vec<(Vec<Inline>, Vec<Vec<Block>>)> {
        let mut items: Vec<(Vec<Inline>, Vec<Vec<Block>>)> = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::DefinitionListTitle) => {
                    items.push((self.inlines_until(TagEnd::DefinitionListTitle), Vec::new()));
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    let blocks = self.blocks_until(Some(&TagEnd::DefinitionListDefinition));
                    if let Some((_, explanations)) = items.last_mut() {
                        explanations.push(blocks);
                    }
                }
                _ => break,
            }
        }
        items
    }

    pub(super) fn table(&mut self, span: Span) -> Block {
        let mut header = Vec::new();
        let mut rows = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => header = self.cells(),
                Event::Start(Tag::TableRow) => rows.push(self.cells()),
                _ => break,
            }
        }
        Block::Table { header, rows, span }
    }

    fn cells(&mut self) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => cells.push(self.inlines_until(TagEnd::TableCell)),
                _ => break,
            }
        }
        cells
    }
}
