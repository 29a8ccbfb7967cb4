//! Candour turns a council's board papers into a site whose figures cannot contradict each other.
//!
//! An officer writes papers as Markdown (`content/`) and their figures as YAML (`data/`). This library reads both,
//! computes every figure that a sentence cites, audits what is typed, draws the charts, and replaces the folder
//! `output/` by the finished site, or leaves it as it was.
//!
//! # The way through
//!
//! The modules below stand in the order in which data flows, and import only from those above them.
//!
//! | phase | in | out |
//! |---|---|---|
//! | [`load`] | the project's files | [`load::Sources`]: raw shapes and texts, each with its place |
//! | [`markdown`] | Markdown | [`model::Document`]: a tree that knows its places |
//! | [`resolve`] | sources | [`model::Site`]: meetings, papers, datasets, all names looked up |
//! | [`figure`] | site | [`figure::Figures`]: every figure reference computed, every number in words |
//! | [`mod@check`] | site, figures | findings: data, claims in prose, papers, privacy, access, links |
//! | [`chart`] | datasets | drawings at three widths, and the words that say what they show |
//! | [`narrative`] | texts, figures, drawings | HTML in which all that an author typed is escaped |
//! | [`page`], [`publish`] | HTML, theme | pages, feeds, downloads, made paper by paper and at once |
//! | *the gate* | findings | errors stop here, once, all of them told |
//! | [`bundle`], [`emit`] | pages | the output folder: the old site or the new one, never a mixture |
//! | [`memory`] | the build before | what of it would be made just so again: the preview makes the rest alone |
//! | [`checked`], [`project`] | files | these phases in a row: once, or again and again in memory |
//! | `serve` | pages | the same pages from memory while they are written, with the feature `preview` |
//!
//! [`source`] and [`diagnostic`] are what every phase speaks with: places in files, and findings at places. [`together`]
//! shares out the work of a phase.
//! [`model`] is the nouns. [`cli`] is the only module that talks to a terminal.
//!
//! Checks and pages do not know each other. A build checks the papers while the disk makes sure of their pages, which
//! stand beside the output folder until the gate has let them through; where it makes pictures, which take longer than all
//! else, it checks first. Where files, names or figures have errors there are no pages: charts are drawn all the same, for
//! what is wrong with them.
//!
//! # What holds everywhere
//!
//! - Before the gate nothing fails: a phase returns what it could make and reports the rest, so that one run tells
//!   every mistake, and one mistake gives one message.
//! - Up to `emit` everything is a function of the files: no clock, no network, no order of the disk.
//! - Numbers are decimal with the precision that the author typed; they are computed and put into words in `figure`
//!   alone, so that prose, charts, tables and downloads cannot disagree.
//! - Nothing an author writes reaches a page unescaped.
#![forbid(unsafe_code)]

pub mod source;
pub mod together;
pub mod diagnostic;
pub mod bundle;
pub mod model;
#[macro_use]
pub mod load;
pub mod markdown;
pub mod resolve;
pub mod address;
pub mod figure;
pub mod check;
pub mod chart;
pub mod narrative;
pub mod page;
pub mod publish;
pub mod memory;
pub mod checked;
pub mod project;
pub mod emit;
#[cfg(feature = "preview")]
pub mod serve;
pub mod cli;

pub use checked::{Checked, Wish};
pub use project::Project;

use diagnostic::Diagnostics;
use source::{ProjectPath, SourceMap};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Checks a project: every phase, pages included, and nothing is written.
#[must_use]
pub fn check(root: &Path, wish: &Wish) -> Checked {
    let mut checked = prepare(root, wish);
    checked.render(wish, &bundle::Nowhere::default());
    checked.audit(wish);
    checked.finish()
}

/// Builds a project into memory: every phase, nothing on the disk. There is no site where problems stop the build.
#[must_use]
pub fn assemble(root: &Path, wish: &Wish) -> (Checked, Option<bundle::Bundle>) {
    into_memory(prepare(root, wish), wish)
}

/// The same for a project whose files, by their paths, are in memory already.
#[must_use]
pub fn assemble_files(
    files: &BTreeMap<ProjectPath, Vec<u8>>,
    wish: &Wish,
) -> (Checked, Option<bundle::Bundle>) {
    let mut diagnostics = Diagnostics::default();
    let sources = load::read_memory(files, &mut diagnostics);
    into_memory(Checked::understood(sources, diagnostics, wish), wish)
}

fn into_memory(mut checked: Checked, wish: &Wish) -> (Checked, Option<bundle::Bundle>) {
    let bundle = bundle::Bundle::new();
    checked.render(wish, &bundle);
    checked.audit(wish);
    let whole = !checked.diagnostics.has_errors();
    (checked.finish(), whole.then_some(bundle))
}

/// The changes that bind typed statistics of one paper to data.
#[derive(Clone, Debug)]
pub struct Fix {
    /// The paper's file.
    pub path: source::ProjectPath,
    /// The changes, in the order of the file.
    pub changes: Vec<check::bound::edit::Change>,
    /// The line of each change.
    pub lines: Vec<u32>,
}

/// Binds the typed statistics that are exactly one cell of a dataset and read just so; each file is changed whole.
///
/// # Errors
/// A file changed meanwhile, or the system refused. Files before it are changed; it and those behind it are not.
pub fn fix(root: &Path, wish: &Wish, write: bool) -> (Vec<Fix>, Result<(), emit::RewriteError>) {
    let checked = prepare(root, wish);
    let map = &checked.sources.map;
    let fixes: Vec<Fix> = checked
        .tallies()
        .iter()
        .map(|tally| {
            let changes = check::bound::edit::changes(tally);
            let lines = changes.iter().map(|change| map.position(change.at).line).collect();
            Fix { path: tally.path.clone(), changes, lines }
        })
        .filter(|fix| !fix.changes.is_empty())
        .collect();
    let mut outcome = Ok(());
    for fix in fixes.iter().filter(|_| write) {
        let change = |bytes: &[u8]| check::bound::edit::changed(bytes, &fix.changes);
        outcome = outcome.and_then(|()| emit::rewrite(&root.join(fix.path.as_str()), change));
    }
    (fixes, outcome)
}

/// Checks single papers, Markdown or plain text, by their words alone; strict makes warnings errors.
#[must_use]
pub fn check_files(files: &[PathBuf], strict: bool) -> (SourceMap, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let sources = load::read_files(files, &mut diagnostics);
    check::texts(&sources, &mut diagnostics);
    diagnostics.sort(&sources);
    if strict {
        diagnostics.be_strict();
    }
    (sources, diagnostics)
}

/// Reads a project and says what it means: nothing is checked beyond that, and no page is made.
#[must_use]
pub fn read(root: &Path, wish: &Wish) -> Checked {
    prepare(root, wish).finish()
}

/// The phases up to what a site means and looks like.
fn prepare(root: &Path, wish: &Wish) -> Checked {
    let mut diagnostics = Diagnostics::default();
    let sources = load::read(root, &mut diagnostics);
    Checked::understood(sources, diagnostics, wish)
}

/// Why a site was not built. The output folder is as it was.
#[derive(Debug)]
pub enum BuildError {
    /// The content has problems; they are among the findings. If the folder could not have been replaced either, this is
    /// why.
    Problems(Option<emit::EmitError>),
    /// The folder could not be replaced.
    Emit(emit::EmitError),
}

/// What a build ends with.
#[derive(Debug)]
pub struct Built {
    /// The project and what was found in it.
    pub checked: Checked,
    /// What changed in the output folder, or why nothing did.
    pub outcome: Result<emit::Changes, BuildError>,
}

/// Builds a project: every phase, then the output folder replaced whole, or left as it was.
pub fn build(root: &Path, output: &Path, wish: &Wish, watcher: publish::Watcher<'_>) -> Built {
    let settings = emit::Settings {
        root: root.to_owned(),
        inputs: ["content", "data", "themes", load::SETTINGS].map(|input| root.join(input)).to_vec(),
    };
    // A site that a crash left aside stands again even if this build finds a mistake.
    let stranded = emit::recover(output, &settings).err();
    let mut checked = prepare(root, wish);
    // Nobody waits for pictures to hear of a mistake in words.
    if checked.has_pictures() {
        checked.audit(wish);
    }
    let begun = if checked.diagnostics.has_errors() {
        Err(stranded)
    } else {
        emit::Staging::begin(output, &settings).map_err(Some)
    };
    let sealed = match begun {
        Ok(staging) => staged(&mut checked, wish, staging, watcher),
        Err(refused) => {
            checked.render(wish, &bundle::Nowhere::default());
            Err(refused)
        }
    };
    checked.audit(wish);
    let outcome = match (sealed, checked.diagnostics.has_errors()) {
        (Ok(sealed), false) => sealed.commit().map_err(BuildError::Emit),
        (Err(Some(refused)), false) => Err(BuildError::Emit(refused)),
        (sealed, _) => Err(BuildError::Problems(sealed.err().flatten())),
    };
    Built { checked: checked.finish(), outcome }
}

/// Makes the pages onto the stage, and checks the papers while the disk makes sure of them. Where a page has errors
/// nothing is left of the stage, and it is no matter of the folder.
fn staged(
    checked: &mut Checked,
    wish: &Wish,
    staging: emit::Staging,
    watcher: publish::Watcher<'_>,
) -> Result<emit::Sealed, Option<emit::EmitError>> {
    checked.render_with_pictures(wish, &staging, watcher);
    if checked.diagnostics.has_errors() {
        return Err(None);
    }
    rayon::join(|| staging.seal(), || checked.audit(wish)).0.map_err(Some)
}
