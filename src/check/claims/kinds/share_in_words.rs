//! Shares in words against the share in numbers beside them: `nearly half (48%)`, `the majority (45%)`.
//!
//! The bands are wide: a word is wrong only where no reader would use it. In per cent, both ends included:
//!
//! | Words | Band |
//! |---|---|
//! | a fraction such as half, a third | within 4 points, or a tenth of it |
//! | nearly, almost, just under | from 8 points below to the fraction |
//! | just over | from the fraction to 8 points above |
//! | over, more than | above the fraction |
//! | under, less than | below the fraction |
//! | majority, most | above 50 |
//! | vast or overwhelming majority, almost all | from 65 (80 for almost all) |
//! | minority | below 50 |
//! | all, every | from 99.5 |
//! | none | up to 0.5 |

use super::Paper;
use crate::check::claims::evaluate;
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::lexicon;
use crate::check::claims::pairs;
use crate::check::claims::reading::Sentence;
use crate::check::claims::tokens::share::Share;
use crate::check::claims::tokens::{Approx, Kind};
use crate::diagnostic::Code;
use rust_decimal::Decimal;

/// Finds shares in words that are not the share beside them.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in paper.reading.sentences() {
        for at in 0..sentence.len() {
            let Some((low, high)) = band(&sentence, at) else { continue };
            found.extend(
                stated(&sentence, at)
                    .and_then(|(share, first, last)| judge(&sentence, at, (low, high), share, first, last)),
            );
        }
    }
    found
}

type Band = (Decimal, Decimal);

/// The band of the words at a place.
fn band(sentence: &Sentence<'_>, at: usize) -> Option<Band> {
    let whole = |low: i64, high: i64| Some((Decimal::from(low), Decimal::from(high)));
    if let Kind::Share(share) = &sentence.token(at)?.kind {
        return Some(fraction_band(share));
    }
    let before = sentence.word_before(at, 1);
    match sentence.word(at) {
        "majority" if matches!(before, "vast" | "overwhelming" | "large" | "great") => whole(60, 100),
        "majority" if matches!(before, "slim" | "small" | "narrow" | "slight") => whole(50, 65),
        "majority" => Some((Decimal::new(500_001, 4), Decimal::ONE_HUNDRED)),
        "most" if !matches!(before, "the" | "at" | "s") && is_noun_behind(sentence, at) => {
            Some((Decimal::new(500_001, 4), Decimal::ONE_HUNDRED))
        }
        "minority"
            if !matches!(
                sentence.word(at + 1),
                "ethnic" | "group" | "groups" | "background" | "backgrounds" | "communities"
            ) && before != "ethnic" =>
        {
            whole(0, 50)
        }
        "all" if matches!(before, "almost" | "nearly") => whole(80, 100),
        "all"
            if !matches!(before, "at" | "in" | "not" | "of" | "above" | "for" | "and" | "with")
                && is_noun_behind(sentence, at) =>
        {
            Some((Decimal::new(995, 1), Decimal::ONE_HUNDRED))
        }
        _ => None,
    }
}

/// `most children (62%)`, `all of the schools (100%)`: the word must be about what is counted.
fn is_noun_behind(sentence: &Sentence<'_>, at: usize) -> bool {
    let next = sentence.word(at + 1);
    !next.is_empty()
        && !next.ends_with("ly")
        && !matches!(next, "important" | "recent" | "common" | "other" | "notably")
}

fn fraction_band(share: &Share) -> Band {
    let percent = share.percent();
    let room = (percent / Decimal::TEN).max(Decimal::from(4));
    let wide = Decimal::from(8);
    let hundred = Decimal::ONE_HUNDRED;
    let slack = Decimal::new(5, 1);
    match share.approx {
        Approx::Exact | Approx::About => (percent - room, percent + room),
        Approx::Nearly => (percent - wide, percent + slack),
        Approx::JustOver => (percent - slack, percent + wide),
        Approx::Over | Approx::AtLeast => (percent - slack, hundred),
        Approx::Under | Approx::AtMost => (Decimal::ZERO, percent + slack),
    }
}

/// The share beside the words: in the next brackets, or in brackets around the words with the share before.
fn stated(sentence: &Sentence<'_>, at: usize) -> Option<(Decimal, usize, usize)> {
    bracket_behind(sentence, at).or_else(|| before_bracket(sentence, at)).or_else(|| apposition(sentence, at))
}

/// `nearly half of families (48%)`, `the majority (122 of 240)`.
fn bracket_behind(sentence: &Sentence<'_>, at: usize) -> Option<(Decimal, usize, usize)> {
    let open =
        (at + 1..at + 10).take_while(|next| !breaks(sentence, *next)).find(|next| sentence.is(*next, '('))?;
    let first = open + 1 + usize::from(sentence.word(open + 1) == "at");
    let compared =
        sentence.any_word(first..first + 8, |word| lexicon::compares(word) || lexicon::way(word).is_some());
    if compared {
        return None;
    }
    share_at(sentence, first).or_else(|| {
        let pair =
            pairs::pairs(sentence).into_iter().find(|pair| pair.part > open && pair.part <= open + 2)?;
        Some((sentence.quantity(pair.percent)?.value, pair.part, pair.percent))
    })
}

/// What parts the words from a bracket that is not theirs.
fn breaks(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.token(at).is_none_or(|token| {
        matches!(
            token.kind,
            Kind::Quantity(_)
                | Kind::Share(_)
                | Kind::Range(..)
                | Kind::Mark(',' | ';' | ':' | ')' | '–' | '—')
        ) || matches!(token.word(), "and" | "but" | "while" | "which" | "with" | "when" | "at")
    })
}

/// A percentage or `N of W` at a place.
fn share_at(sentence: &Sentence<'_>, at: usize) -> Option<(Decimal, usize, usize)> {
    let quantity = sentence.quantity(at)?;
    if quantity.is_percent() {
        let alone = sentence.is(at + 1, ')')
            || sentence.word(at + 1) == "of"
            || sentence.is(at + 1, ',')
            || sentence.is(at + 1, ';');
        return alone.then_some((quantity.value, at, at));
    }
    let whole = (at + 1..at + 5).find(|whole| {
        pairs::is_count(sentence, *whole) && pairs::part_of_whole(sentence, *whole) == Some(at)
    })?;
    let share = evaluate::share(quantity, sentence.quantity(whole)?)?;
    Some((evaluate::printed(share.middle(), 1), at, whole))
}

/// `48% (nearly half)`.
fn before_bracket(sentence: &Sentence<'_>, at: usize) -> Option<(Decimal, usize, usize)> {
    let open = (1..=4).filter_map(|back| at.checked_sub(back)).find(|open| sentence.is(*open, '('))?;
    let percent = open.checked_sub(1).filter(|percent| pairs::is_percent(sentence, *percent))?;
    let closes = (at + 1..at + 4).any(|next| sentence.is(next, ')'));
    closes.then_some((sentence.quantity(percent)?.value, percent, percent))
}

/// `48%, or nearly half`; `nearly half, 48%,`; `48%, nearly half of all`.
fn apposition(sentence: &Sentence<'_>, at: usize) -> Option<(Decimal, usize, usize)> {
    if !matches!(sentence.token(at)?.kind, Kind::Share(_)) {
        return None;
    }
    let lead = (1..=4).filter_map(|back| at.checked_sub(back)).take_while(|at| {
        sentence.is(*at, ',')
            || matches!(
                sentence.word(*at),
                "or" | "nearly"
                    | "almost"
                    | "just"
                    | "over"
                    | "under"
                    | "about"
                    | "around"
                    | "roughly"
                    | "more"
                    | "than"
            )
    });
    let first = lead.last()?;
    let comma = (first..at).any(|at| sentence.is(at, ',') || sentence.word(at) == "or");
    let percent = first.checked_sub(1).filter(|percent| comma && pairs::is_percent(sentence, *percent))?;
    let not_next = sentence.word(at + 1) != "in" || !sentence.is(first, ',');
    not_next.then_some((sentence.quantity(percent)?.value, percent, percent))
}

fn judge(
    sentence: &Sentence<'_>,
    at: usize,
    (low, high): Band,
    share: Decimal,
    first: usize,
    last: usize,
) -> Option<Finding> {
    if (low..=high).contains(&share) {
        return None;
    }
    let words = sentence
        .token(at)
        .map_or("", |token| if token.word().is_empty() { "this share" } else { token.word() });
    let is = format!("{}%", evaluate::show(share));
    let message = format!("`{words}` is said of {is}");
    let expected = in_words(share);
    Some(
        Finding::new(Code::CLAIM_SHARE_WORDS, Verdict::Wrong, sentence.stretch(at, at), message)
            .claim(sentence.stretch(at.min(first), at.max(last)))
            .using(sentence.stretch(first, last), "the share in numbers")
            .expecting(expected, format!("say `{expected}`, or correct the number")),
    )
}

/// Words that fit a share.
fn in_words(share: Decimal) -> &'static str {
    let below = |limit: i64| share < Decimal::from(limit);
    match () {
        () if below(8) => "few",
        () if below(15) => "about one in ten",
        () if below(23) => "about one in five",
        () if below(30) => "about a quarter",
        () if below(38) => "about a third",
        () if below(46) => "about two in five",
        () if below(50) => "nearly half",
        () if below(55) => "just over half",
        () if below(63) => "about three in five",
        () if below(71) => "about two thirds",
        () if below(79) => "about three quarters",
        () if below(90) => "the great majority",
        () if below(99) => "almost all",
        () => "all",
    }
}
