//! Files to raw shapes: what an author wrote, with places, before anything is looked up.

#[macro_use]
pub mod yaml;
