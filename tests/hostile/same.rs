//! The same files give the same bytes, wherever, whenever and however they are built.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use candour::Wish;
use candour::source::ProjectPath;

use crate::project::Project;

/// The files below a folder, by path from there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut found, mut open) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

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
