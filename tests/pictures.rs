//! Charts as pictures (PNG): what a reader downloads where `site.yaml` asks for them, and who does not wait for them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use candour::Wish;
use candour::bundle::MANIFEST;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const PAPER: &str = "---\ntitle: Libraries\nitem: 1\nfrom: Director\npurpose: noting\n---\n\nMore came.\n\n\
                     ```chart\ndata: visits\ntitle: Visits rose\nid: visits-chart\n```\n\n\
                     ```timeline\ndata: steps\ntitle: Steps\nid: steps-list\n```\n";

/// A project with one chart and one timeline, whose settings go on with `settings`.
fn project(settings: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let save = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    save("site.yaml", &format!("title: Papers\norganisation: Council\npublished: 2026-01-01\n{settings}"));
    save("content/index.md", "---\ntitle: Papers\n---\n\nWelcome.\n");
    save("content/2026-01-12-board/index.md", "---\nboard: Board\ndate: 2026-01-12\n---\n");
    save("content/2026-01-12-board/paper.md", PAPER);
    let source = "source: {document: Return}\n";
    save(
        "data/visits.yaml",
        &format!(
            "title: Visits\nunit: visits\nbetter: higher\nby: [year]\nvalues: {{2023: 70, 2024: 90, 2025: 120}}\n{source}"
        ),
    );
    let steps = ["2026-01-20", "2026-03-01", "2026-06-01"]
        .map(|day| format!("  - {{what: Step of {day}, when: {day}, status: not started}}\n"));
    save("data/steps.yaml", &format!("title: Steps\nkind: milestones\nrows:\n{}{source}", steps.concat()));
    folder
}

/// The published paper, its picture and the site's manifest.
fn published(root: &Path) -> (String, Option<Vec<u8>>, String) {
    let output = root.join("output");
    let built = candour::build(root, &output, &Wish::default(), &|_, _| {});
    assert!(built.outcome.is_ok(), "{:?}", built.checked.diagnostics);
    let page = output.join("2026-01-12-board/paper");
    let text = fs::read_to_string(page.join("index.html"))
        .or_else(|_| fs::read_to_string(page.with_extension("html")));
    (
        text.unwrap(),
        fs::read(page.join("visits-chart.png")).ok(),
        fs::read_to_string(output.join(MANIFEST)).unwrap(),
    )
}

#[test]
fn a_picture_is_linked_with_its_size_and_stands_in_the_manifest() {
    let folder = project("downloads: [svg, png]\n");
    let (page, picture, manifest) = published(folder.path());
    let picture = picture.unwrap();
    assert_eq!(picture[1..4], *b"PNG");
    let size = format!("(PNG, {}.{} kB)", picture.len() / 1000, picture.len() % 1000 / 100);
    assert!(page.contains("/visits-chart.png\" download=\"\">picture of figure 1</a> "), "{page}");
    assert!(page.contains(&size), "{size} in {page}");
    assert!(manifest.contains("visits-chart.png"), "{manifest}");
    assert!(!manifest.contains("steps-list"), "a timeline is offered as a list: {manifest}");
}

#[test]
fn without_being_asked_for_there_is_none() {
    let (page, picture, manifest) = published(project("").path());
    assert!(picture.is_none() && !page.contains("PNG") && !manifest.contains(".png"), "{page}");
    let (page, picture, _) = published(project("downloads: [png]\n").path());
    assert!(picture.is_some() && !page.contains("SVG"), "{page}");
    let (page, picture, _) = published(project("downloads: []\n").path());
    assert!(picture.is_none() && page.contains("Download: <a"), "the data is still offered: {page}");
}

#[test]
fn what_is_made_for_the_preview_names_the_picture_and_does_not_paint_it() {
    let folder = project("downloads: [svg, png]\n");
    let (checked, bundle) = candour::assemble(folder.path(), &Wish::default());
    assert!(checked.diagnostics.is_empty(), "{:?}", checked.diagnostics);
    let files = bundle.unwrap().into_files();
    let file = |end: &str| files.iter().find(|(path, _)| path.as_str().ends_with(end)).unwrap().1;
    assert!(file("visits-chart.png").bytes().is_empty());
    let pages = files.values().filter_map(|file| file.as_text());
    assert!(
        pages.clone().any(|text| text.contains("picture of figure 1 (PNG, made when the site is built)"))
    );
    assert!(!pages.clone().any(|text| text.contains("visits-chart.png\"")), "a link to what is not there");
}
