//! Numbers in digits with what belongs to them: sign, money, magnitude, unit; and ranges of two.
//!
//! In: pieces from a place on. Out: a [`Quantity`] or a range. A quantity knows the least step that was printed
//! (`£1.2m` was printed to the nearest 100,000), which is what a recomputed value is compared at.
//! Deliberately absent: years, ages and names with digits, which the recognisers before this one take.

use super::approx::Approx;
use super::scan::Shape;
pub use super::unit::Unit;
use super::{Kind, Reader, Taken, number, unit, words};
use rust_decimal::Decimal;

/// An amount that a text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Its value, in its unit; magnitudes are multiplied out.
    pub value: Decimal,
    /// The least step that was printed: 1 for `45`, 0.1 for `22.5%`, 100000 for `£1.2m`.
    pub step: Decimal,
    /// How many decimal places were printed (of the number before any magnitude).
    pub places: u32,
    /// What it counts.
    pub unit: Unit,
    /// How exactly it is meant.
    pub approx: Approx,
    /// Whether it was written in words.
    pub in_words: bool,
    /// Whether a plus or minus sign stands before it.
    pub signed: bool,
    /// How it stands in the text.
    pub written: Box<str>,
}

impl Quantity {
    /// Whether it is a plain whole number of something.
    #[must_use]
    pub fn is_count(&self) -> bool {
        self.unit == Unit::Count && self.places == 0 && !self.value.is_sign_negative()
    }

    /// Whether it is a percentage (not percentage points).
    #[must_use]
    pub fn is_percent(&self) -> bool {
        self.unit == Unit::Percent
    }

    /// Whether it is an amount that can be added to others of its kind: a count, a decimal number or money.
    #[must_use]
    pub fn is_amount(&self) -> bool {
        matches!(self.unit, Unit::Count | Unit::Pounds)
    }
}

/// A whole number in words or digits, exact.
#[must_use]
pub fn whole(value: u64, in_words: bool) -> Quantity {
    Quantity {
        value: Decimal::from(value),
        step: Decimal::ONE,
        places: 0,
        unit: Unit::Count,
        approx: Approx::Exact,
        in_words,
        signed: false,
        written: Box::default(),
    }
}

/// Reads a quantity in digits: `1,647`, `-3.2%`, `£1.2m`, `22.3 percentage points`; or a range of two.
#[must_use]
pub fn read(reader: &Reader<'_>, at: usize) -> Taken {
    let (quantity, taken) = parse(reader, at)?;
    range(reader, at, &quantity, taken).or_else(|| Some((Kind::Quantity(Box::new(quantity)), taken)))
}

/// A range that a quantity opens: `15-20`, `89 – 100%`, `£2m to £3m` only with a dash (words leave two quantities).
fn range(reader: &Reader<'_>, at: usize, low: &Quantity, first: usize) -> Taken {
    let dash = reader.piece(at + first).filter(|piece| piece.is_dash())?;
    let spaced = !dash.glued && !reader.glued(at + first + 1);
    let (high, second) = parse(reader, at + first + 1)?;
    let high = if low.unit == Unit::Pounds { Quantity { unit: Unit::Pounds, ..high } } else { high };
    let joins = dash.glued == reader.glued(at + first + 1) || spaced;
    let same = low.unit == high.unit || low.unit == Unit::Count;
    if !joins || !same || low.value >= high.value || low.signed || high.signed {
        return None;
    }
    let low = Quantity { unit: high.unit, value: scale(low, &high)?, ..low.clone() };
    Some((Kind::Range(Box::new(low), Box::new(high)), first + second + 1))
}

/// `£2-3m`: the first end shares the magnitude of the second.
fn scale(low: &Quantity, high: &Quantity) -> Option<Decimal> {
    let shared = high.step > Decimal::ONE && low.step <= Decimal::ONE && low.value < Decimal::from(1000);
    if shared { low.value.checked_mul(high.step) } else { Some(low.value) }
}

fn parse(reader: &Reader<'_>, at: usize) -> Option<(Quantity, usize)> {
    let (sign, signs) = sign(reader, at);
    let pound = usize::from(reader.mark(at + signs, '£'));
    let (sign, late) = if pound == 1 && signs == 0 { self::sign_of(reader, at + 1) } else { (sign, 0) };
    let digits = at + signs + pound + late;
    let printed = number::read(reader.digits(digits)?)?;
    if pound == 0 && belongs_to_word(reader, digits, signs) {
        return None;
    }
    let (power, magnitude) = unit::magnitude(reader, digits + 1, pound == 1);
    let (found, unit) = unit::read(reader, digits + 1 + magnitude);
    let found = if pound == 1 { Unit::Pounds } else { found };
    let unit = if pound == 1 { 0 } else { unit };
    let behind = digits + 1 + magnitude + unit;
    if trailing_letters(reader, behind) {
        return None;
    }
    let factor = Decimal::from(10_u64.pow(power));
    let value = printed.value.checked_mul(factor)?;
    let step = Decimal::new(1, printed.places).checked_mul(factor)?;
    let value = if sign { -value } else { value };
    let value = if power > 0 { value.normalize() } else { value };
    let plus = reader.mark(behind, '+') && reader.glued(behind);
    let quantity = Quantity {
        value,
        step,
        places: printed.places,
        unit: found,
        approx: if plus { Approx::AtLeast } else { Approx::Exact },
        in_words: false,
        signed: signs + late > 0,
        written: reader.written(at, behind),
    };
    words::fits(value).then_some((quantity, behind + usize::from(plus) - at))
}

/// A sign glued to the number and set off from what stands before: whether it is a minus, and the pieces it takes.
fn sign(reader: &Reader<'_>, at: usize) -> (bool, usize) {
    let opens = reader.before(at).is_none_or(|before| before.is('(')) || !reader.glued(at);
    if opens { sign_of(reader, at) } else { (false, 0) }
}

fn sign_of(reader: &Reader<'_>, at: usize) -> (bool, usize) {
    let number = reader.glued(at + 1)
        && (reader.mark(at + 1, '£') || reader.piece(at + 1).is_some_and(|next| next.shape == Shape::Digits));
    match reader.piece(at) {
        Some(piece) if number && piece.is_dash() => (true, 1),
        Some(piece) if number && piece.is('+') => (false, 1),
        _ => (false, 0),
    }
}

/// Digits glued to a word before them are part of a name or a footnote mark: `C2C`, `Covid-19`, `children.12`.
fn belongs_to_word(reader: &Reader<'_>, digits: usize, signs: usize) -> bool {
    if signs > 0 || !reader.glued(digits) {
        return false;
    }
    let Some(before) = reader.before(digits) else { return false };
    match &before.shape {
        Shape::Word(_) => true,
        Shape::Mark(mark) => {
            let word_before = digits >= 2
                && before.glued
                && reader.piece(digits - 2).is_some_and(|piece| matches!(piece.shape, Shape::Word(_)));
            word_before
                && !matches!(mark, '(' | '/' | ':' | '—' | '–' | '=' | '£' | '*' | '_' | '"' | '“' | '‘')
        }
        Shape::Digits | Shape::Raised => false,
    }
}

/// Letters glued behind a number make it a name: `2nd`, `16th`, `4x4`, `7a`.
fn trailing_letters(reader: &Reader<'_>, at: usize) -> bool {
    let glued = |at| reader.piece(at).filter(|piece| piece.glued);
    match glued(at) {
        Some(piece) if matches!(piece.shape, Shape::Word(_)) => true,
        Some(piece) => {
            matches!(piece.shape, Shape::Mark(':'))
                && glued(at + 1).is_some_and(|next| next.shape == Shape::Digits)
        }
        None => false,
    }
}
