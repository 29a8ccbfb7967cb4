//! Words that say which way, how long, and what is compared.
//!
//! In: a word in lower case. Out: what it says.
//! Deliberately absent: better and worse (`improved` says nothing of up or down).

/// Which way a value went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// More.
    Up,
    /// Less.
    Down,
    /// Changed, without saying which way.
    Either,
}

/// The way of a verb: `rose`, `fell`, `has increased`.
#[must_use]
pub fn verb(word: &str) -> Option<Way> {
    Some(match word {
        "increased" | "increases" | "increasing" | "rose" | "rises" | "risen" | "rising" | "grew"
        | "grown" | "growing" | "grows" | "climbed" | "jumped" | "soared" | "surged" | "gained"
        | "raised" | "widened" | "expanded" | "swelled" => Way::Up,
        "decreased" | "decreases" | "decreasing" | "fell" | "falls" | "fallen" | "falling" | "dropped"
        | "drops" | "dropping" | "reduced" | "reduces" | "reducing" | "declined" | "declines"
        | "declining" | "shrank" | "shrunk" | "lowered" | "slipped" | "dipped" | "cut" | "narrowed"
        | "contracted" => Way::Down,
        "changed" | "improved" | "moved" | "worsened" | "deteriorated" | "improving" => Way::Either,
        _ => return None,
    })
}

/// The way of a noun: `an increase of`, `a 9% fall`.
#[must_use]
pub fn noun(word: &str) -> Option<Way> {
    Some(match word {
        "increase" | "increases" | "rise" | "rises" | "growth" | "jump" | "uplift" | "gain" => Way::Up,
        "decrease" | "decreases" | "fall" | "falls" | "drop" | "drops" | "reduction" | "reductions"
        | "decline" | "dip" | "cut" | "cuts" | "loss" => Way::Down,
        "change" | "improvement" | "difference" | "deterioration" | "movement" | "variance" | "overspend"
        | "underspend" | "shortfall" | "surplus" | "gap" | "overspent" => Way::Either,
        _ => return None,
    })
}

/// The way of `up` and `down` and of comparatives: `9% higher`, `12 fewer`.
#[must_use]
pub fn comparative(word: &str) -> Option<Way> {
    Some(match word {
        "higher" | "more" | "greater" | "above" | "larger" | "longer" => Way::Up,
        "lower" | "fewer" | "less" | "below" | "smaller" | "shorter" => Way::Down,
        "better" | "worse" => Way::Either,
        _ => return None,
    })
}

/// The way of any word that tells of a change.
#[must_use]
pub fn way(word: &str) -> Option<Way> {
    verb(word).or_else(|| noun(word)).or_else(|| comparative(word)).or(match word {
        "up" => Some(Way::Up),
        "down" => Some(Way::Down),
        _ => None,
    })
}

/// The unit of a span of time: a number before it counts time, not people.
#[must_use]
pub fn time(word: &str) -> bool {
    matches!(
        word,
        "second"
            | "seconds"
            | "minute"
            | "minutes"
            | "hour"
            | "hours"
            | "day"
            | "days"
            | "week"
            | "weeks"
            | "month"
            | "months"
            | "year"
            | "years"
            | "decade"
            | "decades"
            | "yr"
            | "yrs"
            | "quarter"
            | "quarters"
            | "term"
            | "terms"
            | "weekly"
            | "monthly"
            | "working"
            | "calendar"
            | "weekdays"
            | "nights"
            | "night"
            | "am"
            | "pm"
    )
}

/// Words that bring in another value to compare with: what follows is not part of the same whole.
#[must_use]
pub fn compares(word: &str) -> bool {
    matches!(
        word,
        "compared"
            | "comparison"
            | "compares"
            | "against"
            | "versus"
            | "vs"
            | "previously"
            | "previous"
            | "last"
            | "prior"
            | "target"
            | "targets"
            | "national"
            | "nationally"
            | "england"
            | "average"
            | "was"
            | "were"
            | "from"
            | "benchmark"
            | "comparing"
            | "neighbours"
            | "neighbour"
            | "than"
    )
}

/// Words that part one statement from the next inside a sentence.
#[must_use]
pub fn parts(word: &str) -> bool {
    matches!(
        word,
        "while" | "whilst" | "whereas" | "but" | "although" | "though" | "however" | "and" | "with"
    )
}

/// Words that a noun phrase behind a number cannot hold.
#[must_use]
#[rustfmt::skip]
pub fn ends_phrase(word: &str) -> bool {
    matches!(
        word,
        "" | "of" | "in" | "at" | "on" | "to" | "from" | "for" | "by" | "with" | "and" | "or" | "who" | "which"
            | "that" | "were" | "was" | "are" | "is" | "have" | "has" | "had" | "been" | "be" | "as" | "than"
            | "during" | "across" | "between" | "within" | "over" | "under" | "this" | "these" | "there" | "where"
            | "when" | "while" | "but" | "did" | "do" | "does" | "not" | "will" | "would" | "can" | "could" | "should"
            | "may" | "since" | "per" | "completed" | "received" | "carried" | "undertaken" | "held" | "aged"
            | "currently" | "now" | "said" | "reported" | "took" | "attended" | "responded" | "compared" | "open"
            | "subject" | "so" | "the" | "a" | "an" | "last" | "previous" | "next" | "earlier"
    )
}

/// A word without the ending of its plural or possessive, so that `leavers` and `leaver's` agree.
#[must_use]
pub fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word);
    if word.len() > 3 && !word.ends_with("ss") { word.strip_suffix('s').unwrap_or(word) } else { word }
}
