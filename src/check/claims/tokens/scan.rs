//! Characters into pieces: words, runs of digits, marks.
//!
//! In: the text as a reader sees it. Out: [`Piece`]s in order, each with its place and whether it is glued
//! to the piece before. One pass, every character looked at once.
//! Deliberately absent: what a piece means (see the recognisers beside this file).

use std::ops::Range;

/// What a piece is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Letters, in lower case, with apostrophes inside (`hampshire's`).
    Word(Box<str>),
    /// Digits with single commas and points inside (`1,647`, `22.5`).
    Digits,
    /// Raised digits: the mark of a footnote.
    Raised,
    /// Anything else that is no space.
    Mark(char),
}

/// A stretch of text that belongs together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is made of.
    pub shape: Shape,
    /// Where it stands, in bytes of the text.
    pub span: Range<usize>,
    /// Whether no space stands between it and the piece before.
    pub glued: bool,
    /// Whether it is a word that starts with a capital letter.
    pub capital: bool,
}

impl Piece {
    /// The word in lower case, or nothing when it is no word.
    #[must_use]
    pub fn word(&self) -> &str {
        if let Shape::Word(word) = &self.shape { word } else { "" }
    }

    /// Whether it is this mark.
    #[must_use]
    pub fn is(&self, mark: char) -> bool {
        self.shape == Shape::Mark(mark)
    }

    /// Whether it is a hyphen, a dash or a minus sign.
    #[must_use]
    pub fn is_dash(&self) -> bool {
        matches!(self.shape, Shape::Mark('-' | '\u{2010}'..='\u{2015}' | '\u{2212}'))
    }
}

/// Cuts a text into pieces.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut scanner =
        Scanner { chars: text.char_indices().peekable(), end: text.len(), out: Vec::new(), glued: false };
    while scanner.step() {}
    scanner.out
}

struct Scanner<'a> {
    chars: std::iter::Peekable<std::str::CharIndices<'a>>,
    end: usize,
    out: Vec<Piece>,
    glued: bool,
}

impl Scanner<'_> {
    fn step(&mut self) -> bool {
        let Some((start, first)) = self.chars.next() else { return false };
        if first.is_whitespace() {
            self.glued = false;
            return true;
        }
        let shape = match first {
            '0'..='9' => self.digits(),
            _ if is_raised(first) => self.run(is_raised, Shape::Raised),
            _ if first.is_alphabetic() => self.letters(first),
            _ => Shape::Mark(first),
        };
        let span = start..self.place();
        let capital = first.is_uppercase();
        self.out.push(Piece { shape, span, glued: self.glued, capital });
        self.glued = true;
        true
    }

    /// The offset of the next character.
    fn place(&mut self) -> usize {
        self.chars.peek().map_or(self.end, |(at, _)| *at)
    }

    fn run(&mut self, belongs: impl Fn(char) -> bool, shape: Shape) -> Shape {
        while self.chars.next_if(|(_, next)| belongs(*next)).is_some() {}
        shape
    }

    fn letters(&mut self, first: char) -> Shape {
        let mut word: String = first.to_lowercase().collect();
        loop {
            if let Some((_, next)) = self.chars.next_if(|(_, next)| next.is_alphabetic() && !is_raised(*next))
            {
                word.extend(next.to_lowercase());
            } else if self.before(|mark| matches!(mark, '\'' | '’'), char::is_alphabetic) {
                self.chars.next();
                word.push('\'');
            } else {
                return Shape::Word(word.into_boxed_str());
            }
        }
    }

    fn digits(&mut self) -> Shape {
        loop {
            if self.chars.next_if(|(_, next)| next.is_ascii_digit()).is_some() {
                continue;
            }
            if !self.before(|mark| matches!(mark, '.' | ','), |next| next.is_ascii_digit()) {
                return Shape::Digits;
            }
            self.chars.next();
        }
    }

    /// Whether the next character is such a mark with such a character behind it.
    fn before(&self, mark: impl Fn(char) -> bool, behind: impl Fn(char) -> bool) -> bool {
        let mut ahead = self.chars.clone();
        ahead.next().is_some_and(|(_, next)| mark(next)) && ahead.next().is_some_and(|(_, next)| behind(next))
    }
}

fn is_raised(character: char) -> bool {
    matches!(character, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        pieces(text).into_iter().map(|piece| text.get(piece.span).unwrap_or("")).collect()
    }

    #[test]
    fn numbers_keep_their_commas_and_words_their_apostrophes() {
        assert_eq!(read("Hampshire's 1,647 (94.1%)."), ["Hampshire's", "1,647", "(", "94.1", "%", ")", "."]);
    }

    #[test]
    fn a_raised_footnote_mark_is_no_digit() {
        let found = pieces("group 80²");
        assert_eq!(found.last().map(|piece| piece.shape.clone()), Some(Shape::Raised));
        assert!(found.last().is_some_and(|piece| piece.glued));
    }
}
