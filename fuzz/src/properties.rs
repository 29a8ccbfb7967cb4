//! What must hold of findings and of sites.

use crate::markup::Page;
use crate::project::{Built, Files, Pages, Read};
use candour::bundle::OutputPath;
use candour::diagnostic::{Diagnostics, Place, json, sarif, terminal};
use candour::source::{SourceMap, Span};
use std::collections::BTreeMap;

/// Every finding says something, points at words that are there, and can be told in every way.
pub fn findings(diagnostics: &Diagnostics, sources: &SourceMap) {
    for found in diagnostics.iter() {
        assert!(!found.message.is_empty(), "{found:?}");
        if let Place::Words(span) = found.place {
            is_inside(span, sources);
        }
        found.related.iter().for_each(|related| is_inside(related.span, sources));
    }
    let told = terminal::render(diagnostics, sources, false);
    let obeyed = |c: char| {
        c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!told.contains(obeyed), "a terminal would obey {told:?}");
    let lines = json::render(diagnostics, sources);
    let count = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("each line is JSON"))
        .count();
    assert_eq!(count, diagnostics.iter().count());
    let log: serde_json::Value =
        serde_json::from_str(&sarif::render(diagnostics, sources)).expect("the log is JSON");
    assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(count));
}

fn is_inside(span: Span, sources: &SourceMap) {
    let file = sources.file(span.source).unwrap_or_else(|| panic!("{span:?} is in no file"));
    let words = file.text().get(span.start as usize..span.end as usize);
    assert!(
        words.is_some(),
        "{span:?} are no words of {}, which has {} bytes",
        file.path(),
        file.text().len()
    );
}

/// All findings as programs are told them.
#[must_use]
pub fn told(read: &Read) -> String {
    json::render(&read.diagnostics, &read.sources.map)
}

/// A project gives the same findings, and the same site, a second time.
pub fn is_repeatable(files: &Files, built: &Built) {
    let again = Built::new(files);
    assert!(told(&again.read) == told(&built.read), "other findings the second time");
    assert!(again.site == built.site, "another site the second time");
}

/// Everything that must hold of a project that was built: its findings, its datasets and its site.
pub fn project(built: &Built) {
    findings(&built.read.diagnostics, &built.read.sources.map);
    if let Some(site) = &built.read.site {
        site.datasets.values().for_each(crate::values::read_back);
    }
    if let Some(pages) = &built.site {
        site(pages);
    }
}

/// Every file of a site is sound by itself, and every link of its pages leads to something that is there.
pub fn site(files: &Pages) {
    let mut pages = BTreeMap::new();
    for (path, artifact) in files {
        let Some(text) = artifact.as_text() else { continue };
        match path.as_str().rsplit_once('.').map(|(_, ending)| ending) {
            Some("html") => drop(pages.insert(path, page(path, text))),
            Some("svg" | "xml") => xml(path, text),
            Some("csv") => download(path, text),
            Some("json") => drop(serde_json::from_str::<serde_json::Value>(text).expect("a list is JSON")),
            _ => {}
        }
    }
    for (path, page) in &pages {
        page.links.iter().for_each(|link| leads_somewhere(path, link, files, &pages));
    }
}

fn page(path: &OutputPath, text: &str) -> Page {
    let page = Page::read(text);
    assert!(page.faults.is_empty(), "{path}: {:?}", page.faults);
    for reference in &page.references {
        assert!(page.ids.contains(reference), "{path} refers to `{reference}`, which is not there");
    }
    page
}

fn leads_somewhere(from: &OutputPath, link: &str, files: &Pages, pages: &BTreeMap<&OutputPath, Page>) {
    let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
    let target = match path {
        "" => from.as_str().to_owned(),
        // The page for what is not there is shown under any address, so its links begin at the web server's top.
        path if path.starts_with('/') && from.as_str() == "404.html" => decoded(path),
        path => follow(from.as_str(), &decoded(path)),
    };
    let is_target = |known: &str| {
        let from_top =
            target.strip_suffix(known).is_some_and(|before| before.starts_with('/') && before.ends_with('/'));
        known == target || from_top
    };
    let found = files.keys().find(|known| is_target(known.as_str()));
    let found = found.unwrap_or_else(|| panic!("{from}: `{link}` leads to {target}, which is not there"));
    if let (Some(anchor), Some(page)) = (anchor.filter(|anchor| !anchor.is_empty()), pages.get(found)) {
        assert!(page.ids.contains(&decoded(anchor)), "{from}: `{link}` leads to no part of {target}");
    }
}

/// Where a relative address leads from a page.
fn follow(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{page}: `{address}` leads out of the site"),
            "." => {}
            other => parts.push(other),
        }
    }
    parts.join("/")
}

/// Percent-encoding undone, as a browser does.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let code = more.get(..2).filter(|_| *first == b'%').and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = more.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| panic!("`{address}` is no UTF-8"))
}

/// A drawing or feed is XML, runs nothing and loads nothing.
fn xml(path: &OutputPath, text: &str) {
    let tree = roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"));
    for element in tree.descendants().filter(roxmltree::Node::is_element) {
        let name = element.tag_name().name();
        assert!(!["script", "foreignObject", "iframe", "image", "use"].contains(&name), "{path}: <{name}>");
        for attribute in element.attributes() {
            assert!(!attribute.name().starts_with("on"), "{path}: {}", attribute.name());
            let leads_out = path.as_str().ends_with("svg") && ["href", "src"].contains(&attribute.name());
            assert!(!leads_out, "{path}: {}={}", attribute.name(), attribute.value());
            let address = attribute.value().trim_start().to_lowercase();
            let runs = attribute.name() == "href"
                && !["http://", "https://", "mailto:"].iter().any(|good| address.starts_with(good));
            assert!(!runs, "{path}: {}", attribute.value());
        }
    }
}

/// Every row of a download is as long as its header, and no cell is a formula.
fn download(path: &OutputPath, text: &str) {
    for record in csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).records() {
        for cell in &record.unwrap_or_else(|error| panic!("{path}: {error}")) {
            let cell = cell.trim_start_matches('\u{feff}');
            let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
            assert!(!runs, "{path}: a spreadsheet runs `{cell}`");
        }
    }
}

/// A piece of a page has no fault of its own.
pub fn fragment(html: &str) {
    let page = Page::read(html);
    assert!(page.faults.is_empty(), "{:?}", page.faults);
}
