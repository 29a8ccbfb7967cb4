//! The handbook is true: its files build, its figures print as it says, its links lead somewhere.
//!
//! An example in `docs/` whose fence names a path after the language is a whole file. A row of `docs/figures.md`
//! with a reference in its next to last cell has in its last cell what that reference prints.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

mod reading;

use reading::{files, keys, printed_rows, prose, without_tags};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

fn page(name: &str) -> String {
    fs::read_to_string(docs().join(name)).unwrap_or_else(|error| panic!("docs/{name}: {error}"))
}

/// Runs the program in a folder.
fn candour(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_candour")).args(arguments).current_dir(folder).output().unwrap()
}

/// Runs the program and wants exit code 0; what it printed is the message when it is another.
fn succeeds(folder: &Path, arguments: &[&str]) {
    let output = candour(folder, arguments);
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "candour {arguments:?}\n{out}{err}");
}

fn save(folder: &Path, files: &[(String, String)]) {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

#[test]
fn the_files_of_the_formats_page_are_a_site_without_a_finding() {
    let folder = tempfile::tempdir().unwrap();
    let files = files(&page("formats.md"));
    assert!(files.len() > 12, "the page has lost its files: {files:?}");
    save(folder.path(), &files);
    succeeds(folder.path(), &["check", "--strict"]);
    succeeds(folder.path(), &["build", "--strict"]);
    assert!(folder.path().join("output/index.html").is_file());
}

#[test]
fn every_reference_prints_what_the_handbook_says() {
    let folder = tempfile::tempdir().unwrap();
    save(folder.path(), &files(&page("formats.md")));
    let rows = printed_rows(&page("figures.md"));
    assert!(rows.len() > 20, "the tables have lost their rows: {rows:?}");
    let mut paper = String::from(
        "---\ntitle: Proof\nitem: 9\nfrom: Test\npurpose: noting\ndata: homes\nstatutory:\n  \
         strategic-plan: {homes: yes, economy: no}\n  background-documents: none\n---\n",
    );
    for (at, (written, _)) in rows.iter().enumerate() {
        writeln!(paper, "\nrow {at} begins {written} ends").unwrap();
    }
    let path = "content/2024-06-12-housing-board/proof";
    save(folder.path(), &[(format!("{path}.md"), paper)]);
    succeeds(folder.path(), &["build"]);
    let html = fs::read_to_string(folder.path().join("output/2024-06-12-housing-board/proof.html")).unwrap();
    let text = without_tags(&html);
    let mut wrong = Vec::new();
    for (at, (written, printed)) in rows.iter().enumerate() {
        let after = text.split_once(&format!("row {at} begins ")).map_or("", |(_, after)| after);
        let got = after.split_once(" ends").map_or("", |(got, _)| got);
        if got.replace('\u{a0}', " ") != *printed {
            wrong.push(format!("{written}: the handbook says `{printed}`, the page `{got}`"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_first_paper_is_written_as_the_handbook_tells() {
    let folder = tempfile::tempdir().unwrap();
    succeeds(folder.path(), &["new", "site", "reports"]);
    let site = folder.path().join("reports");
    succeeds(&site, &["build", "--strict"]);
    let files = files(&page("first-paper.md"));
    for arguments in [
        ["new", "meeting", "2024-06-12-housing-board"],
        ["new", "dataset", "homes/empty"],
        ["new", "paper", "2024-06-12-housing-board/empty-homes"],
    ] {
        assert!(page("first-paper.md").contains(&format!("candour {}", arguments.join(" "))));
        succeeds(&site, &arguments);
    }
    for (path, _) in &files {
        assert!(site.join(path).is_file(), "`candour new` did not make {path}");
    }
    save(&site, &files);
    succeeds(&site, &["check", "--strict"]);
    succeeds(&site, &["build"]);
    assert!(site.join("output/2024-06-12-housing-board/empty-homes.html").is_file());
}

#[test]
fn a_mistake_in_the_first_paper_is_named_with_its_line_and_its_remedy() {
    let folder = tempfile::tempdir().unwrap();
    succeeds(folder.path(), &["new", "site", "reports"]);
    let site = folder.path().join("reports");
    let mut files = files(&page("first-paper.md"));
    let mut place = String::new();
    for (_, text) in &mut files {
        if let Some(at) = text.lines().position(|line| line.starts_with("In Castleton {")) {
            place = format!("empty-homes.md:{}", at + 1);
            *text = text.replace("In Castleton {empty: Castleton", "In Castleton {empty: Casselton");
        }
    }
    save(&site, &files);
    let output = candour(&site, &["check"]);
    assert_eq!(output.status.code(), Some(1));
    let printed = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    for wanted in [place.as_str(), "Casselton", "did you mean `Castleton`"] {
        assert!(printed.contains(wanted), "no `{wanted}` in:\n{printed}");
    }
}

#[test]
fn every_key_of_every_kind_of_file_is_in_the_handbook() {
    let formats = page("formats.md");
    let mut missing = Vec::new();
    for kind in ["site", "dataset", "paper", "meeting", "page", "glossary"] {
        let output = candour(&docs(), &["schema", kind]);
        let schema = serde_json::from_slice(&output.stdout).unwrap();
        let mut found = BTreeSet::new();
        keys(&schema, &mut found);
        assert!(found.len() > 1, "the schema of a {kind} has no keys");
        let unknown = found.into_iter().filter(|key| !formats.contains(&format!("`{key}`")));
        missing.extend(unknown.map(|key| format!("{key} of a {kind}")));
    }
    assert!(missing.is_empty(), "docs/formats.md does not tell of {missing:?}");
}

#[test]
fn links_between_the_pages_of_the_handbook_lead_somewhere() {
    let pages = [
        "README.md",
        "checking.md",
        "first-paper.md",
        "formats.md",
        "figures.md",
        "publishing.md",
        "rely-on.md",
    ];
    let mut links = 0;
    for name in pages {
        let text = prose(&page(name));
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let target_page = page(if file.is_empty() { name } else { file });
            let headings = target_page.lines().filter(|line| line.starts_with('#'));
            let slug =
                |heading: &str| heading.trim_start_matches(['#', ' ']).to_lowercase().replace(' ', "-");
            let found = anchor.is_empty() || headings.map(slug).any(|slug| slug == anchor);
            assert!(found, "docs/{name}: `{target}` leads nowhere");
            links += 1;
        }
    }
    assert!(links > 10, "only {links} links were found");
}

/// Plays the console blocks of a page in a folder: each line `$ candour …` is typed, and what follows it is replaced by
/// what the program prints. A block that names a file saves it first.
fn play(markdown: &str, folder: &Path) -> String {
    let mut played = String::new();
    let mut rest = markdown;
    while let Some((before, after)) = rest.split_once("```console\n") {
        save(folder, &files(before));
        let (block, behind) = after.split_once("```\n").unwrap();
        played.push_str(before);
        played.push_str("```console\n");
        for line in block.lines().filter(|line| line.starts_with("$ candour ")) {
            let words: Vec<&str> = line.split_whitespace().skip(2).collect();
            let output = candour(folder, &words);
            let out = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
            writeln!(played, "{line}").unwrap();
            played.push_str(&out);
            if let Some(code) = output.status.code().filter(|code| *code != 0) {
                writeln!(played, "[exit {code}]").unwrap();
            }
        }
        played.push_str("```\n");
        rest = behind;
    }
    save(folder, &files(rest));
    played + rest
}

#[test]
fn the_chapter_on_checking_shows_what_the_program_prints() {
    let folder = tempfile::tempdir().unwrap();
    let written = page("checking.md");
    let played = play(&written, folder.path());
    if std::env::var_os("BLESS").is_some() {
        fs::write(docs().join("checking.md"), &played).unwrap();
    } else {
        assert_eq!(played, written);
    }
    assert!(played.matches("\n$ candour ").count() >= 6, "the chapter has lost its examples");
    for wanted in ["claim/share-of-count", "paper/leftover", "privacy/telephone", "becomes", "\"statistics\""]
    {
        assert!(played.contains(wanted), "the chapter does not show `{wanted}`");
    }
}
