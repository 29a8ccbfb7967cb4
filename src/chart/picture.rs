//! A drawing as a picture: PNG for e-mail and Word, which do not show SVG everywhere.
//!
//! In: the SVG to download. Out: its pixels, two for each of its own, in a font from inside this program, so that every
//! build makes the same bytes. What the font cannot write, and what is too tall for a page, has no picture
//! ([`Obstacle`]). Deliberately absent: fonts of the system, and any other drawing than our own.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, Options, Tree, fontdb};
use skrifa::{FontRef, MetadataProvider};
use std::fmt;
use std::sync::{Arc, LazyLock};

#[cfg(test)]
mod tests;

/// Pixels of the picture for each pixel of the drawing.
pub const SCALE: u8 = 2;

/// Pixels of the picture for each metre of paper: a drawing has 96 to the inch of 0.0254 metres.
const PER_METRE: u32 = 96 * SCALE as u32 * 10_000 / 254;

/// The height in CSS pixels above which a drawing has no picture: three sheets of A4, and 30 MB while it is painted.
pub const TALLEST: u16 = 3_400;

/// The regular and the bold weight of the font.
const WEIGHTS: [fn() -> &'static [u8]; 2] = [dejavu::sans_condensed::regular, dejavu::sans_condensed::bold];

/// What in a chart stands against a picture of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The font has no sign for this character.
    Character(char),
    /// The drawing is as tall as this, in CSS pixels.
    Height(i32),
}

impl fmt::Display for Obstacle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character(character) => {
                write!(
                    out,
                    "the font of pictures has no sign for `{character}` (U+{:04X})",
                    u32::from(*character)
                )
            }
            Self::Height(height) => {
                write!(out, "a picture is at most {TALLEST} pixels tall, and this chart is {height}")
            }
        }
    }
}

/// Why there is no picture. A drawing of ours without an [`Obstacle`] always has one: a fault of this program.
#[derive(Debug)]
pub enum Fault {
    /// The drawing cannot be read.
    Drawing(usvg::Error),
    /// It has no size that a picture can have.
    Size,
    /// The pixels cannot be written.
    Encoding(png::EncodingError),
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Drawing(error) => write!(out, "the drawing cannot be read ({error})"),
            Self::Size => out.write_str("the drawing has no size that a picture can have"),
            Self::Encoding(error) => write!(out, "the pixels cannot be written ({error})"),
        }
    }
}

impl std::error::Error for Fault {}

/// The two weights of the only font, under the name that a style sheet's `sans-serif` gets.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for bytes in WEIGHTS {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(bytes())));
    }
    let family = fonts.faces().find_map(|face| face.families.first().map(|(name, _)| name.clone()));
    fonts.set_sans_serif_family(family.unwrap_or_default());
    Arc::new(fonts)
});

/// What stands against a picture of a drawing of this height with these words.
#[must_use]
pub fn obstacle<'a>(height: i32, mut words: impl Iterator<Item = &'a str>) -> Option<Obstacle> {
    if height > i32::from(TALLEST) {
        return Some(Obstacle::Height(height));
    }
    let signs: Vec<_> =
        WEIGHTS.iter().filter_map(|font| FontRef::new(font()).ok()).map(|font| font.charmap()).collect();
    let known = |letter: char| letter.is_control() || signs.iter().all(|signs| signs.map(letter).is_some());
    words.find_map(|text| text.chars().find(|letter| !known(*letter))).map(Obstacle::Character)
}

/// The picture of an SVG as a PNG file.
///
/// # Errors
/// The text is no drawing, or one of no size.
pub fn png(svg: &str) -> Result<Vec<u8>, Fault> {
    let tree = tree(svg)?;
    let size = tree.size().to_int_size().scale_by(f32::from(SCALE)).ok_or(Fault::Size)?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or(Fault::Size)?;
    let scale = f32::from(SCALE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    encoded(&pixels).map_err(Fault::Encoding)
}

/// The drawing with its text as outlines.
fn tree(svg: &str) -> Result<Tree, Fault> {
    let options =
        Options { font_family: "sans-serif".to_owned(), fontdb: FONTS.clone(), ..Options::default() };
    Tree::from_str(svg, &options).map_err(Fault::Drawing)
}

/// The pixels, of which none is transparent, as red, green and blue.
fn encoded(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let colours = pixels.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
    let colours: Vec<u8> = colours.collect();
    let mut bytes = Vec::new();
    let mut info = png::Info::with_size(pixels.width(), pixels.height());
    info.color_type = png::ColorType::Rgb;
    info.pixel_dims = Some(png::PixelDimensions { xppu: PER_METRE, yppu: PER_METRE, unit: png::Unit::Meter });
    let mut writer = png::Encoder::with_info(&mut bytes, info)?.write_header()?;
    writer.write_image_data(&colours)?;
    writer.finish()?;
    Ok(bytes)
}
