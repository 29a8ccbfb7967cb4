//! From the first to the last of some values, in few words.

use super::format;
use crate::model::{Amount, Flag, Observation, Unit, Value};

/// How the last of some observations differs from the first: `up 12 points`, `down 3`, `no change`; the symbol of what is
/// missing, and `[b]` where a break lies between.
#[must_use]
pub fn first_to_last(all: &[&Observation], unit: &Unit) -> String {
    let Some((first, last)) = all.first().zip(all.last()) else { return String::new() };
    let broken = all.iter().skip(1).any(|observation| observation.flags().contains(&Flag::Break));
    let symbol = [first, last].iter().find_map(|end| end.absence()).map(|(symbol, _)| symbol.to_owned());
    let ends = (|| Some((single(first)?, single(last)?)))();
    match (symbol, ends) {
        (Some(symbol), _) => symbol,
        (None, Some(_)) if broken => Flag::Break.symbol().to_owned(),
        (None, Some((from, to))) => between(from, to, unit),
        (None, None) => String::new(),
    }
}

/// A single number; a range has no difference.
fn single(observation: &Observation) -> Option<Amount> {
    match observation {
        Observation::Reported(Value::Number(number), _) => Some(*number),
        _ => None,
    }
}

fn between(from: Amount, to: Amount, unit: &Unit) -> String {
    let Some(change) = to.decimal().checked_sub(from.decimal()) else { return String::new() };
    if change.is_zero() {
        return "no change".to_owned();
    }
    let size = Amount::new(change.abs());
    let size = if *unit == Unit::Percent { format::points(size) } else { format::amount(size, unit) };
    format!("{} {size}", if change.is_sign_negative() { "down" } else { "up" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Missing;

    fn told(values: &[&str], unit: &Unit) -> String {
        let all: Vec<Observation> = values
            .iter()
            .map(|text| match (*text, text.strip_suffix(" [b]")) {
                ("[x]", _) => Observation::Missing(Missing::NotAvailable),
                (_, Some(number)) => {
                    Observation::Reported(Value::Number(Amount::parse(number).unwrap()), vec![Flag::Break])
                }
                (number, None) => {
                    Observation::Reported(Value::Number(Amount::parse(number).unwrap()), Vec::new())
                }
            })
            .collect();
        first_to_last(&all.iter().collect::<Vec<_>>(), unit)
    }

    #[test]
    fn a_change_of_percentages_is_in_points() {
        assert_eq!(told(&["61.0", "50.2", "73.0"], &Unit::Percent), "up 12.0 points");
        assert_eq!(told(&["61", "60"], &Unit::Percent), "down 1 point");
        assert_eq!(told(&["1200", "900"], &Unit::Pounds), "down £300");
        assert_eq!(told(&["-5", "-5"], &Unit::parse("people")), "no change");
    }

    #[test]
    fn what_cannot_be_compared_says_so() {
        assert_eq!(told(&["61", "73", "[x]"], &Unit::Percent), "[x]");
        assert_eq!(told(&["61", "73 [b]", "74"], &Unit::Percent), "[b]");
        assert_eq!(told(&["61 [b]", "74"], &Unit::Percent), "up 13 points");
    }
}
