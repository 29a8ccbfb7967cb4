//! Single papers that were named one by one, in no project.
//!
//! In: paths. Out: their texts, each under the path by which it was named. Deliberately absent: what their words say.

use super::bytes::Held;
use super::{Sources, add_text};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{ProjectPath, SourceMap};
use std::path::PathBuf;

/// Documents of other programs, whose words are not to be read as they stand in the file.
const DOCUMENTS: [&str; 8] = ["doc", "docx", "odt", "pages", "pdf", "rtf", "xls", "xlsx"];
/// What belongs to a site and is no paper.
const PARTS: [&str; 3] = ["csv", "yaml", "yml"];

/// Reads single text files. What cannot be read, or is no paper, is reported.
#[must_use]
pub fn read_files(files: &[PathBuf], diagnostics: &mut Diagnostics) -> SourceMap {
    let mut sources = Sources::default();
    for file in files {
        let path = ProjectPath::new(file.to_string_lossy().replace('\\', "/"));
        match no_paper(&path) {
            Some(told) => diagnostics.push(told),
            None => _ = add_text(&path, Held::OnDisk(file), &mut sources, diagnostics),
        }
    }
    sources.map
}

/// What is told of a file that is no paper by its name.
fn no_paper(path: &ProjectPath) -> Option<Diagnostic> {
    let ending = path.as_str().rsplit_once('.')?.1.to_ascii_lowercase();
    let (what, help) = if DOCUMENTS.contains(&ending.as_str()) {
        (
            "is a document of another program, and its words cannot be read",
            "copy its words into a file that ends in `.md` or `.txt`, and check that",
        )
    } else if PARTS.contains(&ending.as_str()) {
        (
            "is a part of a site, and no paper",
            "run `candour check` without a file, in the folder where `site.yaml` stands",
        )
    } else {
        return None;
    };
    Some(Diagnostic::file(Code::FILE_KIND, path, format!("`{}` {what}", path.as_str())).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_paper_is_not_read_as_one() {
        let told = |name: &str| no_paper(&ProjectPath::new(name)).map(|told| told.message);
        assert!(told("report.DOCX").unwrap().contains("another program"));
        assert!(told("data/visits.yaml").unwrap().contains("a part of a site"));
        for paper in ["report.md", "report.txt", "report", "v1.2 of the report"] {
            assert_eq!(told(paper), None, "{paper}");
        }
    }
}
