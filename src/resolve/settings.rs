//! `site.yaml` to settings.

use super::statutory;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::load::Sources;
use crate::load::shapes::RawSite;
use crate::model::settings::{DrawingFile, Settings};
use crate::model::{Period, PeriodKind};
use crate::source::Spanned;
use jiff::civil::Date;

/// Reads the settings; `None` when they are not there or lack what must be there.
pub(super) fn resolve(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Settings> {
    let RawSite {
        title,
        organisation,
        language,
        theme,
        published,
        base_url,
        notice,
        contact,
        downloads,
        statutory,
        // Asked while the files are read.
        limits: _,
        extra: _,
    } = sources.site.clone()?;
    let theme = theme.unwrap_or_else(|| Spanned::new("council".to_owned(), title.span));
    refuse_odd_theme(&theme, sources, diagnostics);
    if let Some(language) = &language {
        refuse_odd_language(language, diagnostics);
    }
    Some(Settings {
        title: title.value,
        organisation: organisation.value,
        language: language.map_or_else(|| "en-GB".to_owned(), |language| language.value),
        theme: theme.value,
        published: date(&published, diagnostics).unwrap_or(Date::ZERO),
        base_url: base_url.and_then(|url| address(&url, diagnostics)),
        notice,
        contact,
        downloads: drawing_files(downloads, diagnostics),
        statutory: statutory::sections(statutory, diagnostics),
    })
}

/// Reads a date; what is none is reported.
pub(super) fn date(text: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<Date> {
    if let Some(Period::Date(date)) = Period::parse(PeriodKind::Date, &text.value) {
        return Some(date);
    }
    let message = format!("found `{}`, wanted a date", text.value);
    diagnostics.push(
        Diagnostic::new(Code::KEY_VALUE, text.span, message)
            .help(format!("write it as {}", PeriodKind::Date.example())),
    );
    None
}

/// The files in which drawings are offered: the words that authors write, each once; without the key, `svg`.
fn drawing_files(written: Option<Vec<Spanned<String>>>, diagnostics: &mut Diagnostics) -> Vec<DrawingFile> {
    let Some(written) = written else { return vec![DrawingFile::Svg] };
    let mut all = Vec::new();
    for word in written {
        match DrawingFile::ALL.into_iter().find(|(known, _)| *known == word.value) {
            Some((_, kind)) if all.contains(&kind) => {}
            Some((_, kind)) => all.push(kind),
            None => {
                let message =
                    format!("found `{}`, wanted a kind of file in which charts are offered", word.value);
                let known = DrawingFile::ALL.map(|(word, _)| word);
                let help = format!("write {}", suggest::one_of(known));
                diagnostics.push(Diagnostic::new(Code::KEY_VALUE, word.span, message).help(help));
            }
        }
    }
    all
}

fn address(url: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<String> {
    let sound = url.value.starts_with("https://") || url.value.starts_with("http://");
    let plain =
        !url.value.contains(|character: char| character.is_whitespace() || "\"'<>{}?#".contains(character));
    if sound && plain {
        return Some(format!("{}/", url.value.trim_end_matches('/')));
    }
    let message = format!("found `{}`, wanted the address of a folder on the web", url.value);
    diagnostics.push(
        Diagnostic::new(Code::SITE_SETTINGS, url.span, message)
            .help("write it as `https://www.example.gov.uk/papers/`"),
    );
    None
}

/// A language as HTML names it (BCP 47): two or three letters, then parts such as a country.
fn refuse_odd_language(language: &Spanned<String>, diagnostics: &mut Diagnostics) {
    let mut parts = language.value.split('-');
    let first = parts.next().unwrap_or_default();
    let named = (2..=3).contains(&first.len()) && first.chars().all(|letter| letter.is_ascii_alphabetic());
    let part =
        |part: &str| (2..=8).contains(&part.len()) && part.chars().all(|each| each.is_ascii_alphanumeric());
    if !(named && parts.all(part)) {
        let message = format!("found `{}`, wanted the code of a language", language.value);
        diagnostics.push(
            Diagnostic::new(Code::SITE_SETTINGS, language.span, message)
                .help("write `en-GB` for English, or `cy` for Welsh"),
        );
    }
}

fn refuse_odd_theme(theme: &Spanned<String>, sources: &Sources, diagnostics: &mut Diagnostics) {
    let plain = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
    if !theme.value.chars().all(plain) {
        let message = format!("found `{}`, wanted the name of a folder below `themes/`", theme.value);
        diagnostics.push(
            Diagnostic::new(Code::SITE_SETTINGS, theme.span, message)
                .help("use letters, digits and hyphens; `council` is built in"),
        );
    } else if theme.value != "council" && sources.theme.is_empty() {
        let message = format!("there is no theme `themes/{}/`", theme.value);
        diagnostics.push(
            Diagnostic::new(Code::SITE_SETTINGS, theme.span, message)
                .help("make the folder, or write `theme: council`, which is built in"),
        );
    }
}
