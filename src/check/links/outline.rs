//! Where the links of one text lead, as far as the text can tell, and what it offers to the links of others.
//!
//! In: an article. Out: its [`Outline`]. Deliberately absent: whether anything is there (`links`).

use super::super::numbers::Named;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::document::{Block, BlockSource, BlockWord, Inline};
use crate::model::site::Article;
use crate::model::{Document, Paper};
use crate::source::{ProjectPath, Spanned};
use indexmap::IndexSet;

/// Every text of an article: body, the texts of its blocks, and of a paper those of its front matter.
pub(in crate::check) fn texts<'a>(article: &'a Article, paper: Option<&'a Paper>) -> Vec<&'a Document> {
    article.texts().chain(paper.into_iter().flat_map(Paper::texts)).collect()
}

/// Which links and pictures a text has.
#[derive(Debug)]
pub(in crate::check) struct Outline {
    pub(super) path: ProjectPath,
    pub(super) links: Vec<Link>,
    pub(super) images: Vec<Spanned<String>>,
}

/// A link of a text.
#[derive(Debug)]
pub(super) struct Link {
    pub target: Spanned<String>,
    pub leads: Leads,
    /// What is wrong if it leads somewhere, but its words ask for a number.
    pub unnumbered: Option<Box<Diagnostic>>,
}

/// Where a link leads, as far as its text can tell.
#[derive(Debug)]
pub(super) enum Leads {
    /// Out of the project; perhaps with a scheme that no page may have.
    Outside(Option<Box<Diagnostic>>),
    /// To the text itself.
    Here,
    /// To a file, if it is there.
    File(ProjectPath),
    /// To no file that could be there.
    Nowhere,
}

/// The outline of an article.
pub(in crate::check) fn outline(article: &Article, paper: Option<&Paper>) -> Outline {
    let (mut links, mut images) = (Vec::new(), Vec::new());
    let named = Named::of(article);
    for text in texts(article, paper) {
        text.each_inline(&mut |inline| match inline {
            Inline::Link(link) => links.push(Link {
                target: link.target.clone(),
                leads: Leads::of(&article.path, &link.target),
                unnumbered: named.check(&link.target, &link.text).map(Box::new),
            }),
            Inline::Image(image) => images.push(image.target.clone()),
            _ => {}
        });
    }
    Outline { path: article.path.clone(), links, images }
}

impl Leads {
    fn of(from: &ProjectPath, target: &Spanned<String>) -> Self {
        if let Some(scheme) = scheme(&target.value) {
            return Self::Outside(refuse_scheme(target, &scheme).map(Box::new));
        }
        match target.value.split('#').next().unwrap_or_default() {
            "" => Self::Here,
            path => from.follow_link(path).map_or(Self::Nowhere, Self::File),
        }
    }
}

/// The scheme of an address, in small letters: `https` of `https://…`; also of `//host`, which has none of its own.
pub(super) fn scheme(address: &str) -> Option<String> {
    if address.starts_with("//") || address.starts_with('\\') {
        return Some("//".to_owned());
    }
    let (scheme, _) = address.split_once(':')?;
    let shape = |character: char| character.is_ascii_alphanumeric() || matches!(character, '+' | '-' | '.');
    (!scheme.is_empty() && scheme.chars().all(shape)).then(|| scheme.to_lowercase())
}

fn refuse_scheme(target: &Spanned<String>, scheme: &str) -> Option<Diagnostic> {
    if matches!(scheme, "http" | "https" | "mailto" | "tel") {
        return None;
    }
    let message =
        format!("a link to `{}`, and links lead to pages, web addresses or mailboxes", target.value);
    Some(
        Diagnostic::new(Code::LINK_SCHEME, target.span, message)
            .help("begin with `https://` or `mailto:`, or name a file of the project"),
    )
}

/// The anchors of an article: headings, paragraphs, blocks.
pub(super) fn anchors(article: &Article) -> IndexSet<String> {
    let mut anchors = IndexSet::new();
    article.body.each_block(&mut |block| match block {
        Block::Heading { anchor, .. } | Block::Paragraph { anchor: Some(anchor), .. } => {
            anchors.insert(anchor.0.clone());
        }
        _ => {}
    });
    article.body.each_block(&mut |block| {
        if let Block::Paragraph { number: Some(number), .. } = block {
            anchors.insert(format!("paragraph-{number}"));
        }
    });
    let shown = article.block_sources.iter().filter(|source| source.kind != BlockWord::Tiles).count();
    anchors.extend((1..=shown).map(|number| format!("figure-{number}")));
    for (source, block) in article.block_sources.iter().zip(&article.blocks) {
        anchors.extend(match block {
            Some(block) => block.id.as_ref().map(|id| id.value.0.clone()),
            None => id_as_written(source),
        });
    }
    anchors
}

/// The `id:` of a block that could not be read: its own mistake is told already, and a link to it has none.
pub(in crate::check) fn id_as_written(source: &BlockSource) -> Option<String> {
    let id = source.yaml.text.lines().find_map(|line| line.strip_prefix("id:"))?;
    Some(id.trim().trim_matches(['"', '\'']).to_owned())
}
