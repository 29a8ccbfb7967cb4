//! A line that shows how far long work is, when a person watches.

use std::io::{IsTerminal as _, Write as _};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_millis(600);
/// How often the line is drawn again.
const REFRESH: Duration = Duration::from_millis(100);

/// How wide the bar is, in characters.
const WIDTH: usize = 30;

/// Draws the line.
pub struct Progress {
    watched: bool,
    drawn: Mutex<Drawn>,
}

struct Drawn {
    started: Instant,
    last: Option<Instant>,
}

impl Progress {
    /// A line on the error stream; nothing is drawn when that is no terminal, or when asked to be quiet.
    #[must_use]
    pub fn new(quiet: bool) -> Self {
        let watched = !quiet && std::io::stderr().is_terminal();
        Self { watched, drawn: Mutex::new(Drawn { started: Instant::now(), last: None }) }
    }

    /// Tells how many pages are done.
    pub fn tell(&self, done: usize, total: usize) {
        if !self.watched {
            return;
        }
        let Ok(mut drawn) = self.drawn.lock() else { return };
        let due = drawn.last.map_or(drawn.started.elapsed() > PATIENCE, |last| last.elapsed() > REFRESH);
        if !due {
            return;
        }
        drawn.last = Some(Instant::now());
        let filled = (done * WIDTH).checked_div(total).unwrap_or(0).min(WIDTH);
        let bar = format!("{}{}", "#".repeat(filled), ".".repeat(WIDTH - filled));
        let _ = write!(std::io::stderr(), "\r[{bar}] {done} of {total} papers");
    }
}

/// Takes the line away.
impl Drop for Progress {
    fn drop(&mut self) {
        let drawn = self.drawn.lock().is_ok_and(|drawn| drawn.last.is_some());
        if drawn {
            let _ = write!(std::io::stderr(), "\r\u{1b}[K");
        }
    }
}
