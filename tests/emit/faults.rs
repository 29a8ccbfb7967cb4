//! Every call to the system that a build makes fails once, and the build is killed at every one (by `strace`, which
//! meddles with the calls of a process).

use std::fs;
use std::process::{Command, Output};

use crate::project::Project;

const PAGES: u32 = 12;

/// The calls that write, move and make sure; in long runs also those that open, make, link and remove.
fn calls() -> Vec<&'static str> {
    let mut calls = vec!["write", "renameat2", "rename", "fsync", "syncfs"];
    if std::env::var_os("CANDOUR_LONG").is_some() {
        calls.extend([
            "openat", "mkdir", "linkat", "unlinkat", "unlink", "rmdir", "chmod", "flock", "statx", "read",
        ]);
    }
    calls
}

/// Publishes an edition under `strace`, with these meddlings.
fn meddled(project: &Project, edition: u32, meddlings: &[String]) -> Output {
    let publisher = project.publisher(edition, PAGES, 1);
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o"]).arg(project.path("content/calls"));
    strace.args(["-e", &format!("trace={}", calls().join(","))]);
    for meddling in meddlings {
        strace.args(["-e", &format!("inject={meddling}")]);
    }
    strace.arg(publisher.get_program()).args(publisher.get_args());
    strace.output().expect("`strace` makes calls fail; install it with `apt-get install strace`")
}

/// How often an undisturbed build makes a call.
fn count(project: &Project, call: &str, meddlings: &[String]) -> usize {
    assert!(meddled(project, 1, meddlings).status.success());
    let log = fs::read_to_string(project.path("content/calls")).unwrap();
    log.lines().filter(|line| line.contains(&format!(" {call}("))).count()
}

/// Meddles with every call in turn, each time from a published first edition.
fn sweep(without_exchange: bool) {
    let project = Project::new();
    let no_exchange = || without_exchange.then(|| "renameat2:error=EINVAL".to_owned());
    let mut points = 0;
    for call in calls() {
        if call == "renameat2" && without_exchange {
            continue;
        }
        let often = count(&project, call, no_exchange().as_slice());
        for at in 1..=often {
            for fault in ["signal=KILL", "error=ENOSPC", "error=EIO"] {
                assert!(project.publisher(1, PAGES, 1).status().unwrap().success());
                let meddlings: Vec<String> =
                    [format!("{call}:{fault}:when={at}")].into_iter().chain(no_exchange()).collect();
                let ended = meddled(&project, 2, &meddlings);
                judge(&project, &ended, &format!("{call} {at} of {often}: {fault}"), without_exchange);
                points += 1;
            }
        }
    }
    println!("{points} faults, no site torn or lost");
    assert!(points >= 3 * (PAGES as usize + 4), "only {points} faults");
}

/// The site must be whole, old or new, and agree with what the build said; the next build must succeed and tidy up.
fn judge(project: &Project, ended: &Output, fault: &str, without_exchange: bool) {
    let message = String::from_utf8_lossy(&ended.stderr);
    if without_exchange && !project.output().exists() {
        // The one instant without a site: only a crash may end there, and the next command repairs it.
        assert!(fault.contains("KILL"), "{fault}: no site; {message}");
        assert!(candour::emit::recover(&project.output(), &project.settings()).unwrap(), "{fault}");
    }
    let found = project.edition();
    assert!(found == 1 || found == 2, "{fault}: edition {found}");
    if ended.status.success() {
        assert_eq!(found, 2, "{fault}: reported as published");
    }
    if ended.status.code() == Some(2) {
        assert_eq!(found, 1, "{fault}: reported as failed; {message}");
        assert!(message.contains("cannot ") && message.contains('`'), "{fault}: {message}");
        let said = [
            "No space left on device",
            "no storage space",
            "Input/output error",
            "os error 28",
            "os error 5",
        ];
        assert!(said.iter().any(|said| message.contains(said)), "{fault}: {message}");
    }
    assert!(project.publisher(3, PAGES, 1).status().unwrap().success(), "{fault}: the next build");
    assert_eq!(project.edition(), 3, "{fault}");
    assert!(project.is_tidy(), "{fault}: left {:?}", project.files());
}

#[test]
#[ignore = "needs strace, which the whole of ./test installs"]
fn a_fault_at_any_call_leaves_the_old_site_or_the_new_one() {
    sweep(false);
}

#[test]
#[ignore = "needs strace, which the whole of ./test installs"]
fn a_fault_at_any_call_is_repaired_where_folders_cannot_be_exchanged() {
    sweep(true);
}
