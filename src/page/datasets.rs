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
pub fn datasets(edition: &Edition, citations: &Citations, sink: &dyn Sink) -> Result<(), Failure> {
    let at = Address::datasets();
    let links = Links::from(&at);
    let mut groups: IndexMap<&str, Vec<Line>> = IndexMap::new();
    for dataset in shown(edition, citations) {
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
    let edition = *edition;
    let (linked, _) = super::copies::referred(&edition);
    edition.site.datasets.values().filter(move |dataset| {
        let file = ProjectPath::new(format!("data/{}.yaml", dataset.id));
        citations.cite(&dataset.id)
            || linked.contains(&file)
            || !(comes_from_hidden(&edition, dataset) || lies_with_hidden(&edition, dataset))
    })
}

/// Whether the dataset's own source is a paper that is not shown.
fn comes_from_hidden(edition: &Edition, dataset: &Dataset) -> bool {
    let source = dataset.source.as_ref();
    let named = source.and_then(|source| Some((source.meeting.as_deref()?, source.paper.as_deref()?)));
    named.is_some_and(|(meeting, slug)| {
        let written = edition.site.papers().any(|(_, paper)| paper.meeting == meeting && paper.slug == slug);
        written && edition.paper(meeting, slug).is_none()
    })
}

/// Whether the dataset lies in the folder of papers none of which is shown.
fn lies_with_hidden(edition: &Edition, dataset: &Dataset) -> bool {
    let users: Vec<_> = edition
        .site
        .papers()
        .filter(|(_, paper)| {
            let folder = paper.article.data.as_deref();
            folder.is_some_and(|folder| dataset.id.as_str().starts_with(&format!("{folder}/")))
        })
        .collect();
    !users.is_empty() && users.iter().all(|(_, paper)| edition.paper(&paper.meeting, &paper.slug).is_none())
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
