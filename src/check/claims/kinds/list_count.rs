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
    found.extend(paper.reading.sentences().filter_map(|sentence| inline(&sentence)));
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
    (closing && plain && short && !verbs && near && sentence.quantity(number)?.approx == Approx::Exact).then(
        || {
            let message =
                format!("{} are announced, but {} are named", evaluate::show(stated), evaluate::show(items));
            Finding::new(Code::CLAIM_LIST, Verdict::Wrong, sentence.stretch(number, number), message)
                .claim(sentence.whole())
                .expecting(
                    evaluate::show(items),
                    format!("say `{}`, or complete the list", evaluate::show(items)),
                )
        },
    )
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
    let mut numbers = (0..sentence.len()).filter(|at| parts::is_count(sentence, *at));
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
