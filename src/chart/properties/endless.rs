//! Names of which one alone is wider than any drawing.

use crate::chart::form;
use crate::chart::{laid_out, samples};
use crate::model::Unit;

#[test]
fn a_name_of_a_hundred_thousand_letters_is_a_finding_in_every_form() {
    let name = &"M".repeat(100_000);
    for form in form::FORMS {
        let series: [(&str, &[&str]); 2] = [("Westshire", &["61", "39"]), (name, &["39", "61"])];
        let across = samples::plot(form, Unit::Percent, samples::years(2), &series);
        let mut along = samples::plot(form, Unit::Percent, samples::categories(&["A", name]), &series[..1]);
        along.map = if form.name == "map" { vec![vec![Some(0), Some(1)]] } else { Vec::new() };
        let ends = ["line", "columns", "slope"].contains(&form.name);
        let plot = if ends || form.name == "grouped" { &across } else { &along };
        let (_, faults) = laid_out(plot, 288).unwrap();
        assert!(!faults.is_empty(), "{}", form.name);
    }
}
