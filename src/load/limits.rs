//! How much the files of a project may hold, where a council could need more: what `site.yaml` says under `limits`.
//!
//! In: the key as written. Out: [`Limits`], with what is left out as it comes. Every limit, also those that no project
//! can change, is in `docs/limits.md`. Deliberately absent: limits of nesting and names, which other systems set.

use super::shapes::RawLimits;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Spanned;

/// One megabyte, as it is counted here.
const MEGABYTE: u64 = 1024 * 1024;

/// How much files may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest file of words or figures, in bytes.
    pub text: u64,
    /// The largest file that is copied to the site, in bytes.
    pub document: u64,
    /// How many values one YAML file may hold.
    pub values: usize,
}

impl Default for Limits {
    /// 16 MB, 64 MB, and two million values, which is a dataset of some 200,000 rows.
    fn default() -> Self {
        Self { text: 16 * MEGABYTE, document: 64 * MEGABYTE, values: 2_000_000 }
    }
}

impl Limits {
    /// What a project may ask for at most: some gigabytes of memory.
    pub const MOST: Self = Self { text: 256 * MEGABYTE, document: 2048 * MEGABYTE, values: 20_000_000 };

    /// The limits that a project asks for; one that it cannot have is reported and stays as it comes.
    pub(super) fn of(raw: &RawLimits, diagnostics: &mut Diagnostics) -> Self {
        let RawLimits { text, document, values } = raw;
        let (usual, most) = (Self::default(), Self::MOST);
        let mut megabytes = |asked: &Option<Spanned<u32>>, usual: u64, most: u64| {
            within(asked.as_ref(), most / MEGABYTE, "megabytes", diagnostics)
                .map_or(usual, |asked| asked * MEGABYTE)
        };
        let (text, document) =
            (megabytes(text, usual.text, most.text), megabytes(document, usual.document, most.document));
        let values = within(values.as_ref(), most.values as u64, "values", diagnostics);
        let values = values.and_then(|asked| usize::try_from(asked).ok()).unwrap_or(usual.values);
        Self { text, document, values }
    }
}

/// The number asked for, if it is from 1 to the most.
fn within(asked: Option<&Spanned<u32>>, most: u64, what: &str, diagnostics: &mut Diagnostics) -> Option<u64> {
    let asked = asked?;
    let number = u64::from(asked.value);
    if (1..=most).contains(&number) {
        return Some(number);
    }
    let message = format!("found `{number}`, wanted a number of {what} from 1 to {most}");
    diagnostics.push(
        Diagnostic::new(Code::KEY_VALUE, asked.span, message).help("leave the key out for the usual limit"),
    );
    None
}
