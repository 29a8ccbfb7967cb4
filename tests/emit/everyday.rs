//! Builds without accidents, and folders that are refused.

use std::fs;

use candour::emit::{EmitError, Manifest, OutputPath, Refusal, Sink, Staging};

use crate::project::{Project, bundle};

/// Something that is done to the staged files behind the program's back.
type Tampering = fn(&std::path::Path);

fn names(paths: &[OutputPath]) -> Vec<&str> {
    paths.iter().map(OutputPath::as_str).collect()
}

fn refusal(result: Result<candour::emit::Changes, EmitError>) -> Refusal {
    match result {
        Err(EmitError::Refused { because, .. }) => because,
        other => panic!("the folder was taken: {other:?}"),
    }
}

#[test]
fn a_site_replaces_the_one_before_and_says_what_changed() {
    let project = Project::new();
    let first = project.publish(&[("index.html", "1"), ("a/x.html", "same"), ("a/old.html", "1")]).unwrap();
    assert_eq!(names(&first.added), ["a/old.html", "a/x.html", "index.html"]);
    let second = project.publish(&[("index.html", "2"), ("a/x.html", "same"), ("b/new.html", "2")]).unwrap();
    assert_eq!(names(&second.added), ["b/new.html"]);
    assert_eq!(names(&second.changed), ["index.html"]);
    assert_eq!(names(&second.removed), ["a/old.html"]);
    assert_eq!((second.unchanged, second.notes), (1, Vec::new()));
    assert_eq!(project.files(), ["output/a/x.html", "output/b/new.html", "output/index.html"]);
    assert_eq!(fs::read(project.path("output/index.html")).unwrap(), b"2");
}

#[test]
fn the_list_of_files_says_what_the_folder_holds_and_nothing_else() {
    let project = Project::new();
    project.publish(&[("b.html", "two"), ("a.html", "")]).unwrap();
    let expected = format!(
        r#"{{
  "tool": "candour",
  "version": "{}",
  "files": {{
    "a.html": {{
      "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "size": 0
    }},
    "b.html": {{
      "sha256": "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3",
      "size": 3
    }}
  }}
}}
"#,
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(fs::read_to_string(project.path("output/candour-manifest.json")).unwrap(), expected);
}

#[test]
fn a_folder_with_only_a_gitignore_is_taken_and_the_gitignore_stays() {
    let project = Project::new();
    fs::create_dir(project.output()).unwrap();
    fs::write(project.path("output/.gitignore"), "*\n!.gitignore\n").unwrap();
    for edition in ["1", "2", "3"] {
        project.publish(&[("index.html", edition)]).unwrap();
        assert_eq!(fs::read_to_string(project.path("output/.gitignore")).unwrap(), "*\n!.gitignore\n");
        assert_eq!(project.files(), ["output/.gitignore", "output/index.html"]);
    }
}

#[test]
fn a_file_of_the_officers_is_never_lost() {
    let project = Project::new();
    project.publish(&[("index.html", "1"), ("a/x.html", "1")]).unwrap();
    fs::write(project.path("output/a/notes.doc"), "mine").unwrap();
    let before = project.snapshot();
    assert_eq!(
        refusal(project.publish(&[("index.html", "2")])),
        Refusal::Foreign(vec!["a/notes.doc".to_owned()])
    );
    assert_eq!(project.snapshot(), before);
}

#[test]
fn a_file_put_there_during_the_build_stops_it() {
    let project = Project::new();
    project.publish(&[("index.html", "1")]).unwrap();
    let staging = Staging::begin(&project.output(), &project.settings()).unwrap();
    for (path, artifact) in bundle(&[("index.html", "2")]).into_files() {
        staging.put(path, artifact).unwrap();
    }
    fs::write(project.path("output/late.doc"), "mine").unwrap();
    assert_eq!(refusal(staging.commit()), Refusal::Foreign(vec!["late.doc".to_owned()]));
    assert_eq!(project.files(), ["output/index.html", "output/late.doc"]);
    assert_eq!(fs::read(project.path("output/index.html")).unwrap(), b"1");
}

#[test]
fn what_is_put_there_while_a_sealed_site_waits_is_kept_or_stops_it() {
    let project = Project::new();
    project.publish(&[("index.html", "1")]).unwrap();
    fs::write(project.path("output/.htaccess"), "old").unwrap();
    let sealed = || {
        let staging = Staging::begin(&project.output(), &project.settings()).unwrap();
        for (path, artifact) in bundle(&[("index.html", "2")]).into_files() {
            staging.put(path, artifact).unwrap();
        }
        staging.seal().unwrap()
    };
    let waits = sealed();
    // Saved as editors do it: under another name, then renamed.
    fs::write(project.path("output/.htaccess-1"), "new").unwrap();
    fs::rename(project.path("output/.htaccess-1"), project.path("output/.htaccess")).unwrap();
    fs::write(project.path("output/.nojekyll"), "").unwrap();
    waits.commit().unwrap();
    assert_eq!(fs::read(project.path("output/index.html")).unwrap(), b"2");
    assert_eq!(fs::read(project.path("output/.htaccess")).unwrap(), b"new");
    assert!(project.path("output/.nojekyll").exists());
    let waits = sealed();
    fs::write(project.path("output/late.doc"), "mine").unwrap();
    assert_eq!(refusal(waits.commit()), Refusal::Foreign(vec!["late.doc".to_owned()]));
    let before = project.snapshot();
    fs::remove_file(project.path("output/late.doc")).unwrap();
    drop(sealed());
    fs::write(project.path("output/late.doc"), "mine").unwrap();
    assert_eq!(project.snapshot(), before);
}

#[test]
fn a_dot_file_of_the_officers_is_not_overwritten() {
    let project = Project::new();
    project.publish(&[("index.html", "1")]).unwrap();
    fs::write(project.path("output/.htaccess"), "mine").unwrap();
    let before = project.snapshot();
    let stopped = project.publish(&[("index.html", "2"), (".htaccess", "ours")]);
    assert_eq!(refusal(stopped), Refusal::InTheWay(".htaccess".to_owned()));
    assert_eq!(project.snapshot(), before);
}

#[test]
fn a_folder_that_is_not_ours_is_refused_and_untouched() {
    let project = Project::new();
    fs::create_dir(project.output()).unwrap();
    fs::write(project.path("output/thesis.doc"), "years of work").unwrap();
    let before = project.snapshot();
    let error = project.publish(&[("index.html", "1")]).unwrap_err().to_string();
    assert!(error.contains("`thesis.doc`") && error.contains("name a new or empty folder"), "{error}");
    assert_eq!(project.snapshot(), before);
}

#[test]
fn a_list_of_files_that_somebody_changed_is_not_trusted() {
    let project = Project::new();
    project.publish(&[("index.html", "1")]).unwrap();
    fs::write(project.path("output/candour-manifest.json"), "{").unwrap();
    let before = project.snapshot();
    assert!(matches!(refusal(project.publish(&[("index.html", "2")])), Refusal::StrangeManifest(_)));
    assert_eq!(project.snapshot(), before);
}

#[test]
fn a_stage_that_is_given_up_leaves_nothing() {
    let project = Project::new();
    project.publish(&[("index.html", "1")]).unwrap();
    let before = project.snapshot();
    let staging = Staging::begin(&project.output(), &project.settings()).unwrap();
    for (path, artifact) in bundle(&[("a/b/c.html", "2")]).into_files() {
        staging.put(path, artifact).unwrap();
    }
    drop(staging);
    assert_eq!(project.snapshot(), before);
}

#[test]
fn staged_files_are_checked_before_they_are_published() {
    let project = Project::new();
    project.publish(&[("index.html", "1")]).unwrap();
    let before = project.snapshot();
    let tamper: [(&str, Tampering); 3] = [
        ("vanished", |stage| fs::remove_file(stage.join("index.html")).unwrap()),
        ("changed", |stage| fs::write(stage.join("index.html"), "longer").unwrap()),
        ("appeared", |stage| fs::write(stage.join("x.exe"), "").unwrap()),
    ];
    for (what, tamper) in tamper {
        let staging = Staging::begin(&project.output(), &project.settings()).unwrap();
        for (path, artifact) in bundle(&[("index.html", "2")]).into_files() {
            staging.put(path, artifact).unwrap();
        }
        tamper(&project.path(".output.candour/new"));
        let error = staging.commit().unwrap_err().to_string();
        assert!(error.contains(what), "{error}");
        assert_eq!(project.snapshot(), before);
    }
}

#[test]
fn two_builds_at_once_cannot_mix() {
    let project = Project::new();
    let first = Staging::begin(&project.output(), &project.settings()).unwrap();
    let second = project.publish(&[("index.html", "2")]);
    assert!(matches!(second, Err(EmitError::Running { .. })), "{second:?}");
    for (path, artifact) in bundle(&[("index.html", "1")]).into_files() {
        first.put(path, artifact).unwrap();
    }
    first.commit().unwrap();
    assert_eq!(fs::read(project.path("output/index.html")).unwrap(), b"1");
    let list = Manifest::read(&project.output()).unwrap().unwrap();
    assert_eq!(list.files().len(), 1);
}

#[cfg(unix)]
#[test]
fn the_permissions_of_the_folder_stay() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::new();
    project.publish(&[("index.html", "1")]).unwrap();
    fs::set_permissions(project.output(), fs::Permissions::from_mode(0o2770)).unwrap();
    project.publish(&[("index.html", "2")]).unwrap();
    assert_eq!(fs::metadata(project.output()).unwrap().permissions().mode() & 0o7777, 0o2770);
}

#[test]
fn a_page_that_did_not_change_keeps_its_time_unless_somebody_touched_it() {
    let project = Project::new();
    let pages = [("same.html", "one"), ("edited.html", "two"), ("other.html", "1")];
    project.publish(&pages).unwrap();
    let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    for (page, _) in pages {
        let file = fs::File::options().write(true).open(project.output().join(page)).unwrap();
        file.set_modified(long_ago).unwrap();
    }
    fs::write(project.path("output/edited.html"), "TWO").unwrap();
    let changes =
        project.publish(&[("same.html", "one"), ("edited.html", "two"), ("other.html", "2")]).unwrap();
    assert_eq!((names(&changes.changed), changes.unchanged), (vec!["other.html"], 2));
    let time = |page: &str| fs::metadata(project.output().join(page)).unwrap().modified().unwrap();
    assert_eq!(time("same.html"), long_ago);
    assert_ne!(time("edited.html"), long_ago);
    assert_ne!(time("other.html"), long_ago);
    assert_eq!(fs::read_to_string(project.path("output/edited.html")).unwrap(), "two");
}
