//! The colours of a theme: tokens by name, each for light and for dark, and the contrast of those that meet.
//!
//! In: `theme.yaml`, the built-in one and the project's. Out: custom properties for the style sheet, and findings
//! where two colours that meet on a page are too close (WCAG 2.2, 1.4.3 and 1.4.11).

#[cfg(test)]
mod vision;

use crate::chart::palette::{self, Palette};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::load::yaml::Keyed;
use crate::load::yaml::{FromNode, Limits, parse};
use crate::source::{Excerpt, SourceId, Span, Spanned, Substr};
use indexmap::IndexMap;
use std::fmt::Write as _;

shape! {
    /// `theme.yaml`: the colours of a theme.
    pub struct RawTheme as "a theme" {
        /// The tokens that differ from the built-in theme's.
        "colours" colours: Option<Keyed<RawColour>>,
    }
}

shape! {
    /// A colour token.
    pub struct RawColour as "a colour" {
        /// On a light page, as `#rrggbb`.
        "light" light: Spanned<String>,
        /// On a dark page, as `#rrggbb`.
        "dark" dark: Spanned<String>,
    }
}

/// Red, green and blue, 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Colour([u8; 3]);

/// A token's two colours, and where the project wrote it.
#[derive(Clone, Debug)]
struct Token {
    light: Colour,
    dark: Colour,
    span: Option<Span>,
}

/// The tokens of a theme in the order of `theme.yaml`.
#[derive(Clone, Debug, Default)]
pub(super) struct Tokens(IndexMap<String, Token>);

/// Colours that meet outside charts: in front, behind, and the least contrast between them.
const PAIRS: &[(&str, &str, f64)] = &[
    ("text", "page", 4.5),
    ("text", "tint", 4.5),
    ("muted", "page", 4.5),
    ("muted", "tint", 4.5),
    ("accent", "page", 4.5),
    ("accent", "tint", 4.5),
    ("link", "page", 4.5),
    ("link", "tint", 4.5),
    ("link-hover", "page", 4.5),
    ("link-hover", "tint", 4.5),
    ("link-visited", "page", 4.5),
    ("link-visited", "tint", 4.5),
    ("on-brand", "brand", 4.5),
    ("on-focus", "focus", 4.5),
    ("on-notice", "notice", 4.5),
    ("caution", "page", 4.5),
    ("caution", "tint", 4.5),
    ("edge", "page", 3.0),
    ("edge", "tint", 3.0),
    ("focus", "brand", 3.0),
];

/// Every pair of colours that meet on a page, those of charts too.
fn pairs() -> impl Iterator<Item = &'static (&'static str, &'static str, f64)> {
    PAIRS.iter().chain(palette::PAIRS)
}

impl Colour {
    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let part = |at: usize| digits.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// The relative luminance of WCAG 2.2, from 0 for black to 1 for white.
    fn luminance(self) -> f64 {
        let linear = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        let [red, green, blue] = linear;
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast ratio of WCAG 2.2, from 1 to 21.
    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl Tokens {
    /// Reads a `theme.yaml` over these tokens. A file of the project may change the tokens that there are.
    pub(super) fn read(&mut self, text: &str, source: SourceId, own: bool, diagnostics: &mut Diagnostics) {
        let excerpt = Excerpt::verbatim(text, source, 0);
        let Some(node) = parse(&excerpt, Limits::default(), diagnostics).filter(|node| !node.is_blank())
        else {
            return;
        };
        let Some(RawTheme { colours }) = RawTheme::from_node(node, diagnostics) else { return };
        for (name, RawColour { light, dark }) in colours.map_or_else(Vec::new, |colours| colours.0) {
            if own && !self.0.contains_key(name.value.as_str()) {
                diagnostics.push(self.unknown(&name));
                continue;
            }
            let pair = (colour(&light, diagnostics), colour(&dark, diagnostics));
            if let (Some(light), Some(dark)) = pair {
                self.0.insert(name.value.to_string(), Token { light, dark, span: own.then_some(name.span) });
            }
        }
    }

    fn unknown(&self, name: &Spanned<Substr>) -> Diagnostic {
        let known = || self.0.keys().map(String::as_str);
        let help = suggest::did_you_mean(&name.value, known())
            .unwrap_or_else(|| format!("the theme knows {}", suggest::one_of(known())));
        let message = format!("`{}` is no colour of the theme", name.value);
        Diagnostic::new(Code::KEY_UNKNOWN, name.span, message).help(help)
    }

    /// Reports every pair that is too close, at the token that the project wrote.
    pub(super) fn check(&self, diagnostics: &mut Diagnostics) {
        for (front, behind, least) in pairs() {
            let (Some(above), Some(below)) = (self.0.get(*front), self.0.get(*behind)) else { continue };
            let Some(span) = above.span.or(below.span) else { continue };
            for (scheme, found) in
                [("light", above.light.contrast(below.light)), ("dark", above.dark.contrast(below.dark))]
            {
                if found < *least {
                    let message = format!(
                        "`{front}` on `{behind}` has a contrast of {found:.1} to 1 on a {scheme} page, wanted {least} or more"
                    );
                    diagnostics.push(
                        Diagnostic::new(Code::THEME, span, message)
                            .help("make one of the two lighter or darker"),
                    );
                }
            }
        }
    }

    /// The colours of light pages, for drawings that are taken away.
    pub(super) fn palette(&self) -> Palette {
        Palette::new(self.0.iter().map(|(name, token)| {
            let Colour([red, green, blue]) = token.light;
            (name.clone(), format!("#{red:02x}{green:02x}{blue:02x}"))
        }))
    }

    /// The tokens as custom properties: light, and dark on the screen of who prefers it. Paper is light.
    pub(super) fn css(&self) -> String {
        let block = |pick: fn(&Token) -> Colour| {
            self.0.iter().fold(String::new(), |mut css, (name, token)| {
                let Colour([red, green, blue]) = pick(token);
                // Writing to a string cannot fail.
                let _ = writeln!(css, "  --{name}: #{red:02x}{green:02x}{blue:02x};");
                css
            })
        };
        format!(
            ":root {{\n{}}}\n@media screen and (prefers-color-scheme: dark) {{\n  :root {{\n{}  }}\n}}\n",
            block(|token| token.light),
            block(|token| token.dark)
        )
    }
}

fn colour(written: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<Colour> {
    let colour = Colour::parse(&written.value);
    if colour.is_none() {
        let message = format!("`{}` is no colour, wanted one like `#12436d`", written.value);
        diagnostics.push(Diagnostic::new(Code::KEY_VALUE, written.span, message));
    }
    colour
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{ProjectPath, SourceFile, SourceMap};

    const BUILT_IN: &str = include_str!("../../../themes/council/theme.yaml");

    fn read(own: &str) -> (Tokens, Vec<String>) {
        let mut sources = SourceMap::default();
        let mut diagnostics = Diagnostics::default();
        let mut tokens = Tokens::default();
        for (text, is_own) in [(BUILT_IN, false), (own, true)] {
            let id = sources.add(SourceFile::new(ProjectPath::new("theme.yaml"), text.to_owned()));
            tokens.read(text, id, is_own, &mut diagnostics);
        }
        tokens.check(&mut diagnostics);
        let messages = diagnostics
            .iter()
            .map(|found| format!("{}; {}", found.message, found.help.as_deref().unwrap_or("no help")));
        (tokens, messages.collect())
    }

    #[test]
    fn every_pair_of_the_built_in_theme_has_contrast() {
        let (tokens, messages) = read("");
        assert!(messages.is_empty(), "{messages:?}");
        for (front, behind, least) in pairs() {
            let (front, behind) = (&tokens.0[*front], &tokens.0[*behind]);
            assert!(front.light.contrast(behind.light) >= *least, "{front:?} on {behind:?}, light");
            assert!(front.dark.contrast(behind.dark) >= *least, "{front:?} on {behind:?}, dark");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        let of = |text| Colour::parse(text).unwrap();
        assert!((of("#ffffff").contrast(of("#000000")) - 21.0).abs() < 0.001);
        assert!((of("#767676").contrast(of("#ffffff")) - 4.54).abs() < 0.01);
    }

    #[test]
    fn a_project_changes_the_tokens_that_it_names() {
        let (tokens, messages) = read("colours:\n  brand: {light: \"#5b2c6f\", dark: \"#3b1a4a\"}\n");
        assert!(messages.is_empty(), "{messages:?}");
        let css = tokens.css();
        assert!(css.contains("--brand: #5b2c6f;") && css.contains("--brand: #3b1a4a;"), "{css}");
        assert!(css.contains("--page: #ffffff;"), "the others stay: {css}");
    }

    #[test]
    fn a_pale_text_an_unknown_token_and_a_colour_that_is_none_are_told() {
        let own = "colours:\n  muted: {light: \"#999999\", dark: \"#a9b7c4\"}\n  txt: {light: \"#000000\", dark: \"#ffffff\"}\n  link: {light: blue, dark: \"#ffffff\"}\n";
        let (_, messages) = read(own);
        assert_eq!(
            messages,
            [
                "`txt` is no colour of the theme; did you mean `text`?",
                "`blue` is no colour, wanted one like `#12436d`; no help",
                "`muted` on `page` has a contrast of 2.8 to 1 on a light page, wanted 4.5 or more; make one of the two lighter or darker",
                "`muted` on `tint` has a contrast of 2.6 to 1 on a light page, wanted 4.5 or more; make one of the two lighter or darker",
            ]
        );
    }

    #[test]
    fn a_chart_whose_colours_are_too_pale_is_told() {
        let own = "colours:\n  s4-text: {light: \"#f46a25\", dark: \"#ffa677\"}\n  s2: {light: \"#8fd9d2\", dark: \"#35b8ac\"}\n";
        let (_, messages) = read(own);
        assert_eq!(
            messages,
            [
                "`s2` on `page` has a contrast of 1.6 to 1 on a light page, wanted 3 or more; make one of the two lighter or darker",
                "`s4-text` on `page` has a contrast of 3.0 to 1 on a light page, wanted 4.5 or more; make one of the two lighter or darker",
            ]
        );
    }
}
