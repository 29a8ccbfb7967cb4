//! A project that is built in steps comes to what a clean build comes to: see README.md.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

mod chance;
mod edits;
mod start;

use candour::bundle::{Artifact, OutputPath};
use candour::diagnostic::terminal;
use candour::source::ProjectPath;
use candour::{Checked, Project, Wish, assemble};
use chance::Chance;
use start::Files;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// How many edits all walks make together, unless `CANDOUR_EDITS` says otherwise.
const EDITS: usize = 1_200;
/// How many walks there are, each on a site of its own.
const WALKS: u64 = 4;
/// After so many steps with mistakes everything is mended, so that pages are compared too.
const PATIENCE: usize = 1;

fn number(name: &str, default: usize) -> usize {
    std::env::var(name).map_or(default, |text| text.parse().expect("a number"))
}

/// One walk: the project in a folder, as the preview has built it so far.
struct Walk {
    folder: tempfile::TempDir,
    project: Project,
    wish: Wish,
    files: Files,
    pages: BTreeMap<OutputPath, Artifact>,
    log: String,
    edits: usize,
    /// How many steps ended with pages.
    shown: usize,
}

/// What a step ends with, for comparing.
struct Result {
    findings: String,
    pages: Option<BTreeMap<OutputPath, Artifact>>,
}

impl Walk {
    fn new(wish: Wish) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::new(folder.path(), &wish);
        let (pages, log) = (BTreeMap::new(), String::new());
        let mut walk = Self { folder, project, wish, files: Files::new(), pages, log, edits: 0, shown: 0 };
        walk.save(&start::files());
        walk
    }

    /// Writes what differs to the folder, and says which files that were.
    fn save(&mut self, files: &Files) -> BTreeSet<ProjectPath> {
        let all: BTreeSet<&String> = files.keys().chain(self.files.keys()).collect();
        let changed: Vec<&String> =
            all.into_iter().filter(|path| files.get(*path) != self.files.get(*path)).collect();
        for path in &changed {
            let file = self.folder.path().join(path);
            match files.get(*path) {
                Some(bytes) => {
                    fs::create_dir_all(file.parent().unwrap()).unwrap();
                    fs::write(file, bytes).unwrap();
                }
                None => {
                    fs::remove_file(&file).unwrap();
                    // An empty folder is no folder to most who look.
                    let _ = fs::remove_dir(file.parent().unwrap());
                }
            }
        }
        let changed = changed.into_iter().map(|path| ProjectPath::new(path.as_str())).collect();
        self.files.clone_from(files);
        changed
    }

    /// Builds what changed, and compares with a clean build.
    fn step(&mut self, changed: Option<&BTreeSet<ProjectPath>>) {
        let changes = self.project.build(changed);
        let stands = changes.is_some();
        for (path, now) in changes.into_iter().flatten() {
            match now {
                Some(artifact) => drop(self.pages.insert(path, artifact)),
                None => drop(self.pages.remove(&path)),
            }
        }
        let pages = stands.then(|| self.pages.clone());
        let ours = Result { findings: findings(self.project.checked()), pages };
        let (checked, bundle) = assemble(self.folder.path(), &self.wish);
        let clean =
            Result { findings: findings(&checked), pages: bundle.map(candour::bundle::Bundle::into_files) };
        self.shown += usize::from(stands);
        if let Some(difference) = difference(&ours, &clean) {
            panic!("{difference}\n\nafter these edits:\n{}", self.log);
        }
    }

    fn walk(&mut self, seed: u64, edits: usize) {
        writeln!(self.log, "seed {seed}").unwrap();
        let mut chance = Chance::new(seed);
        self.step(None);
        let mut faulty = 0;
        while self.edits < edits {
            let mut files = self.files.clone();
            let together = 1 + chance.below(4);
            for _ in 0..together {
                let said = edits::any(&mut files, &mut chance);
                writeln!(self.log, "{:5} {said}", self.edits).unwrap();
                self.edits += 1;
            }
            if faulty >= PATIENCE {
                writeln!(self.log, "      {}", edits::mend_all(&mut files)).unwrap();
            }
            let changed = self.save(&files);
            let told = chance.below(2) == 0;
            let before = self.shown;
            self.step(told.then_some(&changed));
            faulty = if self.shown > before { 0 } else { faulty + 1 };
        }
    }
}

fn findings(checked: &Checked) -> String {
    terminal::render(&checked.diagnostics, &checked.sources.map, false)
}

/// The first difference in words.
fn difference(ours: &Result, clean: &Result) -> Option<String> {
    if ours.findings != clean.findings {
        return Some(format!("in steps:\n{}\nclean:\n{}", ours.findings, clean.findings));
    }
    let (ours, clean) = match (&ours.pages, &clean.pages) {
        (None, None) => return None,
        (Some(ours), Some(clean)) => (ours, clean),
        (ours, _) => {
            return Some(format!(
                "only the {} build has pages",
                if ours.is_some() { "stepped" } else { "clean" }
            ));
        }
    };
    let all: BTreeSet<&OutputPath> = ours.keys().chain(clean.keys()).collect();
    let path = all.into_iter().find(|path| ours.get(*path) != clean.get(*path))?;
    let text = |pages: &BTreeMap<OutputPath, Artifact>| match pages.get(path) {
        Some(page) => String::from_utf8_lossy(page.bytes()).into_owned(),
        None => "not there".to_owned(),
    };
    let (ours, clean) = (text(ours), text(clean));
    let differing = ours.lines().zip(clean.lines()).find(|(ours, clean)| ours != clean);
    let (ours, clean) = differing.unwrap_or((&ours, &clean));
    Some(format!("{path} differs\nin steps: {ours}\nclean:    {clean}"))
}

#[test]
fn a_project_built_in_steps_is_as_if_built_at_once() {
    let (first, edits) = (number("CANDOUR_SEED", 1), number("CANDOUR_EDITS", EDITS));
    let each = edits.div_ceil(usize::try_from(WALKS).unwrap());
    let walks: Vec<_> = (0..WALKS)
        .map(|at| {
            let seed = u64::try_from(first).unwrap() + at;
            std::thread::spawn(move || {
                let mut walk = Walk::new(Wish { drafts: at % 2 == 1, ..Wish::default() });
                walk.walk(seed, each);
                (walk.edits, walk.shown)
            })
        })
        .collect();
    let made: Vec<(usize, usize)> = walks
        .into_iter()
        .map(|walk| walk.join().expect("a walk whose every step was as a clean build"))
        .collect();
    let (edits_made, shown): (usize, usize) =
        made.into_iter().fold((0, 0), |(edits, shown), (more, seen)| (edits + more, shown + seen));
    assert!(edits_made >= edits, "{edits_made} edits");
    assert!(shown * 8 > edits_made, "only {shown} steps of {edits_made} edits ended with pages");
}

#[test]
fn what_a_change_does_not_touch_is_not_made_again() {
    let mut walk = Walk::new(Wish { drafts: true, ..Wish::default() });
    let first = walk.project.build(None);
    let first =
        first.unwrap_or_else(|| panic!("not sound at the beginning:\n{}", findings(walk.project.checked())));
    let first = first.len();
    let changes = |walk: &mut Walk, path: &str, from: &str, to: &str| {
        let mut files = walk.files.clone();
        let text = String::from_utf8(files[path].clone()).unwrap();
        assert!(text.contains(from), "{path} has no “{from}”");
        files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
        let changed = walk.save(&files);
        let made = walk.project.build(Some(&changed)).expect("a sound site");
        made.into_keys().map(|path| path.to_string()).collect::<Vec<_>>()
    };
    assert!(first > 20, "{first} files");
    let one = "content/2024-01-10-board/one.md";
    let board =
        ["2024-01-10-board/index.html", "2024-01-10-board/one", "2024-01-10-board/one.html", "index.html"];
    let made = changes(&mut walk, one, "In all", "All in all");
    assert!(made.iter().all(|path| board.iter().any(|of| path.starts_with(of))), "{made:?}");
    assert!(made.iter().any(|path| path == "2024-01-10-board/one.html"), "{made:?}");
    let made = changes(&mut walk, "data/b/places.yaml", "total: 24", "total: 24 # as printed");
    assert!(made.contains(&"2024-01-10-board/two.html".to_owned()), "{made:?}");
    assert!(
        !made.iter().any(|path| path.starts_with("2024-01-10-board/one") || path.starts_with("data/a")),
        "{made:?}"
    );
    assert!(walk.project.build(None).expect("a sound site").is_empty(), "nothing changed");
    let path = Path::new("site.yaml");
    fs::write(walk.folder.path().join(path), &walk.files["site.yaml"]).unwrap();
    assert!(walk.project.build(None).expect("a sound site").is_empty(), "saved again as it was");
}
