//! Every template with all that it can see and with the least, and what readers must find on each page.

use super::parts::{ArticleParts, Html, PaperParts};
use super::samples::{MEETING, bare_paper, bare_site, full_parts, full_site, html, meeting};
use super::{Citations, Edition, Options, Theme};
use crate::address::Address;
use crate::bundle::{Artifact, Bundle};
use crate::diagnostic::Diagnostics;
use crate::model::{Paper, Site};
use crate::source::SourceMap;
use std::collections::BTreeMap;

fn theme() -> Theme {
    let mut diagnostics = Diagnostics::default();
    let theme = Theme::load("council", &BTreeMap::new(), &mut SourceMap::default(), &mut diagnostics);
    let messages: Vec<_> = diagnostics.iter().map(|found| found.message.clone()).collect();
    theme.unwrap_or_else(|| panic!("{messages:?}"))
}

#[expect(clippy::unnecessary_wraps, reason = "a summary may be missing, this one never is")]
fn summary(_: &Paper, _: &Address) -> Option<Html> {
    Some(html("<p>A summary.</p>"))
}

/// The pages among the files of a site.
fn html_of(files: &BTreeMap<String, String>) -> impl Iterator<Item = (&str, &str)> {
    let pages = files.iter().filter(|(_, text)| text.starts_with("<!DOCTYPE html>"));
    pages.map(|(name, text)| (name.as_str(), text.as_str()))
}

/// Every page of a site by its path, as the phases make them.
fn pages(site: &Site, parts: &PaperParts, options: &Options) -> BTreeMap<String, String> {
    let (theme, sources, bundle) = (theme(), SourceMap::default(), Bundle::new());
    let edition = Edition { site, theme: &theme, sources: &sources, options };
    let text = ArticleParts { body: html("<p>Words.</p>"), ..ArticleParts::default() };
    let mut citations = Citations::default();
    for page in &site.pages {
        if page.id == "index" {
            super::front(&edition, page, &text, &summary, &bundle).unwrap();
        } else {
            super::ordinary(&edition, page, &text, &bundle).unwrap();
        }
    }
    for each in &site.meetings {
        super::meeting(&edition, each, &text, &summary, &bundle).unwrap();
        for paper in edition.papers(each) {
            super::paper(&edition, each, paper, parts, &bundle).unwrap();
            citations.paper(each, paper, parts.article.uses.clone().into());
        }
    }
    let shown: Vec<_> = super::shown_datasets(&edition, &citations).collect();
    for dataset in shown.iter().copied() {
        let (csv, table) = (super::csv(dataset), html("<table></table>"));
        super::dataset(&edition, dataset, &table, csv.len(), &citations, &bundle).unwrap();
        super::download(&edition, dataset, Artifact::text(csv), &bundle).unwrap();
    }
    super::datasets(&edition, &shown, &bundle).unwrap();
    super::glossary(&edition, &bundle).unwrap();
    super::not_found(&edition, &bundle).unwrap();
    super::feeds(&edition, &[Address::front(), Address::glossary()], &summary, &bundle).unwrap();
    super::assets(&edition, &bundle).unwrap();
    let files = bundle.into_files().into_iter();
    files.map(|(path, file)| (path.to_string(), file.as_text().unwrap_or("").to_owned())).collect()
}

fn full() -> BTreeMap<String, String> {
    pages(&full_site(), &full_parts(), &Options::default())
}

#[test]
fn every_page_is_made_from_the_least_that_a_site_can_be() {
    let mut site = bare_site();
    site.meetings = vec![meeting(vec![bare_paper(1, "only")])];
    let pages = pages(&site, &PaperParts::default(), &Options::default());
    let names: Vec<&str> = pages.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "2023-03-28-board/index.html",
            "2023-03-28-board/only.html",
            "404.html",
            "assets/candour.css",
            "assets/icon.svg",
            "data/alone/single.csv",
            "data/alone/single.html",
            "data/index.html",
            "glossary.html",
            "index.html",
        ]
    );
    let meeting = &pages["2023-03-28-board/index.html"];
    assert_eq!(meeting.matches("<dd>Not stated</dd>").count(), 2, "neither time nor place");
    let paper = &pages["2023-03-28-board/only.html"];
    for absent in ["Summary", "Recommendation", "Footnotes", "Figures and where", "Previous paper", "None"] {
        assert!(!paper.contains(absent), "{absent}");
    }
}

#[test]
fn pages_have_no_style_no_script_and_escape_what_an_author_typed() {
    for (name, page) in html_of(&full()) {
        assert!(page.contains("\n<html lang=\"en-GB\">"), "{name}");
        for refused in ["style=", "<style", "<script", "<report>", "C&F", "http://", "onclick"] {
            assert!(!page.contains(refused), "{name} holds {refused}");
        }
        assert_eq!(page.matches("<h1").count(), 1, "{name}");
        assert!(page.contains("A demonstration."), "{name} has the notice");
        assert!(page.contains("Content-Security-Policy\" content=\"default-src 'none';"), "{name}");
    }
}

/// Every `href` and `id` of a page.
fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    page.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_link_leads_to_a_page_and_a_place_that_is_there() {
    let pages = full();
    let mut followed = 0;
    for (name, page) in html_of(&pages) {
        for href in attributes(page, "href").into_iter().filter(|href| !href.starts_with("mailto:")) {
            let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
            let here = crate::source::ProjectPath::new(name);
            let target = if file.is_empty() { here } else { here.follow(file).unwrap() };
            let page = pages.get(target.as_str()).unwrap_or_else(|| panic!("{name}: {href}"));
            let made_up =
                ["footnote", "paragraph-4", "paragraph-7", "figure-1"].iter().any(|id| anchor.contains(id));
            assert!(
                anchor.is_empty() || made_up || attributes(page, "id").contains(&anchor),
                "{name}: {href}"
            );
            followed += 1;
        }
        let ids = attributes(page, "id");
        let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), distinct.len(), "{name} has an id twice");
    }
    assert!(followed > 100, "{followed}");
}

#[test]
fn a_paper_leads_with_its_facts_and_what_it_asks() {
    let pages = full();
    let paper = &pages[&format!("{MEETING}/first.html")];
    let order = [
        "<h1>The first &lt;report&gt; &amp; more</h1>",
        "<dt>Board</dt><dd><a href=\"index.html\">Parenting Board</a></dd>",
        "<dt>Contact</dt><dd>Care leavers service (<a href=\"mailto:care@example.org\">",
        "<dt>Period</dt><dd>January to December 2022</dd>",
        ">Summary</h2>",
        ">Recommendations</h2>",
        "<li id=\"recommendation-2\">That it goes on.</li>",
        ">Contents</h2>",
        "<a href=\"#in-touch\">In touch</a>",
        "<a href=\"#_plan\">Section plan</a>",
        "<p id=\"paragraph-1\">",
        "<th scope=\"row\">Growth &amp; jobs</th><td>Yes</td>",
        "<th scope=\"row\">Air</th><td>No</td>",
        "<p>The law.</p>",
        ">Footnotes</h2>",
        "<h3>The first &lt;report&gt;</h3>",
        "<a href=\"../data/care/in-touch.html\">In touch</a>",
        "From paragraph 16. Used in <a href=\"#figure-1\">figure 1</a>, paragraphs <a href=\"#paragraph-1\">1</a>, ",
        "<a href=\"#paragraph-4\">4</a> and <a href=\"#paragraph-7\">7</a>, and <a href=\"#_summary\">the summary</a>.",
        "“The first &lt;report&gt; &amp; more”. Item 9, Parenting Board, 28 March 2023. Sample Council.",
        "<a href=\"second.html\" rel=\"next\">",
    ];
    let mut from = 0;
    for wanted in order {
        let at =
            paper[from..].find(wanted).unwrap_or_else(|| panic!("`{wanted}` is not behind the one before"));
        from += at;
    }
    assert!(!paper.contains("rel=\"prev\""));
}

#[test]
fn the_front_page_tells_next_from_past_and_gives_each_paper_a_line() {
    let front = &full()["index.html"];
    let next = front.find(">Next meeting</h2>").unwrap();
    let past = front.find(">Past meeting</h2>").unwrap();
    let paper = front.find("2023-03-28-board/first.html").unwrap();
    assert!(next < paper && paper < past);
    assert!(front.contains("28 March 2023, 2pm, Ashburton Hall"));
    assert!(front.contains("<div class=\"line\"><p>A summary.</p></div>"));
    assert!(front.contains("No paper of this meeting is published yet."));
}

#[test]
fn the_front_page_stays_short_however_many_meetings_there_are() {
    let mut site = full_site();
    for year in 1990..2020_i16 {
        let mut old = meeting(vec![bare_paper(1, "old")]);
        old.id = format!("{year}-01-10-board");
        old.papers[0].meeting.clone_from(&old.id);
        old.date = jiff::civil::date(year, 1, 10);
        site.meetings.insert(usize::try_from(year - 1990).unwrap(), old);
    }
    let front = &pages(&site, &full_parts(), &Options::default())["index.html"];
    assert_eq!(front.matches("class=\"meeting\"").count(), 6, "one next and five past");
    assert!(front.contains(">Earlier meetings</h3>"));
    assert!(front.contains("<a href=\"1990-01-10-board/index.html\">Parenting Board, 10 January 1990</a> <span class=\"shape\">1 paper</span>"));
}

#[test]
fn a_draft_and_its_data_are_nowhere_unless_asked_for() {
    let without = full();
    for (name, page) in without.iter().filter(|(name, _)| !name.starts_with("assets/")) {
        for trace in ["draft", "secret"] {
            assert!(!name.contains(trace) && !page.contains(trace), "a trace of the draft in {name}");
        }
    }
    let asked = Options { drafts: true, base_url: None, pictures: false };
    let with = pages(&full_site(), &full_parts(), &asked);
    assert!(with[&format!("{MEETING}/draft.html")].contains("This paper is not published yet."));
    assert!(with[&format!("{MEETING}/index.html")].contains("<strong class=\"tag draft\">Draft</strong>"));
    assert!(with.contains_key("data/secret/plan.csv"));
}

#[test]
fn a_dataset_says_what_it_is_where_it_comes_from_and_who_cites_it() {
    let page = &full()["data/care/in-touch.html"];
    for wanted in [
        "<dt>Unit</dt><dd>Care leavers: people; Share: percentage of all care leavers</dd>",
        "<dt>Broken down by</dt><dd>quarter and area</dd>",
        "<dt>Which way is better</dt><dd>Share: Higher is better</dd>",
        "<dt>Base</dt><dd>Share: 240</dd>",
        "<dt>Target</dt><dd>90 in 2021-22 Q2</dd>",
        "<dt>Compared with</dt><dd>=Other</dd>",
        "<dt>Period</dt><dd>2021-22 Q2 to 2021-22 Q3</dd>",
        "<dt>Source</dt><dd><a href=\"../../2023-03-28-board/first.html\">The first &lt;report&gt;</a>, paragraph 16</dd>",
        "<li>Printed so in the paper; 2 records unexplained.</li>",
        "<dt>[c]</dt><dd>Suppressed to protect people</dd>",
        "<dt>[p]</dt><dd>Provisional</dd>",
        "<dt>[x]</dt><dd>Not available. Not yet published.</dd>",
        "<dt>=Other</dt><dd>Two councils.</dd>",
        "<a href=\"in-touch.csv\" download>Download this dataset</a> (CSV, ",
        "<a href=\"../../2023-03-28-board/second.html\">The second &lt;report&gt; &amp; more</a>",
        "<a href=\"../../2023-03-28-board/second.html#figure-1\">Figure 1</a>: It rose",
    ] {
        assert!(page.contains(wanted), "no `{wanted}` in {page}");
    }
    assert!(!page.contains("<dt>[z]</dt>"));
    assert!(full()["data/care/unused.html"].contains("No paper or page of this site uses it yet."));
}

#[test]
fn a_site_that_knows_its_place_has_a_sitemap_and_a_feed() {
    let options = Options {
        drafts: false,
        base_url: Some("https://example.gov.uk/papers/".to_owned()),
        pictures: false,
    };
    let pages = pages(&full_site(), &full_parts(), &options);
    assert!(
        pages["sitemap.xml"].contains("<url><loc>https://example.gov.uk/papers/glossary.html</loc></url>")
    );
    let feed = &pages["feed.xml"];
    assert!(feed.contains("<updated>2023-03-20T00:00:00Z</updated>"));
    assert!(feed.contains("<id>https://example.gov.uk/papers/2023-03-28-board/first.html</id>"));
    assert!(feed.contains("<summary type=\"html\">&lt;p&gt;A summary."), "{feed}");
    assert!(!feed.contains("draft"));
    assert!(pages["404.html"].contains("href=\"/papers/assets/candour.css\""));
    assert!(
        pages["index.html"]
            .contains("<link rel=\"canonical\" href=\"https://example.gov.uk/papers/index.html\">")
    );
    assert!(!full().contains_key("feed.xml"));
}

#[test]
fn the_style_sheet_is_one_small_file() {
    let styles = &full()["assets/candour.css"];
    assert!(styles.starts_with(":root {\n  --page: "));
    assert!(styles.contains(".masthead") && styles.contains(".drawing"), "pages and charts");
    assert!(styles.len() < 25_000, "{} bytes", styles.len());
}
