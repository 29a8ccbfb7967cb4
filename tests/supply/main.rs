//! What the program is made of: packages of known origin under licences that a council may use, nothing built by a
//! script of our own, and everything pinned.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

mod licence;

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use licence::is_allowed;

/// The packages that go into the program or its tests on this system, as cargo sees them. Nothing is fetched.
fn metadata() -> Value {
    let version = Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host]);
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn packages(metadata: &Value) -> &[Value] {
    metadata["packages"].as_array().unwrap()
}

#[test]
fn every_package_has_a_licence_that_a_council_may_use() {
    let metadata = metadata();
    let refused: Vec<_> = packages(&metadata)
        .iter()
        .filter(|package| !package["license"].as_str().is_some_and(is_allowed))
        .map(|package| format!("{}: {}", package["name"], package["license"]))
        .collect();
    assert!(packages(&metadata).len() > 50, "cargo named too few packages");
    assert_eq!(refused, [""; 0], "not on the list in tests/supply/licence.rs");
}

/// A package's statement speaks of its code; the fonts that it holds have a licence of their own.
#[test]
fn the_font_of_pictures_may_be_passed_on() {
    let metadata = metadata();
    let holder = packages(&metadata).iter().find(|package| package["name"] == "dejavu").unwrap();
    let folder = Path::new(holder["manifest_path"].as_str().unwrap()).parent().unwrap();
    let licence = std::fs::read_to_string(folder.join("assets/dejavu-fonts-ttf-2.37/LICENSE")).unwrap();
    let words = licence.split_whitespace().collect::<Vec<_>>().join(" ");
    for promise in [
        "Permission is hereby granted, free of charge, to any person obtaining a copy of the fonts",
        "to reproduce and distribute the Font Software",
        "DejaVu changes are in public domain",
    ] {
        assert!(words.contains(promise), "{promise}");
    }
}

#[test]
fn every_tool_of_the_browser_tests_has_one_too() {
    let text = std::fs::read_to_string("tests/browser/package-lock.json").unwrap();
    let lock: Value = serde_json::from_str(&text).unwrap();
    let tools: Vec<_> =
        lock["packages"].as_object().unwrap().iter().filter(|(name, _)| !name.is_empty()).collect();
    assert!(!tools.is_empty());
    for (name, tool) in tools {
        let licence = tool["license"].as_str().unwrap_or_default();
        // The tools are run, not passed on, so the MPL's condition for changed files never arises.
        assert!(is_allowed(licence) || licence == "MPL-2.0", "{name}: {licence}");
        assert!(tool["integrity"].is_string(), "{name} is not pinned by its hash");
    }
}

#[test]
fn every_package_comes_from_the_public_registry() {
    for package in packages(&metadata()) {
        let ours = package["name"] == env!("CARGO_PKG_NAME");
        let source = package["source"].as_str();
        let expected = (!ours).then_some("registry+https://github.com/rust-lang/crates.io-index");
        assert_eq!(source, expected, "{}", package["name"]);
    }
}

#[test]
fn no_script_of_ours_runs_while_building() {
    let metadata = metadata();
    let ours = packages(&metadata).iter().find(|package| package["name"] == env!("CARGO_PKG_NAME")).unwrap();
    for target in ours["targets"].as_array().unwrap() {
        assert_ne!(target["kind"][0], "custom-build");
        assert_ne!(target["kind"][0], "proc-macro");
    }
    assert!(!Path::new("build.rs").exists() && !Path::new(".cargo").exists());
}

#[test]
fn what_was_tested_is_what_is_built_elsewhere() {
    let locks = ["Cargo.lock", "fuzz/Cargo.lock", "tests/browser/package-lock.json"];
    let listed = Command::new("git").arg("ls-files").args(locks).output();
    let listed = String::from_utf8(listed.unwrap().stdout).unwrap();
    assert_eq!(listed.lines().collect::<Vec<_>>(), locks);
}

/// The packages that the program needs, without those of the preview, as `Cargo.toml` names them.
fn needed() -> Vec<String> {
    let settings = std::fs::read_to_string("Cargo.toml").unwrap();
    let tables =
        settings.split("\n[").filter(|table| table.lines().next().unwrap().ends_with("dependencies]"));
    let wanted = tables.filter(|table| !table.starts_with("dev-"));
    let lines = wanted
        .flat_map(|table| table.lines().skip(1))
        .filter(|line| line.contains(" = ") && !line.starts_with('#'));
    let mut names: Vec<String> = lines
        .filter(|line| !line.contains("optional = true"))
        .map(|line| {
            line.split("package = \"").nth(1).unwrap_or(line).split(['"', ' ']).next().unwrap().to_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn the_fuzz_targets_are_pinned_to_what_the_program_uses_now() {
    let lock = std::fs::read_to_string("fuzz/Cargo.lock").unwrap();
    let entry = lock.split("[[package]]").find(|entry| entry.contains("\nname = \"candour\"\n")).unwrap();
    let listed = entry.split("dependencies = [").nth(1).unwrap().split('"').skip(1).step_by(2);
    let listed: Vec<&str> = listed.map(|name| name.split(' ').next().unwrap()).collect();
    let remedy = "run `cargo metadata --manifest-path fuzz/Cargo.toml`, which mends the list";
    assert_eq!(listed, needed(), "{remedy}");
    assert!(listed.len() > 15, "{listed:?}");
}
