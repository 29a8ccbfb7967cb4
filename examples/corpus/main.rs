//! A corpus of papers for measuring: the same text and tables for Candour, Zola and Hugo, the same bytes on every run.
//!
//! ```console
//! $ cargo run --release --example corpus -- 1000 DIR [text|tables|full]
//! ```
//!
//! writes `DIR/candour`, `DIR/zola` and `DIR/hugo`, each with so many papers of some 1,530 words, ten to a meeting. In
//! `text` papers have no datasets; in `tables` four small ones, shown as tables; in `full`, which is meant when nothing
//! is said, Candour shows them as charts, and the others, which have none, as the same tables.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the command line")]

mod candour_files;
mod figures;
mod paper;
mod peers;
mod prose;

use paper::Paper;
use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// What the papers show of their datasets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// No datasets.
    Text,
    /// Four tables.
    Tables,
    /// Four charts.
    Full,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (count, folder, mode) = match arguments.as_slice() {
        [count, folder] => (count, folder, Some(Mode::Full)),
        [count, folder, mode] => (count, folder, mode_of(mode)),
        _ => return usage(),
    };
    let (Ok(count), Some(mode)) = (count.parse::<usize>(), mode) else { return usage() };
    match write(count, Path::new(folder), mode) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {folder}: {error}");
            ExitCode::from(2)
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: corpus PAPERS DIR [text|tables|full]");
    ExitCode::from(2)
}

fn mode_of(word: &str) -> Option<Mode> {
    match word {
        "text" => Some(Mode::Text),
        "tables" => Some(Mode::Tables),
        "full" => Some(Mode::Full),
        _ => None,
    }
}

fn write(count: usize, folder: &Path, mode: Mode) -> io::Result<()> {
    candour_files::start(&folder.join("candour"))?;
    peers::start(folder)?;
    for number in 0..count {
        let paper = Paper::of(number);
        candour_files::paper(&folder.join("candour"), &paper, mode)?;
        peers::paper(folder, &paper, mode)?;
    }
    Ok(())
}

/// Writes a file and the folders that lead to it.
fn put(file: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, text)
}
