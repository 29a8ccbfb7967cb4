//! Edits within a file: words, numbers, keys, a theme's text.

use super::{is_data, is_text, set, some, text};
use crate::chance::Chance;
use crate::start::Files;

/// Adds a sentence, sound or not.
pub fn words(files: &mut Files, chance: &mut Chance) -> String {
    const SENTENCES: [&str; 23] = [
        "One more sentence.",
        "In 2023 {visits: 2023} came.",
        "It was {visits: Hampshyre}.",
        "The highest was {highest visits}.",
        "Of 200 people 50 (30%) came.",
        "West has {places: West}.",
        "There is {nothing}.",
        "See [the first](../2024-01-10-board/one.md#more).",
        "See [nowhere](nowhere.md).",
        "See [data](../../data/visits.yaml).",
        "## Another part {#part}",
        "A named paragraph. {#named}",
        "```table\ndata: visits\ntitle: A table\n```",
        "```chart\ndata: places\ntitle: A chart\nonly: {area: [North, West]}\n```",
        "People who are NEET, and their PA.[^1]\n\n[^1]: A note of {visits: 2022}.",
        "`{",
        "As [paragraph](#named) says.",
        "As [paragraph](#part) says, and [figure](#more).",
        "An open anchor {#open",
        "> [!WARNNG]\n> Mind the gap.",
        "```tabel\ndata: visits\ntitle: A table\n```",
        "A quarter (30%) of visitors came by bus; see paragraph 99.",
        "Visits rose to 120 in 2023, and places were 7 in 2023.",
    ];
    let Some(path) = some(files, chance, is_text) else { return "nothing to write in".to_owned() };
    let sentence = chance.of(&SENTENCES);
    let body = format!("{}\n{sentence}\n", text(files, &path));
    set(files, &path, body);
    format!("{path}: added “{sentence}”")
}

/// Changes one digit of a dataset.
pub fn number(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = some(files, chance, is_data) else { return "no data".to_owned() };
    let mut bytes = files[&path].clone();
    let digits: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
    if digits.is_empty() {
        return format!("{path}: no digit");
    }
    let at = chance.of(&digits);
    bytes[at] = b'0' + u8::try_from(chance.below(10)).unwrap();
    let said = format!("{path}: digit at {at} is {}", char::from(bytes[at]));
    files.insert(path, bytes);
    said
}

/// Replaces words of a dataset or a text, wherever they stand in it.
pub fn replace(files: &mut Files, chance: &mut Chance) -> String {
    const PAIRS: [(&str, &str); 16] = [
        ("West", "Westward"),
        ("West", "East"),
        ("North", "Nord"),
        ("people", "persons"),
        ("better: higher", "better: lower"),
        ("title: Visits", "title: Visitors"),
        ("title: Visits", "title: Visits of all"),
        ("by: [year]", "by: [month]"),
        ("2024: 130", "2024: 130\n  2025: 140"),
        ("title: Second report", "title: Renamed report"),
        ("data: a", "data: b"),
        ("data: b", "data: c"),
        ("## More {", "## Less {"),
        ("## More", "## Less"),
        ("meeting: 2024-01-10-board", "meeting: 2024-03-05-other"),
        ("paper: one", "paper: two"),
    ];
    let fits: Vec<(String, (&str, &str))> = files
        .keys()
        .flat_map(|path| PAIRS.iter().map(move |pair| (path.clone(), *pair)))
        .filter(|(path, (from, _))| text(files, path).contains(from))
        .collect();
    if fits.is_empty() {
        return "nothing to replace".to_owned();
    }
    let (path, (from, to)) = chance.of(&fits);
    let changed = text(files, &path).replace(from, to);
    set(files, &path, changed);
    format!("{path}: “{from}” became “{to}”")
}

/// Sets a line of front matter.
pub fn front_matter(files: &mut Files, chance: &mut Chance) -> String {
    const LINES: [&str; 12] = [
        "draft: true",
        "draft: false",
        "item: 1",
        "item: 2",
        "item: 7",
        "title: Another title",
        "from: Somebody",
        "date: 2024-01-11",
        "board: Renamed board",
        "menu: footer",
        "accept: [{check: share-of-count, because: printed so}]",
        "summary: \"In a word {visits: 2022}.\"",
    ];
    let Some(path) = some(files, chance, is_text) else { return "no text".to_owned() };
    let line = chance.of(&LINES);
    let key = format!("{}:", line.split(':').next().unwrap());
    let old = text(files, &path);
    let without: Vec<&str> = old.lines().filter(|each| !each.starts_with(&key)).collect();
    let changed = without.join("\n").replacen("---\n", &format!("---\n{line}\n"), 1) + "\n";
    set(files, &path, changed);
    format!("{path}: {line}")
}

/// Changes the settings.
pub fn settings(files: &mut Files, chance: &mut Chance) -> String {
    const CHANGES: [(&str, &str); 10] = [
        ("title: Papers", "title: All papers"),
        ("2024-02-01", "2024-01-01"),
        ("organisation", "base_url: https://papers.example.org/\norganisation"),
        ("intro: See the NEET figures.", "intro: See."),
        ("{title: Background, kind: text", "{title: Background, required: false, kind: text"),
        ("organisation: Example Council", "organisation: [broken"),
        ("published", "contact: papers@example.org\npublished"),
        ("published", "limits: {values: 16}\npublished"),
        ("published", "limits: {values: 0, text: 1}\npublished"),
        ("limits: {values: 16}", "limits: {values: 12}"),
    ];
    let (from, to) = chance.of(&CHANGES);
    let changed = text(files, "site.yaml").replacen(from, to, 1);
    set(files, "site.yaml", changed);
    format!("site.yaml: “{from}” became “{to}”")
}

pub fn glossary(files: &mut Files, chance: &mut Chance) -> String {
    const TEXTS: [&str; 4] = [
        "NEET:\n  means: not in work\n",
        "PA:\n  means: personal adviser\n  text: Somebody.\nWest:\n  means: where the sun sets\n",
        "NEET: [\n",
        "",
    ];
    let chosen = chance.of(&TEXTS);
    if chosen.is_empty() {
        files.remove("data/glossary.yaml");
        return "no glossary".to_owned();
    }
    set(files, "data/glossary.yaml", chosen);
    format!("glossary: {chosen:?}")
}

/// Changes a file of the theme, or takes the project's own away.
pub fn theme(files: &mut Files, chance: &mut Chance) -> String {
    const TEXTS: [(&str, &str); 5] = [
        ("static/own.css", "body { margin: 1rem }\n"),
        ("static/own.css", "body { margin: 2rem }\n"),
        (
            "templates/glossary.html",
            "<!DOCTYPE html>\n<html><title>{{ shell.window_title }}</title></html>\n",
        ),
        ("templates/glossary.html", "{{ page.nothing.at.all }}"),
        ("templates/glossary.html", "{% if %}"),
    ];
    if chance.below(3) == 0 {
        files.retain(|path, _| !path.starts_with("themes/"));
        return "the built-in theme again".to_owned();
    }
    let (path, text) = chance.of(&TEXTS);
    set(files, &format!("themes/council/{path}"), text);
    format!("theme: {path}: {text:?}")
}
