//! What a paper states so that another paper could state it again: a measure, its unit, its time and its value.
//!
//! In: a reading, and the day of the paper. Out: [`Fact`]s that stand by themselves, whatever became of the paper.
//! A sentence gives facts only where it is certain which value is of which time.
//! Deliberately absent: values of tables, changes, approximations, small counts.

use crate::check::claims::lexicon;
use crate::check::claims::prose::Role;
use crate::check::claims::reading::{Reading, Sentence};
use crate::check::claims::sizes;
use crate::check::claims::sums;
use crate::check::claims::tokens::{Approx, Date, Kind, Quantity, Unit};
use crate::source::Span;
use jiff::civil;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
use std::ops::Range;

/// Counts below this say too little to be a measure.
const LEAST: u32 = 20;

/// The words that a statement is about, without endings, each once and in order. They stand in one text, so that two
/// subjects are compared at one look.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Subject(Box<str>);

impl Subject {
    fn of(words: &BTreeSet<&str>) -> Self {
        Self(words.iter().flat_map(|word| [" ", word]).collect())
    }

    /// Its words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split_terminator(' ').skip(1)
    }
}

/// What a fact is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The time that its sentence names, from one date to another.
    Named(Date, Date),
    /// The year before the paper's (`last year`).
    LastYear,
    /// The time of the paper itself.
    Now,
}

/// What is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A value of a measure.
    Value(Quantity),
    /// The days of something that happened once: an audit, a consultation.
    Days(Date, Date),
}

/// One statement of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub subject: Subject,
    /// A number that is the same for the same subject, and seldom for another.
    pub mark: u64,
    /// What it states.
    pub what: What,
    /// Of which time.
    pub when: When,
    /// The day of its paper, if that is known.
    pub day: Option<civil::Date>,
    /// Where it stands.
    pub span: Span,
    /// The sentence as read.
    pub claim: String,
}

/// The facts of a paper. Without a day given, the first full date in its head is its day.
#[must_use]
pub fn facts(reading: &Reading<'_>, day: Option<civil::Date>) -> Vec<Fact> {
    let day = day.or_else(|| head(reading));
    let mut found = Vec::new();
    for sentence in reading.stating() {
        let plain = reading
            .prose
            .blocks()
            .get(sentence.place.block)
            .is_some_and(|block| matches!(block.role, Role::Paragraph | Role::Item));
        if plain {
            let make = |at: usize, subject: Subject, what: What, when: When| Fact {
                mark: BuildHasherDefault::<DefaultHasher>::default().hash_one(&subject),
                subject,
                what,
                when,
                day,
                span: reading.prose.span(&sentence.stretch(at, at)),
                claim: words(reading, &sentence.whole()),
            };
            found.extend(
                values(&sentence)
                    .into_iter()
                    .map(|(at, subject, quantity, when)| make(at, subject, What::Value(quantity), when)),
            );
            found.extend(days(&sentence).map(|(at, subject, first, last)| {
                make(at, subject, What::Days(first, last), When::Named(first, last))
            }));
        }
    }
    found
}

fn words(reading: &Reading<'_>, stretch: &Range<usize>) -> String {
    reading.prose.words(stretch).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first full date of the first lines: `Date: 28 March 2023`.
fn head(reading: &Reading<'_>) -> Option<civil::Date> {
    let mut first = reading.sentences().take_while(|sentence| sentence.place.block < 15);
    first.find_map(|sentence| {
        (0..sentence.len().min(12)).find_map(|at| match sentence.token(at)?.kind {
            Kind::Date(date) => crate::check::claims::calendar::day(date),
            _ => None,
        })
    })
}

/// The values of a sentence with their times: one value, or two of which each has its own time.
fn values(sentence: &Sentence<'_>) -> Vec<(usize, Subject, Quantity, When)> {
    let sizes = sizes::sizes(sentence);
    let numbers: Vec<usize> = sentence.numbers().take(6).collect();
    let values: Vec<usize> = numbers
        .iter()
        .copied()
        .filter(|at| sizes.iter().all(|size| size.at != *at) && is_value(sentence, *at))
        .collect();
    let other_numbers = numbers.len() > values.len() + sizes.len();
    if values.is_empty() || other_numbers {
        return Vec::new();
    }
    let times = times(sentence);
    let whens: Vec<When> = match (values.as_slice(), times.as_slice()) {
        ([_], []) => vec![When::Now],
        ([_], [(_, when)]) => vec![*when],
        ([first, second], [(at, When::LastYear)]) => {
            let earlier_first = first.abs_diff(*at) < second.abs_diff(*at);
            if earlier_first { vec![When::LastYear, When::Now] } else { vec![When::Now, When::LastYear] }
        }
        ([_, second], [(one, first_when), (other, second_when)]) if one < second && other > one => {
            vec![*first_when, *second_when]
        }
        _ => return Vec::new(),
    };
    let subject = subject(sentence);
    let enough = |quantity: &Quantity| subject.words().count() >= if quantity.is_percent() { 3 } else { 2 };
    values
        .into_iter()
        .zip(whens)
        .filter_map(|(at, when)| {
            Some((at, subject.clone(), sentence.quantity(at).filter(|it| enough(it))?.clone(), when))
        })
        .collect()
}

fn is_value(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(quantity) = sentence.quantity(at) else { return false };
    let exact = quantity.approx == Approx::Exact && !quantity.signed && !quantity.in_words;
    let large = quantity.unit != Unit::Count || quantity.value >= Decimal::from(LEAST);
    let unit = matches!(quantity.unit, Unit::Count | Unit::Percent | Unit::Pounds);
    exact && large && unit && !sums::counts_time(sentence, at)
}

/// The times that a sentence names: dates with a year, and `last year`.
fn times(sentence: &Sentence<'_>) -> Vec<(usize, When)> {
    let time = |at: usize| match &sentence.token(at)?.kind {
        Kind::Date(date) if date.year.is_some() => Some(When::Named(*date, *date)),
        Kind::Period(first, last) if last.year.is_some() => Some(When::Named(*first, *last)),
        Kind::Word(word) if matches!(&**word, "last" | "previous") => {
            matches!(sentence.word(at + 1), "year" | "year's").then_some(When::LastYear)
        }
        Kind::Word(word) if &**word == "year" && sentence.word(at + 1) == "ago" => Some(When::LastYear),
        _ => None,
    };
    (0..sentence.len()).filter_map(|at| Some((at, time(at)?))).take(4).collect()
}

/// The days of something that happens once, in a sentence that names it.
fn days<'a>(sentence: &'a Sentence<'_>) -> impl Iterator<Item = (usize, Subject, Date, Date)> + use<'a> {
    let named = || sentence.any_word(0..sentence.len(), |word| EVENTS.contains(&word));
    (0..sentence.len()).filter_map(move |at| match sentence.token(at)?.kind {
        Kind::Period(first, last) if first.day.is_some() && last.day.is_some() && last.year.is_some() => {
            named().then(|| (at, subject(sentence), first, last))
        }
        _ => None,
    })
}

/// Things that happen once, on days that several papers tell.
pub const EVENTS: [&str; 8] =
    ["audit", "consultation", "survey", "inspection", "pilot", "census", "trial", "visit"];

/// What a sentence is about: its words without those that every sentence has.
fn subject(sentence: &Sentence<'_>) -> Subject {
    let words = (0..sentence.len()).map(|at| sentence.word(at)).filter(|word| says_something(word));
    Subject::of(&words.map(lexicon::stem).collect())
}

fn says_something(word: &str) -> bool {
    word.len() > 2
        && !is_light(word)
        && !lexicon::ends_phrase(word)
        && !lexicon::time(word)
        && lexicon::way(word).is_none()
        && !word.ends_with("'s")
}

/// Whether a word says nothing of what is measured.
#[rustfmt::skip]
fn is_light(word: &str) -> bool {
    matches!(
        word,
        "the" | "and" | "for" | "with" | "against" | "our" | "its" | "their" | "all" | "both" | "number" | "numbers"
            | "total" | "overall" | "figure" | "figures" | "proportion" | "percentage" | "share" | "rate" | "level"
            | "stood" | "stands" | "standing" | "remained" | "remains" | "per" | "cent" | "ago" | "year's" | "end"
            | "ended" | "ending" | "period" | "reporting" | "report" | "reported" | "also" | "however" | "only"
            | "just" | "still" | "already" | "again" | "comparison" | "respectively" | "including" | "council"
            | "county" | "city" | "borough" | "district" | "service" | "there" | "this" | "that" | "these" | "those"
            | "was" | "achieved" | "recorded" | "maintained" | "being" | "into" | "out" | "same" | "first" | "second"
            | "third" | "fourth"
    )
}
