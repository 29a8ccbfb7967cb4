//! What stands where Candour keeps its own files, and is not what Candour puts there.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use candour::emit::{EmitError, Refusal};

use crate::project::Project;

/// Publishes in another process, which must end; gives what it said when it failed.
fn published(project: &Project) -> Result<(), String> {
    let mut build = project.publisher(2, 3, 1).spawn().unwrap();
    let started = Instant::now();
    while build.try_wait().unwrap().is_none() {
        if started.elapsed() > Duration::from_mins(1) {
            build.kill().unwrap();
            panic!("the build waits for something");
        }
        sleep(Duration::from_millis(10));
    }
    let ended = build.wait_with_output().unwrap();
    if ended.status.success() { Ok(()) } else { Err(String::from_utf8(ended.stderr).unwrap()) }
}

/// Puts something strange in a place.
type Put<'a> = &'a dyn Fn(&Path);

fn pipe(place: &Path) {
    assert!(Command::new("mkfifo").arg(place).status().unwrap().success());
}

#[test]
fn a_list_of_files_that_is_a_pipe_a_link_or_a_giant_is_not_read() {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("list"), r#"{"tool":"candour","version":"0.1.0","files":{}}"#).unwrap();
    let strange: [(Put, &str); 4] = [
        (&pipe, "it is no file"),
        (&|place| symlink("/dev/zero", place).unwrap(), "it is no file"),
        (&|place| symlink(elsewhere.path().join("list"), place).unwrap(), "it is no file"),
        (&|place| fs::File::create(place).unwrap().set_len(1 << 34).unwrap(), "it has 16384 MB"),
    ];
    for (put, wanted) in strange {
        let project = Project::new();
        fs::create_dir(project.output()).unwrap();
        put(&project.path("output/candour-manifest.json"));
        let message = published(&project).unwrap_err();
        assert!(message.contains(wanted) && message.contains("delete it"), "{message}");
        assert_eq!(fs::read_dir(project.output()).unwrap().count(), 1);
    }
}

#[test]
fn a_lock_that_is_a_pipe_or_a_link_is_not_opened() {
    let elsewhere = tempfile::tempdir().unwrap();
    let target = elsewhere.path().join("made");
    let strange: [Put; 3] =
        [&pipe, &|place| symlink(&target, place).unwrap(), &|place| fs::create_dir(place).unwrap()];
    for put in strange {
        let project = Project::new();
        fs::create_dir(project.path(".output.candour")).unwrap();
        put(&project.path(".output.candour/lock"));
        let message = published(&project).unwrap_err();
        assert!(message.contains(".output.candour/lock") && message.contains("delete it"), "{message}");
        assert!(!target.exists(), "a file was made through the link");
        assert!(!project.output().exists());
    }
}

#[test]
fn links_in_the_working_folder_lead_nowhere() {
    for name in ["new", "old", "trash-1", "kept-1"] {
        let elsewhere = tempfile::tempdir().unwrap();
        fs::write(elsewhere.path().join("thesis.doc"), "years of work").unwrap();
        let project = Project::new();
        fs::create_dir(project.path(".output.candour")).unwrap();
        symlink(elsewhere.path(), project.path(".output.candour").join(name)).unwrap();
        assert_eq!(published(&project), Ok(()), "{name}");
        assert_eq!(project.edition(), 2);
        let found = fs::read_to_string(elsewhere.path().join("thesis.doc")).unwrap();
        assert_eq!(found, "years of work", "{name}");
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let project = Project::new();
    symlink(elsewhere.path(), project.path(".output.candour")).unwrap();
    assert!(published(&project).unwrap_err().contains("working folder"));
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn a_page_that_became_a_link_or_a_pipe_is_neither_read_nor_removed() {
    let strange: [Put; 2] = [&pipe, &|place| symlink("/dev/zero", place).unwrap()];
    for put in strange {
        let project = Project::new();
        project.publish(&[("index.html", "1")]).unwrap();
        fs::remove_file(project.path("output/index.html")).unwrap();
        put(&project.path("output/index.html"));
        match project.publish(&[("index.html", "1")]) {
            Err(EmitError::Refused { because: Refusal::Foreign(files), .. }) => {
                assert_eq!(files, ["index.html"]);
            }
            other => panic!("{other:?}"),
        }
    }
}
