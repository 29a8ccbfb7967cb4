//! Stacks: their parts, what is written into them, and what they do not suit.

use super::*;
use crate::chart::canvas::scene::{Paint, Shape};
use crate::chart::{form, laid_out, samples};

fn frames(scene: &Scene) -> Vec<Frame> {
    let filled = scene.marks.iter().filter(|mark| mark.paint == Paint::Fill);
    filled.filter_map(|mark| if let Shape::Box(frame) = mark.shape { Some(frame) } else { None }).collect()
}

fn texts(scene: &Scene) -> Vec<&str> {
    scene.labels.iter().map(|label| label.text.as_str()).collect()
}

#[test]
fn parts_follow_each_other_with_a_gap_and_counts_have_a_total() {
    let plot = samples::plot(
        &form::STACKED,
        Unit::parse("people"),
        samples::categories(&["Girls", "Boys"]),
        &[("Foster care", &["60", "80"]), ("Residential care", &["12", "20"]), ("With parents", &["8", "9"])],
    );
    for width in [288, 480, 672] {
        let (scene, faults) = laid_out(&plot, width).unwrap();
        assert_eq!(faults, [], "{width}");
        let frames = frames(&scene);
        assert_eq!(frames.len(), 6);
        assert!(frames[..3].windows(2).all(|pair| pair[1].left - pair[0].right == GAP), "{frames:?}");
        assert!(texts(&scene).contains(&"Total 109"), "{:?}", texts(&scene));
    }
}

#[test]
fn shares_of_counts_are_rows_of_one_length_that_say_of_how_many() {
    let plot = samples::plot(
        &form::SHARES,
        Unit::parse("people"),
        samples::categories(&["Girls", "Boys"]),
        &[("Foster care", &["60", "40"]), ("With parents", &["20", "60"])],
    );
    for width in [288, 480, 672] {
        let (scene, faults) = laid_out(&plot, width).unwrap();
        assert_eq!(faults, [], "{width}");
        let frames = frames(&scene);
        assert_eq!(frames[1].right, frames[3].right, "80 people and 100 people are both 100%");
        assert!((frames[0].width() - 3 * frames[1].width()).abs() <= 4 * GAP, "{frames:?}");
        assert!(texts(&scene).contains(&"of 80") && texts(&scene).contains(&"of 100"), "{:?}", texts(&scene));
    }
}

#[test]
fn rounded_percentages_are_noted() {
    let stack = |values: [&str; 3]| {
        let [one, two, three] = values;
        let along = samples::categories(&["Hampshire"]);
        let parts: [(&str, &[&str]); 3] = [("Agree", &[one]), ("Neither", &[two]), ("Disagree", &[three])];
        let (scene, faults) =
            laid_out(&samples::plot(&form::STACKED, Unit::Percent, along, &parts), 672).unwrap();
        assert_eq!(faults, []);
        texts(&scene).iter().any(|text| text.contains("because they are rounded"))
    };
    assert!(stack(["33", "33", "33"]));
    assert!(!stack(["34", "33", "33"]));
}

#[test]
fn a_small_part_has_no_value_inside_it_and_its_name_has_a_line() {
    let plot = samples::plot(
        &form::STACKED,
        Unit::Percent,
        samples::categories(&["Hampshire"]),
        &[
            ("Yes, always", &["94"]),
            ("Yes, sometimes", &["3"]),
            ("No, hardly ever", &["2"]),
            ("Not known", &["1"]),
        ],
    );
    for width in [288, 672] {
        let (scene, faults) = laid_out(&plot, width).unwrap();
        assert_eq!(faults, [], "{width}");
        assert!(!texts(&scene).contains(&"1%"));
        assert_eq!(texts(&scene).iter().filter(|text| text.starts_with('N')).count(), 2);
    }
}
