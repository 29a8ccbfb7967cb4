//! The kinds of edit. Each gets the files and chance, changes what it likes, and says in words what it did.

use crate::start::{self, Files};

/// Chance that can be repeated: xorshift64*.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(number).unwrap() % end
    }

    pub fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }
}

type Edit = fn(&mut Files, &mut Chance) -> String;

/// The kinds, each with how often it is taken.
const EDITS: &[(usize, Edit)] = &[
    (10, words),
    (10, number),
    (6, replace),
    (4, front_matter),
    (4, settings),
    (3, glossary),
    (3, theme),
    (3, rename),
    (3, lose),
    (3, add),
    (3, nearer),
    (2, picture),
    (2, table),
    (2, garbage),
    (2, touch),
    (14, mend),
];

/// Makes one edit of any kind.
pub fn any(files: &mut Files, chance: &mut Chance) -> String {
    let all: usize = EDITS.iter().map(|(weight, _)| weight).sum();
    let mut at = chance.below(all);
    for (weight, edit) in EDITS {
        if at < *weight {
            return edit(files, chance);
        }
        at -= weight;
    }
    unreachable!("one of them was taken")
}

/// Puts every file back as it was at the beginning.
pub fn mend_all(files: &mut Files) -> String {
    *files = start::files();
    "all mended".to_owned()
}

fn some(files: &Files, chance: &mut Chance, fits: impl Fn(&str) -> bool) -> Option<String> {
    let all: Vec<String> = files.keys().filter(|path| fits(path)).cloned().collect();
    (!all.is_empty()).then(|| chance.of(&all))
}

fn is_text(path: &str) -> bool {
    path.starts_with("content/") && path.strip_suffix(".md").is_some()
}

fn is_data(path: &str) -> bool {
    path.starts_with("data/") && path.strip_suffix(".yaml").is_some() && path != "data/glossary.yaml"
}

fn text(files: &Files, path: &str) -> String {
    String::from_utf8_lossy(files.get(path).map_or(&[][..], |bytes| bytes)).into_owned()
}

fn set(files: &mut Files, path: &str, text: impl Into<Vec<u8>>) {
    files.insert(path.to_owned(), text.into());
}

/// Adds a sentence, sound or not.
fn words(files: &mut Files, chance: &mut Chance) -> String {
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
fn number(files: &mut Files, chance: &mut Chance) -> String {
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
fn replace(files: &mut Files, chance: &mut Chance) -> String {
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
fn front_matter(files: &mut Files, chance: &mut Chance) -> String {
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
fn settings(files: &mut Files, chance: &mut Chance) -> String {
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

fn glossary(files: &mut Files, chance: &mut Chance) -> String {
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
fn theme(files: &mut Files, chance: &mut Chance) -> String {
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

fn rename(files: &mut Files, chance: &mut Chance) -> String {
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

fn lose(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = some(files, chance, |_| true) else { return "no file".to_owned() };
    files.remove(&path);
    format!("{path} is lost")
}

/// A new file, made from one that is there.
fn add(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = some(files, chance, |path| is_text(path) || is_data(path)) else {
        return "nothing to copy".to_owned();
    };
    let copy = text(files, &path).replacen("item: ", "item: 1", 1).replacen("title: ", "title: Copy of ", 1);
    let to = path.replace(".md", "-copy.md").replace(".yaml", "-copy.yaml");
    set(files, &to, copy);
    format!("{to} from {path}")
}

/// A dataset nearer to hand than the one that was found, or one that was nearer taken away.
fn nearer(files: &mut Files, chance: &mut Chance) -> String {
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

fn picture(files: &mut Files, chance: &mut Chance) -> String {
    let path =
        chance.of(&["content/2024-01-10-board/gate.png", "content/about/new.jpg", "content/spare.pdf"]);
    if chance.below(3) == 0 {
        files.remove(path);
        return format!("{path} is lost");
    }
    set(files, path, vec![u8::try_from(chance.below(250)).unwrap(), 7]);
    format!("{path} is another picture")
}

fn table(files: &mut Files, chance: &mut Chance) -> String {
    let rows = chance.of(&["2022,4\n2023,5\n", "2022,4\n2023,x\n", "2023,5\n", "2022,4\n2023,5\n2024,6\n"]);
    set(files, "data/table.csv", format!("year,value\n{rows}"));
    format!("table.csv: {rows:?}")
}

/// What a slip of the hand or another program leaves in a file.
fn garbage(files: &mut Files, chance: &mut Chance) -> String {
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
fn touch(files: &mut Files, chance: &mut Chance) -> String {
    some(files, chance, |_| true)
        .map_or_else(|| "no file".to_owned(), |path| format!("{path} is saved again"))
}

/// Puts one file back as it was at the beginning.
fn mend(files: &mut Files, chance: &mut Chance) -> String {
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
