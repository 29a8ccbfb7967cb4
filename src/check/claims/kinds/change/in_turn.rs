//! Two changes in turn: `rose by 25%, from 1,200 to 1,500, after a fall of 10% in the year before`.
//!
//! In: a size and ends near it. Out: whether the words say that the size is of another change than those ends.
//! Deliberately absent: which of several ends is nearest (see `belongs`).

use super::belongs::nearer;
use crate::check::claims::ends::Ends;
use crate::check::claims::lexicon::Way;
use crate::check::claims::reading::Sentence;
use crate::check::claims::sizes::Size;

/// How far away a size may stand that is told in turn with another.
const REACH: usize = 30;

/// Whether a word that puts two changes in turn parts a size from ends. That alone is not enough (`fell from 90 to 60
/// after a cut of 30`): the ends also go the other way, or have another size, or the size names an earlier time.
pub(super) fn of_another_time(sentence: &Sentence<'_>, size: &Size, sizes: &[Size], ends: &Ends) -> bool {
    let end = nearer(size.at, ends);
    let opposed = ends.way.is_some_and(|(word, way)| word != size.word && opposes(way, size.way));
    let near = || sizes.iter().filter(|other| other.at.abs_diff(size.at) <= REACH);
    let others = || near().filter(|other| other.word != size.word);
    near().filter_map(|led| Some((led, turn(sentence, led)?))).any(|(led, turn)| {
        if (size.at < turn) != (end < turn) {
            opposed || is_past(sentence, size) || others().any(|other| (other.at < turn) == (end < turn))
        } else if led.word == size.word {
            let out = leaves_clause(sentence, size.at, ends.from);
            out && (opposed || is_past(sentence, size) || others().next().is_some())
        } else {
            opposed && turn < ends.from && led.at < ends.from && ends.to < size.at
        }
    })
}

fn opposes(one: Way, other: Way) -> bool {
    matches!((one, other), (Way::Up, Way::Down) | (Way::Down, Way::Up))
}

/// `after a fall of 10%`, `follows a 10% fall`, `compared with a rise of 10%`: the word that leads a size in turn.
fn turn(sentence: &Sentence<'_>, size: &Size) -> Option<usize> {
    let first = size.word.min(size.at);
    let mut places = (1..=4).map_while(|back| first.checked_sub(back));
    let at = places.find(|at| {
        !matches!(
            sentence.word(*at),
            "a" | "an" | "the" | "its" | "sharp" | "small" | "large" | "slight" | "further" | "by" | "with"
        )
    })?;
    (puts_in_turn(sentence, at) && sentence.quantity(at + 1).is_none()).then_some(at)
}

/// `after`, `despite`, `makes up for`, `cancels out`, `on top of`: what follows is another change.
#[rustfmt::skip]
fn puts_in_turn(sentence: &Sentence<'_>, at: usize) -> bool {
    let [before, first] = [1, 2].map(|back| sentence.word_before(at, back));
    match sentence.word(at) {
        "after" | "following" | "follows" | "followed" | "preceded" | "reverses" | "reversed" | "reversing"
        | "offsets" | "offsetting" | "outweighs" | "outweighing" | "recovers" | "recovering" | "compared"
        | "compares" | "against" | "before" | "despite" | "notwithstanding" => true,
        "for" if before == "up" => matches!(first, "make" | "makes" | "made" | "making"),
        "for" => matches!(before, "compensates" | "compensating" | "compensated"),
        "out" => matches!(before, "cancels" | "cancelling" | "wipes" | "wiping" | "wiped" | "evens"),
        "of" => before == "top" && first == "on",
        _ => false,
    }
}

/// `10% in the year before`: the size is of an earlier time.
fn is_past(sentence: &Sentence<'_>, size: &Size) -> bool {
    let last = size.at.max(size.word);
    let mut behind = (last + 1..last + 7).take_while(|at| !sentence.is(*at, ','));
    behind.any(|at| matches!(sentence.word(at), "before" | "previous" | "earlier" | "last" | "prior"))
}

/// Whether a comma closes the clause of a size before ends that do not go on with it (`a fall of 22, from 187 to 165`).
fn leaves_clause(sentence: &Sentence<'_>, size: usize, from: usize) -> bool {
    (size..from).any(|at| sentence.is(at, ',') && sentence.word(at + 1) != "from")
}
