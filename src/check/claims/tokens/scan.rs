//! Characters into pieces: words, runs of digits, marks.
//!
//! In: the text as a reader sees it. Out: [`Piece`]s in order, each with its place and whether it is glued
//! to the piece before. One pass, every character looked at once.
//! Deliberately absent: what a piece means (see the recognisers beside this file).

use std::borrow::Cow;
use std::ops::Range;

/// What a piece is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape<'a> {
    /// Letters, in lower case, with apostrophes inside (`hampshire's`).
    Word(Cow<'a, str>),
    /// Digits with single commas and points inside (`1,647`, `22.5`).
    Digits,
    /// Raised digits: the mark of a footnote.
    Raised,
    /// Anything else that is no space.
    Mark(char),
}

/// A stretch of text that belongs together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// What it is made of.
    pub shape: Shape<'a>,
    /// Where it stands, in bytes of the text.
    pub span: Range<usize>,
    /// Whether no space stands between it and the piece before.
    pub glued: bool,
    /// Whether it is a word that starts with a capital letter.
    pub capital: bool,
}

impl Piece<'_> {
    /// The word in lower case, or nothing when it is no word.
    #[must_use]
    pub fn word(&self) -> &str {
        if let Shape::Word(word) = &self.shape { word } else { "" }
    }

    /// Whether it is this mark.
    #[must_use]
    pub fn is(&self, mark: char) -> bool {
        matches!(self.shape, Shape::Mark(found) if found == mark)
    }

    /// Whether it is a hyphen, a dash or a minus sign.
    #[must_use]
    pub fn is_dash(&self) -> bool {
        matches!(self.shape, Shape::Mark('-' | '\u{2010}'..='\u{2015}' | '\u{2212}'))
    }
}

/// Cuts a stretch of a text into pieces.
pub fn pieces<'a>(text: &'a str, stretch: &Range<usize>, out: &mut Vec<Piece<'a>>) {
    let text = text.get(..stretch.end).unwrap_or("");
    let mut scanner = Scanner { text, at: stretch.start };
    let mut glued = false;
    while let Some(first) = scanner.next() {
        if first.is_whitespace() {
            glued = false;
            continue;
        }
        let start = scanner.at - first.len_utf8();
        let shape = scanner.shape(first, start);
        out.push(Piece { shape, span: start..scanner.at, glued, capital: first.is_uppercase() });
        glued = true;
    }
}

struct Scanner<'a> {
    text: &'a str,
    /// The offset of the next character.
    at: usize,
}

impl<'a> Scanner<'a> {
    /// The shape of the piece that starts with a character which has been passed.
    fn shape(&mut self, first: char, start: usize) -> Shape<'a> {
        match first {
            '0'..='9' => self.digits(),
            _ if is_letter(first) => self.letters(start),
            _ if is_raised(first) => {
                self.run(is_raised);
                Shape::Raised
            }
            _ => Shape::Mark(first),
        }
    }

    /// The characters to come.
    fn ahead(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// The next character; most are of one byte.
    fn peek(&self) -> Option<char> {
        let byte = *self.text.as_bytes().get(self.at)?;
        if byte.is_ascii() { Some(char::from(byte)) } else { self.ahead().chars().next() }
    }

    /// Passes the next character.
    fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Passes the characters that belong to a piece.
    fn run(&mut self, belongs: impl Fn(char) -> bool) {
        while let Some(next) = self.peek().filter(|next| belongs(*next)) {
            self.at += next.len_utf8();
        }
    }

    /// A word from its first letter on, whose end has been passed.
    fn letters(&mut self, start: usize) -> Shape<'a> {
        // Most words are of small letters alone.
        let letters = self.text.as_bytes().get(start..).unwrap_or_default();
        let small = start + letters.iter().take_while(|letter| letter.is_ascii_lowercase()).count();
        self.at = self.at.max(small);
        let ends = |next: &u8| next.is_ascii() && !next.is_ascii_alphabetic() && *next != b'\'';
        if self.text.as_bytes().get(self.at).is_none_or(ends) && self.at == small {
            return Shape::Word(Cow::Borrowed(self.text.get(start..small).unwrap_or("")));
        }
        self.run(is_letter);
        while let Some(mark) = self.joining(|mark| matches!(mark, '\'' | '’'), char::is_alphabetic) {
            self.at += mark.len_utf8();
            self.run(is_letter);
        }
        let written = self.text.get(start..self.at).unwrap_or("");
        if written.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'') {
            return Shape::Word(Cow::Borrowed(written));
        }
        if written.is_ascii() {
            return Shape::Word(Cow::Owned(written.to_ascii_lowercase()));
        }
        let straight = |letter: char| if letter == '’' { '\'' } else { letter };
        let lower: String = written.chars().flat_map(char::to_lowercase).map(straight).collect();
        Shape::Word(Cow::Owned(lower))
    }

    fn digits(&mut self) -> Shape<'a> {
        let is_digit = |next: char| next.is_ascii_digit();
        self.run(is_digit);
        while let Some(mark) = self.joining(|mark| matches!(mark, '.' | ','), is_digit) {
            self.at += mark.len_utf8();
            self.run(is_digit);
        }
        Shape::Digits
    }

    /// The next character, if it is such a mark with such a character behind it.
    fn joining(&self, mark: impl Fn(char) -> bool, behind: impl Fn(char) -> bool) -> Option<char> {
        let found = self.peek().filter(|next| mark(*next))?;
        self.ahead().chars().nth(1).is_some_and(behind).then_some(found)
    }
}

fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic()
        || !character.is_ascii() && character.is_alphabetic() && !is_raised(character)
}

fn is_raised(character: char) -> bool {
    matches!(character, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<Piece<'_>> {
        let mut out = Vec::new();
        pieces(text, &(0..text.len()), &mut out);
        out
    }

    fn read(text: &str) -> Vec<&str> {
        cut(text).into_iter().map(|piece| text.get(piece.span).unwrap_or("")).collect()
    }

    #[test]
    fn numbers_keep_their_commas_and_words_their_apostrophes() {
        assert_eq!(read("Hampshire's 1,647 (94.1%)."), ["Hampshire's", "1,647", "(", "94.1", "%", ")", "."]);
    }

    #[test]
    fn a_raised_footnote_mark_is_no_digit() {
        let found = cut("group 80²");
        assert_eq!(found.last().map(|piece| piece.shape.clone()), Some(Shape::Raised));
        assert!(found.last().is_some_and(|piece| piece.glued));
    }
}
