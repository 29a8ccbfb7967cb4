//! Invented sentences, true and faulty: every finding of each must be as the tables under `tests/claims` say.

mod evidence;

use super::*;
use crate::diagnostic::Place;
use crate::source::{ProjectPath, SourceFile, SourceMap};
use proptest::prelude::*;

/// The tables. A case starts with `ok` or with what must be found; its text is indented by two spaces.
const TABLES: &[(&str, &str)] = &[
    ("shares.txt", include_str!("../../../tests/claims/shares.txt")),
    ("parts.txt", include_str!("../../../tests/claims/parts.txt")),
    ("tables.txt", include_str!("../../../tests/claims/tables.txt")),
    ("time.txt", include_str!("../../../tests/claims/time.txt")),
    ("words.txt", include_str!("../../../tests/claims/words.txt")),
    ("phrases.txt", include_str!("../../../tests/claims/phrases.txt")),
    ("changes.txt", include_str!("../../../tests/claims/changes.txt")),
];

/// Sentences with a faulty twin each, and sound ones full of numbers. Each file says how its lines are read.
const TWINS: &[(&str, &str)] = &[
    ("shares.txt", include_str!("../../../tests/claims/twins/shares.txt")),
    ("changes.txt", include_str!("../../../tests/claims/twins/changes.txt")),
    ("parts.txt", include_str!("../../../tests/claims/twins/parts.txt")),
    ("words.txt", include_str!("../../../tests/claims/twins/words.txt")),
    ("fifth.txt", include_str!("../../../tests/claims/twins/fifth.txt")),
    ("time.txt", include_str!("../../../tests/claims/twins/time.txt")),
    ("traps.txt", include_str!("../../../tests/claims/twins/traps.txt")),
    ("more.txt", include_str!("../../../tests/claims/twins/more.txt")),
    ("more-traps.txt", include_str!("../../../tests/claims/twins/more-traps.txt")),
    ("later.txt", include_str!("../../../tests/claims/twins/later.txt")),
    ("near.txt", include_str!("../../../tests/claims/twins/near.txt")),
    ("fourth.txt", include_str!("../../../tests/claims/twins/fourth.txt")),
    ("several.txt", include_str!("../../../tests/claims/twins/several.txt")),
    ("meetings.txt", include_str!("../../../tests/claims/twins/meetings.txt")),
    ("opposites.txt", include_str!("../../../tests/claims/twins/opposites.txt")),
];

#[test]
fn every_file_of_sentences_is_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/claims/twins");
    let files =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let unread: Vec<String> = files.filter(|file| !TWINS.iter().any(|(name, _)| name == file)).collect();
    assert!(unread.is_empty(), "nobody reads {unread:?}");
}

/// A case: what must be found, and the text.
fn cases(table: &str) -> Vec<(Vec<String>, String)> {
    let mut found: Vec<(Vec<String>, String)> = Vec::new();
    let mut inside = false;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        if let Some(words) = line.strip_prefix("  ") {
            if let Some((_, text)) = found.last_mut() {
                text.push_str(words);
                text.push('\n');
            }
            inside = true;
        } else if line.trim().is_empty() {
            if let Some((_, text)) = found.last_mut() {
                text.push('\n');
            }
        } else {
            if inside || found.is_empty() {
                found.push((Vec::new(), String::new()));
            }
            inside = false;
            if let Some((expected, _)) = found.last_mut().filter(|_| line != "ok") {
                expected.push(line.to_owned());
            }
        }
    }
    found
}

fn findings(text: &str) -> Vec<String> {
    let mut sources = SourceMap::default();
    let id = sources.add(SourceFile::new(ProjectPath::new("paper.txt"), text.to_owned()));
    let mut found: Vec<String> = audit(id, text)
        .iter()
        .map(|diagnostic| match &diagnostic.place {
            Place::Words(span) => format!("{} `{}`", diagnostic.code, sources.words(*span)),
            _ => diagnostic.code.to_string(),
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

#[test]
fn every_case_of_the_tables_is_judged_as_it_says() {
    let mut wrong = Vec::new();
    let (mut faulty, mut sound) = (0, 0);
    for (name, table) in TABLES {
        for (mut expected, text) in cases(table) {
            expected.sort();
            *(if expected.is_empty() { &mut sound } else { &mut faulty }) += 1;
            let found = findings(&text);
            if found != expected {
                wrong.push(format!("{name}: {}\n    wanted {expected:?}\n    found  {found:?}", text.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), faulty + sound, wrong.join("\n"));
    println!("{faulty} faulty, {sound} sound");
}

/// The sound and the faulty reading of `Of 48, {36 => 41} (75%)`.
fn twins(line: &str) -> (String, String) {
    let (mut sound, mut faulty) = (String::new(), String::new());
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('{') {
        let Some((choice, after)) = behind.split_once('}') else { panic!("no `}}` in {line}") };
        let Some((right, wrong)) = choice.split_once(" => ") else { panic!("no ` => ` in {line}") };
        sound.push_str(before);
        sound.push_str(right);
        faulty.push_str(before);
        faulty.push_str(wrong);
        rest = after;
    }
    (sound + rest, faulty + rest)
}

/// Whether one of the wanted codes is among the findings of a text; their short names are `share-of-count`, `parts` ….
fn has_one_of(wanted: &str, found: &[String]) -> bool {
    let full = |short: &str| match short {
        "parts" => "claim/parts-and-total".to_owned(),
        "points" => "claim/points-called-percent".to_owned(),
        "table" => "claim/table-total".to_owned(),
        other => format!("claim/{other}"),
    };
    wanted.split(" or ").any(|short| found.iter().any(|one| one.starts_with(&format!("{} ", full(short)))))
}

/// The text of a line of the twins.
fn text_of(line: &str) -> String {
    let text = line.split_once(": ").map_or("", |(_, text)| text);
    text.replace("\\n", "\n").replace("\\t", "\t").replace("\\f", "\u{c}")
}

/// What is wrong with the judgement of a line of the twins: nothing, if all is well.
fn misjudged(line: &str) -> Option<String> {
    let Some((wanted, _)) = line.split_once(": ") else { panic!("no code in {line}") };
    let (sound, faulty) = twins(&text_of(line));
    let alarms = findings(&sound);
    if !alarms.is_empty() {
        return Some(format!("false alarm: {sound}\n    {alarms:?}"));
    }
    let found = findings(&faulty);
    match wanted.strip_prefix("missed ") {
        _ if wanted == "ok" => None,
        Some(known) => {
            has_one_of(known, &found).then(|| format!("found by now, take `missed` out: {faulty}"))
        }
        None => (!has_one_of(wanted, &found)).then(|| format!("missed: {faulty}\n    {found:?}")),
    }
}

#[test]
fn a_faulty_twin_is_found_and_a_sound_one_left_alone() {
    let lines: Vec<(&str, &str)> = TWINS
        .iter()
        .flat_map(|(name, table)| table.lines().map(move |line| (*name, line)))
        .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty())
        .collect();
    let wrong: Vec<String> =
        lines.iter().filter_map(|(name, line)| Some(format!("{name}: {}", misjudged(line)?))).collect();
    assert!(wrong.is_empty(), "{} of {} misjudged\n{}", wrong.len(), lines.len(), wrong.join("\n"));
    let missed = lines.iter().filter(|(_, line)| line.starts_with("missed ")).count();
    assert!(missed * 10 <= lines.len(), "{missed} of {} are known to be missed", lines.len());
}

fn prose(text: &str) -> Prose {
    let mut sources = SourceMap::default();
    let id = sources.add(SourceFile::new(ProjectPath::new("paper.txt"), text.to_owned()));
    plain::read(id, text)
}

#[test]
fn hostile_papers_take_steps_in_proportion_to_their_length() {
    let hostile = [
        "1",
        "(",
        "of the ",
        "1 (2%) ",
        "rose from 1 to 2, ",
        "a total of 3, ",
        "the remaining 4 ",
        "- 5 items\n",
        "6\t7\t8\n",
        "half (9%) ",
        "10% (11) ",
        "in 2012 ",
        "1 June to 2 June ",
        "that week ",
        "12 reviews were held. ",
        "£1 per 2 each ",
        "[",
        "](",
        "*",
        "## 13\n",
        "each 1-2 and 3-4: ",
        "an increase of 14% ",
        "15 more than ",
        "{",
        "<",
        "10% of 20 ",
        "\n",
        "each of 12 ",
        "3 a, ",
        "more (4) than ",
        "aged 1-2, ",
    ];
    for piece in hostile {
        let (few, many) = (piece.repeat(8_000 / piece.len()), piece.repeat(16_000 / piece.len()));
        let (few, many) = (audit_prose(&prose(&few)).1, audit_prose(&prose(&many)).1);
        // Twice the text: twofold, and the looks back that a short text has no room for. Squared would be fourfold.
        assert!(many <= few * 3 + 10_000, "{piece:?}: {few} steps, then {many}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_audited_and_every_place_is_in_the_file(text in "\\PC{0,300}") {
        check_places(&text)?;
    }

    #[test]
    fn texts_made_of_claims_in_pieces_are_audited(parts in prop::collection::vec(prop::sample::select(vec![
        "12", "45%", "£1.2m", "(", ")", ",", ".", ":", "\n", "\n\n", "- ", "\t", "| ", "of the", "from", "to", "rose", "an increase of",
        "half", "a third of", "total", "the remaining", "in 2021", "1 June 2021", "31 June", "two-week period", "each", "per", "doubled",
        "twice", "net increase of", "240 audits were completed", "0", "0%", "one in", "99999999999", "leaving", "three times as many",
        "compared with", "last year", "of which", "children", "and", "²", "-3.2%", "percentage points", "18-21 (", "majority",
    ]), 0..60)) {
        check_places(&parts.join(" "))?;
    }
}

fn check_places(text: &str) -> Result<(), TestCaseError> {
    let mut sources = SourceMap::default();
    let id = sources.add(SourceFile::new(ProjectPath::new("paper.txt"), text.to_owned()));
    for diagnostic in audit(id, text) {
        let Place::Words(span) = diagnostic.place else { continue };
        prop_assert!(text.get(span.start as usize..span.end as usize).is_some(), "{:?}", diagnostic);
        for related in &diagnostic.related {
            prop_assert!(text.get(related.span.start as usize..related.span.end as usize).is_some());
        }
    }
    Ok(())
}

#[test]
fn no_more_than_a_thousand_findings_of_a_paper_are_told() {
    let text = "Numbers rose from 45 to 41.\n\n".repeat(2 * MOST);
    assert_eq!(audit_prose(&prose(&text)).0.len(), MOST);
}
