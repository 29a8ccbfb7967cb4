//! What a theme may not bring: whatever runs in a reader's browser.
//!
//! In: a page as its template made it, and the files of a theme. Out: what is wrong with them. The policy in each page
//! forbids scripts, but a template could leave it out, and Firefox asks no policy about script files when a page is
//! opened from a folder (`tests/browser/policy.test.mjs`). All that authors write is escaped, so that a tag found here
//! stands in a template. Deliberately absent: taking anything out for the author of a theme.

/// What every page says that it may load (<https://www.w3.org/TR/CSP3/>).
pub const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// Elements that run something, show another page, or change where links lead.
const FORBIDDEN: [&str; 9] =
    ["script", "iframe", "frame", "frameset", "object", "embed", "base", "applet", "foreignobject"];

/// The kinds of file that a theme may publish: none of them runs when it is opened.
const KINDS: [&str; 14] = [
    "svg",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "webp",
    "avif",
    "ico",
    "woff",
    "woff2",
    "txt",
    "json",
    "webmanifest",
    "pdf",
];

/// What is wrong with a page, if anything is.
pub(super) fn fault_of_page(page: &str) -> Option<String> {
    if !begins_with_policy(page) {
        return Some(format!(
            "the page does not begin as `base.html` does, down to its policy `{POLICY}`, before which nothing may stand"
        ));
    }
    forbidden(page)
        .map(|name| format!("the page holds `<{name}>`, and no page may run or show anything from elsewhere"))
}

/// What is wrong with a file that a theme publishes, if anything is.
pub(super) fn fault_of_file(name: &str, bytes: &[u8]) -> Option<String> {
    let kind = name.rsplit_once('.').map_or("", |(_, kind)| kind).to_ascii_lowercase();
    if !KINDS.contains(&kind.as_str()) {
        return Some(format!("a theme may publish files that end in {} or `.css`", listed(&KINDS)));
    }
    if kind != "svg" {
        return None;
    }
    let drawing = String::from_utf8_lossy(bytes);
    let element = forbidden(&drawing).map(|name| format!("`<{name}>`"));
    element
        .or_else(|| handler(&drawing))
        .map(|found| format!("the drawing holds {found}, and a drawing may run nothing"))
}

/// Whether nothing stands before the policy but what must: the type, the language and the encoding.
fn begins_with_policy(page: &str) -> bool {
    let behind_language = || {
        let rest =
            page.trim_start().strip_prefix("<!DOCTYPE html>")?.trim_start().strip_prefix("<html lang=\"")?;
        let (language, rest) = rest.split_once("\">")?;
        language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-').then_some(rest)
    };
    let behind_encoding = |rest: &'_ str| -> Option<usize> {
        let left = rest
            .trim_start()
            .strip_prefix("<head>")?
            .trim_start()
            .strip_prefix("<meta charset=\"utf-8\">")?;
        Some(left.trim_start().len())
    };
    let Some(rest) = behind_language() else { return false };
    let Some(left) = behind_encoding(rest).and_then(|left| rest.get(rest.len() - left..)) else {
        return false;
    };
    left.strip_prefix("<meta http-equiv=\"Content-Security-Policy\" content=\"")
        .and_then(|left| left.strip_prefix(POLICY))
        .is_some_and(|left| left.starts_with("\">"))
}

/// The first forbidden element, as it is called.
fn forbidden(text: &str) -> Option<&'static str> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'<', bytes).find_map(|at| forbidden_here(bytes.get(at + 1..)?))
}

/// The forbidden element whose name begins a text.
fn forbidden_here(rest: &[u8]) -> Option<&'static str> {
    // A page has thousands of elements, and most differ in the first letter from all that are forbidden.
    let first = rest.first()?.to_ascii_lowercase();
    if !matches!(first, b'a' | b'b' | b'e' | b'f' | b'i' | b'o' | b's') {
        return None;
    }
    FORBIDDEN.iter().copied().filter(|known| known.as_bytes().first() == Some(&first)).find(|known| {
        let (name, behind) = rest.split_at_checked(known.len()).unwrap_or_default();
        name.eq_ignore_ascii_case(known.as_bytes()) && !behind.first().is_some_and(u8::is_ascii_alphanumeric)
    })
}

/// An attribute that runs what it holds, or an address that does.
fn handler(drawing: &str) -> Option<String> {
    let small = drawing.to_ascii_lowercase();
    if small.contains("javascript:") {
        return Some("an address that begins with `javascript:`".to_owned());
    }
    let mut words = small.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '/'));
    let is_handler = |word: &&str| {
        let name = word.split('=').next().unwrap_or("");
        name.len() > 2
            && name.starts_with("on")
            && word.contains('=')
            && name.bytes().all(|b| b.is_ascii_lowercase())
    };
    words.find(is_handler).map(|word| format!("the attribute `{}`", word.split('=').next().unwrap_or(word)))
}

fn listed(kinds: &[&str]) -> String {
    kinds.iter().map(|kind| format!("`.{kind}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(head: &str, body: &str) -> String {
        format!(
            "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n{head}<title>x</title></head><body>{body}</body></html>"
        )
    }

    fn policy() -> String {
        format!(
            "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n"
        )
    }

    #[test]
    fn a_page_with_the_policy_and_without_a_script_is_let_pass() {
        let text = page(&policy(), "<p>&lt;script&gt; <svg><g></g></svg> <basefont> 1 < 2</p>");
        assert_eq!(fault_of_page(&text), None);
    }

    #[test]
    fn a_page_whose_policy_is_missing_weaker_or_late_is_not() {
        let weak = policy().replace("'none'; style", "'self'; style");
        let behind = format!("<link rel=\"stylesheet\" href=\"a.css\">{}", policy());
        let comment = format!("<!--{}-->", policy());
        for head in ["", &weak, &behind, &comment] {
            assert!(
                fault_of_page(&page(head, "")).is_some_and(|fault| fault.contains("its policy")),
                "{head}"
            );
        }
        let handler =
            page(&policy(), "").replace("<html lang=\"en-GB\">", "<html lang=\"en-GB\" onclick=\"x\">");
        assert!(fault_of_page(&handler).is_some());
        assert!(fault_of_page(&handler.replace("-GB\" onclick=\"", " onclick=")).is_some());
    }

    #[test]
    fn a_page_that_runs_or_frames_something_is_not() {
        for body in
            ["<script src=x>", "<SCRIPT>", "<svg><script/>", "<iframe src=\"a.html\">", "<object\ndata=x>"]
        {
            let fault = fault_of_page(&page(&policy(), body)).unwrap();
            assert!(fault.starts_with("the page holds `<"), "{fault}");
        }
    }

    #[test]
    fn every_forbidden_element_is_found_at_the_end_of_a_text_too() {
        for name in FORBIDDEN {
            for text in [format!("<p><{name}>"), format!("<{}", name.to_uppercase())] {
                assert_eq!(forbidden(&text), Some(name));
            }
            assert_eq!(forbidden(&format!("<{name}x> <x{name}> </{name}> <")), None);
        }
    }

    #[test]
    fn files_that_run_when_they_are_opened_are_not_published() {
        for name in ["a.html", "a.js", "a.xhtml", "a", "a.svgz", "fonts/a.wasm", "a.pdf.htm"] {
            assert!(fault_of_file(name, b"").is_some(), "{name}");
        }
        for name in ["a.png", "fonts/A.WOFF2", "crest.SVG", "robots.txt"] {
            assert_eq!(fault_of_file(name, b"<svg><path d='M0 0' font='on'/>once=1</svg>"), None, "{name}");
        }
    }

    #[test]
    fn a_drawing_that_could_run_something_is_not_published() {
        for drawing in [
            "<svg><script>x</script></svg>",
            "<svg onload=\"x\">",
            "<svg width='1'onload=x>",
            "<svg/onload=x>",
            "<svg><a href='JavaScript:x'>",
            "<svg><foreignObject>",
        ] {
            assert!(fault_of_file("a.svg", drawing.as_bytes()).is_some(), "{drawing}");
        }
    }
}
