//! `candour new`: a site, meeting, paper or dataset to begin with.

use super::{Common, Exit, report};
use crate::diagnostic::Diagnostics;
use crate::emit::start;
use crate::load::{self, Sources};
use clap::{Args, Subcommand};
use jiff::civil::Date;
use std::path::Path;

/// What the command takes.
#[derive(Debug, Args)]
pub struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A small site that builds as it stands, in a folder of its own
    Site {
        /// The folder
        name: String,
    },
    /// A meeting
    Meeting {
        /// The folder's name: the date, then the board, such as 2026-03-28-schools-forum
        name: String,
    },
    /// A paper of a meeting
    Paper {
        /// The meeting's folder and the paper's name, such as 2026-03-28-schools-forum/budget
        name: String,
    },
    /// A dataset
    Dataset {
        /// Its folder and name below data/, such as schools/attendance
        name: String,
    },
}

type Files = Vec<(String, String)>;

/// Writes the files, or says why not.
pub fn run(options: &Options, common: &Common) -> Exit {
    let (root, files) = match &options.what {
        What::Site { name } => (common.root.join(name), Ok(site())),
        What::Meeting { name } => (common.root.clone(), in_project(common, |_| meeting(name))),
        What::Paper { name } => (common.root.clone(), in_project(common, |sources| paper(name, sources))),
        What::Dataset { name } => (common.root.clone(), in_project(common, |_| dataset(name))),
    };
    match files {
        Ok(files) => create(&root, &files, &options.what, common),
        Err(message) => report::failed(&message, None),
    }
}

fn create(root: &Path, files: &Files, what: &What, common: &Common) -> Exit {
    match start::create(root, files) {
        Ok(paths) => {
            for path in paths {
                report::say(&format!("wrote {}", path.display()), common);
            }
            report::say(next_step(what, root).as_str(), common);
            Exit::Clean
        }
        Err(refused) if refused.error.kind() == std::io::ErrorKind::AlreadyExists => {
            let message = format!("{} is there already; nothing was written", refused.path.display());
            report::failed(&message, Some("choose another name"))
        }
        Err(refused) => report::failed(
            &format!("{} could not be written ({})", refused.path.display(), refused.error),
            None,
        ),
    }
}

fn next_step(what: &What, root: &Path) -> String {
    match what {
        What::Site { .. } => format!("next: candour build --root {}", quoted(&root.display().to_string())),
        What::Meeting { name } => format!("next: candour new paper {name}/PAPER"),
        What::Paper { .. } | What::Dataset { .. } => "next: edit the file, then candour check".to_owned(),
    }
}

/// A path as it is to be typed: in quotes where it holds a blank or a sign that a shell may take for its own.
fn quoted(path: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "./\\:_-~".contains(letter);
    if path.chars().all(plain) { path.to_owned() } else { format!("\"{path}\"") }
}

/// Meetings, papers and datasets are added to a project that is there.
fn in_project(
    common: &Common,
    make: impl FnOnce(&Sources) -> Result<Files, String>,
) -> Result<Files, String> {
    let sources = load::read(&common.root, &mut Diagnostics::default());
    if !common.root.join(load::SETTINGS).is_file() {
        return Err(format!(
            "there is no site.yaml in {}; run the command in the project's folder or name it with --root",
            common.root.display()
        ));
    }
    make(&sources)
}

fn site() -> Files {
    let meeting = "content/2026-01-12-example-board";
    let file = |path: String, text: &str| (path, text.to_owned());
    vec![
        file("site.yaml".to_owned(), include_str!("starter/site.yaml")),
        file("content/index.md".to_owned(), include_str!("starter/front.md")),
        (format!("{meeting}/index.md"), include_str!("starter/meeting.md").replace("DATE", "2026-01-12")),
        (format!("{meeting}/reading-service.md"), include_str!("starter/paper.md").replace("ITEM", "1")),
        file("data/example/visits.yaml".to_owned(), include_str!("starter/dataset.yaml")),
        file("data/glossary.yaml".to_owned(), include_str!("starter/glossary.yaml")),
    ]
}

fn meeting(name: &str) -> Result<Files, String> {
    sound(name, false)?;
    let date = name.get(..10).and_then(|date| date.parse::<Date>().ok());
    let Some(date) =
        date.filter(|_| name.get(10..).is_some_and(|rest| rest.len() > 1 && rest.starts_with('-')))
    else {
        return Err(format!(
            "`{name}` does not begin with a date and a board, such as 2026-03-28-schools-forum"
        ));
    };
    let board = name.get(11..).unwrap_or("").replace('-', " ");
    let text = format!(
        "---\nboard: {}\ndate: {date}\n# time: 10am\n# place: Council chamber\n---\n",
        capital(&board)
    );
    Ok(vec![(format!("content/{name}/index.md"), text)])
}

fn paper(name: &str, sources: &Sources) -> Result<Files, String> {
    sound(name, true)?;
    let Some((folder, slug)) = name.split_once('/') else {
        return Err(format!(
            "`{name}` does not name a meeting and a paper, such as 2026-03-28-schools-forum/budget"
        ));
    };
    let Some(files) = sources.meetings.iter().find(|files| files.folder == folder) else {
        return Err(format!(
            "there is no meeting content/{folder}; start it with `candour new meeting {folder}`"
        ));
    };
    let taken = files.papers.iter().filter_map(|id| {
        let paper = sources.paper(*id, &mut Diagnostics::default())?;
        paper.front.map(|front| front.item.value)
    });
    let item = taken.max().unwrap_or(0) + 1;
    let text = include_str!("starter/new-paper.md")
        .replace("TITLE", &capital(&slug.replace('-', " ")))
        .replace("ITEM", &item.to_string())
        .replace("STATUTORY", &statutory(sources));
    Ok(vec![(format!("content/{folder}/{slug}.md"), text)])
}

/// The sections that the site asks for, ready to be answered.
fn statutory(sources: &Sources) -> String {
    let sections = sources.site.as_ref().and_then(|site| site.statutory.as_ref());
    let Some(sections) = sections.filter(|sections| !sections.0.is_empty()) else { return String::new() };
    let lines = sections.0.iter().map(|(key, section)| {
        let items = section.items.as_ref().map_or(&[][..], |items| items.0.as_slice());
        if section.kind.as_ref().is_some_and(|kind| kind.value == "yes-no") {
            let items: Vec<String> = items.iter().map(|(item, _)| format!("{}: no", item.value)).collect();
            format!("  {}: {{{}}}\n", key.value, items.join(", "))
        } else {
            format!("  {}: none\n", key.value)
        }
    });
    format!("statutory:\n{}", lines.collect::<String>())
}

fn dataset(name: &str) -> Result<Files, String> {
    sound(name, true)?;
    let title = name.rsplit('/').next().unwrap_or(name).replace('-', " ");
    let text = include_str!("starter/new-dataset.yaml").replace("TITLE", &capital(&title));
    Ok(vec![(format!("data/{name}.yaml"), text)])
}

/// Names become folders, files and web addresses.
fn sound(name: &str, folders: bool) -> Result<(), String> {
    let plain =
        |character: char| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-';
    let parts: Vec<&str> = name.split('/').collect();
    if parts.iter().any(|part| part.is_empty() || !part.chars().all(plain)) || (!folders && parts.len() > 1) {
        return Err(format!("`{name}` cannot be a name; use small letters, digits and hyphens"));
    }
    Ok(())
}

fn capital(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_step_can_be_typed_as_it_stands() {
        let step = |name: &str| next_step(&What::Site { name: name.to_owned() }, &Path::new(".").join(name));
        assert_eq!(step("papers"), "next: candour build --root ./papers");
        assert_eq!(step("My Site"), "next: candour build --root \"./My Site\"");
        assert_eq!(step("a&b"), "next: candour build --root \"./a&b\"");
    }
}
