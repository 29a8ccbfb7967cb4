//! What of a paper can be pointed to.
//!
//! In: an article of the site, whose numbers the tool gives; or the text of a single file, whose numbers its author
//! typed. Out: [`Targets`].

use super::pointers::Targets;
use crate::check::pattern::Pattern;
use crate::model::block::BlockKind;
use crate::model::document::{Block, plain_text};
use crate::model::site::Article;
use std::collections::BTreeSet;

static PARAGRAPH: Pattern = Pattern::new(
    r"(?m)^[ \t]*(?:#{1,6}[ \t]+)?(?:[-*•●][ \t]+)?\(?\**(\d{1,3}(?:\.\d{1,3}){0,2})[.)]?\**[ \t]+[^ \t\n]",
);
static CAPTION: Pattern = Pattern::new(
    r"(?m)^[ \t#*_>|-]*(?i:(figure|fig\.?|chart|table))[ \t]+(\d{1,3}(?:\.\d{1,3})?)[*_]*(?:[ \t]*[:.–—-]|[ \t]+[A-Z]|[ \t]*$)",
);
static APPENDIX: Pattern = Pattern::new(
    r"(?m)(?:^[ \t#*_>|•-]*|\[)(?i:appendix|annexe?)[ \t]+([A-Z]|\d{1,2})[*_]*(?:[ \t]*[:.–—-]|[ \t]+[A-Z]|[ \t]*$|\])",
);

impl Targets {
    /// Of a single file: what its author numbered.
    pub(in crate::check) fn of_text(text: &str) -> Self {
        let mut targets =
            Self { paragraphs: paragraphs(text), appendices: appendices(text), ..Self::default() };
        for caption in CAPTION.captures_iter(text) {
            let (Some(kind), Some(name)) = (caption.get(1), caption.get(2)) else { continue };
            let is_table = kind.as_str().eq_ignore_ascii_case("table");
            let known = if is_table { &mut targets.tables } else { &mut targets.figures };
            known.insert(name.as_str().to_owned());
        }
        targets
    }

    /// Of an article: what the tool numbers, and what the author wrote over tables and appendices.
    pub(in crate::check) fn of_article(article: &Article, text: &str) -> Self {
        let typed = Self::of_text(text);
        let mut last = 0;
        let mut appendices = typed.appendices;
        article.body.each_block(&mut |block| match block {
            Block::Paragraph { number: Some(number), .. } => last = last.max(*number),
            Block::Heading { text, .. } => appendices.extend(self::appendices(&plain_text(text))),
            _ => {}
        });
        let shown =
            article.blocks.iter().flatten().filter(|block| !matches!(block.kind, BlockKind::Tiles(_)));
        Self {
            paragraphs: (1..=last).map(|number| number.to_string()).collect(),
            figures: (1..=shown.count()).map(|number| number.to_string()).collect(),
            tables: typed.tables,
            appendices,
            whole: true,
        }
    }
}

/// The numbers at the start of lines, where they are those of paragraphs: 1, 2 and 3 are among them, or several
/// have two parts.
fn paragraphs(text: &str) -> BTreeSet<String> {
    let found: BTreeSet<String> = PARAGRAPH
        .captures_iter(text)
        .filter_map(|hit| hit.get(1))
        .map(|hit| hit.as_str().to_owned())
        .collect();
    let counted = ["1", "2", "3"].iter().all(|number| found.contains(*number));
    let parted = found.iter().filter(|number| number.contains('.')).count() > 3;
    if counted || parted { found } else { BTreeSet::new() }
}

fn appendices(text: &str) -> BTreeSet<String> {
    APPENDIX.captures_iter(text).filter_map(|hit| hit.get(1)).map(|hit| hit.as_str().to_lowercase()).collect()
}
