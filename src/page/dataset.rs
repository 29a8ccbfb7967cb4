//! The page of a dataset, and where its download goes.

use super::cited::{Citations, CitedBy, origin};
use super::datasets::dimension_names;
use super::frame::{Heading, Links, Shell};
use super::parts::Html;
use super::words::Fact;
use super::{Edition, Failure, put_file};
use crate::address::Address;
use crate::bundle::{Artifact, Sink};
use crate::figure::format;
use crate::figure::words::{capital, list};
use crate::model::dataset::Stated;
use crate::model::{Dataset, Grid, Measure, Unit};
use serde::Serialize;
use std::collections::BTreeMap;

/// What the template of a dataset sees.
#[derive(Clone, Debug, Serialize)]
struct DatasetPage<'a> {
    title: String,
    definition: Option<String>,
    facts: Vec<Fact>,
    cautions: Vec<String>,
    table_html: &'a str,
    symbols: Vec<Symbol>,
    notes: Vec<Note>,
    downloads: Vec<File>,
    cited_by: Vec<CitedBy>,
}

#[derive(Clone, Debug, Serialize)]
struct Symbol {
    symbol: String,
    words: String,
}

#[derive(Clone, Debug, Serialize)]
struct Note {
    name: String,
    text: String,
}

/// A file to download.
#[derive(Clone, Debug, Serialize)]
struct File {
    href: String,
    words: String,
    format: &'static str,
    size: String,
}

/// Puts the download of a dataset.
///
/// # Errors
/// The file cannot be put.
pub fn download(edition: &Edition, dataset: &Dataset, csv: Artifact, sink: &dyn Sink) -> Result<(), Failure> {
    put_file(edition, sink, &Address::dataset_csv(&dataset.id), csv)
}

/// Puts the page of a dataset with its table; it offers the download, which has so many bytes.
///
/// # Errors
/// The template cannot be filled, or the page not be put.
pub fn dataset(
    edition: &Edition,
    dataset: &Dataset,
    table: &Html,
    bytes: usize,
    citations: &Citations,
    sink: &dyn Sink,
) -> Result<(), Failure> {
    let at = Address::dataset(&dataset.id);
    let links = Links::from(&at);
    let file = Address::dataset_csv(&dataset.id);
    let seen = DatasetPage {
        title: dataset.title.value.clone(),
        definition: dataset.definition.clone(),
        facts: facts(edition, dataset, &links),
        cautions: dataset.accepts.iter().map(|accept| sentence(&accept.because)).collect(),
        table_html: &table.0,
        symbols: symbols(dataset),
        notes: notes(dataset),
        downloads: vec![File {
            href: links.to(&file),
            words: "Download this dataset".to_owned(),
            format: "CSV",
            size: format::file_size(bytes),
        }],
        cited_by: citations.of(&dataset.id, &links),
    };
    let heading = Heading {
        title: &dataset.title.value,
        description: dataset.definition.clone(),
        detail: None,
        above: vec![(Address::datasets(), "Data".to_owned())],
    };
    edition.put(sink, &at, "dataset.html", &Shell::new(edition, &links, heading), &seen)
}

/// The words with a capital first letter and a full stop.
fn sentence(words: &str) -> String {
    let words = capital(words.trim());
    if words.ends_with(['.', '!', '?']) { words } else { format!("{words}.") }
}

fn facts(edition: &Edition, dataset: &Dataset, links: &Links) -> Vec<Fact> {
    let mut facts = dataset.grid().map_or_else(Vec::new, grid_facts);
    let period = dataset.period.as_ref().map(|period| capital(&period.words()));
    facts.extend(period.or_else(|| dataset.grid().and_then(covered)).map(|words| Fact::new("Period", words)));
    facts.extend(dataset.place.as_deref().map(|place| Fact::new("Place", place)));
    facts.push(
        origin(edition, dataset, links).map_or_else(
            || Fact::new("Source", "Not stated"),
            |origin| Fact::linked("Source", origin.line()),
        ),
    );
    facts
}

fn grid_facts(grid: &Grid) -> Vec<Fact> {
    let mut facts = vec![Fact::new("Unit", each_measure(grid, |measure| Some(unit(grid, measure))))];
    let mut add = |name: &str, words: String| {
        if !words.is_empty() {
            facts.push(Fact::new(name, words));
        }
    };
    if !grid.dimensions.is_empty() {
        add("Broken down by", dimension_names(grid));
    }
    add(
        "Which way is better",
        each_measure(grid, |measure| measure.better.map(|better| better.sentence().to_owned())),
    );
    add("Base", each_measure(grid, |measure| stated(grid, &measure.base, &Unit::Counted(String::new()))));
    add("Total", each_measure(grid, |measure| stated(grid, &measure.total, &measure.unit)));
    let target_unit = grid.measures.first().map_or(Unit::Text, |measure| measure.unit.clone());
    add("Target", stated(grid, &grid.target, &target_unit).unwrap_or_default());
    add(
        "Compared with",
        grid.benchmark.and_then(|at| grid.member(at)).map_or("", |member| &member.label).to_owned(),
    );
    if grid.overlapping {
        add("Sums", "The parts overlap, so they need not sum to the total".to_owned());
    }
    facts
}

/// What is said of each measure: said once when all agree, else each after its name.
fn each_measure(grid: &Grid, say: impl Fn(&Measure) -> Option<String>) -> String {
    let said: Vec<(&str, String)> =
        grid.measures.iter().filter_map(|measure| Some((measure.name.as_str(), say(measure)?))).collect();
    match said.first() {
        None => String::new(),
        Some((_, first))
            if said.len() == grid.measures.len() && said.iter().all(|(_, words)| words == first) =>
        {
            capital(first)
        }
        Some(_) => {
            let named = said.iter().map(|(name, words)| format!("{}: {words}", capital(name)));
            named.collect::<Vec<_>>().join("; ")
        }
    }
}

/// The unit in words; of a share also what it is a share of.
fn unit(grid: &Grid, measure: &Measure) -> String {
    let of = measure.share_of.and_then(|at| grid.measures.get(at));
    of.map_or_else(|| measure.unit.to_string(), |count| format!("{} of all {}", measure.unit, count.name))
}

/// A stated number: for all, or for each member.
fn stated(grid: &Grid, stated: &Stated, unit: &Unit) -> Option<String> {
    match stated {
        Stated::Nothing => None,
        Stated::One(amount) => Some(format::amount(amount.value, unit)),
        Stated::ByMember(each) => {
            let members = grid.dimensions.first().map_or(&[][..], |dimension| &dimension.members);
            let said: Vec<String> = each
                .iter()
                .filter_map(|(at, amount)| {
                    let member = members.get(*at)?;
                    Some(format!("{} in {}", format::amount(amount.value, unit), member.label))
                })
                .collect();
            Some(list(&said))
        }
    }
}

/// From the first to the last period of the data.
fn covered(grid: &Grid) -> Option<String> {
    let dimension = grid.dimensions.get(grid.period_dimension()?)?;
    let (first, last) = (dimension.members.first()?, dimension.members.last()?);
    Some(if first.label == last.label {
        first.label.to_string()
    } else {
        format!("{} to {}", first.label, last.label)
    })
}

/// The symbols that stand in the table, each in words and with the author's note.
fn symbols(dataset: &Dataset) -> Vec<Symbol> {
    let cells = dataset.grid().map_or(&[][..], |grid| &grid.cells);
    let mut used: BTreeMap<&str, &str> = BTreeMap::new();
    for cell in cells {
        used.extend(cell.observation.absence());
        used.extend(cell.observation.flags().iter().map(|flag| (flag.symbol(), flag.words())));
    }
    let said = used.into_iter().map(|(symbol, words)| Symbol {
        symbol: symbol.to_owned(),
        words: match dataset.note(symbol) {
            Some(note) => format!("{}. {}", capital(words), sentence(note)),
            None => capital(words),
        },
    });
    said.collect()
}

/// The author's notes on members.
fn notes(dataset: &Dataset) -> Vec<Note> {
    let on_members = dataset.notes.iter().filter(|note| !note.key.value.starts_with('['));
    on_members.map(|note| Note { name: note.key.value.to_string(), text: note.text.clone() }).collect()
}
