//! The list of all datasets, by the document that they come from.

use super::cited::Citations;
use super::frame::{Heading, Links, Shell};
use super::{Edition, Failure};
use crate::address::Address;
use crate::bundle::Sink;
use crate::figure::words::{capital, list};
use crate::model::{Dataset, Grid};
use crate::source::ProjectPath;
use indexmap::IndexMap;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What the template of the list sees.
#[derive(Clone, Debug, Serialize)]
struct Datasets {
    groups: Vec<Group>,
}

#[derive(Clone, Debug, Serialize)]
struct Group {
    anchor: String,
    title: String,
    datasets: Vec<Line>,
}

#[derive(Clone, Debug, Serialize)]
struct Line {
    href: String,
    title: String,
    shape: String,
}

/// Puts the list of datasets, grouped by the document that they come from, in the order of their names.
///
/// # Errors
/// The template cannot be filled, or the page not be put.
pub fn datasets(edition: &Edition, shown: &[&Dataset], sink: &dyn Sink) -> Result<(), Failure> {
    let at = Address::datasets();
    let links = Links::from(&at);
    let mut groups: IndexMap<&str, Vec<Line>> = IndexMap::new();
    for dataset in shown {
        let document = dataset.source.as_ref().map_or("Other datasets", |source| source.document.as_str());
        groups.entry(document).or_default().push(Line {
            href: links.to(&Address::dataset(&dataset.id)),
            title: dataset.title.value.clone(),
            shape: shape(dataset),
        });
    }
    let numbered = (1..).zip(groups);
    let groups = numbered.map(|(number, (title, datasets))| Group {
        anchor: format!("_source-{number}"),
        title: title.to_owned(),
        datasets,
    });
    let heading = Heading {
        title: "Data",
        description: Some(
            "Every dataset behind the papers, with definition, source and download.".to_owned(),
        ),
        ..Heading::default()
    };
    let shell = Shell::new(edition, &links, heading);
    edition.put(sink, &at, "datasets.html", &shell, &Datasets { groups: groups.collect() })
}

/// The datasets that are shown: a dataset that belongs to a hidden draft alone stays hidden with it.
pub fn shown<'a>(
    edition: &Edition<'a>,
    citations: &'a Citations,
) -> impl Iterator<Item = &'a Dataset> + use<'a> {
    let linked = edition.site.linked(edition.options.drafts);
    let hidden = Hidden::of(edition);
    edition.site.datasets.values().filter(move |dataset| {
        let file = ProjectPath::new(format!("data/{}.yaml", dataset.id));
        citations.cite(&dataset.id) || linked.contains(&file) || !hidden.holds(dataset)
    })
}

/// What belongs to drafts that are not shown.
struct Hidden<'a> {
    /// Their meetings and slugs.
    papers: BTreeSet<(&'a str, &'a str)>,
    /// The folders of data that papers use, each with whether one of its papers is shown.
    folders: BTreeMap<&'a str, bool>,
}

impl<'a> Hidden<'a> {
    fn of(edition: &Edition<'a>) -> Self {
        let (mut papers, mut folders) = (BTreeSet::new(), BTreeMap::new());
        for (_, paper) in edition.site.papers() {
            let is_shown = edition.options.drafts || !paper.draft;
            if !is_shown {
                papers.insert((paper.meeting.as_str(), paper.slug.as_str()));
            }
            if let Some(folder) = paper.article.data.as_deref() {
                *folders.entry(folder).or_default() |= is_shown;
            }
        }
        Self { papers, folders }
    }

    /// Whether a dataset comes from a hidden draft, or lies where only hidden drafts look for theirs.
    fn holds(&self, dataset: &Dataset) -> bool {
        let source = dataset.source.as_ref();
        let named = source.and_then(|source| Some((source.meeting.as_deref()?, source.paper.as_deref()?)));
        let id = dataset.id.as_str();
        let above = id.match_indices('/').filter_map(|(at, _)| self.folders.get(id.get(..at)?));
        named.is_some_and(|paper| self.papers.contains(&paper)) || above.max() == Some(&false)
    }
}

/// What a dataset holds, in a few words: `Percentage, by quarter and area`.
fn shape(dataset: &Dataset) -> String {
    dataset.grid().map_or_else(|| "Milestones".to_owned(), grid_shape)
}

fn grid_shape(grid: &Grid) -> String {
    let mut units: Vec<String> = grid.measures.iter().map(|measure| measure.unit.to_string()).collect();
    units.dedup();
    let units = capital(&list(&units));
    if grid.dimensions.is_empty() { units } else { format!("{units}, by {}", dimension_names(grid)) }
}

/// The dimensions in words, outermost first: `quarter and area`.
pub(super) fn dimension_names(grid: &Grid) -> String {
    let names: Vec<String> = grid.dimensions.iter().map(|dimension| dimension.name.value.clone()).collect();
    list(&names)
}
