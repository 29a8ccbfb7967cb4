//! A scene as semantic SVG.
//!
//! In: a scene and the name that assistive technology reads. Out: one `<svg role="img">` whose inside is hidden from
//! it. No colour, font or stroke stands in it, only classes of the theme's style sheet.
//! Equal marks that follow each other share one path and texts of one kind share one group: a drawing stays small.

use super::scene::{Anchor, EDGE, Label, Mark, PX, Paint, Point, Scene, Shape};
use std::fmt::Write;

/// How many bytes a mark or a label takes, more or less.
const ROOM: usize = 48;

/// The CSS class of a drawing by its natural width in CSS pixels.
#[must_use]
pub fn width_class(scene: &Scene) -> String {
    format!("drawing-{}", scene.outer().0 / PX)
}

/// The SVG element of a drawing, given its [`body`], inside a page.
#[must_use]
pub fn inline(scene: &Scene, body: &str, name: &str) -> String {
    let (width, height) = scene.outer();
    let (edge, width, height) = (length(-EDGE), length(width), length(height));
    let mut out = String::with_capacity(body.len() + name.len() + 4 * ROOM);
    let _ = write!(
        out,
        "<svg class=\"drawing {}\" viewBox=\"{edge} {edge} {width} {height}\" role=\"img\" aria-label=\"{}\">\
         <g aria-hidden=\"true\">{body}</g></svg>",
        width_class(scene),
        escaped(name),
    );
    out
}

/// The marks and texts of a drawing, without the element around them.
#[must_use]
pub fn body(scene: &Scene) -> String {
    let mut out = String::with_capacity(ROOM * (scene.marks.len() + scene.labels.len()));
    marks(&mut out, &scene.marks);
    labels(&mut out, &scene.labels);
    out
}

/// A length in CSS pixels with at most one decimal.
#[must_use]
pub fn length(units: i32) -> String {
    let mut out = String::new();
    push_length(&mut out, units);
    out
}

/// Appends a length. A page holds thousands, so that no digit takes a way through the machinery of formatting.
fn push_length(out: &mut String, units: i32) {
    if units < 0 {
        out.push('-');
    }
    let (size, pixel) = (units.unsigned_abs(), PX.unsigned_abs());
    out.push_str(itoa::Buffer::new().format(size / pixel));
    if size % pixel > 0 {
        out.push('.');
        out.push_str(itoa::Buffer::new().format(size % pixel));
    }
}

/// Appends a letter of a path and its lengths, with spaces between these.
fn step(out: &mut String, letter: char, lengths: &[i32]) {
    out.push(letter);
    for (at, units) in lengths.iter().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        push_length(out, *units);
    }
}

/// Text made safe inside an element or a quoted attribute; characters that XML forbids become spaces.
///
/// Not as `narrative` writes HTML, on purpose: a drawing is a file of its own too, which no program opens that holds one
/// forbidden character. An apostrophe stays as it is, since no value here stands in such marks, and a page has thousands of
/// labels.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

fn push_escaped(out: &mut String, text: &str) {
    let is_plain = |byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'&' | b'<' | b'>' | b'"');
    if text.bytes().all(is_plain) {
        return out.push_str(text);
    }
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => out.push(' '),
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
}

/// Scenery first, then data, each in the order of drawing; equal neighbours share a path.
fn marks(out: &mut String, all: &[Mark]) {
    let mut ordered: Vec<&Mark> = Vec::with_capacity(all.len());
    ordered.extend(all.iter().filter(|mark| mark.token.is_scenery()));
    ordered.extend(all.iter().filter(|mark| !mark.token.is_scenery()));
    for alike in ordered.chunk_by(|one, next| one.token == next.token && one.paint == next.paint) {
        let Some(first) = alike.first() else { continue };
        out.extend(["<path class=\"", first.token.class(), " ", paint(first.paint), "\" d=\""]);
        for mark in alike {
            shape(out, &mark.shape);
        }
        out.push_str("\"/>");
    }
}

fn paint(paint: Paint) -> &'static str {
    match paint {
        Paint::Fill => "c-fill",
        Paint::Line => "c-line",
        Paint::Mark => "c-mark",
        Paint::Hollow => "c-hollow",
    }
}

fn shape(out: &mut String, shape: &Shape) {
    match shape {
        Shape::Path(points) => path(out, points),
        Shape::Polygon(corners) => {
            path(out, corners);
            out.push('z');
        }
        Shape::Box(bar) => {
            step(out, 'M', &[bar.left, bar.top]);
            step(out, 'h', &[bar.width()]);
            step(out, 'v', &[bar.height()]);
            out.push_str("h-");
            push_length(out, bar.width());
            out.push('z');
        }
        Shape::Disc(centre, radius) => {
            step(out, 'M', &[centre.x - radius, centre.y]);
            step(out, 'a', &[*radius, *radius]);
            out.push_str(" 0 1 0 ");
            push_length(out, radius * 2);
            out.push_str(" 0");
            step(out, 'a', &[*radius, *radius]);
            out.push_str(" 0 1 0-");
            push_length(out, radius * 2);
            out.push_str(" 0z");
        }
    }
}

/// A path by relative steps, which are shorter than places.
fn path(out: &mut String, points: &[Point]) {
    let mut before: Option<Point> = None;
    for point in points {
        match before {
            None => step(out, 'M', &[point.x, point.y]),
            Some(last) if last == *point => {}
            Some(last) if last.y == point.y => step(out, 'h', &[point.x - last.x]),
            Some(last) if last.x == point.x => step(out, 'v', &[point.y - last.y]),
            Some(last) => step(out, 'l', &[point.x - last.x, point.y - last.y]),
        }
        before = Some(*point);
    }
}

/// Texts of one kind in one group, so that class and anchor are written once.
fn labels(out: &mut String, all: &[Label]) {
    let key = |label: &Label| (label.role, label.token, label.anchor);
    let mut ordered: Vec<&Label> = all.iter().collect();
    ordered.sort_by_key(|label| key(label));
    for alike in ordered.chunk_by(|one, next| key(one) == key(next)) {
        let Some(first) = alike.first() else { continue };
        let anchor = match first.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let (colour, kind) = (first.token.class(), first.role.style().class);
        out.extend(["<g class=\"", colour, " ", kind, "\"", anchor, ">"]);
        for label in alike {
            out.push_str("<text x=\"");
            push_length(out, label.at.x);
            out.push_str("\" y=\"");
            push_length(out, label.at.y);
            out.push_str("\">");
            push_escaped(out, &label.text);
            out.push_str("</text>");
        }
        out.push_str("</g>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::canvas::scene::{Frame, Need};
    use crate::chart::canvas::token::{Role, Token};

    fn scene() -> Scene {
        let line =
            |points: &[(i32, i32)]| Shape::Path(points.iter().map(|(x, y)| Point::new(*x, *y)).collect());
        let mark = Mark::new;
        let label = |text: &str, y| Label {
            token: Token::Muted,
            role: Role::Tick,
            anchor: Anchor::End,
            at: Point::new(305, y),
            text: text.into(),
            need: Need::Name,
        };
        let bar = Frame { left: 0, top: 10, right: 235, bottom: 100 };
        Scene {
            width: 2880 - 2 * EDGE,
            height: 2005 - 2 * EDGE,
            marks: vec![
                mark(Token::S1, Paint::Line, line(&[(0, 0), (15, 0), (20, -7)])),
                mark(Token::S1, Paint::Fill, Shape::Box(bar)),
                mark(Token::Grid, Paint::Line, line(&[(0, 5), (100, 5)])),
                mark(Token::Grid, Paint::Line, line(&[(0, 55), (100, 55)])),
            ],
            labels: vec![label("95% & \"more\"", 40), label("90%", 90)],
            ..Scene::default()
        }
    }

    #[test]
    fn a_drawing_is_one_image_with_its_name_and_a_hidden_inside() {
        assert_eq!(
            inline(&scene(), &body(&scene()), "Line chart, 2 series <1>"),
            "<svg class=\"drawing drawing-288\" viewBox=\"-1.2 -1.2 288 200.5\" role=\"img\" \
             aria-label=\"Line chart, 2 series &lt;1&gt;\"><g aria-hidden=\"true\">\
             <path class=\"c-grid c-line\" d=\"M0 0.5h10M0 5.5h10\"/>\
             <path class=\"c-s1 c-line\" d=\"M0 0h1.5l0.5 -0.7\"/>\
             <path class=\"c-s1 c-fill\" d=\"M0 1h23.5v9h-23.5z\"/>\
             <g class=\"c-muted c-tick\" text-anchor=\"end\"><text x=\"30.5\" y=\"4\">95% &amp; &quot;more&quot;</text>\
             <text x=\"30.5\" y=\"9\">90%</text></g></g></svg>"
        );
    }

    #[test]
    fn a_length_has_a_tenth_where_it_is_none_of_a_pixel() {
        let lengths = [0, 7, 90, -105, 1_000, 67_204, 1_000_000, i32::MIN];
        let written = ["0", "0.7", "9", "-10.5", "100", "6720.4", "100000", "-214748364.8"];
        assert_eq!(lengths.map(length), written);
    }

    #[test]
    fn a_circle_is_two_arcs_and_a_control_character_a_space() {
        let mut out = String::new();
        shape(&mut out, &Shape::Disc(Point::new(100, 50), 40));
        assert_eq!(out, "M6 5a4 4 0 1 0 8 0a4 4 0 1 0-8 0z");
        assert_eq!(escaped("a\u{7}b"), "a b");
    }
}
