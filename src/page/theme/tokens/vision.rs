//! Colours that stand in one chart, as people see them who see colours differently, and as a printer without colours
//! prints them.
//!
//! Dichromacy is simulated with the matrices of Machado, Oliveira and Fernandes, "A physiologically-based model for
//! simulation of color vision deficiency" (IEEE TVCG 15, 2009), for a severity of 1, on linear RGB. Distances are those of
//! Ottosson's `OKLab` (2020), in which CSS Color 4 takes 0.02 as just noticeable. A printer's grey is the luma of
//! Rec. ITU-R BT.601, as printer drivers compute it.

use super::{Colour, Token, Tokens, pairs};
use crate::diagnostic::Diagnostics;
use crate::source::{SourceFile, SourceMap};

/// The least distance of two colours in one chart: twice what is just noticeable. Labels and markers tell them too.
const APART: f64 = 0.04;
/// The least distance of neighbours in a stack on a printer without colours: they share only a gap and their labels.
const APART_IN_GREY: f64 = 0.08;

/// Tokens of which any two can stand in one chart.
const TOGETHER: [&[&str]; 5] = [
    &["s1", "s4", "s3", "s2", "s1-soft"],
    &["s1", "s2", "s3", "s4", "benchmark", "target"],
    &["s1", "quiet", "benchmark", "target"],
    &["s1", "s3", "text"],
    &["s3", "s3-soft", "neutral", "s1-soft", "s1"],
];

/// Tokens that touch in this order but for a gap of one pixel in the colour of the page.
const NEIGHBOURS: [&[&str]; 2] =
    [&["s1", "s4", "s3", "s2", "s1-soft"], &["s3", "s3-soft", "neutral", "s1-soft", "s1"]];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Eyes {
    Most,
    Protanopia,
    Deuteranopia,
    Tritanopia,
}

const ALL: [Eyes; 4] = [Eyes::Most, Eyes::Protanopia, Eyes::Deuteranopia, Eyes::Tritanopia];

type Triple = [f64; 3];
type Matrix = [Triple; 3];

const SAME: Matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
const PROTANOPIA: Matrix = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
const DEUTERANOPIA: Matrix = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
const TRITANOPIA: Matrix = [
    [1.255_528, -0.076_749, -0.178_779],
    [-0.078_411, 0.930_809, 0.147_602],
    [0.004_733, 0.691_367, 0.303_900],
];

/// Linear RGB to the responses of the cones, and their roots to `OKLab`.
const TO_CONES: Matrix = [
    [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
    [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
    [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
];
const TO_LAB: Matrix = [
    [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
    [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
    [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
];

fn times(matrix: &Matrix, [a, b, c]: Triple) -> Triple {
    matrix.map(|[x, y, z]| x * a + y * b + z * c)
}

fn linear(colour: Colour) -> Triple {
    colour.0.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

/// How far apart two colours are for somebody.
fn distance(one: Colour, other: Colour, eyes: Eyes) -> f64 {
    let matrix = match eyes {
        Eyes::Most => SAME,
        Eyes::Protanopia => PROTANOPIA,
        Eyes::Deuteranopia => DEUTERANOPIA,
        Eyes::Tritanopia => TRITANOPIA,
    };
    let lab = |colour| {
        let seen = times(&matrix, linear(colour)).map(|part| part.clamp(0.0, 1.0));
        times(&TO_LAB, times(&TO_CONES, seen).map(f64::cbrt))
    };
    let (one, other) = (lab(one), lab(other));
    one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// What a printer without colours makes of a colour.
fn grey(colour: Colour) -> Colour {
    let [red, green, blue] = colour.0.map(f64::from);
    let luma = (0.299 * red + 0.587 * green + 0.114 * blue).round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "luma is from 0 to 255")]
    let part = luma as u8;
    Colour([part; 3])
}

fn built_in() -> Tokens {
    let mut tokens = Tokens::default();
    let text = include_str!("../../../../themes/council/theme.yaml");
    let source = SourceMap::default()
        .add(SourceFile::new(crate::source::ProjectPath::new("theme.yaml"), text.to_owned()));
    let mut diagnostics = Diagnostics::default();
    tokens.read(text, source, false, &mut diagnostics);
    assert!(!diagnostics.has_errors());
    tokens
}

/// The built-in tokens with other colours for one.
fn with(name: &str, light: &str, dark: &str) -> Tokens {
    let mut tokens = built_in();
    let colour = |text| Colour::parse(text).unwrap();
    tokens.0.insert(name.to_owned(), Token { light: colour(light), dark: colour(dark), span: None });
    tokens
}

/// A token on light and on dark pages.
fn both(tokens: &Tokens, name: &str) -> [(&'static str, Colour); 2] {
    let token = tokens.0.get(name).unwrap_or_else(|| panic!("the theme has no `{name}`"));
    [("light", token.light), ("dark", token.dark)]
}

/// Colours of one chart that somebody can hardly tell apart.
fn alike(tokens: &Tokens) -> Vec<String> {
    let mut found = Vec::new();
    for set in TOGETHER {
        for (at, one) in set.iter().enumerate() {
            for other in &set[at + 1..] {
                for ((scheme, a), (_, b)) in both(tokens, one).into_iter().zip(both(tokens, other)) {
                    let near = ALL.into_iter().filter(|eyes| distance(a, b, *eyes) < APART);
                    found.extend(near.map(|eyes| format!("{one} and {other}, {scheme}, {eyes:?}")));
                }
            }
        }
    }
    found
}

/// Neighbours of a stack that cannot be told apart: for somebody, on a printer without colours, or by their gap.
fn merged(tokens: &Tokens) -> Vec<String> {
    let mut found = Vec::new();
    for order in NEIGHBOURS {
        for pair in order.windows(2) {
            let [(_, a), _] = both(tokens, pair[0]);
            let [(_, b), _] = both(tokens, pair[1]);
            if distance(grey(a), grey(b), Eyes::Most) < APART_IN_GREY {
                found.push(format!("{} and {} in grey", pair[0], pair[1]));
            }
        }
        for part in order {
            for ((scheme, part_colour), (_, page)) in both(tokens, part).into_iter().zip(both(tokens, "page"))
            {
                if part_colour.contrast(page) < 3.0 {
                    found.push(format!("{part} and its gap, {scheme}"));
                }
            }
        }
    }
    found
}

/// Pairs that meet on a page and are too close on a printer without colours.
fn faint(tokens: &Tokens) -> Vec<String> {
    let in_grey = |name: &str| grey(both(tokens, name)[0].1);
    let close = pairs().filter(|(front, behind, least)| in_grey(front).contrast(in_grey(behind)) < *least);
    close.map(|(front, behind, _)| format!("{front} on {behind}")).collect()
}

#[test]
fn colours_of_one_chart_are_told_apart_by_everybody() {
    assert_eq!(alike(&built_in()), [""; 0]);
}

#[test]
fn a_colour_that_only_some_can_tell_from_another_is_noticed() {
    let found = alike(&with("benchmark", "#76818b", "#9aa6b1"));
    assert_eq!(
        found,
        [
            "s2 and benchmark, dark, Protanopia",
            "s2 and benchmark, dark, Deuteranopia",
            "s3 and benchmark, dark, Deuteranopia"
        ]
    );
    let found = alike(&with("neutral", "#a8406f", "#9b9fa4"));
    assert!(found.iter().any(|words| words.contains("neutral, light")), "{found:?}");
}

#[test]
fn neighbours_in_a_stack_stay_apart_without_colours() {
    assert_eq!(merged(&built_in()), [""; 0]);
    // What recedes elsewhere is too near to the second hue to stand beside it as the fifth part.
    assert!(merged(&with("s1-soft", "#8795a4", "#647482")).contains(&"s2 and s1-soft in grey".to_owned()));
    let found = merged(&with("s3-soft", "#8a8f94", "#12181f"));
    assert_eq!(found, ["s3-soft and neutral in grey", "s3-soft and its gap, dark"]);
}

#[test]
fn every_pair_that_meets_stays_legible_on_a_printer_without_colours() {
    assert_eq!(faint(&built_in()), [""; 0]);
    assert_eq!(faint(&with("s4-text", "#f46a25", "#ffa677")), ["s4-text on page"]);
}

#[test]
fn distances_and_simulations_are_those_that_are_published() {
    let of = |text| Colour::parse(text).unwrap();
    assert!(
        (distance(of("#ffffff"), of("#000000"), Eyes::Most) - 1.0).abs() < 0.001,
        "OKLab's white has lightness 1"
    );
    assert!((distance(of("#ff0000"), of("#00ff00"), Eyes::Most) - 0.519).abs() < 0.002);
    for matrix in [PROTANOPIA, DEUTERANOPIA, TRITANOPIA] {
        let white = times(&matrix, [1.0; 3]);
        assert!(
            white.iter().all(|part| (part - 1.0).abs() < 0.001),
            "nobody sees white in a colour: {white:?}"
        );
    }
    assert_eq!(grey(of("#ff0000")), of("#4c4c4c"));
}
