//! The sections that every paper answers: as declared by the site, and as answered by a paper.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::load::shapes::RawStatutory;
use crate::load::yaml::{FromNode, Kind, Node};
use crate::load::yaml::{Keyed, wrong_type};
use crate::markdown::{self, Harvest, Role};
use crate::model::settings::{Settings, StatutoryAnswer, StatutoryKind, StatutorySection};
use crate::source::{Excerpt, Span, Spanned, Substr};

/// The sections that `site.yaml` declares.
pub(super) fn sections(
    raw: Option<Keyed<RawStatutory>>,
    diagnostics: &mut Diagnostics,
) -> Vec<StatutorySection> {
    let raw = raw.map_or_else(Vec::new, |keyed| keyed.0);
    raw.into_iter().map(|(id, section)| declare(&id, section, diagnostics)).collect()
}

fn declare(id: &Spanned<Substr>, raw: RawStatutory, diagnostics: &mut Diagnostics) -> StatutorySection {
    let RawStatutory { title, kind, items, intro, required } = raw;
    let items: Vec<(String, String)> = items.map_or_else(Vec::new, |items| {
        items.0.into_iter().map(|(key, words)| (key.value.to_string(), words)).collect()
    });
    let kind = match kind.as_ref().map(|kind| kind.value.as_str()) {
        Some("yes-no") => StatutoryKind::YesNo(items),
        None | Some("text") => StatutoryKind::Text,
        Some(other) => {
            let span = kind.as_ref().map_or(id.span, |kind| kind.span);
            let message = format!("found `{other}`, wanted `yes-no` or `text`");
            let help = "write `kind: text`, or `kind: yes-no` with `items:`";
            diagnostics.push(Diagnostic::new(Code::KEY_VALUE, span, message).help(help));
            if items.is_empty() { StatutoryKind::Text } else { StatutoryKind::YesNo(items) }
        }
    };
    if matches!(&kind, StatutoryKind::YesNo(items) if items.is_empty()) {
        let message = format!("the section `{}` asks yes or no, and has no items", id.value);
        diagnostics.push(
            Diagnostic::new(Code::SITE_SETTINGS, id.span, message)
                .help("add `items:` with a key and words for each"),
        );
    }
    let mut harvest = Harvest::default();
    let intro = intro.map(|text| markdown::parse(&text, Role::Fragment, &mut harvest, diagnostics));
    refuse_figures(&harvest, diagnostics);
    StatutorySection { id: id.value.to_string(), title, intro, kind, required: required.unwrap_or(true) }
}

/// Figure references are computed in pages, meetings and papers only.
pub(super) fn refuse_figures(harvest: &Harvest, diagnostics: &mut Diagnostics) {
    for figure in &harvest.figures {
        diagnostics.push(
            Diagnostic::new(Code::FIGURE_SYNTAX, figure.span, "a figure reference cannot stand here")
                .help("write the figure in a paper, or `\\{` for a brace that is just a brace"),
        );
    }
}

/// A paper's answers, one for each section that the site declares.
pub(super) fn answers(
    raw: Option<Keyed<Node>>,
    settings: &Settings,
    front: Span,
    harvest: &mut Harvest,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<StatutoryAnswer>> {
    let mut given = raw.map_or_else(Vec::new, |keyed| keyed.0);
    for (key, _) in &given {
        if !settings.statutory.iter().any(|section| section.id == key.value) {
            let known: Vec<&str> = settings.statutory.iter().map(|section| section.id.as_str()).collect();
            let message = format!("`{}` is no statutory section of site.yaml", key.value);
            let help = suggest::did_you_mean(&key.value, known.iter().copied())
                .unwrap_or_else(|| format!("the sections are {}", suggest::one_of(known)));
            diagnostics.push(Diagnostic::new(Code::KEY_UNKNOWN, key.span, message).help(help));
        }
    }
    let mut answers = Vec::new();
    for section in &settings.statutory {
        let at = given.iter().position(|(key, _)| key.value == section.id);
        let answer = at.map(|at| given.swap_remove(at));
        if answer.is_none() && section.required {
            let message =
                format!("the statutory section `{}` ({}) is not answered", section.id, section.title);
            let help = match section.kind {
                StatutoryKind::Text => format!("under `statutory:` add `{}: none`, or the text", section.id),
                StatutoryKind::YesNo(_) => {
                    format!("under `statutory:` add `{}:` with yes or no for each item", section.id)
                }
            };
            diagnostics.push(Diagnostic::new(Code::PAPER_STATUTORY, front, message).help(help));
        }
        answers.push(answer.and_then(|(key, node)| match &section.kind {
            StatutoryKind::Text => text(node, harvest, diagnostics),
            StatutoryKind::YesNo(_) if is_sentence(&node) => text(node, harvest, diagnostics),
            StatutoryKind::YesNo(items) => yes_no(&key, node, items, diagnostics),
        }));
    }
    answers
}

fn text(node: Node, harvest: &mut Harvest, diagnostics: &mut Diagnostics) -> Option<StatutoryAnswer> {
    let mut words = Excerpt::from_node(node, diagnostics)?;
    if words.text.trim().eq_ignore_ascii_case("none") {
        words = Excerpt::verbatim("None.", words.source(), words.span(0, 0).start);
    }
    Some(StatutoryAnswer::Text(markdown::parse(&words, Role::Fragment, harvest, diagnostics)))
}

/// A paper that neither links to the plan nor denies it says so in words; a bare `yes` is a mistake.
fn is_sentence(node: &Node) -> bool {
    node.text().is_some_and(|words| words.trim().contains(char::is_whitespace))
}

fn yes_no(
    key: &Spanned<Substr>,
    node: Node,
    items: &[(String, String)],
    diagnostics: &mut Diagnostics,
) -> Option<StatutoryAnswer> {
    let Kind::Map(mut given) = node.kind else {
        let wanted =
            format!("yes or no for each of {}", suggest::one_of(items.iter().map(|(key, _)| key.as_str())));
        wrong_type(&node, &wanted, diagnostics);
        return None;
    };
    let mut answers = Vec::new();
    for (item, words) in items {
        match given.iter().position(|(found, _)| found.value == *item) {
            Some(at) => answers.push(bool::from_node(given.swap_remove(at).1, diagnostics).unwrap_or(false)),
            None => {
                let message = format!("`{}` does not answer `{item}` ({words})", key.value);
                diagnostics.push(
                    Diagnostic::new(Code::PAPER_STATUTORY, key.span, message)
                        .help(format!("add `{item}: yes` or `{item}: no`")),
                );
            }
        }
    }
    for (unknown, _) in given {
        let message = format!("`{}` is no item of `{}`", unknown.value, key.value);
        let help = suggest::did_you_mean(&unknown.value, items.iter().map(|(key, _)| key.as_str()));
        diagnostics.push(Diagnostic::new(Code::KEY_UNKNOWN, unknown.span, message).maybe_help(help));
    }
    (answers.len() == items.len()).then_some(StatutoryAnswer::YesNo(answers))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostics;
    use crate::load;
    use crate::model::settings::StatutoryAnswer;

    /// What a paper's answer to a yes-no section becomes, and what is said of it.
    fn answer(written: &str) -> (Option<StatutoryAnswer>, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        let save = |path: &str, text: &str| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        let plan = "statutory:\n  plan: {title: Plan, kind: yes-no, items: {homes: Homes}}\n";
        save("site.yaml", &format!("title: T\norganisation: O\npublished: 2024-01-01\n{plan}"));
        save("content/index.md", "---\ntitle: T\n---\n");
        save("content/2024-01-02-board/index.md", "---\nboard: B\ndate: 2024-01-02\n---\n");
        let front = format!("title: P\nitem: 1\nfrom: D\npurpose: noting\nstatutory: {{plan: {written}}}");
        save("content/2024-01-02-board/paper.md", &format!("---\n{front}\n---\n"));
        let mut diagnostics = Diagnostics::default();
        let sources = load::read(folder.path(), &mut diagnostics);
        let site = super::super::site(&sources, &mut diagnostics).unwrap();
        let answer = site.papers().next().and_then(|(_, paper)| paper.statutory.first().cloned()).flatten();
        (answer, diagnostics.iter().map(|diagnostic| diagnostic.message.clone()).collect())
    }

    #[test]
    fn a_section_of_yes_and_no_can_be_answered_by_a_sentence() {
        let (answer, said) = answer("The slides do not say");
        assert!(matches!(answer, Some(StatutoryAnswer::Text(_))), "{answer:?}");
        assert!(said.is_empty(), "{said:?}");
    }

    #[test]
    fn a_bare_yes_answers_no_item() {
        let (answer, said) = answer("yes");
        assert!(answer.is_none(), "{answer:?}");
        assert_eq!(said.len(), 1, "{said:?}");
    }
}
