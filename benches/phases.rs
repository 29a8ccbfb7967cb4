//! How long each phase of a build takes, over 100 papers with four charts each (`examples/corpus`).
//!
//! `cargo bench --bench phases`

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark stops at what it did not expect"
)]

use candour::bundle::{Bundle, Nowhere};
use candour::chart::Charts;
use candour::diagnostic::Diagnostics;
use candour::emit;
use candour::figure::{self, Figures};
use candour::load::{self, Sources};
use candour::model::Site;
use candour::narrative::{self, Terms};
use candour::page::{self, Edition, Options, Theme};
use candour::resolve;
use divan::Bencher;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

fn main() {
    divan::main();
}

/// Papers of the corpus.
const PAPERS: usize = 100;

/// The folder of the corpus, made when the first benchmark asks for it.
static CORPUS: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("phases");
    let mut maker = Command::new(env!("CARGO"));
    maker.args(["run", "--quiet", "--release", "--example", "corpus", "--", &PAPERS.to_string()]);
    assert!(maker.arg(&folder).status().unwrap().success());
    folder.join("candour")
});

/// A project as it is before its pages are made.
struct Ready {
    sources: Sources,
    site: Site,
    figures: Figures,
    theme: Theme,
}

static READY: LazyLock<Ready> = LazyLock::new(|| {
    let mut found = Diagnostics::default();
    let mut sources = load::read(&CORPUS, &mut found);
    let mut site = resolve::site(&sources, &mut found).unwrap();
    figure::complete(&mut site, &mut found);
    let figures = figure::compute(&site, &mut found);
    let theme = Theme::load("council", &BTreeMap::new(), &mut sources.map, &mut found).unwrap();
    Ready { sources, site, figures, theme }
});

/// What narratives are written with, without drawings: those are measured by themselves.
fn with_context<T>(write: impl FnOnce(&narrative::Context<'_>) -> T) -> T {
    write(&narrative::Context {
        site: &READY.site,
        figures: &READY.figures,
        terms: Terms::new(&READY.site.glossary),
        charts: &BTreeMap::new(),
        csv_size: &|_| 0,
        hidden: BTreeSet::new(),
    })
}

#[divan::bench]
fn load(bencher: Bencher) {
    bencher.bench(|| load::read(&CORPUS, &mut Diagnostics::default()));
}

#[divan::bench]
fn resolve(bencher: Bencher) {
    let read = || load::read(&CORPUS, &mut Diagnostics::default());
    bencher.with_inputs(read).bench_values(|sources| resolve::site(&sources, &mut Diagnostics::default()));
}

#[divan::bench]
fn figure(bencher: Bencher) {
    bencher.bench(|| figure::compute(&READY.site, &mut Diagnostics::default()));
}

#[divan::bench]
fn check(bencher: Bencher) {
    let Ready { sources, site, figures, .. } = &*READY;
    bencher.bench(|| candour::check::run(site, figures, &sources.map, &mut Diagnostics::default()));
}

#[divan::bench]
fn chart(bencher: Bencher) {
    let Ready { site, figures, .. } = &*READY;
    bencher.bench(|| {
        let charts = Charts::new(site, figures);
        let drawn = site.articles().map(|article| charts.of_article(article, &mut Diagnostics::default()));
        drawn.flatten().map(|(_, drawn)| drawn.html().len()).sum::<usize>()
    });
}

#[divan::bench]
fn narrative(bencher: Bencher) {
    bencher.bench(|| {
        with_context(|context| {
            let written = READY.site.papers().map(|(_, paper)| narrative::paper(context, paper));
            written.map(|parts| parts.article.body.0.len()).sum::<usize>()
        })
    });
}

#[divan::bench]
fn page(bencher: Bencher) {
    let Ready { sources, site, theme, .. } = &*READY;
    let options = Options::default();
    let edition = Edition { site, theme, sources: &sources.map, options: &options };
    let written: Vec<_> = with_context(|context| {
        site.papers().map(|(meeting, paper)| (meeting, paper, narrative::paper(context, paper))).collect()
    });
    bencher.bench(|| {
        let sink = Nowhere::default();
        for (meeting, paper, parts) in &written {
            page::paper(&edition, meeting, paper, parts, &sink).unwrap();
        }
    });
}

#[divan::bench(sample_count = 10)]
fn emit(bencher: Bencher) {
    let project = tempfile::tempdir().unwrap();
    let output = project.path().join("output");
    let settings = emit::Settings { root: project.path().to_owned(), inputs: Vec::new() };
    let made = || {
        let _ = std::fs::remove_dir_all(&output);
        candour::assemble(&CORPUS, &candour::Wish::default()).1.unwrap()
    };
    bencher.with_inputs(made).bench_values(|site: Bundle| emit::write(site, &output, &settings).unwrap());
}
