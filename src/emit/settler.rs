//! `Settler`: makes sure that a site is on the disk, from the time that there is much of it. What comes in is how much was
//! written; what goes out is the word of the system that all of it is safe, or why not.
//!
//! A second thread sees to it, so that little is left to wait for when the last page is written. Deliberately absent: how
//! the system is asked (`disk`).

use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};

/// How many bytes are worth a call. With 128 MB a site of 1,000 papers would be made sure of at its end alone, which costs
/// it a twentieth of the time; with 8 MB the calls take from the pages what they gain.
const WORTHWHILE: u64 = 32 << 20;

/// What makes sure of all files that were written.
pub struct Settler {
    /// Bytes since the last call.
    unsettled: AtomicU64,
    calls: Sender<Call>,
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
        let (calls, asked) = channel();
        let thread = Builder::new().name("settler".to_owned()).spawn(move || answer(&asked, settle))?;
        Ok(Self { unsettled: AtomicU64::new(0), calls, thread })
    }

    /// Told how long a file is that was written.
    pub fn wrote(&self, bytes: u64) {
        let before = self.unsettled.fetch_add(bytes, Ordering::Relaxed);
        if before < WORTHWHILE && before + bytes >= WORTHWHILE {
            self.unsettled.store(0, Ordering::Relaxed);
            self.call(Call::Early);
        }
    }

    /// Told that nothing more is written.
    pub fn wrote_all(&self) {
        self.call(Call::Last);
    }

    /// One that has failed is told of at the end.
    fn call(&self, call: Call) {
        let _ = self.calls.send(call);
    }

    /// Waits until all is safe, when all was written.
    ///
    /// # Errors
    /// The disk did not take something that was written since the beginning.
    pub fn finish(self) -> io::Result<()> {
        self.thread.join().unwrap_or_else(|_| Err(io::Error::other("the thread that asks for it ended")))
    }
}

/// Does what is asked until all is safe, nobody is left who asks, or the disk fails, which the system says only once.
fn answer(asked: &Receiver<Call>, settle: impl Fn() -> io::Result<()>) -> io::Result<()> {
    for call in asked {
        // Those that came meanwhile are one.
        let call = asked.try_iter().last().unwrap_or(call);
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
    use std::sync::Mutex;
    use std::sync::atomic::AtomicUsize;

    /// A settler with a disk that begins each call in sight of the test, and ends it when the test says how.
    struct Slow {
        settler: Settler,
        began: Receiver<()>,
        ends: Sender<io::Result<()>>,
    }

    fn slow() -> Slow {
        let ((begins, began), (ends, ended)) = (channel(), channel());
        let ended = Mutex::new(ended);
        let settler = Settler::begin(move || {
            begins.send(()).unwrap();
            ended.lock().unwrap().recv().unwrap()
        });
        Slow { settler: settler.unwrap(), began, ends }
    }

    /// A settler, and how often it has called the disk.
    fn settler() -> (Settler, Arc<AtomicUsize>) {
        let count = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&count);
        let settler = Settler::begin(move || {
            counted.fetch_add(1, Ordering::SeqCst);
            Ok(())
        });
        (settler.unwrap(), count)
    }

    #[test]
    fn a_small_site_is_settled_once() {
        let (small, count) = settler();
        small.wrote(WORTHWHILE - 1);
        small.wrote_all();
        small.finish().unwrap();
        assert_eq!(count.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn a_large_site_is_settled_on_the_way_too_and_calls_that_come_meanwhile_are_one() {
        let Slow { settler, began, ends } = slow();
        (0..4).for_each(|_| settler.wrote(WORTHWHILE / 4));
        began.recv().unwrap();
        (0..3).for_each(|_| settler.wrote(WORTHWHILE));
        settler.wrote_all();
        ends.send(Ok(())).unwrap();
        ends.send(Ok(())).unwrap();
        settler.finish().unwrap();
        assert_eq!(began.try_iter().count(), 1);
    }

    #[test]
    fn a_failure_on_the_way_is_told_at_the_end() {
        let Slow { settler, began, ends } = slow();
        settler.wrote(WORTHWHILE);
        settler.wrote_all();
        ends.send(Err(io::ErrorKind::StorageFull.into())).unwrap();
        assert_eq!(settler.finish().unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert_eq!(began.iter().count(), 1);
    }

    #[test]
    fn an_unfinished_site_is_not_waited_for() {
        let (settler, count) = settler();
        let Settler { calls, thread, .. } = settler;
        drop(calls);
        thread.join().unwrap().unwrap();
        assert_eq!(count.load(Ordering::SeqCst), 0);
    }
}
