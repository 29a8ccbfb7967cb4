//! What an author writes and what a page gets, on small projects.

mod blocks;
mod project;

use super::*;
use crate::diagnostic::Diagnostics;
use project::{assert_balanced, body, charts, parts, project, with};
use proptest::prelude::*;
use std::collections::BTreeMap;

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
fn a_link_in_an_address_of_the_web_leads_to_the_file_that_it_means() {
    let text = body("![A plan](my%20plan.jpg) and [the café](caf%C3%A9.pdf#page=2).");
    assert!(text.contains("<img src=\"my%20plan.jpg\" alt=\"A plan\">"), "{text}");
    assert!(text.contains("<a href=\"caf%C3%A9.pdf#page=2\">"), "{text}");
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
