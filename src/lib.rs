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
//! | *the gate* | findings | errors stop here, once, all of them told |
//! | [`chart`] | datasets | drawings at three widths, and the words that say what they show |
//! | [`narrative`] | texts, figures, drawings | HTML in which all that an author typed is escaped |
//! | [`page`], [`publish`] | HTML, theme | pages, feeds, downloads, made paper by paper and at once |
//! | [`bundle`], [`emit`] | pages | the output folder: the old site or the new one, never a mixture |
//! | [`memory`] | the build before | what of it would be made just so again: the preview makes the rest alone |
//! | `serve` | pages | the same pages from memory while they are written, with the feature `preview` |
//!
//! [`source`] and [`diagnostic`] are what every phase speaks with: places in files, and findings at places. [`together`]
//! shares out the work of a phase.
//! [`model`] is the nouns. [`cli`] is the only module that talks to a terminal.
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
pub mod emit;
#[cfg(feature = "preview")]
pub mod serve;
pub mod cli;

use bundle::Sink;
use diagnostic::Diagnostics;
use figure::Figures;
use jiff::civil::Date;
use load::Sources;
use memory::Memory;
use model::Site;
use page::Theme;
use source::{ProjectPath, SourceMap};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What is asked for beyond what the files say.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Whether papers marked as drafts are shown.
    pub drafts: bool,
    /// Whether warnings are errors.
    pub strict: bool,
    /// The date of the edition, in place of the one in `site.yaml`.
    pub published: Option<Date>,
    /// Where the site will stand, ending in `/`, in place of the address in `site.yaml`.
    pub base_url: Option<String>,
    /// Whether the pictures (PNG) that the settings ask for are made, as a build does. A check and the preview have no
    /// use for them, and they take longer than all else.
    pub pictures: bool,
}

impl Wish {
    /// What is asked of the pages of a site.
    fn options(&self, site: &Site) -> page::Options {
        let base_url = self.base_url.clone().or_else(|| site.settings.base_url.clone());
        page::Options { drafts: self.drafts, base_url, pictures: self.pictures }
    }
}

/// A project as read, resolved, computed and checked: everything before the gate.
#[derive(Debug, Default)]
pub struct Checked {
    /// The files.
    pub sources: Sources,
    /// What they mean, unless there are no settings.
    pub site: Option<Site>,
    /// The figures of their sentences.
    pub figures: Figures,
    /// The theme, unless it cannot be used.
    pub theme: Option<Theme>,
    /// What was found, in order.
    pub diagnostics: Diagnostics,
}

impl Checked {
    /// How many statistics of each paper are bound to data, and which typed ones could be.
    #[must_use]
    pub fn tallies(&self) -> Vec<check::bound::Tally> {
        let site = self.site.as_ref();
        site.map_or_else(Vec::new, |site| check::bound::tallies(site, &self.figures, &self.sources.map))
    }

    /// Addresses outside the site to which links lead, each with the places of its links. None is asked.
    #[must_use]
    pub fn external_links(&self) -> BTreeMap<String, Vec<source::Span>> {
        self.site.as_ref().map_or_else(BTreeMap::new, check::external)
    }

    /// "2 meetings, 4 papers and 55 datasets".
    #[must_use]
    pub fn count_words(&self) -> String {
        let count = |number: usize, one: &str, many: &str| {
            format!("{number} {}", if number == 1 { one } else { many })
        };
        let site = self.site.as_ref();
        let meetings = count(site.map_or(0, |site| site.meetings.len()), "meeting", "meetings");
        let papers = count(site.map_or(0, |site| site.papers().count()), "paper", "papers");
        let datasets = count(site.map_or(0, |site| site.datasets.len()), "dataset", "datasets");
        format!("{meetings}, {papers} and {datasets}")
    }
}

/// Checks a project: every phase, pages included, and nothing is written.
#[must_use]
pub fn check(root: &Path, wish: &Wish) -> Checked {
    let mut checked = prepare(root, wish);
    if !checked.diagnostics.has_errors() {
        checked.render(wish, &bundle::Nowhere::default(), &|_, _| {});
    }
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
    into_memory(understand(sources, diagnostics, wish), wish)
}

fn into_memory(mut checked: Checked, wish: &Wish) -> (Checked, Option<bundle::Bundle>) {
    let bundle = bundle::Bundle::new();
    if !checked.diagnostics.has_errors() {
        checked.render(wish, &bundle, &|_, _| {});
    }
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

/// Reads a project and says what it means, up to the gate: no page is made.
#[must_use]
pub fn read(root: &Path, wish: &Wish) -> Checked {
    prepare(root, wish).finish()
}

/// The phases before the gate.
fn prepare(root: &Path, wish: &Wish) -> Checked {
    let mut diagnostics = Diagnostics::default();
    let sources = load::read(root, &mut diagnostics);
    understand(sources, diagnostics, wish)
}

/// What files that were read mean, and what is wrong with them.
fn understand(sources: Sources, diagnostics: Diagnostics, wish: &Wish) -> Checked {
    understand_again(sources, diagnostics, wish, Checked::default(), &mut Memory::of_one_build())
}

/// The same with what an earlier build, which is taken apart, has left.
fn understand_again(
    mut sources: Sources,
    mut diagnostics: Diagnostics,
    wish: &Wish,
    before: Checked,
    memory: &mut Memory,
) -> Checked {
    let (recall, mut figures) = memory.recall(&sources, before.site, before.figures);
    let mut site = resolve::site_with(&sources, &recall, &mut diagnostics);
    if let Some(site) = &mut site {
        if let Some(published) = wish.published {
            site.settings.published = published;
        }
        figure::complete_with(site, memory.taken(), &mut diagnostics);
        figures = figure::compute_with(site, figures, &mut diagnostics);
        memory.note(&sources, site, &figures, &diagnostics);
        check::run_with(site, &figures, &sources.map, memory.checks(&sources), &mut diagnostics);
    }
    let name = site.as_ref().map_or("council", |site| site.settings.theme.as_str());
    let known = memory.theme(name, &sources, before.theme);
    let theme = known.or_else(|| {
        let mut found = Diagnostics::default();
        let theme = Theme::load(name, &sources.theme, &mut sources.map, &mut found);
        memory.note_theme(name, &sources, found.is_empty());
        diagnostics.append(found);
        theme
    });
    if let (true, Some(site)) = (diagnostics.has_errors(), &site) {
        let parts = (&sources, site, &figures);
        diagnostics.append(publish::draw_again(
            parts,
            &wish.options(site),
            &memory.versions,
            &mut memory.pages,
        ));
    }
    if wish.strict {
        diagnostics.be_strict();
    }
    Checked { sources, site, figures, theme, diagnostics }
}

impl Checked {
    /// Makes every page; what is found on the way joins the findings.
    fn render(&mut self, wish: &Wish, sink: &dyn Sink, watcher: publish::Watcher<'_>) {
        self.render_with(wish, |material| publish::render(material, sink, watcher));
    }

    /// Makes the pages that differ from those of the build before.
    fn render_again(&mut self, wish: &Wish, memory: &mut Memory) {
        let Memory { versions, pages, .. } = memory;
        self.render_with(wish, |material| publish::render_again(material, versions, pages));
    }

    fn render_with(&mut self, wish: &Wish, render: impl FnOnce(&publish::Material<'_>) -> Diagnostics) {
        let (Some(site), Some(theme)) = (&self.site, &self.theme) else { return };
        let options = wish.options(site);
        let material =
            publish::Material { sources: &self.sources, site, figures: &self.figures, theme, options };
        let mut found = render(&material);
        if wish.strict {
            found.be_strict();
        }
        self.diagnostics.append(found);
    }

    fn finish(mut self) -> Self {
        self.diagnostics.sort(&self.sources.map);
        self
    }
}

/// A project that is built again and again in memory, as the preview does: each build makes what the changes since the
/// one before touch, and comes to what a build of nothing but the files would come to (`memory` says why).
#[derive(Debug)]
pub struct Project {
    root: PathBuf,
    wish: Wish,
    shelf: load::Shelf,
    memory: Memory,
    checked: Checked,
}

impl Project {
    /// A project that was not built yet.
    #[must_use]
    pub fn new(root: &Path, wish: &Wish) -> Self {
        let (root, wish) = (root.to_owned(), wish.clone());
        Self {
            root,
            wish,
            shelf: load::Shelf::default(),
            memory: Memory::default(),
            checked: Checked::default(),
        }
    }

    /// Builds what changed and returns the files of the site that were made anew; none where problems stop the build,
    /// which the next one without problems makes up for. `changed` names all files that changed since the last build,
    /// if somebody watched them.
    pub fn build(&mut self, changed: Option<&BTreeSet<ProjectPath>>) -> Option<publish::Changes> {
        let mut before = std::mem::take(&mut self.checked);
        let map = std::mem::take(&mut before.sources.map);
        let mut diagnostics = Diagnostics::default();
        let sources = self.shelf.read(&self.root, map, changed, &mut diagnostics);
        let mut checked = understand_again(sources, diagnostics, &self.wish, before, &mut self.memory);
        if !checked.diagnostics.has_errors() {
            checked.render_again(&self.wish, &mut self.memory);
        }
        let whole = !checked.diagnostics.has_errors();
        self.checked = checked.finish();
        whole.then(|| self.memory.pages.changes())
    }

    /// The project as of the last build.
    #[must_use]
    pub fn checked(&self) -> &Checked {
        &self.checked
    }
}

/// Why a site was not built. The output folder is as it was.
#[derive(Debug)]
pub enum BuildError {
    /// The content has problems; they are among the findings.
    Problems,
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
    let wish = &Wish { pictures: true, ..wish.clone() };
    let settings = emit::Settings {
        root: root.to_owned(),
        inputs: ["content", "data", "themes", load::SETTINGS].map(|input| root.join(input)).to_vec(),
    };
    // A site that a crash left aside stands again even if this build finds a mistake. What forbids it is told below.
    let _ = emit::recover(output, &settings);
    let mut checked = prepare(root, wish);
    if checked.diagnostics.has_errors() {
        return Built { checked: checked.finish(), outcome: Err(BuildError::Problems) };
    }
    let outcome = emit::Staging::begin(output, &settings).map_err(BuildError::Emit).and_then(|staging| {
        checked.render(wish, &staging, watcher);
        if checked.diagnostics.has_errors() {
            return Err(BuildError::Problems);
        }
        staging.commit().map_err(BuildError::Emit)
    });
    Built { checked: checked.finish(), outcome }
}
