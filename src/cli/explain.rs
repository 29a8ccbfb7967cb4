//! `candour explain`: what a code means, with an example and what to do.

use super::{Exit, report};
use crate::diagnostic::{Code, suggest};
use clap::Args;

/// What the command takes.
#[derive(Debug, Args)]
pub struct Options {
    /// The code, such as figure/unknown-member; without one, all codes are listed
    code: Option<String>,
}

/// Prints the page of a code, or the list of codes.
pub fn run(options: &Options) -> Exit {
    let Some(name) = &options.code else {
        for (code, severity) in Code::all() {
            report::out(&format!("{:<28} {}\n", code.name(), severity.word()));
        }
        return Exit::Clean;
    };
    if let Some(code) = Code::find(name) {
        report::out(code.page());
        return Exit::Clean;
    }
    let known = Code::all().iter().map(|(code, _)| code.name());
    let help =
        suggest::did_you_mean(name, known).unwrap_or_else(|| "`candour explain` lists all codes".to_owned());
    report::failed(&format!("there is no code `{name}`"), Some(&help))
}
