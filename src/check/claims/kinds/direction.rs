//! Words that say up where the numbers say down: `rose from 45 to 41`.
//!
//! Only a wrong sign is reported, and only where the ends stand in the same sentence.

use super::{Paper, change};
use crate::check::claims::ends::{self, Ends};
use crate::check::claims::evaluate::{self, Reach};
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::lexicon::{self, Way};
use crate::check::claims::reading::Sentence;
use crate::check::claims::sizes;
use crate::diagnostic::Code;

/// Finds words of direction that contradict their ends.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in paper.reading.counting() {
        let sizes = sizes::sizes(&sentence);
        let all = ends::ends(&sentence, &sizes);
        for ends in &all {
            found.extend(judge(&sentence, ends));
        }
        for size in sizes.iter().filter(|size| size.noun) {
            let ends = change::nearest(&sentence, size, &sizes, &all)
                .filter(|ends| ends.way.is_none_or(|(_, way)| way == size.way));
            let told = ends.map(|ends| Ends { way: Some((size.word, size.way)), ..*ends });
            found.extend(told.and_then(|ends| judge(&sentence, &ends)));
        }
    }
    found
}

fn judge(sentence: &Sentence<'_>, ends: &Ends) -> Option<Finding> {
    let (word, way) = ends.way?;
    let (from, to) = (sentence.quantity(ends.from)?, sentence.quantity(ends.to)?);
    let (early, late) = (Reach::of(from), Reach::of(to));
    let rises = late.low >= early.high && late.at > early.at;
    let falls = late.high <= early.low && late.at < early.at;
    let wrong = match way {
        Way::Up => falls,
        Way::Down => rises,
        Way::Either => false,
    };
    if !wrong {
        return None;
    }
    let [start, end] = [from, to].map(evaluate::said);
    let (is, change) = if falls { ("less", "a fall") } else { ("more", "a rise") };
    let said = sentence.word(word);
    let message = if lexicon::comparative(said).is_some() {
        format!("`{said}` is said of {end} beside {start}, which is {is}")
    } else {
        format!("`{said}` is said of a change from {start} to {end}, which is {is}")
    };
    let instead =
        opposite(said).map_or_else(|| format!("say that it is {change}"), |fits| format!("say `{fits}`"));
    Some(
        Finding::new(Code::CLAIM_DIRECTION, Verdict::Wrong, sentence.stretch(word, word), message)
            .claim(sentence.stretch(word.min(ends.from).min(ends.to), word.max(ends.from).max(ends.to)))
            .using(sentence.stretch(ends.from, ends.from), "the earlier value")
            .using(sentence.stretch(ends.to, ends.to), "the later value")
            .expecting(change, format!("{instead}, or exchange the two values")),
    )
}

/// The word of the other way for a word that compares.
fn opposite(word: &str) -> Option<&'static str> {
    Some(match word {
        "above" => "below",
        "below" => "above",
        "higher" | "greater" => "lower",
        "lower" => "higher",
        "more" => "fewer",
        "fewer" | "less" => "more",
        "larger" => "smaller",
        "smaller" => "larger",
        "longer" => "shorter",
        "shorter" => "longer",
        "up" => "down",
        "down" => "up",
        _ => return None,
    })
}
