//! Timelines: bars, the day of the meeting, and words that do not run into each other.

use super::*;
use crate::chart::canvas::layout;
use crate::chart::canvas::scene::Paint;
use crate::figure::fixture::nowhere;
use crate::model::PeriodKind;
use jiff::civil::date;

fn step(when: &str, status: Option<Status>) -> Milestone {
    let period = Period::parse(PeriodKind::Any, when).unwrap();
    Milestone { what: "Contract awarded".into(), when: Some((when.into(), period)), status, span: nowhere() }
}

fn plan() -> Vec<Milestone> {
    vec![
        step("July 2022", Some(Status::Complete)),
        step("February 2023", Some(Status::Late)),
        step("1 April 2023", None),
        step("April to June 2023", Some(Status::NotStarted)),
    ]
}

fn drawn(steps: &[Milestone], width: i32) -> Scene {
    let timeline = Timeline { steps, meeting: Some(date(2023, 3, 28)) };
    let scenes = (0..).map_while(|attempt| timeline.draw(width * PX, attempt)).map(Result::unwrap);
    scenes.into_iter().find(|scene| layout::faults(scene).is_empty()).unwrap()
}

#[test]
fn each_status_is_a_lane_with_its_word_and_its_shape() {
    for width in [288, 480, 672] {
        let scene = drawn(&plan(), width);
        for word in ["Complete", "Late", "Not started", "Not stated", "This meeting"] {
            assert!(scene.labels.iter().any(|label| label.text == word), "{word} at {width}");
        }
        let markers = scene.marks.iter().filter(|mark| matches!(mark.paint, Paint::Mark | Paint::Hollow));
        assert_eq!(markers.count(), 4);
        assert!(layout::marks_on_canvas(&scene));
    }
}

#[test]
fn today_is_the_day_of_the_meeting() {
    let steps = plan();
    let name = |meeting| Timeline { steps: &steps, meeting }.name();
    assert_eq!(
        name(Some(date(2023, 3, 28))),
        "Timeline, 4 steps from 1 July 2022 to 30 June 2023, with this meeting on 28 March 2023. The steps are in the \
         list after this drawing."
    );
    assert!(!name(None).contains("meeting"));
}

#[test]
fn a_step_of_some_months_is_a_bar_and_one_step_alone_is_no_drawing() {
    let bars = |scene: &Scene| scene.marks.iter().filter(|mark| mark.paint == Paint::Fill).count();
    assert_eq!(bars(&drawn(&plan(), 480)), 1);
    assert!(!Timeline { steps: &plan()[..1], meeting: None }.is_worth_drawing());
}

#[test]
fn a_plan_of_many_years_has_the_years_below_it() {
    let steps = [step("2015", Some(Status::Complete)), step("2030", Some(Status::NotStarted))];
    for width in [288, 672] {
        let scene = drawn(&steps, width);
        assert!(scene.labels.iter().any(|label| label.text.ends_with("30")), "{:?}", scene.labels);
    }
}
