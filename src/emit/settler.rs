//! `Settler`: makes sure that a site is on the disk, from the time that there is much of it. What comes in is how much was
//! written; what goes out is the word of the system that all of it is safe, or why not.
//!
//! A second thread sees to it, so that little is left to wait for when the last page is written. Deliberately absent: how
//! the system is asked (`disk`).

use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Builder, JoinHandle};

/// How many bytes are worth a call. With 128 MB a site of 1,000 papers would be made sure of at its end alone, which costs
/// it a twentieth of the time; with 8 MB the calls take from the pages what they gain.
const WORTHWHILE: u64 = 32 << 20;

/// What makes sure of all files that were written.
pub struct Settler {
    /// Bytes since the last call.
    unsettled: AtomicU64,
    calls: SyncSender<Call>,
    thread: JoinHandle<io::Result<()>>,
}

/// What is asked of the thread.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Call {
    /// To make sure of what was written so far.
    Early,
    /// To make sure of all, and end.
    Last,
}

impl Settler {
    /// Begins, with what makes sure of all files at once.
    ///
    /// # Errors
    /// The system has no thread left.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "only Linux settles all files at once"))]
    pub fn begin(settle: impl Fn() -> io::Result<()> + Send + 'static) -> io::Result<Self> {
        let (calls, asked) = sync_channel(1);
        let thread = Builder::new().name("settler".to_owned()).spawn(move || answer(&asked, settle))?;
        Ok(Self { unsettled: AtomicU64::new(0), calls, thread })
    }

    /// Told how long a file is that was written.
    pub fn wrote(&self, bytes: u64) {
        let before = self.unsettled.fetch_add(bytes, Ordering::Relaxed);
        if before < WORTHWHILE && before + bytes >= WORTHWHILE {
            self.unsettled.store(0, Ordering::Relaxed);
            // One that is under way need not be doubled, and one that has failed is told of at the end.
            let _ = self.calls.try_send(Call::Early);
        }
    }

    /// Waits until all is safe.
    ///
    /// # Errors
    /// The disk did not take something that was written since the beginning.
    pub fn finish(self) -> io::Result<()> {
        let _ = self.calls.send(Call::Last);
        self.thread.join().unwrap_or_else(|_| Err(io::Error::other("the thread that asks for it ended")))
    }
}

/// Does what is asked until all is safe, nobody is left who asks, or the disk fails, which the system says only once.
fn answer(asked: &Receiver<Call>, settle: impl Fn() -> io::Result<()>) -> io::Result<()> {
    for call in asked {
        settle()?;
        if call == Call::Last {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::AtomicUsize;

    /// A settler whose first call ends so, and how often it was called.
    fn settler(first: io::Result<()>) -> (Settler, Arc<AtomicUsize>) {
        let (calls, count) = (AtomicUsize::new(0), Arc::new(AtomicUsize::new(0)));
        let counted = Arc::clone(&count);
        let failure = first.err().map(|error| error.kind());
        let settler = Settler::begin(move || {
            counted.fetch_add(1, Ordering::SeqCst);
            let fails = calls.fetch_add(1, Ordering::SeqCst) == 0;
            failure.filter(|_| fails).map_or(Ok(()), |kind| Err(kind.into()))
        });
        (settler.unwrap(), count)
    }

    #[test]
    fn a_small_site_is_settled_once_and_a_large_one_on_the_way_too() {
        let (small, count) = settler(Ok(()));
        small.wrote(WORTHWHILE - 1);
        small.finish().unwrap();
        assert_eq!(count.load(Ordering::SeqCst), 1);
        let (large, count) = settler(Ok(()));
        (0..5).for_each(|_| large.wrote(WORTHWHILE / 4));
        large.finish().unwrap();
        assert_eq!(count.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn a_failure_on_the_way_is_told_at_the_end() {
        let (settler, count) = settler(Err(io::ErrorKind::StorageFull.into()));
        settler.wrote(WORTHWHILE);
        assert_eq!(settler.finish().unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert_eq!(count.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn an_unfinished_site_is_not_waited_for() {
        let (settler, count) = settler(Ok(()));
        let Settler { calls, thread, .. } = settler;
        drop(calls);
        thread.join().unwrap().unwrap();
        assert_eq!(count.load(Ordering::SeqCst), 0);
    }
}
