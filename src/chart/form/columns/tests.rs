//! Columns: how many panels stand side by side, and what is written at them.

use super::*;
use crate::chart::samples;
use crate::model::Unit;

#[test]
fn four_panels_stand_in_one_row_on_a_page_and_below_each_other_on_a_phone() {
    for (width, rows) in [(672, 1), (480, 2), (288, 4)] {
        let (scene, faults) = crate::chart::laid_out(&samples::suitable(), width).unwrap();
        assert_eq!(faults, []);
        let headings = scene.labels.iter().filter(|label| label.role == Role::Heading);
        let tops: std::collections::BTreeSet<i32> = headings.map(|label| label.at.y).collect();
        assert_eq!(tops.len(), rows, "{width}");
    }
}

#[test]
fn wide_values_in_narrow_panels_leave_room_for_columns() {
    let along = samples::years(2);
    let wide: [&str; 2] = ["120000", "125500"];
    let series = [("Westshire", wide.as_slice()), ("Castle", &wide), ("Harbour", &wide)];
    let plot = samples::plot(&crate::chart::form::COLUMNS, Unit::parse("calls answered"), along, &series);
    for width in crate::chart::WIDTHS {
        let (scene, _) = crate::chart::laid_out(&plot, width).unwrap();
        let columns = samples::filled(&scene);
        assert_eq!(columns.len(), 6, "{width}");
        assert!(columns.iter().all(|(_, frame)| frame.width() >= 4 * PX), "{width}: {columns:?}");
    }
}

#[test]
fn panels_share_one_scale_from_zero() {
    let (scene, _) = crate::chart::laid_out(&samples::suitable(), 672).unwrap();
    let heights: Vec<i32> = samples::filled(&scene).iter().map(|(_, frame)| frame.height()).collect();
    // 88% is the highest of all: every column is as high as its share of that.
    let values = [61, 63, 64, 50, 73, 79, 72, 78, 79, 79, 66, 73, 74, 88, 79, 71, 57, 74, 75, 71];
    for (height, value) in heights.iter().zip(values) {
        assert!((height - HIGH * value / 88).abs() <= 1, "{heights:?}");
    }
}

#[test]
fn the_latest_stands_out() {
    let (scene, _) = crate::chart::laid_out(&samples::suitable(), 672).unwrap();
    let strong = samples::filled(&scene).iter().filter(|(token, _)| *token != Token::Quiet).count();
    assert_eq!(strong, 4);
    let labels = scene.labels.iter().filter(|label| label.role == Role::Strong);
    assert_eq!(labels.map(|label| label.text.as_str()).collect::<Vec<_>>(), ["73%", "79%", "79%", "71%"]);
}

#[test]
fn an_even_row_leaves_no_panel_alone() {
    assert!(even(4, 4) && even(4, 2) && !even(4, 3) && even(5, 3) && !even(5, 4) && even(5, 1));
}
