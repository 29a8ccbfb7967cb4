//! What is shown: the pages of the last good build, what was found since, and a number that changes with either.

use crate::bundle::{Artifact, OutputPath};
use crate::publish::Changes;
use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::sync::watch;

/// The files of a site.
pub(super) type Files = BTreeMap<OutputPath, Artifact>;

/// The preview as all requests see it.
pub(super) struct Preview {
    shown: RwLock<Shown>,
    changed: watch::Sender<u64>,
}

/// One state of the preview.
#[derive(Default)]
pub(super) struct Shown {
    /// The last site without errors.
    pub files: Option<Files>,
    /// The errors found since, as the terminal tells them.
    pub findings: Option<String>,
    /// The number of this state: it differs from that of every state before, also of servers that ran before.
    pub number: u64,
}

impl Preview {
    /// A preview that has nothing to show yet.
    pub fn new() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        // Whole milliseconds stay below 2^53, so that scripts can read them as numbers.
        let number = u64::try_from(since.as_millis()).unwrap_or(0);
        Self { shown: RwLock::new(Shown { number, ..Shown::default() }), changed: watch::Sender::new(number) }
    }

    /// Shows the outcome of a build: the files that were made anew; without any the pages that are there stay. The same
    /// again changes nothing.
    pub fn show(&self, changes: Option<Changes>, findings: Option<String>) {
        let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
        let mut differs = shown.findings != findings || (changes.is_some() && shown.files.is_none());
        if let Some(changes) = changes {
            let files = shown.files.get_or_insert_default();
            for (path, now) in changes {
                differs |= files.get(&path) != now.as_ref();
                match now {
                    Some(artifact) => drop(files.insert(path, artifact)),
                    None => drop(files.remove(&path)),
                }
            }
        }
        if differs {
            shown.findings = findings;
            shown.number += 1;
            let _ = self.changed.send_replace(shown.number);
        }
    }

    /// Looks at what is shown now.
    pub fn now<T>(&self, look: impl FnOnce(&Shown) -> T) -> T {
        look(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Tells the number of each state from the present one on.
    pub fn follow(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(text: &str) -> Changes {
        [(OutputPath::new("index.html").unwrap(), Some(Artifact::text(text)))].into()
    }

    fn text(preview: &Preview) -> String {
        let text = |files: &Files| files.values().next().unwrap().as_text().unwrap().to_owned();
        preview.now(|shown| text(shown.files.as_ref().unwrap()))
    }

    fn findings(preview: &Preview) -> Option<String> {
        preview.now(|shown| shown.findings.clone())
    }

    #[test]
    fn a_file_that_is_gone_is_shown_no_more() {
        let preview = Preview::new();
        preview.show(Some(files("a")), None);
        let number = preview.now(|shown| shown.number);
        preview.show(Some([(OutputPath::new("index.html").unwrap(), None)].into()), None);
        preview.now(|shown| assert!(shown.files.as_ref().unwrap().is_empty() && shown.number > number));
    }

    #[test]
    fn a_mistake_leaves_the_last_good_pages_standing() {
        let preview = Preview::new();
        preview.show(Some(files("good")), None);
        preview.show(None, Some("error".to_owned()));
        assert_eq!((text(&preview).as_str(), findings(&preview).as_deref()), ("good", Some("error")));
        preview.show(Some(files("mended")), None);
        assert_eq!((text(&preview).as_str(), findings(&preview)), ("mended", None));
    }

    #[test]
    fn only_what_differs_counts_as_a_change() {
        let preview = Preview::new();
        let mut numbers = Vec::new();
        for (made, findings) in [("a", None), ("a", None), ("b", None), ("b", Some("x")), ("b", Some("x"))] {
            preview.show(Some(files(made)), findings.map(str::to_owned));
            numbers.push(preview.now(|shown| shown.number));
        }
        let steps: Vec<u64> = numbers.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert_eq!(steps, [0, 1, 1, 0]);
        assert_eq!(*preview.follow().borrow(), numbers[4]);
    }
}
