//! `OutputPath`: where a file of the site stands, relative to the site's own folder.
//!
//! What comes in is any text; what goes out is a path that means the same on a web server, in a folder on Linux, macOS
//! or Windows and on a USB stick, or a sentence that says why there is none. Case-insensitive twins are the business of
//! [`super::Names`], because they concern two paths.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::path::{Path, PathBuf};

use arcstr::ArcStr;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A relative path with `/` between its parts, in Unicode normal form C, that every system can hold.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(ArcStr);

/// The longest whole path, in UTF-16 units: Windows programs stop at 260 with drive and folder included, and a project
/// under `Documents` takes some 60 to 100 of them.
pub const LONGEST_PATH: usize = 160;

/// The longest name of one file or folder, in bytes of UTF-8 (the limit of ext4, APFS and most web servers).
pub const LONGEST_NAME: usize = 255;

impl OutputPath {
    /// Takes a path apart, checks every name in it and brings it to normal form C.
    ///
    /// # Errors
    /// Says which part of the path cannot be used and why.
    pub fn new(text: &str) -> Result<Self, PathError> {
        let path = ArcStr::from(&*composed(text));
        let fail = |reason| Err(PathError { path: text.to_owned(), reason });
        if path.is_empty() {
            return fail(PathReason::Empty);
        }
        if path.starts_with('/') {
            return fail(PathReason::Absolute);
        }
        // No character takes more units than bytes.
        if path.len() > LONGEST_PATH {
            let units = path.encode_utf16().count();
            if units > LONGEST_PATH {
                return fail(PathReason::TooLong { found: units });
            }
        }
        for name in path.split('/') {
            if let Some(reason) = fault(name) {
                return fail(reason);
            }
        }
        Ok(Self(path))
    }

    /// The path as text, with `/` between its parts.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same text, shared.
    pub(super) fn shared(&self) -> &ArcStr {
        &self.0
    }

    /// The last part: the name of the file.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The folders that lead to the file, outermost first: `a/b/c.html` gives `a` and `a/b`.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').filter_map(|(at, _)| self.0.get(..at))
    }

    /// The place of the file inside a folder, in the manner of the system that we run on.
    #[must_use]
    pub fn below(&self, folder: &Path) -> PathBuf {
        let mut place = folder.to_path_buf();
        place.extend(self.0.split('/'));
        place
    }
}

/// A name in Unicode normal form C, as all names of a site are. Old macOS disks give names back in another.
#[must_use]
pub fn composed(name: &str) -> Cow<'_, str> {
    if is_nfc(name) { name.into() } else { name.nfc().collect::<String>().into() }
}

impl Borrow<str> for OutputPath {
    /// The text, which has the order of the paths: a list of paths can be asked for a name.
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A path that cannot be a file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathError {
    path: String,
    reason: PathReason,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum PathReason {
    Empty,
    Absolute,
    TooLong { found: usize },
    EmptyName,
    Climbs,
    LongName { name: String },
    Character { found: char },
    Device { name: String },
    Edge { name: String },
}

impl PathError {
    /// What stands against the path, without the path.
    #[must_use]
    pub fn why(&self) -> String {
        match &self.reason {
            PathReason::Empty => "the path is empty".to_owned(),
            PathReason::Absolute => "the path starts with `/`".to_owned(),
            PathReason::TooLong { found } => {
                format!(
                    "the path is {found} characters long, and at most {LONGEST_PATH} are safe to copy on Windows"
                )
            }
            PathReason::EmptyName => "the path has an empty part".to_owned(),
            PathReason::Climbs => "`.` and `..` lead out of the folder".to_owned(),
            PathReason::LongName { name } => {
                format!("the name `{name}` takes {} bytes, and a disk holds {LONGEST_NAME}", name.len())
            }
            PathReason::Character { found } => {
                format!("{} cannot stand in a file name on every system", describe(*found))
            }
            PathReason::Device { name } => format!("Windows keeps the name `{name}` for a device"),
            PathReason::Edge { name } => {
                format!(
                    "the name `{name}` begins or ends with a space or full stop, which Windows and links lose"
                )
            }
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match &self.reason {
            PathReason::Empty | PathReason::EmptyName => "write one `/` between two names",
            PathReason::Absolute | PathReason::Climbs => "write the path from the folder on",
            PathReason::TooLong { .. } | PathReason::LongName { .. } => {
                "shorten the names of files and folders"
            }
            PathReason::Character { .. } => "use letters, digits, `-`, `_` and `.`",
            PathReason::Device { .. } | PathReason::Edge { .. } => "choose another name",
        }
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.escape_debug();
        write!(f, "`{path}` cannot be the path of a file of the site: {}; {}", self.why(), self.remedy())
    }
}

impl std::error::Error for PathError {}

/// What stands against one name of a path, if anything does.
fn fault(name: &str) -> Option<PathReason> {
    if name.is_empty() {
        return Some(PathReason::EmptyName);
    }
    if name == "." || name == ".." {
        return Some(PathReason::Climbs);
    }
    if name.len() > LONGEST_NAME {
        return Some(PathReason::LongName { name: name.to_owned() });
    }
    if let Some(found) = name.chars().find(|&c| is_refused(c)) {
        return Some(PathReason::Character { found });
    }
    if name.ends_with(['.', ' ']) || name.starts_with(' ') {
        return Some(PathReason::Edge { name: name.to_owned() });
    }
    is_device(name).then(|| PathReason::Device { name: name.to_owned() })
}

/// Characters that Windows refuses (<https://learn.microsoft.com/windows/win32/fileio/naming-a-file>), `%` and `#`,
/// which a careless server or link reads twice, and characters that cannot be seen or that turn the text around.
fn is_refused(c: char) -> bool {
    if c.is_ascii_alphanumeric() {
        return false;
    }
    matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '%' | '#') || is_hidden(c)
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{ffff}')
}

fn describe(c: char) -> String {
    if is_hidden(c) { format!("the character U+{:04X}", u32::from(c)) } else { format!("`{c}`") }
}

/// Names that Windows keeps for devices, besides those with a number.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// Whether Windows takes the name for a device, whatever follows its first dot.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    if DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device)) {
        return true;
    }
    let Some((kind, number)) = stem.split_at_checked(3) else { return false };
    (kind.eq_ignore_ascii_case("COM") || kind.eq_ignore_ascii_case("LPT"))
        && matches!(
            number,
            "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "\u{b9}" | "\u{b2}" | "\u{b3}"
        )
}

#[cfg(test)]
mod tests;
