//! What is left in a paper, sentence by sentence.

use super::pointers::Targets;
use super::{abbreviations, pointers};
use crate::check::claims::plain;
use crate::check::pattern::Written;
use crate::check::wording::written;
use crate::diagnostic::{Diagnostics, Severity};
use crate::source::SourceId;
use std::collections::BTreeSet;

fn leftover(text: &str) -> Vec<&'static str> {
    leftover_in(text, false)
}

fn leftover_in(text: &str, yaml: bool) -> Vec<&'static str> {
    let mut found = Diagnostics::default();
    written(Written { source: SourceId::default(), text, yaml }, &mut found);
    found.iter().map(|each| each.code.name()).collect()
}

#[test]
fn words_of_the_template_are_found() {
    for text in [
        "Insert in full your **Equality Statement** which will state:",
        "Click here to enter text.",
        "Click or tap here to\nenter a date.",
        "Choose an item.",
        "Report of [insert name of director]",
        "Cost: <enter amount>",
        "(delete if not applicable)",
        "If this section is not applicable, please delete it.",
        "Only complete this section if you have ticked no box.",
        "Lorem ipsum dolor sit amet",
        "[insert the name: choose an item]",
        "[insert in full and never closed",
    ] {
        assert_eq!(leftover(text), ["paper/leftover"], "{text}");
    }
    for text in
        ["Date: TBC", "a rise of XX%", "XXX children", "about xx% of them", "How many??", "DD/MM/YYYY", "£XX"]
    {
        assert_eq!(leftover(text), ["paper/placeholder"], "{text}");
    }
}

#[test]
fn words_that_only_look_like_a_template_are_left_alone() {
    for text in [
        "Click here to read more. Please complete the form. Insert the card.",
        "the date is to be confirmed by the board in May",
        "TBCs, exxon, XX-large? and Malcolm X; why?",
        "see https://example.org/a??b=XX for more",
        "[the full list](list.md) was complete and [added](x.md)",
        "[add the name\nof the director]",
        "[select one <or more]",
    ] {
        assert_eq!(leftover(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn a_list_of_yaml_is_no_instruction_and_a_text_in_it_may_be_one() {
    let lists = [
        "by: [type of home]",
        "by: [type]",
        "only: {d: [type of home, B]}",
        "by:\n  - [type of home, [select, add]]",
        "é: £\nby:\n  [type of home, year]",
    ];
    let texts =
        ["a: \"[insert name]\"", "a: |\n  Of\n  [type of home]", "a: the [insert name]", "a: ['[add it]']"];
    for (yaml, wanted) in
        lists.map(|yaml| (yaml, None)).into_iter().chain(texts.map(|yaml| (yaml, Some("paper/leftover"))))
    {
        let wanted: Vec<_> = wanted.into_iter().collect();
        assert_eq!(leftover_in(&format!("{yaml}\n"), true), wanted, "{yaml}");
        assert_eq!(leftover(&format!("---\n{yaml}\n---\n\nWords.\n")), wanted, "{yaml}");
        let indented = yaml.replace('\n', "\n  ");
        for block in [
            format!("---\ntitle: é\n---\n\n```chart\n{yaml}\n```\n"),
            format!("Words.\n\n- a\n\n  ```table\n  {indented}\n  ```\n"),
        ] {
            assert_eq!(leftover(&block), wanted, "{block}");
        }
        let code = leftover(&format!("```\n{yaml}\n```\n"));
        assert_eq!(code, ["paper/leftover"], "what members read is no YAML");
    }
}

#[test]
fn brackets_that_close_too_late_hold_no_instruction() {
    let brackets = |letters: usize| format!("[insert{}]", "é".repeat(letters - 1).replacen('é', " é", 1));
    assert_eq!(leftover(&brackets(120)), ["paper/leftover"]);
    assert_eq!(leftover(&brackets(121)), Vec::<&str>::new());
}

fn dead(text: &str) -> Vec<String> {
    let prose = plain::read(SourceId::default(), text);
    let mut found = Diagnostics::default();
    pointers::check(&prose, || Targets::of_text(text), &mut found);
    let shown = found.iter().filter(|each| each.severity != Severity::Advice);
    shown.map(|each| each.message.replace("the paper has no ", "")).collect()
}

const NUMBERED: &str = "0.1 A point.\n\n1. The first paragraph is here.\n\n2. The second one is here.\n\n3. The third one is here.\n\n\
    4. The fourth one is here.\n\nFigure 1: Children by age\n\nTable 1: Homes\n\nAppendix A: The plan\n\n";

#[test]
fn a_pointer_to_nothing_is_found() {
    for (text, wanted) in [
        ("5. It is told in paragraph 45.", vec!["paragraph 45"]),
        ("5. It is told in paras 3 and 17.", vec!["paragraph 17"]),
        ("5. It is told in paragraphs 2 to 9.", vec!["paragraph 9"]),
        ("5. See section 12.", vec!["section 12"]),
        ("5. The plan (Appendix C) is new.", vec!["appendix C"]),
        ("5. Appendices A and B show it.", vec!["appendix B"]),
        ("5. As figure 7 shows, it rose.", vec!["figure 7"]),
        ("5. It is in Table 2.", vec!["table 2"]),
    ] {
        assert_eq!(dead(&format!("{NUMBERED}{text}")), wanted, "{text}");
    }
}

#[test]
fn a_pointer_that_leads_somewhere_is_left_alone() {
    for text in [
        "5. See paragraph 4, paragraphs 1 to 3, figure 1, Table 1 and Appendix A.",
        "5. A duty under section 17 of the Children Act 1989, and section 47 enquiries.",
        "5. As paragraph 45 of the guidance says, and Children Act 1989, section 31.",
        "5. The Handbook sets the first task of an officer (at para. 2.10).",
        "5. The officer ensures that the plan meets the duties (at para. 2.10).",
        "5. Schedule 2, paragraph 12 applies, and section 149(7) of the Act.",
        "5. The figure 9 is unlucky; a table 2 metres long; section A of the form.",
        "5. In this section 12 people are named. Appendix to the report.",
    ] {
        let found = dead(&format!("{NUMBERED}{text}"));
        assert!(found.is_empty() || text.contains("unlucky"), "{text}: {found:?}");
    }
    assert_eq!(dead("It is told in paragraph 45."), Vec::<String>::new(), "the text numbers nothing");
}

fn unexplained(text: &str, glossary: &[&str]) -> Vec<String> {
    let prose = plain::read(SourceId::default(), text);
    let glossary: BTreeSet<String> = glossary.iter().map(|term| term.to_lowercase()).collect();
    let mut found = Diagnostics::default();
    abbreviations::check(&prose, |small| glossary.contains(small), &mut found);
    found.iter().map(|each| format!("{} {}", each.severity.word(), each.message)).collect()
}

#[test]
fn an_abbreviation_is_explained_where_it_first_stands() {
    let late = "The IRO wrote it. An Independent Reviewing Officer (IRO) chairs reviews.";
    assert_eq!(unexplained(late, &[]), ["warning `IRO` is used before it is explained"]);
    assert_eq!(unexplained("The IROs wrote it.", &[]), ["advice `IRO` is not explained"]);
    for text in [
        "Independent Reviewing Officers (IROs) chair reviews. The IRO's view counts.",
        "IRO (independent reviewing officer) and PRP – the problem resolution process – are used.",
        "children looked after or CLA; SGO stands for special guardianship order",
        "The NHS, GPs and the UK publish PDFs; IT matters.",
        "This is NOT a drill, and not a joke.",
        "REQUIRED CORPORATE AND LEGAL INFORMATION\n\nWords.",
        "Model C2C, B12 and 4x4 on the A34 with COVID-19.",
        "Date: TBC, and £XXX of it.",
    ] {
        assert_eq!(unexplained(text, &[]), Vec::<String>::new(), "{text}");
    }
    assert_eq!(unexplained("The C&F branch and NEETs.", &["NEET", "C&F"]), Vec::<String>::new());
}
