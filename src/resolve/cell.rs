//! The text of a cell to an observation.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::yaml::{Kind, Node};
use crate::model::amount::AmountError;
use crate::model::observation::SUPPRESSED;
use crate::model::{Amount, Flag, Missing, Observation, Period, PeriodKind, Unit, Value};
use crate::source::{Span, Spanned, Substr};

/// The text of a YAML value as a cell; an unquoted `[x]` is YAML for a list and is taken as the symbol.
pub(super) fn text_of(node: &Node) -> Option<Spanned<Substr>> {
    match &node.kind {
        Kind::Scalar(_) if node.is_blank() => Some(Spanned::new(Substr::new(), node.span)),
        Kind::Scalar(scalar) => Some(Spanned::new(scalar.text.text.substr_using(str::trim), node.span)),
        Kind::List(items) => match items.as_slice() {
            [only] => only.text().map(|symbol| Spanned::new(format!("[{symbol}]").into(), node.span)),
            _ => None,
        },
        Kind::Map(_) => None,
    }
}

/// Reads a cell as its unit asks.
pub(super) fn observation(cell: &Spanned<Substr>, unit: &Unit) -> Result<Observation, Box<Diagnostic>> {
    let text = cell.value.as_str();
    if text.is_empty() {
        return Err(blank(cell.span));
    }
    if let Some(missing) = Missing::of_symbol(text) {
        return Ok(Observation::Missing(missing));
    }
    if text == SUPPRESSED {
        return Ok(Observation::Suppressed);
    }
    match unit {
        Unit::Text => Ok(Observation::Reported(Value::Text(text.into()), Vec::new())),
        Unit::Date => date(cell),
        _ => number(cell),
    }
}

fn blank(span: Span) -> Box<Diagnostic> {
    let help =
        "write `[x]` not available, `[z]` not applicable, `[c]` suppressed, `[w]` none recorded, or `0`";
    Box::new(
        Diagnostic::new(Code::DATA_BLANK, span, "the cell is blank: say which kind of nothing it is")
            .help(help),
    )
}

fn date(cell: &Spanned<Substr>) -> Result<Observation, Box<Diagnostic>> {
    match Period::parse(PeriodKind::Any, &cell.value) {
        Some(period) => {
            Ok(Observation::Reported(Value::Date(Box::new((period, cell.value.to_string()))), Vec::new()))
        }
        None => Err(Box::new(
            Diagnostic::new(Code::DATA_CELL, cell.span, format!("`{}` is no date", cell.value)).help(
                format!("write it as {} or {}", PeriodKind::Date.example(), PeriodKind::Month.example()),
            ),
        )),
    }
}

fn number(cell: &Spanned<Substr>) -> Result<Observation, Box<Diagnostic>> {
    let mut rest = cell.value.trim_end();
    let mut flags = Vec::new();
    while let Some((before, symbol)) = rest.ends_with(']').then(|| rest.rsplit_once('[')).flatten() {
        let symbol = format!("[{symbol}");
        let Some(flag) = Flag::ALL.into_iter().find(|flag| flag.symbol() == symbol) else {
            return Err(unknown_symbol(cell, &symbol));
        };
        flags.insert(0, flag);
        rest = before.trim_end();
    }
    if let Some((low, high)) = rest.split_once(" to ").or_else(|| rest.split_once('\u{2013}')) {
        let (low, high) = (amount(cell, low.trim())?, amount(cell, high.trim())?);
        if low.decimal() > high.decimal() {
            let message = format!("the range `{rest}` starts above its end");
            return Err(Box::new(
                Diagnostic::new(Code::DATA_CELL, cell.span, message).help("write the lower end first"),
            ));
        }
        return Ok(Observation::Reported(Value::Range(Box::new((low, high))), flags));
    }
    Ok(Observation::Reported(Value::Number(amount(cell, rest)?), flags))
}

/// Reads a number that stands in a cell.
pub(super) fn amount(cell: &Spanned<Substr>, text: &str) -> Result<Amount, Box<Diagnostic>> {
    Amount::parse(text).map_err(|error| {
        let found = Diagnostic::new(Code::DATA_CELL, cell.span, format!("`{text}` is not a number"));
        let bare = without_unit(text);
        let help = match error {
            AmountError::Commas => "put commas before every third digit, or leave them out".to_owned(),
            AmountError::TooLong => "a number has at most 28 digits".to_owned(),
            AmountError::NotANumber if bare != text && Amount::parse(bare).is_ok() => {
                format!("write `{bare}`; the unit says what it is")
            }
            AmountError::NotANumber if text.contains(['O', 'o', 'l']) => {
                "is there a letter among the digits?".to_owned()
            }
            AmountError::NotANumber => {
                "write digits such as `1669`, `85.0` or `89 to 100`, or a symbol such as `[x]`; `unit: text` takes words".to_owned()
            }
        };
        Box::new(found.help(help))
    })
}

/// The number of a cell in which the unit was typed too: `12,355` of `12,355 people`, `85` of `85%`, `4` of `£4`.
fn without_unit(text: &str) -> &str {
    let words = |character: char| !character.is_ascii_digit();
    let number = text.trim_end_matches(words).trim_start_matches(['\u{a3}', '~', ' ']);
    let unit = text.get(text.trim_end_matches(words).len()..).unwrap_or_default();
    let is_apart = unit.is_empty() || unit.starts_with([' ', '%', '\u{a0}']);
    if is_apart { number } else { text }
}

fn unknown_symbol(cell: &Spanned<Substr>, symbol: &str) -> Box<Diagnostic> {
    let message = format!("`{symbol}` is no symbol that stands beside a number");
    let flags = Flag::ALL.map(|flag| format!("`{}` {}", flag.symbol(), flag.words())).join(", ");
    Box::new(Diagnostic::new(Code::DATA_CELL, cell.span, message).help(format!("the symbols are {flags}")))
}
