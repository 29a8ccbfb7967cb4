//! `candour schema`: the JSON Schema of a kind of file, made from the shapes that read it.

use super::{Exit, report};
use crate::load::shapes::{RawDataset, RawMeeting, RawPage, RawPaper, RawSite, RawTerm};
use crate::load::yaml::shape::Keyed;
use clap::{Args, ValueEnum};
use schemars::{Schema, schema_for};

/// What the command takes.
#[derive(Debug, Args)]
pub struct Options {
    /// The kind of file
    kind: Kind,
}

/// The kinds of file.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// site.yaml
    Site,
    /// A dataset
    Dataset,
    /// The front matter of a paper
    Paper,
    /// The front matter of a meeting
    Meeting,
    /// The front matter of an ordinary page
    Page,
    /// data/glossary.yaml
    Glossary,
}

/// Prints the schema.
pub fn run(options: &Options) -> Exit {
    report::out(&format!("{:#}\n", schema(options.kind).to_value()));
    Exit::Clean
}

fn schema(kind: Kind) -> Schema {
    match kind {
        Kind::Site => schema_for!(RawSite),
        Kind::Dataset => schema_for!(RawDataset),
        Kind::Paper => schema_for!(RawPaper),
        Kind::Meeting => schema_for!(RawMeeting),
        Kind::Page => schema_for!(RawPage),
        Kind::Glossary => schema_for!(Keyed<RawTerm>),
    }
}
