//! A project's own templates: what is told of their faults, and what they replace.

use super::Theme;
use crate::bundle::{Bundle, OutputPath};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::page::samples::bare_site;
use crate::page::{Edition, Options, assets, glossary};
use crate::source::SourceMap;
use std::collections::BTreeMap;

/// What is told of a template of the project.
fn told(path: &str, text: &str) -> Vec<String> {
    let mut sources = SourceMap::default();
    let mut diagnostics = Diagnostics::default();
    let project = BTreeMap::from([(path.to_owned(), text.as_bytes().to_vec())]);
    if let Some(theme) = Theme::load("council", &project, &mut sources, &mut diagnostics) {
        let (site, options) = (bare_site(), Options::default());
        let edition = Edition { site: &site, theme: &theme, sources: &sources, options: &options };
        if let Err(found) = glossary(&edition, &Bundle::new()) {
            diagnostics.push(*found);
        }
    }
    let place = |found: &Diagnostic| match &found.place {
        Place::Words(span) => {
            let at = sources.position(*span);
            format!("{}:{}:{} `{}`", sources.path(span.source), at.line, at.column, sources.words(*span))
        }
        other => format!("{other:?}"),
    };
    diagnostics.iter().map(|found| format!("{}: {} {}", found.code, place(found), found.message)).collect()
}

#[test]
fn a_fault_in_a_template_is_told_with_its_line() {
    let cases = [
        (
            "<p>one</p>\n{% if %}\n",
            "glossary.html:2:7 `%}` the template `glossary.html` cannot be used at line 2, column 7: found `%}` but expected",
        ),
        (
            "<p>é</p>\n<p>é {{ page.titel }}</p>\n",
            "glossary.html:2:14 `titel` the template `glossary.html` cannot be used at line 2, column 14: field `titel` is not defined; available fields: terms",
        ),
        (
            "{{ <tag words={3}/> }}",
            "glossary.html:1:4 `<tag words={3}/>` the template `glossary.html` cannot be used at line 1, column 4: component argument `words`",
        ),
    ];
    for (template, wanted) in cases {
        let found = told("templates/glossary.html", template);
        let wanted = format!("theme/template: themes/council/templates/{wanted}");
        assert!(found.len() == 1 && found[0].starts_with(&wanted), "{found:?}");
    }
    let found = told("templates/glossary.html", "{% extends \"none.html\" %}");
    assert!(found[0].contains("templates/glossary.html") && found[0].contains("`none.html`"), "{found:?}");
}

#[test]
fn a_theme_cannot_bring_what_runs() {
    let cases = [
        (
            "templates/glossary.html",
            "{% extends \"base.html\" %}{% block content %}<script src=\"own.js\"></script>{% endblock content %}",
            "theme/template: File(ProjectPath(\"themes/council/templates/glossary.html\")) the template `glossary.html` makes a page that cannot be used: the page holds `<script>`",
        ),
        (
            "templates/base.html",
            "<!DOCTYPE html>\n<html lang=\"en\"><head><title>x</title></head>{% block content %}{% endblock content %}</html>",
            "theme/template: File(ProjectPath(\"themes/council/templates/base.html\")) the template `glossary.html` makes a page that cannot be used: the page does not begin",
        ),
        (
            "static/own.js",
            "alert(1)",
            "theme/template: File(ProjectPath(\"themes/council/static/own.js\")) a theme may publish",
        ),
    ];
    for (path, text, wanted) in cases {
        let found = told(path, text);
        assert!(found.len() == 1 && found[0].starts_with(wanted), "{found:?}");
    }
}

#[test]
fn a_project_replaces_one_file_and_keeps_the_rest() {
    let mut sources = SourceMap::default();
    let mut diagnostics = Diagnostics::default();
    let own = "{% extends \"base.html\" %}{% block content %}<h1>Our words</h1>{% endblock content %}";
    let project = BTreeMap::from([
        ("templates/glossary.html".to_owned(), own.as_bytes().to_vec()),
        ("static/crest.svg".to_owned(), b"<svg/>".to_vec()),
    ]);
    let theme = Theme::load("council", &project, &mut sources, &mut diagnostics).unwrap();
    assert!(diagnostics.is_empty());
    let (site, options, bundle) = (bare_site(), Options::default(), Bundle::new());
    let edition = Edition { site: &site, theme: &theme, sources: &sources, options: &options };
    glossary(&edition, &bundle).unwrap();
    assets(&edition, &bundle).unwrap();
    let get = |path: &str| bundle.get(&OutputPath::new(path).unwrap()).unwrap();
    assert!(get("glossary.html").as_text().unwrap().contains("<h1>Our words</h1>"));
    assert!(get("glossary.html").as_text().unwrap().contains("class=\"masthead\""));
    assert_eq!(get("assets/crest.svg").bytes(), b"<svg/>");
    assert!(get("assets/icon.svg").bytes().starts_with(b"<svg"));
}

#[test]
fn only_html_that_is_already_safe_goes_unescaped() {
    for (name, text) in super::templates() {
        for (at, _) in text.match_indices("| safe") {
            let before = text[..at].trim_end();
            assert!(before.ends_with("_html"), "{name}: …{}", &before[before.len() - 30..]);
        }
    }
}
