//! The datasets from which figures are taken: one for each shape that data may have.

use crate::figure::fixture::dataset;
use crate::model::Dataset;

const DATA: &[&str] = &[
    "care-leavers/in-touch
         by quarter; area
         measures = percent
         benchmark South East
         2021-22 Q2; Hampshire = 85.0
         2021-22 Q2; South East = 92.1
         2022-23 Q2; Hampshire = 84.0
         2022-23 Q2; South East = 91.2
         2022-23 Q3; Hampshire = 84.2 [p]
         2022-23 Q3; South East = [x]",
    "care-leavers/gender
         by gender
         total 786
         Male = 484
         Female = 299
         Other = 3",
    "care-leavers/suitable
         by age; year
         measures = percent
         18; 2020 = 64
         18; 2021 = 50
         18; 2022 = 73
         20; 2020 = 79
         20; 2021 = 73
         20; 2022 = 79",
    "audit
         by result
         base 240
         yes = 209
         no = 31",
    "care-leavers/passports
         by record
         measures care leavers = people; share = percent of care leavers
         total 780
         Received, full or lite = 155; 19.9
         Declined = 387; -
         No record = 236; 30.3",
    "looked-after
         by as at
         31 July 2020 = 1647
         31 July 2021 = 1669",
    "money
         by year; kind
         measures = pounds
         2022; Staff = 25.00
         2022; Grants = -3
         2023; Staff = 27.50
         2023; Grants = 0",
    "ranges
         by finding
         measures = percent
         overlapping
         Trust = 1 to 2
         Trust, but not much = 3 to 4
         Trust their social worker = 89 to 100
         Aged 4 to 11 = 83 to 92",
    "steps
         by step
         measures = text
         Local offer = at 16",
    "visits
         by quarter; library
         measures = visits
         total 2023-24 Q1: 10; 2023-24 Q2: 20
         2023-24 Q1; Central = 7
         2023-24 Q1; Mill Lane = [z]
         2023-24 Q2; Central = 9 [b]
         2023-24 Q2; Mill Lane = 11",
    "single
         measures = posts
         = 4",
];

/// All of them.
pub(super) fn data() -> Vec<Dataset> {
    DATA.iter().map(|text| dataset(text)).collect()
}
