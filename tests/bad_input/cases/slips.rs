//! Slips whose consequences look like mistakes of their own: each is told once, where it was made.

use crate::case::{Case, case};

/// Every slip, by file.
pub const SLIPS: &[Case] = &[
    case(
        "a mistyped key whose own lack would be told",
        "data/visits.yaml",
        "key/unknown",
        Some((2, 1)),
        "title: Visitors\nunti: people\nbetter: higher\nby: [year]\nvalues:\n  2024: 90\n  2025: 100\nsource: {document: Report}\n",
    ),
    case(
        "a mistyped key that holds the values",
        "data/visits.yaml",
        "key/unknown",
        Some((5, 1)),
        "title: Visitors\nunit: people\nbetter: higher\nby: [year]\nvales:\n  2024: 90\n  2025: 100\nsource: {document: Report}\n",
    ),
    case(
        "another word for the better way",
        "data/visits.yaml",
        "key/value",
        Some((3, 9)),
        "title: Visitors\nunit: people\nbetter: lowest\nby: [year]\nvalues:\n  2024: 90\n  2025: 100\nsource: {document: Report}\n",
    ),
    case(
        "another kind of dataset",
        "data/plan.yaml",
        "key/value",
        Some((1, 7)),
        "kind: milestone\ntitle: Steps\nrows:\n  - {what: Doors opened, when: March 2026, status: complete}\nsource: {document: Report}\n",
    ),
    case(
        "dimensions in another order than the values",
        "data/loans.yaml",
        "data/period",
        Some((4, 6)),
        "title: Loans\nunit: loans\nbetter: higher\nby: [year, branch]\nvalues:\n  North: {2024: 1, 2025: 2}\n  South: {2024: 3, 2025: 4}\nsource: {document: Report}\n",
    ),
    case(
        "a bracket that is not closed is shown where it opens",
        "data/visits.yaml",
        "yaml/syntax",
        Some((4, 5)),
        "title: Visitors\nunit: people\nbetter: higher\nby: [year\nvalues:\n  2024: 90\n  2025: 100\nsource: {document: Report}\n",
    ),
    case(
        "a comma between thousands in a CSV file",
        "data/branches.csv",
        "data/csv",
        Some((2, 1)),
        "year,branch,value\n2024,North,40,000\n2024,South,50\n2025,North,43\n2025,South,57\n",
    ),
    case(
        "two columns of one name in a CSV file",
        "data/branches.csv",
        "data/csv",
        Some((1, 13)),
        "year,branch,branch,value\n2024,North,North,40\n2024,South,South,50\n",
    ),
    case(
        "a column of another name in a CSV file",
        "data/branches.csv",
        "data/csv",
        Some((1, 6)),
        "year,brnach,value\n2024,North,40\n2024,South,50\n",
    ),
    case(
        "a theme that would lead elsewhere",
        "site.yaml",
        "site/settings",
        Some((4, 8)),
        "title: Papers\norganisation: Example Council\npublished: 2026-01-05\ntheme: ../x\nstatutory:\n  equalities: {title: Equalities, kind: text}\n",
    ),
    case(
        "a kind of statutory section that there is not",
        "site.yaml",
        "key/value",
        Some((5, 41)),
        "title: Papers\norganisation: Example Council\npublished: 2026-01-05\nstatutory:\n  equalities: {title: Equalities, kind: words}\n",
    ),
];
