//! Datasets whose values cannot be used.

use crate::case::{Case, case};

/// Every mistake in data.
pub const DATA: &[Case] = &[
    case(
        "a blank cell",
        "data/visits.yaml",
        "data/blank",
        Some((7, 7)),
        "title: Visitors\nunit: people\nbetter: higher\nby: [year]\nvalues:\n  2024: 90\n  2025:\nsource: {document: Report}\n",
    ),
    case(
        "a blank cell in CSV",
        "data/branches.csv",
        "data/blank",
        Some((3, 6)),
        "year,North,South\n2024,40,50\n2025,,57\n",
    ),
    case(
        "a letter in a number",
        "data/visits.yaml",
        "data/cell",
        Some((7, 9)),
        "title: Visitors\nunit: people\nbetter: higher\nby: [year]\nvalues:\n  2024: 90\n  2025: 1OO\nsource: {document: Report}\n",
    ),
    case(
        "a letter in a number in CSV",
        "data/branches.csv",
        "data/cell",
        Some((3, 9)),
        "year,North,South\n2024,40,50\n2025,43,5O\n",
    ),
    case(
        "a row without a member",
        "data/branches.yaml",
        "data/missing-member",
        None,
        "title: Branches\nunit: people\nbetter: higher\nby: [year, branch]\nvalues:\n  2024: {North: 40, South: 50}\n  2025: {North: 43}\nsource: {document: Report}\n",
    ),
    case(
        "a row of CSV that is too short",
        "data/branches.csv",
        "data/csv",
        Some((3, 1)),
        "year,North,South\n2024,40,50\n2025,43\n",
    ),
    case(
        "a total that is not reached",
        "data/visits.yaml",
        "data/parts-sum-to-total",
        Some((8, 8)),
        "title: Visitors\nunit: people\nbetter: higher\nby: [branch]\nvalues:\n  North: 43\n  2025: 57\ntotal: 101\nsource: {document: Report}\n",
    ),
    case(
        "a quarter that is none",
        "data/visits.yaml",
        "data/period",
        Some((6, 3)),
        "title: Visitors\nunit: people\nbetter: higher\nby: [year]\nvalues:\n  2024/5: 90\n  2025: 100\nsource: {document: Report}\n",
    ),
    case(
        "values that are not nested as they should be",
        "data/visits.yaml",
        "data/shape",
        Some((6, 9)),
        "title: Visitors\nunit: people\nbetter: higher\nby: [year, branch]\nvalues:\n  2025: 100\nsource: {document: Report}\n",
    ),
];
