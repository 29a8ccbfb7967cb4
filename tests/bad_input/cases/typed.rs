//! Slips of a pen and of a spreadsheet, each of which was told several times or in other words than it has.

use crate::case::{Case, case};

/// Every such slip.
pub const TYPED: &[Case] = &[
    case(
        "thousands with commas between braces",
        "data/visits.yaml",
        "yaml/syntax",
        Some((6, 17)),
        "title: Visitors\nunit: people\nbetter: higher\nby: [year, area]\nvalues:\n  2024: {North: 1,234, South: 2,000}\n  2025: {North: 1,300, South: 3,000}\nsource: {document: Report}\n",
    ),
    case(
        "thousands with commas, one measure beside another",
        "data/visits.yaml",
        "yaml/syntax",
        Some((6, 18)),
        "title: Visitors\nbetter: higher\nby: [year]\nmeasures: {adults: people, children: people}\nvalues:\n  2024: {adults: 1,000, children: 2,000}\nsource: {document: Report}\n",
    ),
    case(
        "a summary that begins with a figure",
        "content/2026-01-12-board/paper.md",
        "yaml/syntax",
        Some((7, 10)),
        "---\ntitle: Libraries in 2025\nitem: 1\nfrom: Director of Libraries\npurpose: noting\nstatutory: {equalities: none}\nsummary: {visits: latest} people came.\n---\n\nText.\n",
    ),
    case(
        "a summary of a figure that is not closed",
        "content/2026-01-12-board/paper.md",
        "yaml/syntax",
        Some((7, 10)),
        "---\ntitle: Libraries in 2025\nitem: 1\nfrom: Director of Libraries\npurpose: noting\nstatutory: {equalities: none}\nsummary: {visits: latest people came.\n---\n\nText.\n",
    ),
    case(
        "a summary that is a figure alone",
        "content/2026-01-12-board/paper.md",
        "key/type",
        Some((7, 10)),
        "---\ntitle: Libraries in 2025\nitem: 1\nfrom: Director of Libraries\npurpose: noting\nstatutory: {equalities: none}\nsummary: {visits: latest}\n---\n\nText.\n",
    ),
    case(
        "a summary whose quotation mark is not closed",
        "content/2026-01-12-board/paper.md",
        "yaml/syntax",
        Some((7, 10)),
        "---\ntitle: Libraries in 2025\nitem: 1\nfrom: Director of Libraries\npurpose: noting\nstatutory: {equalities: none}\nsummary: \"{visits: latest} people came\n---\n\nText.\n",
    ),
    case(
        "a summary that goes on behind its quotation mark",
        "content/2026-01-12-board/paper.md",
        "yaml/syntax",
        Some((7, 27)),
        "---\ntitle: Libraries in 2025\nitem: 1\nfrom: Director of Libraries\npurpose: noting\nstatutory: {equalities: none}\nsummary: \"{visits: latest}\" people came.\n---\n\nText.\n",
    ),
    case(
        "an apostrophe in single quotation marks",
        "content/2026-01-12-board/paper.md",
        "yaml/syntax",
        Some((7, 48)),
        "---\ntitle: Libraries in 2025\nitem: 1\nfrom: Director of Libraries\npurpose: noting\nstatutory: {equalities: none}\nsummary: '{visits: latest} people of the county's came.'\n---\n\nText.\n",
    ),
    case(
        "a recommendation that begins with a figure",
        "content/2026-01-12-board/paper.md",
        "yaml/syntax",
        Some((8, 5)),
        "---\ntitle: Libraries in 2025\nitem: 1\nfrom: Director of Libraries\npurpose: noting\nstatutory: {equalities: none}\nrecommendations:\n  - {visits: latest} people are noted.\n  - That is all.\n---\n\nText.\n",
    ),
    case(
        "a tile whose quotation mark is not closed",
        "content/2026-01-12-board/paper.md",
        "yaml/syntax",
        Some((15, 12)),
        "---\ntitle: Libraries in 2025\nitem: 1\nfrom: Director of Libraries\npurpose: noting\nstatutory: {equalities: none}\n---\n\nText.\n\n```tiles\ntitle: Visits\ntiles:\n  - label: Visits\n    value: \"{visits: latest}\n    note: People\n```\n",
    ),
    case(
        "a tile that is a figure without quotation marks",
        "content/2026-01-12-board/paper.md",
        "key/type",
        Some((15, 12)),
        "---\ntitle: Libraries in 2025\nitem: 1\nfrom: Director of Libraries\npurpose: noting\nstatutory: {equalities: none}\n---\n\nText.\n\n```tiles\ntitle: Visits\ntiles:\n  - label: Visits\n    value: {visits: latest}\n```\n",
    ),
];
