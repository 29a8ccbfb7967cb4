//! Opens pages with whatever the system opens pages with.

use super::{Exit, report};
use std::ffi::OsStr;

/// Opens a file or an address; says how to do it by hand when the system cannot.
pub(super) fn open(page: &OsStr) -> Exit {
    let program = if cfg!(windows) {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    match std::process::Command::new(program).arg(page).spawn() {
        Ok(_) => Exit::Clean,
        Err(error) => {
            let page = page.to_string_lossy();
            let message = format!("the site is ready, but `{program}` could not open it ({error})");
            report::failed(&message, Some(&format!("open {page} yourself")))
        }
    }
}
