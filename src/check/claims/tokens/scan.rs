//! Characters into pieces: words, runs of digits, marks.
//!
//! In: the text as a reader sees it. Out: [`Piece`]s in order, each with its place and whether it is glued
//! to the piece before. One pass, every character looked at once.
//! Deliberately absent: what a piece means (see the recognisers beside this file).

use std::ops::Range;
use std::rc::Rc;

/// What a piece is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Letters, in lower case, with apostrophes inside (`hampshire's`).
    Word(Rc<str>),
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
    // English has some five characters to a word, and a space behind it.
    let mut scanner = Scanner { text, at: 0, out: Vec::with_capacity(text.len() / 5), glued: false };
    while scanner.step() {}
    scanner.out
}

struct Scanner<'a> {
    text: &'a str,
    /// The offset of the next character.
    at: usize,
    out: Vec<Piece>,
    glued: bool,
}

impl Scanner<'_> {
    fn step(&mut self) -> bool {
        let start = self.at;
        let Some(first) = self.next_if(|_| true) else { return false };
        if first.is_whitespace() {
            self.glued = false;
            return true;
        }
        let shape = match first {
            '0'..='9' => self.digits(),
            _ if is_raised(first) => self.run(is_raised, Shape::Raised),
            _ if first.is_alphabetic() => self.letters(start),
            _ => Shape::Mark(first),
        };
        let capital = first.is_uppercase();
        self.out.push(Piece { shape, span: start..self.at, glued: self.glued, capital });
        self.glued = true;
        true
    }

    /// The characters to come.
    fn ahead(&self) -> std::str::Chars<'_> {
        self.text.get(self.at..).unwrap_or("").chars()
    }

    /// Takes the next character if it is wanted.
    fn next_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let next = self.ahead().next().filter(|next| wanted(*next))?;
        self.at += next.len_utf8();
        Some(next)
    }

    fn run(&mut self, belongs: impl Fn(char) -> bool, shape: Shape) -> Shape {
        while self.next_if(&belongs).is_some() {}
        shape
    }

    /// A word from its first letter on, whose end has been passed.
    fn letters(&mut self, start: usize) -> Shape {
        loop {
            while self.next_if(|next| next.is_alphabetic() && !is_raised(next)).is_some() {}
            if !self.before(|mark| matches!(mark, '\'' | '’'), char::is_alphabetic) {
                break;
            }
            self.next_if(|_| true);
        }
        let written = self.text.get(start..self.at).unwrap_or("");
        if written.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'') {
            return Shape::Word(written.into());
        }
        let straight = |letter: char| if letter == '’' { '\'' } else { letter };
        let lower: String = written.chars().flat_map(char::to_lowercase).map(straight).collect();
        Shape::Word(lower.into())
    }

    fn digits(&mut self) -> Shape {
        loop {
            if self.next_if(|next| next.is_ascii_digit()).is_some() {
                continue;
            }
            if !self.before(|mark| matches!(mark, '.' | ','), |next| next.is_ascii_digit()) {
                return Shape::Digits;
            }
            self.next_if(|_| true);
        }
    }

    /// Whether the next character is such a mark with such a character behind it.
    fn before(&self, mark: impl Fn(char) -> bool, behind: impl Fn(char) -> bool) -> bool {
        let mut ahead = self.ahead();
        ahead.next().is_some_and(mark) && ahead.next().is_some_and(behind)
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
