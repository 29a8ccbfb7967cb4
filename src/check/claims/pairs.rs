//! The grammar of a count with its percentage: `209 (87%)`, `92% (463/503)`, `7 of 8 (88%)`, `190, or 85% of cases`.
//!
//! In: a sentence. Out: [`Pair`]s: which count, which percentage, and the whole where the words name it.
//! Deliberately absent: whether they agree (see `kinds::share_of_count`), and percentages that tell of a change.

mod beside;

use super::lexicon;
use super::parts::{is_amount, of_before, of_which, part_of_whole, whole_behind};
use super::reading::Sentence;
use super::tokens::{Kind, Token};
use beside::{beside, followed, linked, of_opening, opens, whole_inside};

/// How many tokens may stand between a count and its percentage.
const REACH: usize = 9;

/// A count and the percentage that is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The count's token.
    pub part: usize,
    /// The percentage's token.
    pub percent: usize,
    /// The whole's token, where it stands in the same sentence and the words name it.
    pub whole: Option<usize>,
}

/// The pairs of a sentence, each percentage at most once.
#[must_use]
pub fn pairs(sentence: &Sentence<'_>) -> Vec<Pair> {
    let percents = sentence.numbers().filter(|at| is_share(sentence, *at));
    percents
        .filter_map(|at| {
            bracketed(sentence, at)
                .or_else(|| whole_inside(sentence, at))
                .or_else(|| beside(sentence, at))
                .or_else(|| opens(sentence, at))
                .or_else(|| linked(sentence, at))
                .or_else(|| followed(sentence, at))
                .or_else(|| of_opening(sentence, at))
        })
        .collect()
}

/// Whether a token is a percentage that can be a share: not signed, and not a change.
fn is_share(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.quantity(at).is_some_and(|quantity| quantity.is_percent() && !quantity.signed)
        && !tells_of_change(sentence, at)
}

/// `a 9% increase`, `up 9%`, `increased by 9%`, `9% higher`, `an increase of 9%`.
#[must_use]
pub fn tells_of_change(sentence: &Sentence<'_>, at: usize) -> bool {
    let behind = (1..=3)
        .map(|more| at + more)
        .take_while(|at| !stops(sentence, *at) && !matches!(sentence.word(*at), "of" | "a" | "an" | "the"));
    let named = behind.into_iter().any(|at| lexicon::noun(sentence.word(at)).is_some());
    let comparative = lexicon::comparative(sentence.word(at + 1)).is_some();
    let before = (1..=3).filter_map(|back| at.checked_sub(back)).take_while(|at| !stops(sentence, *at));
    let led = before.into_iter().any(|before| {
        let word = sentence.word(before);
        matches!(word, "up" | "down" | "by" | "plus" | "minus")
            || (at - before <= 2 && lexicon::noun(word).is_some())
    });
    named || comparative || led
}

fn stops(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.token(at).is_none_or(|token| matches!(token.kind, Kind::Mark(_)))
}

/// `N … (P% …)`.
fn bracketed(sentence: &Sentence<'_>, percent: usize) -> Option<Pair> {
    let open = (1..=4)
        .filter_map(|back| percent.checked_sub(back))
        .find(|at| sentence.is(*at, '(') || sentence.is(*at, '['))?;
    let inside = open + 1..percent;
    let clear = !inside.clone().any(|at| blocks(sentence, at));
    let compared =
        sentence.any_word(percent + 1..percent + 4, compares_inside) && !ends_before_word(sentence, percent);
    if !clear || compared || !closes_soon(sentence, percent) {
        return None;
    }
    let (part, whole) = count_before(sentence, open)?;
    let whole = whole.or_else(|| whole_behind(sentence, percent));
    let led =
        (1..=3).map_while(|back| part.checked_sub(back)).take_while(|at| !sentence.word(*at).is_empty());
    let aimed =
        led.into_iter().any(|at| matches!(sentence.word(at), "target" | "budget" | "planned" | "aim"));
    let more =
        ends_before_word(sentence, percent) && lexicon::comparative(sentence.word(percent + 2)).is_some();
    (!aimed && !more).then_some(Pair { part, percent, whole })
}

/// Whether the bracket closes before another word.
fn ends_before_word(sentence: &Sentence<'_>, percent: usize) -> bool {
    sentence.is(percent + 1, ')') || sentence.is(percent + 1, ']')
}

fn compares_inside(word: &str) -> bool {
    lexicon::compares(word)
        || matches!(word, "in" | "increase" | "decrease" | "up" | "down" | "higher" | "lower" | "points")
}

/// Inside a bracket before the percentage: another number or a word of change makes it no share of the count before.
fn blocks(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.token(at).is_some_and(|token| {
        matches!(
            token.kind,
            Kind::Quantity(_) | Kind::Range(..) | Kind::Date(_) | Kind::Period(..) | Kind::Share(_)
        ) || lexicon::way(token.word()).is_some()
            || lexicon::compares(token.word())
            || matches!(token.word(), "target" | "average" | "by")
    })
}

fn closes_soon(sentence: &Sentence<'_>, percent: usize) -> bool {
    (percent + 1..percent + 10).any(|at| sentence.is(at, ')') || sentence.is(at, ']'))
}

/// The count before a bracket, with its whole: walks back over its noun.
fn count_before(sentence: &Sentence<'_>, open: usize) -> Option<(usize, Option<usize>)> {
    let mut at = open.checked_sub(1)?;
    for _ in 0..REACH {
        let token = sentence.token(at)?;
        if is_amount(sentence, at) {
            if is_step(sentence, at) {
                return None;
            }
            return match part_of_whole(sentence, at) {
                Some(part) => Some((part, Some(at))),
                None if of_before(sentence, at) => None,
                None => Some((at, of_which(sentence, at))),
            };
        }
        if let Some(pair) = whole_set_in(sentence, at) {
            return Some(pair);
        }
        let time = matches!(token.kind, Kind::Quantity(_)) && lexicon::time(first_unit(sentence, at + 1));
        if !passes(token) && !time {
            return None;
        }
        at = at.checked_sub(1)?;
    }
    None
}

/// `1,023 (of 1,100) pupils – 93% –`: the place of a bracket that holds the whole, with the part before it.
fn whole_set_in(sentence: &Sentence<'_>, close: usize) -> Option<(usize, Option<usize>)> {
    let whole = close.checked_sub(1).filter(|at| sentence.is(close, ')') && is_amount(sentence, *at))?;
    let of = whole.checked_sub(1).filter(|of| sentence.word(*of) == "of")?;
    let part = of.checked_sub(2).filter(|part| sentence.is(part + 1, '(') && is_amount(sentence, *part))?;
    Some((part, Some(whole)))
}

/// The unit behind a number, past `working`: `20 working days`.
fn first_unit<'a>(sentence: &Sentence<'a>, at: usize) -> &'a str {
    sentence.word(at + usize::from(sentence.word(at) == "working"))
}

/// `down 12`, `by 12`, `an increase of 12`, `12 fewer`: how far a value went, not a part.
fn is_step(sentence: &Sentence<'_>, at: usize) -> bool {
    let before = sentence.word_before(at, 1);
    let noun = before == "of" && lexicon::noun(sentence.word_before(at, 2)).is_some();
    let behind = (1..=2).any(|more| lexicon::comparative(sentence.word(at + more)).is_some());
    matches!(before, "up" | "down" | "by") || noun || behind
}

/// What may stand between a count and its bracket.
fn passes(token: &Token<'_>) -> bool {
    match &token.kind {
        Kind::Word(word) => {
            !matches!(&**word, "and" | "but" | "while" | "whereas" | "compared" | "to" | "from")
        }
        Kind::Name | Kind::Age(..) | Kind::Date(_) | Kind::Period(..) => true,
        Kind::Mark(mark) => matches!(mark, '-' | '\'' | '’' | '"' | '/' | '&' | '‘' | '“' | '”'),
        _ => false,
    }
}
