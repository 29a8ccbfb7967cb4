//! Changes of real folders, and of folders that a watcher refuses.

use super::*;
use std::fs;
use std::time::Instant;

fn deaf_to_warnings() -> Tell {
    Box::new(|_| {})
}

/// Whether a change is told within a time that a busy machine keeps too.
fn told(changes: &mut Changes) -> bool {
    let news = changes.news.recv_timeout(Duration::from_secs(20));
    if news == Ok(News::Folders) {
        changes.watch_folders();
    }
    news.is_ok()
}

/// Takes all that is still on its way, until it has been quiet for a while.
fn settle(changes: &mut Changes) {
    while let Ok(news) = changes.news.recv_timeout(DEBOUNCE * 20) {
        if news == News::Folders {
            changes.watch_folders();
        }
    }
}

fn project() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    for name in ["content/meeting", "data", "output"] {
        fs::create_dir_all(root.join(name)).unwrap();
    }
    fs::write(root.join("content/meeting/a.md"), "one").unwrap();
    (folder, root)
}

#[test]
fn what_no_site_is_made_from_asks_for_nothing() {
    let root = Path::new("/p");
    let of = |path: &str| meaning(root, Path::new(path));
    for path in ["/p/output/index.html", "/p/.git", "/p", "/q/content/a"] {
        assert_eq!(of(path), None, "{path}");
    }
    for path in ["site.yaml", "data/a.yaml", "content/m/a.md"] {
        assert_eq!(of(&format!("/p/{path}")), Some(build(path)));
    }
    assert_eq!(of("/p/content"), Some(News::Folders));
}

#[test]
fn reading_is_no_change_and_writing_is() {
    let (_kept, root) = project();
    let mut changes = begin(&root, deaf_to_warnings());
    settle(&mut changes);
    let _ = fs::read(root.join("content/meeting/a.md")).unwrap();
    fs::write(root.join("output/index.html"), "made").unwrap();
    assert!(changes.news.recv_timeout(DEBOUNCE * 10).is_err());
    fs::write(root.join("content/meeting/a.md"), "two").unwrap();
    assert!(told(&mut changes));
}

#[test]
fn an_editor_that_writes_beside_and_renames_is_heard() {
    let (_kept, root) = project();
    let mut changes = begin(&root, deaf_to_warnings());
    settle(&mut changes);
    fs::write(root.join("content/meeting/.a.md.swp"), "two").unwrap();
    fs::rename(root.join("content/meeting/.a.md.swp"), root.join("content/meeting/a.md")).unwrap();
    assert!(told(&mut changes));
}

#[test]
fn a_folder_that_was_deleted_and_restored_is_watched_again() {
    let (_kept, root) = project();
    let mut changes = begin(&root, deaf_to_warnings());
    settle(&mut changes);
    fs::remove_dir_all(root.join("content")).unwrap();
    assert!(told(&mut changes));
    settle(&mut changes);
    fs::create_dir_all(root.join("content/meeting")).unwrap();
    assert!(told(&mut changes));
    settle(&mut changes);
    fs::write(root.join("content/meeting/b.md"), "new").unwrap();
    assert!(told(&mut changes));
}

#[test]
fn hundreds_of_changes_are_few_builds() {
    let (_kept, root) = project();
    let mut changes = begin(&root, deaf_to_warnings());
    settle(&mut changes);
    for number in 0..400 {
        fs::write(root.join(format!("content/meeting/{number}.md")), "x").unwrap();
    }
    let (started, mut builds) = (Instant::now(), 0);
    assert!(changes.wait().is_some());
    while changes.news.recv_timeout(DEBOUNCE * 20).is_ok() && started.elapsed() < Duration::from_secs(30) {
        builds += 1;
    }
    assert!(builds < 100, "{builds} builds for 400 changes at once");
}

/// A watcher that watches nothing in the folders of these names, and nothing else either, since nothing is told.
struct Reluctant(&'static [&'static str]);

impl Watcher for Reluctant {
    fn watch(&mut self, folder: &Path, _: RecursiveMode) -> notify::Result<()> {
        let refused = self.0.iter().any(|name| folder.ends_with(name));
        if refused { Err(notify::Error::new(notify::ErrorKind::MaxFilesWatch)) } else { Ok(()) }
    }

    fn unwatch(&mut self, _: &Path) {}
}

/// The changes of a project whose watcher refuses folders, and what is told of them. No news come but what is looked for.
fn reluctant(root: &Path, refused: &'static [&'static str]) -> (Changes, Receiver<Unwatched>, Sender<News>) {
    let ((heard, told), (send, news)) = (channel(), channel());
    let tell = move |unwatched: &Unwatched| heard.send(unwatched.clone()).unwrap();
    (Changes::new(root, news, Box::new(Reluctant(refused)), Box::new(tell)), told, send)
}

#[test]
fn folders_that_cannot_be_watched_are_told_once_with_why_and_what_to_do() {
    let (_kept, root) = project();
    let (mut changes, told, send) = reluctant(&root, &["content", "data"]);
    send.send(News::Folders).unwrap();
    assert_eq!(changes.wait(), Some(News::Folders));
    let told: Vec<Unwatched> = told.try_iter().collect();
    assert_eq!(told.len(), 1, "{told:?}");
    let words = told[0].to_string();
    for folder in ["content", "data"] {
        assert!(words.contains(&root.join(folder).display().to_string()), "{words}");
    }
    assert!(words.contains("limit of watched folders") && words.contains("every second"), "{words}");
    assert!(told[0].remedy().contains("start the preview again"));
}

#[test]
fn what_is_saved_in_a_folder_that_cannot_be_watched_is_seen_all_the_same() {
    let (_kept, root) = project();
    let (mut changes, _told, _send) = reluctant(&root, &["content"]);
    fs::write(root.join("content/meeting/a.md"), "one and two").unwrap();
    assert_eq!(changes.wait(), Some(build("content/meeting/a.md")));
    fs::rename(root.join("content/meeting/a.md"), root.join("content/meeting/b.md")).unwrap();
    let Some(News::Build(both)) = changes.wait() else { panic!("two files") };
    assert_eq!(both.len(), 2, "{both:?}");
    fs::remove_dir_all(root.join("content")).unwrap();
    assert_eq!(changes.wait(), Some(News::Folders));
}

#[test]
fn a_project_on_a_system_without_a_watcher_is_looked_at_whole() {
    let (_kept, root) = project();
    let (tell, (send, news)) = (deaf_to_warnings(), channel());
    drop(send);
    let none = Box::new(NoWatcher("too many open files".to_owned()));
    let mut changes = Changes::new(&root, news, none, tell);
    fs::write(root.join("site.yaml"), "title: T").unwrap();
    fs::write(root.join("output/index.html"), "made").unwrap();
    assert_eq!(changes.wait(), Some(build("site.yaml")));
    fs::create_dir_all(root.join("themes/ours")).unwrap();
    assert_eq!(changes.wait(), Some(News::Folders));
    fs::write(root.join("themes/ours/theme.css"), "a").unwrap();
    assert_eq!(changes.wait(), Some(build("themes/ours/theme.css")));
}
