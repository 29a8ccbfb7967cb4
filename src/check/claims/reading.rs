//! Prose into sentences of tokens: what every rule reads.
//!
//! In: [`Prose`]. Out: [`Reading`]: the tokens, the sentences and where each stands in the paper.
//! Rules reach tokens only through [`Sentence`], which counts every look, so that a test can see that the work
//! of all rules together is linear in the length of the paper.
//! Deliberately absent: rules.

mod cut;

use super::prose::{Prose, Role};
use super::tokens::{Kind, Quantity, Reader, Stretch, Token};
use std::cell::Cell;
use std::ops::Range;

/// A paper read into tokens and sentences.
pub struct Reading<'a> {
    /// The paper as a reader sees it.
    pub prose: &'a Prose,
    tokens: Vec<Token<'a>>,
    places: Vec<Place>,
    steps: Cell<u64>,
}

/// Where a sentence stands.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The block it stands in.
    pub block: usize,
    /// The section it stands in.
    pub section: usize,
    /// The cell, when it stands in a row of a table.
    pub cell: Option<usize>,
    /// What numbers it states.
    pub holds: Holds,
}

/// What numbers a sentence states: most sentences of most papers state none, and most rules have nothing to do there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Holds {
    /// How many quantities.
    pub quantities: usize,
    /// A range or an age.
    pub band: bool,
    /// A date or a period.
    pub date: bool,
}

impl Holds {
    fn of(tokens: Option<&[Token<'_>]>) -> Self {
        tokens.unwrap_or_default().iter().fold(Self::default(), Self::add)
    }

    fn add(mut self, token: &Token<'_>) -> Self {
        match token.kind {
            Kind::Quantity(_) => self.quantities += 1,
            Kind::Range(..) | Kind::Age(..) => self.band = true,
            Kind::Date(_) | Kind::Period(..) => self.date = true,
            Kind::Share(_) | Kind::Name | Kind::Word(_) | Kind::Mark(_) => {}
        }
        self
    }
}

impl<'a> Reading<'a> {
    /// Reads a paper.
    #[must_use]
    pub fn new(prose: &'a Prose) -> Self {
        let mut reader = Reader::new(prose.text());
        let mut places = Vec::new();
        for (at, block) in prose.blocks().iter().enumerate() {
            let mut add = |text: &Range<usize>, cell| {
                let Stretch { first, tokens, numbers } = reader.add(text);
                places.extend(cut::sentences(tokens).map(|sentence| {
                    let holds =
                        if numbers { Holds::of(tokens.get(sentence.clone())) } else { Holds::default() };
                    let tokens = first + sentence.start..first + sentence.end;
                    Place { tokens, block: at, section: block.section, cell, holds }
                }));
            };
            match &block.role {
                Role::Row(cells) => {
                    cells.iter().enumerate().for_each(|(column, cell)| add(cell, Some(column)));
                }
                _ => add(&block.text, None),
            }
        }
        let (tokens, steps) = reader.finish();
        Self { prose, tokens, places, steps: Cell::new(steps) }
    }

    /// How many sentences there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether the paper says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// A sentence by its number.
    #[must_use]
    pub fn sentence(&self, number: usize) -> Option<Sentence<'_>> {
        let place = self.places.get(number)?;
        let tokens = self.tokens.get(place.tokens.clone())?;
        Some(Sentence { number, place, tokens, steps: &self.steps })
    }

    /// All sentences in order.
    pub fn sentences(&self) -> impl Iterator<Item = Sentence<'_>> {
        (0..self.len()).filter_map(|number| self.sentence(number))
    }

    /// The sentences that state a quantity, in order.
    pub fn counting(&self) -> impl Iterator<Item = Sentence<'_>> {
        self.holding(|holds| holds.quantities > 0)
    }

    /// The sentences that state a quantity, a range or an age.
    pub fn banded(&self) -> impl Iterator<Item = Sentence<'_>> {
        self.holding(|holds| holds.quantities > 0 || holds.band)
    }

    /// The sentences that state a date or a period.
    pub fn dated(&self) -> impl Iterator<Item = Sentence<'_>> {
        self.holding(|holds| holds.date)
    }

    /// The sentences that state a quantity, a date or a period.
    pub fn stating(&self) -> impl Iterator<Item = Sentence<'_>> {
        self.holding(|holds| holds.quantities > 0 || holds.date)
    }

    fn holding(&self, wanted: impl Fn(Holds) -> bool) -> impl Iterator<Item = Sentence<'_>> {
        let numbers = (0..self.len()).zip(&self.places).filter(move |(_, place)| wanted(place.holds));
        numbers.filter_map(|(number, _)| self.sentence(number))
    }

    /// The sentence before, when it stands in the same block.
    #[must_use]
    pub fn before(&self, sentence: &Sentence<'_>) -> Option<Sentence<'_>> {
        self.sentence(sentence.number.checked_sub(1)?)
            .filter(|before| before.place.block == sentence.place.block)
    }

    /// The sentences of a block.
    pub fn block(&self, block: usize) -> impl Iterator<Item = Sentence<'_>> {
        let start = self.places.partition_point(|place| place.block < block);
        let end = self.places.partition_point(|place| place.block <= block);
        (start..end).filter_map(|number| self.sentence(number))
    }

    /// How many steps the work took so far.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.steps.get()
    }
}

/// One sentence; the only way in which rules see tokens.
#[derive(Clone, Copy)]
pub struct Sentence<'a> {
    /// Its number in the paper.
    pub number: usize,
    /// Where it stands.
    pub place: &'a Place,
    tokens: &'a [Token<'a>],
    steps: &'a Cell<u64>,
}

impl<'a> Sentence<'a> {
    /// How many tokens it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether it has no tokens.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// A token.
    #[must_use]
    pub fn token(&self, at: usize) -> Option<&'a Token<'a>> {
        self.steps.set(self.steps.get() + 1);
        self.tokens.get(at)
    }

    /// The word at a place in lower case, or nothing.
    #[must_use]
    pub fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", Token::word)
    }

    /// The word some places back, or nothing.
    #[must_use]
    pub fn word_before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// Whether this mark stands at a place.
    #[must_use]
    pub fn is(&self, at: usize, mark: char) -> bool {
        self.token(at).is_some_and(|token| token.is(mark))
    }

    /// The quantity at a place.
    #[must_use]
    pub fn quantity(&self, at: usize) -> Option<&'a Quantity> {
        self.token(at).and_then(Token::quantity)
    }

    /// The places of all quantities, in order.
    pub fn numbers(&self) -> impl Iterator<Item = usize> + use<'a> {
        self.steps.set(self.steps.get() + self.tokens.len() as u64);
        let numbers = self.tokens.iter().enumerate().filter(|(_, token)| token.quantity().is_some());
        numbers.map(|(at, _)| at).take(self.place.holds.quantities)
    }

    /// The places and values of all quantities.
    #[must_use]
    pub fn quantities(&self) -> Vec<(usize, &'a Quantity)> {
        self.numbers().filter_map(|at| self.quantity(at).map(|quantity| (at, quantity))).collect()
    }

    /// Whether these words stand from a place on.
    #[must_use]
    pub fn reads(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(more, word)| self.word(at + more) == *word)
    }

    /// Whether one of these words stands between two places.
    #[must_use]
    pub fn any_word(&self, places: Range<usize>, wanted: impl Fn(&str) -> bool) -> bool {
        places.into_iter().any(|at| wanted(self.word(at)))
    }

    /// The stretch of text from one token to another, both included.
    #[must_use]
    pub fn stretch(&self, first: usize, last: usize) -> Range<usize> {
        let (first, last) = (first.min(last), first.max(last));
        let start = self.tokens.get(first).map_or(0, |token| token.span.start);
        let end = self.tokens.get(last).map_or(start, |token| token.span.end);
        start..end.max(start)
    }

    /// The stretch of the whole sentence.
    #[must_use]
    pub fn whole(&self) -> Range<usize> {
        self.stretch(0, self.len().saturating_sub(1))
    }
}
