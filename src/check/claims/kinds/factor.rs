//! Factors in words: `doubled from 20 to 38`, `cut by a third from £900,000`, `three times as many`; prices times
//! numbers; net changes of what came and what went.
//!
//! Both terms stand in the sentence, and the words say firmly that they belong together.

use super::Paper;
use crate::check::claims::ends::{self, Ends};
use crate::check::claims::evaluate::{self, Fit, Reach};
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::lexicon::{self, Way};
use crate::check::claims::parts;
use crate::check::claims::reading::Sentence;
use crate::check::claims::sizes;
use crate::check::claims::sums;
use crate::check::claims::tokens::{Approx, Kind, Unit};
use crate::diagnostic::Code;
use rust_decimal::Decimal;

/// Finds factors, products and net changes that do not hold.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in paper.reading.counting() {
        found.extend(factor(&sentence).or_else(|| fraction(&sentence)).or_else(|| grown(&sentence)));
        for at in 0..sentence.len() {
            let claim =
                product(&sentence, at).or_else(|| times(&sentence, at)).or_else(|| net(&sentence, at));
            if let Some(claim) = claim {
                found.push(claim);
            }
        }
    }
    found
}

/// The firm ends of a sentence near a place.
fn firm_ends(sentence: &Sentence<'_>, at: usize) -> Option<Ends> {
    let sizes = sizes::sizes(sentence);
    ends::ends(sentence, &sizes).into_iter().find(|ends| ends.firm && ends.from.abs_diff(at) <= 12)
}

/// `cut by a third, from £900,000 to £450,000`.
fn fraction(sentence: &Sentence<'_>) -> Option<Finding> {
    let (at, share) = (1..sentence.len()).find_map(|at| match &sentence.token(at)?.kind {
        Kind::Share(share) if (1..=3).any(|back| sentence.word_before(at, back) == "by") => {
            Some((at, *share))
        }
        _ => None,
    })?;
    let ends = firm_ends(sentence, at)?;
    let (from, to) = (Reach::of(sentence.quantity(ends.from)?), Reach::of(sentence.quantity(ends.to)?));
    let change = from.to(to).size().percent_of(from)?;
    let room = (share.percent() / Decimal::from(6)).max(Decimal::from(3));
    let stated = Reach::around(share.percent(), room);
    if change.meets(stated) || share.approx != Approx::Exact {
        return None;
    }
    let percent = format!("{}%", evaluate::show(evaluate::printed(change.at, 1)));
    let made = Finding::new(
        Code::CLAIM_RATIO,
        Verdict::Wrong,
        sentence.stretch(at, at),
        format!("the change is {percent} of the earlier value"),
    );
    Some(
        with_ends(made, sentence, at, &ends)
            .expecting(percent.clone(), format!("say `{percent}`, or correct one of the ends")),
    )
}

/// `has risen two and a half times, from 40 to 100`: to as many times as much, or by as many times as much.
fn grown(sentence: &Sentence<'_>) -> Option<Finding> {
    let at = sentence.numbers().find(|at| {
        let verb = (1..=2).any(|back| lexicon::verb(sentence.word_before(*at, back)) == Some(Way::Up));
        verb && sentence.quantity(*at).is_some_and(|it| it.unit == Unit::Times && it.approx == Approx::Exact)
    })?;
    let stated = sentence.quantity(at)?.value;
    let ends = firm_ends(sentence, at)?;
    let (from, to) = (Reach::of(sentence.quantity(ends.from)?), Reach::of(sentence.quantity(ends.to)?));
    let factor = to.over(from)?;
    let near = |times: Decimal| factor.meets(Reach::around(times, times / Decimal::from(8)));
    if near(stated) || near(stated + Decimal::ONE) {
        return None;
    }
    let times = format!("{} times", evaluate::show(evaluate::printed(factor.at, 2)));
    let said = evaluate::said(sentence.quantity(at)?);
    let message = format!("{said} is said of a change to {times} the earlier value");
    let made = Finding::new(Code::CLAIM_RATIO, Verdict::Wrong, sentence.stretch(at, at), message);
    Some(
        with_ends(made, sentence, at, &ends)
            .expecting(times.clone(), format!("say `{times}`, or correct one of the ends")),
    )
}

fn with_ends(made: Finding, sentence: &Sentence<'_>, at: usize, ends: &Ends) -> Finding {
    made.claim(sentence.stretch(at.min(ends.from).min(ends.to), at.max(ends.to).max(ends.from)))
        .using(sentence.stretch(ends.from, ends.from), "the earlier value")
        .using(sentence.stretch(ends.to, ends.to), "the later value")
}

/// `three times as many families in 2022 (300) as in 2020 (150)`.
fn times(sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    let (stated, exact) = match sentence.quantity(at).filter(|it| it.unit == Unit::Times) {
        Some(times) => (times.value, times.approx == Approx::Exact),
        None if sentence.word(at) == "twice" => (
            Decimal::TWO,
            !matches!(sentence.word_before(at, 1), "than" | "nearly" | "almost" | "about" | "over"),
        ),
        None => return None,
    };
    let compares = sentence.word(at + 1) == "as" || sentence.word(at + 1) == "the";
    let values: Vec<usize> =
        sentence.numbers().filter(|other| *other != at && parts::is_amount(sentence, *other)).collect();
    let ([first, second], true) = (values.as_slice(), compares) else { return None };
    let (one, other) = (sentence.quantity(*first)?, sentence.quantity(*second)?);
    let (low, high) = if one.value <= other.value { (one, other) } else { (other, one) };
    let factor = high.value.checked_div(low.value)?;
    let room = stated / Decimal::from(8);
    if one.unit != other.unit || one.value == other.value || !exact || (factor - stated).abs() <= room {
        return None;
    }
    let expected = format!("{} times", evaluate::show(evaluate::printed(factor, 1)));
    let message = format!("{} is {expected} {}", evaluate::show(high.value), evaluate::show(low.value));
    Some(
        Finding::new(Code::CLAIM_RATIO, Verdict::Wrong, sentence.stretch(at, at), message)
            .claim(sentence.whole())
            .using(sentence.stretch(*first, *first), "one value")
            .using(sentence.stretch(*second, *second), "the other value")
            .expecting(expected.clone(), format!("say `{expected}`, or correct one of the values")),
    )
}

/// `12 were approved and 9 left, a net increase of 5`.
fn net(sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    let word = matches!(
        sentence.word(at + 1),
        "increase" | "gain" | "loss" | "reduction" | "decrease" | "change" | "rise"
    );
    if sentence.word(at) != "net" || !word {
        return None;
    }
    let number = (at + 3..at + 5).find(|number| parts::is_amount(sentence, *number))?;
    let stated = sentence.quantity(number)?;
    let before: Vec<usize> = (0..at).filter(|other| parts::is_amount(sentence, *other)).collect();
    let [first, second] = before.as_slice() else { return None };
    let (one, other) = (sentence.quantity(*first)?, sentence.quantity(*second)?);
    let difference = (one.value - other.value).abs();
    let told = (0..at).all(|at| match sentence.word(at) {
        "compared" => false,
        "from" | "to" => sentence.quantity(at + 1).is_none(),
        _ => true,
    });
    if one.unit != stated.unit || other.unit != stated.unit || difference == stated.value || !told {
        return None;
    }
    let expected = evaluate::show(difference);
    let message = format!(
        "the difference of {} and {} is {expected}",
        evaluate::show(one.value),
        evaluate::show(other.value)
    );
    Some(
        Finding::new(Code::CLAIM_CHANGE, Verdict::Wrong, sentence.stretch(number, number), message)
            .claim(sentence.stretch(*first, number))
            .using(sentence.stretch(*first, *first), "what came")
            .using(sentence.stretch(*second, *second), "what went")
            .expecting(expected.clone(), format!("say `{expected}`, or correct one of the numbers")),
    )
}

/// The factor that a word states, in hundredths: the least and the most of it that people call so.
fn named_factor(sentence: &Sentence<'_>, at: usize) -> Option<(u32, u32)> {
    let (exact_low, exact_high) = match sentence.word(at) {
        "doubled" | "doubling" => (190, 215),
        "trebled" | "tripled" | "trebling" | "tripling" => (285, 320),
        "quadrupled" => (380, 430),
        "halved" | "halving" => (45, 55),
        _ => return None,
    };
    let halved = sentence.word(at).starts_with("halv");
    let before = (sentence.word_before(at, 2), sentence.word_before(at, 1));
    Some(match before {
        ("more", "than") if halved => (0, 50),
        ("more", "than") => (exact_low + 10, 10_000),
        (_, "nearly" | "almost") if halved => (50, 62),
        (_, "nearly" | "almost") => (exact_low - exact_low / 8, exact_high - exact_low / 20),
        _ => (exact_low, exact_high),
    })
}

/// `doubled from 20 to 38`; of several such words the one nearest to the ends.
fn factor(sentence: &Sentence<'_>) -> Option<Finding> {
    let mut words = (0..sentence.len()).filter(|at| named_factor(sentence, *at).is_some());
    let first = words.next()?;
    let ends = firm_ends(sentence, first).or_else(|| words.clone().find_map(|at| firm_ends(sentence, at)))?;
    let at = std::iter::once(first).chain(words).min_by_key(|at| at.abs_diff(ends.from))?;
    let (low, high) = named_factor(sentence, at).filter(|_| !turned_since(sentence, at, &ends))?;
    let (from, to) = (sentence.quantity(ends.from)?, sentence.quantity(ends.to)?);
    let factor = Reach::of(to).percent_of(Reach::of(from))?;
    let stated = Reach { low: Decimal::from(low), at: Decimal::from(low), high: Decimal::from(high) };
    if factor.meets(stated) {
        return None;
    }
    let times = evaluate::show(evaluate::printed(factor.at / Decimal::ONE_HUNDRED, 2));
    let message = format!("`{}` is said of a change to {times} times the earlier value", sentence.word(at));
    Some(
        Finding::new(Code::CLAIM_RATIO, Verdict::Wrong, sentence.stretch(at, at), message)
            .claim(sentence.stretch(at.min(ends.from), at.max(ends.to)))
            .using(sentence.stretch(ends.from, ends.from), "the earlier value")
            .using(sentence.stretch(ends.to, ends.to), "the later value")
            .expecting(
                format!("{times} times"),
                format!("say that it is {times} times as many, or correct one of the ends"),
            ),
    )
}

/// `halved by 2020 and have since risen from 50 to 60`: the ends are of a later change the other way.
fn turned_since(sentence: &Sentence<'_>, at: usize, ends: &Ends) -> bool {
    let falls = sentence.word(at).starts_with("halv");
    ends.way.is_some_and(|(word, way)| at < word && way == if falls { Way::Up } else { Way::Down })
}

/// `12 places at £3,400 each, £40,800`: a count, a price and their product, with `x`, `at` or `@` between.
fn product(sentence: &Sentence<'_>, at: usize) -> Option<Finding> {
    let sign =
        sentence.is(at, '×') || sentence.is(at, '@') || sentence.word(at) == "x" || sentence.word(at) == "at";
    if !sign {
        return None;
    }
    let count = at.checked_sub(1).and_then(|before| {
        (0..4).filter_map(|back| before.checked_sub(back)).find(|at| sentence.quantity(*at).is_some())
    })?;
    let price = Some(at + 1)
        .filter(|price| sentence.quantity(*price).is_some_and(|quantity| quantity.unit == Unit::Pounds))?;
    let equals = (price + 1..price + 7).find(|at| {
        sentence.is(*at, '=')
            || matches!(sentence.word(*at), "totalling" | "costing" | "total" | "costs" | "cost")
    })?;
    let total = (equals + 1..equals + 4)
        .find(|at| sentence.quantity(*at).is_some_and(|quantity| quantity.unit == Unit::Pounds))?;
    let (number, each, stated) =
        (sentence.quantity(count)?, sentence.quantity(price)?, sentence.quantity(total)?);
    let exact = [number, each, stated].iter().all(|quantity| quantity.approx == Approx::Exact);
    if !exact || !number.is_count() || sums::counts_time(sentence, count) {
        return None;
    }
    let actual = number.value.checked_mul(each.value)?;
    let room = number.value.checked_mul(each.step)?;
    let reach = Reach::around(actual, room / Decimal::TWO);
    let reach = if each.step <= Decimal::ONE { Reach::exactly(actual) } else { reach };
    if evaluate::compare(reach, stated) == Fit::Holds || !sums::nearly(actual, stated.value, 30) {
        return None;
    }
    let expected = evaluate::show_as(actual, stated, stated.places);
    let message = format!("{} times {} is {expected}", evaluate::show(number.value), evaluate::said(each));
    Some(
        Finding::new(Code::CLAIM_RATIO, Verdict::Wrong, sentence.stretch(total, total), message)
            .claim(sentence.stretch(count, total))
            .using(sentence.stretch(count, count), "the number")
            .using(sentence.stretch(price, price), "the price of one")
            .expecting(expected.clone(), format!("say `{expected}`, or correct the number or the price")),
    )
}
