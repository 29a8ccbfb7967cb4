//! Trees with the places of their words, and what is refused.

use super::*;
use crate::diagnostic::Place;
use crate::source::{ProjectPath, SourceFile, SourceMap};

fn read(text: &str) -> (SourceMap, Option<Node>, Diagnostics) {
    let mut sources = SourceMap::default();
    let id = sources.add(SourceFile::new(ProjectPath::new("a.yaml"), text.to_owned()));
    let mut diagnostics = Diagnostics::default();
    let node = parse(&Excerpt::verbatim(text, id, 0), Limits::default(), &mut diagnostics);
    (sources, node, diagnostics)
}

fn value<'a>(node: &'a Node, key: &str) -> &'a Node {
    match &node.kind {
        Kind::Map(entries) => &entries.iter().find(|(found, _)| found.value == key).expect(key).1,
        other => panic!("a map, not {other:?}"),
    }
}

fn codes(text: &str) -> Vec<&'static str> {
    read(text).2.iter().map(|diagnostic| diagnostic.code.name()).collect()
}

#[test]
fn a_scalar_is_kept_as_typed() {
    for typed in ["1.10", "017", "no", "1_000", "2021-22", "12:30", "2021-04-01", "0x1F", "1e3"] {
        let (_, node, _) = read(&format!("a: {typed}\n"));
        assert_eq!(value(&node.unwrap(), "a").text(), Some(typed));
    }
}

#[test]
fn every_value_knows_its_words() {
    let (sources, node, _) = read("a: {Hampshire: 85.0, \"South East\": '[x]'}\nb: £5\n");
    let node = node.unwrap();
    assert_eq!(sources.words(value(value(&node, "a"), "Hampshire").span), "85.0");
    assert_eq!(sources.words(value(value(&node, "a"), "South East").span), "'[x]'");
    assert_eq!(sources.words(value(&node, "b").span), "£5");
}

#[test]
fn a_block_of_text_leads_back_to_each_line() {
    let (sources, node, _) = read("a: |\n  first line\n  second line\nb: >-\n  folded\n  text here\n");
    let node = node.unwrap();
    let Kind::Scalar(scalar) = &value(&node, "a").kind else { panic!("a scalar") };
    let at = scalar.text.text.find("second").unwrap();
    assert_eq!(sources.position(scalar.text.span(at, at + 6)).line, 3);
    let Kind::Scalar(folded) = &value(&node, "b").kind else { panic!("a scalar") };
    let at = folded.text.text.find("here").unwrap();
    assert_eq!(sources.words(folded.text.span(at, at + 4)), "here");
    assert_eq!(sources.position(folded.text.span(at, at + 4)).line, 6);
}

#[test]
fn what_makes_yaml_dangerous_is_refused() {
    assert_eq!(codes("a: &x 1\nb: *x\n"), ["yaml/alias"]);
    assert_eq!(codes("a: 1\na: 2\n"), ["yaml/duplicate-key"]);
    assert_eq!(codes("a: !!int 1\n"), ["yaml/syntax"]);
    assert_eq!(codes("a: 1\n---\nb: 2\n"), ["yaml/syntax"]);
    assert_eq!(codes("a:\n\tb: 1\n"), ["yaml/tab"]);
    assert_eq!(codes(&"[".repeat(100_000)), ["yaml/syntax"]);
    assert_eq!(codes(&format!("{}{}", "[".repeat(100), "]".repeat(100))), ["yaml/limit"]);
    assert_eq!(codes(&"- ".repeat(50_000)), ["yaml/limit"]);
}

#[test]
fn a_character_that_no_text_has_is_refused_as_a_code_too() {
    for code in [r"\0", r"\e", r"\x1b", r"\u202e", r"\u0085", r"\uFFFE", r"\U0001FFFF", r"\r"] {
        assert_eq!(codes(&format!("a: \"b{code}\"\n")), ["file/control-character"], "{code}");
        assert_eq!(codes(&format!("\"b{code}\": a\n")), ["file/control-character"], "{code}");
    }
    assert_eq!(codes(r#"a: "tab\t line\n \u00e9""#), [""; 0]);
}

#[test]
fn a_tab_is_told_in_its_own_line() {
    for (text, line, column) in [
        ("title: A\n\tunit: people\nvalues: 1\n", 2, 2),
        ("values:\n  2024: 1\n\n\t2025: 2\n", 4, 2),
        ("values:\n  a: 1\n  \tb: 2\n", 3, 4),
        ("by:\n  - year\n\t- b\n", 3, 2),
        ("note: |\n\ttext\n  text\n", 2, 2),
        ("values:\n  2024: {a: 1,\n\tb: 2}\n", 3, 2),
        ("a:\n\tb: 1\n", 2, 2),
    ] {
        let (sources, _, found) = read(text);
        let told: Vec<_> = found.iter().collect();
        let [tab] = told.as_slice() else { panic!("{text:?}: {told:?}") };
        assert_eq!(tab.code.name(), "yaml/tab", "{text:?}");
        let Place::Words(span) = tab.place else { panic!("{text:?}") };
        let at = sources.position(span);
        assert_eq!((at.line, at.column), (line, column), "{text:?}");
        assert!(tab.help.as_ref().is_some_and(|help| help.contains("spaces")), "{text:?}");
    }
}

#[test]
fn unclosed_brackets_are_a_syntax_error() {
    assert_eq!(codes("a: {b: 1\n"), ["yaml/syntax"]);
    assert_eq!(codes("a: \"b\n"), ["yaml/syntax"]);
}

#[test]
fn an_empty_text_is_an_empty_map() {
    let (_, node, _) = read("# only a comment\n");
    assert!(matches!(node.unwrap().kind, Kind::Map(entries) if entries.is_empty()));
}
