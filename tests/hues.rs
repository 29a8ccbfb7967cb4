//! One entity wears one colour on the whole site: whoever has learned on one page that Hampshire is blue can rely on it.
//!
//! Names that stand in their own colour are read from the pages of the sample site, as its readers see them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use candour::Wish;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The classes of colours that an entity wears.
const HUES: [&str; 4] = ["c-s1", "c-s2", "c-s3", "c-s4"];

/// By name, each colour in which it is written, with the drawings where it is.
type Worn = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// Adds the names of a page's charts in their colours; values and words that name no entity of the site are left out.
fn read(page: &str, html: &str, entities: &BTreeSet<String>, worn: &mut Worn) {
    for group in html.split("<g class=\"").skip(1) {
        let (classes, rest) = group.split_once('"').unwrap();
        let texts = rest.split("</g>").next().unwrap();
        let Some(hue) = classes.split(' ').find(|class| HUES.contains(class)) else { continue };
        for text in texts.split("<text").skip(1) {
            let words = text.split_once('>').unwrap().1.split("</text>").next().unwrap();
            // The last value may stand behind the name.
            let name = entities.iter().find(|name| words == *name || words.starts_with(&format!("{name} ")));
            if let Some(name) = name {
                worn.entry(name.clone())
                    .or_default()
                    .entry(hue.to_owned())
                    .or_default()
                    .insert(page.to_owned());
            }
        }
    }
}

/// Entities that are written in more than one colour.
fn changing(worn: &Worn) -> Vec<String> {
    let several = worn.iter().filter(|(_, hues)| hues.len() > 1);
    several.map(|(name, hues)| format!("{name}: {hues:?}")).collect()
}

#[test]
fn an_entity_has_one_colour_on_every_page_of_the_sample_site() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (checked, site) = candour::assemble(root, &Wish::default());
    let site_model = checked.site.unwrap();
    let dimensions =
        site_model.datasets.values().filter_map(|dataset| dataset.grid()).flat_map(|grid| &grid.dimensions);
    let members =
        dimensions.filter(|dimension| dimension.period.is_none()).flat_map(|dimension| &dimension.members);
    let entities: BTreeSet<String> = members.map(|member| member.label.to_string()).collect();
    let mut worn = Worn::new();
    for (path, file) in site.unwrap().into_files() {
        if let (Some(text), true) = (file.as_text(), path.as_str().contains(".html")) {
            read(path.as_str(), text, &entities, &mut worn);
        }
    }
    assert!(worn.contains_key("Hampshire"), "{worn:?}");
    assert_eq!(changing(&worn), [""; 0]);
}

#[test]
fn an_entity_that_changes_its_colour_is_noticed() {
    let entities = BTreeSet::from(["Hampshire".to_owned()]);
    let mut worn = Worn::new();
    let page = |hue: &str| {
        format!("<svg><g class=\"{hue} c-strong\" text-anchor=\"end\"><text x=\"1\">Hampshire 84%</text></g>")
    };
    read("one", &page("c-s1"), &entities, &mut worn);
    read("two", &page("c-s1"), &entities, &mut worn);
    assert_eq!(changing(&worn), [""; 0]);
    read("three", &page("c-s2"), &entities, &mut worn);
    assert_eq!(changing(&worn).len(), 1, "{worn:?}");
}
