//! A figure put into words, as its options ask.

use super::reference::{Fault, Options};
use super::verbs::{Answer, Ask, Quantity};
use super::{faults, format, round, words};
use crate::model::{Amount, Observation, Unit, Value};

/// The words of a figure.
///
/// # Errors
/// When an option does not go with what was computed.
pub fn text(answer: &Answer, ask: &Ask<'_>) -> Result<String, Fault> {
    let options = ask.reference.options;
    let relative = matches!(answer.quantity, Quantity::RelativeChange(_) | Quantity::RelativeGap(_));
    if let Some(span) = options.percent.filter(|_| !relative) {
        let fault = crate::diagnostic::Diagnostic::new(
            crate::diagnostic::Code::FIGURE_SYNTAX,
            span,
            "`percent` goes with a change or a gap",
        );
        return Err(fault.help("for a part of its whole write `share` before the dataset").into());
    }
    let unit = &answer.unit;
    let plain = |amount| sized(amount, unit, options, false);
    let percentage = |amount| sized(amount, &Unit::Percent, options, false);
    let difference = |amount| sized(amount, unit, options, true);
    let text = match &answer.quantity {
        Quantity::Observed(observation) => observed(observation, unit, options, ask)?,
        Quantity::Number(amount) => plain(*amount),
        Quantity::Extreme(amount, place) => format!("{} {place}", plain(*amount)),
        Quantity::Gap(amount) => difference(*amount),
        Quantity::RelativeGap(amount) => percentage(*amount),
        Quantity::Change(amount) => change(*amount, &difference),
        Quantity::RelativeChange(amount) => change(*amount, &percentage),
    };
    Ok(if options.capital { words::capital(&text) } else { text })
}

/// A change with its direction: `a rise of 22`, `a fall of 0.8 percentage points`, `no change`.
fn change(amount: Amount, size: &dyn Fn(Amount) -> String) -> String {
    if amount.is_zero() {
        return "no change".to_owned();
    }
    let direction = if amount.is_negative() { "a fall of" } else { "a rise of" };
    format!("{direction} {}", size(Amount::new(amount.decimal().abs())))
}

fn observed(
    observation: &Observation,
    unit: &Unit,
    options: Options,
    ask: &Ask<'_>,
) -> Result<String, Fault> {
    match observation {
        Observation::Reported(Value::Number(amount), _) => Ok(sized(*amount, unit, options, false)),
        Observation::Reported(Value::Range(ends), _) => Ok(range(ends.0, ends.1, unit, options)),
        Observation::Reported(Value::Text(_) | Value::Date(..), _) if options.about || options.words => {
            let message = format!("`about` and `words` need a number, and the unit is {unit}");
            Err(faults::not_computable(ask.reference, message).into())
        }
        _ => Ok(format::sentence(observation, unit)),
    }
}

fn range(low: Amount, high: Amount, unit: &Unit, options: Options) -> String {
    let ends = if options.about { [low, high].map(|end| rounded(end, unit)) } else { [low, high] };
    let [low, high] = ends;
    let about = if options.about { "about " } else { "" };
    let text = match (
        options.words.then(|| words::number(low).zip(words::number(high))).flatten(),
        options.number,
    ) {
        (Some((low, high_words)), false) => format!("{low} to {}", with_unit(&high_words, high, unit, false)),
        (Some((low, high)), true) => format!("{low} to {high}"),
        (None, true) => format!("{low} to {high}"),
        (None, false) => format::range(low, high, unit),
    };
    format!("{about}{text}")
}

/// A number as the options ask; `difference` says that percentages are in points.
fn sized(exact: Amount, unit: &Unit, options: Options, difference: bool) -> String {
    let amount = if options.about { rounded(exact, unit) } else { exact };
    let text = match (options.words.then(|| words::number(amount)).flatten(), options.number) {
        (Some(word), true) => word,
        (Some(word), false) => with_unit(&word, amount, unit, difference),
        (None, true) => amount.to_string(),
        (None, false) if difference => format::difference(amount, unit),
        (None, false) => format::amount(amount, unit),
    };
    if options.about { format!("about {text}") } else { text }
}

fn rounded(amount: Amount, unit: &Unit) -> Amount {
    round::about(amount.decimal(), *unit == Unit::Percent)
}

/// A number in words with its unit in words: `eight per cent`, `one percentage point`, `nine pounds`.
fn with_unit(word: &str, amount: Amount, unit: &Unit, difference: bool) -> String {
    match unit {
        Unit::Percent if difference => format!("{word} {}", words::agreeing("percentage points", amount)),
        Unit::Percent => format!("{word} per cent"),
        Unit::Pounds => format!("{word} {}", words::agreeing("pounds", amount)),
        Unit::Per(base) => format!("{word} per {base}"),
        Unit::Counted(_) | Unit::Text | Unit::Date => word.to_owned(),
    }
}

/// The figure for programs: `84.2`, `-0.8`, `89 to 100`, `[x]`.
#[must_use]
pub fn machine(quantity: &Quantity) -> String {
    match quantity {
        Quantity::Observed(observation) => format::machine(observation),
        other => other.amount().map_or_else(String::new, Amount::plain),
    }
}
