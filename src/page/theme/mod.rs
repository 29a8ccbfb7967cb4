//! The theme: templates compiled once, one style sheet, and the files that go with it.
//!
//! In: the built-in files, and those of the project's `themes/NAME/` that take their place one by one. Out: [`Theme`],
//! which turns what a template sees into a page. Deliberately absent: what a template sees (the rest of `page`), and
//! reading files (`load`).

mod builtin;
mod errors;
mod inert;
#[cfg(test)]
mod tests;
mod tokens;

use crate::chart::palette::Palette;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::load::text;
use crate::narrative::html;
use crate::source::{ProjectPath, SourceFile, SourceId, SourceMap};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io;
use tera::{Context, Kwargs, State, Tera, Value};
use tokens::Tokens;

/// A theme that is ready to use.
#[derive(Debug)]
pub struct Theme {
    name: String,
    templates: Tera,
    /// Whether some templates are the project's; what the built-in ones make is seen to by tests.
    has_own_templates: bool,
    /// The one style sheet of the site.
    pub style_sheet: String,
    /// The colours of drawings that are taken away.
    pub palette: Palette,
    /// Other files, by the name that they get in `assets/`.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// How many bytes stand behind the longest text of most pages, at most.
const BEHIND: usize = 6 << 10;

/// A page while it is written: where a long text needs room, what stands behind it gets room too, or else the text
/// would have to move for it.
#[derive(Default)]
struct Written(Vec<u8>);

impl io::Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.capacity() - self.0.len() < bytes.len() {
            self.0.reserve(bytes.len() + BEHIND);
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The colours of a theme.
const TOKENS: &str = "theme.yaml";

/// Text files of a theme by their path in its folder: `templates/paper.html`, `static/council.css`.
type Texts<'a> = BTreeMap<&'a str, &'a str>;

impl Theme {
    /// Puts the project's files over the built-in ones, reads the colours and compiles the templates.
    ///
    /// Text files of the project join the sources, so that findings can show their lines. `None` when a template
    /// cannot be used; the findings say which and why.
    #[must_use]
    pub fn load(
        name: &str,
        project: &BTreeMap<String, Vec<u8>>,
        sources: &mut SourceMap,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let own = own_texts(name, project, sources, diagnostics)?;
        refuse_what_runs(name, project, diagnostics);
        let texts: Texts =
            built_in_texts().chain(own.iter().map(|(path, text)| (*path, text.0.as_str()))).collect();
        let tokens = tokens(&own, diagnostics);
        let templates = compile(name, &texts, sources, diagnostics)?;
        let own_files = project.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        let files: BTreeMap<&str, &[u8]> = builtin::FILES.iter().copied().chain(own_files).collect();
        let assets = files.into_iter().filter_map(|(path, bytes)| {
            let asset = path.strip_prefix("static/").filter(|asset| !is_style(asset))?;
            Some((asset.to_owned(), bytes.to_vec()))
        });
        Some(Self {
            name: name.to_owned(),
            templates,
            has_own_templates: own.keys().any(|path| path.starts_with("templates/")),
            style_sheet: style_sheet(&tokens, &texts),
            palette: tokens.palette(),
            files: assets.collect(),
        })
    }

    /// A page: a template filled with what it sees.
    ///
    /// # Errors
    /// The template asks for something that is not there; the finding names its file and line.
    pub fn render(
        &self,
        template: &str,
        seen: &impl Serialize,
        sources: &SourceMap,
    ) -> Result<String, Box<Diagnostic>> {
        let mut out = Written::default();
        let rendered = Context::from_serialize(seen)
            .and_then(|context| self.templates.render_to(template, &context, &mut out))
            .and_then(|()| Ok(String::from_utf8(out.0)?));
        let mut page = rendered.map_err(|error| Box::new(errors::finding(&error, &self.name, sources)))?;
        let is_page = template.rsplit_once('.').is_some_and(|(_, ending)| ending == "html");
        let fault = if is_page && self.has_own_templates { inert::fault_of_page(&page) } else { None };
        match fault {
            None => {
                page.drain(..page.len() - page.trim_start().len());
                Ok(page)
            }
            Some(fault) => Err(Box::new(self.unfit(template, &fault, sources))),
        }
    }

    /// The finding of a page that could run something; it stands at the page's own template, or at the frame.
    fn unfit(&self, template: &str, fault: &str, sources: &SourceMap) -> Diagnostic {
        let path_of = |name: &str| ProjectPath::new(format!("themes/{}/templates/{name}", self.name));
        let is_own = |path: &ProjectPath| sources.iter().any(|(_, file)| file.path() == path);
        let place = [path_of(template), path_of("base.html")].into_iter().find(is_own);
        let message = format!("the template `{template}` makes a page that cannot be used: {fault}");
        Diagnostic::at(Code::THEME, place.map_or(Place::Project, Place::File), message)
            .help("take it out of the template, or remove the file to use the built-in one")
    }
}

fn is_style(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("css"))
}

fn is_text(path: &str) -> bool {
    path.starts_with("templates/") || is_style(path) || path == TOKENS
}

fn built_in_texts<'a>() -> impl Iterator<Item = (&'a str, &'a str)> {
    let texts = builtin::FILES.iter().filter(|(path, _)| is_text(path));
    texts.filter_map(|(path, bytes)| Some((*path, std::str::from_utf8(bytes).ok()?)))
}

/// The project's templates, style sheets and tokens as text, each with its name among the sources.
fn own_texts<'a>(
    name: &str,
    project: &'a BTreeMap<String, Vec<u8>>,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<BTreeMap<&'a str, (String, SourceId)>> {
    let mut all = BTreeMap::new();
    let mut whole = true;
    for (path, bytes) in project.iter().filter(|(path, _)| is_text(path)) {
        let file = ProjectPath::new(format!("themes/{name}/{path}"));
        match text::decode(&file, bytes.clone()) {
            Ok(text) => {
                let id = sources.add(SourceFile::new(file, text.clone()));
                all.insert(path.as_str(), (text, id));
            }
            Err(finding) => {
                whole = false;
                diagnostics.push(*finding);
            }
        }
    }
    whole.then_some(all)
}

/// The colours of the built-in theme with those that the project changes.
fn tokens(own: &BTreeMap<&str, (String, SourceId)>, diagnostics: &mut Diagnostics) -> Tokens {
    let mut tokens = Tokens::default();
    let mut built_in = SourceMap::default();
    for (path, text) in built_in_texts().filter(|(path, _)| *path == TOKENS) {
        let id = built_in.add(SourceFile::new(ProjectPath::new(path), text.to_owned()));
        tokens.read(text, id, false, diagnostics);
    }
    if let Some((text, id)) = own.get(TOKENS) {
        tokens.read(text, *id, true, diagnostics);
    }
    tokens.check(diagnostics);
    tokens
}

fn compile(name: &str, texts: &Texts, sources: &SourceMap, diagnostics: &mut Diagnostics) -> Option<Tera> {
    let mut templates = Tera::new();
    templates.set_escape_fn(escape);
    // Tera's own copies the text, which is most of a page.
    templates.register_filter("safe", |html: Value, _: Kwargs, _: &State| html.mark_safe());
    let sources_of = texts.iter().filter_map(|(path, text)| Some((path.strip_prefix("templates/")?, *text)));
    match templates.add_raw_templates(sources_of) {
        Ok(()) => Some(templates),
        Err(error) => {
            diagnostics.push(errors::finding(&error, name, sources));
            None
        }
    }
}

/// What templates print is escaped as the narrative is, in stretches; Tera's own way goes byte by byte.
fn escape(words: &str, out: &mut dyn io::Write) -> io::Result<()> {
    html::stretches(words).try_for_each(|stretch| out.write_all(stretch.as_bytes()))
}

/// The colours and the style sheets one after another, by name; a browser needs one file.
fn style_sheet(tokens: &Tokens, texts: &Texts) -> String {
    let sheets = texts.iter().filter(|(path, _)| is_style(path));
    sheets.fold(tokens.css(), |all, (_, text)| all + text.trim_end() + "\n")
}

/// Reports files that would be published and that run when they are opened.
fn refuse_what_runs(name: &str, project: &BTreeMap<String, Vec<u8>>, diagnostics: &mut Diagnostics) {
    for (path, bytes) in project {
        let published = path.strip_prefix("static/").filter(|asset| !is_style(asset));
        if let Some(fault) = published.and_then(|asset| inert::fault_of_file(asset, bytes)) {
            let path = ProjectPath::new(format!("themes/{name}/{path}"));
            diagnostics.push(
                Diagnostic::file(Code::THEME, &path, fault)
                    .help("take the file out of the theme, or mend it"),
            );
        }
    }
}

/// The built-in templates by name, for tests that read them.
#[cfg(test)]
pub(super) fn templates() -> impl Iterator<Item = (&'static str, &'static str)> {
    built_in_texts().filter(|(path, _)| path.starts_with("templates/"))
}
