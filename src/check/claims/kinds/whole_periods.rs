//! The same money or number for a part of a period and for all of it: `£20,000 a month, or £240,000 a year`,
//! `£350,000 a year for 5 years, £1.75m in total`, `each of the 8 hubs receives £45,000, £360,000 in all`.
//!
//! In: a sentence that states all three. Out: a finding where the product nearly is the whole, and is not.
//! Deliberately absent: calls a day, where nobody knows on how many days the lines were open.

use super::Paper;
use crate::check::claims::evaluate::{self, Fit, Reach};
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::lexicon;
use crate::check::claims::reading::Sentence;
use crate::check::claims::sums;
use crate::check::claims::tokens::{Approx, Quantity, Unit};
use crate::diagnostic::Code;
use rust_decimal::Decimal;

/// Finds products over time or over several that do not hold.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let claims = |sentence: &Sentence<'_>| {
        restated(sentence).or_else(|| over_time(sentence)).or_else(|| each(sentence))
    };
    let all = |sentence: &Sentence<'_>| claims(sentence).or_else(|| counted(sentence));
    paper.reading.counting().filter_map(|sentence| all(&sentence)).collect()
}

/// The amounts of money of a sentence; none where one is not exact.
fn money(sentence: &Sentence<'_>) -> Vec<usize> {
    let found: Vec<usize> = sentence
        .numbers()
        .filter(|at| sentence.quantity(*at).is_some_and(|quantity| quantity.unit == Unit::Pounds))
        .take(4)
        .collect();
    let exact = found.iter().all(|at| {
        sentence.quantity(*at).is_some_and(|quantity| quantity.approx == Approx::Exact && !quantity.signed)
    });
    if exact { found } else { Vec::new() }
}

/// The period that an amount is for: `£20,000 a month`, `£240,000 per annum`.
fn per<'a>(sentence: &Sentence<'a>, at: usize) -> &'a str {
    let led = matches!(sentence.word(at + 1), "a" | "per" | "each" | "every");
    match sentence.word(at + 1) {
        "annually" | "yearly" => "year",
        "monthly" => "month",
        "weekly" => "week",
        _ if led && sentence.word(at + 2) == "annum" => "year",
        _ if led => sentence.word(at + 2),
        _ => "",
    }
}

/// How many of one period make another.
fn how_many(short: &str, long: &str) -> Option<u32> {
    match (short, long) {
        ("week", "year") => Some(52),
        ("month", "year") => Some(12),
        ("quarter", "year") => Some(4),
        _ => None,
    }
}

/// `£20,000 a month, or £240,000 a year`.
fn restated(sentence: &Sentence<'_>) -> Option<Finding> {
    let found = money(sentence);
    let [first, second] = found.as_slice() else { return None };
    let linked = sentence.any_word(*first..*second, |word| {
        matches!(
            word,
            "or" | "equivalent" | "i" | "amount" | "amounts" | "equals" | "totals" | "comes" | "come"
        )
    }) || (*first..*second).any(|at| sentence.is(at, '('));
    let near = second - first <= 8 && linked;
    let pairs = [(first, second), (second, first)];
    let (short, long, times) = pairs.into_iter().find_map(|(short, long)| {
        Some((*short, *long, how_many(per(sentence, *short), per(sentence, *long))?))
    })?;
    near.then(|| judge(sentence, short, long, (first, None), Decimal::from(times)))?
}

/// `worth £350,000 a year for five years, £1.75m in total`.
fn over_time(sentence: &Sentence<'_>) -> Option<Finding> {
    let found = money(sentence);
    let [first, second] = found.as_slice() else { return None };
    let (each, total) = if per(sentence, *first).is_empty() { (*second, *first) } else { (*first, *second) };
    let unit = per(sentence, each);
    let mut lengths = sentence.numbers().filter(|at| {
        sentence.quantity(*at).is_some_and(Quantity::is_count) && counts(sentence, *at) == lexicon::stem(unit)
    });
    let length = lengths.next().filter(|_| lengths.next().is_none() && !unit.is_empty())?;
    let all = named_total(sentence, total) && per(sentence, total).is_empty();
    let times = sentence.quantity(length)?.value;
    all.then(|| judge(sentence, each, total, (first, Some(length)), times))?
}

/// `1,040 cases in the year, 20 a week`: the only two counts of a sentence, one of a year and one of a part of it.
fn counted(sentence: &Sentence<'_>) -> Option<Finding> {
    let numbers: Vec<usize> = sentence.numbers().take(3).collect();
    let [total, each] = numbers.as_slice() else { return None };
    let exact =
        |at: usize| sentence.quantity(at).is_some_and(|it| it.is_count() && it.approx == Approx::Exact);
    let short = (each + 1..each + 4).map(|at| per(sentence, at - 1)).find(|unit| !unit.is_empty())?;
    let times = how_many(short, "year")?;
    let year = sentence.any_word(*total..*each, |word| matches!(word, "year" | "annually" | "annum"))
        && !sentence.any_word(*total..*each, |word| {
            matches!(word, "last" | "previous" | "per" | "compared" | "from")
        });
    let (one, all) = (sentence.quantity(*each)?, sentence.quantity(*total)?);
    let product = one.value.checked_mul(Decimal::from(times))?;
    // People say 20 a week of 1,000 and of 1,080.
    let near = (product - all.value).abs() <= all.value / Decimal::TEN;
    let meant = exact(*total) && exact(*each) && year && one.value >= Decimal::TEN;
    (meant && !near && sums::nearly(product, all.value, 60)).then(|| {
        let share = evaluate::printed(all.value / Decimal::from(times), 0);
        let expected = evaluate::show(share);
        let message = format!("{} over a year is {expected} a {short}", evaluate::said(all));
        Finding::new(Code::CLAIM_RATIO, Verdict::Wrong, sentence.stretch(*each, *each), message)
            .claim(sentence.stretch(*total, *each))
            .using(sentence.stretch(*total, *total), "the number of the year")
            .expecting(expected.clone(), format!("say `{expected}`, or correct the number of the year"))
    })
}

/// The unit of time that a number counts: `5-year`, `five years`.
fn counts<'a>(sentence: &Sentence<'a>, at: usize) -> &'a str {
    lexicon::stem(sentence.word(at + 1 + usize::from(sentence.is(at + 1, '-'))))
}

/// `£360,000 in all`, `a total of £360,000`, `£360,000 over the five years`.
fn named_total(sentence: &Sentence<'_>, at: usize) -> bool {
    let behind = sentence.word(at + 1) == "in" && matches!(sentence.word(at + 2), "all" | "total")
        || matches!(sentence.word(at + 1), "altogether" | "overall")
        || (sentence.word(at + 1) == "over"
            && sentence.any_word(at + 2..at + 6, |word| matches!(word, "years" | "term")));
    behind
        || (1..=3).any(|back| matches!(sentence.word_before(at, back), "total" | "totalling" | "altogether"))
}

/// `Each of the 8 hubs receives £45,000, £360,000 in all`.
fn each(sentence: &Sentence<'_>) -> Option<Finding> {
    let found = money(sentence);
    let [first, second] = found.as_slice() else { return None };
    let told = sentence.any_word(0..*second, |word| matches!(word, "each" | "apiece"));
    let mut counts = (0..*second).filter(|at| {
        sentence.quantity(*at).is_some_and(Quantity::is_count) && !sums::counts_time(sentence, *at)
    });
    let number =
        counts.next().filter(|_| counts.next().is_none() && told && named_total(sentence, *second))?;
    judge(sentence, *first, *second, (first, Some(number)), sentence.quantity(number)?.value)
}

/// The finding that so many times an amount is another whole.
fn judge(
    sentence: &Sentence<'_>,
    each: usize,
    total: usize,
    (first, number): (&usize, Option<usize>),
    times: Decimal,
) -> Option<Finding> {
    let (one, stated) = (sentence.quantity(each)?, sentence.quantity(total)?);
    let product = |value: Decimal| value.checked_mul(times);
    let reach = Reach::of(one);
    let reach = Reach { low: product(reach.low)?, at: product(reach.at)?, high: product(reach.high)? };
    // A year has a little more than 52 weeks.
    let room = reach.at / Decimal::from(100);
    let reach = Reach { low: reach.low - room, high: reach.high + room, ..reach };
    if evaluate::compare(reach, stated) == Fit::Holds || !sums::nearly(reach.at, stated.value, 40) {
        return None;
    }
    let expected = evaluate::show_as(reach.at, stated, 2);
    let message = format!("{} times {} is {expected}", evaluate::show(times), evaluate::said(one));
    let made = Finding::new(Code::CLAIM_RATIO, Verdict::Wrong, sentence.stretch(total, total), message)
        .claim(sentence.stretch(number.unwrap_or(*first).min(*first), total.max(each)))
        .using(sentence.stretch(each, each), "the amount for one");
    let made =
        number.into_iter().fold(made, |made, at| made.using(sentence.stretch(at, at), "the number of them"));
    Some(made.expecting(expected.clone(), format!("say `{expected}`, or correct one of the others")))
}
