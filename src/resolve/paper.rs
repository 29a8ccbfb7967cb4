//! A paper: its front matter taken wholly apart, its text, its statutory answers.

use super::article::{self, Parts};
use super::{Around, dataset, statutory};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::load::shapes::{Markdown, RawPaper};
use crate::markdown::{self, Harvest, Role};
use crate::model::Paper;
use crate::model::site::Purpose;
use crate::source::{Excerpt, SourceId, Spanned};
use std::collections::BTreeSet;

/// Reads a paper; `None` when its front matter cannot be used.
pub(super) fn resolve(
    meeting: &str,
    source: SourceId,
    file: Markdown<RawPaper>,
    around: Around<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Paper> {
    let Around { sources, site, folders, .. } = around;
    let body = sources.map.excerpt(file.body);
    let Some(front) = file.front else {
        read_text_alone(&body, diagnostics);
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
    let data = data.map(|data| known_folder(&data, folders, diagnostics));
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
        article: article::resolve(&body, parts, site, sources, diagnostics),
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

fn known_folder(
    folder: &Spanned<String>,
    folders: &BTreeSet<String>,
    diagnostics: &mut Diagnostics,
) -> String {
    let name = folder.value.trim_matches('/').to_owned();
    if !folders.contains(&name) {
        let message = format!("there are no datasets in `data/{name}/`");
        let meant = suggest::closest(&name, folders.iter().map(String::as_str));
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
