//! The wholes that a paper states: what a percentage can be a percentage of.
//!
//! In: a reading. Out: [`Wholes`]: each count that the words make a whole ("240 audits were completed", "of the
//! 272", "a total of 45"), where it stands and what it counts.
//! Deliberately absent: wholes that no sentence states.

use super::lexicon;
use super::parts;
use super::reading::{Reading, Sentence};
use super::tokens::{Approx, Quantity};
use std::ops::Range;

/// At most this many wholes of a section, and of a paper, are tried for one percentage.
const MOST: usize = 40;

/// A count that the words make a whole.
#[derive(Clone, Debug)]
pub struct Whole {
    /// Its value.
    pub quantity: Quantity,
    /// Where the number stands.
    pub at: Range<usize>,
    /// The sentence it stands in.
    pub sentence: usize,
    /// The block it stands in.
    pub block: usize,
    /// The section it stands in.
    pub section: usize,
    /// Whether the words say that it is all of something, not merely a number.
    pub total: bool,
    /// What it counts: the words behind it without their endings.
    pub noun: Vec<String>,
}

/// The wholes of a paper, in order.
#[derive(Clone, Debug, Default)]
pub struct Wholes {
    list: Vec<Whole>,
}

impl Wholes {
    /// Collects the wholes of a reading.
    #[must_use]
    pub fn of(reading: &Reading<'_>) -> Self {
        let mut list = Vec::new();
        for sentence in reading.counting() {
            collect(&sentence, &mut list);
        }
        Self { list }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Whole] {
        &self.list
    }

    /// The wholes of a section, those near a sentence first.
    #[must_use]
    pub fn section(&self, sentence: &Sentence<'_>) -> Vec<&Whole> {
        let section = sentence.place.section;
        let start = self.list.partition_point(|whole| whole.section < section);
        let end = self.list.partition_point(|whole| whole.section <= section);
        nearest(self.list.get(start..end).unwrap_or_default(), sentence.number)
    }

    /// The totals of the whole paper, those near a sentence first.
    #[must_use]
    pub fn paper(&self, sentence: &Sentence<'_>) -> Vec<&Whole> {
        let mut totals = nearest(&self.list, sentence.number);
        totals.retain(|whole| whole.total);
        totals
    }
}

/// The wholes around a sentence, at most [`MOST`] before it and as many behind it.
fn nearest(list: &[Whole], sentence: usize) -> Vec<&Whole> {
    let here = list.partition_point(|whole| whole.sentence <= sentence);
    let (before, behind) = list.split_at_checked(here).unwrap_or((list, &[]));
    let mut found: Vec<&Whole> = before.iter().rev().take(MOST).chain(behind.iter().take(MOST)).collect();
    found.sort_by_key(|whole| whole.sentence.abs_diff(sentence));
    found
}

fn collect(sentence: &Sentence<'_>, list: &mut Vec<Whole>) {
    for at in sentence.numbers() {
        if !parts::is_amount(sentence, at) {
            continue;
        }
        let Some(quantity) = sentence.quantity(at) else { continue };
        if quantity.value < rust_decimal::Decimal::TWO {
            continue;
        }
        list.push(Whole {
            quantity: quantity.clone(),
            at: sentence.stretch(at, at),
            sentence: sentence.number,
            block: sentence.place.block,
            section: sentence.place.section,
            total: is_total(sentence, at)
                && !has_percentage(sentence, at)
                && quantity.approx == Approx::Exact,
            noun: noun(sentence, at),
        });
    }
}

/// `209 (87%)`: a part with its own percentage.
fn has_percentage(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is(at + 1, '(') && parts::is_percent(sentence, at + 2)
}

/// Whether the words around a count make it all of something.
fn is_total(sentence: &Sentence<'_>, at: usize) -> bool {
    named_total(sentence, at)
        || parts::of_before(sentence, at)
        || of_owner(sentence, at)
        || subject(sentence, at)
}

/// `a total of 45`, `45 in total`, `all 45`, `a cohort of 45`, `n=45`, `of Hampshire's 780`.
fn named_total(sentence: &Sentence<'_>, at: usize) -> bool {
    let before = sentence.word_before(at, 1);
    let group = matches!(
        sentence.word_before(at, 2),
        "total"
            | "cohort"
            | "population"
            | "sample"
            | "caseload"
            | "number"
            | "base"
            | "group"
            | "set"
            | "roll"
            | "out"
            | "majority"
            | "maximum"
            | "capacity"
    );
    let equals = at >= 2 && sentence.is(at - 1, '=') && matches!(sentence.word(at - 2), "n" | "base");
    let total_behind = (at + 1..at + 7)
        .any(|next| matches!(sentence.word(next), "total" | "all") && sentence.word(next - 1) == "in")
        || (at + 1..at + 4).any(|next| sentence.word(next) == "altogether");
    matches!(before, "all" | "total" | "totalling" | "totalled" | "these" | "those")
        || (before == "of" && group)
        || equals
        || total_behind
}

/// `Of Hampshire's 780 care leavers`.
fn of_owner(sentence: &Sentence<'_>, at: usize) -> bool {
    let owner = sentence.word_before(at, 1);
    owner.ends_with("'s") && (2..5).any(|back| sentence.word_before(at, back) == "of")
}

/// `There were 240 audits`, `240 audits were completed`, `we received 120 responses`: the subject or object of
/// the first statement of a sentence.
fn subject(sentence: &Sentence<'_>, at: usize) -> bool {
    let counted = counts(sentence.word_before(at, 1));
    let opens = at <= 2
        || sentence.is(at - 1, ':')
        || (at <= 8 && (0..at).all(|before| sentence.quantity(before).is_none()));
    let mut behind = (at + 1..at + 8).take_while(|next| !sentence.is(*next, ','));
    let verb = behind.any(|next| states(sentence.word(next)) || took_part(sentence.word(next)));
    let done = at <= 4 && took_part(sentence.word_before(at, 1));
    counted || done || (opens && verb)
}

/// Whether a word stands before the count of a whole.
fn counts(before: &str) -> bool {
    matches!(
        before,
        "were"
            | "was"
            | "are"
            | "is"
            | "received"
            | "completed"
            | "had"
            | "have"
            | "has"
            | "audited"
            | "undertook"
            | "surveyed"
            | "supported"
            | "currently"
            | "with"
            | "to"
            | "reviewed"
            | "assessed"
            | "held"
            | "sampled"
            | "than"
            | "about"
            | "around"
            | "approximately"
            | "from"
            | "included"
            | "includes"
            | "covered"
            | "involved"
            | "maintains"
            | "supports"
            | "employs"
            | "owns"
            | "manages"
            | "serves"
            | "runs"
            | "holds"
            | "by"
            | "the"
    )
}

/// Whether a word states something of what was counted before it.
fn states(behind: &str) -> bool {
    matches!(
        behind,
        "were"
            | "was"
            | "are"
            | "have"
            | "took"
            | "responded"
            | "completed"
            | "received"
            | "attended"
            | "submitted"
            | "participated"
            | "returned"
            | "carried"
            | "undertaken"
            | "held"
            | "live"
            | "lived"
    )
}

/// A verb in the past that counts what it is about: `replied`, `closed`, `approved`; none of change.
fn took_part(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ed")
        && lexicon::way(word).is_none()
        && !matches!(
            word,
            "need" | "compared" | "speed" | "aged" | "based" | "hundred" | "estimated" | "planned"
        )
}

/// The words behind a count up to the end of its phrase, without their endings.
#[must_use]
pub fn noun(sentence: &Sentence<'_>, at: usize) -> Vec<String> {
    let first = sentence.word(at + 1);
    let words =
        (at + 1..at + 6).map(|next| sentence.word(next)).take_while(|word| !lexicon::ends_phrase(word));
    let verb = |word: &str| word.ends_with("ed") && word != first;
    words.take_while(|word| !verb(word)).map(|word| lexicon::stem(word).to_owned()).collect()
}
