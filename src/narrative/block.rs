//! Blocks of text as HTML: numbered paragraphs, headings, lists, quotations, call-outs.

use super::html::Html;
use super::parts::{Heading, UsePlace};
use super::writer::{Style, Writer};
use crate::model::document::{Anchor, Block, Callout, Inline, ListItem};

impl<'a> Writer<'a> {
    /// Writes blocks, each on lines of its own.
    pub fn blocks(&mut self, blocks: &'a [Block], style: Style, out: &mut Html) {
        for block in blocks {
            self.block(block, style, out);
            out.line();
        }
    }

    fn block(&mut self, block: &'a Block, style: Style, out: &mut Html) {
        match block {
            Block::Heading { level, anchor, text, .. } => self.heading(*level, anchor, text, out),
            Block::Paragraph { number: Some(number), anchor, text, .. } => {
                self.numbered(*number, anchor.as_ref(), text, style, out);
            }
            Block::Paragraph { number: None, anchor, text, .. } => {
                out.open("p", &[("id", anchor.as_ref().map(|anchor| anchor.0.as_str()))]);
                self.line(text, style, out);
                out.close("p");
            }
            Block::List { start, items, .. } => self.list(*start, items, style, out),
            Block::Definitions { items, .. } => self.definitions(items, style, out),
            Block::Table { header, rows, .. } => self.typed_table(header, rows, style, out),
            Block::Quote { blocks, .. } => {
                out.raw("<blockquote>\n");
                self.blocks(blocks, style, out);
                out.raw("</blockquote>");
            }
            Block::Callout { kind, blocks, .. } => self.callout(*kind, blocks, style, out),
            Block::Code { text, .. } => {
                out.raw("<pre><code>").words(text).raw("</code></pre>");
            }
            Block::Data(index) => self.shown(*index, out),
            Block::Rule(_) => {
                out.raw("<hr>");
            }
        }
    }

    fn heading(&mut self, level: u8, anchor: &Anchor, text: &'a [Inline], out: &mut Html) {
        self.level = level;
        self.under = (self.words(text), 0);
        self.place = (anchor.0.clone(), UsePlace::section(&self.under.0));
        if level == 2 {
            let mut words = Html::default();
            self.line(text, Style::INSIDE_LINK, &mut words);
            self.headings.push(Heading { anchor: anchor.0.clone(), words });
        }
        let element = format!("h{}", level.clamp(2, 6));
        out.open(&element, &[("id", Some(&anchor.0))]);
        self.line(text, Style::HEADING, out);
        out.close(&element);
    }

    /// A numbered paragraph: the number is text, so that it is read out, copied, searched and printed; and it is a
    /// link to the paragraph, so that members can pass it on. A paragraph with a name answers to its number too.
    fn numbered(
        &mut self,
        number: u32,
        anchor: Option<&Anchor>,
        text: &'a [Inline],
        style: Style,
        out: &mut Html,
    ) {
        let by_number = format!("paragraph-{number}");
        let anchor = anchor.map_or_else(|| by_number.clone(), |anchor| anchor.0.clone());
        self.place = (anchor.clone(), UsePlace::Paragraph(number));
        let second = (anchor != by_number && !self.has_anchor(&by_number)).then_some(by_number.as_str());
        let (href, label) = (format!("#{anchor}"), format!("Paragraph {number}"));
        let link = [("id", second), ("href", Some(&*href)), ("aria-label", Some(&*label))];
        out.open("p", &[("id", Some(&anchor))]).element("a", &link, &number.to_string()).raw(" ");
        self.line(text, style, out);
        out.close("p");
    }

    fn list(&mut self, start: Option<u64>, items: &'a [ListItem], style: Style, out: &mut Html) {
        let element = if start.is_some() { "ol" } else { "ul" };
        let start = start.filter(|start| *start != 1).map(|start| start.to_string());
        out.open(element, &[("start", start.as_deref())]).line();
        for item in items {
            out.raw("<li>");
            self.item(&item.blocks, style, out);
            out.raw("</li>\n");
        }
        out.close(element);
    }

    /// An item of one paragraph, perhaps with lists below it, needs no paragraph around its words.
    fn item(&mut self, blocks: &'a [Block], style: Style, out: &mut Html) {
        let paragraphs = blocks.iter().filter(|block| matches!(block, Block::Paragraph { .. })).count();
        for block in blocks {
            match block {
                Block::Paragraph { anchor: None, text, .. } if paragraphs == 1 => {
                    self.line(text, style, out);
                }
                other => {
                    out.line();
                    self.block(other, style, out);
                }
            }
        }
    }

    fn definitions(&mut self, items: &'a [(Vec<Inline>, Vec<Vec<Block>>)], style: Style, out: &mut Html) {
        out.raw("<dl>\n");
        for (term, explanations) in items {
            out.raw("<dt>");
            self.line(term, style, out);
            out.raw("</dt>\n");
            for explanation in explanations {
                out.raw("<dd>");
                self.item(explanation, style, out);
                out.raw("</dd>\n");
            }
        }
        out.raw("</dl>");
    }

    /// A call-out names its kind in words; colour and frame are the theme's.
    fn callout(&mut self, kind: Callout, blocks: &'a [Block], style: Style, out: &mut Html) {
        let (class, title) = match kind {
            Callout::Note => ("note", "Note"),
            Callout::Tip => ("tip", "Tip"),
            Callout::Important => ("important", "Important"),
            Callout::Warning => ("warning", "Warning"),
            Callout::Caution => ("caution", "Caution"),
        };
        let class = format!("callout {class}");
        out.open("div", &[("class", Some(&class)), ("role", Some("note"))]).line();
        out.element("p", &[("class", Some("callout-title"))], title).line();
        self.blocks(blocks, style, out);
        out.close("div");
    }
}
