//! Every number once: rounding, numbers into words, and the figures that sentences cite.
//!
//! In: datasets and figure references as resolved. Out: text and machine values for prose, tables, charts,
//! descriptions and downloads, so that none of them can disagree.
//! Deliberately absent: HTML (`narrative`), scales of charts (`chart`), and whether a claim is true (`check`).

pub mod round;
pub mod words;
pub mod format;
mod piece;
pub mod reference;
pub mod select;
mod faults;
pub mod describe;
mod verbs;
mod sum;
mod share;
pub mod sides;
pub mod classes;
pub mod trend;
pub mod movement;
mod whole;
mod extreme;
mod phrase;
mod colon;
pub mod compute;

pub use compute::{Figure, Figures, compute, compute_with, print};
pub use reference::Verb;
pub use share::{complete, complete_with, part_and_base};

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
