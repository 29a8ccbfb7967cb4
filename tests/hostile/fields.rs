//! Every key of every format is attacked. Those that take any words are in the evil project of `attack`; the others, which
//! want a date, a name or a choice, are tried here one by one: refused, or printed as text.

use std::collections::{BTreeMap, BTreeSet};

use candour::Wish;
use candour::load::shapes::{
    RawChart, RawDataset, RawMeeting, RawPage, RawPaper, RawSite, RawTable, RawTerm, RawTiles, RawTimeline,
};
use candour::source::ProjectPath;
use schemars::schema_for;
use serde_json::Value;

use crate::attack::{EVIL, evil_project, quoted};
use crate::markup::dangers;

/// A sound project with every key that does not take any words, each on a line of its own.
const FILES: [(&str, &str); 7] = [
    ("site.yaml", include_str!("fields/site.yaml")),
    ("content/index.md", include_str!("fields/front.md")),
    ("content/2023-03-28-board/index.md", include_str!("fields/meeting.md")),
    ("content/2023-03-28-board/paper.md", include_str!("fields/paper.md")),
    ("data/areas/homes.yaml", include_str!("fields/homes.yaml")),
    ("data/areas/rooms.yaml", include_str!("fields/rooms.yaml")),
    ("data/areas/plan.yaml", include_str!("fields/plan.yaml")),
];

type Files = BTreeMap<ProjectPath, Vec<u8>>;

fn with(changed: &str, text: &str) -> Files {
    let text_of =
        |(path, sound): &(&str, &str)| if *path == changed { text.to_owned() } else { (*sound).to_owned() };
    FILES.iter().map(|file| (ProjectPath::new(file.0), text_of(file).into_bytes())).collect()
}

/// Whether a project is built; if it is, nothing in its site may run, and if not, something must be said.
fn is_built(files: &Files, what: &str) -> bool {
    let (checked, bundle) = candour::assemble_files(files, &Wish::default());
    let Some(bundle) = bundle else {
        assert!(checked.diagnostics.has_errors(), "{what}: neither built nor refused");
        return false;
    };
    for (path, artifact) in bundle.into_files() {
        let Some(text) = artifact
            .as_text()
            .filter(|_| [".html", ".xml", ".svg"].iter().any(|end| path.as_str().ends_with(end)))
        else {
            continue;
        };
        let found: Vec<_> = dangers(text)
            .into_iter()
            .filter(|danger| !path.as_str().ends_with(".svg") || danger != "<style>")
            .collect();
        assert_eq!(found, [""; 0], "{what} in {path}");
    }
    true
}

/// The lines `key: value` of a text: where the value stands, and the key.
fn values(text: &str) -> Vec<(std::ops::Range<usize>, String)> {
    let line = regex::Regex::new(r"(?m)^[ -]*([a-z_]+): (.+)$").unwrap();
    line.captures_iter(text).map(|found| (found.get(2).unwrap().range(), found[1].to_owned())).collect()
}

#[test]
fn row_28_a_field_that_wants_a_word_of_its_own_takes_no_other() {
    assert!(is_built(&with("", ""), "the sound project"), "the sound project is not sound");
    let (mut built, mut refused) = (0, BTreeSet::new());
    for (path, sound) in FILES {
        for (range, key) in values(sound) {
            for evil in [EVIL, "javascript:alert(1)//<svg onload=x>"] {
                let mut text = sound.to_owned();
                text.replace_range(range.clone(), &quoted(evil));
                if is_built(&with(path, &text), &format!("{key} in {path}")) {
                    built += 1;
                } else {
                    refused.insert(key.clone());
                }
            }
        }
    }
    for key in [
        "language",
        "theme",
        "published",
        "base_url",
        "date",
        "menu",
        "better",
        "form",
        "id",
        "status",
        "draft",
    ] {
        assert!(refused.contains(key), "{key} took a word that it cannot mean: {refused:?}");
    }
    assert!(built > 10, "only {built} were built: the test looks at no page");
}

/// The names of all keys in a schema.
fn keys_of(schema: &Value, found: &mut BTreeSet<String>) {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        found.extend(properties.keys().cloned());
    }
    let children: Vec<&Value> = match schema {
        Value::Object(map) => map.values().collect(),
        Value::Array(list) => list.iter().collect(),
        _ => Vec::new(),
    };
    children.into_iter().for_each(|child| keys_of(child, found));
}

#[test]
fn row_28_no_key_of_any_format_is_forgotten() {
    let project = evil_project();
    let read = |path: &str| std::fs::read_to_string(project.path(path)).unwrap();
    let all = |paths: &[&str], own: &[usize]| {
        let evil: String = paths.iter().map(|path| read(path)).collect();
        evil + &own.iter().map(|at| FILES[*at].1).collect::<String>()
    };
    let paper = all(&["content/2023-03-28-board/paper.md"], &[3]);
    let datasets = ["data/wards.yaml", "data/shares.yaml", "data/words.yaml", "data/steps.yaml"];
    let kinds = [
        (schema_for!(RawSite), all(&["site.yaml"], &[0])),
        (schema_for!(RawPage), all(&["content/index.md"], &[1])),
        (schema_for!(RawMeeting), all(&["content/2023-03-28-board/index.md"], &[2])),
        (schema_for!(RawPaper), paper.clone()),
        (schema_for!(RawDataset), all(&datasets, &[4, 5, 6])),
        (schema_for!(RawTerm), all(&["data/glossary.yaml"], &[])),
        (schema_for!(RawChart), paper.clone()),
        (schema_for!(RawTable), paper.clone()),
        (schema_for!(RawTiles), paper.clone()),
        (schema_for!(RawTimeline), paper),
    ];
    let mut seen = 0;
    for (schema, text) in kinds {
        let mut keys = BTreeSet::new();
        keys_of(schema.as_value(), &mut keys);
        assert!(keys.len() > 1, "{schema:?}");
        seen += keys.len();
        for key in keys {
            let is_there = ["\n", " ", "{"].iter().any(|before| text.contains(&format!("{before}{key}:")));
            assert!(is_there, "no attack writes `{key}` of {:?}", schema.get("title"));
        }
    }
    assert!(seen > 90, "{seen} keys only");
}
