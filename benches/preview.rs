//! How long the preview takes from a save to the new page: `cargo bench --bench preview`.
//!
//! Prints median and 99th percentile for one paper of a thousand, and for one dataset used by ten papers. Each time is
//! taken twice: for the build alone (`Project::build` on files that somebody named), and over a socket, from the write until
//! a request is answered with the new page, less the debounce. `CANDOUR_CORPUS` names the corpus (its `candour` folder, made by
//! `cargo run --release --example corpus -- 1000 DIR`), which is copied and never written to.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark stops at what it did not expect, and prints"
)]

use candour::serve::{self, Listener, Settings, Unwatched};
use candour::source::ProjectPath;
use candour::{Checked, Project, Wish};
use std::collections::BTreeSet;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{IpAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SAVES: usize = 100;
/// What the watcher waits for at most before it tells of a change.
const DEBOUNCE: Duration = Duration::from_millis(25);

fn main() {
    let Some(corpus) = std::env::var_os("CANDOUR_CORPUS") else {
        println!("preview: CANDOUR_CORPUS names no corpus; see benches/preview.rs");
        return;
    };
    let kept = tempfile::tempdir().unwrap();
    let root = kept.path().canonicalize().unwrap();
    copy(Path::new(&corpus), &root);
    let edit = Edit::new(&root);
    // Old enough that a change must show in their times.
    std::thread::sleep(Duration::from_millis(2500));
    in_memory(&root, &edit);
    over_a_socket(&root, &edit);
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            if entry.file_name() != "output" {
                fs::create_dir_all(&target).unwrap();
                copy(&entry.path(), &target);
            }
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A paper, and a dataset that it and nine others cite.
struct Edit {
    root: PathBuf,
    paper: ProjectPath,
    dataset: ProjectPath,
    paper_text: String,
    dataset_text: String,
}

impl Edit {
    fn new(root: &Path) -> Self {
        let mut papers: Vec<PathBuf> = Vec::new();
        for meeting in fs::read_dir(root.join("content")).unwrap().map(|entry| entry.unwrap().path()) {
            if meeting.is_dir() {
                papers.extend(fs::read_dir(meeting).unwrap().map(|entry| entry.unwrap().path()));
            }
        }
        papers.retain(|path| path.file_name().is_some_and(|name| name != "index.md"));
        papers.sort();
        let text = "title: Shared visits\nunit: visits\nbetter: higher\nby: [year]\nvalues:\n  2022: 100\n  2023: 200\n  2024: 300\n\
            source: {document: Return of the service, page: 2}\n";
        fs::write(root.join("data/shared.yaml"), text).unwrap();
        let step = papers.len() / 10;
        for path in papers.iter().step_by(step.max(1)).take(10) {
            let body = fs::read_to_string(path).unwrap();
            let block = "\n```chart\ndata: shared\ntitle: Shared by ten papers\n```\n";
            fs::write(path, format!("{body}\nOf these {{shared: latest}} were counted.\n{block}")).unwrap();
        }
        let relative = |path: &Path| ProjectPath::new(path.strip_prefix(root).unwrap().to_str().unwrap());
        let paper = &papers[step * 5];
        Self {
            root: root.to_owned(),
            paper: relative(paper),
            dataset: ProjectPath::new("data/shared.yaml"),
            paper_text: fs::read_to_string(paper).unwrap(),
            dataset_text: text.to_owned(),
        }
    }

    /// Saves the paper with a number in it that stands nowhere else.
    fn save_paper(&self, number: usize) -> String {
        let mark = format!("Saved as {number} in the benchmark.");
        fs::write(self.root.join(self.paper.as_str()), format!("{}\n{mark}\n", self.paper_text)).unwrap();
        mark
    }

    /// Saves the dataset with another last value.
    fn save_dataset(&self, number: usize) -> String {
        let value = 700_000 + number;
        let text = self.dataset_text.replace("2024: 300", &format!("2024: {value}"));
        fs::write(self.root.join(self.dataset.as_str()), text).unwrap();
        format!("{},{:03}", value / 1000, value % 1000)
    }

    fn page(&self) -> String {
        let path = self.paper.as_str();
        format!("/{}.html", path.strip_prefix("content/").unwrap().strip_suffix(".md").unwrap())
    }
}

fn in_memory(root: &Path, edit: &Edit) {
    let mut project = Project::new(root, &Wish::default());
    let started = Instant::now();
    let first = project.build(None).expect("the corpus is sound");
    println!("first build: {:.0} ms, {} files", started.elapsed().as_secs_f64() * 1e3, first.len());
    let mut times = |what: &str, path: &ProjectPath, save: &dyn Fn(usize) -> String| {
        let changed: BTreeSet<ProjectPath> = std::iter::once(path.clone()).collect();
        let (mut wall, mut made, before) = (Vec::new(), 0, on_processors());
        for number in 0..SAVES {
            save(number);
            let started = Instant::now();
            let changes = project.build(Some(&changed)).expect("a sound edit");
            wall.push(started.elapsed());
            made = changes.len();
        }
        tell(&format!("{what}, build alone ({made} files made)"), wall);
        if let Some((before, after)) = before.zip(on_processors()) {
            println!(
                "  on the processors: {:.1} ms each",
                (after - before) * 1e3 / f64::from(u32::try_from(SAVES).unwrap())
            );
        }
    };
    times("one paper of all", &edit.paper, &|number| edit.save_paper(number));
    times("one dataset of ten papers", &edit.dataset, &|number| edit.save_dataset(number));
    let started = Instant::now();
    let none = project.build(None).map_or(0, |changes| changes.len());
    println!("a look at all files: {:.1} ms, {none} files made", started.elapsed().as_secs_f64() * 1e3);
}

/// Seconds that the program has had on all processors, where the system tells: a machine that does other work besides
/// lengthens the time on the clock, and this hardly.
fn on_processors() -> Option<f64> {
    let told = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = told.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(ticks / 100.0)
}

/// Hears where the preview is.
struct Ear(Mutex<Sender<String>>);

impl Listener for Ear {
    fn ready(&self, address: &str) {
        let _ = self.0.lock().unwrap().send(address.to_owned());
    }

    fn built(&self, _: &Checked, _: Duration) {}

    fn unwatched(&self, _: &Unwatched) {}
}

fn over_a_socket(root: &Path, edit: &Edit) {
    let (tell_address, address) = channel();
    let settings = Settings {
        root: root.to_owned(),
        wish: Wish::default(),
        interface: IpAddr::from([127, 0, 0, 1]),
        port: 0,
    };
    std::thread::spawn(move || {
        let ear: Arc<dyn Listener> = Arc::new(Ear(Mutex::new(tell_address)));
        serve::run(&settings, &ear)
    });
    let address = address.recv().unwrap();
    let host = address.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let page = edit.page();
    let times = |what: &str, save: &dyn Fn(usize) -> String| {
        let mut wall = Vec::new();
        for number in 0..SAVES {
            std::thread::sleep(Duration::from_millis(60));
            let started = Instant::now();
            let mark = save(SAVES + number);
            while !get(&host, &page).contains(&mark) {
                std::thread::sleep(Duration::from_millis(1));
            }
            wall.push(started.elapsed().saturating_sub(DEBOUNCE));
        }
        tell(&format!("{what}, save to page served, less the debounce"), wall);
    };
    times("one paper of all", &|number| edit.save_paper(number));
    times("one dataset of ten papers", &|number| edit.save_dataset(number));
}

fn get(host: &str, page: &str) -> String {
    let mut socket = TcpStream::connect(host).unwrap();
    write!(socket, "GET {page} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    let _ = socket.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn tell(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1e3;
    println!("{what}: median {:.1} ms, 99th percentile {:.1} ms, least {:.1} ms", at(50), at(99), at(0));
}
