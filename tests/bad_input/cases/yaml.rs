//! YAML that cannot be read.

use crate::case::{Case, case};

/// Every mistake of YAML, by kind, then by file.
pub const YAML: &[Case] = &[
    case(
        "YAML that is not closed in site.yaml",
        "site.yaml",
        "yaml/syntax",
        Some((5, 15)),
        "title: Papers\norganisation: Example Council\npublished: 2026-01-05\nstatutory:\n  equalities: {title: Equalities, kind: text\n",
    ),
    case(
        "YAML that is not closed in front matter",
        "content/2026-01-12-board/paper.md",
        "yaml/syntax",
        None,
        "---\ntitle: Libraries in 2025\nitem: 1\nfrom: Director of Libraries\npurpose: noting\nstatutory: {equalities: none\n---\n\nText.\n",
    ),
    case(
        "YAML that is not closed in a dataset",
        "data/visits.yaml",
        "yaml/syntax",
        None,
        "title: Visitors\nunit: people\nbetter: higher\nby: [year\nvalues:\n  2025: 100\nsource: {document: Report}\n",
    ),
    case(
        "YAML that is not closed in the glossary",
        "data/glossary.yaml",
        "yaml/syntax",
        None,
        "ISBN: {means: a number\nX: y\n",
    ),
    case(
        "YAML that is not closed in a block",
        "content/2026-01-12-board/paper.md",
        "yaml/syntax",
        None,
        "---\ntitle: Libraries in 2025\nitem: 1\nfrom: Director of Libraries\npurpose: noting\nstatutory: {equalities: none}\n---\n\n```chart\ndata: [visits\ntitle: x\n```\n",
    ),
    case(
        "a tab in site.yaml",
        "site.yaml",
        "yaml/tab",
        Some((5, 2)),
        "title: Papers\norganisation: Example Council\npublished: 2026-01-05\nstatutory:\n\tequalities: {title: Equalities, kind: text}\n",
    ),
    case(
        "a tab in a dataset",
        "data/visits.yaml",
        "yaml/tab",
        Some((6, 2)),
        "title: Visitors\nunit: people\nbetter: higher\nby: [year]\nvalues:\n\t2025: 100\nsource: {document: Report}\n",
    ),
    case(
        "a tab in front matter",
        "content/2026-01-12-board/paper.md",
        "yaml/tab",
        Some((7, 2)),
        "---\ntitle: Libraries in 2025\nitem: 1\nfrom: Director of Libraries\npurpose: noting\nstatutory:\n\tequalities: none\n---\n\nText.\n",
    ),
    case(
        "a tab in the glossary",
        "data/glossary.yaml",
        "yaml/tab",
        Some((2, 2)),
        "ISBN:\n\tmeans: A number\n",
    ),
    case(
        "a key twice in site.yaml",
        "site.yaml",
        "yaml/duplicate-key",
        Some((6, 1)),
        "title: Papers\norganisation: Example Council\npublished: 2026-01-05\nstatutory:\n  equalities: {title: Equalities, kind: text}\ntitle: Again\n",
    ),
    case(
        "a key twice in front matter",
        "content/2026-01-12-board/paper.md",
        "yaml/duplicate-key",
        Some((7, 1)),
        "---\ntitle: Libraries in 2025\nitem: 1\nfrom: Director of Libraries\npurpose: noting\nstatutory: {equalities: none}\ntitle: Again\n---\n\nText.\n",
    ),
    case(
        "a member twice in a dataset",
        "data/visits.yaml",
        "yaml/duplicate-key",
        Some((8, 3)),
        "title: Visitors\nunit: people\nbetter: higher\nby: [year]\nvalues:\n  2024: 90\n  2025: 100\n  2025: 101\nsource: {document: Report}\n",
    ),
    case(
        "a key twice in a block",
        "content/2026-01-12-board/paper.md",
        "yaml/duplicate-key",
        Some((12, 1)),
        "---\ntitle: Libraries in 2025\nitem: 1\nfrom: Director of Libraries\npurpose: noting\nstatutory: {equalities: none}\n---\n\n```chart\ndata: visits\ntitle: x\ndata: visits\n```\n",
    ),
    case(
        "a term twice in the glossary",
        "data/glossary.yaml",
        "yaml/duplicate-key",
        Some((3, 1)),
        "ISBN:\n  means: A number\nISBN:\n  means: Another\n",
    ),
];
