//! What charts are drawn on: semantic SVG through plotters.
//!
//! In: marks and texts from the forms, whose colours and fonts are names. Out: SVG whose looks the theme owns.
//! plotters lays out coordinates and elements; `backend` records what it draws as a `scene`; `layout` checks that
//! every text has a place of its own; `write` makes SVG of it.
//! Deliberately absent: data, and any font of the machine.

mod advances;
pub mod axis;
pub mod backend;
pub mod layout;
pub mod measure;
pub mod scene;
pub mod sheet;
pub mod token;
pub mod write;

pub use advances::{UNITS_PER_EM, advance, known};
