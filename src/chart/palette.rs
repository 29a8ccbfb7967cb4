//! The colour tokens that charts use: which of them meet, and their values where a style sheet cannot go.
//!
//! In: the tokens of a theme. Out: [`PAIRS`], which the theme reader measures for light and dark pages, and [`Palette`], the
//! colours of drawings that are taken away. Deliberately absent: choosing colours.

use std::collections::BTreeMap;

/// Tokens that meet in a chart: in front, behind, and the least contrast between them (WCAG 2.2, 1.4.11 for marks and
/// 1.4.3 for text, inside a mark too).
pub const PAIRS: &[(&str, &str, f64)] = &[
    ("s1", "page", 3.0),
    ("s2", "page", 3.0),
    ("s3", "page", 3.0),
    ("s4", "page", 3.0),
    ("s1-soft", "page", 3.0),
    ("s3-soft", "page", 3.0),
    ("neutral", "page", 3.0),
    ("benchmark", "page", 3.0),
    ("quiet", "page", 3.0),
    ("target", "page", 3.0),
    ("axis", "page", 3.0),
    ("s1-text", "page", 4.5),
    ("s2-text", "page", 4.5),
    ("s3-text", "page", 4.5),
    ("s4-text", "page", 4.5),
    ("benchmark-text", "page", 4.5),
    ("quiet-text", "page", 4.5),
    ("on-s1", "s1", 4.5),
    ("on-s2", "s2", 4.5),
    ("on-s3", "s3", 4.5),
    ("on-s4", "s4", 4.5),
    ("on-s1-soft", "s1-soft", 4.5),
    ("on-s3-soft", "s3-soft", 4.5),
    ("on-neutral", "neutral", 4.5),
    ("on-benchmark", "benchmark", 4.5),
    ("on-quiet", "quiet", 4.5),
    ("on-q1", "q1", 4.5),
    ("on-q2", "q2", 4.5),
    ("on-q3", "q3", 4.5),
    ("on-q4", "q4", 4.5),
    ("on-q5", "q5", 4.5),
];

/// The colours of light pages by token, as `#rrggbb`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette(BTreeMap<String, String>);

impl Palette {
    /// Takes tokens and their colours.
    #[must_use]
    pub fn new(tokens: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(tokens.into_iter().collect())
    }

    /// The colour of a token; black, which can always be read on white, if the theme does not know it.
    #[must_use]
    pub fn colour(&self, token: &str) -> &str {
        self.0.get(token).map_or("#000000", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use crate::chart::canvas::token::{ROLES, Token};

    const CSS: &str = include_str!("../../themes/council/static/chart.css");

    #[test]
    fn every_token_has_a_pair_for_each_of_its_uses() {
        for (token, _) in Token::ALL {
            let front = |name: &str| super::PAIRS.iter().any(|(front, ..)| *front == name);
            let scenery = matches!(token, Token::Grid | Token::Ink | Token::Muted | Token::Page);
            let inside = front(&token.text_property(true));
            assert!(scenery || front(token.property()) || token.is_shade() && inside, "{token:?}");
        }
    }

    #[test]
    fn forced_colours_use_the_readers_own() {
        let (_, forced) = CSS.split_once("@media (forced-colors: active) {\n  :root {").unwrap();
        let (forced, _) = forced.split_once('}').unwrap();
        let pairs = super::PAIRS.iter().flat_map(|(front, behind, _)| [front, behind]);
        for name in pairs.chain([&"grid", &"muted", &"text"]) {
            assert!(forced.contains(&format!("--{name}: ")), "{name} has no system colour");
        }
        assert!(!CSS.contains('#'), "colours are tokens of theme.yaml");
    }

    #[test]
    fn sizes_of_text_are_those_that_are_measured() {
        for role in ROLES {
            let weight = if role.bold { 700 } else { 400 };
            let rule = format!(".{} {{ font-size: {}px; font-weight: {weight}; }}", role.class, role.size);
            assert!(CSS.contains(&rule), "{rule}");
            assert!(role.size >= 13, "a drawing may shrink to thirteen fourteenths: {rule}");
        }
    }

    #[test]
    fn every_token_and_paint_has_a_rule() {
        let classes = Token::ALL.iter().map(|(_, class)| *class);
        for class in classes.chain(["c-fill", "c-line", "c-mark", "c-hollow"]) {
            assert!(CSS.contains(&format!(".{class} {{")), "{class}");
        }
    }
}
