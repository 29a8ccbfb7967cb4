//! The grammar of a change: its two ends (`from 71.8% to 94.1%`) and its size (`an increase of 22.3%`).
//!
//! In: a sentence. Out: [`Ends`] and [`Size`]s, each with the word that says which way.
//! Deliberately absent: which size belongs to which ends, and whether they agree (see `kinds::change`).

use super::lexicon::{self, Way};
use super::reading::Sentence;
use super::tokens::{Kind, Quantity, Unit};
use super::wholes;
use std::ops::Range;

/// How many tokens may stand between a value and the words that make it an end.
const REACH: usize = 14;

/// Two values of the same thing, an earlier and a later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// The token of the earlier value.
    pub from: usize,
    /// The token of the later value.
    pub to: usize,
    /// The word that says which way, if there is one.
    pub way: Option<(usize, Way)>,
    /// Whether the words leave no doubt which value is which (`from A to B`).
    pub firm: bool,
}

/// How far a value went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// The token of the number.
    pub at: usize,
    /// The word that says which way.
    pub word: usize,
    /// Which way.
    pub way: Way,
    /// Whether the word is a noun (`an increase of 3`), which can speak of ends stated before.
    pub noun: bool,
}

/// The sizes of change that a sentence states.
#[must_use]
pub fn sizes(sentence: &Sentence<'_>) -> Vec<Size> {
    let numbers = (0..sentence.len()).filter(|at| sentence.quantity(*at).is_some());
    numbers
        .filter_map(|at| {
            size_before(sentence, at).or_else(|| size_behind(sentence, at)).or_else(|| signed(sentence, at))
        })
        .collect()
}

/// `an increase of 22.3%`, `rose by around 9%`, `up 4%`, `fell 12%`.
fn size_before(sentence: &Sentence<'_>, at: usize) -> Option<Size> {
    let mut word = skip_approx(sentence, at)?;
    let linked = matches!(sentence.word(word), "of" | "by");
    if linked {
        word = word.checked_sub(1)?;
        while sentence.word(word).ends_with("ly")
            || matches!(sentence.word(word), "further" | "just" | "only" | "or" | "slightly")
        {
            word = word.checked_sub(1)?;
        }
    }
    let text = sentence.word(word);
    if let Some(way) = lexicon::noun(text).filter(|_| linked) {
        return Some(Size { at, word, way, noun: true });
    }
    let verb = lexicon::verb(text).filter(|_| linked || !continues(sentence, at));
    let step = lexicon::way(text).filter(|_| matches!(text, "up" | "down"));
    if let Some(way) = verb.or(step) {
        return Some(Size { at, word, way, noun: step.is_some() });
    }
    if linked { far_noun(sentence, at, word) } else { None }
}

/// `an increase in the number of referrals of 12%`, `reduced the backlog by 12%`.
fn far_noun(sentence: &Sentence<'_>, at: usize, end: usize) -> Option<Size> {
    let quantity = sentence.quantity(at)?;
    if !matches!(quantity.unit, Unit::Percent | Unit::Points) && sentence.word(end + 1) != "by" {
        return None;
    }
    let words = (end.saturating_sub(8)..=end)
        .rev()
        .take_while(|at| !sentence.word(*at).is_empty() || is_date(sentence, *at));
    words.into_iter().find_map(|word| {
        let text = sentence.word(word);
        if let Some(way) = lexicon::noun(text).filter(|_| matches!(sentence.word(word + 1), "in" | "on")) {
            return Some(Size { at, word, way, noun: true });
        }
        lexicon::verb(text).map(|way| Size { at, word, way, noun: false })
    })
}

fn is_date(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.token(at).is_some_and(|token| matches!(token.kind, Kind::Date(_) | Kind::Period(..)))
}

/// `increased 1,313 to 1,439`: the number is an end, not a size.
fn continues(sentence: &Sentence<'_>, at: usize) -> bool {
    (at + 1..at + 4).any(|next| sentence.word(next) == "to" && sentence.quantity(next + 1).is_some())
}

/// The place before a number and the words that say how exactly it is meant.
fn skip_approx(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let mut word = at.checked_sub(1)?;
    for _ in 0..4 {
        let filler = matches!(
            sentence.word(word),
            "around"
                | "about"
                | "approximately"
                | "over"
                | "nearly"
                | "almost"
                | "just"
                | "under"
                | "more"
                | "than"
                | "some"
                | "a"
                | "an"
                | "the"
                | "roughly"
                | "circa"
                | "total"
                | "further"
                | "only"
                | "least"
                | "at"
        );
        if !filler {
            return Some(word);
        }
        word = word.checked_sub(1)?;
    }
    None
}

/// `a 9% increase`, `22 points higher`, `12 more than`.
fn size_behind(sentence: &Sentence<'_>, at: usize) -> Option<Size> {
    let near =
        (at + 1..at + 4).take_while(|next| !matches!(sentence.word(*next), "" | "of" | "a" | "an" | "the"));
    let count = sentence.quantity(at)?.unit == Unit::Count;
    for (skipped, word) in near.enumerate() {
        let text = sentence.word(word);
        if let Some(way) = lexicon::noun(text).filter(|_| !count || skipped == 0) {
            return Some(Size { at, word, way, noun: true });
        }
        let than = (word + 1..word + 5).any(|next| sentence.word(next) == "than");
        if let Some(way) =
            lexicon::comparative(text).filter(|_| skipped <= 1 && (than || (!count && skipped == 0)))
        {
            return Some(Size { at, word, way, noun: true });
        }
    }
    None
}

/// `(+9%)`, `(-12)`, `(up 9%)` is read elsewhere.
fn signed(sentence: &Sentence<'_>, at: usize) -> Option<Size> {
    let quantity = sentence.quantity(at).filter(|quantity| quantity.signed)?;
    let bracketed = at.checked_sub(1).is_some_and(|before| sentence.is(before, '('));
    let way = if quantity.value.is_sign_negative() { Way::Down } else { Way::Up };
    bracketed.then_some(Size { at, word: at, way, noun: true })
}

/// The pairs of ends that a sentence states; `sizes` are no ends.
#[must_use]
pub fn ends(sentence: &Sentence<'_>, sizes: &[Size]) -> Vec<Ends> {
    let mut found: Vec<Ends> = Vec::new();
    for at in 0..sentence.len() {
        let next = match sentence.word(at) {
            "from" => from_to(sentence, at, sizes).or_else(|| to_from(sentence, at, sizes)),
            "to" => bare_to(sentence, at, sizes),
            "compared" | "comparison" | "against" | "versus" | "contrast" => compared(sentence, at, sizes),
            _ => None,
        };
        if let Some(next) = next.filter(|next| found.iter().all(|known| known.from != next.from)) {
            found.push(next);
        }
    }
    found
}

/// Whether two values can be the ends of one change.
#[must_use]
pub fn alike(first: &Quantity, second: &Quantity) -> bool {
    first.unit == second.unit
        && matches!(first.unit, Unit::Count | Unit::Percent | Unit::Pounds)
        && !first.signed
        && !second.signed
}

fn value(sentence: &Sentence<'_>, at: usize, sizes: &[Size]) -> bool {
    sentence.quantity(at).is_some() && sizes.iter().all(|size| size.at != at)
}

/// The first value of a stretch, not behind a mark that parts statements.
fn first_value(sentence: &Sentence<'_>, places: Range<usize>, sizes: &[Size]) -> Option<usize> {
    let mut places = places.take_while(|at| !is_wall(sentence, *at));
    places.find(|at| value(sentence, *at, sizes))
}

/// What parts one statement from the next.
fn is_wall(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is(at, ';')
        || matches!(
            sentence.word(at),
            "while" | "whilst" | "whereas" | "but" | "although" | "though" | "however"
        )
}

/// `from A … to B`.
fn from_to(sentence: &Sentence<'_>, at: usize, sizes: &[Size]) -> Option<Ends> {
    let from = first_value(sentence, at + 1..at + 7, sizes)?;
    let to_word = (from + 1..from + REACH).take_while(|next| !is_wall(sentence, *next)).find(|next| {
        matches!(sentence.word(*next), "to") && sentence.word(next.saturating_sub(1)) != "compared"
    })?;
    let between =
        first_value(sentence, from + 1..to_word, sizes).filter(|between| !in_brackets(sentence, *between));
    let to = first_value(sentence, to_word + 1..to_word + 7, sizes)?;
    let fits = between.is_none()
        && alike(sentence.quantity(from)?, sentence.quantity(to)?)
        && same_noun(sentence, from, to);
    fits.then(|| Ends { from, to, way: way_before(sentence, at), firm: true })
}

/// Two counts must not count different times: `from 12 weeks to 3 days`.
fn same_noun(sentence: &Sentence<'_>, first: usize, second: usize) -> bool {
    let [first, second] =
        [first, second].map(|at| Some(sentence.word(at + 1)).filter(|word| lexicon::time(word)));
    match (first, second) {
        (Some(first), Some(second)) => lexicon::stem(first) == lexicon::stem(second),
        _ => true,
    }
}

/// `45 complaints … from 60 wards`: two counts of different things are no ends.
fn other_noun(sentence: &Sentence<'_>, first: usize, second: usize) -> bool {
    let [first, second] = [first, second].map(|at| wholes::noun(sentence, at));
    !first.is_empty() && !second.is_empty() && first.iter().all(|word| !second.contains(word))
}

fn in_brackets(sentence: &Sentence<'_>, at: usize) -> bool {
    (1..5)
        .filter_map(|back| at.checked_sub(back))
        .take_while(|at| !sentence.is(*at, ')'))
        .any(|at| sentence.is(at, '('))
}

/// `B, up from A`; `B, an increase of 3 from A`; `rose to B from A`.
fn to_from(sentence: &Sentence<'_>, at: usize, sizes: &[Size]) -> Option<Ends> {
    let from = first_value(sentence, at + 1..at + 7, sizes)?;
    let to = last_value(sentence, at, sizes)?;
    let way = way_between(sentence, to, at).or_else(|| way_before(sentence, to));
    let fits = way.is_some()
        && alike(sentence.quantity(from)?, sentence.quantity(to)?)
        && !other_noun(sentence, from, to);
    fits.then_some(Ends { from, to, way, firm: true })
}

fn last_value(sentence: &Sentence<'_>, end: usize, sizes: &[Size]) -> Option<usize> {
    let places = (end.saturating_sub(REACH)..end).rev().take_while(|at| !is_wall(sentence, *at));
    places.into_iter().find(|at| value(sentence, *at, sizes))
}

/// `increased 1,313 to 1,439`, `71% to 75%, a rise of`: no `from`, so both values must touch the word.
fn bare_to(sentence: &Sentence<'_>, at: usize, sizes: &[Size]) -> Option<Ends> {
    let from = at.checked_sub(1).filter(|from| value(sentence, *from, sizes))?;
    let to = Some(at + 1).filter(|to| value(sentence, *to, sizes))?;
    let has_from = (1..6).any(|back| sentence.word_before(from, back) == "from");
    let fits = !has_from && alike(sentence.quantity(from)?, sentence.quantity(to)?);
    fits.then(|| Ends { from, to, way: way_before(sentence, from), firm: false })
}

/// `B compared with A`, `B against A last year`.
fn compared(sentence: &Sentence<'_>, at: usize, sizes: &[Size]) -> Option<Ends> {
    let from = first_value(sentence, at + 1..at + 9, sizes)?;
    let to = last_value(sentence, at, sizes)?;
    let past = sentence.any_word(at..from + 9, |word| {
        matches!(word, "last" | "previous" | "previously" | "year" | "earlier" | "prior" | "before")
    }) || (at..from + 6).any(|it| {
        sentence.token(it).is_some_and(|token| matches!(token.kind, Kind::Date(_) | Kind::Period(..)))
    });
    let fits =
        past && alike(sentence.quantity(from)?, sentence.quantity(to)?) && !other_noun(sentence, from, to);
    let way = way_between(sentence, to, at).or_else(|| way_before(sentence, to));
    fits.then_some(Ends { from, to, way, firm: false })
}

/// The nearest word of a way before a place, in the same statement.
fn way_before(sentence: &Sentence<'_>, end: usize) -> Option<(usize, Way)> {
    let places = (end.saturating_sub(10)..end)
        .rev()
        .take_while(|at| !is_wall(sentence, *at) && !ends_clause(sentence, *at));
    places.into_iter().find_map(|at| {
        lexicon::way(sentence.word(at)).filter(|_| is_telling(sentence, at)).map(|way| (at, way))
    })
}

fn ends_clause(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is(at, ',') && matches!(sentence.word(at + 1), "and" | "with")
}

fn way_between(sentence: &Sentence<'_>, start: usize, end: usize) -> Option<(usize, Way)> {
    (start + 1..end).rev().find_map(|at| {
        lexicon::way(sentence.word(at)).filter(|_| is_telling(sentence, at)).map(|way| (at, way))
    })
}

/// `more than 45`, `less than`, `up to`, `over` before a number tell how exact it is, not which way it went.
fn is_telling(sentence: &Sentence<'_>, at: usize) -> bool {
    match sentence.word(at) {
        "more" | "less" | "fewer" | "greater" | "above" | "below" | "larger" | "smaller" => false,
        "up" => sentence.word(at + 1) != "to" || sentence.word(at + 2) == "from",
        "reduced" | "reducing" | "raised" | "raising" | "increasing" | "growing" | "rising" => !matches!(
            sentence.word(at + 1),
            "rate" | "price" | "prices" | "hours" | "demand" | "need" | "number" | "numbers" | "the"
        ),
        "higher" | "lower" => sentence.word(at + 1) != "education",
        _ => true,
    }
}
