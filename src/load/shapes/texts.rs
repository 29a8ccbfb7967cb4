//! The Markdown files as written: an ordinary page, a meeting's `index.md` and a paper, each by its front matter.
//!
//! In: the tree of the front matter. Out: a shape for each of the three, and [`Markdown`], which puts the text below
//! beside it. Deliberately absent: parting a file in two (`load::front_matter`), and reading the text (`markdown`).

use super::RawAccept;
use crate::load::yaml::{Keyed, Node};
use crate::model::site::Purpose;
use crate::source::{Excerpt, Span, Spanned};

shape! {
    /// The front matter of an ordinary page.
    pub struct RawPage as "a page's front matter" {
        /// Its title.
        "title" title: Spanned<String>,
        /// A line about it.
        "description" description: Option<String>,
        /// Where it is listed: `header`, `footer` (the default) or `none`.
        #[schemars(extend("enum" = ["header", "footer", "none"]))]
        "menu" menu: Option<Spanned<String>>,
        /// Where short dataset names are looked up, a folder below `data/`.
        "data" data: Option<Spanned<String>>,
        /// Findings that you have looked at and accept, with the reason.
        "accept" accept: Option<Vec<RawAccept>>,
        /// Free fields.
        "extra" extra: Option<Node>,
    }
}

shape! {
    /// The front matter of a meeting's `index.md`.
    pub struct RawMeeting as "a meeting's front matter" {
        /// Its title; the board's name when left out.
        "title" title: Option<String>,
        /// The board.
        "board" board: Spanned<String>,
        /// The day, such as 2023-03-28; the folder's name begins with it.
        "date" date: Spanned<String>,
        /// The time of day, such as 10am.
        "time" time: Option<String>,
        /// The place.
        "place" place: Option<String>,
        /// Where short dataset names are looked up, a folder below `data/`.
        "data" data: Option<Spanned<String>>,
        /// Findings that you have looked at and accept, with the reason.
        "accept" accept: Option<Vec<RawAccept>>,
        /// Free fields.
        "extra" extra: Option<Node>,
    }
}

shape! {
    /// The front matter of a paper.
    pub struct RawPaper as "a paper's front matter" {
        /// Its title.
        "title" title: Spanned<String>,
        /// Its agenda item.
        "item" item: Spanned<u32>,
        /// Whose report it is.
        "from" from: Spanned<String>,
        /// Whom to ask: a role or a mailbox, not a person.
        "contact" contact: Option<String>,
        /// What it asks of the board: `noting`, `decision` or `information`.
        #[schemars(extend("enum" = Purpose::ALL.map(|(word, _)| word)))]
        "purpose" purpose: Spanned<String>,
        /// The period that it covers, in words.
        "period" period: Option<String>,
        /// Where short dataset names are looked up, a folder below `data/`.
        "data" data: Option<Spanned<String>>,
        /// What it says in a sentence or two, as Markdown; figures are welcome.
        "summary" summary: Option<Excerpt>,
        /// What the board is asked to do, each as Markdown.
        "recommendations" recommendations: Option<Vec<Excerpt>>,
        /// The answers to the sections that site.yaml asks for.
        "statutory" statutory: Option<Keyed<Node>>,
        /// `true` while it is not to be published.
        "draft" draft: Option<bool>,
        /// Findings that you have looked at and accept, with the reason.
        "accept" accept: Option<Vec<RawAccept>>,
        /// Free fields.
        "extra" extra: Option<Node>,
    }
}

/// A Markdown file: its front matter as a shape, and its text.
#[derive(Clone, Debug)]
pub struct Markdown<T> {
    /// The front matter, unless it could not be read.
    pub front: Option<T>,
    /// Where the front matter stands.
    pub front_span: Span,
    /// Where the text below it stands.
    pub body: Span,
}
