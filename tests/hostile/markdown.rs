//! Markdown that nests without end, or that makes a parser work without end.

use std::time::Duration;

use crate::project::{Project, Report};

fn page(body: &str) -> Report {
    Project::with("content/page.md", format!("---\ntitle: A page\n---\n\n{body}\n")).check()
}

#[test]
fn row_17_deep_quotes_and_lists_are_capped_with_their_place() {
    let quotes = "> ".repeat(50_000) + "deep";
    let list = (0..500).fold(String::new(), |text, level| text + &"  ".repeat(level) + "- deep\n");
    let both = "> - ".repeat(1_000) + "deep";
    let call_outs = "> [!NOTE]\n".to_owned() + &"> ".repeat(900) + "[!NOTE]\n";
    for body in [quotes, list, both, call_outs] {
        let report = page(&body);
        let found = &report.findings[0];
        assert_eq!((found.code.as_str(), found.file.as_str()), ("paper/nesting", "content/page.md"));
        assert!(found.at.starts_with(|digit: char| digit.is_ascii_digit()), "{found:?}");
        assert!(report.took < Duration::from_secs(5), "{:?}", report.took);
    }
}

#[test]
fn row_17_deep_emphasis_does_not_break() {
    let many = 20_000;
    let one = "*a ".repeat(many) + &" b*".repeat(many);
    let two = "*_".repeat(many) + "x" + &"_*".repeat(many);
    let struck = "~~*".repeat(many) + "x" + &"*~~".repeat(many);
    let links = "[".repeat(many) + "x" + &"](a.md)".repeat(many);
    let pictures = "![".repeat(many) + "x" + &"](a.png)".repeat(many);
    for body in [one, two, struck, links, pictures] {
        let report = page(&body);
        assert!(report.took < Duration::from_secs(20), "{} took {:?}", &body[..6], report.took);
    }
}

#[test]
fn row_34_text_that_slows_parsers_down_does_not_stop_them() {
    let many = 30_000;
    for piece in [
        "[^",
        "![",
        "[a](",
        "`a``",
        "*a_",
        "<",
        "<!--",
        "<a ",
        "&amp",
        "{",
        "{a: ",
        "}",
        "| a ",
        "\\",
        "[a]: b\n",
        "[^a]: b\n\n",
        "a\n:   b\n\n",
        "- ",
        "1. ",
        "# a\n",
        "~~~\n",
        "```chart\n",
        "---\n",
        "\u{301}",
        "a\u{200d}",
    ] {
        let report = page(&piece.repeat(many));
        assert!(report.took < Duration::from_secs(20), "{piece:?} took {:?}", report.took);
    }
}
