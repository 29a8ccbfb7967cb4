//! Where each thing stands on the finished site, and how one page links to another.
//!
//! In: a path of the project, or the name of a meeting, paper, page or dataset. Out: [`Address`], the path of a file
//! of the site, and relative links with explicit file names, so that a site works under any path and from a folder.
//! Deliberately absent: whether the thing is there (`resolve`) and writing it (`emit`).
//!
//! The rule is one: what stands in `content/` keeps its path, a dataset stays in `data/`, and `.md` and `.yaml`
//! become `.html`.

use crate::model::DatasetId;
use crate::source::{ENCODED, ENCODED_IN_PATHS, ProjectPath};
use percent_encoding::{AsciiSet, utf8_percent_encode};
use std::fmt;

/// The path of one file of the site, from the site's top, with `/` between its parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

impl Address {
    /// The front page.
    #[must_use]
    pub fn front() -> Self {
        Self("index.html".to_owned())
    }

    /// The page of a meeting, by the name of its folder.
    #[must_use]
    pub fn meeting(id: &str) -> Self {
        Self(format!("{id}/index.html"))
    }

    /// The page of a paper, by its meeting's folder and its file name without extension.
    #[must_use]
    pub fn paper(meeting: &str, slug: &str) -> Self {
        Self(format!("{meeting}/{slug}.html"))
    }

    /// An ordinary page, by its path below `content/` without extension.
    #[must_use]
    pub fn page(id: &str) -> Self {
        Self(format!("{id}.html"))
    }

    /// The list of all datasets.
    #[must_use]
    pub fn datasets() -> Self {
        Self("data/index.html".to_owned())
    }

    /// The page of a dataset.
    #[must_use]
    pub fn dataset(id: &DatasetId) -> Self {
        Self(format!("data/{id}.html"))
    }

    /// The download of a dataset.
    #[must_use]
    pub fn dataset_csv(id: &DatasetId) -> Self {
        Self(format!("data/{id}.csv"))
    }

    /// The glossary.
    #[must_use]
    pub fn glossary() -> Self {
        Self("glossary.html".to_owned())
    }

    /// The page that a web server shows for what is not there.
    #[must_use]
    pub fn not_found() -> Self {
        Self("404.html".to_owned())
    }

    /// The one style sheet.
    #[must_use]
    pub fn style_sheet() -> Self {
        Self("assets/candour.css".to_owned())
    }

    /// A file of the theme, by its name.
    #[must_use]
    pub fn asset(name: &str) -> Self {
        Self(format!("assets/{name}"))
    }

    /// The list of all pages for search engines.
    #[must_use]
    pub fn sitemap() -> Self {
        Self("sitemap.xml".to_owned())
    }

    /// The Atom feed.
    #[must_use]
    pub fn feed() -> Self {
        Self("feed.xml".to_owned())
    }

    /// The page or file that a file of the project becomes; `None` for files that the site does not show.
    ///
    /// `content/m/hives.md` becomes `m/hives.html`, `data/a/b.yaml` becomes `data/a/b.html`,
    /// `content/m/plan.jpg` stays `m/plan.jpg`.
    #[must_use]
    pub fn of_source(path: &ProjectPath) -> Option<Self> {
        let path = path.as_str();
        if path == "data/glossary.yaml" {
            return Some(Self::glossary());
        }
        if let Some(id) = path.strip_prefix("data/") {
            return id.strip_suffix(".yaml").map(|id| Self::dataset(&DatasetId::new(id)));
        }
        let below = path.strip_prefix("content/")?;
        Some(below.strip_suffix(".md").map_or_else(|| Self(below.to_owned()), Self::page))
    }

    /// A picture or other file that belongs to this page: `m/hives.html` and `figure-1.svg` give
    /// `m/hives/figure-1.svg`.
    #[must_use]
    pub fn beside(&self, name: &str) -> Self {
        let stem = self.0.strip_suffix(".html").unwrap_or(&self.0);
        Self(format!("{stem}/{name}"))
    }

    /// The path from the site's top.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path from the site's top, percent-encoded for an address on the web.
    #[must_use]
    pub fn encoded(&self) -> String {
        utf8_percent_encode(&self.0, ENCODED_IN_PATHS).collect()
    }

    /// A link from another page of the site to this one, percent-encoded.
    #[must_use]
    pub fn link_from(&self, from: &Self) -> String {
        let same = self.0.bytes().zip(from.0.bytes()).take_while(|(mine, theirs)| mine == theirs).count();
        let last = self.0.as_bytes().get(..same).and_then(|same| same.iter().rposition(|byte| *byte == b'/'));
        let folders = last.map_or(0, |at| at + 1);
        let below = |path| str::get(path, folders..).unwrap_or_default();
        let up = below(&from.0).bytes().filter(|byte| *byte == b'/').count();
        let down = below(&self.0);
        let mut link = String::with_capacity(up * UP.len() + down.len());
        (0..up).for_each(|_| link.push_str(UP));
        link.extend(utf8_percent_encode(down, ENCODED_IN_PATHS));
        link
    }

    /// A link from another page to a place on this one; within one page the anchor alone.
    #[must_use]
    pub fn link_to_anchor(&self, from: &Self, anchor: &str) -> String {
        let mut link = if self == from { String::new() } else { self.link_from(from) };
        link.push('#');
        link.extend(utf8_percent_encode(anchor, ENCODED_IN_ANCHORS));
        link
    }
}

/// What is encoded behind `#`, where `#page=2` leads to a sheet of a PDF.
const ENCODED_IN_ANCHORS: &AsciiSet = &ENCODED.remove(b'=').remove(b',');
/// The folder above, in a link.
const UP: &str = "../";

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(path: &str) -> Option<String> {
        Address::of_source(&ProjectPath::new(path)).map(|address| address.to_string())
    }

    #[test]
    fn a_file_of_the_project_keeps_its_path() {
        assert_eq!(of("content/index.md").as_deref(), Some("index.html"));
        assert_eq!(of("content/2023-03-28-board/index.md").as_deref(), Some("2023-03-28-board/index.html"));
        assert_eq!(of("content/2023-03-28-board/hives.md").as_deref(), Some("2023-03-28-board/hives.html"));
        assert_eq!(of("content/about/plan.jpg").as_deref(), Some("about/plan.jpg"));
        assert_eq!(of("data/care-leavers/in-touch.yaml").as_deref(), Some("data/care-leavers/in-touch.html"));
        assert_eq!(of("data/glossary.yaml").as_deref(), Some("glossary.html"));
        assert_eq!(of("site.yaml"), None);
        assert_eq!(of("data/in-touch.csv"), None, "a CSV beside a dataset is input, not a page");
    }

    #[test]
    fn the_two_ways_to_an_address_agree() {
        assert_eq!(of("content/m/hives.md"), Some(Address::paper("m", "hives").to_string()));
        assert_eq!(of("content/m/index.md"), Some(Address::meeting("m").to_string()));
        assert_eq!(of("data/a/b.yaml"), Some(Address::dataset(&DatasetId::new("a/b")).to_string()));
    }

    #[test]
    fn links_are_relative_and_name_the_file() {
        let paper = Address::paper("m", "hives");
        assert_eq!(Address::meeting("m").link_from(&paper), "index.html");
        assert_eq!(Address::front().link_from(&paper), "../index.html");
        assert_eq!(Address::dataset(&DatasetId::new("a/b")).link_from(&paper), "../data/a/b.html");
        assert_eq!(paper.link_from(&Address::dataset(&DatasetId::new("a/b"))), "../../m/hives.html");
        assert_eq!(paper.link_from(&Address::front()), "m/hives.html");
        assert_eq!(paper.beside("figure-1.svg").link_from(&paper), "hives/figure-1.svg");
        assert_eq!(paper.link_to_anchor(&paper, "paragraph-16"), "#paragraph-16");
        assert_eq!(paper.link_to_anchor(&Address::front(), "paragraph-16"), "m/hives.html#paragraph-16");
    }

    #[test]
    fn what_an_address_cannot_hold_is_encoded() {
        let page = Address::page("wards & more/café: a?b");
        assert_eq!(page.link_from(&Address::front()), "wards%20%26%20more/caf%C3%A9%3A%20a%3Fb.html");
    }

    proptest! {
        #[test]
        fn a_link_leads_where_it_should(from in "[a-c]{1,2}(/[a-c]{1,2}){0,3}", to in "[a-c]{1,2}(/[a-c]{1,2}){0,3}") {
            let (from, to) = (Address::page(&from), Address::page(&to));
            let followed = ProjectPath::new(from.as_str()).follow(&to.link_from(&from));
            prop_assert_eq!(followed, Some(ProjectPath::new(to.as_str())));
        }
    }
}
