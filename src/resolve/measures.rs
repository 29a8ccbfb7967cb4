//! What a dataset measures: its unit, or its several measures.

use super::cell;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::load::shapes::{RawMeasure, RawMeasureKeys};
use crate::load::yaml::Keyed;
use crate::load::yaml::{Kind, Node};
use crate::model::dataset::{Dimension, Measure, Stated};
use crate::model::{Polarity, Unit};
use crate::source::{Span, Spanned, Substr};
use std::collections::BTreeMap;

/// A measure whose stated numbers are still to be read, since they may name members.
pub(super) struct Planned {
    pub name: String,
    pub unit: Unit,
    better: Option<Polarity>,
    pub of: Option<Spanned<String>>,
    base: Option<Node>,
    total: Option<Node>,
    definition: Option<String>,
    span: Span,
}

/// What the dataset says for all its measures.
pub(super) struct Common {
    pub unit: Option<Spanned<String>>,
    pub better: Option<Spanned<String>>,
    pub base: Option<Node>,
    pub total: Option<Node>,
    pub title: Span,
}

/// The measures of a dataset: those named, or the single one that `unit` describes.
pub(super) fn plan(
    measures: Option<Keyed<RawMeasure>>,
    common: Common,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Planned>> {
    let better = common.better.as_ref().map(|word| polarity(word, diagnostics));
    let Some(named) = measures else {
        let Some(unit) = common.unit else {
            diagnostics.push(
                Diagnostic::new(
                    Code::KEY_MISSING,
                    common.title,
                    "the dataset says neither `unit` nor `measures`",
                )
                .help("add a line such as `unit: percent`, `unit: people` or `unit: text`"),
            );
            return None;
        };
        let (base, total) = (common.base, common.total);
        return Some(vec![Planned {
            name: String::new(),
            unit: read_unit(&unit, diagnostics),
            better,
            of: None,
            base,
            total,
            definition: None,
            span: unit.span,
        }]);
    };
    if let Some(unit) = common.unit {
        let message = "the dataset has both `unit` and `measures`";
        diagnostics.push(
            Diagnostic::new(Code::KEY_VALUE, unit.span, message)
                .help("give each measure its own unit and take this line out"),
        );
    }
    let mut planned: Vec<Planned> =
        named.0.into_iter().map(|(name, raw)| named_measure(&name, raw, better, diagnostics)).collect();
    let first_count = planned.iter_mut().find(|measure| measure.unit.is_count());
    if let Some(count) = first_count {
        count.total = count.total.take().or(common.total);
        count.base = count.base.take().or(common.base);
    }
    (!planned.is_empty()).then_some(planned)
}

fn named_measure(
    name: &Spanned<Substr>,
    raw: RawMeasure,
    better: Option<Polarity>,
    diagnostics: &mut Diagnostics,
) -> Planned {
    let (span, name) = (name.span, name.value.to_string());
    match raw {
        RawMeasure::Unit(unit) => Planned {
            name,
            unit: read_unit(&unit, diagnostics),
            better,
            of: None,
            base: None,
            total: None,
            definition: None,
            span,
        },
        RawMeasure::Keys(keys) => {
            let RawMeasureKeys { unit, of, base, total, better: own, definition } = *keys;
            let better = own.map(|word| polarity(&word, diagnostics)).or(better);
            Planned { name, unit: read_unit(&unit, diagnostics), better, of, base, total, definition, span }
        }
    }
}

/// Words for units that a slip would turn into the name of something counted.
const UNITS: [&str; 5] = ["percent", "per cent", "percentage", "people", "pounds"];

/// Reads a unit. A word one slip away from a known one is told, but for a thing that is counted (`ponds`); a slip in the
/// first letter makes another word more often than not (`rounds`).
fn read_unit(written: &Spanned<String>, diagnostics: &mut Diagnostics) -> Unit {
    let unit = Unit::parse(&written.value);
    let Unit::Counted(word) = &unit else { return unit };
    let lower = word.to_lowercase();
    if let Some(found) = money(word, &lower, written.span) {
        diagnostics.push(found);
        return unit;
    }
    let slip = |known: &&&str| lower.starts_with('p') && strsim::osa_distance(&lower, known) == 1;
    if let Some(meant) = UNITS.iter().find(slip).filter(|_| lower != "ponds") {
        let message = format!("found the unit `{word}`, which is close to `{meant}`");
        let help = format!("did you mean `{meant}`?");
        diagnostics.push(Diagnostic::new(Code::KEY_VALUE, written.span, message).help(help));
    }
    unit
}

/// `£m`, `£000s`: a sign for money in large pieces, which would be printed behind the number.
fn money(word: &str, lower: &str, span: Span) -> Option<Diagnostic> {
    let piece =
        lower.strip_prefix('£')?.trim_start_matches([' ', '\'', '\u{2019}', ',']).trim_end_matches("'s");
    let (name, zeros) = match piece {
        "m" | "mn" | "million" | "millions" => ("million pounds", "000000"),
        "k" | "000" | "000s" | "thousand" | "thousands" => ("thousand pounds", "000"),
        "bn" | "billion" => ("billion pounds", "000000000"),
        _ => return None,
    };
    let message = format!("found the unit `{word}`, which would be printed behind each number: `3 {word}`");
    let help = format!(
        "write `unit: {name}`, or `unit: pounds` and the numbers in full: `3{zeros}`, printed with `£`"
    );
    Some(Diagnostic::new(Code::KEY_VALUE, span, message).help(help))
}

/// Another word is told, and stands for neither way: nobody is asked a second time which way is better.
fn polarity(word: &Spanned<String>, diagnostics: &mut Diagnostics) -> Polarity {
    Polarity::parse(&word.value).unwrap_or_else(|| {
        let message = format!("found `{}`, wanted `higher`, `lower` or `neither`", word.value);
        let help = suggest::did_you_mean(&word.value, ["higher", "lower", "neither"])
            .unwrap_or_else(|| "say which way is better for the people that it is about".to_owned());
        diagnostics.push(Diagnostic::new(Code::KEY_VALUE, word.span, message).help(help));
        Polarity::Neither
    })
}

/// Reads what the measures state, now that the members are known.
pub(super) fn settle(
    planned: Vec<Planned>,
    dimensions: &[Dimension],
    diagnostics: &mut Diagnostics,
) -> Vec<Measure> {
    let names: Vec<String> = planned.iter().map(|measure| measure.name.clone()).collect();
    planned
        .into_iter()
        .map(|measure| Measure {
            share_of: measure.of.as_ref().and_then(|of| share_of(of, &names, diagnostics)),
            base: stated(measure.base.as_ref(), dimensions, diagnostics),
            total: stated(measure.total.as_ref(), dimensions, diagnostics),
            name: measure.name,
            unit: measure.unit,
            better: measure.better,
            definition: measure.definition,
            span: measure.span,
        })
        .collect()
}

fn share_of(of: &Spanned<String>, names: &[String], diagnostics: &mut Diagnostics) -> Option<usize> {
    let found = names.iter().position(|name| *name == of.value);
    if found.is_none() {
        let message = format!("`{}` is no measure of this dataset", of.value);
        let help = suggest::did_you_mean(&of.value, names.iter().map(String::as_str)).unwrap_or_else(|| {
            format!("the measures are {}", suggest::one_of(names.iter().map(String::as_str)))
        });
        diagnostics.push(Diagnostic::new(Code::KEY_VALUE, of.span, message).help(help));
    }
    found
}

/// Reads a stated number: one for all, or one for each of some outermost members.
pub(super) fn stated(node: Option<&Node>, dimensions: &[Dimension], diagnostics: &mut Diagnostics) -> Stated {
    let Some(node) = node else { return Stated::Nothing };
    let mut read = |node: &Node| {
        let text = cell::text_of(node)?;
        match cell::amount(&text, &text.value) {
            Ok(amount) => Some(Spanned::new(amount, text.span)),
            Err(found) => {
                diagnostics.push(*found);
                None
            }
        }
    };
    let Kind::Map(entries) = &node.kind else {
        return read(node).map_or(Stated::Nothing, Stated::One);
    };
    let amounts: Vec<_> = entries.iter().map(|(key, value)| (key, read(value))).collect();
    let known = dimensions.first().map_or(&[][..], |dimension| dimension.members.as_slice());
    let places: BTreeMap<&str, usize> =
        known.iter().enumerate().map(|(at, member)| (member.label.as_str(), at)).collect();
    let mut list = Vec::new();
    for (key, amount) in amounts {
        match (places.get(key.value.as_str()).copied(), amount) {
            (Some(member), Some(amount)) => list.push((member, amount)),
            (Some(_), None) => {}
            (None, _) => {
                let message = format!("`{}` is no member of the outermost dimension", key.value);
                let help =
                    suggest::did_you_mean(&key.value, known.iter().map(|member| member.label.as_str()));
                diagnostics.push(Diagnostic::new(Code::KEY_VALUE, key.span, message).maybe_help(help));
            }
        }
    }
    Stated::ByMember(list)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::fixture::nowhere;

    /// The unit that a word is told to be close to.
    fn told(word: &str) -> Option<String> {
        let mut diagnostics = Diagnostics::default();
        read_unit(&Spanned::new(word.to_owned(), nowhere()), &mut diagnostics);
        diagnostics.iter().find_map(|finding| finding.help.clone())
    }

    #[test]
    fn a_unit_one_slip_from_a_known_one_is_told() {
        for (slip, meant) in [
            ("precent", "percent"),
            ("Percnt", "percent"),
            ("per cnet", "per cent"),
            ("percantage", "percentage"),
            ("poeple", "people"),
            ("pouds", "pounds"),
        ] {
            assert_eq!(told(slip), Some(format!("did you mean `{meant}`?")), "{slip}");
        }
    }

    #[test]
    fn money_in_large_pieces_has_a_name() {
        for (sign, name) in [
            ("£m", "million pounds"),
            ("£ million", "million pounds"),
            ("£k", "thousand pounds"),
            ("£000s", "thousand pounds"),
            ("£'000", "thousand pounds"),
            ("£bn", "billion pounds"),
        ] {
            assert!(
                told(sign).is_some_and(|help| help.starts_with(&format!("write `unit: {name}`"))),
                "{sign}"
            );
        }
        assert_eq!((told("million pounds"), told("£"), told("£ a week")), (None, None, None));
    }

    #[test]
    #[rustfmt::skip]
    fn units_that_are_known_and_things_that_are_counted_are_not() {
        for unit in [
            "percent", "%", "per cent", "people", "pounds", "£", "rounds", "ponds", "homes", "places", "per child", "days",
            "dates", "texts", "tests", "pupils", "posts", "plots", "points", "per 10,000", "permits", "sounds",
        ] {
            assert_eq!(told(unit), None, "{unit}");
        }
    }
}
