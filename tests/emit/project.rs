//! A small project whose site comes in numbered editions, every page of which says to which edition it belongs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use candour::bundle::{Artifact, Bundle, OutputPath, Sink};
use candour::emit::{self, Changes, EmitError, Settings};

/// A project in a folder of its own.
pub struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    /// A project with inputs and no site.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["content", "data", "themes"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        fs::write(folder.path().join("site.yaml"), "title: Test\n").unwrap();
        Self { folder }
    }

    /// A path in the project.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The folder of the site.
    pub fn output(&self) -> PathBuf {
        self.path("output")
    }

    /// The settings of a build of this project.
    pub fn settings(&self) -> Settings {
        let inputs = ["content", "data", "themes", "site.yaml"].map(|name| self.path(name)).to_vec();
        Settings { root: self.folder.path().to_path_buf(), inputs }
    }

    /// Publishes these files.
    pub fn publish(&self, files: &[(&str, &str)]) -> Result<Changes, EmitError> {
        emit::write(bundle(files), &self.output(), &self.settings())
    }

    /// Everything in the project but its inputs, by path; folders end in `/`.
    pub fn snapshot(&self) -> BTreeMap<String, Vec<u8>> {
        let mut found = BTreeMap::new();
        collect(self.folder.path(), "", &mut found);
        found.retain(|name, _| !["content/", "data/", "themes/", "site.yaml"].contains(&name.as_str()));
        found
    }

    /// The names of everything in the project but its inputs, folders and the list of files.
    pub fn files(&self) -> Vec<String> {
        let wanted = |name: &String| !name.ends_with('/') && !name.ends_with("candour-manifest.json");
        self.snapshot().into_keys().filter(wanted).collect()
    }
}

/// A site of these files.
pub fn bundle(files: &[(&str, &str)]) -> Bundle {
    let bundle = Bundle::new();
    for (path, text) in files {
        bundle.put(OutputPath::new(path).unwrap(), Artifact::text(*text)).unwrap();
    }
    bundle
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            found.insert(format!("{name}/"), Vec::new());
            collect(&entry.path(), &format!("{name}/"), found);
        } else {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}
