//! What would let a reader find or ring a person: no paper for the public needs it.
//!
//! In: the text of a file as it is written, whatever stands in it: prose, front matter, a dataset's fields.
//! Out: findings. A role's mailbox and an office's own line are nobody's; where the check cannot see that, the author
//! accepts the finding with a reason.
//! Deliberately absent: names of people, which no rule can tell from other names without many false alarms.

mod contact;
mod identity;

use super::pattern::Sought;
pub(super) use contact::mailbox;

/// What is sought, but for mailboxes, whose one sign is quickly passed over.
pub(super) static SOUGHT: [Sought; 7] = [
    (&contact::TELEPHONE, contact::telephone),
    (&contact::POSTCODE, contact::postcode),
    (&identity::TEN_DIGITS, identity::nhs_number),
    (&identity::INSURANCE, identity::national_insurance),
    (&identity::BIRTH, identity::date_of_birth),
    (&identity::CASE, identity::named_case),
    (&identity::KNOWN_FORM, identity::known_form),
];

#[cfg(test)]
mod tests;
