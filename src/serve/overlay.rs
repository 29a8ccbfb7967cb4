//! What the server adds to a page: the script that waits for news, and the findings where there are any.

use crate::diagnostic::{Diagnostics, Severity, terminal};
use crate::source::SourceMap;

/// The script of the preview. It runs in the author's browser only.
pub(super) const SCRIPT: &str = include_str!("preview.js");
/// Where the script is; below this folder the site itself has nothing.
pub(super) const SCRIPT_PATH: &str = "/_candour/preview.js";
/// Where news come from.
pub(super) const NEWS_PATH: &str = "/_candour/news";

/// The page while there is no site to show.
const NOTHING_YET: &str = "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
    content=\"width=device-width, initial-scale=1\">\n<title>The site cannot be built yet</title>\n</head>\n<body>\n<main>\n\
    <h1>The site cannot be built yet</h1>\n<p>Mend what is told here, and the page appears.</p>\n</main>\n</body>\n</html>\n";

/// The errors of a build as the terminal tells them, without colours; `None` when nothing stops the build.
pub(super) fn findings(diagnostics: &Diagnostics, sources: &SourceMap) -> Option<String> {
    if !diagnostics.has_errors() {
        return None;
    }
    let mut errors = diagnostics.clone();
    errors.retain(|finding| finding.severity == Severity::Error);
    Some(terminal::render(&errors, sources, false))
}

/// The page while there is no site to show.
pub(super) fn nothing_yet(number: u64) -> String {
    with_script(NOTHING_YET, number)
}

/// A page with the script of the preview, and with leave for it to run. `number` is the state that the page shows.
pub(super) fn with_script(page: &str, number: u64) -> String {
    let script = format!("<script src=\"{SCRIPT_PATH}\" data-state=\"{number}\" defer></script>\n");
    let policy = "http-equiv=\"Content-Security-Policy\" content=\"";
    // The first directive of a name counts, so that these hold whatever the theme says.
    let allowed = format!("{policy}script-src 'self'; connect-src 'self'; ");
    let page = page.replacen(policy, &allowed, 1);
    let at = page.rfind("</body>").unwrap_or(page.len());
    let (before, after) = page.split_at(at);
    format!("{before}{script}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic, Place};

    #[test]
    fn the_script_stands_at_the_end_and_may_run() {
        let page = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"></head><body>x</body>";
        let shown = with_script(page, 7);
        assert!(
            shown.contains("content=\"script-src 'self'; connect-src 'self'; default-src 'none'\""),
            "{shown}"
        );
        assert!(shown.ends_with("data-state=\"7\" defer></script>\n</body>"), "{shown}");
    }

    #[test]
    fn a_page_of_a_theme_without_a_body_has_the_script_too() {
        assert!(with_script("<p>x", 1).contains(SCRIPT_PATH));
    }

    #[test]
    fn findings_are_the_errors_alone() {
        let sources = SourceMap::default();
        let mut all = Diagnostics::default();
        let mut warning = Diagnostic::at(Code::FILE_KIND, Place::Project, "of no use");
        warning.severity = Severity::Warning;
        all.push(warning);
        assert_eq!(findings(&all, &sources), None);
        all.push(Diagnostic::at(Code::FILE_NAME, Place::Project, "a bad name"));
        let told = findings(&all, &sources).unwrap();
        assert!(
            told.contains("error[") && told.contains("a bad name") && !told.contains("of no use"),
            "{told}"
        );
    }
}
