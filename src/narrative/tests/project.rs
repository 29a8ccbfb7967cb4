//! A small project with a paper, in memory, and what its pages get.

use crate::diagnostic::Diagnostics;
use crate::narrative::*;
use crate::source::ProjectPath;
use std::collections::BTreeMap;

const SITE: &str = "title: T\norganisation: O\npublished: 2024-01-01\nstatutory:\n  law:\n    title: Law\n    kind: text\n    intro: See [the page](content/about/law.md).\n";
const AREAS: &str = "title: In touch\nunit: percent\nbetter: higher\nby: [year, area]\nvalues:\n  2021: {Hampshire: 85.0, Kent: \"[x]\"}\n  2022: {Hampshire: \"84.2 [p]\", Kent: 80}\nnotes: {\"[x]\": Lost., Kent: A county.}\nsource: {document: The return, page: 3}\n";
const GENDER: &str = "title: People by gender\nunit: people\nbetter: neither\nby: [gender]\nplace: Hampshire\nperiod: 2022\nvalues: {Male: 484, Female: 302}\ntotal: 786\nsource: {document: The return}\n";
const STEPS: &str = "title: Steps\nkind: milestones\nrows:\n  - {what: Built, when: 2023-05-01, status: complete}\n  - {what: Opened, when: July 2024, status: not started}\n  - {what: Full, when: 2025, status: \"[x]\"}\nsource: {document: The plan}\n";

/// A project with one paper, whose front matter goes on with `front`.
pub(super) fn project(front: &str, body: &str) -> Site {
    let mut files = BTreeMap::new();
    let mut save = |path: &str, text: &str| files.insert(ProjectPath::new(path), text.as_bytes().to_vec());
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
    let sources = crate::load::read_memory(&files, &mut diagnostics);
    let site = crate::resolve::site(&sources, &mut diagnostics).unwrap();
    let errors: Vec<&String> = diagnostics.iter().map(|finding| &finding.message).collect();
    assert!(!diagnostics.has_errors(), "{errors:?}");
    site
}

/// The same chart for each of the first blocks.
pub(super) fn charts() -> BTreeMap<BlockIndex, ChartParts> {
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
pub(super) fn with<T>(site: &Site, write: impl FnOnce(&Context<'_>, &Paper) -> T) -> T {
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

/// The parts of a paper whose text is given.
pub(super) fn parts(body: &str) -> PaperParts {
    with(&project("", body), paper)
}

/// The text of a paper as HTML.
pub(super) fn body(body: &str) -> String {
    let text = parts(body).article.body.0;
    assert_balanced(&text);
    text
}

/// Every element is closed in its turn, and no identifier stands twice.
pub(super) fn assert_balanced(html: &str) {
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
