//! `candour schema`: the JSON Schema of a kind of file, made from the shapes that read it.

use super::{Exit, report};
use crate::load::shapes::{RawDataset, RawMeeting, RawPage, RawPaper, RawSite, RawTerm};
use crate::load::yaml::Keyed;
use clap::{Args, ValueEnum};
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

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
        Kind::Site => of::<RawSite>(),
        Kind::Dataset => of::<RawDataset>(),
        Kind::Paper => of::<RawPaper>(),
        Kind::Meeting => of::<RawMeeting>(),
        Kind::Page => of::<RawPage>(),
        Kind::Glossary => of::<Keyed<RawTerm>>(),
    }
}

fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().with_transform(KeptAsTyped).into_generator().into_root_schema_for::<T>()
}

/// Where words are wanted, the reader keeps whatever is typed as it is typed: `page: 5` and `title: no` are words. An
/// editor that knows YAML's types must let them pass too.
#[derive(Clone, Debug)]
struct KeptAsTyped;

impl Transform for KeptAsTyped {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(wanted) = schema.get_mut("type") {
            let mut kinds = wanted.as_array().cloned().unwrap_or_else(|| vec![wanted.clone()]);
            if kinds.contains(&json!("string")) {
                kinds.extend([json!("number"), json!("boolean")]);
                *wanted = Value::Array(kinds);
            }
        }
        transform_subschemas(self, schema);
    }
}
