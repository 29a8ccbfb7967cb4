//! Every finding says the claim as read, the numbers used and where each stands, what would hold, and what to do; and
//! programs read the same in JSON and SARIF.

use super::*;
use crate::diagnostic::{Diagnostics, json, sarif};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The findings of the faulty twins, with the texts they stand in.
fn findings_of_faulty_twins() -> Vec<(SourceMap, Diagnostics)> {
    let lines = TWINS.iter().flat_map(|(_, table)| table.lines());
    let faulty =
        lines.filter(|line| !line.starts_with('#') && !line.starts_with("ok:") && line.contains(" => "));
    faulty.map(|line| audited(&twins(&text_of(line)).1)).filter(|(_, found)| !found.is_empty()).collect()
}

fn audited(text: &str) -> (SourceMap, Diagnostics) {
    let mut sources = SourceMap::default();
    let id = sources.add(SourceFile::new(ProjectPath::new("papers/paper 1.txt"), text.to_owned()));
    let mut found = Diagnostics::default();
    audit(id, text).into_iter().for_each(|diagnostic| found.push(diagnostic));
    (sources, found)
}

fn objects(sources: &SourceMap, found: &Diagnostics) -> Vec<Value> {
    let lines = json::render(found, sources);
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The words of a place that JSON tells by lines and columns: the end is the column behind the last character.
fn words_at(text: &str, place: &Value) -> String {
    let number = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
    let start = (number("line"), number("column"));
    let end = (number("end_line"), number("end_column"));
    let mut words = String::new();
    for (row, line) in text.split('\n').enumerate() {
        for (column, letter) in line.chars().chain(['\n']).enumerate() {
            let here = (row + 1, column + 1);
            if here >= start && here < end {
                words.push(letter);
            }
        }
    }
    words
}

#[test]
fn every_finding_tells_claim_numbers_expectation_and_remedy() {
    let all = findings_of_faulty_twins();
    let mut poor = Vec::new();
    for found in all.iter().flat_map(|(_, found)| found.iter()) {
        let evidence = found.evidence.clone().unwrap_or_default();
        // A day that does not exist, and a list that is counted, need no other number.
        let alone = matches!(found.code.name(), "claim/dates" | "claim/list-count");
        let told = !evidence.claim.is_empty()
            && !evidence.expected.is_empty()
            && found.help.as_ref().is_some_and(|help| help.len() > 10)
            && (alone || !found.related.is_empty())
            && !found.message.ends_with('.');
        if !told {
            poor.push(format!("{}: {}", found.code, found.message));
        }
    }
    assert!(poor.is_empty(), "{}", poor.join("\n"));
    assert!(all.len() > 350, "{}", all.len());
}

#[test]
fn json_leads_to_the_words_of_every_number_used() {
    for (sources, found) in findings_of_faulty_twins() {
        let text = sources.iter().next().map(|(_, file)| file.text().to_owned()).unwrap();
        for object in objects(&sources, &found) {
            assert!(!words_at(&text, &object).is_empty(), "{object}");
            for used in object["evidence"].as_array().unwrap() {
                assert_eq!(words_at(&text, used), used["words"].as_str().unwrap(), "{object}");
                assert_eq!(used["file"], "papers/paper 1.txt");
            }
        }
    }
}

#[test]
fn one_finding_in_json_is_these_bytes() {
    let (sources, found) = audited("Attendance rose from 71.8% to 94.1%,\nan increase of 22.3%.\n");
    let expected = json!({
        "code": "claim/points-called-percent",
        "severity": "warning",
        "file": "papers/paper 1.txt",
        "line": 2, "column": 16, "end_line": 2, "end_column": 21,
        "message": "22.3% is the difference in percentage points; in per cent of the earlier value the change is 31.06%",
        "help": "say `22.3 percentage points`",
        "claim": "increase of 22.3%",
        "expected": "22.3 percentage points",
        "evidence": [
            {"text": "the earlier value", "words": "71.8%", "file": "papers/paper 1.txt",
             "line": 1, "column": 22, "end_line": 1, "end_column": 27},
            {"text": "the later value", "words": "94.1%", "file": "papers/paper 1.txt",
             "line": 1, "column": 31, "end_line": 1, "end_column": 36},
        ],
    });
    let objects = objects(&sources, &found);
    let [object] = objects.as_slice() else { panic!("one finding is expected: {objects:?}") };
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&object[key], value, "{key}");
    }
}

#[test]
fn the_handbook_names_every_field_of_json() {
    let handbook = include_str!("../../../../docs/findings.md");
    let rows = handbook.lines().filter_map(|line| line.strip_prefix("| `"));
    let documented: BTreeSet<&str> = rows.filter_map(|row| row.split('`').next()).collect();
    let (sources, found) = audited("Of the 48 schools, 41 (75%) replied.");
    let object = objects(&sources, &found).remove(0);
    let written: BTreeSet<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(documented, written);
}

/// What SARIF 2.1.0 asks of a result, a location and a region (sections 3.27, 3.28, 3.30 of the standard).
fn check_sarif(log: &Value) {
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().is_some_and(|schema| schema.ends_with("sarif-2.1.0.json")));
    for run in log["runs"].as_array().unwrap() {
        let driver = &run["tool"]["driver"];
        assert_eq!(driver["name"], "candour");
        let rules: Vec<&str> =
            driver["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
        for rule in driver["rules"].as_array().unwrap() {
            assert!(rule["shortDescription"]["text"].as_str().is_some_and(|text| !text.is_empty()), "{rule}");
        }
        for result in run["results"].as_array().unwrap() {
            let place = rules.iter().position(|rule| *rule == result["ruleId"].as_str().unwrap());
            assert_eq!(result["ruleIndex"].as_u64(), place.map(|at| at as u64), "{result}");
            assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
            assert!(!result["message"]["text"].as_str().unwrap().is_empty());
            let related = result["relatedLocations"].as_array().unwrap();
            for location in result["locations"].as_array().unwrap().iter().chain(related) {
                let physical = &location["physicalLocation"];
                assert_eq!(physical["artifactLocation"]["uri"], "papers/paper%201.txt");
                let number = |key: &str| physical["region"][key].as_u64().unwrap();
                assert!(number("startLine") >= 1 && number("startColumn") >= 1);
                assert!(
                    (number("startLine"), number("startColumn")) < (number("endLine"), number("endColumn"))
                );
            }
            assert!(related.iter().all(|location| location["message"]["text"].is_string()));
        }
    }
}

#[test]
fn sarif_holds_what_its_standard_asks() {
    for (sources, found) in findings_of_faulty_twins() {
        let log: Value = serde_json::from_str(&sarif::render(&found, &sources)).unwrap();
        check_sarif(&log);
        assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), found.iter().count());
    }
}

#[test]
fn a_word_that_compares_is_answered_by_the_word_that_fits() {
    let told = |text: &str| {
        let (_, found) = audited(text);
        found.iter().map(|it| it.help.clone().unwrap_or_default()).collect::<Vec<_>>().join("; ")
    };
    let say = |words: &str| format!("say {words}, or exchange the two values");
    assert_eq!(told("The rate of 88% is 7 points above the national rate of 95%."), say("`below`"));
    assert_eq!(told("The rate of 71% is higher than the national 74%."), say("`lower`"));
    assert_eq!(told("Visits were 60 a day, up from 80 in 2023."), say("`down`"));
    assert_eq!(told("The average wait rose from 45 days to 41 days."), say("that it is a fall"));
}
