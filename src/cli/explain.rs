//! `candour explain`: what a code means, with an example and what to do; or how a chart of a paper got its form.

use super::{Common, Exit, report};
use crate::chart::{Charts, Explained};
use crate::diagnostic::{Code, suggest};
use crate::model::site::Article;
use crate::source::SourceMap;
use crate::{Checked, Wish};
use clap::Args;
use std::fmt::Write as _;

/// What the command takes.
#[derive(Debug, Args)]
pub struct Options {
    /// A code, such as figure/unknown-member; or a paper with the line of a chart, such as visits.md:12, or the paper
    /// alone for all its charts; without any, all codes are listed
    #[arg(value_name = "CODE or PAPER:LINE")]
    subject: Option<String>,
}

/// Prints the page of a code, how charts got their form, or the list of codes.
pub fn run(options: &Options, common: &Common) -> Exit {
    let Some(name) = &options.subject else {
        for (code, severity) in Code::all() {
            report::out(&format!("{:<28} {}\n", code.name(), severity.word()));
        }
        return Exit::Clean;
    };
    if let Some(code) = Code::find(name) {
        report::out(code.page());
        return Exit::Clean;
    }
    if let Some(place) = Place::of(name) {
        return charts(&place, common);
    }
    let known = Code::all().iter().map(|(code, _)| code.name());
    let help =
        suggest::did_you_mean(name, known).unwrap_or_else(|| "`candour explain` lists all codes".to_owned());
    report::failed(&format!("there is no code `{name}`"), Some(&help))
}

/// A paper, perhaps with a line.
struct Place {
    file: String,
    line: Option<u32>,
}

impl Place {
    /// Reads `PAPER.md` and `PAPER.md:LINE`, with whatever column an editor adds; anything else is no place.
    fn of(typed: &str) -> Option<Self> {
        let (file, rest) = typed.split_once(".md")?;
        let mut numbers = rest.trim_start_matches(':').split(':');
        let line = numbers.next().filter(|number| !number.is_empty()).map(str::parse);
        let file = format!("{}.md", file.trim_start_matches("./").replace('\\', "/"));
        Some(Self { file, line: line.transpose().ok()? })
    }

    fn is(&self, article: &Article) -> bool {
        let path = article.path.as_str();
        path == self.file || path.ends_with(&format!("/{}", self.file))
    }

    fn holds(&self, chart: &Explained, sources: &SourceMap) -> bool {
        let Some(file) = sources.file(chart.span.source) else { return false };
        let lines = file.position(chart.span.start).line..=file.position(chart.span.end).line;
        self.line.is_none_or(|line| lines.contains(&line))
    }
}

/// Explains the charts at a place.
fn charts(place: &Place, common: &Common) -> Exit {
    let checked = crate::read(&common.root, &Wish { drafts: true, ..Wish::default() });
    let Some(site) = &checked.site else {
        return report::failed("there is no site to look at", Some("run `candour check`, which says why"));
    };
    let articles: Vec<&Article> = site.articles().filter(|article| place.is(article)).collect();
    let [article] = articles.as_slice() else {
        let paths: Vec<&str> = site.articles().map(|article| article.path.as_str()).collect();
        let several = articles.iter().map(|article| article.path.as_str());
        return match articles.len() {
            0 => report::failed(
                &format!("there is no paper `{}`", place.file),
                Some(
                    &suggest::did_you_mean(&place.file, paths)
                        .unwrap_or_else(|| "type its name as in content/".to_owned()),
                ),
            ),
            _ => report::failed(
                &format!("there are several papers `{}`", place.file),
                Some(&format!("type {}", suggest::one_of(several))),
            ),
        };
    };
    let charts = Charts::new(site, &checked.figures).explained(article);
    let sources = &checked.sources.map;
    let told: Vec<String> = charts
        .iter()
        .filter(|chart| place.holds(chart, sources))
        .map(|chart| words(chart, &checked))
        .collect();
    if told.is_empty() {
        let lines: Vec<String> =
            charts.iter().map(|chart| sources.position(chart.span).line.to_string()).collect();
        let help = match lines.as_slice() {
            [] => "its blocks of data are no charts, or have problems: run `candour check`".to_owned(),
            lines => format!("its charts begin at the lines {}", lines.join(", ")),
        };
        return report::failed(&format!("no chart stands there in `{}`", article.path.as_str()), Some(&help));
    }
    report::out(&told.join("\n"));
    Exit::Clean
}

/// A chart's explanation, line by line.
fn words(chart: &Explained, checked: &Checked) -> String {
    let sources = &checked.sources.map;
    let at = sources.position(chart.span).line;
    let mut text = format!("{}:{at}: {}\n", sources.path(chart.span.source).as_str(), chart.title);
    match &chart.outcome {
        Ok(explanation) => {
            for (what, words) in explanation.lines() {
                let _ = writeln!(text, "  {what:<8} {words}");
            }
        }
        Err(fault) => {
            let _ = writeln!(text, "  {:<8} {}", "problem", fault.message);
            if let Some(help) = &fault.help {
                let _ = writeln!(text, "  {:<8} {help}", "instead");
            }
        }
    }
    text
}
