//! Dates and spans of time: days that do not exist, weekdays, periods that end before they start, and
//! "a two-week period from 1 June to 18 June".

use super::Paper;
use crate::check::claims::calendar;
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::reading::Sentence;
use crate::check::claims::tokens::{Date, Kind};
use crate::diagnostic::Code;

/// Finds dates and spans that contradict each other.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in paper.reading.dated() {
        for at in 0..sentence.len() {
            let Some(token) = sentence.token(at) else { continue };
            match token.kind {
                Kind::Date(date) => {
                    found.extend(missing(&sentence, at, date).or_else(|| weekday(&sentence, at, date)));
                }
                Kind::Period(first, last) => {
                    found.extend([first, last].into_iter().find_map(|date| missing(&sentence, at, date)));
                    let start =
                        Date { year: first.year.or(last.year), month: first.month.or(last.month), ..first };
                    found.extend(weekday(&sentence, at, start));
                    found.extend(
                        backwards(&sentence, at, first, last).or_else(|| length(&sentence, at, first, last)),
                    );
                }
                _ => {}
            }
        }
        found.extend(opens_and_closes(&sentence));
    }
    found
}

/// `The four-week consultation opened on 1 March 2021 and closed on 9 April 2021`.
fn opens_and_closes(sentence: &Sentence<'_>) -> Option<Finding> {
    let mut days = (0..sentence.len()).filter_map(|at| match sentence.token(at)?.kind {
        Kind::Date(date) if date.day.is_some() => Some((at, date)),
        _ => None,
    });
    let ((first_at, first), (last_at, last)) = (days.next()?, days.next()?);
    let opens = sentence.any_word(0..first_at, |word| {
        matches!(
            word,
            "opened" | "began" | "started" | "launched" | "opens" | "begins" | "starts" | "commenced"
        )
    });
    let closes = sentence.any_word(first_at..last_at, |word| {
        matches!(word, "closed" | "ended" | "finished" | "closes" | "ends" | "concluded" | "completed")
    });
    let first = Date { year: first.year.or(last.year), ..first };
    let before = (0..first_at).rev().find_map(|at| length_at(sentence, at));
    let behind = || (last_at + 1..last_at + 7).find_map(|at| length_at(sentence, at));
    let (number, unit) = before.or_else(behind)?;
    let alone = days.next().is_none() && opens && closes;
    alone.then(|| too_long(sentence, (number, unit), first_at, first, last))?
}

/// `31 June`.
fn missing(sentence: &Sentence<'_>, at: usize, date: Date) -> Option<Finding> {
    if calendar::exists(date) {
        return None;
    }
    let message = "this day does not exist in the calendar";
    Some(
        finding(sentence, at, at, at, message.to_owned())
            .expecting("a day of that month", "correct the day or the month"),
    )
}

/// `Monday 26 October 2022`, which was a Wednesday.
fn weekday(sentence: &Sentence<'_>, at: usize, date: Date) -> Option<Finding> {
    let back = (1..=3).find(|back| is_weekday(sentence.word_before(at, *back)))?;
    let only_small = (1..back).all(|back| matches!(sentence.word_before(at, back), "" | "the"));
    let right = calendar::weekday(calendar::day(date)?);
    let word = at - back;
    let said = sentence.word(word);
    if !only_small || right.to_lowercase().starts_with(said.get(..3)?) {
        return None;
    }
    let message = format!("this day was a {right}, not a {}", capital(said));
    Some(
        finding(sentence, word, word, at, message)
            .expecting(right, format!("say `{right}`, or correct the date")),
    )
}

fn is_weekday(word: &str) -> bool {
    matches!(word, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// `from 1 July 2021 to 30 June 2020`.
fn backwards(sentence: &Sentence<'_>, at: usize, first: Date, last: Date) -> Option<Finding> {
    let (start, end) = (first.year?, last.year?);
    let later = (start, first.month, first.day) > (end, last.month, last.day)
        && (start > end || (first.month.is_some() && last.month.is_some()));
    let same_shape = first.day.is_some() == last.day.is_some() || first.month != last.month;
    if !later || !same_shape {
        return None;
    }
    Some(
        finding(sentence, at, at, at, "this period ends before it starts".to_owned())
            .expecting("a later end", "exchange the dates, or correct a year"),
    )
}

/// Words that may stand between a period and its length.
fn joins(word: &str) -> bool {
    is_weekday(word)
        || matches!(
            word,
            "" | "period"
                | "from"
                | "starting"
                | "between"
                | "running"
                | "the"
                | "of"
                | "in"
                | "during"
                | "that"
                | "which"
                | "ran"
                | "was"
                | "over"
                | "beginning"
                | "held"
                | "conducted"
                | "inclusive"
                | "commencing"
                | "covering"
                | "programme"
                | "pilot"
                | "trial"
                | "consultation"
                | "window"
                | "a"
                | "for"
                | "on"
                | "took"
                | "place"
                | "lasting"
                | "rolling"
                | "full"
                | "is"
                | "carried"
                | "out"
                | "runs"
                | "run"
                | "lasts"
                | "lasted"
        )
}

/// A length before the period (`a two-week period from …`) or behind it (`… (12 weeks)`).
fn length(sentence: &Sentence<'_>, at: usize, first: Date, last: Date) -> Option<Finding> {
    if let Some(year) = called_year(sentence, at) {
        let right = calendar::is_long(first, last, 1, "year")?;
        let long = calendar::show(first, last);
        let made = || finding(sentence, at, year, at, format!("this is called a year, but is {long}"));
        return (!right)
            .then(|| made().expecting("a period of one year", "correct a date, or call it a period"));
    }
    let (number, unit) = length_before(sentence, at).or_else(|| length_behind(sentence, at))?;
    too_long(sentence, (number, unit), at, first, last)
}

/// `the financial year 1 April 2021 to 31 March 2022`: the place of `year`.
fn called_year(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let year =
        (1..=2).filter_map(|back| at.checked_sub(back)).find(|place| sentence.word(*place) == "year")?;
    let kind = matches!(
        sentence.word_before(year, 1),
        "financial" | "academic" | "school" | "fiscal" | "municipal" | "the"
    );
    (kind && matches!(sentence.word(year + 1), "" | "from")).then_some(year)
}

/// The finding that a period is not as long as is said.
fn too_long(
    sentence: &Sentence<'_>,
    (number, unit): (usize, usize),
    at: usize,
    first: Date,
    last: Date,
) -> Option<Finding> {
    let count = i32::try_from(sentence.quantity(number)?.value.trunc().mantissa())
        .ok()
        .filter(|count| (1..2000).contains(count))?;
    if sentence.quantity(number)?.places > 0 || calendar::is_long(first, last, count, sentence.word(unit))? {
        return None;
    }
    let long = calendar::show(first, last);
    let message = format!(
        "the period is {long}, both ends included, not {count} {}",
        plural(sentence.word(unit), count)
    );
    Some(
        finding(sentence, number, number, unit, message)
            .using(sentence.stretch(at, at), "the period")
            .expecting(long.clone(), format!("say `{long}`, or correct a date")),
    )
}

fn plural(unit: &str, count: i32) -> String {
    let stem = crate::check::claims::lexicon::stem(unit);
    if count == 1 { stem.to_owned() } else { format!("{stem}s") }
}

/// The number and the unit of a length, when a number stands at a place: `two-week`, `12 weeks`.
fn length_at(sentence: &Sentence<'_>, number: usize) -> Option<(usize, usize)> {
    sentence.quantity(number).filter(|quantity| quantity.is_count())?;
    let unit = number + 1 + usize::from(sentence.is(number + 1, '-'));
    let unit = unit + usize::from(matches!(sentence.word(unit), "calendar" | "full" | "consecutive"));
    let known = matches!(
        sentence.word(unit),
        "day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years"
    );
    known.then_some((number, unit))
}

fn length_before(sentence: &Sentence<'_>, at: usize) -> Option<(usize, usize)> {
    let places = (at.saturating_sub(12)..at).rev();
    for place in places {
        if let Some(found) = length_at(sentence, place) {
            return Some(found);
        }
        let unit = matches!(
            sentence.word(place),
            "day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years" | "calendar"
        );
        let mark = sentence
            .token(place)
            .is_some_and(|token| matches!(token.kind, Kind::Mark('-' | ',' | '(' | ':')));
        let word = sentence.token(place).is_some_and(|token| matches!(token.kind, Kind::Word(_)))
            && joins(sentence.word(place));
        let named = (1..=3).filter_map(|back| place.checked_sub(back)).any(|number| {
            length_at(sentence, number).is_some_and(|(_, unit)| unit < place && place - unit <= 2)
                && sentence.is(number + 1, '-')
        });
        if !unit && !mark && !word && !named {
            return None;
        }
    }
    None
}

fn length_behind(sentence: &Sentence<'_>, at: usize) -> Option<(usize, usize)> {
    let opens = sentence.is(at + 1, '(') || sentence.is(at + 1, ',');
    let lead = if sentence.reads(at + 2, &["a", "period", "of"]) {
        3
    } else {
        usize::from(sentence.word(at + 2) == "a")
    };
    let found = length_at(sentence, at + 2 + lead).filter(|_| opens)?;
    let ends = sentence.is(found.1 + 1, ')')
        || sentence.is(found.1 + 1, '.')
        || sentence.is(found.1 + 1, ',')
        || sentence.word(found.1 + 1) == "period";
    ends.then_some(found)
}

fn finding(sentence: &Sentence<'_>, at: usize, first: usize, last: usize, message: String) -> Finding {
    let end = last.max(first);
    Finding::new(Code::CLAIM_DATES, Verdict::Wrong, sentence.stretch(at, at.max(end.min(at + 2))), message)
        .claim(sentence.stretch(first, last))
}
