//! How a program that makes its own pages uses the last phase alone: a folder is replaced whole or not at all.
//!
//! ```console
//! $ cargo run --example publish -- PROJECT EDITION PAGES THREADS
//! ```
//!
//! writes a site of so many pages into `PROJECT/output`. All but each fifth, which never changes, name the edition. The
//! tests interrupt it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example prints, and stops at what it did not expect"
)]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for the command line")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use candour::bundle::{Artifact, OutputPath, Sink};
use candour::emit::{Changes, Settings, Staging};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [project, edition, pages, threads] = arguments.as_slice() else {
        eprintln!("usage: publish PROJECT EDITION PAGES THREADS");
        return ExitCode::from(2);
    };
    let (Ok(pages), Ok(threads)) = (pages.parse(), threads.parse()) else {
        eprintln!("PAGES and THREADS are whole numbers");
        return ExitCode::from(2);
    };
    match publish(Path::new(project), edition, pages, threads) {
        Ok(changes) => {
            println!("{} added, {} changed", changes.added.len(), changes.changed.len());
            changes.notes.iter().for_each(|note| println!("note: {note}"));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Writes the pages from several threads, each of which takes every so-manieth page.
fn publish(
    project: &Path,
    edition: &str,
    pages: usize,
    threads: usize,
) -> Result<Changes, Box<dyn std::error::Error + Send + Sync>> {
    let settings =
        Settings { root: project.to_path_buf(), inputs: vec![PathBuf::from(project).join("content")] };
    let staging = Staging::begin(&project.join("output"), &settings)?;
    let part = |first: usize| {
        (first..pages).step_by(threads.max(1)).try_for_each(|page| put(&staging, edition, page))
    };
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|first| scope.spawn(move || part(first))).collect();
        part(0)?;
        others.into_iter().try_for_each(|other| other.join().map_err(|_| "a thread panicked")?)
    })?;
    Ok(staging.commit()?)
}

fn put(sink: &impl Sink, edition: &str, page: usize) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let path = OutputPath::new(&format!("meeting-{}/paper-{page}.html", page / 20))?;
    let edition = if page % 5 == 4 { "every" } else { edition };
    let text = format!("edition {edition}\npage {page}\n").repeat(page % 50 + 1);
    Ok(sink.put(path, Artifact::text(text))?)
}
