//! Pictures decoded again, and their words held against the drawing's.

use super::*;
use crate::chart::canvas::layout;
use crate::chart::canvas::measure;
use crate::chart::canvas::scene::PX;
use crate::chart::canvas::token::Role;
use crate::chart::palette::Palette;
use crate::chart::shape::Plot;
use crate::chart::{Drawn, draw, form, samples};
use crate::model::Unit;
use usvg::{Group, Node, Text};

fn palette() -> Palette {
    let tokens = [("s1", "#12436d"), ("s1-text", "#12436d"), ("page", "#ffffff")];
    Palette::new(tokens.map(|(token, colour)| (token.to_owned(), colour.to_owned())))
}

fn svg() -> String {
    draw(&samples::in_touch()).unwrap().download(&palette())
}

/// A plot of some bars whose title is this.
fn titled(title: &str, bars: usize) -> Drawn {
    let names: Vec<String> = (0..bars).map(|bar| format!("Library {bar}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let along = samples::categories(&names);
    let plot =
        samples::plot(&form::BARS, Unit::Counted("visits".into()), along, &[("", &vec!["120"; bars][..])]);
    draw(&Plot { title: title.into(), ..plot }).unwrap()
}

/// Width, height and colours of a picture.
fn read(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut colours = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut colours).unwrap();
    assert_eq!(reader.info().pixel_dims.unwrap().xppu, 7559, "192 to the inch");
    (frame.width, frame.height, colours)
}

/// Every text of a drawing that was read, in its order.
fn texts(group: &Group) -> Vec<&Text> {
    let texts = group.children().iter().flat_map(|node| match node {
        Node::Text(text) => vec![&**text],
        Node::Group(group) => texts(group),
        _ => vec![],
    });
    texts.collect()
}

/// What the `<text>` elements of a file say.
fn words(svg: &str) -> Vec<String> {
    let inside =
        svg.split("<text").skip(1).filter_map(|rest| rest.split_once('>')?.1.split("</text>").next());
    let plain = |text: &str| {
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    };
    inside.map(plain).collect()
}

/// Words of which a sign has no outline in the picture; and how many were looked at.
fn unwritten(svg: &str) -> (Vec<String>, usize) {
    let tree = tree(svg).unwrap();
    let texts = texts(tree.root());
    let drawn: Vec<String> = texts
        .iter()
        .map(|text| {
            let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
            glyphs.filter(|glyph| glyph.id.0 != 0).map(|glyph| glyph.text.as_str()).collect()
        })
        .collect();
    let wanted = words(svg);
    assert_eq!(drawn.len(), wanted.len(), "texts of the picture and of the drawing");
    (
        wanted
            .iter()
            .zip(&drawn)
            .filter(|(wanted, drawn)| wanted != drawn)
            .map(|(wanted, _)| wanted.clone())
            .collect(),
        drawn.len(),
    )
}

#[test]
fn a_picture_has_two_pixels_for_each_of_the_drawing_and_is_the_same_twice() {
    let svg = svg();
    let bytes = png(&svg).unwrap();
    let (width, height, colours) = read(&bytes);
    let size = tree(&svg).unwrap().size().to_int_size();
    assert_eq!((width, height), (size.width() * 2, size.height() * 2));
    assert_eq!(bytes, png(&svg).unwrap());
    assert_eq!(colours.get(..3), Some(&[255, 255, 255][..]), "the page is white");
    assert_eq!(colours.last_chunk(), Some(&[255, 255, 255]), "to its last row");
    assert!(colours.chunks(3).any(|colour| colour == [0x12, 0x43, 0x6d]), "the line is in its colour");
}

#[test]
fn every_word_of_the_drawing_is_in_the_picture() {
    let (missing, looked_at) = unwritten(&svg());
    assert_eq!(missing, [""; 0]);
    assert!(looked_at > 10, "{looked_at}");
    let (missing, _) =
        unwritten(&titled("Łódź, Ceredigion a’r Ŵyl: “½ of £5” – 20 °C · Ω ≥ 4", 3).download(&palette()));
    assert_eq!(missing, [""; 0]);
}

#[test]
fn a_word_that_the_font_cannot_write_is_missed_and_foretold() {
    let drawn = titled("Visits 📚 rose", 3);
    assert_eq!(unwritten(&drawn.download(&palette())).0, ["Visits 📚 rose"]);
    let obstacle = drawn.obstacle().unwrap();
    assert_eq!(obstacle, Obstacle::Character('📚'));
    assert_eq!(obstacle.to_string(), "the font of pictures has no sign for `📚` (U+1F4DA)");
    assert_eq!(titled("Visits rose by “half”", 3).obstacle(), None);
}

#[test]
fn a_giant_chart_is_refused_before_it_is_painted() {
    let giant = titled("Visits", 200);
    let Some(Obstacle::Height(height)) = giant.obstacle() else { panic!("{:?}", giant.obstacle()) };
    assert_eq!(
        Obstacle::Height(height).to_string(),
        format!("a picture is at most 3400 pixels tall, and this chart is {height}")
    );
    assert_eq!(titled("Visits", 40).obstacle(), None);
}

#[test]
fn control_characters_of_a_title_do_not_stop_its_picture() {
    let drawn = titled("Visits\u{0} \u{1b}[31mrose\u{7f}\u{9b} <b>\"&amp;\u{fffe}", 3);
    assert_eq!(drawn.obstacle(), Some(Obstacle::Character('\u{fffe}')));
    let (width, ..) = read(&png(&drawn.download(&palette())).unwrap());
    assert_eq!(width, (672 + 48) * 2);
}

#[test]
fn words_are_drawn_in_both_weights() {
    let page = |words: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"20\"><rect width=\"60\" height=\"20\" fill=\"#fff\"/>{words}</svg>"
        )
    };
    let dark = |weight: u16| {
        let text = format!(
            "<text x=\"2\" y=\"15\" font-family=\"Arial,sans-serif\" font-weight=\"{weight}\">85.0%</text>"
        );
        let (.., colours) = read(&png(&page(&text)).unwrap());
        colours.chunks(3).filter(|colour| colour.iter().all(|part| *part < 128)).count()
    };
    assert!(dark(400) > 100, "{}", dark(400));
    assert!(dark(700) > dark(400) * 5 / 4, "{} {}", dark(700), dark(400));
}

#[test]
fn the_font_stays_within_the_room_that_the_layout_leaves_to_fonts() {
    for words in
        ["Hampshire 84.2%", "South East 92.1% [p]", "2021-22 Q2", "Suitable accommodation, ages 19 to 21"]
    {
        for (role, weight) in [(Role::Value, 400), (Role::Strong, 700)] {
            let size = role.style().size;
            let text = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"20\">\
                     <text y=\"15\" font-family=\"Arial,sans-serif\" font-size=\"{size}\" font-weight=\"{weight}\">{words}</text></svg>"
            );
            let drawn = tree(&text).unwrap().root().abs_bounding_box().width();
            let [natural, room] = [measure::natural_width, measure::width]
                .map(|width| f32::from(i16::try_from(width(words, role) / PX).unwrap()));
            assert!((drawn / natural - 1.0).abs() < 0.12, "{words}, {weight}: {drawn} for {natural}");
            assert!(drawn < room, "{words}, {weight}: {drawn} in {room}");
        }
    }
}

#[test]
fn no_word_of_a_picture_touches_another_or_leaves_it() {
    for drawn in [draw(&samples::in_touch()).unwrap(), titled("Visits rose", 12)] {
        assert!(layout::faults(&drawn.wide).is_empty());
        let tree = tree(&drawn.download(&palette())).unwrap();
        let boxes: Vec<_> = texts(tree.root()).iter().map(|text| text.abs_bounding_box()).collect();
        for (index, one) in boxes.iter().enumerate() {
            assert!(one.left() >= 0.0 && one.right() <= tree.size().width(), "{one:?}");
            for other in &boxes[index + 1..] {
                let across = one.right().min(other.right()) - one.left().max(other.left());
                let down = one.bottom().min(other.bottom()) - one.top().max(other.top());
                assert!(across <= 0.5 || down <= 0.5, "{one:?} {other:?}");
            }
        }
    }
}

#[test]
fn what_is_no_drawing_has_no_picture() {
    assert!(matches!(png("no drawing"), Err(Fault::Drawing(_))));
}
