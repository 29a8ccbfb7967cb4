//! What stands for a block: a table, a chart, tiles or a timeline, with its words, its notes and its files.

use super::project::{assert_balanced, body, parts, project, with};
use crate::narrative::*;
use std::collections::BTreeMap;

#[test]
fn a_table_of_data_says_what_its_symbols_mean_and_where_it_is_from() {
    let text = body("```table\ndata: areas\ntitle: Hampshire fell\nnote: Read with care.\n```");
    assert_eq!(
        text,
        "<figure class=\"table\" id=\"figure-1\">\n\
         <figcaption><h2>Hampshire fell</h2><p>Figure 1</p></figcaption>\n\
         <div class=\"scroll\" role=\"region\" aria-label=\"Table of figure 1\" tabindex=\"0\"><table>\n\
         <caption>In touch, percentage, 2021 to 2022</caption>\n\
         <thead>\n<tr><th scope=\"col\">Year</th><th scope=\"col\" class=\"num\">Hampshire</th><th scope=\"col\" class=\"num\">Kent</th></tr>\n</thead>\n\
         <tbody>\n<tr><th scope=\"row\">2021</th><td class=\"num\">85.0</td><td class=\"num\"><abbr title=\"not available\">[x]</abbr></td></tr>\n\
         <tr><th scope=\"row\">2022</th><td class=\"num\">84.2 <abbr title=\"provisional\">[p]</abbr></td><td class=\"num\">80</td></tr>\n</tbody>\n\
         </table></div>\n\
         <dl class=\"notes\"><div><dt>[p]</dt><dd>Provisional</dd></div><div><dt>[x]</dt><dd>Not available. Lost.</dd></div><div><dt>Kent</dt><dd>A county.</dd></div></dl>\n\
         <p class=\"note\">Read with care.</p>\n\
         <p class=\"source\">Source: The return, page 3. <a href=\"../data/d/areas.html\">About the data of figure 1</a>. \
         Download: <a href=\"../data/d/areas.csv\" download=\"\">whole dataset of figure 1</a> (CSV, 2.0 kB).</p>\n</figure>\n"
    );
}

#[test]
fn a_view_shows_only_what_was_asked_for() {
    let text = body("```table\ndata: areas\ntitle: T\nonly: {area: Kent}\n```");
    assert!(text.contains("<caption>In touch, percentage, Kent, 2021 to 2022</caption>"), "{text}");
    assert!(text.contains("<tr><th scope=\"row\">2022</th><td class=\"num\">80</td></tr>"), "{text}");
    assert!(!text.contains("[p]"), "a symbol that is not shown needs no explanation");
    let text = body("```table\ndata: areas\ntitle: T\ncolumns: year\n```");
    assert!(text.contains("<th scope=\"col\">Area</th><th scope=\"col\" class=\"num\">2021</th>"), "{text}");
    let text = body("```table\ndata: gender\ntitle: T\n```");
    assert!(
        text.contains("<tfoot>\n<tr><th scope=\"row\">Total</th><td class=\"num\">786</td></tr>\n</tfoot>"),
        "{text}"
    );
}

#[test]
fn a_chart_stands_with_its_words_its_table_and_its_files() {
    let article = parts(
        "## A\n\n### B\n\n```chart\ndata: areas\ntitle: \"Down to {areas: Hampshire, latest}\"\nid: c\n```",
    )
    .article;
    let text = article.body.0;
    assert_balanced(&text);
    for wanted in [
        "<figure class=\"chart\" id=\"c\">",
        "<h4>Down to <data value=\"84.2\">84.2%</data></h4><p>Figure 1: In touch, percentage</p>",
        "</figcaption>\n<svg></svg>\n<p class=\"told\">It fell.</p>",
        "<details><summary>Data of figure 1 as a table</summary>",
        "<a href=\"paper/c.svg\" download=\"\">drawing of figure 1</a> (SVG, 5 bytes), \
         <a href=\"paper/c.png\" download=\"\">picture of figure 1</a> (PNG, 2 bytes), <a",
    ] {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
    let files: Vec<(&str, &[u8])> =
        article.files.iter().map(|(at, file)| (at.as_str(), file.bytes())).collect();
    assert_eq!(
        files,
        [("2024-01-02-board/paper/c.svg", &b"12345"[..]), ("2024-01-02-board/paper/c.png", b"67")]
    );
    assert_eq!(article.uses[0].place, UsePlace::Shown("Figure 1".into(), "Down to 84.2%".into()));
}

#[test]
fn a_picture_that_only_a_build_makes_is_named_without_a_link() {
    let site = project("", "```chart\ndata: areas\ntitle: T\nid: c\n```");
    let article = with(&site, |context, found| {
        let downloads = vec![Download { kind: DrawingFile::Png, file: None }];
        let chart = ChartParts { downloads, ..ChartParts::default() };
        let charts = BTreeMap::from([(BlockIndex(0), chart)]);
        paper(
            &Context { charts: &charts, terms: Terms::new(&[]), hidden: context.hidden.clone(), ..*context },
            found,
        )
    })
    .article;
    let wanted = "Download: picture of figure 1 (PNG, made when the site is built), <a href=";
    assert!(article.body.0.contains(wanted), "{}", article.body.0);
    let (address, file) = &article.files[0];
    assert_eq!(
        (address.as_str(), file.bytes()),
        ("2024-01-02-board/paper/c.png", &b""[..]),
        "its name is taken"
    );
}

#[test]
fn tiles_say_the_comparison_in_words_with_an_arrow() {
    let text = body(
        "```tiles\ntitle: T\ntiles:\n  - label: In touch\n    value: \"{areas: Hampshire, latest}\"\n    compare: \"{change areas: Hampshire, first to latest} since 2021\"\n    note: Mind.\n```",
    );
    for wanted in [
        "<p class=\"label\">In touch</p><p class=\"value\">",
        "<p class=\"compare fall\">",
        "<data value=\"-0.8\">a fall of 0.8 percentage points</data></a> since 2021</p>",
        "<p class=\"note\">Mind.</p>",
    ] {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
    assert!(!text.contains("Figure"), "tiles have no number");
}

#[test]
fn a_timeline_is_a_list_in_which_the_meeting_has_its_place() {
    let text = body("```timeline\ndata: steps\ntitle: T\n```");
    let start = text.find("<ol>").unwrap();
    assert_eq!(
        &text[start..text.find("</ol>").unwrap()],
        "<ol>\n\
         <li class=\"complete\"><p class=\"when\">1 May 2023</p><p class=\"what\">Built</p><p class=\"status\">Complete</p></li>\n\
         <li class=\"meeting-day\"><p class=\"when\">2 January 2024</p><p>This meeting</p></li>\n\
         <li class=\"not-started\"><p class=\"when\">July 2024</p><p class=\"what\">Opened</p><p class=\"status\">Not started</p></li>\n\
         <li class=\"not-stated\"><p class=\"when\">2025</p><p class=\"what\">Full</p><p class=\"status\">Status not stated</p></li>\n"
    );
}
