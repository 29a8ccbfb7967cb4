//! Ordinary pages.

use super::Around;
use super::article::{self, Parts};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::load::shapes::RawPage;
use crate::markdown::{Harvest, Role};
use crate::model::site::{Menu, Page};
use crate::source::Spanned;

/// The pages, the front page first, then by path.
pub(super) fn resolve(around: Around<'_>, diagnostics: &mut Diagnostics) -> Vec<Page> {
    let Around { sources, site, recall, .. } = around;
    let mut pages = Vec::new();
    let mut front_page = false;
    let misnamed = super::misnamed::folders(sources, diagnostics);
    for source in sources.pages.iter().copied() {
        let path = sources.map.path(source);
        front_page |= path.as_str() == "content/index.md";
        if path.as_str().split('/').nth(1).is_some_and(|folder| misnamed.contains(folder)) {
            continue;
        }
        let Some(file) = sources.page(source, diagnostics) else { continue };
        let Some(RawPage { title, description, menu, data, accept, extra: _ }) = file.front else { continue };
        let parts = Parts {
            source,
            data: data.map(|data| data.value),
            role: Role::Plain,
            harvest: Harvest::default(),
            accepts: super::dataset::acceptances(accept),
        };
        let id = path.as_str().strip_prefix("content/").unwrap_or(path.as_str());
        pages.push(Page {
            id: id.strip_suffix(".md").unwrap_or(id).to_owned(),
            title: title.value,
            description,
            menu: menu.map_or(Menu::Footer, |word| read_menu(&word, diagnostics)),
            article: recall.take(|all| all.articles.remove(&source)).unwrap_or_else(|| {
                article::resolve(&sources.map.excerpt(file.body), parts, site, sources, diagnostics)
            }),
        });
    }
    pages.sort_by(|a, b| (a.id != "index", &a.id).cmp(&(b.id != "index", &b.id)));
    if !front_page {
        let path = crate::source::ProjectPath::new("content/index.md");
        diagnostics.push(
            Diagnostic::file(Code::FILE_MISSING, &path, "there is no front page")
                .help("write `content/index.md` with a `title` in its front matter"),
        );
    }
    pages
}

fn read_menu(word: &Spanned<String>, diagnostics: &mut Diagnostics) -> Menu {
    match word.value.as_str() {
        "header" => Menu::Header,
        "footer" => Menu::Footer,
        "none" => Menu::None,
        other => {
            let message = format!("found `{other}`, wanted `header`, `footer` or `none`");
            let help = suggest::did_you_mean(other, ["header", "footer", "none"])
                .unwrap_or_else(|| "say where the page is listed".to_owned());
            diagnostics.push(Diagnostic::new(Code::KEY_VALUE, word.span, message).help(help));
            Menu::Footer
        }
    }
}
