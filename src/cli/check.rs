//! `candour check`: every finding in one run; writes nothing.

use super::{Common, Edition, Exit, report};
use clap::Args;
use std::path::PathBuf;

/// What the command takes.
#[derive(Debug, Args)]
pub struct Options {
    /// Papers to check on their own, Markdown or plain text, in place of the site
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    edition: Edition,
}

/// Checks the whole site, or the files that were named.
pub fn run(options: &Options, common: &Common) -> Exit {
    if !options.files.is_empty() {
        return files(options, common);
    }
    let wish = match super::wish::wish(&options.edition, None) {
        Ok(wish) => wish,
        Err(exit) => return exit,
    };
    let checked = crate::check(&common.root, &wish);
    let exit = report::findings(&checked.diagnostics, &checked.sources.map, options.edition.format, common);
    if exit == Exit::Clean && options.edition.format == super::Format::Human {
        report::say(&format!("checked {}: nothing stops the build", checked.count_words()), common);
    }
    exit
}

/// Checks papers on their own: what can be seen in their words alone.
fn files(options: &Options, common: &Common) -> Exit {
    let (sources, diagnostics) = crate::check_files(&options.files, options.edition.strict);
    let exit = report::findings(&diagnostics, &sources, options.edition.format, common);
    if exit == Exit::Clean && options.edition.format == super::Format::Human {
        let papers = if options.files.len() == 1 { "paper" } else { "papers" };
        report::say(&format!("checked {} {papers}", options.files.len()), common);
    }
    exit
}
