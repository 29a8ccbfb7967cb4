//! What would let a reader find or ring a person: no paper for the public needs it.
//!
//! In: the text of a file as it is written, whatever stands in it: prose, front matter, a dataset's fields.
//! Out: findings. A role's mailbox and an office's own line are nobody's; where the check cannot see that, the author
//! accepts the finding with a reason.
//! Deliberately absent: names of people, which no rule can tell from other names without many false alarms.

mod contact;
mod identity;

use super::Context;
use super::pattern::{Rare, Written};
use crate::diagnostic::Diagnostics;

/// A check of one file's text.
type Look = fn(Written<'_>, &mut Diagnostics);

/// What is sought: at once, or only where [`RARE`] says that there is something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sought {
    /// Its patterns begin with marks or words that are quickly passed over.
    Alone,
    /// Its patterns can begin at almost any word, so that each would need a slow pass of its own.
    Together,
}

/// The checks of the family.
const LOOKS: &[(Sought, Look)] = &[
    (Sought::Alone, contact::telephone),
    (Sought::Alone, contact::mailbox),
    (Sought::Together, contact::postcode),
    (Sought::Together, identity::nhs_number),
    (Sought::Together, identity::national_insurance),
    (Sought::Together, identity::date_of_birth),
    (Sought::Together, identity::case_reference),
];

/// The patterns that are sought together.
static RARE: Rare = Rare::new(&[
    &contact::POSTCODE,
    &identity::TEN_DIGITS,
    &identity::INSURANCE,
    &identity::BIRTH,
    &identity::CASE,
    &identity::KNOWN_FORM,
]);

/// Looks through every file that an author wrote.
pub(super) fn check(context: &Context<'_>, found: &mut Diagnostics) {
    super::each_file(context, found, look);
}

/// Looks through one text.
pub(super) fn look(text: Written<'_>, found: &mut Diagnostics) {
    let rare = RARE.any_in(text.text);
    for (_, each) in LOOKS.iter().filter(|(sought, _)| rare || *sought == Sought::Alone) {
        each(text, found);
    }
}

#[cfg(test)]
mod tests;
