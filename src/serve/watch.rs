//! Changes of the project's files, told when they have settled.
//!
//! Editors save in two steps, by renaming, or hundreds of files at once: whatever happens within the debounce counts
//! once, and whatever happens during a build leads to one more build. Reading a file is no change.

use crate::load::SETTINGS;
use crate::source::ProjectPath;
use notify_debouncer_full::notify::event::{AccessKind, AccessMode};
use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// How long files must be quiet before they are read, and how often that is looked at: 25 ms at most in all.
pub(super) const DEBOUNCE: Duration = Duration::from_millis(20);
const LOOK: Duration = Duration::from_millis(5);
/// The folders that a site is made from.
const FOLDERS: [&str; 3] = ["content", "data", "themes"];

/// A watched project.
pub(super) struct Changes {
    news: Receiver<News>,
    folders: Vec<PathBuf>,
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
}

/// What a change asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// A new build, with these files read again.
    Build(BTreeSet<ProjectPath>),
    /// The folders watched anew, because one came or went, and a new build with everything looked at.
    Folders,
}

impl News {
    /// The files that changed; `None` when everything is to be looked at.
    pub fn files(&self) -> Option<&BTreeSet<ProjectPath>> {
        match self {
            Self::Build(paths) => Some(paths),
            Self::Folders => None,
        }
    }

    /// Both together.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Build(mut paths), Self::Build(more)) => {
                paths.extend(more);
                Self::Build(paths)
            }
            _ => Self::Folders,
        }
    }
}

/// Begins to watch a project whose folder is a whole path without links.
pub(super) fn begin(root: &Path) -> Result<Changes, String> {
    let (tell, news) = channel();
    let here = root.to_owned();
    let hear = move |result: DebounceEventResult| tell_of(&here, result, &tell);
    let mut debouncer = new_debouncer(DEBOUNCE, Some(LOOK), hear).map_err(|error| error.to_string())?;
    debouncer.watch(root, RecursiveMode::NonRecursive).map_err(|error| error.to_string())?;
    let folders = FOLDERS.map(|folder| root.join(folder)).to_vec();
    let mut changes = Changes { news, folders, debouncer };
    changes.watch_folders();
    Ok(changes)
}

fn tell_of(root: &Path, result: DebounceEventResult, tell: &Sender<News>) {
    let news = match result {
        // The system lost count: look at everything.
        Err(_) => Some(News::Folders),
        Ok(events) if events.iter().any(|event| event.need_rescan()) => Some(News::Folders),
        Ok(events) => {
            let relevant = events.iter().filter(|event| is_change(event.kind));
            let all = relevant.flat_map(|event| &event.paths).filter_map(|path| meaning(root, path));
            all.reduce(News::and)
        }
    };
    if let Some(news) = news {
        let _ = tell.send(news);
    }
}

/// Whether an event can have changed what files say.
fn is_change(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}

/// What a change of a path asks for; `None` for what no site is made from, such as the output folder.
fn meaning(root: &Path, path: &Path) -> Option<News> {
    let inside = path.strip_prefix(root).ok()?;
    let mut parts = inside.components();
    let first = parts.next()?.as_os_str().to_str()?;
    let is_folder = FOLDERS.contains(&first);
    let path = || Some(inside.to_str()?.replace('\\', "/"));
    match (is_folder, parts.next().is_none()) {
        (true, true) => Some(News::Folders),
        // A name that is no text cannot be told apart: look at everything.
        (true, false) => Some(path().map_or(News::Folders, |path| build(&path))),
        (false, _) => (first == SETTINGS).then(|| build(SETTINGS)),
    }
}

fn build(path: &str) -> News {
    News::Build(std::iter::once(ProjectPath::new(path)).collect())
}

impl Changes {
    /// Waits for the next change and takes all that have come; `None` when nothing will come any more.
    pub fn wait(&mut self) -> Option<News> {
        let first = self.news.recv().ok()?;
        let all = self.news.try_iter().fold(first, News::and);
        if all == News::Folders {
            self.watch_folders();
        }
        Some(all)
    }

    /// Watches the folders that are there; one that is missing is met again when it appears in the project's folder.
    fn watch_folders(&mut self) {
        for folder in &self.folders {
            let _ = self.debouncer.unwatch(folder);
            if folder.is_dir() {
                let _ = self.debouncer.watch(folder, RecursiveMode::Recursive);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::time::Instant;

    /// Whether a change is told within a time that a busy machine keeps too.
    fn told(changes: &mut Changes) -> bool {
        let news = changes.news.recv_timeout(Duration::from_secs(20));
        if news == Ok(News::Folders) {
            changes.watch_folders();
        }
        news.is_ok()
    }

    /// Takes all that is still on its way, until it has been quiet for a while.
    fn settle(changes: &mut Changes) {
        while let Ok(news) = changes.news.recv_timeout(DEBOUNCE * 20) {
            if news == News::Folders {
                changes.watch_folders();
            }
        }
    }

    fn project() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        for name in ["content/meeting", "data", "output"] {
            fs::create_dir_all(root.join(name)).unwrap();
        }
        fs::write(root.join("content/meeting/a.md"), "one").unwrap();
        (folder, root)
    }

    #[test]
    fn what_no_site_is_made_from_asks_for_nothing() {
        let root = Path::new("/p");
        let of = |path: &str| meaning(root, Path::new(path));
        for path in ["/p/output/index.html", "/p/.git", "/p", "/q/content/a"] {
            assert_eq!(of(path), None, "{path}");
        }
        for path in ["site.yaml", "data/a.yaml", "content/m/a.md"] {
            assert_eq!(of(&format!("/p/{path}")), Some(build(path)));
        }
        assert_eq!(of("/p/content"), Some(News::Folders));
    }

    #[test]
    fn reading_is_no_change_and_writing_is() {
        let (_kept, root) = project();
        let mut changes = begin(&root).unwrap();
        settle(&mut changes);
        let _ = fs::read(root.join("content/meeting/a.md")).unwrap();
        fs::write(root.join("output/index.html"), "made").unwrap();
        assert!(changes.news.recv_timeout(DEBOUNCE * 10).is_err());
        fs::write(root.join("content/meeting/a.md"), "two").unwrap();
        assert!(told(&mut changes));
    }

    #[test]
    fn an_editor_that_writes_beside_and_renames_is_heard() {
        let (_kept, root) = project();
        let mut changes = begin(&root).unwrap();
        settle(&mut changes);
        fs::write(root.join("content/meeting/.a.md.swp"), "two").unwrap();
        fs::rename(root.join("content/meeting/.a.md.swp"), root.join("content/meeting/a.md")).unwrap();
        assert!(told(&mut changes));
    }

    #[test]
    fn a_folder_that_was_deleted_and_restored_is_watched_again() {
        let (_kept, root) = project();
        let mut changes = begin(&root).unwrap();
        settle(&mut changes);
        fs::remove_dir_all(root.join("content")).unwrap();
        assert!(told(&mut changes));
        settle(&mut changes);
        fs::create_dir_all(root.join("content/meeting")).unwrap();
        assert!(told(&mut changes));
        settle(&mut changes);
        fs::write(root.join("content/meeting/b.md"), "new").unwrap();
        assert!(told(&mut changes));
    }

    #[test]
    fn hundreds_of_changes_are_few_builds() {
        let (_kept, root) = project();
        let mut changes = begin(&root).unwrap();
        settle(&mut changes);
        for number in 0..400 {
            fs::write(root.join(format!("content/meeting/{number}.md")), "x").unwrap();
        }
        let (started, mut builds) = (Instant::now(), 0);
        assert!(changes.wait().is_some());
        while changes.news.recv_timeout(DEBOUNCE * 20).is_ok() && started.elapsed() < Duration::from_secs(30)
        {
            builds += 1;
        }
        assert!(builds < 100, "{builds} builds for 400 changes at once");
    }
}
