//! The preview is for this machine and for the site alone: whoever asks from elsewhere, or for anything else, gets nothing.

#[cfg(target_os = "linux")]
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::project::Project;

/// A preview of the sound project.
struct Preview {
    process: Child,
    port: u16,
    _project: Project,
}

impl Preview {
    fn start() -> Self {
        let project = Project::new();
        let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
        command.args(["serve", "--port", "0", "--root"]).arg(project.path("."));
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let said = BufReader::new(process.stdout.take().unwrap());
        let address = said.lines().map(Result::unwrap).find_map(|line| {
            line.split("http://127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()?.parse().ok())
        });
        Self { process, port: address.expect("the preview says where it is"), _project: project }
    }

    /// What is answered to a request, as it stands on the wire.
    fn asked(&self, method: &str, path: &str, host: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
        (status.unwrap_or_else(|| panic!("no status: {answer}")), answer)
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn row_33_only_names_of_this_machine_are_answered() {
    let preview = Preview::start();
    for host in ["127.0.0.1", "localhost:8000", "[::1]"] {
        let (status, answer) = preview.asked("GET", "/", host);
        assert_eq!(status, 200, "{host}: {answer}");
        assert!(answer.contains("Board papers"), "{answer}");
    }
    for host in ["evil.example", "127.0.0.1.evil.example", "192.168.1.5", "10.0.0.7:8000", "0.0.0.0", ""] {
        for path in ["/", "/index.html", "/data/wards.csv", "/_candour/news"] {
            let (status, answer) = preview.asked("GET", path, host);
            assert!([403, 404, 421].contains(&status), "{host} got {status}");
            assert!(!answer.contains("Board papers") && !answer.contains("Gosport"), "{answer}");
        }
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        assert_eq!(preview.asked(method, "/", "localhost").0, 405, "{method}");
    }
}

#[test]
fn row_33_no_path_leads_out_of_the_site() {
    let preview = Preview::start();
    for path in [
        "/../site.yaml",
        "/%2e%2e/site.yaml",
        "/..%2fsite.yaml",
        "/..%5csite.yaml",
        "/%252e%252e/site.yaml",
        "/site.yaml",
        "/content/index.md",
        "/data/wards.yaml",
        "//etc/passwd",
        "/etc/passwd",
        "/%2fetc%2fpasswd",
        "/C:/Windows/win.ini",
        "/%00",
        "/candour-manifest.json/..",
    ] {
        let (status, answer) = preview.asked("GET", path, "localhost");
        assert!([400, 404].contains(&status), "{path} got {status}");
        let told = ["organisation:", "better: neither", "root:", "Welcome."];
        assert!(!told.iter().any(|secret| answer.contains(secret)), "{path}: {answer}");
    }
}

/// The addresses on which some process of this machine listens at a port, as Linux lists them.
#[cfg(target_os = "linux")]
fn listening(port: u16) -> Vec<String> {
    let all = ["/proc/net/tcp", "/proc/net/tcp6"].map(|list| fs::read_to_string(list).unwrap_or_default());
    let sockets = all.iter().flat_map(|list| list.lines());
    let fields = sockets.map(|line| line.split_whitespace().collect::<Vec<_>>());
    let wanted = format!(":{port:04X}");
    fields
        .filter(|fields| fields.get(3) == Some(&"0A"))
        .filter_map(|fields| fields.get(1)?.strip_suffix(&wanted).map(str::to_owned))
        .collect()
}

#[cfg(target_os = "linux")]
#[test]
fn row_33_nothing_listens_on_the_address_that_other_machines_see() {
    let preview = Preview::start();
    // 127.0.0.1, and no other: neither 0.0.0.0 nor the machine's own address in the network.
    assert_eq!(listening(preview.port), ["0100007F"]);
    let elsewhere =
        TcpStream::connect_timeout(&([127, 0, 0, 2], preview.port).into(), Duration::from_secs(5));
    assert!(elsewhere.is_err(), "another address of the machine is answered");
}
