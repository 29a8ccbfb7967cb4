//! The highest and the lowest where not every value is known.

use crate::figure::fixture::{dataset, figures, path};
use crate::model::document::FigureIndex;

/// What is printed or found of a dataset with these cells.
fn said(values: &str, asked: &str) -> String {
    let of = dataset(&format!("row\n by place\n measures = percent\n {}", values.replace(", ", "\n ")));
    let (figures, findings) = figures(&[of], &[asked]);
    let figure = figures.get(&path(), FigureIndex(0)).map(|figure| figure.text.clone());
    figure.unwrap_or_else(|| findings.join(" / "))
}

fn refused(place: &str, what: &str, end: &str) -> String {
    format!(
        "figure/not-computable: {place} is `{what}`, which could be the {end}, so which one is cannot be said at \
         <{end} row>; cite a value by its name, `{{row: …}}`, and say among which it is the {end}"
    )
}

#[test]
fn a_range_that_reaches_the_best_number_is_refused() {
    let ranges = "A = 78 to 84, B = 60 to 70, C = 90";
    assert_eq!(said(ranges, "lowest row"), refused("A", "78 to 84", "lowest"));
    assert_eq!(said(ranges, "highest row"), "90% (C)", "no range reaches it");
    assert_eq!(said("A = 78 to 90, C = 90", "highest row"), refused("A", "78 to 90", "highest"));
    assert_eq!(said("A = 78 to 84, B = 60 to 70", "highest row"), refused("A", "78 to 84", "highest"));
}

#[test]
fn a_value_close_to_zero_lies_between_those_above_and_below() {
    let low = "A = 10, B = 20, C = [low]";
    assert_eq!(said(low, "lowest row"), refused("C", "[low]", "lowest"));
    assert_eq!(said(low, "highest row"), "20% (B)");
    assert_eq!(said("A = -10, C = [low]", "lowest row"), "\u{2212}10% (A)");
    assert_eq!(said("A = -10, C = [low]", "highest row"), refused("C", "[low]", "highest"));
}

#[test]
fn a_suppressed_value_could_be_any_and_what_is_no_value_takes_no_part() {
    let kept_back = "A = 5, B = [c], C = 7";
    assert_eq!(said(kept_back, "lowest row"), refused("B", "[c]", "lowest"));
    assert_eq!(said(kept_back, "highest row"), refused("B", "[c]", "highest"));
    assert_eq!(said("A = 5, B = [x], C = 7, D = [z], E = 5", "lowest row"), "5% (A and E)");
}
