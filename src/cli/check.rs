//! `candour check`: every finding in one run; writes nothing, unless `--fix` asks to bind typed figures.

use super::{Common, Edition, Exit, Format, report};
use crate::check::bound::Tally;
use crate::emit::RewriteError;
use crate::{Checked, Fix, Wish};
use clap::Args;
use serde_json::json;
use std::fmt::Write as _;
use std::path::PathBuf;

/// What the command takes.
#[derive(Debug, Args)]
pub struct Options {
    /// Papers to check on their own, Markdown or plain text, in place of the site
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    edition: Edition,
    /// Bind typed figures that are exactly one cell of a dataset; nothing else is changed
    #[arg(long, conflicts_with = "files")]
    fix: bool,
    /// With --fix, show what would be changed, and write nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// List the addresses outside the site that links lead to; none of them is asked
    #[arg(long, conflicts_with = "files")]
    external: bool,
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
    if options.fix
        && let Err(exit) = fix(options, &wish, common)
    {
        return exit;
    }
    let checked = crate::check(&common.root, &wish);
    let exit = report::findings(&checked.diagnostics, &checked.sources.map, options.edition.format, common);
    match options.edition.format {
        Format::Human => {
            if exit == Exit::Clean {
                report::say(&format!("checked {}: nothing stops the build", checked.count_words()), common);
            }
            tell_tallies(&checked, common);
        }
        Format::Json => report::out(&tallies_as_json(&checked)),
        Format::Sarif => {}
    }
    if options.external {
        list_external(&checked);
    }
    exit
}

/// "28 of 64 statistics are bound to data"; with `--verbose` paper by paper.
fn tell_tallies(checked: &Checked, common: &Common) {
    let tallies = checked.tallies();
    let statistics: usize = tallies.iter().map(Tally::statistics).sum();
    if statistics == 0 {
        return;
    }
    let bound = tallies.iter().map(|tally| tally.bound).sum();
    let mut text = Tally::words(bound, statistics);
    let fixable = tallies.iter().flat_map(|tally| &tally.typed).filter(|typed| typed.is_fixable).count();
    if fixable > 0 {
        let _ = write!(text, "; `candour check --fix` binds {fixable} more");
    }
    if common.verbose {
        for tally in &tallies {
            let _ = write!(text, "\n  {}: {} of {}", tally.path, tally.bound, tally.statistics());
            let typed: Vec<&str> = tally.typed.iter().map(|typed| typed.written.as_str()).collect();
            if !typed.is_empty() {
                let _ = write!(text, "; typed: {}", typed.join(", "));
            }
        }
    }
    report::say(&text, common);
}

/// A line for each paper, beside the lines of the findings: it has `statistics` and no `code`.
fn tallies_as_json(checked: &Checked) -> String {
    let line = |tally: &Tally| {
        format!(
            "{}\n",
            json!({ "file": tally.path.as_str(), "statistics": tally.statistics(), "bound": tally.bound })
        )
    };
    checked.tallies().iter().map(line).collect()
}

/// Binds what can be bound, and shows each change.
fn fix(options: &Options, wish: &Wish, common: &Common) -> Result<(), Exit> {
    let (fixes, outcome) = crate::fix(&common.root, wish, !options.dry_run);
    let mut text = String::new();
    for Fix { path, changes, lines } in &fixes {
        for (change, line) in changes.iter().zip(lines) {
            let _ = writeln!(text, "{path}:{line}: `{}` becomes `{}`", change.before, change.after);
        }
    }
    let count: usize = fixes.iter().map(|fix| fix.changes.len()).sum();
    let done = if options.dry_run { "would be bound" } else { "bound" };
    let _ = writeln!(text, "{count} typed {} {done}", if count == 1 { "figure" } else { "figures" });
    if options.edition.format == Format::Human {
        report::say(text.trim_end(), common);
    }
    outcome.map_err(|error| match error {
        RewriteError::Moved(path) => {
            let message = format!("{} changed while it was checked, and was left as it is", path.display());
            report::failed(&message, Some("run the command again"))
        }
        RewriteError::Disk(error) => report::failed(&error.to_string(), None),
    })
}

/// Every address, and where links lead to it.
fn list_external(checked: &Checked) {
    let mut text = String::new();
    for (address, places) in checked.external_links() {
        let places: Vec<String> = places
            .iter()
            .map(|span| {
                let map = &checked.sources.map;
                format!("{}:{}", map.path(span.source), map.position(*span).line)
            })
            .collect();
        let _ = writeln!(text, "{address}  ({})", places.join(", "));
    }
    report::out(&crate::diagnostic::terminal::harmless(&text));
}

/// Checks papers on their own: what can be seen in their words alone.
fn files(options: &Options, common: &Common) -> Exit {
    let (sources, diagnostics) = crate::check_files(&options.files, options.edition.strict);
    let exit = report::findings(&diagnostics, &sources, options.edition.format, common);
    if exit == Exit::Clean && options.edition.format == Format::Human {
        let papers = if options.files.len() == 1 { "paper" } else { "papers" };
        report::say(&format!("checked {} {papers}", options.files.len()), common);
    }
    exit
}
