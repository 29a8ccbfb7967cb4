//! The corpus for measuring is a project without mistakes in each of its variants, and the same on every run.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at what it did not expect")]

use std::process::Command;

fn corpus(papers: usize, variant: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut maker = Command::new(env!("CARGO"));
    maker.args(["run", "--quiet", "--offline", "--example", "corpus", "--", &papers.to_string()]);
    assert!(maker.arg(folder.path()).arg(variant).status().unwrap().success());
    folder
}

#[test]
fn each_variant_builds_without_a_finding() {
    for (variant, datasets) in [("text", 0), ("tables", 48), ("full", 48)] {
        let folder = corpus(12, variant);
        let (checked, site) = candour::assemble(&folder.path().join("candour"), &candour::Wish::default());
        let found: Vec<_> = checked.diagnostics.iter().collect();
        assert!(found.is_empty() && site.is_some(), "{variant}: {found:?}");
        assert_eq!(checked.count_words(), format!("2 meetings, 12 papers and {datasets} datasets"));
        let files = site.unwrap().into_files().into_keys();
        let drawings =
            files.filter(|path| path.as_str().rsplit_once('.').is_some_and(|(_, kind)| kind == "svg"));
        // The icon, and a drawing for each chart.
        assert_eq!(drawings.count(), if variant == "full" { 49 } else { 1 }, "{variant}");
    }
}

#[test]
fn two_runs_write_the_same() {
    let (one, other) = (corpus(3, "full"), corpus(3, "full"));
    let same = Command::new("diff").arg("-r").args([one.path(), other.path()]).status();
    assert!(same.unwrap().success());
}
