//! Where the numbers of a dataset come from: the document, and the paper of the site that retells it.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::load::Sources;
use crate::load::shapes::RawSource;
use crate::model::dataset::Provenance;
use crate::source::Spanned;

/// Resolves a source; a meeting, paper or address that is not there is told.
pub(super) fn resolve(raw: RawSource, sources: &Sources, diagnostics: &mut Diagnostics) -> Provenance {
    let RawSource { document, meeting, paper, paragraph, page, section, table, url } = raw;
    let files = meeting.as_ref().map(|name| (name, sources.meeting(&name.value)));
    if let Some((name, None)) = files {
        let known = sources.meetings.iter().map(|files| files.folder.as_str());
        let message = format!("there is no meeting `{}` in content/", name.value);
        let help = suggest::did_you_mean(&name.value, known)
            .unwrap_or_else(|| "name the meeting's folder, or leave `meeting` out".to_owned());
        diagnostics.push(Diagnostic::new(Code::LINK_FILE, name.span, message).help(help));
    }
    if let Some(paper) = &paper {
        let slugs: Vec<String> = files.and_then(|(_, files)| files).map_or_else(Vec::new, |files| {
            files.papers.iter().map(|id| sources.map.path(*id).stem().to_owned()).collect()
        });
        if !slugs.contains(&paper.value) && !matches!(files, Some((_, None))) {
            let message = format!("the meeting has no paper `{}`", paper.value);
            let help = suggest::did_you_mean(&paper.value, slugs.iter().map(String::as_str))
                .unwrap_or_else(|| "name the paper's file without `.md`, and its `meeting`".to_owned());
            diagnostics.push(Diagnostic::new(Code::LINK_FILE, paper.span, message).help(help));
        }
    }
    let places = [("paragraph", paragraph), ("page", page), ("section", section), ("table", table)];
    Provenance {
        document,
        meeting: meeting.map(|meeting| meeting.value),
        paper: paper.map(|paper| paper.value),
        places: places.into_iter().filter_map(|(kind, value)| Some((kind.to_owned(), value?))).collect(),
        url: url.and_then(|url| outside(&url, diagnostics)),
    }
}

fn outside(url: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<String> {
    if url.value.starts_with("https://") || url.value.starts_with("http://") {
        return Some(url.value.clone());
    }
    let message = format!("found `{}`, wanted an address that begins with `https://`", url.value);
    diagnostics.push(Diagnostic::new(Code::LINK_SCHEME, url.span, message).help("write the whole address"));
    None
}
