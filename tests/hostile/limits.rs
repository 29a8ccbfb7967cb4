//! The limits, each in one place of the program and all of them in the handbook.

use candour::load::yaml::Limits;
use candour::{bundle, load, markdown};

#[test]
fn the_handbook_states_every_limit() {
    let handbook = std::fs::read_to_string("docs/limits.md").unwrap();
    let yaml = Limits::default();
    let millions = format!("{},000,000", yaml.nodes / 1_000_000);
    for (what, most) in [
        ("One file of words or figures", format!("{} MB", load::text::LARGEST >> 20)),
        ("One picture or document", format!("{} MB", load::LARGEST_COPY >> 20)),
        ("Values in one YAML file", millions),
        ("Levels of values inside values", yaml.depth.to_string()),
        ("Levels of lists, quotes", markdown::DEEPEST.to_string()),
        ("Folders inside folders", load::walk::DEEPEST.to_string()),
        ("Characters in a path", bundle::LONGEST_PATH.to_string()),
        ("Bytes in one name", bundle::LONGEST_NAME.to_string()),
    ] {
        let row = handbook.lines().find(|line| line.starts_with(&format!("| {what}")));
        let row = row.unwrap_or_else(|| panic!("no row begins `{what}`"));
        assert!(row.split('|').nth(2).unwrap().contains(&most), "{row} does not say {most}");
    }
}
