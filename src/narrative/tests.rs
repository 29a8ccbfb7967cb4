//! What an author writes and what a page gets, on small projects.

use super::*;
use crate::diagnostic::Diagnostics;
use proptest::prelude::*;
use std::collections::BTreeMap;

const SITE: &str = "title: T\norganisation: O\npublished: 2024-01-01\nstatutory:\n  law:\n    title: Law\n    kind: text\n    intro: See [the page](content/about/law.md).\n";
const AREAS: &str = "title: In touch\nunit: percent\nbetter: higher\nby: [year, area]\nvalues:\n  2021: {Hampshire: 85.0, Kent: \"[x]\"}\n  2022: {Hampshire: \"84.2 [p]\", Kent: 80}\nnotes: {\"[x]\": Lost., Kent: A county.}\nsource: {document: The return, page: 3}\n";
const GENDER: &str = "title: People by gender\nunit: people\nbetter: neither\nby: [gender]\nplace: Hampshire\nperiod: 2022\nvalues: {Male: 484, Female: 302}\ntotal: 786\nsource: {document: The return}\n";
const STEPS: &str = "title: Steps\nkind: milestones\nrows:\n  - {what: Built, when: 2023-05-01, status: complete}\n  - {what: Opened, when: July 2024, status: not started}\n  - {what: Full, when: 2025, status: \"[x]\"}\nsource: {document: The plan}\n";

/// A project with one paper, whose front matter goes on with `front`.
fn project(front: &str, body: &str) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let save = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    save("site.yaml", SITE);
    save("content/index.md", "---\ntitle: T\n---\n");
    save("content/about/law.md", "---\ntitle: Law\n---\n");
    save("content/2024-01-02-board/index.md", "---\nboard: B\ndate: 2024-01-02\n---\n");
    save(
        "content/2024-01-02-board/other.md",
        "---\ntitle: O\nitem: 2\nfrom: D\npurpose: noting\nstatutory: {law: none}\n---\n",
    );
    let head = "title: P\nitem: 1\nfrom: D\npurpose: noting\ndata: d\nstatutory: {law: none}";
    save("content/2024-01-02-board/paper.md", &format!("---\n{head}\n{front}\n---\n\n{body}\n"));
    for (name, text) in [("areas", AREAS), ("gender", GENDER), ("steps", STEPS)] {
        save(&format!("data/d/{name}.yaml"), text);
    }
    save("data/glossary.yaml", "PA: {means: personal adviser}\n");
    let mut diagnostics = Diagnostics::default();
    let sources = crate::load::read(folder.path(), &mut diagnostics);
    let site = crate::resolve::site(&sources, &mut diagnostics).unwrap();
    let errors: Vec<&String> = diagnostics.iter().map(|finding| &finding.message).collect();
    assert!(!diagnostics.has_errors(), "{errors:?}");
    site
}

/// The same chart for each of the first blocks.
fn charts() -> BTreeMap<BlockIndex, ChartParts> {
    let drawings = Html("<svg></svg>".to_owned());
    let (subtitle, summary) = ("In touch, percentage".to_owned(), vec!["It fell.".to_owned()]);
    let downloads = [
        (DrawingFile::Svg, Some(Artifact::text("12345"))),
        (DrawingFile::Png, Some(Artifact::binary(*b"67"))),
    ];
    let downloads = downloads.map(|(kind, file)| Download { kind, file }).to_vec();
    let chart = ChartParts { drawings, subtitle, summary, downloads };
    (0..100).map(|at| (BlockIndex(at), chart.clone())).collect()
}

/// Does something with the context of a site and its first paper.
fn with<T>(site: &Site, write: impl FnOnce(&Context<'_>, &Paper) -> T) -> T {
    let mut diagnostics = Diagnostics::default();
    let figures = crate::figure::compute(site, &mut diagnostics);
    let errors: Vec<&String> = diagnostics.iter().map(|finding| &finding.message).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let hidden = std::iter::once(Address::paper("2024-01-02-board", "other")).collect();
    let terms = Terms::new(&site.glossary);
    let context = Context { site, figures: &figures, terms, charts: &charts(), csv_size: &|_| 2048, hidden };
    let (_, paper) = site.papers().next().unwrap();
    write(&context, paper)
}

fn parts(body: &str) -> PaperParts {
    with(&project("", body), paper)
}

fn body(body: &str) -> String {
    let text = parts(body).article.body.0;
    assert_balanced(&text);
    text
}

/// Every element is closed in its turn, and no identifier stands twice.
fn assert_balanced(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut anchors: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in html.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a tag ends");
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "in {html}");
        } else if !["br", "hr", "img"].contains(&name) && !tag.ends_with('/') {
            open.push(name);
        }
        if let Some((_, rest)) = tag.split_once(" id=\"") {
            *anchors.entry(rest.split('"').next().unwrap()).or_default() += 1;
        }
    }
    assert!(open.is_empty(), "{open:?} in {html}");
    assert!(anchors.values().all(|count| *count == 1), "{anchors:?}");
}

#[test]
fn a_paragraph_has_its_number_as_text_and_answers_to_it() {
    assert_eq!(
        body("One.\n\nTwo. {#second}"),
        "<p id=\"paragraph-1\"><a href=\"#paragraph-1\" aria-label=\"Paragraph 1\">1</a> One.</p>\n\
         <p id=\"second\"><a id=\"paragraph-2\" href=\"#second\" aria-label=\"Paragraph 2\">2</a> Two.</p>\n"
    );
}

#[test]
fn a_link_to_a_paragraph_or_figure_prints_its_number() {
    let text = body(
        "One. {#first}\n\n[paragraph](#first), [Paragraph](#first), [figure](#c), [see](#first)\n\n```chart\ndata: areas\nid: c\n```",
    );
    for wanted in [
        "<a href=\"#first\">paragraph 1</a>",
        "<a href=\"#first\">Paragraph 1</a>",
        "<a href=\"#c\">figure 1</a>",
        "<a href=\"#first\">see</a>",
    ] {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
}

#[test]
fn a_link_leads_from_page_to_page_or_nowhere() {
    let link = |target: &str| {
        let text = body(&format!("[x]({target})"));
        let (_, link) = text.split_once("</a> ").unwrap();
        link.strip_suffix("</p>\n").unwrap().to_owned()
    };
    let to = |href: &str| format!("<a href=\"{href}\">x</a>");
    assert_eq!(link("../about/law.md"), to("../about/law.html"));
    assert_eq!(link("../about/law.md#a-b"), to("../about/law.html#a-b"));
    assert_eq!(link("../../data/d/areas.yaml"), to("../data/d/areas.html"));
    assert_eq!(link("index.md"), to("index.html"));
    assert_eq!(link("https://example.org/?a=1&b=2"), to("https://example.org/?a=1&amp;b=2"));
    assert_eq!(link("mailto:a@example.org"), to("mailto:a@example.org"));
    for nowhere in
        ["javascript:alert(1)", "//example.org/x", "/x", "../../../x.md", "data:text/html,x", "other.md"]
    {
        assert_eq!(link(nowhere), "x", "{nowhere}");
    }
}

#[test]
fn a_figure_carries_its_machine_value_and_leads_to_its_cell() {
    let article = parts("Now {areas: Hampshire, latest}.\n\n- {areas: Kent, 2022}\n\n## At {total gender} people\n\n> {gender: Male}").article;
    assert!(
        article
            .body
            .0
            .contains("Now <a href=\"../data/d/areas.html#cell-3\"><data value=\"84.2\">84.2%</data></a>."),
        "{}",
        article.body.0
    );
    assert!(
        article.body.0.contains("<h2 id=\"at-people\">At <data value=\"786\">786</data> people</h2>"),
        "a heading is no place to leave from"
    );
    assert_eq!(article.headings[0].words.0, "At <data value=\"786\">786</data> people");
    let uses: Vec<String> = article
        .uses
        .iter()
        .map(|each| format!("{} {} {:?}", each.dataset, each.anchor, each.place))
        .collect();
    assert_eq!(
        uses,
        ["d/areas paragraph-1 Paragraph(1)", "d/gender at-people Named(\"the section “At 786 people”\")"],
        "a list belongs to the paragraph that opens it"
    );
}

#[test]
fn footnotes_are_numbered_through_the_page_and_lead_back() {
    let site = project(
        "summary: |\n  A[^s] summary.\n\n  [^s]: Said first.",
        "One[^b] and again[^b].\n\n[^b]: Said **second**.",
    );
    let parts = with(&site, paper);
    assert_eq!(
        parts.summary.unwrap().0,
        "<p>A<sup><a id=\"footnote-ref-1\" href=\"#footnote-1\" role=\"doc-noteref\" aria-label=\"Footnote 1\">1</a></sup> summary.</p>\n"
    );
    assert!(parts.article.body.0.contains("again<sup><a id=\"footnote-ref-2-2\" href=\"#footnote-2\""));
    let list = parts.article.footnotes.unwrap().0;
    assert_balanced(&list);
    assert!(list.contains("<li id=\"footnote-1\"><p>Said first. <a href=\"#footnote-ref-1\" role=\"doc-backlink\" aria-label=\"Back to the text of footnote 1\">"), "{list}");
    assert!(list.contains("aria-label=\"Back to the text of footnote 2, mark 2\""), "{list}");
    assert_eq!(self::parts("Nothing.").article.footnotes, None);
}

#[test]
fn a_footnote_below_a_block_is_still_found() {
    let parts =
        parts("```table\ndata: gender\ntitle: More men\nnote: A note\n```\n\nOne[^b].\n\n[^b]: Said.");
    assert!(parts.article.body.0.contains("href=\"#footnote-1\""), "{}", parts.article.body.0);
    assert!(parts.article.footnotes.is_some());
}

#[test]
fn a_term_is_linked_where_the_author_did_not_write_it_out() {
    let text = body("A PA, then PA.");
    assert!(text.contains("A <a class=\"term\" href=\"../glossary.html#term-pa\"><abbr title=\"personal adviser\">PA</abbr></a>, then PA."), "{text}");
    let text = body("A personal adviser\n(PA).");
    assert!(text.contains("adviser\n(<abbr title=\"personal adviser\">PA</abbr>)"), "{text}");
    assert!(body("## A PA\n\nx").contains("<h2 id=\"a-pa\">A PA</h2>"));
}

#[test]
fn items_of_one_paragraph_have_none_around_their_words() {
    assert!(
        body("x\n\n- a\n- b\n  1. c")
            .contains("<ul>\n<li>a</li>\n<li>b\n<ol>\n<li>c</li>\n</ol></li>\n</ul>")
    );
    assert!(body("x\n\n3. a\n\n   b").contains("<ol start=\"3\">\n<li>\n<p>a</p>\n<p>b</p></li>\n</ol>"));
    assert!(body("Term\n: Words").contains("<dl>\n<dt>Term</dt>\n<dd>Words</dd>\n</dl>"));
}

#[test]
fn a_call_out_names_its_kind_in_words() {
    assert_eq!(
        body("> [!WARNING]\n> Mind."),
        "<div class=\"callout warning\" role=\"note\">\n<p class=\"callout-title\">Warning</p>\n<p>Mind.</p>\n</div>\n"
    );
    assert_eq!(body("> Said."), "<blockquote>\n<p>Said.</p>\n</blockquote>\n");
}

#[test]
fn a_typed_table_has_a_named_region_headings_and_columns_of_numbers() {
    let text = body(
        "## Streets\n\n| Street | Cars |\n|--|--|\n| Hill | 1,240 |\n| Dale | 7 |\n\n| a |\n|--|\n| b |",
    );
    assert!(
        text.contains(
            "<div class=\"scroll\" role=\"region\" aria-label=\"Table: Streets\" tabindex=\"0\"><table>\n\
             <thead><tr><th scope=\"col\">Street</th><th scope=\"col\" class=\"num\">Cars</th></tr></thead>\n<tbody>\n\
             <tr><th scope=\"row\">Hill</th><td class=\"num\">1,240</td></tr>\n"
        ),
        "{text}"
    );
    assert!(text.contains("aria-label=\"Table 2: Streets\""), "each region has a name of its own");
    assert!(text.contains("<tr><td>b</td></tr>"), "a single column heads nothing");
}

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

#[test]
fn a_summary_elsewhere_leads_back_to_its_paper_and_needs_no_other_page() {
    let site = project(
        "summary: \"In [paragraph](#a), {areas: Hampshire, latest}, [law](../about/law.md).\"",
        "A PA. {#a}",
    );
    let text = with(&site, |context, paper| summary(context, paper, &Address::front())).unwrap().0;
    assert_eq!(
        text,
        "<p>In <a href=\"2024-01-02-board/paper.html#a\">paragraph 1</a>, <data value=\"84.2\">84.2%</data>, \
         <a href=\"about/law.html\">law</a>.</p>\n"
    );
    let statutory = with(&site, paper).statutory;
    assert_eq!(
        statutory[0].intro.as_ref().unwrap().0,
        "<p>See <a href=\"../about/law.html\">the page</a>.</p>\n"
    );
}

#[test]
fn the_table_of_a_dataset_has_an_anchor_for_every_cell() {
    let site = project("", "x");
    let tables: Vec<String> = site.datasets.values().map(|dataset| dataset_table(dataset).0).collect();
    tables.iter().for_each(|table| assert_balanced(table));
    assert!(tables[0].contains("<td class=\"num\" id=\"cell-4\">80</td>"), "{}", tables[0]);
    assert!(
        tables[2].contains("<tr><th scope=\"row\">Built</th><td>1 May 2023</td><td>Complete</td></tr>"),
        "{}",
        tables[2]
    );
}

#[test]
fn every_page_of_the_two_sample_sites_is_well_formed() {
    for root in [".", "tests/sites/unseen-paper"] {
        let mut diagnostics = Diagnostics::default();
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
        let sources = crate::load::read(&root, &mut diagnostics);
        let mut site = crate::resolve::site(&sources, &mut diagnostics).unwrap();
        crate::figure::complete(&mut site, &mut diagnostics);
        let figures = crate::figure::compute(&site, &mut diagnostics);
        let terms = Terms::new(&site.glossary);
        let context = Context {
            site: &site,
            figures: &figures,
            terms,
            charts: &charts(),
            csv_size: &|_| 1,
            hidden: BTreeSet::new(),
        };
        for (_, paper) in site.papers() {
            let parts = super::paper(&context, paper);
            let footnotes = parts.article.footnotes.unwrap_or_default();
            let summary = parts.summary.unwrap_or_default();
            assert_balanced(&format!("{}{}{}", summary.0, parts.article.body.0, footnotes.0));
            assert!(!parts.article.uses.is_empty() || paper.article.figures.is_empty(), "{}", paper.slug);
        }
        site.datasets.values().for_each(|dataset| assert_balanced(&dataset_table(dataset).0));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_is_typed_is_well_formed_and_inert(text in "[a-zA-Z0-9 .*_`#>\\[\\]()!|\n&'\"-]{0,120}") {
        let mut harvest = crate::markdown::Harvest::default();
        let mut diagnostics = Diagnostics::default();
        let source = crate::figure::fixture::nowhere().source;
        let excerpt = crate::source::Excerpt::verbatim(text, source, 0);
        let document = crate::markdown::parse(&excerpt, crate::markdown::Role::Numbered, &mut harvest, &mut diagnostics);
        let (mut site, _) = crate::figure::fixture::site(&[], &[]);
        site.pages[0].article.body = document;
        let figures = Figures::default();
        let context = Context { site: &site, figures: &figures, terms: Terms::new(&[]), charts: &BTreeMap::new(), csv_size: &|_| 0, hidden: BTreeSet::new() };
        let parts = super::article(&context, &site.pages[0].article, &Address::front());
        assert_balanced(&format!("{}{}", parts.body.0, parts.footnotes.unwrap_or_default().0));
    }
}
