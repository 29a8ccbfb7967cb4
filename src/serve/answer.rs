//! Requests answered from memory. Whoever asks under another host name than this machine's is refused, so that no page
//! of the web can read the preview by giving its own name this machine's address (DNS rebinding).

use super::overlay::{NEWS_PATH, SCRIPT, SCRIPT_PATH, nothing_yet, with_script};
use super::pages::{Files, Preview, Shown};
use crate::bundle::{Artifact, OutputPath};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HOST, LOCATION};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

/// How long a browser waits before it looks for a preview that was stopped and started.
const RETRY: Duration = Duration::from_millis(500);

/// Who may ask.
#[derive(Clone, Copy, Debug)]
pub(super) struct Visitors {
    interface: IpAddr,
}

/// What every request sees.
#[derive(Clone)]
struct Desk {
    preview: Arc<Preview>,
    visitors: Visitors,
}

impl Visitors {
    /// Those who can reach an address.
    pub fn of(interface: IpAddr) -> Self {
        Self { interface }
    }

    /// Whether a `Host` names this machine: `localhost`, or a number. Names of the web never do.
    fn may_ask(self, host: &str) -> bool {
        let name = match host.strip_prefix('[') {
            Some(rest) => rest.split(']').next().unwrap_or(""),
            None => host.split(':').next().unwrap_or(""),
        };
        if name.eq_ignore_ascii_case("localhost") {
            return true;
        }
        let Ok(number) = name.parse::<IpAddr>() else { return false };
        number.is_loopback() || number == self.interface || self.interface.is_unspecified()
    }
}

/// Answers until the program is stopped.
pub(super) fn serve(socket: TcpListener, preview: Arc<Preview>, visitors: Visitors) -> io::Result<()> {
    socket.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let socket = tokio::net::TcpListener::from_std(socket)?;
        let router = Router::new().fallback(answer).with_state(Desk { preview, visitors });
        axum::serve(socket, router).await
    })
}

async fn answer(State(desk): State<Desk>, request: Request) -> Response {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or("");
    let mut response = if !desk.visitors.may_ask(host) {
        plain(StatusCode::MISDIRECTED_REQUEST, "The preview answers to localhost and 127.0.0.1 only.\n")
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let refused = plain(StatusCode::METHOD_NOT_ALLOWED, "The preview can only be read.\n");
        ([(ALLOW, "GET, HEAD")], refused).into_response()
    } else {
        match request.uri().path() {
            SCRIPT_PATH => typed("text/javascript; charset=utf-8", SCRIPT.to_owned()),
            NEWS_PATH => news(&desk.preview),
            path => desk.preview.now(|shown| page(path, shown)),
        }
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    (status, [(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

fn typed(kind: &'static str, body: impl Into<axum::body::Body>) -> Response {
    ([(CONTENT_TYPE, kind)], body.into()).into_response()
}

/// The present state at once, then each later one.
fn news(preview: &Arc<Preview>) -> Response {
    let shown = Arc::clone(preview);
    let events = WatchStream::new(preview.follow()).map(move |_| Ok::<_, Infallible>(shown.now(event)));
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

fn event(shown: &Shown) -> Event {
    let state = serde_json::json!({
        "number": shown.number,
        "findings": shown.findings.as_deref(),
        "stands": shown.files.is_some(),
    });
    Event::default().event("state").retry(RETRY).data(state.to_string())
}

fn page(path: &str, shown: &Shown) -> Response {
    let Some(files) = &shown.files else {
        let text = nothing_yet(shown.number);
        return (StatusCode::SERVICE_UNAVAILABLE, typed(kind_of("a.html"), text)).into_response();
    };
    let Some(wanted) = wanted(path) else {
        return plain(StatusCode::BAD_REQUEST, "That is no path of the site.\n");
    };
    if let Some(file) = files.get(&wanted) {
        return sent(&wanted, file, shown.number);
    }
    let index = OutputPath::new(&format!("{wanted}/index.html"));
    if index.is_ok_and(|index| files.contains_key(&index))
        && let Ok(there) = HeaderValue::from_str(&format!("{path}/"))
    {
        return (StatusCode::PERMANENT_REDIRECT, [(LOCATION, there)]).into_response();
    }
    not_found(files, shown.number)
}

fn sent(path: &OutputPath, file: &Artifact, number: u64) -> Response {
    let kind = kind_of(path.file_name());
    match file.as_text() {
        Some(page) if kind.starts_with("text/html") => typed(kind, with_script(page, number)),
        _ => typed(kind, file.bytes().to_vec()),
    }
}

fn not_found(files: &Files, number: u64) -> Response {
    let page = OutputPath::new("404.html").ok().and_then(|path| files.get(&path)?.as_text());
    let page = page.map_or_else(|| nothing_yet(number), |page| with_script(page, number));
    (StatusCode::NOT_FOUND, typed(kind_of("404.html"), page)).into_response()
}

/// The file that a request's path names; `None` for a path that no file of a site can have, such as one that climbs.
fn wanted(path: &str) -> Option<OutputPath> {
    // A `%` that encodes nothing stays one, which no name has.
    let decoded = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
    let folder = decoded.is_empty() || decoded.ends_with('/');
    let name = if folder { format!("{decoded}index.html").into() } else { decoded };
    OutputPath::new(&name).ok()
}

/// The media type of a file by its name.
fn kind_of(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    match extension.as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here() -> Visitors {
        Visitors::of(IpAddr::from([127, 0, 0, 1]))
    }

    #[test]
    fn only_names_of_this_machine_may_ask() {
        for host in ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000", "127.0.0.2"] {
            assert!(here().may_ask(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "127.0.0.1.evil.example:8000",
            "192.168.1.5",
            "localhost.evil.example",
            "[::2]",
        ] {
            assert!(!here().may_ask(host), "{host}");
        }
        assert!(Visitors::of(IpAddr::from([0, 0, 0, 0])).may_ask("192.168.1.5:8000"));
        assert!(!Visitors::of(IpAddr::from([0, 0, 0, 0])).may_ask("evil.example:8000"));
    }

    #[test]
    fn a_path_that_climbs_names_nothing() {
        for path in [
            "/../site.yaml",
            "/%2e%2e/site.yaml",
            "/a/..%2fb",
            "/a%5c..%5cb",
            "//etc/passwd",
            "/%00",
            "/%ff",
            "/%2",
            "/%252e%252e/x",
        ] {
            assert_eq!(wanted(path), None, "{path}");
        }
    }

    #[test]
    fn a_path_names_its_file() {
        let name = |path: &str| wanted(path).unwrap().to_string();
        assert_eq!(name("/"), "index.html");
        assert_eq!(name("/board/"), "board/index.html");
        assert_eq!(name("/a%20b/%C3%A9.html"), "a b/é.html");
    }

    #[test]
    fn a_site_answers_with_its_files_and_its_own_page_for_what_is_not_there() {
        let file = |name: &str, text: &str| (OutputPath::new(name).unwrap(), Artifact::text(text));
        let files: Files = [
            file("index.html", "front"),
            file("404.html", "lost"),
            file("a/index.html", "a"),
            file("x.css", "c"),
        ]
        .into();
        let shown = Shown { files: Some(files), findings: None, number: 1 };
        let status = |path: &str| page(path, &shown).status().as_u16();
        assert_eq!(["/", "/x.css", "/a/", "/a", "/b", "/../x"].map(status), [200, 200, 200, 308, 404, 400]);
        assert_eq!(page("/a", &shown).headers()[LOCATION], "/a/");
        assert_eq!(page("/x.css", &shown).headers()[CONTENT_TYPE], "text/css; charset=utf-8");
        assert_eq!(page("/", &Shown::default()).status().as_u16(), 503);
    }
}
