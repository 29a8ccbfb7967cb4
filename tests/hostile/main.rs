//! Input that means harm, or that harms without meaning to: each test feeds a small sound project one thing that could
//! break it and says what must happen instead. The rows of the project's list of such things are named in the tests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::print_stdout,
    reason = "a test stops at what it did not expect"
)]

mod attack;
mod fields;
#[cfg(unix)]
mod files;
mod limits;
mod markdown;
mod markup;
mod names;
#[cfg(feature = "preview")]
mod preview;
mod project;
mod rows;
mod same;
mod seeds;
mod squares;
mod terminal;
#[cfg(unix)]
mod whole;
mod yaml;
