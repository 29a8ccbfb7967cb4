//! Typed statistics and the cells that they are.

use super::edit;
use super::*;
use std::path::Path;

const SITE: &str = "title: S\norganisation: O\nlanguage: en-GB\ntheme: council\npublished: 2026-01-01\n";
const MEETING: &str = "---\nboard: Board\ndate: 2026-01-12\n---\n";
const FRONT: &str = "---\ntitle: Paper\nitem: 1\nfrom: F\npurpose: noting\ndata: d\n---\n\n";

const HOMES: &str = "title: Homes standing empty\nunit: homes\nbetter: lower\nby: [place, year]\nvalues:\n  Castle: {2023: 41, 2024: 38}\n  \
    Market: {2023: 1207, 2024: 1190}\nsource: {document: Survey}\n";
const TOUCH: &str = "title: Young people in touch with the service\nunit: percent\nbetter: higher\nby: [year, area]\nbenchmark: South East\n\
    values:\n  2023: {Hampshire: 85.0, South East: 91.0}\n  2024: {Hampshire: 84.2, South East: 92.2}\nsource: {document: Report}\n";

/// The tally of a paper with these words, and the codes of what is found.
fn read(words: &str) -> (Tally, Vec<String>) {
    let root = tempfile::tempdir().unwrap();
    let save = |path: &str, text: &str| {
        let path = root.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    save("site.yaml", SITE);
    save("content/index.md", "---\ntitle: Front\n---\n\nWords.\n");
    save("content/2026-01-12-board/index.md", MEETING);
    save("content/2026-01-12-board/paper.md", &format!("{FRONT}{words}\n"));
    save("data/d/homes.yaml", HOMES);
    save("data/d/touch.yaml", TOUCH);
    let mut found = Diagnostics::default();
    let (site, figures, map) = resolved(root.path(), &mut found);
    let (meeting, paper) = site.papers().next().unwrap();
    let focus = crate::check::Focus::Article(&paper.article, Some((meeting, paper)));
    let prose = claims::paper::prose(&paper.article, Some(paper), &figures, &map);
    let reading = Reading::new(&prose);
    let context = Context { whole: &site, figures: &figures, sources: &map, focus, reading: Some(&reading) };
    check(&context, &mut found);
    let codes = found.iter().map(|each| format!("{} {}", each.code.name(), each.message)).collect();
    (tallies(&site, &figures, &map).remove(0), codes)
}

fn resolved(root: &Path, found: &mut Diagnostics) -> (Site, Figures, SourceMap) {
    let sources = crate::load::read(root, found);
    let mut site = crate::resolve::site(&sources, found).unwrap();
    crate::figure::complete(&mut site, found);
    let figures = crate::figure::compute(&site, found);
    (site, figures, sources.map)
}

/// What each typed statistic would become: `=` before what --fix writes.
fn bound(words: &str) -> Vec<String> {
    let typed = read(words).0.typed.into_iter();
    typed
        .map(|typed| {
            let mark = if typed.is_fixable { "=" } else { "" };
            format!("{}{mark}{}", typed.written, typed.reference.unwrap_or_default())
        })
        .collect()
}

#[test]
fn a_typed_number_that_is_one_cell_is_bound() {
    for (words, wanted) in [
        ("In 2024, 1,190 homes stood empty in Market.", "1,190={homes: Market, 2024}"),
        ("In Market **1,207** homes were empty in 2023.", "1,207={homes: Market, 2023}"),
        ("- the empty homes of Castle are 38 now", "38={homes: Castle, 2024}"),
        ("We are in touch with 84.2% of young people.", "84.2%={touch: 2024, Hampshire}"),
        ("The South East is in touch with 91.0% of young people in 2023.", "91.0%={touch: 2023, South East}"),
        ("We are in touch with 84.2 per cent of young people.", "84.2 per cent{touch: 2024, Hampshire}"),
        ("| Empty homes | 2023 |\n|---|---|\n| Market | 1,207 |", "1,207={homes: Market, 2023}"),
        ("## Empty homes: 38 in Castle\n\nWords.", "38{homes: Castle, 2024}"),
    ] {
        assert_eq!(bound(words), [wanted], "{words}");
    }
}

#[test]
fn a_number_that_may_be_another_is_left() {
    for words in [
        "In 2024, 1,190 people came to Market.",
        "In 2023, 1,190 homes stood empty in Castle.",
        "In 2023, 1,190 homes stood empty in Market.",
        "In 2022, 1,190 homes stood empty in Market.",
        "The South East is in touch with 84.2% of young people.",
        "In 2024, 1190.0 homes stood empty in Market.",
        "We are in touch with 85.0% of young people.",
        "We are in touch with 84% of young people.",
        "The council has 38 libraries in Castle.",
        "1,190 homes stood empty.",
        "| Empty homes | 2023 | 2024 |\n|---|---|---|\n| Market | 1,190 | 1,207 |",
    ] {
        let (tally, _) = read(words);
        assert!(tally.typed.iter().all(|typed| !typed.is_fixable), "{words}: {:?}", tally.typed);
    }
}

#[test]
fn bound_and_typed_statistics_are_counted() {
    let (tally, _) = read("We know {homes: Castle, 2024} and {touch: Hampshire, latest}, 12 more and 3%.");
    assert_eq!((tally.bound, tally.statistics()), (2, 4));
    let (tally, _) = read(
        "It rose at 18, held at 19 and fell at 20 and 21; ring 01632 960001. In Year 9, from 2021 to 2023, two of those aged 16 to 18 waited 13 weeks (paragraph 4).",
    );
    assert_eq!(tally.statistics(), 0, "{:?}", tally.typed);
    let (tally, _) = read("Between {homes: Castle, 2024} - {homes: Castle, 2023} homes.");
    assert_eq!((tally.bound, tally.statistics()), (2, 2), "{:?}", tally.typed);
    assert_eq!(Tally::words(28, 64), "28 of 64 statistics are bound to data");
    assert_eq!(Tally::words(1, 1), "1 of 1 statistic is bound to data");
}

#[test]
fn a_typed_number_that_contradicts_its_dataset_is_told() {
    let told = |words| read(words).1;
    assert_eq!(
        told("Homes standing empty in Market in 2024: 1,109."),
        ["figure/contradicts `1,109` is typed, and the dataset it speaks of has 1,190"]
    );
    for words in [
        "Homes standing empty in Market in 2024: around 1,200.",
        "Homes standing empty in Market rose by 12 in 2024.",
        "Homes standing empty in Market in 2024 cost £1,109.",
        "In Market in 2024, 1,109 homes were sold.",
    ] {
        assert_eq!(told(words), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn what_is_bound_once_is_not_bound_again() {
    let words = "In 2024, 1,190 homes stood empty in Market, and 38 in Castle.";
    let (tally, _) = read(words);
    let text = format!("{FRONT}{words}\n");
    let changed = edit::changed(text.as_bytes(), &edit::changes(&tally)).unwrap();
    let body = String::from_utf8(changed).unwrap();
    let body = body.strip_prefix(FRONT).unwrap().trim_end();
    assert_eq!(
        body,
        "In 2024, {homes: Market, 2024} homes stood empty in Market, and {homes: Castle, 2024} in Castle."
    );
    let (again, found) = read(body);
    assert_eq!((again.bound, again.typed.len(), found), (2, 0, Vec::new()));
}
