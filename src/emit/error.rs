//! `EmitError`: why a site was not written, with the path, what stands in the way and what to do about it.

use std::error::Error;
use std::fmt;
use std::path::PathBuf;

use crate::bundle::{DiskError, NameError};

/// Why a site was not written. Unless the message says otherwise, the folder holds what it held before.
#[derive(Debug)]
pub enum EmitError {
    /// The folder is not one that Candour may replace.
    Refused {
        /// The folder as it was named.
        target: PathBuf,
        /// What stands against it.
        because: Refusal,
    },
    /// Another build holds the lock.
    Running {
        /// The folder that both want to write.
        target: PathBuf,
    },
    /// Two files of the site want one place.
    Name(NameError),
    /// The system did not do what it was asked.
    Disk(DiskError),
    /// The staged files are not those that were written.
    Altered {
        /// The staged file.
        path: PathBuf,
        /// What is wrong with it.
        found: String,
    },
    /// The old site was moved aside, and neither the new nor the old one could be moved in.
    Stranded {
        /// Where the site should stand.
        target: PathBuf,
        /// Where the old one stands, whole.
        kept: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// What stands against a folder as the place for a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A symbolic link or junction: what it leads to may be anything.
    Link,
    /// A file.
    File,
    /// The root of a disk.
    Root,
    /// The home folder of the person, or one above it.
    Home,
    /// A folder with a `.git` in it.
    Repository,
    /// It holds the files from which the site is made.
    HoldsInput(PathBuf),
    /// It lies among the files from which the site is made.
    InsideInput(PathBuf),
    /// It holds files, and none says that Candour wrote them.
    NotOurs(Vec<String>),
    /// It holds a site of ours and files that are not.
    Foreign(Vec<String>),
    /// The list of its files cannot be trusted.
    StrangeManifest(String),
    /// A file that a person put there stands where the site has one of its own.
    InTheWay(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Link => write!(f, "it is a link to another place; name that place itself"),
            Self::File => write!(f, "it is a file; name a folder"),
            Self::Root => write!(f, "it is the root of a disk; name a new folder"),
            Self::Home => write!(f, "it is or holds your home folder; name a new folder"),
            Self::Repository => write!(f, "it has a `.git`, so it holds somebody's work; name a new folder"),
            Self::HoldsInput(input) => {
                write!(f, "it holds `{}`, from which the site is made; name a new folder", input.display())
            }
            Self::InsideInput(input) => {
                write!(
                    f,
                    "it lies in `{}`, from which the site is made; name a folder outside",
                    input.display()
                )
            }
            Self::NotOurs(files) => write!(
                f,
                "it holds {}, and no list that says Candour wrote them; name a new or empty folder, or empty this one \
                 yourself",
                some_of(files)
            ),
            Self::Foreign(files) => write!(
                f,
                "it holds {}, which Candour did not write and will not remove; move what you need to another folder \
                 (files to be published beside the site belong in the theme), and delete the rest",
                some_of(files)
            ),
            Self::StrangeManifest(why) => write!(
                f,
                "its `candour-manifest.json` cannot be read as a list of the site's files ({why}); if nobody needs the \
                 folder, delete it"
            ),
            Self::InTheWay(name) => {
                write!(
                    f,
                    "somebody put `{name}` there, and the site has a file of that name; move or delete yours"
                )
            }
        }
    }
}

/// The first three names and how many more there are.
fn some_of(files: &[String]) -> String {
    let mut names: Vec<_> = files.iter().take(3).map(|name| format!("`{}`", name.escape_debug())).collect();
    let rest = files.len() - names.len();
    if rest > 0 {
        names.push(format!("{rest} more"));
    }
    match names.split_last() {
        Some((last, first)) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => names.concat(),
    }
}

impl fmt::Display for EmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { target, because } => {
                write!(f, "cannot write the site to `{}`: {because}", target.display())
            }
            Self::Running { target } => write!(
                f,
                "another build is running for `{}`; wait until it has finished and build again",
                target.display()
            ),
            Self::Name(error) => error.fmt(f),
            Self::Disk(error) => error.fmt(f),
            Self::Altered { path, found } => write!(
                f,
                "cannot publish `{}`: {found} after it was written; look whether another program (a virus scanner, a \
                 synchroniser) touched it, and build again",
                path.display()
            ),
            Self::Stranded { target, kept, source } => write!(
                f,
                "cannot move the site to `{}`: {source}; the previous site is whole in `{}`, and the next build puts it \
                 back; close programs that show files of it and build again",
                target.display(),
                kept.display()
            ),
        }
    }
}

impl Error for EmitError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Disk(error) => error.source(),
            Self::Stranded { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl From<DiskError> for EmitError {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}

impl From<NameError> for EmitError {
    fn from(error: NameError) -> Self {
        Self::Name(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_files_are_counted_and_few_are_named() {
        let names = |n: usize| (1..=n).map(|i| i.to_string()).collect::<Vec<_>>();
        assert_eq!(some_of(&names(1)), "`1`");
        assert_eq!(some_of(&names(3)), "`1`, `2` and `3`");
        assert_eq!(some_of(&names(9)), "`1`, `2`, `3` and 6 more");
    }

    #[test]
    fn a_full_disk_names_path_verb_and_remedy() {
        let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
        let message = EmitError::from(DiskError::new("write", "out/a.html".as_ref())(full)).to_string();
        assert_eq!(message, "cannot write `out/a.html`: no storage space; free some space and build again");
    }
}
