//! `candour check`: every finding in one run; writes nothing.

use super::{Common, Edition, Exit, report};
use clap::Args;

/// What the command takes.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    edition: Edition,
}

/// Checks the whole site.
pub fn run(options: &Options, common: &Common) -> Exit {
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
