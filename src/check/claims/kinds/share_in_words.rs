//! Shares in words against the share in numbers beside them: `nearly half (48%)`, `the majority (45%)`.
//!
//! The bands of the words are in `words_of_share`; the share in numbers stands in brackets, between commas, or before.

use super::Paper;
use crate::check::claims::evaluate;
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::lexicon;
use crate::check::claims::pairs;
use crate::check::claims::parts;
use crate::check::claims::reading::Sentence;
use crate::check::claims::tokens::{Approx, Kind};
use crate::check::claims::words_of_share::{Band, band, in_words};
use crate::diagnostic::Code;
use rust_decimal::Decimal;

/// A share in per cent, and the first and last token that state it.
type Stated = (Decimal, usize, usize);

/// Finds shares in words that are not the share beside them.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in paper.reading.counting() {
        for at in 0..sentence.len() {
            if let Some(fewer) = all_of(&sentence, at) {
                found.push(fewer);
            }
            let Some(band) = band(&sentence, at).or_else(|| about(&sentence, at)) else { continue };
            found.extend(stated(&sentence, at).and_then(|stated| judge(paper, &sentence, at, band, stated)));
        }
    }
    found
}

/// The share beside the words: in the next brackets, or in brackets around the words with the share before.
fn stated(sentence: &Sentence<'_>, at: usize) -> Option<Stated> {
    bracket_behind(sentence, at)
        .or_else(|| before_bracket(sentence, at))
        .or_else(|| apposition(sentence, at))
        .or_else(|| between_commas(sentence, at))
        .or_else(|| set_off(sentence, at))
        .or_else(|| of_share(sentence, at))
        .or_else(|| counted(sentence, at))
}

/// `nearly half of families (48%)`, `the majority (122 of 240)`.
fn bracket_behind(sentence: &Sentence<'_>, at: usize) -> Option<Stated> {
    let whole = counted_whole(sentence, at);
    let open = (at + 1..at + 12)
        .take_while(|next| whole == Some(*next) || !breaks(sentence, *next))
        .find(|next| sentence.is(*next, '('))?;
    let first = open + 1 + usize::from(sentence.word(open + 1) == "at");
    let close = (first..first + 9).find(|at| sentence.is(*at, ')')).unwrap_or(first + 9);
    let compared =
        sentence.any_word(first..close, |word| lexicon::compares(word) || lexicon::way(word).is_some());
    if compared {
        return None;
    }
    let of_whole = whole.and_then(|whole| part_of(sentence, first, whole));
    share_at(sentence, first).or(of_whole).or_else(|| {
        let pair =
            pairs::pairs(sentence).into_iter().find(|pair| pair.part > open && pair.part <= open + 2)?;
        Some((sentence.quantity(pair.percent)?.value, pair.part, pair.percent))
    })
}

/// `half of the 48 respondents (30)`, `all 48 schools (46)`: the whole behind the words.
fn counted_whole(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let lead =
        (at + 1..at + 4).take_while(|next| matches!(sentence.word(*next), "of" | "the" | "these" | "our"));
    let whole = lead.last().map_or(at + 1, |last| last + 1);
    parts::is_count(sentence, whole).then_some(whole)
}

/// A count alone in brackets, as a share of a whole before it.
fn part_of(sentence: &Sentence<'_>, at: usize, whole: usize) -> Option<Stated> {
    let alone = parts::is_count(sentence, at) && sentence.is(noun_end(sentence, at, whole), ')');
    let share = evaluate::share(sentence.quantity(at)?, sentence.quantity(whole)?)?;
    alone.then(|| (evaluate::printed(share.at, 1), at, at))
}

/// The place behind a count and what it counts, which is what its whole counts: `400 respondents, 80 people`.
fn noun_end(sentence: &Sentence<'_>, at: usize, whole: usize) -> usize {
    let noun = sentence.word(at + 1);
    let same = matches!(noun, "people" | "persons" | "individuals" | "respondents");
    at + 1 + usize::from(!noun.is_empty() && (same || noun == sentence.word(whole + 1)))
}

/// `a quarter of the 400 respondents, 100 people, disagreed`: the count that a fraction of a count is, alone between commas.
fn counted(sentence: &Sentence<'_>, at: usize) -> Option<Stated> {
    let whole = counted_whole(sentence, at).filter(|_| sentence.word(at + 1) == "of")?;
    let comma = (whole + 1..whole + 8)
        .take_while(|next| sentence.is(*next, ',') || !breaks(sentence, *next))
        .find(|next| sentence.is(*next, ','))?;
    let part = comma + 1 + usize::from(sentence.word(comma + 1) == "or");
    let part = Some(part).filter(|part| parts::is_count(sentence, *part))?;
    let behind = noun_end(sentence, part, whole);
    let alone = sentence.token(behind).is_none_or(|token| token.is('.') || token.is(','));
    // `80 men, 20 women`, `30, and 20 of them`: the first of several.
    let several = (behind + 1..behind + 3).any(|next| sentence.quantity(next).is_some());
    let fraction = matches!(sentence.token(at)?.kind, Kind::Share(_));
    let share = evaluate::share(sentence.quantity(part)?, sentence.quantity(whole)?)?;
    let stated = (evaluate::printed(share.at, 1), part, part);
    (alone && !several && fraction && share.at < Decimal::ONE_HUNDRED).then_some(stated)
}

/// `the majority of children, 42%,` and `42% of children, the majority,`.
fn between_commas(sentence: &Sentence<'_>, at: usize) -> Option<Stated> {
    let comma = (at + 1..at + 9)
        .take_while(|next| sentence.is(*next, ',') || !breaks(sentence, *next))
        .find(|next| sentence.is(*next, ','));
    let behind = comma
        .map(|comma| comma + 1)
        .filter(|percent| parts::is_percent(sentence, *percent) && sentence.is(percent + 1, ','));
    let set_off = sentence.is(at + 1, ',')
        && sentence.word_before(at, 1) == "the"
        && at >= 2
        && sentence.is(at - 2, ',');
    let before = (1..8).filter_map(|back| at.checked_sub(2 + back)).take_while(|at| !sentence.is(*at, ','));
    let before = before.into_iter().find(|percent| set_off && parts::is_percent(sentence, *percent));
    let percent = behind.or(before)?;
    Some((sentence.quantity(percent)?.value, percent, percent))
}

/// `a small minority of 62%`.
fn of_share(sentence: &Sentence<'_>, at: usize) -> Option<Stated> {
    let percent = Some(at + 2)
        .filter(|percent| sentence.word(at + 1) == "of" && parts::is_percent(sentence, *percent))?;
    matches!(sentence.word(at), "minority" | "majority").then_some((
        sentence.quantity(percent)?.value,
        percent,
        percent,
    ))
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
fn share_at(sentence: &Sentence<'_>, at: usize) -> Option<Stated> {
    let quantity = sentence.quantity(at)?;
    if quantity.is_percent() {
        let alone = sentence.is(at + 1, ')')
            || sentence.word(at + 1) == "of"
            || sentence.is(at + 1, ',')
            || sentence.is(at + 1, ';');
        return alone.then_some((quantity.value, at, at));
    }
    let whole = (at + 1..at + 5).find(|whole| {
        parts::is_amount(sentence, *whole) && parts::part_of_whole(sentence, *whole) == Some(at)
    })?;
    let share = evaluate::share(quantity, sentence.quantity(whole)?)?;
    Some((evaluate::printed(share.at, 1), at, whole))
}

/// `Over 80% of parents (83%)`: a percentage that is meant as a bound, and the exact one in brackets.
fn about(sentence: &Sentence<'_>, at: usize) -> Option<Band> {
    let quantity =
        sentence.quantity(at).filter(|quantity| quantity.is_percent() && sentence.word(at + 1) == "of")?;
    let (value, wide, slack) = (quantity.value, Decimal::from(8), Decimal::new(5, 1));
    Some(match quantity.approx {
        Approx::Exact => return None,
        Approx::About => (value - wide, value + wide),
        Approx::Nearly => (value - wide, value + slack),
        Approx::JustOver => (value - slack, value + wide),
        Approx::Over | Approx::AtLeast => (value - slack, Decimal::ONE_HUNDRED),
        Approx::Under | Approx::AtMost => (Decimal::ZERO, value + slack),
    })
}

/// Whether a word may stand before a share in words: `or just over a third`.
fn leads(sentence: &Sentence<'_>, at: usize) -> bool {
    const LEADS: [&str; 11] =
        ["or", "nearly", "almost", "just", "over", "under", "about", "around", "roughly", "more", "than"];
    LEADS.contains(&sentence.word(at))
}

/// `34% of referrals, about a third, came from schools`: words between commas behind a percentage and what it is of.
fn set_off(sentence: &Sentence<'_>, at: usize) -> Option<Stated> {
    let closes = sentence.is(at + 1, ',');
    let lead = (1..=4).filter_map(|back| at.checked_sub(back)).take_while(|at| leads(sentence, *at));
    let comma =
        lead.last().unwrap_or(at).checked_sub(1).filter(|comma| closes && sentence.is(*comma, ','))?;
    let mut before =
        (1..7).filter_map(|back| comma.checked_sub(back)).take_while(|at| !sentence.is(*at, ','));
    let percent = before.find(|at| sentence.quantity(*at).is_some())?;
    let of = parts::is_percent(sentence, percent) && sentence.word(percent + 1) == "of";
    let share = matches!(sentence.token(at)?.kind, Kind::Share(_));
    (of && share).then_some((sentence.quantity(percent)?.value, percent, percent))
}

/// `All 13 of the 14 homes`: fewer than all.
fn all_of(sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    let part = at + 1;
    if sentence.word(at) != "all" || matches!(sentence.word_before(at, 1), "not" | "almost" | "nearly") {
        return None;
    }
    let whole = (part + 1..part + 5).find(|whole| {
        parts::is_count(sentence, *whole) && parts::part_of_whole(sentence, *whole) == Some(part)
    })?;
    let (some, all) = (sentence.quantity(part)?, sentence.quantity(whole)?);
    (some.value < all.value).then(|| {
        let [said, of] = [some, all].map(evaluate::said);
        Finding::new(
            Code::CLAIM_SHARE_WORDS,
            Verdict::Wrong,
            sentence.stretch(at, at),
            format!("`all` is said of {said} of {of}"),
        )
        .claim(sentence.stretch(at, whole))
        .using(sentence.stretch(part, part), "the part")
        .using(sentence.stretch(whole, whole), "the whole")
        .expecting(format!("{said} of the {of}"), "take `all` out, or correct a number")
    })
}

/// `48% (nearly half)`.
fn before_bracket(sentence: &Sentence<'_>, at: usize) -> Option<Stated> {
    let open = (1..=4).filter_map(|back| at.checked_sub(back)).find(|open| sentence.is(*open, '('))?;
    let percent = open.checked_sub(1).filter(|percent| parts::is_percent(sentence, *percent))?;
    let closes = (at + 1..at + 4).any(|next| sentence.is(next, ')'));
    closes.then_some((sentence.quantity(percent)?.value, percent, percent))
}

/// `48%, or nearly half`; `nearly half, 48%,`; `48%, nearly half of all`.
fn apposition(sentence: &Sentence<'_>, at: usize) -> Option<Stated> {
    if !matches!(sentence.token(at)?.kind, Kind::Share(_)) {
        return None;
    }
    let lead = (1..=4)
        .filter_map(|back| at.checked_sub(back))
        .take_while(|at| sentence.is(*at, ',') || leads(sentence, *at));
    let first = lead.last()?;
    let comma = (first..at).any(|at| sentence.is(at, ',') || sentence.word(at) == "or");
    let percent = first.checked_sub(1).filter(|percent| comma && parts::is_percent(sentence, *percent))?;
    let not_next = sentence.word(at + 1) != "in" || !sentence.is(first, ',');
    not_next.then_some((sentence.quantity(percent)?.value, percent, percent))
}

/// The finding that words are said of a share that they do not mean.
fn judge(
    paper: &Paper<'_>,
    sentence: &Sentence<'_>,
    at: usize,
    band: Band,
    stated: Stated,
) -> Option<Finding> {
    let (share, first, last) = stated;
    if (band.0..=band.1).contains(&share) {
        return None;
    }
    let words = paper.reading.prose.words(&sentence.stretch(at, at)).to_lowercase();
    let message = format!("`{words}` is said of {}%", evaluate::show(share));
    let expected = in_words(share);
    Some(
        Finding::new(Code::CLAIM_SHARE_WORDS, Verdict::Wrong, sentence.stretch(at, at), message)
            .claim(sentence.stretch(at.min(first), at.max(last)))
            .using(sentence.stretch(first, last), "the share in numbers")
            .expecting(expected, format!("say `{expected}`, or correct the number")),
    )
}
