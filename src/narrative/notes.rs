//! Footnotes: their marks, their list, and the way back. Numbers run through the whole page.

use super::html::Html;
use super::parts::UsePlace;
use super::writer::{Style, Writer};
use crate::model::document::Footnote;

/// The footnotes that a page has mentioned, in the order of their first mention.
#[derive(Debug, Default)]
pub(super) struct Notes<'a> {
    mentioned: Vec<Mentioned<'a>>,
}

#[derive(Debug)]
struct Mentioned<'a> {
    footnote: &'a Footnote,
    /// The footnotes of the same document, for marks inside this one.
    beside: &'a [Footnote],
    marks: usize,
}

impl<'a> Notes<'a> {
    /// The number of a footnote and of this mark of it; both start at 1.
    fn mention(&mut self, footnote: &'a Footnote, beside: &'a [Footnote]) -> (usize, usize) {
        if let Some(at) = self.mentioned.iter().position(|other| std::ptr::eq(other.footnote, footnote)) {
            let known = self.mentioned.get_mut(at).map_or(1, |known| {
                known.marks += 1;
                known.marks
            });
            return (at + 1, known);
        }
        self.mentioned.push(Mentioned { footnote, beside, marks: 1 });
        (self.mentioned.len(), 1)
    }
}

/// The anchor of a mark: `footnote-ref-2`, and `footnote-ref-2-3` for the third mark of the same footnote.
fn mark_anchor(number: usize, mark: usize) -> String {
    if mark == 1 { format!("footnote-ref-{number}") } else { format!("footnote-ref-{number}-{mark}") }
}

impl Writer<'_> {
    /// The mark of a footnote: its number, raised.
    pub(super) fn note_mark(&mut self, label: &str, out: &mut Html) {
        let beside = self.footnotes;
        let Some(footnote) = beside.iter().find(|footnote| footnote.label.value == label) else { return };
        let (number, mark) = self.notes.mention(footnote, beside);
        let attributes = [
            ("id", Some(mark_anchor(number, mark))),
            ("href", Some(format!("#footnote-{number}"))),
            ("role", Some("doc-noteref".to_owned())),
            ("aria-label", Some(format!("Footnote {number}"))),
        ];
        let attributes = attributes.each_ref().map(|(name, value)| (*name, value.as_deref()));
        out.raw("<sup>").element("a", &attributes, &number.to_string()).raw("</sup>");
    }

    /// The list of the footnotes that the page has mentioned so far; none when there are none.
    pub(super) fn footnote_list(&mut self) -> Option<Html> {
        let mut list = Html::default();
        let mut at = 0;
        // A footnote may mention another, which then joins the list.
        while let Some(Mentioned { footnote, beside, .. }) = self.notes.mentioned.get(at) {
            let (footnote, beside) = (*footnote, *beside);
            at += 1;
            let anchor = format!("footnote-{at}");
            self.footnotes = beside;
            let place = UsePlace::Named(format!("footnote {at}"));
            let mut text = Html::default();
            self.at_place(&anchor, place, |writer| writer.blocks(&footnote.blocks, Style::TEXT, &mut text));
            list.open("li", &[("id", Some(&anchor))]);
            let marks = self.notes.mentioned.get(at - 1).map_or(1, |note| note.marks);
            list.html(&with_ways_back(&text, at, marks));
            list.close("li").line();
        }
        let mut out = Html::default();
        out.raw("<ol>\n").html(&list).raw("</ol>");
        (at > 0).then_some(out)
    }
}

/// Adds the links back to the marks, inside the last paragraph when the footnote ends in one.
fn with_ways_back(text: &Html, number: usize, marks: usize) -> Html {
    let trimmed = text.0.trim_end();
    let (body, end) = trimmed.strip_suffix("</p>").map_or((trimmed, ""), |body| (body, "</p>"));
    let mut out = Html(body.to_owned());
    for mark in 1..=marks {
        let href = format!("#{}", mark_anchor(number, mark));
        let which = if marks > 1 { format!(", mark {mark}") } else { String::new() };
        let label = format!("Back to the text of footnote {number}{which}");
        out.raw(" ").open(
            "a",
            &[("href", Some(&href)), ("role", Some("doc-backlink")), ("aria-label", Some(&label))],
        );
        // The arrow as text, not as a coloured picture.
        out.raw("\u{21a9}\u{fe0e}</a>");
    }
    out.raw(end);
    out
}
