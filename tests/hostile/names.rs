//! Names of files and paths that some system cannot hold, or that lead where they should not.

use std::collections::BTreeMap;
use std::fs;

use candour::Wish;
use candour::source::ProjectPath;

use crate::project::Project;

const PAGE: &str = "---\ntitle: A page\n---\n\nWords.\n";

#[test]
fn row_12_a_path_in_a_file_cannot_leave_the_project() {
    // Files that would do very well, if they were in the project.
    let outside = tempfile::tempdir().unwrap();
    for (name, text) in
        [("x", "secret"), ("x.png", "secret"), ("x.csv", "year,value\n2021,4711\n"), ("x.md", PAGE)]
    {
        fs::write(outside.path().join(name), text).unwrap();
    }
    let beside = format!("../../{}/x", outside.path().file_name().unwrap().to_str().unwrap());
    let absolute = outside.path().join("x").to_str().unwrap().to_owned();
    let encoded = beside.replace("..", "%2e%2e");
    let (drive, server) = ("C:\\\\x", "\\\\\\\\server\\\\x");
    for path in [&*beside, &absolute, &encoded, drive, server, "../../../../../../../../etc/passwd"] {
        for (name, text) in [
            ("content/page.md", format!("---\ntitle: A page\n---\n\n[here]({path})\n")),
            ("content/page.md", format!("---\ntitle: A page\n---\n\n[here]({path}.md)\n")),
            ("content/page.md", format!("---\ntitle: A page\n---\n\n![a picture]({path}.png)\n")),
            ("data/more.yaml", format!("title: More\nunit: children\nby: [year]\nvalues: {path}.csv\n")),
            (
                "site.yaml",
                format!("title: Papers\norganisation: C\npublished: 2023-03-20\ntheme: '{path}'\n"),
            ),
        ] {
            let project = Project::with(name, &text);
            let report = project.check();
            let found = report.findings.iter().find(|found| found.severity == "error" && found.file == name);
            let found = found.unwrap_or_else(|| panic!("nothing is wrong with {text}: {report:#?}"));
            assert!(!found.at.is_empty(), "{found:?}");
            assert!(!report.findings.iter().any(|found| found.message.contains("4711")), "{report:#?}");
        }
    }
}

#[test]
fn row_26_an_accent_in_two_spellings_is_one_name() {
    let project = Project::new();
    project.write("content/caf\u{e9}.md", PAGE);
    assert_eq!(project.check().places(), [""; 0]);
    project.write("content/cafe\u{301}.md", PAGE);
    let report = project.check();
    assert!(report.findings.iter().any(|found| found.code == "file/name"), "{report:#?}");
}

/// The codes and messages of a sound project with these files, held in memory: a disk may not be able to.
fn in_memory(added: &[(&str, &str)]) -> Vec<(String, String)> {
    let sound = Project::new();
    let mut files = BTreeMap::new();
    for name in ["site.yaml", "content/index.md", "data/wards.yaml"] {
        files.insert(ProjectPath::new(name), fs::read(sound.path(name)).unwrap());
    }
    files.extend(added.iter().map(|(name, text)| (ProjectPath::new(*name), text.as_bytes().to_vec())));
    let (checked, site) = candour::assemble_files(&files, &Wish::default());
    assert!(site.is_none(), "{added:?} became a site");
    checked.diagnostics.iter().map(|found| (found.code.to_string(), found.message.clone())).collect()
}

#[test]
fn row_27_names_that_some_system_cannot_hold_are_refused_on_every_system() {
    let long = "x".repeat(200);
    for name in ["CON", "aux", "Lpt1", "page.", "page ", " page", "a:b", "a%2e", "a#b", "a\u{202e}b", &long] {
        for place in [format!("content/{name}.md"), format!("content/about/{name}/page.md")] {
            // A full stop or space before the ending is at no edge.
            if ["page.", "page "].contains(&name) && !place.ends_with("/page.md") {
                continue;
            }
            let told = in_memory(&[(&place, PAGE)]);
            assert!(told.iter().any(|(code, _)| code == "file/name"), "{place} was taken: {told:?}");
            if cfg!(windows) {
                continue;
            }
            let project = Project::with(&place, PAGE);
            let report = project.check();
            let found = report.findings.iter().find(|found| found.code == "file/name");
            let found = found.unwrap_or_else(|| panic!("{place} was taken: {report:#?}"));
            assert!(found.file.contains(name) && !found.help.is_empty(), "{found:?}");
        }
    }
}

#[test]
fn row_27_two_names_that_differ_in_capitals_are_refused() {
    let dataset = fs::read_to_string(Project::new().path("data/wards.yaml")).unwrap();
    for (one, other, text) in [
        ("content/Ward.md", "content/ward.md", PAGE),
        ("content/About/one.md", "content/about/two.md", PAGE),
        ("content/STRASSE.md", "content/strasse.md", PAGE),
        ("content/\u{c9}.md", "content/\u{e9}.md", PAGE),
        ("data/Wards.yaml", "data/wards.yaml", &dataset),
    ] {
        let told = in_memory(&[(one, text), (other, text)]);
        let found = told.iter().find(|(code, _)| code == "file/name");
        assert!(
            found.is_some_and(|(_, message)| message.contains("differ only in capitals")),
            "{one}: {told:?}"
        );
        if cfg!(not(target_os = "linux")) {
            continue;
        }
        let project = Project::with(one, text);
        project.write(other, text);
        let report = project.check();
        let found = report.findings.iter().find(|found| found.code == "file/name");
        let found = found.unwrap_or_else(|| panic!("{one} and {other} were taken: {report:#?}"));
        assert!(found.message.contains("differ only in capitals"), "{found:?}");
    }
}

#[test]
fn row_27_files_that_become_one_on_the_site_are_told_by_their_names() {
    for (files, told) in [
        (
            &["content/data/wards.md"][..],
            "`content/data/wards.md` and `data/wards.yaml` both become `data/wards.html`",
        ),
        (
            &["content/data/index.md"],
            "`content/data/index.md` and a file that Candour makes both become `data/index.html`",
        ),
        (
            &["content/Data/page.md"],
            "`content/Data/page.md` and `data/wards.yaml` become `Data` and `data`, which differ only in capital letters, \
             and Windows and macOS take them for one",
        ),
        (
            &["content/about.md", "content/about.html/page.md"],
            "`content/about.md` and `content/about.html/page.md` would make `about.html` both a file and a folder of the \
             site",
        ),
    ] {
        let project = Project::new();
        files.iter().for_each(|name| project.write(name, PAGE));
        let report = project.check();
        let found = report.only();
        assert_eq!(
            (found.code.as_str(), found.file.as_str(), found.message.as_str()),
            ("file/name", files[0], told)
        );
        assert!(found.help.contains("rename"), "{found:?}");
        let mut preview = candour::Project::new(&project.path("."), &Wish::default());
        assert!(preview.build(None).is_none(), "{told}");
        let again: Vec<&str> =
            preview.checked().diagnostics.iter().map(|found| found.message.as_str()).collect();
        assert_eq!(again, [told]);
        fs::remove_file(project.path(files[0])).unwrap();
        let made = preview.build(None).unwrap_or_else(|| panic!("mended, and still told: {told}"));
        let (_, site) = candour::assemble(&project.path("."), &Wish::default());
        let left = made.into_iter().filter_map(|(path, file)| Some((path, file?)));
        assert!(left.collect::<BTreeMap<_, _>>() == site.unwrap().into_files(), "{told}");
    }
}

#[test]
fn two_names_that_cannot_both_be_are_told_alike_whichever_page_is_made_first() {
    let project = Project::with("content/Data/page.md", "---\ntitle: A page\n---\n");
    let threads = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap();
    let told = || {
        let checked = threads.install(|| candour::check(&project.path("."), &Wish::default())).diagnostics;
        checked.iter().map(|found| format!("{:?} {}", found.place, found.message)).collect::<Vec<_>>()
    };
    let first = told();
    assert!(!first.is_empty());
    for _ in 0..60 {
        assert_eq!(told(), first);
    }
}
