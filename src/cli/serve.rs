//! `candour serve`: the site in a browser while it is written.

use super::{Common, Edition, Exit, Format, open, report};
use crate::Checked;
use crate::serve::{self, Listener, Settings, Unwatched};
use clap::Args;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

/// What the command takes.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    edition: Edition,
    /// The first port to try; the next free one is taken when it is busy
    #[arg(short, long, default_value_t = 8000)]
    port: u16,
    /// The address to listen on; others than 127.0.0.1 show the papers to other machines
    #[arg(short, long, default_value = "127.0.0.1", value_name = "ADDRESS")]
    interface: IpAddr,
    /// Open the site in a browser
    #[arg(long)]
    open: bool,
}

/// Shows the site until Ctrl+C.
pub fn run(options: &Options, common: &Common) -> Exit {
    let wish = match super::wish::wish(&options.edition, None) {
        Ok(wish) => wish,
        Err(exit) => return exit,
    };
    let settings =
        Settings { root: common.root.clone(), wish, interface: options.interface, port: options.port };
    let teller: Arc<dyn Listener> =
        Arc::new(Teller { common: common.clone(), format: options.edition.format, open: options.open });
    match serve::run(&settings, &teller) {
        Ok(()) => Exit::Clean,
        Err(error) => report::failed(&error.to_string(), None),
    }
}

/// Tells the terminal what the preview does.
struct Teller {
    common: Common,
    format: Format,
    open: bool,
}

impl Listener for Teller {
    fn ready(&self, address: &str) {
        report::say(&format!("preview at {address} (Ctrl+C ends it)"), &self.common);
        if self.open {
            open::open(address.as_ref());
        }
    }

    fn built(&self, checked: &Checked, took: Duration) {
        let exit = report::findings(&checked.diagnostics, &checked.sources.map, self.format, &self.common);
        if self.format == Format::Human {
            let outcome =
                if exit == Exit::Clean { "fresh" } else { "as before, until the problems are mended" };
            let seconds = took.as_secs_f64();
            report::say(
                &format!("{} in {seconds:.2} s: the preview is {outcome}", checked.count_words()),
                &self.common,
            );
        }
    }

    fn unwatched(&self, unwatched: &Unwatched) {
        report::warned(&unwatched.to_string(), unwatched.remedy());
    }
}
