//! The mistakes, each with the file that has it, the code and the place.

mod data;
mod files;
mod keys;
mod slips;
mod texts;
mod typed;
mod yaml;

use super::case::Case;

/// Every mistake.
pub fn all() -> impl Iterator<Item = &'static Case> {
    [yaml::YAML, keys::KEYS, files::FILES, data::DATA, texts::TEXTS, slips::SLIPS, typed::TYPED]
        .into_iter()
        .flatten()
}
