//! What is written and what is printed, by the tables of the handbook.

mod data;
mod faults;
mod ranks;

use super::fixture::{dataset, figures, path, site};
use super::*;
use crate::model::document::FigureIndex;
use data::data;
use proptest::prelude::*;

/// The text of a figure, or what was found.
fn printed(reference: &str) -> String {
    let (figures, findings) = figures(&data(), &[reference]);
    match figures.get(&path(), FigureIndex(0)) {
        Some(figure) => {
            assert_eq!(findings, Vec::<String>::new(), "{reference}");
            figure.text.clone()
        }
        None => findings.join(" / "),
    }
}

fn figure(reference: &str) -> Figure {
    let (figures, findings) = figures(&data(), &[reference]);
    figures.get(&path(), FigureIndex(0)).cloned().unwrap_or_else(|| panic!("{reference}: {findings:?}"))
}

#[test]
fn what_is_written_is_printed_as_the_handbook_says() {
    for (written, shown) in [
        ("in-touch: Hampshire, latest", "84.2%"),
        ("in-touch: latest, Hampshire", "84.2%"),
        ("care-leavers/in-touch: 2021/22 Q2, Hampshire", "85.0%"),
        ("in-touch: Hampshire, previous", "84.0%"),
        ("in-touch: first, hampshire", "85.0%"),
        ("change in-touch: Hampshire, 2021-22 Q2 to latest", "a fall of 0.8 percentage points"),
        ("change in-touch: Hampshire, previous to latest", "a rise of 0.2 percentage points"),
        ("gap in-touch: Hampshire against South East, 2022-23 Q2", "7.2 percentage points"),
        ("share gender: Male", "61.6%"),
        ("total gender", "786"),
        ("count audit: yes", "209"),
        ("base audit", "240"),
        ("share audit: yes", "87%"),
        ("highest suitable: age 18", "73% in 2022"),
        ("in-touch: Hampshire, latest | about", "about 84%"),
        ("single", "4"),
        ("single | words", "four"),
        ("single | words, capital", "Four"),
        ("money: Staff, 2022", "£25.00"),
        ("money: Grants, 2022", "\u{2212}£3"),
        ("ranges: Trust their social worker", "89% to 100%"),
        ("ranges: Trust their social worker | number", "89 to 100"),
        ("steps: Local offer", "at 16"),
        ("steps", "at 16"),
        ("in-touch: South East, latest", "not available"),
    ] {
        assert_eq!(printed(written), shown, "{written}");
    }
}

#[test]
fn the_change_between_percentages_is_in_points_and_between_counts_a_number() {
    for (written, shown) in [
        ("change looked-after: 31 July 2020 to 31 July 2021", "a rise of 22"),
        ("change looked-after: 2020-07-31 to latest | percent", "a rise of 1.3%"),
        ("change looked-after: latest to first", "a fall of 22"),
        ("change suitable: 20, 2020 to 2022", "no change"),
        ("change suitable: 18, 2020 to 2021 | words", "a fall of fourteen percentage points"),
        ("change suitable: 18, 2020 to 2021 | number, capital", "A fall of 14"),
        ("change money: Staff, first to latest", "a rise of £2.50"),
        ("change money: Staff, first to latest | percent", "a rise of 10.0%"),
        ("gap gender: Male against Female", "185"),
        ("gap gender: Male against Female | percent", "61.9%"),
    ] {
        assert_eq!(printed(written), shown, "{written}");
    }
}

#[test]
fn a_label_with_a_comma_or_a_word_of_the_grammar_is_known_as_a_whole() {
    assert_eq!(printed("passports: Received, full or lite, care leavers"), "155");
    assert_eq!(printed("passports: share, Received, full or lite"), "19.9%");
    assert_eq!(
        printed("gap ranges: Aged 4 to 11 against Trust their social worker"),
        "figure/not-computable: Aged 4 to 11 is `83 to 92`, so there is nothing to subtract at <gap ranges: Aged 4 to 11 against Trust their social worker>"
    );
    assert_eq!(printed("ranges: Aged 4 to 11"), "83% to 92%");
    assert_eq!(printed("ranges: Trust"), "1% to 2%");
    assert_eq!(printed("ranges: Trust, but not much"), "3% to 4%");
}

#[test]
fn a_published_share_comes_before_a_computed_one() {
    assert_eq!(printed("share passports: Received, full or lite"), "19.9%");
    assert_eq!(printed("share passports: No record, care leavers"), "30.3%");
    let computed = figure("share passports: Declined");
    assert_eq!(computed.text, "49.6%");
    assert_eq!(computed.detail, "Declined, 387 of 780");
    assert_eq!(printed("passports: Declined, share"), "49.6%");
    assert_eq!(computed.cells, [2]);
    assert_eq!(printed("count passports: Declined"), "387");
    assert_eq!(printed("base passports"), "780");
    assert_eq!(printed("share in-touch: Hampshire, latest"), "84.2%");
}

#[test]
fn shares_that_are_left_out_are_filled_for_every_later_phase() {
    let (mut site, _) = site(&data(), &[]);
    let mut diagnostics = crate::diagnostic::Diagnostics::default();
    complete(&mut site, &mut diagnostics);
    let grid =
        site.datasets.values().find_map(|dataset| dataset.grid().filter(|grid| !grid.derived.is_empty()));
    let shares: Vec<String> =
        grid.unwrap().cells.iter().skip(1).step_by(2).map(|cell| format::cell(&cell.observation)).collect();
    assert_eq!(shares, ["19.9", "49.6", "30.3"]);
    assert!(diagnostics.is_empty());
}

#[test]
fn a_share_that_is_left_out_needs_a_whole() {
    let left_out = "left-out\n by a; b\n measures n = people; share = percent of n\n x; y = 1; -\n x; z = 2; -\n w; y = 1; -\n w; z = [c]; -";
    let (mut site, _) = site(&[dataset(left_out)], &[]);
    let mut diagnostics = crate::diagnostic::Diagnostics::default();
    complete(&mut site, &mut diagnostics);
    let messages: Vec<&str> = diagnostics.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "the share is left out and cannot be computed: `left-out` is broken down in several ways, and does not say what a share is a share of"
        ]
    );

    let (mut site, _) = self::site(
        &[dataset("one\n by b\n base 8\n measures n = people; share = percent of n\n y = 1; -\n z = [c]; -")],
        &[],
    );
    complete(&mut site, &mut crate::diagnostic::Diagnostics::default());
    let grid = site.datasets.values().next().and_then(|dataset| dataset.grid()).unwrap();
    let cells: Vec<String> = grid.cells.iter().map(|cell| format::cell(&cell.observation)).collect();
    assert_eq!(cells, ["1", "13", "[c]", "[c]"], "what is kept back of a count is kept back of its share");
}

#[test]
fn a_total_is_no_remedy_where_one_part_alone_is_kept_back() {
    let told = |rows: &str| {
        let kept = dataset(&format!("kept\n by b\n x = 5\n {rows}"));
        figures(&[kept], &["total kept"]).1.join("")
    };
    assert!(told("y = [c]").contains("leave the total out"), "{}", told("y = [c]"));
    for rows in ["y = [c]\n z = [c]", "y = [x]"] {
        assert!(told(rows).ends_with("state `total:` in the dataset"), "{}", told(rows));
    }
}

#[test]
fn a_total_is_stated_or_summed_but_not_over_periods() {
    assert_eq!(printed("total visits: 2023-24 Q2"), "20");
    assert_eq!(printed("share visits: Mill Lane, 2023-24 Q2"), "55%");
    assert_eq!(figure("total visits: 2023-24 Q1").detail, "2023-24 Q1, as the dataset states it");
    assert_eq!(
        printed("total visits"),
        "figure/ambiguous: `total visits` does not say which `quarter` at <total visits>; add `latest`: values are not summed over periods"
    );
    assert_eq!(
        printed("total looked-after"),
        "figure/not-computable: `total looked-after` would be a sum over periods, which is not made at <total looked-after>; state `total:` in the dataset, or cite a single period: `{looked-after: latest}`"
    );
    assert_eq!(figure("total money: 2022").detail, "2022, the sum of 2 values");
    assert_eq!(printed("total money: 2022"), "£22.00");
    assert!(printed("total ranges").starts_with("figure/not-computable: the unit is percentage"));
    assert!(printed("total audit: yes").starts_with("figure/not-computable: every dimension is fixed"));
}

#[test]
fn the_highest_names_its_place_and_ties() {
    assert_eq!(printed("highest suitable: 20"), "79% in 2020 and 2022");
    assert_eq!(printed("lowest gender"), "3 (Other)");
    assert_eq!(printed("highest looked-after"), "1,669 on 31 July 2021");
    assert_eq!(printed("highest in-touch: 2021-22 Q2"), "85.0% (Hampshire)", "a benchmark takes no part");
    assert_eq!(printed("lowest in-touch: South East"), "91.2% in 2022-23 Q2", "a gap takes no part");
    assert!(
        printed("highest suitable")
            .starts_with("figure/ambiguous: `highest suitable` leaves age and year open")
    );
}

#[test]
fn a_figure_leads_back_to_its_cells() {
    let figure = figure("change in-touch: Hampshire, first to latest");
    assert_eq!((figure.value.as_str(), figure.cells.as_slice()), ("-0.8", &[0, 4][..]));
    assert_eq!(figure.dataset.as_str(), "care-leavers/in-touch");
    assert_eq!(
        figure.explanation(),
        "a fall of 0.8 percentage points: Title of care-leavers/in-touch; \
         Hampshire, from 85.0% in 2021-22 Q2 to 84.2% in 2022-23 Q3"
    );
    assert_eq!(figure.flags, [crate::model::Flag::Provisional]);
    assert_eq!(figure.cell, Some(4), "the later end");
    assert_eq!(self::figure("highest suitable: 20").cell, Some(3), "the first of two");
    assert_eq!(self::figure("share passports: Declined").cell, Some(3), "the share, not its count");
    assert_eq!(self::figure("total gender").cell, None);
    assert_eq!(self::figure("in-touch: South East, latest").value, "[x]");
    assert_eq!(self::figure("share gender: Male").detail, "Male, 484 of 786");
    assert_eq!(self::figure("suitable: 18, 2022").detail, "age 18, 2022");
    assert_eq!(
        self::figure("change visits: Central, first to latest").detail,
        "Central, from 7 in 2023-24 Q1 to 9 in 2023-24 Q2; there is a break in the series between them"
    );
}

#[test]
fn a_label_in_two_dimensions_takes_the_dimension_before_it() {
    let twice = [dataset(
        "twice
         by ward; year
         measures = days
         2022; 2022 = 1
         2022; 2023 = 2
         Mill; 2022 = 3
         Mill; 2023 = 4",
    )];
    let printed = |reference: &str| {
        let (figures, findings) = figures(&twice, &[reference]);
        figures.get(&path(), FigureIndex(0)).map_or(findings.join(" / "), |figure| figure.text.clone())
    };
    assert_eq!(printed("twice: Mill, 2022"), "3", "the ward is taken, so it is the year");
    assert_eq!(printed("twice: ward 2022, 2023"), "2");
    assert_eq!(
        printed("twice: 2022"),
        "figure/ambiguous: `2022` fits more than one thing at <2022>; write `ward 2022` or `year 2022`"
    );
}

proptest! {
    #[test]
    fn selectors_in_any_order_give_the_same_figure(order in Just(vec!["Declined", "care leavers"]).prop_shuffle(), spaces in " {0,3}") {
        let selectors = order.join(&format!("{spaces},{spaces}"));
        prop_assert_eq!(printed(&format!("passports:{spaces}{selectors}{spaces}")), "387");
    }

    #[test]
    fn the_ends_of_a_change_may_stand_anywhere(order in Just(vec!["20", "2020 to 2021"]).prop_shuffle()) {
        prop_assert_eq!(printed(&format!("change suitable: {}", order.join(", "))), "a fall of 6 percentage points");
    }

    #[test]
    fn no_reference_brings_the_tool_down(text in "(change |gap |share |total |highest )?(in-touch|gender|audit|visits)?[ :,|{}a-zA-Z0-9-]{0,30}( to | against )?(latest|Male|Central)?") {
        let _ = figures(&data(), &[&text]);
    }

    #[test]
    fn a_change_there_and_back_has_one_size(a in -9_999_i64..9_999, b in -9_999_i64..9_999, scale in 0u32..3) {
        let amount = |value| crate::model::Amount::new(rust_decimal::Decimal::new(value, scale)).plain();
        let pair = [dataset(&format!("pair\n by year\n measures = percent\n 2021 = {}\n 2022 = {}", amount(a), amount(b)))];
        let (figures, _) = figures(&pair, &["change pair: first to latest", "change pair: latest to first"]);
        let there = figures.get(&path(), FigureIndex(0)).unwrap().amount.unwrap().decimal();
        let back = figures.get(&path(), FigureIndex(1)).unwrap().amount.unwrap().decimal();
        prop_assert_eq!(there, -back);
        prop_assert_eq!(there, rust_decimal::Decimal::new(b - a, scale));
    }
}
