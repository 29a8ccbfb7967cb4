//! Transcripts of the real program: what an officer types, what it prints, how it ends.
//!
//! A file `tests/cli/NAME.md` is one session in an empty folder. In its blocks ```` ```console ````, a line `$ …` is
//! typed, and what follows is what comes back, problems included; `[exit 1]` closes it when the code is not 0. A line
//! `$ write FILE <<` puts the lines up to `<<` into a file. `BLESS=1 cargo test --test cli` writes the answers anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Types a line and gives what comes back.
fn answer(line: &str, folder: &Path) -> String {
    let mut words = line.split_whitespace();
    assert_eq!(words.next(), Some("candour"), "a session types `candour` alone: {line}");
    let output = Command::new(env!("CARGO_BIN_EXE_candour"))
        .args(words)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .unwrap();
    let mut text = String::from_utf8(output.stdout).unwrap();
    text.push_str(&String::from_utf8(output.stderr).unwrap());
    if cfg!(windows) {
        text = text.replace('\\', "/");
    }
    assert!(!text.contains('\u{1b}'), "colours though NO_COLOR asks for none: {text}");
    let mut text = text.trim_end().to_owned();
    if let Some(code) = output.status.code().filter(|code| *code != 0) {
        write!(text, "\n[exit {code}]").unwrap();
    }
    text.trim_start_matches('\n').to_owned()
}

/// Plays a session; gives it back with what really came.
fn play(session: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut played = String::new();
    let mut lines = session.lines().peekable();
    let mut inside = false;
    while let Some(line) = lines.next() {
        played.push_str(line);
        played.push('\n');
        if line.starts_with("```") {
            inside = line == "```console";
            continue;
        }
        let Some(typed) = line.strip_prefix("$ ").filter(|_| inside) else { continue };
        if let Some(file) = typed.strip_prefix("write ").and_then(|rest| rest.strip_suffix(" <<")) {
            let mut text = String::new();
            for line in lines.by_ref() {
                played.push_str(line);
                played.push('\n');
                if line == "<<" {
                    break;
                }
                text.push_str(line);
                text.push('\n');
            }
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
            continue;
        }
        while lines.peek().is_some_and(|next| !next.starts_with("$ ") && !next.starts_with("```")) {
            lines.next();
        }
        let answer = answer(typed, folder.path());
        if !answer.is_empty() {
            played.push_str(&answer);
            played.push('\n');
        }
    }
    played
}

#[test]
fn every_session_goes_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let mut sessions = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        sessions += 1;
        let written = fs::read_to_string(&path).unwrap();
        let played = play(&written);
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &played).unwrap();
        } else {
            assert_eq!(played, written, "{}", path.display());
        }
    }
    assert!(sessions >= 4, "{sessions} sessions");
}
