//! A paper: its front matter taken wholly apart, its text, its statutory answers.

use super::article::{self, Parts};
use super::{dataset, statutory};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::load::Sources;
use crate::load::shapes::{Markdown, RawPaper};
use crate::markdown::{self, Harvest, Role};
use crate::model::site::Purpose;
use crate::model::{Paper, Site};
use crate::source::{Excerpt, SourceId, Spanned};

/// Reads a paper; `None` when its front matter cannot be used.
pub(super) fn resolve(
    meeting: &str,
    source: SourceId,
    file: &Markdown<RawPaper>,
    sources: &Sources,
    site: &Site,
    diagnostics: &mut Diagnostics,
) -> Option<Paper> {
    let Some(front) = file.front.clone() else {
        read_text_alone(&file.body, diagnostics);
        return None;
    };
    let RawPaper {
        title,
        item,
        from,
        contact,
        purpose,
        period,
        data,
        summary,
        recommendations,
        statutory,
        draft,
        accept,
        extra: _,
    } = front;
    let mut harvest = Harvest::default();
    let mut fragment = |text: &Excerpt| markdown::parse(text, Role::Fragment, &mut harvest, diagnostics);
    let summary = summary.as_ref().map(&mut fragment);
    let recommendations = recommendations.unwrap_or_default().iter().map(&mut fragment).collect();
    let statutory = statutory::answers(statutory, &site.settings, file.front_span, &mut harvest, diagnostics);
    let data = data.map(|data| known_folder(&data, site, diagnostics));
    let purpose = purpose_of(&purpose, diagnostics);
    let parts = Parts { source, data, role: Role::Numbered, harvest, accepts: dataset::acceptances(accept) };
    Some(Paper {
        meeting: meeting.to_owned(),
        slug: sources.map.path(source).stem().to_owned(),
        title: title.value,
        item,
        from: from.value,
        contact,
        purpose,
        period,
        summary,
        recommendations,
        statutory,
        draft: draft.unwrap_or(false),
        article: article::resolve(&file.body, parts, site, sources, diagnostics),
    })
}

/// A paper without usable front matter still has a text whose mistakes are told in the same run.
fn read_text_alone(body: &Excerpt, diagnostics: &mut Diagnostics) {
    let _ = markdown::parse(body, Role::Numbered, &mut Harvest::default(), diagnostics);
}

fn purpose_of(word: &Spanned<String>, diagnostics: &mut Diagnostics) -> Purpose {
    let found = Purpose::ALL.iter().find(|(known, _)| *known == word.value).map(|(_, purpose)| *purpose);
    if found.is_none() {
        let known = Purpose::ALL.map(|(word, _)| word);
        let message = format!("found `{}`, wanted {}", word.value, suggest::one_of(known));
        let help = suggest::did_you_mean(&word.value, known)
            .unwrap_or_else(|| "say what the board is asked to do with the paper".to_owned());
        diagnostics.push(Diagnostic::new(Code::KEY_VALUE, word.span, message).help(help));
    }
    found.unwrap_or(Purpose::Information)
}

fn known_folder(folder: &Spanned<String>, site: &Site, diagnostics: &mut Diagnostics) -> String {
    let name = folder.value.trim_matches('/').to_owned();
    let inside = format!("{name}/");
    let ids = || site.datasets.keys().chain(&site.unusable);
    if !ids().any(|id| id.as_str().starts_with(&inside)) {
        let folders: Vec<&str> =
            ids().filter_map(|id| id.as_str().rsplit_once('/').map(|(folder, _)| folder)).collect();
        let message = format!("there are no datasets in `data/{name}/`");
        let meant = suggest::closest(&name, folders);
        let help = meant.map_or_else(
            || "name a folder below `data/`, or take the line out".to_owned(),
            |meant| format!("did you mean `{meant}`?"),
        );
        diagnostics.push(Diagnostic::new(Code::LINK_FILE, folder.span, message).help(help));
        // The names in the text are looked up where they are meant, so that one slip is told once.
        return meant.map_or(name.clone(), str::to_owned);
    }
    name
}
