//! `candour completions`.

use super::{Arguments, Exit, report};
use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

/// What the command takes.
#[derive(Debug, Args)]
pub struct Options {
    /// The shell
    shell: Shell,
}

/// Prints the completions.
pub fn run(options: &Options) -> Exit {
    let mut text = Vec::new();
    clap_complete::generate(options.shell, &mut Arguments::command(), "candour", &mut text);
    report::out(&String::from_utf8_lossy(&text));
    Exit::Clean
}
