//! The rows of a dataset of milestones: what is to be done, by when, and how it stands.

use super::cell;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::load::shapes::RawMilestone;
use crate::model::dataset::Status;
use crate::model::{Content, Milestone, Period, PeriodKind};
use crate::source::Spanned;

/// Resolves the rows; `None` when there are none.
pub(super) fn resolve(
    rows: Option<Vec<Spanned<RawMilestone>>>,
    title: &Spanned<String>,
    diagnostics: &mut Diagnostics,
) -> Option<Content> {
    let Some(rows) = rows else {
        diagnostics.push(
            Diagnostic::new(Code::KEY_MISSING, title.span, "a dataset of milestones has no `rows`")
                .help("add `rows:` with `- {what: …, when: …, status: …}` for each"),
        );
        return None;
    };
    Some(Content::Milestones(rows.into_iter().map(|row| milestone(row, diagnostics)).collect()))
}

fn milestone(row: Spanned<RawMilestone>, diagnostics: &mut Diagnostics) -> Milestone {
    let RawMilestone { what, when, status } = row.value;
    let stated = |node: &crate::load::yaml::Node| {
        cell::text_of(node).filter(|text| text.value != "[x]" && !text.value.is_empty())
    };
    let when = when.as_ref().and_then(stated).and_then(|text| {
        let period = Period::parse(PeriodKind::Any, &text.value);
        if period.is_none() {
            let message = format!("`{}` is no time for a milestone", text.value);
            let help = "write a date, a month, a year or `April to June 2023`; `[x]` when not stated";
            diagnostics.push(Diagnostic::new(Code::DATA_MILESTONE, text.span, message).help(help));
        }
        period.map(|period| (text.value, period))
    });
    let status = status.as_ref().and_then(stated).and_then(|text| {
        let status = Status::parse(&text.value);
        if status.is_none() {
            let words: Vec<&str> = Status::ALL.iter().map(|(word, _)| *word).collect();
            let message = format!("`{}` is no status", text.value);
            let help = suggest::did_you_mean(&text.value, words.iter().copied()).unwrap_or_else(|| {
                format!("a status is {}, or `[x]` when not stated", suggest::one_of(words))
            });
            diagnostics.push(Diagnostic::new(Code::DATA_MILESTONE, text.span, message).help(help));
        }
        status
    });
    Milestone { what, when, status, span: row.span }
}
