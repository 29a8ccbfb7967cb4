//! What the tests read out of a page of the handbook, of a page of a site and of a schema.

use std::collections::BTreeSet;

/// The files of a page: each fence that names a path, with its text.
pub fn files(markdown: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open: Option<(String, Option<String>, String)> = None;
    for line in markdown.lines() {
        match &mut open {
            Some((fence, path, text)) if line == fence => {
                found.extend(path.take().map(|path| (path, std::mem::take(text))));
                open = None;
            }
            Some((_, _, text)) => {
                text.push_str(line);
                text.push('\n');
            }
            None if line.starts_with("```") => {
                let info = line.trim_start_matches('`');
                let fence = line.chars().take_while(|character| *character == '`').collect();
                let path = info.split_once(' ').map(|(_, path)| path.to_owned());
                open = Some((fence, path, String::new()));
            }
            None => {}
        }
    }
    found
}

/// The rows of the tables that say what a reference prints.
pub fn printed_rows(markdown: &str) -> Vec<(String, String)> {
    let cells = |line: &str| -> Vec<String> {
        let marked = line.replace("\\|", "\u{1}");
        marked.trim_matches('|').split('|').map(|cell| cell.trim().replace('\u{1}', "|")).collect()
    };
    let rows = markdown.lines().filter(|line| line.starts_with('|')).map(cells);
    rows.filter_map(|mut row| {
        let printed = row.pop()?;
        let written = row.pop()?.trim_matches('`').to_owned();
        (written.starts_with('{') && written.ends_with('}')).then_some((written, printed))
    })
    .collect()
}

/// The text between tags.
pub fn without_tags(html: &str) -> String {
    let mut inside = false;
    let kept = html.chars().filter(|character| {
        match character {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                return false;
            }
            _ => {}
        }
        !inside
    });
    kept.collect()
}

/// The text of a page without its examples and code.
pub fn prose(markdown: &str) -> String {
    let mut fence: Option<String> = None;
    let mut kept = String::new();
    for line in markdown.lines() {
        let ticks: String = line.chars().take_while(|character| *character == '`').collect();
        match &fence {
            Some(open) if line == open => fence = None,
            Some(_) => {}
            None if ticks.len() >= 3 => fence = Some(ticks),
            None => kept.extend(line.split('`').step_by(2).chain(["\n"])),
        }
    }
    kept
}

/// Every name under a `properties` of a JSON Schema, however deep.
pub fn keys(schema: &serde_json::Value, found: &mut BTreeSet<String>) {
    if let Some(properties) = schema.get("properties").and_then(|each| each.as_object()) {
        found.extend(properties.keys().cloned());
    }
    let children: Vec<&serde_json::Value> = match schema {
        serde_json::Value::Object(map) => map.values().collect(),
        serde_json::Value::Array(list) => list.iter().collect(),
        _ => Vec::new(),
    };
    children.into_iter().for_each(|child| keys(child, found));
}
