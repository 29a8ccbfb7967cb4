//! What holds for bars.

use super::{draw, sorted};
use crate::chart::canvas::layout;
use crate::chart::canvas::scene::{Frame, PX, Paint, Scene, Shape};
use crate::chart::shape::Plot;
use crate::chart::{form, samples};

const WIDE: i32 = 672 * PX;

fn names(plot: &Plot) -> Vec<String> {
    sorted(plot, &plot.series[0]).iter().map(|(place, _)| place.name.clone()).collect()
}

fn bars(scene: &Scene) -> Vec<Frame> {
    let boxes = scene.marks.iter().filter(|mark| mark.paint == Paint::Fill);
    boxes.filter_map(|mark| if let Shape::Box(frame) = mark.shape { Some(frame) } else { None }).collect()
}

#[test]
fn bars_are_sorted_and_what_remains_comes_last() {
    let plot = samples::plot(
        &form::BARS,
        crate::model::Unit::parse("people"),
        samples::categories(&["Other ethnic group", "Mixed", "White"]),
        &[("", &["66", "56", "545"])],
    );
    assert_eq!(names(&plot), ["White", "Mixed", "Other ethnic group"]);
}

#[test]
fn an_order_that_means_something_is_kept() {
    let mut plot = samples::ethnicity();
    plot.along.ordinal = true;
    let written: Vec<String> = plot.along.places.iter().map(|place| place.name.clone()).collect();
    assert_eq!(names(&plot), written);
}

#[test]
fn bars_start_at_zero_and_their_lengths_are_in_proportion() {
    let plot = samples::plot(
        &form::BARS,
        crate::model::Unit::parse("people"),
        samples::categories(&["A", "B", "C"]),
        &[("", &["100", "50", "-25"])],
    );
    let scene = draw(&plot, WIDE, 0).unwrap().unwrap();
    let bars = bars(&scene);
    let [first, second, third] = bars.as_slice() else { panic!("{bars:?}") };
    assert_eq!((first.left, second.left, third.right), (first.left, first.left, first.left));
    assert!((first.width() - 2 * second.width()).abs() <= 2, "{bars:?}");
    assert!((first.width() - 4 * third.width()).abs() <= 4, "{bars:?}");
    assert_eq!(layout::faults(&scene), []);
}

#[test]
fn long_names_wrap_and_the_layout_is_clean_at_every_width() {
    for width in [288, 480, 672] {
        let scene = draw(&samples::ethnicity(), width * PX, 0).unwrap().unwrap();
        assert_eq!(layout::faults(&scene), [], "{width}");
    }
}

#[test]
fn each_bar_has_its_own_target() {
    use crate::chart::canvas::token::Token;
    use crate::chart::shape::{Goal, Target, Whose};
    let goal = |place, amount: i64| {
        let target = Target { amount: amount.into(), text: format!("{amount}") };
        Goal { whose: Whose::Place(place), target }
    };
    let mut plot = samples::ethnicity();
    plot.goals = vec![goal(0, 500), goal(2, 600)];
    for width in [288, 480, 672] {
        let (scene, faults) = crate::chart::laid_out(&plot, width).unwrap();
        assert_eq!(faults, [], "{width}");
        let dashes = scene.marks.iter().filter(|mark| mark.token == Token::Target).count();
        assert_eq!(dashes, 2);
        assert!(
            scene.labels.iter().any(|label| label.text.starts_with("Targets (dashed lines): White 500,"))
        );
    }
}

#[test]
fn a_missing_bar_is_named_and_never_drawn() {
    let plot = samples::plot(
        &form::BARS,
        crate::model::Unit::parse("people"),
        samples::categories(&["A", "B"]),
        &[("", &["100", "[c] suppressed to protect people"])],
    );
    let scene = draw(&plot, WIDE, 0).unwrap().unwrap();
    assert_eq!(bars(&scene).len(), 1);
    let texts: Vec<&str> = scene.labels.iter().map(|label| label.text.as_str()).collect();
    assert!(texts.contains(&"[c] suppressed to protect people"), "{texts:?}");
}
