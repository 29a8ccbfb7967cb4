//! What texts are read as, and what is reported in them.

use super::*;
use crate::source::{ProjectPath, SourceFile, SourceMap};

fn read(text: &str) -> (SourceMap, Document, Harvest, Vec<&'static str>) {
    let mut sources = SourceMap::default();
    let id = sources.add(SourceFile::new(ProjectPath::new("a.md"), text.to_owned()));
    let (mut harvest, mut diagnostics) = (Harvest::default(), Diagnostics::default());
    let document = parse(&Excerpt::verbatim(text, id, 0), Role::Numbered, &mut harvest, &mut diagnostics);
    let codes = diagnostics.iter().map(|found| found.code.name()).collect();
    (sources, document, harvest, codes)
}

fn numbers(document: &Document) -> Vec<(u32, String)> {
    let paragraphs = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph { number, anchor, .. } => Some((*number)?).zip(anchor.clone()),
        _ => None,
    });
    paragraphs.map(|(number, anchor)| (number, anchor.0)).collect()
}

#[test]
fn paragraphs_of_the_outermost_level_are_numbered() {
    let (_, document, _, _) = read("## One\n\nfirst\n\n- item\n\n> quoted\n\nsecond {#two}\n");
    assert_eq!(numbers(&document), [(1, "paragraph-1".to_owned()), (2, "two".to_owned())]);
}

#[test]
fn a_picture_on_its_own_takes_no_number() {
    let (_, document, _, _) = read("first\n\n![a hall](hall.png)\n\nsecond ![a door](door.png)\n");
    assert_eq!(numbers(&document), [(1, "paragraph-1".to_owned()), (2, "paragraph-2".to_owned())]);
}

#[test]
fn a_figure_reference_keeps_its_place_and_its_marks() {
    let text = "It's *about* {share a: b | about} of \"all\"\n\n| x | y |\n|---|---|\n| {a: *c* | percent} | `{no}` |\n";
    let (sources, _, harvest, codes) = read(text);
    let found: Vec<&str> = harvest.figures.iter().map(|figure| figure.text.text.as_str()).collect();
    assert_eq!(found, ["share a: b | about", "a: *c* | percent"]);
    assert_eq!(sources.words(harvest.figures[0].span), "{share a: b | about}");
    assert_eq!(sources.words(harvest.figures[0].text.span(6, 7)), "a");
    assert!(codes.is_empty());
}

#[test]
fn a_figure_may_end_a_heading() {
    let (_, document, harvest, codes) = read("## All {total x}\n\n## Named {#name}\n");
    assert!(codes.is_empty() && harvest.figures.len() == 1);
    assert!(matches!(&document.blocks[1], Block::Heading { anchor, .. } if anchor.0 == "name"));
}

#[test]
fn a_brace_that_is_just_a_brace_is_left_alone() {
    let (_, document, harvest, codes) = read("a \\{ b `{c}`\n\n```\n{d}\n```\n");
    assert!(harvest.figures.is_empty() && codes.is_empty());
    let Block::Paragraph { text, .. } = &document.blocks[0] else { panic!("a paragraph") };
    assert_eq!(plain_text(text), "a { b {c}");
}

#[test]
fn a_brace_left_open_or_misplaced_is_reported() {
    assert_eq!(read("see {in-touch: latest\nnext\n").3, ["figure/syntax"]);
    assert_eq!(read("![a {b: c}](d.png)\n").3.len(), 0);
    assert_eq!(read("[a](b{c: d}.md)\n").3, ["figure/syntax"]);
}

#[test]
fn blocks_of_data_are_found_wherever_they_stand() {
    let (sources, document, harvest, _) =
        read("text\n\n- item\n\n  ```chart\n  data: x\n  title: y\n  ```\n\n```rust\na\n```\n");
    assert_eq!(harvest.blocks.len(), 1);
    assert_eq!(harvest.blocks[0].yaml.text, "data: x\ntitle: y\n");
    let at = harvest.blocks[0].yaml.text.find('y').unwrap();
    let place = sources.position(harvest.blocks[0].yaml.span(at, at + 1));
    assert_eq!(place.line, 7);
    assert!(matches!(document.blocks.last(), Some(Block::Code { language, .. }) if language == "rust"));
}

#[test]
fn raw_html_is_refused_and_comments_are_dropped() {
    assert_eq!(read("a <b>c</b> d\n").3, ["paper/raw-html"]);
    assert_eq!(read("<div>\n\nx\n\n</div>\n").3, ["paper/raw-html"]);
    assert!(read("a <!-- note --> b\n\n<!-- more -->\n").3.is_empty());
}

#[test]
fn anchors_are_never_given_twice() {
    assert_eq!(read("## A {#x}\n\ntext {#x}\n").3, ["paper/duplicate-anchor"]);
    let (_, _, harvest, codes) = read("## Same\n\n## Same\n");
    assert!(codes.is_empty() && harvest.anchors.contains_key("same-2"));
}

#[test]
fn deep_nesting_is_reported_and_does_not_break() {
    assert_eq!(read(&format!("{}x\n", "> ".repeat(2000))).3, ["paper/nesting"]);
}
