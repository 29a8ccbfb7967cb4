//! A list that has more or fewer items than its lead-in says: "six areas … as follows:" and seven bullets.
//!
//! The lead-in ends with a colon or says that the items follow, and names a count of a noun of lists. Items that end
//! with semicolons end with the first full stop: what follows belongs to another list.

use super::Paper;
use crate::check::claims::evaluate;
use crate::check::claims::finding::{Finding, Verdict};
use crate::check::claims::parts;
use crate::check::claims::prose::Role;
use crate::check::claims::reading::Sentence;
use crate::check::claims::tokens::Approx;
use crate::diagnostic::Code;
use rust_decimal::Decimal;
use std::ops::Range;

/// Finds lists that are longer or shorter than they are said to be.
pub fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let blocks = paper.reading.prose.blocks();
    let mut found = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let first = block.role == Role::Item
            && at
                .checked_sub(1)
                .and_then(|before| blocks.get(before))
                .is_some_and(|before| matches!(before.role, Role::Paragraph | Role::Heading));
        if first {
            found.extend(check(paper, at));
        }
    }
    found.extend(
        paper.reading.counting().filter_map(|sentence| inline(&sentence).or_else(|| named(&sentence))),
    );
    found
}

/// `There are four priorities: prevention, early help, protection and permanence`: a list in the sentence itself, whose
/// items hold no numbers. An `and` may join two items or stand in one, so that each way of counting must miss.
fn inline(sentence: &Sentence<'_>) -> Option<Finding> {
    let number = counted(sentence)?;
    let open = (number + 2..number + 9)
        .find(|at| sentence.is(*at, ':') || matches!(sentence.word(*at), "are" | "were"))?;
    let stated = sentence.quantity(number)?.value;
    let end = sentence.len();
    let commas: Vec<usize> = (open + 1..end).filter(|at| sentence.is(*at, ',')).collect();
    let last = *commas.last()?;
    let ands = (open + 1..end).filter(|at| sentence.word(*at) == "and").count();
    let closing = (last + 1..end).any(|at| sentence.word(at) == "and");
    let plain = (open + 1..end).all(|at| {
        sentence.quantity(at).is_none()
            && !sentence.is(at, ';')
            && !sentence.is(at, '(')
            && !sentence.is(at, ':')
    });
    let short =
        commas.windows(2).all(|pair| matches!(pair, [one, other] if other - one <= 6)) && end - last <= 9;
    let verbs = sentence
        .any_word(open + 1..end, |word| matches!(word, "which" | "who" | "is" | "are" | "will" | "that"));
    let least = Decimal::from((commas.len() + 1) as u64);
    let most = Decimal::from((commas.len() + 1 + ands) as u64);
    let near = stated > most && stated <= most + Decimal::from(3) || stated < least && stated >= Decimal::TWO;
    let items = if ands == 0 || sentence.word(last + 1) == "and" { least } else { least + Decimal::ONE };
    let exact = sentence.quantity(number)?.approx == Approx::Exact;
    (closing && plain && short && !verbs && near && exact)
        .then(|| miscounted(sentence, number, stated, items))
}

/// The finding that the count at a place is not how many items the sentence names.
fn miscounted(sentence: &Sentence<'_>, at: usize, stated: Decimal, items: Decimal) -> Finding {
    let [stated, items] = [stated, items].map(evaluate::show);
    let message = format!("{stated} are announced, but {items} are named");
    let remedy = format!("say `{items}`, or complete the list");
    Finding::new(Code::CLAIM_LIST, Verdict::Wrong, sentence.stretch(at, at), message)
        .claim(sentence.whole())
        .expecting(items, remedy)
}

/// `The six schools that took part were Ashfield, Birch and Cedars`, `four districts (Hart, Havant and Gosport)`: a list
/// of names, whatever it lists. `Three of the five districts (…)` may name the three or the five.
fn named(sentence: &Sentence<'_>) -> Option<Finding> {
    let (numbers, list) = (0..sentence.len()).find_map(|at| {
        let list = behind(sentence, at)?;
        let of = parts::part_of_whole(sentence, at);
        Some((of.into_iter().chain([at]).collect::<Vec<usize>>(), list))
    })?;
    let (least, most) = names(sentence, list)?;
    let stated: Vec<Decimal> =
        numbers.iter().filter_map(|at| sentence.quantity(*at)).map(|it| it.value).collect();
    let first = *numbers.first()?;
    let near = |value: &Decimal| {
        *value >= Decimal::TWO
            && (*value > most && *value <= most + Decimal::from(3)
                || *value < least && *value + Decimal::from(3) >= least)
    };
    let announced = *stated.first()?;
    stated.iter().all(near).then(|| miscounted(sentence, first, announced, least))
}

/// The list behind a small count: in brackets behind its noun, or behind `were` where the count begins the sentence.
fn behind(sentence: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let exact =
        sentence.quantity(at)?.approx == Approx::Exact && sentence.quantity(at)?.value <= Decimal::from(20);
    if !exact || !parts::is_count(sentence, at) {
        return None;
    }
    let noun = |next: &usize| !sentence.word(*next).is_empty();
    let open =
        (at + 1..at + 6).find(|next| !noun(next)).filter(|open| *open > at + 1 && sentence.is(*open, '('));
    if let Some(open) = open {
        let close = (open + 1..sentence.len()).find(|next| sentence.is(*next, ')'))?;
        return Some(open + 1..close);
    }
    let subject = at <= 1 && matches!(sentence.word(0), "the" | "our" | "these" | "all") == (at == 1);
    let verb =
        (at + 2..at + 12).take_while(noun).find(|next| matches!(sentence.word(*next), "are" | "were"))?;
    let end = sentence.len() - usize::from(sentence.is(sentence.len() - 1, '.'));
    subject.then_some(verb + 1..end)
}

/// The least and the most names that a list of names holds; `None` for any other list. An `and` joins the last two names,
/// or stands behind the last comma; any other may stand in a name.
fn names(sentence: &Sentence<'_>, list: Range<usize>) -> Option<(Decimal, Decimal)> {
    let (mut commas, mut ands, mut length, mut serial) = (0_u32, 0_u32, 0_u32, 0_u32);
    for at in list {
        let small = matches!(sentence.word(at), "of" | "the" | "upon" | "on" | "in" | "st");
        if sentence.is(at, ',') {
            commas += 1;
            length = 0;
        } else if sentence.word(at) == "and" {
            if length == 0 {
                serial = 1;
            } else {
                ands += 1;
            }
            length = 0;
        } else if small || sentence.token(at).is_some_and(|token| token.capital) {
            length += 1;
        } else {
            return None;
        }
        if length > 5 {
            return None;
        }
    }
    let closed = commas > 0 && ands + serial > 0 && length > 0;
    closed.then(|| (Decimal::from(commas + 2 - serial), Decimal::from(commas + 1 + ands)))
}

fn check(paper: &Paper<'_>, first: usize) -> Option<Finding> {
    let lead: Vec<Sentence<'_>> = paper.reading.block(first - 1).collect();
    let last = lead.last()?;
    let follows = last.is(last.len().saturating_sub(1), ':');
    let (sentence, number) =
        lead.iter().rev().take(2).find_map(|sentence| Some((sentence, counted(sentence)?)))?;
    let stated = sentence.quantity(number)?.value;
    let items = length(paper, first);
    let continued = Decimal::from((items + continuation(paper, first + items)) as u64) == stated;
    if !follows || items < 2 || continued || Decimal::from(items as u64) == stated || items > 20 {
        return None;
    }
    let close = (Decimal::from(items as u64) - stated).abs() <= Decimal::from(3);
    let message = format!("{} are announced, but the list has {items} items", evaluate::show(stated));
    close.then(|| {
        Finding::new(Code::CLAIM_LIST, Verdict::Wrong, sentence.stretch(number, number), message)
            .claim(sentence.stretch(number, number + 1))
            .expecting(items.to_string(), format!("say `{items}`, or complete the list"))
    })
}

/// The count of a noun of lists: `six areas`, `four key priorities`, `the following three steps`.
fn counted(sentence: &Sentence<'_>) -> Option<usize> {
    let mut numbers = sentence.numbers().filter(|at| parts::is_count(sentence, *at));
    let number = numbers.next()?;
    let noun = (number + 1..number + 5)
        .take_while(|at| !sentence.word(*at).is_empty())
        .any(|at| is_list_noun(sentence.word(at)));
    let of_other = parts::of_before(sentence, number);
    let small = sentence.quantity(number)?.value <= Decimal::from(20);
    (numbers.next().is_none() && noun && small && !of_other).then_some(number)
}

fn is_list_noun(word: &str) -> bool {
    matches!(
        word,
        "areas"
            | "categories"
            | "priorities"
            | "themes"
            | "aims"
            | "objectives"
            | "principles"
            | "steps"
            | "stages"
            | "options"
            | "reasons"
            | "recommendations"
            | "outcomes"
            | "questions"
            | "criteria"
            | "factors"
            | "elements"
            | "strands"
            | "pillars"
            | "workstreams"
            | "actions"
            | "goals"
            | "points"
            | "types"
            | "domains"
            | "components"
            | "ways"
            | "measures"
            | "groups"
            | "parts"
            | "phases"
            | "risks"
            | "proposals"
            | "commitments"
            | "standards"
            | "functions"
            | "duties"
            | "sections"
    )
}

/// How many items follow in a list of their own: the rest of a list that a page cut.
fn continuation(paper: &Paper<'_>, next: usize) -> usize {
    let blocks = paper.reading.prose.blocks();
    let continues = blocks.get(next).is_some_and(|block| block.role == Role::Item);
    if continues { length(paper, next) } else { 0 }
}

/// How many items the list has; with semicolons between them, up to the first full stop.
fn length(paper: &Paper<'_>, first: usize) -> usize {
    let blocks = paper.reading.prose.blocks();
    let Some(group) = blocks.get(first).map(|block| block.group) else { return 0 };
    let items: Vec<&str> = blocks
        .iter()
        .skip(first)
        .take(60)
        .take_while(|block| block.group == group)
        .map(|block| paper.reading.prose.words(&block.text).trim_end())
        .collect();
    let semicolons = items.first().is_some_and(|item| item.ends_with(';'));
    let stop = items.iter().position(|item| item.ends_with('.')).filter(|_| semicolons);
    stop.map_or(items.len(), |stop| stop + 1)
}
