//! A full disk, and folders that cannot be written.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::process::Command;

use crate::project::{self, Project};

#[test]
#[ignore = "mounts a small disk with unshare, which the whole of ./test installs"]
fn a_full_disk_leaves_the_old_site_and_says_which_file_did_not_fit() {
    let project = Project::new();
    fs::create_dir(project.path("disk")).unwrap();
    // A disk of one megabyte, which only this shell and its children see. What stood on it is copied out to be looked at.
    let script = r#"
        set -e
        mount -t tmpfs -o size=1m tmpfs "$1"
        "$2" "$1" 1 100 2
        if "$2" "$1" 2 4000 2 2>"$3/message"; then echo "it fitted"; exit 1; fi
        cp -r "$1/output" "$3/full"; ls -A "$1" >"$3/beside"
        "$2" "$1" 3 100 2
        cp -r "$1/output" "$3/after"
    "#;
    let places = [project.path("disk"), project::publisher(), project.path("content")];
    let ran = Command::new("unshare").args(["-rm", "sh", "-c", script, "sh"]).args(places).output();
    let ran = ran.expect("`unshare` makes the small disk; it is part of util-linux");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let message = fs::read_to_string(project.path("content/message")).unwrap();
    assert!(message.contains("cannot write `") || message.contains("cannot create `"), "{message}");
    assert!(
        message.contains("/.output.candour/new/meeting-") && message.contains("free some space"),
        "{message}"
    );
    assert_eq!(project::edition(&project.path("content/full")), 1);
    assert_eq!(
        fs::read_to_string(project.path("content/beside")).unwrap(),
        "output\n",
        "the stage is cleared"
    );
    assert_eq!(project::edition(&project.path("content/after")), 3);
}

#[test]
#[ignore = "mounts a small disk with unshare, which the whole of ./test installs"]
fn the_program_ends_with_2_when_the_disk_is_full() {
    let project = Project::new();
    fs::create_dir(project.path("disk")).unwrap();
    let script = r#"mount -t tmpfs -o size=500k tmpfs "$1" && exec "$2" build --output "$1/output""#;
    let mut unshare = Command::new("unshare");
    unshare
        .args(["-rm", "sh", "-c", script, "sh"])
        .arg(project.path("disk"))
        .arg(env!("CARGO_BIN_EXE_candour"));
    let ended = unshare.output().expect("`unshare` makes the small disk; it is part of util-linux");
    let message = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(2), "{message}");
    assert!(message.contains("error: cannot") && message.contains("free some space"), "{message}");
    assert_eq!(message.matches("error").count(), 2, "`os error` and one of ours: {message}");
}

#[test]
fn a_folder_that_cannot_be_written_is_named_and_untouched() {
    // The parent forbids the stage; the folder itself forbids that it is moved.
    for forbidden in [".", "output"] {
        let project = Project::new();
        project.publisher(1, 20, 1).status().unwrap();
        let program = project.path("content/publish");
        // Copied by another process: a program that this one still holds open for writing, in a child that another
        // test has just started, cannot be run.
        assert!(Command::new("cp").args([project::publisher(), program.clone()]).status().unwrap().success());
        let mut command = Command::new(&program);
        command.arg(project.path(".")).args(["2", "20", "1"]);
        // Nothing is forbidden to the superuser.
        let is_root = fs::metadata("/proc/self").is_ok_and(|found| {
            use std::os::unix::fs::MetadataExt;
            found.uid() == 0
        });
        if is_root {
            let whole = [".", "output", ".output.candour"].map(|name| project.path(name));
            for place in whole.iter().filter(|place| place.exists()) {
                std::os::unix::fs::chown(place, Some(65534), None).unwrap();
            }
            command.uid(65534);
        }
        fs::set_permissions(project.path(forbidden), fs::Permissions::from_mode(0o555)).unwrap();
        let ended = command.output().unwrap();
        fs::set_permissions(project.path(forbidden), fs::Permissions::from_mode(0o755)).unwrap();
        let message = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(2), "{message}");
        assert!(
            message.contains("Permission denied") && message.contains("allow writing there"),
            "{message}"
        );
        assert!(message.contains(&*project.path("").to_string_lossy()), "{message}");
        assert_eq!(project.edition(), 1);
        assert!(project.is_tidy());
    }
}
