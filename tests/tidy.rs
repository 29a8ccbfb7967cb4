//! What holds of the code itself: the direction of imports, the size of files, and where each package is named.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Every phase speaks with these.
const EVERYWHERE: [&str; 3] = ["source", "diagnostic", "model"];
/// Beyond this many lines a file fails.
const LONGEST: usize = 300;
/// What has no name has no home.
const NO_NAMES: [&str; 6] = ["utils", "util", "common", "helpers", "types", "manager"];

/// A Rust file of `src/` with its path from there.
struct File {
    path: String,
    text: String,
}

fn files(folder: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let (mut found, mut open) = (Vec::new(), vec![root.clone()]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                // What cargo makes of `fuzz` where somebody builds it by hand.
                open.extend((!path.ends_with("target")).then_some(path));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                found.push(File { path: name, text: fs::read_to_string(&path).unwrap() });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

impl File {
    /// The phase: the first folder, or the file's own name.
    fn phase(&self) -> &str {
        self.path.split('/').next().unwrap().trim_end_matches(".rs")
    }

    /// The text before the unit tests, without comments.
    fn code(&self) -> String {
        let code = self.text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    }
}

/// The modules in the order in which `lib.rs` lists them.
fn phases() -> Vec<String> {
    let lib = files("src").into_iter().find(|file| file.path == "lib.rs").unwrap();
    let names = lib.text.lines().filter_map(|line| line.strip_prefix("pub mod "));
    names.map(|name| name.trim_end_matches(';').to_owned()).collect()
}

/// The phases that a file names as `crate::phase`.
fn imports(code: &str, phases: &[String]) -> BTreeSet<String> {
    let after = code.split("crate::").skip(1);
    let mut found = BTreeSet::new();
    for rest in after {
        let names = match rest.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or("").split(',').collect(),
            None => vec![rest],
        };
        for name in names {
            let name: String =
                name.trim().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            if phases.contains(&name) {
                found.insert(name);
            }
        }
    }
    found
}

#[test]
fn imports_point_upstream_only() {
    let phases = phases();
    assert!(phases.len() > 12, "lib.rs lists its phases: {phases:?}");
    let place = |phase: &str| phases.iter().position(|known| known == phase);
    let mut wrong = Vec::new();
    for file in files("src").iter().filter(|file| !matches!(file.path.as_str(), "lib.rs" | "main.rs")) {
        let here =
            place(file.phase()).unwrap_or_else(|| panic!("{} belongs to no phase of lib.rs", file.path));
        for import in imports(&file.code(), &phases) {
            let allowed = import == file.phase() || EVERYWHERE.contains(&import.as_str());
            if !allowed && place(&import).unwrap() > here {
                wrong.push(format!("{} imports {import}, which stands below it in lib.rs", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_imports_sees_what_stands_there() {
    let phases = ["load".to_owned(), "emit".to_owned(), "page".to_owned()];
    let code = "use crate::{load::x, emit};\nlet a = crate::page::b();\nuse crate::other;";
    assert_eq!(imports(code, &phases).len(), 3);
}

#[test]
fn no_file_is_too_long() {
    let folders = ["src", "tests", "examples", "fuzz"];
    let all = folders.into_iter().flat_map(files);
    let long: Vec<String> = all
        .map(|file| (file.text.lines().count(), file.path))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("{path}: {lines} lines, at most {LONGEST}"))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_file_has_a_name() {
    for file in files("src") {
        for part in file.path.trim_end_matches(".rs").split('/') {
            assert!(!NO_NAMES.contains(&part), "{}: name it after what it holds", file.path);
        }
    }
}

#[test]
fn every_module_opens_with_what_it_is() {
    for file in files("src") {
        assert!(file.text.starts_with("//! "), "{} does not open with `//!`", file.path);
    }
}

/// A package and the places that may name it.
const HOMES: [(&str, &[&str]); 5] = [
    ("plotters", &["chart/"]),
    ("tera::", &["page/theme/"]),
    ("serde_yaml::", &["load/yaml/"]),
    ("pulldown_cmark::", &["markdown/"]),
    ("annotate_snippets::", &["diagnostic/"]),
];

#[test]
fn each_package_is_named_at_home_only() {
    let mut named = BTreeSet::new();
    for file in files("src") {
        for (package, homes) in HOMES {
            if file.code().contains(package) {
                named.insert(package);
                let at_home = homes.iter().any(|home| file.path.starts_with(home));
                assert!(at_home, "{} names {package}, whose home is {homes:?}", file.path);
            }
        }
    }
    assert_eq!(named.len(), HOMES.len(), "a package that nobody names: {named:?}");
}

/// What only the edges may touch.
const EDGES: [&str; 5] = ["std::fs", "std::env", "std::net", "SystemTime", "Instant::"];
const EDGE_PHASES: [&str; 5] = ["main", "cli", "load", "emit", "serve"];

#[test]
fn files_clock_and_environment_are_touched_at_the_edges_only() {
    for file in files("src").iter().filter(|file| !EDGE_PHASES.contains(&file.phase())) {
        let code = file.code();
        if file.path.ends_with("tests.rs") {
            continue;
        }
        let touched: Vec<&str> = EDGES.into_iter().filter(|edge| code.contains(edge)).collect();
        assert!(touched.is_empty(), "{} touches {touched:?}", file.path);
    }
}

#[test]
fn nothing_tells_of_the_machine_it_was_written_on() {
    let folders = ["src", "tests", "examples", "fuzz"];
    for file in folders.into_iter().flat_map(files) {
        for place in [concat!("/", "work/"), concat!("/", "root/"), concat!("/", "home/")] {
            assert!(!file.text.contains(place), "{} holds `{place}`", file.path);
        }
    }
}
