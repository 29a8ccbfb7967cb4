//! Percentages that stand beside their count by other means than `209 (87%)`: `209, or 87%`, `87% (209 of 240)`.
//!
//! In: the place of a percentage. Out: its pair.
//! Deliberately absent: percentages in brackets behind their count.

use super::{Pair, REACH, count_before, passes};
use crate::check::claims::lexicon;
use crate::check::claims::parts::{is_amount, is_percent, of_before, part_of_whole, whole_behind};
use crate::check::claims::reading::Sentence;

/// `P% … (N)`, `P% (N of W)`, `P% of audits (N/W)`, `87% (n=209)`.
pub(super) fn opens(sentence: &Sentence<'_>, percent: usize) -> Option<Pair> {
    let named = whole_behind(sentence, percent);
    let open = (percent + 1..percent + REACH + 4)
        .take_while(|at| {
            sentence.token(*at).is_some_and(|token| passes(token) || token.is('(') || named == Some(*at))
        })
        .find(|at| sentence.is(*at, '('))?;
    let mut part = open + 1;
    while matches!(sentence.word(part), "n" | "equivalent" | "equating" | "i" | "which" | "or" | "to")
        || sentence.is(part, '=')
    {
        part += 1;
    }
    if part > open + 4 || !is_amount(sentence, part) {
        return None;
    }
    let whole = (part + 1..part + 6)
        .take_while(|at| !sentence.is(*at, ')'))
        .find(|at| is_amount(sentence, *at) && part_of_whole(sentence, *at) == Some(part));
    let closes = (part + 1..part + 8).find(|at| sentence.is(*at, ')'))?;
    let plain = !is_aim(sentence, percent)
        && !sentence.any_word(part..closes, |word| {
            lexicon::way(word).is_some()
                || matches!(word, "last" | "compared" | "previous" | "target" | "per" | "years")
        });
    let numbers = (part + 1..closes).filter(|at| sentence.quantity(*at).is_some()).count();
    let lone = numbers == usize::from(whole.is_some());
    let near = open < percent + REACH || whole.is_some();
    (plain && lone && near).then_some(Pair { part, percent, whole: whole.or(named) })
}

/// `129 (of 516, 25%)`: the whole and the percentage share the bracket.
pub(super) fn whole_inside(sentence: &Sentence<'_>, percent: usize) -> Option<Pair> {
    let mark = percent.checked_sub(1).filter(|at| sentence.is(*at, ',') || sentence.is(*at, ';'))?;
    let whole = mark.checked_sub(1).filter(|at| is_amount(sentence, *at) && of_before(sentence, *at))?;
    let open = (1..=3).filter_map(|back| whole.checked_sub(back)).find(|at| sentence.is(*at, '('))?;
    let (part, _) = count_before(sentence, open)?;
    sentence.is(percent + 1, ')').then_some(Pair { part, percent, whole: Some(whole) })
}

/// `schools (100, 25%)`: nothing but a count and its percentage in brackets.
pub(super) fn beside(sentence: &Sentence<'_>, percent: usize) -> Option<Pair> {
    let part =
        percent.checked_sub(2).filter(|part| sentence.is(part + 1, ',') || sentence.is(part + 1, ';'))?;
    let opens = part.checked_sub(1).is_some_and(|open| sentence.is(open, '('));
    (opens && is_amount(sentence, part) && sentence.is(percent + 1, ')')).then_some(Pair {
        part,
        percent,
        whole: None,
    })
}

/// `Of the 45 pupils who sat the examination, 18 achieved a grade, which is 40%`: a whole, a part and one percentage.
pub(super) fn of_opening(sentence: &Sentence<'_>, percent: usize) -> Option<Pair> {
    let of = (0..4).find(|at| sentence.word(*at) == "of")?;
    let mut numbers = sentence.numbers();
    let (whole, part, last) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let alone = numbers.next().is_none() && last == percent && whole <= of + 4;
    if !alone {
        return None;
    }
    let comma = (whole + 1..part).any(|at| sentence.is(at, ','));
    let said = sentence.is(percent - 1, ',')
        || sentence.is(percent - 1, '(')
        || matches!(sentence.word_before(percent, 1), "is" | "or" | "to" | "representing" | "was");
    let whole_is_larger = sentence.quantity(whole)?.value >= sentence.quantity(part)?.value;
    (comma && said && whole_is_larger && is_amount(sentence, whole) && is_amount(sentence, part))
        .then_some(Pair { part, percent, whole: Some(whole) })
}

/// Words that say that the percentage behind them is the count before them.
const LINKS: &[&[&str]] = &[
    &["or"],
    &["representing"],
    &["equating", "to"],
    &["equivalent", "to"],
    &["equates", "to"],
    &["equate", "to"],
    &["amounting", "to"],
    &["accounting", "for"],
    &["accounts", "for"],
    &["making", "up"],
    &["represents"],
    &["represent"],
    &["which", "is"],
    &["that", "is"],
    &["this", "is"],
    &["i", "e"],
    &["is"],
    &["was"],
    &["comprising"],
];

/// `209 audits, or 87%`, `209, representing 87% of the 240`, `209 audits – 87% –`.
pub(super) fn linked(sentence: &Sentence<'_>, percent: usize) -> Option<Pair> {
    let article = usize::from(matches!(
        sentence.word_before(percent, 1),
        "around" | "about" | "approximately" | "over" | "nearly" | "almost" | "just" | "some"
    ));
    let end = percent.checked_sub(article)?;
    let links = LINKS
        .iter()
        .find(|words| end.checked_sub(words.len()).is_some_and(|start| sentence.reads(start, words)));
    let dash = end
        .checked_sub(1)
        .is_some_and(|at| sentence.is(at, '–') || sentence.is(at, '-') || sentence.is(at, '='));
    let comma = end.checked_sub(1).is_some_and(|at| sentence.is(at, ','));
    let length = links.map_or(usize::from(dash), |words| words.len());
    if length == 0 && !comma {
        return None;
    }
    let mut open = end - length;
    while open > 0 && (sentence.is(open - 1, ',') || matches!(sentence.word(open - 1), "which" | "this")) {
        open -= 1;
    }
    let (part, whole) = count_before(sentence, open)?;
    let whole = whole.or_else(|| whole_behind(sentence, percent));
    let named = match links {
        Some(["is" | "was"]) => whole.is_some(),
        Some(words) => *words != ["or"] || open - part <= 6 || whole.is_some(),
        None => {
            if dash {
                open - part <= 6
            } else {
                let ends = sentence.token(percent + 1).is_none() || sentence.is(percent + 1, '.');
                let them = sentence.word(part + 1) == "of"
                    && matches!(sentence.word(part + 2), "these" | "those" | "them");
                whole.is_some() || ((ends || them) && open - part <= 3)
            }
        }
    };
    named.then_some(Pair { part, percent, whole })
}

/// `12.5%, or 32 of 220 posts`; `91% of schools: 74 of 85`.
pub(super) fn followed(sentence: &Sentence<'_>, percent: usize) -> Option<Pair> {
    let mut between = (percent + 1..percent + REACH).take_while(|at| {
        sentence
            .token(*at)
            .is_some_and(|token| passes(token) || token.is(',') || token.is(':') || token.is('–'))
    });
    let link = between.find(|at| {
        sentence.word(*at) == "or"
            || sentence.is(*at, ':')
            || sentence.is(*at, '–')
            || (sentence.is(*at, ',') && is_amount(sentence, at + 1))
    })?;
    let part = Some(link + 1).filter(|part| is_amount(sentence, *part))?;
    let whole = (part + 1..part + 7)
        .find(|at| is_amount(sentence, *at) && part_of_whole(sentence, *at) == Some(part))?;
    let past =
        sentence.any_word(percent + 1..link, |word| matches!(word, "last" | "previous" | "before" | "ago"));
    let other =
        past || is_aim(sentence, percent) || (sentence.word(percent + 1) != "of" && has_own(sentence, whole));
    (!other).then_some(Pair { part, percent, whole: Some(whole) })
}

/// `against 88% last year`, `a target of 95%`, `the 95% target`: what is compared with, and no count's share.
fn is_aim(sentence: &Sentence<'_>, percent: usize) -> bool {
    let before = (1..=6).map_while(|back| percent.checked_sub(back)).map(|at| sentence.word(at));
    let led = before.take_while(|word| !matches!(*word, "" | "with" | "by" | "and" | "that"));
    let words: Vec<&str> = led.collect();
    let against = words.iter().any(|word| matches!(*word, "against" | "compared" | "comparison" | "versus"));
    let near = words.first().is_some_and(|word| matches!(*word, "of" | "is" | "was" | "at") || aims(word));
    let named = near && words.iter().any(|word| aims(word));
    (against || named || aims(sentence.word(percent + 1))) && !is_met(sentence, percent)
}

fn aims(word: &str) -> bool {
    matches!(word, "target" | "goal" | "aim" | "ambition" | "standard" | "threshold" | "benchmark")
}

/// `we met the target of 95%`, `the 95% target was met`: then the count is of that percentage.
fn is_met(sentence: &Sentence<'_>, percent: usize) -> bool {
    let near = percent.saturating_sub(6)..percent + 6;
    sentence.any_word(near.clone(), |word| matches!(word, "met" | "meets" | "achieved" | "reached" | "hit"))
        && !sentence.any_word(near, |word| matches!(word, "not" | "never" | "nearly" | "almost"))
}

/// `912 of 1,000 calls (91.2%)`: the count has a percentage of its own.
fn has_own(sentence: &Sentence<'_>, whole: usize) -> bool {
    let open = (whole + 1..whole + 7).find(|at| !sentence.token(*at).is_some_and(passes));
    open.is_some_and(|open| sentence.is(open, '(') && is_percent(sentence, open + 1))
}
