//! A small project without a fault, to which a test adds one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;
use std::thread;
use std::time::{Duration, Instant};

use candour::diagnostic::json;
use serde_json::Value;

/// The files of the sound project.
const SOUND: [(&str, &str); 5] = [
    (
        "site.yaml",
        "title: Board papers\norganisation: Coast Council\nlanguage: en-GB\npublished: 2023-03-20\n",
    ),
    ("content/index.md", "---\ntitle: Board papers\n---\n\nWelcome.\n"),
    ("content/2023-03-28-board/index.md", "---\nboard: Board\ndate: 2023-03-28\n---\n"),
    (
        "content/2023-03-28-board/paper.md",
        "---\ntitle: A paper\nitem: 1\nfrom: Director\npurpose: noting\nperiod: '2022'\nsummary: In short.\n\
         recommendations:\n  - That the board notes the paper.\n---\n\n## Purpose\n\nThere are {wards: 2022, Hart}.\n",
    ),
    (
        "data/wards.yaml",
        "title: Children looked after by ward\ndefinition: Children looked after on 31 March.\nunit: children\n\
         better: neither\nby: [year, ward]\nvalues:\n  2021: {Hart: 12, Gosport: 30}\n  2022: {Hart: 15, Gosport: 28}\n\
         source: {document: Annual report, paragraph: 3}\n",
    ),
];

/// A project in a folder of its own.
pub struct Project {
    folder: tempfile::TempDir,
}

/// One finding, as programs read it.
#[derive(Debug)]
pub struct Finding {
    /// Such as `yaml/syntax`.
    pub code: String,
    /// `error`, `warning` or `advice`.
    pub severity: String,
    /// The file, or nothing.
    pub file: String,
    /// `line:column`, or nothing.
    pub at: String,
    /// What was found.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The places that belong to it, as `line:column text`.
    pub related: Vec<String>,
}

/// What a check of the project found, and how much work it was.
#[derive(Debug)]
pub struct Report {
    /// The findings in their order.
    pub findings: Vec<Finding>,
    /// The processor's time.
    pub took: Duration,
}

impl Project {
    /// The sound project.
    pub fn new() -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap() };
        SOUND.iter().for_each(|(name, text)| project.write(name, text));
        project
    }

    /// The sound project with one more file, or another text in one.
    pub fn with(name: &str, text: impl AsRef<[u8]>) -> Self {
        let project = Self::new();
        project.write(name, text);
        project
    }

    /// A path in the project.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file and the folders that lead to it.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The text of a file with something replaced, written back.
    pub fn replace(&self, name: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(old), "{name} has no `{old}`");
        self.write(name, text.replacen(old, new, 1));
    }

    /// Runs the program on the project as an officer does, in a terminal that knows colours.
    pub fn candour(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
        command.args(arguments).arg("--root").arg(self.folder.path());
        command.env("TERM", "xterm-256color").env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1");
        command.output().unwrap()
    }

    /// The same where no colours are wanted: whatever steers a terminal comes from the files.
    #[cfg(unix)]
    pub fn plain(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
        command.args(arguments).arg("--root").arg(self.folder.path());
        command.env("NO_COLOR", "1").env_remove("CLICOLOR_FORCE").output().unwrap()
    }

    /// Reads the project and says what is wrong with it.
    pub fn check(&self) -> Report {
        thread::scope(|scope| scope.spawn(|| self.check_here()).join().unwrap())
    }

    /// All the work is done on this thread, which must be a new one: else the time of other threads would not be counted.
    fn check_here(&self) -> Report {
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build().unwrap();
        let started = spent();
        let checked = alone.install(|| candour::check(self.folder.path(), &candour::Wish::default()));
        let lines = json::render(&checked.diagnostics, &checked.sources.map);
        Report { findings: lines.lines().map(Finding::read).collect(), took: spent().saturating_sub(started) }
    }
}

/// The processor's time that this thread has had, so that a busy machine makes no test fail; elsewhere than on Linux,
/// time as it goes by.
fn spent() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let statistics = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    match statistics.split(' ').next().and_then(|nanoseconds| nanoseconds.parse().ok()) {
        Some(nanoseconds) => Duration::from_nanos(nanoseconds),
        None => START.elapsed(),
    }
}

impl Finding {
    fn read(line: &str) -> Self {
        let value: Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let at = |value: &Value| match (&value["line"], &value["column"]) {
            (Value::Number(line), Value::Number(column)) => format!("{line}:{column}"),
            _ => String::new(),
        };
        let related = value["related"].as_array().into_iter().flatten();
        Self {
            code: text("code"),
            severity: text("severity"),
            file: text("file"),
            at: at(&value),
            message: text("message"),
            help: value["help"].to_string(),
            related: related
                .map(|place| format!("{} {}", at(place), place["text"].as_str().unwrap()))
                .collect(),
        }
    }
}

impl Report {
    /// The codes and places of all findings, as `code file:line:column`.
    pub fn places(&self) -> Vec<String> {
        let place = |found: &Finding| match found.at.as_str() {
            "" => format!("{} {}", found.code, found.file),
            at => format!("{} {}:{at}", found.code, found.file),
        };
        self.findings.iter().map(place).collect()
    }

    /// The one finding there is.
    pub fn only(&self) -> &Finding {
        assert_eq!(self.findings.len(), 1, "{self:#?}");
        &self.findings[0]
    }
}

/// A link to a folder or file, whatever the system.
#[cfg(unix)]
pub fn link(to: impl AsRef<std::path::Path>, from: impl AsRef<std::path::Path>) {
    std::os::unix::fs::symlink(to, from).unwrap();
}

#[test]
fn the_sound_project_is_sound() {
    assert_eq!(Project::new().check().places(), [""; 0]);
}

/// The files below a folder, by path from there.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
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
