//! The grammar of how far a value went: `an increase of 22.3%`, `up 4%`, `12 fewer than`.
//!
//! In: a sentence. Out: [`Size`]s, each with the word that says which way.
//! Deliberately absent: the values it went from and to (see `ends`).

use super::lexicon::{self, Way};
use super::reading::Sentence;
use super::tokens::{Kind, Unit};

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
    let mut found: Vec<Size> = Vec::new();
    for at in sentence.numbers() {
        let size =
            size_before(sentence, at).or_else(|| size_behind(sentence, at)).or_else(|| signed(sentence, at));
        let size = size.or_else(|| bare(sentence, at)).filter(|size| !repeats(sentence, size.at));
        found.extend(size.or_else(|| found.last().and_then(|last| restated(sentence, at, last))));
    }
    found
}

/// `an increase of 22.3%`, `rose by around 9%`, `up 4%`, `fell 12%`.
fn size_before(sentence: &Sentence<'_>, at: usize) -> Option<Size> {
    let mut word = skip_approx(sentence, at)?;
    let states = matches!(sentence.word(word), "is" | "was")
        && matches!(sentence.word(0), "the" | "this" | "that")
        && word <= 3;
    let linked = matches!(sentence.word(word), "of" | "by") || states;
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
    let verb = lexicon::verb(text).filter(|_| (linked && !states) || (!linked && !continues(sentence, at)));
    let step = lexicon::way(text).filter(|_| matches!(text, "up" | "down") && !of_verb(sentence, word));
    let step = step.or_else(|| gained(sentence, at, word));
    if let Some(way) = verb.or(step) {
        return Some(Size { at, word, way, noun: step.is_some() });
    }
    if linked && !states { far_noun(sentence, at, word) } else { None }
}

/// `made up 45%`, `signed up 12`: the word belongs to a verb that tells of no change.
#[must_use]
pub fn of_verb(sentence: &Sentence<'_>, word: usize) -> bool {
    matches!(
        sentence.word_before(word, 1),
        "made"
            | "make"
            | "makes"
            | "making"
            | "take"
            | "taken"
            | "took"
            | "taking"
            | "set"
            | "signed"
            | "followed"
            | "follow"
            | "picked"
            | "opened"
            | "drawn"
            | "broken"
            | "break"
            | "breaks"
            | "split"
            | "scaled"
    )
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

/// `increased 1,313 to 1,439`: the number is an end, not a size. `rose 14% to 1,120` states a size.
fn continues(sentence: &Sentence<'_>, at: usize) -> bool {
    let unit = |at: usize| sentence.quantity(at).map(|quantity| quantity.unit);
    sentence.word(at + 1) != "from"
        && (at + 1..at + 4)
            .any(|next| sentence.word(next) == "to" && unit(next + 1).is_some() && unit(next + 1) == unit(at))
}

/// `an overspend of £2.7m (7.5%)`: the same size in per cent.
fn restated(sentence: &Sentence<'_>, at: usize, last: &Size) -> Option<Size> {
    let percent = sentence.quantity(at).is_some_and(|quantity| quantity.unit == Unit::Percent);
    let touches = last.at + 2 == at && (sentence.is(at - 1, '(') || sentence.word(at - 1) == "or");
    let amount = sentence.quantity(last.at).is_some_and(|quantity| quantity.unit != Unit::Percent);
    (percent && touches && amount && sentence.is(at + 1, ')')).then_some(Size { at, ..*last })
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
    let near = (at + 1..at + 4).take_while(|next| !leads_on(sentence.word(*next)));
    let count = sentence.quantity(at)?.unit == Unit::Count;
    for (skipped, word) in near.enumerate() {
        let text = sentence.word(word);
        if let Some(way) = lexicon::noun(text).filter(|_| !count || skipped == 0) {
            return Some(Size { at, word, way, noun: true });
        }
        let than = (word + 1..word + 5).any(|next| sentence.word(next) == "than");
        let than =
            than && !(skipped == 1 && sentence.quantity(word + 2).is_some() && !counts_time(sentence, at));
        let ends = skipped == 0 && stops(sentence, word + 1);
        if let Some(way) =
            lexicon::comparative(text).filter(|_| skipped <= 1 && (than || ends || (!count && skipped == 0)))
        {
            return Some(Size { at, word, way, noun: true });
        }
        if let Some(way) = step(sentence, word).filter(|_| skipped == 0) {
            return Some(Size { at, word, way, noun: true });
        }
    }
    None
}

/// Whether a word leads on to something else than the kind of a size.
fn leads_on(word: &str) -> bool {
    matches!(
        word,
        "" | "of"
            | "a"
            | "an"
            | "the"
            | "is"
            | "are"
            | "was"
            | "were"
            | "which"
            | "and"
            | "at"
            | "in"
            | "for"
            | "by"
            | "to"
            | "with"
            | "from"
            | "who"
            | "that"
            | "have"
            | "has"
            | "had"
    )
}

/// `22 points up`, `5 short of`, `£0.7m over profile`: the way that a word tells right behind a size.
fn step(sentence: &Sentence<'_>, word: usize) -> Option<Way> {
    let aimed = aims(sentence, word + 1);
    let way = match sentence.word(word) {
        "up" => Way::Up,
        "down" => Way::Down,
        "short" | "adrift" | "shy" => Way::Either,
        "over" if aimed => Way::Up,
        "under" if aimed => Way::Down,
        _ => return None,
    };
    let ends = aimed || stops(sentence, word + 1) || matches!(sentence.word(word + 1), "on" | "of");
    ends.then_some(way)
}

/// `£0.7m over profile`.
fn aims(sentence: &Sentence<'_>, at: usize) -> bool {
    let at = at + usize::from(matches!(sentence.word(at), "the" | "its" | "our"));
    matches!(sentence.word(at), "budget" | "profile" | "target" | "plan" | "forecast")
}

/// `saving £0.3m a year`, and `an additional 35 places … taking the total from 180`.
fn gained(sentence: &Sentence<'_>, at: usize, word: usize) -> Option<Way> {
    let total = || {
        let mut behind = (at + 1..sentence.len().min(at + 20)).take_while(|next| !sentence.is(*next, ';'));
        behind.any(|next| sentence.word(next) == "from" && sentence.word_before(next, 1) == "total")
    };
    match sentence.word(word) {
        "saving" | "saves" if sentence.quantity(at)?.unit == Unit::Pounds => Some(Way::Down),
        "additional" | "extra" | "further" | "another" if total() => Some(Way::Up),
        _ => None,
    }
}

/// `from 12.4% to 8.1%, 4.3 percentage points`, `from 9.6 to 8.9, 0.7 days`, `from 200 to 240, by 20%`: what stands alone
/// behind two ends is how far the value went.
fn bare(sentence: &Sentence<'_>, at: usize) -> Option<Size> {
    let points = sentence.quantity(at)?.unit == Unit::Points;
    let first = at - usize::from(sentence.word_before(at, 1) == "by");
    let set_off =
        first.checked_sub(1).is_some_and(|before| sentence.is(before, ',') || sentence.is(before, '('));
    let ends = first >= 3 && sentence.quantity(first - 2).is_some() && sentence.word(first - 3) == "to";
    let ends = ends && (0..first - 3).any(|from| sentence.word(from) == "from");
    let behind = at + 1 + usize::from(counts_time(sentence, at));
    ((points || ends) && set_off && stops(sentence, behind)).then_some(Size {
        at,
        word: at,
        way: Way::Either,
        noun: true,
    })
}

/// Whether a mark or the end of the sentence stands at a place.
fn stops(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.token(at).is_none_or(|token| matches!(token.kind, Kind::Mark(_)))
}

/// `10% a year for three years`: a step that was taken several times.
fn repeats(sentence: &Sentence<'_>, at: usize) -> bool {
    let each = matches!(sentence.word(at + 1), "a" | "per" | "each" | "every")
        && matches!(sentence.word(at + 2), "year" | "annum" | "month" | "quarter" | "week");
    sentence.quantity(at).is_some_and(|it| it.unit == Unit::Percent)
        && (each || matches!(sentence.word(at + 1), "annually" | "yearly"))
}

fn counts_time(sentence: &Sentence<'_>, at: usize) -> bool {
    lexicon::time(sentence.word(at + 1))
}

/// `(+9%)`, `(-12)`, `(up 9%)` is read elsewhere.
fn signed(sentence: &Sentence<'_>, at: usize) -> Option<Size> {
    let quantity = sentence.quantity(at).filter(|quantity| quantity.signed)?;
    let bracketed = at.checked_sub(1).is_some_and(|before| {
        sentence.is(before, '(') || (sentence.is(before, ',') && sentence.is(at + 1, ')'))
    });
    let way = if quantity.value.is_sign_negative() { Way::Down } else { Way::Up };
    bracketed.then_some(Size { at, word: at, way, noun: true })
}
