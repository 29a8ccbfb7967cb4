//! Meetings, each a folder of `content/`, with their papers.

use super::article::{self, Parts};
use super::{Around, paper, settings};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::MeetingFiles;
use crate::load::shapes::RawMeeting;
use crate::markdown::{Harvest, Role};
use crate::model::{Meeting, Paper};
use crate::source::{ProjectPath, SourceId};
use crate::together;
use std::collections::{BTreeMap, BTreeSet};

/// The meetings by date, then by folder.
pub(super) fn resolve(around: Around<'_>, diagnostics: &mut Diagnostics) -> Vec<Meeting> {
    let files: Vec<&MeetingFiles> = around.sources.meetings.iter().collect();
    let read = together::each(files, |files| {
        let mut faults = Diagnostics::default();
        (meeting(files, around, &mut faults), faults)
    });
    let mut meetings = Vec::new();
    for (meeting, faults) in read {
        diagnostics.append(faults);
        meetings.extend(meeting);
    }
    meetings.sort_by(|a: &Meeting, b: &Meeting| (a.date, &a.id).cmp(&(b.date, &b.id)));
    meetings
}

fn meeting(files: &MeetingFiles, around: Around<'_>, diagnostics: &mut Diagnostics) -> Option<Meeting> {
    let Around { sources, site, recall, .. } = around;
    let MeetingFiles { folder, index, papers: files } = files;
    let papers = papers(folder, files, around, diagnostics);
    let Some(source) = *index else {
        let path = ProjectPath::new(format!("content/{folder}/index.md"));
        if sources.unreadable.contains(&path) {
            return None;
        }
        diagnostics.push(
            Diagnostic::file(Code::MEETING_FOLDER, &path, "the meeting's folder has no `index.md`")
                .help("write one with `board` and `date` in its front matter"),
        );
        return None;
    };
    let index = sources.index(source, diagnostics)?;
    let RawMeeting { title, board, date, time, place, data, accept, extra: _ } = index.front?;
    let day = settings::date(&date, diagnostics)?;
    let written = format!("{:04}-{:02}-{:02}-", day.year(), day.month(), day.day());
    if !folder.starts_with(&written) {
        let message = format!("the meeting is on {}, and its folder is `{folder}`", date.value);
        diagnostics.push(
            Diagnostic::new(Code::MEETING_FOLDER, date.span, message)
                .help(format!("correct the date, or rename the folder so that it begins with `{written}`")),
        );
    }
    let parts = Parts {
        source,
        data: data.map(|data| data.value),
        role: Role::Plain,
        harvest: Harvest::default(),
        accepts: super::dataset::acceptances(accept),
    };
    Some(Meeting {
        id: folder.clone(),
        title: title.unwrap_or_else(|| board.value.clone()),
        board: board.value,
        date: day,
        time,
        place,
        article: recall.take(|all| all.articles.remove(&source)).unwrap_or_else(|| {
            article::resolve(&sources.map.excerpt(index.body), parts, site, sources, diagnostics)
        }),
        papers,
    })
}

fn papers(folder: &str, files: &[SourceId], around: Around<'_>, diagnostics: &mut Diagnostics) -> Vec<Paper> {
    let mut papers: Vec<Paper> = files
        .iter()
        .filter_map(|source| {
            let known = around.recall.take(|all| all.papers.remove(source));
            known.or_else(|| {
                let file = around.sources.paper(*source, diagnostics)?;
                paper::resolve(folder, *source, file, around, diagnostics)
            })
        })
        .collect();
    papers.sort_by(|a, b| (a.item.value, &a.slug).cmp(&(b.item.value, &b.slug)));
    same_items(&papers, diagnostics);
    papers
}

/// Tells papers that share an item, each with another number that is free.
fn same_items(papers: &[Paper], diagnostics: &mut Diagnostics) {
    let used: BTreeSet<u32> = papers.iter().map(|paper| paper.item.value).collect();
    let mut free = (1..=u32::MAX).filter(|item| !used.contains(item));
    let mut taken: BTreeMap<u32, &Paper> = BTreeMap::new();
    for paper in papers {
        let Some(first) = taken.get(&paper.item.value) else {
            taken.insert(paper.item.value, paper);
            continue;
        };
        let message = format!("item {} is taken by `{}`", paper.item.value, first.article.path.file_name());
        let offered = free.next().map_or(String::new(), |free| format!("; {free} is free"));
        diagnostics.push(
            Diagnostic::new(Code::PAPER_SAME_ITEM, paper.item.span, message)
                .related(first.item.span, "first used here")
                .help(format!("give each paper of the meeting its own item{offered}")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::source::ProjectPath;

    #[test]
    fn two_papers_that_need_another_item_are_offered_different_ones() {
        let paper = |item: u32| {
            format!("---\ntitle: T{item}\nitem: {item}\nfrom: F\npurpose: noting\n---\n\nWords.\n")
        };
        let index = "---\nboard: Board\ndate: 2024-01-01\n---\n".to_owned();
        let settings = "title: T\norganisation: O\npublished: 2024-01-01\n".to_owned();
        let files = [("a", 2), ("b", 2), ("c", 2), ("d", 1), ("e", 4), ("f", 4)].map(|(name, item)| {
            (ProjectPath::new(format!("content/2024-01-01-board/{name}.md")), paper(item).into_bytes())
        });
        let around = [("content/2024-01-01-board/index.md", index), ("site.yaml", settings)];
        let around = around.map(|(path, text)| (ProjectPath::new(path), text.into_bytes()));
        let files = files.into_iter().chain(around).collect();
        let (checked, _) = crate::assemble_files(&files, &crate::Wish::default());
        let same = checked.diagnostics.iter().filter(|found| found.code.name() == "paper/same-item");
        let offered: Vec<&str> =
            same.filter_map(|found| found.help.as_deref()?.split_once("; ").map(|(_, free)| free)).collect();
        assert_eq!(offered, ["3 is free", "5 is free", "6 is free"]);
    }
}
