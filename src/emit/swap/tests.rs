//! Replacing a folder on a system that cannot exchange two, as Windows cannot, with moves that fail on demand.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use super::*;
use crate::bundle::{Artifact, OutputPath, Sink};
use crate::emit::disk::{Disk, passes_on_windows};
use crate::emit::{Changes, Settings, Staging};

/// The real folders, with refusals.
#[derive(Default)]
struct Faulty {
    /// Whether folders can be exchanged, as on Linux.
    exchanges: bool,
    /// Which moves and exchanges fail, counted from 1: the first, and how many from there on.
    refused: Option<(usize, usize)>,
    /// What the system says to a refused move, as a number; nothing is a refusal that never passes.
    code: Option<i32>,
    /// Whether folders cannot be settled.
    unsettled: bool,
    moves: AtomicUsize,
    waited: Arc<Mutex<Duration>>,
}

impl Faulty {
    /// Counts a move, and says whether it is refused.
    fn refusal(&self) -> io::Result<()> {
        let number = self.moves.fetch_add(1, Ordering::SeqCst) + 1;
        match self.refused {
            Some((first, count)) if number >= first && number - first < count => Err(self
                .code
                .map_or_else(|| ErrorKind::PermissionDenied.into(), io::Error::from_raw_os_error)),
            _ => Ok(()),
        }
    }
}

impl Folders for Faulty {
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        if !self.exchanges {
            return Err(ErrorKind::Unsupported.into());
        }
        self.refusal()?;
        Disk.exchange(one, other)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        // Windows does not move a folder to where one stands, not even an empty one.
        assert!(!to.exists(), "{} is there", to.display());
        self.refusal()?;
        Disk.rename(from, to)
    }

    fn settle(&self, folder: &Path) -> io::Result<()> {
        if self.unsettled { Err(io::Error::from_raw_os_error(5)) } else { Disk.settle(folder) }
    }

    fn may_pass(&self, error: &io::Error) -> bool {
        passes_on_windows(error)
    }

    fn pause(&self, time: Duration) {
        *self.waited.lock().unwrap() += time;
    }
}

struct Project(tempfile::TempDir);

impl Project {
    /// A project with a site of the first edition.
    fn published() -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        project.publish(Faulty::default(), "1").unwrap();
        project
    }

    fn output(&self) -> PathBuf {
        self.0.path().join("output")
    }

    fn settings(&self) -> Settings {
        Settings { root: self.0.path().to_path_buf(), inputs: Vec::new() }
    }

    fn publish(&self, folders: Faulty, edition: &str) -> Result<Changes, EmitError> {
        let staging = Staging::begin_on(Box::new(folders), &self.output(), &self.settings())?;
        for page in ["index.html", "a/b.html"] {
            staging.put(OutputPath::new(page).unwrap(), Artifact::text(edition))?;
        }
        staging.commit()
    }

    /// The edition of the site, every page of which must agree; `None` if there is no site.
    fn edition(&self) -> Option<String> {
        let [index, other] =
            ["index.html", "a/b.html"].map(|page| fs::read_to_string(self.output().join(page)));
        assert_eq!(index.as_ref().ok(), other.as_ref().ok(), "a torn site");
        index.ok()
    }

    fn is_tidy(&self) -> bool {
        fs::read_dir(self.0.path()).unwrap().count() == 1
    }
}

fn refusing(first: usize, count: usize) -> Faulty {
    Faulty { refused: Some((first, count)), ..Faulty::default() }
}

#[test]
fn without_an_exchange_the_old_site_is_moved_aside() {
    let project = Project::published();
    for edition in ["2", "3"] {
        let changes = project.publish(Faulty::default(), edition).unwrap();
        assert_eq!((changes.changed.len(), changes.notes), (2, Vec::new()));
        assert_eq!(project.edition().as_deref(), Some(edition));
        assert!(project.is_tidy());
    }
}

#[test]
fn a_refused_move_leaves_the_old_site() {
    // 1 the old site aside, 2 the new one in.
    for refused in [1, 2] {
        let project = Project::published();
        let error = project.publish(refusing(refused, 1), "2").unwrap_err().to_string();
        assert!(error.starts_with("cannot move"), "{error}");
        assert_eq!(project.edition().as_deref(), Some("1"), "move {refused}");
        assert!(project.is_tidy());
        project.publish(Faulty::default(), "3").unwrap();
        assert_eq!(project.edition().as_deref(), Some("3"));
    }
}

#[test]
fn a_previous_site_that_cannot_be_removed_is_no_failure() {
    let project = Project::published();
    // 3 the old site to the trash.
    let changes = project.publish(refusing(3, 1), "2").unwrap();
    assert!(changes.notes.concat().contains("could not be removed"), "{:?}", changes.notes);
    assert_eq!(project.edition().as_deref(), Some("2"));
    assert_eq!(project.publish(Faulty::default(), "3").unwrap().notes, Vec::<String>::new());
    assert_eq!(project.edition().as_deref(), Some("3"));
    assert!(project.is_tidy());
}

#[test]
fn whoever_is_interrupted_between_two_moves_is_repaired() {
    // From the refused move on nothing works, as after a crash.
    for last in 1..=4 {
        let project = Project::published();
        let _ = project.publish(refusing(last, usize::MAX), "2");
        let between = project.edition();
        crate::emit::recover(&project.output(), &project.settings()).unwrap();
        let expected = if last <= 2 { "1" } else { "2" };
        assert_eq!(project.edition().as_deref(), Some(expected), "crash at move {last}, then {between:?}");
        assert!(project.is_tidy());
    }
}

#[test]
fn a_site_that_can_be_moved_nowhere_is_kept_and_named() {
    let project = Project::published();
    let error = project.publish(refusing(2, usize::MAX), "2").unwrap_err();
    assert!(matches!(error, EmitError::Stranded { .. }), "{error}");
    let EmitError::Stranded { kept, .. } = error else { return };
    assert_eq!(fs::read(kept.join("index.html")).unwrap(), b"1");
    assert_eq!(project.edition(), None);
    project.publish(Faulty::default(), "3").unwrap();
    assert_eq!(project.edition().as_deref(), Some("3"));
    assert!(project.is_tidy());
}

/// A system that says this number to so many moves, from the first or the second on, and how long it made us wait.
fn busy(code: i32, first: usize, count: usize) -> (Faulty, Arc<Mutex<Duration>>) {
    let waited = Arc::new(Mutex::new(Duration::ZERO));
    (Faulty { code: Some(code), waited: waited.clone(), ..refusing(first, count) }, waited)
}

#[test]
fn a_file_that_windows_holds_open_is_waited_for() {
    // 1 the old site aside, 2 the new one in.
    for (code, first) in [(5, 1), (5, 2), (32, 1), (33, 2)] {
        let project = Project::published();
        let (folders, waited) = busy(code, first, 9);
        project.publish(folders, "2").unwrap();
        assert_eq!(project.edition().as_deref(), Some("2"), "os error {code} at move {first}");
        assert_eq!(*waited.lock().unwrap(), Duration::from_millis(10 * 511));
        assert!(project.is_tidy());
    }
}

#[test]
fn a_file_that_windows_never_lets_go_ends_the_build_and_the_old_site_stands() {
    for code in [5, 32, 33] {
        let project = Project::published();
        let (folders, waited) = busy(code, 1, usize::MAX);
        let error = project.publish(folders, "2").unwrap_err().to_string();
        assert!(error.starts_with("cannot move aside"), "{error}");
        // Ten tries, ten seconds, and one more try.
        assert_eq!(*waited.lock().unwrap(), Duration::from_millis(10 * 1023));
        assert_eq!(project.edition().as_deref(), Some("1"));
    }
    // The new site cannot be moved in, and the old one is brought back.
    let project = Project::published();
    let (folders, _) = busy(5, 2, 11);
    project.publish(folders, "2").unwrap_err();
    assert_eq!(project.edition().as_deref(), Some("1"));
    assert!(project.is_tidy());
}

#[test]
fn an_error_that_does_not_pass_by_itself_is_not_waited_for() {
    for code in [2, 13, 28, 112] {
        let project = Project::published();
        let (folders, waited) = busy(code, 1, 1);
        project.publish(folders, "2").unwrap_err();
        assert_eq!(*waited.lock().unwrap(), Duration::ZERO, "os error {code}");
        assert_eq!(project.edition().as_deref(), Some("1"));
    }
}

#[test]
fn a_replacement_that_the_disk_does_not_confirm_is_undone() {
    for exchanges in [false, cfg!(target_os = "linux")] {
        let project = Project::published();
        let unsettled = || Faulty { unsettled: true, exchanges, ..Faulty::default() };
        let error = project.publish(unsettled(), "2").unwrap_err().to_string();
        assert!(error.starts_with("cannot make sure of the folder"), "{error}");
        assert_eq!(project.edition().as_deref(), Some("1"));
        assert!(project.is_tidy());
        fs::remove_dir_all(project.output()).unwrap();
        project.publish(unsettled(), "2").unwrap_err();
        assert_eq!(project.edition(), None);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_replacement_that_can_neither_be_confirmed_nor_undone_loses_no_site() {
    let project = Project::published();
    // 1 the exchange, 2 the exchange back.
    let folders = Faulty { unsettled: true, exchanges: true, ..refusing(2, 1) };
    let error = project.publish(folders, "2").unwrap_err().to_string();
    assert!(error.starts_with("cannot bring back the previous site"), "{error}");
    assert_eq!(project.edition().as_deref(), Some("2"));
    let previous = project.0.path().join(".output.candour/new");
    assert_eq!(fs::read(previous.join("index.html")).unwrap(), b"1");
    project.publish(Faulty::default(), "3").unwrap();
    assert_eq!(project.edition().as_deref(), Some("3"));
    assert!(project.is_tidy());
}
