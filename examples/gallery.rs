//! Builds `docs/gallery/` with the datasets of the sample site: `cargo run --example gallery -- FOLDER`.
//!
//! Every chart is followed by the block that made it, so that the page shows both.

use anyhow::{Context, bail};
use candour::bundle::Artifact;
use candour::diagnostic::terminal;
use candour::source::ProjectPath;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The files of the gallery's project: its own, and the sample site's settings and datasets.
fn files(root: &Path) -> anyhow::Result<BTreeMap<ProjectPath, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for (folder, below) in [("data", "data"), ("docs/gallery/data", "data"), ("docs/gallery", "content")] {
        for entry in walkdir::WalkDir::new(root.join(folder)).sort_by_file_name() {
            let entry = entry?;
            let path = entry.path().strip_prefix(root.join(folder))?;
            let inner = folder == "docs/gallery" && path.starts_with("data");
            if !entry.file_type().is_file() || inner {
                continue;
            }
            let bytes = fs::read(entry.path())?;
            let bytes = match path.extension().and_then(|extension| extension.to_str()) {
                Some("md") => with_blocks(&String::from_utf8(bytes)?).into_bytes(),
                Some("yaml") => without_meeting(&String::from_utf8(bytes)?).into_bytes(),
                _ => bytes,
            };
            let name = format!("{below}/{}", path.to_string_lossy().replace('\\', "/"));
            files.insert(ProjectPath::new(name), bytes);
        }
    }
    let settings = "title: Candour gallery\norganisation: Candour\npublished: 2026-01-01\n";
    files.insert(ProjectPath::new("site.yaml"), settings.into());
    Ok(files)
}

/// A dataset without the meeting of its source, which the gallery does not hold.
fn without_meeting(text: &str) -> String {
    text.lines().filter(|line| !line.starts_with("  meeting: ")).flat_map(|line| [line, "\n"]).collect()
}

/// A text in which every block of data is followed by itself as code.
fn with_blocks(text: &str) -> String {
    let mut out = String::new();
    let mut block: Option<String> = None;
    for line in text.lines() {
        out.push_str(line);
        out.push('\n');
        match &mut block {
            Some(whole) if line == "```" => {
                let code = ["\n````\n", whole, "```\n````\n"].concat();
                out.push_str(&code);
                block = None;
            }
            Some(whole) => {
                whole.push_str(line);
                whole.push('\n');
            }
            None if ["```chart", "```table", "```tiles", "```timeline"].contains(&line) => {
                block = Some(format!("{line}\n"));
            }
            None => {}
        }
    }
    out
}

fn main() -> anyhow::Result<()> {
    let into = std::env::args().nth(1).map(PathBuf::from).context("usage: gallery FOLDER")?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (checked, bundle) = candour::assemble_files(&files(root)?, &candour::Wish::default());
    let Some(bundle) = bundle else {
        bail!("{}", terminal::render(&checked.diagnostics, &checked.sources.map, true));
    };
    for (path, artifact) in bundle.into_files() {
        put(&into.join(path.as_str()), &artifact)?;
    }
    Ok(())
}

fn put(path: &Path, artifact: &Artifact) -> anyhow::Result<()> {
    fs::create_dir_all(path.parent().context("a file stands in a folder")?)?;
    fs::write(path, artifact.bytes()).with_context(|| format!("cannot write {}", path.display()))
}
