//! Edits of whole files: renamed, lost, added, spoilt, mended.

use super::{is_data, is_text, set, some, text};
use crate::chance::Chance;
use crate::start::{self, Files};

pub fn rename(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = some(files, chance, |path| path != "site.yaml") else { return "no file".to_owned() };
    let (folder, name) = path.rsplit_once('/').unwrap();
    let to = match chance.below(4) {
        0 => format!("{folder}/x-{name}"),
        1 => format!("{folder}/{}", name.to_uppercase()),
        2 => format!("{folder}-2/{name}"),
        _ => format!("{}/{name}", folder.replacen("2024-01-10-board", "2024-03-05-other", 1)),
    };
    let bytes = files.remove(&path).unwrap();
    let said = format!("{path} is now {to}");
    files.insert(to, bytes);
    said
}

pub fn lose(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = some(files, chance, |_| true) else { return "no file".to_owned() };
    files.remove(&path);
    format!("{path} is lost")
}

/// A new file, made from one that is there.
pub fn add(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = some(files, chance, |path| is_text(path) || is_data(path)) else {
        return "nothing to copy".to_owned();
    };
    let copy = text(files, &path).replacen("item: ", "item: 1", 1).replacen("title: ", "title: Copy of ", 1);
    let to = path.replace(".md", "-copy.md").replace(".yaml", "-copy.yaml");
    set(files, &to, copy);
    format!("{to} from {path}")
}

/// A dataset nearer to hand than the one that was found, or one that was nearer taken away.
pub fn nearer(files: &mut Files, chance: &mut Chance) -> String {
    const NAMES: [(&str, &str); 4] = [
        (
            "data/b/table.yaml",
            "title: Nearer\nunit: people\nby: [year]\nvalues:\n  2022: 8\n  2023: 9\nbetter: lower\n",
        ),
        ("data/b/table.yaml", "title: [broken"),
        (
            "data/b/visits.yaml",
            "title: Nearer visits\nunit: people\nby: [year]\nvalues:\n  2022: 8\n  2023: 9\n",
        ),
        (
            "data/a/places.yaml",
            "title: Nearer places\nunit: places\nby: [area]\nvalues:\n  North: 1\n  West: 2\n",
        ),
    ];
    let (path, text) = chance.of(&NAMES);
    if files.remove(path).is_some() {
        return format!("{path} is taken away");
    }
    set(files, path, text);
    format!("{path} is nearer: {text:?}")
}

pub fn picture(files: &mut Files, chance: &mut Chance) -> String {
    let path =
        chance.of(&["content/2024-01-10-board/gate.png", "content/about/new.jpg", "content/spare.pdf"]);
    if chance.below(3) == 0 {
        files.remove(path);
        return format!("{path} is lost");
    }
    set(files, path, vec![u8::try_from(chance.below(250)).unwrap(), 7]);
    format!("{path} is another picture")
}

pub fn table(files: &mut Files, chance: &mut Chance) -> String {
    let rows = chance.of(&["2022,4\n2023,5\n", "2022,4\n2023,x\n", "2023,5\n", "2022,4\n2023,5\n2024,6\n"]);
    set(files, "data/table.csv", format!("year,value\n{rows}"));
    format!("table.csv: {rows:?}")
}

/// What a slip of the hand or another program leaves in a file.
pub fn garbage(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = some(files, chance, |_| true) else { return "no file".to_owned() };
    let old = files[&path].clone();
    let bytes = match chance.below(5) {
        0 => Vec::new(),
        1 => vec![0xff, 0xfe, b'a', 0],
        2 => old.iter().copied().take(old.len() / 2).collect(),
        3 => String::from_utf8_lossy(&old).replace('\n', "\r\n").into_bytes(),
        _ => [b"\x07", old.as_slice()].concat(),
    };
    let said = format!("{path} is garbage of {} bytes", bytes.len());
    files.insert(path, bytes);
    said
}

/// Saves a file as it is.
pub fn touch(files: &mut Files, chance: &mut Chance) -> String {
    some(files, chance, |_| true)
        .map_or_else(|| "no file".to_owned(), |path| format!("{path} is saved again"))
}

/// Puts one file back as it was at the beginning.
pub fn mend(files: &mut Files, chance: &mut Chance) -> String {
    let start = start::files();
    let changed: Vec<&String> =
        start.keys().chain(files.keys()).filter(|path| start.get(*path) != files.get(*path)).collect();
    if changed.is_empty() {
        return "nothing to mend".to_owned();
    }
    let path = chance.of(&changed).clone();
    match start.get(&path) {
        Some(bytes) => drop(files.insert(path.clone(), bytes.clone())),
        None => drop(files.remove(&path)),
    }
    format!("{path} is mended")
}
