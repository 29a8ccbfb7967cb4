//! Files that are no text, or stand where or as none can.

use crate::case::{Case, case};

/// Every mistake in a file itself.
pub const FILES: &[Case] = &[
    case(
        "a CSV file that is not there",
        "data/branches.yaml",
        "file/missing",
        Some((5, 9)),
        "title: Branches\nunit: people\nbetter: higher\nby: [year, branch]\nvalues: branch.csv\nsource: {document: Report}\n",
    ),
    case(
        "bytes that are no UTF-8 in a paper",
        "content/2026-01-12-board/paper.md",
        "file/encoding",
        None,
        "",
    ),
    case(
        "bytes that are no UTF-8 in a meeting",
        "content/2026-01-12-board/index.md",
        "file/encoding",
        None,
        "",
    ),
    case(
        "a page where a dataset's page is",
        "content/data/visits.md",
        "file/name",
        None,
        "---\ntitle: Visitors\n---\n\nWords.\n",
    ),
    case(
        "a page where the glossary is",
        "content/glossary.md",
        "file/name",
        None,
        "---\ntitle: Visitors\n---\n\nWords.\n",
    ),
];
