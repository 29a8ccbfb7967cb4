//! `candour build`: check, then replace the output folder whole, or leave it as it was.

use super::{Common, Edition, Exit, Format, open, progress::Progress, report};
use crate::{BuildError, emit};
use clap::Args;
use std::path::PathBuf;

/// What the command takes.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    edition: Edition,
    /// The folder that the site is written to; `output` in the project when left out
    #[arg(short, long, alias = "output-dir", value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// The address at which the site will stand, in place of `base_url` in site.yaml
    #[arg(short = 'u', long, value_name = "ADDRESS")]
    base_url: Option<String>,
    /// Open the site in a browser when it is built
    #[arg(long)]
    open: bool,
}

/// Builds the site.
pub fn run(options: &Options, common: &Common) -> Exit {
    let wish = match super::wish::wish(&options.edition, options.base_url.as_deref()) {
        Ok(wish) => wish,
        Err(exit) => return exit,
    };
    let output = options.output.clone().unwrap_or_else(|| common.root.join("output"));
    let progress = Progress::new(common.quiet || options.edition.format != Format::Human);
    let built = crate::build(&common.root, &output, &wish, &|done, total| progress.tell(done, total));
    drop(progress);
    let exit = report::findings(
        &built.checked.diagnostics,
        &built.checked.sources.map,
        options.edition.format,
        common,
    );
    let words = built.checked.count_words();
    // The program ends: the system takes all memory back at once, and piece by piece it takes half a second of 10,000 papers.
    std::mem::forget(built.checked);
    match built.outcome {
        Ok(changes) => {
            if options.edition.format == Format::Human {
                tell_changes(&changes, &words, &output, common);
            }
            if options.open { open::open(output.join("index.html").as_os_str()) } else { exit }
        }
        Err(BuildError::Problems(refused)) => {
            if options.edition.format == Format::Human {
                report::error(&format!("the site was not built; {} is as it was\n", output.display()));
            }
            if let Some(refused) = refused {
                report::failed(&refused.to_string(), None);
            }
            Exit::Problems
        }
        Err(BuildError::Emit(error)) => report::failed(&error.to_string(), None),
    }
}

fn tell_changes(changes: &emit::Changes, what: &str, output: &std::path::Path, common: &Common) {
    for note in &changes.notes {
        report::error(&format!("note: {note}\n"));
    }
    if common.verbose {
        let lists = [("added", &changes.added), ("changed", &changes.changed), ("removed", &changes.removed)];
        for (word, paths) in lists {
            for path in paths {
                report::say(&format!("  {word} {}", path.as_str()), common);
            }
        }
    }
    let (added, changed, removed) = (changes.added.len(), changes.changed.len(), changes.removed.len());
    let unchanged = changes.unchanged;
    report::say(&format!("built {what}"), common);
    report::say(
        &format!("{added} files added, {changed} changed, {removed} removed, {unchanged} as they were"),
        common,
    );
    report::say(&format!("open {} in a browser", output.join("index.html").display()), common);
}
