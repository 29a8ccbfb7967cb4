//! The sound project, with a file or a text of its own for each target.

use candour::bundle::{Artifact, Bundle, OutputPath};
use candour::diagnostic::Diagnostics;
use candour::figure::{self, Figures};
use candour::load::{self, Sources};
use candour::model::{Dataset, DatasetId, Site};
use candour::page::{Options, Theme};
use candour::source::{ProjectPath, SourceMap};
use candour::{check, publish, resolve};
use std::collections::BTreeMap;

/// The files of a project, by path.
pub type Files = BTreeMap<ProjectPath, Vec<u8>>;

/// The sound project: one of everything, small enough to be built some hundred times a second.
pub const BASE: [(&str, &str); 10] = [
    ("site.yaml", include_str!("../base/site.yaml")),
    ("content/index.md", include_str!("../base/content/index.md")),
    (MEETING, include_str!("../base/content/2023-03-28-board/index.md")),
    (PAPER, include_str!("../base/content/2023-03-28-board/paper.md")),
    ("data/wards.yaml", include_str!("../base/data/wards.yaml")),
    ("data/quarters.yaml", include_str!("../base/data/quarters.yaml")),
    ("data/prices.yaml", include_str!("../base/data/prices.yaml")),
    ("data/words.yaml", include_str!("../base/data/words.yaml")),
    ("data/steps.yaml", include_str!("../base/data/steps.yaml")),
    ("data/glossary.yaml", include_str!("../base/data/glossary.yaml")),
];

/// The sound project's meeting.
pub const MEETING: &str = "content/2023-03-28-board/index.md";
/// The sound project's paper.
pub const PAPER: &str = "content/2023-03-28-board/paper.md";
/// The front matter under which a target puts a text.
pub const FRONT: &str = "---\ntitle: A fuzzed paper\nitem: 2\nfrom: Director\npurpose: noting\n---\n\n";
/// Where a target puts a paper.
pub const FUZZED_PAPER: &str = "content/2023-03-28-board/fuzzed.md";
/// Where a target puts a dataset.
pub const FUZZED_DATASET: &str = "data/fuzzed.yaml";

/// The sound project with one more file, or with other bytes in one.
#[must_use]
pub fn with(path: &str, bytes: impl Into<Vec<u8>>) -> Files {
    let mut files = base();
    files.insert(ProjectPath::new(path), bytes.into());
    files
}

/// The sound project.
#[must_use]
pub fn base() -> Files {
    BASE.iter().map(|(path, text)| (ProjectPath::new(*path), text.as_bytes().to_vec())).collect()
}

/// The sound project with one more paper, whose body is this text.
#[must_use]
pub fn with_body(body: &str) -> Files {
    with(FUZZED_PAPER, format!("{FRONT}{body}"))
}

/// A project up to the gate.
pub struct Read {
    /// The files.
    pub sources: Sources,
    /// What they mean.
    pub site: Option<Site>,
    /// The figures.
    pub figures: Figures,
    /// What was found.
    pub diagnostics: Diagnostics,
}

impl Read {
    /// Every phase before the gate. Themes are left out: compiling templates takes longer than all the rest.
    #[must_use]
    pub fn new(files: &Files) -> Self {
        let mut diagnostics = Diagnostics::default();
        let sources = load::read_memory(files, &mut diagnostics);
        let mut site = resolve::site(&sources, &mut diagnostics);
        let mut figures = Figures::default();
        if let Some(site) = &mut site {
            figure::complete(site, &mut diagnostics);
            figures = figure::compute(site, &mut diagnostics);
            check::run(site, &figures, &sources.map, &mut diagnostics);
        }
        diagnostics.sort(&sources.map);
        Self { sources, site, figures, diagnostics }
    }

    /// A dataset that was accepted.
    #[must_use]
    pub fn dataset(&self, path: &str) -> Option<&Dataset> {
        let name = path.strip_prefix("data/")?.strip_suffix(".yaml")?;
        self.site.as_ref()?.datasets.get(&DatasetId::new(name))
    }
}

/// The files of a site, by path.
pub type Pages = BTreeMap<OutputPath, Artifact>;

/// A project as it would be published.
pub struct Built {
    /// Before the gate.
    pub read: Read,
    /// The files of the site, unless there were errors.
    pub site: Option<Pages>,
}

thread_local! {
    static THEME: Theme = Theme::load("council", &BTreeMap::new(), &mut SourceMap::default(), &mut Diagnostics::default())
        .expect("the built-in theme can be used");
}

impl Built {
    /// Every phase but the disk, with the built-in theme, which is compiled once.
    #[must_use]
    pub fn new(files: &Files) -> Self {
        let mut read = Read::new(files);
        let site = THEME.with(|theme| read.render(theme));
        Self { read, site }
    }
}

impl Read {
    fn render(&mut self, theme: &Theme) -> Option<Pages> {
        let site = self.site.as_ref().filter(|_| !self.diagnostics.has_errors())?;
        let options =
            Options { drafts: true, base_url: site.settings.base_url.clone(), ..Options::default() };
        let material =
            publish::Material { sources: &self.sources, site, figures: &self.figures, theme, options };
        let bundle = Bundle::new();
        let found = publish::render(&material, &bundle, &|_, _| {});
        self.diagnostics.append(found);
        (!self.diagnostics.has_errors()).then(|| bundle.into_files())
    }
}
