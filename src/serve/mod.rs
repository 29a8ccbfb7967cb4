//! The preview: the site as it will be published, from memory, fresh after each save.
//!
//! In: a project and where to listen. Out: pages for a browser on this machine, with a script that the server alone adds;
//! built pages never know of it. A mistake leaves the last good pages standing and lays the findings over them.
//! Deliberately absent: the output folder, the terminal (`cli` is told of each build and says so), and anything for
//! visitors from elsewhere: a request under another name than this machine's is refused.

mod answer;
mod look;
mod overlay;
mod pages;
mod watch;

use crate::source::ProjectPath;
use crate::{Checked, Project, Wish};
use answer::Visitors;
use pages::Preview;
use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How many ports are tried when the wished one is busy.
const PORTS: u16 = 100;

/// What is shown, and where.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The project's folder.
    pub root: PathBuf,
    /// What is asked for beyond what the files say.
    pub wish: Wish,
    /// The address to listen on; 127.0.0.1 keeps the preview on this machine.
    pub interface: IpAddr,
    /// The first port to try; 0 lets the system choose.
    pub port: u16,
}

/// What the command line is told while the preview runs.
pub trait Listener: Send + Sync {
    /// The preview can be opened at an address.
    fn ready(&self, address: &str);
    /// The project was built, with or without problems.
    fn built(&self, checked: &Checked, took: Duration);
    /// Folders cannot be watched; their files are looked at every second.
    fn unwatched(&self, unwatched: &Unwatched);
}

/// Folders of which the system does not tell when their files change.
#[derive(Clone, Debug)]
pub struct Unwatched {
    /// The folders.
    pub folders: Vec<PathBuf>,
    /// Why the first of them is not watched, in the system's words.
    pub why: String,
}

impl Unwatched {
    /// What can be done about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        if cfg!(target_os = "linux") {
            "nothing need be done; for pages that are fresh at once, close programs that watch many files, or have the \
             limits raised (`sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=1024`), and \
             start the preview again"
        } else {
            "nothing need be done; for pages that are fresh at once, keep the project in a folder of this machine's own \
             disk, and start the preview again"
        }
    }
}

impl fmt::Display for Unwatched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let folders: Vec<String> = self.folders.iter().map(|folder| folder.display().to_string()).collect();
        let (folders, why) = (folders.join(", "), &self.why);
        write!(
            f,
            "the system cannot watch {folders} ({why}); files there are looked at every second instead, so that a page is \
             fresh a second after you save"
        )
    }
}

/// Why there is no preview.
#[derive(Debug)]
pub enum ServeError {
    /// No port is free.
    Listen(SocketAddr, io::Error),
    /// The project's folder is not there, or cannot be entered.
    Folder(PathBuf, io::Error),
    /// The server stopped.
    Stopped(io::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listen(address, error) => {
                write!(
                    f,
                    "cannot listen on {address} ({error}); choose another with `--port` or `--interface`"
                )
            }
            Self::Folder(folder, error) => {
                write!(f, "cannot open the folder {} ({error})", folder.display())
            }
            Self::Stopped(error) => write!(f, "the preview stopped ({error}); start it again"),
        }
    }
}

impl std::error::Error for ServeError {}

/// Shows a project until the program is stopped.
///
/// # Errors
/// No port is free, or the project's folder cannot be opened.
pub fn run(settings: &Settings, listener: &Arc<dyn Listener>) -> Result<(), ServeError> {
    let root = settings.root.canonicalize();
    let root = root.map_err(|error| ServeError::Folder(settings.root.clone(), error))?;
    let socket = listen(settings.interface, settings.port)?;
    let address = socket.local_addr().map_err(ServeError::Stopped)?;
    let preview = Arc::new(Preview::new());
    let told = Arc::clone(listener);
    let mut changes = watch::begin(&root, Box::new(move |unwatched| told.unwatched(unwatched)));
    let mut project = Project::new(&root, &settings.wish);
    build(&mut project, None, &preview, listener.as_ref());
    listener.ready(&format!("http://{}/", shown_as(address)));
    let (kept, told) = (Arc::clone(&preview), Arc::clone(listener));
    std::thread::spawn(move || {
        while let Some(news) = changes.wait() {
            build(&mut project, news.files(), &kept, told.as_ref());
        }
    });
    answer::serve(socket, preview, Visitors::of(settings.interface)).map_err(ServeError::Stopped)
}

/// Builds what changed and shows what came of it.
fn build(
    project: &mut Project,
    changed: Option<&BTreeSet<ProjectPath>>,
    preview: &Preview,
    listener: &dyn Listener,
) {
    let started = Instant::now();
    let changes = project.build(changed);
    let checked = project.checked();
    let findings = overlay::findings(&checked.diagnostics, &checked.sources.map);
    preview.show(changes, findings);
    listener.built(checked, started.elapsed());
}

/// The first free port from the wished one on.
fn listen(interface: IpAddr, port: u16) -> Result<TcpListener, ServeError> {
    let mut refused = None;
    for port in port..=port.saturating_add(if port == 0 { 0 } else { PORTS }) {
        let address = SocketAddr::new(interface, port);
        match TcpListener::bind(address) {
            Ok(socket) => return Ok(socket),
            Err(error) => {
                let busy = error.kind() == io::ErrorKind::AddrInUse;
                refused.get_or_insert(ServeError::Listen(address, error));
                if !busy {
                    break;
                }
            }
        }
    }
    let none = || ServeError::Listen(SocketAddr::new(interface, port), io::ErrorKind::AddrInUse.into());
    Err(refused.unwrap_or_else(none))
}

/// The address that a browser on this machine opens.
fn shown_as(address: SocketAddr) -> SocketAddr {
    let here = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::from([127, 0, 0, 1]),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(std::net::Ipv6Addr::LOCALHOST),
        other => other,
    };
    SocketAddr::new(here, address.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    #[test]
    fn a_busy_port_gives_way_to_the_next_free_one() {
        let first = listen(HERE, 0).unwrap();
        let port = first.local_addr().unwrap().port();
        let second = listen(HERE, port).unwrap().local_addr().unwrap().port();
        assert!(second > port && second <= port + PORTS, "{second} after {port}");
    }

    #[test]
    fn a_machine_that_is_not_ours_cannot_be_listened_on() {
        let error = listen(IpAddr::from([192, 0, 2, 1]), 0).unwrap_err().to_string();
        assert!(error.contains("192.0.2.1") && error.contains("--interface"), "{error}");
    }

    #[test]
    fn an_address_for_all_machines_is_opened_on_this_one() {
        assert_eq!(shown_as("0.0.0.0:80".parse().unwrap()).to_string(), "127.0.0.1:80");
        assert_eq!(shown_as("[::]:80".parse().unwrap()).to_string(), "[::1]:80");
    }
}
