//! The frame of every page: its head, its menus, the notice, and the links that lead away from it.

use super::Edition;
use super::words::{Piece, contact};
use crate::address::Address;
use crate::model::date_words;
use crate::model::site::Menu;
use serde::Serialize;

/// Makes links that start at one page.
#[derive(Clone, Debug)]
pub struct Links {
    at: Address,
    /// The path of the site on its server. Only the page for what is not there needs it: a server shows that page
    /// at any depth, so that relative links would lead astray.
    root: Option<String>,
}

impl Links {
    /// Links that start at a page.
    #[must_use]
    pub fn from(at: &Address) -> Self {
        Self { at: at.clone(), root: None }
    }

    /// Links for the page that a server shows at any depth; relative where the site's place is not known.
    #[must_use]
    pub fn from_anywhere(at: &Address, base_url: Option<&str>) -> Self {
        let root = base_url.map(|url| {
            let behind_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
            behind_scheme.split_once('/').map_or_else(|| "/".to_owned(), |(_, path)| format!("/{path}"))
        });
        Self { at: at.clone(), root }
    }

    /// The page at which the links start.
    #[must_use]
    pub fn at(&self) -> &Address {
        &self.at
    }

    /// A link to a page or file.
    #[must_use]
    pub fn to(&self, target: &Address) -> String {
        match &self.root {
            Some(root) => format!("{root}{}", target.encoded()),
            None => target.link_from(&self.at),
        }
    }

    /// A link to a place on a page.
    #[must_use]
    pub fn to_anchor(&self, target: &Address, anchor: &str) -> String {
        target.link_to_anchor(&self.at, anchor)
    }
}

/// A link of a menu or of the breadcrumb.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub words: String,
    /// Whether it leads to the page on which it stands.
    pub current: bool,
}

/// What every page has around its content.
#[derive(Clone, Debug, Serialize)]
pub struct Shell {
    /// The language as a BCP 47 tag.
    pub language: String,
    /// The site's name.
    pub site_title: String,
    /// Whose papers they are.
    pub organisation: String,
    /// The date of the edition in words.
    pub published: String,
    /// A sentence that stands on every page.
    pub notice: Option<String>,
    /// Whom to ask.
    pub contact: Option<Vec<Piece>>,
    /// What the browser's tab and a bookmark say.
    pub window_title: String,
    /// A line for search engines.
    pub description: Option<String>,
    /// The style sheet.
    pub style_sheet: String,
    /// The picture in the browser's tab.
    pub icon: String,
    /// The front page.
    pub front: String,
    /// The page's own address, when the site's place is known.
    pub canonical: Option<String>,
    /// The Atom feed, when there is one.
    pub feed: Option<String>,
    /// The menu on top.
    pub header: Vec<Link>,
    /// The menu at the foot.
    pub footer: Vec<Link>,
    /// The pages above this one, outermost first.
    pub trail: Vec<Link>,
}

/// What is particular to one page's frame.
#[derive(Clone, Debug, Default)]
pub struct Heading<'a> {
    /// The page's title.
    pub title: &'a str,
    /// What tells it from pages with the same title, such as the meeting's date.
    pub detail: Option<String>,
    /// A line for search engines.
    pub description: Option<String>,
    /// The pages above this one below the front page, outermost first, with their words.
    pub above: Vec<(Address, String)>,
}

impl Shell {
    /// The frame of a page.
    #[must_use]
    pub fn new(edition: &Edition, links: &Links, heading: Heading) -> Self {
        let settings = &edition.site.settings;
        let base = edition.base_url();
        let is_front = *links.at() == Address::front();
        Self {
            language: settings.language.clone(),
            site_title: settings.title.clone(),
            organisation: settings.organisation.clone(),
            published: date_words(settings.published),
            notice: settings.notice.clone(),
            contact: settings.contact.as_deref().map(contact),
            window_title: window_title(&heading, &settings.title, is_front),
            description: heading.description,
            style_sheet: links.to(&Address::style_sheet()),
            icon: links.to(&Address::asset("icon.svg")),
            front: links.to(&Address::front()),
            canonical: base.map(|base| format!("{base}{}", links.at().encoded())),
            feed: base.map(|_| links.to(&Address::feed())),
            header: header(edition, links),
            footer: menu(edition, links, Menu::Footer),
            trail: if is_front { Vec::new() } else { trail(links, heading.above) },
        }
    }
}

fn window_title(heading: &Heading, site: &str, is_front: bool) -> String {
    let title = heading.title;
    match &heading.detail {
        _ if is_front => title.to_owned(),
        Some(detail) => format!("{title}, {detail} – {site}"),
        None => format!("{title} – {site}"),
    }
}

fn link(links: &Links, target: &Address, words: impl Into<String>) -> Link {
    Link { href: links.to(target), words: words.into(), current: target == links.at() }
}

fn trail(links: &Links, above: Vec<(Address, String)>) -> Vec<Link> {
    let front = (Address::front(), "Papers".to_owned());
    std::iter::once(front).chain(above).map(|(target, words)| link(links, &target, words)).collect()
}

fn header(edition: &Edition, links: &Links) -> Vec<Link> {
    let mut all = vec![
        link(links, &Address::front(), "Papers"),
        link(links, &Address::datasets(), "Data"),
        link(links, &Address::glossary(), "Glossary"),
    ];
    all.extend(menu(edition, links, Menu::Header));
    all
}

fn menu(edition: &Edition, links: &Links, which: Menu) -> Vec<Link> {
    let pages = edition.site.pages.iter().filter(|page| page.menu == which && page.id != "index");
    pages.map(|page| link(links, &Address::page(&page.id), page.title.clone())).collect()
}
