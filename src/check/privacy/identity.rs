//! Numbers and dates that name one person: NHS number, National Insurance number, date of birth, case reference.

use crate::check::pattern::{Pattern, Written};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use regex::Match;

pub(super) static TEN_DIGITS: Pattern = Pattern::new(r"\b(\d{3})[ \u{a0}-]?(\d{3})[ \u{a0}-]?(\d{4})\b");

static NHS_WORDS: Pattern = Pattern::new(r"(?i)\bNHS\s+(?:number|no)\b[^\d\n]{0,12}$");

/// Two letters, six digits, a letter A to D. D, F, I, Q, U and V never stand first, nor these or O second (HMRC NIM39110).
pub(super) static INSURANCE: Pattern = Pattern::new(
    r"\b([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])[ \u{a0}]?\d{2}[ \u{a0}]?\d{2}[ \u{a0}]?\d{2}[ \u{a0}]?[A-D]\b",
);

/// Prefixes that are not given out (HMRC NIM39110).
const NO_PREFIX: [&str; 7] = ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"];

pub(super) static BIRTH: Pattern = Pattern::new(
    r"(?ix)\b(?:date\s+of\s+birth|d\.?o\.?b|born(?:\s+on)?)\b\.?[\s:*|(–-]{0,6}(?:the\s+)?
          (?: \d{1,2}(?:st|nd|rd|th)?[\s/.-](?:of\s+)?(?:\d{1,2}|jan[a-z]*|feb[a-z]*|mar[a-z]*|apr[a-z]*|may|june?|july?|aug[a-z]*|sep[a-z]*|oct[a-z]*|nov[a-z]*|dec[a-z]*)[\s/.,-]{1,2}\d{2,4}
            | \d{4}-\d{2}-\d{2} )\b",
);

pub(super) static CASE: Pattern = Pattern::new(
    r"(?ix)\b(?:case|client|child|person|pupil|patient|mosaic|ics|liquid\s?logic|care\s?first|court|crime|incident)
          (?:['’]s)?(?:\s+file)?\s+(?:reference|ref|number|no|id)\b\.?(?:\s+(?:is|number|no\.?))?[\s:\#*(]{0,4}
          ([a-z]{0,4}[/-]?\d[\da-z/-]{3,}) ",
);

/// A family court's case (`ZE20C00123`), and a unique pupil number (a letter, then eleven digits and one more sign).
pub(super) static KNOWN_FORM: Pattern =
    Pattern::new(r"\b(?:[A-Z]{2}\d{2}[CPFAZ]\d{5}|[A-HJ-NP-RT-Z]\d{11}[\dA-Z])\b");

/// Ten digits whose last is the check digit of an NHS number, or that are called one.
pub(super) fn nhs_number(text: Written<'_>, found: &mut Diagnostics) {
    for hit in TEN_DIGITS.find_iter(text.text).filter(|hit| text.stands_alone(&hit.range())) {
        let named = NHS_WORDS.is_match(text.before(hit.start(), 40));
        let sound = is_nhs_number(hit.as_str());
        if !named && !sound {
            continue;
        }
        let mut finding = Diagnostic::new(
            Code::PRIVACY_NHS,
            text.span(&hit.range()),
            if sound { "an NHS number: its check digit fits" } else { "what is called an NHS number" },
        );
        if !sound {
            finding = finding.note("its check digit does not fit, so it may be mistyped");
        }
        found.push(finding.help("take the number out; a paper for the public names no patient"));
    }
}

/// Whether the tenth digit is the check digit of the nine before it (modulus 11, NHS Data Dictionary).
pub(super) fn is_nhs_number(written: &str) -> bool {
    let digits: Vec<u32> = written.chars().filter_map(|it| it.to_digit(10)).collect();
    let Some((last, first)) = digits.split_last().filter(|_| digits.len() == 10) else { return false };
    let sum: u32 = first.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    let check = (11 - sum % 11) % 11;
    check != 10 && check == *last && sum > 0
}

/// A National Insurance number.
pub(super) fn national_insurance(text: Written<'_>, found: &mut Diagnostics) {
    for hit in INSURANCE.captures_iter(text.text) {
        let (Some(whole), Some(prefix)) = (hit.get(0), hit.get(1)) else { continue };
        if NO_PREFIX.contains(&prefix.as_str()) || !text.stands_alone(&whole.range()) {
            continue;
        }
        found.push(
            Diagnostic::new(
                Code::PRIVACY_INSURANCE,
                text.span(&whole.range()),
                "a National Insurance number",
            )
            .help("take the number out; no reader of the paper needs it"),
        );
    }
}

/// A day of birth. "Born on or after 1 September 2005" is a rule and nobody's birthday.
pub(super) fn date_of_birth(text: Written<'_>, found: &mut Diagnostics) {
    for hit in BIRTH.find_iter(text.text) {
        found.push(
            Diagnostic::new(Code::PRIVACY_BIRTH, text.span(&hit.range()), "a date of birth")
                .help("give an age or a year in its place, or take it out"),
        );
    }
}

/// What is called the reference of a case. Planning applications (`21/01234/FUL`) are public.
pub(super) fn named_case(text: Written<'_>, found: &mut Diagnostics) {
    let named = CASE.captures_iter(text.text).filter_map(|hit| hit.get(1));
    named.filter(|hit| is_reference(hit.as_str())).for_each(|hit| found.push(case(text, &hit)));
}

/// The reference of a pupil or of a court's file.
pub(super) fn known_form(text: Written<'_>, found: &mut Diagnostics) {
    KNOWN_FORM.find_iter(text.text).for_each(|hit| found.push(case(text, &hit)));
}

fn case(text: Written<'_>, hit: &Match<'_>) -> Diagnostic {
    let message = format!("the reference of one person's case, `{}`", hit.as_str());
    Diagnostic::new(Code::PRIVACY_CASE, text.span(&hit.range()), message)
        .help("take the reference out; who works on the case finds it elsewhere")
}

fn is_reference(token: &str) -> bool {
    let digits = token.chars().filter(char::is_ascii_digit).count();
    let letters = token.chars().any(|it| it.is_ascii_alphabetic());
    let planning = token.split('/').count() == 3;
    !planning && digits >= if letters { 4 } else { 5 }
}
