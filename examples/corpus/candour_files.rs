//! The corpus in Candour's formats.

use crate::Mode;
use crate::figures::Dataset;
use crate::paper::Paper;
use crate::put;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

const SITE: &str = "\
title: Papers of all boards
organisation: Example County Council
language: en-GB
theme: council
published: 2026-01-01
statutory:
  background-documents: {title: Background documents, kind: text}
  equalities: {title: Equalities impact assessment, kind: text, intro: The council has due regard to equality.}
";

/// Writes what stands once.
pub fn start(root: &Path) -> io::Result<()> {
    put(&root.join("site.yaml"), SITE)?;
    put(
        &root.join("content/index.md"),
        "---\ntitle: Papers of all boards\n---\n\nThe papers of every board.\n",
    )
}

/// Writes a paper, its datasets, and with the first paper of a meeting the meeting.
pub fn paper(root: &Path, paper: &Paper, mode: Mode) -> io::Result<()> {
    let meeting = &paper.meeting;
    let folder = root.join("content").join(&meeting.folder);
    if paper.item == 1 {
        let text = format!("---\nboard: {}\ndate: {}\n---\n", meeting.board, meeting.date);
        put(&folder.join("index.md"), &text)?;
    }
    if mode != Mode::Text {
        for dataset in &paper.datasets {
            let name = format!("data/{}/{}/{}.yaml", meeting.folder, paper.slug, dataset.name);
            put(&root.join(name), &yaml(dataset))?;
        }
    }
    put(&folder.join(format!("{}.md", paper.slug)), &text(paper, mode))
}

fn text(paper: &Paper, mode: Mode) -> String {
    let mut text = front(paper, mode);
    let mut datasets = paper.datasets.iter().filter(|_| mode != Mode::Text);
    for (at, (heading, paragraphs)) in paper.sections.iter().enumerate() {
        let _ = write!(text, "\n## {heading}\n\n{}\n", paragraphs.join("\n\n"));
        if (1..=4).contains(&at)
            && let Some(dataset) = datasets.next()
        {
            text.push_str(&shown(dataset, mode));
        }
    }
    text
}

fn front(paper: &Paper, mode: Mode) -> String {
    let Paper { title, item, slug, meeting, .. } = paper;
    let data = match mode {
        Mode::Text => String::new(),
        Mode::Tables | Mode::Full => format!("data: {}/{slug}\n", meeting.folder),
    };
    format!(
        "---\ntitle: {title}\nitem: {item}\nfrom: Director of services\ncontact: Service team\npurpose: noting\n\
         period: 2021-22\n{data}summary: This paper tells members what the service has done and what it \
         plans.\nrecommendations: [That the Board notes this paper.]\nstatutory:\n  background-documents: none\n  \
         equalities: The paper has no effect on people who share a protected characteristic.\n---\n"
    )
}

/// A sentence for a title: `The return shows visits by month`.
fn said(title: &str) -> String {
    let mut letters = title.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
    format!("The return shows {first}{}", letters.as_str())
}

fn shown(dataset: &Dataset, mode: Mode) -> String {
    let Dataset { name, title, form, .. } = dataset;
    let (reference, _) = dataset.cited();
    let sentence = format!("\nThe return shows {reference} for the last entry below.\n");
    let title = said(title);
    if mode == Mode::Full {
        return format!(
            "{sentence}\n```chart\nid: {name}\ndata: {name}\ntitle: {title}\nform: {form}\n```\n"
        );
    }
    let columns = dataset.columns_are.map(|name| format!("columns: {name}\n")).unwrap_or_default();
    format!("{sentence}\n```table\nid: {name}\ndata: {name}\ntitle: {title}\n{columns}```\n")
}

fn yaml(dataset: &Dataset) -> String {
    let Dataset { title, unit, better, rows_are, columns_are, period, benchmark, .. } = dataset;
    let mut text = format!("title: {title}\nunit: {unit}\nbetter: {better}\nby: [{rows_are}");
    let _ = columns_are.map(|name| write!(text, ", {name}"));
    text.push_str("]\n");
    if *rows_are == "age" {
        text.push_str("ordinal: [age]\n");
    }
    let _ = period.map(|period| writeln!(text, "period: {period}"));
    let _ = benchmark.map(|benchmark| writeln!(text, "benchmark: {benchmark}"));
    text.push_str("source: {document: Return of the service, page: 2}\nvalues:\n");
    for (row, values) in &dataset.rows {
        let _ = match columns_are {
            Some(_) => {
                let cells: Vec<String> = dataset
                    .columns
                    .iter()
                    .zip(values)
                    .map(|(column, value)| format!("{column}: {value}"))
                    .collect();
                writeln!(text, "  {row}: {{{}}}", cells.join(", "))
            }
            None => writeln!(text, "  {row}: {}", values.concat()),
        };
    }
    text
}
