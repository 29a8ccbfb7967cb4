//! [`Checked`]: a project from its files to the gate. What comes in are files that were read; what goes out is what they
//! mean, and everything that is wrong with them or with their pages.
//!
//! Deliberately absent: the disk, and what becomes of a site with errors (`lib.rs`).

use crate::bundle::Sink;
use crate::diagnostic::Diagnostics;
use crate::figure::{self, Figures};
use crate::load::Sources;
use crate::memory::Memory;
use crate::model::Site;
use crate::model::settings::DrawingFile;
use crate::page::Theme;
use crate::{check, page, publish, resolve, source};
use jiff::civil::Date;
use std::collections::BTreeMap;

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
}

impl Wish {
    /// What is asked of the pages of a site.
    fn options(&self, site: &Site, pictures: bool) -> page::Options {
        let base_url = self.base_url.clone().or_else(|| site.settings.base_url.clone());
        page::Options { drafts: self.drafts, base_url, pictures }
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
    /// Whether its files, names and figures have no errors, so that pages can be made.
    sound: bool,
    /// Whether the checks were run.
    audited: bool,
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

impl Checked {
    /// What files that were read mean, and what is wrong with them.
    pub(crate) fn understood(sources: Sources, diagnostics: Diagnostics, wish: &Wish) -> Self {
        Self::understood_again(sources, diagnostics, wish, Self::default(), &mut Memory::of_one_build())
    }

    /// The same with what an earlier build, which is taken apart, has left.
    pub(crate) fn understood_again(
        mut sources: Sources,
        mut diagnostics: Diagnostics,
        wish: &Wish,
        before: Self,
        memory: &mut Memory,
    ) -> Self {
        let (recall, mut figures) = memory.recall(&sources, before.site, before.figures);
        let mut site = resolve::site_with(&sources, &recall, &mut diagnostics);
        if let Some(site) = &mut site {
            if let Some(published) = wish.published {
                site.settings.published = published;
            }
            figure::complete_with(site, memory.taken(), &mut diagnostics);
            figures = figure::compute_with(site, figures, &mut diagnostics);
            memory.note(&sources, site, &figures, &diagnostics);
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
        let sound = !diagnostics.has_errors();
        if wish.strict {
            diagnostics.be_strict();
        }
        Self { sources, site, figures, theme, diagnostics, sound, audited: false }
    }

    /// Makes every page; what is found on the way joins the findings. Of a site that is not sound the charts are drawn,
    /// for what is found in them.
    pub(crate) fn render(&mut self, wish: &Wish, sink: &dyn Sink) {
        let nothing = &mut Memory::of_one_build();
        self.render_with(wish, false, nothing, |material, _| publish::render(material, sink, &|_, _| {}));
    }

    /// The same with the pictures (PNG) that the settings ask for. A check and the preview have no use for them, and they
    /// take longer than all else.
    pub(crate) fn render_with_pictures(
        &mut self,
        wish: &Wish,
        sink: &dyn Sink,
        watcher: publish::Watcher<'_>,
    ) {
        let nothing = &mut Memory::of_one_build();
        self.render_with(wish, true, nothing, |material, _| publish::render(material, sink, watcher));
    }

    /// Makes the pages that differ from those of the build before.
    pub(crate) fn render_again(&mut self, wish: &Wish, memory: &mut Memory) {
        self.render_with(wish, false, memory, |material, memory| {
            publish::render_again(material, &memory.versions, &mut memory.pages)
        });
    }

    fn render_with(
        &mut self,
        wish: &Wish,
        pictures: bool,
        memory: &mut Memory,
        render: impl FnOnce(&publish::Material<'_>, &mut Memory) -> Diagnostics,
    ) {
        let Some(site) = &self.site else { return };
        let options = wish.options(site, pictures);
        let found = match &self.theme {
            Some(theme) if self.sound => {
                let Self { sources, figures, .. } = &*self;
                render(&publish::Material { sources, site, figures, theme, options }, memory)
            }
            _ => {
                let parts = (&self.sources, site, &self.figures);
                publish::draw_again(parts, &options, &memory.versions, &mut memory.pages)
            }
        };
        self.tell(found, wish);
    }

    /// Runs every check, unless that was done; what is found joins the findings.
    pub(crate) fn audit(&mut self, wish: &Wish) {
        self.audit_again(wish, &mut Memory::of_one_build());
    }

    /// The same, but for what stands since the build before.
    pub(crate) fn audit_again(&mut self, wish: &Wish, memory: &mut Memory) {
        let Some(site) = self.site.as_ref().filter(|_| !self.audited) else { return };
        let mut found = Diagnostics::default();
        let known = memory.checks(&self.sources);
        check::run_with(site, &self.figures, &self.sources.map, known, &mut found);
        self.audited = true;
        self.tell(found, wish);
    }

    fn tell(&mut self, mut found: Diagnostics, wish: &Wish) {
        if wish.strict {
            found.be_strict();
        }
        self.diagnostics.append(found);
    }

    /// Whether pictures of charts belong to the site. To make them takes longer than all else.
    pub(crate) fn has_pictures(&self) -> bool {
        let settings = self.site.as_ref().map(|site| &site.settings);
        settings.is_some_and(|settings| settings.downloads.contains(&DrawingFile::Png))
    }

    pub(crate) fn finish(mut self) -> Self {
        self.diagnostics.sort(&self.sources.map);
        self
    }
}
