//! What a dataset measures: its unit, or its several measures.

use super::cell;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::load::shapes::{RawMeasure, RawMeasureKeys};
use crate::load::yaml::shape::Keyed;
use crate::load::yaml::{Kind, Node};
use crate::model::dataset::{Dimension, Measure, Stated};
use crate::model::{Polarity, Unit};
use crate::source::{Span, Spanned, Substr};

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
            unit: Unit::parse(&unit.value),
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
            unit: Unit::parse(&unit.value),
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
            Planned { name, unit: Unit::parse(&unit.value), better, of, base, total, definition, span }
        }
    }
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
    let outermost = dimensions.first();
    let mut list = Vec::new();
    for (key, amount) in amounts {
        let place = outermost.and_then(|dimension| dimension.position(&key.value));
        match (place, amount) {
            (Some(member), Some(amount)) => list.push((member, amount)),
            (Some(_), None) => {}
            (None, _) => {
                let message = format!("`{}` is no member of the outermost dimension", key.value);
                let known = outermost.map_or(&[][..], |dimension| dimension.members.as_slice());
                let help =
                    suggest::did_you_mean(&key.value, known.iter().map(|member| member.label.as_str()));
                diagnostics.push(Diagnostic::new(Code::KEY_VALUE, key.span, message).maybe_help(help));
            }
        }
    }
    Stated::ByMember(list)
}
