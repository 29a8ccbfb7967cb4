//! What an officer may rely on when a site is written: the folder holds the old site or the new one, whole, and never
//! loses a file that Candour did not write.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test stops at what it did not expect"
)]

mod everyday;
#[cfg(target_os = "linux")]
mod faults;
mod interrupted;
#[cfg(target_os = "linux")]
mod no_room;
mod project;
mod readers;
#[cfg(unix)]
mod strangers;
