//! `Settling`: a site of which all is written, on its way to the disk. What comes in is how the system is asked; what goes
//! out is its word that all is safe, or why not.
//!
//! A second thread sees to it, so that the papers can be checked meanwhile. Deliberately absent: how the system is asked
//! (`disk`), and asking it while pages are still written. To make a file the system looks into parts of the disk that it
//! does not hold in memory, and a disk that is taking in 32 MB answers that last: all pages waited for up to a tenth of a
//! second each time, longer than what the call had spared at the end.

use std::io;
use std::thread::{Builder, JoinHandle};

/// Asks the system to make sure of all files of a stage, and returns when it has.
pub type Settle = Box<dyn FnOnce() -> io::Result<()> + Send + Sync>;

/// The system making sure of all files.
pub struct Settling(JoinHandle<io::Result<()>>);

impl Settling {
    /// Begins, when all is written.
    ///
    /// # Errors
    /// The system has no thread left.
    pub fn begin(settle: impl FnOnce() -> io::Result<()> + Send + 'static) -> io::Result<Self> {
        Builder::new().name("settler".to_owned()).spawn(settle).map(Self)
    }

    /// Waits until all is safe.
    ///
    /// # Errors
    /// The disk did not take something that was written.
    pub fn finish(self) -> io::Result<()> {
        self.0.join().unwrap_or_else(|_| Err(io::Error::other("the thread that asks for it ended")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn other_work_is_done_while_the_disk_is_asked_and_its_word_is_waited_for() {
        for word in [Ok(()), Err(io::ErrorKind::StorageFull)] {
            let (begins, began) = channel();
            let (ends, ended) = channel();
            let settling = Settling::begin(move || {
                begins.send(()).unwrap();
                ended.recv().unwrap()
            });
            began.recv().unwrap();
            ends.send(word.map_err(io::Error::from)).unwrap();
            assert_eq!(settling.unwrap().finish().map_err(|error| error.kind()), word);
        }
    }

    #[test]
    fn a_thread_that_ends_without_a_word_is_no_word_that_all_is_safe() {
        let settling = Settling::begin(|| panic!("the thread dies")).unwrap();
        assert!(settling.finish().is_err());
    }
}
