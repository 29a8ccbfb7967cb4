//! A small project whose site comes in numbered editions, every page of which says to which edition it belongs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use candour::bundle::{Artifact, Bundle, OutputPath, Sink};
use candour::emit::{self, Changes, EmitError, Entry, Manifest, Settings};

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

    /// A process that publishes an edition of numbered pages (`examples/publish.rs`).
    pub fn publisher(&self, edition: u32, pages: u32, threads: u32) -> Command {
        let mut command = Command::new(publisher());
        command.arg(self.folder.path()).args([edition, pages, threads].map(|n| n.to_string()));
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// The edition that stands in the folder, after a look at every file: all are there that the list names, unharmed,
    /// none else, and all are of one edition.
    pub fn edition(&self) -> u32 {
        edition(&self.output())
    }

    /// Whether nothing is left beside the folder.
    pub fn is_tidy(&self) -> bool {
        !self.path(".output.candour").exists()
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

/// The example program, built once for each run of the tests, since `cargo test --test emit` alone does not build it.
/// Where a test runs that cannot start Cargo (a program for Windows, under Wine), `CANDOUR_PUBLISHER` names it.
pub fn publisher() -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    if let Some(ready) = std::env::var_os("CANDOUR_PUBLISHER") {
        return ready.into();
    }
    let build = || {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--offline", "--example", "publish"]);
        if !cfg!(debug_assertions) {
            cargo.arg("--release");
        }
        assert!(cargo.status().unwrap().success());
        let test = std::env::current_exe().unwrap();
        let built = test.parent().and_then(Path::parent).unwrap();
        built.join("examples").join("publish").with_extension(std::env::consts::EXE_EXTENSION)
    };
    BUILT.get_or_init(build).clone()
}

/// See [`Project::edition`].
pub fn edition(output: &Path) -> u32 {
    let list = Manifest::read(output).unwrap().unwrap_or_else(|| panic!("no site in {}", output.display()));
    let mut found = BTreeMap::new();
    collect(output, "", &mut found);
    found.retain(|name, _| !name.ends_with('/') && name != "candour-manifest.json");
    let listed: BTreeMap<_, _> =
        list.files().iter().map(|(path, entry)| (path.to_string(), entry.clone())).collect();
    assert_eq!(
        found.keys().collect::<Vec<_>>(),
        listed.keys().collect::<Vec<_>>(),
        "missing or foreign files"
    );
    let mut editions = Vec::new();
    for (name, bytes) in &found {
        assert_eq!(Entry::of(bytes), listed[name], "{name} is torn");
        editions.extend(page_edition(std::str::from_utf8(bytes).unwrap()));
    }
    editions.dedup();
    assert_eq!(editions.len(), 1, "a mixed site");
    editions[0]
}

/// The edition that a page names in all its lines; `None` for a page that never changes.
pub fn page_edition(page: &str) -> Option<u32> {
    let mut named: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("edition ")).collect();
    named.dedup();
    assert_eq!(named.len(), 1, "a page that is empty or mixed: {page}");
    named[0].parse().ok()
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
