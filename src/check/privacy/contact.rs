//! Ways to reach a person: a telephone, a mailbox of their own, a home.

use crate::check::pattern::{Pattern, Written};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// What a telephone of a person has: its area's digits or a mobile's, and eight digits behind them at least.
pub(super) static TELEPHONE: Pattern = Pattern::new(r"(?:\+44 ?(?:\(0\) ?)?|0)[127](?:\)?[ \u{a0}.-]?\d){8}");

static NUMBER: Pattern = Pattern::new(r"(?:\+44 ?(?:\(0\) ?)?|\(?0)\d{1,5}\)?(?:[ \u{a0}.-]?\d{2,7}){1,4}");

static MAILBOX: Pattern = Pattern::new(r"([A-Za-z0-9._%+'-]+)@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)");

/// A unit's postcode. The second half never has C, I, K, M, O or V (BS 7666).
pub(super) static POSTCODE: Pattern =
    Pattern::new(r"\b([A-Z]{1,2})\d[A-Z\d]?[ \u{a0}]?\d[ABD-HJLNP-UW-Z]{2}\b");

/// The areas of British postcodes (Royal Mail).
const AREAS: &str = "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC \
    EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N \
    NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR \
    TS TW UB W WA WC WD WF WN WR WS WV YO ZE";

/// Providers of mailboxes to private people.
const PRIVATE: &str =
    "gmail googlemail hotmail outlook yahoo icloud btinternet aol live msn sky talktalk protonmail me";

/// Words of a team, an office or a subject: a mailbox with one of them is a role's.
const ROLES: &str = "account accounts admin administration administrator adult adults advice advisor adviser alerts \
    appeals applications assessment assets audit benefits board budget building business care carer carers case \
    cemeteries central chief child childcare children childrens clerk clerks client clinic comments commissioning \
    committee committees communications community complaints compliance consultation consultations contact contacts \
    corporate council councillor councillors customer customers data dataprotection democracy democratic department desk \
    development digital director disabled dpo duty early east editor education elections emergency employment enquiries \
    enquiry environment equalities equality events executive facilities families family feedback finance foi foster \
    fostering front general governance governors group head health help helpdesk helpline highways hive hives home \
    homelessness homes house housing hr hub improvement independent info information insight insurance inspection it \
    leaders leavers leaver legal library libraries licensing line local locality mail mailbox manager mash media \
    member members monitoring news noreply north nhs office officer officers online operations panel parenting \
    parks participation partnership partnerships payroll people performance permits personal planning policy post \
    practice press principal procurement programme project projects property protection public quality reception \
    records recruitment referral referrals registrar registrars registration reports research reviewing revenues \
    safeguarding sales school schools secretary section security send sen service services sales social south staff \
    standards statistics strategic strategy support sustainability team teams training transport travel treasury \
    unit virtual volunteering waste web webmaster website welfare west work workforce young youth";

/// A telephone of a person: mobile, or a line at a place. Numbers of services (03, 08, 09) are nobody's own.
pub(super) fn telephone(text: Written<'_>, found: &mut Diagnostics) {
    for hit in NUMBER.find_iter(text.text).filter(|hit| text.stands_alone(&hit.range())) {
        let number: String = hit.as_str().replace("(0)", "").replace("+44", "0");
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let message = match (digits.as_bytes().get(1), digits.len()) {
            (Some(b'7'), 11) => "a mobile telephone number",
            (Some(b'1'), 10 | 11) | (Some(b'2'), 11) => "a telephone number of one place",
            _ => continue,
        };
        found.push(
            Diagnostic::new(Code::PRIVACY_TELEPHONE, text.span(&hit.range()), message).help(
                "give a role and a service's number in its place; for a number of an office, accept the finding with the reason",
            ),
        );
    }
}

/// A mailbox of a named person. A role's mailbox (`care.leavers@…`) is nobody's own.
pub(in crate::check) fn mailbox(text: Written<'_>, found: &mut Diagnostics) {
    for hit in MAILBOX.captures_iter(text.text) {
        let (Some(whole), Some(name), Some(host)) = (hit.get(0), hit.get(1), hit.get(2)) else { continue };
        let message = if is_private(host.as_str()) {
            format!("a mailbox at a provider for private people, `{}`", host.as_str())
        } else if is_name(name.as_str()) {
            format!("`{}` looks like the mailbox of a named person", whole.as_str())
        } else {
            continue;
        };
        found.push(Diagnostic::new(Code::PRIVACY_MAILBOX, text.span(&whole.range()), message).help(
            "give the mailbox of the team or role; if this is one, accept the finding with the reason",
        ));
    }
}

fn is_private(host: &str) -> bool {
    let first = host.split('.').next().unwrap_or("").to_lowercase();
    PRIVATE.split(' ').any(|provider| provider == first)
}

/// `jane.smith`, `j_smith`: two or three parts of letters, none of them a role's word.
fn is_name(local: &str) -> bool {
    let lower = local.to_lowercase();
    let parts: Vec<&str> = lower.split(['.', '_']).collect();
    let letters = |part: &&str| {
        let name = part.trim_end_matches(|it: char| it.is_ascii_digit());
        !name.is_empty() && name.chars().all(|it| it.is_alphabetic() || matches!(it, '-' | '\''))
    };
    let role = |part: &&str| part.split('-').any(|word| ROLES.split_whitespace().any(|role| role == word));
    (2..=3).contains(&parts.len()) && parts.iter().all(letters) && !parts.iter().any(role)
}

/// A full postcode, which is some fifteen homes. A meeting's own place may have one.
pub(super) fn postcode(text: Written<'_>, found: &mut Diagnostics) {
    for hit in POSTCODE.captures_iter(text.text) {
        let (Some(whole), Some(area)) = (hit.get(0), hit.get(1)) else { continue };
        let known = AREAS.split_whitespace().any(|known| known == area.as_str());
        let venue = text.line(whole.start()).starts_with("place:");
        if !known || venue || !text.stands_alone(&whole.range()) {
            continue;
        }
        let message = format!("the full postcode `{}`, which is some fifteen addresses", whole.as_str());
        found.push(Diagnostic::new(Code::PRIVACY_POSTCODE, text.span(&whole.range()), message).help(
            "name the district or the first half alone; for the address of an office, accept the finding with the reason",
        ));
    }
}
