//! Statements of order: the highest or lowest of all, and one thing above, below, more or less than another.

use super::Contradiction;
use super::clause::Clause;
use super::scene::{Entity, Scene};
use rust_decimal::Decimal;

/// Words for the most.
const HIGHEST: [&str; 4] = ["highest", "largest", "biggest", "greatest"];
/// Words for the least.
const LOWEST: [&str; 3] = ["lowest", "smallest", "fewest"];
/// Words before a superlative after which another may be higher.
const NOT_FIRST: [&str; 8] = ["second", "third", "next", "among", "one", "two", "three", "fourth"];
/// Words of more, before `than`.
const MORE: [&str; 5] = ["more", "higher", "larger", "bigger", "greater"];
/// Words of less, before `than`.
const LESS: [&str; 4] = ["fewer", "less", "lower", "smaller"];

/// A highest or lowest that another value passes.
pub fn extreme(scene: &Scene<'_>, clause: &Clause) -> Option<Contradiction> {
    let is = |list: &[&str], word: &String| list.contains(&word.as_str());
    let (at, word) =
        clause.words.iter().enumerate().find(|(_, word)| is(&HIGHEST, word) || is(&LOWEST, word))?;
    let ranked = clause.words.get(..at).unwrap_or_default().iter().any(|word| is(&NOT_FIRST, word));
    if ranked || clause.has("than") {
        return None;
    }
    let high = is(&HIGHEST, word);
    let found = if scene.times.is_empty() {
        among_things(scene, clause, high)
    } else {
        among_times(scene, clause, high)
    };
    found.map(|found| Contradiction { word: word.clone(), found })
}

fn passes(rival: Decimal, named: Decimal, high: bool) -> bool {
    if high { rival > named } else { rival < named }
}

fn among_things(scene: &Scene<'_>, clause: &Clause, high: bool) -> Option<String> {
    let [named] = *scene.named(&clause.words) else { return None };
    let (own, said) = named.at(0)?;
    let rivals = scene.entities.iter().filter_map(|entity| Some((entity.name, entity.at(0)?)));
    let (name, (_, value)) =
        rivals.into_iter().find(|(_, (rival, _))| passes(rival.amount, own.amount, high))?;
    Some(format!("{name} is {value}, and {} is {said}", named.name))
}

fn among_times(scene: &Scene<'_>, clause: &Clause, high: bool) -> Option<String> {
    let ([time], [only]) = (&*scene.times_in(&clause.words), &*scene.entities) else { return None };
    let (own, said) = only.at(*time)?;
    let rivals = (0..scene.times.len()).filter_map(|at| only.at(at));
    let (_, value) = rivals.into_iter().find(|(rival, _)| passes(rival.amount, own.amount, high))?;
    let name = if only.name.is_empty() { "the data" } else { only.name };
    Some(format!("{name} is {value}, and {said}"))
}

/// One thing said to be above, below, more or less than another, and it is not.
pub fn relation(scene: &Scene<'_>, clause: &Clause) -> Option<Contradiction> {
    let (at, word, more) = related(clause)?;
    let (before, after) = (clause.words.get(..at)?, clause.words.get(at..)?);
    let ([one], [other]) = (&*scene.named(before), &*scene.named(after)) else { return None };
    let pairs: Vec<(usize, bool)> = (0..one.values.len().max(1))
        .filter_map(|at| {
            let (one, other) = one.at(at).zip(other.at(at))?;
            let holds = if more { one.0.amount > other.0.amount } else { one.0.amount < other.0.amount };
            Some((at, holds))
        })
        .collect();
    let (wrong, _) = pairs.iter().find(|(_, holds)| !holds)?;
    let all_wrong = pairs.iter().all(|(_, holds)| !holds);
    (all_wrong || clause.speaks_of_all()).then(|| Contradiction { word, found: beside(one, other, *wrong) })
}

/// The word of relation: where it parts the clause, as it stands, and whether it says more.
fn related(clause: &Clause) -> Option<(usize, String, bool)> {
    let words = || clause.words.iter().enumerate();
    if let Some((than, _)) = words().find(|(_, word)| *word == "than") {
        let before = words().take(than);
        let mut told = before.filter_map(|(_, word)| {
            let more = MORE.contains(&word.as_str());
            (more || LESS.contains(&word.as_str())).then(|| (than, word.clone(), more))
        });
        return told.next_back();
    }
    let (at, word) = words().find(|(_, word)| matches!(word.as_str(), "above" | "below"))?;
    Some((at, word.clone(), word == "above"))
}

fn beside(one: &Entity<'_>, other: &Entity<'_>, at: usize) -> String {
    let (said, value) =
        (one.at(at).map(|(_, words)| words), other.at(at).map(|(value, _)| value.text.as_str()));
    format!("{} was {}, and {} {}", one.name, said.unwrap_or_default(), other.name, value.unwrap_or_default())
}
