//! A small sound project, built once, and what becomes of it.

use super::case::Case;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The settings of the sound project.
pub const SETTINGS: &str = "title: Papers\norganisation: Example Council\npublished: 2026-01-05\nstatutory:\n  equalities: {title: Equalities, kind: text}\n";

/// The files of the sound project.
const FILES: &[(&str, &str)] = &[
    ("site.yaml", SETTINGS),
    ("content/index.md", "---\ntitle: Papers of the board\n---\n\nWelcome.\n"),
    ("content/about.md", "---\ntitle: About\n---\n\nAbout us.\n"),
    ("content/2026-01-12-board/index.md", "---\nboard: Board\ndate: 2026-01-12\n---\n"),
    (
        "content/2026-01-12-board/paper.md",
        "---\ntitle: Libraries in 2025\nitem: 1\nfrom: Director of Libraries\npurpose: noting\nstatutory: {equalities: none}\n---\n\nIn 2025 we counted {visits: 2025} people.\n\n```chart\ndata: visits\ntitle: More people came in 2025\n```\n",
    ),
    (
        "data/visits.yaml",
        "title: Visitors\nunit: people\nbetter: higher\nby: [year]\nvalues:\n  2024: 90\n  2025: 100\nsource: {document: Report}\n",
    ),
    (
        "data/branches.yaml",
        "title: Branches\nunit: people\nbetter: higher\nby: [year, branch]\nvalues: branches.csv\nsource: {document: Report}\n",
    ),
    ("data/branches.csv", "year,North,South\n2024,40,50\n2025,43,57\n"),
    ("data/glossary.yaml", "ISBN:\n  means: International Standard Book Number\n"),
];

/// A project in a folder of its own.
pub struct Project {
    folder: TempDir,
}

/// What a run of the program ended with.
pub struct Run {
    /// Its exit code.
    pub code: i32,
    /// What it printed.
    pub output: String,
    /// What it printed of problems.
    pub errors: String,
}

impl Project {
    /// The sound project, built.
    pub fn sound() -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap() };
        for (path, text) in FILES {
            project.write(path, text.as_bytes());
        }
        let built = project.run(&["build"]);
        assert_eq!(built.code, 0, "{}", built.errors);
        project
    }

    /// Writes a file of the project.
    pub fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Puts the mistake of a case into the project.
    pub fn spoil(&self, case: &Case) {
        self.write(case.file, case.bytes());
    }

    /// Whether nothing stands beside the published folder that a build has left.
    pub fn is_tidy(&self) -> bool {
        !self.folder.path().join(".output.candour").exists()
    }

    /// Saves every text file with a byte-order mark and Windows line ends.
    pub fn save_as_windows_does(&self) {
        for (path, text) in FILES {
            self.write(path, format!("\u{feff}{}", text.replace('\n', "\r\n")).as_bytes());
        }
    }

    /// Runs the real program in the project.
    pub fn run(&self, arguments: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_candour"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("NO_COLOR", "1")
            .env_remove("SOURCE_DATE_EPOCH")
            .output()
            .unwrap();
        Run {
            code: output.status.code().unwrap(),
            output: String::from_utf8(output.stdout).unwrap(),
            errors: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Every published file with its bytes.
    pub fn published(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(&self.folder.path().join("output"), &mut files);
        files
    }
}

fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.insert(path.clone(), fs::read(path).unwrap());
        }
    }
}
