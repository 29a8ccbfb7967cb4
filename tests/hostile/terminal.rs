//! What the program says in a terminal, and what it does besides.

#[cfg(unix)]
use std::process::Output;

use crate::project::Project;

/// Everything that was printed, without the colours that the program itself sets.
#[cfg(unix)]
fn said(output: &Output) -> String {
    let all =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let mut pieces = all.split("\u{1b}[");
    let mut said = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let rest = piece.trim_start_matches(|character: char| character.is_ascii_digit() || character == ';');
        said.push_str(rest.strip_prefix('m').unwrap_or("\u{1b}"));
    }
    said
}

#[cfg(unix)]
fn is_obeyed(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{61c}')
}

#[cfg(unix)]
#[test]
fn row_30_a_file_cannot_steer_the_terminal() {
    let evil = "\u{1b}[31m\u{1b}[2J\u{1b}]0;owned\u{7}\u{202e}\u{9b}31m\u{8}\u{200f}\u{61c}";
    let project = Project::new();
    // In a text, in a value that is told back, in names of files, folders and a linked file, as a key and a selector.
    project.write("content/one.md", format!("---\ntitle: A {evil}\n---\n"));
    project.write(
        "data/two.yaml",
        format!("title: A\nunit: \"{}\"\n", evil.escape_unicode().to_string().replace(['{', '}'], "")),
    );
    project.write(
        "content/three.md",
        format!("---\ntitle: A\n---\n\n{{wards: {}}} [x]({}.md)\n", "\u{200f}x", "\u{200f}y"),
    );
    project.write(&format!("content/{}.md", evil.replace('/', "")), "---\ntitle: A\n---\n");
    project.write(&format!("data/{}/x.yaml", evil.replace('/', "")), "title: A\n");
    project.write(
        "data/four.yaml",
        "\"ti\\e[31mtle\": A\n\"\\u202Ekey\": [\"\\e[0m\"]\ntitle: \"\\e]0;x\\a\"\n",
    );
    for format in ["human", "json", "sarif"] {
        let output = project.candour(&["check", "--format", format]);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        let obeyed: Vec<_> = said.lines().filter(|line| line.contains(is_obeyed)).collect();
        assert_eq!(obeyed, [""; 0]);
        assert!(said.contains("content/three.md") && said.contains("data/four.yaml"), "{said}");
        // Without colours of our own not even a colour may come through.
        let plain = project.plain(&["check", "--format", format]);
        let plain = [plain.stdout, plain.stderr].concat();
        assert!(!String::from_utf8_lossy(&plain).contains(is_obeyed), "{format}");
    }
    for words in [
        ["explain", evil].as_slice(),
        &["new", "dataset", evil],
        &["new", "paper", evil],
        &["build", evil],
        &[evil],
    ] {
        let plain = project.plain(words);
        let plain = [plain.stdout, plain.stderr].concat();
        assert!(
            !String::from_utf8_lossy(&plain).contains(is_obeyed),
            "{words:?}: {:?}",
            String::from_utf8_lossy(&plain)
        );
    }
    let plain =
        Project::new().plain(&["build", "--output", &project.path("\u{1b}[31m\u{61c}").to_string_lossy()]);
    assert!(plain.status.success());
    assert!(!String::from_utf8_lossy(&plain.stdout).contains(is_obeyed), "{:?}", plain.stdout);
    let lost = project.candour(&["check", "--output", "\u{1b}[31m/\u{202e}"]);
    assert!(!said(&lost).contains(is_obeyed), "{:?}", said(&lost));
}

#[test]
fn row_35_five_mistakes_are_told_in_one_run_and_to_programs_alike() {
    let project = Project::new();
    project.write(
        "content/page.md",
        "---\ntitle: A page\n---\n\nSee {wards: 2022, Harrt} and [this](gone.md).\n",
    );
    project.write("data/glossary.yaml", "NEET:\n  means: not in work\n  maens: twice\n");
    project.write(
        "data/other.yaml",
        "title: Other\nunit: children\nby: [year]\nvalues: {2021: 1O}\nsource: {document: x}\n",
    );
    project.write("data/broken.yaml", "title: 'Broken\n");
    let run = |format: &str| {
        let output = project.candour(&["check", "--format", format]);
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stdout).unwrap()
    };
    let json: Vec<serde_json::Value> =
        run("json").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let sarif: serde_json::Value = serde_json::from_str(&run("sarif")).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let errors: Vec<&str> = json
        .iter()
        .filter(|found| found["severity"] == "error")
        .filter_map(|found| found["code"].as_str())
        .collect();
    for code in ["figure/unknown-member", "link/file", "key/unknown", "data/cell", "yaml/syntax"] {
        assert!(errors.contains(&code), "{code} is missing from {errors:?}");
    }
    let found: Vec<&serde_json::Value> = json.iter().filter(|line| line.get("code").is_some()).collect();
    assert_eq!(found.len(), results.len());
    for (line, result) in found.into_iter().zip(results) {
        let region = &result["locations"][0]["physicalLocation"];
        assert_eq!(line["code"], result["ruleId"]);
        assert_eq!(line["file"], region["artifactLocation"]["uri"]);
        assert_eq!(line["line"], region["region"]["startLine"]);
    }
}
