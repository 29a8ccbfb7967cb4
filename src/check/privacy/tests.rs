//! Sentences of council papers: what of them is a person's, and what is not.

use crate::check::pattern::Written;
use crate::check::wording::written;
use crate::diagnostic::Diagnostics;
use crate::source::SourceId;
use proptest::prelude::*;

fn found(text: &str) -> Vec<&'static str> {
    let mut found = Diagnostics::default();
    written(Written { source: SourceId::default(), text, yaml: false }, &mut found);
    found.iter().map(|each| each.code.name()).collect()
}

#[test]
fn what_leads_to_a_person_is_found() {
    for (text, code) in [
        ("Ring her on 07700 900123 after six.", "privacy/telephone"),
        ("Ring her on +44 7700 900 123.", "privacy/telephone"),
        ("Ring her on +44 (0)7700 900123.", "privacy/telephone"),
        ("Tel: 01632 960 001", "privacy/telephone"),
        ("Tel: (01632) 960001", "privacy/telephone"),
        ("Tel: 020 7946 0123", "privacy/telephone"),
        ("contact: 07700-900-123", "privacy/telephone"),
        ("Email: jane.smith@hants.example", "privacy/email"),
        ("Email: J.O'Neill2@council.gov.uk", "privacy/email"),
        ("ask kelly83@hotmail.com", "privacy/email"),
        ("NHS number 999 123 4560.", "privacy/nhs-number"),
        ("record 943 476 5919", "privacy/nhs-number"),
        ("record 9434765919", "privacy/nhs-number"),
        ("NHS No: 943 476 5918", "privacy/nhs-number"),
        ("her number is AA 12 34 56 A", "privacy/national-insurance"),
        ("AB123456C", "privacy/national-insurance"),
        ("lives in ZE1 0AA", "privacy/postcode"),
        ("lives in EC1A 1BB now", "privacy/postcode"),
        ("born on 3 March 2006", "privacy/date-of-birth"),
        ("DOB: 03/03/2006", "privacy/date-of-birth"),
        ("date of birth (3rd of March 2006)", "privacy/date-of-birth"),
        ("d.o.b. 2006-03-03", "privacy/date-of-birth"),
        ("Mosaic ID 1234567", "privacy/case-reference"),
        ("case reference: CP/20431", "privacy/case-reference"),
        ("in the matter ZE20C00123", "privacy/case-reference"),
        ("pupil A823200012345", "privacy/case-reference"),
    ] {
        assert_eq!(found(text), [code], "{text}");
    }
}

#[test]
fn what_leads_to_no_person_is_left_alone() {
    for text in [
        "Ring the switchboard on 0300 555 1375 or 0800 1111.",
        "Write to care.leavers@hants.example or info@hants.example or hampshire-hives@hants.example.",
        "Spending was 0.1234567890 of the budget, 1,234,567,890 pounds or £9434765919.",
        "0 1 2 3 4 5 6 7 8 9 10 11 12",
        "2018 2019 2020 2021 2022 were 61 63 64 50 73",
        "0161 496",
        "Children born on or after 1 September 2005, or born in 2006, or born between 1 May and 31 May 2006.",
        "a date of birth is asked for; 12 children were born",
        "Case numbers 1,450 and 16500 in 2019-20; the case number rose to 12345 in all",
        "Case reference 21/01234/FUL of a planning application",
        "the M27 and the A3 at J12, SO23 and PO1 districts, form B2 3rd edition, RG1 2",
        "Section 17, ISBN 9780141036144, charity number 1089947, 12 34 56 A",
        "10:30-12:00 01/02/2023 to 28/02/2023; 2023-01-02 2023-03-04",
        "02 12 2021 03 12 2021",
    ] {
        assert_eq!(found(text), Vec::<&str>::new(), "{text}");
    }
}

proptest! {
    #[test]
    fn one_digit_changed_is_no_nhs_number_any_more(number in 100_000_000_u64..1_000_000_000, at in 0_usize..9, by in 1_u32..10) {
        let digits: Vec<u32> = number.to_string().chars().filter_map(|it| it.to_digit(10)).collect();
        let sum: u32 = digits.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
        let check = (11 - sum % 11) % 11;
        prop_assume!(check < 10);
        let sound = format!("{number}{check}");
        prop_assert!(super::identity::is_nhs_number(&sound));
        let changed: String = sound.chars().enumerate().map(|(place, it)| {
            let digit = it.to_digit(10).unwrap();
            char::from_digit(if place == at { (digit + by) % 10 } else { digit }, 10).unwrap()
        }).collect();
        prop_assert!(!super::identity::is_nhs_number(&changed));
    }
}
