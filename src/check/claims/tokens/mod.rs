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
use std::borrow::Cow;
use std::ops::Range;

/// What a token is. Most tokens are words as the text has them, so that these take no memory of their own, and the
/// numbers stand apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind<'a> {
    /// A word in lower case.
    Word(Cow<'a, str>),
    /// A number with its unit, precision and approximation.
    Quantity(Box<Quantity>),
    /// A range from one number to another: `15-20 families`, `89 – 100%`.
    Range(Box<Quantity>, Box<Quantity>),
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
pub struct Token<'a> {
    /// What it is.
    pub kind: Kind<'a>,
    /// Where it stands, in bytes of the text.
    pub span: Range<usize>,
    /// Whether no space stands before it.
    pub glued: bool,
    /// Whether it is a word that starts with a capital letter.
    pub capital: bool,
}

impl Token<'_> {
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
        matches!(self.kind, Kind::Mark(found) if found == mark)
    }
}

/// What the recognisers see: the text, its pieces, and the tokens read so far.
pub struct Reader<'a> {
    text: &'a str,
    /// The pieces of the stretch that is being read.
    pieces: Vec<Piece<'a>>,
    /// The tokens of all stretches.
    out: Vec<Token<'a>>,
    /// How many tokens were there before this stretch.
    first: usize,
    /// Which tokens of this stretch a recogniser found.
    numbers: Vec<usize>,
    steps: u64,
}

/// A stretch of a text as read.
pub struct Stretch<'r, 'a> {
    /// How many tokens stand before it.
    pub first: usize,
    /// Its tokens.
    pub tokens: &'r [Token<'a>],
    /// Whether some of them are more than words and marks.
    pub numbers: bool,
}

/// A recogniser's answer: a token's kind, and how many pieces it takes.
pub type Taken = Option<(Kind<'static>, usize)>;

/// A recogniser: looks at the pieces from a place on.
type Recogniser = fn(&Reader<'_>, usize) -> Taken;

/// The recognisers of what begins with a word, in the order in which they are asked. The first that answers is believed.
const OF_WORDS: &[Recogniser] = &[date::read, share::read, words::read];

/// The recognisers of what begins with digits or a mark, likewise.
const OF_DIGITS: &[Recogniser] = &[date::read, reference::read, age::read, share::read, quantity::read];

/// The tokens of a text, and how many steps it took to read them (so that a test can see that the work is linear).
#[must_use]
pub fn tokens(text: &str) -> (Vec<Token<'_>>, u64) {
    let mut reader = Reader::new(text);
    reader.add(&(0..text.len()));
    reader.finish()
}

impl<'a> Reader<'a> {
    /// A text of which nothing is read yet.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        // English has some five characters to a word, and a space behind it; marks are tokens too.
        let out = Vec::with_capacity(text.len() / 5);
        Self { text, pieces: Vec::new(), out, first: 0, numbers: Vec::new(), steps: 0 }
    }

    /// Reads a stretch of the text by itself.
    pub fn add(&mut self, stretch: &Range<usize>) -> Stretch<'_, 'a> {
        self.first = self.out.len();
        self.numbers.clear();
        self.pieces.clear();
        pieces(self.text, stretch, &mut self.pieces);
        let mut at = 0;
        while at < self.pieces.len() {
            at += self.take(at).max(1);
        }
        let read = self.out.get_mut(self.first..).unwrap_or_default();
        self.numbers.iter().for_each(|at| approx::mark(read, *at));
        Stretch { first: self.first, tokens: read, numbers: !self.numbers.is_empty() }
    }

    /// All tokens, and how many steps it took to read them.
    #[must_use]
    pub fn finish(self) -> (Vec<Token<'a>>, u64) {
        (self.out, self.steps)
    }

    fn take(&mut self, at: usize) -> usize {
        let Some(piece) = self.pieces.get(at) else { return 1 };
        self.steps += 1;
        if piece.shape == Shape::Raised {
            return 1;
        }
        let token = |kind, end| Token {
            kind,
            span: piece.span.start..end,
            glued: piece.glued,
            capital: piece.capital,
        };
        if begins_number(piece)
            && let Some((kind, taken)) = self.recognise(piece, at)
        {
            let end = self.pieces.get(at + taken - 1).map_or(piece.span.end, |last| last.span.end);
            self.numbers.push(self.out.len() - self.first);
            self.out.push(token(kind, end));
            self.steps += taken as u64;
            return taken;
        }
        self.out.push(token(plain(piece), piece.span.end));
        self.steps += 1;
        1
    }

    fn recognise(&self, piece: &Piece<'a>, at: usize) -> Taken {
        let recognisers = if matches!(piece.shape, Shape::Word(_)) { OF_WORDS } else { OF_DIGITS };
        recognisers.iter().find_map(|recognise| recognise(self, at))
    }

    /// The piece at a place.
    #[must_use]
    pub fn piece(&self, at: usize) -> Option<&Piece<'a>> {
        self.pieces.get(at)
    }

    /// The piece before a place.
    #[must_use]
    pub fn before(&self, at: usize) -> Option<&Piece<'a>> {
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

    /// A token of the stretch, counted back from the last one read: that is the first.
    #[must_use]
    pub fn back(&self, count: usize) -> Option<&Token<'a>> {
        let read = self.out.get(self.first..)?;
        read.len().checked_sub(count).and_then(|at| read.get(at))
    }
}

/// Whether something that a recogniser knows can begin with a piece: digits, a sign, a pound, a number in words, a
/// month. Most words begin nothing, and nobody is asked about them.
fn begins_number(piece: &Piece<'_>) -> bool {
    match &piece.shape {
        Shape::Digits => true,
        Shape::Mark(mark) => matches!(mark, '£' | '+') || piece.is_dash(),
        Shape::Word(word) => {
            matches!(&**word, "a" | "half")
                || words::is_small(word)
                || (piece.capital && date::month::is_one(word))
        }
        Shape::Raised => false,
    }
}

fn plain<'a>(piece: &Piece<'a>) -> Kind<'a> {
    match &piece.shape {
        Shape::Word(Cow::Borrowed(word)) => Kind::Word(Cow::Borrowed(word)),
        Shape::Word(Cow::Owned(word)) => Kind::Word(Cow::Owned(word.clone())),
        Shape::Mark(mark) => Kind::Mark(*mark),
        Shape::Digits | Shape::Raised => Kind::Name,
    }
}

#[cfg(test)]
mod tests;
