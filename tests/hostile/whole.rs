//! Odd but honest input, built as a whole: the site must be as good as any other, and as cheap.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::markup::tags;
use crate::project::Project;

/// Every file of the built site with its content.
fn site(project: &Project) -> Vec<(String, Vec<u8>)> {
    let output = project.candour(&["build"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut files = Vec::new();
    collect(&project.path("output"), "", &mut files);
    files.sort();
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else {
            files.push((name, fs::read(entry.path()).unwrap()));
        }
    }
}

#[test]
fn row_24_windows_files_give_the_same_site() {
    let (plain, windows) = (Project::new(), Project::new());
    for name in ["site.yaml", "content/index.md", "content/2023-03-28-board/paper.md", "data/wards.yaml"] {
        let text = fs::read_to_string(plain.path(name)).unwrap();
        windows.write(name, format!("\u{feff}{}", text.replace('\n', "\r\n")));
    }
    assert_eq!(site(&plain), site(&windows));
}

#[test]
fn row_26_links_to_names_with_accents_and_blanks_lead_to_their_pages() {
    let project = Project::new();
    let names = ["caf\u{e9}", "na\u{ef}ve (1) & 'co'", "\u{1f600} +=;,!$@~", "\u{65e5}\u{672c}\u{8a9e}"];
    for name in names {
        project
            .write(&format!("content/about/{name}.md"), "---\ntitle: A page\n---\n\n[front](../index.md)\n");
        project.write(
            &format!("content/2023-03-28-b\u{f6}ard {}/index.md", names.len()),
            "---\nboard: Board\ndate: 2023-03-28\n---\n",
        );
    }
    let mut links = "---\ntitle: Links\n---\n\n".to_owned();
    names.iter().for_each(|name| writeln!(links, "[to it](<about/{name}.md>)\n").unwrap());
    project.write("content/links.md", links);
    let files = site(&project);
    let names: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let mut followed = 0;
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        for tag in tags(std::str::from_utf8(bytes).unwrap()) {
            let Some(address) = tag.attribute("href").or(tag.attribute("src")) else { continue };
            let path = address.split('#').next().unwrap();
            if path.is_empty() || path.contains(':') || tag.attribute("rel") == Some("canonical") {
                continue;
            }
            assert!(path.is_ascii() && !path.contains(' '), "{name}: {path} is not encoded");
            let target = follow(name, &decoded(path));
            assert!(names.contains(target.as_str()), "{name}: {path} leads to {target}, which is not there");
            followed += 1;
        }
    }
    assert!(followed > 50, "{followed} links only");
}

/// Percent-encoding undone, as a browser and a file system do.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        rest = more;
        if *first == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&more[..2]).unwrap(), 16).unwrap());
            rest = &more[2..];
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Where a relative address leads from a page.
fn follow(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        if part == ".." {
            assert!(parts.pop().is_some(), "{page}: {address} leads out of the site");
        } else if part != "." {
            parts.push(part);
        }
    }
    parts.join("/")
}

/// The program, and how much slower it may be than the one that officers run: `./test` names that one in
/// `CANDOUR_PROGRAM`; `cargo test` alone has one built without optimisation, which gets twice the time.
fn program() -> (PathBuf, u32) {
    match std::env::var_os("CANDOUR_PROGRAM") {
        Some(program) => (program.into(), 1),
        None if cfg!(debug_assertions) => (env!("CARGO_BIN_EXE_candour").into(), 2),
        None => (env!("CARGO_BIN_EXE_candour").into(), 1),
    }
}

/// Builds, and says how that ended and how much of the processor's time all its threads took. At no time may it have
/// held more memory than this, in kilobytes.
fn built_within(project: &Project, kilobytes: u32) -> (Option<i32>, Duration) {
    // A build that lost its bounds must not take the machine with it.
    let script = "ulimit -v 4000000; \"$0\" build --root \"$1\" >&2; ended=$?; times; exit $ended";
    let mut shell = Command::new("sh");
    // The program's allocator tells at the end what the system has counted.
    shell.env("MIMALLOC_SHOW_STATS", "1").args(["-c", script]).arg(program().0).arg(project.path("."));
    let output = shell.output().unwrap();
    let peak = peak(&String::from_utf8_lossy(&output.stderr));
    assert!(peak < f64::from(kilobytes), "it held {peak} kB at once");
    // The second line is of the shell's children: `0m1.234s 0m0.056s`, in the program and in the system.
    let times = String::from_utf8(output.stdout).unwrap();
    let children = times.lines().nth(1).unwrap_or_else(|| panic!("no times: {times}"));
    (output.status.code(), children.split_whitespace().map(minutes_and_seconds).sum())
}

/// The kilobytes of `peak rss: 40.8 MiB`.
fn peak(told: &str) -> f64 {
    let found = told.rsplit_once("peak rss: ").unwrap_or_else(|| panic!("no peak: {told}")).1;
    let (amount, rest) = found.split_once(' ').unwrap();
    let unit = match rest.get(..3) {
        Some("KiB") => 1.024,
        Some("MiB") => 1024.0 * 1.024,
        Some("GiB") => 1024.0 * 1024.0 * 1.024,
        other => panic!("no unit: {other:?}"),
    };
    amount.parse::<f64>().unwrap() * unit
}

/// `1m2.5s`
fn minutes_and_seconds(text: &str) -> Duration {
    let (minutes, seconds) = text.trim_end_matches('s').split_once('m').unwrap();
    Duration::from_secs(60 * minutes.parse::<u64>().unwrap())
        + Duration::from_secs_f64(seconds.parse().unwrap())
}

#[test]
fn row_15_a_bomb_takes_less_than_a_second_and_100_mb() {
    let bomb = (0..40).fold("a0: &a0 [x, x, x, x]\n".to_owned(), |text, n| {
        text + &format!("a{}: &a{} [*a{n}, *a{n}, *a{n}, *a{n}]\n", n + 1, n + 1)
    });
    for name in ["data/bomb.yaml", "data/glossary.yaml", "site.yaml"] {
        let (code, took) = built_within(&Project::with(name, &bomb), 100_000);
        assert_eq!(code, Some(1), "{name} is refused as a mistake of content");
        assert!(took < Duration::from_secs(1), "{name} took {took:?}");
    }
}

#[test]
fn row_19_a_hundred_thousand_rows_take_less_than_5_seconds_and_300_mb() {
    let mut rows = String::from("year,ward,value\n");
    (0..100_000)
        .for_each(|row| writeln!(rows, "{},Ward {},{}", 1900 + row % 100, row / 100, row % 977).unwrap());
    let project = Project::with("data/large.csv", &rows);
    let text = "title: Large\ndefinition: Children.\nunit: children\nbetter: neither\nby: [year, ward]\n\
                values: large.csv\nsource: {document: Annual report, paragraph: 3}\n";
    project.write("data/large.yaml", text);
    let (code, took) = built_within(&project, 300_000);
    assert_eq!(code, Some(0));
    println!("100,000 rows in {took:?} of the processor's time");
    assert!(took < Duration::from_secs(5) * program().1, "{took:?}");
    let download = fs::read_to_string(project.path("output/data/large.csv")).unwrap();
    assert_eq!(download.lines().count(), 100_001);
}

#[test]
#[ignore = "needs strace and unshare, which the whole of ./test installs"]
fn row_31_a_build_opens_no_connection_and_needs_none() {
    let project = Project::new();
    let calls = project.path("calls.txt");
    let watched = |seconds: &str, arguments: &[&str]| {
        let mut strace = Command::new("unshare");
        strace
            .args(["-rn", "timeout", seconds, "strace", "-f", "-qq", "-e", "trace=network", "-o"])
            .arg(&calls);
        strace.arg(env!("CARGO_BIN_EXE_candour")).args(arguments).arg("--root").arg(project.path("."));
        let output = strace.output().expect("`unshare` and `strace` cut the network off and list calls");
        (output, fs::read_to_string(&calls).unwrap())
    };
    for command in ["build", "check"] {
        let (output, seen) = watched("60", &[command]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(seen, "");
    }
    // The preview does listen, and is seen to: the watch is not blind.
    let (_, seen) = watched("8", &["serve", "--interface", "192.0.2.1", "--port", "0"]);
    assert!(seen.contains("socket(") && seen.contains("bind("), "{seen}");
}
