//! Meetings, each a folder of `content/`, with their papers.

use super::article::{self, Parts};
use super::{paper, settings};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::shapes::RawMeeting;
use crate::load::{MeetingFiles, Sources};
use crate::markdown::{Harvest, Role};
use crate::model::{Meeting, Paper, Site};
use crate::source::ProjectPath;
use std::collections::BTreeMap;

/// The meetings by date, then by folder.
pub(super) fn resolve(sources: &Sources, site: &Site, diagnostics: &mut Diagnostics) -> Vec<Meeting> {
    let mut meetings: Vec<Meeting> =
        sources.meetings.iter().filter_map(|files| meeting(files, sources, site, diagnostics)).collect();
    meetings.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    meetings
}

fn meeting(
    files: &MeetingFiles,
    sources: &Sources,
    site: &Site,
    diagnostics: &mut Diagnostics,
) -> Option<Meeting> {
    let papers = papers(files, sources, site, diagnostics);
    let Some((source, index)) = &files.index else {
        let path = ProjectPath::new(format!("content/{}/index.md", files.folder));
        if sources.unreadable.contains(&path) {
            return None;
        }
        diagnostics.push(
            Diagnostic::file(Code::MEETING_FOLDER, &path, "the meeting's folder has no `index.md`")
                .help("write one with `board` and `date` in its front matter"),
        );
        return None;
    };
    let RawMeeting { title, board, date, time, place, data, accept, extra: _ } = index.front.clone()?;
    let day = settings::date(&date, diagnostics)?;
    let written = format!("{:04}-{:02}-{:02}-", day.year(), day.month(), day.day());
    if !files.folder.starts_with(&written) {
        let message = format!("the meeting is on {}, and its folder is `{}`", date.value, files.folder);
        diagnostics.push(
            Diagnostic::new(Code::MEETING_FOLDER, date.span, message)
                .help(format!("correct the date, or rename the folder so that it begins with `{written}`")),
        );
    }
    let parts = Parts {
        source: *source,
        data: data.map(|data| data.value),
        role: Role::Plain,
        harvest: Harvest::default(),
        accepts: super::dataset::acceptances(accept),
    };
    Some(Meeting {
        id: files.folder.clone(),
        title: title.unwrap_or_else(|| board.value.clone()),
        board: board.value,
        date: day,
        time,
        place,
        article: article::resolve(&index.body, parts, site, sources, diagnostics),
        papers,
    })
}

fn papers(files: &MeetingFiles, sources: &Sources, site: &Site, diagnostics: &mut Diagnostics) -> Vec<Paper> {
    let read = files.papers.iter();
    let mut papers: Vec<Paper> = read
        .filter_map(|(source, file)| paper::resolve(&files.folder, *source, file, sources, site, diagnostics))
        .collect();
    papers.sort_by(|a, b| (a.item.value, &a.slug).cmp(&(b.item.value, &b.slug)));
    let mut taken: BTreeMap<u32, &Paper> = BTreeMap::new();
    for paper in &papers {
        if let Some(first) = taken.get(&paper.item.value) {
            let message =
                format!("item {} is taken by `{}`", paper.item.value, first.article.path.file_name());
            let free = (1..=u32::MAX)
                .find(|item| !papers.iter().any(|paper| paper.item.value == *item))
                .unwrap_or(1);
            diagnostics.push(
                Diagnostic::new(Code::PAPER_SAME_ITEM, paper.item.span, message)
                    .related(first.item.span, "first used here")
                    .help(format!("give each paper of the meeting its own item; {free} is free")),
            );
        } else {
            taken.insert(paper.item.value, paper);
        }
    }
    papers
}
