//! The pieces of a line as HTML: words, figures, emphasis, links, images, footnote marks.

use super::html::Html;
use super::terms;
use super::writer::{Style, Writer};
use crate::address::Address;
use crate::figure::Figure;
use crate::figure::words::capital;
use crate::model::document::Inline;

/// How much of what was read is kept to see whether a term was written out.
const REMEMBERED: usize = 400;

/// Addresses that a page may lead to.
const SCHEMES: [&str; 4] = ["https:", "http:", "mailto:", "tel:"];

impl<'a> Writer<'a> {
    /// Writes a line of its own: a paragraph, a cell, a title.
    pub fn line(&mut self, inlines: &'a [Inline], style: Style, out: &mut Html) {
        self.before.clear();
        self.inlines(inlines, style, out);
    }

    fn inlines(&mut self, inlines: &'a [Inline], style: Style, out: &mut Html) {
        for inline in inlines {
            self.inline(inline, style, out);
        }
    }

    fn inline(&mut self, inline: &'a Inline, style: Style, out: &mut Html) {
        match inline {
            Inline::Text(words, _) => self.text(words, style, out),
            Inline::Figure(index) => {
                if let Some(figure) = self.figure(*index) {
                    self.cite(figure, style, out);
                }
            }
            Inline::Emphasis(inner) => self.marked("em", inner, style, out),
            Inline::Strong(inner) => self.marked("strong", inner, style, out),
            Inline::Struck(inner) => self.marked("s", inner, style, out),
            Inline::Code(words, _) => {
                out.element("code", &[], words);
                self.read(words);
            }
            Inline::Link(link) => self.link(&link.target.value, &link.text, style, out),
            Inline::Image(image) => self.image(&image.target.value, &image.alternative, out),
            Inline::FootnoteMark(label) => {
                if style.notes {
                    self.note_mark(&label.value, out);
                }
            }
            Inline::SoftBreak => {
                out.line();
                self.read(" ");
            }
            Inline::HardBreak => {
                out.raw("<br>");
                self.read(" ");
            }
        }
    }

    fn marked(&mut self, element: &str, inner: &'a [Inline], style: Style, out: &mut Html) {
        out.open(element, &[]);
        self.inlines(inner, style, out);
        out.close(element);
    }

    /// Words, with the terms of the glossary marked at their first use on the page.
    fn text(&mut self, words: &str, style: Style, out: &mut Html) {
        let mut from = 0;
        if style.terms {
            for found in self.context.terms.find(&self.before, words, &mut self.seen) {
                out.words(words.get(from..found.start).unwrap_or(""));
                let term = &found.term.term.value;
                let link = Address::glossary().link_to_anchor(&self.at, &terms::anchor(term));
                if !found.is_explained {
                    out.open("a", &[("class", Some("term")), ("href", Some(&link))]);
                }
                out.element("abbr", &[("title", Some(&found.term.means))], term);
                if !found.is_explained {
                    out.close("a");
                }
                from = found.end;
            }
        }
        out.words(words.get(from..).unwrap_or(""));
        self.read(words);
    }

    /// Remembers what the reader has just read.
    fn read(&mut self, words: &str) {
        self.before.push_str(words);
        if self.before.len() > REMEMBERED * 2 {
            let mut cut = self.before.len() - REMEMBERED;
            while !self.before.is_char_boundary(cut) {
                cut += 1;
            }
            self.before.drain(..cut);
        }
    }

    /// A figure: its machine value beside its words, and a link to its cell in the dataset.
    pub fn cite(&mut self, figure: &Figure, style: Style, out: &mut Html) {
        self.uses(&figure.dataset);
        if style.traces {
            let page = Address::dataset(&figure.dataset);
            let link = match figure.cell {
                Some(cell) => page.link_to_anchor(&self.at, &super::cell_anchor(cell)),
                None => page.link_from(&self.at),
            };
            out.open("a", &[("href", Some(&link))]);
        }
        out.element("data", &[("value", Some(&figure.value))], &figure.text);
        if style.traces {
            out.close("a");
        }
        self.read(&figure.text);
    }

    fn link(&mut self, target: &str, text: &'a [Inline], style: Style, out: &mut Html) {
        let href = if style.links { self.leads(target) } else { None };
        if let Some(href) = &href {
            out.open("a", &[("href", Some(href))]);
        }
        match self.number(target, text) {
            Some(words) => {
                out.words(&words);
                self.read(&words);
            }
            None => self.inlines(text, Style { links: false, traces: false, terms: false, ..style }, out),
        }
        if href.is_some() {
            out.close("a");
        }
    }

    /// `[paragraph](#in-touch)` prints the number of the paragraph, `[figure](#chart)` that of the figure.
    fn number(&self, target: &str, text: &[Inline]) -> Option<String> {
        let anchor = target.strip_prefix('#')?;
        let called = self.numbers().called(anchor)?;
        let words = self.words(text);
        let kind = called.split(' ').next().unwrap_or("");
        match words.trim() {
            "" => Some(called.to_owned()),
            words if words == kind => Some(called.to_owned()),
            words if words == capital(kind) => Some(capital(called)),
            _ => None,
        }
    }

    /// Where a link leads from the page on which it is shown; `None` when no page may lead there.
    fn leads(&self, target: &str) -> Option<String> {
        if let Some(anchor) = target.strip_prefix('#') {
            return Some(self.home.link_to_anchor(&self.at, anchor));
        }
        let lower = target.to_ascii_lowercase();
        if SCHEMES.iter().any(|scheme| lower.starts_with(scheme)) {
            return Some(target.to_owned());
        }
        let (path, anchor) =
            target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
        let address = self.address(path)?;
        Some(match anchor {
            Some(anchor) => address.link_to_anchor(&self.at, anchor),
            None => address.link_from(&self.at),
        })
    }

    /// The page or file that a relative path leads to, if this edition has it.
    fn address(&self, path: &str) -> Option<Address> {
        let first = path.split('/').next().unwrap_or("");
        if first.contains(':') {
            return None;
        }
        let address = Address::of_source(&self.file.follow_link(path)?)?;
        (!self.context.hidden.contains(&address)).then_some(address)
    }

    fn image(&mut self, target: &str, alternative: &str, out: &mut Html) {
        if let Some(address) = self.address(target) {
            let source = address.link_from(&self.at);
            out.open("img", &[("src", Some(&source)), ("alt", Some(alternative))]);
        } else {
            out.words(alternative);
        }
    }
}
