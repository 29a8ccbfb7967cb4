//! The layout check: no text clipped, no text on text, no text on a mark.
//!
//! In: a scene. Out: every [`LayoutFault`] in it, and whether one more label would have a place.
//! Texts are measured with a reader's own spacing (WCAG 1.4.12), so that a clean drawing stays clean for them.
//! Grid lines and axes are scenery: a text may lie over them, with a halo of the page's colour.

use super::measure;
use super::scene::{Frame, Label, Mark, Need, PX, Paint, Point, Scene, Shape};
use super::token::Role;
use std::fmt;

/// How far the stroke of a line reaches to each side, in canvas units.
const HALF_STROKE: i32 = 15;

/// What is wrong with a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It reaches over the edge of the drawing.
    Clipped,
    /// It lies on another text.
    OnText(String),
    /// It lies on a mark.
    OnMark,
    /// It belongs inside a mark and reaches over its edge.
    OutOfMark,
}

/// A label that does not fit where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayoutFault {
    /// The label's words.
    pub text: String,
    /// What is wrong.
    pub kind: FaultKind,
    /// The natural width of the drawing, in CSS pixels.
    pub width: i32,
}

impl fmt::Display for LayoutFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, kind, width } = self;
        write!(formatter, "in the drawing {width} px wide, the label `{text}` ")?;
        match kind {
            FaultKind::Clipped => formatter.write_str("reaches over the edge"),
            FaultKind::OnText(other) => write!(formatter, "lies on the label `{other}`"),
            FaultKind::OnMark => formatter.write_str("lies on a mark"),
            FaultKind::OutOfMark => formatter.write_str("is larger than the mark that it belongs to"),
        }
    }
}

/// Every fault of a drawing.
#[must_use]
pub fn faults(scene: &Scene) -> Vec<LayoutFault> {
    let width = scene.outer().0 / PX;
    let fault = |label: &Label, kind| LayoutFault { text: label.text.clone(), kind, width };
    let mut found = Vec::new();
    for (index, (label, frame)) in scene.labels.iter().zip(&scene.frames).enumerate() {
        found.extend(alone(scene, label, *frame).map(|kind| fault(label, kind)));
        let frames = scene.frames.get(index + 1..).unwrap_or_default();
        let labels = scene.labels.get(index + 1..).unwrap_or_default();
        for (other, text) in frames.iter().zip(labels) {
            if frame.meets(*other) {
                found.push(fault(label, FaultKind::OnText(text.text.clone())));
            }
        }
    }
    found
}

/// The same drawing without the values that find no place: names come first, then values in the order of writing.
#[must_use]
pub fn thinned(scene: Scene) -> Scene {
    let names = scene.labels.iter().zip(&scene.frames).filter(|(label, _)| label.need == Need::Name);
    let mut taken: Vec<Frame> = names.map(|(_, frame)| *frame).collect();
    let stays = |(label, frame): (&Label, &Frame)| {
        let free = |taken: &[Frame]| !taken.iter().any(|other| frame.meets(*other));
        if label.need == Need::Name {
            return true;
        }
        let stays = free(&taken) && alone(&scene, label, *frame).is_none();
        taken.extend(stays.then_some(*frame));
        stays
    };
    let stay: Vec<bool> = scene.labels.iter().zip(&scene.frames).map(stays).collect();
    let omitted = scene.omitted + stay.iter().filter(|stays| !**stays).count();
    Scene { omitted, ..scene.keeping(&stay) }
}

/// The same drawing without labels that have no words, each with its frame.
#[must_use]
pub fn said(scene: Scene) -> Scene {
    let stay: Vec<bool> = scene.labels.iter().map(|label| !label.text.is_empty()).collect();
    scene.keeping(&stay)
}

/// Whether some labels could be added together without a fault.
#[must_use]
pub fn are_free(scene: &Scene, labels: &[Label]) -> bool {
    let frames: Vec<Frame> = labels.iter().map(measure::frame).collect();
    let crowded =
        |index: usize, frame: &Frame| frames.iter().skip(index + 1).any(|other| frame.meets(*other));
    let free = |label: &Label, frame: Frame| {
        !scene.frames.iter().any(|other| frame.meets(*other)) && alone(scene, label, frame).is_none()
    };
    let all_apart = !frames.iter().enumerate().any(|(index, frame)| crowded(index, frame));
    all_apart && labels.iter().zip(&frames).all(|(label, frame)| free(label, *frame))
}

/// What is wrong with a label, apart from other labels.
fn alone(scene: &Scene, label: &Label, frame: Frame) -> Option<FaultKind> {
    if !scene.frame().holds(frame) {
        return Some(FaultKind::Clipped);
    }
    let ink = ink(label, frame);
    if label.role.is_inside() {
        let home = |mark: &Mark| matches!(mark.shape, Shape::Box(bar) if bar.holds(ink));
        return (!scene.marks.iter().any(home)).then_some(FaultKind::OutOfMark);
    }
    // Most marks lie far away.
    let near = ink.grown(HALF_STROKE);
    let mut close = scene.marks.iter().filter(|mark| near.meets(mark.around));
    close.any(|mark| touches(mark, ink)).then_some(FaultKind::OnMark)
}

/// The part of a label's frame that letters really fill.
fn ink(label: &Label, frame: Frame) -> Frame {
    let role: Role = label.role;
    Frame { top: label.at.y - measure::capitals(role) - PX, ..frame }
}

fn touches(mark: &Mark, frame: Frame) -> bool {
    if mark.token.is_scenery() {
        return false;
    }
    let Shape::Path(points) = &mark.shape else { return frame.meets(mark.around) };
    let near = frame.grown(HALF_STROKE);
    near.meets(mark.around)
        && points.windows(2).any(|ends| matches!(ends, [from, to] if crosses(near, *from, *to)))
}

/// Whether a straight line touches a frame: both ends beyond one edge cannot; otherwise the corners must lie on both
/// sides of the line.
fn crosses(frame: Frame, from: Point, to: Point) -> bool {
    let around = Frame::around(from, to);
    let beyond = around.right <= frame.left
        || around.left >= frame.right
        || around.bottom <= frame.top
        || around.top >= frame.bottom;
    if beyond {
        return false;
    }
    let side = |x: i32, y: i32| {
        i64::from(to.x - from.x) * i64::from(y - from.y) - i64::from(to.y - from.y) * i64::from(x - from.x)
    };
    let corners = [
        side(frame.left, frame.top),
        side(frame.right, frame.top),
        side(frame.right, frame.bottom),
        side(frame.left, frame.bottom),
    ];
    corners.iter().any(|side| *side >= 0) && corners.iter().any(|side| *side <= 0)
}

/// Whether every mark lies on the canvas, so that nothing is cut off at its edge.
#[must_use]
pub fn marks_on_canvas(scene: &Scene) -> bool {
    let canvas = scene.frame();
    let may_reach_over = |mark: &Mark| matches!(mark.shape, Shape::Box(_)) && mark.paint == Paint::Hollow;
    scene.marks.iter().all(|mark| canvas.holds(mark.around) || may_reach_over(mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::canvas::scene::Anchor;
    use crate::chart::canvas::scene::EDGE;
    use crate::chart::canvas::token::Token;

    fn label(text: &str, x: i32, y: i32) -> Label {
        let at = Point::new(x, y);
        Label {
            token: Token::Ink,
            role: Role::Value,
            anchor: Anchor::Start,
            at,
            text: text.into(),
            need: Need::Name,
        }
    }

    fn scene(labels: Vec<Label>, marks: Vec<Mark>) -> Scene {
        let mut scene = Scene { width: 2880 - 2 * EDGE, height: 1000, marks, ..Scene::default() };
        labels.into_iter().for_each(|label| scene.add(label));
        scene
    }

    fn line(from: Point, to: Point) -> Mark {
        Mark::new(Token::S1, Paint::Line, Shape::Path(vec![from, to]))
    }

    #[test]
    fn a_clean_drawing_has_no_fault() {
        let drawing = scene(
            vec![label("85.0%", 100, 300), label("84.2%", 1500, 300)],
            vec![line(Point::new(100, 400), Point::new(2000, 420))],
        );
        assert_eq!(faults(&drawing), []);
    }

    #[test]
    fn a_label_without_words_goes_with_its_frame() {
        let drawing = said(scene(vec![label("", 100, 300), label("85.0%", 100, 800)], vec![]));
        assert_eq!(drawing.frames, scene(vec![label("85.0%", 100, 800)], vec![]).frames);
        assert_eq!(drawing.labels.len(), 1);
    }

    #[test]
    fn a_label_shifted_onto_another_is_found() {
        let drawing = scene(vec![label("85.0%", 100, 300), label("84.2%", 300, 310)], vec![]);
        let found = faults(&drawing);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].to_string(),
            "in the drawing 288 px wide, the label `85.0%` lies on the label `84.2%`"
        );
    }

    #[test]
    fn a_label_on_a_line_or_a_bar_is_found_and_on_the_grid_is_not() {
        let slope = line(Point::new(0, 0), Point::new(2880, 1000));
        let grid = Mark { token: Token::Grid, ..slope.clone() };
        let at = label("85.0%", 1300, 530);
        assert_eq!(faults(&scene(vec![at.clone()], vec![slope]))[0].kind, FaultKind::OnMark);
        assert_eq!(faults(&scene(vec![at.clone()], vec![grid])), []);
        let bar = Frame { left: 1200, top: 400, right: 1400, bottom: 900 };
        let bar = Mark::new(Token::S1, Paint::Fill, Shape::Box(bar));
        assert_eq!(faults(&scene(vec![at], vec![bar]))[0].kind, FaultKind::OnMark);
    }

    #[test]
    fn a_label_over_the_edge_is_found_only_when_spaced_out() {
        let wide = label("Hampshire", 2200, 300);
        assert!(wide.at.x + measure::natural_width(&wide.text, wide.role) < 2880);
        assert_eq!(faults(&scene(vec![wide], vec![]))[0].kind, FaultKind::Clipped);
    }

    #[test]
    fn a_label_that_belongs_inside_must_stay_inside() {
        let bar = Frame { left: 100, top: 100, right: 700, bottom: 400 };
        let bar = Mark::new(Token::S1, Paint::Fill, Shape::Box(bar));
        let inside = |text: &str| Label { role: Role::Inside, ..label(text, 120, 300) };
        assert_eq!(faults(&scene(vec![inside("61%")], vec![bar.clone()])), []);
        let found = faults(&scene(vec![inside("sixty-one per cent")], vec![bar]));
        assert_eq!(found[0].kind, FaultKind::OutOfMark);
    }

    #[test]
    fn a_value_without_a_place_is_left_out_and_a_name_never_is() {
        let crowded =
            vec![label("84.2%", 100, 300).spare(), label("Hampshire", 150, 310), label("Kent", 160, 320)];
        let thinned = thinned(scene(crowded, vec![]));
        let texts: Vec<&str> = thinned.labels.iter().map(|label| label.text.as_str()).collect();
        assert_eq!((texts, thinned.omitted, thinned.frames.len()), (vec!["Hampshire", "Kent"], 1, 2));
        assert_eq!(faults(&thinned).len(), 1, "two names on each other are still told");
    }

    #[test]
    fn of_values_that_touch_the_first_stays() {
        let both = vec![label("84.2%", 100, 300).spare(), label("84.9%", 150, 310).spare()];
        let thinned = thinned(scene(both, vec![]));
        let texts: Vec<&str> = thinned.labels.iter().map(|label| label.text.as_str()).collect();
        assert_eq!((texts, thinned.omitted), (vec!["84.2%"], 1));
    }

    #[test]
    fn a_steep_line_beside_a_label_is_not_on_it() {
        let near_corner = line(Point::new(0, 400), Point::new(400, 0));
        assert_eq!(faults(&scene(vec![label("85.0%", 400, 500)], vec![near_corner])), []);
    }
}
