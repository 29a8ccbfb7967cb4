//! `Manifest`: the list of the files that Candour wrote into a folder, which stands in that folder. It marks the folder
//! as ours, says what may be removed from it, and lets anyone check that a copy on a web server is whole. What comes in
//! is a folder or the files just written; what goes out is the list, sorted by path. Deliberately absent: times, names
//! of people or machines, so that equal sites have equal manifests.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use serde::{Deserialize, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

use super::Changes;
use crate::bundle::{MANIFEST, OutputPath};

/// The name by which a manifest says that Candour wrote it.
const TOOL: &str = "candour";

/// How large a list may be, in bytes: ten times what a site of 200,000 files has.
const LARGEST: u64 = 256 << 20;

/// The files of one written site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    files: BTreeMap<OutputPath, Entry>,
}

/// What is known of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// SHA-256 of the content, in the list as small hexadecimal digits.
    pub sha256: Digest,
    /// Length of the content in bytes.
    pub size: u64,
}

impl Entry {
    /// Measures a content.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self { sha256: Digest(Sha256::digest(bytes).into()), size: bytes.len() as u64 }
    }
}

/// A SHA-256 digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Digest([u8; 32]);

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        base16ct::lower::encode_string(&digest.0)
    }
}

impl TryFrom<String> for Digest {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut digest = [0; 32];
        let whole = base16ct::lower::decode(&text, &mut digest).is_ok_and(|bytes| bytes.len() == 32);
        whole.then_some(Self(digest)).ok_or_else(|| format!("`{}` is no SHA-256 digest", text.escape_debug()))
    }
}

/// The manifest as it stands in its file.
#[derive(Deserialize)]
struct Written {
    tool: String,
    #[serde(rename = "version")]
    _version: String,
    files: BTreeMap<String, Entry>,
}

/// The same on its way into the file.
#[derive(Serialize)]
struct Writing<'a> {
    tool: &'static str,
    version: &'static str,
    #[serde(serialize_with = "by_name")]
    files: &'a BTreeMap<OutputPath, Entry>,
}

fn by_name<S: Serializer>(files: &BTreeMap<OutputPath, Entry>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(files.iter().map(|(path, entry)| (path.as_str(), entry)))
}

impl Manifest {
    /// The list of these files.
    #[must_use]
    pub fn new(files: BTreeMap<OutputPath, Entry>) -> Self {
        Self { files }
    }

    /// Reads the manifest of a folder: `None` if it has none.
    ///
    /// # Errors
    /// The file cannot be read, or is no list that Candour could have written.
    pub fn read(folder: &Path) -> io::Result<Option<Self>> {
        let list = folder.join(MANIFEST);
        let strange = |what: String| io::Error::new(ErrorKind::InvalidData, what);
        // Looked at before it is opened: a pipe would never end, a link leads to something else.
        match fs::symlink_metadata(&list) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Ok(found) if !found.is_file() => return Err(strange("it is no file".to_owned())),
            Ok(found) if found.len() > LARGEST => {
                return Err(strange(format!("it has {} MB", found.len() >> 20)));
            }
            other => other?,
        };
        let bytes = fs::read(list)?;
        let written: Written = serde_json::from_slice(&bytes).map_err(|e| strange(e.to_string()))?;
        if written.tool != TOOL {
            return Err(strange(format!("its tool is `{}` and not `{TOOL}`", written.tool.escape_debug())));
        }
        let mut files = BTreeMap::new();
        for (path, entry) in written.files {
            files.insert(OutputPath::new(&path).map_err(|e| strange(e.to_string()))?, entry);
        }
        Ok(Some(Self { files }))
    }

    /// Writes the manifest, file by file.
    ///
    /// # Errors
    /// What takes it does not.
    pub fn write(&self, mut to: impl Write) -> io::Result<()> {
        let writing = Writing { tool: TOOL, version: env!("CARGO_PKG_VERSION"), files: &self.files };
        serde_json::to_writer_pretty(&mut to, &writing)?;
        to.write_all(b"\n")
    }

    /// The files in the order of their paths.
    #[must_use]
    pub fn files(&self) -> &BTreeMap<OutputPath, Entry> {
        &self.files
    }

    /// Whether a path, written with `/`, is on the list.
    #[must_use]
    pub fn lists(&self, path: &str) -> bool {
        path == MANIFEST || self.files.contains_key(path)
    }

    /// What became of the files between an earlier list and this one.
    #[must_use]
    pub fn changes_since(&self, before: &Self) -> Changes {
        let mut changes = Changes::default();
        for (path, entry) in &self.files {
            match before.files.get(path) {
                None => changes.added.push(path.clone()),
                Some(old) if old == entry => changes.unchanged += 1,
                Some(_) => changes.changed.push(path.clone()),
            }
        }
        changes.removed = before.files.keys().filter(|p| !self.files.contains_key(*p)).cloned().collect();
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(files: &[(&str, &str)]) -> Manifest {
        let entry =
            |(path, text): &(&str, &str)| (OutputPath::new(path).unwrap(), Entry::of(text.as_bytes()));
        Manifest::new(files.iter().map(entry).collect())
    }

    #[test]
    fn a_content_is_measured_by_sha_256() {
        let entry = Entry::of(b"abc");
        assert_eq!(
            String::from(entry.sha256),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(entry.size, 3);
    }

    #[test]
    fn a_written_list_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Manifest::read(folder.path()).unwrap(), None);
        let list = manifest(&[("a/x.html", "one"), ("b.html", "two")]);
        list.write(fs::File::create(folder.path().join(MANIFEST)).unwrap()).unwrap();
        assert_eq!(Manifest::read(folder.path()).unwrap(), Some(list));
    }

    #[test]
    fn a_list_that_we_did_not_write_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let climbing = r#"{"tool":"candour","version":"0.1.0","files":{"../x":{"sha256":"","size":0}}}"#;
        let digest = |digest: &str| {
            format!(r#"{{"tool":"candour","version":"1","files":{{"x":{{"sha256":"{digest}","size":0}}}}}}"#)
        };
        let strange = [digest(&"0".repeat(63)), digest(&"0".repeat(66)), digest(&"+f".repeat(32))];
        let lists = ["", "{}", r#"{"tool":"hugo","version":"1","files":{}}"#, climbing];
        for text in lists.into_iter().chain(strange.iter().map(String::as_str)) {
            fs::write(folder.path().join(MANIFEST), text).unwrap();
            assert_eq!(Manifest::read(folder.path()).unwrap_err().kind(), ErrorKind::InvalidData, "{text}");
        }
    }

    #[test]
    fn changes_name_each_file_once() {
        let before = manifest(&[("gone", "1"), ("kept", "2"), ("edited", "3")]);
        let after = manifest(&[("kept", "2"), ("edited", "4"), ("new", "5")]);
        let changes = after.changes_since(&before);
        let names = |paths: &[OutputPath]| paths.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(names(&changes.added), ["new"]);
        assert_eq!(names(&changes.changed), ["edited"]);
        assert_eq!(names(&changes.removed), ["gone"]);
        assert_eq!(changes.unchanged, 1);
    }
}
