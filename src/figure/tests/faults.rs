//! What is written and does not fit, and what is found about it. The data are those of the other tests.

use super::printed;

/// What is written, and what is found about it.
const FAULTS: &[(&str, &str)] = &[
    (
        "in-tuch: latest",
        "figure/unknown-dataset: there is no dataset `in-tuch` at <in-tuch>; did you mean `in-touch`?",
    ),
    (
        "in-touch: Hampshyre, latest",
        "figure/unknown-member: `Hampshyre` is no member of any dimension of `care-leavers/in-touch` at <Hampshyre>; did you mean `Hampshire`?",
    ),
    (
        "change in-touch: Hampshire, 2021-22 Q9 to latest",
        "figure/unknown-member: `2021-22 Q9` is no member of any dimension of `care-leavers/in-touch` at <2021-22 Q9>; did you mean `2021-22 Q2`?",
    ),
    (
        "in-touch: Hampshire",
        "figure/ambiguous: `in-touch: Hampshire` does not say which `quarter` at <in-touch: Hampshire>; add `latest`",
    ),
    (
        "in-touch",
        "figure/ambiguous: `in-touch` does not say which `quarter` and `area` at <in-touch>; add `latest, Hampshire`",
    ),
    (
        "passports: Declined",
        "figure/ambiguous: `passports: Declined` does not say which measure at <passports: Declined>; add `care leavers`",
    ),
    (
        "in-touch: Hampshire, South East, latest",
        "figure/conflict: `South East` is a second member of area, and a figure has one at <South East>; take one of them out; for two members write `change … A to B` or `gap … A against B`",
    ),
    (
        "passports: share, care leavers",
        "figure/conflict: `care leavers` is a second measure, and a figure has one at <care leavers>; take one of them out",
    ),
    (
        "in-touch: Hampshire,, latest",
        "figure/syntax: a comma has no selector beside it at <>; take the comma out, or write a member beside it",
    ),
    ("gender Male", "figure/syntax: a colon is missing behind `gender` at <gender>; write `{gender: Male}`"),
    (
        "share gender Male | about",
        "figure/syntax: a colon is missing behind `gender` at <gender>; write `{share gender: Male | about}`",
    ),
    ("nothing Male", "figure/syntax: `nothing` is not something to compute at <nothing>"),
    (
        "in-touch: Hampshire, first to latest",
        "figure/syntax: `first to latest` names two members, and a figure has one at <first to latest>; write `{change in-touch: …}` for the way from the first to the second",
    ),
    (
        "change in-touch: Hampshire, latest",
        "figure/syntax: a change needs two ends at <change in-touch: Hampshire, latest>; write `{change in-touch: … first to latest}`",
    ),
    (
        "gender: latest",
        "figure/unknown-member: `latest` is no member of any dimension of `care-leavers/gender` at <latest>; `latest` needs a dimension of periods, such as `quarter` or `year`",
    ),
    (
        "change in-touch: South East, first to latest",
        "figure/not-computable: South East, 2022-23 Q3 is `[x]`, so there is nothing to subtract at <change in-touch: South East, first to latest>",
    ),
    (
        "change in-touch: Hampshire, first to latest | percent",
        "figure/not-computable: the change between two percentages is in percentage points at <change in-touch: Hampshire, first to latest | percent>; take `percent` out",
    ),
    (
        "change money: Grants, latest to first | percent",
        "figure/not-computable: a change from £0 has no percentage, which needs a start above 0 at <change money: Grants, latest to first | percent>; take `percent` out, and say the change itself",
    ),
    (
        "change money: Grants, first to latest | percent",
        "figure/not-computable: a change from \u{2212}£3 has no percentage, which needs a start above 0 at <change money: Grants, first to latest | percent>; take `percent` out, and say the change itself",
    ),
    (
        "gender: Male | percent",
        "figure/syntax: `percent` goes with a change or a gap at <percent>; for a part of its whole write `share` before the dataset",
    ),
    (
        "count in-touch: Hampshire, latest",
        "figure/not-computable: there is no count here: the unit is percentage at <count in-touch: Hampshire, latest>; a percentage does not become a count; cite the percentage, or add the counts to the dataset",
    ),
    (
        "base in-touch: Hampshire",
        "figure/not-computable: `care-leavers/in-touch` does not say what it is a percentage of at <base in-touch: Hampshire>; state `base:` in the dataset",
    ),
    (
        "steps: Local offer | words",
        "figure/not-computable: `about` and `words` need a number, and the unit is text at <steps: Local offer | words>",
    ),
    ("broken: latest", ""),
];

#[test]
fn what_does_not_fit_is_reported_with_what_would() {
    for (written, finding) in FAULTS {
        assert_eq!(printed(written), *finding, "{written}");
    }
}
