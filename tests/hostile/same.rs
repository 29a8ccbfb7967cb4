//! The same files give the same bytes, wherever, whenever and however they are built.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use candour::Wish;
#[cfg(target_os = "linux")]
use candour::emit::Entry;
use candour::source::ProjectPath;

use crate::project::{Project, files};

#[test]
fn row_10_files_in_memory_give_the_site_that_they_give_on_the_disk() {
    let project = Project::new();
    project.write("themes/council/static/extra.txt", "kept");
    project.write("content/.hidden.md", "not read");
    let held = files(&project.path("."));
    let held = held.into_iter().map(|(path, bytes)| (ProjectPath::new(path), bytes)).collect();
    let (checked, bundle) = candour::assemble_files(&held, &Wish::default());
    assert!(checked.diagnostics.is_empty(), "{:?}", checked.diagnostics);
    let bundle = bundle.unwrap().into_files();
    let bundle: BTreeMap<String, Vec<u8>> =
        bundle.into_iter().map(|(path, file)| (path.as_str().to_owned(), file.bytes().to_vec())).collect();
    assert!(project.candour(&["build"]).status.success());
    let mut written = files(&project.path("output"));
    assert!(written.remove(candour::bundle::MANIFEST).is_some());
    assert_eq!(bundle.keys().collect::<Vec<_>>(), written.keys().collect::<Vec<_>>());
    assert!(bundle == written, "the same names, but other bytes");
}

/// Writes a project's files anew, in this order: a file system in memory lists them by the order of their making.
#[cfg(target_os = "linux")]
fn copy(files: &[(&String, &Vec<u8>)], into: &Path) {
    for (name, bytes) in files {
        let path = into.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// The files of a project of many papers, each with charts, a table and figures, so that threads have something to mix.
#[cfg(target_os = "linux")]
fn many_papers() -> BTreeMap<String, Vec<u8>> {
    let project = Project::new();
    for item in 2..20 {
        let paper = format!(
            "---\ntitle: Paper {item}\nitem: {item}\nfrom: Director\npurpose: noting\nsummary: '{{wards: 2021, Hart}} children'\n---\n\n\
             ## Caf\u{e9}s\n\nThere were {{wards: 2022, Gosport}} of {{total wards: 2022}}, see [another](paper.md).\n\n\
             ```chart\ndata: wards\ntitle: Children in Hart and Gosport\n```\n\n\
             ```table\ndata: wards\ntitle: Children in Hart and Gosport\n```\n"
        );
        project.write(&format!("content/2023-03-28-board/paper-{item}.md"), paper);
        let text = fs::read_to_string(project.path("data/wards.yaml")).unwrap();
        project.write(
            &format!("data/area-{item}/wards.yaml"),
            text.replace("Children looked", &format!("{item} looked")),
        );
    }
    project.write("data/glossary.yaml", "Zebra:\n  means: a horse\nNEET:\n  means: not in work\n");
    files(&project.path("."))
}

/// The digests of all files of a site, as its own list has them, and the list itself.
#[cfg(target_os = "linux")]
fn digests(site: &Path) -> (BTreeMap<String, Entry>, Vec<u8>) {
    let list = fs::read(site.join(candour::bundle::MANIFEST)).unwrap();
    let mut found = files(site);
    found.remove(candour::bundle::MANIFEST);
    (found.into_iter().map(|(name, bytes)| (name, Entry::of(&bytes))).collect(), list)
}

#[cfg(target_os = "linux")]
#[test]
fn row_10_path_time_zone_language_threads_and_order_of_folders_change_no_byte() {
    let source = many_papers();
    let mut order: Vec<(&String, &Vec<u8>)> = source.iter().collect();
    let memory = Path::new("/dev/shm");
    let variants = [
        ("a", "UTC", "C", "1"),
        ("b/with blanks & caf\u{e9}", "Pacific/Auckland", "tr_TR.UTF-8", "7"),
        ("c/deep/er", "America/St_Johns", "ar_EG.UTF-8", "2"),
    ];
    let (mut sites, mut listings) = (Vec::new(), Vec::new());
    for (folder, zone, language, threads) in variants {
        let place = tempfile::tempdir_in(memory).unwrap();
        let root = place.path().join(folder);
        copy(&order, &root);
        order.reverse();
        let listing = fs::read_dir(root.join("content/2023-03-28-board")).unwrap();
        listings.push(listing.map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>());
        let mut build = Command::new(env!("CARGO_BIN_EXE_candour"));
        build.args(["build", "--root"]).arg(&root).arg("--output").arg(place.path().join("site"));
        build.env("TZ", zone).env("LANG", language).env("LC_ALL", language).env("HOME", place.path());
        build.env("RAYON_NUM_THREADS", threads).env_remove("SOURCE_DATE_EPOCH").current_dir(place.path());
        let ended = build.output().unwrap();
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
        sites.push(digests(&place.path().join("site")));
    }
    assert_ne!(
        listings[0], listings[1],
        "both folders list their files in one order: the test shows nothing"
    );
    assert!(sites[0].0.len() > 30, "{} files", sites[0].0.len());
    for site in &sites[1..] {
        assert_eq!(site.0, sites[0].0);
        assert!(site.1 == sites[0].1, "another list of files");
    }
}

/// Builds with this in the environment, and says how that ended, what it said, and what the front page holds.
fn dated(epoch: &str, options: &[&str]) -> (Option<i32>, String, String) {
    let project = Project::new();
    let mut build = Command::new(env!("CARGO_BIN_EXE_candour"));
    build.arg("build").args(options).arg("--root").arg(project.path(".")).env("SOURCE_DATE_EPOCH", epoch);
    let ended = build.output().unwrap();
    let page = fs::read_to_string(project.path("output/index.html")).unwrap_or_default();
    (ended.status.code(), String::from_utf8_lossy(&ended.stderr).into_owned(), page)
}

#[test]
fn row_11_the_date_of_source_date_epoch_is_that_of_the_edition() {
    // 2023-11-14T22:13:20Z, the next day in half of the world: the zone of the machine has no say.
    let (code, said, page) = dated("1700000000", &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(page.contains("This edition is dated 14 November 2023"), "{page}");
    let (_, _, page) = dated("1700000000", &["--date", "2024-02-29"]);
    assert!(page.contains("This edition is dated 29 February 2024"), "what is typed goes before: {page}");
}

#[test]
fn row_11_a_source_date_epoch_that_is_no_number_stops_the_build() {
    for epoch in ["yesterday", "", "1.5", "2023-11-14", "99999999999999999", "\u{1b}[31m"] {
        let (code, said, page) = dated(epoch, &[]);
        assert_eq!((code, page.as_str()), (Some(2), ""), "{epoch}: {said}");
        assert!(said.contains("SOURCE_DATE_EPOCH is `") && said.contains("seconds since 1970"), "{said}");
        assert!(!said.contains('\u{1b}'), "{said:?}");
    }
}
