//! A drawing to take away: one SVG file with its title, its source and its own style, for slides and other documents.
//!
//! In: the widest drawing of a chart and the light colours of the theme. Out: a file that looks the same everywhere:
//! custom properties are replaced by colours, since few programs besides browsers know them.

use super::canvas::measure;
use super::canvas::scene::{EDGE, PX, Paint, Point, Scene};
use super::canvas::token::{ROLES, Role, Token};
use super::canvas::write::{escaped, length};
use super::palette::Palette;
use std::fmt::Write;

/// Room around the whole picture, in canvas units.
const MARGIN: i32 = 24 * PX;
/// The size of the title, in CSS pixels.
const TITLE: i32 = 18;

/// How many bytes stand around the drawing, its style and its description, more or less.
const ROOM: usize = 2048;

/// The words around a drawing.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The sentence title.
    pub title: &'a str,
    /// Measure, unit, place and period; the remark on the axis.
    pub subtitle: &'a str,
    /// What the drawing shows, in words.
    pub description: &'a str,
    /// Where the data is from.
    pub source: &'a str,
}

/// The whole file of a drawing, given what stands in it.
#[must_use]
pub fn svg(scene: &Scene, body: &str, words: Words<'_>, palette: &Palette) -> String {
    let title = lines(words.title, scene.width, TITLE);
    let subtitle = lines(words.subtitle, scene.width, 13);
    let source = lines(&format!("Source: {}", words.source), scene.width, 13);
    let above = stacked(&title, TITLE) + stacked(&subtitle, 13) + 8 * PX;
    let height = MARGIN * 2 + above + scene.height + 8 * PX + stacked(&source, 13);
    // Whole pixels: a picture of this file has no row that is painted in part.
    let height = (height + PX - 1) / PX * PX;
    let width = scene.outer().0 + MARGIN * 2;
    let style = style(scene, palette);
    let mut out = String::with_capacity(body.len() + style.len() + 2 * words.description.len() + ROOM);
    let _ = write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" \
         width=\"{w}\" height=\"{h}\" role=\"img\" aria-labelledby=\"title desc\">\n<title id=\"title\">{}</title>\n\
         <desc id=\"desc\">{}</desc>\n<style>{style}</style>\n<rect width=\"{w}\" height=\"{h}\" class=\"c-page c-fill\"/>\n",
        escaped(words.title),
        escaped(words.description),
        w = length(width),
        h = length(height),
    );
    let below_title = paragraph(&mut out, "title", &title, TITLE, MARGIN);
    paragraph(&mut out, "c-muted c-note", &subtitle, 13, below_title);
    let _ = writeln!(
        out,
        "<g transform=\"translate({} {})\">{body}</g>",
        length(MARGIN + EDGE),
        length(MARGIN + above),
    );
    paragraph(&mut out, "c-muted c-note", &source, 13, MARGIN + above + scene.height + 8 * PX);
    out.push_str("</svg>\n");
    out
}

/// Breaks words to a width; the title is wider than what is measured by its size.
fn lines(text: &str, width: i32, size: i32) -> Vec<String> {
    let (role, measured) = if size == TITLE { (Role::Heading, 15) } else { (Role::Note, 13) };
    measure::wrap(text, role, width * measured / size)
}

fn stacked(lines: &[String], size: i32) -> i32 {
    i32::try_from(lines.len()).unwrap_or(0) * size * PX * 5 / 4
}

/// Writes lines below a place and says where the next may start.
fn paragraph(out: &mut String, class: &str, lines: &[String], size: i32, top: i32) -> i32 {
    let mut baseline = top + size * PX * 905 / 1000;
    for line in lines {
        let at = Point::new(MARGIN, baseline);
        let _ = writeln!(
            out,
            "<text class=\"{class}\" x=\"{}\" y=\"{}\">{}</text>",
            length(at.x),
            length(at.y),
            escaped(line)
        );
        baseline += size * PX * 5 / 4;
    }
    top + stacked(lines, size)
}

/// The rules that this drawing needs, in colours.
fn style(scene: &Scene, palette: &Palette) -> String {
    let colour = |name: &str| palette.colour(name);
    let mut out = String::from("text{font-family:Arial,'Liberation Sans',Arimo,Helvetica,sans-serif}");
    let _ = write!(out, ".title{{font-size:{TITLE}px;font-weight:700;fill:{}}}", colour("text"));
    for role in ROLES {
        let weight = if role.bold { 700 } else { 400 };
        let _ = write!(out, ".{}{{font-size:{}px;font-weight:{weight}}}", role.class, role.size);
    }
    let _ = write!(out, ".c-page.c-fill{{fill:{}}}.c-muted{{fill:{}}}", colour("page"), colour("muted"));
    let mut marks: Vec<(Token, Paint)> = scene.marks.iter().map(|mark| (mark.token, mark.paint)).collect();
    marks.sort();
    marks.dedup();
    for (token, paint) in marks {
        mark(&mut out, token, paint, [token.property(), "page", "axis"].map(colour));
    }
    let mut texts: Vec<(Token, bool)> =
        scene.labels.iter().map(|label| (label.token, label.role.is_inside())).collect();
    texts.sort();
    texts.dedup();
    for (token, inside) in texts {
        let (class, fill) = (token.class(), colour(&token.text_property(inside)));
        let roles: &[&str] = if inside { &[".c-inside", ".c-inside-strong"] } else { &[""] };
        for role in roles {
            let _ = write!(out, ".{class}{role}>text{{fill:{fill}}}");
        }
    }
    out
}

/// The rule of one kind of mark.
fn mark(out: &mut String, token: Token, paint: Paint, [colour, page, axis]: [&str; 3]) {
    let class = token.class();
    let _ = match paint {
        Paint::Fill if token.is_shade() => {
            write!(out, ".{class}.c-fill{{fill:{colour};stroke:{axis};stroke-width:1}}")
        }
        Paint::Fill => write!(out, ".{class}.c-fill{{fill:{colour}}}"),
        Paint::Mark => write!(out, ".{class}.c-mark{{fill:{colour};stroke:{page};stroke-width:1.5}}"),
        Paint::Hollow => write!(out, ".{class}.c-hollow{{fill:{page};stroke:{colour};stroke-width:2}}"),
        Paint::Line => {
            let (width, dash) = match token {
                Token::Grid | Token::Axis => ("1", ""),
                Token::Target => ("1.5", ";stroke-dasharray:6 4"),
                Token::Benchmark => ("2", ""),
                _ => ("3", ";stroke-linejoin:round;stroke-linecap:round"),
            };
            write!(out, ".{class}.c-line{{fill:none;stroke:{colour};stroke-width:{width}{dash}}}")
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::canvas::write::body;
    use crate::chart::{laid_out, samples};

    fn palette() -> Palette {
        let tokens = [("s1", "#12436d"), ("s1-text", "#12436d"), ("page", "#ffffff")];
        Palette::new(tokens.map(|(token, colour)| (token.to_owned(), colour.to_owned())))
    }

    fn file() -> String {
        let (scene, _) = laid_out(&samples::in_touch(), 672).unwrap();
        let words = Words {
            title: "Hampshire stayed 5 to 8 points below the South East",
            subtitle: "In touch, percentage, by quarter",
            description: "Hampshire moved little & stayed below.",
            source: "Annual report, paragraph 16",
        };
        svg(&scene, &body(&scene), words, &palette())
    }

    #[test]
    fn the_file_stands_alone() {
        let file = file();
        assert!(file.starts_with("<?xml"));
        assert!(file.contains("aria-labelledby=\"title desc\""));
        for part in [
            "xmlns=\"http://www.w3.org/2000/svg\"",
            "<title id=\"title\">Hampshire stayed 5 to 8 points below the South East</title>",
            "<desc id=\"desc\">Hampshire moved little &amp; stayed below.</desc>",
            ">Source: Annual report, paragraph 16</text>",
            ".c-s1.c-line{fill:none;stroke:#12436d",
        ] {
            assert!(file.contains(part), "{part}");
        }
        assert!(!file.contains("var(") && !file.contains("url(") && !file.contains("href"), "{file}");
    }

    #[test]
    fn every_class_of_the_drawing_has_a_rule_of_its_own() {
        let file = file();
        let (style, drawing) = file.split_once("</style>").unwrap();
        let classes = drawing.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for class in classes.flat_map(str::split_whitespace) {
            assert!(style.contains(&format!(".{class}")), "{class}");
        }
    }
}
