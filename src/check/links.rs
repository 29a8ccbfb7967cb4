//! Links inside the site lead somewhere; links of a kind that no page may have are refused. Nothing is fetched.

mod outline;

pub(super) use outline::{Outline, id_as_written, outline, texts};

use super::{Context, Extract};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::figure::format::file_size;
use crate::model::document::Inline;
use crate::model::site::Article;
use crate::model::{DatasetId, Site};
use crate::source::{ProjectPath, SourceMap, Span, Spanned};
use indexmap::IndexSet;
use outline::{Leads, Link, scheme};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A picture larger than this slows the page that shows it, in bytes.
const LARGE_PICTURE: usize = 1_000_000;
/// A document larger than this is fetched with effort, in bytes.
const LARGE_DOCUMENT: usize = 10_000_000;

/// The addresses outside the site to which links lead, each with the places of its links, in order.
#[must_use]
pub fn external(site: &Site) -> BTreeMap<String, Vec<Span>> {
    let mut found: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for (article, paper) in site.articles_of_papers() {
        for text in texts(article, paper) {
            text.each_inline(&mut |inline| {
                if let Inline::Link(link) = inline
                    && matches!(scheme(&link.target.value).as_deref(), Some("http" | "https"))
                {
                    found.entry(link.target.value.clone()).or_default().push(link.target.span);
                }
            });
        }
    }
    found
}

/// Checks every link and picture of the site.
pub(super) fn check(context: &Context<'_>, found: &mut Diagnostics) {
    let targets = Targets::of(context);
    let site = context.whole;
    targets.unlinked(found);
    for Extract { outline, .. } in context.extracts() {
        for link in &outline.links {
            let dead = targets.link(outline, link);
            found_in(dead.or_else(|| link.unnumbered.as_deref().cloned()), found);
            if let Leads::File(path) = &link.leads {
                found_in(large(site, path, link.target.span, LARGE_DOCUMENT), found);
            }
        }
        for target in &outline.images {
            found_in(targets.image(&outline.path, target), found);
            if let Some(path) = target.value.split('#').next().and_then(|path| outline.path.follow_link(path))
            {
                found_in(large(site, &path, target.span, LARGE_PICTURE), found);
            }
        }
    }
}

fn found_in(finding: Option<Diagnostic>, found: &mut Diagnostics) {
    if let Some(finding) = finding {
        found.push(finding);
    }
}

/// A file that takes long to fetch with a telephone.
fn large(site: &Site, path: &ProjectPath, span: Span, limit: usize) -> Option<Diagnostic> {
    let size = *site.copies.get(path).filter(|size| **size > limit)?;
    let message = format!(
        "`{}` has {}, and at most {} are wanted",
        path.file_name(),
        file_size(size),
        file_size(limit)
    );
    let help = if limit == LARGE_PICTURE {
        "save the picture smaller, or as PNG or WebP; better still, draw it from its data with a `chart` block"
    } else {
        "save the document smaller: pictures in it are often larger than paper needs"
    };
    Some(Diagnostic::new(Code::LINK_LARGE, span, message).help(help))
}

/// What links can lead to. Most links lead somewhere, so that lists of all files and anchors are made when one is missed.
struct Targets<'a> {
    site: &'a Site,
    sources: &'a SourceMap,
    outlines: &'a [&'a Extract],
    /// The Markdown files.
    articles: OnceCell<BTreeMap<&'a ProjectPath, &'a Article>>,
    /// The anchors of those to which a link with an anchor leads.
    anchors: RefCell<BTreeMap<ProjectPath, Rc<IndexSet<String>>>>,
    /// The files that become pages or are copied.
    files: OnceCell<IndexSet<String>>,
}

impl<'a> Targets<'a> {
    fn of(context: &Context<'a>) -> Self {
        let Context { whole: site, sources, .. } = context;
        let outlines = context.extracts();
        let (articles, anchors, files) = Default::default();
        Self { site, sources, outlines, articles, anchors, files }
    }

    fn outlines(&self) -> impl Iterator<Item = &'a Outline> {
        self.outlines.iter().map(|extract| &extract.outline)
    }

    fn anchors(&self, file: &ProjectPath) -> Option<Rc<IndexSet<String>>> {
        if let Some(known) = self.anchors.borrow().get(file) {
            return Some(Rc::clone(known));
        }
        let all = || self.site.articles().map(|article| (&article.path, article)).collect();
        let anchors: Rc<IndexSet<String>> =
            Rc::new(outline::anchors(self.articles.get_or_init(all).get(file)?));
        self.anchors.borrow_mut().insert(file.clone(), Rc::clone(&anchors));
        Some(anchors)
    }

    fn files(&self) -> &IndexSet<String> {
        self.files.get_or_init(|| {
            let of_dataset = |id: &DatasetId| format!("data/{id}.yaml");
            let mut files: IndexSet<String> =
                self.outlines().map(|outline| outline.path.to_string()).collect();
            files.extend(self.site.datasets.keys().chain(&self.site.unusable).map(of_dataset));
            files.extend(self.site.copies.keys().map(ToString::to_string));
            // A file with a mistake has no page yet; the mistake is told, and a link to it is right.
            files.extend(self.sources.iter().map(|(_, file)| file.path().to_string()));
            files.insert(crate::load::GLOSSARY.to_owned());
            files
        })
    }

    /// Tells of pictures and documents to which nothing leads. A text that could not be read might have led there.
    fn unlinked(&self, found: &mut Diagnostics) {
        if self.site.copies.is_empty() {
            return;
        }
        let read: BTreeSet<&ProjectPath> = self.outlines().map(|outline| &outline.path).collect();
        let is_text = |path: &ProjectPath| path.as_str().starts_with("content/");
        if self.sources.iter().any(|(_, file)| is_text(file.path()) && !read.contains(file.path())) {
            return;
        }
        let linked = self.site.linked(true);
        for path in self.site.copies.keys().filter(|path| !linked.contains(*path)) {
            let message = "no page shows this file or links to it, so that it is not published";
            let help = "link to it from a paper or page, or take it out of the project";
            found.push(Diagnostic::file(Code::LINK_NONE, path, message).help(help));
        }
    }

    fn link(&self, from: &Outline, link: &Link) -> Option<Diagnostic> {
        let Link { target, leads, .. } = link;
        let (path, anchor) = target.value.split_once('#').unwrap_or((&target.value, ""));
        let (file, known) = match leads {
            Leads::Outside(refused) => return refused.as_deref().cloned(),
            Leads::File(file) if self.is_there(file) && anchor.is_empty() => return None,
            Leads::File(file) if self.is_there(file) => (file, self.anchors(file)?),
            Leads::File(_) | Leads::Nowhere => return Some(self.no_file(&from.path, target, path)),
            Leads::Here if anchor.is_empty() => return None,
            Leads::Here => (&from.path, self.anchors(&from.path)?),
        };
        if known.contains(anchor) {
            return None;
        }
        let message = format!("there is no anchor `{anchor}` in `{file}`");
        let help = suggest::did_you_mean(anchor, known.iter().map(String::as_str)).unwrap_or_else(|| {
            "give the paragraph an anchor with `{#name}` at its end, or a block with `id: name`".to_owned()
        });
        Some(Diagnostic::new(Code::LINK_ANCHOR, target.span, message).help(help))
    }

    fn image(&self, from: &ProjectPath, target: &Spanned<String>) -> Option<Diagnostic> {
        if scheme(&target.value).is_some() {
            let message = format!("the picture `{}` is not a file of the project", target.value);
            return Some(
                Diagnostic::new(Code::LINK_SCHEME, target.span, message)
                    .help("put the picture beside the paper and name the file"),
            );
        }
        let is_there = from.follow_link(&target.value).is_some_and(|file| self.is_there(&file));
        (!is_there).then(|| self.no_file(from, target, &target.value))
    }

    /// Whether a file is there: as the author's own, or in the list of all.
    fn is_there(&self, file: &ProjectPath) -> bool {
        self.sources.holds(file)
            || self.site.copies.contains_key(file)
            || self.files().contains(file.as_str())
    }

    fn no_file(&self, from: &ProjectPath, target: &Spanned<String>, path: &str) -> Diagnostic {
        let message = format!("there is no file `{path}`");
        let name = path.rsplit('/').next().unwrap_or(path);
        let near = self
            .files()
            .iter()
            .map(|file| ProjectPath::new(file.clone()))
            .find(|file| suggest::closest(name, [file.file_name()]).is_some());
        let help = near.map_or_else(
            || "write the path from this file, such as `hives.md`, `../about/index.md` or `../../data/schools/places.yaml`".to_owned(),
            |file| format!("did you mean `{}`?", relative(from, &file)),
        );
        Diagnostic::new(Code::LINK_FILE, target.span, message).help(help)
    }
}

/// The way from one file to another.
fn relative(from: &ProjectPath, to: &ProjectPath) -> String {
    let here: Vec<&str> = from.as_str().split('/').collect();
    let there: Vec<&str> = to.as_str().split('/').collect();
    let shared = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", here.len().saturating_sub(shared + 1));
    up.chain(there.into_iter().skip(shared)).collect::<Vec<_>>().join("/")
}
