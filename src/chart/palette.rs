//! The colours of a theme, read from its style sheet, and whether they can be told apart.
//!
//! In: the text of `chart.css`. Out: a [`Palette`] for light and for dark pages, with the contrast of every pair that a
//! chart puts together (WCAG 2.2, 1.4.3 and 1.4.11), and the style of drawings to download.
//! Deliberately absent: choosing colours. A theme whose tokens are too close is refused with their names.

use std::collections::BTreeMap;
use std::fmt;

/// A colour of the style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// The tokens of one colour scheme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    tokens: BTreeMap<String, Rgb>,
}

/// A colour scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scheme {
    /// Light pages, and paper.
    Light,
    /// Dark pages.
    Dark,
}

/// The least contrast of a mark with the page (WCAG 2.2, 1.4.11).
const MARK: f64 = 3.0;
/// The least contrast of text with what it stands upon (WCAG 2.2, 1.4.3).
const TEXT: f64 = 4.5;
/// Marks that carry data: 3:1 against the page.
const MARKS: [&str; 11] =
    ["s1", "s1-soft", "s2", "s3", "s3-soft", "s4", "benchmark", "quiet", "neutral", "target", "axis"];
/// Text: 4.5:1 against the page.
const TEXTS: [&str; 8] =
    ["text", "muted", "s1-text", "s2-text", "s3-text", "s4-text", "benchmark-text", "quiet-text"];
/// Marks with text inside: 4.5:1 between the two.
const WITH_TEXT_INSIDE: [&str; 9] =
    ["s1", "s1-soft", "s2", "s3", "s3-soft", "s4", "benchmark", "quiet", "neutral"];

/// What is wrong with a palette.
#[derive(Clone, Debug, PartialEq)]
pub enum PaletteFault {
    /// A token that charts use and the style sheet does not set.
    Missing(String),
    /// Two tokens that stand upon each other and are too alike.
    Contrast {
        /// The mark or text.
        token: String,
        /// What it stands upon.
        upon: String,
        /// Their contrast, from 1 to 21.
        ratio: f64,
        /// What it must reach.
        wanted: f64,
    },
}

impl fmt::Display for PaletteFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(token) => write!(formatter, "the style sheet sets no `--{token}`"),
            Self::Contrast { token, upon, ratio, wanted } => write!(
                formatter,
                "`--{token}` upon `--{upon}` has a contrast of {ratio:.2}:1, and readers need {wanted}:1"
            ),
        }
    }
}

/// Reads the tokens of both schemes: custom properties with six-digit colours in `:root`, and those inside a media
/// query for dark pages.
#[must_use]
pub fn read(css: &str) -> BTreeMap<Scheme, Palette> {
    let mut schemes: BTreeMap<Scheme, Palette> = BTreeMap::new();
    let mut depth = 0u32;
    let mut query: Option<Scheme> = Some(Scheme::Light);
    for line in css.lines() {
        let line = line.trim();
        if depth == 0 && line.starts_with("@media") {
            let dark = line.contains("prefers-color-scheme: dark");
            query = dark.then_some(Scheme::Dark);
        } else if depth == 0 {
            query = line.starts_with(":root").then_some(Scheme::Light);
        }
        if let Some((scheme, (name, colour))) = query.zip(declaration(line)) {
            schemes.entry(scheme).or_default().tokens.insert(name, colour);
        }
        depth = line.matches('{').fold(depth, |depth, _| depth + 1);
        depth = line.matches('}').fold(depth, |depth, _| depth.saturating_sub(1));
    }
    let light = schemes.get(&Scheme::Light).cloned().unwrap_or_default();
    if let Some(dark) = schemes.get_mut(&Scheme::Dark) {
        for (name, colour) in light.tokens {
            dark.tokens.entry(name).or_insert(colour);
        }
    }
    schemes
}

/// `--s1: #12436d;`
fn declaration(line: &str) -> Option<(String, Rgb)> {
    let (name, value) = line.strip_prefix("--")?.split_once(':')?;
    let digits = value.trim().trim_end_matches(';').strip_prefix('#')?;
    let all = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    all.then(|| Some((name.trim().to_owned(), Rgb(part(0)?, part(2)?, part(4)?))))?
}

impl Palette {
    /// The colour of a token.
    #[must_use]
    pub fn get(&self, token: &str) -> Option<Rgb> {
        self.tokens.get(token).copied()
    }

    /// Every token and its colour, by name.
    pub fn all(&self) -> impl Iterator<Item = (&str, Rgb)> {
        self.tokens.iter().map(|(name, colour)| (name.as_str(), *colour))
    }

    /// Every pair that charts put together and readers could not tell apart.
    #[must_use]
    pub fn faults(&self) -> Vec<PaletteFault> {
        let marks = MARKS.iter().map(|token| ((*token).to_owned(), "page".to_owned(), MARK));
        let texts = TEXTS.iter().map(|token| ((*token).to_owned(), "page".to_owned(), TEXT));
        let inside = WITH_TEXT_INSIDE.iter().map(|token| (format!("on-{token}"), (*token).to_owned(), TEXT));
        marks
            .chain(texts)
            .chain(inside)
            .filter_map(|(token, upon, wanted)| self.fault(token, upon, wanted))
            .collect()
    }

    fn fault(&self, token: String, upon: String, wanted: f64) -> Option<PaletteFault> {
        let Some(one) = self.get(&token) else { return Some(PaletteFault::Missing(token)) };
        let Some(other) = self.get(&upon) else { return Some(PaletteFault::Missing(upon)) };
        let ratio = contrast(one, other);
        (ratio < wanted).then_some(PaletteFault::Contrast { token, upon, ratio, wanted })
    }
}

/// The contrast of two colours by WCAG 2.2, from 1 to 21.
#[must_use]
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance by WCAG 2.2, from 0 to 1.
fn luminance(Rgb(red, green, blue): Rgb) -> f64 {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// The linear light of one channel of sRGB, from 0 to 1.
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSS: &str = include_str!("../../themes/council/static/chart.css");

    #[test]
    fn every_pair_of_the_councils_theme_can_be_told_apart_on_light_and_dark_pages() {
        let schemes = read(CSS);
        assert_eq!(schemes.keys().copied().collect::<Vec<_>>(), [Scheme::Light, Scheme::Dark]);
        for (scheme, palette) in schemes {
            assert!(palette.all().count() >= 30);
            assert_eq!(palette.faults(), [], "{scheme:?}");
        }
    }

    #[test]
    fn a_token_with_too_little_contrast_is_named() {
        let paler = CSS.replacen("--s4-text: #b4430a", "--s4-text: #f46a25", 1);
        let faults: Vec<String> =
            read(&paler)[&Scheme::Light].faults().iter().map(PaletteFault::to_string).collect();
        assert_eq!(faults, ["`--s4-text` upon `--page` has a contrast of 3.03:1, and readers need 4.5:1"]);
    }

    #[test]
    fn a_missing_token_is_named() {
        let without = CSS.replace("--muted:", "--mute:");
        assert_eq!(read(&without)[&Scheme::Light].faults(), [PaletteFault::Missing("muted".into())]);
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let (black, white) = (Rgb(0, 0, 0), Rgb(255, 255, 255));
        assert!((contrast(black, white) - 21.0).abs() < 0.001);
        assert!((contrast(white, white) - 1.0).abs() < 0.001);
        // The guidance's own example: #767676 is the lightest grey that passes on white.
        assert!(contrast(Rgb(0x76, 0x76, 0x76), white) >= 4.5);
        assert!(contrast(Rgb(0x77, 0x77, 0x77), white) < 4.5);
    }

    #[test]
    fn forced_colours_use_the_readers_own() {
        let (_, forced) = CSS.split_once("@media (forced-colors: active) {\n  :root {").unwrap();
        let (forced, _) = forced.split_once("}").unwrap();
        let light: Vec<String> = read(CSS)[&Scheme::Light].all().map(|(name, _)| name.to_owned()).collect();
        for name in light {
            assert!(forced.contains(&format!("--{name}: ")), "{name} has no system colour");
        }
        assert!(!forced.contains('#'));
    }

    #[test]
    fn sizes_of_text_are_those_that_are_measured() {
        use crate::chart::canvas::token::ROLES;
        for role in ROLES {
            let weight = if role.bold { 700 } else { 400 };
            let rule = format!(".{} {{ font-size: {}px; font-weight: {weight}; }}", role.class, role.size);
            assert!(CSS.contains(&rule), "{rule}");
            assert!(role.size >= 13, "a drawing may shrink to thirteen fourteenths: {rule}");
        }
    }

    #[test]
    fn every_token_and_paint_has_a_rule() {
        use crate::chart::canvas::token::Token;
        let classes = Token::ALL.iter().map(|(_, class)| *class);
        for class in classes.chain(["c-fill", "c-line", "c-mark", "c-hollow"]) {
            assert!(CSS.contains(&format!(".{class} {{")), "{class}");
        }
    }
}
