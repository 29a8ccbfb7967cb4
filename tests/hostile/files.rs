//! Files that are not what they seem: links, pipes, giants, and bytes that are no text.

use std::fs;
use std::process::Command;
use std::time::Duration;

use crate::project::{Project, link};

#[test]
fn row_13_a_link_out_of_the_project_is_refused() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.md"), "---\ntitle: Secret\n---\n").unwrap();
    let project = Project::new();
    link(outside.path().join("secret.md"), project.path("content/secret.md"));
    link(outside.path(), project.path("content/about"));
    assert_eq!(project.check().places(), ["file/kind content/about", "file/kind content/secret.md"]);
}

#[test]
fn row_13_a_linked_folder_or_settings_file_is_refused_too() {
    for name in ["content", "data", "themes/council"] {
        let outside = tempfile::tempdir().unwrap();
        let project = Project::new();
        if project.path(name).exists() {
            fs::rename(project.path(name), outside.path().join("moved")).unwrap();
        } else {
            fs::create_dir(outside.path().join("moved")).unwrap();
            fs::create_dir(project.path("themes")).unwrap();
        }
        link(outside.path().join("moved"), project.path(name));
        let report = project.check();
        assert!(report.places().contains(&format!("file/kind {name}")), "{report:#?}");
    }
    let project = Project::new();
    fs::rename(project.path("site.yaml"), project.path("elsewhere.txt")).unwrap();
    link(project.path("elsewhere.txt"), project.path("site.yaml"));
    assert_eq!(project.check().places(), ["file/kind site.yaml"]);
}

#[test]
fn row_13_a_link_that_leads_round_in_a_circle_ends() {
    let project = Project::new();
    link(project.path("content"), project.path("content/again"));
    link(project.path("content/loop"), project.path("content/loop"));
    let report = project.check();
    assert_eq!(report.places(), ["file/kind content/again", "file/kind content/loop"]);
    assert!(report.took < Duration::from_secs(2));
}

#[test]
fn row_14_a_pipe_a_socket_and_a_link_to_a_device_are_not_opened() {
    let project = Project::new();
    assert!(Command::new("mkfifo").arg(project.path("content/pipe.md")).status().unwrap().success());
    assert!(Command::new("mkfifo").arg(project.path("data/pipe.yaml")).status().unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(project.path("data/socket.yaml")).unwrap();
    let report = project.check();
    let expected = ["file/kind content/pipe.md", "file/kind data/pipe.yaml", "file/kind data/socket.yaml"];
    assert_eq!(report.places(), expected);
    assert!(report.took < Duration::from_secs(2));

    let project = Project::new();
    fs::remove_file(project.path("site.yaml")).unwrap();
    assert!(Command::new("mkfifo").arg(project.path("site.yaml")).status().unwrap().success());
    assert_eq!(project.check().places(), ["file/kind site.yaml"]);
    fs::remove_file(project.path("site.yaml")).unwrap();
    link("/dev/zero", project.path("site.yaml"));
    assert_eq!(project.check().places(), ["file/kind site.yaml"]);
}

#[test]
#[ignore = "mounts a device with unshare, which the whole of ./test installs"]
fn row_14_a_device_is_not_read() {
    for name in [
        "site.yaml",
        "content/page.md",
        "data/set.yaml",
        "data/set.csv",
        "content/plan.png",
        "themes/council/static/x.png",
    ] {
        let project = Project::with(name, "");
        // Only this shell and its children see the device in the file's place. Reading it would never end.
        let script =
            r#"mount --bind /dev/zero "$1/$2" && exec timeout 60 "$3" check --root "$1" --format json"#;
        let mut unshare = Command::new("unshare");
        unshare.args(["-rm", "sh", "-c", script, "sh"]).arg(project.path(".")).arg(name);
        let ended = unshare.arg(env!("CARGO_BIN_EXE_candour")).output().unwrap();
        let said = String::from_utf8_lossy(&ended.stdout);
        assert_eq!(ended.status.code(), Some(1), "{name}: {}", String::from_utf8_lossy(&ended.stderr));
        assert!(
            said.contains("file/kind") && said.contains("neither a file nor a folder") && said.contains(name),
            "{said}"
        );
    }
}

#[test]
fn row_18_a_giant_file_is_refused_before_it_is_read() {
    for name in ["data/giant.yaml", "data/giant.csv", "content/giant.md", "content/giant.pdf", "site.yaml"] {
        let project = Project::new();
        let file = fs::File::create(project.path(name)).unwrap();
        file.set_len(1 << 30).unwrap();
        let report = project.check();
        let giant = &report.findings[0];
        assert_eq!((giant.code.as_str(), giant.file.as_str()), ("file/too-large", name));
        assert!(giant.message.contains("1024 MB"), "{}", giant.message);
        assert_eq!(report.findings.len(), 1, "{report:#?}");
        assert!(report.took < Duration::from_secs(1));
    }
}

#[test]
fn row_23_what_is_no_utf_8_says_how_to_save_it() {
    let cases: [(&[u8], &str, &str); 5] = [
        (b"---\ntitle: Caf\xe9\n---\n", "file/encoding", "line 2"),
        (b"\xff\xfe-\0-\0-\0\n\0", "file/encoding", "UTF-16"),
        (b"\xfe\xff\0-\0-\0-\0\n", "file/encoding", "UTF-16"),
        (b"---\ntitle: a\0b\n---\n", "file/control-character", "U+0000"),
        (b"---\ntitle: a\x1b[31mb\n---\n", "file/control-character", "U+001B"),
    ];
    for (bytes, code, words) in cases {
        for name in ["content/page.md", "data/set.yaml", "data/glossary.yaml"] {
            let project = Project::with(name, bytes);
            let report = project.check();
            let found = report.only();
            assert_eq!((found.code.as_str(), found.file.as_str()), (code, name));
            assert!(found.message.contains(words), "{}", found.message);
            assert!(found.help.contains("UTF-8") || found.help.contains("type it again"), "{}", found.help);
        }
    }
}

#[test]
fn row_24_a_byte_order_mark_and_windows_lines_change_nothing() {
    let mistake = |name: &str, text: &str| {
        let project = Project::with(name, text);
        let report = project.check();
        assert!(!report.findings.is_empty());
        let findings: Vec<_> = report.findings.iter().map(|found| found.message.clone()).collect();
        (report.places(), findings)
    };
    for (name, text) in [
        (
            "data/wards.yaml",
            "title: Wards\nunit: children\nby: [year]\nvalues:\n  2021: 1O\nbetter: neither\nsource: x\n",
        ),
        ("content/page.md", "---\ntitle: A page\n---\n\nSee {wards: 2021,\nHart} and {wards: 2020, Hart}.\n"),
    ] {
        let plain = mistake(name, text);
        assert_eq!(mistake(name, &text.replace('\n', "\r\n")), plain);
        assert_eq!(mistake(name, &format!("\u{feff}{text}")), plain);
        assert_eq!(mistake(name, &format!("\u{feff}{}", text.replace('\n', "\r\n"))), plain);
    }
}

#[test]
fn row_25_a_lone_carriage_return_is_refused() {
    let project = Project::with("content/page.md", "---\ntitle: A page\n---\n\none\rtwo\n");
    let report = project.check();
    assert_eq!(report.places(), ["file/control-character content/page.md:5:4"]);
    assert!(report.only().help.contains("line ends"));
}

#[test]
fn row_30_marks_that_turn_the_text_round_are_refused() {
    for mark in ['\u{202e}', '\u{202a}', '\u{2066}', '\u{2069}'] {
        for name in ["content/page.md", "data/glossary.yaml"] {
            let text = if name.ends_with("md") {
                format!("---\ntitle: A page\n---\n\nsee {mark} this\n")
            } else {
                format!("NEET:\n  means: not in {mark} work\n")
            };
            let project = Project::with(name, &text);
            let report = project.check();
            let found = report.only();
            assert_eq!(found.code, "file/control-character");
            assert!(found.message.contains(&format!("U+{:04X}", u32::from(mark))), "{}", found.message);
        }
    }
}

#[test]
fn row_23_a_character_that_no_text_has_is_refused_as_a_code_too() {
    for (yaml, markdown) in [
        ("\\x1b", "&#27;"),
        ("\\u202e", "&#x202E;"),
        ("\\u0080", "&#x80;"),
        ("\\uFFFE", "&#xFFFE;"),
        ("\\U0001FFFF", "&#x1FFFF;"),
    ] {
        let refused = |name: &str, text: String| {
            let report = Project::with(name, &text).check();
            let found = report.findings.iter().find(|found| found.code == "file/control-character");
            let found = found.unwrap_or_else(|| panic!("{text} was taken: {report:#?}"));
            assert!(found.file == name && found.severity == "error" && !found.at.is_empty(), "{found:?}");
        };
        refused("content/page.md", format!("---\ntitle: \"A {yaml} page\"\n---\n\nWords.\n"));
        refused("data/glossary.yaml", format!("NEET:\n  means: \"not {yaml} in work\"\n"));
        refused("data/glossary.yaml", format!("\"NE{yaml}ET\":\n  means: not in work\n"));
        for body in [
            "a C word",
            "[a C b](index.md)",
            "[a](index.md \"C\")",
            "[a](C.md)",
            "| a |\n|---|\n| C |",
            "~~~ C\nx\n~~~",
        ] {
            let body = body.replace('C', markdown);
            refused("content/page.md", format!("---\ntitle: A page\n---\n\n{body}\n"));
        }
    }
}

#[test]
fn what_no_page_leads_to_and_what_word_leaves_behind_is_told_and_not_published() {
    let folder = "content/2023-03-28-board";
    let project = Project::with(&format!("{folder}/private-notes.docx"), "Ask about the lease.");
    project.write(&format!("{folder}/~$port.docx"), "A user's name");
    project.write(&format!("{folder}/the plan.pdf"), "A plan");
    project.replace(
        &format!("{folder}/paper.md"),
        "There are",
        "See [the plan](the%20plan.pdf#page=2). There are",
    );
    let report = project.check();
    let told = [format!("link/none {folder}/private-notes.docx"), format!("file/kind {folder}/~$port.docx")];
    assert_eq!(report.places(), told);
    assert!(report.findings.iter().all(|found| found.severity == "warning"), "{report:#?}");
    let (_, site) = candour::assemble(&project.path("."), &candour::Wish::default());
    let published: Vec<String> =
        site.unwrap().into_files().into_keys().map(|path| path.to_string()).collect();
    assert!(published.contains(&"2023-03-28-board/the plan.pdf".to_owned()), "{published:?}");
    assert!(!published.iter().any(|path| path.contains("docx")), "{published:?}");
}
