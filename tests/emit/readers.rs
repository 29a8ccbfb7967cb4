//! People read the site while it is replaced.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::project::{Project, page_edition};

/// What one reader met.
#[derive(Default)]
struct Seen {
    reads: u32,
    missing: u32,
    editions: BTreeSet<u32>,
}

fn read_until(project: &Project, page: &str, done: &AtomicBool) -> Seen {
    let mut seen = Seen::default();
    while !done.load(Ordering::Relaxed) {
        seen.reads += 1;
        match fs::read_to_string(project.output().join(page)) {
            Ok(text) => seen.editions.extend(page_edition(&text)),
            Err(error) if error.kind() == ErrorKind::NotFound => seen.missing += 1,
            Err(error) => panic!("{error}"),
        }
    }
    seen
}

#[test]
fn a_reader_never_misses_a_page_during_fifty_builds() {
    let project = Project::new();
    let publish = |edition: u32| {
        let pages: Vec<_> = (0..60)
            .map(|n| (format!("a/page-{n}.html"), format!("edition {edition}\n").repeat(400)))
            .collect();
        let pages: Vec<_> = pages.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        project.publish(&pages).unwrap();
    };
    publish(1);
    let done = AtomicBool::new(false);
    let seen: Vec<Seen> = thread::scope(|scope| {
        let readers: Vec<_> = ["a/page-0.html", "a/page-59.html"]
            .map(|page| scope.spawn(|| read_until(&project, page, &done)))
            .into_iter()
            .collect();
        (2..=51).for_each(publish);
        done.store(true, Ordering::Relaxed);
        readers.into_iter().map(|reader| reader.join().unwrap()).collect()
    });
    for reader in seen {
        println!("{} reads, {} missing, {} editions", reader.reads, reader.missing, reader.editions.len());
        assert!(reader.editions.len() > 10, "the reader was too slow to see the builds");
        // Elsewhere a folder cannot be exchanged, and the handbook says that there is an instant without a site.
        assert!(reader.missing == 0 || cfg!(not(target_os = "linux")), "of {} reads", reader.reads);
    }
}
