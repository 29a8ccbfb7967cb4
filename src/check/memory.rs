//! What was found in single texts, datasets and files, so that the next build need not look at those that stand.
//!
//! In: one thing to check at a time. Out: its findings, and what it has for the checks of the whole site.
//! Deliberately absent: whether a thing stands (`crate::memory`).

use super::claims::reading::Reading;
use super::{Context, Focus, Scope, blocks, claims, links, run_scope};
use crate::diagnostic::Diagnostics;
use crate::model::{Dataset, Meeting, Paper, Site};
use crate::source::{SourceId, SourceMap, Version};
use crate::together;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What was found in each text, each dataset and each file alone, by file.
#[derive(Debug, Default)]
pub struct Memory {
    pub(super) each: BTreeMap<SourceId, Found>,
    pub(super) files: BTreeMap<SourceId, (Version, Diagnostics)>,
    /// How many datasets there were, and what was found in all of them together.
    pub(super) of_datasets: Option<(usize, Diagnostics)>,
}

/// What was found in one text, dataset or file.
#[derive(Debug)]
pub(super) struct Found {
    pub diagnostics: Diagnostics,
    pub extract: Option<Box<Extract>>,
    /// The title of a dataset in small letters.
    title: String,
}

/// What the checks of the whole site look at.
#[derive(Default)]
pub(super) struct Gathered<'a> {
    pub texts: Vec<&'a Extract>,
    pub titles: Vec<(&'a str, &'a Dataset)>,
}

/// What a text has for the checks of the whole site.
#[derive(Debug)]
pub(super) struct Extract {
    pub outline: links::Outline,
    /// What a paper states that others may state too.
    pub facts: Vec<claims::across::Fact>,
    /// Charts without a polarity.
    pub silent: Vec<blocks::Silent>,
    /// The day of the paper's meeting, with which its facts were read.
    day: Option<Date>,
}

impl Found {
    /// Whether it was found with what stands around a text now.
    pub(super) fn holds(&self, focus: Focus) -> bool {
        match focus {
            Focus::Article(_, paper) => {
                self.extract.as_ref().is_some_and(|extract| extract.day == day(paper))
            }
            _ => true,
        }
    }
}

fn day(paper: Option<(&Meeting, &Paper)>) -> Option<Date> {
    paper.map(|(meeting, _)| meeting.date)
}

impl Memory {
    /// What each text and each dataset has for the others, in their order.
    pub(super) fn gather<'a>(&'a self, site: &'a Site) -> Gathered<'a> {
        let texts = site.articles().filter_map(|article| self.each.get(&article.source)?.extract.as_deref());
        let titles = site
            .datasets
            .values()
            .filter_map(|dataset| Some((self.each.get(&dataset.title.span.source)?.title.as_str(), dataset)));
        Gathered { texts: texts.collect(), titles: titles.collect() }
    }

    /// Looks through the files whose text is another than before.
    pub(super) fn look_through<'a>(
        &mut self,
        sources: &'a SourceMap,
        context: &(impl Fn(Focus<'a>) -> Context<'a> + Sync),
    ) {
        self.files.retain(|source, _| !sources.is_gone(*source));
        let mut open = Vec::new();
        for (source, file) in sources.iter() {
            let version = sources.version(source);
            if self.files.get(&source).is_none_or(|known| known.0 != version) {
                open.push((source, file, version));
            }
        }
        self.files.extend(together::each(open, |(source, file, version)| {
            let mut found = Diagnostics::default();
            run_scope(Scope::File, &context(Focus::File(source, file)), &mut found);
            (source, (version, found))
        }));
    }
}

pub(super) fn found_in(context: &Context<'_>) -> Found {
    let mut diagnostics = Diagnostics::default();
    if let Focus::Article(article, paper) = context.focus {
        let prose = claims::paper::prose(article, context.paper(), context.figures, context.sources);
        let reading = Reading::new(&prose);
        let context = Context { reading: Some(&reading), ..*context };
        run_scope(Scope::Each, &context, &mut diagnostics);
        let extract = Extract {
            outline: links::outline(article, context.paper()),
            facts: claims::of_article(&context, &reading, day(paper), &mut diagnostics),
            silent: blocks::silent(&context, article),
            day: day(paper),
        };
        return Found { diagnostics, extract: Some(Box::new(extract)), title: String::new() };
    }
    run_scope(Scope::Each, context, &mut diagnostics);
    let title = match context.focus {
        Focus::Dataset(dataset) => dataset.title.value.to_lowercase(),
        _ => String::new(),
    };
    Found { diagnostics, extract: None, title }
}
