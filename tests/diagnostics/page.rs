//! A page as the tests read it: the files of its example and the report.

use std::path::Path;

/// A page.
pub struct Page {
    files: Vec<(String, String, String)>,
    /// What the tool says of the example.
    pub report: Option<String>,
}

/// The smallest picture: one transparent point.
const PICTURE: &[u8] = &[
    0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8,
    6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 13, b'I', b'D', b'A', b'T', 0x78, 0x9C, 0x62, 0, 1, 0, 0, 5,
    0, 1, 0x0D, 0x0A, 0x2D, 0xB4, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xAE, 0x42, 0x60, 0x82,
];

impl Page {
    /// Reads the fenced blocks whose first line names a file, and the block `report`.
    pub fn read(text: &str) -> Self {
        let mut page = Self { files: Vec::new(), report: None };
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let fence: String = line.chars().take_while(|letter| *letter == '`').collect();
            if fence.len() < 3 {
                continue;
            }
            let info = &line[fence.len()..];
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
            let body = body.join("\n");
            match info.split_once(' ') {
                Some((kind, path)) => {
                    page.files.push((kind.to_owned(), path.to_owned(), format!("{body}\n")));
                }
                None if info == "report" => page.report = Some(body),
                None => {}
            }
        }
        page
    }

    /// Writes the files of the example.
    pub fn write_files(&self, root: &Path) {
        for (kind, path, text) in &self.files {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            let bytes = match kind.as_str() {
                "escaped" => unescape(text),
                "repeated" => repeat(text),
                "picture" => PICTURE.to_vec(),
                _ => text.clone().into_bytes(),
            };
            std::fs::write(path, bytes).unwrap();
        }
    }
}

/// `\xE9` becomes the byte E9.
fn unescape(text: &str) -> Vec<u8> {
    let mut pieces = text.split("\\x");
    let mut bytes = pieces.next().unwrap_or("").as_bytes().to_vec();
    for piece in pieces {
        bytes.push(u8::from_str_radix(&piece[..2], 16).unwrap());
        bytes.extend_from_slice(&piece.as_bytes()[2..]);
    }
    bytes
}

/// A line and a last line `*700000`: that many times the line.
fn repeat(text: &str) -> Vec<u8> {
    let (line, times) = text.trim_end().rsplit_once("\n*").unwrap();
    format!("{line}\n").repeat(times.parse().unwrap()).into_bytes()
}

/// The page with another report.
pub fn with_report(text: &str, report: &str) -> String {
    let (before, _) = text.split_once("```report\n").unwrap();
    format!("{before}```report\n{report}\n```\n")
}

/// Copies a folder with all that is in it.
pub fn copy_folder(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
