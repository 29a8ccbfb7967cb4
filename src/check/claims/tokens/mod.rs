//! Pieces into tokens: quantities, shares, dates, ages and the words between them.
//!
//! In: the text as a reader sees it. Out: [`Token`]s in order. A recogniser of each file looks at a few pieces
//! ahead and takes the longest thing it knows, so that the whole is linear in the length of the text.
//! Deliberately absent: what a sentence claims (see `kinds`).

pub mod age;
pub mod approx;
pub mod date;
pub mod number;
pub mod quantity;
pub mod reference;
pub mod scan;
pub mod share;
pub mod unit;
pub mod words;

pub use approx::Approx;
pub use date::Date;
pub use quantity::{Quantity, Unit};

use scan::{Piece, Shape, pieces};
use std::ops::Range;
use std::rc::Rc;

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A word in lower case.
    Word(Rc<str>),
    /// A number with its unit, precision and approximation.
    Quantity(Quantity),
    /// A range from one number to another: `15-20 families`, `89 – 100%`.
    Range(Quantity, Quantity),
    /// A part of a whole without its whole: `one in five`, `two thirds`, `nearly half`.
    Share(share::Share),
    /// A day, a month or a year.
    Date(Date),
    /// Two dates that share their words: `1 - 5 August 2022`, `2021-22`.
    Period(Date, Date),
    /// An age or a band of ages in whole years, both ends included.
    Age(u16, u16),
    /// A number that is a name, not an amount: `paragraph 50`, `s.118`, `Covid-19`, `1:1`.
    Name,
    /// A mark of punctuation.
    Mark(char),
}

/// A token and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it stands, in bytes of the text.
    pub span: Range<usize>,
    /// Whether no space stands before it.
    pub glued: bool,
    /// Whether it is a word that starts with a capital letter.
    pub capital: bool,
}

impl Token {
    /// The word in lower case, or nothing when it is no word.
    #[must_use]
    pub fn word(&self) -> &str {
        if let Kind::Word(word) = &self.kind { word } else { "" }
    }

    /// The quantity, if it is one.
    #[must_use]
    pub fn quantity(&self) -> Option<&Quantity> {
        if let Kind::Quantity(quantity) = &self.kind { Some(quantity) } else { None }
    }

    /// Whether it is this mark.
    #[must_use]
    pub fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
}

/// What the recognisers see: the text, its pieces, and the tokens read so far.
pub struct Reader<'a> {
    text: &'a str,
    pieces: &'a [Piece],
    out: Vec<Token>,
    steps: u64,
}

/// A recogniser's answer: a token's kind, and how many pieces it takes.
pub type Taken = Option<(Kind, usize)>;

/// A recogniser: looks at the pieces from a place on.
type Recogniser = fn(&Reader<'_>, usize) -> Taken;

/// The recognisers, in the order in which they are asked. The first that answers is believed.
const RECOGNISERS: &[Recogniser] =
    &[date::read, reference::read, age::read, share::read, quantity::read_range, quantity::read, words::read];

/// The tokens of a text, and how many steps it took to read them (so that a test can see that the work is linear).
#[must_use]
pub fn tokens(text: &str) -> (Vec<Token>, u64) {
    let pieces = pieces(text);
    let mut reader = Reader { text, pieces: &pieces, out: Vec::with_capacity(pieces.len()), steps: 0 };
    let mut at = 0;
    while at < pieces.len() {
        at += reader.take(at).max(1);
    }
    let Reader { mut out, steps, .. } = reader;
    approx::mark(&mut out);
    (out, steps)
}

impl Reader<'_> {
    fn take(&mut self, at: usize) -> usize {
        let Some(piece) = self.pieces.get(at) else { return 1 };
        self.steps += 1;
        if piece.shape == Shape::Raised {
            return 1;
        }
        let found = RECOGNISERS.iter().find_map(|recognise| recognise(self, at));
        let (kind, taken) = found.unwrap_or_else(|| (plain(piece), 1));
        self.steps += taken as u64;
        let end = self.pieces.get(at + taken - 1).map_or(piece.span.end, |last| last.span.end);
        let (glued, capital) = (piece.glued, piece.capital);
        self.out.push(Token { kind, span: piece.span.start..end, glued, capital });
        taken
    }

    /// The piece at a place.
    #[must_use]
    pub fn piece(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at)
    }

    /// The piece before a place.
    #[must_use]
    pub fn before(&self, at: usize) -> Option<&Piece> {
        at.checked_sub(1).and_then(|at| self.pieces.get(at))
    }

    /// The word at a place in lower case, or nothing.
    #[must_use]
    pub fn word(&self, at: usize) -> &str {
        self.piece(at).map_or("", Piece::word)
    }

    /// Whether this mark stands at a place.
    #[must_use]
    pub fn mark(&self, at: usize, mark: char) -> bool {
        self.piece(at).is_some_and(|piece| piece.is(mark))
    }

    /// Whether the piece at a place touches the one before it.
    #[must_use]
    pub fn glued(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|piece| piece.glued)
    }

    /// The digits at a place, as written.
    #[must_use]
    pub fn digits(&self, at: usize) -> Option<&str> {
        let piece = self.piece(at).filter(|piece| piece.shape == Shape::Digits)?;
        self.text.get(piece.span.clone())
    }

    /// A run of one to four digits without comma or point, as a number.
    #[must_use]
    pub fn small(&self, at: usize) -> Option<u16> {
        self.digits(at).filter(|digits| digits.len() <= 4)?.parse().ok()
    }

    /// The text from the piece at a place up to the one before another.
    #[must_use]
    pub fn written(&self, first: usize, end: usize) -> Box<str> {
        let start = self.piece(first).map_or(0, |piece| piece.span.start);
        let stop = self.before(end).map_or(start, |piece| piece.span.end);
        self.text.get(start..stop).unwrap_or("").into()
    }

    /// The last token read so far.
    #[must_use]
    pub fn last(&self) -> Option<&Token> {
        self.out.last()
    }

    /// The token two before the last.
    #[must_use]
    pub fn third_last(&self) -> Option<&Token> {
        self.out.len().checked_sub(3).and_then(|at| self.out.get(at))
    }

    /// The token before the last.
    #[must_use]
    pub fn last_but_one(&self) -> Option<&Token> {
        self.out.len().checked_sub(2).and_then(|at| self.out.get(at))
    }
}

fn plain(piece: &Piece) -> Kind {
    match &piece.shape {
        Shape::Word(word) => Kind::Word(word.clone()),
        Shape::Mark(mark) => Kind::Mark(*mark),
        Shape::Digits | Shape::Raised => Kind::Name,
    }
}

#[cfg(test)]
mod tests;
