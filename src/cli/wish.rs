//! What the options ask for beyond what the files say.

use super::{Edition, Exit, report};
use crate::Wish;
use jiff::civil::Date;

/// What the options ask for; an option that cannot be used is told.
pub(super) fn wish(edition: &Edition, base_url: Option<&str>) -> Result<Wish, Exit> {
    let typed = edition.date.clone().map(|date| (date, "--date"));
    // What is no text is told as well as what is no number.
    let from_environment = std::env::var_os("SOURCE_DATE_EPOCH")
        .map(|epoch| (epoch.to_string_lossy().into_owned(), "SOURCE_DATE_EPOCH"));
    let published = match typed.or(from_environment) {
        None => None,
        Some((text, name)) => Some(read_date(&text, name)?),
    };
    let base_url = match base_url {
        None => None,
        Some(url) if url.starts_with("https://") || url.starts_with("http://") => {
            Some(format!("{}/", url.trim_end_matches('/')))
        }
        Some(url) => {
            let message = format!("--base-url is `{url}`, wanted an address that begins with `https://`");
            return Err(report::failed(&message, None));
        }
    };
    Ok(Wish { drafts: edition.drafts, strict: edition.strict, published, base_url })
}

fn read_date(text: &str, name: &str) -> Result<Date, Exit> {
    let found = if name == "--date" {
        text.parse().ok()
    } else {
        let seconds = text.parse().ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
        seconds.map(|moment| moment.to_zoned(jiff::tz::TimeZone::UTC).date())
    };
    found.ok_or_else(|| {
        let wanted = if name == "--date" { "a date such as 2023-03-20" } else { "seconds since 1970" };
        report::failed(&format!("{name} is `{text}`, wanted {wanted}"), None)
    })
}
