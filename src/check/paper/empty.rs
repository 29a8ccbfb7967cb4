//! Headings with nothing below them.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Document;
use crate::model::document::Block;

/// A heading that is followed by one of its own or a higher level, or by the end.
pub(in crate::check) fn check(body: &Document, found: &mut Diagnostics) {
    let mut blocks = body.blocks.iter().filter(|block| !matches!(block, Block::Rule(_))).peekable();
    while let Some(block) = blocks.next() {
        let Block::Heading { level, span, .. } = block else { continue };
        let message = match blocks.peek() {
            None => "nothing stands below the last heading",
            Some(Block::Heading { level: next, .. }) if next <= level => "nothing stands below the heading",
            Some(_) => continue,
        };
        found.push(
            Diagnostic::new(Code::PAPER_EMPTY, *span, message)
                .help("write the section, or take its heading out"),
        );
    }
}
