//! The site at the beginning of each walk: whatever a page can read from another file stands in it once.

use std::collections::BTreeMap;

/// The files of a project by their paths.
pub type Files = BTreeMap<String, Vec<u8>>;

const SITE: &str = "title: Papers
organisation: Example Council
published: 2024-02-01
statutory:
  background: {title: Background, kind: text, intro: See the NEET figures.}
";

const GLOSSARY: &str = "NEET:\n  means: not in education\nPA:\n  means: personal adviser\n";

const FRONT: &str = "---\ntitle: Papers of the board\ndata: a\n---\n\nThere were {visits: latest} visits.\n";

const ABOUT: &str = "---\ntitle: About\nmenu: header\n---\n\n## Here\n\nRead [the report](../2024-01-10-board/one.md#more) \
    and [the data](../../data/a/visits.yaml).\n";

const MEETING: &str = "---\nboard: Board\ndate: 2024-01-10\n---\n\nAn agenda.\n";
const NEXT: &str = "---\nboard: Other board\ndate: 2024-03-05\nplace: Hall\n---\n";

const ONE: &str = "---
title: First report
item: 1
from: Director
purpose: noting
data: a
summary: >-
  There were {visits: latest} visits, {change visits: 2022 to latest}.
recommendations:
  - \"That the board notes the {visits: 2023} visits of people who are NEET.\"
statutory:
  background: none
---

## Visits

In all {visits: latest} people came. The PA saw {share: West, share}. ![A gate](gate.png)

```chart
data: visits
title: \"More came, {visits: latest}\"
id: came
```

## More

See [figure](#came), [the other](two.md#end) and [the plan](../2024-03-05-other/three.md).

```table
data: share
title: Shares
```
";

const TWO: &str = "---
title: Second report
item: 2
from: Director
purpose: decision
data: b
recommendations: []
statutory:
  background: Of 40 people 10 (25%) came.
---

## End

{places: North} places and {table: 2023} more; 30 of 60 is 50%.

```tiles
tiles:
  - {label: Places, value: \"{places: North}\"}
```

```chart
data: places
title: Places by area
```
";

const THREE: &str = "---
title: Third report
item: 1
from: Officer
purpose: information
data: a
draft: true
recommendations: []
statutory:
  background: none
---

Only here {hidden} counts. See [the first](../2024-01-10-board/one.md).

```timeline
data: steps
title: Steps
```
";

const VISITS: &str = "title: Visits\nunit: people\nbetter: higher\nby: [year]\nvalues:\n  2022: 110\n  2023: 120\n  2024: 130\n\
    source: {document: First report, meeting: 2024-01-10-board, paper: one, page: 2}\n";
const SHARE: &str = "title: Share\nby: [area]\nmeasures:\n  people: people\n  share: {unit: percent, of: people, base: 200}\n\
    values:\n  West: {people: 50, share: 25}\n  East: {people: 150}\nsource: {document: Return}\n";
const PLACES: &str = "title: Places\nunit: places\nbetter: neither\nby: [area]\nvalues:\n  North: 12\n  West: 8\n  South: 4\n\
    total: 24\nsource: {document: Second report, meeting: 2024-01-10-board}\n";
const TABLE: &str =
    "title: Table\nunit: people\nbetter: lower\nby: [year]\nvalues: table.csv\nsource: {document: Return}\n";
const HIDDEN: &str = "title: Hidden\nunit: people\nvalues: 7\nsource: {document: Third, meeting: 2024-03-05-other, paper: three}\n";
const STEPS: &str = "title: Steps\nkind: milestones\nrows:\n  - {what: Begin, when: February 2024, status: complete}\n  \
    - {what: End, when: July 2024, status: not started}\nsource: {document: Return}\n";
/// A dataset with a name that another folder has too: which one is found depends on the folder of the paper.
const SHORT: &str = "title: Visits of all\nunit: people\nbetter: higher\nby: [year]\nvalues:\n  2022: 1\n  2023: 2\n  2024: 3\n\
    source: {document: Return}\n";

/// The files.
pub fn files() -> Files {
    let text = [
        ("site.yaml", SITE),
        ("content/index.md", FRONT),
        ("content/about/index.md", ABOUT),
        ("content/2024-01-10-board/index.md", MEETING),
        ("content/2024-01-10-board/one.md", ONE),
        ("content/2024-01-10-board/two.md", TWO),
        ("content/2024-03-05-other/index.md", NEXT),
        ("content/2024-03-05-other/three.md", THREE),
        ("data/glossary.yaml", GLOSSARY),
        ("data/a/visits.yaml", VISITS),
        ("data/a/share.yaml", SHARE),
        ("data/a/hidden.yaml", HIDDEN),
        ("data/a/steps.yaml", STEPS),
        ("data/b/places.yaml", PLACES),
        ("data/table.yaml", TABLE),
        ("data/table.csv", "year,value\n2022,1\n2023,2\n"),
        ("data/visits.yaml", SHORT),
    ];
    let mut files: Files = text.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into();
    files.insert("content/2024-01-10-board/gate.png".to_owned(), vec![1, 2, 3]);
    files
}
