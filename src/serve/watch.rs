//! Changes of the project's files, told when they have settled.
//!
//! Editors save in two steps, by renaming, or hundreds of files at once: whatever happens within the debounce counts
//! once, and whatever happens during a build leads to one more build. Reading a file is no change. Where the system does
//! not watch a folder, which is told, its files are looked at every second instead. The watcher that `notify` has for this
//! is of no use: it knows times by the second, or reads every picture and document of a site at each look.

use super::Unwatched;
use super::look::Look;
use crate::load::SETTINGS;
use crate::source::ProjectPath;
use notify_debouncer_full::notify::event::{AccessKind, AccessMode};
use notify_debouncer_full::notify::{self, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// How long files must be quiet before they are read, and how often that is looked at: 25 ms at most in all.
pub(super) const DEBOUNCE: Duration = Duration::from_millis(20);
const LOOK: Duration = Duration::from_millis(5);
/// The folders that a site is made from.
const FOLDERS: [&str; 3] = ["content", "data", "themes"];

/// How often the files of a folder that the system does not watch are looked at.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// A watched project.
pub(super) struct Changes {
    root: PathBuf,
    news: Receiver<News>,
    watcher: Box<dyn Watcher>,
    /// The places that the system does not watch, with how deep to look, and how they looked.
    unwatched: Vec<(PathBuf, usize)>,
    looked: Look,
    tell: Tell,
}

/// Told of places that cannot be watched, of each once.
pub(super) type Tell = Box<dyn Fn(&Unwatched) + Send>;

/// What watches folders.
trait Watcher: Send {
    fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> notify::Result<()>;
    fn unwatch(&mut self, folder: &Path);
}

impl Watcher for Debouncer<RecommendedWatcher, RecommendedCache> {
    fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> notify::Result<()> {
        Self::watch(self, folder, mode)
    }

    fn unwatch(&mut self, folder: &Path) {
        // One that was not watched is not watched now either.
        let _ = Self::unwatch(self, folder);
    }
}

/// Where the system has no watcher to give: why.
struct NoWatcher(String);

impl Watcher for NoWatcher {
    fn watch(&mut self, _: &Path, _: RecursiveMode) -> notify::Result<()> {
        Err(notify::Error::generic(&self.0))
    }

    fn unwatch(&mut self, _: &Path) {}
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
pub(super) fn begin(root: &Path, tell: Tell) -> Changes {
    let (send, news) = channel();
    let here = root.to_owned();
    let hear = move |result: DebounceEventResult| tell_of(&here, result, &send);
    let watcher: Box<dyn Watcher> = match new_debouncer(DEBOUNCE, Some(LOOK), hear) {
        Ok(debouncer) => Box::new(debouncer),
        Err(error) => Box::new(NoWatcher(why(&error))),
    };
    Changes::new(root, news, watcher, tell)
}

/// Why a folder cannot be watched, in words.
fn why(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => "the system's limit of watched folders is reached".to_owned(),
        notify::ErrorKind::Io(error) => error.to_string(),
        notify::ErrorKind::Generic(words) => words.clone(),
        _ => error.to_string(),
    }
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
    fn new(root: &Path, news: Receiver<News>, watcher: Box<dyn Watcher>, tell: Tell) -> Self {
        let root = root.to_owned();
        let mut changes = Self { root, news, watcher, unwatched: Vec::new(), looked: Look::default(), tell };
        changes.watch_folders();
        changes
    }

    /// Waits for the next change and takes all that have come; `None` when nothing will come any more.
    pub fn wait(&mut self) -> Option<News> {
        let first = loop {
            if self.unwatched.is_empty() {
                break self.news.recv().ok()?;
            }
            match self.news.recv_timeout(LOOK_AGAIN) {
                Ok(news) => break news,
                Err(RecvTimeoutError::Timeout) => {}
                // Without a watcher nobody else tells anything.
                Err(RecvTimeoutError::Disconnected) => std::thread::sleep(LOOK_AGAIN),
            }
            if let Some(news) = self.look() {
                break news;
            }
        };
        let all = self.news.try_iter().fold(first, News::and);
        if all == News::Folders {
            self.watch_folders();
        }
        Some(all)
    }

    /// Looks at the places that are not watched.
    fn look(&mut self) -> Option<News> {
        let now = self.look_at();
        let before = std::mem::replace(&mut self.looked, now);
        before.differences(&self.looked).filter_map(|path| meaning(&self.root, path)).reduce(News::and)
    }

    fn look_at(&self) -> Look {
        Look::at(self.unwatched.iter().map(|(place, depth)| (place.as_path(), *depth)))
    }

    /// Watches the project's folder and the folders that are there; one that is missing is met again when it appears in
    /// the project's folder. What cannot be watched is told, once as long as it cannot.
    fn watch_folders(&mut self) {
        let before = std::mem::take(&mut self.unwatched);
        let root = (self.root.clone(), RecursiveMode::NonRecursive, 1);
        let folders = FOLDERS.map(|folder| (self.root.join(folder), RecursiveMode::Recursive, usize::MAX));
        let mut told: Option<Unwatched> = None;
        for (folder, mode, depth) in std::iter::once(root).chain(folders) {
            self.watcher.unwatch(&folder);
            if !folder.is_dir() {
                continue;
            }
            let Err(error) = self.watcher.watch(&folder, mode) else { continue };
            // What of it is watched already would be told twice.
            self.watcher.unwatch(&folder);
            if before.iter().all(|(known, _)| *known != folder) {
                let nothing = || Unwatched { folders: Vec::new(), why: why(&error) };
                told.get_or_insert_with(nothing).folders.push(folder.clone());
            }
            self.unwatched.push((folder, depth));
        }
        told.iter().for_each(&self.tell);
        self.looked = self.look_at();
    }
}

#[cfg(test)]
mod tests;
