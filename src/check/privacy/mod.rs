//! What would let a reader find or ring a person: no paper for the public needs it.
//!
//! In: the text of a file as it is written, whatever stands in it: prose, front matter, a dataset's fields.
//! Out: findings. A role's mailbox and an office's own line are nobody's; where the check cannot see that, the author
//! accepts the finding with a reason.
//! Deliberately absent: names of people, which no rule can tell from other names without many false alarms.

mod contact;
mod identity;

use super::Context;
use super::pattern::Written;
use crate::diagnostic::Diagnostics;

/// A check of one file's text.
type Look = fn(Written<'_>, &mut Diagnostics);

/// The checks of the family.
const LOOKS: &[Look] = &[
    contact::telephone,
    contact::mailbox,
    contact::postcode,
    identity::nhs_number,
    identity::national_insurance,
    identity::date_of_birth,
    identity::case_reference,
];

/// Looks through every file that an author wrote.
pub(super) fn check(context: &Context<'_>, found: &mut Diagnostics) {
    super::each_file(context, found, look);
}

/// Looks through one text.
pub(super) fn look(text: Written<'_>, found: &mut Diagnostics) {
    for each in LOOKS {
        each(text, found);
    }
}

#[cfg(test)]
mod tests;
