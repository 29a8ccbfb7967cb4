//! The command line: what was typed, the commands, and every word that goes to the terminal.
//!
//! In: arguments. Out: an exit code: 0 clean, 1 problems in the content, 2 usage or machine.
//! Deliberately absent: any work on papers and data (`lib.rs` lists those phases).

mod wish;
mod build;
mod check;
mod completions;
mod explain;
mod new;
mod open;
mod progress;
mod report;
mod schema;
#[cfg(feature = "preview")]
mod serve;

use crate::diagnostic::terminal;
use crate::together;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// What a command ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Everything is well.
    Clean,
    /// The content has problems, all of them told.
    Problems,
    /// The command was misused, or the machine refused.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Clean => Self::SUCCESS,
            Exit::Problems => Self::from(1),
            Exit::Failed => Self::from(2),
        }
    }
}

/// Turns a council's board papers into an accessible website whose figures cannot contradict each other.
#[derive(Debug, Parser)]
#[command(
    name = "candour",
    bin_name = "candour",
    version,
    propagate_version = true,
    arg_required_else_help = true
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

/// Options that every command takes.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// The folder of the project, where site.yaml stands
    #[arg(short, long, global = true, default_value = ".", value_name = "FOLDER")]
    pub root: PathBuf,
    /// Say nothing but problems
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say more: every file that changed, every warning's place
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
}

/// Options of the commands that read a whole site.
#[derive(Clone, Debug, Args)]
pub struct Edition {
    /// Show papers marked `draft: true`
    #[arg(long)]
    pub drafts: bool,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// The date of this edition, such as 2023-03-20, in place of `published` in site.yaml
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// How problems are told
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// How problems are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// One JSON object for each problem
    Json,
    /// SARIF 2.1.0
    Sarif,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start a site, meeting, paper or dataset
    New(new::Options),
    /// Look for mistakes; writes nothing
    Check(check::Options),
    /// Check, then write the site to the output folder
    Build(build::Options),
    /// Show the site in a browser, fresh after each save
    #[cfg(feature = "preview")]
    Serve(serve::Options),
    /// Explain a problem by its code, or the form of a chart by paper and line
    Explain(explain::Options),
    /// Print the JSON Schema of a kind of file, for editors
    Schema(schema::Options),
    /// Print completions for a shell
    Completions(completions::Options),
}

impl Command {
    /// Whether it reads papers, which is shared out among threads.
    fn reads_projects(&self) -> bool {
        !matches!(self, Self::New(_) | Self::Schema(_) | Self::Completions(_))
    }
}

/// Does what was typed.
#[must_use]
pub fn run() -> ExitCode {
    let Arguments { command, common } = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = if error.use_stderr() { Exit::Failed } else { Exit::Clean };
            let _ = told(error).print();
            return code.into();
        }
    };
    // Whoever says how many threads there are has them.
    if command.reads_projects() && std::env::var_os("RAYON_NUM_THREADS").is_none() {
        together::with_one_to_spare();
    }
    let exit = match command {
        Command::New(options) => new::run(&options, &common),
        Command::Check(options) => check::run(&options, &common),
        Command::Build(options) => build::run(&options, &common),
        #[cfg(feature = "preview")]
        Command::Serve(options) => serve::run(&options, &common),
        Command::Explain(options) => explain::run(&options, &common),
        Command::Schema(options) => schema::run(&options),
        Command::Completions(options) => completions::run(&options),
    };
    exit.into()
}

/// The message about arguments, which repeats them: parsed again from arguments that no terminal obeys.
fn told(error: clap::Error) -> clap::Error {
    let typed = std::env::args_os().map(|argument| terminal::harmless(&argument.to_string_lossy()));
    if error.use_stderr() { Arguments::try_parse_from(typed).err().unwrap_or(error) } else { error }
}
